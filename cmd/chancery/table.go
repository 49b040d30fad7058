package main

import (
	"fmt"
	"io"
	"strings"

	"chancery/document"
	"chancery/statement"
)

const (
	quoteLines   = 3 // of a sentence; json has it in full
	contentLines = 8
)

// tablePrinter writes documents for people: each sentence once, and under it the
// statements made in it, a row each.
type tablePrinter struct {
	out    io.Writer
	screen screen
	count  int // documents printed so far
}

func (p *tablePrinter) close() error { return nil }

func (p *tablePrinter) print(d *document.Document, r statement.Reading) error {
	var lines []string
	if p.count > 0 {
		lines = append(lines, "")
	}
	p.count++
	lines = append(lines, p.heading(d, r)...)
	lines = append(lines, p.rows(r.Statements)...)
	lines = append(lines, p.doubts(d, r.Doubts)...)
	_, err := io.WriteString(p.out, strings.Join(lines, "\n")+"\n")
	return err
}

// heading is the title of the document and a line about it.
func (p *tablePrinter) heading(d *document.Document, r statement.Reading) []string {
	lines := p.screen.wrapped(clean(d.Title), quoteLines, bold)
	facts := []string{clean(d.Source)}
	if d.Published != "" {
		facts = append(facts, "published "+clean(d.Published))
	}
	facts = append(facts, tally(r.Statements))
	return append(lines, p.screen.wrapped(strings.Join(facts, " · "), quoteLines, dim)...)
}

// tally counts the statements of each kind: "12 statements: 8 pledges, 4 acts".
func tally(statements []statement.Statement) string {
	counts := make(map[statement.Kind]int)
	for _, s := range statements {
		counts[s.Kind]++
	}
	var kinds []string
	for _, k := range kindLooks {
		if n := counts[k.kind]; n > 0 {
			kinds = append(kinds, plural(n, string(k.kind)))
		}
	}
	if len(kinds) == 0 {
		return "no statements"
	}
	return plural(len(statements), "statement") + ": " + strings.Join(kinds, ", ")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func (p *tablePrinter) rows(statements []statement.Statement) []string {
	var lines []string
	g := gridOf(p.screen.width)
	if len(statements) > 0 {
		lines = append(lines, "")
		lines = append(lines, p.screen.row(g.widths, g.head()...)...)
	}
	for i, s := range statements {
		if i == 0 || s.Quote != statements[i-1].Quote {
			lines = append(lines, "")
			lines = append(lines, p.screen.wrapped("“"+clean(cut(s.Quote.Text))+"”", quoteLines, dim)...)
		}
		lines = append(lines, p.screen.row(g.widths, g.cells(s)...)...)
	}
	return lines
}

// cut keeps a sentence without an end from costing more than it shows.
func cut(text string) string {
	if len(text) <= quoteLines*widthMost*4 {
		return text
	}
	return strings.ToValidUTF8(text[:quoteLines*widthMost*4], "")
}

func (p *tablePrinter) doubts(d *document.Document, doubts []statement.Doubt) []string {
	if len(doubts) == 0 {
		return nil
	}
	lines := []string{"", p.screen.paint(bold, plural(len(doubts), "doubt"))}
	for _, doubt := range doubts {
		row, column := d.Line(doubt.Span.Start)
		where := wrap(fmt.Sprintf("%d:%d", row, column), 8, 1, dim)
		what := clean(doubt.Message)
		if words := clean(cut(doubt.Span.Text)); words != "" {
			what += ": “" + words + "”"
		}
		lines = append(lines, p.screen.row([]int{8, p.screen.width - 10}, where, wrap(what, p.screen.width-10, quoteLines, yellow))...)
	}
	return lines
}
