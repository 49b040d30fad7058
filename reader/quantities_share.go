package reader

import "strings"

// multiple reads "doubled", "tripling", "fivefold", "five-fold", "three times as".
func (r *quantityReader) multiple(i int) (quantity, int, bool) {
	if factor, ok := r.m.words.multiple(r.at(i).word); ok && !r.is(i+1, "-") {
		return quantity{ratio: factor, start: r.at(i).start, end: r.at(i).end}, i + 1, true
	}
	if factor, ok := r.m.words.timesAt(r.atoms, i); ok {
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
	if r.is(next, "fold") || r.is(next, "times") && r.m.words.is(baseWord, r.at(next+1).word) {
		return quantity{ratio: n.value, start: r.at(i).start, end: r.at(next).end}, next + 1, true
	}
	return quantity{}, i, false
}

// share reads a fraction: a ratio, or per cent where something changes by it.
func (r *quantityReader) share(i int) (quantity, int, bool) {
	if r.is(i, "half") && (r.is(i+1, "a", "an") || r.at(i-1).is("and", "first", "second", "a", "in", "this", "last", "next", "other")) {
		if next, ok := r.phrase(i, "half", "as", "much", "again"); ok {
			return quantity{ratio: 1.5, end: r.at(next - 1).end}, next, true
		}
		return quantity{}, i, false
	}
	if _, sum := r.partOfMagnitude(i); sum {
		return quantity{}, i, false
	}
	if q, next, ok := r.oneIn(i); ok {
		return q, next, true
	}
	value, next, ok := r.fraction(i)
	if !ok || r.is(next, "-") && !r.at(next).spaced || r.at(next).kind == wordAtom && !r.is(next-1, "of") && !r.m.words.endsNounPhrase(r.at(next).word) && !r.isVerb(r.at(next)) {
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

// oneIn reads "one in five", "two out of three" as a share.
func (r *quantityReader) oneIn(i int) (quantity, int, bool) {
	top, ok := smallNumber(r.at(i).word)
	at, split := r.phrase(i+1, "out", "of")
	if !split {
		at = r.skip(i+1, "in")
	}
	bottom, spelt := smallNumber(r.at(at).word)
	if !ok || !spelt || at == i+1 || top >= bottom || top == 0 {
		return quantity{}, i, false
	}
	return quantity{ratio: top / bottom, start: r.at(i).start, end: r.at(at).end}, at + 1, true
}
