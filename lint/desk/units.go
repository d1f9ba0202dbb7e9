package desk

import (
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/tally"
)

// units turns byte offsets of UTF-8 into offsets in UTF-16 code units of the
// text as the editor component holds it, with every line end one unit long.
type units struct{ *tally.Table[[]byte] }

func newUnits(src []byte) *units {
	return &units{tally.New(src, func(src []byte, from, to int) int {
		n := tally.UTF16(src, from, to)
		for i := from; i < to; i++ {
			if src[i] == '\n' && i > 0 && src[i-1] == '\r' {
				n--
			}
		}
		return n
	})}
}

func (u *units) place(s lint.Span, text string) place {
	return place{From: u.Before(s.Start), To: u.Before(s.End), Text: text}
}
