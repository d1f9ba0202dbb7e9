package repair

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// octet is a byte that a text was read from.
type octet struct {
	b       byte
	lost    bool  // a mark stands in its place
	first   bool  // of a character of the text
	private bool  // which is a private-use one
	euro    bool  // which is €: 80, or A2E3
	at      int32 // where that is
}

// goesOn reports whether an octet goes on a character of UTF-8.
func (o octet) goesOn() bool { return !o.lost && o.b&0xC0 == 0x80 }

// charset is an encoding that UTF-8 was read in.
type charset struct {
	octets func(list []octet, r rune, at int) ([]octet, bool) // appends those of a character; false where it has none
	pairs  bool                                               // it reads two bytes at a time
}

var (
	asGBK   = charset{octetsOfGBK, true}
	asBig5  = charset{octetsOfBig5, true}
	asLatin = charset{octetsOfLatin, false}
)

// octetsOfPairs appends those of a character that has two bytes, of ASCII, or of a mark.
func octetsOfPairs(list []octet, r rune, at int, pair func(rune) (lead, trail byte, ok bool)) ([]octet, bool) {
	o := octet{b: byte(r), first: true, at: int32(at)}
	switch {
	case r == '\n':
		return list, false
	case r == unicode.ReplacementChar || r == '?':
		o.lost = true
		return append(list, o), true
	case r < utf8.RuneSelf:
		return append(list, o), true
	}
	lead, trail, ok := pair(r)
	if !ok {
		return list, false
	}
	o.b, o.private = lead, isPrivate(r)
	return append(list, o, octet{b: trail, at: int32(at)}), true
}

func octetsOfGBK(list []octet, r rune, at int) ([]octet, bool) {
	if r == '€' {
		return append(list, octet{b: 0x80, euro: true, first: true, at: int32(at)}), true
	}
	return octetsOfPairs(list, r, at, gbk)
}

func octetsOfBig5(list []octet, r rune, at int) ([]octet, bool) {
	return octetsOfPairs(list, r, at, func(r rune) (lead, trail byte, ok bool) {
		if r > 0xFFFF {
			return 0, 0, false
		}
		pair := big5Tables().encode[r]
		return byte(pair >> 8), byte(pair), pair != 0
	})
}

func octetsOfLatin(list []octet, r rune, at int) ([]octet, bool) {
	o := octet{first: true, at: int32(at)}
	if r == unicode.ReplacementChar || r == '?' {
		o.b, o.lost = byte(r), true
		return append(list, o), true
	}
	b, ok := latinByte(r)
	if !ok || r == '\n' {
		return list, false
	}
	o.b = b
	return append(list, o), true
}

// euros tells the euro signs that are a pair: E3 begins a character of three bytes, after 80 none goes on for two.
func euros(list []octet) []octet {
	for i := 0; i+2 < len(list); i++ {
		if list[i].euro && list[i+1].goesOn() && list[i+2].goesOn() {
			list[i].b = 0xA2
			list = slices.Insert(list, i+1, octet{b: 0xE3, at: list[i].at})
		}
	}
	return list
}

// leads reports whether a byte begins a character of Chinese copy in UTF-8, ASCII aside: three bytes of Han and marks, two
// of · ° × and Greek letters.
func leads(b byte) bool { return leadsTwo(b) || b >= 0xE2 && b <= 0xE9 || b == 0xEF }

func leadsTwo(b byte) bool { return b == 0xC2 || b == 0xC3 || b == 0xCE || b == 0xCF }

// loses reports whether the encoding has nothing for a byte before another.
func (c charset) loses(b, next byte) bool {
	if c.pairs {
		return b == 0x80 || next < utf8.RuneSelf || fromGBK(b, next) == 0
	}
	return b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D // Windows-1252
}

// losesBefore reports whether the encoding has nothing for a byte before octet i.
func (g *decoding) losesBefore(b byte, i int32) bool {
	if i == unknown {
		return true
	}
	if int(i) >= len(g.octets) || g.octets[i].lost {
		return g.loses(b, 0)
	}
	n := g.octets[i]
	if !g.pairs || !n.goesOn() {
		return g.loses(b, n.b)
	}
	// Where one mark stands for both bytes of a pair, octet i goes on a character that began under it.
	for lead := byte(0xE2); lead <= 0xEF; lead++ {
		if leads(lead) && g.loses(b, lead) {
			return true
		}
	}
	return g.loses(b, n.b)
}
