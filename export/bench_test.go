package export_test

import (
	"io"
	"testing"

	"chancery/export"
)

// BenchmarkWrite writes one statement a turn, as the length of an export asks.
func BenchmarkWrite(b *testing.B) {
	for _, f := range export.Formats() {
		b.Run(f.Name, func(b *testing.B) {
			w, err := export.New(f.Name, io.Discard, options(b))
			if err != nil {
				b.Fatal(err)
			}
			records := sample()
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				r := records[i%len(records)]
				d := *r.Document
				d.Hash = string(rune('a'+i/100%26)) + d.Hash
				if err := w.Write(export.Record{Document: &d, Statement: r.Statement}); err != nil {
					b.Fatal(err)
				}
			}
			if _, err := w.Close(); err != nil {
				b.Fatal(err)
			}
		})
	}
}

// BenchmarkShort writes an export of three statements.
func BenchmarkShort(b *testing.B) {
	for _, f := range export.Formats() {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := export.Write(f.Name, io.Discard, options(b), each(sample())); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
