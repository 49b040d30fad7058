package web

import (
	"strconv"
	"strings"

	"chancery/document"
	"chancery/statement"
)

// edition is a text with its notes: paragraphs whose words are marked, and in
// the margin of each the notes on what stands in it.
type edition struct {
	Heading    *paragraph // the title, where the text has one
	Paragraphs []paragraph
	Counts     string // "33 statements: 12 pledges, …; 2 doubts"
}

// paragraph is a line of the text with the notes in its margin.
type paragraph struct {
	Segments []segment
	Notes    []note
	Doubts   []doubt
	Why      *why // the sentence that is being explained, if it is in here
}

// doubt is a note on what could not be settled.
type doubt struct {
	ID, Number, Words, Message string
}

// edit lays out the text of d, which may have a title, with its reading and the
// notes on that, one for each statement. x is the sentence to explain, or nil.
func edit(d *document.Document, r statement.Reading, notes []note, x *why) *edition {
	e := &edition{Counts: countsOf(r)}
	marks, text := marksOf(r), d.Text
	start := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		end := start + len(line)
		if strings.TrimSpace(line) != "" {
			p := paragraph{}
			p.Segments = segments(text, start, start+len(strings.TrimRight(line, "\n")), marks)
			p.annotate(r, notes, start, end)
			if x != nil && x.at >= start && x.at < end {
				p.Why = x
			}
			if e.Heading == nil && len(e.Paragraphs) == 0 && strings.TrimSpace(line) == d.Title {
				e.Heading = &p
			} else {
				e.Paragraphs = append(e.Paragraphs, p)
			}
		}
		start = end
	}
	return e
}

// annotate gives a paragraph the notes whose operative word stands in
// text[start:end], and points to each from where its words end.
func (p *paragraph) annotate(r statement.Reading, notes []note, start, end int) {
	at := start // where each segment begins
	ends := make(map[int]int)
	for i, seg := range p.Segments {
		at += len(seg.Text)
		ends[at] = i
	}
	for i, st := range r.Statements {
		if st.Operative.Start < start || st.Operative.Start >= end {
			continue
		}
		n := notes[i]
		p.Notes = append(p.Notes, n)
		p.point(ends, st.Content.End, ref{n.ID, strconv.Itoa(n.N), n.Look.Mark, n.Class, strconv.Itoa(n.N) + ", " + n.Label()})
	}
	for i, d := range r.Doubts {
		if d.Span.Start < start || d.Span.Start >= end {
			continue
		}
		id := strconv.Itoa(i + 1)
		p.Doubts = append(p.Doubts, doubt{ID: "d" + id, Number: id, Words: d.Span.Text, Message: sentence(d.Message)})
		p.point(ends, d.Span.End, ref{"d" + id, "", "?", "k-doubt", "doubt: " + d.Message})
	}
}

// point puts a reference behind the segment that ends at an offset, or at the
// end of the paragraph where the words go on into the next.
func (p *paragraph) point(ends map[int]int, end int, r ref) {
	i, ok := ends[end]
	if !ok {
		i = len(p.Segments) - 1
	}
	p.Segments[i].Refs = append(p.Segments[i].Refs, r)
}

// sentence writes a message of the reader as one.
func sentence(s string) string {
	return capital(s) + "."
}
