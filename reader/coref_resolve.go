package reader

import (
	"slices"
	"strings"

	"chancery/facts"
)

// lookBack bounds how many earlier mentions a word may point back to, and
// withinSentences how far off they may stand.
const (
	lookBack        = 40
	withinSentences = 3
)

// resolve gives a pointer its parties.
func (r *resolver) resolve(p *pointer, k int) {
	if len(p.Codes) > 0 {
		return
	}
	switch {
	case p.word.Role == facts.ReferPronoun:
		p.Codes = r.pronoun(p, k)
	case p.Sort == CollectiveOf:
		p.Codes = r.collective(p, k)
	case p.Sort == DescribedAs:
		p.Codes = r.descriptor(p, k)
	case p.Sort == OfficeName, p.Sort == OrganName, p.Sort == PersonName:
		p.Codes = r.bareOffice(p, k)
	}
}

// pronoun resolves it, they, he, she, we and I.
func (r *resolver) pronoun(p *pointer, k int) []string {
	switch p.word.Value {
	case "we", "i":
		return r.speaker(p)
	case "they":
		return r.plural(p, k)
	case "he", "she":
		return r.best(p, k, func(t trace) int {
			switch {
			case t.person && t.sort == PersonName:
				return 3
			case t.person:
				return 1
			case t.sort == StateName:
				return -4
			}
			return reject
		})
	}
	return r.best(p, k, singular)
}

// speaker is who says we: the author, or who is quoted.
func (r *resolver) speaker(p *pointer) []string {
	if p.quote && r.quoted != nil {
		return r.quoted
	}
	return r.cast.Speaker
}

// inPlace weighs the place in which an organ stands: in Niamey the generals.
const inPlace = 4

// reject keeps a trace out of the choice.
const reject = -1 << 20

// singular weighs what "it" or "the country" can point back to.
func singular(t trace) int {
	if len(t.codes) > 1 || t.plural {
		return reject
	}
	if len(t.codes) == 0 {
		return 1
	}
	switch t.sort {
	case StateName, Organisation, CapitalName:
		return 3
	case OrganName, PronounOf, DescribedAs:
		return 2
	case OfficeName, Adjective:
		return 0
	case PersonName, PlaceName:
		return -2
	}
	return -3
}

// bySubject is what it weighs that a pronoun which belongs to the subject of its
// clause can mean it.
const bySubject = 6

// best gives the parties of the earlier mention that weighs most, if it is one
// of a party.
func (r *resolver) best(p *pointer, k int, weigh func(trace) int) []string {
	codes, _ := r.meant(p, k, weigh)
	return codes
}

// meant is the earlier mention that weighs most: near, a subject, of the right
// sort, and free to be meant; of equals the later. It tells whether there is any:
// what is meant need be no party.
func (r *resolver) meant(p *pointer, k int, weigh func(trace) int) (codes []string, ok bool) {
	own, top := r.ownSubjectOf(p, k), reject/2
	for i := len(r.history) - 1; i >= 0 && i >= len(r.history)-lookBack; i-- {
		t := r.history[i]
		away := k - t.sentence
		if away > withinSentences {
			break
		}
		w := weigh(t) - 4*away + 2*t.subject
		if t.first <= own && own <= t.last {
			w += bySubject
		}
		if w > top && p.free(t.codes) {
			top, codes, ok = w, t.codes, true
		}
	}
	return codes, ok
}

// plural resolves they: a group or plural near by, a subject before others;
// else the document's parties, else whoever was named last.
func (r *resolver) plural(p *pointer, k int) []string {
	near := 1
	if r.cast.Kind == kindReadout || r.cast.Kind == kindJoint {
		near = 0
	}
	several, ok := r.meant(p, k, func(t trace) int {
		if !t.plural || k-t.sentence > near || t.sentence != k && t.subject == 0 && len(r.cast.Parties) == 2 {
			return reject
		}
		return 0
	})
	if ok {
		return several
	}
	if len(r.cast.Parties) > 1 && (near == 0 || len(r.cast.Parties) == 2) {
		return r.cast.Parties
	}
	return r.best(p, k, func(t trace) int {
		if t.plural {
			return 4
		}
		return singular(t)
	})
}

// collective resolves both sides, the leaders, our two countries.
func (r *resolver) collective(p *pointer, k int) []string {
	if p.first {
		return r.speaker(p)
	}
	if p.after { // their leaders; its allies are nobody in particular
		if codes := r.owner(p, k); len(codes) > 1 {
			return codes
		}
		return nil
	}
	parties := r.cast.Parties
	if p.count == len(parties) && p.count > 1 {
		return parties
	}
	if group := r.group(k, p.count); group != nil {
		return group
	}
	if p.count > 1 && (r.cast.Kind != kindJoint || p.count > len(parties)) {
		if recent := r.recent(k, p.count); recent != nil {
			return recent
		}
	}
	if len(parties) > 1 || r.cast.Kind == kindJoint || r.cast.Kind == kindReadout {
		return parties
	}
	return r.plural(p, k)
}

