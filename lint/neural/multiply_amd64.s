#include "textflag.h"

// In all of these 16 weights are widened to 16 bits and multiplied with 16 activations, neighbours added, into eight
// 32-bit sums for each row and vector. Weights are used for all vectors while they are in a register, activations
// for all rows.

#define ARGUMENTS \
	MOVQ out+0(FP), DI     \
	MOVQ outPitch+8(FP), R13 \
	MOVQ w+16(FP), SI      \
	MOVQ wPitch+24(FP), R12 \
	MOVQ x+32(FP), DX      \
	MOVQ pitch+40(FP), R9 \
	MOVQ columns+48(FP), BX \
	MOVQ rows+56(FP), CX   \
	SHLQ $2, R13           \
	SHLQ $1, R9

// REDUCE adds up the eight sums in each of four registers, leaving four sums in the first.
#define REDUCE(A, B, C, D, LOW, SPARE) \
	VPHADDD      B, A, A      \
	VPHADDD      D, C, C      \
	VPHADDD      C, A, A      \
	VEXTRACTI128 $1, A, SPARE \
	VPADDD       SPARE, LOW, LOW

// func multiply4(out *int32, outPitch int, w *int8, wPitch int, x *int16, pitch, columns, rows int)
TEXT ·multiply4(SB), NOSPLIT, $0-64
	ARGUMENTS
	LEAQ (DX)(R9*1), R10
	LEAQ (R10)(R9*1), R11
	LEAQ (R11)(R9*1), R9
	SHRQ $1, CX

rows:
	LEAQ  (SI)(R12*1), R8
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
	XORQ  AX, AX

columns:
	VPMOVSXBW (SI)(AX*1), Y8
	VPMOVSXBW (R8)(AX*1), Y9
	VMOVDQU   (DX)(AX*2), Y10
	VMOVDQU   (R10)(AX*2), Y11
	VPMADDWD  Y10, Y8, Y12
	VPMADDWD  Y10, Y9, Y13
	VPMADDWD  Y11, Y8, Y14
	VPMADDWD  Y11, Y9, Y15
	VMOVDQU   (R11)(AX*2), Y10
	VMOVDQU   (R9)(AX*2), Y11
	VPADDD    Y12, Y0, Y0
	VPADDD    Y13, Y4, Y4
	VPADDD    Y14, Y1, Y1
	VPADDD    Y15, Y5, Y5
	VPMADDWD  Y10, Y8, Y12
	VPMADDWD  Y10, Y9, Y13
	VPMADDWD  Y11, Y8, Y14
	VPMADDWD  Y11, Y9, Y15
	VPADDD    Y12, Y2, Y2
	VPADDD    Y13, Y6, Y6
	VPADDD    Y14, Y3, Y3
	VPADDD    Y15, Y7, Y7
	ADDQ      $16, AX
	CMPQ      AX, BX
	JLT       columns

	REDUCE(Y0, Y1, Y2, Y3, X0, X1)
	REDUCE(Y4, Y5, Y6, Y7, X4, X5)
	VPUNPCKLDQ X4, X0, X1
	VPUNPCKHDQ X4, X0, X2
	LEAQ       (DI)(R13*2), AX
	VMOVQ      X1, (DI)
	VMOVHPS    X1, (DI)(R13*1)
	VMOVQ      X2, (AX)
	VMOVHPS    X2, (AX)(R13*1)
	ADDQ       $8, DI
	LEAQ       (R8)(R12*1), SI
	DECQ       CX
	JNZ        rows
	VZEROUPPER
	RET

// func multiply3(out *int32, outPitch int, w *int8, wPitch int, x *int16, pitch, columns, rows int)
TEXT ·multiply3(SB), NOSPLIT, $0-64
	ARGUMENTS
	LEAQ (DX)(R9*1), R10
	LEAQ (R10)(R9*1), R11
	SHRQ $1, CX

rows:
	LEAQ  (SI)(R12*1), R8
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	XORQ  AX, AX

