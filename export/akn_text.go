package export

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"chancery/statement"
)

// The elements of Akoma Ntoso that are written, in the order in which its
// schema wants them.
type (
	aknDoc struct {
		XMLName xml.Name `xml:"doc"`
		Name    string   `xml:"name,attr"`
		Meta    aknMeta  `xml:"meta"`
		Body    aknBody  `xml:"mainBody"`
	}
	aknBody struct {
		Lines []aknLine `xml:"p"`
	}
	aknLine struct {
		ID    string `xml:"eId,attr"`
		From  int    `xml:"c:from,attr"`
		To    int    `xml:"c:to,attr"`
		Inner string `xml:",innerxml"` // escaped; an element in it must bring no blanks of its own
	}
	aknMeta struct {
		XMLName        xml.Name       `xml:"meta"`
		Identification identification `xml:"identification"`
		Analysis       *aknAnalysis   `xml:"analysis"`
		References     aknReferences  `xml:"references"`
	}
	identification struct {
		Source        string `xml:"source,attr"`
		Work          frbr   `xml:"FRBRWork"`
		Expression    frbr   `xml:"FRBRExpression"`
		Manifestation frbr   `xml:"FRBRManifestation"`
	}
	frbr struct {
		This     value         `xml:"FRBRthis"`
		URI      value         `xml:"FRBRuri"`
		Date     frbrDate      `xml:"FRBRdate"`
		Author   frbrAuthor    `xml:"FRBRauthor"`
		Country  *value        `xml:"FRBRcountry"`
		Language *frbrLanguage `xml:"FRBRlanguage"`
	}
	value struct {
		Value string `xml:"value,attr"`
	}
	frbrDate struct {
		Date string `xml:"date,attr"`
		Name string `xml:"name,attr"`
	}
	frbrAuthor struct {
		Href string `xml:"href,attr"`
	}
	frbrLanguage struct {
		Language string `xml:"language,attr"`
	}
	aknAnalysis struct {
		Source string   `xml:"source,attr"`
		Other  aknOther `xml:"otherAnalysis"`
	}
	aknOther struct {
		Source     string         `xml:"source,attr"`
		Statements []aknStatement `xml:"c:statement"`
	}
	aknReferences struct {
		Source        string    `xml:"source,attr"`
		Organizations []aknTerm `xml:"TLCOrganization"`
	}
	aknTerm struct {
		ID   string `xml:"eId,attr"`
		Href string `xml:"href,attr"`
		Show string `xml:"showAs,attr"`
	}
)

// The elements of a statement, in our own namespace.
type (
	aknStatement struct {
		ID         string         `xml:"id,attr"`
		In         string         `xml:"in,attr,omitempty"` // the lines of its sentence
		Kind       string         `xml:"kind,attr"`
		Polarity   string         `xml:"polarity,attr"`
		Status     string         `xml:"status,attr"`
		Strength   int            `xml:"strength,attr"`
		Opposing   bool           `xml:"opposing,attr"`
		Mutual     bool           `xml:"mutual,attr"`
		Rule       string         `xml:"rule,attr"`
		Confidence float64        `xml:"confidence,attr"`
		Topics     string         `xml:"topics,attr,omitempty"`
		Issues     string         `xml:"issues,attr,omitempty"`
		Actors     []aknParty     `xml:"c:actor"`
		Recipients []aknParty     `xml:"c:recipient"`
		SaidBy     []aknParty     `xml:"c:saidBy"`
		Forums     []aknParty     `xml:"c:forum"`
		Place      *aknParty      `xml:"c:place"`
		Operative  aknSpan        `xml:"c:operative"`
		Content    aknSpan        `xml:"c:content"`
		Quote      aknSpan        `xml:"c:quote"`
		Instrument *aknInstrument `xml:"c:instrument"`
		Event      *aknEvent      `xml:"c:event"`
		Time       *aknTime       `xml:"c:time"`
		Figure     *aknFigure     `xml:"c:figure"`
	}
	aknParty struct {
		Refers string `xml:"refersTo,attr,omitempty"`
		Code   string `xml:"code,attr,omitempty"`
		Person string `xml:"person,attr,omitempty"`
		Office string `xml:"office,attr,omitempty"`
		Start  int    `xml:"start,attr"`
		End    int    `xml:"end,attr"`
		Name   string `xml:",chardata"`
	}
	aknSpan struct {
		Start int    `xml:"start,attr"`
		End   int    `xml:"end,attr"`
		Text  string `xml:",chardata"`
	}
	aknInstrument struct {
		Type string `xml:"type,attr"`
		Date string `xml:"date,attr,omitempty"`
		Name string `xml:",chardata"`
	}
	aknEvent struct {
		Type  string `xml:"type,attr"`
		Mode  string `xml:"mode,attr,omitempty"`
		Cameo string `xml:"cameo,attr,omitempty"`
	}
	aknTime struct {
		EDTF string `xml:"edtf,attr"`
	}
	aknFigure struct {
		Value      *float64 `xml:"value,attr"`
		Ratio      *float64 `xml:"ratio,attr"`
		Unit       *string  `xml:"unit,attr"`
		Comparator *string  `xml:"comparator,attr"`
		Direction  *string  `xml:"direction,attr"`
		Period     *string  `xml:"period,attr"`
		Quantity   string   `xml:",chardata"`
	}
)

