package gold

import (
	"math"
	"slices"
	"strconv"
	"strings"

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

// fields are the fields of a matched statement that are compared, in order: as
// marked and as read, in a form in which equal values are equal strings.
var fields = []struct {
	name   string
	marked func(Mark) string
	read   func(statement.Statement) string
}{
	{"kind", func(m Mark) string { return m.Kind }, func(s statement.Statement) string { return string(s.Kind) }},
	{"actors", func(m Mark) string { return set(m.Actors) }, func(s statement.Statement) string { return set(codes(s.Actors)) }},
	{"recipients", func(m Mark) string { return set(m.Recipients) }, func(s statement.Statement) string { return set(codes(s.Recipients)) }},
	{"polarity", func(m Mark) string { return m.Polarity }, func(s statement.Statement) string { return string(s.Polarity) }},
	{"mutual", func(m Mark) string { return strconv.FormatBool(m.Mutual) }, func(s statement.Statement) string { return strconv.FormatBool(s.Mutual) }},
	{"said_by", func(m Mark) string { return set(m.SaidBy) }, func(s statement.Statement) string { return set(codes(s.SaidBy)) }},
	{"status", func(m Mark) string { return m.Status }, func(s statement.Statement) string { return string(s.Status) }},
	{"event", func(m Mark) string { return m.Event }, eventOf},
	{"time", func(m Mark) string { return m.Time }, timeOf},
}

// strictFields is how many of the first fields must all be right.
const strictFields = 4

// Report is the score of readings against marked texts.
type Report struct {
	Score
	Texts           int
	Topics, Figures Counts
	Right           map[string]int // of the marks that were answered (Detection.Hit), by field
	Cases           []Case         // every mark and every statement read, but for optional marks and what answers them
}

// Add scores the reading of one more text.
func (r *Report) Add(t Text, read []statement.Statement) {
	if r.Right == nil {
		r.Right = map[string]int{}
	}
	r.Texts++
	pairs, lost, extra := Answers(t.Marks, read)
	for _, m := range lost {
		if !m.Optional {
			r.Figures.add(Counts{Missed: one(m.Kind == "figure")})
			r.record(missed(t.Name, m, read, extra))
		}
	}
	for _, s := range extra {
		r.Figures.add(Counts{Extra: one(s.Kind == statement.Figure)})
		r.record(superfluous(t.Name, s, t.Marks, lost))
	}
	for _, p := range pairs {
		if !p.Mark.Optional {
			r.record(r.compare(t.Name, p))
		}
	}
}

func (r *Report) record(c Case) {
	r.Cases = append(r.Cases, c)
	r.count(c.Fate)
}

// compare counts the fields of one pair and tells how it came out.
func (r *Report) compare(text string, p Pair) Case {
	c := caseOf(text, p.Mark)
	c.ID, c.Rule, c.Confidence, c.Fate = p.Read.ID, p.Read.Rule, p.Read.Confidence, Right
	for i, f := range fields {
		marked, read := f.marked(p.Mark), f.read(p.Read)
		if marked == read {
			r.Right[f.name]++
			continue
		}
		c.Wrong = append(c.Wrong, Difference{f.name, marked, read})
		if i < strictFields && c.Fate == Right {
			c.Fate, c.Cause = Wrong, "wrong "+f.name
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
	return c
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// set writes codes in order, each once.
func set(codes []string) string {
	codes = slices.Clone(codes)
	slices.Sort(codes)
	return strings.Join(slices.Compact(codes), ", ")
}

func codes(list []statement.Mention) []string {
	var out []string
	for _, m := range list {
		out = append(out, m.Code)
	}
	return out
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