columns:
	VPMOVSXBW (SI)(AX*1), Y8
	VPMOVSXBW (R8)(AX*1), Y9
	VMOVDQU   (DX)(AX*2), Y10
	VMOVDQU   (R10)(AX*2), Y11
	VMOVDQU   (R11)(AX*2), Y3
	VPMADDWD  Y10, Y8, Y12
	VPMADDWD  Y10, Y9, Y13
	VPMADDWD  Y11, Y8, Y14
	VPMADDWD  Y11, Y9, Y15
	VPMADDWD  Y3, Y8, Y8
	VPMADDWD  Y3, Y9, Y9
	VPADDD    Y12, Y0, Y0
	VPADDD    Y13, Y4, Y4
	VPADDD    Y14, Y1, Y1
	VPADDD    Y15, Y5, Y5
	VPADDD    Y8, Y2, Y2
	VPADDD    Y9, Y6, Y6
	ADDQ      $16, AX
	CMPQ      AX, BX
	JLT       columns

	REDUCE(Y0, Y1, Y2, Y2, X0, X1)
	REDUCE(Y4, Y5, Y6, Y6, X4, X5)
	VPUNPCKLDQ X4, X0, X1
	VPUNPCKHDQ X4, X0, X2
	VMOVQ      X1, (DI)
	VMOVHPS    X1, (DI)(R13*1)
	VMOVQ      X2, (DI)(R13*2)
	ADDQ       $8, DI
	LEAQ       (R8)(R12*1), SI
	DECQ       CX
	JNZ        rows
	VZEROUPPER
	RET

// func multiply2(out *int32, outPitch int, w *int8, wPitch int, x *int16, pitch, columns, rows int)
TEXT ·multiply2(SB), NOSPLIT, $0-64
	ARGUMENTS
	ADDQ DX, R9
	SHRQ $2, CX

rows:
	LEAQ  (SI)(R12*1), R8
	LEAQ  (R8)(R12*1), R10
	LEAQ  (R10)(R12*1), R11
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
	XORQ  AX, AX

columns:
	VMOVDQU   (DX)(AX*2), Y8
	VMOVDQU   (R9)(AX*2), Y9
	VPMOVSXBW (SI)(AX*1), Y10
	VPMOVSXBW (R8)(AX*1), Y11
	VPMADDWD  Y8, Y10, Y12
	VPMADDWD  Y9, Y10, Y13
	VPMADDWD  Y8, Y11, Y14
	VPMADDWD  Y9, Y11, Y15
	VPMOVSXBW (R10)(AX*1), Y10
	VPMOVSXBW (R11)(AX*1), Y11
	VPADDD    Y12, Y0, Y0
	VPADDD    Y13, Y4, Y4
	VPADDD    Y14, Y1, Y1
	VPADDD    Y15, Y5, Y5
	VPMADDWD  Y8, Y10, Y12
	VPMADDWD  Y9, Y10, Y13
	VPMADDWD  Y8, Y11, Y14
	VPMADDWD  Y9, Y11, Y15
	VPADDD    Y12, Y2, Y2
	VPADDD    Y13, Y6, Y6
	VPADDD    Y14, Y3, Y3
	VPADDD    Y15, Y7, Y7
	ADDQ      $16, AX
	CMPQ      AX, BX
	JLT       columns

	REDUCE(Y0, Y1, Y2, Y3, X0, X1)
	REDUCE(Y4, Y5, Y6, Y7, X4, X5)
	VMOVDQU X0, (DI)
	VMOVDQU X4, (DI)(R13*1)
	ADDQ    $16, DI
	LEAQ    (R11)(R12*1), SI
	DECQ    CX
	JNZ     rows
	VZEROUPPER
	RET

// func multiply1(out *int32, outPitch int, w *int8, wPitch int, x *int16, pitch, columns, rows int)
TEXT ·multiply1(SB), NOSPLIT, $0-64
	ARGUMENTS
	SHRQ $2, CX

rows:
	LEAQ  (SI)(R12*1), R8
	LEAQ  (R8)(R12*1), R10
	LEAQ  (R10)(R12*1), R11
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	XORQ  AX, AX

columns:
	VMOVDQU   (DX)(AX*2), Y4
	VPMOVSXBW (SI)(AX*1), Y5
	VPMOVSXBW (R8)(AX*1), Y6
	VPMOVSXBW (R10)(AX*1), Y7
	VPMOVSXBW (R11)(AX*1), Y8
	VPMADDWD  Y4, Y5, Y5
	VPMADDWD  Y4, Y6, Y6
	VPMADDWD  Y4, Y7, Y7
	VPMADDWD  Y4, Y8, Y8
	VPADDD    Y5, Y0, Y0
	VPADDD    Y6, Y1, Y1
	VPADDD    Y7, Y2, Y2
	VPADDD    Y8, Y3, Y3
	ADDQ      $16, AX
	CMPQ      AX, BX
	JLT       columns

	REDUCE(Y0, Y1, Y2, Y3, X0, X1)
	VMOVDQU X0, (DI)
	ADDQ    $16, DI
	LEAQ    (R11)(R12*1), SI
	DECQ    CX
	JNZ     rows
	VZEROUPPER
	RET
