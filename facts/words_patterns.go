package facts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Gap stands in a pattern for up to four words: what follows it is mostly the
// object.
const Gap = "~"

// The shape of patterns: how many words a gap may stand for, and how many words a pattern may have.
const (
	maxGap     = 4
	maxPattern = 12
)

// patterns are expressions by their first word, those with more words first.
type patterns map[string][]pattern

type pattern struct {
	steps []step // after the first word
	entry int
}

type step struct {
	word string
	gap  bool // up to maxGap words may stand before it
}

func (p patterns) add(expression string, entry int) error {
	words := strings.Fields(expression)
	if len(words) == 0 || len(words) > maxPattern || words[0] == Gap || words[len(words)-1] == Gap {
		return fmt.Errorf("%q must begin and end with a word and have at most %d", expression, maxPattern)
	}
	found := pattern{entry: entry}
	for i, word := range words[1:] {
		if word != Gap {
			found.steps = append(found.steps, step{word, words[i] == Gap})
		}
	}
	p[words[0]] = append(p[words[0]], found)
	return nil
}

func (p patterns) sort() {
	for _, list := range p {
		slices.SortStableFunc(list, func(a, b pattern) int { return cmp.Compare(len(b.steps), len(a.steps)) })
	}
}

func (p patterns) at(list []Operative, lemmas []string, i int) (Operative, bool) {
	if i < 0 || i >= len(lemmas) {
		return Operative{}, false
	}
	for _, candidate := range p[lemmas[i]] {
		if candidate.matches(lemmas[i+1:]) {
			return list[candidate.entry], true
		}
	}
	return Operative{}, false
}

func (p pattern) matches(lemmas []string) bool {
	at := 0
	for _, step := range p.steps {
		reach := 1
		if step.gap {
			reach += maxGap
		}
		end := min(at+reach, len(lemmas))
		found := slices.Index(lemmas[min(at, end):end], step.word)
		if found < 0 {
			return false
		}
		at += found + 1
	}
	return true
}

// named finds an entry by its whole expression.
func (p patterns) named(list []Operative, expression string) (Operative, bool) {
	first, _, _ := strings.Cut(expression, " ")
	for _, candidate := range p[first] {
		if list[candidate.entry].Word == expression {
			return list[candidate.entry], true
		}
	}
	return Operative{}, false
}