// group is the last named group of so many parties (0: any) near by; in a joint
// text or readout only a counted one.
func (r *resolver) group(k, count int) []string {
	if count == 0 && r.cast.Kind != kindNews {
		return nil
	}
	for i := len(r.history) - 1; i >= 0 && i >= len(r.history)-lookBack && k-r.history[i].sentence <= 1; i-- {
		if n := len(r.history[i].codes); n > 1 && (n == count || count == 0) {
			return r.history[i].codes
		}
	}
	return nil
}

// recent gives the last so many parties named, in the order in which the
// sentences around name them first; nil when there are fewer near by.
func (r *resolver) recent(k, count int) []string {
	var codes []string
	i := len(r.history) - 1
	near := func() bool { return i >= 0 && i >= len(r.history)-lookBack && k-r.history[i].sentence <= 2 }
	one := func(t trace) bool {
		return len(t.codes) == 1 && t.sort != PlaceName && t.sort != PronounOf && r.isState(t.codes[0])
	}
	for ; near() && len(codes) < count; i-- {
		if one(r.history[i]) {
			codes = addCode(codes, r.history[i].codes[0])
		}
	}
	if len(codes) < count {
		return nil
	}
	var order []string
	for i++; i > 0 && r.history[i-1].sentence == r.history[i].sentence; i-- {
	}
	for ; len(order) < count; i++ {
		if t := r.history[i]; one(t) && slices.Contains(codes, t.codes[0]) {
			order = addCode(order, t.codes[0])
		}
	}
	return order
}

func (r *resolver) isState(code string) bool {
	p, _ := r.namer.tables.Party(code)
	return p.Kind == facts.State || p.Kind == facts.Territory || code == "IGO:EU"
}

// descriptor resolves the kingdom, the bloc, the latter, his counterpart.
func (r *resolver) descriptor(p *pointer, k int) []string {
	switch p.word.Role {
	case facts.ReferOrdinal:
		return r.ordinal(p, k)
	case facts.ReferOther:
		return r.other(p, k)
	}
	if codes := r.owner(p, k); p.after && len(codes) == 1 && r.fits(codes[0], p.word.Value) {
		return codes
	}
	if codes := r.called[strings.ToLower(p.word.Text)]; codes != nil && r.words.capital(p.Head, p.Head+1) {
		return codes // the Union, the Fund
	}
	return r.best(p, k, func(t trace) int {
		if len(t.codes) != 1 || !r.fits(t.codes[0], p.word.Value) {
			return reject
		}
		return singular(t)
	})
}

// fits says whether a party is of the kind that a noun describes.
func (r *resolver) fits(code, value string) bool {
	p, _ := r.namer.tables.Party(code)
	switch value {
	case facts.State:
		return p.Kind == facts.State || p.Kind == facts.Territory
	case facts.IGO:
		return p.Kind == facts.IGO || p.Kind == facts.Group
	}
	return p.Kind == value
}

// ordinal resolves the former and the latter of the two parties last named.
func (r *resolver) ordinal(p *pointer, k int) []string {
	two := r.recent(k, 2)
	if two == nil {
		two = r.cast.Parties
	}
	if len(two) != 2 {
		return nil
	}
	if p.word.Value == "first" {
		return two[:1]
	}
	return two[1:]
}

// other is the party of two that is not the last subject.
func (r *resolver) other(p *pointer, k int) []string {
	if len(r.cast.Parties) != 2 {
		return nil
	}
	subject := r.best(p, k, func(t trace) int {
		if len(t.codes) != 1 {
			return reject
		}
		return 0
	})
	for i, code := range r.cast.Parties {
		if len(subject) == 1 && subject[0] == code {
			return r.cast.Parties[1-i : 2-i]
		}
	}
	return nil
}

// owner is the party of the pronoun right before: his ministry, its army.
func (r *resolver) owner(p *pointer, k int) []string {
	if n := len(r.out); n > 0 && (r.out[n-1].Last == p.First-1 && r.out[n-1].Sort == PronounOf || r.words.is(p.First-1, p.First, "whose")) {
		return r.out[n-1].Codes
	}
	return r.best(p, k, singular)
}

// bareOffice resolves the foreign minister, the army, and a named holder whom
// nothing introduces.
func (r *resolver) bareOffice(p *pointer, k int) []string {
	if p.Office != "" && !p.after && r.own[p.Office] && !p.word.Plural && p.free(r.cast.Parties[:1]) {
		return r.cast.Parties[:1]
	}
	if p.word.Plural && (p.Sort == OfficeName || r.refs[p.Head].is(facts.ReferCollective)) {
		return r.collective(p, k)
	}
	if p.after {
		return r.owner(p, k)
	}
	if codes := r.office[p.Office]; p.Office != "" && codes != nil && p.free(codes) {
		return codes
	}
	if codes := r.organ[r.words.lower[p.Head]]; p.Sort == OrganName && codes != nil && p.free(codes) {
		return codes
	}
	if p.quote && r.quoted != nil && p.free(r.quoted) {
		return r.quoted
	}
	if len(r.cast.Speaker) == 1 && (r.cast.Kind != kindNews || r.cast.authored) && p.free(r.cast.Speaker) {
		return r.cast.Speaker
	}
	return r.best(p, k, func(t trace) int {
		if len(t.codes) != 1 || !r.isState(t.codes[0]) {
			return reject
		}
		if p.Sort == OrganName && t.sort == PlaceName && t.sentence == k {
			return inPlace
		}
		return singular(t)
	})
}
