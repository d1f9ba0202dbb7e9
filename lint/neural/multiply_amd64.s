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

// CLEAR, PRODUCTS and SUM empty four registers, multiply two by two others, and add what came out to four.
#define CLEAR(A, B, C, D) \
	VPXOR A, A, A \
	VPXOR B, B, B \
	VPXOR C, C, C \
	VPXOR D, D, D

#define PRODUCTS(A, B, X, Y) \
	VPMADDWD X, A, Y12 \
	VPMADDWD X, B, Y13 \
	VPMADDWD Y, A, Y14 \
	VPMADDWD Y, B, Y15

#define SUM(A, B, C, D) \
	VPADDD Y12, A, A \
	VPADDD Y13, B, B \
	VPADDD Y14, C, C \
	VPADDD Y15, D, D

// FOUR_ROWS points R8, R10 and R11 at the rows after SI.
#define FOUR_ROWS \
	LEAQ (SI)(R12*1), R8  \
	LEAQ (R8)(R12*1), R10 \
	LEAQ (R10)(R12*1), R11

// MORE goes on with the next 16 columns, NEXT with the rows after LAST.
#define MORE \
	ADDQ $16, AX \
	CMPQ AX, BX  \
	JLT  columns

#define NEXT(BYTES, LAST) \
	ADDQ BYTES, DI         \
	LEAQ (LAST)(R12*1), SI \
	DECQ CX                \
	JNZ  rows              \
	VZEROUPPER             \
	RET

// func multiply4(out *int32, outPitch int, w *int8, wPitch int, x *int16, pitch, columns, rows int)
TEXT ·multiply4(SB), NOSPLIT, $0-64
	ARGUMENTS
	LEAQ (DX)(R9*1), R10
	LEAQ (R10)(R9*1), R11
	LEAQ (R11)(R9*1), R9
	SHRQ $1, CX

rows:
	LEAQ  (SI)(R12*1), R8
	CLEAR(Y0, Y1, Y2, Y3)
	CLEAR(Y4, Y5, Y6, Y7)
	XORQ  AX, AX

columns:
	VPMOVSXBW (SI)(AX*1), Y8
	VPMOVSXBW (R8)(AX*1), Y9
	VMOVDQU   (DX)(AX*2), Y10
	VMOVDQU   (R10)(AX*2), Y11
	PRODUCTS(Y8, Y9, Y10, Y11)
	VMOVDQU   (R11)(AX*2), Y10
	VMOVDQU   (R9)(AX*2), Y11
	SUM(Y0, Y4, Y1, Y5)
	PRODUCTS(Y8, Y9, Y10, Y11)
	SUM(Y2, Y6, Y3, Y7)
	MORE

	REDUCE(Y0, Y1, Y2, Y3, X0, X1)
	REDUCE(Y4, Y5, Y6, Y7, X4, X5)
	VPUNPCKLDQ X4, X0, X1
	VPUNPCKHDQ X4, X0, X2
	LEAQ       (DI)(R13*2), AX
	VMOVQ      X1, (DI)
	VMOVHPS    X1, (DI)(R13*1)
	VMOVQ      X2, (AX)
	VMOVHPS    X2, (AX)(R13*1)
	NEXT($8, R8)

// func multiply3(out *int32, outPitch int, w *int8, wPitch int, x *int16, pitch, columns, rows int)
TEXT ·multiply3(SB), NOSPLIT, $0-64
	ARGUMENTS
	LEAQ (DX)(R9*1), R10
	LEAQ (R10)(R9*1), R11
	SHRQ $1, CX

rows:
	LEAQ  (SI)(R12*1), R8
	CLEAR(Y0, Y1, Y2, Y4)
	CLEAR(Y5, Y6, Y5, Y6)
	XORQ  AX, AX

columns:
	VPMOVSXBW (SI)(AX*1), Y8
	VPMOVSXBW (R8)(AX*1), Y9
	VMOVDQU   (DX)(AX*2), Y10
	VMOVDQU   (R10)(AX*2), Y11
	VMOVDQU   (R11)(AX*2), Y3
	PRODUCTS(Y8, Y9, Y10, Y11)
	VPMADDWD  Y3, Y8, Y8
	VPMADDWD  Y3, Y9, Y9
	SUM(Y0, Y4, Y1, Y5)
	VPADDD    Y8, Y2, Y2
	VPADDD    Y9, Y6, Y6
	MORE

	REDUCE(Y0, Y1, Y2, Y2, X0, X1)
	REDUCE(Y4, Y5, Y6, Y6, X4, X5)
	VPUNPCKLDQ X4, X0, X1
	VPUNPCKHDQ X4, X0, X2
	VMOVQ      X1, (DI)
	VMOVHPS    X1, (DI)(R13*1)
	VMOVQ      X2, (DI)(R13*2)
	NEXT($8, R8)

// func multiply2(out *int32, outPitch int, w *int8, wPitch int, x *int16, pitch, columns, rows int)
TEXT ·multiply2(SB), NOSPLIT, $0-64
	ARGUMENTS
	ADDQ DX, R9
	SHRQ $2, CX

rows:
	FOUR_ROWS
	CLEAR(Y0, Y1, Y2, Y3)
	CLEAR(Y4, Y5, Y6, Y7)
	XORQ  AX, AX

columns:
	VMOVDQU   (DX)(AX*2), Y8
	VMOVDQU   (R9)(AX*2), Y9
	VPMOVSXBW (SI)(AX*1), Y10
	VPMOVSXBW (R8)(AX*1), Y11
	PRODUCTS(Y8, Y9, Y10, Y11)
	VPMOVSXBW (R10)(AX*1), Y10
	VPMOVSXBW (R11)(AX*1), Y11
	SUM(Y0, Y4, Y1, Y5)
	PRODUCTS(Y8, Y9, Y10, Y11)
	SUM(Y2, Y6, Y3, Y7)
	MORE

	REDUCE(Y0, Y1, Y2, Y3, X0, X1)
	REDUCE(Y4, Y5, Y6, Y7, X4, X5)
	VMOVDQU X0, (DI)
	VMOVDQU X4, (DI)(R13*1)
	NEXT($16, R11)

// func multiply1(out *int32, outPitch int, w *int8, wPitch int, x *int16, pitch, columns, rows int)
TEXT ·multiply1(SB), NOSPLIT, $0-64
	ARGUMENTS
	SHRQ $2, CX

rows:
	FOUR_ROWS
	CLEAR(Y0, Y1, Y2, Y3)
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
	MORE

	REDUCE(Y0, Y1, Y2, Y3, X0, X1)
	VMOVDQU X0, (DI)
	NEXT($16, R11)
