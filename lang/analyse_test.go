package lang

import (
	"reflect"
	"strings"
	"testing"
)

const someText = `Joint words on the river treaty

The two ministers met in Varnow on Monday. They agreed to dredge the lower canal; neither side will raise tolls.
- Both capitals welcome the inquiry into the bridge.
“We shall not close the port,” Minister Orlo said. He asked Tesk to return the boats!`

func TestAnalyseIsTheSameOnEveryKernel(t *testing.T) {
	text := strings.Repeat(someText+"\n", 5)
	want := testModel(t, Options{Kernel: "go", Workers: 1}).Analyse(text)
	if len(want.Proposals) == 0 {
		t.Fatal("the test model proposes nothing")
	}
	for _, k := range kernels() {
		for _, workers := range []int{1, 4} {
			m := testModel(t, Options{Kernel: k, Workers: workers})
			for range 2 { // the second time, memory is used again
				if got := m.Analyse(text); !reflect.DeepEqual(got, want) {
					t.Errorf("%s with %d workers differs", k, workers)
				}
			}
		}
	}
}

func TestAnalyseKeepsToTheText(t *testing.T) {
	m := testModel(t, Options{})
	for _, text := range []string{"", "\n\n", ".", someText, "one line only", strings.Repeat("x", 5000), strings.Repeat("Word after word ", 400),
		"\xff\xfe broken \xc3 bytes\n\x00", strings.Repeat("Short one.\n", 200)} {
		checkAnalysis(t, text, m.Analyse(text))
	}
}

func FuzzAnalyse(f *testing.F) {
	m := testModel(f, Options{})
	f.Add(someText)
	f.Add("a\nb c.")
	f.Fuzz(func(t *testing.T, text string) { checkAnalysis(t, text, m.Analyse(text)) })
}

// checkAnalysis checks what holds of every analysis.
func checkAnalysis(t *testing.T, text string, a *Analysis) {
	t.Helper()
	at, total := 0, 0
	for i, s := range a.Sentences {
		if len(s.Tokens) == 0 || s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("sentence %d: %+v", i, s)
		}
		if strings.Contains(text[s.Start:s.End], "\n") {
			t.Fatalf("sentence %d crosses a line: %q", i, text[s.Start:s.End])
		}
		for _, tok := range s.Tokens {
			if tok.Start < at || tok.End <= tok.Start || tok.End > len(text) || tok.Lemma == "" {
				t.Fatalf("token %+v after byte %d", tok, at)
			}
			if strings.TrimSpace(text[at:tok.Start]) != "" && a.Sentences[0].Start > at {
				t.Fatalf("text left out: %q", text[at:tok.Start])
			}
			at = tok.End
		}
		checkTree(t, s)
		if a.First(i) != total {
			t.Fatalf("sentence %d begins at token %d, not %d", i, a.First(i), total)
		}
		total += len(s.Tokens)
	}
	checkProposals(t, text, a)
}

func checkTree(t *testing.T, s Sentence) {
	t.Helper()
	heads := make([]int, len(s.Tokens))
	for i, tok := range s.Tokens {
		heads[i] = tok.Head + 1
		if (tok.Head < 0) != (tok.Deprel == "root") {
			t.Fatalf("token %+v", tok)
		}
	}
	if !isTree(heads) {
		t.Fatalf("not a tree: %v", heads)
	}
	for i, n := range s.Names {
		if n.First > n.Last || n.Last >= len(s.Tokens) || (i > 0 && n.First <= s.Names[i-1].Last) {
			t.Fatalf("names %+v of %d tokens", s.Names, len(s.Tokens))
		}
	}
}

func checkProposals(t *testing.T, text string, a *Analysis) {
	t.Helper()
	token := func(i int) Token {
		s, p, ok := a.At(i)
		if !ok {
			t.Fatalf("no token %d", i)
		}
		return a.Sentences[s].Tokens[p]
	}
	for i, p := range a.Proposals {
		o, f, l := token(p.Operative), token(p.First), token(p.Last)
		token(p.RoleFirst + len(p.Roles[Actor].Token) - 1)
		if p.First > p.Last || strings.Contains(text[min(o.Start, f.Start):max(o.End, l.End)], "\n") {
			t.Fatalf("proposal %+v", p)
		}
		if !(p.Score >= 0 && p.Score <= 1) || len(p.Kind) != len(a.Labels.Kind) || len(p.Topics) != len(a.Labels.Topic) {
			t.Fatalf("proposal %+v", p)
		}
		if i > 0 {
			q := a.Proposals[i-1]
			if q.Operative > p.Operative || q.Operative == p.Operative && q.First >= p.First {
				t.Fatalf("proposals %d and %d are out of order", i-1, i)
			}
		}
	}
}

func TestAnalyseTakesTimeInProportion(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	m := testModel(t, Options{})
	for name, text := range map[string]string{
		"one sentence":    strings.Repeat("and so on ", 30_000),
		"one word":        strings.Repeat("x", 1_000_000),
		"many paragraphs": strings.Repeat("a\n", 50_000),
		"full stops":      strings.Repeat(". ", 50_000),
	} {
		if a := m.Analyse(text); len(a.Sentences) == 0 {
			t.Errorf("%s: no sentence", name)
		}
	}
}

func TestParseKeepsGivenSentences(t *testing.T) {
	m := testModel(t, Options{})
	long := strings.Fields(strings.Repeat("word and ", 100))
	given := [][]string{{"They", "met", "."}, {"No"}, {}, {"a b", "’s"}, long, {"End", "."}}
	var want [][]string
	for _, g := range given {
		if len(g) > 0 {
			want = append(want, g)
		}
	}
	got := m.Parse(given)
	if len(got) != len(want) {
		t.Fatalf("%d sentences, want %d", len(got), len(want))
	}
	for i, s := range got {
		if len(s.Tokens) != len(want[i]) {
			t.Errorf("sentence %d has %d tokens, want %d", i, len(s.Tokens), len(want[i]))
		}
		checkTree(t, s)
	}
}

func TestAtWithoutIndex(t *testing.T) {
	a := Analysis{Sentences: []Sentence{{Tokens: make([]Token, 2)}, {Tokens: make([]Token, 3)}}}
	for token, want := range map[int][2]int{0: {0, 0}, 1: {0, 1}, 2: {1, 0}, 4: {1, 2}} {
		if s, p, ok := a.At(token); !ok || s != want[0] || p != want[1] {
			t.Errorf("At(%d) = %d, %d, %v", token, s, p, ok)
		}
	}
	for _, token := range []int{-1, 5} {
		if _, _, ok := a.At(token); ok {
			t.Errorf("At(%d) is there", token)
		}
	}
	if a.First(1) != 2 {
		t.Errorf("First(1) = %d", a.First(1))
	}
}
