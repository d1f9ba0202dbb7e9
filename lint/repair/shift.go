package repair

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// A run of GBK text that lost one byte reads on with every character made of the trail of one and the lead of
// the next, until an ASCII character or an ASCII trail byte puts it right again. The bytes are all there but
// one: shifted back, they decode to the text, and the lost byte is the one that reads best.

// longestShift bounds a shifted run, in characters.
const longestShift = 2000

// unmarkedGain is by how much better, in nats, a run must read that has no mark of damage.
const unmarkedGain = 10

// mended is a stretch of a block's text and what it stands for.
type mended struct {
	lint.Replacement
	confidence float64
	lost       string // what cannot be known: a digit
	guessed    string // characters put in by what reads best
	offered    string // what a fix writes, where that is not Text
}

// shift tries to repair the run of shifted text around an anchor, an offset of a character that does not
// belong. from is where the text before is settled.
func (t *trials) shift(text string, from, anchor int) (m mended, ok bool) {
	start, end := stretch(text, from, anchor)
	runes := []rune(text[start:end])
	if len(runes) == 0 || len(runes) > longestShift {
		return m, false
	}
	leads, trails := make([]byte, len(runes)), make([]byte, len(runes))
	for i, r := range runes {
		leads[i], trails[i], _ = gbk(r)
	}
	tail, width, left := terminator(text, end, trails)
	// shifted[i] is the character of the trail of i and the lead of i+1, or of the byte that ends the run.
	shifted := make([]rune, 0, len(runes))
	for i := range runes[:len(runes)-1] {
		shifted = append(shifted, fromGBK(trails[i], leads[i+1]))
	}
	if tail != 0 {
		shifted = append(shifted, fromGBK(trails[len(runes)-1], tail))
	}
	if left { // the last trail byte was an ASCII character of the text
		shifted = append(shifted, rune(trails[len(runes)-1]))
	}
	first, gain := bestStart(runes, shifted)
	if first < 0 {
		return m, false
	}
	// A mark right behind the lost byte is no more probable than what it stands for: 医?;鸢 begins at ;.
	for k := 1; k <= 2 && k <= first && common(shifted[first-k]); k++ {
		if lostLead(text[from : start+offset(runes, first-k)]) {
			first -= k
			break
		}
	}
	begin := start + offset(runes, first)
	marked := lostLead(text[from:begin]) || strings.ContainsFunc(text[begin:end], isPrivate) || tail == 0x80 || tail != 0 && strings.ContainsFunc(text[begin:end], rarest)
	if !acceptable(shifted[first:], gain, marked) {
		return m, false
	}
	// Rare characters may be words (魑魅魍魎, 黑猩猩): without a mark of damage the copy must not read as it stands.
	if !marked && fluency(string(shifted[first:])) < fluency(text[begin:end])+unmarkedGain {
		return m, false
	}
	m.Start, m.End, m.confidence = begin, end+width, 0.95
	body := string(shifted[first:])
	head := m.opening(t, text[from:begin], leads[first], body)
	foot := ""
	if tail == 0 && !left {
		foot = m.closing(t, text, end, trails[len(runes)-1], head+body)
	}
	m.Text = head + body + foot
	// A lost character inside a foreign word is no mark and letter: Hovm?ller.
	if !strings.ContainsFunc(m.Text, hanzi.IsHan) && (letter(text, m.Start-1) || letter(text, m.End)) {
		return m, false
	}
	// Between two figures stood a mark: 5∶2.
	if digit(text, m.Start-1) && digit(text, m.End) {
		return m, false
	}
	return m, true
}

func digit(text string, at int) bool {
	return at >= 0 && at < len(text) && text[at] >= '0' && text[at] <= '9'
}

// letter reports whether text has a Latin letter or a digit at a place.
func letter(text string, at int) bool {
	if at < 0 || at >= len(text) {
		return false
	}
	c := text[at] | 0x20
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
}

// stretch widens an anchor to the characters around it that have two bytes in GBK.
func stretch(text string, from, anchor int) (start, end int) {
	start, end = anchor, anchor
	for start > from {
		r, size := utf8.DecodeLastRuneInString(text[from:start])
		if _, _, ok := gbk(r); !ok {
			break
		}
		start -= size
	}
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if _, _, ok := gbk(r); !ok {
			break
		}
		end += size
	}
	return start, end
}

