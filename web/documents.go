package web

import (
	"bytes"
	"net/http"
	"net/url"
	"strconv"

	"chancery/document"
	"chancery/export"
	"chancery/register"
)

// documentsPage is a list of documents.
type documentsPage struct {
	Title     string
	Words     string
	Documents []docLine
	Next      string
}

// docLine is a document in a list.
type docLine struct {
	Title, Address, Source, Day string
	Language                    string
	Statements, Doubts          int
	Words                       []piece
}

func (s *Server) documents(w http.ResponseWriter, r *http.Request) error {
	values := r.URL.Query()
	p, err := pageOf(values)
	if err != nil {
		return err
	}
	q := register.DocumentQuery{Words: values.Get("q"), Sources: filled(values["source"]), From: values.Get("from"), To: values.Get("to")}
	list, err := s.view(r.Context()).Documents(r.Context(), q, p)
	if err != nil {
		return err
	}
	switch values.Get("format") {
	case "":
	case "json":
		return giveJSON(w, list)
	case "csv":
		return giveSheet(w, "documents", documentSheet(r, list.Documents))
	case "atom":
		return giveArrivals(w, r, list.Documents)
	default:
		return unprocessable("no such form", "Documents can be had as json, csv or atom.")
	}
	page := documentsPage{Title: "Documents", Words: q.Words, Documents: docLines(list.Documents)}
	if list.Next != "" {
		page.Next = "/documents?" + url.Values{"q": {q.Words}, "after": {list.Next}}.Encode()
	}
	return s.show(w, "documents", "page", page)
}

// giveArrivals answers with documents as a feed.
func giveArrivals(w http.ResponseWriter, r *http.Request, records []register.DocumentRecord) error {
	o := export.Options{Title: "Documents · chancery", Address: origin(r) + r.URL.String()}
	var all []export.Arrival
	for _, d := range records {
		if d.Added.After(o.Made) {
			o.Made = d.Added
		}
		all = append(all, export.Arrival{
			Document: export.Document{Hash: d.Hash, Title: d.Title, Source: d.Address, Published: d.Published, Language: d.Language},
			Address:  origin(r) + docAddress(d.Hash), Added: d.Added, About: plural(d.Statements, "statement", "statements") + ", " + plural(d.Doubts, "doubt", "doubts"),
		})
	}
	var b bytes.Buffer
	if err := export.Arrivals(&b, o, all); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/atom+xml")
	_, _ = b.WriteTo(w) // the client may be gone
	return nil
}

// documentSheet is a list of documents as a table.
func documentSheet(r *http.Request, records []register.DocumentRecord) [][]string {
	rows := [][]string{{"document", "title", "source", "published", "language", "statements", "doubts", "address"}}
	for _, d := range records {
		rows = append(rows, []string{
			d.Hash, d.Title, d.Address, d.Published, d.Language, strconv.Itoa(d.Statements), strconv.Itoa(d.Doubts), origin(r) + docAddress(d.Hash),
		})
	}
	return rows
}

func docLines(records []register.DocumentRecord) []docLine {
	var lines []docLine
	for _, d := range records {
		line := docLine{
			Title: d.Title, Address: docAddress(d.Hash), Source: register.SourceOf(d.Address), Day: day(d.Published),
			Language: document.Language(d.Language).Name(), Statements: d.Statements, Doubts: d.Doubts, Words: pieces(d.Snippet),
		}
		if line.Title == "" {
			line.Title = line.Source
		}
		lines = append(lines, line)
	}
	return lines
}
