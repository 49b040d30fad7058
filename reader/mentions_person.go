package reader

import "chancery/facts"

// fromOffice reads a phrase that begins with an office: Prime Minister of
// Israel Naftali Bennett, President Biden, the leaders of Kenya and Uganda.
func (s *scan) fromOffice(i, end int) int {
	n, ok := s.noun(i, end)
	if !ok {
		return i + 1
	}
	m := Mention{First: i, Last: n.next - 1, Head: n.head, Sort: OfficeName, Office: n.office}
	if n.sort != OfficeName {
		m.Sort = n.sort
	}
	if list := s.owners(n.next, end); len(list) > 0 {
		return s.officeOf(m, n, list, end)
	}
	m.Last = s.charge(n.next, end) - 1
	return s.withName(m, end)
}

// charge skips what an office is for: the Minister for the Middle East, the
// Special Envoy for Syria. The region named is not whom the holder speaks for.
func (s *scan) charge(i, end int) int {
	if !s.words.is(i, end, "for") {
		return i
	}
	at := i + 1
	if s.words.is(at, end, "the") {
		at++
	}
	if at < end && s.names[at].n > 0 {
		return at + s.names[at].n
	}
	return i
}

// owners reads "of the Republic of X", "of X and Y" and "for the Chinese
// foreign ministry" after an office.
func (s *scan) owners(i, end int) []party {
	if s.words.is(i, end, "for") {
		return s.represented(i+1, end)
	}
	if !s.words.is(i, end, "of", "from") {
		return nil
	}
	i = s.portfolio(i, end)
	if s.words.is(i, end, "the", "both") {
		i++
	}
	return s.list(i, end)
}

// represented reads the party for whose organ somebody speaks.
func (s *scan) represented(i, end int) []party {
	if s.words.is(i, end, "the") {
		i++
	}
	list := s.list(i, end)
	if len(list) != 1 || !list[0].attributive() {
		return nil
	}
	if _, ok := s.noun(s.modifiers(list[0].next, end), end); !ok {
		return nil
	}
	return list
}

// portfolio skips "of Foreign Affairs and Trade" up to the "of" before a
// party; where none follows it stays.
func (s *scan) portfolio(i, end int) int {
	start := i + 1
	for at := start; at < end && at < start+10; at++ {
		the := at
		if s.words.is(the, end, "the") {
			the++
		}
		if the < end && s.names[the].n > 0 && s.words.is(at-1, end, "of", "for") {
			return at
		}
		if !s.words.capital(at, end) && !s.words.is(at, end, "of", "and", "the", "for", ",", "&", "-") {
			break
		}
	}
	return start
}

// officeOf completes an office whose party follows it.
func (s *scan) officeOf(m Mention, n noun, list []party, end int) int {
	if !n.plural {
		list = list[:1]
	}
	for _, p := range list {
		m.Codes = addCode(m.Codes, p.alias.Code)
	}
	last := list[len(list)-1]
	m.Last = last.last
	if len(m.Codes) > 1 {
		s.note(m)
		return list[0].first
	}
	if last.alias.Sort == facts.Demonym || last.owns {
		// the head of Russia's navy, the head of the Russian navy
		m.Last = n.next - 1
		s.note(m)
		return last.first
	}
	return s.withName(m, end)
}

// withName completes an office with the name of its holder, if one follows,
// notes it, and gives the word to go on from.
func (s *scan) withName(m Mention, end int) int {
	next := m.Last + 1
	name := s.honorifics(next, end)
	stop := s.name(name, end)
	if stop == name {
		return s.apposed(m, end)
	}
	m.Last, m.Head, m.Sort = stop-1, s.headOfName(name, stop), PersonName
	m.Person = s.written(name, stop)
	next = stop
	if len(m.Codes) == 0 {
		m.Codes, next = s.codesOfNamed(&m, name, stop, end)
	}
	s.learn(m, name, stop)
	s.note(m)
	return next
}

// codesOfNamed finds whom a named holder speaks for: by "of X" behind the name,
// by the document's introduction, or by the tables.
func (s *scan) codesOfNamed(m *Mention, name, stop, end int) ([]string, int) {
	if list := s.owners(stop, end); len(list) > 0 && list[0].alias.Sort != facts.City {
		p := list[0]
		if p.alias.Sort == facts.Demonym || p.owns {
			return []string{p.alias.Code}, stop
		}
		m.Last = p.last
		return []string{p.alias.Code}, p.last + 1
	}
	if known, ok := s.acquainted(name, stop, m.Office); ok {
		return known.codes, stop
	}
	return s.introduced(stop, end), stop
}

