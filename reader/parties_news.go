package reader

import (
	"slices"

	"chancery/facts"
)

// Weights of a mention in a report by where and how it names the party, and
// the share of the highest sum that makes a party one of the document's; they
// are those that fit the marked training texts best.
const (
	titleWeight = 6.0
	leadWeight  = 2.0
	nameWeight  = 1.0
	adjWeight   = 0.7
	placeWeight = 0.3
	partyShare  = 0.4
	maxParties  = 4
)

// newsParties are those that a report names most, with weight on its title and
// first sentence.
func (s *scan) newsParties(h heading) []string {
	sums := make(map[string]float64)
	var order []string
	for _, m := range s.mentions {
		weight := nameWeight
		switch m.Sort {
		case Adjective:
			weight = adjWeight
		case PlaceName:
			weight = placeWeight
		}
		switch k := s.words.sentenceOf(m.First); {
		case k < h.body:
			weight *= titleWeight
		case k == h.body:
			weight += leadWeight
		}
		for _, code := range m.Codes {
			order = addCode(order, code)
			sums[code] += weight * s.standing(code)
		}
	}
	slices.SortStableFunc(order, func(a, b string) int {
		switch {
		case sums[a] > sums[b]:
			return -1
		case sums[a] < sums[b]:
			return 1
		}
		return 0
	})
	n := 0
	for n < len(order) && n < maxParties && (n < 2 || sums[order[n]] >= partyShare*sums[order[0]]) {
		n++
	}
	return s.unfolded(titleFirst(order[:n], h.all))
}

// titleFirst puts the parties that the title names before the others.
func titleFirst(codes, title []string) []string {
	var out []string
	for _, code := range title {
		if slices.Contains(codes, code) {
			out = addCode(out, code)
		}
	}
	for _, code := range codes {
		out = addCode(out, code)
	}
	return out
}

// standing is how readily a party of this kind is one of a document's own.
func (s *scan) standing(code string) float64 {
	switch p, _ := s.namer.tables.Party(code); p.Kind {
	case facts.Firm, facts.Civil, facts.Persons:
		return 0.2
	case facts.Group:
		if len(p.Members) > smallGroup {
			return 0.2
		}
	}
	return 1
}

// smallGroup is the most states that a loose group can stand for one by one.
const smallGroup = 6

// unfolded puts the members of small loose groups in place of the groups.
func (s *scan) unfolded(codes []string) []string {
	var out []string
	for _, code := range codes {
		p, _ := s.namer.tables.Party(code)
		if p.Kind != facts.Group || len(p.Members) < 2 || len(p.Members) > smallGroup {
			out = addCode(out, code)
			continue
		}
		for _, member := range p.Members {
			out = addCode(out, member)
		}
	}
	return out
}
