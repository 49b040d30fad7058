package facts

import "testing"

func TestHolderOf(t *testing.T) {
	tables := loaded(t)
	for _, c := range []struct{ office, party, date, want string }{
		{"premier", "CHN", "2025-11-04", "Li Qiang"},
		{"premier", "CHN", "2019-06", "Li Keqiang"},
		{"prime minister", "RUS", "2025-11-04", "Mikhail Mishustin"},
		{"prime minister", "RUS", "2016", "Dmitry Medvedev"},
		{"finance minister", "RUS", "2025-11-04", "Anton Siluanov"},
		{"president", "USA", "2021-01-20", "Joe Biden"}, // the day of change
		{"president", "USA", "2021-01-19", "Donald Trump"},
		{"secretary of state", "USA", "2023-07-01", "Antony Blinken"},
		{"foreign minister", "CHN", "2023-03-01", "Qin Gang"},
		{"foreign minister", "CHN", "2024-01-01", "Wang Yi"},
		{"foreign secretary", "GBR", "2015-12-01", "Philip Hammond"},
		{"prime minister", "GBR", "2022-09-20", "Liz Truss"},
		{"high representative", "IGO:EU", "2022-05-05", "Josep Borrell"},
		{"secretary-general", "IGO:NATO", "2024-10-01", "Mark Rutte"},
		{"president", "USA", "1940-01-01", ""},
		{"president", "ATL", "2020-01-01", ""},
	} {
		h, ok := tables.HolderOf(c.office, c.party, c.date)
		if h.Person != c.want || ok != (c.want != "") {
			t.Errorf("%s of %s on %s: %q, want %q", c.office, c.party, c.date, h.Person, c.want)
		}
	}
}

func TestHoldersAt(t *testing.T) {
	tables := loaded(t)
	for _, c := range []struct {
		text, person, party string
		n                   int
	}{
		{"Blinken told", "Antony Blinken", "USA", 1},
		{"Antony J. Blinken told", "Antony Blinken", "USA", 3},
		{"Sullivan met", "John Sullivan", "USA", 1},
		{"Harris met", "Kamala Harris", "USA", 1},
		{"Peskov said", "Dmitry Peskov", "RUS", 1},
		{"Wang Yi said", "Wang Yi", "CHN", 2},
		{"Xi praised", "Xi Jinping", "CHN", 1},
		{"Orban vetoed", "Viktor Orbán", "HUN", 1},
		{"Mevlut Cavusoglu said", "Mevlüt Çavuşoğlu", "TUR", 2},
		{"Ursula von der Leyen said", "Ursula von der Leyen", "IGO:EU", 4},
		{"Kim Jong-un watched", "Kim Jong Un", "PRK", 4},
		{"May 4", "", "", 0},
		{"may", "", "", 0},
	} {
		terms, n := tables.HoldersAt(split(c.text))
		found := c.person == "" && len(terms) == 0
		for _, h := range terms {
			found = found || h.Person == c.person && h.Party == c.party
		}
		if !found || n != c.n {
			t.Errorf("%q: %v in %d words, want %s of %s in %d", c.text, terms, n, c.person, c.party, c.n)
		}
	}
}

func TestHoldersNamed(t *testing.T) {
	tables := loaded(t)
	for _, c := range []struct {
		name string
		want int
	}{
		{"Antony Blinken", 2}, {"orban", 1}, {"Mishustin", 1}, {"nobody", 0}, {"", 0},
	} {
		if terms := tables.HoldersNamed(c.name); len(terms) != c.want {
			t.Errorf("%q: %d terms, want %d: %v", c.name, len(terms), c.want, terms)
		}
	}
}

func TestOfficesAt(t *testing.T) {
	tables := loaded(t)
	for _, c := range []struct {
		text, office string
		n            int
		speaks       bool
	}{
		{"Foreign Minister Wang", "foreign minister", 2, true},
		{"Minister of Foreign Affairs of", "foreign minister", 4, true},
		{"Secretary of State Kerry", "secretary of state", 3, true},
		{"Secretary-General of", "secretary-general", 3, true},
		{"national security advisor", "national security adviser", 3, true},
		{"Defense Minister", "defence minister", 2, true},
		{"Vice-President Han", "vice president", 3, true},
		{"President Macron", "president", 1, true},
		{"spokeswoman said", "spokesperson", 1, true},
		{"Chargé d’Affaires", "charge d'affaires", 2, true},
		{"former president", "former official", 2, false},
		{"political scientist", "analyst", 2, false},
		{"table", "", 0, false},
	} {
		offices, n := tables.OfficesAt(split(c.text))
		if n != c.n || (len(offices) == 0) != (c.office == "") {
			t.Errorf("%q: %v in %d words", c.text, offices, n)
			continue
		}
		if len(offices) > 0 && (offices[0].Name != c.office || offices[0].Speaks != c.speaks) {
			t.Errorf("%q: %+v, want %s", c.text, offices[0], c.office)
		}
	}
}

func TestCurrenciesAt(t *testing.T) {
	tables := loaded(t)
	for _, c := range []struct {
		words []string
		code  string
		n     int
	}{
		{[]string{"$"}, "USD", 1},
		{[]string{"US$"}, "USD", 1},
		{[]string{"US", "$", "240"}, "USD", 2},
		{[]string{"A$"}, "AUD", 1},
		{[]string{"€"}, "EUR", 1},
		{[]string{"yuan"}, "CNY", 1},
		{[]string{"RMB"}, "CNY", 1},
		{[]string{"U.S.", "dollars"}, "USD", 2},
		{[]string{"Australian", "dollars"}, "AUD", 2},
		{[]string{"roubles"}, "RUB", 1},
		{[]string{"rubles"}, "RUB", 1},
		{[]string{"EUR"}, "EUR", 1},
		{[]string{"apples"}, "", 0},
	} {
		best, n := tables.CurrenciesAt(c.words)
		code := ""
		if len(best) > 0 {
			code = best[0].Code
		}
		if code != c.code || n != c.n {
			t.Errorf("%q: %s in %d words, want %s in %d", c.words, code, n, c.code, c.n)
		}
	}
	if c, ok := tables.Currency("CNY"); !ok || c.Parties[0] != "CHN" {
		t.Errorf("CNY: %+v", c)
	}
}
