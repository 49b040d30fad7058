package reader

import (
	"slices"
	"testing"

	"chancery/lang"
)

// Whoever does something to a party is another one.
func TestNobodyIsBesideThemselves(t *testing.T) {
	model, err := lang.Load(lang.Embedded(), lang.Options{})
	if err != nil {
		t.Fatal(err)
	}
	namer := testNamer(t)
	for _, c := range []struct{ text, words, code string }{
		{"The president of Kenya spoke with the president of Norway. The president thanked Oslo for its help.", "president thanked", "KEN"},
		{"Norway wrote to Chile. Kenya praised Norway. It asked Norway to wait.", "It asked", "KEN"},
		{"Norway's parliament wrote to Chile. The parliament condemned Norway.", "parliament condemned", "CHL"},
	} {
		a := model.Analyse(c.text)
		cast := namer.Cast(Paper{Text: c.text, Sentences: a.Sentences, Published: "2023-05-10"})
		var tokens []lang.Token
		for _, s := range a.Sentences {
			tokens = append(tokens, s.Tokens...)
		}
		ok := slices.ContainsFunc(cast.Mentions, func(m Mention) bool {
			at := tokens[m.Head].Start
			return len(c.text) >= at+len(c.words) && c.text[at:at+len(c.words)] == c.words && slices.Equal(m.Codes, []string{c.code})
		})
		if !ok {
			t.Errorf("%s: %q is not %s", c.text, c.words, c.code)
		}
	}
}
