package reader_test

import (
	"strings"
	"testing"

	"chancery/lang"
)

// Sentences of our own: what a verb's object, frame or negation makes of its code.
func TestEventsAreCodedByTheDeed(t *testing.T) {
	r := newReader(t, lang.Options{})
	for _, test := range []struct{ text, operative, event, cameo string }{
		{"Turkey imposed a curfew in the Syrian town of Afrin on Monday.", "imposed", "COERCE", "1723"},
		{"The Chilean government launched an investigation into two Peruvian trawlers.", "launched", "ACCUSE", "090"},
		{"Kenya lifted its travel ban on Somalia on Friday.", "lifted", "CONCEDE", "085"},
		{"Norway called on Israel to release the detained Palestinian doctors.", "called", "REQUEST", "025"},
		{"Germany agreed to supply weapons to Lithuania.", "agreed", "AGREE", "0332"},
		{"Peru will attack the Bolivian border posts.", "will", "THREATEN", "138"},
		{"Peru will not send a delegation to Bolivia.", "will", "REJECT", "12"},
		{"Peru and Bolivia undertake not to attack each other.", "undertake", "AGREE", "03"},
		{"Bolivia extradited a Peruvian smuggler.", "extradited", "COOPERATE", "063"},
		{"Foreign Minister Anna Berg of Sweden will visit Jordan in May.", "will", "CONSULT", "036"},
	} {
		found := false
		for _, s := range readAt(t, r, test.text, test.operative) {
			if s.Event == nil {
				continue
			}
			found = true
			if s.Event.Type != test.event || s.Event.Cameo[:len(test.cameo)] != test.cameo {
				t.Errorf("%s: %s %s, want %s %s", test.text, s.Event.Type, s.Event.Cameo, test.event, test.cameo)
			}
		}
		if !found {
			t.Errorf("%s: nothing is read from %q", test.text, test.operative)
		}
	}
}

// What a figure counts is a deed, but the figure itself is none.
func TestFiguresTellTheDeedTheyCount(t *testing.T) {
	r := newReader(t, lang.Options{})
	for _, test := range []struct{ text, operative, event, cameo string }{
		{"Peruvian police arrested 40 Chilean fishermen on Monday.", "arrested", "COERCE", "173"},
		{"Norway gave Malawi 20 million dollars of aid.", "gave", "AID", "07"},
		{"Exports to Chile rose to 40 million dollars.", "rose", "", ""},
	} {
		found := false
		for _, s := range readAt(t, r, test.text, test.operative) {
			if s.Figure == nil {
				continue
			}
			found = true
			deed := s.Coded()
			switch {
			case s.Event != nil:
				t.Errorf("%s: the figure has the event %v", test.text, s.Event)
			case test.event == "":
				if deed != nil {
					t.Errorf("%s: counts %v, want no deed", test.text, deed)
				}
			case deed == nil || deed.Type != test.event || !strings.HasPrefix(deed.Cameo, test.cameo):
				t.Errorf("%s: counts %v, want %s %s", test.text, deed, test.event, test.cameo)
			}
		}
		if !found {
			t.Errorf("%s: no figure at %q", test.text, test.operative)
		}
	}
}
