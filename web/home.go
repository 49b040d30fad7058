package web

import (
	"cmp"
	"net/http"
	"slices"

	"chancery/register"
)

// homePage is the start page: what the register holds and what came last, or
// how to begin where there is none.
type homePage struct {
	Title    string
	Examples []example
	Legend   []look

	Register  bool
	Over      register.Overview
	Documents []docLine
	Topics    []subjectLine
	Issues    []subjectLine
	Pairs     []partnerLine
}

func (s *Server) home(w http.ResponseWriter, r *http.Request) error {
	page := homePage{Title: "chancery", Examples: s.examples, Legend: looks, Register: s.Register != nil}
	if page.Register {
		if err := s.fillHome(r, &page); err != nil {
			return err
		}
	}
	return s.show(w, "home", "page", page)
}

func (s *Server) fillHome(r *http.Request, page *homePage) error {
	v := s.view(r.Context())
	var err error
	if page.Over, err = v.Overview(r.Context()); err != nil {
		return err
	}
	documents, err := v.Documents(r.Context(), register.DocumentQuery{}, register.Page{Limit: 10})
	if err != nil {
		return err
	}
	page.Documents = docLines(documents.Documents)
	for of, into := range map[string]*[]subjectLine{"topic": &page.Topics, "issue": &page.Issues} {
		cells, err := v.Subjects(r.Context(), of)
		if err != nil {
			return err
		}
		*into = s.subjectLines(cells, "")
	}
	world, err := v.World(r.Context(), register.WorldQuery{Most: 12})
	if err != nil {
		return err
	}
	for _, t := range strongest(world.Ties, 12) {
		page.Pairs = append(page.Pairs, partnerLine{
			Party: party{Name: s.party(t.A).Name + " and " + s.party(t.B).Name}, Address: "/pair/" + t.A + "-" + t.B,
			All: t.All(), Tone: toneWords(t.Counts),
		})
	}
	return nil
}

// strongest adds up ties over directions and gives the n with the most
// statements, most first.
func strongest(ties []register.Tie, n int) []register.Tie {
	at := make(map[[2]string]int)
	var sums []register.Tie
	for _, t := range ties {
		key := [2]string{t.A, t.B}
		i, ok := at[key]
		if !ok {
			at[key], i = len(sums), len(sums)
			sums = append(sums, register.Tie{A: t.A, B: t.B})
		}
		sums[i].Counts = plus(sums[i].Counts, t.Counts)
	}
	slices.SortStableFunc(sums, func(a, b register.Tie) int { return cmp.Compare(b.All(), a.All()) })
	return sums[:min(n, len(sums))]
}
