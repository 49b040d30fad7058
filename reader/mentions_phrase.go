package reader

import (
	"chancery/facts"
	"chancery/lang"
)

// scan is the search for names in one document.
type scan struct {
	namer     *Namer
	words     *wordRun
	text      string
	sentences []lang.Sentence
	published string
	names     []nameHit
	offices   []officeHit
	refs      []refHit
	holders   []holderHit
	learned   map[string]acquaintance // by a word of the name, in lower case
	seen      map[string]int          // how often each party was named
	mentions  []Mention
}

// phrase reads what stands at word i of a sentence that ends at end, notes the
// mentions in it, and gives the word to go on from.
func (s *scan) phrase(i, end int) int {
	if s.holders[i].n > s.names[i].n {
		if next := s.person(i, end); next > i {
			return next
		}
	}
	switch {
	case s.names[i].n > 0:
		return s.fromParty(i, end)
	case s.offices[i].n > 0:
		return s.fromOffice(i, end)
	case s.refs[i].is(facts.ReferHonorific) && s.words.capital(i, end):
		return s.honoured(i, end)
	case s.words.capital(i, end):
		return s.person(i, end)
	}
	return i + 1
}

// party is one name of a party with what follows it directly.
type party struct {
	first, last int // words of the name
	next        int // after it and after a possessive ending
	alias       facts.Alias
	owns        bool // a possessive ending follows
}

// attributive says whether a noun after the party is the party's: Russian, US,
// Russia's.
func (p party) attributive() bool {
	return p.owns || p.alias.Sort == facts.Demonym || p.alias.Sort == facts.Acronym
}

// partyAt reads the name of a party at word i.
func (s *scan) partyAt(i, end int) (party, bool) {
	if i >= end || s.names[i].n == 0 {
		return party{}, false
	}
	p := party{first: i, last: i + s.names[i].n - 1, alias: s.meaning(s.names[i].aliases)}
	p.next = p.last + 1
	if p.owns = s.words.possessive(p.next, end); p.owns {
		p.next++
	}
	return p, true
}

// meaning picks, of the parties that a name can stand for, the one the
// document has spoken of most, else one whose seat it is: Brussels.
func (s *scan) meaning(aliases []facts.Alias) facts.Alias {
	weigh := func(a facts.Alias) int {
		weight := 2 * s.seen[a.Code]
		if a.Sort == facts.Metonym {
			weight++
		}
		return weight
	}
	best := aliases[0]
	for _, a := range aliases[1:] {
		if weigh(a) > weigh(best) {
			best = a
		}
	}
	return best
}

// maxList bounds how many parties one noun can be shared by.
const maxList = 16

// list reads parties that are joined by commas, and, slashes or hyphens.
func (s *scan) list(i, end int) []party {
	var list []party
	for len(list) < maxList {
		p, ok := s.partyAt(i, end)
		if !ok || p.alias.Code == "" {
			break
		}
		list = append(list, p)
		i = p.next
		for hops := 0; hops < 3 && s.words.is(i, end, ",", "and", "&", "/", "-", "–", "the", "or"); hops++ {
			i++
		}
		if i == p.next {
			break
		}
	}
	return list
}

// fromParty reads a phrase that begins with the name of a party.
func (s *scan) fromParty(i, end int) int {
	p, _ := s.partyAt(i, end)
	if s.words.is(i, end, "the") && i+1 < end && i+1+s.names[i+1].n > p.last+1 {
		return i + 1 // the West Bank, not the West
	}
	if p.alias.Code == "" {
		return p.last + 1 // a place or name that is nobody's
	}
	if next := p.last + 1; s.regional(p.alias) && next < end && s.refs[next].is(facts.ReferDescriptor) {
		return next // the Asian country
	}
	if list := s.list(i, end); len(list) > 1 && s.shared(list, end) {
		return list[0].last + 1
	}
	if next, ok := s.official(p, end); ok {
		return next
	}
	s.note(Mention{First: p.first, Last: p.last, Head: p.last, Codes: []string{p.alias.Code}, Sort: s.sortOf(p, end)})
	return p.last + 1
}

