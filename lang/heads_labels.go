package lang

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// labels are the configuration's labels made ready for use.
type labels struct {
	lemma []script
	ner   []nameTag
	root  int // the relation "root", -1 if there is none
}

// script edits a form into its lemma.
type script struct {
	whole  string // the lemma itself, if not empty
	lower  bool
	drop   int // characters at the end
	suffix string
}

// nameTag is a label of names in the form B-PER, I-PER, O.
type nameTag struct {
	typ    string // empty: O
	begins bool
}

func parseLabels(c *config) (labels, error) {
	l := labels{root: -1}
	for _, s := range c.Lemma {
		parsed, err := parseScript(s)
		if err != nil {
			return l, err
		}
		l.lemma = append(l.lemma, parsed)
	}
	for _, s := range c.NER {
		prefix, typ, _ := strings.Cut(s, "-")
		if s != "O" && (typ == "" || prefix != "B" && prefix != "I") {
			return l, fmt.Errorf("configuration: label of names %.80q", s)
		}
		l.ner = append(l.ner, nameTag{typ, prefix == "B"})
	}
	for i, s := range c.Deprel {
		if s == "root" {
			l.root = i
		}
	}
	return l, nil
}

// parseScript reads "C|k|suffix" or "=|lemma".
func parseScript(s string) (script, error) {
	if lemma, ok := strings.CutPrefix(s, "=|"); ok && lemma != "" {
		return script{whole: lemma}, nil
	}
	p := strings.SplitN(s, "|", 3)
	if len(p) != 3 || p[0] != "l" && p[0] != "k" {
		return script{}, fmt.Errorf("configuration: lemma script %.80q", s)
	}
	n, err := strconv.Atoi(p[1])
	if err != nil || n < 0 {
		return script{}, fmt.Errorf("configuration: lemma script %.80q", s)
	}
	return script{lower: p[0] == "l", drop: n, suffix: p[2]}, nil
}

// lemmaOf applies the likeliest script; to the inflected form of a verb the
// likeliest that takes its ending off.
func (l *labels) lemmaOf(form, xpos string, scores []float32) string {
	lemma := l.lemma[argmax(scores)].apply(form)
	if !inflected(form, xpos) || !strings.EqualFold(lemma, form) {
		return lemma
	}
	top := float32(math.Inf(-1))
	for i, score := range scores {
		if score <= top {
			continue
		}
		if other := l.lemma[i].apply(form); l.lemma[i].whole == "" && !strings.EqualFold(other, form) && len(other) > 1 {
			lemma, top = other, score
		}
	}
	return lemma
}

// inflected tells by its tag and ending whether a verb cannot be its own lemma,
// as put and shed can.
func inflected(form, xpos string) bool {
	if len(form) < 5 {
		return false
	}
	switch xpos {
	case "VBD", "VBN":
		return strings.HasSuffix(form, "ed")
	case "VBG":
		return strings.HasSuffix(form, "ing")
	case "VBZ":
		return strings.HasSuffix(form, "s")
	}
	return false
}

// apply returns the lemma of form. A script that would leave nothing leaves
// the form.
func (s script) apply(form string) string {
	if s.whole != "" {
		return s.whole
	}
	base := form
	if s.lower {
		base = strings.ToLower(form)
	}
	if s.drop > 0 {
		r := []rune(base)
		base = string(r[:max(0, len(r)-s.drop)])
	}
	if s.suffix != "" {
		base += s.suffix
	}
	if base == "" {
		return form
	}
	return base
}

// follows tells whether a label may stand after another: what continues a name
// stands after the name's own label.
func (t nameTag) follows(before nameTag) bool {
	return t.typ == "" || t.begins || t.typ == before.typ
}

// bestTags is the likeliest sequence of n labels in which none stands where it
// may not (Viterbi 1967); logits gives the scores of the labels at a place.
func bestTags(labels []nameTag, n int, logits func(i int) []float32) []nameTag {
	best, next := make([]float32, len(labels)), make([]float32, len(labels))
	from := make([][]int, n) // by place and label: the label before it
	for i := range n {
		from[i] = make([]int, len(labels))
		for k, score := range logits(i) {
			prior := bestPrior(labels, k, best, i == 0)
			if prior < 0 {
				next[k] = float32(math.Inf(-1))
				continue
			}
			next[k], from[i][k] = best[prior]+score, prior
		}
		best, next = next, best
	}
	out := make([]nameTag, n)
	for i, k := n-1, argmax(best); i >= 0; i-- {
		out[i] = labels[k]
		k = from[i][k]
	}
	return out
}

// bestPrior is the likeliest label that may stand before label k, -1 if none
// may; before the first word stands none.
func bestPrior(labels []nameTag, k int, best []float32, first bool) int {
	prior := -1
	for b, before := range labels {
		if first {
			before = nameTag{}
		}
		if labels[k].follows(before) && (prior < 0 || best[b] > best[prior]) {
			prior = b
		}
	}
	return prior
}

// names reads one sentence's labels. An I without its beginning begins a
// name, as the measures of the field have it.
func names(tags []nameTag) []Name {
	var out []Name
	open := false
	for i, t := range tags {
		switch {
		case t.typ == "":
			open = false
		case open && !t.begins && out[len(out)-1].Type == t.typ:
			out[len(out)-1].Last = i
		default:
			out = append(out, Name{First: i, Last: i, Type: t.typ})
			open = true
		}
	}
	return out
}
