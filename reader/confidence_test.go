package reader

import (
	"strings"
	"testing"

	"chancery/statement"
)

func TestCalibrationTableMustFit(t *testing.T) {
	if _, err := loadCalibration(confidenceTable); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(confidenceTable), "\n")
	lines[0], lines[1] = lines[1], lines[0]
	for name, table := range map[string]string{
		"empty":       "",
		"other order": strings.Join(lines, "\n"),
		"no number":   strings.Replace(confidenceTable, "\t", "\tNaN", 1),
	} {
		if _, err := loadCalibration(table); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

func TestConfidenceGrowsWithCertainty(t *testing.T) {
	c, err := loadCalibration(confidenceTable)
	if err != nil {
		t.Fatal(err)
	}
	s := statement.Statement{Actors: []statement.Mention{{Code: "FRA"}}}
	low, high := make([]float64, len(certainties)), make([]float64, len(certainties))
	for i, name := range certainties {
		switch name {
		case "constant":
			low[i], high[i] = 1, 1
		case "operative", "kind", "polarity", "actors", "recipients", "mutual":
			high[i] = mostSure
		}
	}
	if l, h := c.confidence(low, s), c.confidence(high, s); l > 0.3 || h < 0.8 {
		t.Errorf("unsure %v, sure %v", l, h)
	}
	if v := c.confidence(high, statement.Statement{}); v != 0 {
		t.Errorf("nobody acts: %v", v)
	}
}
