package layout

import (
	"strings"
	"unicode/utf8"
)

// Ending says how a piece of copy ends.
type Ending uint8

// The endings.
const (
	Open     Ending = iota // nothing that ends a sentence
	Stop                   // 。！？…… and the like, closing marks after it allowed
	Colon                  // leads in what follows
	Pause                  // ，、； or a dash: the sentence is not over
	Credit                 // a credit after the last stop: （记者 王某）, 某某摄
	Ellipsis               // … or ... : a teaser or a pause
	Joint                  // —— at the end: leads in, or breaks off speech
)

const closers = "”’」』）)】》〉〗］]\"'*＂"

// noteSigns stand behind a stop where a note is called.
const noteSigns = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳¹²³⁴⁵⁶⁷⁸⁹⁰"

// EndOf says how text ends and where its last words end: text[:at] is the
// text without the closing marks and spaces after them.
func EndOf(text string) (e Ending, at int) {
	if strings.HasSuffix(text, "。") {
		return Stop, len(text)
	}
	body := strings.TrimRight(text, " \t\u3000\u00a0")
	if b := strings.TrimSuffix(body, "“"); len(b) < len(body) && mark(b) == Stop {
		return Stop, len(b) // an opening quote typed for a closing one
	}
	if plain := strings.TrimRight(body, ornaments+noteSigns+" "); plain != "" && len(plain) < len(body) && mark(strings.TrimRight(plain, closers)) == Stop {
		body = plain
	}
	core := strings.TrimRight(body, closers+" \u3000\u00a0\uFE0F\u200D") // an emoji may end in how it is to be drawn
	e = mark(core)
	if e == Open && (credited(body) || addressed(body) || trails(body)) {
		return Credit, len(core)
	}
	if e == Pause && len(core) < len(body) {
		// “……，” is a quotation inside a sentence; the mark does not end it either way.
		return Pause, len(core)
	}
	return e, len(core)
}

// mark reads the ending off the last character.
func mark(core string) Ending {
	r, n := utf8.DecodeLastRuneInString(core)
	before := core[:len(core)-n]
	switch r {
	case '。', '！', '？', '!', '?', '｡', '．', '～', '~':
		return Stop
	case '.':
		if strings.HasSuffix(before, "..") {
			return Ellipsis
		}
		p, _ := utf8.DecodeLastRuneInString(before)
		if p >= '0' && p <= '9' { // 95. — a decimal cut in half, or a list
			return Open
		}
		return Stop
	case '…', '⋯':
		return Ellipsis
	case '：', ':', '︰', '﹕':
		return Colon
	case '，', '、', ',':
		return Pause
	case '；', ';':
		return Pause
	case '—', '─', '―', '－':
		return Joint
	}
	if r >= 0x1F300 && r <= 0x1FAFF || r >= 0x2600 && r <= 0x27BF {
		return Stop // emoji close a post
	}
	return Open
}

// longestNote is how long a paragraph that is all in brackets is at most, in characters.
const longestNote = 300

// credited reports whether body ends with a credit that needs no stop: in
// brackets after a sentence, or bare as in “新华社记者 李某 摄”.
func credited(body string) bool {
	if open := lastGroup(body); open >= 0 {
		before := strings.TrimRight(body[:open], " \u3000\u00a0\n")
		inside := body[open:]
		if before == "" { // the whole line: a note, complete as it closes
			return utf8.RuneCountInString(inside) <= longestNote
		}
		e := mark(strings.TrimRight(before, closers))
		if e == Stop || e == Ellipsis {
			return true
		}
		return isCredit(unwrap(inside)) || addressed(unwrap(inside)) || fromSource(body)
	}
	if fromSource(body) {
		return true
	}
	tail := body
	if before, rest, ok := behindLastStop(body); ok {
		if supplied(before, rest) {
			return true
		}
		tail = rest
	} else if i := strings.LastIndexAny(body, " \u3000"); i >= 0 {
		_, n := utf8.DecodeRuneInString(body[i:])
		if c := body[i+n:]; c == "摄" || c == "攝" || c == "图" || c == "发" || c == "供图" {
			return true
		}
		tail = body[i+n:]
	}
	tail = strings.Trim(tail, " \u3000\u00a0")
	if strings.ContainsAny(tail, "（(【") {
		return false // cut inside the credit
	}
	return tail != "" && utf8.RuneCountInString(tail) <= 30 && isBareCredit(tail)
}

// lastGroup returns where the bracket group that closes body opens, or -1.
func lastGroup(body string) int {
	r, n := utf8.DecodeLastRuneInString(body)
	if r != '）' && r != ')' && r != '】' && r != ']' && r != '}' { // {{来源请求}} and fields of Word too
		return -1
	}
	depth := 1
	for at := len(body) - n; at > 0; {
		r, n := utf8.DecodeLastRuneInString(body[:at])
		at -= n
		switch r {
		case '）', ')', '】', ']', '}':
			depth++
		case '（', '(', '【', '[', '{':
			if depth--; depth == 0 {
				return at
			}
		case '。':
			if depth == 1 && len(body)-at > 600 {
				return -1
			}
		}
	}
	return -1
}

// unwrap removes the brackets around a group.
func unwrap(group string) string {
	_, a := utf8.DecodeRuneInString(group)
	_, z := utf8.DecodeLastRuneInString(group)
	if a+z > len(group) {
		return ""
	}
	return strings.Trim(group[a:len(group)-z], " \u3000\u00a0")
}
