package register

import (
	"context"
	"sync"
)

// keptAnswers are answers about the present, kept until the next change.
type keptAnswers struct {
	mu  sync.Mutex
	seq int64 // the change after which they hold
	by  map[question]any
}

// question is what was asked and about what; the latter can be compared.
type question struct {
	what  string
	about any
}

// maxKept is how many answers are kept. That of a pair with much between it has
// about 1 MB, most have a tenth of that or less.
const maxKept = 250

// once answers what many ask alike (the world, a subject, a pair), of the
// present once for each change. Who asks shares the answer with others and must
// not write to it.
func once[T any](ctx context.Context, v View, q question, answer func(s session) (T, error)) (T, error) {
	var given T
	err := v.look(ctx, func(s session) error {
		if s.seq != 0 {
			var err error
			given, err = answer(s)
			return err
		}
		var seq int64
		if err := s.row("SELECT COALESCE(MAX(seq), 0) FROM change", nil, &seq); err != nil {
			return err
		}
		if kept, ok := s.db.answers.of(seq, q).(T); ok {
			given = kept
			return nil
		}
		var err error
		if given, err = answer(s); err == nil {
			s.db.answers.keep(seq, q, given)
		}
		return err
	})
	return given, err
}

// of gives the answer that holds after a change, nil if there is none.
func (k *keptAnswers) of(seq int64, q question) any {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.seq != seq {
		return nil
	}
	return k.by[q]
}

// keep keeps an answer, in place of any other where there are many, unless there
// are some of a later change.
func (k *keptAnswers) keep(seq int64, q question, answer any) {
	k.mu.Lock()
	defer k.mu.Unlock()
	switch {
	case seq < k.seq:
		return
	case seq > k.seq || k.by == nil:
		k.seq, k.by = seq, map[question]any{}
	case len(k.by) >= maxKept:
		for other := range k.by {
			delete(k.by, other)
			break
		}
	}
	k.by[q] = answer
}
