package percent

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// formats finds percentages printed so that they can be misread: 10-20%, 20%～10%, 1O%, 73..76%.
func (c *block) formats(one *oneSided) {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		if !f.Interval || f.Dash.Empty() {
			continue
		}
		switch {
		case f.Reversed && (f.Kind == figures.Percent || f.Kind == figures.Count || f.Kind == figures.Money || f.Kind == figures.Age || f.Kind == figures.Dose || f.Kind == figures.Temperature):
			if downwards(c.Text, f) {
				continue
			}
			c.Report(f.Span, lint.Diagnostic{
				Rule:     "percent/format",
				Severity: lint.Warning,
				Message:  lint.Say("范围“%s”前大后小", "the range “%s” runs downwards", c.Quote(f.Span)),
			})
		case (f.Kind == figures.Percent || f.Kind == figures.PerMille) && !f.LeftUnit && !f.Hanzi:
			if figures.Mentions(c.Text[max(0, f.Start-24):f.Start], "CI", "置信区间", "可信区间") {
				continue
			}
			if before, after := c.Text[:f.Dash.Start], c.Text[f.Dash.End:]; f.Dash.Of(c.Text) == "-" && strings.HasSuffix(before, " ") && !strings.HasPrefix(after, " ") {
				continue // the sign of the next column: 1.09 1.06 -2.8%
			}
			one.add(c.Copy, f)
		}
	}
	c.chains()
	c.damaged()
}

// downwards reports whether a range that runs downwards is meant to, or is none.
func downwards(text string, f *figures.Fact) bool {
	dash := f.Dash.Of(text)
	switch {
	case exponent(text, f), itemNumber(text, f), ownMagnitude(text, f), falls(text, f):
		return true
	case f.Kind == figures.Temperature && minus(dash), f.LeftUnit && dash == "-":
		return true
	}
	if affix.Starts(text[f.End:], "床", "室", "号", "栋", "幢", "单元", "楼", "座") || affix.Ends(text[f.Start:f.End], "床", "室", "号", "栋", "幢", "单元", "楼", "座") {
		return true // an address: 5-1床
	}
	return strings.HasSuffix(text[:f.Start], "万") || strings.Contains(f.Unit, "/")
}

// minus reports whether a dash may be a sign: 日最高气温17－19℃ looks like 17 and -19.
func minus(dash string) bool {
	switch strings.TrimSpace(dash) {
	case "", "-", "－", "–", "—":
		return true
	}
	return false
}

// itemNumber reports whether the number of an item stuck to the range: 11.2～8℃ is 2 to 8 under 11.
func itemNumber(text string, f *figures.Fact) bool {
	_, first, ok := strings.Cut(text[f.Start:f.Dash.Start], ".")
	least, _ := strconv.Atoi(strings.TrimRight(first, " %％℃"))
	before := strings.TrimRight(text[:f.Start], " ")
	return ok && least > 0 && figures.Int(int64(least)).Cmp(f.Lo) <= 0 && (before == "" || strings.HasSuffix(before, "。") || strings.HasSuffix(before, "；"))
}

// ownMagnitude reports whether the magnitude is that of the second number alone: 2000到40万元.
func ownMagnitude(text string, f *figures.Fact) bool {
	left := strings.TrimSpace(text[f.Start:f.Dash.Start])
	return strings.Trim(left, "0123456789") == "" && strings.ContainsAny(text[f.Dash.End:f.End], "千万亿")
}

// oneSided gathers the ranges of an article whose first number lacks its sign: a habit of the writer, so that each form
// is told once, with a fix for all.
type oneSided struct{ forms []sided }

type sided struct {
	dash  string
	b     *lint.Block // of the first
	at    figures.Span
	n     int
	edits []lint.Edit
}

func (o *oneSided) add(b *lint.Block, f *figures.Fact) {
	dash := f.Dash.Of(b.Text)
	sign := "%"
	if f.Kind == figures.PerMille {
		sign = "‰"
	}
	edit := lint.Replace(b, f.Dash.Start, f.Dash.Start, sign, false).Edits
	for i := range o.forms {
		if s := &o.forms[i]; s.dash == dash {
			s.n++
			s.edits = append(s.edits, edit...)
			return
		}
	}
	o.forms = append(o.forms, sided{dash, b, f.Span, 1, edit})
}

