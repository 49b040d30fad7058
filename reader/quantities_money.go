package reader

import "chancery/facts"

// maxMoneyWords bounds the words of a currency's name: "United Arab Emirates
// dirhams".
const maxMoneyWords = 4

// moneyBefore finds a currency that ends just before the number at i, or before
// its minus, and where it starts.
func (r *quantityReader) moneyBefore(i int) (code string, start int) {
	end := i
	if r.is(i-1, "-", "minus") && r.sign(i) < 0 {
		end--
	}
	if prior := r.at(end - 1); prior.kind == wordAtom && (prior.end-prior.start > 3 || !prior.capital || r.numbered(end)) {
		return "", i
	}
	for start := max(end-3, 0); start < end; start++ {
		if best, n := r.m.money.CurrenciesAt(r.words(start, end-start)); n == end-start && len(best) > 0 {
			return r.choose(best), start
		}
	}
	return "", i
}

// numbered tells whether the number at i, which touches the one letter before
// it, makes a name with it rather than a sum: "B52", not "R500".
func (r *quantityReader) numbered(i int) bool {
	return !r.at(i).spaced && r.at(i-1).end-r.at(i-1).start == 1 && len(r.at(i).word) < 3 && r.at(i+1).spaced && r.at(i-2).kind == wordAtom
}

// moneyAt reads a currency that starts at i, behind a number, and how many words
// it takes.
func (r *quantityReader) moneyAt(i int) (code string, words int) {
	best, n := r.m.money.CurrenciesAt(r.words(i, maxMoneyWords))
	if len(best) == 0 || n == 0 || r.at(i).is("a", "all", "try", "top") {
		return "", 0
	}
	return r.choose(best), n
}

// skipMoney steps over a currency that is told again behind the number, "$5
// million US dollars", or only there in full, "$5 US"; code is then the fuller.
func (r *quantityReader) skipMoney(i int, sign string) (code string, next int) {
	if again, n := r.moneyAt(i); n > 0 && again == sign {
		return sign, i + n
	}
	if a := r.at(i); a.kind == wordAtom && a.capital {
		if best, n := r.m.money.CurrenciesAt([]string{r.text[a.start:a.end], "$"}); n == 2 && len(best) > 0 {
			return best[0].Code, i + 1
		}
	}
	return sign, i
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
