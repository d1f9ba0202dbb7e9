package repair

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
)

// UTF-8 that was read in another encoding loses the bytes that are none there: 80, which no character of GBK begins with,
// one before an ASCII character, which makes no pair with it, the five that Windows-1252 leaves open. U+FFFD or a question
// mark stands in their place, or nothing. What is left still tells where each character begins, so only that character is
// in doubt, and the language model says which it was.

// misread undoes the reading of a text in another encoding, c, than its own: of UTF-8, where target is nil (鍖婚櫌, åŒ»é™¢ for
// 医院), or of one of two bytes a character (いゅ, ¤¤¤å for 中文). Those do not tell where a character begins, so of them no
// byte may be missing without a mark.
func (t *trials) misread(c charset, target *pairTable, text string, from, anchor int) (m mended, ok bool) {
	if t.reads <= 0 {
		return m, false
	}
	start := anchor
	var room [2]octet
	for start > from && anchor-start < windowBefore {
		r, size := utf8.DecodeLastRuneInString(text[from:start])
		if _, ok := c.octets(room[:0], r, 0); !ok {
			break
		}
		start -= size
	}
	end := min(len(text), anchor+windowAfter)
	t.octets = t.octets[:0]
	for at, r := range text[start:end] {
		if t.octets, ok = c.octets(t.octets, r, start+at); !ok {
			break
		}
	}
	t.octets = euros(t.octets)
	if target == nil && !slices.ContainsFunc(t.octets, func(o octet) bool { return !o.lost && leads(o.b) }) {
		return m, false // no character of UTF-8 begins here
	}
	reads := t.reads
	// The damage may begin after good copy: take the first place from which the bytes are UTF-8.
	for i, o := range t.octets {
		if int(o.at) > anchor {
			break
		}
		if !o.first || o.lost || target == nil && !leads(o.b) || target != nil && o.b <= 0x80 {
			continue
		}
		g := decoding{charset: c, target: target, octets: t.octets[i:], places: t.places[:0]}
		g.read()
		t.places = g.places
		t.reads -= len(g.places)
		if end < len(text) {
			g.leave(6) // the characters there may not be whole
		}
		g.leaveMarks(text, anchor)
		stop := g.end(text)
		for stop > anchor && !g.plausible(text[o.at:stop]) {
			if t.reads -= 2 * len(g.places); t.reads <= 0 {
				return m, false
			}
			stop = g.before(text, int(o.at))
		}
		if stop > anchor {
			t.reads = reads // not in vain
			t.complete(&g, text[max(from, int(o.at)-24):o.at], text[stop:])
			m.Start, m.End, m.Text, m.confidence, m.guessed = int(o.at), stop, g.text(), g.confidence(), g.guesses()
			m.offered = g.made()
			return m, true
		}
	}
	return m, false
}

// place is a character decoded.
type place struct {
	r    rune // U+FFFD where nothing is known
	lack lack
	at   int32 // octet that it begins with
	next int32 // octet after it
	sure bool

	strange bool // put in, and no word with what stands beside it
}

// lack is what is lost of a character of three bytes.
type lack uint8

const (
	nothing   lack = iota
	theFirst       // its first byte
	theSecond      // and so on: a mark stands there
	theThird
	theTwo     // the second and third, each under a mark
	thePair    // both under one mark
	oneDropped // the second or the third, and no mark tells which
	twoDropped // both
	pairBefore // the first under the mark of what stands before, the second under a mark of its own
)

// decoding is what octets decode to.
type decoding struct {
	charset
	target *pairTable // nil for UTF-8
	octets []octet
	places []place
}

// read decodes until what follows is no UTF-8.
func (g *decoding) read() {
	row, failed, whole, doubt := 0, 0, 0, 0
	for i := 0; i < len(g.octets); {
		p := g.character(i)
		if p.lack == nothing && (p.r == unicode.ReplacementChar || g.target != nil && !common(p.r)) {
			row++
			failed++
			if row == 2 || failed > 1+len(g.places)/12 {
				return
			}
		} else {
			row = 0
			switch {
			case p.lack != nothing:
				doubt++
			case int(p.next) > i+1:
				whole++
			}
			if doubt > 5+whole {
				return
			}
		}
		p.at = int32(i)
		g.places = append(g.places, p)
		i = int(p.next)
	}
}