// terminator looks at what ends a stretch: tail is an ASCII character that is the trail byte of the last
// character, width its size in the text; left says that the last character of the stretch took an ASCII
// character for its trail.
func terminator(text string, end int, trails []byte) (tail byte, width int, left bool) {
	if last := trails[len(trails)-1]; last < 0x80 {
		return 0, 0, true
	}
	if end < len(text) && text[end] >= 0x40 && text[end] < 0x7F {
		return text[end], 1, false
	}
	if strings.HasPrefix(text[end:], "€") {
		return 0x80, len("€"), false
	}
	return 0, 0, false
}

// bestStart is the place from which reading the bytes shifted gains most over reading them as printed, and
// how much it gains; -1 if nothing is gained.
func bestStart(printed, shifted []rune) (first int, gain float64) {
	first, sum := -1, 0.0
	for i := len(shifted) - 1; i >= 0; i-- {
		if shifted[i] == 0 {
			break
		}
		p := -14.0
		if i < len(printed) {
			p = plausible(printed[i])
		}
		if sum += plausible(shifted[i]) - p; sum > gain {
			first, gain = i, sum
		}
	}
	return first, gain
}

// acceptable asks more of a run that has no mark of damage but being improbable. One character in twenty may
// be rare.
func acceptable(shifted []rune, gain float64, marked bool) bool {
	rare := 0
	for _, r := range shifted {
		if !common(r) {
			rare++
		}
	}
	if marked {
		return gain >= 5 && rare*20 <= len(shifted)
	}
	return gain >= 16 && len(shifted) >= 3 && rare*20 <= len(shifted)
}

// lostLead reports whether a question mark stands for a lost byte at the end of what stands before a run.
func lostLead(before string) bool {
	r, size := utf8.DecodeLastRuneInString(before)
	return size > 0 && (r == '?' || r == '？' || r == unicode.ReplacementChar)
}

// opening supplies the byte lost at the beginning of a run: the lead of a character whose trail is known or,
// if no question mark stands for it, perhaps the trail of one whose lead is.
func (m *mended) opening(t *trials, before string, known byte, after string) string {
	marked := lostLead(before)
	if marked {
		mark, size := utf8.DecodeLastRuneInString(before)
		before = before[:len(before)-size]
		if mark == unicode.ReplacementChar { // which stands for one byte or two: a character more may be lost
			m.confidence = 0.8
		} else {
			m.Start -= size
		}
	}
	var candidates []rune
	for b := 0x81; b <= 0xFE; b++ {
		if r := fromGBK(byte(b), known); r != 0 && common(r) {
			candidates = append(candidates, r)
		}
		if r := fromGBK(known, byte(b)); !marked && r != 0 && common(r) {
			candidates = append(candidates, r)
		}
	}
	r, lead := t.fit(readable(lastRunes(before, 24)), candidates, after)
	if lead < 4 {
		m.confidence = 0.8
	}
	if r == 0 {
		return ""
	}
	return string(r)
}

// closing supplies the end of a run that a replacement mark ends: its last character lost the trail byte, and
// a digit may be lost with it, which the rest of a year tells.
func (m *mended) closing(t *trials, text string, end int, known byte, body string) string {
	r, size := utf8.DecodeRuneInString(text[end:])
	if r != '?' && r != unicode.ReplacementChar {
		return ""
	}
	m.End = end + size
	m.confidence = 0.8
	rest := text[m.End:]
	digit := ""
	if r == '?' && YearRest(rest) {
		digit, m.lost = "2", rest[:3]
	}
	var candidates []rune
	if known == 0xA1 { // a mark; which one the copy does not say: 。 before a year or the end
		candidates = []rune{'。'}
	} else {
		for b := 0x40; b <= 0xFE; b++ {
			if r := fromGBK(known, byte(b)); r != 0 && common(r) {
				candidates = append(candidates, r)
			}
		}
	}
	best, _ := t.fit(body, candidates, readable(digit+firstRunes(rest, 24)))
	if best == 0 {
		return digit
	}
	return string(best) + digit
}

// YearRest reports whether a text is a year without its first digit: 022年, 013—
func YearRest(text string) bool {
	return len(text) > 3 && text[0] == '0' && text[1] >= '0' && text[1] <= '4' && text[2] >= '0' && text[2] <= '9' &&
		(strings.HasPrefix(text[3:], "年") || text[3] == '-' || strings.HasPrefix(text[3:], "—"))
}

// readable is a text without bracketed readings, so that 醫(yī) is the word before what follows.
func readable(text string) string {
	list := Glosses(text)
	for i := len(list) - 1; i >= 0; i-- {
		text = text[:list[i].Span.Start] + text[list[i].Span.End:]
	}
	return text
}

func offset(runes []rune, n int) int { return len(string(runes[:n])) }
