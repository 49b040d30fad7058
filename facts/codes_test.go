package facts

import (
	"strings"
	"testing"
)

func TestCameoOf(t *testing.T) {
	w := loadedWords(t)
	for _, test := range []struct{ event, mode, word, want string }{
		{"COOPERATE", "", "sign", "057"},
		{"COOPERATE", "", "", "060"},
		{"CONSULT", "", "telephone", "041"},
		{"CONSULT", "visit", "", "042"},
		{"CONSULT", "", "visit", "042"},
		{"SANCTION", "", "expel", "166"},
		{"SANCTION", "", "welcome", "160"}, // the word is of another type
		{"ASSAULT", "drone", "attack", "1952"},
		{"RETREAT", "ceasefire", "", "0871"},
		{"ACCUSE", "no such mode", "", "112"},
		{"DANCE", "", "sign", ""},
		{"", "", "", ""},
	} {
		if got := w.CameoOf(test.event, test.mode, test.word); got != test.want {
			t.Errorf("CameoOf(%q, %q, %q) is %q, want %q", test.event, test.mode, test.word, got, test.want)
		}
	}
}

func TestPloverOf(t *testing.T) {
	w := loadedWords(t)
	for _, test := range []struct{ event, mode, cameo, want string }{
		{"COOPERATE", "", "057", "SUPPORT"}, // PLOVER has signing there
		{"CONSULT", "visit", "042", "CONSULT"},
		{"CONSULT", "visit", "036", "AGREE"}, // a visit that is planned
		{"RETREAT", "resign", "083", "RETREAT"},
		{"SUPPORT", "", "010", "SUPPORT"}, // PLOVER has no type for it
		{"AID", "", "", "AID"},
	} {
		if got := w.PloverOf(test.event, test.mode, test.cameo); got != test.want {
			t.Errorf("%s %s %s is %s, want %s", test.event, test.mode, test.cameo, got, test.want)
		}
	}
}

// CAMEO numbers its codes without gaps within each root.
func TestCameoCodesAreComplete(t *testing.T) {
	w := loadedWords(t)
	for root, last := range map[string]string{
		"01": "9", "02": "8", "03": "9", "04": "6", "05": "7", "06": "4", "07": "5", "08": "7", "09": "4", "10": "8",
		"11": "6", "12": "9", "13": "9", "14": "5", "15": "5", "16": "6", "17": "6", "18": "6", "19": "6", "20": "4",
	} {
		for digit := byte('0'); digit <= last[0]; digit++ {
			if _, ok := w.CameoCode(root + string(digit)); !ok {
				t.Errorf("no code %s%c", root, digit)
			}
		}
	}
}

func TestEvents(t *testing.T) {
	w := loadedWords(t)
	for _, test := range []struct {
		event, mode, quad string
		valid             bool
	}{
		{"AGREE", "", "verbal cooperation", true}, {"AID", "", "material cooperation", true},
		{"REJECT", "meet", "verbal conflict", true}, {"COERCE", "cyber", "material conflict", true},
		{"AGREE", "drone", "verbal cooperation", false}, {"DANCE", "", "", false},
	} {
		if w.ValidEvent(test.event, test.mode) != test.valid || w.QuadOf(test.event) != test.quad {
			t.Errorf("%s %s: %v, %q", test.event, test.mode, w.ValidEvent(test.event, test.mode), w.QuadOf(test.event))
		}
	}
}

func TestTopicsOf(t *testing.T) {
	w := loadedWords(t)
	for _, test := range []struct{ words, want string }{
		{"abolish visas for holders of ordinary passports", "immigration"},
		{"build a gas pipeline across the steppe", "energy"},
		{"sell more frigates and missiles to the navy", "defense"},
		{"lower tariffs on imported steel", "foreign-trade"},
		{"protect forests and cut greenhouse gas emissions", "environment"},
		{"send vaccines to hospitals", "health"},
		{"launch a weather satellite", "technology"},
		{"grant scholarships to students", "education"},
		{"open a museum and hold film festivals", "culture"},
		{"extradite drug traffickers", "law-crime"},
		{"raise the minimum wage of workers", "labor"},
		{"build affordable housing", "housing"},
		{"pensions for the elderly", "social-welfare"},
		{"repair the railway bridge", "transportation"},
		{"settle accounts in national currencies", "macroeconomics"},
		{"share the waters of the river basin", "public-lands"},
		{"fishing rights for trawlers", "agriculture"},
		{"respect human rights and religious freedom", "civil-rights"},
		{"observe the parliamentary election", "government-operations"},
		{"supervise banks and protect consumers", "domestic-commerce"},
		{"raise relations to a strategic partnership", "international-affairs"},
	} {
		if got := w.TopicsOf(strings.Fields(test.words)); len(got) == 0 || got[0].Topic != test.want || got[0].Score < 1.5 {
			t.Errorf("%s: %v", test.words, got)
		}
	}
	if got := w.TopicsOf(strings.Fields("a quick brown fox")); got != nil {
		t.Errorf("a fox has topics %v", got)
	}
	once, twice := w.TopicsOf([]string{"tariff"}), w.TopicsOf([]string{"tariffs", "tariff"})
	if once[0] != twice[0] {
		t.Errorf("a term counts twice: %v, %v", once, twice)
	}
}

func TestIssuesOf(t *testing.T) {
	w := loadedWords(t)
	for _, test := range []struct{ words, want string }{
		{"adheres to the One-China principle on Taiwan", "one-china taiwan"},
		{"trade in local currencies and in local currencies", "local-currency-trade"},
		{"the Grand Ethiopian Renaissance Dam", "nile-dam"},
		{"use of AI in the Arctic", "ai arctic"},
		{"ai", ""},
	} {
		if got := strings.Join(w.IssuesOf(strings.Fields(test.words)), " "); got != test.want {
			t.Errorf("%s: %q, want %q", test.words, got, test.want)
		}
	}
}

func TestTopicsHaveCAPCodes(t *testing.T) {
	w := loadedWords(t)
	for slug, code := range map[string]int{"macroeconomics": 1, "defense": 16, "foreign-trade": 18, "culture": 23} {
		if topic, ok := w.Topic(slug); !ok || topic.CAP != code {
			t.Errorf("%s: %+v", slug, topic)
		}
	}
}
