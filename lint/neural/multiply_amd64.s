#include "textflag.h"

// func multiplyAVX2(out []int32, w []int8, x []int16, columns, stride int)
//
// Two rows and four vectors at a time: 16 weights are widened to 16 bits and multiplied with 16 activations,
// neighbours added, into eight 32-bit sums for each row and vector.
TEXT ·multiplyAVX2(SB), NOSPLIT, $0-88
	MOVQ out_base+0(FP), DI
	MOVQ out_len+8(FP), CX
	MOVQ w_base+24(FP), SI
	MOVQ x_base+48(FP), DX
	MOVQ columns+72(FP), BX
	MOVQ stride+80(FP), R12
	LEAQ (DX)(R12*2), R9
	LEAQ (R9)(R12*2), R10
	LEAQ (R10)(R12*2), R11
	SHRQ $3, CX
	JZ   done

rows:
	LEAQ  (SI)(BX*1), R8
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
	VMOVDQU   (R9)(AX*2), Y11
	VPMADDWD  Y10, Y8, Y12
	VPMADDWD  Y10, Y9, Y13
	VPMADDWD  Y11, Y8, Y14
	VPMADDWD  Y11, Y9, Y15
	VMOVDQU   (R10)(AX*2), Y10
	VMOVDQU   (R11)(AX*2), Y11
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

	// Eight sums become one, those of a row beside each other.
	VPHADDD      Y1, Y0, Y0
	VPHADDD      Y3, Y2, Y2
	VPHADDD      Y2, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPADDD       X1, X0, X0
	VMOVDQU      X0, (DI)
	VPHADDD      Y5, Y4, Y4
	VPHADDD      Y7, Y6, Y6
	VPHADDD      Y6, Y4, Y4
	VEXTRACTI128 $1, Y4, X5
	VPADDD       X5, X4, X4
	VMOVDQU      X4, 16(DI)
	ADDQ         $32, DI
	LEAQ         (R8)(BX*1), SI
	DECQ         CX
	JNZ          rows

done:
	VZEROUPPER
	RET

// func multiplyOneAVX2(out []int32, w []int8, x []int16)
//
// Four rows and one vector at a time; sums go to every fourth place.
TEXT ·multiplyOneAVX2(SB), NOSPLIT, $0-72
	MOVQ out_base+0(FP), DI
	MOVQ out_len+8(FP), CX
	MOVQ w_base+24(FP), SI
	MOVQ x_base+48(FP), DX
	MOVQ x_len+56(FP), BX
	SHRQ $4, CX
	JZ   done

rows:
	LEAQ  (SI)(BX*1), R8
	LEAQ  (R8)(BX*1), R9
	LEAQ  (R9)(BX*1), R10
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	XORQ  AX, AX

columns:
	VMOVDQU   (DX)(AX*2), Y4
	VPMOVSXBW (SI)(AX*1), Y5
	VPMOVSXBW (R8)(AX*1), Y6
	VPMOVSXBW (R9)(AX*1), Y7
	VPMOVSXBW (R10)(AX*1), Y8
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

	VPHADDD      Y1, Y0, Y0
	VPHADDD      Y3, Y2, Y2
	VPHADDD      Y2, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPADDD       X1, X0, X0
	VMOVD        X0, (DI)
	VPEXTRD      $1, X0, 16(DI)
	VPEXTRD      $2, X0, 32(DI)
	VPEXTRD      $3, X0, 48(DI)
	ADDQ         $64, DI
	LEAQ         (R10)(BX*1), SI
	DECQ         CX
	JNZ          rows

done:
	VZEROUPPER
	RET
