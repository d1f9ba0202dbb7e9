package figures

import "strings"

// hanziDigit returns the value of a Chinese digit, or -1.
func hanziDigit(r rune) int {
	switch r {
	case '零', '〇', '○':
		return 0
	case '一':
		return 1
	case '二', '两', '俩':
		return 2
	case '三', '仨':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// hanziPower returns the power of ten of a magnitude character, or 0.
func hanziPower(r rune) int {
	switch r {
	case '十':
		return 1
	case '百':
		return 2
	case '千':
		return 3
	case '万':
		return 4
	case '亿':
		return 8
	}
	return 0
}

// hanziNumeral reads the Chinese numeral at i. It does not decide whether the characters are a number at all:
// that takes the unit behind them.
func hanziNumeral(s string, i int) (n numeral, ok bool) {
	n.start, n.hanzi = i, true
	var total, section Decimal // 亿 and 万 parts; below 万
	digit, prev := -1, -1
	lastPower, count, powers := 0, 0, 0
	j := i
	var pos int64
	for {
		r, w := runeAt(s, j)
		d, p := hanziDigit(r), hanziPower(r)
		switch {
		case d >= 0:
			if digit > 0 && powers == 0 {
				// Two digits in a row: 三五个 and 两三天 are intervals, 二〇二五 is positional.
				prev = digit
			} else if digit > 0 {
				prev = digit
			}
			digit = d
			pos = pos*10 + int64(d)
			if d == 0 && powers > 0 {
				digit = -1
			}
		case p > 0 && magnitudeHere(s, j, w):
			if p >= 4 {
				v := section
				if digit >= 0 {
					v, _ = add(section, Int(int64(digit)))
				}
				if v.IsZero() {
					if !total.IsZero() && p == 8 {
						v, total = total, Decimal{}
					} else {
						v, n.bare = Int(1), count == 0
					}
				}
				if p == 8 && !total.IsZero() && lastPower == 4 {
					v, _ = add(total, v)
					total = Decimal{}
				}
				total, _ = add(total, v.Shift(p))
				section = Decimal{}
				n.mag = max(n.mag, int8(p))
			} else {
				d := int64(digit)
				if digit < 0 {
					d = 1
					if p > 1 && count == 0 {
						n.bare = true
					}
				}
				section, _ = add(section, Int(d).Shift(p))
			}
			if prev > 0 {
				n.hi = Decimal{Mantissa: -1} // marks 两三百: settled below
			}
			digit, lastPower = -1, p
			powers++
		case r == '几' || r == '数':
			if r == '数' && count > 0 {
				goto done
			}
			if r == '数' {
				if nr, _ := runeAt(s, j+w); hanziPower(nr) == 0 {
					return n, false
				}
			}
			n.vague = true
			digit = 1
		default:
			goto done
		}
		count++
		j += w
		if count > 24 {
			goto done
		}
	}
done:
	n.end = j
	if count == 0 {
		return n, false
	}
	n.single = count == 1
	if powers == 0 {
		if count == 1 {
			n.lo = Int(int64(digit))
		} else if count == 2 && prev > 0 && digit > 0 {
			n.lo, n.hi = Int(int64(prev)), Int(int64(digit))
			return n, digit == prev+1 || digit == prev+2
		} else {
			if count > 18 {
				return n, false
			}
			n.lo, n.positional = Int(pos), true
		}
		n.hi = n.lo
	} else {
		tail := section
		lo := section
		if digit > 0 {
			// 三万五, 一百二: the last digit stands one place below the last magnitude; but 一百零二, 十五.
			p := 0
			if lastPower >= 2 && !strings.HasSuffix(s[:n.end-runeLen(s, n.end)], "零") && !strings.HasSuffix(s[:n.end-runeLen(s, n.end)], "〇") {
				p = lastPower - 1
			}
			lo, _ = add(lo, Int(int64(digit)).Shift(p))
			if prev > 0 && digit == prev+1 {
				first, _ := add(tail, Int(int64(prev)).Shift(p))
				total1, _ := add(total, first)
				total2, _ := add(total, lo)
				n.lo, n.hi = total1, total2
				return n, true
			}
		}
		n.lo, _ = add(total, lo)
		if n.hi.Mantissa == -1 && prev > 0 {
			n.vague = true // 两三百: a value, but a loose one
		}
		n.hi = n.lo
	}
	n.hanziTail(s)
	return n, true
}

// InWords reads a number in Chinese characters, 一百九十八万, which must be all of a text and say one value exactly.
func InWords(s string) (v Decimal, ok bool) {
	n, ok := hanziNumeral(s, 0)
	return n.lo, ok && n.end == len(s) && n.lo == n.hi && !n.vague && !n.more
}

// hanziTail reads 点五 behind a numeral and 多 余 来.
func (n *numeral) hanziTail(s string) {
	if strings.HasPrefix(s[n.end:], "点") {
		k := n.end + len("点")
		var frac int64
		scale := 0
		for scale < 6 {
			r, w := runeAt(s, k)
			d := hanziDigit(r)
			if d < 0 || r == '两' {
				break
			}
			frac, scale, k = frac*10+int64(d), scale+1, k+w
		}
		r, w := runeAt(s, k)
		if scale > 0 && (hanziPower(r) == 0 || hanziPower(r) >= 4) && !strings.HasPrefix(s[k:], "分") && !strings.HasPrefix(s[k:], "刻") {
			if v, ok := add(n.lo, Decimal{frac, int8(scale)}); ok {
				n.lo, n.point, n.end, n.single = v, true, k, false
				if p := hanziPower(r); p >= 4 && magnitudeHere(s, k, w) {
					n.lo, n.mag, n.end = n.lo.Shift(p), int8(p), k+w
				}
				n.hi = n.lo
			}
		}
	}
	if k, more := moreAt(s, n.end); more {
		// 五百多万
		if r, w := runeAt(s, k); hanziPower(r) >= 4 && magnitudeHere(s, k, w) {
			n.lo = n.lo.Shift(hanziPower(r))
			n.hi, n.mag = n.lo, int8(hanziPower(r))
			n.more, n.end = true, k+w
			return
		}
		if unitFollows(s, k) {
			n.more, n.end = true, k
		}
	}
}
