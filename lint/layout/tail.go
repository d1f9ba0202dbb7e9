package layout

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/furniture"
	"github.com/healthlint/healthlint/lint/pattern"
)

// addressed reports whether body ends in an address, a number to call, the
// name of an account or the links of a page: nothing that takes a stop.
func addressed(body string) bool {
	if paged(body) || called(body) || furniture.EndsMasked(body) || strings.IndexByte(body, '#') >= 0 && tagged(body) {
		return true
	}
	if linked(body) {
		return true
	}
	at := len(body)
	for at > 0 && body[at-1] > ' ' && body[at-1] < utf8.RuneSelf {
		at--
	}
	tail := strings.Trim(body[at:], ")]>,;\"'")
	switch {
	case len(tail) < 4:
		return false
	case strings.Contains(tail, "://"), strings.HasPrefix(tail, "www."), strings.HasPrefix(tail, "//"):
		return true
	case strings.IndexByte(tail, '@') > 0 && strings.Contains(tail[strings.IndexByte(tail, '@'):], "."):
		return true
	}
	for _, w := range []string{".com", ".cn", ".net", ".org", ".htm", ".html", ".shtml"} {
		if strings.HasSuffix(tail, w) {
			return true
		}
	}
	// 微信：anlanjiankang
	before := body[:at]
	for _, colon := range []string{"：", ":"} {
		if label, ok := strings.CutSuffix(strings.TrimRight(before, " "), colon); ok {
			for _, w := range []string{"微信", "微信号", "公众号", "公號", "公众號", "微博", "链接", "鏈接", "网址", "網址", "邮箱", "郵箱", "QQ", "QQ群"} {
				if strings.HasSuffix(label, w) {
					return true
				}
			}
			if i := strings.LastIndex(label, "微信"); i >= 0 && len(label)-i <= len("微信扫码问价吧") && !strings.ContainsAny(label[i:], "，。") {
				return true
			}
		}
	}
	return false
}

// linked reports whether body ends in an address of a page, which may have Han in it, as page names do.
func linked(body string) bool {
	i := max(strings.LastIndex(body, "://"), strings.LastIndex(body, lint.Object))
	if i < 0 {
		return false
	}
	rest, last := body[i:], body[len(body)-1]
	return (last == '/' || last >= '0' && last <= '9') && strings.ContainsRune(rest, '/') && !strings.ContainsAny(rest, " \u3000\u00a0，。；、！？（）")
}

// tags are the subjects a post is filed under, behind its last sentence: #急诊科的故事# #健康科普#.
var tags = pattern.Lazy(`(?:[ \x{3000}]*#[^#\s，。]{1,20}(?:#|[ \x{3000}]|$))+$`)

// tagged reports whether body ends in tags, alone or behind a stop.
func tagged(body string) bool {
	at := tags().FindStringIndex(body)
	if at == nil {
		return false
	}
	before := strings.TrimRight(body[:at[0]], closers+" \u3000")
	return before == "" || mark(before) == Stop || mark(before) == Ellipsis
}

// paged reports whether body ends in the links from one page of an article to
// the others: 上一页 [1] [2] 下一页.
func paged(body string) bool {
	links, pages := 0, false
	for {
		rest := strings.TrimRight(body, " \u3000\u00a0")
		cut := len(rest)
		for _, w := range []string{"下一页", "上一页", "下一頁", "上一頁", "首页", "首頁", "尾页", "尾頁", "末页", "末頁"} {
			if s, ok := strings.CutSuffix(rest, w); ok {
				cut, pages = len(s), true
			}
		}
		if strings.HasSuffix(rest, "]") {
			if i := strings.LastIndexByte(rest, '['); i >= 0 && i < len(rest)-2 && strings.Trim(rest[i+1:len(rest)-1], "0123456789") == "" {
				cut = i
				links++
			}
		}
		if cut == len(rest) {
			return pages || links > 1
		}
		body = rest[:cut]
	}
}

// halfWidth writes digits as they are without full width.
var halfWidth = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9")

// HalfWidth writes the digits of a text as they are without full width.
func HalfWidth(text string) string { return halfWidth.Replace(text) }

// called reports whether body ends in a telephone number: seven digits or
// more, divided as such numbers are or behind a word that announces one.
func called(body string) bool {
	at, digits, divided := len(body), 0, false
	for at > 0 {
		r, n := utf8.DecodeLastRuneInString(body[:at])
		switch {
		case r >= '0' && r <= '9', r >= '０' && r <= '９':
			digits++
		case r == '-' || r == '—' || r == '+' || r == '－':
			divided = true
		case r != ' ' && r != '(' && r != ')' && r != '（' && r != '）':
			n = 0
		}
		if n == 0 {
			break
		}
		at -= n
	}
	if digits < 7 {
		return false
	}
	number := strings.TrimLeft(halfWidth.Replace(body[at:]), " ")
	if len(number) == 11 && number[0] == '1' && number[1] >= '3' {
		return true // a mobile number
	}
	before := strings.TrimRight(body[:at], "：: 为是")
	for _, w := range []string{"电话", "電話", "热线", "熱線", "致电", "致電", "手机", "手機", "传真", "傳真", "QQ", "微信"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return divided && digits < 16
}

// ornaments close a story in some houses.
const ornaments = "▲△▼↑↓■□◆◇★☆※●"
