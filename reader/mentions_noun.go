package reader

import "chancery/facts"

// noun is an office or organ, or a run of such: government officials.
type noun struct {
	head, next int
	office     string
	sort       Sort
	plural     bool
	part       bool // means the party only with its name before it
}

// noun reads an office or organ at word i.
func (s *scan) noun(i, end int) (noun, bool) {
	var n noun
	found := false
	for hops := 0; hops < 6 && i < end; hops++ {
		step, ok := s.nounStep(i, end)
		if !ok {
			break
		}
		step.part = step.part && (!found || n.part)
		if step.office == "" {
			step.office = n.office
		}
		n, found = step, true
		if n.sort == OfficeName && !n.plural && s.sameHolder(i, n.next, end) {
			n.next++
		}
		i = n.next
	}
	return n, found
}

// sameHolder says whether the office at word i goes on with another of the same
// person after the word at next: prime minister and finance minister, but not
// the president and prime minister.
func (s *scan) sameHolder(i, next, end int) bool {
	if !s.words.is(next, end, "and", "/", "&", ",", "-") || next+1 >= end || s.offices[next+1].n == 0 {
		return false
	}
	heads := s.offices[i].rank + s.offices[next+1].rank
	return heads != facts.HeadOfState+facts.HeadOfGovernment
}

func (s *scan) nounStep(i, end int) (noun, bool) {
	if i >= end {
		return noun{}, false
	}
	ref := s.refs[i]
	organ := ref.is(facts.ReferOrgan)
	if o := s.offices[i]; o.n > 0 && (!organ || o.n > ref.n) {
		return noun{head: s.officeHead(i, i+o.n), next: i + o.n, office: o.name, sort: OfficeName, plural: o.plural}, true
	}
	for _, role := range [...]facts.ReferenceRole{facts.ReferOrgan, facts.ReferPart} {
		if w, ok := ref.as(role); ok {
			return noun{head: i + ref.n - 1, next: i + ref.n, sort: OrganName, plural: w.Plural, part: role == facts.ReferPart}, true
		}
	}
	if name := s.names[i]; name.n > 0 && name.aliases[0].Sort == facts.Body {
		return noun{head: i + name.n - 1, next: i + name.n, sort: OrganName}, true
	}
	return noun{}, false
}

// officeHead is the word that stands for an office: Minister in "Minister for
// the Middle East".
func (s *scan) officeHead(i, next int) int {
	for k := i + 1; k < next; k++ {
		if s.words.is(k, next, "of", "for", "to") {
			return k - 1
		}
	}
	return next - 1
}

// modifiers skips words that may stand between a party and its noun.
func (s *scan) modifiers(i, end int) int {
	for hops := 0; hops < 4 && i < end; hops++ {
		if _, ok := s.nounStep(i, end); ok {
			// "trade minister" is an office of its own, "trade" alone a modifier
			return i
		}
		switch {
		case s.refs[i].is(facts.ReferModifier):
			i += s.refs[i].n
		case s.words.is(i, end, "-", "and", ",") && i+1 < end && s.refs[i+1].is(facts.ReferModifier):
			i++
		default:
			return i
		}
	}
	return i
}
