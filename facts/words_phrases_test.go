package facts

import (
	"strings"
	"testing"
)

func TestMarkersAt(t *testing.T) {
	w := loadedWords(t)
	for _, test := range []struct {
		words  string
		negate bool
		scope  Scope
		n      int
	}{
		{"where appropriate and possible", false, HedgesCondition, 2},
		{"In accordance with national law , they", false, HedgesLaw, 5},
		{"as soon as possible", false, HedgesTime, 4},
		{"consider the possibility of talks", false, HedgesEffort, 4},
		{"may", false, HedgesChance, 1},
		{"May 9", false, "", 0},
		{"firmly", false, "", 0},
		{"not only trade", true, NegatesNothing, 2},
		{"not trade", true, NegatesVerb, 1},
		{"n't trade", true, NegatesVerb, 1},
		{"no longer recognise", true, NegatesVerb, 2},
		{"refrain from force", true, NegatesFollowing, 2},
		{"have yet to ratify", true, NegatesFollowing, 3},
		{"stop short of blame", true, NegatesFollowing, 3},
		{"no ban", true, NegatesObject, 1},
	} {
		at := w.HedgeAt
		if test.negate {
			at = w.NegatorAt
		}
		m, n, ok := at(strings.Fields(test.words))
		if ok != (test.n > 0) || n != test.n || m.Scope != test.scope {
			t.Errorf("%s: %+v over %d words", test.words, m, n)
		}
	}
}

func TestCollectiveAt(t *testing.T) {
	w := loadedWords(t)
	for _, test := range []struct {
		words, number, person, refers string
		n                             int
	}{
		{"Both sides will", "two", "third", "all", 2},
		{"the two countries agreed", "two", "third", "all", 3},
		{"our two nations", "two", "first", "all", 3},
		{"We are", "any", "first", "all", 1},
		{"The heads of state and government", "any", "third", "all", 6},
		{"the latter refused", "one", "third", "last", 2},
		{"the former", "one", "third", "first", 2},
		{"the other side", "one", "third", "other", 3},
		{"his counterpart", "one", "third", "other", 2},
		{"the host", "one", "third", "host", 2},
		{"each other 's borders", "any", "third", "each", 2},
		{"us", "any", "first", "all", 1},
		{"US", "", "", "", 0},
		{"sides", "", "", "", 0},
	} {
		c, n, _ := w.CollectiveAt(strings.Fields(test.words))
		if n != test.n || c.Number != test.number || c.Person != test.person || c.Refers != test.refers {
			t.Errorf("%s: %+v over %d words", test.words, c, n)
		}
	}
}

func TestSayingAt(t *testing.T) {
	w := loadedWords(t)
	for _, test := range []struct {
		words string
		force Force
		n     int
	}{
		{"say that", Plain, 1}, {"tell reporters", Plain, 1}, {"told reporters", Sourced, 2},
		{"announce that", Strong, 1}, {"make clear that", Strong, 2},
		{"according to the ministry", Sourced, 2}, {"As per customs figures", Sourced, 2},
		{"quoted as saying", Sourced, 3}, {"walk", "", 0},
	} {
		s, n, _ := w.SayingAt(strings.Fields(test.words))
		if n != test.n || s.Force != test.force {
			t.Errorf("%s: %+v over %d words", test.words, s, n)
		}
	}
}

func TestInstrumentAt(t *testing.T) {
	w := loadedWords(t)
	for _, test := range []struct {
		words, slug string
		binding     bool
		n           int
	}{
		{"Memorandum of Understanding on fish", "memorandum-of-understanding", false, 3},
		{"MoUs", "memorandum-of-understanding", false, 1},
		{"peace treaties", "treaty", true, 2},
		{"Joint Statement", "joint-statement", false, 2},
		{"communiqué", "communique", false, 1},
		{"exchange of notes", "exchange-of-notes", true, 3},
		{"Security Council resolutions", "resolution", true, 3},
		{"bread", "", false, 0},
	} {
		in, n, _ := w.InstrumentAt(strings.Fields(test.words))
		if n != test.n || in.Type != test.slug || in.Binding != test.binding {
			t.Errorf("%s: %+v over %d words", test.words, in, n)
		}
	}
}
