package hanzi

import _ "embed"

//go:embed data/common.bin
var common string // least values of levels 1 and 2, then 255+12·ln(share) for firstHan..lastHan, 0: not seen

// Frequency returns how common a character is in print, 0 (not seen in 100 million characters) to 255:
// 255+12·ln(its share of all Han characters), so that a step of 8 halves or doubles. 的 is 218, 癫 about 100.
func Frequency(r rune) int {
	if i := uint32(r) - firstHan; i <= lastHan-firstHan {
		return int(common[2+i])
	}
	if r == '〇' {
		return int(common[0])
	}
	return 0
}

// Level returns 1 for the 3,500 most frequent characters (and Traditional ones as frequent), 2 for the
// next 3,000, 3 for other characters in use and 0 for those that were never seen. It follows our counts
// and so approximates the levels of 通用规范汉字表.
func Level(r rune) int {
	switch f := Frequency(r); {
	case f == 0:
		return 0
	case f >= int(common[0]):
		return 1
	case f >= int(common[1]):
		return 2
	}
	return 3
}
