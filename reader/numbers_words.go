package reader

import (
	"strconv"
	"strings"
)

// smallNumber reads the number words below a hundred.
func smallNumber(word string) (float64, bool) {
	words := [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
		"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	for i, w := range words {
		if w == word {
			return float64(i), true
		}
	}
	tens := [...]string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
	for i, w := range tens {
		if w == word {
			return float64(20 + 10*i), true
		}
	}
	return 0, false
}

// ordinal reads "first" to "twelfth" and "3rd"; next is the position behind.
func (a atoms) ordinal(i int) (value, next int, ok bool) {
	words := [...]string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"}
	for k, w := range words {
		if a.is(i, w) {
			return k + 1, i + 1, true
		}
	}
	if a.at(i).kind == numberAtom && a.is(i+1, "st", "nd", "rd", "th") && !a.at(i+1).spaced {
		if n, err := strconv.Atoi(a.at(i).word); err == nil {
			return n, i + 2, true
		}
	}
	return 0, i, false
}

// fraction reads "half", "a third", "two thirds", "three-quarters".
func (a atoms) fraction(i int) (value float64, next int, ok bool) {
	if a.is(i, "half") {
		return 0.5, a.skip(i+1, "of"), true
	}
	top, next := 1.0, i+1
	if !a.is(i, "a", "an", "one") {
		small, ok := smallNumber(a.at(i).word)
		if !ok {
			return 0, i, false
		}
		top = small
	}
	if a.is(next, "-") {
		next++
	}
	bottom, ok := denominator(a.at(next).word)
	if !ok || top > bottom {
		return 0, i, false
	}
	return top / bottom, next + 1, true
}

func denominator(word string) (float64, bool) {
	words := [...]string{"", "", "half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
	word = strings.TrimSuffix(word, "s")
	if word == "fourth" {
		return 4, true
	}
	for i, w := range words {
		if w == word && w != "" {
			return float64(i), true
		}
	}
	return 0, false
}
