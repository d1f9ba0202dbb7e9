package neural

// Matrices have whole numbers of rowsAtOnce and of lanes: what vector instructions take at a time. Up to four vectors
// are multiplied together, each weight widened once for all.
const (
	rowsAtOnce = 4
	lanes      = 16
	together   = 4
)

// block is how many rows are multiplied with all vectors before the next: few enough to stay in the nearest cache, so
// that weights come from afar once for any number of vectors.
const block = 32

// multiply sets out[k*outPitch+i], for each k below vectors, to the product of row i of m and vector k of x, which
// begins at k*pitch. Whoever goes through the same weights again and again does so backwards every other time: the
// end of what is larger than a cache is then still in it.
func multiply(out []int32, outPitch int, m *matrix, x []int16, pitch, vectors int, backwards bool) {
	if vectors < 1 || m.columns%lanes != 0 || m.rows%rowsAtOnce != 0 || len(m.weight) < (m.rows-1)*m.pitch+m.columns ||
		len(out) < (vectors-1)*outPitch+m.rows || len(x) < (vectors-1)*pitch+m.columns {
		panic("neural: sizes differ")
	}
	for done := 0; done < m.rows; done += block {
		rows := min(block, m.rows-done)
		first := done
		if backwards {
			first = m.rows - done - rows
		}
		for k := 0; k < vectors; k += together {
			multiplyRows(out[k*outPitch+first:], outPitch, m.weight[first*m.pitch:], m.pitch, x[k*pitch:], pitch,
				m.columns, rows, min(together, vectors-k))
		}
	}
}

// multiplyPlain multiplies rows without vector instructions.
func multiplyPlain(out []int32, outPitch int, w []int8, wPitch int, x []int16, pitch, columns, rows, vectors int) {
	for i := range rows {
		row := w[i*wPitch:][:columns]
		for k := range vectors {
			v := x[k*pitch:][:columns]
			var sum int32
			for j, a := range row {
				sum += int32(a) * int32(v[j])
			}
			out[k*outPitch+i] = sum
		}
	}
}
