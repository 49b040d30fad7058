package facts

import (
	"fmt"
	"io/fs"
)

// AliasSort says what sort of name an alias is, which decides how far it may
// stand for its party: a demonym needs a noun or a verb of saying, a city is at
// first a place.
type AliasSort string

// The sorts of alias, those first that name a party most plainly.
const (
	Name     AliasSort = "name"     // China, South Korea, Hamas
	Official AliasSort = "official" // the People's Republic of China
	Acronym  AliasSort = "acronym"  // PRC, NATO
	Body     AliasSort = "body"     // an organ that speaks for it: State Department, Bundestag, Security Council
	Metonym  AliasSort = "metonym"  // a seat that stands for the government: Kremlin, Downing Street
	Capital  AliasSort = "capital"  // Beijing: a place, or the government there
	Demonym  AliasSort = "demonym"  // the adjective, and the people where it is the same word: Chinese
	People   AliasSort = "people"   // Russians
	City     AliasSort = "city"     // Hangzhou: a place in the state
	Region   AliasSort = "region"   // Crimea; with an empty code a place of no single party: the Korean Peninsula
	Other    AliasSort = "other"    // holds a party's name but is not it: New York Times, Warsaw Pact; code empty
)

// aliasSorts is every sort, in the order in which a party's names are listed.
var aliasSorts = [...]AliasSort{Name, Official, Acronym, Body, Metonym, Capital, Demonym, People, City, Region, Other}

// Alias is one way to name a party or a place. Text is as usually written: a
// capital in it asks for a capital in the text that is read, a small letter
// takes either. Code is empty for places and names that are no party's.
type Alias struct {
	Text   string
	Code   string
	Sort   AliasSort
	Source string
}

// AliasesAt gives the longest alias that stands at the start of words, with
// each party that it can mean, once, and the number of words it takes; nil and 0 when
// none does. Words are as written, a possessive ending being a word of its own;
// accents, kinds of apostrophe, hyphens, full stops inside and an inner "the"
// make no difference. A leading "the" is not part of a match, unless the alias
// asks for it (the West). The time taken has a bound whatever the words are.
func (t *Tables) AliasesAt(words []string) (best []Alias, n int) {
	payloads, n := t.aliases.longest(words)
	for _, i := range payloads {
		if alias := t.Aliases[i]; !meansCode(best, alias.Code) {
			best = append(best, alias)
		}
	}
	return best, n
}

func meansCode(aliases []Alias, code string) bool {
	for _, alias := range aliases {
		if alias.Code == code {
			return true
		}
	}
	return false
}

// loadAliases reads what stands outside the parties' own rows: further names,
// and places. It then makes all of them ready for AliasesAt.
func (t *Tables) loadAliases(fsys fs.FS) error {
	for _, table := range []string{"aliases.tsv", "places.tsv"} {
		rows, err := ReadTable(fsys, table, "text", "sort")
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := t.addAlias(row); err != nil {
				return err
			}
		}
	}
	return t.indexAliases()
}

func (t *Tables) addAlias(row Row) error {
	alias := Alias{Code: row.Get("code"), Sort: AliasSort(row.Get("sort")), Source: row.Get("source")}
	if !knownSort(alias.Sort) {
		return row.Errorf("sort %q of an alias", alias.Sort)
	}
	if alias.Code == "" && alias.Sort != Region && alias.Sort != Other {
		return row.Errorf("no code for a %s", alias.Sort)
	}
	if _, ok := t.Parties[alias.Code]; !ok && alias.Code != "" {
		return row.Errorf("no party has the code %q", alias.Code)
	}
	for _, text := range row.List("text") {
		alias.Text = text
		t.Aliases = append(t.Aliases, alias)
	}
	return nil
}

func knownSort(sort AliasSort) bool {
	for _, known := range aliasSorts {
		if sort == known {
			return true
		}
	}
	return false
}

func (t *Tables) indexAliases() error {
	type meaning struct{ text, code string }
	seen := make(map[meaning]AliasSort, len(t.Aliases))
	for i, alias := range t.Aliases {
		key := meaning{alias.Text, alias.Code}
		if sort, ok := seen[key]; ok {
			return fmt.Errorf("alias %q of %q twice, as %s and %s", alias.Text, alias.Code, sort, alias.Sort)
		}
		seen[key] = alias.Sort
		if err := t.aliases.add(alias.Text, i); err != nil {
			return fmt.Errorf("alias of %q: %w", alias.Code, err)
		}
	}
	return nil
}
