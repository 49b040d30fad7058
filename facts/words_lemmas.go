package facts

import "strings"

// endings are the regular endings of an English verb, each with what the bare
// verb may have in its place.
var endings = []struct {
	ending string
	bare   []string
}{
	{"ies", []string{"y"}}, {"ied", []string{"y"}}, {"es", []string{"", "e"}}, {"s", []string{""}},
	{"ed", []string{"", "e"}}, {"ing", []string{"", "e"}}, {"aid", []string{"ay"}},
}

// VerbOf gives the lemma of a verb as the tables know it. A learnt lemmatiser
// errs on some verbs (“rejecte”, “launc”, “said”): where the tables do not know the
// lemma, the word itself without its ending counts, if they know that. A
// lemma that cannot be mended is returned as it is. Both are in small letters.
func (w *Words) VerbOf(lemma, word string) string {
	if w.knowsVerb(lemma) {
		return lemma
	}
	for _, e := range endings {
		stem, ok := strings.CutSuffix(word, e.ending)
		if !ok {
			continue
		}
		for _, bare := range e.bare {
			if w.knowsVerb(stem + bare) {
				return stem + bare
			}
		}
		if n := len(stem); n > 1 && stem[n-1] == stem[n-2] && w.knowsVerb(stem[:n-1]) {
			return stem[:n-1] // “cancelled”, “stopping”
		}
	}
	return lemma
}

func (w *Words) knowsVerb(lemma string) bool {
	_, _, says := w.SayingAt([]string{lemma})
	return says || w.operatives[lemma] != nil || w.frames[lemma] != ""
}