// linesOf makes a paragraph of each line with words on it.
func linesOf(d Document, prefix string) []aknLine {
	var lines []aknLine
	from := 0
	for text := range strings.SplitSeq(d.Text, "\n") {
		to := from + len(text)
		if strings.TrimSpace(text) != "" {
			inner := escaped(text)
			if text == d.Title && len(lines) == 0 {
				inner = "<docTitle>" + inner + "</docTitle>"
			}
			lines = append(lines, aknLine{prefix + "p_" + strconv.Itoa(len(lines)+1), from, to, inner})
		}
		from = to + 1
	}
	return lines
}

// linesAt refers to the lines in which a span stands.
func linesAt(lines []aknLine, s statement.Span) string {
	var ids []string
	i, _ := slices.BinarySearchFunc(lines, s.Start, func(l aknLine, at int) int { return cmp.Compare(l.To, at) })
	for ; i < len(lines) && lines[i].From < s.End; i++ {
		ids = append(ids, "#"+lines[i].ID)
	}
	return strings.Join(ids, " ")
}

// references numbers the parties of one document as they come.
type references struct {
	prefix string
	world  World
	ids    map[string]string // by code
	terms  []aknTerm
}

func (r *references) to(code string) string {
	if code == "" {
		return ""
	}
	if id, ok := r.ids[code]; ok {
		return id
	}
	if r.ids == nil {
		r.ids = make(map[string]string)
	}
	id := fmt.Sprintf("%sparty_%d", r.prefix, len(r.terms)+1)
	r.ids[code] = "#" + id
	show := cmp.Or(r.world.NameOf(code), valid(code))
	r.terms = append(r.terms, aknTerm{ID: id, Href: "/ontology/organization/" + url.PathEscape(code), Show: show})
	return r.ids[code]
}

// list adds to the parties who made the analysis and where the text is from.
func (r *references) list(source string, d Document) aknReferences {
	own := []aknTerm{
		{ID: r.prefix + "chancery", Href: "/ontology/organization/chancery", Show: "chancery"},
		{ID: r.prefix + "source", Href: cmp.Or(webAddress(d.Source), "/ontology/organization/unknown"), Show: cmp.Or(d.Source, "unknown")},
	}
	return aknReferences{Source: source, Organizations: append(own, r.terms...)}
}

func aknStatementOf(s statement.Statement, lines []aknLine, refs *references) aknStatement {
	a := aknStatement{
		ID: s.ID, In: linesAt(lines, s.Quote), Kind: string(s.Kind), Polarity: string(s.Polarity), Status: string(s.Status),
		Strength: s.Strength, Opposing: s.Opposing, Mutual: s.Mutual, Rule: s.Rule, Confidence: s.Confidence,
		Topics: strings.Join(s.Topics, " "), Issues: strings.Join(s.Issues, " "),
		Actors: refs.parties(s.Actors), Recipients: refs.parties(s.Recipients), SaidBy: refs.parties(s.SaidBy), Forums: refs.parties(s.Forums),
		Operative: aknSpanOf(s.Operative), Content: aknSpanOf(s.Content), Quote: aknSpanOf(s.Quote),
	}
	if s.Place != nil {
		a.Place = &refs.parties([]statement.Mention{*s.Place})[0]
	}
	if s.Instrument != nil {
		a.Instrument = &aknInstrument{s.Instrument.Type, s.Instrument.Date, s.Instrument.Name}
	}
	if s.Event != nil {
		a.Event = &aknEvent{s.Event.Type, s.Event.Mode, s.Event.Cameo}
	}
	if s.Time != nil {
		a.Time = &aknTime{s.Time.EDTF}
	}
	if f := s.Figure; f != nil {
		a.Figure = &aknFigure{f.Value, f.Ratio, f.Unit, f.Comparator, f.Direction, f.Period, f.Quantity}
	}
	return a
}

func (r *references) parties(mentions []statement.Mention) []aknParty {
	var parties []aknParty
	for _, m := range mentions {
		parties = append(parties, aknParty{r.to(m.Code), m.Code, m.Person, m.Office, m.Start, m.End, m.Name})
	}
	return parties
}

func aknSpanOf(s statement.Span) aknSpan { return aknSpan{s.Start, s.End, s.Text} }

var notOfHash = regexp.MustCompile(`[^0-9a-z]+`)

// shortHash names a document in an address.
func shortHash(hash string) string {
	_, digits, _ := strings.Cut(strings.ToLower(hash), ":")
	digits = notOfHash.ReplaceAllString(digits, "")
	return cmp.Or(digits[:min(len(digits), 16)], "unknown")
}
