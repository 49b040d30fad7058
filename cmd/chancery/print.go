package main

import (
	"encoding/json"
	"fmt"
	"io"

	"chancery/document"
	"chancery/statement"
)

// The output formats.
const (
	formatTable = "table"
	formatJSON  = "json"
	formatJSONL = "jsonl"
)

var formats = []string{formatTable, formatJSON, formatJSONL}

// A printer writes documents with their readings, one after another.
type printer interface {
	print(d *document.Document, r statement.Reading) error
	close() error // after the last document
}

// newPrinter makes the printer of a format; out is a buffer over t.out.
func newPrinter(format string, out io.Writer, t terminal) printer {
	switch format {
	case formatJSON:
		return &jsonPrinter{out: out}
	case formatJSONL:
		return &linePrinter{lines: newEncoder(out), doubts: t.err}
	}
	return &tablePrinter{out: out, screen: screenOf(t.out)}
}

func newEncoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // the words stand as in the text
	return e
}

// linePrinter writes one statement a line, in the form of statement/schema.json,
// and the doubts apart.
type linePrinter struct {
	lines  *json.Encoder
	doubts io.Writer
}

func (p *linePrinter) print(d *document.Document, r statement.Reading) error {
	for _, s := range r.Statements {
		if err := p.lines.Encode(complete(s)); err != nil {
			return fmt.Errorf("write statement %s: %w", s.ID, err)
		}
	}
	for _, doubt := range r.Doubts {
		if _, err := fmt.Fprintln(p.doubts, clean(doubtLine(d, doubt))); err != nil {
			return fmt.Errorf("write doubts: %w", err)
		}
	}
	return nil
}

func (p *linePrinter) close() error { return nil }

// doubtLine is a doubt in the form that compilers use, so that editors find the
// place.
func doubtLine(d *document.Document, doubt statement.Doubt) string {
	line, column := d.Line(doubt.Span.Start)
	return fmt.Sprintf("%s:%d:%d: %s: %q", d.Source, line, column, doubt.Message, doubt.Span.Text)
}

// jsonPrinter writes one array with an object for each document.
type jsonPrinter struct {
	out     io.Writer
	started bool
}

// jsonDocument is a document with its reading, as --format json shows it.
type jsonDocument struct {
	Source     string                `json:"source"`
	Document   string                `json:"document"` // sha256: of the normalised text
	Title      string                `json:"title"`
	Published  string                `json:"published"` // YYYY-MM-DD, or empty if not known
	Language   document.Language     `json:"language"`
	Statements []statement.Statement `json:"statements"`
	Doubts     []statement.Doubt     `json:"doubts"`
}

func (p *jsonPrinter) print(d *document.Document, r statement.Reading) error {
	doc := jsonDocument{d.Source, d.Hash, d.Title, d.Published, d.Language, []statement.Statement{}, list(r.Doubts)}
	for _, s := range r.Statements {
		doc.Statements = append(doc.Statements, complete(s))
	}
	data, err := indented(doc)
	if err != nil {
		return fmt.Errorf("write %s as json: %w", d.Source, err)
	}
	lead := ",\n"
	if !p.started {
		lead = "[\n"
	}
	p.started = true
	_, err = fmt.Fprintf(p.out, "%s%s", lead, data)
	return err
}

func (p *jsonPrinter) close() error {
	end := "\n]\n"
	if !p.started {
		end = "[]\n"
	}
	_, err := io.WriteString(p.out, end)
	return err
}
