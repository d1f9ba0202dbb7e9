package percent

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// damaged finds digits that a scanner or a keyboard damaged: a letter for a digit, two points, a comma for a point.
func (c *block) damaged() {
	t := c.Text
	c.hundredths()
	for i := 0; i < len(t); {
		if t[i]-'0' > 9 && !scanned(t, i) {
			i++
			continue
		}
		j := i
		bad := ""
		if t[i]-'0' > 9 {
			bad = "letter"
			j++
		}
		for j < len(t) {
			switch ch := t[j]; {
			case ch-'0' < 10:
			case (ch == 'O' || ch == 'o' || ch == 'l' || ch == 'I') && j > i:
				bad = "letter"
			case (ch == '.' || ch == ',') && j+1 < len(t) && (t[j+1]-'0' < 10 || t[j+1] == ch || t[j+1] == 'O' || t[j+1] == 'o' || t[j+1] == 'l'):
				if ch == '.' && j+1 < len(t) && t[j+1] == '.' {
					if j+2 < len(t) && t[j+2] == '.' {
						goto out
					}
					bad = "points"
				}
			default:
				goto out
			}
			j++
		}
	out:
		word := t[i:j]
		percent := strings.HasPrefix(t[j:], "%") || strings.HasPrefix(t[j:], "％")
		if percent && i > 1 && t[i-1] == '.' && t[i-2] >= 0x80 && strings.Contains(word, ".") {
			end := j + len(firstChar(t[j:]))
			c.damage(i-1, end) // 增长.5.6%
			i = end
			continue
		}
		if percent && bad == "" && strings.Count(word, ".") == 2 && len(word) <= 7 && (i == 0 || t[i-1] >= 0x80) {
			bad = "points" // 98.5.3%
		}
		if i > 0 && (isLetter(t[i-1]) || t[i-1] == '-' || t[i-1] == '.') || j < len(t) && isLetter(t[j]) {
			bad, percent = "", false
		}
		if bad == "letter" && pressed(t[:i], word, t[j:]) {
			c.damage(i, j)
			i = j
			continue
		}
		unit := percent || affix.Starts(t[j:], countedBy...)
		if isotope(word) && (!unit || strings.HasPrefix(t[j:], "粒子")) {
			i = j
			continue
		}
		if percent && bad == "" && c.twice(i, j) {
			i = j + len("%%")
			continue
		}
		switch {
		case bad == "letter" && (len(word) > 3 && between().MatchString(word) && inCopy(t[:i], t[j:]) || price().MatchString(word) || clock(t[:i], word)),
			bad == "letter" && word[0]-'0' > 9,
			bad == "letter" && unit && (!allLetters(word[1:]) || tens(word)) || bad == "letter" && percent,
			bad == "points" && (unit || strings.Count(word, ".") == 2 && len(word) < 9 && unit):
			end := j
			if percent {
				end += len(firstChar(t[j:]))
			}
			c.damage(i, end)
		case percent && strings.Count(word, ",") == 1 && !strings.Contains(word, "."):
			k := strings.IndexByte(word, ',')
			frac := len(word) - k - 1
			if frac >= 1 && frac <= 2 && k >= 1 && k <= 2 && !listBefore(t[:i]) && !strings.Contains(c.Text[j:min(len(t), j+8)], ",") {
				end := j + len(firstChar(t[j:]))
				c.Report(figures.Span{Start: i, End: end}, lint.Diagnostic{
					Rule:     "percent/format",
					Severity: lint.Warning,
					Message:  lint.Say("“%s”疑把小数点打成了逗号", "“%s” seems to have a comma for its decimal point", c.Copy.Text[i:end]),
				})
			}
		}
		i = max(j, i+1)
	}
}

// twice reports a second percent sign behind the number t[i:j] and the first one: 72.1％%.
func (c *block) twice(i, j int) bool {
	end := j + len(firstChar(c.Text[j:]))
	second := firstChar(c.Text[end:])
	if second != "%" && second != "％" {
		return false
	}
	c.Report(figures.Span{Start: i, End: end + len(second)}, lint.Diagnostic{
		Rule:     "percent/format",
		Severity: lint.Warning,
		Message:  lint.Say("“%s”有两个百分号", "“%s” has two percent signs", c.Copy.Text[i:end+len(second)]),
		Fixes:    []lint.Fix{lint.Replace(c.Copy, end, end+len(second), "", true)},
	})
	return true
}

// countedBy stand behind numbers, and behind no name that ends in letters.
var countedBy = []string{"万", "亿", "元", "例", "人", "名", "个", "岁", "年", "月", "日", "天", "家", "张", "次", "台", "份", "件", "项", "户", "周", "小时", "分钟", "公里", "公斤", "毫升", "℃", "mg", "毫克", "毫米", "mmHg", "片", "粒", "支", "袋", "瓶", "盒", "克", "米", "千克", "公分", "厘米"}

