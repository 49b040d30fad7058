package reader

import (
	"cmp"
	"fmt"
	"slices"

	"chancery/lang"
	"chancery/statement"
)

// minScore is the probability below which a proposal is not told: the value at
// which detection F1 was best on marked texts kept out of training.
const minScore = 0.20

// claim is a proposal: an operative word and the stretch that it governs, all
// positions counting tokens over the whole analysis.
type claim struct {
	proposal *lang.Proposal
	kind     statement.Kind
	sureKind float64 // probability of kind
	stopped  string  // the rule that keeps it from being told; empty if it is told
}

// claims are the proposals of the engine, in the order of the text. Those that
// are not told say why.
func (p *passage) claims() []claim {
	a := p.analysis
	out := make([]claim, len(a.Proposals))
	for i := range a.Proposals {
		q := &a.Proposals[i]
		k := argmax(q.Kind)
		out[i] = claim{proposal: q, kind: statement.Kind(a.Labels.Kind[k]), sureKind: float64(q.Kind[k])}
		if float64(q.Score) < minScore && !p.tellsAmount(out[i]) {
			out[i].stopped = fmt.Sprintf("unlikely, %.2f of the %.2f asked for", q.Score, minScore)
		}
	}
	stopRepeats(out)
	for i, c := range out {
		if c.stopped == "" && p.merelySays(c) {
			out[i].stopped = "merely names the source of what stands before it"
		}
	}
	stopRelations(out, p.inTables)
	stopToldTwice(out, p.sentenceOf, p.amountsWithin)
	return out
}

// stopRepeats stops what repeats something likelier: the same content, or the
// same operative word with a content that overlaps.
func stopRepeats(claims []claim) {
	byScore := make([]*claim, 0, len(claims))
	for i := range claims {
		if claims[i].stopped == "" {
			byScore = append(byScore, &claims[i])
		}
	}
	slices.SortStableFunc(byScore, func(a, b *claim) int { return cmp.Compare(b.proposal.Score, a.proposal.Score) })
	byWord, byContent := map[int][]*lang.Proposal{}, map[[2]int]statement.Kind{}
	for _, c := range byScore {
		p := c.proposal
		content := [2]int{p.First, p.Last}
		told, taken := byContent[content]
		if taken && (told == statement.Figure || !c.tellsFigureIn(content)) || slices.ContainsFunc(byWord[p.Operative], func(q *lang.Proposal) bool { return p.First <= q.Last && q.First <= p.Last }) {
			c.stopped = "repeats a likelier statement"
			continue
		}
		byContent[content] = c.kind
		byWord[p.Operative] = append(byWord[p.Operative], p)
	}
}

// tellsFigureIn tells whether a claim is a figure whose operative word stands
// within its content: what is noted, welcomed or said may be a quantity, which is
// then told beside it ("noted that trade had grown by a tenth").
func (c *claim) tellsFigureIn(content [2]int) bool {
	q := c.proposal
	return c.kind == statement.Figure && c.sureKind >= minFigureKind && content[0] < q.Operative && q.Operative <= content[1]
}

// stopRelations stops a word that only sets a deed in relation to something,
// where a noun tells that deed by itself: "coinciding with his visit to Hanoi".
// Such a word stands in no table, and is less surely an operative one than the
// noun.
func stopRelations(claims []claim, known func(word int) bool) {
	ends := map[int][]claim{}
	for _, c := range standing(claims) {
		ends[c.proposal.Last] = append(ends[c.proposal.Last], c)
	}
	for i, c := range claims {
		q := c.proposal
		if c.stopped != "" || c.kind != statement.Act || q.Operative != q.First || known(q.Operative) {
			continue
		}
		if slices.ContainsFunc(ends[q.Last], func(d claim) bool {
			return d.kind == statement.Act && d.proposal.Operative > q.First && d.proposal.Operative == d.proposal.First && d.proposal.Score > q.Score
		}) {
			claims[i].stopped = "sets in relation a deed that its noun tells"
		}
	}
}

// stopToldTwice stops a figure where a likelier one of its sentence tells the same
// amounts with more or fewer words around them: "99 % of trade" beside "99 % of
// trade was settled in rupees". amounts counts those within a stretch.
func stopToldTwice(claims []claim, sentence func(word int) int, amounts func(first, last int) int) {
	figures := map[int][]int{}
	for i, c := range claims {
		if c.stopped == "" && c.kind == statement.Figure {
			k := sentence(c.proposal.First)
			figures[k] = append(figures[k], i)
		}
	}
	for i, c := range claims {
		q := c.proposal
		if c.stopped != "" || c.kind != statement.Figure {
			continue
		}
		if slices.ContainsFunc(figures[sentence(q.First)], func(k int) bool {
			o := claims[k].proposal
			nested := o.First <= q.First && q.Last <= o.Last || q.First <= o.First && o.Last <= q.Last
			return claims[k].stopped == "" && o.Score > q.Score && nested &&
				amounts(q.First, q.Last) == amounts(o.First, o.Last) && amounts(q.First, q.Last) > 0
		}) {
			claims[i].stopped = "tells an amount that a likelier figure tells"
		}
	}
}

// sentenceOf is the sentence that a word stands in.
func (p *passage) sentenceOf(word int) int {
	sentence, _, _ := p.analysis.At(word)
	return sentence
}

// amountsWithin counts the amounts that stand wholly within a stretch of a
// sentence.
func (p *passage) amountsWithin(first, last int) int {
	sentence := p.sentenceOf(first)
	start, n := p.analysis.First(sentence), 0
	for _, a := range p.quantities(sentence) {
		if first <= start+a.first && start+a.last <= last && !a.duration && !a.referring {
			n++
		}
	}
	return n
}

// inTables says whether the tables know a word as an operative one.
func (p *passage) inTables(i int) bool {
	sentence := p.sentenceOf(i)
	_, _, known := lines{p.reader.tables, p.treeOf(sentence)}.lineAt(i - p.analysis.First(sentence))
	return known
}

// standing are the claims that nothing stopped.
func standing(claims []claim) []claim {
	return slices.DeleteFunc(slices.Clone(claims), func(c claim) bool { return c.stopped != "" })
}

// favoured is the place of the likeliest label, where the one named counts for
// more by a factor: a table has its say where the network is of two minds. An
// empty name favours none.
func favoured(labels []string, probs []float32, name string, factor float64) int {
	best, top := 0, 0.0
	for i, l := range labels {
		v := float64(probs[i])
		if name != "" && l == name {
			v *= factor
		}
		if v > top {
			best, top = i, v
		}
	}
	return best
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
