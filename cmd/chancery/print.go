package main

import (
	"encoding/json"
	"fmt"
	"io"

	"chancery/document"
	"chancery/export"
	"chancery/facts"
	"chancery/statement"
)

// The formats for reading here and now; export has those to load elsewhere.
const (
	formatTable = "table"
	formatJSON  = "json"
	formatJSONL = "jsonl" // of export; lists of the register have it too
)

// formats are the names of all, in the order of the help.
func formats() []string {
	names := []string{formatTable, formatJSON}
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// A printer writes documents with their readings, one after another.
type printer interface {
	print(d *document.Document, r statement.Reading) error
	close() error // after the last document
}

// newPrinter makes the printer of the format that f names; out is a buffer over
// t.out.
func newPrinter(f readFlags, out io.Writer, t terminal, tables *facts.Tables) (printer, error) {
	switch f.format {
	case formatTable:
		return &tablePrinter{out: out, screen: screenOf(t.out)}, nil
	case formatJSON:
		return &jsonPrinter{out: out}, nil
	}
	w, err := export.New(f.format, out, export.Options{World: tables, Made: f.made})
	if err != nil {
		return nil, err
	}
	return &exportPrinter{out: w, notes: t.err, reading: f.reading}, nil
}

func newEncoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // the words stand as in the text
	return e
}

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
	doc := jsonDocument{d.Source, d.Hash, d.Title, d.Published, d.Language, []statement.Statement{}, append([]statement.Doubt{}, r.Doubts...)}
	for _, s := range r.Statements {
		doc.Statements = append(doc.Statements, s.Complete())
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
