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

func newFeed(w io.Writer, o Options) sink {
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
	if day, err := time.Parse(time.DateOnly, r.Document.Published); err == nil {
		e.Published = day.Format(time.RFC3339)
		e.Updated = e.Published
	}
	for _, link := range []atomRef{{"alternate", webAddress(r.Address)}, {"via", webAddress(r.Document.Source)}} {
		if link.Href != "" {
			e.Links = append(e.Links, link)
		}
	}
	e.Categories = append(e.Categories, category{string(r.Statement.Kind), "urn:x-chancery:kind"})
	for _, topic := range r.Statement.Topics {
		e.Categories = append(e.Categories, category{topic, "urn:x-chancery:topic"})
	}
	return e
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
