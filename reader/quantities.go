package reader

import (
	"chancery/facts"
	"chancery/lang"
)

// moneyNames knows currencies; facts.Tables does.
type moneyNames interface {
	CurrenciesAt(words []string) (best []facts.Currency, n int)
}

// measures is what finding quantities needs to know of the world.
type measures struct {
	words *quantityWords
	money moneyNames
	home  string // code of the party that speaks in its own document, if one does; its dollar is "$"
	unit  string // of the last amount before the sentence, in the same paragraph; empty if there is none
}

// quantity is one amount in a sentence.
type quantity struct {
	first, last int // tokens of the sentence, inclusive
	start, end  int // bytes of the text, end exclusive
	value       float64
	scale       float64 // of the words "million" and the like behind the number, 1 if none
	known       bool    // value is told
	ranged      bool    // a range; value is the end told first
	second      float64 // the end of a range told last
	ratio       float64
	unit        string // ISO 4217 code, "%", "persons", "m3/year", a plural noun; empty if not told
	comparator  string // = > < ~
	lead        string // the word before it all: "to", "by", "from" …
	noun        string // what is counted, as written
	per         string // day, month, year … for which it is told, where the unit does not say so
	money       bool
	duration    bool // an amount of time
	referring   bool // "the two": no news
	inherited   bool // the unit is that of the amount before
}

// findQuantities finds the amounts of one sentence in the order of the text;
// what the expressions of time cover is left out.
func findQuantities(text string, s lang.Sentence, times []timeExpr, m measures) []quantity {
	r := quantityReader{atoms: atomsOf(text, s.Start, s.End), text: text, tokens: s.Tokens, m: m}
	var found []quantity
	unit, earlier := m.unit, true // the last one told: "100,000 doses … and Nepal 50,000"
	for i, k := 0, 0; i < len(r.atoms); {
		for k < len(times) && times[k].end <= r.at(i).start {
			k++
		}
		if k < len(times) && times[k].start <= r.at(i).start {
			i++
			continue
		}
		q, next, ok := r.amount(i)
		if !ok {
			i++
			continue
		}
		if q.unit == "" && q.ratio == 0 {
			if inherits(q, unit, earlier) {
				q.unit, q.inherited = unit, true
			}
		} else if q.unit != "" && !q.duration && !q.referring {
			unit, earlier = q.unit, false
		}
		found = append(found, q)
		i = next
	}
	found = r.joinRanges(found)
	for k := range found {
		found[k].first, found[k].last = tokensOf(s.Tokens, found[k].start, found[k].end)
	}
	return found
}

// inherits tells whether a bare number is told in the unit told last; of the
// sentences before, only where it is a sum in millions or there are things counted.
func inherits(q quantity, unit string, earlier bool) bool {
	switch {
	case unit == "%":
		return !earlier && q.value <= 100
	case earlier:
		return q.scale >= 1e3 || unit == personsUnit
	}
	return true
}

// quantityReader is the grammar of amounts over the atoms of one sentence.
type quantityReader struct {
	atoms
	text   string
	tokens []lang.Token
	m      measures
}

// amount reads the amount whose number starts at i, with currency, comparator
// and unit around it.
func (r *quantityReader) amount(i int) (quantity, int, bool) {
	if q, next, ok := r.multiple(i); ok {
		return r.compared(q, i), next, true
	}
	if q, next, ok := r.share(i); ok {
		return r.compared(q, i), next, true
	}
	n, ok := r.numberAt(i)
	if !ok {
		return quantity{}, i, false
	}
	code, from := r.moneyBefore(i)
	if code == "" && r.partOfName(i, n) {
		return quantity{}, i, false
	}
	q := quantity{value: n.value, scale: n.scale, known: n.known, comparator: "=", end: r.at(n.next - 1).end}
	start, next := i, n.next
	if code != "" {
		q.money, start = true, from
		q.unit, next = r.skipMoney(next, code)
	} else {
		next = r.unit(&q, next)
	}
	if q.unit == "" && r.isAge(i) {
		q.unit, q.duration = "years of age", true
	}
	if r.namesSomething(i, n, q) {
		return quantity{}, i, false
	}
	if !q.duration {
		next = r.rate(&q, next)
	}
	q.end = max(q.end, r.at(next-1).end)
	q.referring = n.spelt && n.value < 13 && r.is(start-1, "the", "these", "those", "our", "their", "its", "both", "all")
	q = r.compared(q, start)
	if !n.known || n.plus {
		q.comparator = ">"
	}
	return q, next, true
}

// words gives up to n words of the text from position i as they are written.
func (r *quantityReader) words(i, n int) []string {
	var words []string
	for k := max(i, 0); k < i+n && k < len(r.atoms); k++ {
		words = append(words, r.text[r.at(k).start:r.at(k).end])
	}
	return words
}
