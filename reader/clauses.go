package reader

import (
	"cmp"
	"slices"

	"chancery/lang"
	"chancery/statement"
)

// minScore is the probability below which a proposal is not told: the value at
// which detection F1 was best on marked texts kept out of training.
const minScore = 0.20

// claim is a proposal that is told: an operative word and the stretch that it
// governs, all positions counting tokens over the whole analysis.
type claim struct {
	proposal *lang.Proposal
	kind     statement.Kind
	sureKind float64 // probability of kind
}

// claims keeps the likely proposals, and of two with one content, or with one
// operative word and contents that overlap, the likelier.
func claims(a *lang.Analysis) []claim {
	var out []claim
	for i := range a.Proposals {
		p := &a.Proposals[i]
		if float64(p.Score) < minScore {
			continue
		}
		k := argmax(p.Kind)
		out = append(out, claim{proposal: p, kind: statement.Kind(a.Labels.Kind[k]), sureKind: float64(p.Kind[k])})
	}
	return distinct(out)
}

// distinct drops what repeats something likelier, keeping the order of the text.
func distinct(in []claim) []claim {
	byScore := slices.Clone(in)
	slices.SortStableFunc(byScore, func(a, b claim) int { return cmp.Compare(b.proposal.Score, a.proposal.Score) })
	byWord, byContent := map[int][]*lang.Proposal{}, map[[2]int]bool{}
	kept := map[*lang.Proposal]bool{}
	for _, c := range byScore {
		p := c.proposal
		content := [2]int{p.First, p.Last}
		if byContent[content] || slices.ContainsFunc(byWord[p.Operative], func(q *lang.Proposal) bool { return p.First <= q.Last && q.First <= p.Last }) {
			continue
		}
		kept[p], byContent[content] = true, true
		byWord[p.Operative] = append(byWord[p.Operative], p)
	}
	return slices.DeleteFunc(in, func(c claim) bool { return !kept[c.proposal] })
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
