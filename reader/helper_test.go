package reader_test

import (
	"testing"

	"chancery/document"
	"chancery/facts"
	"chancery/lang"
	"chancery/reader"
	"chancery/statement"
)

// newReader makes a reader of the embedded model, with its kernel and workers,
// and the built-in tables.
func newReader(t testing.TB, o lang.Options) *reader.Reader {
	t.Helper()
	model, err := lang.Load(lang.Embedded(), o)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := facts.Load()
	if err != nil {
		t.Fatal(err)
	}
	r, err := reader.New(model, tables)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// readAt gives what is read from a word of a text, and fails the test where that
// is nothing.
func readAt(t *testing.T, r *reader.Reader, text, operative string) []statement.Statement {
	t.Helper()
	d, err := document.Decode("test", []byte(text+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	var found []statement.Statement
	for _, s := range r.Read(d, reader.Options{Published: "2024-03-01"}).Statements {
		if s.Operative.Text == operative {
			found = append(found, s)
		}
	}
	if len(found) == 0 {
		t.Errorf("%s: nothing is read from %q", text, operative)
	}
	return found
}
