package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"chancery/statement"
)

// mark is a stretch of the text that a statement or a doubt lays claim to.
type mark struct {
	start, end int
	notes      []string // ids of the notes it belongs to: "s3", "d1"
	class      string
	lane       int // lines under one another where stretches overlap; -1 for none
}

// lanes is the number of underlines that fit between two lines of text.
const lanes = 3

// marksOf gives the marks of a reading: the words that carry each statement,
// once where several share them, the stretch each governs, and the doubts.
func marksOf(r statement.Reading) []mark {
	var marks []mark
	operatives := make(map[[2]int]int) // by start and end: index in marks
	for i, s := range r.Statements {
		id := "s" + strconv.Itoa(i+1)
		class := "k-" + string(s.Kind)
		if s.Polarity == statement.Negated {
			class += " negated"
		}
		place := [2]int{s.Operative.Start, s.Operative.End}
		if at, ok := operatives[place]; ok {
			marks[at].notes = append(marks[at].notes, id)
		} else if s.Operative.End > s.Operative.Start {
			operatives[place] = len(marks)
			marks = append(marks, mark{s.Operative.Start, s.Operative.End, []string{id}, "op " + class, -1})
		}
		if s.Confidence < unsure {
			class += " unsure"
		}
		marks = append(marks, mark{s.Content.Start, s.Content.End, []string{id}, "un " + class, 0})
	}
	for i, d := range r.Doubts {
		id := "d" + strconv.Itoa(i+1)
		marks = append(marks, mark{d.Span.Start, d.Span.End, []string{id}, "doubt", -1})
	}
	return inLanes(marks)
}

// inLanes gives stretches that overlap different lanes, each its own over its
// whole length; where there are more than lanes of them, the last lane is
// shared.
func inLanes(marks []mark) []mark {
	order := make([]int, 0, len(marks))
	for i, m := range marks {
		if m.lane >= 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(marks[a].start, marks[b].start), cmp.Compare(marks[b].end, marks[a].end))
	})
	var taken [lanes]int // the end of what lies in each lane
	for _, i := range order {
		lane := 0
		for lane < lanes-1 && taken[lane] > marks[i].start {
			lane++
		}
		marks[i].lane, taken[lane] = lane, max(taken[lane], marks[i].end)
	}
	return marks
}

// segment is a run of text over which the same marks hold.
type segment struct {
	Text   string
	Layers []layer
	Refs   []ref // to the notes whose stretch ends with it
}

// layer is one mark over a segment.
type layer struct {
	Class string
	Notes string // ids of the notes, with spaces between
}

// ref points from the text to a note.
type ref struct {
	Note, Number, Mark, Class, Label string
}

// segments cuts text[start:end] wherever a mark begins or ends.
func segments(text string, start, end int, marks []mark) []segment {
	var near []mark
	cuts := []int{start, end}
	for _, m := range marks {
		if m.start < end && m.end > start && m.start < m.end {
			near = append(near, m)
			cuts = append(cuts, max(m.start, start), min(m.end, end))
		}
	}
	slices.SortStableFunc(near, func(a, b mark) int { return cmp.Compare(b.lane, a.lane) })
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []segment
	for i, from := range cuts[:len(cuts)-1] {
		s := segment{Text: text[from:cuts[i+1]]}
		for _, m := range near {
			if m.start <= from && from < m.end {
				s.Layers = append(s.Layers, layer{m.layerClass(), strings.Join(m.notes, " ")})
			}
		}
		out = append(out, s)
	}
	return out
}

func (m mark) layerClass() string {
	if m.lane < 0 {
		return m.class
	}
	return m.class + " l" + strconv.Itoa(m.lane)
}
