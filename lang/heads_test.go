package lang

import (
	"math"
	"reflect"
	"testing"
)

func TestLemmaScripts(t *testing.T) {
	for _, c := range []struct{ script, form, want string }{
		{"k|0|", "Varnow", "Varnow"}, {"l|0|", "The", "the"}, {"k|1|", "ships", "ship"}, {"l|3|y", "Parties", "party"},
		{"k|2|e", "dredging", "dredgie"}, {"=|be", "was", "be"}, {"k|9|", "it", "it"}, {"k|9|go", "it", "go"},
		{"k|1|", "cafés", "café"}, {"k|1|", "é", "é"}, {"k|0||", "a", "a|"},
	} {
		s, err := parseScript(c.script)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.apply(c.form); got != c.want {
			t.Errorf("%s of %q: %q, want %q", c.script, c.form, got, c.want)
		}
	}
}

// The form of a verb that bears an ending is not its lemma, whatever scores best.
func TestLemmaOfInflectedVerbs(t *testing.T) {
	var l labels
	for _, s := range []string{"k|0|", "k|1|", "k|2|", "k|3|", "=|be"} {
		parsed, err := parseScript(s)
		if err != nil {
			t.Fatal(err)
		}
		l.lemma = append(l.lemma, parsed)
	}
	for _, c := range []struct {
		form, xpos string
		scores     []float32
		want       string
	}{
		{"agreed", "VBD", []float32{3, 2, 1, 0, 2.5}, "agree"},
		{"agreed", "JJ", []float32{3, 2, 1, 0, 0}, "agreed"},
		{"signing", "VBG", []float32{3, 0, 1, 2, 0}, "sign"},
		{"put", "VBD", []float32{3, 2, 1, 0, 0}, "put"},
		{"agreed", "VBD", []float32{1, 2, 3, 0, 0}, "agre"},
	} {
		if got := l.lemmaOf(c.form, c.xpos, c.scores); got != c.want {
			t.Errorf("%s as %s: %q, want %q", c.form, c.xpos, got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	tags := map[string]nameTag{"O": {}, "BP": {"PER", true}, "IP": {"PER", false}, "BO": {"ORG", true}, "IO": {"ORG", false}}
	for _, c := range []struct {
		tags []string
		want []Name
	}{
		{[]string{"O", "BP", "IP", "O"}, []Name{{1, 2, "PER"}}},
		{[]string{"BP", "BP", "IP"}, []Name{{0, 0, "PER"}, {1, 2, "PER"}}},
		{[]string{"IP", "IP", "O", "IO"}, []Name{{0, 1, "PER"}, {3, 3, "ORG"}}},
		{[]string{"BP", "IO", "IO"}, []Name{{0, 0, "PER"}, {1, 2, "ORG"}}},
		{[]string{"O"}, nil},
	} {
		var list []nameTag
		for _, s := range c.tags {
			list = append(list, tags[s])
		}
		if got := names(list); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v: %v, want %v", c.tags, got, c.want)
		}
	}
}

func TestNoLabelContinuesAnothersName(t *testing.T) {
	labels := []nameTag{{}, {"PER", true}, {"PER", false}, {"ORG", true}, {"ORG", false}}
	for _, c := range []struct {
		logits [][]float32
		want   []nameTag
	}{
		{[][]float32{{0, 1, 3, 0, 0}}, []nameTag{{"PER", true}}},
		{[][]float32{{0, 4, 0, 3, 0}, {0, 0, 1, 0, 3}}, []nameTag{{"ORG", true}, {"ORG", false}}},
		{[][]float32{{5, 0, 0, 1, 0}, {0, 0, 0, 2, 3}}, []nameTag{{}, {"ORG", true}}},
	} {
		if got := bestTags(labels, len(c.logits), func(i int) []float32 { return c.logits[i] }); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v: %v, want %v", c.logits, got, c.want)
		}
	}
}

func TestExp(t *testing.T) {
	for x := -60.0; x < 60; x += 0.0137 {
		got, want := float64(exp(float32(x))), math.Exp(float64(float32(x)))
		if math.Abs(got-want) > 2e-5*want {
			t.Fatalf("exp(%v) = %v, want %v", x, got, want)
		}
	}
	for x, want := range map[float32]float32{-1e30: 0, 1e30: 1, 0: 0.5} {
		if got := sigmoid(x); got-want > 1e-20 || want-got > 1e-20 {
			t.Errorf("sigmoid(%v) = %v, want %v", x, got, want)
		}
	}
}

func TestSoftmaxSumsToOne(t *testing.T) {
	p := softmax([]float32{3, 1, -200, 3})
	if d := p[0] + p[1] + p[2] + p[3] - 1; d > 1e-6 || d < -1e-6 || p[0] != p[3] || p[2] != 0 {
		t.Errorf("got %v", p)
	}
}
