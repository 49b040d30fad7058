package gold

import (
	"sort"

	"chancery/statement"
)

type span struct{ start, end int }

func (m Mark) operative() span { return span{m.OperativeAt, m.OperativeAt + len(m.Operative)} }
func (m Mark) content() span   { return span{m.ContentAt, m.ContentAt + len(m.Content)} }

func spanOf(s statement.Span) span { return span{s.Start, s.End} }

// shared is the intersection of two spans over their union.
func shared(a, b span) float64 {
	both := min(a.end, b.end) - max(a.start, b.start)
	if both <= 0 {
		return 0
	}
	return float64(both) / float64(max(a.end, b.end)-min(a.start, b.start))
}

const slack = 60 // bytes that one content may have beside the other

// holds tells whether one span lies within the other with little beside it.
func holds(a, b span) bool {
	within := a.start <= b.start && b.end <= a.end || b.start <= a.start && a.end <= b.end
	more := (a.end - a.start) - (b.end - b.start)
	return within && more <= slack && -more <= slack
}

// Pair is a marked statement with the prediction that answers it.
type Pair struct {
	Mark Mark
	Read statement.Statement
}

// Answers pairs marks with predictions, best first; lost are the marks and
// extra the predictions that stay alone.
func Answers(marks []Mark, read []statement.Statement) (pairs []Pair, lost []Mark, extra []statement.Statement) {
	markTaken, readTaken := make([]bool, len(marks)), make([]bool, len(read))
	for _, c := range candidates(marks, read) {
		if !markTaken[c.mark] && !readTaken[c.read] {
			markTaken[c.mark], readTaken[c.read] = true, true
			pairs = append(pairs, Pair{marks[c.mark], read[c.read]})
		}
	}
	for i, m := range marks {
		if !markTaken[i] {
			lost = append(lost, m)
		}
	}
	for i, s := range read {
		if !readTaken[i] {
			extra = append(extra, s)
		}
	}
	return pairs, lost, extra
}

type candidate struct {
	value      float64
	mark, read int
}

// candidates are all pairs that could answer each other, best first.
func candidates(marks []Mark, read []statement.Statement) []candidate {
	var out []candidate
	for i, m := range marks {
		for j, s := range read {
			v := shared(m.content(), spanOf(s.Content))
			same := shared(m.operative(), spanOf(s.Operative)) > 0
			if v < 0.6 && !(same && (v >= 0.3 || holds(m.content(), spanOf(s.Content)))) {
				continue
			}
			if same {
				v += 0.5
			}
			out = append(out, candidate{v, i, j})
		}
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].value > out[b].value })
	return out
}
