package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func others(t testing.TB) []*Kernel {
	list := available()
	if list[len(list)-1].name != "go" {
		t.Fatal("the plain Go kernel is missing")
	}
	return list
}

func normal(r *rand.Rand, n int, scale float64) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64() * scale)
	}
	return x
}

func randomWeights(r *rand.Rand, out, in int) Weights {
	w := Weights{Out: out, In: in, W: make([]int8, out*in), Scale: normal(r, out, 1), Bias: normal(r, out, 1)}
	for i := range w.W {
		w.W[i] = int8(r.IntN(255) - 127)
	}
	return w
}

// product is what Multiply promises, computed the slow way.
func product(w Weights, rows *Rows) []float32 {
	var out []float32
	for i := range rows.N {
		for o := range w.Out {
			var s int32
			for j, v := range rows.Row(i) {
				s += (int32(v) - rows.zero[i]) * int32(w.W[o*w.In+j])
			}
			v := float32(float32(s) * rows.Scale[i])
			out = append(out, float32(v*w.Scale[o])+w.Bias[o])
		}
	}
	return out
}

func TestMultiplyIsExactOnEveryKernel(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, s := range []struct{ n, out, in int }{{1, 1, 8}, {3, 5, 16}, {8, 32, 32}, {9, 33, 40}, {13, 70, 64}, {31, 255, 384}, {4, 17, 1536}} {
		for _, zero := range []int32{0, 128, 255} {
			w := randomWeights(r, s.out, s.in)
			if s.n == 4 {
				fill(w.W, -127)
			}
			values := make([]uint8, s.n*s.in)
			for i := range values {
				values[i] = uint8(r.IntN(256))
			}
			if s.n == 4 {
				fill(values, 255)
			}
			scale := normal(r, s.n, 1)
			for _, k := range others(t) {
				t.Run(fmt.Sprint(k.name, s, zero), func(t *testing.T) { checkProduct(t, k, w, values, scale, zero) })
			}
		}
	}
}

func fill[T any](s []T, v T) {
	for i := range s {
		s[i] = v
	}
}

func checkProduct(t *testing.T, k *Kernel, w Weights, values []uint8, scale []float32, zero int32) {
	var m Matrix
	var rows Rows
	// Memory that was used before must not show through.
	if err := k.Pack(&m, randomWeights(rand.New(rand.NewPCG(9, 9)), 64, w.In+64)); err != nil {
		t.Fatal(err)
	}
	if err := k.Pack(&m, w); err != nil {
		t.Fatal(err)
	}
	rows.Reset(len(scale), w.In)
	copy(rows.data, values)
	copy(rows.Scale, scale)
	fill(rows.zero, zero)
	got := make([]float32, Padded(rows.N)*m.Stride)
	k.Multiply(got, &m, &rows)
	for i, want := range product(w, &rows) {
		if g := got[i/w.Out*m.Stride+i%w.Out]; g != want {
			t.Fatalf("row %d column %d: got %v, want %v", i/w.Out, i%w.Out, g, want)
		}
	}
}

func TestPackRefusesWrongShapes(t *testing.T) {
	k := generic()
	for _, w := range []Weights{
		{Out: 1, In: 7, W: make([]int8, 7), Scale: make([]float32, 1)},
		{Out: 0, In: 8},
		{Out: 2, In: 8, W: make([]int8, 15), Scale: make([]float32, 2)},
		{Out: 2, In: 8, W: make([]int8, 16), Scale: make([]float32, 1)},
		{Out: 2, In: 8, W: make([]int8, 16), Scale: make([]float32, 2), Bias: make([]float32, 3)},
	} {
		if err := k.Pack(new(Matrix), w); err == nil {
			t.Errorf("%d×%d was taken", w.Out, w.In)
		}
	}
}

func TestRowFunctionsGiveTheSameBits(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	plain := generic()
	for _, k := range others(t) {
		for _, n := range []int{8, 24, 32, 264, 384, 1536} {
			for _, scale := range []float64{0, 1e-38, 0.1, 1, 3, 50} {
				x, y := normal(r, n, scale), normal(r, n, scale)
				sameRows(t, k, plain, func(k *Kernel, rows *Rows) { k.Quantise(rows, 0, x) }, n)
				sameRows(t, k, plain, func(k *Kernel, rows *Rows) { k.Quantise(rows, 0, positive(x)) }, n)
				sameFloats(t, k, plain, func(k *Kernel, dst []float32) { signed(k, dst, x) }, n)
				sameRows(t, k, plain, func(k *Kernel, rows *Rows) { k.Softmax(rows, 0, x) }, n)
				norm, err := NewNorm(normal(r, n, 1), normal(r, n, 1), 1e-12)
				if err != nil {
					t.Fatal(err)
				}
				sameFloats(t, k, plain, func(k *Kernel, dst []float32) { k.AddNorm(dst, x, y, norm) }, n)
				sameFloats(t, k, plain, func(k *Kernel, dst []float32) { copy(dst, x); k.GELU(dst) }, n)
			}
		}
	}
}

func positive(x []float32) []float32 {
	out := make([]float32, len(x))
	for i, v := range x {
		out[i] = max(v, -0.17)
	}
	return out
}

func signed(k *Kernel, dst, x []float32) {
	q := make([]int8, len(x))
	dst[0] = k.Signed(q, x)
	for i := 1; i < len(x); i++ {
		dst[i] = float32(q[i])
	}
}

