package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// sayings checks a row of quotations against the number that sums them up: “甲”“乙”“丙”，这两种说法.
func (c *block) sayings() {
	if !c.Holds("”，这") {
		return
	}
	for _, at := range quotedRow().FindAllStringSubmatchIndex(c.Text, -1) {
		n, _ := smallNumber(c.Text, at[4])
		if got := strings.Count(c.Text[at[2]:at[3]], "“"); got != n {
			c.listed(figures.Span{Start: at[4], End: at[7]}, lint.Say("前面列出%[2]d项，文中说“%[1]s”", "%[2]d items are listed, the copy says “%[1]s”", c.Text[at[4]:at[7]], got), figures.Span{Start: at[2], End: at[3]})
		}
	}
}

var quotedRow = pattern.Lazy(`((?:“[^“”]{1,40}”[、和]?){2,})，这([两二三四五六七八九])(种|句|个|条|类|项|点)`)

// slogans checks 人员、业务、药品、财务、绩效“六统一” and “三统一”，即….
func (c *block) slogans() {
	for from := 0; ; {
		open := openQuotes.Index(c.Text, from)
		if open < 0 {
			return
		}
		at := open + 3
		from = at
		n, end := smallNumber(c.Text, at)
		if n < 3 || end == at || c.Text[at]-'0' < 10 {
			continue
		}
		close := strings.IndexAny(c.Text[end:min(end+12, len(c.Text))], "”」』")
		if close < 3 || close > 9 {
			continue
		}
		body := c.Text[end : end+close]
		if utf8.RuneCountInString(body) > 2 || affix.Starts(body, "条", "项", "种", "类", "字", "句", "步", "招", "岁", "天", "位", "名", "家", "个", "大", "届", "代", "年", "月", "级", "孩", "十", "百", "千", "万", "甲", "医", "高", "五", "一", "二", "三", "四", "七", "线", "会", "农") {
			continue
		}
		quote := figures.Span{Start: at, End: end + close}
		if settled[c.Quote(quote)] {
			continue
		}
		// The list right before the quotation mark, in the same clause.
		start := lastBreak(c.Text[:open])
		list := c.Text[start:open]
		if lo, hi := items(list); lo >= 3 && hi >= 3 && !strings.Contains(list, "等") && !strings.ContainsAny(lastItem(list), "的了") && utf8.RuneCountInString(lastItem(list)) <= 8 && !(utf8.RuneCountInString(lastItem(list)) == 1 && hi < n) {
			if n < lo || n > hi {
				c.listed(quote, lint.Say("“%s”前列了%d项", "“%[1]s” follows a list of %[2]d", c.Quote(quote), hi), figures.Span{Start: start, End: open})
			}
			continue
		}
		c.spelledOut(quote, n, body)
	}
}

// settled are names whose number nobody counts up anew: the list before “四风” is of other things.
var settled = map[string]bool{"三定": true, "三公": true, "三农": true, "三北": true, "三严": true, "三实": true, "三包": true, "三通": true, "三资": true, "三废": true, "三好": true, "四风": true, "四化": true, "五保": true, "五险": true}

// spelledOut checks “六统一”管理，即人员统一、业务统一、…: every item ends with the slogan's word.
func (c *block) spelledOut(quote figures.Span, n int, body string) {
	rest := c.Text[quote.End:min(len(c.Text), quote.End+600)]
	k := strings.IndexAny(rest, "。！？；;")
	if k < 0 {
		return
	}
	rest = rest[:k]
	at := strings.Index(rest, "、")
	if at > 0 && at <= 90 && c.opensEach(quote, rest, n, body) {
		return
	}
	if at < 0 || at > 90 || !strings.HasSuffix(rest[:at], body) {
		return
	}
	if k := strings.IndexAny(rest[at:], "）)"); k >= 0 && strings.ContainsAny(rest[:at], "（(") {
		rest = rest[:at+k] // “三战”（法律战、心理战和舆论战）
	}
	list := rest
	if k := strings.LastIndexAny(rest[:at], "，,：:即是”（("); k >= 0 {
		list = rest[k+firstLen(rest[k:]):]
	}
	parts := strings.Split(list, "、")
	for _, p := range parts[:len(parts)-1] {
		if !strings.HasSuffix(p, body) {
			return
		}
	}
	last := parts[len(parts)-1]
	got := len(parts)
	if strings.Count(list, body) > got { // 甲统一和乙统一
		got = strings.Count(list, body)
	}
	if !strings.Contains(last, body) || got == n || figures.Mentions(last, "等", "……") {
		return
	}
	start := quote.End + strings.Index(c.Text[quote.End:], parts[0])
	if i := strings.Index(c.Text[quote.End:], parts[0]+"、"); i >= 0 {
		start = quote.End + i
	}
	c.listed(quote, lint.Say("文中说“%s”，列出%d项", "the copy says “%s” and lists %d", c.Quote(quote), got), figures.Span{Start: start, End: quote.End + k})
}

// opensEach checks “四早”，即早发现、早报告、早隔离, each item of which opens with the slogan's word. It reports whether rest, which follows the slogan,
// is such a list.
func (c *block) opensEach(quote figures.Span, rest string, n int, body string) bool {
	list := strings.TrimLeft(rest, "”」』，,：:（( ")
	for _, w := range [...]string{"也就是", "就是", "即", "指的是", "是指", "措施"} {
		list = strings.TrimLeft(strings.TrimPrefix(list, w), "，,：:（( ")
	}
	if k := strings.IndexAny(list, "）)，,”"); k >= 0 {
		list = list[:k]
	}
	parts := strings.Split(list, "、")
	last := parts[len(parts)-1]
	if a, b, ok := strings.Cut(last, "和"+body); ok && strings.HasPrefix(last, body) {
		parts = append(parts[:len(parts)-1], a, body+b)
	}
	for _, p := range parts {
		if !strings.HasPrefix(p, body) || utf8.RuneCountInString(p) > 8 || figures.Mentions(p, "等", "…") {
			return false
		}
	}
	if len(parts) < 2 || strings.ContainsAny(parts[len(parts)-1], "的和及与") {
		return false
	}
	if len(parts) != n {
		start := quote.End + strings.Index(c.Text[quote.End:], parts[0])
		c.listed(quote, lint.Say("文中说“%s”，列出%d项", "the copy says “%s” and lists %d", c.Quote(quote), len(parts)), figures.Span{Start: start, End: start + len(list)})
	}
	return true
}
