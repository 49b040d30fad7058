package lang

import (
	"math"

	"chancery/lang/kernel"
)

// attention is the memory of one attention head. Queries, keys and values are
// 8-bit integers, and so are the exponentials that weigh the values: one row
// of them shares a scale, the reciprocal of its sum.
type attention struct {
	queries, powers kernel.Rows
	left, right     kernel.Matrix // keys; values, transposed
	scores, out     []float32
	stride          int // of the rows of queries, keys and values
	flat            []int8
	scale           []float32
}

// masked is the score of the columns that pad a row of scores.
const masked = -1e30

// attendHead stores one head's part of the context of n pieces.
func (m *Model) attendHead(ws *workspace, stride, head, n int) {
	a, h := &ws.attention, m.config.Hidden
	size := h / m.config.Heads
	at := head * size
	a.stride = stride
	m.scoreKeys(a, ws.qkv[at:], ws.qkv[h+at:], n, size)
	a.powers.Reset(n, a.left.Stride)
	for i := range n {
		m.kernel.Softmax(&a.powers, i, a.scores[i*a.left.Stride:])
	}
	m.packValues(a, ws.qkv[2*h+at:], n, size)
	a.out = resized(a.out, kernel.Padded(n)*a.right.Stride)
	m.kernel.Multiply(a.out, &a.right, &a.powers)
	for i := range n {
		copy(ws.context[i*h+at:i*h+at+size], a.out[i*a.right.Stride:])
	}
}

// scoreKeys sets a.scores: rows of a.left.Stride scores, one for each query.
func (m *Model) scoreKeys(a *attention, q, k []float32, n, size int) {
	a.queries.Reset(n, size)
	a.flat, a.scale = resized(a.flat, n*size), resized(a.scale, n)
	norm := inverseRoot(size)
	for i := range n {
		m.kernel.Quantise(&a.queries, i, q[i*a.stride:])
		a.queries.Scale[i] *= norm
		a.scale[i] = m.kernel.Signed(a.flat[i*size:(i+1)*size], k[i*a.stride:])
	}
	m.mustPack(&a.left, kernel.Weights{Out: n, In: size, W: a.flat, Scale: a.scale})
	a.left.PadBias(masked)
	a.scores = resized(a.scores, kernel.Padded(n)*a.left.Stride)
	m.kernel.Multiply(a.scores, &a.left, &a.queries)
}

// packValues sets a.right to the transposed values, quantised by channel.
func (m *Model) packValues(a *attention, v []float32, n, size int) {
	in := a.left.Stride
	a.flat, a.scale = resized(a.flat, size*in), resized(a.scale, size)
	clear(a.flat)
	inv := a.scale
	for j := range inv {
		inv[j] = 1e-30
	}
	for i := range n {
		for j, x := range v[i*a.stride : i*a.stride+size] {
			if x = math.Float32frombits(math.Float32bits(x) &^ (1 << 31)); x > inv[j] {
				inv[j] = x
			}
		}
	}
	for j, most := range a.scale {
		by := 127 / most
		to := a.flat[j*in : j*in+n]
		for i := range to {
			// Adding 1.5·2²³ leaves the rounded integer in the low bits.
			to[i] = int8(math.Float32bits(float32(v[i*a.stride+j]*by) + 12582912))
		}
		a.scale[j] = most / 127
	}
	m.mustPack(&a.right, kernel.Weights{Out: size, In: in, W: a.flat, Scale: a.scale})
}

// mustPack packs a matrix whose shape the configuration's check vouches for.
func (m *Model) mustPack(to *kernel.Matrix, w kernel.Weights) {
	if err := m.kernel.Pack(to, w); err != nil {
		panic(err)
	}
}
