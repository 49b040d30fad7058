package facts

import "testing"

func TestLemmasAreMended(t *testing.T) {
	w := loadedWords(t)
	for _, test := range []struct{ lemma, word, want string }{
		{"reject", "rejected", "reject"},
		{"rejecte", "rejected", "reject"},
		{"launc", "launched", "launch"},
		{"seiz", "seizing", "seize"},
		{"cancell", "cancelled", "cancel"},
		{"stopp", "stopping", "stop"},
		{"deni", "denies", "deny"},
		{"said", "said", "say"},
		{"met", "met", "met"}, // irregular
		{"quacke", "quacked", "quacke"},
		{"", "ed", ""},
	} {
		if got := w.VerbOf(test.lemma, test.word); got != test.want {
			t.Errorf("%q of %q became %q, want %q", test.lemma, test.word, got, test.want)
		}
	}
}
