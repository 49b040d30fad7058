package main

import (
	"strings"
	"testing"

	"chancery/lang"
	"chancery/reader"
	"chancery/statement"
)

// sentenceOf makes a sentence of words that stand one space apart.
func sentenceOf(text string, heads []int) lang.Sentence {
	s := lang.Sentence{End: len(text)}
	at := 0
	for i, word := range strings.Fields(text) {
		s.Tokens = append(s.Tokens, lang.Token{Start: at, End: at + len(word), UPOS: "X", Deprel: "dep", Head: heads[i]})
		at += len(word) + 1
	}
	return s
}

func TestTreeIsDrawnInTheOrderOfTheText(t *testing.T) {
	const text = "two ministers signed an accord"
	x := reader.Explanation{Sentence: sentenceOf(text, []int{1, 2, -1, 4, 2})}
	x.Sentence.Names = []lang.Name{{First: 4, Last: 9, Type: "org"}}
	x.Reasons = []reader.Reason{{Statement: statement.Statement{Kind: statement.Act, Operative: statement.Span{Text: "signed", Start: 14, End: 20}}}}
	want := `◆ signed  X dep
  ├─ ministers  X dep
  │  └─ two  X dep
  └─ accord  X dep [ORG]
     └─ an  X dep`
	if got := strings.Join(drawTree(screen{width: 80}, text, x), "\n"); got != want {
		t.Errorf("tree is drawn as\n%s\nwant\n%s", got, want)
	}
}

func TestDeepTreesAreDrawnInLinearRoom(t *testing.T) {
	const words = 20000
	heads := make([]int, words)
	for i := range heads {
		heads[i] = i - 1
	}
	text := strings.Repeat("x ", words)
	lines := drawTree(screen{width: 80}, text, reader.Explanation{Sentence: sentenceOf(text, heads)})
	if len(lines) != words {
		t.Fatalf("%d words are drawn in %d lines", words, len(lines))
	}
	if size := len(strings.Join(lines, "\n")); size > words*200 {
		t.Errorf("%d words are drawn with %d bytes", words, size)
	}
}
