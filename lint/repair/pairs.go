package repair

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/traditionalchinese"
)

// pairTable is an encoding of two bytes a character.
type pairTable struct {
	encode [1 << 16]uint16 // lead and trail of a character, 0 if it has none
	decode [1 << 16]rune   // character of lead and trail, 0 if it is none in use
}

func newPairTable(e encoding.Encoding) *pairTable {
	t := new(pairTable)
	decoder := e.NewDecoder()
	var out [8]byte
	for lead := 0x81; lead <= 0xFE; lead++ {
		for trail := 0x40; trail <= 0xFE; trail++ {
			if trail == 0x7F {
				continue
			}
			decoder.Reset()
			n, _, err := decoder.Transform(out[:], []byte{byte(lead), byte(trail)}, true)
			r, size := utf8.DecodeRune(out[:n])
			if err != nil || r == utf8.RuneError || size != n || isPrivate(r) || r > 0xFFFF {
				continue
			}
			pair := uint16(lead)<<8 | uint16(trail)
			t.decode[pair] = r
			if t.encode[r] == 0 {
				t.encode[r] = pair
			}
		}
	}
	return t
}

func (t *pairTable) rune(lead, trail byte) rune { return t.decode[uint16(lead)<<8|uint16(trail)] }

var big5Tables = sync.OnceValue(func() *pairTable { return newPairTable(traditionalchinese.Big5) })

// pair decodes the character of two bytes at octet i.
func (g *decoding) pair(i int) place {
	o := g.octets[i]
	if !o.lost && o.b < utf8.RuneSelf {
		return place{r: rune(o.b), next: int32(i + 1), sure: true}
	}
	if i+1 == len(g.octets) {
		return place{r: unicode.ReplacementChar, next: int32(i + 1)}
	}
	trail := g.octets[i+1]
	switch {
	case o.lost && trail.lost:
		return place{r: unicode.ReplacementChar, next: int32(i + 2)}
	case o.lost && trail.b >= 0x40:
		return place{r: unicode.ReplacementChar, lack: theFirst, next: int32(i + 2)}
	case !o.lost && trail.lost:
		return place{r: unicode.ReplacementChar, lack: theSecond, next: int32(i + 2)}
	case !o.lost:
		if r := g.target.rune(o.b, trail.b); r != 0 {
			return place{r: r, next: int32(i + 2), sure: true}
		}
	}
	return place{r: unicode.ReplacementChar, next: int32(i + 1)}
}

// pairCandidates lists what a character of two bytes may be that lost one.
func (g *decoding) pairCandidates(p *place) (list []rune) {
	for b := 0x40; b <= 0xFE; b++ {
		var r rune
		if p.lack == theFirst {
			r = g.target.rune(byte(b), g.octets[p.next-1].b)
		} else {
			r = g.target.rune(g.octets[p.at].b, byte(b))
		}
		if r != 0 && mayBe(r) {
			list = append(list, r)
		}
	}
	return list
}
