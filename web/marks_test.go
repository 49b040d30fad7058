package web

import (
	"strings"
	"testing"

	"chancery/statement"
)

func span(text, words string) statement.Span {
	at := strings.Index(text, words)
	return statement.Span{Text: words, Start: at, End: at + len(words)}
}

func TestStretchesThatOverlapHaveLanesOfTheirOwn(t *testing.T) {
	text := "reiterated that it does not recognise any change"
	r := statement.Reading{Statements: []statement.Statement{
		{Operative: span(text, "reiterated"), Content: span(text, "it does not recognise any change")},
		{Operative: span(text, "recognise"), Content: span(text, "any change"), Polarity: statement.Negated},
		{Operative: span(text, "reiterated"), Content: span(text, "change")},
	}}
	marks := marksOf(r)
	lanes := map[string]int{}
	for _, m := range marks {
		if m.lane >= 0 {
			lanes[m.notes[0]] = m.lane
		} else if text[m.start:m.end] == "reiterated" && strings.Join(m.notes, " ") != "s1 s3" {
			t.Errorf("the shared word belongs to %v, want both its statements", m.notes)
		}
	}
	if lanes["s1"] == lanes["s2"] || lanes["s2"] == lanes["s3"] || lanes["s1"] == lanes["s3"] {
		t.Errorf("lanes %v, want three", lanes)
	}
	var whole strings.Builder
	for _, s := range segments(text, 0, len(text), marks) {
		whole.WriteString(s.Text)
		if s.Text == "change" && len(s.Layers) != 3 {
			t.Errorf("%q has %d layers, want 3", s.Text, len(s.Layers))
		}
	}
	if whole.String() != text {
		t.Errorf("the segments make %q", whole.String())
	}
}

// FuzzSegments holds that cutting a text up loses none of it, wherever the
// marks lie.
func FuzzSegments(f *testing.F) {
	f.Add("a text of words", 2, 6, 4, 9, 0, 15)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d, e, g int) {
		fit := func(n int) int { return min(max(n, 0), len(text)) }
		r := statement.Reading{Statements: []statement.Statement{
			{Operative: statement.Span{Start: fit(a), End: fit(b)}, Content: statement.Span{Start: fit(c), End: fit(d)}},
			{Operative: statement.Span{Start: fit(e), End: fit(g)}, Content: statement.Span{Start: fit(a), End: fit(g)}},
		}, Doubts: []statement.Doubt{{Span: statement.Span{Start: fit(d), End: fit(b)}}}}
		var whole strings.Builder
		for _, s := range segments(text, 0, len(text), marksOf(r)) {
			whole.WriteString(s.Text)
		}
		if whole.String() != text {
			t.Errorf("%q became %q", text, whole.String())
		}
	})
}

func TestBarsFillTowardsTheirSide(t *testing.T) {
	for _, c := range []struct {
		s       statement.Statement
		on      string
		opposes bool
	}{
		{statement.Statement{Kind: statement.Pledge, Strength: 2}, "M0 0h6v8h-6zM8 0h6v8h-6z", false},
		{statement.Statement{Kind: statement.Position, Strength: 1, Opposing: true}, "M56 0h6v8h-6z", true},
	} {
		if b := barOf(c.s); b.On != c.on || b.Opposes != c.opposes {
			t.Errorf("strength %d: %+v", c.s.Strength, b)
		}
	}
}

func TestDaysInWords(t *testing.T) {
	for edtf, want := range map[string]string{
		"2025-11-04": "4 November 2025", "2024-05": "May 2024", "2027": "2027", "": "",
		"2025-05-31/2025-06-02": "31 May 2025 – 2 June 2025", "2025-01-01/..": "from 1 January 2025", "../2030": "until 2030", "2025?": "2025?",
	} {
		if got := day(edtf); got != want {
			t.Errorf("day(%q) = %q, want %q", edtf, got, want)
		}
	}
}
