package conllu

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// row makes a CoNLL-U line of 10 columns.
func row(id, form, upos, head, deprel, misc string) string {
	return strings.Join([]string{id, form, strings.ToLower(form), upos, "X", "_", head, deprel, "_", misc}, "\t")
}

func TestRead(t *testing.T) {
	text := strings.Join([]string{
		"# newdoc id = d1", "# newpar", "# sent_id = s1", "# text = We don't.",
		row("1", "We", "PRON", "2", "nsubj", "_"),
		row("2-3", "don't", "_", "_", "_", "SpaceAfter=No"),
		row("2", "do", "VERB", "0", "root", "_"),
		row("3", "n't", "PART", "2", "advmod", "_"),
		row("3.1", "agree", "VERB", "_", "_", "_"),
		row("4", ".", "PUNCT", "2", "punct", "X=Y|SpaceAfter=No"),
		"", "# sent_id = s2", row("1", "No", "INTJ", "0", "root", "_"),
	}, "\r\n")
	got, err := Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	want := []Sentence{{
		ID: "s1", Text: "We don't.", NewDoc: true, NewPar: true,
		Words: []Word{
			{"We", "we", "PRON", "X", 1, "nsubj"}, {"do", "do", "VERB", "X", -1, "root"},
			{"n't", "n't", "PART", "X", 1, "advmod"}, {".", ".", "PUNCT", "X", 1, "punct"},
		},
		Tokens: []Token{{0, 0, "We", true}, {1, 2, "don't", false}, {3, 3, ".", false}},
	}, {
		ID: "s2", Words: []Word{{"No", "no", "INTJ", "X", -1, "root"}}, Tokens: []Token{{0, 0, "No", true}},
	}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestReadRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"columns":         "1\tWe\twe",
		"number":          row("2", "We", "PRON", "0", "root", "_"),
		"head":            row("1", "We", "PRON", "x", "root", "_"),
		"negative head":   row("1", "We", "PRON", "-1", "root", "_"),
		"head outside":    row("1", "We", "PRON", "7", "nsubj", "_"),
		"own head":        row("1", "We", "PRON", "1", "nsubj", "_"),
		"range backwards": row("1-1", "We", "_", "_", "_", "_"),
		"range too long":  row("1-3", "We", "_", "_", "_", "_") + "\n" + row("1", "We", "PRON", "0", "root", "_"),
		"long line":       "# " + strings.Repeat("x", maxLine+1),
	} {
		if _, err := Read(strings.NewReader(text)); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestReadNames(t *testing.T) {
	text := "# newdoc id = d\n# sent_id = s1\n# text = a\tb\tc\n1\tAna\tB-PER\t-\tx\n2\tRuiz\tI-PER\t-\tx\n3\tin\tO\t-\t-\n" +
		"4\tLima\tB-LOC\t-\tx\n5\tPeru\tB-LOC\t-\tx\n6\tBank\tI-ORG\t-\tx\n\n1\tNo\tO\t-\t-\n"
	got, err := ReadNames(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	want := []NamedSentence{{
		ID: "s1", NewDoc: true, Forms: []string{"Ana", "Ruiz", "in", "Lima", "Peru", "Bank"},
		Names: []Name{{0, 1, "PER"}, {3, 3, "LOC"}, {4, 4, "LOC"}, {5, 5, "ORG"}},
	}, {Forms: []string{"No"}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	for _, bad := range []string{"1\tx", "1\tx\tB", "1\tx\tE-PER", "1\tx\tB-"} {
		if _, err := ReadNames(strings.NewReader(bad)); err == nil {
			t.Errorf("%q accepted", bad)
		}
	}
}

func TestReadFile(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	w.Write([]byte(row("1", "No", "INTJ", "0", "root", "_")))
	w.Close()
	dir := t.TempDir()
	good, cut := filepath.Join(dir, "a.conllu.gz"), filepath.Join(dir, "b.conllu.gz")
	os.WriteFile(good, packed.Bytes(), 0o600)
	os.WriteFile(cut, packed.Bytes()[:packed.Len()-9], 0o600)
	if s, err := ReadFile(good); err != nil || len(s) != 1 {
		t.Errorf("got %d sentences, %v", len(s), err)
	}
	if _, err := ReadFile(cut); err == nil {
		t.Error("a damaged archive was accepted")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(row("1-2", "x", "_", "_", "_", "_") + "\n" + row("1", "x", "X", "0", "root", "_"))
	f.Fuzz(func(t *testing.T, text string) {
		Read(strings.NewReader(text))
		ReadNames(strings.NewReader(text))
	})
}
