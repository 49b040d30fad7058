package facts

import "testing"

func TestFramedDeeds(t *testing.T) {
	w := loadedWords(t)
	for _, test := range []struct {
		frame      Frame
		deed, want string
	}{
		{Intent, "0722", "0332"}, {Intent, "071", "0331"}, {Appeal, "0841", "0253"}, {Demand, "0874", "1056"},
		{Refusal, "046", "125"}, {Threat, "163", "1312"}, {Ends, "163", "085"}, {Ends, "1723", "0813"},
		{Intent, "190", ""}, {"", "190", ""}, {Intent, "", ""},
	} {
		if got := w.Framed(test.frame, test.deed); got != test.want {
			t.Errorf("%s of %s is %q, want %q", test.frame, test.deed, got, test.want)
		}
	}
}

// What is asked for, intended, demanded, refused or threatened is that, whatever the deed.
func TestFramesKeepTheirRoot(t *testing.T) {
	w := loadedWords(t)
	types := map[Frame]string{Appeal: "REQUEST", Demand: "REQUEST", Intent: "AGREE", Refusal: "REJECT", Threat: "THREATEN"}
	for key, cameo := range w.framed {
		if code, ok := w.CameoCode(cameo); ok && types[key.frame] != "" && code.Event != types[key.frame] {
			t.Errorf("the %s of %s has the code %s, which is %s", key.frame, key.deed, cameo, code.Event)
		}
	}
}

func TestFramesOfWords(t *testing.T) {
	w := loadedWords(t)
	for _, test := range []struct {
		lemmas []string
		want   Frame
	}{
		{[]string{"launch", "a"}, Carries}, {[]string{"call", "off"}, Ends}, {[]string{"call", "on"}, ""}, {[]string{"lift"}, Ends}, {nil, ""},
	} {
		if got := w.FrameAt(test.lemmas, 0); got != test.want {
			t.Errorf("%v: %q, want %q", test.lemmas, got, test.want)
		}
	}
}
