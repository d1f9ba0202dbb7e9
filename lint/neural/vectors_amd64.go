package neural

import "golang.org/x/sys/cpu"

var vectors = cpu.X86.HasAVX2

func multiplyRows(out []int32, outPitch int, w []int8, wPitch int, x []int16, pitch, columns, rows, n int) {
	switch {
	case !vectors:
		multiplyPlain(out, outPitch, w, wPitch, x, pitch, columns, rows, n)
	case n == 1:
		multiply1(&out[0], outPitch, &w[0], wPitch, &x[0], pitch, columns, rows)
	case n == 2:
		multiply2(&out[0], outPitch, &w[0], wPitch, &x[0], pitch, columns, rows)
	case n == 3:
		multiply3(&out[0], outPitch, &w[0], wPitch, &x[0], pitch, columns, rows)
	default:
		multiply4(&out[0], outPitch, &w[0], wPitch, &x[0], pitch, columns, rows)
	}
}

func (u *unit) step(c *curve, state []float32, next []int16, read, recall []int32) {
	if n := len(state); vectors {
		stepAVX2(u, c, &state[0], &next[:n][0], &read[:3*n][0], &recall[:3*n][0], n)
	} else {
		u.stepPlain(c, state, next, read, recall)
	}
}

// multiply1 to multiply4 do with AVX2 what multiplyPlain does for as many vectors. The rows must be a multiple of
// rowsAtOnce, columns of lanes.
//
//go:noescape
func multiply1(out *int32, outPitch int, w *int8, wPitch int, x *int16, pitch, columns, rows int)

//go:noescape
func multiply2(out *int32, outPitch int, w *int8, wPitch int, x *int16, pitch, columns, rows int)

//go:noescape
func multiply3(out *int32, outPitch int, w *int8, wPitch int, x *int16, pitch, columns, rows int)

//go:noescape
func multiply4(out *int32, outPitch int, w *int8, wPitch int, x *int16, pitch, columns, rows int)

// stepAVX2 does what stepPlain does, with the same operations in the same order. n must be a multiple of lanes.
//
//go:noescape
func stepAVX2(u *unit, c *curve, state *float32, next *int16, read, recall *int32, n int)
