package reader_test

import (
	"encoding/json"
	"os"
	"testing"

	"chancery/document"
	"chancery/facts"
	"chancery/lang"
	"chancery/reader"
)

// The same bytes in give the same bytes out, whichever kernel computes and on
// however many processors.
func TestReadingIsTheSameOnEveryKernel(t *testing.T) {
	data, err := os.ReadFile("../examples/joint-statement.txt")
	if err != nil {
		t.Fatal(err)
	}
	d, err := document.Decode("joint-statement.txt", data)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := facts.Load()
	if err != nil {
		t.Fatal(err)
	}
	want := ""
	for _, o := range []lang.Options{{Kernel: "go", Workers: 1}, {Kernel: "go", Workers: 4}, {Kernel: "avx2", Workers: 2}, {Kernel: "avx512", Workers: 3}} {
		model, err := lang.Load(lang.Embedded(), o)
		if err != nil {
			t.Logf("not run here: %v", err)
			continue
		}
		r, err := reader.New(model, tables)
		if err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(r.Read(d, reader.Options{Published: "2024-05-01"}))
		if err != nil {
			t.Fatal(err)
		}
		if want == "" {
			want = string(got)
		}
		if string(got) != want {
			t.Errorf("kernel %s with %d workers reads otherwise", o.Kernel, o.Workers)
		}
	}
}
