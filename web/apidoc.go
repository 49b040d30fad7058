package web

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"
)

// apiPage describes the API for people, from the same description that
// programs get.
type apiPage struct {
	Title, About string
	Origin       string // "http://host" of this server
	Operations   []apiOperation
}

type apiOperation struct {
	Method, Path, Summary, Description string
	Parameters                         []apiField
}

type apiField struct{ Name, Type, About string }

func (s *Server) apiDoc(w http.ResponseWriter, r *http.Request) error {
	page := s.description
	page.Origin = "http://" + r.Host
	return s.show(w, "api", "page", page)
}

func apiPageOf(o *huma.OpenAPI) apiPage {
	page := apiPage{Title: "For programs", About: o.Info.Description}
	for path, item := range o.Paths {
		for method, op := range map[string]*huma.Operation{"GET": item.Get, "POST": item.Post, "DELETE": item.Delete} {
			if op == nil {
				continue
			}
			entry := apiOperation{Method: method, Path: path, Summary: op.Summary, Description: op.Description}
			for _, p := range op.Parameters {
				if p.In != "header" {
					entry.Parameters = append(entry.Parameters, apiField{p.Name, schemaType(p.Schema), p.Description})
				}
			}
			page.Operations = append(page.Operations, entry)
		}
	}
	slices.SortFunc(page.Operations, func(a, b apiOperation) int { return cmp.Compare(a.Path+a.Method, b.Path+b.Method) })
	return page
}

func schemaType(s *huma.Schema) string {
	switch {
	case s == nil:
		return ""
	case s.Type == huma.TypeArray:
		return "list of " + schemaType(s.Items)
	case s.Format != "":
		return s.Format
	}
	return s.Type
}
