#include "go_asm.h"
#include "textflag.h"

// Eight 32-bit integers 0…255 of the Y register to eight bytes at (DI).
#define STORE8(Y, X) \
	VEXTRACTI128 $1, Y, X11 \
	VPACKSSDW X11, X, X \
	VPACKUSWB X, X, X \
	VMOVQ X, (DI)

// Folds the eight lanes of Y into X: halves, then quarters, then the rest. T
// is lost.
#define REDUCE(OP, Y, X, T) \
	VEXTRACTF128 $1, Y, T \
	OP T, X, X \
	VPERMILPS $0x4E, X, T \
	OP T, X, X \
	VPERMILPS $0xB1, X, T \
	OP T, X, X

// func quantiseAVX2(dst *uint8, x *float32, n int, c *constants) (zero int32, scale float32)
TEXT ·quantiseAVX2(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	MOVQ c+24(FP), AX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	MOVQ SI, R8
	MOVQ CX, R9
range:
	VMOVUPS (R8), Y2
	VMINPS Y0, Y2, Y0
	VMAXPS Y1, Y2, Y1
	ADDQ $32, R8
	SUBQ $8, R9
	JG range
	REDUCE(VMINPS, Y0, X0, X2)
	REDUCE(VMAXPS, Y1, X1, X2)
	VSUBSS X0, X1, X1
	VMAXSS constants_tiny(AX), X1, X1
	VMOVSS constants_most(AX), X2
	VDIVSS X2, X1, X3
	VMOVSS X3, scale+36(FP)
	VDIVSS X1, X2, X2
	VXORPS X3, X3, X3
	VSUBSS X0, X3, X3
	VMULSS X2, X3, X3
	VCVTPS2DQ X3, X3
	VMOVD X3, R8
	MOVL R8, zero+32(FP)
	VPBROADCASTD X3, Y14
	VBROADCASTSS X2, Y2
scaled:
	VMULPS (SI), Y2, Y3
	VCVTPS2DQ Y3, Y3
	VPADDD Y14, Y3, Y3
	STORE8(Y3, X3)
	ADDQ $32, SI
	ADDQ $8, DI
	SUBQ $8, CX
	JG scaled
	VZEROUPPER
	RET

// func signedAVX2(dst *int8, x *float32, n int, c *constants) float32
TEXT ·signedAVX2(SB), NOSPLIT, $0-36
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	MOVQ c+24(FP), AX
	VPCMPEQD Y15, Y15, Y15
	VPSRLD $1, Y15, Y15
	VBROADCASTSS constants_tiny(AX), Y0
	MOVQ SI, R8
	MOVQ CX, R9
largest:
	VANDPS (R8), Y15, Y1
	VMAXPS Y0, Y1, Y0
	ADDQ $32, R8
	SUBQ $8, R9
	JG largest
	REDUCE(VMAXPS, Y0, X0, X1)
	VMOVSS constants_levels(AX), X2
	VDIVSS X2, X0, X3
	VMOVSS X3, ret+32(FP)
	VDIVSS X0, X2, X2
	VBROADCASTSS X2, Y2
store:
	VMULPS (SI), Y2, Y3
	VCVTPS2DQ Y3, Y3
	VEXTRACTI128 $1, Y3, X4
	VPACKSSDW X4, X3, X3
	VPACKSSWB X3, X3, X3
	VMOVQ X3, (DI)
	ADDQ $32, SI
	ADDQ $8, DI
	SUBQ $8, CX
	JG store
	VZEROUPPER
	RET

#define TERM(P, X, C) \
	VMULPS X, P, P \
	VADDPS C, P, P

// func geluAVX2(x *float32, n int, c *constants)
TEXT ·geluAVX2(SB), NOSPLIT, $0-24
	MOVQ x+0(FP), SI
	MOVQ n+8(FP), CX
	MOVQ c+16(FP), AX
	VBROADCASTSS constants_gelu+0(AX), Y4
	VBROADCASTSS (constants_gelu+4)(AX), Y5
	VBROADCASTSS (constants_gelu+8)(AX), Y6
	VBROADCASTSS (constants_gelu+12)(AX), Y7
	VBROADCASTSS (constants_gelu+16)(AX), Y8
	VBROADCASTSS (constants_gelu+20)(AX), Y9
	VBROADCASTSS (constants_gelu+24)(AX), Y10
	VBROADCASTSS (constants_gelu+28)(AX), Y11
	VBROADCASTSS (constants_gelu+32)(AX), Y12
	VBROADCASTSS (constants_gelu+36)(AX), Y13
	VBROADCASTSS constants_geluEnd(AX), Y14
	VBROADCASTSS constants_geluNeg(AX), Y15
gelu:
	VMOVUPS (SI), Y0
	VMAXPS Y15, Y0, Y1
	VMINPS Y14, Y1, Y1
	VMULPS Y1, Y1, Y2
	VMULPS Y2, Y13, Y3
	VADDPS Y12, Y3, Y3
	TERM(Y3, Y2, Y11)
	TERM(Y3, Y2, Y10)
	TERM(Y3, Y2, Y9)
	TERM(Y3, Y2, Y8)
	TERM(Y3, Y2, Y7)
	TERM(Y3, Y2, Y6)
	TERM(Y3, Y2, Y5)
	TERM(Y3, Y2, Y4)
	VMULPS Y3, Y1, Y3
	VBROADCASTSS constants_half(AX), Y2
	VADDPS Y2, Y3, Y3
	VMULPS Y3, Y0, Y0
	VMOVUPS Y0, (SI)
	ADDQ $32, SI
	SUBQ $8, CX
	JG gelu
	VZEROUPPER
	RET

// func softmaxAVX2(dst *uint8, x *float32, n int, c *constants) int32
TEXT ·softmaxAVX2(SB), NOSPLIT, $0-36
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	MOVQ c+24(FP), AX
	VMOVUPS (SI), Y0
	MOVQ SI, R8
	MOVQ CX, R9
highest:
	VMAXPS (R8), Y0, Y0
	ADDQ $32, R8
	SUBQ $8, R9
	JG highest
	REDUCE(VMAXPS, Y0, X0, X1)
	VBROADCASTSS X0, Y0
	VBROADCASTSS constants_log2e(AX), Y1
	VBROADCASTSS constants_floor(AX), Y2
	VBROADCASTSS constants_rounder(AX), Y3
	VBROADCASTSS constants_most(AX), Y4
	VBROADCASTSS constants_exp+0(AX), Y5
	VBROADCASTSS (constants_exp+4)(AX), Y6
	VBROADCASTSS (constants_exp+8)(AX), Y7
	VBROADCASTSS (constants_exp+12)(AX), Y8
	VBROADCASTSS (constants_exp+16)(AX), Y9
	VBROADCASTSS (constants_exp+20)(AX), Y10
	VPXOR Y15, Y15, Y15
powers:
	VMOVUPS (SI), Y12
	VSUBPS Y0, Y12, Y12
	VMULPS Y1, Y12, Y12
	VMAXPS Y2, Y12, Y12
	VADDPS Y3, Y12, Y13
	VSUBPS Y3, Y13, Y14
	VSUBPS Y14, Y12, Y12
	VMULPS Y12, Y10, Y14
	VADDPS Y9, Y14, Y14
	TERM(Y14, Y12, Y8)
	TERM(Y14, Y12, Y7)
	TERM(Y14, Y12, Y6)
	TERM(Y14, Y12, Y5)
	VPSLLD $23, Y13, Y13
	VPADDD Y13, Y14, Y14
	VMULPS Y4, Y14, Y14
	VCVTPS2DQ Y14, Y14
	VPADDD Y14, Y15, Y15
	STORE8(Y14, X14)
	ADDQ $32, SI
	ADDQ $8, DI
	SUBQ $8, CX
	JG powers
	VEXTRACTI128 $1, Y15, X0
	VPADDD X0, X15, X0
	VPSHUFD $0x4E, X0, X1
	VPADDD X1, X0, X0
	VPSHUFD $0xB1, X0, X1
	VPADDD X1, X0, X0
	VMOVD X0, R8
	MOVL R8, ret+32(FP)
	VZEROUPPER
	RET

// func addNormAVX2(dst, x, y *float32, n *normArgs)
TEXT ·addNormAVX2(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ y+16(FP), DX
	MOVQ n+24(FP), AX
	MOVQ normArgs_n(AX), CX
	SHLQ $2, CX
	VXORPS Y0, Y0, Y0
	XORQ R8, R8
sums:
	VMOVUPS (SI)(R8*1), Y2
	VADDPS (DX)(R8*1), Y2, Y2
	VMOVUPS Y2, (DI)(R8*1)
	VADDPS Y2, Y0, Y0
	ADDQ $32, R8
	CMPQ R8, CX
	JLT sums
	REDUCE(VADDPS, Y0, X0, X1)
	VMOVSS normArgs_size(AX), X5
	VDIVSS X5, X0, X0
	VBROADCASTSS X0, Y3
	VXORPS Y0, Y0, Y0
	XORQ R8, R8
squares:
	VMOVUPS (DI)(R8*1), Y2
	VSUBPS Y3, Y2, Y2
	VMOVUPS Y2, (DI)(R8*1)
	VMULPS Y2, Y2, Y2
	VADDPS Y2, Y0, Y0
	ADDQ $32, R8
	CMPQ R8, CX
	JLT squares
	REDUCE(VADDPS, Y0, X0, X1)
	VDIVSS X5, X0, X0
	VADDSS normArgs_epsilon(AX), X0, X0
	VSQRTSS X0, X0, X0
	MOVL $0x3F800000, R9
	VMOVD R9, X1
	VDIVSS X0, X1, X0
	VBROADCASTSS X0, Y3
	MOVQ normArgs_weight(AX), SI
	MOVQ normArgs_bias(AX), DX
	XORQ R8, R8
norms:
	VMULPS (DI)(R8*1), Y3, Y2
	VMULPS (SI)(R8*1), Y2, Y2
	VADDPS (DX)(R8*1), Y2, Y2
	VMOVUPS Y2, (DI)(R8*1)
	ADDQ $32, R8
	CMPQ R8, CX
	JLT norms
	VZEROUPPER
	RET
