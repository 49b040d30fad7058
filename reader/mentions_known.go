package reader

import (
	"slices"
	"strings"

	"chancery/facts"
)

// acquaintance is a person whom the document has introduced.
type acquaintance struct {
	codes  []string
	person string
	office string
}

// acquainted finds the party of a person named by the words from name to stop,
// whose office may be known.
func (s *scan) acquainted(name, stop int, office string) (acquaintance, bool) {
	for _, word := range [...]int{stop - 1, name} {
		if known, ok := s.learned[s.words.lower[word]]; ok {
			return known, true
		}
	}
	for k := name; k < stop; k++ {
		if h := s.holders[k]; h.n > 0 && (k+h.n >= stop || k == name && h.n > 1) {
			return s.holder(h.terms, h.n > 1, office)
		}
	}
	return acquaintance{}, false
}

// holder picks, of the terms in which persons of one name held office, the one
// that the date, the office and the parties of the document speak for.
func (s *scan) holder(terms []facts.Holder, full bool, office string) (acquaintance, bool) {
	best, top := -1, 0
	for i, h := range terms {
		weight := 1
		if s.published != "" && h.In(s.published) {
			weight += 4
		}
		if s.seen[h.Party] > 0 {
			weight += 2
		}
		if office != "" && h.Office == office {
			weight += 3
		}
		if weight > top {
			best, top = i, weight
		}
	}
	if best < 0 || !full && top < 3 {
		return acquaintance{}, false
	}
	h := terms[best]
	return acquaintance{codes: []string{h.Party}, person: h.Person, office: h.Office}, true
}

// learn remembers a person by the last and the first word of the name, for
// family names stand in either place.
func (s *scan) learn(m Mention, name, stop int) {
	if len(m.Codes) == 0 || len(s.learned) > 1<<16 {
		return
	}
	who := acquaintance{codes: slices.Clone(m.Codes), person: m.Person, office: m.Office}
	head := s.headOfName(name, stop)
	s.learned[s.words.lower[head]] = who
	first := s.words.lower[name]
	if _, known := s.learned[first]; !known && head != name && len(first) > 2 && !strings.HasSuffix(first, ".") {
		s.learned[first] = who
	}
}
