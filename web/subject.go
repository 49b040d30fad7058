package web

import (
	"net/http"
	"net/url"

	"chancery/register"
)

// subjectPage is a topic or an issue: who says what of it.
type subjectPage struct {
	Title   string
	About   string
	Address string
	Counts  string
	Parties []partnerLine
	Latest  []entry // the last word of each party
	All     string  // address of all statements
}

// subject answers for topics or issues, told apart by prefix.
func (s *Server) subject(prefix string) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		subject := prefix + r.PathValue("slug")
		name, address, field, slug := s.subjectName(subject)
		about, ok := s.aboutSubject(field, slug)
		if !ok {
			return missing("There is no " + field + " “" + slug + "”. The pages of parties and pairs link to those there are.")
		}
		summary, err := s.view(r.Context()).Subject(r.Context(), subject)
		if err != nil {
			return err
		}
		if form := r.URL.Query().Get("format"); form != "" {
			return giveSummary(w, form, summary)
		}
		page := subjectPage{Title: name, About: about, Address: address, Counts: countsWords(summary.Total)}
		page.All = "/search?" + url.Values{field: {slug}}.Encode()
		for _, p := range summary.Parties[:min(len(summary.Parties), mostPartners)] {
			page.Parties = append(page.Parties, partnerLine{
				Party: s.party(p.Party), Address: "/search?" + url.Values{field: {slug}, "party": {p.Party}}.Encode(),
				Forward: p.Forward.All(), Backward: p.Backward.All(), All: p.All.All(), Tone: toneWords(p.All),
			})
		}
		seen := make(map[string]bool) // a joint word is the last of several parties
		for _, latest := range summary.Latest {
			if id := latest.Entry.Statement.ID; !seen[id] {
				seen[id] = true
				page.Latest = append(page.Latest, s.entryOf(len(page.Latest)+1, latest.Entry))
			}
		}
		return s.show(w, "subject", "page", page)
	}
}

// aboutSubject says what falls under a topic or an issue, and whether there is
// such a one.
func (s *Server) aboutSubject(field, slug string) (about string, ok bool) {
	for _, t := range s.Tables.Topics {
		if field == "topic" && t.Slug == slug {
			return t.About, true
		}
	}
	for _, i := range s.Tables.Issues {
		if field == "issue" && i.Slug == slug {
			return "an issue of " + topicName(i.Topic), true
		}
	}
	return "", false
}

// instrumentPage is a text through which statements were made.
type instrumentPage struct {
	Title   string
	Record  register.InstrumentRecord
	Parties []party
	Entries []entry
	Next    string
	Address string
}

func (s *Server) instrument(w http.ResponseWriter, r *http.Request) error {
	v := s.view(r.Context())
	record, err := v.Instrument(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	p, err := pageOf(r.URL.Query())
	if err != nil {
		return err
	}
	list, err := v.List(r.Context(), register.Query{Instruments: []string{record.ID}}, p)
	if err != nil {
		return err
	}
	if form := r.URL.Query().Get("format"); form != "" {
		return s.giveEntries(w, r, form, list)
	}
	page := instrumentPage{
		Title: instrumentName(record), Record: record, Parties: s.partiesOf(record.Parties), Entries: s.entriesOf(list.Entries),
		Address: "/instrument/" + record.ID,
	}
	if list.Next != "" {
		page.Next = page.Address + "?" + url.Values{"after": {list.Next}}.Encode()
	}
	return s.show(w, "instrument", "page", page)
}

func instrumentName(r register.InstrumentRecord) string {
	if r.Name != "" {
		return capital(r.Name)
	}
	return capital(topicName(r.Type))
}