func sameRows(t *testing.T, a, b *Kernel, f func(*Kernel, *Rows), n int) {
	t.Helper()
	var ra, rb Rows
	ra.Reset(1, n)
	rb.Reset(1, n)
	f(a, &ra)
	f(b, &rb)
	if string(ra.Row(0)) != string(rb.Row(0)) || ra.Scale[0] != rb.Scale[0] || ra.zero[0] != rb.zero[0] {
		t.Fatalf("%s and %s differ at length %d: %v %v", a.name, b.name, n, ra.Row(0), rb.Row(0))
	}
}

func sameFloats(t *testing.T, a, b *Kernel, f func(*Kernel, []float32), n int) {
	t.Helper()
	xa, xb := make([]float32, n), make([]float32, n)
	f(a, xa)
	f(b, xb)
	for i := range xa {
		if math.Float32bits(xa[i]) != math.Float32bits(xb[i]) {
			t.Fatalf("%s and %s differ at %d of %d: %v %v", a.name, b.name, i, n, xa[i], xb[i])
		}
	}
}

func TestGELU(t *testing.T) {
	k := generic()
	for v := -10.0; v <= 10; v += 0.01 {
		x := []float32{float32(v)}
		k.gelu(x)
		if want := v * (0.5 + 0.5*math.Erf(v/math.Sqrt2)); math.Abs(float64(x[0])-want) > 1e-4 {
			t.Fatalf("gelu(%v) = %v, want %v", v, x[0], want)
		}
	}
}

func TestSoftmax(t *testing.T) {
	var rows Rows
	rows.Reset(1, 8)
	generic().Softmax(&rows, 0, []float32{0, -1, -2, -1e30, 0, -3, -50, -0.5})
	want := []uint8{255, 94, 35, 0, 255, 13, 0, 155}
	if string(rows.Row(0)) != string(want) || rows.Scale[0] != 1/float32(255+94+35+255+13+155) {
		t.Errorf("got %v, scale %v", rows.Row(0), rows.Scale[0])
	}
}

func TestQuantise(t *testing.T) {
	var rows Rows
	rows.Reset(1, 8)
	k := generic()
	for _, c := range []struct {
		x    []float32
		want []uint8
		zero int32
		unit float32
	}{
		{[]float32{200, -55, 0.5, 1.5, -0.5, -2.5, 0, 1}, []uint8{255, 0, 55, 57, 55, 53, 55, 56}, 55, 1},
		{[]float32{510, 2, 4, 3, 5, 7, 255, 254}, []uint8{255, 1, 2, 2, 2, 4, 128, 127}, 0, 2},
		{[]float32{-1, -2, -255, 0, 0, 0, 0, 0}, []uint8{254, 253, 0, 255, 255, 255, 255, 255}, 255, 1},
		{make([]float32, 8), make([]uint8, 8), 0, tiny / 255},
	} {
		k.Quantise(&rows, 0, c.x)
		if string(rows.Row(0)) != string(c.want) || rows.zero[0] != c.zero || rows.Scale[0] != c.unit {
			t.Errorf("%v: got %v zero %d scale %v", c.x, rows.Row(0), rows.zero[0], rows.Scale[0])
		}
	}
}

func TestSigned(t *testing.T) {
	dst := make([]int8, 8)
	scale := generic().Signed(dst, []float32{127, -127, 0.5, 1.5, -0.5, -2.5, 0, 1})
	if want := []int8{127, -127, 0, 2, 0, -2, 0, 1}; !slices.Equal(dst, want) || scale != 1 {
		t.Errorf("got %v, scale %v", dst, scale)
	}
}

func TestChoose(t *testing.T) {
	if k, err := Choose("go"); err != nil || k.Name() != "go" {
		t.Errorf("go: %v", err)
	}
	if _, err := Choose("abacus"); err == nil {
		t.Error("an unknown kernel was chosen")
	}
	if k, err := Choose(""); err != nil || k.Name() != available()[0].Name() {
		t.Error("the fastest kernel was not chosen")
	}
}

func BenchmarkMultiply(b *testing.B) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, s := range []struct{ n, out, in int }{{200, 1536, 384}, {200, 384, 1536}, {200, 200, 32}} {
		for _, k := range available() {
			b.Run(fmt.Sprint(k.name, s), func(b *testing.B) {
				var m Matrix
				var rows Rows
				if err := k.Pack(&m, randomWeights(r, s.out, s.in)); err != nil {
					b.Fatal(err)
				}
				rows.Reset(s.n, s.in)
				dst := make([]float32, Padded(s.n)*m.Stride)
				for b.Loop() {
					k.Multiply(dst, &m, &rows)
				}
				b.ReportMetric(2*float64(s.n*s.out*s.in)*float64(b.N)/b.Elapsed().Seconds()/1e9, "Gop/s")
			})
		}
	}
}

func BenchmarkRows(b *testing.B) {
	x := normal(rand.New(rand.NewPCG(7, 8)), 1536, 1)
	var rows Rows
	rows.Reset(1, len(x))
	norm, _ := NewNorm(x, x, 1e-12)
	dst := make([]float32, len(x))
	for _, k := range available() {
		for name, f := range map[string]func(){
			"quantise": func() { k.Quantise(&rows, 0, x) }, "softmax": func() { k.Softmax(&rows, 0, x) },
			"gelu": func() { k.GELU(dst) }, "norm": func() { k.AddNorm(dst, x, x, norm) },
		} {
			b.Run(k.name+"/"+name, func(b *testing.B) {
				for b.Loop() {
					f()
				}
			})
		}
	}
}