// apposed notes an office without a name; one that follows between commas,
// "Russia's foreign minister, Sergei Lavrov, said", is the holder's.
func (s *scan) apposed(m Mention, end int) int {
	s.note(m)
	next := m.Last + 1
	if !s.words.is(next, end, ",") {
		return next
	}
	name := s.honorifics(next+1, end)
	stop := s.name(name, end)
	if stop == name || len(m.Codes) == 0 || stop < end && !s.words.is(stop, end, ",", ".", ";", "–", "—", "-", "who", "said", "and", ")", ":") {
		return next
	}
	if stop == name+1 {
		if _, ok := s.acquainted(name, stop, m.Office); !ok {
			return next
		}
	}
	p := Mention{First: name, Last: stop - 1, Head: s.headOfName(name, stop), Codes: m.Codes, Sort: PersonName,
		Person: s.written(name, stop), Office: m.Office}
	s.learn(p, name, stop)
	s.note(p)
	return stop
}

// honoured reads a name after Mr. and the like.
func (s *scan) honoured(i, end int) int {
	name := s.honorifics(i, end)
	stop := s.name(name, end)
	if stop == name {
		return name
	}
	m := Mention{First: i, Last: stop - 1, Head: s.headOfName(name, stop), Sort: PersonName, Person: s.written(name, stop)}
	m.Codes, stop = s.codesOfNamed(&m, name, stop, end)
	if known, ok := s.acquainted(name, m.Last+1, ""); ok {
		m.Office = known.office
	}
	if len(m.Codes) > 0 {
		s.learn(m, name, m.Last+1)
		s.note(m)
	}
	return stop
}

// person reads a name that no office comes before; it is a mention when the
// tables or the document know the person, or an office follows.
func (s *scan) person(i, end int) int {
	stop := s.name(i, end)
	if n := s.holders[i].n; n > 0 && i+n > stop {
		stop = i + n
	}
	if stop == i {
		return i + 1
	}
	if s.chance(i, stop) {
		return i + 1
	}
	m := Mention{First: i, Last: stop - 1, Head: s.headOfName(i, stop), Sort: PersonName, Person: s.written(i, stop)}
	if known, ok := s.acquainted(i, stop, ""); ok {
		m.Codes, m.Office = known.codes, known.office
	} else if stop-i > 1 {
		m.Codes = s.introduced(stop, end)
	}
	if len(m.Codes) == 0 {
		return s.within(i, stop)
	}
	s.learn(m, i, stop)
	s.note(m)
	return stop
}

// chance says whether the first word of a run has its capital only from the
// start of a sentence: "Later Rutte wrote", where Rutte is known.
func (s *scan) chance(i, stop int) bool {
	if s.words.first[s.words.sentenceOf(i)] != i || s.holders[i].n > 0 || stop-i < 2 {
		return false
	}
	if _, known := s.learned[s.words.lower[i]]; known {
		return false
	}
	_, known := s.acquainted(i+1, stop, "")
	return known && s.honorifics(i, stop) == i
}

// within looks for a known person further on in a run of capitalised words,
// as in "Following Vladimir Putin"; it gives the word to go on from.
func (s *scan) within(i, stop int) int {
	for k := i + 1; k < stop; k++ {
		if _, ok := s.acquainted(k, stop, ""); ok && (s.holders[k].n > 0 || stop-k == 1) {
			return k
		}
	}
	return stop
}

// introduced gives the party of the office that follows a name after a comma:
// "…, the foreign minister of Kenya", "…, Kenya's foreign minister".
func (s *scan) introduced(i, end int) []string {
	if !s.words.is(i, end, ",", "(", "–", "—") {
		return nil
	}
	for i++; s.words.is(i, end, "the", "a", "an", "then", "now") || i < end && s.refs[i].is(facts.ReferModifier) && s.offices[i].n == 0; i++ {
	}
	if p, ok := s.partyAt(i, end); ok && p.attributive() {
		if n, ok := s.noun(s.modifiers(p.next, end), end); ok && n.sort == OfficeName {
			return []string{p.alias.Code}
		}
		return nil
	}
	if i >= end || s.offices[i].n == 0 {
		return nil
	}
	n, _ := s.noun(i, end)
	if list := s.owners(n.next, end); len(list) > 0 {
		return []string{list[0].alias.Code}
	}
	return nil
}
