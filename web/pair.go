package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"chancery/register"
)

// pairPage is the framework of ties between two parties, in double entry: what
// A binds itself to on the left, what B does on the right, both in the middle.
type pairPage struct {
	Title     string
	A, B      party
	Between   between
	Counts    string
	Documents int // in the register; an empty cell says that none of them has it
	Rows      []pairRow
	Years     string // which the lines of strength span
	Grid      grid
	Timeline  *timeline
	Plots     []plot
	Texts     []register.InstrumentRecord
}

// between are two parties and the days that a page about them is narrowed to.
type between struct {
	A, B     string // codes
	From, To string // YYYY-MM-DD, or empty
}

// Period tells whether the page is narrowed to some days.
func (b between) Period() bool { return b.From != "" || b.To != "" }

// values are the parameters of a search for what is between them.
func (b between) values(d register.Direction) url.Values {
	v := url.Values{"a": {b.A}, "b": {b.B}}
	for field, value := range map[string]string{"direction": string(d), "from": b.From, "to": b.To} {
		if value != "" {
			v.Set(field, value)
		}
	}
	return v
}

func (b between) query(d register.Direction) register.Query {
	return register.Query{A: b.A, B: b.B, Direction: d, From: b.From, To: b.To}
}

// Here is the address of the page without the days.
func (b between) Here() string { return "/pair/" + b.A + "-" + b.B }

// As is the address of the summary in a form.
func (b between) As(form string) string {
	v := without(url.Values{"from": {b.From}, "to": {b.To}}, "", "")
	v.Set("format", form)
	return b.Here() + "?" + v.Encode()
}

// Search is the address of all statements between them, as a page or as data.
func (b between) Search(form, kind string) string {
	v := b.values(register.AnyDirection)
	if kind != "" {
		v.Set("kind", kind)
	}
	if form != "" {
		v.Set("format", form)
	}
	return "/search?" + v.Encode()
}

func (s *Server) pair(w http.ResponseWriter, r *http.Request) error {
	a, b, ok := s.pairOf(r.PathValue("pair"))
	if !ok {
		return missing("A pair is two codes, as in /pair/CHN-RUS: states have three letters, organisations a name as in IGO:EU.")
	}
	q, err := queryOf(r.URL.Query())
	if err != nil {
		return err
	}
	if q.From != "" && q.To != "" && q.From > q.To {
		return unprocessable("no such period", "The first day is after the last one: turn them around.")
	}
	which := between{a, b, q.From, q.To}
	v := s.view(r.Context())
	summary, err := v.PairWithin(r.Context(), a, b, which.From, which.To)
	if err != nil {
		return err
	}
	switch r.URL.Query().Get("format") {
	case "":
	case "json":
		return giveJSON(w, summary)
	case "csv":
		return giveSheet(w, "pair", s.pairSheet(summary))
	default:
		return unprocessable("no such form", "A pair can be had as json or as csv, which has its counts by subject, year and direction.")
	}
	page, err := s.pairPageOf(r.Context(), v, which, summary)
	if err != nil {
		return err
	}
	return s.show(w, "pair", "page", page)
}

func (s *Server) pairPageOf(ctx context.Context, v register.View, which between, summary register.PairSummary) (pairPage, error) {
	page := pairPage{
		Title: s.party(which.A).Name + " and " + s.party(which.B).Name, A: s.party(which.A), B: s.party(which.B), Between: which,
		Counts: countsWords(summary.Total), Texts: summary.Instruments,
	}
	over, err := v.Overview(ctx)
	if err != nil {
		return page, err
	}
	page.Documents = over.Documents
	trends, years, err := s.trends(ctx, v, which)
	page.Years = years
	if err != nil {
		return page, err
	}
	page.Rows, page.Grid = s.pairRows(page, summary, trends), s.gridOf(summary.Grid, which.values(register.AnyDirection))
	deeds, err := v.Timeline(ctx, which.A, which.B, which.From, which.To, register.Page{Limit: 300})
	if err != nil {
		return page, err
	}
	page.Timeline = s.timelineOf(deeds.Entries, summary.Instruments)
	figures, err := v.Figures(ctx, which.query(register.AnyDirection))
	if err != nil {
		return page, err
	}
	page.Plots = s.plotsOf(figures, which.values(register.AnyDirection))
	return page, nil
}

// pairSheet is the counts of a summary as a table.
func (s *Server) pairSheet(summary register.PairSummary) [][]string {
	rows := [][]string{slices.Concat([]string{"subject", "year", "direction"}, countColumns)}
	for _, c := range summary.Grid {
		if c.Subject != "" && c.Year != 0 {
			rows = append(rows, slices.Concat([]string{c.Subject, strconv.Itoa(c.Year), directionName(c.Direction)}, countCells(c.Counts)))
		}
	}
	return rows
}

// pairOf reads two codes with a hyphen between; codes may have hyphens too.
func (s *Server) pairOf(text string) (a, b string, ok bool) {
	for i, r := range text {
		if r != '-' {
			continue
		}
		a, b = text[:i], text[i+1:]
		_, knownA := s.Tables.Party(a)
		_, knownB := s.Tables.Party(b)
		if knownA && knownB && a != b {
			return a, b, true
		}
	}
	return "", "", false
}

func directionWords(a, b string, d register.Direction) string {
	switch d {
	case register.Forward:
		return a + " to " + b
	case register.Backward:
		return b + " to " + a
	}
	return "together"
}

// subjectName names "issue:taiwan" and gives its address and its parts.
func (s *Server) subjectName(subject string) (name, address, field, slug string) {
	field, slug, _ = strings.Cut(subject, ":")
	switch field {
	case "issue":
		return s.issueName(slug), "/issue/" + slug, field, slug
	case "topic":
		return capital(topicName(slug)), "/topic/" + slug, field, slug
	}
	return capital(strings.ToLower(slug)), "/search?" + url.Values{field: {slug}}.Encode(), field, slug
}

// countsWords says counts in words: "12 statements: 5 pledges, 7 acts".
func countsWords(c register.Counts) string {
	var parts []string
	for i, n := range []int{c.Pledges, c.Calls, c.Positions, c.Acts, c.Figures} {
		if n > 0 {
			parts = append(parts, plural(n, string(looks[i].Kind), looks[i].Plural))
		}
	}
	text := plural(c.All(), "statement", "statements")
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	return text
}
