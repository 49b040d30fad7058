package gold

import "testing"

// The texts that training learns from beside those it is given stand as they
// are marked, and none of them is measured on.
func TestTrainingTextsAreMarkedAndApart(t *testing.T) {
	learnt, err := Load("../train/texts")
	if err != nil {
		t.Fatal(err)
	}
	measured, err := Load("../testdata/gold")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, text := range measured {
		names[string(text.Raw)] = true
	}
	for _, text := range learnt {
		if len(text.Marks) == 0 {
			t.Errorf("%s: nothing is marked", text.Name)
		}
		if names[string(text.Raw)] {
			t.Errorf("%s: the text is measured on", text.Name)
		}
	}
}
