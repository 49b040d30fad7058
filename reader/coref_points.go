package reader

import "chancery/facts"

// points gives the mentions of a sentence in order: those already named, and
// between them the words that point back.
func (r *resolver) points(k int, named []Mention) []pointer {
	from, to := r.words.bounds(k)
	var out []pointer
	covered := from
	for i := from; i < to; {
		switch {
		case r.words.is(i, to, "“", "``"):
			r.quoting = true
		case r.words.is(i, to, "”", "''"):
			r.quoting = false
		case r.words.is(i, to, "\""):
			r.quoting = !r.quoting
		}
		for len(named) > 0 && named[0].First <= i {
			out = append(out, r.named(named[0], from))
			covered = max(covered, named[0].Last+1)
			named = named[1:]
		}
		if i < covered {
			i++
			continue
		}
		next := to
		if len(named) > 0 {
			next = named[0].First
		}
		p, ok := r.pointerAt(i, next, to)
		if !ok {
			i++
			continue
		}
		p.quote = r.quoting
		out = append(out, p)
		i = p.Last + 1
	}
	return out
}

// named wraps a mention that the search for names found.
func (r *resolver) named(m Mention, from int) pointer {
	p := pointer{Mention: m, quote: r.quoting}
	if len(m.Codes) == 0 && m.First > from {
		p.after = r.owned(m.First)
	}
	if m.Sort == OfficeName {
		p.word.Plural = r.offices[m.First].plural
	}
	if p.word.Plural && len(m.Codes) == 0 && m.First > from {
		p.count, p.first = r.counts(m.First-1, from)
	}
	if m.Sort == OrganName {
		if w, ok := r.refs[m.Head].as(facts.ReferOrgan); ok {
			p.word = w
		}
	}
	return p
}

// owned says whether a pronoun owns what begins at word i: its, whose.
func (r *resolver) owned(i int) bool {
	return r.refs[i-1].is(facts.ReferPronoun) || r.words.is(i-1, i, "whose")
}

// counts reads what stands before a plural: the two presidents, our ministers.
func (r *resolver) counts(at, from int) (count int, first bool) {
	if w, ok := r.refs[at].as(facts.ReferCardinal); ok {
		count = w.Number()
		at--
	}
	if at < from {
		return count, false
	}
	if r.words.is(at, at+1, "both") {
		count = 2
	}
	w, ok := r.refs[at].as(facts.ReferPronoun)
	return count, ok && (w.Value == "we" || w.Value == "i")
}

// pointerAt reads a word or phrase at word i that points back. It must end
// before next, where a name begins; the sentence ends at end.
func (r *resolver) pointerAt(i, next, end int) (pointer, bool) {
	if w, ok := r.refs[i].as(facts.ReferPronoun); ok {
		if r.empty(i, end) {
			return pointer{}, false
		}
		return pointer{Mention: Mention{First: i, Last: i, Head: i, Sort: PronounOf}, word: w}, true
	}
	if r.words.is(i, next, "each", "one") && r.words.is(i+1, next, "other", "another") {
		return r.counted(i, i+1, 0), true
	}
	if !r.words.is(i, next, "the", "both", "these", "those", "all", "each", "either", "neither", "two", "this") {
		return r.bare(i, next)
	}
	return r.described(i, next)
}

// empty says whether "it" at word i points to nothing: it is vital that, it was
// noted that.
func (r *resolver) empty(i, end int) bool {
	if !r.words.is(i, end, "it") || !r.words.is(i+1, end, "is", "was", "'s", "’s", "will", "would", "remains", "has", "became", "may", "takes") {
		return false
	}
	for k := i + 2; k < end && k < i+8; k++ {
		if r.words.is(k, end, "that", "to", "for") {
			return true
		}
		if r.words.is(k, end, ",", ".", ";", "not") {
			return false
		}
	}
	return false
}

// counted is a collective of so many parties from word first to last.
func (r *resolver) counted(first, last, count int) pointer {
	return pointer{
		Mention: Mention{First: first, Last: last, Head: last, Sort: CollectiveOf}, count: count,
		word: facts.ReferenceWord{Role: facts.ReferCollective, Plural: true},
	}
}

