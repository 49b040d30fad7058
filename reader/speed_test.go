package reader_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/document"
	"chancery/lang"
	"chancery/reader"
)

// BenchmarkRead measures the whole way from bytes to statements on the texts
// of the folder that CHANCERY_TEXTS names (files NAME.txt at any depth), one
// worker, with the kernel that CHANCERY_KERNEL names:
//
//	CHANCERY_TEXTS=FOLDER go test ./reader -run xxx -bench Read -cpu 1
//
// "documents" reads them one by one; 100kB and 1MB read that much of them as
// one text, to show how the time grows.
func BenchmarkRead(b *testing.B) {
	texts := benchmarkTexts(b)
	r := newReader(b, lang.Options{Kernel: os.Getenv("CHANCERY_KERNEL")})
	all := strings.Join(texts, "\n")
	for _, part := range []struct {
		name  string
		texts []string
	}{
		{"documents", texts},
		{"100kB", []string{all[:min(len(all), 100_000)]}},
		{"1MB", []string{all[:min(len(all), 1_000_000)]}},
	} {
		b.Run(part.name, func(b *testing.B) { readAgain(b, r, part.texts) })
	}
}

func readAgain(b *testing.B, r *reader.Reader, texts []string) {
	tokens, found := 0, 0
	for b.Loop() {
		for _, text := range texts {
			d, err := document.Decode("benchmark", []byte(strings.ToValidUTF8(text, "")))
			if err != nil {
				b.Fatal(err)
			}
			found += len(r.Read(d, reader.Options{Published: "2025-11-04"}).Statements)
		}
		for _, text := range texts {
			for _, line := range lang.Lines(text) {
				tokens += len(line.Tokens)
			}
		}
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
	b.ReportMetric(float64(found)/float64(b.N), "statements/op")
}

func benchmarkTexts(b *testing.B) []string {
	folder := os.Getenv("CHANCERY_TEXTS")
	if folder == "" {
		b.Skip("CHANCERY_TEXTS names no folder of texts")
	}
	var texts []string
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".txt" {
			return err
		}
		data, err := os.ReadFile(path)
		texts = append(texts, string(data))
		return err
	})
	if err != nil || len(texts) == 0 {
		b.Fatalf("read texts of %s: %d found, %v", folder, len(texts), err)
	}
	return texts
}
