package reader

import (
	"slices"
	"testing"

	"chancery/lang"
	"chancery/statement"
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

func TestAWordThatSetsADeedInRelationIsNoDeed(t *testing.T) {
	// 0 coinciding 1 with 2 his 3 visit 4 to 5 Hanoi
	act := func(op, last int, score float32) claim {
		return claim{proposal: &lang.Proposal{Operative: op, First: op, Last: last, Score: score}, kind: statement.Act}
	}
	known := func(word int) bool { return word == 0 }
	unknown := func(int) bool { return false }
	for name, c := range map[string]struct {
		in    []claim
		known func(int) bool
		want  bool // the first is stopped
	}{
		"the noun is surer":                      {[]claim{act(0, 5, 0.4), act(3, 5, 0.9)}, unknown, true},
		"the verb is surer":                      {[]claim{act(0, 5, 0.9), act(3, 5, 0.4)}, unknown, false},
		"the tables know the verb":               {[]claim{act(0, 5, 0.4), act(3, 5, 0.9)}, known, false},
		"the content goes on":                    {[]claim{act(0, 9, 0.4), act(3, 5, 0.9)}, unknown, false},
		"the noun was stopped itself":            {[]claim{act(0, 5, 0.4), {proposal: act(3, 5, 0.9).proposal, kind: statement.Act, stopped: "so"}}, unknown, false},
		"what it sets in relation is no deed":    {[]claim{act(0, 5, 0.4), {proposal: act(3, 5, 0.9).proposal, kind: statement.Figure}}, unknown, false},
		"the content stands apart from the word": {[]claim{{proposal: &lang.Proposal{Operative: 0, First: 1, Last: 5, Score: 0.4}, kind: statement.Act}, act(3, 5, 0.9)}, unknown, false},
	} {
		stopRelations(c.in, c.known)
		if got := c.in[0].stopped != ""; got != c.want || c.in[1].proposal.Score > 0.8 && c.in[1].stopped == "sets in relation a deed that its noun tells" {
			t.Errorf("%s: stopped %q", name, c.in[0].stopped)
		}
	}
}

func TestAnAmountIsToldOnce(t *testing.T) {
	// 0 99 1 % 2 of 3 trade 4 was 5 settled 6 in 7 rupees
	claimed := func(kind statement.Kind, op, last int, score float32) claim {
		return claim{proposal: &lang.Proposal{Operative: op, First: 0, Last: last, Score: score}, kind: kind}
	}
	amounts := func(int, int) int { return 1 }
	for name, c := range map[string]struct {
		in      []claim
		amounts func(first, last int) int
		want    []int // which are told
	}{
		"the likelier figure stays":    {[]claim{claimed(statement.Figure, 1, 3, 0.4), claimed(statement.Figure, 5, 7, 0.9)}, amounts, []int{1}},
		"be it the shorter one":        {[]claim{claimed(statement.Figure, 1, 3, 0.9), claimed(statement.Figure, 5, 7, 0.4)}, amounts, []int{0}},
		"another kind is another word": {[]claim{claimed(statement.Figure, 1, 3, 0.4), claimed(statement.Act, 5, 7, 0.9)}, amounts, []int{0, 1}},
		"one holds more amounts":       {[]claim{claimed(statement.Figure, 1, 3, 0.4), claimed(statement.Figure, 5, 7, 0.9)}, func(_, last int) int { return last }, []int{0, 1}},
	} {
		stopToldTwice(c.in, func(int) int { return 0 }, c.amounts)
		var told []int
		for i := range c.in {
			if c.in[i].stopped == "" {
				told = append(told, i)
			}
		}
		if !slices.Equal(told, c.want) {
			t.Errorf("%s: told %v, want %v", name, told, c.want)
		}
	}
}
