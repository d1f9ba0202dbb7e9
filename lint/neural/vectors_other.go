//go:build !amd64

package neural

func multiplyRows(out []int32, outPitch int, w []int8, wPitch int, x []int16, pitch, columns, rows, n int) {
	multiplyPlain(out, outPitch, w, wPitch, x, pitch, columns, rows, n)
}

func (u *unit) step(c *curve, state []float32, next []int16, read, recall []int32) {
	u.stepPlain(c, state, next, read, recall)
}
