package reader_test

import (
	"strings"
	"testing"

	"chancery/document"
	"chancery/lang"
	"chancery/reader"
)

// What a text does not vouch for itself is told on the word of whoever it
// names for it, and what follows a semicolon is not.
func TestOnWhoseWord(t *testing.T) {
	r := newReader(t, lang.Options{})
	for _, c := range []struct{ text, operative, saidBy string }{
		{"Trade between Kenya and Norway almost doubled between 2020 and 2024, as per Norwegian customs figures.", "doubled", "NOR"},
		{"Kenya's exports to Norway fell by 12% last year, the Norwegian finance minister disclosed on Tuesday.", "fell", "NOR"},
		{"Kenya accused Norway of espionage; the Norwegian foreign minister said that nobody had been spied on.", "accused", ""},
		{"Kenya accused Norway of espionage.", "accused", ""},
	} {
		d, err := document.Decode("text.txt", []byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, s := range r.Read(d, reader.Options{Published: "2025-01-02"}).Statements {
			if s.Operative.Text != c.operative {
				continue
			}
			var codes []string
			for _, m := range s.SaidBy {
				codes = append(codes, m.Code)
			}
			found = true
			if got := strings.Join(codes, " "); got != c.saidBy {
				t.Errorf("%s: on the word of %q, want %q", c.text, got, c.saidBy)
			}
		}
		if c.saidBy != "" && strings.Contains(c.text, "disclosed") {
			for _, s := range r.Read(d, reader.Options{Published: "2025-01-02"}).Statements {
				if s.Operative.Text == "disclosed" {
					t.Errorf("%s: whose word it is stands as a statement", c.text)
				}
			}
		}
		if !found {
			t.Errorf("%s: no statement on %q", c.text, c.operative)
		}
	}
}
