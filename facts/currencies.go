package facts

import (
	"fmt"
	"io/fs"
)

// Currency is money by its ISO 4217 code. Names are ways to write it in full,
// singular and plural ("U.S. dollars", "renminbi"); Symbols stand beside the
// number ("$", "RMB"). The first currency of the table that has a name or
// symbol is the one meant where nothing else is said: "$" is USD.
type Currency struct {
	Code    string
	Name    string
	Names   []string
	Symbols []string
	Parties []string // codes of the parties whose money it is, those that speak for it first
	Source  string
}

// CurrenciesAt gives the currencies whose longest name, symbol or code stands
// at the start of words, the likeliest first, and how many words it takes; see
// AliasesAt for how words are compared.
func (t *Tables) CurrenciesAt(words []string) (best []Currency, n int) {
	payloads, n := t.currencies.longest(words)
	for _, i := range payloads {
		best = append(best, t.Currencies[i])
	}
	return best, n
}

// Currency gives the currency with an ISO 4217 code.
func (t *Tables) Currency(code string) (Currency, bool) {
	for _, c := range t.Currencies {
		if c.Code == code {
			return c, true
		}
	}
	return Currency{}, false
}

func (t *Tables) loadCurrencies(fsys fs.FS) error {
	rows, err := ReadTable(fsys, "currencies.tsv", "code", "name", "parties")
	if err != nil {
		return err
	}
	for _, row := range rows {
		c := Currency{
			Code: row.Get("code"), Name: row.Get("name"), Names: row.List("names"),
			Symbols: row.List("symbols"), Parties: row.List("parties"), Source: row.Get("source"),
		}
		if _, ok := t.Currency(c.Code); ok {
			return row.Errorf("currency %s twice", c.Code)
		}
		for _, party := range c.Parties {
			if _, ok := t.Parties[party]; !ok {
				return row.Errorf("no party has the code %q", party)
			}
		}
		if err := t.addCurrency(c); err != nil {
			return row.Errorf("currency %s: %w", c.Code, err)
		}
	}
	return t.checkMoney()
}

func (t *Tables) addCurrency(c Currency) error {
	t.Currencies = append(t.Currencies, c)
	names := append([]string{c.Code, c.Name}, c.Names...)
	for _, name := range append(names, c.Symbols...) {
		if err := t.currencies.add(name, len(t.Currencies)-1); err != nil {
			return err
		}
	}
	return nil
}

// checkMoney makes sure that the money named with a state is in the table.
func (t *Tables) checkMoney() error {
	for _, party := range t.Parties {
		if _, ok := t.Currency(party.Currency); party.Currency != "" && !ok {
			return fmt.Errorf("party %s: no currency has the code %q", party.Code, party.Currency)
		}
	}
	return nil
}
