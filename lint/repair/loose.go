package repair

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// In Traditional text a third of the GBK trail bytes are ASCII: a byte lost shortly before one leaves a Latin
// letter or a bracket loose among Han characters, perhaps with nothing else to see: 前線t護 for 前線醫護. Which
// byte is lost nobody knows; each that may be is put back, and the language model says whether the copy so
// restored is likelier than what is printed, and by how much.

// mixing is the price, in nats, of what copy does not mix and the model does not tell apart: a simplified character
// among Traditional ones, a letter in full width before one of ASCII.
const mixing = 4

// deepest is how many characters a letter may be behind the lost byte; longer runs have rare characters.
const deepest = 6

// restored is what the copy around a loose ASCII character most probably was.
type restored struct {
	lint.Replacement
	gain float64 // in nats, over what is printed
	lead float64 // over the next best
	odd  bool    // what stands before is damaged too
}

// certain reports whether there is damage, whatever the copy was.
func (r restored) certain() bool { return r.gain >= 8 }

// likely reports whether there is damage if the letter makes no word.
func (r restored) likely() bool { return r.gain >= 5 }

// known reports whether there is little doubt of what the copy was: in copy that was damaged to measure it, one
// in forty was something else.
func (r restored) known() bool { return r.certain() && r.lead >= clearLead && !r.odd }

// clearLead is by how many nats what a place was must lead for there to be little doubt of it; what is less than closeBehind behind is
// as good.
const (
	clearLead   = 3
	closeBehind = 1.5
)

// loose tries to repair the few characters before a loose ASCII character.
func (t *trials) loose(text string, from, at int) (m mended, ok bool) {
	r := t.restore(text, from, at)
	if !r.known() {
		return m, false
	}
	return mended{Replacement: r.Replacement, confidence: 0.8}, true
}

// restore weighs what the copy may have been before the loss that left text[at] loose.
func (t *trials) restore(text string, from, at int) (best restored) {
	tail, end, kept := text[at], at+1, ""
	if r, size := utf8.DecodeRuneInString(text[at:]); r == '€' { // which is one byte, 80, in the tables of the time
		tail, end = 0x80, at+size
	} else if size > 1 { // the character took the letter behind it for its second byte
		lead, second, _ := gbk(r)
		tail, end, kept = lead, at+size, string(rune(second))
	}
	best.gain = math.Inf(-1)
	if t.left <= 0 {
		return best
	}
	start, _ := stretch(text[:at], max(from, at-3*deepest), at)
	runes := []rune(text[start:at])
	left := lastRunes(text[from:start], 8)
	t.reading.setBehind(kept + firstRunes(text[end:], 16))
	elsewhere := t.usage()
	next, _ := utf8.DecodeRuneInString(text[end:])
	share := 0.0
	if kept == "" {
		share = letterShare(tail) + t.expected(text, at, end)
	}
	decoded := ""
	earliest := at // at which what is nearly as good as the best begins
	for i := len(runes); i >= 0; i-- {
		lead, trail := byte(0), tail
		if i < len(runes) {
			var second byte
			lead, second, _ = gbk(runes[i])
			follows := tail
			if i+1 < len(runes) {
				follows, _, _ = gbk(runes[i+1])
			}
			d := fromGBK(second, follows)
			if !usable(d) {
				break
			}
			decoded, next, trail = string(d)+decoded, d, lead
			if foreign(runes[i]) {
				share -= mixing // to the model ｋU is one foreign word
			}
		}
		t.candidates = couldBe(t.candidates[:0], lead, trail)
		if !t.take(len(t.candidates)) {
			break
		}
		begin := start + offset(runes, i)
		t.reading.set(left+string(runes[:i]), decoded)
		printed := t.reading.printed(text[begin:end]) + share + mixing*float64(hanzi.Count(decoded).Simplified)
		before, _ := utf8.DecodeLastRuneInString(text[from:begin])
		for _, r := range t.candidates {
			gain := t.reading.with(r) - printed
			if math.IsInf(gain, -1) {
				continue
			}
			gain += elsewhere.of(before, r) + elsewhere.of(r, next)
			if hanzi.ClassOf(r) == hanzi.SimplifiedOnly {
				gain -= mixing
			}
			if gain <= best.gain {
				best.lead = min(best.lead, best.gain-gain)
				if best.gain-gain < closeBehind {
					earliest = begin
				}
				continue
			}
			best.lead, best.gain = gain-best.gain, gain
			earliest = begin
			best.Span, best.Text = lint.Span{Start: begin, End: end}, string(r)+decoded+kept
		}
	}
	if earliest < best.Start { // of what was lost nobody can tell where it began
		best.Start, best.Text = earliest, text[earliest:best.Start]+best.Text
	}
	before, _ := utf8.DecodeLastRuneInString(text[from:max(from, best.Start)])
	best.odd = before == '?' || before == unicode.ReplacementChar && best.Start > from || isPrivate(before) || rare(before, 3)
	return best
}

// couldBe appends the characters of which one byte is left: the trail, or the lead if that is what is left and
// not an ASCII character.
func couldBe(list []rune, lead, trail byte) []rune {
	for b := byte(0x40); b < 0xFF; b++ {
		if r := fromGBK(b, trail); mayStand(r) {
			list = append(list, r)
		}
		if lead != 0 {
			if r := fromGBK(lead, b); mayStand(r) {
				list = append(list, r)
			}
		}
	}
	return list
}

func mayStand(r rune) bool {
	return usable(r) && (hanzi.IsHan(r) || strings.ContainsRune("，、：；“”「」『』（）《》", r))
}

// usable reports whether a character may stand in copy that was restored.
func usable(r rune) bool { return r != 0 && (common(r) || hanzi.IsHan(r) && !rare(r, 3)) }
