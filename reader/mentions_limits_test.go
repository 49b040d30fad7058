package reader

import (
	"strings"
	"testing"

	"chancery/facts"
	"chancery/lang"
)

func testNamer(t testing.TB) *Namer {
	t.Helper()
	tables, err := facts.Load()
	if err != nil {
		t.Fatal(err)
	}
	refs, err := facts.LoadReferences()
	if err != nil {
		t.Fatal(err)
	}
	return NewNamer(tables, refs)
}

// Hostile text comes to an end and gives mentions that are stretches of it.
func TestCastHostileText(t *testing.T) {
	namer := testNamer(t)
	const news = "Norway and Chile said on Monday that the two countries would open talks; the latter's foreign minister, Ana Prueba, thanked its partner.\n"
	for name, text := range map[string]string{
		"a megabyte":      strings.Repeat(news, 1<<20/len(news)),
		"brackets":        strings.Repeat("(", 10000) + "France" + strings.Repeat(")", 10000),
		"one sentence":    strings.Repeat("France and the ", 33000),
		"capitals":        strings.Repeat("Xyz ", 100000),
		"states in a row": strings.Repeat("Norway, ", 50000) + "ministers",
		"offices":         strings.Repeat("President of the ", 30000),
		"one word":        strings.Repeat("x", 1<<20),
		"pronouns":        strings.Repeat("they and he ", 30000),
		"no words":        strings.Repeat("\xff\x00 ", 30000),
		"empty":           "",
	} {
		t.Run(name, func(t *testing.T) {
			sentences := lang.Plain(text)
			cast := namer.Cast(Paper{Text: text, Sentences: sentences})
			for _, m := range cast.Mentions {
				if m.First > m.Last {
					t.Fatalf("a mention from %d to %d", m.First, m.Last)
				}
			}
		})
	}
}

// Whatever the text, mentions lie within it, in order, with their head inside.
func FuzzCast(f *testing.F) {
	namer := testNamer(f)
	f.Add("Norway's foreign minister, Ana Prueba, met her counterpart. \"We agree,\" she said.")
	f.Add("The President of the Republic of Chile, and the latter’s")
	f.Add("both of the two, the former, U.S.-Norway, Mr. ")
	f.Fuzz(func(t *testing.T, text string) {
		sentences := lang.Plain(text)
		tokens := 0
		for _, s := range sentences {
			tokens += len(s.Tokens)
		}
		for _, m := range namer.Cast(Paper{Text: text, Sentences: sentences}).Mentions {
			if m.First < 0 || m.First > m.Head || m.Head > m.Last || m.Last >= tokens {
				t.Fatalf("mention %+v of %d tokens in %q", m, tokens, text)
			}
		}
	})
}
