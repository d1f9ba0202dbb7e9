package figures

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/affix"
)

// numeral is one number as written, before its unit is known.
type numeral struct {
	start, end int
	lo, hi     Decimal
	mag        int8 // printed 万 and 亿 as a power of ten
	hanzi      bool
	single     bool // one Chinese character: 一 两 三
	bare       bool // magnitude without a digit: 百 千 万
	positional bool // digits without magnitudes: 二〇二五
	more       bool // 多 余 来 inside or behind
	vague      bool // 几 数
	point      bool // a decimal point was printed
}

// digitAt returns the digit at s[i:], half-width or full-width, and its width in bytes; width 0 means none.
func digitAt(s string, i int) (d int, w int) {
	if i >= len(s) {
		return 0, 0
	}
	if c := s[i]; c-'0' < 10 {
		return int(c - '0'), 1
	}
	// Full-width digits are EF BC 90 … EF BC 99.
	if s[i] == 0xEF && i+2 < len(s) && s[i+1] == 0xBC && s[i+2]-0x90 < 10 {
		return int(s[i+2] - 0x90), 3
	}
	return 0, 0
}

func runeAt(s string, i int) (rune, int) {
	if i >= len(s) {
		return 0, 0
	}
	if s[i] < utf8.RuneSelf {
		return rune(s[i]), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

func runeBefore(s string, i int) rune {
	if i <= 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}

// skipSpace returns the first offset from i that is not a space. Copy set in columns or pasted from the web puts
// one between digits and Chinese characters.
func skipSpace(s string, i int) int {
	for i < len(s) {
		switch {
		case s[i] == ' ':
			i++
		case s[i] == 0xC2 && i+1 < len(s) && s[i+1] == 0xA0:
			i += 2
		case strings.HasPrefix(s[i:], "\u3000"), strings.HasPrefix(s[i:], "\u2009"), strings.HasPrefix(s[i:], "\u202f"):
			i += 3
		default:
			return i
		}
	}
	return i
}

// arabic reads the Arabic number at i, with thousands separators, decimals and 万/亿/千/百 behind it. More than 18
// digits are nobody's quantity and give ok false with the end of the run in n.end.
func arabic(s string, i int) (n numeral, ok bool) {
	n.start = i
	var m int64
	digits, scale := 0, 0
	j := i
	for {
		d, w := digitAt(s, j)
		if w == 0 {
			break
		}
		if digits < 18 {
			m = m*10 + int64(d)
		}
		digits++
		j += w
	}
	if digits <= 3 {
		for isGroup(s, j) {
			for k := range 3 {
				d, _ := digitAt(s, j+1+k)
				m = m*10 + int64(d)
			}
			digits += 3
			j += 4
			if digits > 18 {
				break
			}
		}
		for end, v, more := spacedGroup(s, j); more && digits <= 15; end, v, more = spacedGroup(s, j) {
			m, digits, j = m*1000+v, digits+3, end
		}
	}
	if p := pointAt(s, j); p > 0 {
		k := j + p
		for {
			d, w := digitAt(s, k)
			if w == 0 {
				break
			}
			if digits < 18 {
				m = m*10 + int64(d)
				scale++
			}
			digits++
			k += w
		}
		n.point = true
		j = k
	}
	n.end = j
	if digits > 18 {
		return n, false
	}
	n.lo = Decimal{m, int8(scale)}
	n.magnitudes(s)
	n.hi = n.lo
	return n, true
}

// counted are units of what is counted one by one, so that the digits in front of them are whole: 6900万50岁 is two numbers.
var counted = []string{"人", "名", "例", "件", "户", "家", "张", "元", "剂", "股", "份", "台", "辆", "吨", "起", "宗", "支", "床"}

// isGroup reports whether a comma and exactly three digits stand at j, as in 12,345.
func isGroup(s string, j int) bool {
	if j+4 > len(s) || s[j] != ',' {
		return false
	}
	for k := 1; k <= 3; k++ {
		if s[j+k]-'0' > 9 {
			return false
		}
	}
	_, w := digitAt(s, j+4)
	return w == 0
}

// spacedGroup reads a space and three digits followed by more of them or by a Chinese character: 12 345人. A plain
// space counts only before a magnitude or a unit that cannot start a new phrase, so that tables do not merge.
func spacedGroup(s string, j int) (end int, v int64, ok bool) {
	k := skipSpace(s, j)
	if k == j || strings.Count(s[j:k], " ") > 1 {
		return 0, 0, false
	}
	for c := range 3 {
		if k+c >= len(s) || s[k+c]-'0' > 9 {
			return 0, 0, false
		}
		v = v*10 + int64(s[k+c]-'0')
	}
	end = k + 3
	if _, w := digitAt(s, end); w != 0 {
		return 0, 0, false
	}
	return end, v, strings.ContainsRune("人例元名次份家户个万亿张件", firstRune(s[end:])) || s[j] != ' '
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// pointAt returns the width of a decimal point at j that has a digit behind it, else 0.
func pointAt(s string, j int) int {
	var w int
	switch {
	case j < len(s) && s[j] == '.':
		w = 1
	case strings.HasPrefix(s[j:], "．"):
		w = 3
	default:
		return 0
	}
	if _, dw := digitAt(s, j+w); dw == 0 {
		return 0
	}
	return w
}

// magnitudes reads 万, 亿, 千 and 百 behind an Arabic number, with 多 余 来 几 between, and mixed forms (3万5千).
func (n *numeral) magnitudes(s string) {
	j := n.end
	part := n.lo
	func() { // what follows the digits, as far as it is a magnitude
		k := skipSpace(s, j)
		k, more := moreAt(s, k)
		r, w := runeAt(s, k)
		p := hanziPower(r)
		if p < 2 || !magnitudeHere(s, k, w) {
			if more && k > j && unitFollows(s, k) {
				n.more, j = true, k
			}
			return
		}
		n.more = n.more || more
		j = k + w
		n.mag += int8(p)
		part = part.Shift(p)
		// 1.2万亿, 3千万: a second magnitude multiplies.
		if r2, w2 := runeAt(s, j); hanziPower(r2) >= 4 && hanziPower(r2) >= p-1 && magnitudeHere(s, j, w2) {
			n.mag += int8(hanziPower(r2))
			part = part.Shift(hanziPower(r2))
			j += w2
		}
		if k, more := moreAt(s, j); more {
			n.more, j = true, k
			return
		}
		// 3万5千, 1万零187, 3万4,000: digits and a smaller magnitude add, and so do digits alone behind 零, four behind 万, and fewer with
		// a unit behind them.
		for {
			q, zero := j, strings.HasPrefix(s[j:], "零")
			if zero {
				q += len("零")
			}
			d := 0
			var v int64
			for {
				if d == 1 && isGroup(s, q) {
					q++
				}
				x, w := digitAt(s, q)
				if w == 0 {
					break
				}
				v, d, q = v*10+int64(x), d+1, q+w
			}
			r, w := runeAt(s, q)
			smaller := hanziPower(r)
			switch {
			case d == 0 || d > 4:
				return
			case smaller >= 1 && smaller < p && magnitudeHere(s, q, w):
				q, p = q+w, smaller
			case zero && d < p && smaller == 0, d == 4 && p == 4 && v >= 1000 && smaller == 0,
				(d == 2 || d == 3) && p == 4 && v >= 10 && smaller == 0 && affix.Starts(s[skipSpace(s, q):], counted...): // 13萬482人次
				smaller, n.mag, p = 0, 0, 0
			default:
				return
			}
			sum, ok := add(part, Int(v).Shift(smaller))
			if !ok {
				return
			}
			part, j = sum, q
		}
	}()
	n.end = j
	n.lo = part
}

// moreAt skips 多 余 来 (and 几) at k.
func moreAt(s string, k int) (int, bool) {
	if k+3 > len(s) {
		return k, false
	}
	switch s[k : k+3] {
	case "多", "余", "来", "几":
		return k + 3, true
	}
	return k, false
}

// magnitudeHere rejects 千 in 千克 and 千米, 百 in 百分点 and 百分之, 万 in 万分之.
func magnitudeHere(s string, k, w int) bool {
	rest := s[k+w:]
	if strings.HasPrefix(rest, "分之") || strings.HasPrefix(rest, "分点") {
		return false
	}
	switch s[k : k+w] {
	case "千":
		switch firstRune(rest) {
		case '克', '米', '卡', '帕', '瓦', '焦', '伏', '赫', '字', '佛', '岛':
			return false
		}
	case "百":
		switch firstRune(rest) {
		case '姓', '度', '货', '合', '科', '色':
			return false
		}
	case "万":
		switch firstRune(rest) {
		case '一', '能', '众', '全':
			return strings.HasPrefix(rest, "一千")
		}
	}
	return true
}

func runeLen(s string, end int) int { _, w := utf8.DecodeLastRuneInString(s[:end]); return w }
