package lang

import (
	"fmt"
	"math"

	"chancery/lang/kernel"
)

// embedding turns pieces into vectors.
type embedding struct {
	word, pos           []byte // int8 rows of hidden values
	wordScale, posScale []float32
	caseType            []float32 // for each case class: its vector plus the type's
	norm                *kernel.Norm
}

// layer is one layer of a BERT encoder with the normalisation after.
type layer struct {
	qkv, o, f1, f2 *kernel.Matrix
	norm1, norm2   *kernel.Norm
}

// caseClasses is the number of case classes of a token.
const caseClasses = 7

func (m *Model) loadEncoder(f *modelFile) error {
	var err error
	if m.embed, err = loadEmbedding(f, m.config); err != nil {
		return err
	}
	for i := range m.config.Layers {
		l, err := loadLayer(f, m.kernel, m.config, fmt.Sprintf("layer.%d.", i))
		if err != nil {
			return err
		}
		m.layers = append(m.layers, l)
	}
	return nil
}

func loadEmbedding(f *modelFile, c *config) (embedding, error) {
	var e embedding
	var errs [7]error
	var typ []float32
	h, words := c.Hidden, len(c.Vocab)
	e.word, errs[0] = f.raw("embed.word", "I8", 1, words, h)
	e.wordScale, errs[1] = f.floats("embed.word.scale", words)
	e.pos, errs[2] = f.raw("embed.pos", "I8", 1, c.MaxPieces, h)
	e.posScale, errs[3] = f.floats("embed.pos.scale", c.MaxPieces)
	typ, errs[4] = f.floats("embed.type", h)
	e.caseType, errs[5] = f.floats("embed.case", caseClasses, h)
	e.norm, errs[6] = f.norm("embed.norm", h)
	if err := firstError(errs[:]); err != nil {
		return e, err
	}
	for i := range e.caseType {
		e.caseType[i] += typ[i%h]
	}
	return e, nil
}

func loadLayer(f *modelFile, k *kernel.Kernel, c *config, name string) (layer, error) {
	var l layer
	var errs [6]error
	h := c.Hidden
	l.qkv, errs[0] = f.linear(k, h, part{name + "q", h, nil}, part{name + "k", h, nil}, part{name + "v", h, nil})
	l.o, errs[1] = f.linear(k, h, part{name + "o", h, nil})
	l.f1, errs[2] = f.linear(k, h, part{name + "f1", c.FFN, nil})
	l.f2, errs[3] = f.linear(k, c.FFN, part{name + "f2", h, nil})
	l.norm1, errs[4] = f.norm(name+"norm1", h)
	l.norm2, errs[5] = f.norm(name+"norm2", h)
	return l, firstError(errs[:])
}

// firstError returns the first error of a list.
func firstError(errs []error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// workspace is the memory one worker needs, kept from window to window.
type workspace struct {
	pieces                   []int32
	cases                    []uint8
	x, y, qkv, wide, context []float32
	rows, wideRows           kernel.Rows
	attention                attention
	heads                    headSpace
}

// encode computes the vectors of all pieces of a window: len(pieces) rows of
// hidden values, in memory of the workspace.
func (m *Model) encode(ws *workspace, pieces []int32, cases []uint8) []float32 {
	n, h := len(pieces), m.config.Hidden
	ws.x = resized(ws.x, kernel.Padded(n)*h)
	ws.y = resized(ws.y, kernel.Padded(n)*h)
	ws.context = resized(ws.context, n*h)
	for i, p := range pieces {
		m.embedPiece(ws, i, p, cases[i])
	}
	for i := range m.layers {
		l := &m.layers[i]
		m.attend(ws, l, n)
		m.feedForward(ws, l, n)
	}
	return ws.x[:n*h]
}

func (m *Model) embedPiece(ws *workspace, i int, piece int32, class uint8) {
	e, h := &m.embed, m.config.Hidden
	word, pos := e.word[int(piece)*h:(int(piece)+1)*h], e.pos[i*h:(i+1)*h]
	kind := e.caseType[int(class)*h : (int(class)+1)*h]
	ws1, ps := e.wordScale[piece], e.posScale[i]
	x, y := ws.x[i*h:(i+1)*h], ws.y[i*h:(i+1)*h]
	for j := range x {
		x[j] = float32(float32(int8(word[j])) * ws1)
		y[j] = float32(float32(int8(pos[j]))*ps) + kind[j]
	}
	m.kernel.AddNorm(x, x, y, e.norm)
}

// attend replaces x by norm1(x + o(attention)).
func (m *Model) attend(ws *workspace, l *layer, n int) {
	h := m.config.Hidden
	m.quantise(&ws.rows, ws.x, n, h)
	ws.qkv = resized(ws.qkv, kernel.Padded(n)*l.qkv.Stride)
	m.kernel.Multiply(ws.qkv, l.qkv, &ws.rows)
	for head := range m.config.Heads {
		m.attendHead(ws, l.qkv.Stride, head, n)
	}
	m.quantise(&ws.rows, ws.context, n, h)
	m.kernel.Multiply(ws.y, l.o, &ws.rows)
	m.addNorm(ws.x, ws.y, n, l.norm1)
}

// block is how many rows of the wide layer are computed at once, so that
// they stay in the cache.
const block = 64

// feedForward replaces x by norm2(x + f2(gelu(f1(x)))).
func (m *Model) feedForward(ws *workspace, l *layer, n int) {
	h, wide := m.config.Hidden, m.config.FFN
	ws.wide = resized(ws.wide, block*wide)
	for at := 0; at < n; at += block {
		size := min(block, n-at)
		m.quantise(&ws.rows, ws.x[at*h:], size, h)
		m.kernel.Multiply(ws.wide, l.f1, &ws.rows)
		m.kernel.GELU(ws.wide[:size*wide])
		m.quantise(&ws.wideRows, ws.wide, size, wide)
		m.kernel.Multiply(ws.y[at*h:], l.f2, &ws.wideRows)
	}
	m.addNorm(ws.x, ws.y, n, l.norm2)
}

// quantise stores n rows of the width given.
func (m *Model) quantise(r *kernel.Rows, x []float32, n, width int) {
	r.Reset(n, width)
	for i := range n {
		m.kernel.Quantise(r, i, x[i*width:(i+1)*width])
	}
}

func (m *Model) addNorm(x, y []float32, n int, norm *kernel.Norm) {
	h := m.config.Hidden
	for i := range n {
		row := x[i*h : (i+1)*h]
		m.kernel.AddNorm(row, row, y[i*h:(i+1)*h], norm)
	}
}

// resized returns a slice of n values, in s's memory if it is large enough.
func resized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

func inverseRoot(n int) float32 { return float32(1 / math.Sqrt(float64(n))) }
