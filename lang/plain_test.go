package lang

import (
	"slices"
	"testing"
)

func TestPlainSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"The envoys met. They agreed.", []string{"The envoys met.", "They agreed."}},
		{"A title without stop\nThen the text.", []string{"A title without stop", "Then the text."}},
		{"Talks in the U.S. capital ended. “We agree.” He left.", []string{"Talks in the U.S. capital ended.", "“We agree.”", "He left."}},
		{"It cost 3.5 million. Forty states signed.", []string{"It cost 3.5 million.", "Forty states signed."}},
		{"\n\n", nil},
	} {
		var got []string
		for _, s := range Plain(c.text) {
			got = append(got, c.text[s.Start:s.End])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("Plain(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}
