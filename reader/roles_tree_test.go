package reader_test

import (
	"testing"

	"chancery/lang"
	"chancery/statement"
)

// Sentences of our own whose form leaves no doubt who acts.
func TestTheTreeTellsWhoActs(t *testing.T) {
	r := newReader(t, lang.Options{})
	for _, test := range []struct{ text, operative, actor, recipient string }{
		{"A Peruvian journalist was arrested in Chile on Monday.", "arrested", "CHL", "PER"},
		{"Norway said on Friday that Sudan must return the captured ship.", "must", "NOR", "SDN"},
		{"The Kenyan president said they would meet the Norwegian envoy.", "would", "KEN", "NOR"},
	} {
		for _, s := range readAt(t, r, test.text, test.operative) {
			if !only(s.Actors, test.actor) || !only(s.Recipients, test.recipient) {
				t.Errorf("%s: %v to %v, want %s to %s", test.text, s.Actors, s.Recipients, test.actor, test.recipient)
			}
		}
	}
}

func only(list []statement.Mention, code string) bool { return len(list) == 1 && list[0].Code == code }
