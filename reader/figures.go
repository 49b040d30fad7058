package reader

import (
	"slices"
	"strings"

	"chancery/statement"
)

// What a claim must have to be told as a figure though it is less likely than
// others must be: its own likelihood and that of being one.
const (
	minFigureScore = 0.04
	minFigureKind  = 0.5
)

// tellsAmount tells whether a claim is likely a figure and its content holds an
// amount that measures something.
func (p *passage) tellsAmount(c claim) bool {
	if c.kind != statement.Figure || float64(c.proposal.Score) < minFigureScore || c.sureKind < minFigureKind {
		return false
	}
	sentence := p.sentenceOf(c.proposal.Operative)
	from, to := p.token(c.proposal.First).Start, p.token(c.proposal.Last).End
	return slices.ContainsFunc(p.quantities(sentence), func(q quantity) bool {
		return !q.duration && !q.referring && q.lead != "up" && q.lead != "down" && q.start >= from && q.end <= to && (q.money || q.unit != "" || q.ratio > 0)
	})
}

// maxSubject is the length in bytes up to which the subject stands in the
// content of a figure: "trade between the two came to …".
const maxSubject = 60

// trimmed leaves a long subject out of the content of a figure, unless it is what
// tells the amount.
func (p *passage) trimmed(c claim) claim {
	q := *c.proposal
	from, operative := p.token(q.First).Start, p.token(q.Operative).Start
	if c.kind != statement.Figure || operative-from <= maxSubject || q.Operative > q.Last {
		return c
	}
	sentence := p.sentenceOf(q.Operative)
	for _, amount := range p.quantities(sentence) {
		if amount.start >= from && amount.end <= operative && !amount.duration {
			return c
		}
	}
	q.First = q.Operative
	c.proposal = &q
	return c
}

// someFigure is how likely the network must hold it that a statement tells a
// figure where its content holds an amount.
const someFigure = 0.03

// counted turns an act whose content tells how much or how many into a figure,
// unless the network holds it for none.
func (p *passage) counted(c claim, sentence int) claim {
	q, labels := c.proposal, p.analysis.Labels.Kind
	figure := float64(q.Kind[slices.Index(labels, string(statement.Figure))])
	if c.kind == statement.Figure {
		return p.uncounted(c, sentence)
	}
	if c.kind != statement.Act || figure < someFigure {
		return c
	}
	from, to := p.token(q.First).Start, p.token(q.Last).End
	for _, amount := range p.quantities(sentence) {
		if amount.duration || amount.referring || amount.few() {
			continue
		}
		subject := p.subjectCounts(amount, sentence, q.Operative)
		if subject && amount.end <= from {
			wide := *q
			wide.First = p.analysis.First(sentence) + amount.first
			c.proposal = &wide
		}
		if subject || amount.start >= from && amount.end <= to {
			c.kind, c.sureKind = statement.Figure, figure
			return c
		}
	}
	return c
}

// uncounted gives a figure whose sentence tells no amount its next likeliest kind.
func (p *passage) uncounted(c claim, sentence int) claim {
	if slices.ContainsFunc(p.quantities(sentence), func(q quantity) bool { return !q.duration }) {
		return c
	}
	labels, likeliest := p.analysis.Labels.Kind, float32(-1)
	for i, v := range c.proposal.Kind {
		if labels[i] != string(statement.Figure) && v > likeliest {
			likeliest, c.kind, c.sureKind = v, statement.Kind(labels[i]), float64(v)
		}
	}
	return c
}

// few tells whether an amount counts so few things or people that the deed is
// the news, not their number: "freed nine seamen", "handed over four suspects".
func (q quantity) few() bool {
	return q.known && q.value < crowd && q.noun != "" && !q.money && q.ratio == 0
}

// crowd is the number from which it is news how many do something: "two envoys
// came" tells of a visit, "70,000 people have fled" how many.
const crowd = 10

// subjectCounts tells whether an amount counts the subject of an operative word.
func (p *passage) subjectCounts(q quantity, sentence, operative int) bool {
	if q.value < crowd || q.duration || q.money || q.unit == "" {
		return false
	}
	tokens, first := p.analysis.Sentences[sentence].Tokens, p.analysis.First(sentence)
	for k := max(q.first, 0); k <= min(q.last, len(tokens)-1); k++ {
		if tokens[k].Head == operative-first && strings.HasPrefix(tokens[k].Deprel, "nsubj") {
			return true
		}
	}
	return false
}

// quantities are the amounts that a sentence tells.
func (p *passage) quantities(sentence int) []quantity {
	first := sentence // to be read with those of its paragraph before it
	for first > 0 && p.amounts[first] == nil && !p.opensParagraph(first) {
		first--
	}
	for k := first; k <= sentence; k++ {
		if p.amounts[k] == nil {
			p.amounts[k] = p.findAmounts(k)
		}
	}
	return p.amounts[sentence]
}

// findAmounts reads the amounts of a sentence; those of the one before it in the
// paragraph are known. It gives an empty list, not nil, where there are none.
func (p *passage) findAmounts(sentence int) []quantity {
	m := measures{words: p.reader.amounts, money: p.reader.tables}
	if len(p.cast.Speaker) == 1 && (p.cast.Kind != kindNews || p.cast.authored) {
		m.home = p.cast.Speaker[0]
	}
	if sentence > 0 && !p.opensParagraph(sentence) {
		for _, q := range p.amounts[sentence-1] {
			if q.unit != "" && !q.duration && !q.referring {
				m.unit = q.unit
			}
		}
	}
	return append([]quantity{}, findQuantities(p.document.Text, p.analysis.Sentences[sentence], p.times[sentence], m)...)
}

func (p *passage) opensParagraph(sentence int) bool {
	return sentence == 0 || strings.Contains(p.document.Text[p.analysis.Sentences[sentence-1].Start:p.analysis.Sentences[sentence].Start], "\n")
}
