package reader_test

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"

	"chancery/document"
	"chancery/gold"
	"chancery/lang"
	"chancery/reader"
)

// TestOwnGoldKeepsItsScore reads the project's own marked texts; no score may
// fall below the committed table, and confidence must mean what it says.
func TestOwnGoldKeepsItsScore(t *testing.T) {
	r := newReader(t, lang.Options{})
	texts, err := gold.Load("../testdata/gold")
	if err != nil {
		t.Fatal(err)
	}
	var report gold.Report
	for _, text := range texts {
		d, err := document.Decode(text.Name, text.Raw)
		if err != nil {
			t.Fatal(err)
		}
		report.Add(text, r.Read(d, reader.Options{Published: text.Published}).Statements)
	}
	got := map[string]float64{}
	for _, m := range report.Measures() {
		got[m.Name] = m.Value
	}
	if e := gold.CalibrationError(report.Verdicts()); e > 0.05 {
		t.Errorf("the expected calibration error of confidence is %.3f, above 0.05: run chancery-eval confidence again", e)
	}
	for name, want := range committed(t) {
		if v, ok := got[name]; !ok || v < want-0.0005 {
			t.Errorf("%s is %.3f, below the committed %.3f", name, v, want)
		}
	}
}

// committed reads testdata/gold/SCORES.tsv.
func committed(t *testing.T) map[string]float64 {
	f, err := os.Open("../testdata/gold/SCORES.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := map[string]float64{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		name, value, _ := strings.Cut(lines.Text(), "\t")
		if v, err := strconv.ParseFloat(value, 64); err == nil {
			out[name] = v
		}
	}
	if len(out) < 10 {
		t.Fatalf("the committed table has %d scores only", len(out))
	}
	return out
}
