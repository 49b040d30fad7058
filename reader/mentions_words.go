package reader

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/facts"
	"chancery/lang"
)

// wordRun is a document as one run of words.
type wordRun struct {
	forms  []string // as written
	lower  []string
	starts []int // bytes
	ends   []int
	first  []int // per sentence its first word; one more at the end
	lines  []int // per sentence the paragraph it stands in
}

func newWords(text string, sentences []lang.Sentence) *wordRun {
	w := &wordRun{first: []int{0}}
	line, at := 0, 0
	for _, s := range sentences {
		line += strings.Count(text[at:max(at, s.Start)], "\n")
		at = max(at, s.Start)
		w.lines = append(w.lines, line)
		for _, t := range s.Tokens {
			form := text[t.Start:t.End]
			w.forms = append(w.forms, form)
			w.lower = append(w.lower, strings.ToLower(form))
			w.starts = append(w.starts, t.Start)
			w.ends = append(w.ends, t.End)
		}
		w.first = append(w.first, len(w.forms))
	}
	return w
}

func (w *wordRun) sentences() int { return len(w.first) - 1 }

func (w *wordRun) bounds(sentence int) (from, to int) {
	return w.first[sentence], w.first[sentence+1]
}

// sentenceOf gives the sentence in which word i stands.
func (w *wordRun) sentenceOf(i int) int {
	return sort.SearchInts(w.first, i+1) - 1
}

// is says whether word i, before end, is one of the words given in lower case.
func (w *wordRun) is(i, end int, words ...string) bool {
	if i < 0 || i >= end {
		return false
	}
	for _, word := range words {
		if w.lower[i] == word {
			return true
		}
	}
	return false
}

// possessive says whether word i is the ending 's or an apostrophe.
func (w *wordRun) possessive(i, end int) bool {
	return w.is(i, end, "'s", "’s", "'", "’", "ʼs")
}

// joined says whether no blank stands between word i and the one before.
func (w *wordRun) joined(i int) bool { return i > 0 && w.ends[i-1] == w.starts[i] }

// capital says whether word i begins with a capital letter.
func (w *wordRun) capital(i, end int) bool {
	if i >= end {
		return false
	}
	r, _ := utf8.DecodeRuneInString(w.forms[i])
	return unicode.IsUpper(r)
}

// reach bounds how many words a single look-up may see.
const reach = 24

// nameHit is the longest name of a party at a word.
type nameHit struct {
	n       int
	aliases []facts.Alias
}

// officeHit is the longest name of an office at a word.
type officeHit struct {
	n      int
	name   string
	rank   int
	plural bool
}

// refHit is what a word, or several, can be in reference.
type refHit struct {
	n     int
	words []facts.ReferenceWord
}

func (h refHit) as(role facts.ReferenceRole) (facts.ReferenceWord, bool) {
	for _, w := range h.words {
		if w.Role == role {
			return w, true
		}
	}
	return facts.ReferenceWord{}, false
}

func (h refHit) is(role facts.ReferenceRole) bool {
	_, ok := h.as(role)
	return ok
}

// holderHit is the longest name of an office holder at a word.
type holderHit struct {
	n     int
	terms []facts.Holder
}

// lookUp fills the tables of hits at word i.
func (s *scan) lookUp(i int) {
	_, end := s.words.bounds(s.words.sentenceOf(i))
	words := s.words.forms[i:min(end, i+reach)]
	aliases, n := s.namer.tables.AliasesAt(words)
	s.names[i] = nameHit{n, aliases}
	refs, n := s.namer.refs.At(words)
	s.refs[i] = refHit{n, refs}
	s.offices[i] = s.officeAt(words)
	if s.words.capital(i, end) || s.refs[i].is(facts.ReferParticle) {
		terms, n := s.namer.tables.HoldersAt(words)
		s.holders[i] = holderHit{n, terms}
	}
}

// longestPlural is the most words of an office that is looked for in the
// plural: deputy prime ministers.
const longestPlural = 4

// officeAt finds the longest office at the start of words, in the singular as
// the tables have it or in the plural.
func (s *scan) officeAt(words []string) officeHit {
	var hit officeHit
	if offices, n := s.namer.tables.OfficesAt(words); n > 0 {
		hit = officeHit{n: n, name: offices[0].Name, rank: offices[0].Rank}
	}
	for k := range min(len(words), longestPlural) {
		singular, ok := strings.CutSuffix(words[k], "s")
		if !ok || k < hit.n-1 || len(singular) < 4 {
			continue
		}
		one := append(append(make([]string, 0, longestPlural), words[:k]...), singular)
		if offices, n := s.namer.tables.OfficesAt(one); n == k+1 {
			hit = officeHit{n: n, name: offices[0].Name, rank: offices[0].Rank, plural: true}
		}
	}
	return hit
}