func (o *oneSided) report(p *lint.Pass) {
	for _, s := range o.forms {
		d := lint.Diagnostic{
			Rule:     "percent/format",
			Severity: lint.Warning,
			Message:  lint.Say("百分数范围“%s”前一个数缺“%%”", "the first number of the range “%s” lacks its %%", s.b.Text[s.at.Start:s.at.End]),
			Notes:    figures.Notes(lint.Text{ZH: "百分数的范围两边都带百分号，如“10%～20%”", EN: "both ends of a range of percentages carry the sign: 10%～20%"}),
			Fixes:    []lint.Fix{{Message: lint.Text{ZH: "补“%”", EN: "insert “%”"}, Edits: s.edits}},
		}
		if s.dash == "—" || s.dash == "~" || s.dash == "～" {
			d.Severity = lint.Info
		}
		if s.n > 1 {
			d.Notes = append(d.Notes, lint.Note{Text: lint.Say("全文这样写的有%[1]d处", "written like this %[2]s in the article", s.n, lint.Count(s.n, "time", "times"))})
		}
		p.Report(s.b, s.at.Start, s.at.End, d)
	}
}

// chains finds 3~5—7: two dashes make no range.
func (c *block) chains() {
	for i := 1; i < len(c.Reading.Facts); i++ {
		a, b := &c.Reading.Facts[i-1], &c.Reading.Facts[i]
		if a.Kind == figures.Date || b.Kind == figures.Date || b.Kind == figures.Identifier && !rangeMark(b.Of(c.Text)) || a.End >= b.Start || b.Start-a.End > len("——") {
			continue
		}
		first, second := markOf(a.Of(c.Text)), c.Text[a.End:b.Start]
		if first == "" || markOf(second) != second || first == second {
			continue
		}
		c.Report(figures.Span{Start: a.Start, End: b.End}, lint.Diagnostic{
			Rule:     "percent/format",
			Severity: lint.Warning,
			Message:  lint.Say("“%s”不成范围：连接号多了一个", "“%s” is no range: there is one dash too many", c.Copy.Text[a.Start:b.End]),
		})
	}
}

// markOf returns the mark of a range in t, between digits alone, or "".
func markOf(t string) string {
	for i := range len(t) {
		if isLetter(t[i]) || t[i] == '/' || t[i] == ':' {
			return ""
		}
	}
	for _, m := range [...]string{"~", "～", "—", "–"} {
		if strings.Count(t, m) == 1 {
			return m
		}
	}
	return ""
}

func rangeMark(t string) bool { return markOf(t) != "" }

// exponent reports whether the range is a power of ten whose minus sits on the line: 3.0×10-9 mol/L.
//
// A minus before the first number, or a hyphen in a name like 654-2, makes none either.
func exponent(text string, f *figures.Fact) bool {
	if strings.HasSuffix(text[:f.Start], "-") || strings.HasSuffix(text[:f.Start], "－") || strings.HasSuffix(text[:f.Start], "−") {
		return true
	}
	if f.Dash.Of(text) == "-" && f.Hi.Float() >= 100 && f.Lo.Float() < 10 {
		return true
	}
	if strings.HasPrefix(text[f.Start:], "10-") && f.Lo.Cmp(figures.Int(9)) <= 0 && strings.Contains(text[max(0, f.Start-30):f.Start], "率") {
		return true // 每年的替代率约为10-4次
	}
	if !strings.HasPrefix(text[f.Start:], "10") || f.Hi.Cmp(figures.Int(10)) != 0 {
		return false
	}
	before := strings.TrimRight(text[max(0, f.Start-6):f.Start], " ")
	return f.Kind == figures.Dose || f.Kind == figures.Glucose || strings.HasSuffix(before, "×") || strings.HasSuffix(before, "x") || strings.HasSuffix(before, "X") || strings.HasSuffix(before, "*") || strings.HasSuffix(before, "·")
}

