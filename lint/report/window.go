package report

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// visibleRune returns what is drawn for a rune of the copy: a control or
// invisible character must neither move the cursor nor vanish.
func visibleRune(r rune) rune {
	switch {
	case r == '\t' || r == '\n':
		return ' '
	case r < 0x20:
		return 0x2400 + r
	case r == 0x7f:
		return 0x2421
	case r == 0xfeff || unicode.Is(unicode.Cf, r) && r != 0xad || r >= 0x80 && r < 0xa0 || r == 0x2028 || r == 0x2029:
		return '·'
	}
	return r
}

// visible is visibleRune over a whole message, which quotes copy.
func visible(s string) string { return strings.Map(visibleRune, s) }

// Drawn returns text as it may go to a terminal: control characters but line
// ends and tabs are drawn, so that what a message quotes cannot steer it.
func Drawn(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		return drawnRune(r)
	}, text)
}

// Name returns the name of a file as it may go to a terminal, on one line.
func Name(path string) string { return strings.Map(drawnRune, path) }

// drawnRune draws control characters, and turns of direction, which would show
// one name or message as another.
func drawnRune(r rune) rune {
	switch {
	case r < 0x20:
		return 0x2400 + r
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r >= 0x7f && r < 0xa0, r == 0x2028, r == 0x2029:
		return visibleRune(r)
	}
	return r
}

// window is a piece of one line of the copy with the place of a finding in
// it: how many columns stand before the place and how many it covers.
type window struct {
	text           string
	before, marked int
	start, end     int // the place in text, in bytes
}

const ellipsis = "…"

// cut takes a window of at most room columns from the line span begins on,
// at most lead columns of them before the place unless what follows it leaves
// room.
func cut(doc *lint.Document, span lint.Span, room, lead int) window {
	src := doc.Source
	// A line may be the whole file: look no further than the room can hold,
	// even of characters that take several bytes and no column.
	reach := 16 * max(room, 1)
	var start int
	low := max(0, span.Start-reach)
	if i := bytes.LastIndexByte(src[low:span.Start], '\n'); i >= 0 {
		start = low + i + 1
	} else if start = low; low == 0 && span.Start >= 3 && bytes.HasPrefix(src, []byte("\uFEFF")) {
		start = 3
	}
	for start < span.Start && !utf8.RuneStart(src[start]) {
		start++
	}
	end := min(len(src), span.Start+reach)
	if i := bytes.IndexByte(src[span.Start:end], '\n'); i >= 0 {
		end = span.Start + i
	}
	for end < len(src) && end > span.Start && !utf8.RuneStart(src[end]) {
		end--
	}
	if end > start && src[end-1] == '\r' && end > span.Start {
		end--
	}
	stop := min(max(span.End, span.Start), end)
	if stop > span.Start && bytes.HasSuffix(src[span.Start:stop], []byte("\r")) {
		stop--
	}

	// The place itself, as far as it fits.
	middle, used := forward(src[span.Start:stop], room-2)
	tail := middle < stop-span.Start
	right := span.Start + middle
	if room -= used; tail {
		room -= len(" ") // for its ellipsis
	}
	// What stands before it gets its lead, or all that what stands after it
	// does not need.
	_, need := forward(src[right:end], room)
	most := max(min(lead, room), room-need) - len(" ")
	if right < end && !tail {
		most = min(most, room-len("  ")) // both ends may have an ellipsis
	}
	left, leftUsed := backward(src[start:span.Start], most)
	shown := func(start, end int) string { return visible(doc.Shown(lint.Span{Start: start, End: end})) }
	before := shown(span.Start-left, span.Start)
	open := ""
	if left < span.Start-start {
		open = ellipsis
		before = strings.TrimLeft(before, " \u3000")
		leftUsed = Columns(before) + 1
	}
	after, _ := forward(src[right:end], room-leftUsed-1)
	before = open + before
	place := shown(span.Start, right)
	win := window{text: before + place, before: Columns(before), marked: max(1, Columns(place)), start: len(before), end: len(before) + len(place)}
	if tail {
		win.text += ellipsis
		return win
	}
	win.text += strings.TrimRight(shown(right, right+after), " ")
	if right+after < end {
		win.text += ellipsis
	}
	return win
}

