package dataset

import (
	"slices"
	"strings"
	"testing"
)

func TestCaps(t *testing.T) {
	for name, c := range map[string]struct {
		texts map[int]int // how many of each length
		end   string
		want  []Cap
	}{
		"a column of 255":    {map[int]int{60: 500, 120: 300, 200: 40, 254: 1, 255: 8, 700: 1}, "头", []Cap{{"q", 255, 8}}},
		"they end in stops":  {map[int]int{60: 500, 120: 300, 255: 8}, "。", nil},
		"just the longest":   {map[int]int{60: 500, 120: 300, 253: 1, 255: 2}, "头", nil},
		"no more than near":  {map[int]int{60: 9, 61: 8, 62: 7, 63: 8, 64: 9}, "头", nil},
		"many are longer":    {map[int]int{60: 500, 255: 8, 300: 1, 320: 1, 340: 1, 360: 1}, "头", nil},
		"labels of one size": {map[int]int{20: 500}, "头", nil},
	} {
		var l Lengths
		for n, times := range c.texts {
			for range times {
				l.Add("q", strings.Repeat("字", n-1)+c.end)
			}
		}
		if got := l.Caps(); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}
