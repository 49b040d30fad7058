package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"chancery/register"
)

// pairPage is the framework of ties between two parties, in double entry: what
// A binds itself to on the left, what B does on the right, both in the middle.
type pairPage struct {
	Title     string
	A, B      party
	Address   string
	Counts    string
	Documents int // in the register; an empty cell says that none of them has it
	Rows      []pairRow
	Grid      grid
	Timeline  *timeline
	Plots     []plot
	Texts     []register.InstrumentRecord
}

// pairRow is one topic or issue: the latest words in each direction.
type pairRow struct {
	Name    string
	Address string
	Issue   bool
	Newest  string // day of the latest of its words
	Cells   [3]pairCell
}

// pairCell is the latest word in one direction, and how many there are.
type pairCell struct {
	Label string // of its column, for small screens and for those who listen
	Entry *entry
	Count int
	All   string // address of all of them
}

// columns are the directions in the order of the page.
var columns = [3]register.Direction{register.Forward, register.Together, register.Backward}

func (s *Server) pair(w http.ResponseWriter, r *http.Request) error {
	a, b, ok := s.pairOf(r.PathValue("pair"))
	if !ok {
		return missing("A pair is two codes, as in /pair/CHN-RUS: states have three letters, organisations a name as in IGO:EU.")
	}
	v := s.Register.Now()
	summary, err := v.Pair(r.Context(), a, b)
	if err != nil {
		return err
	}
	if form := r.URL.Query().Get("format"); form != "" {
		return giveSummary(w, form, summary)
	}
	page := pairPage{
		Title: s.party(a).Name + " and " + s.party(b).Name, A: s.party(a), B: s.party(b), Address: "/pair/" + a + "-" + b,
		Counts: countsWords(summary.Total), Texts: summary.Instruments,
	}
	over, err := v.Overview(r.Context())
	if err != nil {
		return err
	}
	page.Documents = over.Documents
	page.Rows, page.Grid = s.pairRows(page, summary), s.gridOf(summary.Grid, pairQuery(a, b, register.AnyDirection))
	deeds, err := v.Timeline(r.Context(), a, b, "", "", register.Page{Limit: 300})
	if err != nil {
		return err
	}
	page.Timeline = s.timelineOf(deeds.Entries, summary.Instruments)
	figures, err := v.Figures(r.Context(), register.Query{A: a, B: b})
	if err != nil {
		return err
	}
	page.Plots = s.plotsOf(figures)
	return s.show(w, "pair", "page", page)
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

func pairQuery(a, b string, d register.Direction) url.Values {
	v := url.Values{"a": {a}, "b": {b}}
	if d != register.AnyDirection {
		v.Set("direction", string(d))
	}
	return v
}

// pairRows lays the latest words out by subject, the newest subject first.
func (s *Server) pairRows(page pairPage, summary register.PairSummary) []pairRow {
	counts := make(map[string]*[3]int)
	for _, cell := range summary.Grid {
		if counts[cell.Subject] == nil {
			counts[cell.Subject] = new([3]int)
		}
		if i := slices.Index(columns[:], cell.Direction); i >= 0 && cell.Year != 0 {
			counts[cell.Subject][i] += cell.All()
		}
	}
	rows := make(map[string]*pairRow)
	for _, latest := range summary.Latest {
		i := slices.Index(columns[:], latest.Direction)
		if i < 0 {
			continue
		}
		row := rows[latest.Subject]
		if row == nil {
			row = s.pairRow(page, latest.Subject)
			rows[latest.Subject] = row
		}
		e := s.entryOf(1, latest.Entry)
		row.Cells[i].Entry = &e
		row.Newest = max(row.Newest, latest.Entry.Day)
		if c := counts[latest.Subject]; c != nil {
			row.Cells[i].Count = c[i]
		}
	}
	var out []pairRow
	for _, row := range rows {
		out = append(out, *row)
	}
	slices.SortFunc(out, func(x, y pairRow) int { return cmp.Or(cmp.Compare(y.Newest, x.Newest), cmp.Compare(x.Name, y.Name)) })
	return out
}

func (s *Server) pairRow(page pairPage, subject string) *pairRow {
	name, address, field, slug := s.subjectName(subject)
	row := &pairRow{Name: name, Address: address, Issue: field == "issue"}
	for i, d := range columns {
		q := pairQuery(page.A.Code, page.B.Code, d)
		q.Set(field, slug)
		row.Cells[i] = pairCell{Label: directionWords(page.A.Name, page.B.Name, d), All: "/search?" + q.Encode()}
	}
	return row
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
