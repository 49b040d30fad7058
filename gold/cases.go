package gold

import (
	"cmp"
	"slices"

	"chancery/statement"
)

// Fate is how a marked statement, or one that was read, came out.
type Fate string

// The fates: a mark was answered and kind, actors, recipients and polarity are
// right, or one of them is not; nothing answers a mark; a statement answers none.
const (
	Right  Fate = "right"
	Wrong  Fate = "wrong"
	Missed Fate = "missed"
	Extra  Fate = "extra"
)

// Case is one mark with what answers it, or a statement that answers none.
type Case struct {
	Text       string       `json:"text"`
	At         int          `json:"at"` // byte of the operative word, as marked if it is marked
	Operative  string       `json:"operative"`
	ContentAt  int          `json:"content_at"`
	Content    string       `json:"content"`
	Kind       string       `json:"kind"`
	Fate       Fate         `json:"fate"`
	Cause      string       `json:"cause"`           // of every fate but right: what went wrong first
	Wrong      []Difference `json:"wrong,omitempty"` // fields that differ, those of the strict score first
	ID         string       `json:"id,omitempty"`    // of the statement read
	Rule       string       `json:"rule,omitempty"`  // by which it was read
	Confidence float64      `json:"confidence"`
}

// Difference is a field that was read otherwise than it is marked.
type Difference struct {
	Field  string `json:"field"`
	Marked string `json:"marked"`
	Read   string `json:"read"`
}

// The causes of misses and of extras, told from where the words stand.
const (
	noOperative  = "no statement at this word"
	otherStretch = "another stretch of words"
	fewStretches = "fewer statements at this word"
	unmarked     = "nothing is marked here"
	manyMarked   = "more statements at this word"
)

func caseOf(text string, m Mark) Case {
	return Case{Text: text, At: m.OperativeAt, Operative: m.Operative, ContentAt: m.ContentAt, Content: m.Content, Kind: m.Kind}
}

// missed is the case of a mark that nothing answers; extra are the statements
// that answer nothing.
func missed(text string, m Mark, read, extra []statement.Statement) Case {
	c := caseOf(text, m)
	at := func(s statement.Statement) bool { return shared(spanOf(s.Operative), m.operative()) > 0 }
	c.Fate, c.Cause = Missed, cause(extra, read, at, noOperative, fewStretches)
	return c
}

// superfluous is the case of a statement that answers nothing; lost are the
// marks that nothing answers.
func superfluous(text string, s statement.Statement, marks, lost []Mark) Case {
	at := func(m Mark) bool { return shared(spanOf(s.Operative), m.operative()) > 0 }
	return Case{
		Text: text, At: s.Operative.Start, Operative: s.Operative.Text, ContentAt: s.Content.Start, Content: s.Content.Text, Kind: string(s.Kind),
		Fate: Extra, Cause: cause(lost, marks, at, unmarked, manyMarked), ID: s.ID, Rule: s.Rule, Confidence: s.Confidence,
	}
}

// cause tells why something has no counterpart: one that is alone as well
// stands at its word, or only one that is answered does (taken), or none.
func cause[T any](alone, all []T, at func(T) bool, none, taken string) string {
	switch {
	case slices.ContainsFunc(alone, at):
		return otherStretch
	case slices.ContainsFunc(all, at):
		return taken
	}
	return none
}

// Verdicts are those on the statements read, in the order of the cases.
func (r Report) Verdicts() []Verdict {
	var out []Verdict
	for _, c := range r.Cases {
		if c.Fate != Missed {
			out = append(out, Verdict{ID: c.ID, Confidence: c.Confidence, Right: c.Fate == Right})
		}
	}
	return out
}

// Score counts cases: Detection as to whether a mark was answered at all,
// Strict as to whether the answer is right.
type Score struct{ Detection, Strict Counts }

// Group is the score of the cases that have something in common.
type Group struct {
	Name string
	Score
}

// By groups cases by a key, in the order of the keys; cases whose key is empty
// are in no group.
func By(cases []Case, key func(Case) string) []Group {
	groups := map[string]*Group{}
	for _, c := range cases {
		name := key(c)
		if name == "" {
			continue
		}
		if groups[name] == nil {
			groups[name] = &Group{Name: name}
		}
		groups[name].count(c.Fate)
	}
	out := make([]Group, 0, len(groups))
	for _, g := range groups {
		out = append(out, *g)
	}
	slices.SortFunc(out, func(a, b Group) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

func (s *Score) count(f Fate) {
	switch f {
	case Right:
		s.Detection.Hit++
		s.Strict.Hit++
	case Wrong:
		s.Detection.Hit++
		s.Strict.add(Counts{Extra: 1, Missed: 1})
	case Missed:
		s.Detection.Missed++
		s.Strict.Missed++
	case Extra:
		s.Detection.Extra++
		s.Strict.Extra++
	}
}

// Surest are the statements that are not right, the most confident first.
func Surest(cases []Case) []Case {
	out := slices.DeleteFunc(slices.Clone(cases), func(c Case) bool { return c.Fate != Wrong && c.Fate != Extra })
	slices.SortStableFunc(out, func(a, b Case) int { return cmp.Compare(b.Confidence, a.Confidence) })
	return out
}

// Changes compares the marks of two runs over the same texts: gained are those
// that only the later one has right, lost those that only the earlier one has.
func Changes(before, now []Case) (gained, lost []Case) {
	was := map[place]bool{}
	for _, c := range before {
		if c.Fate != Extra {
			was[c.place()] = c.Fate == Right
		}
	}
	for _, c := range now {
		right, known := was[c.place()]
		switch {
		case !known || c.Fate == Extra || right == (c.Fate == Right):
		case right:
			lost = append(lost, c)
		default:
			gained = append(gained, c)
		}
	}
	return gained, lost
}

// place is where a mark stands.
type place struct {
	text          string
	at, contentAt int
	content       string
}

func (c Case) place() place { return place{c.Text, c.At, c.ContentAt, c.Content} }
