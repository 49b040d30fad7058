package facts

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
)

// loadedWords are the built-in tables of words alone.
func loadedWords(t *testing.T) *Words {
	t.Helper()
	tables, err := fs.Sub(embedded, "tables")
	if err != nil {
		t.Fatal(err)
	}
	var all Tables
	if err := all.loadWords(tables); err != nil {
		t.Fatal(err)
	}
	return &all.Words
}

func TestTablesOfWordsAreLarge(t *testing.T) {
	w := loadedWords(t)
	for _, size := range []struct {
		table      string
		have, want int
	}{
		{"operatives", len(w.Operatives), 450}, {"nominals", len(w.Nominals), 100}, {"hedges", len(w.Hedges), 40},
		{"negators", len(w.Negators), 30}, {"collectives", len(w.Collectives), 60}, {"saying", len(w.Saying), 60},
		{"instruments", len(w.Instruments), 40}, {"topics", len(w.Topics), 21}, {"terms", len(w.Terms), 900},
		{"issues", len(w.Issues), 60}, {"cameo", len(w.Cameo), 300},
	} {
		if size.have < size.want {
			t.Errorf("%s has %d lines, want at least %d", size.table, size.have, size.want)
		}
	}
}

func TestOperativeAt(t *testing.T) {
	w := loadedWords(t)
	for _, test := range []struct {
		lemmas, word, kind, event string
		strength                  int
		opposing                  bool
	}{
		{"agree to build a canal", "agree to", "pledge", "AGREE", 6, false},
		{"shall inform the other party", "shall", "pledge", "AGREE", 8, false},
		{"ready to host the next round", "ready to", "pledge", "AGREE", 5, false},
		{"call on both side to stop", "call on", "call", "REQUEST", 3, false},
		{"call off the summit", "call off", "act", "REJECT", 5, true},
		{"express its deep and lasting concern", "express ~ concern", "position", "ACCUSE", 2, true},
		{"express its readiness to sign", "express ~ readiness", "pledge", "AGREE", 5, false},
		{"express joy", "express", "position", "SUPPORT", 2, false},
		{"take note of the report", "take note", "position", "", 0, false},
		{"take part in the parade", "take part", "act", "CONSULT", 1, false},
		{"look forward to a visit", "look forward", "position", "AGREE", 1, false},
		{"reserve the right to reply", "reserve", "pledge", "THREATEN", 5, true},
		{"recall its ambassador", "recall ~ ambassador", "act", "PROTEST", 3, true},
		{"recall the treaty", "recall", "position", "SUPPORT", 1, false},
		{"condemn the raid", "condemn", "position", "ACCUSE", 6, true},
		{"impose new tariff on steel", "impose", "act", "SANCTION", 7, true},
		{"sign a treaty", "sign", "act", "COOPERATE", 7, false},
		{"exceed three billion", "exceed", "figure", "", 0, false},
	} {
		op, ok := w.OperativeAt(strings.Fields(test.lemmas), 0)
		if !ok || op.Word != test.word || op.Kind != test.kind || op.Event != test.event ||
			op.Strength != test.strength || op.Opposing != test.opposing {
			t.Errorf("%s: %+v", test.lemmas, op)
		}
	}
	for _, at := range []int{-1, 2, 7} {
		if _, ok := w.OperativeAt([]string{"the", "tree"}, at); ok {
			t.Errorf("something found at %d", at)
		}
	}
	if _, ok := w.OperativeAt([]string{"express", "one", "two", "three", "four", "five", "concern"}, 0); !ok {
		t.Error("the bare verb is not found past a gap that is too wide")
	}
}

func TestNominalAt(t *testing.T) {
	w := loadedWords(t)
	for _, test := range []struct{ lemmas, kind, event, cameo string }{
		{"commitment to peace", "pledge", "AGREE", "030"},
		{"condemnation of the coup", "position", "ACCUSE", "111"},
		{"ceasefire", "act", "RETREAT", "0871"},
		{"state visit to Oslo", "act", "CONSULT", "042"},
		{"missile test", "act", "MOBILIZE", "150"},
	} {
		if op, ok := w.NominalAt(strings.Fields(test.lemmas), 0); !ok || op.Kind != test.kind || op.Event != test.event || op.Cameo != test.cameo {
			t.Errorf("%s: %+v", test.lemmas, op)
		}
	}
}

// The marks that tell a broken line from a sound one.
func TestOperativesKeepTheLadder(t *testing.T) {
	w := loadedWords(t)
	adverse := []string{"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
	for _, op := range slices.Concat(w.Operatives, w.Nominals) {
		if slices.Contains([]string{"AGREE", "SUPPORT", "COOPERATE", "AID", "CONSULT"}, op.Event) && op.Opposing {
			t.Errorf("%s is friendly and opposes", op.Word)
		}
		if op.Kind == "act" && slices.Contains(adverse, op.Event) && !op.Opposing {
			t.Errorf("%s is adverse and does not oppose", op.Word)
		}
		if op.Kind == "figure" && op.Event != "" {
			t.Errorf("%s is a figure with event %s", op.Word, op.Event)
		}
		if op.Word != strings.ToLower(op.Word) {
			t.Errorf("%s is not in small letters", op.Word)
		}
	}
}

// Were a look-up to read on to the end of the text, this would not end within
// the time that go test allows.
func TestLookUpsStayNear(t *testing.T) {
	w := loadedWords(t)
	words := strings.Fields(strings.Repeat("express in make the two both of no not as soon ", 20000))
	for i := range words {
		w.OperativeAt(words, i)
		w.HedgeAt(words[i:])
		w.NegatorAt(words[i:])
		w.CollectiveAt(words[i:])
		w.SayingAt(words[i:])
		w.InstrumentAt(words[i:])
	}
	w.TopicsOf(words)
	w.IssuesOf(words)
}

func TestBrokenPatternsAreRefused(t *testing.T) {
	for _, expression := range []string{"", "~ concern", "express ~", strings.Repeat("a ", maxPattern+1)} {
		if err := (patterns{}).add(expression, 0); err == nil {
			t.Errorf("%q is taken", expression)
		}
	}
}
