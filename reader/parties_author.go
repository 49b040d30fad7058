package reader

import (
	"slices"

	"chancery/facts"
)

// author tells whose words a text is that speaks in the first person: that of
// the person whom a line like "The minister said:" announces.
func (s *scan) author(h heading, parties []string) []string {
	if h.kind == kindJoint || h.kind == kindTreaty {
		return nil
	}
	for k := h.body; k < s.words.sentences() && k < h.body+8; k++ {
		from, to := s.words.bounds(k)
		colon := to - 1
		for colon > from && !s.words.is(colon, to, ":") {
			colon--
		}
		if colon == from || !s.words.is(colon-1, to, "said", "statement", "declared", "stated", "added") || s.words.is(colon+1, to, "“", "\"") && colon+2 < to {
			continue
		}
		for i := len(s.mentions) - 1; i >= 0; i-- {
			m := s.mentions[i]
			if m.First >= from && m.First < colon && len(m.Codes) == 1 && (m.Sort == PersonName || m.Sort == OfficeName) {
				return m.Codes
			}
		}
	}
	if (h.kind == kindNews || h.kind == kindLetter) && s.firstPersons(h.body) > 1 {
		return s.opener(h, parties)
	}
	return nil
}

// selfNamed are the parties as which the authors of a text introduce
// themselves: We, the foreign ministers of Denmark and Sweden, met.
func (s *scan) selfNamed(h heading) []string {
	for k := h.body; k < s.words.sentences() && k < h.body+3; k++ {
		from, to := s.words.bounds(k)
		if !s.words.is(from, to, "we") || !s.words.is(from+1, to, ",") {
			continue
		}
		return s.withoutOwn(s.partiesIn(nil, from+1, s.listEnd(from+2, to)))
	}
	return nil
}

// listEnd is the comma at which a list that may name parties ends: the first
// behind which no party stands.
func (s *scan) listEnd(i, to int) int {
	for ; i < to; i++ {
		if !s.words.is(i, to, ",") {
			continue
		}
		next := i + 1
		for s.words.is(next, to, "and", "the") {
			next++
		}
		if next >= to || s.names[next].n == 0 && s.offices[next].n == 0 {
			break
		}
	}
	return i
}

// opener is the party that a text in the first person names first: in its
// title the holder of an office or, where the title stands apart, any party; in
// its first sentence any but a place. Of two parties, one of which the title
// only speaks about, it is the other.
func (s *scan) opener(h heading, parties []string) []string {
	if h.body == 0 && len(h.before) > 0 {
		return h.before[:1]
	}
	if len(parties) == 2 && len(h.before) == 0 && len(h.all) == 1 && slices.Contains(parties, h.all[0]) {
		return without(parties, h.all)
	}
	for _, m := range s.mentions {
		k := s.words.sentenceOf(m.First)
		if k > h.body {
			break
		}
		holder := m.Sort == PersonName || m.Sort == OfficeName
		if len(m.Codes) == 1 && (holder || k == h.body && m.Sort == StateName && m.First < s.words.first[k]+3) {
			return m.Codes
		}
	}
	return nil
}

// firstPersons counts the words of the first person outside quotation marks.
func (s *scan) firstPersons(body int) int {
	count := 0
	for k := body; k < s.words.sentences(); k++ {
		from, to := s.words.bounds(k)
		quoting := false
		for i := from; i < to; i++ {
			if s.words.is(i, to, "“", "”", "\"", "``", "''") {
				quoting = !quoting
			}
			if w, ok := s.refs[i].as(facts.ReferPronoun); ok && !quoting && s.names[i].n == 0 && (w.Value == "we" || w.Value == "i") {
				count++
			}
		}
	}
	return count
}
