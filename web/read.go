package web

import (
	"net/http"

	"chancery/statement"
)

// readPage is what the page /read shows: the form alone, or a text with its
// notes above the form.
type readPage struct {
	Title    string
	Form     form
	Trouble  *trouble // what is wrong with the form
	Examples []example
	Legend   []look

	Edition   *edition
	Published string
	Language  string
	Text      string // sent along where the page asks about this text again
	Token     string // of who may add it to the register, else empty
}

func (s *Server) readForm(w http.ResponseWriter, r *http.Request) error {
	name := r.URL.Query().Get("example")
	if name == "" {
		return s.show(w, "read", "page", readPage{Title: "Read a text", Examples: s.examples, Legend: looks})
	}
	e, ok := s.example(name)
	if !ok {
		return missing("There is no example of this name. The read page lists those there are.")
	}
	return s.reading(func(w http.ResponseWriter, r *http.Request) error {
		q, err := s.ask(form{Text: string(e.text), Source: e.Name})
		if err != nil {
			return err
		}
		return s.readAndShow(w, r, q)
	})(w, r)
}

func (s *Server) read(w http.ResponseWriter, r *http.Request) error {
	q, err := s.question(r)
	if err != nil {
		return s.readAgain(w, r, err)
	}
	if q.form.As == "" {
		return s.readAndShow(w, r, q)
	}
	reading, err := s.Engine.Read(r.Context(), q.doc, q.known)
	if err != nil {
		return err
	}
	return s.giveData(w, q, reading)
}

// readAgain shows the form once more with what is wrong with it.
func (s *Server) readAgain(w http.ResponseWriter, r *http.Request, err error) error {
	t := troubleOf(err)
	if t.Status != http.StatusUnprocessableEntity {
		return err
	}
	f := formOf(r)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(t.Status)
	return s.show(w, "read", "page", readPage{Title: "Read a text", Form: f, Trouble: t, Examples: s.examples, Legend: looks})
}

func (s *Server) readAndShow(w http.ResponseWriter, r *http.Request, q *question) error {
	reading, err := s.Engine.Read(r.Context(), q.doc, q.known)
	if err != nil {
		return err
	}
	var y *why
	if q.at >= 0 {
		if y, err = s.explain(r, q); err != nil {
			return err
		}
	}
	page := s.readPageOf(q, reading, y)
	if s.Register != nil && s.mayAdd(r) {
		page.Token = formToken(r)
	}
	return s.show(w, "read", "page", page)
}

func (s *Server) readPageOf(q *question, reading statement.Reading, y *why) readPage {
	title := q.doc.Title
	if title == "" {
		title = q.form.Source
	}
	return readPage{
		Title: title, Form: q.form, Examples: s.examples, Legend: looks,
		Edition: edit(q.doc, reading, s.notesOf(reading.Statements), y), Published: s.Engine.Published(q.doc, q.known),
		Language: q.doc.Language.Name(), Text: q.doc.Text,
	}
}
