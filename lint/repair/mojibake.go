package repair

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/words"
)

// Mojibake is the rule of text that was read in another encoding than its own.
const Mojibake = "encoding/mojibake"

// mojibake finds the stretches of a text that were read in another encoding, and what they stand for: GBK
// that lost a byte, UTF-8 or GBK read as Latin-1, UTF-8 read as GBK. A stretch is offered only where its
// bytes decode to common characters and that reads better than what is printed.
func (t *trials) mojibake(text string) []mended {
	var list []mended
	settled := 0                            // before here the text is repaired
	tried, triedUTF8, triedLatin := 0, 0, 0 // before here it was tried in vain
	before := rune(0)
	written := sync.OnceValue(func() script { return t.script(text) })
	for at := 0; at < len(text); {
		if b := text[at]; b < 0x80 {
			if b == '?' || looseByte(text, at) && written() != simplified {
				attempt := t.straddled
				if b != '?' {
					attempt = t.loose
				}
				if m, ok := attempt(text, settled, at); ok {
					list = append(list, m)
					at, settled, before = m.End, m.End, 0
					continue
				}
			}
			before = rune(b)
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if swallows(text, at, r, size) && written() != simplified {
			if m, ok := t.loose(text, settled, at); ok {
				list = append(list, m)
				at, settled, before = m.End, m.End, 0
				continue
			}
		}
		if at < tried && r > 0xFF || at < triedLatin && r <= 0xFF || !odd(r, before) || ofWord(before, r, text[at+size:]) {
			before = r
			at += size
			continue
		}
		m, ok := t.latin(text, settled, at)
		if r == '€' {
			if m, ok = t.loose(text, settled, at); !ok {
				m, ok = t.shift(text, settled, lastCharacter(text, at))
			}
		}
		if !ok && at >= triedUTF8 {
			m, ok = t.misread(asGBK, nil, text, settled, at)
		}
		if !ok {
			m, ok = t.shift(text, settled, at)
		}
		if !ok && at >= triedUTF8 {
			if m, ok = t.misread(asGBK, big5Tables(), text, settled, at); !ok {
				m, ok = t.misread(asBig5, gbkTables(), text, settled, at)
			}
		}
		if !ok && at >= triedUTF8 {
			triedUTF8 = at + len(firstRunes(text[at:], 16))
		}
		if ok && !chance(text[m.Start:m.End], m.Text) {
			list = append(list, m)
			at, settled, before = m.End, m.End, 0
			continue
		}
		if r <= 0xFF {
			triedLatin = at + len(firstRunes(text[at:], 64))
		} else {
			_, tried = stretch(text, at, at) // the same bytes would fail again
		}
		before = r
		at += size
	}
	return list
}

// chance reports whether so few characters as were damaged happen to decode to something: to both scripts at once, which no
// copy mixes, as the sound 哐才哐 does.
func chance(damaged, restored string) bool {
	const few = 8
	n := hanzi.Count(restored)
	return n.Simplified > 0 && n.Traditional > 0 && utf8.RuneCountInString(damaged) <= few
}

// cantonese are characters of Hong Kong copy that counts from elsewhere call rare.
const cantonese = "佢哋啲咁咗喺嗰嚟嘢冇諗劏㗎瞓搵嬲啱攞搣噚喎唔嘅咩睇嘥嗌噉啩嘞喇囉畀揾乜嘟餸靚瘜栢箎搆頴邨埗覊痺釗燮嫲揦脷攰唞嚡揗腍腬摷搲揸踎躝掹噍嚿冧噏嗍撳揼孖啫嘈攬掂揈扻抌嚤孭氹嘜冚拎掟閪屙痾疴煲痕焗腩冼嘭揩嗱嗮"

// odd reports whether a character makes its neighbourhood worth a try: it is private, or copy does not have
// it by itself.
func odd(r, before rune) bool {
	switch {
	case isPrivate(r), r == unicode.ReplacementChar:
		return true
	case r == '€':
		return hanzi.IsHan(before)
	case r < 0x2E80 && (r >= 0xC0 && r <= 0xFF || unicode.Is(unicode.Cyrillic, r) && hanzi.IsHan(before)):
		return true
	case strayKind(r) != noStray: // 鍒ヤ俊寤ｅ憡, 矫ネЫ矗眶
		return rare(before, 2) || strayKind(before) != noStray && strayKind(before) != strayKind(r)
	}
	return rare(r, 2) && (rare(r, 3) || rare(before, 2) || strayKind(before) != noStray)
}

// ofWord reports whether two rare characters, the one before or behind with this one, are a word of the dictionary: 骷髅.
func ofWord(before, r rune, behind string) bool {
	next, _ := utf8.DecodeRuneInString(behind)
	pair := func(a, b rune) bool {
		return rare(a, 2) && rare(b, 2) && words.IsWord(hanzi.SimplifySameLength(string([]rune{a, b})))
	}
	return pair(before, r) || pair(r, next)
}

// stray is a kind of characters that GBK has beside Han and that Chinese copy sets in runs of their own, if at all.
type stray uint8

const (
	noStray stray = iota
	strayKana
	strayCyrillic
	strayGreek
	strayWide
	strayFrame
)

func strayKind(r rune) stray {
	switch {
	case r < 0x391 || r > 0x3100 && r < 0xFE30 || r == '・' || r == 'の':
		return noStray
	case r >= 0x3041 && r <= 0x30FA:
		return strayKana
	case r >= 0x401 && r <= 0x451:
		return strayCyrillic
	case r <= 0x3C9:
		return strayGreek
	case r >= 0xFF41 && r <= 0xFF5A || r >= 0xFF21 && r <= 0xFF3A:
		return strayWide
	case r >= 0x2500 && r <= 0x257F || r >= 0xFE30 && r <= 0xFE4F:
		return strayFrame
	}
	return noStray
}

// strayKinds counts the kinds of such characters in a text.
func strayKinds(text string) int {
	var seen [strayFrame + 1]bool
	n := 0
	for _, r := range text {
		if k := strayKind(r); k != noStray && !seen[k] {
			seen[k] = true
			n++
		}
	}
	return n
}

// rare reports whether a Han character is of at least a level: 2 outside the 3,500 most frequent, 3 outside
// the 6,500.
func rare(r rune, level int) bool {
	if l := hanzi.Level(r); l != 0 && l < level {
		return false
	}
	return hanzi.IsHan(r) && hanzi.ClassOf(r) != hanzi.Variant && !strings.ContainsRune(cantonese, r)
}

func rarest(r rune) bool { return rare(r, 3) }

// lastCharacter is the offset of the character before at.
func lastCharacter(text string, at int) int {
	_, size := utf8.DecodeLastRuneInString(text[:at])
	return at - size
}
