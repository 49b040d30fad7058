package reader

import (
	"strings"

	"chancery/lang"
)

// tree answers questions about the dependency tree of one sentence. Positions
// are places in the sentence.
type tree struct {
	text     string
	tokens   []lang.Token
	children [][]int
	lemmas   []string // in small letters, verbs as the tables know them; nil where the tables are not asked
}

func newTree(text string, s lang.Sentence) *tree {
	t := &tree{text: text, tokens: s.Tokens, children: make([][]int, len(s.Tokens))}
	for i, token := range s.Tokens {
		if token.Head >= 0 {
			t.children[token.Head] = append(t.children[token.Head], i)
		}
	}
	return t
}

func (t *tree) word(i int) string {
	return strings.ToLower(t.text[t.tokens[i].Start:t.tokens[i].End])
}

// rel is the relation of i to its head without its subtype.
func (t *tree) rel(i int) string {
	rel, _, _ := strings.Cut(t.tokens[i].Deprel, ":")
	return rel
}

// child is the first dependent of i in one of the full relations.
func (t *tree) child(i int, rels ...string) (int, bool) {
	for _, c := range t.children[i] {
		for _, rel := range rels {
			if t.tokens[c].Deprel == rel {
				return c, true
			}
		}
	}
	return 0, false
}

// subject is who or what a word is said of, and how that was found.
type subject struct {
	at      int // -1: nobody
	passive bool
	climbs  int // how many heads up the tree
}

// maxClimb bounds the way up a tree.
const maxClimb = 8

// subjectOf finds the subject of a verb or noun: its own, its owner's, or that
// of the word it is coordinated with, complements or modifies.
func (t *tree) subjectOf(i int) subject {
	for climbs := 0; climbs < maxClimb; climbs++ {
		if s, ok := t.ownSubject(i); ok {
			s.climbs = climbs
			return s
		}
		head := t.tokens[i].Head
		if head < 0 {
			break
		}
		switch rel := t.tokens[i].Deprel; rel {
		case "acl:relcl", "acl":
			if rel == "acl" || t.relativeSubject(i) {
				return subject{at: head, passive: rel == "acl" && t.tokens[i].XPOS == "VBN", climbs: climbs + 1}
			}
		}
		i = head
	}
	return subject{at: -1, climbs: maxClimb}
}

// ownSubject looks among the dependents of i only.
func (t *tree) ownSubject(i int) (subject, bool) {
	if c, ok := t.child(i, "nsubj:pass", "csubj:pass"); ok {
		if agent, ok := t.agent(i); ok {
			return subject{at: agent}, true
		}
		return subject{at: t.antecedent(i, c), passive: true}, true
	}
	if c, ok := t.child(i, "nsubj", "csubj", "nsubj:outer"); ok {
		return subject{at: t.antecedent(i, c)}, true
	}
	if t.tokens[i].UPOS == "NOUN" || t.tokens[i].UPOS == "PROPN" {
		if c, ok := t.child(i, "nmod:poss"); ok {
			return subject{at: c}, true
		}
	}
	if agent, ok := t.agent(i); ok {
		return subject{at: agent}, true
	}
	return subject{}, false
}

// agent is the doer behind "by".
func (t *tree) agent(i int) (int, bool) {
	for _, c := range t.children[i] {
		if rel := t.rel(c); (rel == "obl" || rel == "nmod") && t.preposition(c) == "by" {
			return c, true
		}
	}
	return 0, false
}

// antecedent turns a relative pronoun into the noun it stands for.
func (t *tree) antecedent(verb, c int) int {
	if t.tokens[verb].Deprel == "acl:relcl" && t.tokens[verb].Head >= 0 && isRelative(t.tokens[c].XPOS) {
		return t.tokens[verb].Head
	}
	return c
}

// relativeSubject tells whether a relative clause has its pronoun as subject.
func (t *tree) relativeSubject(i int) bool {
	_, ok := t.child(i, "nsubj", "nsubj:pass")
	return !ok
}

func isRelative(xpos string) bool { return xpos == "WDT" || xpos == "WP" }

// preposition is the case marker of i, in small letters; empty if none.
func (t *tree) preposition(i int) string {
	if c, ok := t.child(i, "case"); ok {
		return t.word(c)
	}
	return ""
}

// phrase climbs from a word inside a name or noun phrase to the word that
// stands for the phrase in its clause.
func (t *tree) phrase(i int) int {
	for range maxClimb {
		switch t.rel(i) {
		case "compound", "flat", "appos", "fixed", "conj":
			if h := t.tokens[i].Head; h >= 0 && !(t.rel(i) == "conj" && t.tokens[h].UPOS == "VERB") {
				i = h
				continue
			}
		}
		break
	}
	return i
}

// dominates tells whether a stands above (or is) b.
func (t *tree) dominates(a, b int) bool {
	for range len(t.tokens) {
		if b == a {
			return true
		}
		if b = t.tokens[b].Head; b < 0 {
			return false
		}
	}
	return false
}

// headOf is the word of the stretch first..last whose head lies outside it.
func (t *tree) headOf(first, last int) int {
	for i := first; i <= last; i++ {
		if h := t.tokens[i].Head; h < first || h > last {
			if t.tokens[i].UPOS != "PUNCT" {
				return i
			}
		}
	}
	return first
}
