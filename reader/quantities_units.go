package reader

import "strings"

// maxNounRun bounds how far behind a number its noun is looked for.
const maxNounRun = 6

// unit reads the unit that starts at i, behind the number, into q and gives the
// position behind it.
func (r *quantityReader) unit(q *quantity, i int) int {
	at := i
	if r.is(i, "-") && !r.at(i).spaced {
		at++
	}
	if u, n := r.m.words.longestUnit(r.atoms, r.text, at); u != nil {
		q.unit, q.value = u.unit, q.value*u.factor
		q.duration = u.class == durationWord
		if u.class == personWord {
			q.noun = r.text[r.at(at).start:r.at(at+n-1).end]
		}
		return r.age(q, at+n)
	}
	if code, n := r.moneyAt(at); n > 0 {
		q.unit, q.money = code, true
		return at + n
	}
	at = i
	if r.is(i, "of") {
		at = r.skip(i+1, "the", "its", "their", "his", "her", "our", "these", "those", "them")
		if n, ok := r.numberAt(at); ok {
			if code, words := r.moneyAt(n.next); words > 0 {
				q.unit, q.money = code, true
			} else {
				r.countedNoun(q, n.next, at)
			}
			return at
		}
		if code, n := r.moneyAt(at); n > 0 {
			q.unit, q.money = code, true
			return at + n
		}
	}
	return r.countedNoun(q, at, i)
}

// age reads the "old" of "50 years old" and "year-old" at i.
func (r *quantityReader) age(q *quantity, i int) int {
	if !q.duration {
		return i
	}
	next, ok := r.phrase(i, "of", "age")
	if at := r.skip(i, "-"); r.is(at, "old") {
		next, ok = at+1, true
	}
	if ok {
		q.unit += " of age"
	}
	return next
}

// isAge tells whether a number without unit is an age: "aged 40", "the age of 21".
func (r *quantityReader) isAge(i int) bool {
	return r.is(i-1, "aged", "age") || r.is(i-2, "age") && r.is(i-1, "of")
}

func (a atom) is(words ...string) bool { return atoms{a}.is(0, words...) }

// countedNoun finds the noun that is counted among the words from i: the first
// that names persons or has the form of a plural, before anything that ends the
// noun phrase; else the one that the tree gives the number to.
func (r *quantityReader) countedNoun(q *quantity, i, back int) int {
	if r.is(i, "-") && r.at(i+1).kind == numberAtom {
		return back
	}
	for k := i; k < i+maxNounRun; k++ {
		a := r.at(k)
		if a.kind == markAtom && a.word == "-" && !a.spaced || a.kind == numberAtom && k > i {
			continue
		}
		if a.kind != wordAtom || r.m.words.endsNounPhrase(a.word) || r.isVerb(a) {
			break
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
	return r.governedNoun(q, i, back)
}

// governedNoun asks the tree which noun behind the number before i it counts:
// "one proposal", "two aircraft". A name in the singular is none: "49 Elm Road".
func (r *quantityReader) governedNoun(q *quantity, i, back int) int {
	number, _ := tokensOf(r.tokens, r.at(i-1).start, r.at(i-1).end)
	if number >= len(r.tokens) || r.tokens[number].Deprel != "nummod" {
		return back
	}
	head := r.tokens[number].Head
	if head <= number || head > number+maxNounRun || r.tokens[head].UPOS != "NOUN" {
		return back
	}
	for k := i; k < len(r.atoms) && r.at(k).start < r.tokens[head].End; k++ {
		a := r.at(k)
		if a.kind == numberAtom || a.kind == markAtom && a.spaced || r.m.words.endsNounPhrase(a.word) && !a.is("and") {
			return back
		}
		if a.kind == wordAtom && a.end == r.tokens[head].End {
			return r.counts(q, i, k)
		}
	}
	return back
}

// counts makes the word at k, behind a number that ends before i, what q counts.
func (r *quantityReader) counts(q *quantity, i, k int) int {
	written := r.text[r.at(i).start:r.at(k).end]
	if u := r.m.words.symbols[written]; u != nil {
		q.unit = u.unit
		return k + 1
	}
	q.unit, q.noun = r.at(k).word, written
	if last := r.text[r.at(k).start:r.at(k).end]; last == strings.ToUpper(last) {
		q.unit = last // "WAR", not "war"
	}
	if u := r.m.words.unitOf(q.unit + "s"); u != nil && u.class == personWord {
		q.unit = personsUnit
	}
	return k + 1
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

// rate reads "a year", "per square mile", "/h", "annually" behind a unit. Of
// money and people a day, month or year the unit is told alone; what for is
// part of what is measured.
func (r *quantityReader) rate(q *quantity, i int) int {
	at := i
	for k := i + 2; r.is(i, "of") && k < i+maxNounRun && r.at(k-1).kind == wordAtom; k++ {
		if r.is(k, "a", "per") { // "barrels of crude oil a day"
			at = k
			break
		}
	}
	if r.is(at, "annually") {
		switch {
		case q.money || q.unit == personsUnit:
			q.per = "year"
		case q.unit != "" && q.unit != "%":
			q.unit += "/year"
		}
		return at + 1
	}
	per, next := r.per(at)
	if per == "" || q.unit == "" || q.unit == "%" {
		return i
	}
	if _, calendar := grainOf(per); calendar && (q.money || q.unit == personsUnit) {
		q.per = per
	} else {
		q.unit += "/" + per
	}
	return next
}

// per reads what a rate is told for, at i: any unit; behind "per" and "/" any noun.
func (r *quantityReader) per(i int) (unit string, next int) {
	at := r.skip(i, "-")
	if !r.is(at, "a", "an", "per", "each", "every", "/") {
		return "", i
	}
	at++
	at = r.skip(at, "-")
	if u, n := r.m.words.longestUnit(r.atoms, r.text, at); u != nil && u.class != personWord {
		if word := r.at(at + n - 1).word; u.factor != 1 || strings.TrimSuffix(u.unit, "s") == strings.TrimSuffix(word, "s") {
			return strings.TrimSuffix(word, "s"), at + n
		}
		return strings.TrimSuffix(u.unit, "s"), at + n
	}
	if g, isTime := grainOf(r.at(at).word); isTime && g <= yearGrain {
		return r.at(at).word, at + 1
	}
	if r.at(at).kind == wordAtom && (r.is(at-1, "per") || r.m.words.is(rateWord, r.at(at).word)) {
		return r.at(at).word, at + 1
	}
	return "", i
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
	if q.ratio > 0 && q.ratio < 1 && (q.lead == "by" || r.is(k-1, "of") && r.changes(q.lead)) {
		q.value, q.known, q.unit, q.ratio = 100*q.ratio, true, "%", 0
	}
	return q
}

// changes tells whether a word says that something grew or shrank: "a rise of
// half".
func (r *quantityReader) changes(word string) bool {
	return r.m.words.is(upWord, word) || r.m.words.is(downWord, word)
}

// leadOf steps back over articles and adjectives to the word that leads.
func (r *quantityReader) leadOf(k int) int {
	for back := 0; back < maxNounRun && r.m.words.passes(r.at(k-1).word); back++ {
		k--
	}
	return k - 1
}
