package reader_test

import (
	"encoding/json"
	"testing"

	"chancery/document"
	"chancery/lang"
	"chancery/reader"
	"chancery/statement"
)

// Whatever the text, a reading can be written as JSON, its words stand in the
// text to the letter, and each confidence is a probability.
func FuzzReading(f *testing.F) {
	r := newReader(f, lang.Options{})
	f.Add("They agreed to work together and promised to meet again next year. It was decided to hold talks.")
	f.Add("Peru and Kenya said on 3 May 2021 that they would not support the ban, and trade rose by 12% to $3 billion.")
	f.Fuzz(func(t *testing.T, text string) {
		d, err := document.Decode("text.txt", []byte(text))
		if err != nil {
			t.Skip()
		}
		reading := r.Read(d, reader.Options{Published: "2025-01-02"})
		if _, err := json.Marshal(reading); err != nil {
			t.Fatal(err)
		}
		for _, s := range reading.Statements {
			if s.Confidence < 0 || s.Confidence > 1 {
				t.Fatalf("confidence %v of %q", s.Confidence, s.Content.Text)
			}
			for _, span := range []statement.Span{s.Operative, s.Content, s.Quote} {
				if text[span.Start:span.End] != span.Text {
					t.Fatalf("%q is not what stands at %d", span.Text, span.Start)
				}
			}
		}
	})
}
