package gold

import "math"

// Verdict says whether a statement read is strictly right.
type Verdict struct {
	ID         string
	Confidence float64 // that the reader had, 0–1
	Right      bool
}

// Bin is what was read with about the same confidence.
type Bin struct {
	Number     int
	Confidence float64 // mean, 0–1
	Right      float64 // share that is right, 0–1
}

// Bins sorts verdicts into ten bins of equal width.
func Bins(verdicts []Verdict) [10]Bin {
	var out [10]Bin
	for _, v := range verdicts {
		b := &out[min(9, int(v.Confidence*10))]
		b.Number++
		b.Confidence += v.Confidence
		b.Right += float64(one(v.Right))
	}
	for i := range out {
		if n := float64(out[i].Number); n > 0 {
			out[i].Confidence /= n
			out[i].Right /= n
		}
	}
	return out
}

// CalibrationError is the expected calibration error over ten bins, 0–1 (Naeini,
// Cooper and Hauskrecht 2015).
func CalibrationError(verdicts []Verdict) float64 {
	sum := 0.0
	for _, b := range Bins(verdicts) {
		sum += float64(b.Number) * math.Abs(b.Confidence-b.Right)
	}
	return sum / float64(max(1, len(verdicts)))
}

// PrecisionAt is the share of right ones of the verdicts with that confidence
// or more, and how many those are.
func PrecisionAt(verdicts []Verdict, least float64) (precision float64, number int) {
	right := 0
	for _, v := range verdicts {
		if v.Confidence >= least {
			number++
			right += one(v.Right)
		}
	}
	return float64(right) / float64(max(1, number)), number
}