// windowOf cuts the window of a finding. The copy does not mask what a finding
// that is shown for information calls secret; its own window does.
func windowOf(doc *lint.Document, f lint.Finding, room, lead int) window {
	win := cut(doc, f.Span, room, lead)
	if f.Secret {
		masked := lint.Mask(win.text[win.start:win.end])
		win.marked = Columns(masked)
		win.text = win.text[:win.start] + masked + win.text[win.end:]
		win.end = win.start + len(masked)
	}
	return win
}

// forward takes whole characters from the beginning of s while they fit into
// room; a mark that combines with the last one is taken with it.
func forward(s []byte, room int) (taken, used int) {
	for taken < len(s) {
		r, n := utf8.DecodeRune(s[taken:])
		w := runeColumns(visibleRune(r))
		if used+w > room && w > 0 {
			break
		}
		taken += n
		used += w
	}
	return taken, used
}

// backward takes whole characters from the end of s while they fit into room;
// it never begins with a combining mark.
func backward(s []byte, room int) (taken, used int) {
	pending, width := 0, 0
	for at := len(s); at > 0; {
		r, n := utf8.DecodeLastRune(s[:at])
		at -= n
		pending += n
		width += runeColumns(visibleRune(r))
		if runeColumns(visibleRune(r)) == 0 {
			continue
		}
		if used+width > room {
			break
		}
		taken, used, pending, width = taken+pending, used+width, 0, 0
	}
	return taken, used
}

// Closing marks do not begin a line, opening ones do not end it.
const (
	closing = "，。、；：？！）》」』”’…—％%"
	opening = "“‘《（「『【〈"
)

// wrap breaks text into lines of at most width columns, the first of which
// has used columns taken and the others indent. Han may break anywhere but
// before a closing mark, the rest at spaces. Width 0 means one line.
func wrap(text string, width, used, indent int) []string {
	if width <= 0 {
		return []string{text}
	}
	var lines []string
	line, at := "", used
	emit := func() {
		lines = append(lines, strings.TrimRight(line, " "))
		line, at = "", indent
	}
	for _, word := range pieces(text) {
		w := Columns(word)
		if at+Columns(strings.TrimRight(word, " ")) > width && (line != "" || at > indent) {
			emit()
		}
		if line == "" {
			trimmed := strings.TrimLeft(word, " ")
			w -= len(word) - len(trimmed)
			word = trimmed
		}
		line += word
		at += w
	}
	emit()
	return lines
}

// Wrap breaks text into lines for a terminal width columns wide, all of them
// indented by indent. Width 0 means one line.
func Wrap(text string, width, indent int) []string { return wrap(text, width, indent, indent) }

// pieces splits text into what wrap must not break: a Han character with the
// closing marks behind it, a word of other letters with the spaces behind it.
func pieces(text string) []string {
	var out []string
	narrow := false // the last piece takes more narrow characters
	opened := false // the last piece is an opening mark
	for _, r := range text {
		s := string(r)
		n := len(out)
		if opened {
			out[n-1] += s
			opened, narrow = strings.ContainsRune(opening, r), runeColumns(r) == 1
			continue
		}
		switch {
		case strings.ContainsRune(opening, r):
			out = append(out, s)
			opened = true
		case n > 0 && (strings.ContainsRune(closing, r) || runeColumns(r) == 0):
			out[n-1] += s
		case runeColumns(r) > 1:
			out = append(out, s)
			narrow = false
		case r == ' ':
			if n > 0 {
				out[n-1] += s
			}
			narrow = false
		case narrow:
			out[n-1] += s
		default:
			out = append(out, s)
			narrow = true
		}
	}
	return out
}
