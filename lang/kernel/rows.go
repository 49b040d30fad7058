package kernel

import "fmt"

// Norm are the parameters of a layer normalisation.
type Norm struct {
	Weight, Bias []float32 // as long as a row, a multiple of 8
	Epsilon      float32
}

// NewNorm checks the lengths, which AddNorm relies on.
func NewNorm(weight, bias []float32, epsilon float32) (*Norm, error) {
	if len(weight) == 0 || len(weight)%lanes != 0 || len(weight) != len(bias) {
		return nil, fmt.Errorf("layer normalisation of %d weights and %d biases is not supported", len(weight), len(bias))
	}
	return &Norm{Weight: weight, Bias: bias, Epsilon: epsilon}, nil
}

// Φ(x) = 1/2 + x·P(x²) for |x| ≤ geluEnd, where P has these coefficients: a
// least-maximum fit of x·Φ(x), within 1e-5 before rounding.
const geluEnd = 4.5

var geluTerms = [...]float32{
	0.39888379, -0.066337049, 0.0098331813, -0.0011226778, 9.7871343e-05,
	-6.3652642e-06, 2.9589111e-07, -9.1938288e-09, 1.6973283e-10, -1.4000971e-12,
}

// Coefficients of 2ˣ for |x| ≤ 1/2: its Taylor series.
var expTerms = [...]float32{1, 0.69314718, 0.24022651, 0.05550411, 0.00961813, 0.00133336}
