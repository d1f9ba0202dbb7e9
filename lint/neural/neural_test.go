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
	for _, size := range [][3]int{{4, 16, 16}, {8, 96, 416}, {128, 256, 256}, {640, 416, 416}} {
		rows, columns, stride := size[0], size[1], size[2]
		w, x := make([]int8, rows*columns), make([]int16, together*stride)
		for i := range w {
			w[i] = int8(g.IntN(256) - 128)
		}
		for i := range x {
			x[i] = int16(g.IntN(1<<15) - 1<<14)
		}
		for _, used := range []int{1, together} {
			got, want := make([]int32, together*rows), make([]int32, together*rows)
			multiplyRows(got, w, x, columns, stride, used)
			multiplyPlain(want, w, x, columns, stride, used)
			if !slices.Equal(got, want) {
				t.Errorf("%d vectors, %d rows of %d: %v, want %v", used, rows, columns, got, want)
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
		m.NewRun().Look(one)
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
