package web

import (
	"net/http"
	"net/url"

	"chancery/register"
)

// partyPage is what there is of one party.
type partyPage struct {
	Title    string
	Party    party
	Official string
	Address  string
	Counts   string
	Partners []partnerLine
	Subjects []subjectLine
	Latest   []entry
	Texts    []register.InstrumentRecord
}

// partnerLine is a party's tie to another.
type partnerLine struct {
	Party                       party
	Address                     string
	Forward, Together, Backward int
	All                         int
	Tone                        string
}

// subjectLine is a topic or an issue with its count.
type subjectLine struct {
	Name, Address string
	Count         int
	Tone          string
}

// mostPartners and mostSubjects are how many a page shows.
const mostPartners, mostSubjects, mostLatest = 30, 20, 20

func (s *Server) partyPage(w http.ResponseWriter, r *http.Request) error {
	code := r.PathValue("code")
	known, ok := s.Tables.Party(code)
	if !ok {
		return missing("No party has the code “" + code + "”: states have three letters as in CHN, organisations a name as in IGO:EU.")
	}
	v := s.view(r.Context())
	summary, err := v.Party(r.Context(), code)
	if err != nil {
		return err
	}
	if form := r.URL.Query().Get("format"); form != "" {
		return giveSummary(w, form, summary)
	}
	page := partyPage{Title: known.Name, Party: s.party(code), Official: known.Official, Address: "/party/" + code, Counts: countsWords(summary.Total)}
	page.Partners, page.Subjects = s.partnerLines(code, summary.Partners), s.subjectLines(summary.Subjects, code)
	list, err := v.List(r.Context(), register.Query{Parties: []string{code}}, register.Page{Limit: mostLatest})
	if err != nil {
		return err
	}
	page.Latest = s.entriesOf(list.Entries)
	texts, err := v.Instruments(r.Context(), code, register.Page{Limit: mostLatest})
	if err != nil {
		return err
	}
	page.Texts = texts.Instruments
	return s.show(w, "party", "page", page)
}

func (s *Server) partnerLines(code string, partners []register.Partner) []partnerLine {
	var lines []partnerLine
	for _, p := range partners[:min(len(partners), mostPartners)] {
		lines = append(lines, partnerLine{
			Party: s.party(p.Party), Address: "/pair/" + code + "-" + p.Party, Forward: p.Forward.All(), Together: p.Together.All(),
			Backward: p.Backward.All(), All: p.All.All(), Tone: toneWords(p.All),
		})
	}
	return lines
}

// subjectLines lists topics and issues; each leads to what the party, if one is
// named, has on it.
func (s *Server) subjectLines(cells []register.Cell, code string) []subjectLine {
	var lines []subjectLine
	for _, c := range cells {
		name, address, field, slug := s.subjectName(c.Subject)
		if field != "topic" && field != "issue" || len(lines) == mostSubjects {
			continue
		}
		if code != "" {
			address = "/search?" + url.Values{"party": {code}, field: {slug}}.Encode()
		}
		lines = append(lines, subjectLine{name, address, c.All(), toneWords(c.Counts)})
	}
	return lines
}
