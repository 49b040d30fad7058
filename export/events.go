package export

import (
	"bufio"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery/statement"
)

// eventTable writes tab-separated events, one for each pair of source and
// target, under a row of names: the twenty columns of the ICEWS Coded Event
// Data (Boschee et al. 2015, doi:10.7910/DVN/28075) in their order, so that what
// reads those by name reads these, then PLOVER's in the names of POLECAT
// (doi:10.7910/DVN/AJGVIT), then our own.
//
//	Event ID         counts the rows of this file
//	Event Date       the day of the deed if the text tells it; of something
//	                 intended, or else, the day of publication
//	Source Name      the person, or else the short English name of the party
//	Source Sectors   "International Government Organization", or empty
//	Source Country   short English name of the state
//	Event Text       what the CAMEO code stands for
//	CAMEO Code       CAMEO 1.1b3, as text: 010 and 10 are not the same
//	Intensity        Goldstein's scale, from -10 to 10
//	Target …         as Source; empty where nobody is addressed
//	Story ID         counts the documents of this file
//	Sentence Number  empty: a statement knows its bytes, not its sentence
//	Publisher        file name or address of the document
//	City             the place, if the text tells one, as the text has it
//	District, Province   empty
//	Country          the state in which it lies
//	Latitude, Longitude  in degrees of WGS 84, empty where not known
//	Event Type       PLOVER 0.8
//	Event Mode       the same
//	Contexts         the same, joined by semicolons
//	Quad Code        the class of the type: verbal cooperation …
//	Source Code, Target Code   ISO 3166-1 alpha-3, else IGO:, GRP:, …
//	Statement ID, Kind, Status, Confidence   as in statement/schema.json
//
// Both directions of what is mutual are rows. A negated statement tells of no
// event and is left out. There are no quotation marks, so that a reader may or
// may not heed them.
type eventTable struct {
	out      *bufio.Writer
	world    World
	rows     int
	stories  int
	document string
}

var eventColumns = []string{
	"Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
	"Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
	"City", "District", "Province", "Country", "Latitude", "Longitude",
	"Event Type", "Event Mode", "Contexts", "Quad Code",
	"Source Code", "Target Code", "Statement ID", "Kind", "Status", "Confidence",
}

func newEvents(w io.Writer, o Options) sink {
	e := &eventTable{out: bufio.NewWriter(w), world: o.World}
	e.row(eventColumns)
	return e
}

func (e *eventTable) write(r Record) (string, error) {
	s, day, pairs := r.Statement, eventDay(r), dyads(*r.Statement)
	switch {
	case s.Coded() == nil || s.Coded().Cameo == "":
		return "no event code", nil
	case s.Polarity == statement.Negated:
		return "negated", nil
	case len(pairs) == 0:
		return "no known actor", nil
	case day == "":
		return "no known day", nil
	}
	if e.stories == 0 || r.Document.Hash != e.document {
		e.stories++
		e.document = r.Document.Hash
	}
	for _, pair := range pairs {
		e.rows++
		e.row(e.cells(r, pair, day))
	}
	return "", nil
}

// row leaves errors to close: the buffer keeps the first.
func (e *eventTable) row(cells []string) {
	for i, c := range cells {
		if i > 0 {
			_ = e.out.WriteByte('\t')
		}
		_, _ = e.out.WriteString(strings.ReplaceAll(oneLine(c), `"`, "'"))
	}
	_ = e.out.WriteByte('\n')
}

func (e *eventTable) close() error { return e.out.Flush() }

func (e *eventTable) cells(r Record, pair dyad, day string) []string {
	s, event, place := r.Statement, r.Statement.Coded(), placeOf(r)
	cells := []string{strconv.Itoa(e.rows), day}
	cells = append(cells, e.party(pair.source)...)
	cells = append(cells, e.world.CameoAbout(event.Cameo), event.Cameo, e.intensity(event.Cameo))
	cells = append(cells, e.party(pair.target)...)
	cells = append(cells, strconv.Itoa(e.stories), "", r.Document.Source, place.Name, "", "", e.world.NameOf(place.Code))
	cells = append(cells, e.degrees(place)...)
	cells = append(cells, event.Type, event.Mode, strings.Join(event.Contexts, ";"), e.world.QuadOf(event.Type))
	return append(cells, pair.source.Code, pair.target.Code, s.ID, string(s.Kind), string(s.Status), decimal(s.Confidence))
}

// party gives name, sectors and country.
func (e *eventTable) party(m statement.Mention) []string {
	name := e.world.NameOf(m.Code)
	cells := []string{name, "", ""}
	switch {
	case m.Code == "":
		return cells
	case strings.HasPrefix(m.Code, "IGO:"):
		cells[1] = "International Government Organization"
	default:
		cells[2] = e.world.NameOf(e.world.HomeOf(m.Code))
	}
	if name == "" {
		cells[0] = m.Name
	}
	if m.Person != "" {
		cells[0] = m.Person
	}
	return cells
}

func (e *eventTable) intensity(cameo string) string {
	v, found := e.world.Goldstein(cameo)
	if !found {
		return ""
	}
	return decimal(v)
}

func (e *eventTable) degrees(place statement.Mention) []string {
	latitude, longitude, found := e.world.Locate(place.Code, place.Name)
	if !found {
		return []string{"", ""}
	}
	return []string{decimal(latitude), decimal(longitude)}
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// eventDay is the day that counts as the event's, or empty.
func eventDay(r Record) string {
	days := []string{timeOf(r).EDTF, r.Document.Published}
	if r.Statement.Status == statement.Intended { // the event is the promise
		days = days[1:]
	}
	for _, day := range days {
		day, _, _ = strings.Cut(day, "/") // an interval counts from its first day
		if _, err := time.Parse(time.DateOnly, day); err == nil {
			return day
		}
	}
	return ""
}

// dyad is who did something to whom; the target is empty where it was nobody.
type dyad struct{ source, target statement.Mention }

// dyads pairs the parties that are known, each pair once.
func dyads(s statement.Statement) []dyad {
	targets := s.Recipients
	if s.Mutual {
		targets = slices.Concat(targets, s.Actors)
	}
	if !slices.ContainsFunc(targets, func(m statement.Mention) bool { return m.Code != "" }) {
		targets = []statement.Mention{{}}
	}
	var pairs []dyad
	seen := make(map[[2]string]bool)
	for _, source := range s.Actors {
		for _, target := range targets {
			key := [2]string{source.Code, target.Code}
			if source.Code == "" || target.Code == "" && len(targets) > 1 || source.Code == target.Code || seen[key] {
				continue
			}
			seen[key] = true
			pairs = append(pairs, dyad{source, target})
		}
	}
	return pairs
}