// bare reads a collective or organ without an article: Ministers discussed, at
// the head of a sentence, or after a pronoun: our two countries, its army.
func (r *resolver) bare(i, next int) (pointer, bool) {
	first := r.words.first[r.words.sentenceOf(i)]
	owned := i > first && r.owned(i)
	if i != first && !owned {
		return pointer{}, false
	}
	p, ok := r.described(i, next)
	if !ok {
		return p, false
	}
	if owned {
		w, _ := r.refs[i-1].as(facts.ReferPronoun)
		p.after, p.first = true, w.Value == "we" || w.Value == "i"
		return p, true
	}
	return p, p.word.Plural && p.word.Role == facts.ReferCollective
}

// described reads an article or number and a noun that points back.
func (r *resolver) described(i, next int) (pointer, bool) {
	at, count := i, 0
	if r.words.is(at, next, "both", "either", "neither", "each") {
		count = 2
	}
	if r.words.is(at, next, "the", "both", "these", "those", "all", "each", "either", "neither", "this") {
		at++
	}
	if r.words.is(at, next, "the", "these", "of", "our", "their") && at < next-1 {
		at++
	}
	if at < next {
		if w, ok := r.refs[at].as(facts.ReferCardinal); ok {
			count = w.Number()
			at++
		}
	}
	if p, ok := r.pointingNoun(i, at, next, count); ok {
		return p, true
	}
	if _, end := r.words.bounds(r.words.sentenceOf(i)); at == next && at < end {
		return pointer{}, false // both Russia and Ukraine
	}
	if count > 0 && at > i && (r.words.is(i, next, "both", "neither", "either") && at == i+1 || at == i+2) && !r.nounFollows(at, next) {
		return r.counted(i, at-1, count), true
	}
	return pointer{}, false
}

// nounFollows says whether words go on that the number counts.
func (r *resolver) nounFollows(at, next int) bool {
	return !r.words.is(at, next, ",", ".", ";", ":", "had", "have", "has", "were", "are", "will", "would", "also", "agreed", "met",
		"discussed", "of", "and", "should", "to", "sign", "signed", "said", "in", "on", "at", "by", "spoke", "shared", "sat", "exchanged") && at < next
}

// pointingNoun reads the noun after article and number, with words that may
// stand before it: the Asian country, the former colonial power.
func (r *resolver) pointingNoun(first, at, next, count int) (pointer, bool) {
	for hops := 0; hops < 4 && at < next; hops++ {
		ref := r.refs[at]
		for _, role := range [...]facts.ReferenceRole{facts.ReferCollective, facts.ReferDescriptor, facts.ReferOther, facts.ReferOrgan, facts.ReferOrdinal} {
			w, ok := ref.as(role)
			if !ok || role == facts.ReferOrdinal && !r.alone(at+ref.n, next) || at+ref.n > next {
				continue
			}
			if role == facts.ReferOrgan && r.compound(at+ref.n, next) {
				continue
			}
			p := pointer{Mention: Mention{First: first, Last: at + ref.n - 1, Head: at + ref.n - 1}, word: w, count: count}
			p.Sort = sortOfRole(role)
			if count > 1 && role == facts.ReferDescriptor {
				p.Sort = CollectiveOf // either country
			}
			return p, true
		}
		switch {
		case ref.is(facts.ReferModifier):
			at += ref.n
		case r.names[at].n > 0 && r.regional(r.names[at].aliases[0]):
			at += r.names[at].n
		default:
			return pointer{}, false
		}
	}
	return pointer{}, false
}

// alone says whether "the former" ends its phrase at word at.
func (r *resolver) alone(at, next int) bool {
	if at >= next {
		return true
	}
	return !r.refs[at].is(facts.ReferDescriptor) && !r.refs[at].is(facts.ReferCollective) && !r.refs[at].is(facts.ReferPart) &&
		r.offices[at].n == 0 && !r.words.capital(at, next)
}

// compound says whether an organ goes on in a longer noun: government bonds.
func (r *resolver) compound(at, next int) bool {
	return at < next && r.words.is(at, next, "-", "bonds", "debt", "building", "buildings", "property", "funding", "spending", "support")
}

func sortOfRole(role facts.ReferenceRole) Sort {
	switch role {
	case facts.ReferCollective:
		return CollectiveOf
	case facts.ReferOrgan:
		return OrganName
	}
	return DescribedAs
}
