package ngram

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// What a reading keeps is what the model says when it is asked.
func TestReadingAgreesWithTheModel(t *testing.T) {
	small := build(t, copyDesk(), BuildOptions{Cut: 1})
	text := strings.Repeat("上周县人民医院影射科完成检查。“龘龘”共12.5万例，\n区妇幼保健院护理部组织培训！社区卫服务中心，儿科接诊患者；", 4)
	for name, m := range map[string]*Model{"built": small, "default": Default(), "both": Default().With(small, 0.3)} {
		r := m.Read(text)
		if !slices.Equal(r.ID, tokens(text)) || !slices.Equal(r.Log, m.Score(nil, r.ID)) {
			t.Fatalf("%s: other tokens or probabilities", name)
		}
		sum := 0.0
		for i := range r.ID {
			if sum += math.Max(float64(r.Log[i]), -9); i == 0 {
				continue
			}
			if got, want := r.Before(i), m.Before(r.ID, i); got != want {
				t.Fatalf("%s: token %d: context %v, want %v", name, i, got, want)
			}
			p, known := r.Pair(i)
			if q, want := m.Pair(r.ID[i-1], r.ID[i]); p != q || known != want || r.Known(i) != want {
				t.Fatalf("%s: token %d: %g %v after the one before, want %g %v", name, i, p, known, q, want)
			}
			if got, want := r.Seen(i), m.Seen(r.ID[i-1], r.ID[i]); got != want {
				t.Fatalf("%s: token %d: seen %d, want %d", name, i, got, want)
			}
		}
		if mean := sum / float64(len(r.ID)); r.Mean != mean || mean > -1 {
			t.Errorf("%s: mean %g, want %g", name, r.Mean, mean)
		}
	}
}

// Steps taken through a text add up to what the text adds up to, and those below the floor are left out.
func TestFollow(t *testing.T) {
	small := build(t, copyDesk(), BuildOptions{Cut: 1})
	for name, m := range map[string]*Model{"built": small, "default": Default(), "both": Default().With(small, 0.3)} {
		r := m.Read("上周县人民医院影像科完成检查，结果正常。")
		const i, end = 4, 9
		first := Step{Context: r.Before(i), ID: r.ID[i], Seen: r.Seen(i)}
		want := r.Sum(i, end)
		for _, c := range []struct {
			floor float32
			kept  int
		}{{want - 1, 1}, {want + 1, 0}} {
			steps := m.AdvanceAbove([]Step{first}, c.floor)
			steps = r.Follow(steps, i+1, end, c.floor)
			if len(steps) != c.kept || c.kept == 1 && math.Abs(float64(steps[0].Sum-want)) > 1e-4 {
				t.Errorf("%s: above %g %v, want %d and %g", name, c.floor, steps, c.kept, want)
			}
		}
	}
}
