package reader

import (
	"strings"

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
	home  string // code of the party whose document it is; its dollar is "$"
}

// quantity is one amount in a sentence.
type quantity struct {
	first, last int // tokens of the sentence, inclusive
	start, end  int // bytes of the text, end exclusive
	value       float64
	known       bool // value is told
	ratio       float64
	unit        string // ISO 4217 code, "%", "persons", "m3/year", a plural noun; empty if not told
	comparator  string // = > < ~
	lead        string // the word before it all: "to", "by", "from" …
	noun        string // what is counted, as written
	money       bool
	duration    bool // an amount of time
	referring   bool // "the two": no news
}

// findQuantities finds the amounts of one sentence in the order of the text;
// what the expressions of time cover is left out.
func findQuantities(text string, s lang.Sentence, times []timeExpr, m measures) []quantity {
	r := quantityReader{atoms: atomsOf(text, s.Start, s.End), text: text, tokens: s.Tokens, m: m}
	var found []quantity
	unit := "" // the last one told: "100,000 doses … and Nepal 50,000"
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
			q.unit = unit
		} else if q.unit != "" && !q.duration && !q.referring {
			unit = q.unit
		}
		found = append(found, q)
		i = next
	}
	for k := range found {
		found[k].first, found[k].last = tokensOf(s.Tokens, found[k].start, found[k].end)
	}
	return found
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
	if !ok || r.partOfName(i, n) {
		return quantity{}, i, false
	}
	q := quantity{value: n.value, known: n.known, comparator: "=", end: r.at(n.next - 1).end}
	start, next := i, n.next
	if code, from := r.moneyBefore(i); code != "" {
		q.unit, q.money, start = code, true, from
		next = r.skipMoney(next, code)
	} else {
		next = r.unit(&q, next)
	}
	if q.unit == "" && (!n.counts || r.bareYear(i, n)) {
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

// partOfName tells numbers that name something ("Resolution 2249", "F-16",
// "two-day", "third") from amounts.
func (r *quantityReader) partOfName(i int, n number) bool {
	prior, after := r.at(i-1), r.at(n.next)
	glued := prior.kind == markAtom && (prior.word == "-" || prior.word == "/" || prior.word == ".") && !r.at(i).spaced
	if glued && prior.word == "-" && r.at(i-2).kind == numberAtom {
		glued = false
	}
	bound := after.word == "-" && !after.spaced && !r.at(n.next+1).spaced && r.at(n.next+1).kind == wordAtom
	_, _, ordinal := r.ordinal(i)
	plain := r.at(i).kind == numberAtom && n.next == i+1 && !strings.ContainsAny(r.at(i).word, ",.")
	named := plain && prior.kind == wordAtom && prior.capital && i > 1 && r.at(i).spaced && (after.kind == markAtom && after.word != "%" || after.capital)
	suffixed := plain && after.kind == wordAtom && !after.spaced && len(after.word) <= 2 && r.m.words.unitOf(after.word) == nil
	return glued || bound || ordinal || named || suffixed && r.at(i).kind == numberAtom
}

// bareYear tells whether a number without unit looks like a year.
func (r *quantityReader) bareYear(i int, n number) bool {
	return n.next == i+1 && len(r.at(i).word) == 4 && n.value >= 1900 && n.value < 2100
}

// words gives up to n words of the text from position i as they are written.
func (r *quantityReader) words(i, n int) []string {
	var words []string
	for k := max(i, 0); k < i+n && k < len(r.atoms); k++ {
		words = append(words, r.text[r.at(k).start:r.at(k).end])
	}
	return words
}

// maxMoneyWords bounds the words of a currency's name: "United Arab Emirates
// dirhams".
const maxMoneyWords = 4

// moneyBefore finds a currency that ends just before i, and where it starts.
func (r *quantityReader) moneyBefore(i int) (code string, start int) {
	if prior := r.at(i - 1); prior.kind == wordAtom && prior.end-prior.start > 3 {
		return "", i
	}
	for start := max(i-3, 0); start < i; start++ {
		if best, n := r.m.money.CurrenciesAt(r.words(start, i-start)); n == i-start && len(best) > 0 {
			return r.choose(best), start
		}
	}
	return "", i
}

// skipMoney steps over a currency that is told again behind the number: "$5
// million US dollars".
func (r *quantityReader) skipMoney(i int, code string) int {
	best, n := r.m.money.CurrenciesAt(r.words(i, maxMoneyWords))
	if len(best) > 0 && n > 0 && r.choose(best) == code {
		return i + n
	}
	return i
}

// choose takes the money of the document's own party where a sign is shared.
func (r *quantityReader) choose(best []facts.Currency) string {
	for _, c := range best {
		for _, party := range c.Parties {
			if party == r.m.home && party != "" {
				return c.Code
			}
		}
	}
	return best[0].Code
}
