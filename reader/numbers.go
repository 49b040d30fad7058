package reader

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMagnitudes bounds how many words such as "thousand million" one number
// takes along.
const maxMagnitudes = 3

// maxNumberWords bounds the words of a number.
const maxNumberWords = 16

// number is a number read from text.
type number struct {
	value  float64
	scale  float64 // what magnitudes behind it multiplied it by, 1 if none: 1e6 in "5 million"
	next   int     // position behind it
	known  bool    // false for "hundreds", "thousands": the value is a lower bound
	spelt  bool    // written in words
	plus   bool    // "7.5+"
	counts bool    // false for a lone "one", "a" and the like
}

// numberAt reads the number that starts at i: "3,500", "1.5 million", "twelve",
// "twenty-four", "a dozen", "half a million", "tens of thousands".
func (a atoms) numberAt(i int) (number, bool) {
	n, ok := a.wholeAt(i)
	if next, half := a.phrase(n.next, "and", "a", "half"); ok && half && n.scale <= 1 {
		n.value, n.next = n.value+0.5, next
		n = a.withMagnitudes(n)
	}
	return n, ok
}

func (a atoms) wholeAt(i int) (number, bool) {
	if a.at(i).kind == numberAtom {
		return a.digitsAt(i)
	}
	if n, ok := a.indefiniteAt(i); ok {
		return n, true
	}
	return a.speltAt(i)
}

func (a atoms) digitsAt(i int) (number, bool) {
	value, err := strconv.ParseFloat(strings.ReplaceAll(a.at(i).word, ",", ""), 64)
	if err != nil || math.IsInf(value, 0) {
		return number{}, false
	}
	n := number{value: value * a.sign(i), next: i + 1, known: true, counts: true}
	if a.is(n.next, "+") && !a.at(n.next).spaced {
		n.plus = true
		n.next++
	}
	if half, ok := a.slashFraction(n.next); ok {
		n.value, n.next = n.value+half, n.next+3
	}
	return a.withMagnitudes(n), true
}

// sign is -1 for the number at i where a minus stands before it: "minus 5",
// "minus-5", " -5".
func (a atoms) sign(i int) float64 {
	dash := a.is(i-1, "-") && !a.at(i).spaced
	free := a.at(i-1).spaced || i == 1 || a.at(i-2).kind == markAtom && !a.is(i-2, ")")
	if a.is(i-1, "minus") || dash && (free || a.is(i-2, "minus")) {
		return -1
	}
	return 1
}

// slashFraction reads the "1/2" of "10 1/2".
func (a atoms) slashFraction(i int) (float64, bool) {
	top, bottom := a.at(i), a.at(i+2)
	if top.kind != numberAtom || !a.is(i+1, "/") || bottom.kind != numberAtom || a.at(i+1).spaced {
		return 0, false
	}
	x, errX := strconv.Atoi(top.word)
	y, errY := strconv.Atoi(bottom.word)
	if errX != nil || errY != nil || x >= y || y > 100 {
		return 0, false
	}
	return float64(x) / float64(y), true
}

// withMagnitudes multiplies by the "million" or "bn" that follow.
func (a atoms) withMagnitudes(n number) number {
	n.scale = 1
	for range maxMagnitudes {
		next := n.next
		if a.is(next, "-") && !a.at(next).spaced {
			next++
		}
		factor, ok := magnitude(a.at(next))
		if !ok || a.is(next, "m") && !a.millions(next) {
			return n
		}
		n.value, n.scale, n.next = n.value*factor, n.scale*factor, next+1
	}
	return n
}

// millions tells whether the "m" at i that touches a number means a million,
// not metres: as a capital, behind a sign of money, or where a word follows that
// can be counted.
func (a atoms) millions(i int) bool {
	before := a.at(i - 2)
	money := before.kind == markAtom && isCurrencySign(before.word) || before.kind == wordAtom && before.capital && !a.at(i-1).spaced
	after := a.at(i + 1)
	return a.at(i).capital || money || after.kind == wordAtom && after.spaced && len(after.word) > 4
}

func isCurrencySign(mark string) bool {
	r, _ := utf8.DecodeRuneInString(mark)
	return unicode.Is(unicode.Sc, r)
}

