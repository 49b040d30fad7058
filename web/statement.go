package web

import (
	"net/http"
	"strings"

	"chancery/document"
	"chancery/register"
	"chancery/statement"
)

// statementPage is one statement with its sentence, its history and the reasons
// for it.
type statementPage struct {
	Title     string
	Entry     entry
	Sentence  []segment
	Record    register.DocumentRecord
	History   register.History
	Statement statement.Statement
	Why       *why
}

func (s *Server) statement(w http.ResponseWriter, r *http.Request) error {
	v := s.view(r.Context())
	e, err := v.Statement(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	if address := "/s/" + e.Statement.ID; r.URL.Path != address {
		http.Redirect(w, r, addressOf(address, r.URL.Query()), http.StatusMovedPermanently)
		return nil
	}
	if form := r.URL.Query().Get("format"); form != "" {
		return s.giveEntries(w, r, form, register.Entries{Entries: []register.Entry{e}})
	}
	page := statementPage{Entry: s.entryOf(1, e), Statement: e.Statement}
	page.Title = capital(string(e.Statement.Kind)) + ": " + cut(e.Statement.Content.Text, 80)
	if page.Record, err = v.Document(r.Context(), e.Statement.Document); err != nil {
		return err
	}
	if page.History, err = v.History(r.Context(), e.Statement.ID); err != nil {
		return err
	}
	d, y, err := s.whyInRegister(r, v, e)
	if err != nil {
		return err
	}
	marks := marksOf(statement.Reading{Statements: []statement.Statement{e.Statement}})
	page.Sentence, page.Why = segments(d.Text, e.Statement.Quote.Start, e.Statement.Quote.End, marks), y
	return s.show(w, "statement", "page", page)
}

// statementWhy answers with the explanation alone, for a page that puts it in
// place.
func (s *Server) statementWhy(w http.ResponseWriter, r *http.Request) error {
	v := s.view(r.Context())
	e, err := v.Statement(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	_, y, err := s.whyInRegister(r, v, e)
	if err != nil {
		return err
	}
	return s.show(w, "statement", "why", y)
}

// whyInRegister explains the sentence of a statement with the engine at hand,
// told what the engine of the current reading was told.
func (s *Server) whyInRegister(r *http.Request, v register.View, e register.Entry) (*document.Document, *why, error) {
	text, err := v.Text(r.Context(), e.Statement.Document)
	if err != nil {
		return nil, nil, err
	}
	d, err := document.Decode(e.Statement.Source, []byte(text))
	if err != nil {
		return nil, nil, err
	}
	known, readBy := Known{Published: e.Published}, ""
	readings, err := v.Readings(r.Context(), e.Statement.Document)
	if err != nil {
		return nil, nil, err
	}
	for _, reading := range readings {
		if reading.Current {
			known = Known{Published: reading.Published, Parties: reading.Parties}
			if reading.Engine != s.Engine.Version() {
				readBy = reading.Engine
			}
		}
	}
	at := e.Statement.Operative.Start
	x, err := s.Engine.Explain(r.Context(), d, known, at)
	if err != nil {
		return nil, nil, err
	}
	y := s.whyOf(d, x, at)
	y.ReadBy = readBy
	return d, y, nil
}

// capital writes a word with a capital.
func capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