// inCopy reports whether a word stands among Chinese, and in no formula: Mn1/3O2.
func inCopy(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	const marks = " \u3000，。：；、（）"
	return (before == "" || last >= 0x4E00 && last <= 0x9FFF || strings.ContainsRune(marks, last)) &&
		(after == "" || next >= 0x4E00 && next <= 0x9FFF || strings.ContainsRune(marks, next))
}

// pressed reports whether a word with a letter O is one of the two numbers of a blood pressure: 9O/5O毫米汞柱, 高压18O.
func pressed(before, word, after string) bool {
	if !pressure().MatchString(word) {
		return false
	}
	return pressureBehind().MatchString(after) || pressureLabel().MatchString(affix.Tail(before, justBefore))
}

// justBefore is how many bytes a pattern that ends where a text does looks at: it would go over all of a long line.
const justBefore = 60

var (
	pressure       = pattern.Lazy(`^[1-9]\d?[\dO]?$`)
	pressureBehind = pattern.Lazy(`^ ?(?:[/／] ?[1-9][\dO]{1,2} ?)?(?:毫米汞柱|mmHg|ｍｍHg)`)
	pressureLabel  = pattern.Lazy(`(?:高压|低压|收缩压|舒张压|血压)[^，。；]{0,4}$`)
)

// isotope reports whether a word is iodine by its mass, the I behind the number, as its raised figures come out of a PDF: 125I粒子.
func isotope(word string) bool {
	return word == "123I" || word == "124I" || word == "125I" || word == "131I"
}

// clock reports whether a word is the minutes of a time, with a letter for its second digit: 17：3O.
func clock(before, word string) bool {
	return len(word) == 2 && word[0] <= '5' && strings.ContainsAny(word[1:], "OlI") && hour().MatchString(affix.Tail(before, justBefore))
}

var hour = pattern.Lazy(`\d[:：]$`)

// leading is a number that a scanner has read with a letter in front: O.65个, l8日, ll月, I2万.
var leading = pattern.Lazy(`^(?:O\.\d+|[lI]\d{1,3}|[lI]{2})(?:%|％|年|月|日|时|例|名|人|岁|万|萬|亿|个|元|周|点|分|次|天|小时|毫|亳|mg)`)

// scanned reports whether such a number begins at i, beside no other letter or digit.
func scanned(t string, i int) bool {
	if t[i] != 'O' && t[i] != 'l' && t[i] != 'I' || i > 0 && (isLetter(t[i-1]) || t[i-1]-'0' <= 9 || strings.IndexByte("-.:/#", t[i-1]) >= 0) {
		return false
	}
	return leading().MatchString(t[i:min(len(t), i+16)])
}

// tens reports whether a word is a digit and letters O, as scanners read 60 and 100.
func tens(word string) bool {
	return len(word) <= 4 && word[0] >= '1' && word[0] <= '9' && strings.Trim(word[1:], "O") == ""
}

func (c *block) damage(start, end int) {
	c.Report(figures.Span{Start: start, End: end}, lint.Diagnostic{
		Rule:     "percent/format",
		Severity: lint.Error,
		Message:  lint.Say("数字“%s”有损坏", "the number “%s” is damaged", c.Copy.Text[start:end]),
		Notes:    figures.Notes(lint.Say("字母O、l混作数字0、1，或小数点多了一个，按原稿核对", "a letter O or l stands for a digit, or a point is doubled: check against the manuscript")),
	})
}

// hundredths finds 百分之85: the words go with 百分之八十五, the digits with 85%.
func (c *block) hundredths() {
	const words = "百分之"
	t := c.Text
	for from := 0; ; {
		k := strings.Index(t[from:], words)
		if k < 0 {
			return
		}
		at := from + k
		from = at + len(words)
		end := from
		for end < len(t) && (t[end]-'0' < 10 || t[end] == '.' && end+1 < len(t) && t[end+1]-'0' < 10) {
			end++
		}
		if end == from {
			continue
		}
		c.Report(figures.Span{Start: at, End: end}, lint.Diagnostic{
			Rule:     "percent/format",
			Severity: lint.Warning,
			Message:  lint.Say("“%s”汉字与数字混用", "“%s” mixes words and digits", c.Copy.Text[at:end]),
			Fixes:    []lint.Fix{lint.Replace(c.Copy, at, end, t[from:end]+"%", false)},
		})
	}
}

// listBefore reports whether the number continues a list: 1,2,5%.
func listBefore(t string) bool { return strings.HasSuffix(t, ",") || strings.HasSuffix(t, "、") }

func allLetters(t string) bool {
	for i := range len(t) {
		if !isLetter(t[i]) {
			return false
		}
	}
	return true
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func firstChar(t string) string {
	for i := range t {
		if i > 0 {
			return t[:i]
		}
	}
	return t
}
