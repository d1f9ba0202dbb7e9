package neural

// Matrices have whole numbers of rowsAtOnce and of lanes: what vector instructions take at a time. Up to four vectors
// are multiplied together, because reading the weights takes longer than the arithmetic.
const (
	rowsAtOnce = 4
	lanes      = 16
	together   = 4
)

// multiply sets out[4*i+k], for each k below used, to the product of row i of m and vector k of x, which begins at
// k*stride.
func multiply(out []int32, m *matrix, x []int16, stride, used int) {
	if len(m.weight) != m.rows*m.columns || m.columns%lanes != 0 || m.rows%rowsAtOnce != 0 ||
		len(out) < together*m.rows || len(x) < (together-1)*stride+m.columns {
		panic("neural: sizes differ")
	}
	multiplyRows(out[:together*m.rows], m.weight, x, m.columns, stride, used)
}

// multiplyPlain does without vector instructions.
func multiplyPlain(out []int32, w []int8, x []int16, columns, stride, used int) {
	for i := range len(out) / together {
		row := w[i*columns:][:columns]
		for k := range used {
			v := x[k*stride:][:columns]
			var sum int32
			for j, a := range row {
				sum += int32(a) * int32(v[j])
			}
			out[together*i+k] = sum
		}
	}
}
