package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"chancery/document"
	"chancery/export"
	"chancery/reader"
	"chancery/statement"
)

// exportPrinter writes statements in a format of the export package. Doubts,
// and how many statements the format has no room for, go to notes.
type exportPrinter struct {
	out     *export.Writer
	notes   io.Writer
	reading reader.Options
}

func (p *exportPrinter) print(d *document.Document, r statement.Reading) error {
	doc := export.Document{
		Hash: d.Hash, Title: d.Title, Source: d.Source, Published: reader.PublishedOf(d, p.reading),
		Language: string(d.Language), Text: d.Text,
	}
	if len(r.Statements) == 0 {
		if err := p.out.Write(export.Record{Document: &doc}); err != nil {
			return err
		}
	}
	for i := range r.Statements {
		if err := p.out.Write(export.Record{Document: &doc, Statement: &r.Statements[i]}); err != nil {
			return err
		}
	}
	for _, doubt := range r.Doubts {
		if _, err := fmt.Fprintln(p.notes, clean(doubtLine(d, doubt))); err != nil {
			return fmt.Errorf("write doubts: %w", err)
		}
	}
	return nil
}

func (p *exportPrinter) close() error {
	summary, err := p.out.Close()
	if err != nil {
		return err
	}
	return noteLeftOut(summary, p.notes)
}

// noteLeftOut says how many statements an export has no room for, if any.
func noteLeftOut(summary export.Summary, notes io.Writer) error {
	if len(summary.LeftOut) == 0 {
		return nil
	}
	var reasons []string
	for _, l := range summary.LeftOut {
		reasons = append(reasons, fmt.Sprintf("%s %d", l.Why, l.Count))
	}
	_, err := fmt.Fprintf(notes, "chancery: %s written; left out: %s\n", plural(summary.Written, "statement"), strings.Join(reasons, ", "))
	return err
}

// fitForTerminal refuses what would be noise on a terminal.
func fitForTerminal(format string, onTerminal bool) error {
	i := slices.IndexFunc(export.Formats(), func(f export.Format) bool { return f.Name == format && f.Binary })
	if i < 0 || !onTerminal {
		return nil
	}
	return mistakef("--format %s is not for a terminal: send it to a file, as in > statements%s", format, export.Formats()[i].Extension)
}
