package export_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"chancery/export"
)

// node is an element with what is in it.
type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []node     `xml:",any"`
}

func (n node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (n node) all(name string) []node {
	var found []node
	for _, c := range n.Children {
		if c.XMLName.Local == name {
			found = append(found, c)
		}
	}
	return found
}

// one gives the only child at a path: "meta/identification".
func (n node) one(t *testing.T, path string) node {
	t.Helper()
	for name := range strings.SplitSeq(path, "/") {
		found := n.all(name)
		if len(found) != 1 {
			t.Fatalf("%d elements %s in %s", len(found), name, n.XMLName.Local)
		}
		n = found[0]
	}
	return n
}

func (n node) walk(visit func(node)) {
	visit(n)
	for _, c := range n.Children {
		c.walk(visit)
	}
}

// names are those of the children, each run of one name once.
func (n node) names() string {
	var list []string
	for _, c := range n.Children {
		list = append(list, c.XMLName.Local)
	}
	return strings.Join(slices.Compact(list), " ")
}

// parsed reads a whole document, which must be well-formed to its end.
func parsed(t *testing.T, data []byte) node {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	var root node
	if err := d.Decode(&root); err != nil {
		t.Fatalf("%v in %q", err, data)
	}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root
		}
		if text, blank := token.(xml.CharData); err != nil || !blank || len(bytes.TrimSpace(text)) > 0 {
			t.Fatalf("after the root comes %v (%v)", token, err)
		}
	}
}

const aknSpace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

// checkAKN holds a file to what the schema requires of the elements in it:
// names, order, identification, and identifiers that come once.
func checkAKN(t *testing.T, data []byte, records []export.Record) {
	t.Helper()
	root := parsed(t, data)
	if root.XMLName != (xml.Name{Space: aknSpace, Local: "akomaNtoso"}) || len(root.Children) != 1 {
		t.Fatalf("the root is %v", root.XMLName)
	}
	seen := make(map[string]bool)
	root.walk(func(n node) {
		if id := n.attr("eId"); id != "" {
			if seen[id] || strings.ContainsFunc(id, func(r rune) bool { return r <= ' ' }) {
				t.Errorf("identifier %q is no good, or comes twice", id)
			}
			seen[id] = true
		}
	})
	root.walk(func(n node) {
		for _, name := range []string{"source", "href", "refersTo", "in"} {
			for ref := range strings.FieldsSeq(n.attr(name)) {
				if id, local := strings.CutPrefix(ref, "#"); local && !seen[id] {
					t.Errorf("%s refers to %s, which is not there", n.XMLName.Local, ref)
				}
			}
		}
	})
	statements := 0
	for _, d := range aknDocuments(t, root) {
		checkAKNDocument(t, d)
		statements += checkAKNStatements(t, d)
	}
	if want := len(statementsOf(records)); statements != want {
		t.Errorf("%d statements of %d", statements, want)
	}
}

func aknDocuments(t *testing.T, root node) []node {
	t.Helper()
	if root.Children[0].XMLName.Local == "doc" {
		return root.Children
	}
	collection := root.one(t, "documentCollection")
	if collection.names() != "meta collectionBody" || collection.attr("name") == "" {
		t.Errorf("a collection of %s", collection.names())
	}
	checkFRBR(t, collection.one(t, "meta"))
	var documents []node
	for _, c := range collection.one(t, "collectionBody").all("component") {
		documents = append(documents, c.one(t, "doc"))
	}
	return documents
}

func checkAKNDocument(t *testing.T, d node) {
	t.Helper()
	if d.names() != "meta mainBody" || d.attr("name") == "" || len(d.one(t, "mainBody").all("p")) == 0 {
		t.Errorf("a document of %s", d.names())
	}
	meta := d.one(t, "meta")
	if n := meta.names(); n != "identification analysis references" && n != "identification references" {
		t.Errorf("metadata are %s", n)
	}
	checkFRBR(t, meta)
	for _, o := range meta.one(t, "references").Children {
		if o.XMLName.Local != "TLCOrganization" || o.attr("eId") == "" || o.attr("href") == "" || o.attr("showAs") == "" {
			t.Errorf("a reference lacks something: %v", o)
		}
		if _, err := url.Parse(o.attr("href")); err != nil {
			t.Error(err)
		}
	}
}

