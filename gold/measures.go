package gold

import "slices"

// Measure is one figure of a report.
type Measure struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"` // 0–1
	Of    int     `json:"of"`    // how many statements it counts over; 0 where it is of all
}

// CalibrationName is the one measure that is the better the lower it is.
const CalibrationName = "expected calibration error"

// sure is the confidence from which a reader may rely on a statement, unsure
// that under which one is warned.
const (
	sure   = 0.8
	unsure = 0.6
)

// Measures are the figures of the report, the headline ones first.
func (r Report) Measures() []Measure {
	out := []Measure{{Name: "detection F1", Value: r.Detection.F1()}, {Name: "strict F1", Value: r.Strict.F1()}}
	for _, f := range fields {
		out = append(out, Measure{Name: f.name, Value: r.share(f.name)})
	}
	verdicts := r.Verdicts()
	precision, number := PrecisionAt(verdicts, sure)
	warned, mistaken := r.warned()
	out = append(out,
		Measure{Name: "topics F1", Value: r.Topics.F1()}, Measure{Name: "figures F1", Value: r.Figures.F1()},
		Measure{Name: CalibrationName, Value: CalibrationError(verdicts)},
		Measure{Name: "strictly right of those with confidence 0.8 or more", Value: precision, Of: number})
	if mistaken > 0 {
		out = append(out, Measure{Name: "confidence under 0.6, of those with wrong actors", Value: warned, Of: mistaken})
	}
	return out
}

// warned is the share of the statements with wrong actors that are told with
// little confidence, 0–1, and how many those with wrong actors are.
func (r Report) warned() (share float64, mistaken int) {
	n := 0
	for _, c := range r.Cases {
		if slices.ContainsFunc(c.Wrong, func(d Difference) bool { return d.Field == "actors" }) {
			mistaken++
			n += one(c.Confidence < unsure)
		}
	}
	return float64(n) / float64(max(1, mistaken)), mistaken
}

// share is the part of the matched statements whose field is right, 0–1.
func (r Report) share(field string) float64 {
	return float64(r.Right[field]) / float64(max(1, r.Detection.Hit))
}
