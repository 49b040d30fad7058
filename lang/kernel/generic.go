package kernel

import "math"

func generic() *Kernel {
	return &Kernel{
		name: "go", rows: 4, cols: 6,
		pack: packTriples, stage: stageFour, tile: tileGo,
		quantise: quantiseGo, signed: signedGo, gelu: geluGo, softmax: softmaxGo, addNorm: addNormGo,
	}
}

// A 64-bit sum of the Go kernel has three lanes, each of which holds
// laneTerms products of two bytes: 32·255² < 2²¹.
const (
	laneBits  = 21
	laneMask  = 1<<laneBits - 1
	laneTerms = 32
	offset    = 128 // what packTriples adds to weights, so that no lane borrows from the next
)

// tileGo computes four rows times six columns, or as many as there are.
func tileGo(t *tile) {
	in, m, c := t.in, t.matrix, t.col
	var sums [4][6]int32
	dotFour(&sums, m.triples[c/6*in:(c/6+1)*in], t.rows.four[t.row/4*in:(t.row/4+1)*in])
	width := min(6, t.stride-c)
	start, scale, bias := m.start[c:c+width], m.scale[c:c+width], m.bias[c:c+width]
	for i := range sums {
		x, zero, all := t.rows.Scale[t.row+i], t.rows.zero[t.row+i], offset*t.rows.total[t.row+i]
		out := t.out[i*t.stride : i*t.stride+width]
		for j := range out {
			v := float32(float32(sums[i][j]-all+zero*start[j]) * x)
			out[j] = float32(v*scale[j]) + bias[j]
		}
	}
}

// dotFour adds the products of four rows and six columns to sums, emptying the lanes in time.
func dotFour(sums *[4][6]int32, w [][2]uint64, a [][4]uint8) {
	for len(w) > 0 {
		n := min(len(w), laneTerms)
		for i, s := range laneSums(w[:n], a[:n]) {
			to := &sums[i]
			to[0] += int32(s[0] & laneMask)
			to[1] += int32(s[0] >> laneBits & laneMask)
			to[2] += int32(s[0] >> (2 * laneBits))
			to[3] += int32(s[1] & laneMask)
			to[4] += int32(s[1] >> laneBits & laneMask)
			to[5] += int32(s[1] >> (2 * laneBits))
		}
		w, a = w[n:], a[n:]
	}
}

func laneSums(w [][2]uint64, a [][4]uint8) [4][2]uint64 {
	var a0, a1, b0, b1, c0, c1, d0, d1 uint64
	a = a[:len(w)]
	for i := range w {
		w0, w1, x := w[i][0], w[i][1], &a[i]
		v := uint64(x[0])
		a0 += v * w0
		a1 += v * w1
		v = uint64(x[1])
		b0 += v * w0
		b1 += v * w1
		v = uint64(x[2])
		c0 += v * w0
		c1 += v * w1
		v = uint64(x[3])
		d0 += v * w0
		d1 += v * w1
	}
	return [4][2]uint64{{a0, a1}, {b0, b1}, {c0, c1}, {d0, d1}}
}

// Adding and subtracting 1.5·2²³ rounds a small float32 to an integer, halves
// to even; in between, the low bits are that integer.
const (
	rounder     = 12582912
	rounderBits = 0x4B400000
)

const (
	tiny   = 1e-30 // the least magnitude a scale is made from
	levels = 127
	most   = 255 // the largest byte, which the largest exponential of a row becomes
	log2e  = 1.44269504
	floor  = -40 // exponents of two below this are nothing beside most
)

func quantiseGo(dst []uint8, x []float32) (zero int32, scale float32) {
	var low, high float32
	for _, v := range x {
		if v < low {
			low = v
		}
		if v > high {
			high = v
		}
	}
	width := high - low
	if width < tiny {
		width = tiny
	}
	inv := most / width
	zero = rounded(float32((0 - low) * inv))
	dst = dst[:len(x)]
	for i, v := range x {
		dst[i] = uint8(max(0, min(most, rounded(float32(v*inv))+zero)))
	}
	return zero, width / most
}

func signedGo(dst []int8, x []float32) float32 {
	m := float32(tiny)
	for _, v := range x {
		if v = math.Float32frombits(math.Float32bits(v) &^ (1 << 31)); v > m {
			m = v
		}
	}
	inv := levels / m
	dst = dst[:len(x)]
	for i, v := range x {
		dst[i] = int8(rounded(float32(v * inv)))
	}
	return m / levels
}

// rounded rounds a magnitude below 2²² to an integer, halves to even.
func rounded(v float32) int32 {
	return int32(math.Float32bits(v+rounder) - rounderBits)
}

func geluGo(x []float32) {
	for i, v := range x {
		c := v
		if c < -geluEnd {
			c = -geluEnd
		}
		if c > geluEnd {
			c = geluEnd
		}
		q := float32(c * c)
		p := geluTerms[len(geluTerms)-1]
		for j := len(geluTerms) - 2; j >= 0; j-- {
			p = float32(p*q) + geluTerms[j]
		}
		x[i] = v * (float32(c*p) + 0.5)
	}
}

func softmaxGo(dst []uint8, x []float32) int32 {
	m := x[0]
	for _, v := range x {
		if v > m {
			m = v
		}
	}
	var total int32
	dst = dst[:len(x)]
	for i, v := range x {
		t := float32((v - m) * log2e)
		if t < floor {
			t = floor
		}
		n := t + rounder
		f := t - (n - rounder)
		p := expTerms[len(expTerms)-1]
		for j := len(expTerms) - 2; j >= 0; j-- {
			p = float32(p*f) + expTerms[j]
		}
		p = math.Float32frombits(math.Float32bits(p) + math.Float32bits(n)<<23)
		q := rounded(float32(p * most))
		total += q
		dst[i] = uint8(q)
	}
	return total
}

func addNormGo(dst, x, y []float32, n *Norm) {
	var s [lanes]float32
	for i := range dst {
		v := x[i] + y[i]
		dst[i] = v
		s[i%lanes] += v
	}
	size := float32(len(dst))
	mean := total(&s) / size
	s = [lanes]float32{}
	for i, v := range dst {
		d := v - mean
		dst[i] = d
		s[i%lanes] += float32(d * d)
	}
	spread := float32(math.Sqrt(float64(total(&s)/size + n.Epsilon)))
	inv := 1 / spread
	for i, d := range dst {
		dst[i] = float32(float32(d*inv)*n.Weight[i]) + n.Bias[i]
	}
}

// total adds the lanes in the order in which the vector code folds them.
func total(s *[lanes]float32) float32 {
	a, b, c, d := s[0]+s[4], s[1]+s[5], s[2]+s[6], s[3]+s[7]
	return (a + c) + (b + d)
}
