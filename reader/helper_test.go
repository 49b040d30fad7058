package reader_test

import (
	"testing"

	"chancery/facts"
	"chancery/lang"
	"chancery/reader"
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
