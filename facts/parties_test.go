package facts

import (
	"strings"
	"testing"
)

func TestAliasesAt(t *testing.T) {
	tables := loaded(t)
	for _, c := range []struct {
		text string
		want string // sort:code of each meaning
		n    int
	}{
		{"China agreed", "name:CHN", 1},
		{"CHINA AGREED", "name:CHN", 1},
		{"china vases", "", 0},
		{"People's Republic of China said", "official:CHN", 5},
		{"People’s Republic of China said", "official:CHN", 5},
		{"Democratic People's Republic of Korea fired", "official:PRK", 6},
		{"US officials", "acronym:USA", 1},
		{"U.S. officials", "acronym:USA", 1},
		{"us all", "", 0},
		{"Us and them", "", 0},
		{"Türkiye will", "name:TUR", 1},
		{"Turkiye will", "name:TUR", 1},
		{"Turkey will", "name:TUR", 1},
		{"turkey will", "", 0},
		{"Ivory Coast", "name:CIV", 2},
		{"Côte d’Ivoire", "name:CIV", 2},
		{"Cote d ' Ivoire", "name:CIV", 4},
		{"Burma's generals", "name:MMR", 1},
		{"Swaziland's king", "name:SWZ", 1},
		{"Guinea-Bissau and", "name:GNB", 3},
		{"Guinea and", "name:GIN", 1},
		{"Russian-Chinese talks", "demonym:RUS", 1},
		{"Russians voted", "people:RUS", 1},
		{"Kremlin said", "metonym:RUS", 1},
		{"Downing Street said", "metonym:GBR", 2},
		{"Elysée said", "metonym:FRA", 1},
		{"Foggy Bottom", "metonym:USA", 2},
		{"Beijing said", "capital:CHN", 1},
		{"Kiev said", "capital:UKR", 1},
		{"Brussels proposed", "capital:BEL metonym:IGO:EU", 1},
		{"Hangzhou hosted", "city:CHN", 1},
		{"Crimea is", "region:UKR", 1},
		{"Taiwan Strait tensions", "region:", 2},
		{"Taiwan is", "name:TWN", 1},
		{"Korean Peninsula", "region:", 2},
		{"Korean workers", "demonym:KOR", 1},
		{"South China Sea", "region:", 3},
		{"Paris Agreement", "other:", 2},
		{"Paris agreed", "capital:FRA", 1},
		{"UN Security Council met", "name:IGO:UN", 3},
		{"Nato ministers", "acronym:IGO:NATO", 1},
		{"NATO ministers", "acronym:IGO:NATO", 1},
		{"nato", "", 0},
		{"Shanghai Cooperation Organisation", "name:IGO:SCO", 3},
		{"OPEC+ cut", "name:IGO:OPEC-PLUS", 1},
		{"OPEC cut", "acronym:IGO:OPEC", 1},
		{"the West fears", "name:GRP:WEST", 2},
		{"West of the river", "", 0},
		{"Western sanctions", "demonym:GRP:WEST", 1},
		{"Islamic State fighters", "name:NGO:isil", 2},
		{"Da’esh attacks", "name:NGO:isil", 1},
		{"Congo said", "name:COD name:COG", 1},
		{"Republic of Congo said", "name:COG", 3},
		{"Republic of the Congo said", "name:COG", 4},
		{"Dominican Republic", "name:DOM", 2},
		{"", "", 0},
		{"- China", "", 0},
	} {
		best, n := tables.AliasesAt(split(c.text))
		var have []string
		for _, a := range best {
			have = append(have, string(a.Sort)+":"+a.Code)
		}
		if strings.Join(have, " ") != c.want || n != c.n {
			t.Errorf("%q: %q in %d words, want %q in %d", c.text, have, n, c.want, c.n)
		}
	}
}

func TestAliasesAtHostileWords(t *testing.T) {
	tables := loaded(t)
	long := strings.Repeat("a", 1<<20)
	for _, words := range [][]string{
		nil, {""}, {long}, {"United", long}, {strings.Repeat("-", 1<<16)}, {strings.Repeat("United ", 1<<16)},
		{"\xff\xfe"}, {"United", "\x00"}, {strings.Repeat("'", 1000)}, {strings.Repeat("\u0301", 1000)},
	} {
		if _, n := tables.AliasesAt(words); n != 0 {
			t.Errorf("%d words match", n)
		}
	}
}

func FuzzAliasesAt(f *testing.F) {
	f.Add("People's Republic of China")
	f.Add("U.S.-led")
	tables, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		words := split(text)
		best, n := tables.AliasesAt(words)
		if n < 0 || n > len(words) || (n == 0) != (len(best) == 0) {
			t.Errorf("%d meanings in %d of %d words", len(best), n, len(words))
		}
	})
}

func TestParty(t *testing.T) {
	tables := loaded(t)
	for _, c := range []struct{ code, name, kind, of string }{
		{"PSE", "Palestine", State, ""},
		{"VAT", "Holy See", State, ""},
		{"XKX", "Kosovo", State, ""},
		{"TWN", "Taiwan", State, ""},
		{"ESH", "Western Sahara", Territory, ""},
		{"HKG", "Hong Kong", Territory, "CHN"},
		{"GRL", "Greenland", Territory, "DNK"},
		{"IGO:SCO", "Shanghai Cooperation Organization", IGO, ""},
		{"NGO:hamas", "Hamas", Armed, "PSE"},
		{"GRP:WEST", "the West", Group, ""},
	} {
		p, ok := tables.Party(c.code)
		if !ok || p.Name != c.name || p.Kind != c.kind || p.Of != c.of {
			t.Errorf("%s: %+v, want %s, a %s of %q", c.code, p, c.name, c.kind, c.of)
		}
	}
	if _, ok := tables.Party("ATL"); ok {
		t.Error("Atlantis is a party")
	}
}

func TestMemberOf(t *testing.T) {
	tables := loaded(t)
	for _, c := range []struct {
		code, organisation string
		want               bool
	}{
		{"CHN", "IGO:BRICS", true},
		{"JPN", "IGO:BRICS", false},
		{"JPN", "IGO:QUAD", true},
		{"GBR", "IGO:EU", false},
		{"FIN", "IGO:NATO", true},
		{"KEN", "IGO:AU", true},
		{"KEN", "IGO:G20", true}, // through the African Union
		{"IGO:AU", "IGO:G20", true},
		{"MLI", "IGO:ECOWAS", false},
		{"CHN", "IGO:NOWHERE", false},
	} {
		if have := tables.MemberOf(c.code, c.organisation); have != c.want {
			t.Errorf("%s in %s: %t", c.code, c.organisation, have)
		}
	}
}

func TestHomeOf(t *testing.T) {
	tables := loaded(t)
	for code, want := range map[string]string{"KEN": "KEN", "HKG": "HKG", "NGO:pkk": "TUR", "GRP:SOMALILAND": "SOM", "NGO:al-qaeda": "", "IGO:UN": "", "": ""} {
		if got := tables.HomeOf(code); got != want {
			t.Errorf("%q is at home in %q, want %q", code, got, want)
		}
	}
}
