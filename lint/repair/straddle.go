package repair

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
)

// straddled repairs a converter's false hit across two characters: it took the trail of one and the lead of
// the next for a character of its own, and left the reading of that behind. 家庫 is BCD2 8EEC; D28E is 規, and
// what is printed is 家?guī)?. The second character begins with the trail of the false one; which it is the
// words around it tell.
func (t *trials) straddled(text string, from, at int) (m mended, ok bool) {
	toned, size := hanzi.ParseSyllable(text[at+1:])
	if size == 0 || !strings.HasPrefix(text[at+1+size:], ")?") {
		return m, false
	}
	before, width := utf8.DecodeLastRuneInString(text[from:at])
	_, trail, ok := gbk(before)
	if !ok || !hanzi.IsHan(before) || width == 0 {
		return m, false
	}
	end := at + 1 + size + len(")?")
	if !t.take(20) { // as long as the pairs below take
		return m, false
	}
	var candidates []rune
	for b := 0x40; b <= 0xFE; b++ {
		if hit := fromGBK(trail, byte(b)); hit == 0 || !hanzi.HasReading(hit, toned) {
			continue
		}
		for next := 0x40; next <= 0xFE; next++ {
			if r := fromGBK(byte(b), byte(next)); r != 0 && hanzi.Level(r) == 1 {
				candidates = append(candidates, r)
			}
		}
	}
	r, _ := t.fit(readable(lastRunes(text[:at], 24)), candidates, readable(firstRunes(text[end:], 24)))
	if r == 0 {
		return m, false
	}
	m.Start, m.End, m.Text, m.confidence = at, end, string(r), 0.8
	return m, true
}
