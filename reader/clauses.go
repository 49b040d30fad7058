package reader

import (
	"sort"

	"chancery/lang"
	"chancery/statement"
)

// minScore is the probability below which a proposal is not told: the value at
// which detection F1 was best on marked texts kept out of training.
const minScore = 0.30

// claim is a proposal that is told: an operative word and the stretch that it
// governs, all positions counting tokens over the whole analysis.
type claim struct {
	proposal *lang.Proposal
	kind     statement.Kind
	sureKind float64 // probability of kind
}

// claims keeps the likely proposals, and of two that say the same (one
// operative word, contents that mostly overlap) the likelier.
func claims(a *lang.Analysis) []claim {
	var out []claim
	for i := range a.Proposals {
		p := &a.Proposals[i]
		if float64(p.Score) < minScore || !oneSentence(a, p) {
			continue
		}
		k := argmax(p.Kind)
		out = append(out, claim{proposal: p, kind: statement.Kind(a.Labels.Kind[k]), sureKind: float64(p.Kind[k])})
	}
	return distinct(out)
}

// oneSentence tells whether the content begins in the sentence of its operative
// word: a word governs nothing beyond it.
func oneSentence(a *lang.Analysis, p *lang.Proposal) bool {
	s, _, _ := a.At(p.Operative)
	t, _, _ := a.At(p.First)
	return s == t
}

// distinct drops repetitions, keeping the order of the text.
func distinct(in []claim) []claim {
	byScore := make([]int, len(in))
	for i := range byScore {
		byScore[i] = i
	}
	sort.SliceStable(byScore, func(a, b int) bool { return in[byScore[a]].proposal.Score > in[byScore[b]].proposal.Score })
	kept := map[int][]*lang.Proposal{} // by operative word
	drop := make([]bool, len(in))
	for _, i := range byScore {
		p := in[i].proposal
		for _, q := range kept[p.Operative] {
			drop[i] = drop[i] || overlap(p, q) >= 0.6
		}
		if !drop[i] {
			kept[p.Operative] = append(kept[p.Operative], p)
		}
	}
	var out []claim
	for i, c := range in {
		if !drop[i] {
			out = append(out, c)
		}
	}
	return out
}

// overlap is the shared part of two contents, intersection over union in tokens.
func overlap(a, b *lang.Proposal) float64 {
	both := min(a.Last, b.Last) - max(a.First, b.First) + 1
	if both <= 0 {
		return 0
	}
	return float64(both) / float64(max(a.Last, b.Last)-min(a.First, b.First)+1)
}

func argmax(v []float32) int {
	best := 0
	for i := range v {
		if v[i] > v[best] {
			best = i
		}
	}
	return best
}
