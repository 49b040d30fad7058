package gold

import (
	"math"
	"slices"

	"chancery/statement"
)

// Counts are hits, false alarms and misses.
type Counts struct{ Hit, Extra, Missed int }

// F1 is the harmonic mean of precision and recall, 0–1.
func (c Counts) F1() float64 {
	if c.Hit == 0 {
		return 0
	}
	return 2 * float64(c.Hit) / float64(2*c.Hit+c.Extra+c.Missed)
}

func (c *Counts) add(d Counts) {
	c.Hit, c.Extra, c.Missed = c.Hit+d.Hit, c.Extra+d.Extra, c.Missed+d.Missed
}

// Fields are the fields of a matched statement that are compared, in order.
var fields = []struct {
	name string
	same func(Mark, statement.Statement) bool
}{
	{"kind", func(m Mark, s statement.Statement) bool { return m.Kind == string(s.Kind) }},
	{"actors", func(m Mark, s statement.Statement) bool { return sameCodes(m.Actors, s.Actors) }},
	{"recipients", func(m Mark, s statement.Statement) bool { return sameCodes(m.Recipients, s.Recipients) }},
	{"polarity", func(m Mark, s statement.Statement) bool { return m.Polarity == string(s.Polarity) }},
	{"mutual", func(m Mark, s statement.Statement) bool { return m.Mutual == s.Mutual }},
	{"said_by", func(m Mark, s statement.Statement) bool { return sameCodes(m.SaidBy, s.SaidBy) }},
	{"status", func(m Mark, s statement.Statement) bool { return m.Status == string(s.Status) }},
	{"event", func(m Mark, s statement.Statement) bool { return m.Event == eventOf(s) }},
	{"time", func(m Mark, s statement.Statement) bool { return m.Time == timeOf(s) }},
}

// strictFields is how many of the first fields must all be right.
const strictFields = 4

// Report is the score of readings against marked texts.
type Report struct {
	Texts             int
	Detection, Strict Counts
	Topics, Figures   Counts
	Matched           int            // marks that are not optional and were answered
	Right             map[string]int // of those, by field
	Verdicts          []Verdict      // on the statements read, but those that answer optional marks
}

// FieldNames are the keys of Report.Right, in order.
func FieldNames() []string {
	var out []string
	for _, f := range fields {
		out = append(out, f.name)
	}
	return out
}

// Share is the part of the matched statements whose field is right, 0–1.
func (r Report) Share(field string) float64 {
	if r.Matched == 0 {
		return 0
	}
	return float64(r.Right[field]) / float64(r.Matched)
}

// Add scores the reading of one more text.
func (r *Report) Add(t Text, read []statement.Statement) {
	if r.Right == nil {
		r.Right = map[string]int{}
	}
	r.Texts++
	pairs, lost, extra := Answers(t.Marks, read)
	c := Counts{Extra: len(extra)}
	for _, m := range lost {
		if !m.Optional {
			c.Missed++
			r.Figures.add(Counts{Missed: one(m.Kind == "figure")})
		}
	}
	for _, s := range extra {
		r.Figures.add(Counts{Extra: one(s.Kind == statement.Figure)})
		r.Verdicts = append(r.Verdicts, Verdict{ID: s.ID, Confidence: s.Confidence})
	}
	strict := 0
	for _, p := range pairs {
		if p.Mark.Optional {
			continue
		}
		c.Hit++
		right := r.compare(p)
		strict += one(right)
		r.Verdicts = append(r.Verdicts, Verdict{ID: p.Read.ID, Confidence: p.Read.Confidence, Right: right})
	}
	r.Matched += c.Hit
	r.Detection.add(c)
	r.Strict.add(Counts{Hit: strict, Extra: c.Hit + c.Extra - strict, Missed: c.Hit + c.Missed - strict})
}

// compare counts the fields of one pair and tells whether it is strictly right.
func (r *Report) compare(p Pair) bool {
	strict := true
	for i, f := range fields {
		if f.same(p.Mark, p.Read) {
			r.Right[f.name]++
		} else if i < strictFields {
			strict = false
		}
	}
	for _, t := range p.Read.Topics {
		r.Topics.add(Counts{Hit: one(slices.Contains(p.Mark.Topics, t)), Extra: one(!slices.Contains(p.Mark.Topics, t))})
	}
	for _, t := range p.Mark.Topics {
		r.Topics.add(Counts{Missed: one(!slices.Contains(p.Read.Topics, t))})
	}
	if p.Mark.Kind == "figure" {
		good := one(sameFigure(p.Mark.Figure, p.Read.Figure))
		r.Figures.add(Counts{Hit: good, Extra: 1 - good, Missed: 1 - good})
	}
	return strict
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// sameCodes compares sets.
func sameCodes(codes []string, mentions []statement.Mention) bool {
	a, b := map[string]bool{}, map[string]bool{}
	for _, c := range codes {
		a[c] = true
	}
	for _, m := range mentions {
		b[m.Code] = true
		if !a[m.Code] {
			return false
		}
	}
	return len(a) == len(b)
}

func eventOf(s statement.Statement) string {
	if s.Event == nil {
		return ""
	}
	return s.Event.Type
}

func timeOf(s statement.Statement) string {
	if s.Time == nil {
		return ""
	}
	return s.Time.EDTF
}

func sameFigure(m *Figure, q *statement.Quantity) bool {
	if q == nil {
		return false
	}
	if m == nil {
		m = &Figure{}
	}
	unit := ""
	if q.Unit != nil {
		unit = *q.Unit
	}
	return near(m.Value, q.Value) && near(m.Ratio, q.Ratio) && m.Unit == unit
}

// near allows one percent.
func near(a, b *float64) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return math.Abs(*a-*b) <= 0.01*max(math.Abs(*a), 1e-9)
}
