package reader

import (
	"slices"

	"chancery/facts"
	"chancery/lang"
)

// Sort says in what way a mention refers to its parties.
type Sort string

// The sorts of mention.
const (
	StateName    Sort = "state"        // France, the French Republic
	Adjective    Sort = "adjective"    // French, before a noun that is no office or organ
	PeopleName   Sort = "people"       // Russians
	CapitalName  Sort = "capital"      // Paris, the Kremlin, meaning the government there
	PlaceName    Sort = "place"        // in Paris; a city or region
	Organisation Sort = "organisation" // organisations, companies, armed groups, loose groups
	PersonName   Sort = "person"       // President Macron
	OfficeName   Sort = "office"       // the French president; the foreign minister
	OrganName    Sort = "organ"        // the French government, Israeli forces, the Security Council
	CollectiveOf Sort = "collective"   // both sides, the leaders
	PronounOf    Sort = "pronoun"      // it, they, he, we
	DescribedAs  Sort = "descriptor"   // the kingdom, the latter, his counterpart
)

// Mention is a stretch of tokens that refers to one or several parties. Token
// positions count over all sentences, First and Last are inclusive and Head is
// the token that stands for the whole: the last word of a person's name, else
// the noun. Codes is empty where the party could not be told.
type Mention struct {
	First, Last, Head int
	Codes             []string
	Sort              Sort
	Person            string // name as written, of a person
	Office            string // as facts.Office names it
}

// Paper is a document in which parties are looked for.
type Paper struct {
	Text      string
	Title     string          // empty: the first line of the text
	Published string          // ISO date, or empty
	Parties   []string        // codes, where the user names the parties
	Sentences []lang.Sentence // of Text, with their trees
}

// Cast is who appears in a document.
type Cast struct {
	Parties  []string  // the document's own parties, the one that speaks first
	Kind     string    // joint-statement, readout, news, treaty, resolution, letter
	Speaker  []string  // whom "we" means outside quotation marks
	Mentions []Mention // by First, then the longer first

	authored bool // a text in the first person whose author it names
}

// Namer finds parties in documents. It is not changed by that and may be used
// from several goroutines.
type Namer struct {
	tables *facts.Tables
	refs   *facts.References
}

// NewNamer makes a finder of parties of the tables of facts.
func NewNamer(tables *facts.Tables, refs *facts.References) *Namer {
	return &Namer{tables: tables, refs: refs}
}

// warmUp is how many sentences are read once before the whole, so that a title
// can name a person whom only the first paragraph introduces.
const warmUp = 12

// Cast finds the parties of a document and every mention of a party in it:
// names first, then the document's own parties, then the words that point back.
// Time and memory grow with the length of the text.
func (n *Namer) Cast(p Paper) Cast {
	s := n.newScan(p)
	s.read(min(warmUp, s.words.sentences()))
	s.mentions = s.mentions[:0]
	s.read(s.words.sentences())
	cast := s.documentParties(p)
	r := newResolver(s, cast)
	cast.Mentions = r.resolveAll()
	return cast
}

// newScan looks up every word of the document once.
func (n *Namer) newScan(p Paper) *scan {
	w := newWords(p.Text, p.Sentences)
	s := &scan{
		namer: n, words: w, text: p.Text, sentences: p.Sentences, published: p.Published,
		names: make([]nameHit, len(w.forms)), offices: make([]officeHit, len(w.forms)),
		refs: make([]refHit, len(w.forms)), holders: make([]holderHit, len(w.forms)),
		learned: make(map[string]acquaintance), seen: make(map[string]int),
	}
	for i := range w.forms {
		s.lookUp(i)
	}
	return s
}

// read finds the names in the first sentences.
func (s *scan) read(sentences int) {
	for k := range sentences {
		from, to := s.words.bounds(k)
		for i := from; i < to; {
			i = s.phrase(i, to)
		}
	}
}

// note adds a mention and remembers its parties.
func (s *scan) note(m Mention) {
	for _, code := range m.Codes {
		s.seen[code]++
	}
	s.mentions = append(s.mentions, m)
}

// byPlace orders mentions by where they begin, the longer first.
func byPlace(mentions []Mention) {
	slices.SortStableFunc(mentions, func(a, b Mention) int {
		if a.First != b.First {
			return a.First - b.First
		}
		return b.Last - a.Last
	})
}
