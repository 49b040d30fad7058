package reader

import (
	"math"
	"strings"
	"testing"

	"chancery/facts"
	"chancery/statement"
)

// TestGoldFigures measures how often value, unit and ratio of a marked figure
// are told right, given operative word and content.
func TestGoldFigures(t *testing.T) {
	texts := goldTexts(t)
	m := testMeasures(t)
	if tables, err := facts.Load(); err == nil {
		m.money = tables
	}
	right, all, optional, optionalAll := 0, 0, 0, 0
	for _, g := range texts {
		m.home = map[string]string{"g-au": "AUS"}[g.name[:4]]
		for i, s := range g.Statements {
			if s.Figure == nil {
				continue
			}
			d := g.deedOf(i)
			times := g.times[g.sentenceAt(s.OperativeAt)]
			got := figureOf(findQuantities(g.text, d.sentence, times, m), d, "", m.words)
			same := sameFigure(s.Figure, got)
			if s.Optional {
				optionalAll++
				if same {
					optional++
				}
				continue
			}
			all++
			if same {
				right++
				continue
			}
			t.Logf("%s want %s got %s | %s | %s | %s", g.name, told(s.Figure), told(got), s.Operative, s.Content, strings.TrimSpace(g.text[d.sentence.Start:d.sentence.End]))
		}
	}
	t.Logf("figure right %d of %d = %.3f; of optional ones %d of %d", right, all, float64(right)/float64(all), optional, optionalAll)
}

func told(q *statement.Quantity) string {
	if q == nil {
		return "nothing"
	}
	return amountText(q.Value) + " " + textOf(q.Unit) + " ratio " + amountText(q.Ratio) + " " + textOf(q.Comparator) + " " + textOf(q.Direction)
}

func sameFigure(want, got *statement.Quantity) bool {
	near := func(a, b *float64) bool {
		return (a == nil) == (b == nil) && (a == nil || math.Abs(*a-*b) <= 0.01*math.Max(math.Abs(*a), 1e-9))
	}
	return got != nil && near(want.Value, got.Value) && near(want.Ratio, got.Ratio) && textOf(want.Unit) == textOf(got.Unit)
}

func testMeasures(t testing.TB) measures {
	words, err := loadQuantityWords()
	if err != nil {
		t.Fatal(err)
	}
	return measures{words: words, money: fewCurrencies{}}
}

// fewCurrencies stands in for the table of currencies.
type fewCurrencies struct{}

func (fewCurrencies) CurrenciesAt(words []string) ([]facts.Currency, int) {
	names := []struct{ name, code string }{
		{"u s dollars", "USD"}, {"us dollars", "USD"}, {"us $", "USD"}, {"australian dollars", "AUD"}, {"nz $", "NZD"}, {"c $", "CAD"}, {"namibian dollars", "NAD"},
		{"dollars", "USD"}, {"dollar", "USD"}, {"$", "USD"}, {"usd", "USD"}, {"€", "EUR"}, {"eur", "EUR"}, {"euros", "EUR"}, {"£", "GBP"}, {"pounds", "GBP"},
		{"aud", "AUD"}, {"rand", "ZAR"}, {"yuan", "CNY"}, {"ringgit", "MYR"}, {"yen", "JPY"},
	}
	for _, c := range names {
		parts := strings.Fields(c.name)
		if len(words) >= len(parts) && strings.ReplaceAll(strings.ToLower(strings.Join(words[:len(parts)], " ")), ".", "") == c.name {
			return []facts.Currency{{Code: c.code}}, len(parts)
		}
	}
	return nil, 0
}
