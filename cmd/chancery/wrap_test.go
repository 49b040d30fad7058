package main

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      int
		most       int
		want       []string
	}{
		{"fits", "a short line", 20, 3, []string{"a short line"}},
		{"breaks between words", "the ministers met today", 13, 3, []string{"the ministers", "met today"}},
		{"a long word is split", "transponders", 5, 9, []string{"trans", "ponde", "rs"}},
		{"wide characters count twice", "漁業協定", 5, 9, []string{"漁業", "協定"}},
		{"a cut is marked", "one two three four", 9, 1, []string{"one two…"}},
		{"nothing", "", 9, 2, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, l := range wrap(c.text, c.width, c.most, plainText) {
				got = append(got, l.text)
			}
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("lines are %q, want %q", got, c.want)
			}
		})
	}
}

// Whatever a text holds, its lines fit, lose no letters and do nothing to the
// terminal.
func FuzzWrap(f *testing.F) {
	f.Add("the ministers met today", 13)
	f.Add("漁業協定 \x1b[2J\u202e\u0301\u0301", 2)
	f.Add("👩‍👩‍👧‍👦 \U0001F1F3\U0001F1FF", 4)
	f.Fuzz(func(t *testing.T, text string, width int) {
		if !utf8.ValidString(text) {
			return
		}
		width = 2 + width&127
		text = clean(text)
		var all strings.Builder
		for _, l := range wrap(text, width, len(text)+1, plainText) {
			if w := uniseg.StringWidth(l.text); w > width {
				t.Fatalf("%q is %d columns wide, the column %d", l.text, w, width)
			}
			all.WriteString(strings.ReplaceAll(l.text, " ", ""))
		}
		if want := strings.ReplaceAll(text, " ", ""); all.String() != want {
			t.Fatalf("lines hold %q, want %q", all.String(), want)
		}
		if strings.ContainsAny(text, "\x1b\n\r\t\x07\u202e\u2067") {
			t.Fatalf("%q is not clean", text)
		}
	})
}
