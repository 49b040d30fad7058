package main

import (
	"bufio"
	"fmt"
	"strings"

	"chancery/register"
)

// entryPage shows statements of a register: each sentence once, under the title
// of its document, and a row for each statement.
type entryPage struct {
	screen screen
	lines  []string
}

func (p *entryPage) add(lines ...string) { p.lines = append(p.lines, lines...) }

func (p *entryPage) title(format string, args ...any) {
	if len(p.lines) > 0 {
		p.add("")
	}
	p.add(p.screen.paint(bold, fmt.Sprintf(format, args...)))
}

func (p *entryPage) print(t terminal) error {
	out := bufio.NewWriter(t.out)
	for _, l := range p.lines {
		if _, err := fmt.Fprintln(out, l); err != nil {
			return err
		}
	}
	return out.Flush()
}

// entries shows a list; titles says whether documents are named.
func (p *entryPage) entries(all []register.Entry, titles bool) {
	g := gridOf(p.screen.width)
	if len(all) > 0 {
		p.add("")
		p.add(p.screen.row(g.widths, g.head()...)...)
	}
	for i, e := range all {
		first := i == 0 || all[i-1].Statement.Document != e.Statement.Document
		if titles && first {
			p.add("")
			p.add(p.screen.wrapped(documentLine(e), quoteLines, bold)...)
		}
		if first || all[i-1].Statement.Quote != e.Statement.Quote {
			p.quote(e)
		}
		p.add(p.screen.row(g.widths, entryCells(g, e)...)...)
	}
}

// documentLine names the document of a statement: title, day, source, hash.
func documentLine(e register.Entry) string {
	title := clean(e.Title)
	if title == "" {
		title = "(no title)"
	}
	parts := []string{title}
	if e.Published != "" {
		parts = append(parts, "published "+e.Published)
	}
	return strings.Join(append(parts, clean(e.Statement.Source), shortHash(e.Statement.Document)), " · ")
}

// entryCells are the cells of a statement, with its ID and state below the
// words.
func entryCells(g grid, e register.Entry) []cell {
	cells := g.cells(e.Statement)
	what := strings.TrimSuffix(e.Statement.ID+" · "+string(e.State), " · "+string(register.Unreviewed))
	if e.State == register.Rejected {
		cells[2] = append(cells[2], line{what, red})
	} else {
		cells[2] = append(cells[2], line{what, dim})
	}
	return cells
}

// quote shows the sentence of a statement, the words that were looked for bold.
func (p *entryPage) quote(e register.Entry) {
	p.add("")
	if e.Snippet == "" {
		p.add(p.screen.wrapped("“"+clean(cut(e.Statement.Quote.Text))+"”", quoteLines, dim)...)
		return
	}
	p.add(p.marked("“"+e.Snippet+"”", dim)...)
}

// printLines writes statements in the form of statement/schema.json; where to
// go on stands on standard error.
func printLines(page register.Entries, t terminal) error {
	out := bufio.NewWriter(t.out)
	lines := newEncoder(out)
	for _, e := range page.Entries {
		if err := lines.Encode(e.Statement.Complete()); err != nil {
			return fmt.Errorf("write statement %s: %w", e.Statement.ID, err)
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if page.Next == "" {
		return nil
	}
	_, err := fmt.Fprintln(t.err, "more: --after "+page.Next)
	return err
}
