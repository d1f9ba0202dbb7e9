package desk

import (
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// units turns byte offsets of UTF-8 into offsets in UTF-16 code units of the
// text as the editor component holds it, with every line end one unit long.
type units struct {
	src   []byte
	marks []int // units before byte i*unitStep
}

const unitStep = 512

func newUnits(src []byte) *units {
	u := &units{src: src}
	n := 0
	for i := range src {
		if i%unitStep == 0 {
			u.marks = append(u.marks, n)
		}
		n += unit(src, i)
	}
	return u
}

// unit counts what byte i adds: the first byte of a character one or two.
func unit(src []byte, i int) int {
	switch c := src[i]; {
	case !utf8.RuneStart(c), c == '\n' && i > 0 && src[i-1] == '\r':
		return 0
	case c >= 0xF0:
		return 2
	}
	return 1
}

func (u *units) at(offset int) int {
	offset = max(0, min(offset, len(u.src)))
	if len(u.marks) == 0 {
		return 0
	}
	m := min(offset/unitStep, len(u.marks)-1)
	n := u.marks[m]
	for i := m * unitStep; i < offset; i++ {
		n += unit(u.src, i)
	}
	return n
}

func (u *units) place(s lint.Span, text string) place {
	return place{From: u.at(s.Start), To: u.at(s.End), Text: text}
}
