#include "go_asm.h"
#include "textflag.h"

DATA curveNumbers<>+0(SB)/4, $128.0   // steps
DATA curveNumbers<>+4(SB)/4, $1152.5  // middle
DATA curveNumbers<>+8(SB)/4, $2304.0  // last
DATA curveNumbers<>+12(SB)/4, $4096.0 // fixed
DATA curveNumbers<>+16(SB)/4, $1.0
GLOBL curveNumbers<>(SB), RODATA|NOPTR, $20

// LINEAR makes eight sums the numbers that they stand for. Scales and biases of the update gate lie SKIP behind those
// of the reset gate.
#define LINEAR(SCALE, BIAS, SKIP, Y) \
	VCVTDQ2PS Y, Y                   \
	MOVQ      SCALE(R14), R13        \
	ADDQ      SKIP, R13              \
	VMULPS    (R13)(AX*4), Y, Y      \
	MOVQ      BIAS(R14), R13         \
	ADDQ      SKIP, R13              \
	VADDPS    (R13)(AX*4), Y, Y

// CURVE looks eight numbers up as curve.at does, NaN as the first entry.
#define CURVE(Y) \
	VMULPS     Y8, Y, Y            \
	VADDPS     Y9, Y, Y            \
	VMAXPS     Y10, Y, Y           \
	VMINPS     Y11, Y, Y           \
	VCVTTPS2DQ Y, Y14              \
	VPCMPEQD   Y15, Y15, Y15       \
	VGATHERDPS Y15, (BX)(Y14*4), Y

// func stepAVX2(u *unit, c *curve, state *float32, next *int16, read, recall *int32, n int)
TEXT ·stepAVX2(SB), NOSPLIT, $0-56
	MOVQ         u+0(FP), R14
	MOVQ         c+8(FP), BX
	MOVQ         state+16(FP), DI
	MOVQ         next+24(FP), SI
	MOVQ         read+32(FP), DX
	MOVQ         recall+40(FP), CX
	MOVQ         n+48(FP), R8
	VBROADCASTSS curveNumbers<>+0(SB), Y8
	VBROADCASTSS curveNumbers<>+4(SB), Y9
	VXORPS       Y10, Y10, Y10
	VBROADCASTSS curveNumbers<>+8(SB), Y11
	VBROADCASTSS curveNumbers<>+12(SB), Y12
	VBROADCASTSS curveNumbers<>+16(SB), Y13
	LEAQ         (DX)(R8*4), R9
	LEAQ         (CX)(R8*4), R10
	LEAQ         (R9)(R8*4), R11
	LEAQ         (R10)(R8*4), R12
	SHLQ         $2, R8
	XORQ         AX, AX

units:
	VMOVDQU (DX)(AX*4), Y0
	VPADDD  (CX)(AX*4), Y0, Y0
	LINEAR(unit_gates+matrix_scale, unit_gatesB, $0, Y0)
	CURVE(Y0)
	VMOVDQU (R9)(AX*4), Y1
	VPADDD  (R10)(AX*4), Y1, Y1
	LINEAR(unit_gates+matrix_scale, unit_gatesB, R8, Y1)
	CURVE(Y1)
	VMOVDQU (R12)(AX*4), Y2
	LINEAR(unit_recall+matrix_scale, unit_recallB, $0, Y2)
	VMULPS  Y2, Y0, Y2
	VMOVDQU (R11)(AX*4), Y3
	LINEAR(unit_candidate+matrix_scale, unit_candB, $0, Y3)
	VADDPS  Y2, Y3, Y3
	VADDPS  Y3, Y3, Y3
	CURVE(Y3)
	VADDPS  Y3, Y3, Y3
	VSUBPS  Y13, Y3, Y3

	// Of what is now and what was, as much as the update gate keeps.
	VMOVUPS      (DI)(AX*4), Y2
	VSUBPS       Y3, Y2, Y2
	VMULPS       Y2, Y1, Y2
	VADDPS       Y2, Y3, Y3
	VMOVUPS      Y3, (DI)(AX*4)
	VMULPS       Y12, Y3, Y3
	VCVTTPS2DQ   Y3, Y3
	VEXTRACTI128 $1, Y3, X2
	VPACKSSDW    X2, X3, X3
	VMOVDQU      X3, (SI)(AX*2)
	ADDQ         $8, AX
	LEAQ         (AX*4), R13
	CMPQ         R13, R8
	JLT          units
	VZEROUPPER
	RET
