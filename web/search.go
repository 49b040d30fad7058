package web

import (
	"cmp"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"chancery/register"
)

// searchPage is a list of statements with what narrows it.
type searchPage struct {
	Title   string
	Values  url.Values
	Words   string
	Chosen  []choice // what narrows the list already
	Facets  []facetGroup
	Total   string
	Entries []entry
	Next    string // address of the next page, or empty
	Here    string // this address's query, for data links
}

// choice is a value that narrows, with the address without it.
type choice struct{ Label, Without string }

// facetGroup is a field with the values that would narrow by it.
type facetGroup struct {
	Label  string
	Facets []facetLink
}

type facetLink struct {
	Label, Address string
	Count          int
}

// facetLabels are the fields that narrow, in the order in which they are shown.
var facetLabels = [][2]string{
	{"kind", "Kind"}, {"party", "Party"}, {"issue", "Issue"}, {"topic", "Topic"}, {"event", "Event"}, {"status", "Status"},
	{"year", "Year"}, {"source", "Source"}, {"state", "Review"},
}

// mostFacets is how many values of a field are shown.
const mostFacets = 8

func (s *Server) search(w http.ResponseWriter, r *http.Request) error {
	values := r.URL.Query()
	list, err := s.listed(r.Context(), values)
	if err != nil {
		return err
	}
	if form := values.Get("format"); form != "" {
		return s.giveEntries(w, r, form, list)
	}
	q, err := queryOf(values)
	if err != nil {
		return err
	}
	facets, err := s.view(r.Context()).Facets(r.Context(), q)
	if err != nil {
		return err
	}
	page := searchPage{
		Title: "Search", Values: values, Words: q.Words, Chosen: s.chosen(values), Facets: s.facetGroups(values, facets),
		Total: found(facets.Of, facets.Exact), Entries: s.entriesOf(list.Entries), Here: without(values, "", "").Encode(),
	}
	if list.Next != "" {
		page.Next = "/search?" + with(values, "after", list.Next).Encode()
	}
	return s.show(w, "search", "page", page)
}

func (s *Server) facetGroups(values url.Values, facets register.Facets) []facetGroup {
	var groups []facetGroup
	for _, field := range facetLabels {
		group := facetGroup{Label: field[1]}
		for _, f := range facets.Fields[field[0]] {
			if slices.Contains(values[field[0]], f.Value) || len(group.Facets) == mostFacets {
				continue
			}
			address := "/search?" + with(without(values, "after", ""), field[0], f.Value).Encode()
			group.Facets = append(group.Facets, facetLink{s.valueName(field[0], f.Value), address, f.Count})
		}
		if len(group.Facets) > 1 || len(group.Facets) == 1 && group.Facets[0].Count < facets.Of {
			groups = append(groups, group)
		}
	}
	return groups
}

// chosen lists what narrows the search, each with the address without it.
func (s *Server) chosen(values url.Values) []choice {
	var out []choice
	for _, field := range slices.SortedFunc(maps.Keys(values), cmp.Compare[string]) {
		if field == "q" || field == "after" || field == "limit" || field == "format" {
			continue
		}
		for _, value := range values[field] {
			if value != "" {
				out = append(out, choice{topicName(field) + ": " + s.valueName(field, value), "/search?" + without(without(values, "after", ""), field, value).Encode()})
			}
		}
	}
	return out
}

// valueName writes a value of a field as people know it.
func (s *Server) valueName(field, value string) string {
	switch field {
	case "party", "actor", "recipient", "said_by", "a", "b", "forum":
		return s.party(value).Name
	case "issue":
		return s.issueName(value)
	case "topic":
		return topicName(value)
	case "event":
		return capital(strings.ToLower(value))
	}
	return value
}

// with gives values with one more.
func with(values url.Values, field, value string) url.Values {
	out := without(values, field, value)
	if field == "after" || field == "year" {
		out.Del(field)
	}
	out.Add(field, value)
	return out
}

// without gives values without one value of a field, or without the field where
// value is empty; empty values are left out as well.
func without(values url.Values, field, value string) url.Values {
	out := make(url.Values)
	for f, list := range values {
		for _, v := range list {
			if v != "" && f != "format" && !(f == field && (value == "" || v == value)) {
				out.Add(f, v)
			}
		}
	}
	return out
}
