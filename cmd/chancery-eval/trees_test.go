package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/lang"
	"chancery/lang/conllu"
)

// plainEngine calls every word a noun that hangs from the first of its
// sentence, and every capitalised word a person.
type plainEngine struct{}

func (plainEngine) Parse(sentences [][]string) []lang.Sentence {
	var out []lang.Sentence
	for _, forms := range sentences {
		var s lang.Sentence
		for i, f := range forms {
			s.Tokens = append(s.Tokens, noun(i, f))
			if f[0] >= 'A' && f[0] <= 'Z' {
				s.Names = append(s.Names, lang.Name{First: i, Last: i, Type: "PER"})
			}
		}
		out = append(out, s)
	}
	return out
}

func noun(place int, form string) lang.Token {
	t := lang.Token{Lemma: form, UPOS: "NOUN", XPOS: "NN", Head: 0, Deprel: "dep"}
	if place == 0 {
		t.Head, t.Deprel = -1, "root"
	}
	return t
}

func (plainEngine) Analyse(text string) *lang.Analysis {
	a := new(lang.Analysis)
	for _, l := range lang.Lines(text) {
		var s lang.Sentence
		for i, t := range l.Tokens {
			n := noun(i, text[t[0]:t[1]])
			n.Start, n.End = t[0], t[1]
			s.Tokens = append(s.Tokens, n)
		}
		a.Sentences = append(a.Sentences, s)
	}
	return a
}

const goldTrees = "# newdoc id = d\n# newpar\n1\tTalks\tTalks\tNOUN\tNN\t_\t0\troot\t_\t_\n2\tfailed\tfail\tVERB\tVBD\t_\t1\tdep:x\t_\t_\n\n" +
	"# newpar\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n1\tdo\tdo\tNOUN\tNN\t_\t0\troot\t_\t_\n2\tn't\tn't\tNOUN\tNN\t_\t1\tpunct\t_\t_\n\n"

const goldNames = "# newdoc id = d\n1\tAna\tB-PER\t-\t-\n2\tin\tO\t-\t-\n3\tLima\tB-LOC\t-\t-\n\n"

func TestScoreTrees(t *testing.T) {
	dir := t.TempDir()
	for _, f := range []string{"ewt/dev", "ewt/test", "gum/test", "pud/test"} {
		pack(t, filepath.Join(dir, "treebanks", f+".conllu.gz"), goldTrees)
	}
	for _, f := range []string{"ewt/test", "pud/test"} {
		pack(t, filepath.Join(dir, "ner", f+".iob2.gz"), goldNames)
	}
	var out bytes.Buffer
	if err := scoreTrees(plainEngine{}, dir, filepath.Join(dir, "treebanks/pud/test.conllu.gz"), &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"| EWT dev | 75.00 | 75.00 | 75.00 | 100.00 | 75.00 | 100.00 |",
		"| GUM test | 100.00 | 100.00 | 100.00 | 75.00 | 75.00 | 75.00 | 100.00 | 75.00 | 100.00 |",
		"| PUD | 50.00 | 66.67 | 0.00 | 0.00 |",
	} {
		if !strings.Contains(out.String(), want+"\n") {
			t.Errorf("no line %s in\n%s", want, out.String())
		}
	}
}

func pack(t *testing.T, path, text string) {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(text))
	w.Close()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestRawText(t *testing.T) {
	sentences, err := conllu.Read(strings.NewReader(goldTrees))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := rawText(sentences), "Talks failed \ndon't"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestContracted(t *testing.T) {
	for _, c := range []struct {
		before, form string
		want         bool
	}{{"do", "n't", true}, {"Chile", "’s", true}, {"can", "not", true}, {"states", "'", true}, {"“", "'s", false}, {"peace", "'", false}, {"so", ".", false}} {
		if got := contracted(c.before, c.form); got != c.want {
			t.Errorf("contracted(%q, %q) = %v", c.before, c.form, got)
		}
	}
}