func checkFRBR(t *testing.T, meta node) {
	t.Helper()
	id := meta.one(t, "identification")
	if id.names() != "FRBRWork FRBRExpression FRBRManifestation" || id.attr("source") == "" {
		t.Errorf("identification is %s", id.names())
	}
	for level, last := range map[string]string{"FRBRWork": " FRBRcountry", "FRBRExpression": " FRBRlanguage", "FRBRManifestation": ""} {
		n := id.one(t, level)
		if n.names() != "FRBRthis FRBRuri FRBRdate FRBRauthor"+last {
			t.Errorf("%s has %s", level, n.names())
		}
		if !strings.HasPrefix(n.one(t, "FRBRuri").attr("value"), "/akn/zz/") || n.one(t, "FRBRdate").attr("name") == "" {
			t.Errorf("%s is not identified: %v", level, n)
		}
		if _, err := time.Parse(time.DateOnly, n.one(t, "FRBRdate").attr("date")); err != nil {
			t.Error(err)
		}
	}
}

// checkAKNStatements counts the statements of a document.
func checkAKNStatements(t *testing.T, d node) int {
	t.Helper()
	analysis := d.one(t, "meta").all("analysis")
	if len(analysis) == 0 {
		return 0
	}
	list := analysis[0].one(t, "otherAnalysis").Children
	for _, s := range list {
		if s.XMLName != (xml.Name{Space: "urn:x-chancery:statement:1", Local: "statement"}) || s.attr("id") == "" {
			t.Errorf("the analysis has a %v", s.XMLName)
		}
	}
	return len(list)
}

func TestAKNHasTheTextAndWhereItStands(t *testing.T) {
	records := sample()
	text := records[0].Document.Text
	data, _ := written(t, "akn", options(t), records)
	d := parsed(t, data).one(t, "doc")
	lines := make(map[string]string)
	for _, p := range d.one(t, "mainBody").all("p") {
		from, _ := strconv.Atoi(p.attr("from"))
		to, _ := strconv.Atoi(p.attr("to"))
		words := p.Text
		for _, c := range p.Children {
			words += c.Text
		}
		if text[from:to] != words {
			t.Errorf("%q stands at %d to %d, where the text has %q", words, from, to, text[from:to])
		}
		lines["#"+p.attr("eId")] = words
	}
	if len(lines) != 3 {
		t.Errorf("%d lines, want 3", len(lines))
	}
	for _, s := range d.one(t, "meta/analysis/otherAnalysis").Children {
		if quote := s.one(t, "quote").Text; lines[s.attr("in")] != quote {
			t.Errorf("%q is said to stand in %q", quote, lines[s.attr("in")])
		}
	}
	if got := d.one(t, "mainBody").Children[0].one(t, "docTitle").Text; got != "Kenya and Norway meet" {
		t.Errorf("the title is %q", got)
	}
	if got := d.one(t, "meta/identification/FRBRWork/FRBRdate").attr("date"); got != "2025-06-02" {
		t.Errorf("the date of the work is %s", got)
	}
}

func TestAKNOfSeveral(t *testing.T) {
	records := append(sample(), sample()...)
	other := *records[3].Document
	other.Hash, other.Published = "sha256:"+strings.Repeat("a7", 32), ""
	for i := 3; i < 6; i++ {
		records[i].Document = &other
	}
	records = append(records, export.Record{Document: &export.Document{Hash: "sha256:00", Text: "No statements here."}})
	data, summary := written(t, "akn", options(t), records)
	checkAKN(t, data, records)
	root := parsed(t, data)
	if n := len(root.one(t, "documentCollection/collectionBody").all("component")); n != 3 || summary.Written != 6 {
		t.Errorf("%d components, %+v", n, summary)
	}
}

