package udeval

import (
	"math"
	"strings"
	"testing"

	"chancery/lang/conllu"
)

// sentence reads "form/upos/head/deprel" words, heads from 1; "=don't" before
// words makes the next two a multiword token.
func sentence(text string) conllu.Sentence {
	var s conllu.Sentence
	multi := 0
	for f := range strings.FieldsSeq(text) {
		if form, ok := strings.CutPrefix(f, "="); ok {
			s.Tokens = append(s.Tokens, conllu.Token{First: len(s.Words), Last: len(s.Words) + 1, Form: form})
			multi = 2
			continue
		}
		c := strings.Split(f, "/")
		w := conllu.Word{Form: c[0], Lemma: strings.ToLower(c[0]), UPOS: c[1], XPOS: c[1], Head: int(c[2][0]-'0') - 1, Deprel: c[3]}
		if multi--; multi < 0 {
			s.Tokens = append(s.Tokens, conllu.Token{First: len(s.Words), Last: len(s.Words), Form: c[0]})
		}
		s.Words = append(s.Words, w)
	}
	return s
}

func read(texts ...string) []conllu.Sentence {
	var out []conllu.Sentence
	for _, t := range texts {
		out = append(out, sentence(t))
	}
	return out
}

func TestEvaluate(t *testing.T) {
	gold := []string{"Ana/PROPN/2/nsubj voted/VERB/0/root ./PUNCT/2/punct", "She/PRON/4/nsubj =didn't did/AUX/4/aux n't/PART/4/advmod win/VERB/0/root"}
	for _, c := range []struct {
		name   string
		system []string
		want   map[string]Score
	}{
		{"the same", gold, map[string]Score{"tokens": {6, 6, 6}, "sentences": {2, 2, 2}, "words": {7, 7, 7}, "las": {7, 7, 7}, "nopunct": {6, 6, 6}}},
		{"tags, heads and relations, subtype ignored",
			[]string{"Ana/NOUN/2/nsubj:pass voted/VERB/0/root ./PUNCT/1/punct", "She/PRON/4/obj =didn't did/AUX/4/aux n't/PART/4/advmod win/VERB/0/root"},
			map[string]Score{"upos": {6, 7, 7}, "uas": {6, 7, 7}, "las": {5, 7, 7}, "nopunct": {5, 6, 6}}},
		{"one sentence, the heads within it",
			[]string{"Ana/PROPN/2/nsubj voted/VERB/0/root ./PUNCT/2/punct She/PRON/7/nsubj did/AUX/7/aux n't/PART/7/advmod win/VERB/2/parataxis"},
			map[string]Score{"tokens": {5, 6, 7}, "sentences": {0, 2, 1}, "words": {7, 7, 7}, "uas": {6, 7, 7}}},
		{"a word split and two joined",
			[]string{"A/X/3/nsubj na/X/3/nsubj voted./VERB/0/root", "She/PRON/3/nsubj didn't/AUX/3/aux win/VERB/0/root"},
			map[string]Score{"tokens": {3, 6, 6}, "sentences": {2, 2, 2}, "words": {2, 7, 6}, "las": {2, 7, 6}}},
	} {
		got, err := Evaluate(read(gold...), read(c.system...))
		if err != nil {
			t.Fatal(c.name, err)
		}
		for name, want := range c.want {
			have := map[string]Score{"tokens": got.Tokens, "sentences": got.Sentences, "words": got.Words, "upos": got.UPOS,
				"uas": got.UAS, "las": got.LAS, "nopunct": got.LASNoPunct}[name]
			if have != want {
				t.Errorf("%s: %s is %v, want %v", c.name, name, have, want)
			}
		}
	}
}

func TestEvaluateRefuses(t *testing.T) {
	good := read("Ana/PROPN/0/root")
	broken := read("Ana/PROPN/0/root")
	broken[0].Tokens = nil
	empty := read("Ana/PROPN/0/root")
	empty[0].Tokens[0].Form = " "
	for name, system := range map[string][]conllu.Sentence{"other text": read("Eva/PROPN/0/root"), "words without tokens": broken, "empty token": empty} {
		if _, err := Evaluate(good, system); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestF1(t *testing.T) {
	if got := (Score{3, 4, 8}).F1(); math.Abs(got-0.5) > 1e-9 {
		t.Errorf("F1 is %v, want 0.5", got)
	}
	if got := (Score{}).F1(); got != 0 {
		t.Errorf("F1 of nothing is %v", got)
	}
}

func TestNames(t *testing.T) {
	gold := [][]conllu.Name{{{First: 0, Last: 1, Type: "PER"}, {First: 3, Last: 3, Type: "LOC"}}, {}, {{First: 0, Last: 0, Type: "ORG"}}}
	system := [][]conllu.Name{{{First: 0, Last: 1, Type: "PER"}, {First: 0, Last: 1, Type: "PER"}, {First: 3, Last: 3, Type: "ORG"}}, {{First: 1, Last: 1, Type: "LOC"}}}
	if got, want := Names(gold, system), (Score{1, 3, 4}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}
