package lang

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"chancery/lang/kernel"
)

// maxHeader bounds the JSON of a model file, in bytes.
const maxHeader = 16 << 20

// modelFile is a model file in memory: named tensors over raw data, in the
// shape that train/MODEL.md describes. Every read checks what it is given,
// for a file may be cut short or made up.
type modelFile struct {
	tensors map[string]tensor
	config  []byte
	data    []byte
}

type tensor struct {
	DType   string   `json:"dtype"`
	Shape   []int64  `json:"shape"`
	Offsets [2]int64 `json:"data_offsets"`
}

func openModel(data []byte) (*modelFile, error) {
	if len(data) < 8 {
		return nil, errors.New("too short for a header")
	}
	n := binary.LittleEndian.Uint64(data)
	if n > maxHeader || n > uint64(len(data)-8) {
		return nil, fmt.Errorf("header of %d bytes does not fit", n)
	}
	raw := map[string]json.RawMessage{}
	if err := json.Unmarshal(data[8:8+n], &raw); err != nil {
		return nil, fmt.Errorf("reading the header: %w", err)
	}
	f := &modelFile{tensors: make(map[string]tensor, len(raw)), data: data[8+n:]}
	var meta struct{ Config string }
	if err := json.Unmarshal(raw["__metadata__"], &meta); err != nil {
		return nil, fmt.Errorf("reading the metadata: %w", err)
	}
	f.config = []byte(meta.Config)
	delete(raw, "__metadata__")
	for name, v := range raw {
		var t tensor
		if err := json.Unmarshal(v, &t); err != nil {
			return nil, fmt.Errorf("reading tensor %.80q: %w", name, err)
		}
		f.tensors[name] = t
	}
	return f, nil
}

// raw returns the bytes of a tensor that has exactly this shape.
func (f *modelFile) raw(name, dtype string, size int, shape ...int) ([]byte, error) {
	t, ok := f.tensors[name]
	if !ok {
		return nil, fmt.Errorf("tensor %q is missing", name)
	}
	want := int64(size)
	fits := t.DType == dtype && len(t.Shape) == len(shape)
	for i := 0; fits && i < len(shape); i++ {
		fits = t.Shape[i] == int64(shape[i])
		want *= int64(shape[i]) // config bounds every shape, so this cannot overflow
	}
	if !fits {
		return nil, fmt.Errorf("tensor %q is %s %v, want %s %v", name, t.DType, t.Shape, dtype, shape)
	}
	from, to := t.Offsets[0], t.Offsets[1]
	if from < 0 || to > int64(len(f.data)) || from > to || to-from != want {
		return nil, fmt.Errorf("tensor %q: data from %d to %d, want %d bytes of %d", name, from, to, want, len(f.data))
	}
	return f.data[from:to], nil
}

// floats returns a float32 tensor, which must be finite.
func (f *modelFile) floats(name string, shape ...int) ([]float32, error) {
	b, err := f.raw(name, "F32", 4, shape...)
	if err != nil {
		return nil, err
	}
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
		if v := float64(out[i]); math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, fmt.Errorf("tensor %q: value %d is not finite", name, i)
		}
	}
	return out, nil
}

// part is a Linear of the file with out outputs; once it is packed beside
// others, columns says where they are.
type part struct {
	name    string
	out     int
	columns *columns
}

// columns are a stretch of a row.
type columns struct{ from, to int }

func (c columns) of(row []float32) []float32 { return row[c.from:c.to] }

// linear packs Linears that read the same input into one matrix, their
// outputs side by side in the order given.
func (f *modelFile) linear(k *kernel.Kernel, in int, parts ...part) (*kernel.Matrix, error) {
	w := kernel.Weights{In: in}
	for _, p := range parts {
		if err := f.appendLinear(&w, p); err != nil {
			return nil, err
		}
	}
	m := new(kernel.Matrix)
	return m, k.Pack(m, w)
}

func (f *modelFile) appendLinear(w *kernel.Weights, p part) error {
	b, err := f.raw(p.name+".weight", "I8", 1, p.out, w.In)
	if err != nil {
		return err
	}
	scale, err := f.floats(p.name+".scale", p.out)
	if err != nil {
		return err
	}
	bias, err := f.floats(p.name+".bias", p.out)
	if err != nil {
		return err
	}
	for _, v := range b {
		w.W = append(w.W, int8(v))
	}
	if p.columns != nil {
		*p.columns = columns{w.Out, w.Out + p.out}
	}
	w.Out += p.out
	w.Scale, w.Bias = append(w.Scale, scale...), append(w.Bias, bias...)
	return nil
}

func (f *modelFile) norm(name string, size int) (*kernel.Norm, error) {
	weight, err := f.floats(name+".weight", size)
	if err != nil {
		return nil, err
	}
	bias, err := f.floats(name+".bias", size)
	if err != nil {
		return nil, err
	}
	return kernel.NewNorm(weight, bias, 1e-12)
}
