package neural

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// What vector instructions multiply is what plain ones do, to the bit.
func TestMultiplyAgrees(t *testing.T) {
	g := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][3]int{{4, 16, 16}, {8, 96, 416}, {132, 256, 256}, {640, 416, 448}} {
		rows, columns, pitch := size[0], size[1], size[2]
		m := matrix{rows: rows, columns: columns, pitch: columns + 16, weight: make([]int8, rows*(columns+16))}
		for i := range m.weight {
			m.weight[i] = int8(g.IntN(256) - 128)
		}
		x := make([]int16, 20*pitch)
		for i := range x {
			x[i] = int16(g.IntN(1<<16) - 1<<15)
		}
		for vectors := 1; vectors <= 20; vectors++ {
			got, want := make([]int32, vectors*(rows+1)), make([]int32, vectors*(rows+1))
			multiplyPlain(want, rows+1, m.weight, m.pitch, x, pitch, columns, rows, vectors)
			for _, backwards := range []bool{false, true} {
				clear(got)
				multiply(got, rows+1, &m, x, pitch, vectors, backwards)
				if !slices.Equal(got, want) {
					t.Errorf("%d vectors, %d rows of %d, backwards %t: other sums", vectors, rows, columns, backwards)
				}
			}
		}
	}
}

// What is looked at together comes out as it does alone.
func TestLookTogether(t *testing.T) {
	m := Default()
	var ids []uint16
	for _, c := range "会议要求各级医疗机构要加强院内感染防控" {
		ids = append(ids, uint16(c))
	}
	r := m.NewRun()
	all := make([]View, len(ids))
	for i := range all {
		all[i] = At(ids, i)
	}
	r.Look(all)
	for i, id := range ids {
		one := []View{At(ids, i)}
		m.Look(one) // in memory that others have used
		if got, want := m.Score(&all[i], id), m.Score(&one[0], id); got != want {
			t.Errorf("place %d: %g together, %g alone", i, got, want)
		}
	}
}

func BenchmarkLook(b *testing.B) {
	m := Default()
	r := m.NewRun()
	ids := []uint16{1}
	for _, c := range "会议要求各级医疗机构要加强院内感染防控全面提升基层医疗服务能力。" {
		ids = append(ids, uint16(c))
	}
	for _, places := range [][]int{{15}, {15, 5, 20, 25}} {
		b.Run(fmt.Sprint(len(places)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				views := make([]View, len(places))
				for k, i := range places {
					views[k] = At(ids, i)
				}
				r.Look(views)
			}
		})
	}
}
