package reader

import "strings"

// partOfName tells numbers that name something ("Resolution 2249", "F-16",
// "two-day", "third", "4:30 pm") from amounts, by what they touch.
func (r *quantityReader) partOfName(i int, n number) bool {
	prior, after := r.at(i-1), r.at(n.next)
	bound := r.is(n.next, "-") && !after.spaced && !r.at(n.next+1).spaced && r.at(n.next+1).kind == wordAtom && !r.measuredBy(n.next+1)
	_, _, ordinal := r.ordinal(i)
	plain := r.at(i).kind == numberAtom && n.next == i+1 && !strings.ContainsAny(r.at(i).word, ",.")
	named := plain && prior.kind == wordAtom && prior.capital && i > 1 && r.at(i).spaced && (after.kind == markAtom && after.word != "%" && after.word != "-" || after.capital)
	suffixed := plain && after.kind == wordAtom && !after.spaced && len(after.word) <= 2 && !r.measuredBy(n.next)
	return r.gluedBehind(i, n) || bound || ordinal || named || suffixed || r.ofClock(i, n)
}

// gluedBehind tells whether the number at i touches what is before it and is no
// amount for that: "F-16", "S22", "4.2.1". The second end of a range is one, and
// what a unit follows: "sub-7 nm".
func (r *quantityReader) gluedBehind(i int, n number) bool {
	prior, before := r.at(i-1), r.at(i-2)
	if i == 0 || r.at(i).spaced {
		return false
	}
	switch {
	case prior.word == "-":
		return !(before.kind == numberAtom || prior.spaced && !before.capital || r.is(i-2, "minus", "to") || r.measuredBy(n.next) && !before.capital || before.kind == markAtom)
	case prior.word == "/", prior.word == ".", prior.word == ":":
		return true
	}
	return prior.kind == wordAtom
}

// ofClock tells whether the number at i is part of a time of day.
func (r *quantityReader) ofClock(i int, n number) bool {
	minutes := r.is(n.next, ":") && !r.at(n.next).spaced && r.at(n.next+1).kind == numberAtom && !r.at(n.next+1).spaced
	return minutes || r.at(i).kind == numberAtom && r.is(n.next, "am", "pm", "gmt")
}

// measuredBy tells whether a currency or a unit that is no length of time starts
// at i; an age ("year-old") is one.
func (r *quantityReader) measuredBy(i int) bool {
	at := r.skip(i, "-")
	if code, _ := r.moneyAt(at); code != "" {
		return true
	}
	u, n := r.m.words.longestUnit(r.atoms, r.text, at)
	return u != nil && (u.class != durationWord || r.is(at+n, "-") && r.is(at+n+1, "old"))
}

// namesSomething tells numbers without a unit of measure that name something
// from amounts, by the words and the tree around them: a year, "Row 21", "phase
// 2", "May 31".
func (r *quantityReader) namesSomething(i int, n number, q quantity) bool {
	if q.money || q.unit != "" && q.noun == "" {
		return false
	}
	if q.unit == "" && !n.counts || r.bareYear(i, n) && (q.unit == "" || q.unit != personsUnit && int(n.value)%100 != 0) {
		return true
	}
	if r.at(i).kind != numberAtom || n.next != i+1 || i == 0 {
		return false
	}
	if aside := r.is(i-1, ",") && r.at(i-2).capital && r.is(n.next, ","); aside && q.unit == "" && len(r.at(i).word) <= 2 {
		return true // "Anna Berg, 40, said"
	}
	token, _ := tokensOf(r.tokens, r.at(i).start, r.at(i).end)
	if token == 0 || token >= len(r.tokens) {
		return false
	}
	if r.tokens[token-1].UPOS == "PROPN" && (i > 1 || q.unit == "") {
		return true
	}
	if q.unit != "" {
		return false
	}
	head := r.tokens[token].Head
	follower := token+1 < len(r.tokens) && r.tokens[token+1].UPOS == "PROPN"
	return follower || r.at(i-1).capital && i > 1 || head >= 0 && head < token && r.tokens[token].Deprel == "nummod"
}

// bareYear tells whether a number looks like a year.
func (r *quantityReader) bareYear(i int, n number) bool {
	return n.next == i+1 && len(r.at(i).word) == 4 && n.value >= 1900 && n.value < 2100
}