// falls reports whether a downward range is meant: from high to low, later to earlier.
func falls(text string, f *figures.Fact) bool {
	lead := text[max(0, f.Start-30):f.Start]
	return figures.Mentions(lead, "从", "由", "降", "减", "比")
}

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
		unit := percent || affix.Starts(t[j:], countedBy...)
		if percent && bad == "" && c.twice(i, j) {
			i = j + len("%%")
			continue
		}
		switch {
		case bad == "letter" && (len(word) > 3 && between.MatchString(word) && inCopy(t[:i], t[j:]) || price.MatchString(word) || clock(t[:i], word)),
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
var countedBy = []string{"万", "亿", "元", "例", "人", "名", "个", "岁", "年", "月", "日", "天", "家", "张", "次", "台", "份", "件", "项", "户", "周", "小时", "分钟", "公里", "公斤", "毫升", "℃", "mg", "毫克"}

// between and price are letters that a scanner has read for digits, whatever stands behind: 2O24, 3O.00.
var (
	between = regexp.MustCompile(`^\d+[OIl]+\d+$`)
	price   = regexp.MustCompile(`^\d*O\.\d\d$`)
)

// inCopy reports whether a word stands among Chinese, and in no formula: Mn1/3O2.
func inCopy(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	const marks = " \u3000，。：；、（）"
	return (before == "" || last >= 0x4E00 && last <= 0x9FFF || strings.ContainsRune(marks, last)) &&
		(after == "" || next >= 0x4E00 && next <= 0x9FFF || strings.ContainsRune(marks, next))
}

// clock reports whether a word is the minutes of a time, with a letter for its second digit: 17：3O.
func clock(before, word string) bool {
	return len(word) == 2 && word[0] <= '5' && strings.ContainsAny(word[1:], "OlI") && hour.MatchString(before)
}

var hour = regexp.MustCompile(`\d[:：]$`)

// leading is a number that a scanner has read with a letter in front: O.65个, l8日, ll月, I2万.
var leading = regexp.MustCompile(`^(?:O\.\d+|[lI]\d{1,3}|[lI]{2})(?:%|％|年|月|日|时|例|名|人|岁|万|萬|亿|个|元|周|点|分|次|天|小时|毫|亳|mg)`)

// scanned reports whether such a number begins at i, beside no other letter or digit.
func scanned(t string, i int) bool {
	if t[i] != 'O' && t[i] != 'l' && t[i] != 'I' || i > 0 && (isLetter(t[i-1]) || t[i-1]-'0' <= 9 || strings.IndexByte("-.:/#", t[i-1]) >= 0) {
		return false
	}
	return leading.MatchString(t[i:min(len(t), i+16)])
}

// tens reports whether a word is a digit and a letter O, as scanners read 60.
func tens(word string) bool { return len(word) == 2 && word[0] >= '1' && word[1] == 'O' }

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

// styles reports once per document that % and ％ are mixed.
func styles(p *lint.Pass, v *figures.View) {
	var half, full int
	var first, last *lint.Block
	var at, other int
	for i, b := range p.Doc.Blocks {
		if len(v.Readings[i].Facts) == 0 {
			continue
		}
		h, f := strings.Count(b.Text, "%"), strings.Count(b.Text, "％")
		if h > 0 && half == 0 {
			last, other = b, strings.Index(b.Text, "%")
		}
		if f > 0 && full == 0 {
			first, at = b, strings.Index(b.Text, "％")
		}
		half, full = half+h, full+f
	}
	if half == 0 || full == 0 {
		return
	}
	minor, b, k, w, ob, ok := "％", first, at, len("％"), last, other
	ow := 1
	if half < full {
		minor, b, k, w, ob, ok, ow = "%", last, other, 1, first, at, len("％")
	}
	p.Report(b, k, k+w, lint.Diagnostic{
		Rule:     "percent/format",
		Severity: lint.Info,
		Message:  lint.Say("全文“%%”%d处、“％”%d处，体例不一", "the article mixes %% (%d) and ％ (%d)", half, full),
		Notes:    figures.Notes(lint.Say("先出现的“%s”在此", "the first “%s” stands here", minor)),
		Related:  []lint.Related{{Span: ob.Source(ok, ok+ow), Message: lint.Say("另一种写法", "the other form")}},
	})
}
