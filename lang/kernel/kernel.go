// Package kernel does the arithmetic of the language engine: products of
// 8-bit integer matrices, and the few functions of float32 rows between them.
//
// Every implementation (AVX-512 VNNI, AVX2, plain Go) gives the same bits.
// Integer products are exact, each float32 operation is a single IEEE 754
// operation in a fixed order, nothing is fused, and sums over a row run in
// eight lanes whatever the machine.
package kernel

import (
	"fmt"
	"strings"
)

// Shapes that hold for every implementation.
const (
	rowPad  = 8       // rows of a product are computed in groups of this many
	colPad  = 32      // and its columns in groups of this many
	lanes   = 8       // lengths of float32 rows are multiples of this
	maxSize = 1 << 16 // 255·128·maxSize stays below 2³¹
)

// Kernel is one implementation, chosen when the program starts. It has no
// state and may be used from many goroutines at once.
type Kernel struct {
	name     string
	rows     int // rows of one tile
	cols     int // columns of one tile
	pack     func(m *Matrix, w []int8)
	stage    func(r *Rows)
	tile     func(t *tile)
	quantise func(dst []uint8, x []float32) (zero int32, scale float32)
	signed   func(dst []int8, x []float32) float32
	gelu     func(x []float32)
	softmax  func(dst []uint8, x []float32) int32
	addNorm  func(dst, x, y []float32, n *Norm)
}

// Choose returns the implementation called name ("avx512", "avx2" or "go"),
// or the fastest one that this machine has if name is empty. It fails if the
// machine lacks it.
func Choose(name string) (*Kernel, error) {
	var names []string
	for _, k := range available() {
		if name == "" || name == k.name {
			return k, nil
		}
		names = append(names, k.name)
	}
	return nil, fmt.Errorf("choosing kernel %q: this machine has %s", name, strings.Join(names, ", "))
}

// Name is what Choose takes to choose this implementation.
func (k *Kernel) Name() string { return k.name }

// Quantise stores x in row i of r: its range, widened to include 0, becomes
// 0…255. Halves round to even. len(x) is at least the width of r.
func (k *Kernel) Quantise(r *Rows, i int, x []float32) {
	r.zero[i], r.Scale[i] = k.quantise(r.Row(i), x[:r.In])
}

// Signed stores x in dst as integers -127…127 and returns their scale, as
// Weights have them; dst and x are equally long, a multiple of 8.
func (k *Kernel) Signed(dst []int8, x []float32) float32 { return k.signed(dst, x[:len(dst)]) }

// Softmax stores in row i of r the exponentials of x, the largest being 255,
// and in the row's scale the reciprocal of their sum.
func (k *Kernel) Softmax(r *Rows, i int, x []float32) {
	r.zero[i], r.Scale[i] = 0, 1/float32(k.softmax(r.Row(i), x[:r.In]))
}

// GELU replaces every x by x·Φ(x), within 4e-5; len(x) is a multiple of 8.
func (k *Kernel) GELU(x []float32) { k.gelu(x) }

// AddNorm stores the layer normalisation of x+y in dst, all as long as n.
func (k *Kernel) AddNorm(dst, x, y []float32, n *Norm) {
	size := len(n.Weight)
	k.addNorm(dst[:size], x[:size], y[:size], n)
}

// Multiply stores r·mᵀ, scaled back to float32, plus m's bias in dst: padded
// rows (Padded) of m.Stride values each, of which m.Out count.
func (k *Kernel) Multiply(dst []float32, m *Matrix, r *Rows) {
	if m.In != r.In || len(dst) < Padded(r.N)*m.Stride {
		panic("kernel: shapes of a product do not fit")
	}
	k.stage(r)
	t := &tile{rows: r, matrix: m, in: m.In, stride: m.Stride}
	for t.col = 0; t.col < m.Stride; t.col += k.cols {
		for t.row = 0; t.row < r.N; t.row += k.rows {
			t.point(dst[t.row*m.Stride+t.col:])
			k.tile(t)
		}
	}
}

// tile is the work of one call of a kernel: a few rows times a few columns.
// The assembly reads the pointers, the Go code the rest.
type tile struct {
	rows     *Rows
	matrix   *Matrix
	row, col int
	a        *uint8
	wide     *int16
	w        *int8
	start    *int32
	zero     *int32
	rowScale *float32
	colScale *float32
	bias     *float32
	dst      *float32
	out      []float32
	in       int // bytes of a row of a
	stride   int // values of a row of dst
}

// point sets the pointers for the tile's row and column.
func (t *tile) point(out []float32) {
	r, m := t.rows, t.matrix
	t.a, t.wide, t.w = &r.data[t.row*r.In], r.widePointer(t.row), m.pointer(t.col)
	t.start, t.zero, t.rowScale = &m.start[t.col], &r.zero[t.row], &r.Scale[t.row]
	t.colScale, t.bias = &m.scale[t.col], &m.bias[t.col]
	t.dst, t.out = &out[0], out
}

// Padded rounds a number of rows up to what products are computed in.
func Padded(n int) int { return (n + rowPad - 1) / rowPad * rowPad }
