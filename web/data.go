package web

import (
	"net/http"
	"strings"

	"chancery/export"
	"chancery/statement"
)

// Reading is a document with what was found in it, as the API and the page's
// own data show it.
type Reading struct {
	Source     string                `json:"source" doc:"File name or address as given"`
	Document   string                `json:"document" doc:"sha256: of the normalised text that all offsets point into"`
	Title      string                `json:"title" doc:"First line of the text, or empty if that is a paragraph"`
	Published  string                `json:"published" doc:"Day of publication as given or as the text tells, YYYY-MM-DD, or empty"`
	Language   string                `json:"language" doc:"ISO 639-1 code, or und"`
	Engine     string                `json:"engine" doc:"Version of the engine that read the text"`
	Text       string                `json:"text" doc:"The normalised text"`
	Statements []statement.Statement `json:"statements" nullable:"false"`
	Doubts     []statement.Doubt     `json:"doubts" nullable:"false"`
}

func (s *Server) readingOf(q *question, r statement.Reading) Reading {
	d := q.doc
	out := Reading{
		Source: d.Source, Document: d.Hash, Title: d.Title, Published: s.Engine.Published(d, q.known), Language: string(d.Language), Engine: s.Engine.Version(),
		Text: d.Text, Statements: []statement.Statement{}, Doubts: append([]statement.Doubt{}, r.Doubts...),
	}
	for _, st := range r.Statements {
		out.Statements = append(out.Statements, st.Complete())
	}
	return out
}

// giveData answers with a reading in the form asked for, for the visitor to
// keep.
func (s *Server) giveData(w http.ResponseWriter, q *question, r statement.Reading) error {
	if q.form.As == "json" {
		w.Header().Set("Content-Disposition", `attachment; filename="reading.json"`)
		return giveJSON(w, s.readingOf(q, r))
	}
	d := &export.Document{Hash: q.doc.Hash, Title: q.doc.Title, Source: q.doc.Source, Published: s.Engine.Published(q.doc, q.known), Language: string(q.doc.Language)}
	var records []export.Record
	for i := range r.Statements {
		records = append(records, export.Record{Document: d, Statement: &r.Statements[i]})
	}
	return s.give(w, q.form.As, records, export.Options{Title: q.doc.Title})
}

// codeList is the code of each party once, or its name where it has none.
func codeList(mentions []statement.Mention) string {
	var codes []string
	seen := make(map[string]bool)
	for _, m := range mentions {
		code := m.Code
		if code == "" {
			code = m.Name
		}
		if !seen[code] {
			codes = append(codes, code)
		}
		seen[code] = true
	}
	return strings.Join(codes, " ")
}
