package web

import (
	"net/http"
	"strings"

	"chancery/document"
	"chancery/register"
	"chancery/statement"
)

// docPage is a document of the register with its notes.
type docPage struct {
	Title    string
	Record   register.DocumentRecord
	Source   string
	Language string
	Edition  *edition
	Legend   []look
	Readings []register.ReadingRecord
	Orphans  []register.Review
	Address  string
}

func (s *Server) doc(w http.ResponseWriter, r *http.Request) error {
	v := s.view(r.Context())
	record, err := v.Document(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	if address := docAddress(record.Hash); r.URL.Path != address {
		http.Redirect(w, r, addressOf(address, r.URL.Query()), http.StatusMovedPermanently)
		return nil
	}
	entries, err := v.Statements(r.Context(), record.Hash)
	if err != nil {
		return err
	}
	if form := r.URL.Query().Get("format"); form != "" {
		return s.giveEntries(w, r, form, register.Entries{Entries: entries})
	}
	page, err := s.docPageOf(r, record, entries)
	if err != nil {
		return err
	}
	return s.show(w, "doc", "page", page)
}

func (s *Server) docPageOf(r *http.Request, record register.DocumentRecord, entries []register.Entry) (docPage, error) {
	v := s.view(r.Context())
	text, err := v.Text(r.Context(), record.Hash)
	if err != nil {
		return docPage{}, err
	}
	readings, err := v.Readings(r.Context(), record.Hash)
	if err != nil {
		return docPage{}, err
	}
	reviews, err := v.Reviews(r.Context(), record.Hash)
	if err != nil {
		return docPage{}, err
	}
	var reading statement.Reading
	if record.Reading != 0 {
		if _, reading, err = v.Reading(r.Context(), record.Reading); err != nil {
			return docPage{}, err
		}
	}
	reading, notes := s.counting(reading, entries)
	d := &document.Document{Text: text, Title: record.Title}
	page := docPage{
		Title: record.Title, Record: record, Source: register.SourceOf(record.Address), Language: document.Language(record.Language).Name(),
		Edition: edit(d, reading, notes, nil), Legend: looks, Readings: readings, Address: docAddress(record.Hash),
	}
	if page.Title == "" {
		page.Title = page.Source
	}
	for _, review := range reviews {
		if review.Now == "" && !review.Withdrawn && review.Action != register.Withdraw {
			page.Orphans = append(page.Orphans, review)
		}
	}
	return page, nil
}

// counting puts in place of a reading's own statements those that count, with a
// note for each.
func (s *Server) counting(reading statement.Reading, entries []register.Entry) (statement.Reading, []note) {
	reading.Statements = nil
	var notes []note
	for _, e := range entries {
		if e.State == register.Rejected {
			continue
		}
		reading.Statements = append(reading.Statements, e.Statement)
		n := s.entryOf(len(notes)+1, e).note
		n.State = stateWords(e.State)
		notes = append(notes, n)
	}
	return reading, notes
}

// stateWords says what people made of a statement, or nothing.
func stateWords(state register.State) string {
	if state == register.Unreviewed {
		return ""
	}
	return string(state) + " by a reader"
}

// docText gives the normalised text, which all offsets point into.
func (s *Server) docText(w http.ResponseWriter, r *http.Request) error {
	v := s.view(r.Context())
	record, err := v.Document(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	text, err := v.Text(r.Context(), record.Hash)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = strings.NewReader(text).WriteTo(w) // the client may be gone
	return nil
}
