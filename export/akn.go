package export

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"time"
)

// legal writes documents in Akoma Ntoso 1.0 (OASIS LegalDocML, namespace
// akn/3.0): the text in the body, a paragraph for each of its lines, and the
// statements as otherAnalysis, in elements of a namespace of our own. A line
// bears the bytes of the normalised text at which it stands (c:from, c:to), a
// statement those of its words, and refers to its lines and parties.
//
// One document is a doc; several are a documentCollection. Whose law a text
// is, or whether it is any, is not known: its country is zz, which ISO 3166-1
// leaves to its users.
//
// The records of a document are gathered until the next one begins.
type legal struct {
	out     io.Writer
	xml     *xml.Encoder
	options Options
	held    []Record // of one document
	count   int      // documents written
}

func newAKN(w io.Writer, o Options) sink {
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	return &legal{out: w, xml: e, options: o}
}

// ownSpace is the namespace of statements.
const ownSpace = "urn:x-chancery:statement:1"

var (
	rootStart = xml.StartElement{
		Name: xml.Name{Local: "akomaNtoso"},
		Attr: []xml.Attr{attribute("xmlns", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"), attribute("xmlns:c", ownSpace)},
	}
	collectionStart = xml.StartElement{Name: xml.Name{Local: "documentCollection"}, Attr: []xml.Attr{attribute("name", "statements")}}
	bodyStart       = element("collectionBody")
)

var (
	errNoText     = errors.New("the text of its document is missing")
	errNoDocument = errors.New("there is no document to write, and the format has no form for none")
)

func (l *legal) write(r Record) (string, error) {
	if r.Document.Text == "" {
		return "", errNoText
	}
	if len(l.held) > 0 && l.held[0].Document.Hash != r.Document.Hash {
		if err := l.component(); err != nil {
			return "", err
		}
	}
	l.held = append(l.held, r)
	return "", nil
}

// component writes the document held as one of several.
func (l *legal) component() error {
	if l.count == 0 {
		if err := l.beginCollection(); err != nil {
			return err
		}
	}
	l.count++
	id := "comp_" + strconv.Itoa(l.count)
	start := xml.StartElement{Name: xml.Name{Local: "component"}, Attr: []xml.Attr{attribute("eId", id)}}
	if err := l.xml.EncodeToken(start); err != nil {
		return err
	}
	if err := l.xml.Encode(l.document(id + "__")); err != nil {
		return err
	}
	return l.xml.EncodeToken(start.End())
}

func (l *legal) begin() error {
	if _, err := io.WriteString(l.out, xml.Header); err != nil {
		return err
	}
	return l.xml.EncodeToken(rootStart)
}

func (l *legal) beginCollection() error {
	if err := l.begin(); err != nil {
		return err
	}
	if err := l.xml.EncodeToken(collectionStart); err != nil {
		return err
	}
	if err := l.xml.Encode(l.collectionMeta()); err != nil {
		return err
	}
	return l.xml.EncodeToken(bodyStart)
}

func (l *legal) close() error {
	if err := l.finish(); err != nil {
		return err
	}
	if err := l.xml.EncodeToken(rootStart.End()); err != nil {
		return err
	}
	return endXML(l.xml, l.out)
}

// finish writes the last document, which may be the only one.
func (l *legal) finish() error {
	switch {
	case len(l.held) == 0:
		return errNoDocument
	case l.count == 0:
		if err := l.begin(); err != nil {
			return err
		}
		return l.xml.Encode(l.document(""))
	}
	if err := l.component(); err != nil {
		return err
	}
	if err := l.xml.EncodeToken(bodyStart.End()); err != nil {
		return err
	}
	return l.xml.EncodeToken(collectionStart.End())
}

// document makes an element of the records held and lets go of them. prefix
// stands before each eId, which must not come twice in a file.
func (l *legal) document(prefix string) aknDoc {
	records := l.held
	l.held = nil
	d := *records[0].Document
	lines := linesOf(d, prefix)
	refs := &references{prefix: prefix, world: l.options.World}
	var statements []aknStatement
	for _, r := range records {
		if r.Statement != nil {
			statements = append(statements, aknStatementOf(*r.Statement, lines, refs))
		}
	}
	own := "#" + prefix + "chancery"
	doc := aknDoc{Name: "doc", Body: aknBody{lines}}
	doc.Meta = aknMeta{Identification: l.identify(d, prefix), References: refs.list(own, d)}
	if len(statements) > 0 {
		doc.Meta.Analysis = &aknAnalysis{Source: own, Other: aknOther{own, statements}}
	}
	return doc
}

// identify tells work, expression and manifestation apart as FRBR does.
func (l *legal) identify(d Document, prefix string) identification {
	date := frbrDate{Date: l.options.Made.UTC().Format(time.DateOnly), Name: "export"}
	made := date
	if _, err := time.Parse(time.DateOnly, d.Published); err == nil {
		date = frbrDate{Date: d.Published, Name: "publication"}
	}
	language := "und"
	if d.Language == "en" {
		language = "eng"
	}
	work := "/akn/zz/doc/" + date.Date + "/" + shortHash(d.Hash)
	expression := work + "/" + language + "@"
	source, own := frbrAuthor{"#" + prefix + "source"}, frbrAuthor{"#" + prefix + "chancery"}
	return identification{
		Source:        own.Href,
		Work:          frbr{This: value{work + "/!main"}, URI: value{work}, Date: date, Author: source, Country: &value{"zz"}},
		Expression:    frbr{This: value{expression + "/!main"}, URI: value{expression}, Date: date, Author: source, Language: &frbrLanguage{language}},
		Manifestation: frbr{This: value{expression + "/!main.xml"}, URI: value{expression + ".akn"}, Date: made, Author: own},
	}
}

func (l *legal) collectionMeta() aknMeta {
	all := Document{Hash: urn("collection", l.options.Made.UTC().String()), Source: "several", Language: "und"}
	refs := &references{prefix: "coll__", world: l.options.World}
	return aknMeta{Identification: l.identify(all, "coll__"), References: refs.list("#coll__chancery", all)}
}