func TestAKNNeedsTheText(t *testing.T) {
	r := sample()[0]
	bare := *r.Document
	bare.Text = ""
	r.Document = &bare
	if _, err := export.Write("akn", io.Discard, options(t), each([]export.Record{r})); err == nil || !strings.Contains(err.Error(), "text of its document is missing") {
		t.Errorf("without a text: %v", err)
	}
	if _, err := export.Write("akn", io.Discard, options(t), each(nil)); err == nil || !strings.Contains(err.Error(), "no document") {
		t.Errorf("without a document: %v", err)
	}
}

// checkAtom holds a feed to RFC 4287.
func checkAtom(t *testing.T, data []byte, records []export.Record) {
	t.Helper()
	feed := parsed(t, data)
	if feed.XMLName != (xml.Name{Space: "http://www.w3.org/2005/Atom", Local: "feed"}) {
		t.Fatalf("the root is %v", feed.XMLName)
	}
	if n := feed.names(); n != "title id updated author generator" && n != "title id updated author generator entry" && !strings.Contains(n, "link") {
		t.Errorf("a feed of %s", n)
	}
	seen := make(map[string]bool)
	for _, e := range append([]node{feed}, feed.all("entry")...) {
		id := e.one(t, "id").Text
		if u, err := url.Parse(id); err != nil || !u.IsAbs() || seen[id] {
			t.Errorf("%q is no identifier, or comes twice", id)
		}
		seen[id] = true
		if _, err := time.Parse(time.RFC3339, e.one(t, "updated").Text); err != nil {
			t.Error(err)
		}
		e.one(t, "title")
		for _, link := range e.all("link") {
			if u, err := url.Parse(link.attr("href")); err != nil || !u.IsAbs() {
				t.Errorf("link %q", link.attr("href"))
			}
		}
	}
	all := statementsOf(records)
	if len(feed.all("entry")) != len(all) {
		t.Fatalf("%d entries for %d statements", len(feed.all("entry")), len(all))
	}
	for i, e := range feed.all("entry") {
		if got, want := e.one(t, "content").Text, inXML(all[i].Quote.Text); got != want {
			t.Errorf("content is %q, want %q", got, want)
		}
		if e.one(t, "content").attr("type") != "text" {
			t.Error("words of a text are given as something else")
		}
	}
}

// inXML is text as XML can carry it.
func inXML(text string) string {
	return strings.Map(func(r rune) rune {
		ok := r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000
		if !ok || r == utf8.RuneError {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
}

func TestFeed(t *testing.T) {
	o := options(t)
	o.Title, o.Address = "Kenya ⇄ Norway", "https://register.example/pair/KEN/NOR.atom"
	records := sample()
	records[1].Address = "https://register.example/statements/b2"
	data, _ := written(t, "atom", o, records)
	checkAtom(t, data, records)
	feed := parsed(t, data)
	if feed.one(t, "id").Text != o.Address || feed.one(t, "title").Text != o.Title || feed.one(t, "link").attr("rel") != "self" {
		t.Errorf("the head is %v", feed.Children[:6])
	}
	var titles []string
	for _, e := range feed.all("entry") {
		titles = append(titles, e.one(t, "title").Text)
	}
	want := []string{"KEN ⇄ NOR, act: meet", "NOR → KEN, somebody, pledge: pledged $5 million", "KEN, act: sign"}
	if !slices.Equal(titles, want) {
		t.Errorf("titles are %q, want %q", titles, want)
	}
	links := feed.all("entry")[1].all("link")
	if len(links) != 2 || links[0].attr("rel") != "alternate" || links[1].attr("rel") != "via" {
		t.Errorf("links are %v", links)
	}
}
