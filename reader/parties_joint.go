package reader

import (
	"slices"

	"chancery/facts"
)

// jointParties are those the title names before its subject, else in it, else
// those that the first sentences name. Where the title names a single body of
// states, it is for the first sentences to say which states speak.
func (s *scan) jointParties(h heading) []string {
	lead := s.lead(h.body, 2)
	codes := h.before
	if len(codes) == 0 || len(codes) == 1 && s.isStateCode(codes[0]) && len(h.all) > 1 {
		codes = h.all
	}
	if len(codes) == 1 && !s.isStateCode(codes[0]) {
		return s.speakersOf(codes[0], lead)
	}
	for _, code := range lead {
		if len(codes) < 2 {
			codes = addCode(codes, code)
		}
	}
	return s.withoutOwn(codes)
}

// smallBody is the most states for which a forum is no more than their sum.
const smallBody = 4

// speakersOf tells who speaks in a text of one body: its members where the lead
// names them all, or where it is a loose group or a forum of few; else itself.
func (s *scan) speakersOf(code string, lead []string) []string {
	body, _ := s.namer.tables.Party(code)
	var states []string
	for _, c := range lead {
		if s.isStateCode(c) || c == "IGO:EU" {
			states = addCode(states, c)
		}
	}
	switch {
	case len(body.Members) > 0 && within(body.Members, states), len(body.Members) == 0 && len(states) > 2:
		return states
	case body.Kind == facts.Group && len(body.Members) > 1, len(body.Members) > 1 && len(body.Members) <= smallBody:
		return body.Members
	}
	return []string{code}
}

// withoutOwn leaves out bodies that consist of the other parties.
func (s *scan) withoutOwn(codes []string) []string {
	var out []string
	for _, code := range codes {
		body, _ := s.namer.tables.Party(code)
		if len(body.Members) < 2 || !within(body.Members, codes) {
			out = append(out, code)
		}
	}
	return out
}

// bodiesOf gives the bodies in whose name the parties of a joint text speak:
// those whose members they are, but for one.
func (s *scan) bodiesOf(cast Cast) map[string]bool {
	bodies := make(map[string]bool)
	if cast.Kind != kindJoint || len(cast.Parties) < 3 {
		return bodies
	}
	for code := range s.seen {
		party, _ := s.namer.tables.Party(code)
		if n := len(party.Members); n > 1 && n+1 >= len(cast.Parties) && within(party.Members, cast.Parties) {
			bodies[code] = true
		}
	}
	return bodies
}

// within says whether all codes are among others.
func within(codes, others []string) bool {
	for _, code := range codes {
		if !slices.Contains(others, code) {
			return false
		}
	}
	return true
}

// resolutionParties are the body that resolves and those of whom the title
// speaks.
func (s *scan) resolutionParties(h heading) []string {
	var codes []string
	for _, m := range s.mentions {
		if s.words.sentenceOf(m.First) < h.body {
			continue
		}
		if len(m.Codes) == 1 && !s.isStateCode(m.Codes[0]) {
			codes = m.Codes[:1:1]
		}
		break
	}
	for _, code := range h.all {
		codes = addCode(codes, code)
	}
	return codes
}

// readoutParties are the author and those met.
func (s *scan) readoutParties(h heading) []string {
	var codes []string
	lead := s.lead(h.body, 2)
	anonymous := len(s.mentions) > 0 && s.mentions[0].First == 0 && len(s.mentions[0].Codes) == 0
	if author := s.leadHolder(h); author != "" && (h.opens || anonymous) {
		codes = addCode(codes, author)
	}
	for _, code := range h.all {
		codes = addCode(codes, code)
	}
	for _, code := range lead {
		if len(codes) < 2 {
			codes = addCode(codes, code)
		}
	}
	return codes
}

// leadHolder is the party of the first holder of office that the text names
// and the title does not.
func (s *scan) leadHolder(h heading) string {
	for _, m := range s.mentions {
		k := s.words.sentenceOf(m.First)
		if k < h.body || len(m.Codes) != 1 || m.Sort != PersonName && m.Sort != OfficeName || slices.Contains(h.all, m.Codes[0]) {
			continue
		}
		if k >= h.body+4 {
			break
		}
		return m.Codes[0]
	}
	return ""
}

// lead gives the parties, places apart, of the first sentence from body on that
// names any, among the first so many.
func (s *scan) lead(body, sentences int) []string {
	var codes []string
	for k := body; k < s.words.sentences() && k < body+sentences && len(codes) < 2; k++ {
		from, to := s.words.bounds(k)
		codes = s.partiesIn(codes, from, to)
	}
	return codes
}

// partiesIn adds to codes the parties, places apart, whose mentions begin at words
// from to to-1.
func (s *scan) partiesIn(codes []string, from, to int) []string {
	for _, m := range s.mentions {
		if m.First < from || m.First >= to || m.Sort == PlaceName {
			continue
		}
		for _, code := range m.Codes {
			codes = addCode(codes, code)
		}
	}
	return codes
}

func (s *scan) isStateCode(code string) bool {
	p, _ := s.namer.tables.Party(code)
	return p.Kind == facts.State || p.Kind == facts.Territory
}
