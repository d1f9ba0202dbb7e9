package neural

import "golang.org/x/sys/cpu"

var vectors = cpu.X86.HasAVX2

func multiplyRows(out []int32, w []int8, x []int16, columns, stride, used int) {
	switch {
	case !vectors:
		multiplyPlain(out, w, x, columns, stride, used)
	case used == 1:
		multiplyOneAVX2(out, w, x[:columns])
	default:
		multiplyAVX2(out, w, x, columns, stride)
	}
}

// multiplyAVX2 does what multiplyPlain does for all vectors. The rows must be a multiple of rowsAtOnce, columns of
// lanes.
//
//go:noescape
func multiplyAVX2(out []int32, w []int8, x []int16, columns, stride int)

// multiplyOneAVX2 does what multiplyPlain does for one vector.
//
//go:noescape
func multiplyOneAVX2(out []int32, w []int8, x []int16)
