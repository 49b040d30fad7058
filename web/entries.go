package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"chancery/export"
	"chancery/register"
)

// dataForms are the forms in which lists of statements are had from the pages
// and the API, beside json: those of export that need no whole text.
var dataForms = []string{"csv", "jsonl", "atom", "geojson", "events", "claimreview", "parquet"}

// giveEntries answers with statements of the register in the form asked for.
func (s *Server) giveEntries(w http.ResponseWriter, r *http.Request, form string, list register.Entries) error {
	if form == "json" {
		return giveJSON(w, list)
	}
	var records []export.Record
	made := time.Time{}
	for _, e := range list.Entries {
		if e.Since.After(made) {
			made = e.Since
		}
		records = append(records, export.Record{
			Document:  &export.Document{Hash: e.Statement.Document, Title: e.Title, Source: e.Statement.Source, Published: e.Published},
			Statement: &e.Statement, Address: origin(r) + "/s/" + e.Statement.ID,
		})
	}
	return s.give(w, form, records, export.Options{Title: "chancery", Address: origin(r) + r.URL.String(), Made: made})
}

// give answers with records in a form of export.
func (s *Server) give(w http.ResponseWriter, form string, records []export.Record, o export.Options) error {
	if !slices.Contains(dataForms, form) {
		return unprocessable("no such form", "This can be had as json or "+strings.Join(dataForms, ", ")+".")
	}
	o.World = s.Tables
	var b bytes.Buffer
	out, err := export.New(form, &b, o)
	if err != nil {
		return err
	}
	for _, record := range records {
		if err := out.Write(record); err != nil {
			return err
		}
	}
	if _, err := out.Close(); err != nil {
		return err
	}
	formats := export.Formats()
	f := formats[slices.IndexFunc(formats, func(f export.Format) bool { return f.Name == form })]
	w.Header().Set("Content-Type", f.MediaType)
	if form != "atom" {
		w.Header().Set("Content-Disposition", `attachment; filename="statements`+f.Extension+`"`)
	}
	_, _ = b.WriteTo(w) // the client may be gone
	return nil
}

// giveSummary answers with what sums up statements, of which there is one form
// of data.
func giveSummary(w http.ResponseWriter, form string, v any) error {
	if form != "json" {
		return unprocessable("no such form", "This can be had as json. Its statements can be searched for, and had as json or "+strings.Join(dataForms, ", ")+" from there.")
	}
	return giveJSON(w, v)
}

// giveJSON answers with a value as JSON.
func giveJSON(w http.ResponseWriter, v any) error {
	w.Header().Set("Content-Type", "application/json")
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("write json: %w", err)
	}
	return nil
}

// origin is how the client reached this server: "http://host".
func origin(r *http.Request) string {
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}
