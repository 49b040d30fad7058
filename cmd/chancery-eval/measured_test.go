package main

import "testing"

func TestBetweenMarks(t *testing.T) {
	const page = "a\n<!-- measured: x -->\nold\n<!-- end of measured: x -->\nb\n"
	got, err := betweenMarks(page, "x", "new\n\n")
	if want := "a\n<!-- measured: x -->\nnew\n<!-- end of measured: x -->\nb\n"; err != nil || got != want {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
	if _, err := betweenMarks(page, "y", "new"); err == nil {
		t.Error("no complaint of marks that are not there")
	}
}

func TestOpenTextsHoldAParagraph(t *testing.T) {
	const known = "The two sides agreed to meet again in the autumn, in a place that is still to be found between them.\n"
	open := openTexts{letters("Heading\n" + known)}
	for text, want := range map[string]bool{
		"Another title\nThe two sides agreed to meet again in the AUTUMN – in a place that is still to be found elsewhere.\n": true,
		"Heading\nThe two sides agreed to meet.\n": false, // too short to tell
	} {
		if got := open.hold(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
