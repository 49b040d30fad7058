package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

//go:embed templates/*.html
var templateFiles embed.FS

// shared are the templates that every page may use.
var shared = []string{"templates/layout.html", "templates/note.html", "templates/edition.html", "templates/why.html", "templates/lists.html"}

// loadPages parses each template together with the shared ones; a page is
// named for its file.
func (s *Server) loadPages() (map[string]*template.Template, error) {
	base := template.New("").Funcs(template.FuncMap{
		"asset":      s.assets.address,
		"day":        day,
		"plural":     plural,
		"engine":     s.Engine.Version,
		"party":      s.party,
		"capital":    capital,
		"registered": func() bool { return s.Register != nil },
		"kind":       lookOf,
		"docAddress": docAddress,
	})
	base, err := base.ParseFS(templateFiles, shared...)
	if err != nil {
		return nil, err
	}
	files, err := fs.Glob(templateFiles, "templates/*.html")
	if err != nil {
		return nil, err
	}
	pages := make(map[string]*template.Template)
	for _, file := range files {
		clone, err := base.Clone()
		if err != nil {
			return nil, err
		}
		if pages[strings.TrimSuffix(path.Base(file), ".html")], err = clone.ParseFS(templateFiles, file); err != nil {
			return nil, err
		}
	}
	return pages, nil
}

// show writes the named part of a page. It is made whole before any of it is
// sent, so that a failure never leaves half a page.
func (s *Server) show(w http.ResponseWriter, page, part string, data any) error {
	var b bytes.Buffer
	if err := s.pages[page].ExecuteTemplate(&b, part, data); err != nil {
		return fmt.Errorf("make the page %s: %w", page, err)
	}
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
	}
	_, err := w.Write(b.Bytes())
	if err != nil {
		return nil //nolint:nilerr // the client is gone, and there is nobody to tell
	}
	return nil
}
