package reader

import (
	"sort"
	"strings"

	"chancery/document"
	"chancery/facts"
	"chancery/lang"
	"chancery/statement"
)

// Site is a marked statement, in bytes of the text: what the scorer of roles
// learns from.
type Site struct {
	Operative, First, Last int // where the operative word begins, the content begins and its last byte
	Kind                   statement.Kind
	Event                  string
	Actors                 []string
}

// Example is one party that could fill a role at a site.
type Example struct {
	Code   string
	Values []float64 // in the columns of TraitNames
}

// Examiner describes the parties of marked statements. It needs no decider of
// roles, which is learnt from what it says.
type Examiner struct{ reader *Reader }

// NewExaminer makes an examiner of a language model and the tables of facts. It
// fails when a table of its own contradicts itself.
func NewExaminer(model *lang.Model, tables *facts.Tables) (*Examiner, error) {
	r, err := undecided(model, tables)
	if err != nil {
		return nil, err
	}
	return &Examiner{r}, nil
}

// Examples gives, for each site, the parties that could fill its roles with
// their traits: before the actors are known, and after. A site whose words are
// no tokens gives none.
func (x *Examiner) Examples(d *document.Document, o Options, sites []Site) (before, after [][]Example) {
	p := x.reader.open(d, o)
	for _, s := range sites {
		at, ok := p.siteOf(s)
		if !ok {
			before, after = append(before, nil), append(after, nil)
			continue
		}
		cands := p.nearby(at)
		before = append(before, examples(cands, p.traits(at, cands)))
		at.actors = s.Actors
		after = append(after, examples(cands, p.traits(at, cands)))
	}
	return before, after
}

func examples(cands []candidate, traits [][]float64) []Example {
	out := make([]Example, len(cands))
	for i, c := range cands {
		out[i] = Example{Code: c.code, Values: traits[i]}
	}
	return out
}

func (p *passage) siteOf(s Site) (site, bool) {
	out := site{kind: s.Kind, event: s.Event}
	var ok [3]bool
	out.operative, ok[0] = p.tokenAt(s.Operative)
	out.first, ok[1] = p.tokenAt(s.First)
	out.last, ok[2] = p.tokenAt(s.Last)
	return out, ok[0] && ok[1] && ok[2]
}

// tokenAt is the token, counted over the whole analysis, that holds a byte.
func (p *passage) tokenAt(offset int) (int, bool) {
	s := p.sentenceAt(offset)
	if s < 0 {
		return 0, false
	}
	tokens := p.analysis.Sentences[s].Tokens
	i := sort.Search(len(tokens), func(i int) bool { return tokens[i].End > offset })
	if i == len(tokens) || tokens[i].Start > offset {
		return 0, false
	}
	return p.analysis.First(s) + i, true
}

// reachBack is how many sentences before its own a statement's parties may
// stand in.
const reachBack = 2

// nearby are the parties that a statement can have: those mentioned in its
// sentence or shortly before, and those of the document; by code.
func (p *passage) nearby(s site) []candidate {
	sentence := p.sentenceOf(s.operative)
	from := p.analysis.First(max(0, sentence-reachBack))
	to := max(s.last+1, p.analysis.First(sentence)+len(p.analysis.Sentences[sentence].Tokens))
	seen := map[string]bool{}
	var out []candidate
	add := func(code string, party bool) {
		if !seen[code] {
			seen[code] = true
			out = append(out, candidate{code: code, party: party})
		}
	}
	for _, code := range p.cast.Parties {
		add(code, true)
	}
	for _, m := range p.between(from, to) {
		for _, code := range m.Codes {
			add(code, false)
		}
	}
	sort.Slice(out, func(i, j int) bool { return strings.Compare(out[i].code, out[j].code) < 0 })
	return out
}