// magnitude reads the words and letters that multiply a number; the single
// letters count only where they touch it ("1.8b").
func magnitude(a atom) (float64, bool) {
	switch a.word {
	case "hundred":
		return 100, true
	case "thousand":
		return 1e3, true
	case "million", "mn", "mln":
		return 1e6, true
	case "lakh":
		return 1e5, true
	case "crore":
		return 1e7, true
	case "billion", "bn", "bln":
		return 1e9, true
	case "trillion", "tn", "trn":
		return 1e12, true
	case "k", "m", "b":
		if !a.spaced {
			return map[string]float64{"k": 1e3, "m": 1e6, "b": 1e9}[a.word], true
		}
	}
	return 0, false
}

// indefiniteAt reads "hundreds of", "tens of thousands of", "dozens of",
// numbers that name only an order of magnitude.
func (a atoms) indefiniteAt(i int) (number, bool) {
	n := number{value: 1, next: i, counts: true, spelt: true}
	for range maxMagnitudes {
		factor, ok := plural(a.at(n.next).word)
		if !ok {
			break
		}
		n.value, n.next = n.value*factor, n.next+1
		if _, more := plural(a.at(n.next + 1).word); !more || !a.is(n.next, "of") {
			break
		}
		n.next++
	}
	if n.next == i || !a.is(n.next, "of", "more") {
		return number{}, false
	}
	return n, true
}

func plural(word string) (float64, bool) {
	switch word {
	case "tens":
		return 10, true
	case "dozens", "scores":
		return 12, true
	case "hundreds":
		return 100, true
	case "thousands":
		return 1e3, true
	case "millions":
		return 1e6, true
	case "billions":
		return 1e9, true
	case "trillions":
		return 1e12, true
	}
	return 0, false
}

// speltAt reads numbers in words.
func (a atoms) speltAt(i int) (number, bool) {
	if n, ok := a.partOfMagnitude(i); ok {
		return n, true
	}
	if a.is(i, "a", "an") {
		return a.articleAt(i)
	}
	total, group, scale, next := 0.0, 0.0, 1.0, i
	for next-i < maxNumberWords {
		value, ok := smallNumber(a.at(next).word)
		if factor, big := magnitude(a.at(next)); big && next > i && len(a.at(next).word) > 2 {
			if factor == 100 {
				group *= 100
			} else {
				total, group = total+group*factor, 0
			}
			next, scale = next+1, factor
		} else if !ok || group != 0 && !joins(group, value) {
			break
		} else {
			group, next = group+value, next+1
		}
		if joined := a.joinedNumber(next); joined > next {
			next = joined
		}
	}
	if next == i {
		return number{}, false
	}
	n := number{value: total + group, scale: scale, next: next, known: true, spelt: true, counts: next > i+1 || total+group != 1}
	if a.is(next, "dozen") {
		n.value, n.next = n.value*12, next+1
	}
	return n, true
}

// partOfMagnitude reads "half a million", "a quarter of a million", "three
// quarters of a billion".
func (a atoms) partOfMagnitude(i int) (number, bool) {
	part, next, ok := a.fraction(i)
	if !ok || part >= 1 {
		return number{}, false
	}
	next = a.skip(a.skip(next, "of"), "a")
	factor, ok := magnitude(a.at(next))
	if !ok || factor < 1e3 || len(a.at(next).word) < 3 {
		return number{}, false
	}
	return a.withMagnitudes(number{value: part * factor, next: next + 1, known: true, spelt: true, counts: true}), true
}

// joins tells whether value may follow group in one number: "twenty four",
// "one hundred four".
func joins(group, value float64) bool {
	if value < 10 {
		return int(group)%10 == 0
	}
	return int(group)%100 == 0
}

// joinedNumber steps over the hyphen of "twenty-four" and the "and" of "a
// hundred and four" when a number word follows.
func (a atoms) joinedNumber(i int) int {
	hyphen := a.is(i, "-") && !a.at(i).spaced && !a.at(i+1).spaced
	and := a.is(i, "and") && a.is(i-1, "hundred", "thousand")
	if !hyphen && !and {
		return i
	}
	_, small := smallNumber(a.at(i + 1).word)
	_, big := magnitude(a.at(i + 1))
	if small || big && hyphen {
		return i + 1
	}
	return i
}

// articleAt reads "a dozen", "a million", "a hundred and four".
func (a atoms) articleAt(i int) (number, bool) {
	n := number{value: 1, next: i + 1, known: true, spelt: true, counts: true}
	if a.is(i+1, "dozen") {
		n.value, n.next = 12, i+2
		return n, true
	}
	if a.is(i+1, "few", "couple") {
		return number{}, false
	}
	if factor, ok := magnitude(a.at(i + 1)); !ok || len(a.at(i+1).word) < 3 || factor < 100 {
		return number{}, false
	}
	return a.withMagnitudes(n), true
}
