package gold

import (
	"math"
	"testing"
)

func TestCalibrationError(t *testing.T) {
	verdicts := func(confidence float64, right, wrong int) (out []Verdict) {
		for i := range right + wrong {
			out = append(out, Verdict{Confidence: confidence, Right: i < right})
		}
		return out
	}
	tests := []struct {
		name     string
		verdicts []Verdict
		want     float64
	}{
		{"none", nil, 0},
		{"kept", verdicts(0.75, 3, 1), 0},
		{"certain and wrong", verdicts(1, 0, 5), 1},
		{"two bins", append(verdicts(0.75, 3, 1), verdicts(0.25, 2, 2)...), 0.125},
	}
	for _, test := range tests {
		if got := CalibrationError(test.verdicts); math.Abs(got-test.want) > 1e-9 {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
	if p, n := PrecisionAt(append(verdicts(0.8, 3, 1), verdicts(0.2, 0, 9)...), 0.8); p != 0.75 || n != 4 {
		t.Errorf("at 0.8: %v of %d", p, n)
	}
}