// shared notes a noun that several parties own, "the Russian and Chinese
// presidents", with all of them; the parties themselves are noted one by one as
// the search goes on.
func (s *scan) shared(list []party, end int) bool {
	last := list[len(list)-1]
	if !last.attributive() {
		return false
	}
	n, ok := s.noun(s.modifiers(last.next, end), end)
	if !ok || !n.plural {
		return false
	}
	var codes []string
	for _, p := range list {
		if !p.attributive() && !(p.alias.Sort == facts.Name && p.owns == last.owns && last.owns) {
			return false
		}
		codes = addCode(codes, p.alias.Code)
	}
	p := list[0]
	s.note(Mention{First: p.first, Last: n.next - 1, Head: n.head, Codes: codes, Sort: n.sort, Office: n.office})
	s.note(Mention{First: p.first, Last: p.last, Head: p.last, Codes: []string{p.alias.Code}, Sort: s.sortOf(p, end)})
	return true
}

// official reads an office or organ of the party before it: the Chinese
// premier Li Qiang, Israel's government.
func (s *scan) official(p party, end int) (next int, ok bool) {
	if p.alias.Sort == facts.City || p.alias.Sort == facts.Region || p.alias.Sort == facts.People {
		return 0, false
	}
	n, ok := s.noun(s.modifiers(p.next, end), end)
	if !ok || !p.attributive() && n.part && n.next-p.next > 2 {
		return 0, false
	}
	if p.alias.Sort == facts.Name && !p.owns && p.first > 0 && s.refs[p.first-1].is(facts.ReferPlace) && n.sort == OfficeName {
		return 0, false // In Kenya Minister Smith met …
	}
	m := Mention{First: p.first, Last: n.next - 1, Head: n.head, Codes: []string{p.alias.Code}, Sort: n.sort, Office: n.office}
	if n.sort != OfficeName {
		s.note(m)
		return n.next, true
	}
	return s.withName(m, end), true
}

// regional says whether a name only tells the part of the world.
func (s *scan) regional(a facts.Alias) bool {
	p, _ := s.namer.tables.Party(a.Code)
	return a.Code == "" || p.Kind == facts.Group && a.Sort == facts.Demonym
}

// sortOf says in what way a bare name refers to its party.
func (s *scan) sortOf(p party, end int) Sort {
	switch p.alias.Sort {
	case facts.Demonym:
		return Adjective
	case facts.People:
		return PeopleName
	case facts.City, facts.Region:
		return PlaceName
	case facts.Body:
		return OrganName
	case facts.Capital, facts.Metonym:
		if s.asPlace(p, end) {
			return PlaceName
		}
		return CapitalName
	}
	switch known, _ := s.namer.tables.Party(p.alias.Code); known.Kind {
	case facts.State, facts.Territory:
		return StateName
	}
	return Organisation
}

// asPlace says whether the name of a capital means the town: in Moscow,
// Riyadh, Saudi Arabia, and MOSCOW, May 4 at the head of a report.
func (s *scan) asPlace(p party, end int) bool {
	from := s.words.first[s.words.sentenceOf(p.first)]
	if p.first > from && s.refs[p.first-1].is(facts.ReferPlace) && !s.words.is(p.first-1, end, "for", "from", "through", "to") {
		return true
	}
	if p.first > from && s.words.is(p.first-1, end, "to", "from") && !p.owns {
		return true
	}
	next := p.last + 1
	if !s.words.is(next, end, ",") || next+1 >= end {
		return false
	}
	if c := s.words.forms[next+1][0]; c >= '0' && c <= '9' {
		return true
	}
	return s.refs[next+1].is(facts.ReferCalendar) || s.names[next+1].n > 0 && p.first == from ||
		s.names[next+1].n > 0 && s.meaning(s.names[next+1].aliases).Code == p.alias.Code
}

func addCode(codes []string, code string) []string {
	for _, c := range codes {
		if c == code {
			return codes
		}
	}
	return append(codes, code)
}
