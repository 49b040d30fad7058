package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/reader"
)

const fewQuantities = `[
  {"text": "The pipe cost $5 million.", "quantities": [{"value": "5000000.0", "normalized_unit": "dollar"}]},
  {"text": "It fell by 7 percent.", "quantities": [{"value": "7.0", "normalized_unit": "mile"}]},
  {"text": "Rain fell.", "quantities": [{"value": "3", "normalized_unit": "cup"}]},
  {"text": "Lorries do 60 to 80 km/h there.", "quantities": [{"value": "60.0-80.0", "normalized_unit": "kilometre per hour"}]}
]`

func TestQuantitiesAreScored(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "NewsQuant.json"), []byte(fewQuantities), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	if code := run([]string{"quantities", folder}, &out, &errs); code != 0 {
		t.Fatalf("ended with %d: %s", code, errs.String())
	}
	for _, want := range []string{
		"| value with unit | 4 | 0.667 | 0.500 | 0.571 | 0.667 | 0.500 |\n",
		"| value | 4 | 1.000 | 0.750 | 0.857 | 0.667 | 1.000 |\n",
		"| value with unit: money | 1 | 1.000 | 1.000 | 1.000 | 1.000 | 0.000 |\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no line %q in\n%s", want, out.String())
		}
	}
	out.Reset()
	if code := run([]string{"quantities", "-list", folder}, &out, &errs); code != 0 || out.String() != "2 Rain fell.\n  missed 3 \"cup\"\n" {
		t.Errorf("listed, ending with %d:\n%s", code, out.String())
	}
	if code := run([]string{"quantities", t.TempDir()}, &out, &errs); code != 1 {
		t.Errorf("no file: ended with %d, want 1", code)
	}
}

func TestSameUnit(t *testing.T) {
	names, err := loadUnitNames()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		theirs string
		ours   reader.Amount
		want   bool
	}{
		{"dollar per barrel", reader.Amount{Unit: "USD/barrel"}, true},
		{"dollar", reader.Amount{Unit: "USD/barrel"}, false},
		{"eligible pensioner", reader.Amount{Unit: "persons", Noun: "eligible pensioners"}, true},
		{"eligible pensioner", reader.Amount{Unit: "persons", Noun: "eligible voters"}, false},
		{"city", reader.Amount{Unit: "cities", Noun: "small cities"}, true},
		{"barrel of oil", reader.Amount{Unit: "barrels"}, true},
		{"% Germans", reader.Amount{Share: true}, true},
		{"percentage", reader.Amount{Share: true}, false},
		{"-", reader.Amount{}, true},
		{"-", reader.Amount{Unit: "km"}, false},
	} {
		if got := names.same(test.theirs, test.ours); got != test.want {
			t.Errorf("%q is %q of %q: %v, want %v", test.theirs, test.ours.Unit, test.ours.Noun, got, test.want)
		}
	}
}

func TestEndsOfAMarkedValue(t *testing.T) {
	for value, want := range map[string][2]float64{"5.0": {5, 5}, "3.0 - 4.0": {3, 4}, "-130": {-130, -130}, "1.5E-3": {0.0015, 0.0015}, "252.0-287.0": {252, 287}} {
		low, high, err := markedQuantity{Value: value}.ends()
		if err != nil || low != want[0] || high != want[1] {
			t.Errorf("%q: %g to %g, %v", value, low, high, err)
		}
	}
	if _, _, err := (markedQuantity{Value: "many"}).ends(); err == nil {
		t.Error(`"many" is a number`)
	}
}
