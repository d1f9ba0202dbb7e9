package words

import (
	"testing"
)

func TestNearList(t *testing.T) {
	l := NewNearList([]string{"安澜模式", "程若水", "程若水", "云杉", "abc模式"})
	for _, c := range []struct {
		before, after, want string
		slip                Slip
	}{
		{"推广安", "谰模式", "推广安澜模式", Replaced},
		{"推广安澜", "式试点", "推广安澜模式试点", Missing},
		{"推广安澜", "澜模式", "推广安澜模式", Extra},
		{"推广", "澜安模式", "推广安澜模式", Swapped},
		{"医师程若", "氺说", "医师程若水说", Replaced},
	} {
		text := c.before + c.after
		got := l.NearTerms(nil, text, len(c.before))
		if len(got) == 0 {
			t.Errorf("%s: no way to %s", text, c.want)
			continue
		}
		if mended := text[:got[0].Start] + got[0].Text + text[got[0].End:]; mended != c.want || got[0].Slip != c.slip || len(got) > 1 {
			t.Errorf("%s: %+v", text, got)
		}
	}
	if got := l.NearTerms(nil, "门诊影射科检查", len("门诊影")); got != nil {
		t.Errorf("a list finds its own words only: %+v", got)
	}
	if !l.Has("程若水") || l.Has("程若冰") || l.Has("云杉") {
		t.Error("the list has its words of three characters and more, and no others")
	}
	if NewNearList([]string{"云杉"}) != nil || (*NearList)(nil).NearTerms(nil, "云衫", 0) != nil {
		t.Error("nothing to look for is a nil list, which finds nothing")
	}
}

func BenchmarkNewNearList(b *testing.B) {
	list := make([]string, 100000)
	for i := range list {
		k := uint32(i) * 2654435761
		list[i] = string([]rune{0x4e00 + rune(k>>20), 0x5e00 + rune(k>>8&0xFFF), 0x6e00 + rune(k&0xFFF), 0x7e00 + rune(k>>12&0xFFF)})
	}
	b.ReportAllocs()
	for b.Loop() {
		NewNearList(list)
	}
}
