//go:build !amd64

package neural

func multiplyRows(out []int32, w []int8, x []int16, columns, stride, used int) {
	multiplyPlain(out, w, x, columns, stride, used)
}
