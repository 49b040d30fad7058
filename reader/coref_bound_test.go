package reader

import (
	"slices"
	"strings"
	"testing"

	"chancery/lang"
)

// Whoever does something to a party is another one, what is theirs is the
// subject's, and it may be no party at all.
func TestPronounsFollowTheTree(t *testing.T) {
	model, err := lang.Load(lang.Embedded(), lang.Options{})
	if err != nil {
		t.Fatal(err)
	}
	namer := testNamer(t)
	for _, c := range []struct{ text, words, code string }{
		{"The president of Kenya spoke with the president of Norway. The president thanked Oslo for its help.", "president thanked", "KEN"},
		{"Norway wrote to Chile. Kenya praised Norway. It asked Norway to wait.", "It asked", "KEN"},
		{"Norway's parliament wrote to Chile. The parliament condemned Norway.", "parliament condemned", "CHL"},
		{"Chile got its money last year, Ghana obtained promises from its creditors in May.", "its creditors", "GHA"},
		{"Kenya wrote to Norway. The resolution extends the embargo. It also asks Chile for help.", "It also", ""},
	} {
		a := model.Analyse(c.text)
		cast := namer.Cast(Paper{Text: c.text, Sentences: a.Sentences, Published: "2023-05-10"})
		var tokens []lang.Token
		for _, s := range a.Sentences {
			tokens = append(tokens, s.Tokens...)
		}
		ok := slices.ContainsFunc(cast.Mentions, func(m Mention) bool {
			at := tokens[m.Head].Start
			return strings.HasPrefix(c.text[at:], c.words) && (c.code == "" || slices.Equal(m.Codes, []string{c.code}))
		})
		if ok != (c.code != "") {
			t.Errorf("%s: %q is not %s", c.text, c.words, c.code)
		}
	}
}
