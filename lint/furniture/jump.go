package furniture

import (
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/pattern"
)

// A paper that ends a story on another page says so where it leaves off and where it goes on: （下转第3版）, （上接第1版）.
var (
	jumpsTo   = pattern.Lazy(`[ \x{3000}]*[（(\[【▲▶►■●★]+(?:下转|紧接|转接)第?(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})[版页][）)\]】]?[ \x{3000}]*$`)
	jumpsFrom = pattern.Lazy(`^[ \x{3000}]*[（(\[【▲▶►■●★]+(?:上接|紧接)第?(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})[版页][）)\]】][ \x{3000}]*`)
)

// reachOfJump is how many bytes from the edge of a text such a line is looked for.
const reachOfJump = 60

// JumpTo returns where the line begins that says, at the end of a simplified text, on which page it goes on.
func JumpTo(text string) (start int, ok bool) {
	from := len(text) - len(affix.Tail(text, reachOfJump))
	if !strings.ContainsAny(text[from:], "版页") {
		return len(text), false // as nearly all, which saves the expression
	}
	at := jumpsTo().FindStringIndex(text[from:])
	if at == nil || from+at[0] == 0 {
		return len(text), false
	}
	return from + at[0], true
}

// JumpFrom returns where the line ends that says, at the beginning of a simplified text, from which page it comes.
func JumpFrom(text string) (end int, ok bool) {
	head := affix.Head(text, reachOfJump)
	if !strings.Contains(head, "接") {
		return 0, false
	}
	at := jumpsFrom().FindStringIndex(head)
	if at == nil || at[1] == len(text) {
		return 0, false
	}
	return at[1], true
}
