package lang

import (
	"strings"
	"testing"
)

var pieceVocab = []string{"[PAD]", "[UNK]", "[CLS]", "[SEP]", "##", "min", "minister", "##ister", "##ial", "e", "##lan", "elan", "'", "s",
	"\"", "-", "n", "t", "don", "do", "[", "]", "u", ".", "a", "##a", "€"}

func TestPieces(t *testing.T) {
	w, err := newWordpiece(pieceVocab, 4)
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]string{
		"Ministerial":                   "minister ##ial",
		"MIN":                           "min",
		"Élan":                          "elan",
		"E\u0301lan":                    "elan",
		"’s":                            "' s",
		"n't":                           "n ' t",
		"“":                             "\"",
		"—":                             "-",
		"U.S.":                          "u . s .",
		"a.a.a.a":                       "a . a .",
		"aaaa":                          "a ##a ##a ##a",
		"aaaaaa":                        "a ##a ##a ##a",
		"minx":                          "[UNK]",
		"minx.s":                        "[UNK] . s",
		"[SEP]":                         "[ [UNK] ]",
		"€":                             "€",
		"£":                             "[UNK]",
		"":                              "[UNK]",
		"\u0301":                        "[UNK]",
		strings.Repeat("a", 101) + ".s": "[UNK] . s",
	} {
		var got []string
		for _, id := range w.pieces(nil, form) {
			got = append(got, pieceVocab[id])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("pieces of %q: %v, want %s", form, got, want)
		}
	}
	if got := w.pieces([]int32{2}, "s."); len(got) != 3 || got[0] != 2 {
		t.Errorf("pieces do not append: %v", got)
	}
	if _, err := newWordpiece([]string{"[UNK]", "[CLS]"}, 8); err == nil {
		t.Error("a vocabulary without [SEP] was accepted")
	}
}

func TestPiecesAllocateNothing(t *testing.T) {
	w, _ := newWordpiece(pieceVocab, 8)
	dst := make([]int32, 0, 64)
	if n := testing.AllocsPerRun(100, func() { dst = w.pieces(w.pieces(dst[:0], "Ministerial"), "’s") }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestCaseClass(t *testing.T) {
	for form, want := range map[string]uint8{
		"talks": 1, "n't": 1, "Lima": 2, "I": 2, "É": 2, "O'brien": 2, "EU": 3, "U.S.": 3, "McKay": 4, "eU": 4, "條約": 4,
		"G7": 5, "10": 5, "m²": 5, ",": 6, "": 6, "$": 6,
	} {
		if got := caseClass(form); got != want {
			t.Errorf("caseClass(%q) = %d, want %d", form, got, want)
		}
	}
}

func FuzzPieces(f *testing.F) {
	w, _ := newWordpiece(pieceVocab, 8)
	f.Add("a\u0301\xff")
	f.Fuzz(func(t *testing.T, form string) {
		if n := len(w.pieces(nil, form)); n < 1 || n > 8 {
			t.Errorf("%d pieces", n)
		}
		caseClass(form)
	})
}
