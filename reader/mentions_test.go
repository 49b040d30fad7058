package reader

import (
	"slices"
	"strings"
	"testing"

	"chancery/lang"
)

// castOf reads a text with no model.
func castOf(t testing.TB, namer *Namer, text string) (Cast, []lang.Token) {
	t.Helper()
	sentences := lang.Plain(text)
	var tokens []lang.Token
	for _, s := range sentences {
		tokens = append(tokens, s.Tokens...)
	}
	return namer.Cast(Paper{Text: text, Sentences: sentences, Published: "2023-05-10"}), tokens
}

// found tells whether a mention with those words, that head, sort and parties
// is among a document's; codes are parted by blanks.
func found(cast Cast, tokens []lang.Token, text, words, head string, sort Sort, codes string) bool {
	return slices.ContainsFunc(cast.Mentions, func(m Mention) bool {
		return text[tokens[m.First].Start:tokens[m.Last].End] == words && text[tokens[m.Head].Start:tokens[m.Head].End] == head &&
			m.Sort == sort && strings.Join(m.Codes, " ") == codes
	})
}

func TestMentions(t *testing.T) {
	namer := testNamer(t)
	for _, c := range []struct {
		text, words, head string
		sort              Sort
		codes             string
	}{
		{"Norway signed.", "Norway", "Norway", StateName, "NOR"},
		{"The Norwegians signed.", "Norwegians", "Norwegians", PeopleName, "NOR"},
		{"They bought Norwegian fish.", "Norwegian", "Norwegian", Adjective, "NOR"},
		{"The Norwegian side signed.", "Norwegian side", "side", OrganName, "NOR"},
		{"Norway's new government signed.", "Norway's new government", "government", OrganName, "NOR"},
		{"The Norwegian and Chilean presidents met.", "Norwegian and Chilean presidents", "presidents", OfficeName, "NOR CHL"},
		{"The presidents of Kenya and Uganda met.", "presidents of Kenya and Uganda", "presidents", OfficeName, "KEN UGA"},
		{"Prime Minister of Kenya Jane Prueba spoke.", "Prime Minister of Kenya Jane Prueba", "Prueba", PersonName, "KEN"},
		{"Kenyan Prime Minister Jane Prueba spoke.", "Kenyan Prime Minister Jane Prueba", "Prueba", PersonName, "KEN"},
		{"Prime Minister Jane Prueba of Kenya spoke.", "Prime Minister Jane Prueba of Kenya", "Prueba", PersonName, "KEN"},
		{"Kenya's prime minister, Jane Prueba, spoke.", "Jane Prueba", "Prueba", PersonName, "KEN"},
		{"Jane Prueba, the prime minister of Kenya, spoke.", "Jane Prueba", "Prueba", PersonName, "KEN"},
		{"Kenya's prime minister, Jane Prueba, left. Later Prueba wrote.", "Prueba", "Prueba", PersonName, "KEN"},
		{"Envoys met in Nairobi.", "Nairobi", "Nairobi", PlaceName, "KEN"},
		{"The note irritated Nairobi.", "Nairobi", "Nairobi", CapitalName, "KEN"},
		{"Nairobi said no.", "Nairobi", "Nairobi", CapitalName, "KEN"},
		{"Kenya and Uganda met. Both sides agreed.", "Both sides", "sides", CollectiveOf, "KEN UGA"},
		{"Kenya met Uganda. The latter agreed.", "The latter", "latter", DescribedAs, "UGA"},
		{"The representative of Norway rose. She spoke to Chile.", "She", "She", PronounOf, "NOR"},
		{"Chile listened to the envoy of Kenya, whose government had asked for help.", "government", "government", OrganName, "KEN"},
		{"The International Monetary Fund lent to Kenya. Chile was asked by the Fund.", "the Fund", "Fund", DescribedAs, "IGO:IMF"},
		{"Kenya met Uganda, it said. The former agreed.", "The former", "former", DescribedAs, "KEN"},
		{"Kenya called Uganda, Kenya said. The latter agreed.", "The latter", "latter", DescribedAs, "UGA"},
		{"A spokesman for the Norwegian foreign ministry left Chile.", "spokesman", "spokesman", OfficeName, "NOR"},
		{"Chile was silent. In Nairobi the generals spoke.", "the generals", "generals", OrganName, "KEN"},
		{"Norway's parliament wrote to Chile. The parliament asked for help.", "parliament", "parliament", OrganName, "NOR"},
		{"Kenya wrote to Oslo. The African country wants peace.", "The African country", "country", DescribedAs, "KEN"},
		{"Kenya said it would sign.", "it", "it", PronounOf, "KEN"},
		{"Kenya wrote to Oslo. The country wants peace.", "The country", "country", DescribedAs, "KEN"},
		{"The Kenyan minister Jane Prueba rose. She spoke.", "She", "She", PronounOf, "KEN"},
		{"\"We agree,\" said Jane Prueba, Kenya's foreign minister. Uganda was silent.", "We", "We", PronounOf, "KEN"},
		{"The Minister for the Middle East, Jane Prueba, rose.", "Minister for the Middle East", "Minister", OfficeName, ""},
		{"NATO met.", "NATO", "NATO", Organisation, "IGO:NATO"},
	} {
		cast, tokens := castOf(t, namer, c.text)
		if !found(cast, tokens, c.text, c.words, c.head, c.sort, c.codes) {
			t.Errorf("%q: no %s %q of %s with head %q in %+v", c.text, c.sort, c.words, c.codes, c.head, cast.Mentions)
		}
	}
}

