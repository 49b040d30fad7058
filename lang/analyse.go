package lang

import (
	"context"
	"fmt"
	"sort"
	"sync"
	"sync/atomic"
)

// reading is what the heads read in one window.
type reading struct {
	window    window
	tokens    []Token // heads count within the sentence
	tags      []nameTag
	begins    []bool
	proposals []Proposal
}

// sentences returns the stretches of tokens that are sentences.
func (r *reading) sentences() []span {
	var out []span
	for i, b := range r.begins {
		if b {
			out = append(out, span{i, i})
		}
		out[len(out)-1].end = i + 1
	}
	return out
}

// Analyse reads a text, whose lines are its paragraphs and whose first line,
// if short, is its title. It cannot fail; the time and memory it takes grow
// with the length of the text, and its result is the same on every machine.
func (m *Model) Analyse(text string) *Analysis {
	a, _ := m.AnalyseContext(context.Background(), text) // nobody calls it off
	return a
}

// AnalyseContext is Analyse for a caller who may lose interest: it stops at the
// next window once ctx is done, and its error is then that of ctx.
func (m *Model) AnalyseContext(ctx context.Context, text string) (*Analysis, error) {
	read := m.readAll(ctx, m.draft(text))
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("analyse a text of %d bytes: %w", len(text), err)
	}
	a := &Analysis{Labels: m.Labels(), Asked: m.config.Thresholds.Op}
	for _, r := range read {
		a.Sentences = appendSentences(a.Sentences, r, false)
		a.Proposals = append(a.Proposals, r.proposals...)
	}
	a.index()
	return a, nil
}

// Parse reads sentences of one document that are already cut into tokens, as
// treebanks have them; nothing is proposed. Offsets count over the forms
// joined with single spaces. Sentences without a token are left out; one that
// is longer than the encoder can see is read in parts, and the roots of the
// later parts hang from the first as "parataxis".
func (m *Model) Parse(sentences [][]string) []Sentence {
	d := m.draftSentences(sentences)
	var out []Sentence
	for _, r := range m.readAll(context.Background(), d) {
		out = appendSentences(out, r, !d.begins[r.window.first])
	}
	return out
}

// readAll reads the windows of a draft, several at once, and returns them in
// order; once ctx is done it reads no more of them.
func (m *Model) readAll(ctx context.Context, d *draft) []*reading {
	windows := m.windows(d)
	out := make([]*reading, len(windows))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(m.workers, len(windows)) {
		wait.Go(func() {
			ws := m.workspace()
			defer m.spaces.Put(ws)
			for i := int(next.Add(1)) - 1; i < len(windows) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				out[i] = m.readWindow(ws, d, windows[i])
			}
		})
	}
	wait.Wait()
	return out
}

func (m *Model) workspace() *workspace {
	if ws, ok := m.spaces.Get().(*workspace); ok {
		return ws
	}
	return new(workspace)
}

func (m *Model) readWindow(ws *workspace, d *draft, w window) *reading {
	ws.pieces, ws.cases = m.input(d, w, ws.pieces[:0], ws.cases[:0])
	return m.read(ws, d, w, m.encode(ws, ws.pieces, ws.cases))
}

// appendSentences adds the sentences of a window; if continued, its first one
// goes on from the last one of list.
func appendSentences(list []Sentence, r *reading, continued bool) []Sentence {
	for _, b := range r.sentences() {
		s := Sentence{Tokens: r.tokens[b.start:b.end:b.end], Names: names(r.tags[b.start:b.end])}
		s.Start, s.End = s.Tokens[0].Start, s.Tokens[len(s.Tokens)-1].End
		if continued && b.start == 0 && len(list) > 0 {
			list[len(list)-1].join(s)
			continue
		}
		list = append(list, s)
	}
	return list
}

// join appends to s the part that follows.
func (s *Sentence) join(part Sentence) {
	n, root := len(s.Tokens), 0
	for s.Tokens[root].Head >= 0 {
		root++ // every sentence has one
	}
	for _, t := range part.Tokens {
		if t.Head += n; t.Head < n {
			t.Head, t.Deprel = root, "parataxis"
		}
		s.Tokens = append(s.Tokens, t)
	}
	for _, name := range part.Names {
		s.Names = append(s.Names, Name{name.First + n, name.Last + n, name.Type})
	}
	s.End = part.End
}

// index notes where each sentence's tokens begin.
func (a *Analysis) index() {
	n := 0
	for _, s := range a.Sentences {
		a.first = append(a.first, n)
		n += len(s.Tokens)
	}
}

// At returns the sentence of a token, counted over the whole analysis as
// proposals count, and its place in that sentence. ok is false if there is no
// such token.
func (a *Analysis) At(token int) (sentence, place int, ok bool) {
	first := a.first
	if len(first) != len(a.Sentences) {
		b := Analysis{Sentences: a.Sentences}
		b.index()
		first = b.first
	}
	i := sort.SearchInts(first, token+1) - 1
	if i < 0 || token-first[i] >= len(a.Sentences[i].Tokens) {
		return 0, 0, false
	}
	return i, token - first[i], true
}

// First returns the token, counted over the whole analysis, at which a
// sentence begins.
func (a *Analysis) First(sentence int) int {
	if len(a.first) == len(a.Sentences) {
		return a.first[sentence]
	}
	n := 0
	for _, s := range a.Sentences[:sentence] {
		n += len(s.Tokens)
	}
	return n
}
