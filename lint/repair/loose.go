package repair

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
)

// In Traditional text a third of the GBK trail bytes are ASCII: a byte lost shortly before one leaves a Latin
// letter or a bracket loose among Han characters, perhaps with nothing else to see: 前線t護 for 前線醫護.

// loose tries to repair the few characters before a loose ASCII character. The gain in fluency must be
// clear, because T恤 and X光 are words.
func (t *trials) loose(text string, from, at int) (m mended, ok bool) {
	tail, end := text[at], at+1
	if tail >= 0x80 { // the euro sign, which is one byte, 80, in the tables of the time
		tail, end = 0x80, at+len("€")
	}
	after, _ := utf8.DecodeRuneInString(text[end:])
	before, _ := utf8.DecodeLastRuneInString(text[from:at])
	if !hanzi.IsHan(after) && end < len(text) && after < 0x3000 || before < 0x2E80 && before != utf8.RuneError {
		return m, false
	}
	start, _ := stretch(text, max(from, at-24), at)
	runes := []rune(text[start:at])
	rest := firstRunes(text[end:], 4)
	best := 0.0
	alone := false // nothing but the letter changes
	decoded := ""
	gain := 0.0
	for i := len(runes); i >= 0; i-- {
		known := tail
		if i < len(runes) {
			lead, trail, _ := gbk(runes[i])
			next := tail
			if i+1 < len(runes) {
				next, _, _ = gbk(runes[i+1])
			}
			d := fromGBK(trail, next)
			if d == 0 || !common(d) {
				break
			}
			decoded = string(d) + decoded
			gain += plausible(d) - plausible(runes[i])
			if gain < -4 {
				break
			}
			known = lead
		}
		if !t.take(6) { // the texts that are read to compare
			break
		}
		left := string(runes[max(0, i-4):i])
		printed := fluency(left + text[start+offset(runes, i):end] + rest)
		r, _ := t.fit(left, likely(known), decoded+rest)
		if r == 0 {
			continue
		}
		if g := fluency(left+string(r)+decoded+rest) - printed; g > best {
			best, alone = g, i == len(runes)
			m.Start, m.End, m.Text = start+offset(runes, i), end, string(r)+decoded
		}
	}
	m.confidence = 0.8
	least := leastGain(tail)
	if alone {
		least += 4
	}
	return m, best >= least
}

// leastGain is how much better the repair must read: more for capital letters, which stand in words (維生素C
// 群), than for small ones and marks.
func leastGain(tail byte) float64 {
	if tail >= 'A' && tail <= 'Z' {
		return 7
	}
	return 4
}

// likely are the frequent characters that end in a byte.
func likely(trail byte) []rune {
	var list []rune
	for b := 0x81; b <= 0xFE; b++ {
		if r := fromGBK(byte(b), trail); r != 0 && hanzi.Level(r) == 1 {
			list = append(list, r)
		}
	}
	return list
}

// looseByte reports whether an ASCII character can be a trail byte and stands alone.
func looseByte(text string, at int) bool {
	b := text[at]
	if b < 0x40 || b == 0x7F || strings.IndexByte("()[]<>", b) >= 0 {
		return false
	}
	return (at == 0 || text[at-1] >= 0x80) && (at+1 == len(text) || text[at+1] >= 0x80)
}
