package lang

import "math"

// dot is the scalar product, in four lanes so that the order of additions is
// the same everywhere.
func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	b = b[:len(a)]
	for len(a) >= 4 && len(b) >= 4 {
		s0 += float32(a[0] * b[0])
		s1 += float32(a[1] * b[1])
		s2 += float32(a[2] * b[2])
		s3 += float32(a[3] * b[3])
		a, b = a[4:], b[4:]
	}
	for i, v := range a {
		s0 += float32(v * b[i])
	}
	return (s0 + s2) + (s1 + s3)
}

func relu(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = 0
		}
	}
}

func argmax(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}

// exp is eˣ within 2e-5 of itself, 0 below about -60 and bounded above; the
// library's differs in the last bits from machine to machine.
func exp(x float32) float32 {
	const rounder = 12582912 // 1.5·2²³: adding it rounds to an integer
	t := float32(x * math.Log2E)
	if !(t > -87) {
		return 0
	}
	t = min(t, 100)
	n := t + rounder
	f := t - (n - rounder)
	p := float32(0.00133336)
	for _, c := range [...]float32{0.00961813, 0.05550411, 0.24022651, 0.69314718, 1} {
		p = float32(p*f) + c
	}
	return math.Float32frombits(math.Float32bits(p) + math.Float32bits(n)<<23)
}

func sigmoid(x float32) float32 { return 1 / (1 + exp(-x)) }

// softmax returns the probabilities of logits.
func softmax(logits []float32) []float32 {
	out := make([]float32, len(logits))
	top := logits[argmax(logits)]
	var total float32
	for i, v := range logits {
		out[i] = exp(v - top)
		total += out[i]
	}
	for i := range out {
		out[i] /= total
	}
	return out
}
