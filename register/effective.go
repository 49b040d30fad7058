package register

import (
	"encoding/json"
	"fmt"

	"chancery/statement"
)

// effect is what a reading and its reviews come to.
type effect struct {
	standing []standing
	at       map[int64]string // by review: the statement that it stands at
	orphans  int              // reviews in force that stand at none
	err      error
}

// effective settles what counts: the statements of the current reading as
// people corrected them, and those that people added. seen gives the IDs of an
// earlier reading's statements.
func effective(p paper, seen func(reading int64) (map[string]bool, error)) effect {
	e := effect{at: map[int64]string{}}
	here := map[string]int{}
	for _, s := range p.statements {
		if _, twice := here[s.ID]; twice {
			continue // an engine that tells the same thing twice tells it once
		}
		here[s.ID] = len(e.standing)
		e.standing = append(e.standing, standing{
			statement: s.Statement, state: Unreviewed, wording: s.wording, body: s.body, published: p.published, sources: p.sources,
		})
	}
	for _, r := range p.reviews {
		if r.Withdrawn || r.Action == Withdraw {
			continue
		}
		var before map[string]bool
		if _, exact := here[r.Statement]; !exact && r.reading != p.reading {
			if before, e.err = seen(r.reading); e.err != nil {
				return e
			}
		}
		i := place(e.standing, here, r, before)
		if i < 0 && r.Action == Add {
			i = len(e.standing)
			here[r.Statement] = i
			e.standing = append(e.standing, standing{state: Missed, published: p.published, sources: p.sources})
		}
		if i < 0 {
			e.orphans++
			continue
		}
		if e.err = e.standing[i].apply(r); e.err != nil {
			return e
		}
		here[e.standing[i].statement.ID] = i // a missed statement that the engine finds now keeps its own ID
		e.at[r.ID] = e.standing[i].statement.ID
	}
	return e
}

// place finds the statement that a review is about: the very one, else the one
// whose operative word and content overlap most with those it was made on,
// among those that were not there then. -1 if there is none.
func place(all []standing, here map[string]int, r Review, before map[string]bool) int {
	if i, ok := here[r.Statement]; ok {
		return i
	}
	best, most := -1, 0
	for i, s := range all {
		st := s.statement
		if before[st.ID] {
			continue
		}
		operative := overlap(st.Operative, r.Operative)
		content := overlap(st.Content, r.Content)
		if operative == 0 || content == 0 && length(st.Content) > 0 && length(r.Content) > 0 {
			continue
		}
		// What the two share, less what only one of them has.
		score := 2*(operative+content) - length(st.Operative) - length(st.Content) + 1<<30
		if score > most {
			best, most = i, score
		}
	}
	return best
}

func length(s statement.Span) int { return s.End - s.Start }

// overlap is how many bytes two spans share.
func overlap(a, b statement.Span) int {
	return max(0, min(a.End, b.End)-max(a.Start, b.Start))
}

// apply makes the statement what a review says.
func (s *standing) apply(r Review) error {
	switch r.Action {
	case Reject:
		s.state = Rejected
		return nil
	case Confirm:
		if s.state == Unreviewed || s.state == Rejected {
			s.state = Confirmed
		}
		return nil
	case Add:
		s.state = Missed
		return s.become(*r.Missed)
	}
	if s.state != Missed {
		s.state = Corrected
	}
	corrected, err := correct(s.statement, r.Field, []byte(r.Value))
	if err != nil {
		return fmt.Errorf("review %d: %w", r.ID, err)
	}
	return s.become(corrected)
}

// become takes on other words than those that are stored.
func (s *standing) become(st statement.Statement) error {
	body, err := bodyOf(st)
	if err != nil {
		return err
	}
	if body != s.body {
		s.statement, s.body, s.wording = st, body, 0
	}
	return nil
}

// bodyOf is a statement as wordings keep it: without what its document says.
func bodyOf(st statement.Statement) (string, error) {
	st.Document, st.Source = "", ""
	return encode(st)
}

// statementOf undoes bodyOf.
func statementOf(body, document, source string) (statement.Statement, error) {
	var st statement.Statement
	if err := json.Unmarshal([]byte(body), &st); err != nil {
		return st, fmt.Errorf("decode a statement: %w", err)
	}
	st.Document, st.Source = document, source
	return st, nil
}
