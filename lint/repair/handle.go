package repair

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
)

// An @ is the second byte of 這, 医 and others, and in posts what the name of an account begins with.

// longestHandle is of how many characters a name of an account is at most, lastHandle one at the end of a paragraph; besideHandle, in bytes, how near another may be that
// shows what this one is.
const (
	longestHandle = 30
	lastHandle    = 8
	besideHandle  = 300
)

// handle reports whether the @ at a place of a text begins the name of an account: what follows ends as copy does not, or
// another one beside it does.
func handle(text string, at int) bool {
	if ends(text[at+1:]) || at > 0 && (text[at-1] == ' ' || text[at-1] == '\t') {
		return true
	}
	if i := strings.LastIndexByte(text[max(0, at-besideHandle):at], '@'); i >= 0 && ends(text[max(0, at-besideHandle)+i+1:]) {
		return true
	}
	i := strings.IndexByte(text[at+1:min(len(text), at+besideHandle)], '@')
	return i >= 0 && ends(text[at+1+i+1:])
}

// inHandle reports whether a text ends in the name of an account that has begun: @柳y. Before an @ that is the second byte of a
// character stands the copy it is of.
func inHandle(before string) bool {
	for n := 0; n <= lastHandle; n++ {
		r, size := utf8.DecodeLastRuneInString(before)
		before = before[:len(before)-size]
		if r == '@' {
			r, _ = utf8.DecodeLastRuneInString(before)
			return !hanzi.IsHan(r)
		}
		if !hanzi.IsHan(r) && (r >= utf8.RuneSelf || !alphanumeric(byte(r))) {
			return false
		}
	}
	return false
}

// ends reports whether a text begins with the name of an account that a space, a colon or another @ ends, or that has letters
// or digits in it.
func ends(text string) bool {
	n := 0
	for at, r := range text {
		switch {
		case r == '_' || r == '-' || r < utf8.RuneSelf && alphanumeric(byte(r)):
			if n > 0 {
				return true
			}
		case hanzi.IsHan(r):
		default:
			return n > 1 && (strings.ContainsRune(" \t\u00a0\u3000:：@#", r) || strings.HasPrefix(text[at:], "//"))
		}
		if n++; n > longestHandle {
			return false
		}
	}
	return n > 1 && n <= lastHandle
}

func alphanumeric(b byte) bool { return latinLetter(b) || b >= '0' && b <= '9' }
