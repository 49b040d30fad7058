package reader

import (
	"slices"
	"testing"

	"chancery/lang"
)

func TestNothingIsStatedTwice(t *testing.T) {
	of := func(op, first, last int, score float32) claim {
		return claim{proposal: &lang.Proposal{Operative: op, First: first, Last: last, Score: score}}
	}
	for name, c := range map[string]struct {
		in   []claim
		want []int // places in in
	}{
		"one word, contents apart":         {[]claim{of(1, 2, 4, 0.9), of(1, 6, 8, 0.5)}, []int{0, 1}},
		"one word, content in another":     {[]claim{of(1, 2, 9, 0.4), of(1, 5, 9, 0.5)}, []int{1}},
		"two words, one content":           {[]claim{of(1, 4, 9, 0.7), of(2, 4, 9, 0.5)}, []int{0}},
		"two words, content in another":    {[]claim{of(1, 2, 9, 0.4), of(4, 4, 9, 0.5)}, []int{0, 1}},
		"what falls makes nothing else do": {[]claim{of(1, 2, 9, 0.9), of(1, 5, 12, 0.5), of(3, 5, 12, 0.4)}, []int{0, 2}},
	} {
		var got []int
		stopRepeats(c.in)
		for i, claim := range c.in {
			if claim.stopped == "" {
				got = append(got, i)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: kept %v, want %v", name, got, c.want)
		}
	}
}
