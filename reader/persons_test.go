package reader_test

import (
	"testing"

	"chancery/document"
	"chancery/lang"
	"chancery/reader"
)

// An office without a name is the person who held it when the text came out.
func TestOfficeIsAPerson(t *testing.T) {
	r := newReader(t, lang.Options{})
	const text = "The German foreign minister promised on Tuesday to reopen the consulate in Lagos.\n"
	const named = "Germany’s foreign minister, Lena Brandt, promised on Tuesday to reopen the consulate in Lagos.\n"
	for _, c := range []struct{ text, published, want string }{
		{text, "2022-06-01", "Annalena Baerbock"}, {text, "2016-06-01", "Frank-Walter Steinmeier"}, {text, "1950-06-01", ""},
		{named, "2022-06-01", "Lena Brandt"}, {named, "", "Lena Brandt"},
	} {
		d, err := document.Decode("text.txt", []byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		statements := r.Read(d, reader.Options{Published: c.published}).Statements
		if len(statements) == 0 || len(statements[0].Actors) == 0 {
			t.Errorf("%s%+v, want the foreign minister to act", c.text, statements)
			continue
		}
		if person := statements[0].Actors[0].Person; person != c.want {
			t.Errorf("published %q: %sgives %q, want %q", c.published, c.text, person, c.want)
		}
	}
}
