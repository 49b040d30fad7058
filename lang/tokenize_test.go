package lang

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTokenize(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They don't know; we'll see.", "They do n't know ; we 'll see ."},
		{"The ministers cannot agree.", "The ministers can not agree ."},
		{"Peru's and the countries’ aims, Chile’s too", "Peru 's and the countries ’ aims , Chile ’s too"},
		{"a long-standing dispute", "a long - standing dispute"},
		{"non-nuclear, co-operation, re-elected, mid-2020", "non-nuclear , co-operation , re-elected , mid-2020"},
		{"a UN-led plan", "a UN - led plan"},
		{"U.S.-China talks", "U.S. - China talks"},
		{"a 12-point plan on COVID-19 by the G-7", "a 12 - point plan on COVID - 19 by the G - 7"},
		{"Mr. Ruiz met Gen. J. Alba at 9 a.m. on Monday.", "Mr. Ruiz met Gen. J. Alba at 9 a.m. on Monday ."},
		{"Resolution No. 12. No. It failed.", "Resolution No. 12 . No . It failed ."},
		{"1,000.5 tonnes, 99.1% and $240", "1,000.5 tonnes , 99.1 % and $ 240"},
		{"US$3.5bn, €20m, 150km, 1990s, 19th", "US$ 3.5 bn , € 20 m , 150 km , 1990s , 19th"},
		{"2001-2005, 2001–05 and 2021/22", "2001 - 2005 , 2001 – 05 and 2021 / 22"},
		{"on 03/12/2020 at 10:30, call 555-010-9999", "on 03/12/2020 at 10:30 , call 555-010-9999"},
		{"See https://example.org/a_(b)?c=1. Or (www.example.net).", "See https://example.org/a_(b)?c=1 . Or ( www.example.net ) ."},
		{"Write to press.desk@example.org.", "Write to press.desk@example.org ."},
		{"and so on... Well-- yes?!", "and so on ... Well -- yes ?!"},
		{"“Peace,” she said [...] 'now'", "“ Peace , ” she said [...] ' now '"},
		{"• and/or; S/RES/2254 (2015)", "• and / or ; S/RES/2254 ( 2015 )"},
		{"AT&T and the party(ies)", "AT&T and the party(ies)"},
		{"O'Brien visited Sana'a in the ’90s", "O'Brien visited Sana'a in the ’90s"},
		{"It ended.Then it began", "It ended . Then it began"},
		{"5G/6G and A/75/PV.6", "5G / 6G and A/75/PV.6"},
		{"PM2.5 fell", "PM2.5 fell"},
		{"élan\u00a0vital\u200bnaïve", "élan vital naïve"},
	} {
		if got := strings.Join(forms(c.text), " "); got != c.want {
			t.Errorf("tokenize(%q)\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func forms(text string) []string {
	var out []string
	for _, s := range tokenize(text, 0, len(text)) {
		out = append(out, text[s.start:s.end])
	}
	return out
}

// No byte but white space is lost, tokens do not overlap, none is empty.
func FuzzTokenize(f *testing.F) {
	for _, s := range []string{"14.2hh 50,000th", "a@b.c 'S n't 'll't", "\xff\xfe. [\x80", "9-9-9-9", "'''98s", "www.", "U.S.", "#-", "w/o A/B/1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		toks := tokenize(text, 0, len(text))
		for _, s := range toks {
			if s.start < at || s.end <= s.start || s.end > len(text) {
				t.Fatalf("token %v after %d of %q", s, at, text)
			}
			onlySpace(t, text[at:s.start])
			at = s.end
		}
		onlySpace(t, text[at:])
		for _, i := range sentenceCandidates(text, toks) {
			if i < 0 || i >= len(toks) {
				t.Fatalf("sentence start %d of %d tokens", i, len(toks))
			}
		}
		Lines(text)
	})
}

func onlySpace(t *testing.T, s string) {
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if !isSpace(r) {
			t.Fatalf("%q is in no token", s)
		}
		s = s[size:]
	}
}

// Time grows with length, whatever the text: a megabyte of each must pass
// within the test's patience.
func TestTokenizeIsLinear(t *testing.T) {
	for _, unit := range []string{"a", "a.", "a-", "non-", "1-", "1/", "a@", "'", "www.", "A/", "(", "1,", "U.", "\u0301", "http://(", "a'", "."} {
		text := strings.Repeat(unit, 1<<20/len(unit))
		toks := tokenize(text, 0, len(text))
		sentenceCandidates(text, toks)
	}
}

func TestSentenceCandidates(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"We met. They agreed! Why? Nobody knows.", []string{"We", "They", "Why", "Nobody"}},
		{"The U.S. Senate voted. \"It is done.\" He left.", []string{"The", "\"", "He"}},
		{"They met in Washington, D.C. The talks were long.", []string{"They", "The"}},
		{"2. The parties agreed (in part). This followed.", []string{"2", "This"}},
		{"Mr. Alba left. and then", []string{"Mr."}},
		{") odd", []string{")"}},
	} {
		toks := tokenize(c.text, 0, len(c.text))
		var got []string
		for _, i := range sentenceCandidates(c.text, toks) {
			got = append(got, c.text[toks[i].start:toks[i].end])
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestLines(t *testing.T) {
	got := Lines("Title\n\n  One two.\r\nThree")
	want := []Line{
		{Tokens: [][2]int{{0, 5}}, Starts: []int{0}},
		{Tokens: [][2]int{{9, 12}, {13, 16}, {16, 17}}, Starts: []int{0}},
		{Tokens: [][2]int{{19, 24}}, Starts: []int{0}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
