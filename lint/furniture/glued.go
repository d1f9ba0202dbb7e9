package furniture

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/pattern"
)

const (
	spaces    = " \t\u3000\u00a0"
	between   = spaces + "|｜·•[]【】()（）<>＜＞《》»«›→▶►/／-—_、*■●◆▲#+" // stands between the items of a row
	stops     = "。！？!?…；"
	closers   = "”’」』\"）)】]"
	loose     = spaces + "）)】]|｜" // what an item may stand behind that needs no full stop
	longTail  = 400               // bytes of a paragraph's end that are looked at: two titles of other articles, a credit
	longTitle = 44                // characters of the title of another article
	longField = 24                // characters of a name or a date in a row with a counter
	longRow   = 2000              // bytes of a row: no page has more buttons, while a line of brackets may go on for ever
)

// BehindSentence reports whether what makes a line furniture stands behind a sentence that is copy.
func BehindSentence(text string) bool {
	start, _, sort := Glued(text)
	return sort != "" && strings.ContainsAny(text[:start], "。！？")
}

// Glued returns the first stretch of furniture that stands in a line of prose, and its sort, or "".
func Glued(text string) (start, end int, sort string) {
	body := strings.TrimRight(text, spaces+"。.")
	last := ' '
	barren := 0 // what begins before it leads to what is no furniture
	for i, c := range body {
		before := last
		last = c
		if i < barren {
			continue
		}
		if c != '[' && c != '【' && !(c == '字' && affix.Starts(body[i:], "字号：", "字号:", "字体：", "字体:", "字级：", "字级:")) && (hanzi.IsHan(before) || !strings.ContainsRune(stops+closers+loose, before) || wordings()[c] == nil) {
			continue
		}
		var r row
		reach := body[i:min(i+longRow, len(body))]
		tail := len(body)-i <= longTail
		size := r.read(reach, tail)
		switch {
		case size == 0:
			// The next bracket of a run of them leads to the same, except that a title is read in the tail.
			if next := i + len(reach) - len(strings.TrimLeft(reach, between)); tail || len(body)-next > longTail {
				barren = next
			}
		case size > longRow-longTail: // its end may be cut off
			if run := len(body[i:]) - len(strings.TrimLeft(body[i:], between)); run > longRow {
				barren = i + run - longRow // nor do all the brackets in between lead further
			}
		case i == 0 && size == len(body):
			return 0, 0, "" // a line of its own, which layout judges
		case i+size < len(body):
			if r.intrudes(text[:i], text[i+size:]) {
				return i, i + size, r.name()
			}
		case r.ends(text[:i], text[i+size:]):
			start = emptyCredit(text[:i])
			if stopped(text[:start]) {
				return start, len(text), r.name()
			}
			return start, len(body), r.name() // the full stop is the sentence's
		}
	}
	return 0, 0, ""
}

// creditEnd is a credit in brackets, which closes a story as a full stop does.
var creditEnd = pattern.Lazy(`[（(](?:责任编辑|编辑|责编|记者|通讯员|来源|作者|摄影)[^（）()]*[）)]$`)

// stopped reports whether a sentence, or a story, ends with a text.
func stopped(text string) bool {
	text = strings.TrimRight(text, spaces)
	if creditEnd().MatchString(text[max(0, len(text)-longTail):]) {
		return true
	}
	text = strings.TrimRight(text, closers)
	last, _ := utf8.DecodeLastRuneInString(text)
	return text != "" && strings.ContainsRune(stops, last)
}

// HasProse reports whether a text is more than a word or a name, or has a date.
func HasProse(text string) bool {
	n := 0
	for _, c := range text {
		if hanzi.IsHan(c) {
			if n++; n >= 5 { // it may be the rest of a long line
				return true
			}
		}
	}
	return n >= 2 && strings.ContainsAny(text, "0123456789")
}

// asked reports whether a text ends with what is done to a button: 点击[返回首页] explains the page.
func asked(before string) bool {
	before = strings.TrimRight(before, spaces+"“‘「『\"：:")
	return affix.Ends(before, "点击", "单击", "点", "按", "按下", "按钮", "选择", "点选", "选", "进入", "击", "找到", "设有", "有", "和", "或", "及", "与", "的", "个", "、", "，")
}

// unnamed is the credit of a picture that lost its name: 图/文 记者 摄.
var unnamed = pattern.Lazy(`(?:图/文|文/图|图文|图片|图)?[ \x{3000}：:/]*(?:本报|本网)?(?:记者|通讯员)[ \x{3000}]*摄[ \x{3000}]*$`)

// emptyCredit returns where the furniture that follows a text begins, a credit without a name counted in.
func emptyCredit(before string) int {
	skipped := max(0, len(before)-longTail)
	if at := unnamed().FindStringIndex(before[skipped:]); at != nil {
		return len(strings.TrimRight(before[:skipped+at[0]], spaces))
	}
	return len(strings.TrimRight(before, spaces))
}

var (
	tally = pattern.Lazy(`^[ \x{3000}]*[:：(（]?[ \x{3000}]*\d[\d,.]*[ \x{3000}]*万?\+?(?:人次|次|人)?`)
	sizes = pattern.Lazy(`^[:：]?[ \x{3000}]*(?:[\[【(（]?[ \x{3000}]*(?:特大|超大|较大|大|中|小|标准|默认|A[+-]?)[\]】)）]?[ \x{3000}|｜/、]*){2,5}`)
	more  = pattern.Lazy(`^(?:[ \x{3000}]*[:：]|】[:：]?)[ \x{3000}]*`) // ^a|^b would look for b in all the rest
)
