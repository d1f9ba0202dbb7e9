package neural

import "golang.org/x/sys/cpu"

var vectors = cpu.X86.HasAVX2

func multiplyRows(out []int32, w []int8, x []int16, columns, stride int) {
	if !vectors {
		multiplyPlain(out, w, x, columns, stride)
		return
	}
	multiplyAVX2(out, w, x, columns, stride)
}

// multiplyAVX2 does what multiplyPlain does. The rows must be a multiple of rowsAtOnce, columns of lanes.
//
//go:noescape
func multiplyAVX2(out []int32, w []int8, x []int16, columns, stride int)
