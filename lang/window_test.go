package lang

import (
	"strings"
	"testing"
)

func TestWindowsCoverTheTextOnce(t *testing.T) {
	m := testModel(t, Options{})
	for _, text := range []string{someText, strings.Repeat("on and on ", 100), strings.Repeat("Go on.\n", 50), strings.Repeat("abcdefghijkl", 50)} {
		d := m.draft(text)
		next := 0
		for _, w := range m.windows(d) {
			if w.first != next || w.last <= w.first {
				t.Fatalf("window %+v after token %d", w, next)
			}
			next = w.last
			pieces, cases := m.input(d, w, nil, nil)
			if len(pieces) > m.config.MaxPieces || len(pieces) != len(cases) {
				t.Fatalf("%d pieces, %d cases", len(pieces), len(cases))
			}
			for i := range w.last - w.first {
				if got, want := pieces[d.firstPiece(w, i)], d.pieces[d.at[w.first+i]]; got != want {
					t.Fatalf("token %d has piece %d, want %d", i, got, want)
				}
			}
		}
		if next != len(d.spans) {
			t.Fatalf("%d of %d tokens", next, len(d.spans))
		}
	}
}

func TestWindowsBreakBetweenSentences(t *testing.T) {
	m := testModel(t, Options{})
	d := m.draft("Title here\n" + strings.Repeat("Ab cd ef. ", 40))
	windows := m.windows(d)
	if len(windows) < 3 {
		t.Fatalf("%d windows", len(windows))
	}
	for i, w := range windows {
		if !d.begins[w.first] {
			t.Errorf("window %d begins within a sentence", i)
		}
		if (len(w.title) > 0) != (i > 0) {
			t.Errorf("window %d has a title of %d pieces", i, len(w.title))
		}
	}
}

func TestTitle(t *testing.T) {
	m := testModel(t, Options{})
	for text, want := range map[string]int{
		"A title\nand text":                      2,
		"\n\n  A title  \n\nand text":            2,
		"only one line":                          0,
		strings.Repeat("long ", 41) + "\nand so": 0,
		"":                                       0,
	} {
		if got := m.draft(text).titleTokens(); got != want {
			t.Errorf("%.20q: title of %d tokens, want %d", text, got, want)
		}
	}
}
