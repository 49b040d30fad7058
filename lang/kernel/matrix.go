package kernel

import "fmt"

// Matrix is an 8-bit integer matrix of Out rows and In columns, laid out for
// one kernel, with a scale and a bias for each row. As the right side of a
// product its rows are the columns of the result.
type Matrix struct {
	Out, In int
	Stride  int // Out rounded up: the width of a product's rows

	packed  []int8      // layout of the assembly kernels
	triples [][2]uint64 // layout of the Go kernel: three rows in one integer
	start   []int32     // per row the negative sum of its values, by which a zero point counts
	scale   []float32
	bias    []float32
}

// Weights are the numbers of a matrix as the model file has them: W is Out
// times In, row after row; Scale and Bias have Out values, Bias may be nil.
type Weights struct {
	Out, In     int
	W           []int8
	Scale, Bias []float32
}

// Pack lays weights out for the kernel, into m's memory if it is large
// enough. In must be a multiple of 8, at most 65,536.
func (k *Kernel) Pack(m *Matrix, w Weights) error {
	if w.In <= 0 || w.In%lanes != 0 || w.In > maxSize || w.Out <= 0 || w.Out > maxSize {
		return fmt.Errorf("packing a matrix: shape %d×%d is not supported", w.Out, w.In)
	}
	if len(w.W) != w.Out*w.In || len(w.Scale) != w.Out || (w.Bias != nil && len(w.Bias) != w.Out) {
		return fmt.Errorf("packing a matrix of %d×%d: %d weights, %d scales, %d biases", w.Out, w.In, len(w.W), len(w.Scale), len(w.Bias))
	}
	m.Out, m.In, m.Stride = w.Out, w.In, (w.Out+colPad-1)/colPad*colPad
	m.start = resized(m.start, m.Stride)
	m.scale, m.bias = resized(m.scale, m.Stride), resized(m.bias, m.Stride)
	clear(m.start)
	clear(m.scale)
	clear(m.bias)
	copy(m.scale, w.Scale)
	copy(m.bias, w.Bias)
	for o := range w.Out {
		m.start[o] = -sum(w.W[o*w.In : (o+1)*w.In])
	}
	k.pack(m, w.W)
	return nil
}

// PadBias sets the bias of the columns of a product beyond m.Out.
func (m *Matrix) PadBias(v float32) {
	for i := m.Out; i < m.Stride; i++ {
		m.bias[i] = v
	}
}

func (m *Matrix) pointer(col int) *int8 {
	if len(m.packed) == 0 {
		return nil
	}
	return &m.packed[col*m.In]
}

// packBlocks interleaves blocks of cols rows of the matrix, taking step
// values of a row at a time, as the integer dot product instructions want.
func packBlocks(m *Matrix, w []int8, cols, step int) {
	m.packed = resized(m.packed, m.Stride*m.In)
	if m.Out != m.Stride {
		clear(m.packed)
	}
	for o := range m.Out {
		from := w[o*m.In : (o+1)*m.In]
		to := m.packed[o/cols*cols*m.In+o%cols*step:]
		for i := 0; i < m.In; i += step {
			copy(to[i*cols:i*cols+step], from[i:i+step])
		}
	}
}

// packTriples puts three rows into one integer, laneBits apart, so that one
// multiplication serves all three.
func packTriples(m *Matrix, w []int8) {
	m.triples = resized(m.triples, (m.Stride+5)/6*m.In)
	clear(m.triples)
	for o := range m.Out {
		to, shift := m.triples[o/6*m.In:], o%3*laneBits
		for i, v := range w[o*m.In : (o+1)*m.In] {
			to[i][o%6/3] |= uint64(int(v)+offset) << shift
		}
	}
}

// Rows are quantised rows, the left side of a product: N rows of In unsigned
// bytes. Each row has a scale and a zero point, which is the byte that means 0.
type Rows struct {
	N, In int
	Scale []float32

	zero  []int32
	data  []uint8
	wide  []int16    // the AVX2 kernel's copy
	four  [][4]uint8 // the Go kernel's copy: four rows side by side ...
	total []int32    // ... and the sum of each row
}

// Reset makes room for n rows of in values, keeping the memory. What the rows
// hold is undefined until they are set.
func (r *Rows) Reset(n, in int) {
	r.N, r.In = n, in
	r.zero = resized(r.zero, Padded(n))
	r.Scale = resized(r.Scale, Padded(n))
	r.data = resized(r.data, Padded(n)*in)
}

// Row is the memory of row i.
func (r *Rows) Row(i int) []uint8 { return r.data[i*r.In : (i+1)*r.In] }

func (r *Rows) widePointer(row int) *int16 {
	if len(r.wide) == 0 {
		return nil
	}
	return &r.wide[row*r.In]
}

// stageFour lays four rows at a time side by side and sums each.
func stageFour(r *Rows) {
	r.four = resized(r.four, len(r.data)/4)
	r.total = resized(r.total, Padded(r.N))
	for i := range r.total {
		to, total := r.four[i/4*r.In:(i/4+1)*r.In], int32(0)
		for j, v := range r.Row(i)[:len(to)] {
			to[j][i%4] = v
			total += int32(v)
		}
		r.total[i] = total
	}
}

func resized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

func sum(w []int8) int32 {
	var s int32
	for _, v := range w {
		s += int32(v)
	}
	return s
}
