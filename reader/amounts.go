package reader

import (
	"math"

	"chancery/document"
	"chancery/statement"
)

// Amount is one quantity that a text tells, whoever tells it and of whatever.
type Amount struct {
	Span       statement.Span // its words, comparator included
	Low, High  float64        // equal but for a range, as told ("from 7 to 5"), and an order of magnitude ("tens of thousands")
	Share      bool           // Low is a share or a multiple of something: "a third", "doubled"
	Unit       string         // as in a figure: ISO 4217 code, "%", "persons", "km/hour", a noun; empty if not told
	Noun       string         // what is counted, as written; empty where something is measured
	Comparator string         // = > < ~
}

// barest is the least whole number that is told without anything it counts or
// measures; those below are marks, places in a row and the like.
const barest = 1000

// Amounts finds the quantities of d in the order of the text. Dates are none
// ("in 2003", "three years ago"), lengths of time are ("three years").
func (r *Reader) Amounts(d *document.Document, o Options) []Amount {
	p := r.open(d, o)
	var out []Amount
	for sentence := range p.analysis.Sentences {
		for _, q := range p.quantities(sentence) {
			if q.unit != "" || q.ratio > 0 || q.value >= barest || q.value != math.Trunc(q.value) {
				out = append(out, p.amount(q))
			}
		}
	}
	return out
}

func (p *passage) amount(q quantity) Amount {
	a := Amount{Span: p.span(q.start, q.end), Low: q.value, High: q.value, Unit: q.unit, Noun: q.noun, Comparator: q.comparator}
	if q.per != "" && !(q.money && q.per == "year") { // unlike a figure, an amount has nothing else to tell it
		a.Unit += "/" + q.per
	}
	switch {
	case q.ratio > 0:
		a.Low, a.High, a.Share = q.ratio, q.ratio, true
	case q.ranged:
		a.High = q.second
	case !q.known:
		a.High = 10 * q.value
	}
	return a
}