// character decodes the one at octet i.
func (g *decoding) character(i int) place {
	if g.target != nil {
		return g.pair(i)
	}
	o := g.octets[i]
	rest := g.octets[i+1:]
	follow := 0 // octets that may go on the character
	for follow < min(2, len(rest)) && (rest[follow].goesOn() || rest[follow].lost) {
		follow++
	}
	known := func(n int) place {
		var bytes [3]byte
		for k := range n {
			bytes[k] = g.octets[i+k].b
		}
		r, _ := utf8.DecodeRune(bytes[:n])
		return place{r: r, next: int32(i + n), sure: true}
	}
	lacks := func(what lack, n int) place {
		return place{r: unicode.ReplacementChar, lack: what, next: int32(i + n)}
	}
	begins := !o.lost && leads(o.b) && !leadsTwo(o.b)
	switch {
	case !o.lost && o.b < utf8.RuneSelf:
		return known(1)
	case !o.lost && leadsTwo(o.b) && follow > 0 && !rest[0].lost:
		return known(2)
	case begins && follow == 2:
		switch {
		case rest[0].lost && rest[1].lost:
			return lacks(theTwo, 3)
		case rest[0].lost:
			return lacks(theSecond, 3)
		case rest[1].lost:
			return lacks(theThird, 3)
		}
		return known(3)
	case begins && follow == 1 && rest[0].goesOn():
		return lacks(oneDropped, 2)
	case begins && follow == 1 && g.pairs:
		return lacks(thePair, 2)
	case begins && g.pairs:
		return lacks(twoDropped, 1)
	case o.lost && follow == 2 && rest[0].goesOn() && rest[1].goesOn():
		return lacks(theFirst, 3)
	case o.lost && follow > 0 && rest[0].goesOn() && g.pairs:
		return lacks(pairBefore, 2)
	case o.lost && o.b == '?':
		return known(1)
	case o.goesOn() && follow > 0 && rest[0].goesOn():
		return lacks(theFirst, 2)
	}
	return place{r: unicode.ReplacementChar, next: int32(i + 1)}
}

// leave drops the places that reach into the last n octets.
func (g *decoding) leave(n int) {
	for len(g.places) > 0 && int(g.places[len(g.places)-1].next) > len(g.octets)-n {
		g.places = g.places[:len(g.places)-1]
	}
}

// end cuts the places to those that end where a character of the text does, and returns that end.
func (g *decoding) end(text string) int {
	for len(g.places) > 0 {
		last := g.places[len(g.places)-1]
		if int(last.next) == len(g.octets) || g.octets[last.next].first {
			if last.lack != nothing || last.r >= utf8.RuneSelf && last.r != unicode.ReplacementChar {
				break
			}
		}
		g.places = g.places[:len(g.places)-1]
	}
	if len(g.places) == 0 {
		return -1
	}
	if next := g.places[len(g.places)-1].next; int(next) < len(g.octets) {
		return int(g.octets[next].at)
	}
	at := int(g.octets[len(g.octets)-1].at)
	_, size := utf8.DecodeRuneInString(text[at:])
	return at + size
}

// leastPaired is how many characters must be whole where pairs were read as other pairs: four of a rare name were one once in
// 3 million characters.
const leastPaired = 6

// leastStrayed is the same where kana stands beside Cyrillic letters in what is printed, as in no copy.
const leastStrayed = 4

// average is about how often, in natural logarithm, the character stands in print that a byte was lost of.
const average = -8

// plausible reports whether the text was UTF-8: two characters by chance are no sign.
func (g *decoding) plausible(printed string) bool {
	whole, doubt, uncommon, han := 0, 0, 0, false
	gain := 0.0
	for _, r := range printed {
		gain -= plausible(r)
	}
	for _, p := range g.places {
		if p.lack != nothing {
			doubt++
			gain += average
			continue
		}
		gain += plausible(p.r)
		if !common(p.r) {
			uncommon++
		}
		if p.r >= 0x800 && p.r != unicode.ReplacementChar {
			whole++
			han = han || hanzi.IsHan(p.r)
		}
	}
	least := leastPaired
	if strayKinds(printed) > 1 {
		least = leastStrayed
	}
	if g.target != nil && (g.pairs && whole < least || fluency(g.text()) < fluency(printed)+unmarkedGain) {
		return false
	}
	return han && whole >= 2 && (doubt == 0 || whole >= 3) && gain > 5 && uncommon*20 <= len(g.places)
}

// leaveMarks cuts the places, behind the anchor, at the first that a mark of punctuation would begin and that lacks bytes: the
// mark is copy, and what it is read as is invented.
func (g *decoding) leaveMarks(text string, anchor int) {
	for k, p := range g.places {
		bopomofo := g.target != nil && p.r >= 0x3105 && p.r <= 0x3129 // which no copy has: ㄛ is the comma of GBK
		if at := int(g.octets[p.at].at); at > anchor && (p.lack != nothing || bopomofo) && g.octets[p.at].first {
			if r, _ := utf8.DecodeRuneInString(text[at:]); strings.ContainsRune("，。、：；！？”）", r) {
				g.places, g.octets = g.places[:k], g.octets[:p.at]
				return
			}
		}
	}
}

// before cuts the places at the last one that decodes to nothing, and returns where they end now, -1 if all do. Pairs read as
// other pairs run on into the copy behind them, whose characters are bytes of that encoding too. start is where they begin;
// signs that are no characters among them are damage of another kind.
func (g *decoding) before(text string, start int) int {
	if g.target == nil {
		return -1
	}
	for {
		k := len(g.places) - 1
		for k >= leastPaired && (g.places[k].r != unicode.ReplacementChar || g.places[k].lack != nothing) {
			k--
		}
		if k < leastPaired {
			return -1
		}
		g.places = g.places[:k]
		stop := g.end(text)
		if stop <= start || !strings.ContainsFunc(text[start:stop], func(r rune) bool { return r < 0x2E80 }) {
			return stop
		}
	}
}

func (g *decoding) text() string {
	var b strings.Builder
	for _, p := range g.places {
		b.WriteRune(p.r)
	}
	return b.String()
}
