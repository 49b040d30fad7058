package reader

import (
	"math"
	"slices"
	"strings"

	"chancery/facts"
	"chancery/statement"
)

// site is where a statement stands: tokens over the whole analysis, and what is
// already known of it.
type site struct {
	operative, first, last int
	kind                   statement.Kind
	event                  string
	actors                 []string // once they are known
}

// relations and prepositions are the classes by which a mention's place in the
// tree is described; what is none of them is the last.
var (
	relationClasses    = []string{"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod:poss", "nmod", "amod", "compound", "root", ""}
	governorClasses    = []string{"operative", "content-head", "content", "above", "elsewhere"}
	prepositionClasses = [][]string{{"to", "towards", "toward"}, {"with", "between", "among", "alongside"}, {"against"}, {"on", "over", "about", "regarding"}, {"for"}, {"from"}, {"of"}, {"by"}, {"in", "at", "into", "within"}, nil}
	kinds              = []statement.Kind{statement.Pledge, statement.Call, statement.Position, statement.Act, statement.Figure}
	events             = []string{"", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
	papers             = []string{"joint-statement", "readout", "news", "treaty", "resolution", "letter"}
	sorts              = []Sort{StateName, Adjective, PeopleName, CapitalName, PlaceName, Organisation, PersonName, OfficeName, OrganName, CollectiveOf, PronounOf, DescribedAs}
)

// TraitNames names the columns of a trait vector, in order.
func TraitNames() []string {
	names := []string{"party", "party-rank", "parties", "speaker", "in-title", "subject", "subject-codes", "subject-passive", "subject-climbs", "subject-none",
		"near-subject", "root-subject", "last-subject", "before", "after", "before-rank", "in-content", "content-first", "in-sentence", "in-last-sentence",
		"codes-in-sentence", "codes-in-content", "operative-noun", "is-actor", "actors", "other-party", "actors-all", "only-other", "mentions-in-document", "content-possessor",
		"actors-in-content", "others-in-content", "bonds-in-content", "parties-beside", "since", "named-since"}
	for _, g := range governorClasses {
		for _, r := range relationClasses {
			names = append(names, g+"/"+r)
		}
	}
	for _, g := range []string{"operative", "content"} {
		for _, p := range prepositionClasses {
			name := "other"
			if p != nil {
				name = p[0]
			}
			names = append(names, g+"/"+name)
		}
	}
	for _, k := range kinds {
		names = append(names, "kind="+string(k))
	}
	for _, e := range events {
		names = append(names, "event="+e)
	}
	for _, k := range papers {
		names = append(names, "paper="+k)
	}
	for _, s := range sorts {
		names = append(names, "nearest="+string(s))
	}
	return names
}

// scene is what the traits of all candidates of one site share.
type scene struct {
	p         *passage
	s         site
	tree      *tree
	sentence  int
	start     int // token at which the sentence begins
	operative int // place in the sentence
	content   [2]int
	inside    bool // the content lies in the sentence
	subject   subject
	here      []Mention // mentions of the sentence
	before    []Mention // of the sentence before

	// How many parties the sentence names, how many its content, and how many of
	// the latter act.
	codes, contentCodes, contentActors float64

	bonds float64 // words of its content for what stands between parties

	lately map[string]int // the head of each party's last mention before the operative word, not far back
}

func (p *passage) sceneOf(s site) *scene {
	c := &scene{p: p, s: s}
	c.sentence, c.operative, _ = p.analysis.At(s.operative)
	c.start = p.analysis.First(c.sentence)
	c.tree = p.treeOf(c.sentence)
	end := c.start + len(c.tree.tokens)
	c.inside = s.first >= c.start && s.last < end
	if c.inside {
		c.content = [2]int{s.first - c.start, s.last - c.start}
	}
	c.subject = c.tree.subjectOf(c.operative)
	c.here = p.between(c.start, end)
	if c.sentence > 0 {
		c.before = p.between(p.analysis.First(c.sentence-1), c.start)
	}
	c.count()
	c.link()
	c.lookBack()
	return c
}

// link counts the words for ties in the content.
func (c *scene) link() {
	words := c.p.words(c.s.first, c.s.last)
	for i := range words {
		refs, _ := c.p.reader.namer.refs.At(words[i:min(len(words), i+reach)])
		if (refHit{words: refs}).is(facts.ReferBond) {
			c.bonds = min(c.bonds+1, mostCounted)
		}
	}
}

// mostCounted bounds the counts of parties among the traits.
const mostCounted = 6

// count counts the parties that the sentence and its content name.
func (c *scene) count() {
	seen, inside := map[string]bool{}, map[string]bool{}
	for _, m := range c.here {
		for _, k := range m.Codes {
			seen[k] = true
			if c.inContent(m) {
				inside[k] = true
			}
		}
	}
	acting := 0
	for _, k := range c.s.actors {
		if inside[k] {
			acting++
		}
	}
	c.codes, c.contentCodes = float64(min(len(seen), mostCounted)), float64(min(len(inside), mostCounted))
	c.contentActors = float64(min(acting, len(inside), mostCounted))
}

func (c *scene) inContent(m Mention) bool { return m.Head >= c.s.first && m.Head <= c.s.last }

// traits describes each candidate party of a site, in the columns of TraitNames.
func (p *passage) traits(s site, cands []candidate) [][]float64 {
	c := p.sceneOf(s)
	out := make([][]float64, len(cands))
	for i, cand := range cands {
		out[i] = c.of(cand.code)
	}
	return out
}

func bit(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// of describes one party.
func (c *scene) of(code string) []float64 {
	p, s := c.p, c.s
	party := slices.Index(p.cast.Parties, code)
	v := make([]float64, 0, traitRoom)
	near := c.nearness(code)
	since, fresher := c.freshness(code)
	others := without(p.cast.Parties, s.actors)
	v = append(v, bit(party >= 0), float64(min(party, 6)), float64(min(len(p.cast.Parties), 8)), bit(slices.Contains(p.cast.Speaker, code)), bit(p.inTitle(code)))
	v = append(v, bit(c.names(c.subject.at, code)), float64(c.codesAt(c.subject.at)), bit(c.subject.passive), float64(c.subject.climbs), bit(c.subject.at < 0),
		bit(c.within(c.subject.at, code)), bit(c.rootNames(code)), bit(c.lastNames(code)))
	v = append(v, near.before, near.after, near.rank, near.inContent, near.first, near.here, near.last, c.codes, c.contentCodes,
		bit(c.tree.tokens[c.operative].UPOS == "NOUN"), bit(slices.Contains(s.actors, code)), float64(min(len(s.actors), 5)),
		bit(slices.Contains(others, code)), bit(len(others) == 0), bit(len(others) == 1 && others[0] == code), math.Log1p(float64(p.count(code))), near.possessor,
		c.contentActors, c.contentCodes-c.contentActors, c.bonds, near.beside, since, fresher)
	v = append(v, c.places(code)...)
	for _, k := range kinds {
		v = append(v, bit(s.kind == k))
	}
	for _, e := range events {
		v = append(v, bit(s.event == e))
	}
	for _, k := range papers {
		v = append(v, bit(p.cast.Kind == k))
	}
	for _, sort := range sorts {
		v = append(v, bit(near.sort == sort))
	}
	return v
}

func without(list, drop []string) []string {
	var out []string
	for _, code := range list {
		if !slices.Contains(drop, code) {
			out = append(out, code)
		}
	}
	return out
}

// mentionsAt are the mentions of a sentence that a word heads or lies in.
func mentionsAt(list []Mention, token int) []Mention {
	var out []Mention
	for _, m := range list {
		if m.Head == token {
			out = append(out, m)
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, m := range list {
		if m.First <= token && token <= m.Last {
			out = append(out, m)
		}
	}
	return out
}

// names tells whether the phrase at a place names the party, itself or as one
// of several that are coordinated.
func (c *scene) names(at int, code string) bool {
	if at < 0 {
		return false
	}
	if holdsCode(mentionsAt(c.here, c.start+at), code) {
		return true
	}
	for _, k := range c.tree.children[at] {
		if rel := c.tree.rel(k); (rel == "conj" || rel == "appos" || rel == "flat" || rel == "compound") && holdsCode(mentionsAt(c.here, c.start+k), code) {
			return true
		}
	}
	return false
}

func holdsCode(list []Mention, code string) bool {
	for _, m := range list {
		if slices.Contains(m.Codes, code) {
			return true
		}
	}
	return false
}

// codesAt is how many parties the phrase at a place names.
func (c *scene) codesAt(at int) int {
	if at < 0 {
		return 0
	}
	n := 0
	for _, m := range mentionsAt(c.here, c.start+at) {
		n = max(n, len(m.Codes))
	}
	for _, k := range c.tree.children[at] {
		if c.tree.rel(k) == "conj" && len(mentionsAt(c.here, c.start+k)) > 0 {
			n++
		}
	}
	return min(n, 5)
}

// within tells whether a mention of the party depends on the word at a place.
func (c *scene) within(at int, code string) bool {
	if at < 0 {
		return false
	}
	for _, m := range c.here {
		if slices.Contains(m.Codes, code) && c.tree.dominates(at, m.Head-c.start) {
			return true
		}
	}
	return false
}

// rootNames tells whether the subject of the whole sentence names the party.
func (c *scene) rootNames(code string) bool {
	return c.rootOf(c.tree, c.here, c.start, code)
}

// lastNames tells the same of the sentence before.
func (c *scene) lastNames(code string) bool {
	if c.sentence == 0 {
		return false
	}
	return c.rootOf(c.p.treeOf(c.sentence-1), c.before, c.p.analysis.First(c.sentence-1), code)
}

func (c *scene) rootOf(t *tree, list []Mention, start int, code string) bool {
	for i, token := range t.tokens {
		if token.Head >= 0 {
			continue
		}
		s, ok := t.ownSubject(i)
		if !ok {
			return false
		}
		if holdsCode(mentionsAt(list, start+s.at), code) {
			return true
		}
		for _, k := range t.children[s.at] {
			if t.rel(k) == "conj" && holdsCode(mentionsAt(list, start+k), code) {
				return true
			}
		}
		return false
	}
	return false
}

// nearness is where the mentions of a party stand around a site.
type nearness struct {
	before, after, rank, inContent, first, here, last, possessor, beside float64
	sort                                                                 Sort
}

const traitRoom = 192 // more than there are traits, so that a vector grows once

const far = 60 // tokens from which all distances are one

func (c *scene) nearness(code string) nearness {
	n := nearness{before: far, after: far, first: far}
	closest := far
	for _, m := range c.here {
		if !slices.Contains(m.Codes, code) {
			continue
		}
		n.here++
		d := m.Head - c.s.operative
		if d <= 0 {
			n.before = float64(min(far, -d))
		} else {
			n.after = min(n.after, float64(min(far, d)))
		}
		if c.inContent(m) {
			n.inContent++
			n.first = min(n.first, float64(m.Head-c.s.first))
			if c.inside && c.tree.tokens[m.Head-c.start].Deprel == "nmod:poss" {
				n.possessor = 1
			}
		}
		if d < 0 {
			d = -d
		}
		if d < closest || n.sort == "" {
			closest, n.sort = d, m.Sort
			n.beside = float64(min(len(c.p.phrases(c.sentence)[c.tree.phrase(m.Head-c.start)]), mostCounted))
		}
	}
	for _, m := range c.here {
		if d := c.s.operative - m.Head; d >= 0 && float64(d) < n.before && len(m.Codes) > 0 {
			n.rank++
		}
	}
	n.rank = min(n.rank, mostCounted)
	n.last = bit(holdsCode(c.before, code))
	return n
}

// places tells in which relations, to which governors and behind which
// prepositions the mentions of a party stand.
func (c *scene) places(code string) []float64 {
	rels := make([]float64, len(governorClasses)*len(relationClasses))
	preps := make([]float64, 2*len(prepositionClasses))
	contentHead := -1
	if c.inside {
		contentHead = c.tree.headOf(c.content[0], c.content[1])
	}
	for _, m := range c.here {
		if !slices.Contains(m.Codes, code) {
			continue
		}
		at := c.tree.phrase(m.Head - c.start)
		g := c.governor(c.tree.tokens[at].Head, contentHead)
		rels[g*len(relationClasses)+relationClass(c.tree.tokens[at].Deprel)] = 1
		if word := c.tree.preposition(at); word != "" && g < 3 {
			side := 0
			if g > 0 {
				side = 1
			}
			preps[side*len(prepositionClasses)+prepositionClass(word)] = 1
		}
	}
	return append(rels, preps...)
}

func (c *scene) governor(head, contentHead int) int {
	switch {
	case head == c.operative:
		return 0
	case head >= 0 && head == contentHead:
		return 1
	case c.inside && head >= c.content[0] && head <= c.content[1]:
		return 2
	case head >= 0 && c.tree.dominates(head, c.operative):
		return 3
	}
	return 4
}

func relationClass(rel string) int {
	for i, r := range relationClasses {
		if r == rel {
			return i
		}
	}
	for i, r := range relationClasses {
		if base, _, _ := strings.Cut(rel, ":"); base == r {
			return i
		}
	}
	return len(relationClasses) - 1
}

func prepositionClass(word string) int {
	for i, words := range prepositionClasses {
		if slices.Contains(words, word) {
			return i
		}
	}
	return len(prepositionClasses) - 1
}

func (p *passage) treeOf(sentence int) *tree {
	if p.trees == nil {
		p.trees = make([]*tree, len(p.analysis.Sentences))
	}
	if p.trees[sentence] == nil {
		t := newTree(p.document.Text, p.analysis.Sentences[sentence])
		for _, token := range t.tokens {
			t.lemmas = append(t.lemmas, p.lemma(token))
		}
		p.trees[sentence] = t
	}
	return p.trees[sentence]
}

func (p *passage) inTitle(code string) bool {
	return len(p.analysis.Sentences) > 0 && p.document.Title != "" && holdsCode(p.between(0, len(p.analysis.Sentences[0].Tokens)), code)
}

func (p *passage) count(code string) int { return p.counts[code] }

// beside are the parties that stand in one noun phrase with the mention that a
// token of the site's sentence heads, its own among them.
func (p *passage) beside(s site, head int) []string {
	sentence := p.sentenceOf(s.operative)
	t, start := p.treeOf(sentence), p.analysis.First(sentence)
	if head < start || head >= start+len(t.tokens) {
		return nil
	}
	return p.phrases(sentence)[t.phrase(head-start)]
}

// phrases are the parties of a sentence by the noun phrase that names them.
func (p *passage) phrases(sentence int) map[int][]string {
	if p.inPhrase == nil {
		p.inPhrase = make([]map[int][]string, len(p.analysis.Sentences))
	}
	if p.inPhrase[sentence] == nil {
		t, start := p.treeOf(sentence), p.analysis.First(sentence)
		by := map[int][]string{}
		for _, m := range p.between(start, start+len(t.tokens)) {
			at := t.phrase(m.Head - start)
			for _, code := range m.Codes {
				by[at] = addCode(by[at], code)
			}
		}
		p.inPhrase[sentence] = by
	}
	return p.inPhrase[sentence]
}
