package export

import (
	"cmp"
	"encoding/xml"
	"io"
	"strings"
	"time"
)

// feed writes an Atom feed (RFC 4287) with an entry for each statement: its
// title says who, to whom and what, its content is the sentence.
type feed struct {
	out     io.Writer
	xml     *xml.Encoder
	options Options
	begun   bool
}

func newFeed(w io.Writer, o Options) sink { return feedTo(w, o) }

func feedTo(w io.Writer, o Options) *feed {
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	return &feed{out: w, xml: e, options: o}
}

var feedStart = xml.StartElement{
	Name: xml.Name{Local: "feed"},
	Attr: []xml.Attr{attribute("xmlns", "http://www.w3.org/2005/Atom")},
}

type author struct {
	Name string `xml:"name"`
}

type atomRef struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type entry struct {
	XMLName    xml.Name   `xml:"entry"`
	Title      string     `xml:"title"`
	ID         string     `xml:"id"`
	Updated    string     `xml:"updated"`
	Published  string     `xml:"published,omitempty"`
	Links      []atomRef  `xml:"link"`
	Categories []category `xml:"category"`
	Content    atomText   `xml:"content"`
}

type category struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// begin writes what stands before the entries, once.
func (f *feed) begin() error {
	if f.begun {
		return nil
	}
	f.begun = true
	made := f.options.Made.UTC().Format(time.RFC3339)
	title := cmp.Or(valid(f.options.Title), "Statements")
	self := webAddress(f.options.Address)
	parts := []struct {
		name  string
		value any
	}{
		{"title", title}, {"id", cmp.Or(self, urn("feed", title, made))}, {"updated", made},
		{"author", author{"chancery"}}, {"generator", "chancery"},
	}
	if _, err := io.WriteString(f.out, xml.Header); err != nil {
		return err
	}
	if err := f.xml.EncodeToken(feedStart); err != nil {
		return err
	}
	for _, part := range parts {
		if err := f.xml.EncodeElement(part.value, element(part.name)); err != nil {
			return err
		}
	}
	if self == "" {
		return nil
	}
	return f.xml.EncodeElement(atomRef{"self", self}, element("link"))
}

func (f *feed) write(r Record) (string, error) {
	if err := f.begin(); err != nil {
		return "", err
	}
	return "", f.xml.Encode(f.entry(r))
}

func (f *feed) close() error {
	if err := f.begin(); err != nil {
		return err
	}
	if err := f.xml.EncodeToken(feedStart.End()); err != nil {
		return err
	}
	return endXML(f.xml, f.out)
}

func (f *feed) entry(r Record) entry {
	e := entry{
		Title: headline(r), ID: statementURN(r), Updated: f.options.Made.UTC().Format(time.RFC3339),
		Content: atomText{Type: "text", Text: valid(r.Statement.Quote.Text)},
	}
	if day := published(r.Document); day != "" {
		e.Published, e.Updated = day, day
	}
	e.lead(r.Address, r.Document.Source)
	e.Categories = append(e.Categories, category{string(r.Statement.Kind), "urn:x-chancery:kind"})
	for _, topic := range r.Statement.Topics {
		e.Categories = append(e.Categories, category{topic, "urn:x-chancery:topic"})
	}
	return e
}

// published is the day of a document as a time of RFC 3339, or empty.
func published(d *Document) string {
	day, err := time.Parse(time.DateOnly, d.Published)
	if err != nil {
		return ""
	}
	return day.Format(time.RFC3339)
}

// lead links an entry to its page and to where its text was found.
func (e *entry) lead(page, source string) {
	for _, link := range []atomRef{{"alternate", webAddress(page)}, {"via", webAddress(source)}} {
		if link.Href != "" {
			e.Links = append(e.Links, link)
		}
	}
}

// Arrival is a document that came into a register.
type Arrival struct {
	Document
	Address string    // of its page
	Added   time.Time // when it came
	About   string    // what was found in it, in a few words
}

// Arrivals writes an Atom feed (RFC 4287) with an entry for each document.
func Arrivals(w io.Writer, o Options, documents []Arrival) error {
	f := feedTo(w, o)
	if err := f.begin(); err != nil {
		return err
	}
	for _, d := range documents {
		e := entry{
			Title: cmp.Or(oneLine(d.Title), "Without a title"), ID: urn("document", d.Hash), Published: published(&d.Document),
			Updated: d.Added.UTC().Format(time.RFC3339), Content: atomText{Type: "text", Text: valid(d.About)},
		}
		e.lead(d.Address, d.Source)
		if err := f.xml.Encode(e); err != nil {
			return err
		}
	}
	return f.close()
}

// headline is a statement in one line: "KEN → NOR, pledge: agreed to share data".
func headline(r Record) string {
	s := r.Statement
	who := strings.Join(labels(s.Actors), ", ")
	switch to := strings.Join(labels(s.Recipients), ", "); {
	case s.Mutual && len(s.Actors) > 1:
		who = strings.Join(labels(s.Actors), " ⇄ ")
	case s.Mutual && to != "":
		who += " ⇄ " + to
	case to != "":
		who += " → " + to
	}
	what := s.Operative.Text
	if !strings.Contains(s.Content.Text, what) {
		what += " " + s.Content.Text
	} else {
		what = s.Content.Text
	}
	return oneLine(strings.TrimPrefix(who+", ", ", ") + string(s.Kind) + ": " + what)
}
