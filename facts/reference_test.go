package facts

import "testing"

func TestReferences(t *testing.T) {
	refs, err := LoadReferences()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		words []string
		role  ReferenceRole
		value string
		n     int
	}{
		{[]string{"its", "envoy"}, ReferPronoun, "it", 1},
		{[]string{"heads", "of", "state", "and", "government", "met"}, ReferCollective, "", 5},
		{[]string{"latter"}, ReferOrdinal, "last", 1},
		{[]string{"three"}, ReferCardinal, "3", 1},
		{[]string{"kingdom"}, ReferDescriptor, "state", 1},
	} {
		words, n := refs.At(c.words)
		found := false
		for _, w := range words {
			found = found || w.Role == c.role && w.Value == c.value
		}
		if !found || n != c.n {
			t.Errorf("At(%q) = %+v, %d", c.words, words, n)
		}
	}
	if words, n := refs.At([]string{"readout", "of"}); n > 0 {
		t.Errorf("a word of titles in running text: %+v", words)
	}
	if words, _ := refs.TitleAt([]string{"Joint", "Statement", "by"}); len(words) == 0 || words[0].Value != "joint-statement" {
		t.Errorf("TitleAt = %+v", words)
	}
}
