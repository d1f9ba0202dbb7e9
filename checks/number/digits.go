package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// brokenDigits finds numbers that a keyboard or a conversion broke: 38。5℃, 12,34万剂, 1,23,456例, l200万元.
func (c *block) brokenDigits() {
	t := c.Text
	for i := 0; i < len(t); {
		if t[i] == 'l' && i > 0 && t[i-1] >= 0x80 && affix.Starts(t[i+1:], "名", "例", "岁", "月", "个", "次", "家", "天", "人") {
			c.broken(i, i+1, lint.Say("“%s”是字母l，疑为数字1", "“%s” is the letter l, probably for the digit 1", t[i:i+1]))
		}
		if t[i]-'0' > 9 {
			i++
			continue
		}
		j := i
		for j < len(t) && (t[j]-'0' < 10 || (t[j] == ',' || t[j] == '.') && j+1 < len(t) && t[j+1]-'0' < 10) {
			j++
		}
		start, end := i, j
		i = j
		before := t[:start]
		switch {
		case start > 0 && t[start-1] < 0x80 && t[start-1] != ' ' && !(t[start-1] == 'l' && end-start >= 2):
			continue
		case start > 3 && t[start-1] == 'l' && t[start-2] >= 0x80 && affix.Starts(t[end:], "万", "元", "%", "人", "例", "名", "张", "家", "个", "岁", "年", "月", "日", "次", "台", "份", "天"):
			c.broken(start-1, end, lint.Say("“%s”以字母l代数字1", "“%s” has the letter l for the digit 1", t[start-1:end]))
		case c.stopForPoint(start, end):
			w, _ := stopDigits(t[end:])
			c.broken(start, end+w, lint.Say("“%s”把小数点打成了句号", "“%s” has a full stop for its decimal point", c.Copy.Text[start:end+w]))
			i = end + w
		case badGroups(t[start:end]) && affix.Starts(t[end:], "人", "例", "名", "元", "万", "家", "户", "张", "件", "份", "只", "剂", "台", "次", "吨"):
			if strings.HasSuffix(before, "、") || strings.HasSuffix(before, "第") || strings.HasSuffix(before, "，") {
				continue
			}
			c.broken(start, end, lint.Say("“%s”千分位不对", "the thousands of “%s” are grouped wrongly", t[start:end]))
		}
	}
}

func (c *block) broken(start, end int, m lint.Text) {
	c.Report(figures.Span{Start: start, End: end}, lint.Diagnostic{
		Rule:     "number/digits",
		Severity: lint.Warning,
		Message:  m,
		Notes:    figures.Notes(lint.Text{ZH: "按原稿核对数字", EN: "check the number against the manuscript"}),
	})
}

// stopDigits returns the length of 。5 at the start of t.
func stopDigits(t string) (w int, digits string) {
	rest, ok := strings.CutPrefix(t, "。")
	if !ok {
		return 0, ""
	}
	j := 0
	for j < len(rest) && rest[j]-'0' < 10 {
		j++
	}
	return len("。") + j, rest[:j]
}

// stopForPoint reports whether 。 at end stands for a decimal point: one or two digits and a sign follow that open no
// sentence.
func (c *block) stopForPoint(start, end int) bool {
	w, digits := stopDigits(c.Text[end:])
	return digits != "" && len(digits) <= 2 && end-start <= 3 && affix.Starts(c.Text[end+w:], "℃", "%", "％", "‰", "个百分点", "万", "亿", "倍", "mg", "毫克", "毫米", "mmol")
}

// badGroups reports whether the commas of t cut thousands at the wrong place: 12,34 and 1,23,456.
func badGroups(t string) bool {
	g := strings.Split(t, ",")
	if len(g) < 2 || strings.Contains(t, ".") || len(g[0]) > 3 || g[0] == "0" {
		return false
	}
	if len(g) == 2 {
		return len(g[0]) >= 2 && len(g[1]) == 2
	}
	for _, part := range g[1 : len(g)-1] {
		if len(part) == 2 && len(g[len(g)-1]) == 3 {
			return true
		}
	}
	return false
}
