package kernel

import "golang.org/x/sys/cpu"

// available lists the implementations this machine can run, fastest first.
func available() []*Kernel {
	list := []*Kernel{generic()}
	if !cpu.X86.HasAVX2 {
		return list
	}
	list = append([]*Kernel{avx2()}, list...)
	if cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512VNNI {
		list = append([]*Kernel{avx512()}, list...)
	}
	return list
}

// avx2 multiplies pairs of 16-bit integers: the saturating 8-bit instruction
// would not be exact.
func avx2() *Kernel {
	k := vector()
	k.name, k.rows, k.cols = "avx2", 4, 16
	k.pack = func(m *Matrix, w []int8) { packBlocks(m, w, 16, 2) }
	k.stage = func(r *Rows) {
		r.wide = resized(r.wide, len(r.data))
		widenAVX2(&r.wide[0], &r.data[0], len(r.data))
	}
	k.tile = tileAVX2
	return k
}

// avx512 uses the four-fold 8-bit dot product of VNNI.
func avx512() *Kernel {
	k := vector()
	k.name, k.rows, k.cols = "avx512", 8, 32
	k.pack = func(m *Matrix, w []int8) { packBlocks(m, w, 32, 4) }
	k.stage = func(*Rows) {}
	k.tile = tileAVX512
	return k
}

// vector has the row functions that both share.
func vector() *Kernel {
	c := newConstants()
	return &Kernel{
		quantise: func(dst []uint8, x []float32) (int32, float32) {
			return quantiseAVX2(&dst[0], &x[0], len(x), c)
		},
		signed: func(dst []int8, x []float32) float32 {
			return signedAVX2(&dst[0], &x[0], len(x), c)
		},
		gelu: func(x []float32) { geluAVX2(&x[0], len(x), c) },
		softmax: func(dst []uint8, x []float32) int32 {
			return softmaxAVX2(&dst[0], &x[0], len(x), c)
		},
		addNorm: func(dst, x, y []float32, n *Norm) {
			addNormAVX2(&dst[0], &x[0], &y[0], &normArgs{&n.Weight[0], &n.Bias[0], len(dst), float32(len(dst)), n.Epsilon})
		},
	}
}

// constants are what the assembly reads from memory.
type constants struct {
	gelu                                 [10]float32
	exp                                  [6]float32
	tiny, levels, half, geluEnd, geluNeg float32
	log2e, floor, rounder, most          float32
}

func newConstants() *constants {
	return &constants{
		gelu: geluTerms, exp: expTerms,
		tiny: tiny, levels: levels, half: 0.5, geluEnd: geluEnd, geluNeg: -geluEnd,
		log2e: log2e, floor: floor, rounder: rounder, most: most,
	}
}

type normArgs struct {
	weight, bias  *float32
	n             int
	size, epsilon float32
}

//go:noescape
func tileAVX512(t *tile)

//go:noescape
func tileAVX2(t *tile)

// widenAVX2 stores n bytes, a multiple of 16, as 16-bit integers.
//
//go:noescape
func widenAVX2(dst *int16, src *uint8, n int)

//go:noescape
func quantiseAVX2(dst *uint8, x *float32, n int, c *constants) (zero int32, scale float32)

//go:noescape
func signedAVX2(dst *int8, x *float32, n int, c *constants) float32

//go:noescape
func geluAVX2(x *float32, n int, c *constants)

//go:noescape
func softmaxAVX2(dst *uint8, x *float32, n int, c *constants) int32

//go:noescape
func addNormAVX2(dst, x, y *float32, n *normArgs)
