package reader

import "strings"

// maxNounRun bounds how far behind a number its noun is looked for.
const maxNounRun = 6

// unit reads the unit that starts at i into q and gives the position behind.
func (r *quantityReader) unit(q *quantity, i int) int {
	if u, n := r.m.words.longestUnit(r.atoms, i); u != nil {
		q.unit, q.value = u.unit, q.value*u.factor
		q.duration = u.class == durationWord
		return i + n
	}
	if best, n := r.m.money.CurrenciesAt(r.words(i, maxMoneyWords)); len(best) > 0 && n > 0 && !r.at(i).is("a", "all", "try", "top") {
		q.unit, q.money = r.choose(best), true
		return i + n
	}
	at := i
	if r.is(i, "of") {
		at = r.skip(i+1, "the", "its", "their", "his", "her", "our", "these", "those", "them")
		if n, ok := r.numberAt(at); ok {
			r.countedNoun(q, n.next, at)
			return at
		}
	}
	return r.countedNoun(q, at, i)
}

func (a atom) is(words ...string) bool { return atoms{a}.is(0, words...) }

// countedNoun finds the noun that is counted among the words from i: the first
// that names persons or has the form of a plural, before anything that ends the
// noun phrase.
func (r *quantityReader) countedNoun(q *quantity, i, back int) int {
	for k := i; k < i+maxNounRun; k++ {
		a := r.at(k)
		if a.kind == markAtom && a.word == "-" && !a.spaced || a.kind == numberAtom && k > i {
			continue
		}
		if a.kind != wordAtom || r.m.words.endsNounPhrase(a.word) || r.isVerb(a) {
			return back
		}
		if u := r.m.words.unitOf(a.word); u != nil && !(a.capital && u.class == unitWord) {
			q.unit, q.noun, q.value = u.unit, r.text[r.at(i).start:a.end], q.value*u.factor
			q.duration = u.class == durationWord
			return k + 1
		}
		if k == i && a.capital && r.endsAt(k+1) {
			q.noun, q.unit = r.text[a.start:a.end], personsUnit
			return k + 1
		}
		if pluralForm(a.word) {
			q.noun = r.text[r.at(i).start:a.end]
			q.unit = a.word
			if a.capital {
				q.unit = personsUnit
			}
			return k + 1
		}
	}
	return back
}

// isVerb asks the tags, where the sentence has them.
func (r *quantityReader) isVerb(a atom) bool {
	first, last := tokensOf(r.tokens, a.start, a.end)
	return first <= last && (r.tokens[first].UPOS == "AUX" || r.tokens[first].UPOS == "VERB" && r.tokens[first].Deprel != "amod")
}

// endsAt tells whether a noun phrase ends before k: a lone name of a people
// ("a million Rohingya") has no plural form.
func (r *quantityReader) endsAt(k int) bool {
	return k >= len(r.atoms) || r.is(k, ",", ".", ";") || r.m.words.endsNounPhrase(r.at(k).word)
}

func pluralForm(word string) bool {
	n := len(word)
	if n < 4 || word[n-1] != 's' {
		return n > 4 && strings.HasSuffix(word, "men")
	}
	return !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us") && !strings.HasSuffix(word, "is")
}

// rate reads "a year", "per day", "a barrel", "annually" behind a unit. A sum
// of money a year is told by its currency alone.
func (r *quantityReader) rate(q *quantity, i int) int {
	at := i
	if r.is(i, "of") && r.at(i+1).kind == wordAtom && r.is(i+2, "a", "per") {
		at = i + 2
	}
	if r.is(at, "annually") {
		if !q.money && q.unit != "" && q.unit != "%" {
			q.unit += "/year"
		}
		return at + 1
	}
	if !r.is(at, "a", "an", "per", "each", "every") || q.unit == "" || q.unit == "%" {
		return i
	}
	per := r.at(at + 1).word
	g, isTime := grainOf(per)
	isTime = isTime && g <= yearGrain || per == "second" || per == "hour"
	if !isTime && per != "barrel" && per != "tonne" {
		return i
	}
	if !q.money || per != "year" {
		q.unit += "/" + per
	}
	return at + 2
}

// multiple reads "doubled", "tripling", "fivefold", "five-fold", "three times as".
func (r *quantityReader) multiple(i int) (quantity, int, bool) {
	if factor, ok := r.m.words.multiple(r.at(i).word); ok {
		return quantity{ratio: factor, start: r.at(i).start, end: r.at(i).end}, i + 1, true
	}
	if stem, ok := strings.CutSuffix(r.at(i).word, "fold"); ok {
		if factor, ok := smallNumber(stem); ok {
			return quantity{ratio: factor, start: r.at(i).start, end: r.at(i).end}, i + 1, true
		}
	}
	n, ok := r.numberAt(i)
	if !ok {
		return quantity{}, i, false
	}
	next := n.next
	if r.is(next, "-") {
		next++
	}
	if r.is(next, "fold") || r.is(next, "times") && r.is(next+1, "as", "more", "higher", "larger", "the", "that", "its") {
		return quantity{ratio: n.value, start: r.at(i).start, end: r.at(next).end}, next + 1, true
	}
	return quantity{}, i, false
}

// share reads a fraction: a ratio, or per cent where something changes by it.
func (r *quantityReader) share(i int) (quantity, int, bool) {
	if r.is(i, "half") && (r.is(i+1, "a", "an") || r.at(i-1).is("and", "first", "second", "a", "in")) {
		if next, ok := r.phrase(i, "half", "as", "much", "again"); ok {
			return quantity{ratio: 1.5, end: r.at(next - 1).end}, next, true
		}
		return quantity{}, i, false
	}
	value, next, ok := r.fraction(i)
	if !ok || r.at(next).kind == wordAtom && !r.is(next-1, "of") && !r.is(next, "of", "in", "to", "from", "as", "that", "than", "by", "last", "this", "over") {
		return quantity{}, i, false
	}
	if end, ok := r.phrase(i, "half", "as", "much", "again"); ok {
		return quantity{ratio: 1.5, end: r.at(end - 1).end}, end, true
	}
	if _, _, dated := (&timeReader{atoms: r.atoms}).yearOf(next); dated {
		return quantity{}, i, false
	}
	next = r.skip(next, "of")
	return quantity{ratio: value, end: r.at(next - 1).end}, next, true
}

// compared reads the comparator and the leading word before an amount that
// starts at position i.
func (r *quantityReader) compared(q quantity, i int) quantity {
	q.comparator = "="
	k := i
	for k > 0 && i-k < maxNounRun && r.m.words.passes(r.at(k-1).word) {
		k--
	}
	if sign, n := r.m.words.comparator(r.atoms, k); n > 0 {
		q.comparator = sign
		k -= n
		if sign, more := r.m.words.comparator(r.atoms, k); more > 0 && sign != "~" {
			q.comparator = sign
			k -= more
		}
	} else {
		k = i
	}
	q.start = r.at(k).start
	q.lead = r.at(r.leadOf(k)).word
	if q.ratio > 0 && q.ratio < 1 && q.lead == "by" {
		q.value, q.known, q.unit, q.ratio = 100*q.ratio, true, "%", 0
	}
	return q
}

// leadOf steps back over articles and adjectives to the word that leads.
func (r *quantityReader) leadOf(k int) int {
	for back := 0; back < maxNounRun && r.m.words.passes(r.at(k-1).word); back++ {
		k--
	}
	return k - 1
}