func TestNoMention(t *testing.T) {
	namer := testNamer(t)
	for _, text := range []string{
		"It is vital that work goes on.",
		"Students read on Tuesday.",
		"The garden was green.",
	} {
		if cast, _ := castOf(t, namer, text); len(cast.Mentions) > 0 {
			t.Errorf("%q: %+v", text, cast.Mentions)
		}
	}
}

func TestParties(t *testing.T) {
	namer := testNamer(t)
	for _, c := range []struct{ text, parties, kind, speaker string }{
		{"Norway-Chile Joint Statement\nThe two countries agreed.", "NOR CHL", kindJoint, "NOR CHL"},
		{"Joint Statement on the Norway-Chile Fund\nWe agreed.", "NOR CHL", kindJoint, "NOR CHL"},
		{"Joint Statement by the G7 on Sudan\nWe, the leaders of the G7, deplore the war.", "IGO:G7", kindJoint, "IGO:G7"},
		{"Readout of President Biden's Call with Prime Minister Jane Prueba of Norway\nThey spoke today.", "USA NOR", kindReadout, "USA"},
		{"Telephone conversation with President of Chile Jane Prueba\nPresident of Kenya Otieno Prueba had a telephone conversation with President of Chile Jane Prueba.", "KEN CHL", kindReadout, "KEN"},
		{"Norway and Chile quarrel over cod\nOSLO, May 9 - Norway said on Monday that Chile had broken a promise. The Chilean minister denied it.", "NOR CHL", kindNews, "NOR"},
	} {
		cast, _ := castOf(t, namer, c.text)
		if got := strings.Join(cast.Parties, " "); got != c.parties || cast.Kind != c.kind || strings.Join(cast.Speaker, " ") != c.speaker {
			t.Errorf("%q: %s %q spoken by %q, want %s %q by %q", c.text, cast.Kind, got, cast.Speaker, c.kind, c.parties, c.speaker)
		}
	}
	if cast, _ := castOf(t, namer, "Norway and the US sign a pact\nChile asked the US for help and the US refused."); cast.Speaker[0] != "NOR" {
		t.Errorf("US read as us: spoken by %q", cast.Speaker)
	}
	cast := namer.Cast(Paper{Text: "Norway met Chile.", Sentences: lang.Plain("Norway met Chile."), Parties: []string{"KEN"}})
	if len(cast.Parties) != 1 || cast.Parties[0] != "KEN" {
		t.Errorf("the user's parties are not kept: %q", cast.Parties)
	}
}
