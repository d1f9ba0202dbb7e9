package percent

import (
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/pattern"
)

// formats finds percentages printed so that they can be misread: 10-20%, 20%～10%, 1O%, 73..76%.
func (c *block) formats(one *oneSided) {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		if !f.Interval || f.Dash.Empty() {
			continue
		}
		if point, ok := lostPoint(c.Text, f); f.Reversed && ok {
			c.Report(f.Span, lint.Diagnostic{
				Rule:     "percent/format",
				Severity: lint.Warning,
				Message:  lint.Say("范围“%[1]s”前大后小，“%[2]s”疑脱小数点，或为“%[3]s”", "the range “%[1]s” runs downwards: “%[2]s” may have lost its point (%[3]s)", c.Quote(f.Span), strings.ReplaceAll(point, ".", ""), point),
			})
			continue
		}
		switch {
		case f.Reversed && (f.Kind == figures.Percent || f.Kind == figures.Count || f.Kind == figures.Money || f.Kind == figures.Age || f.Kind == figures.Dose || f.Kind == figures.Temperature || f.Kind == figures.Duration):
			if downwards(c.Text, f) || signed(c.Text, f) || f.Kind == figures.Duration && countsBack(c, f) {
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
			if signed(c.Text, f) {
				continue
			}
			one.add(c.Copy, f)
		}
	}
	c.chains()
	c.damaged()
}

// lostPoint returns the first number of a range with a point before its last figure, if it is whole, the second is not, and the range
// runs upwards so, within four times as much: 61～7.0.
func lostPoint(text string, f *figures.Fact) (string, bool) {
	left := strings.TrimRight(text[f.Start:f.Dash.Start], " ")
	if n := len(left); f.Kind == figures.Temperature && minus(f.Dash.Of(text)) || n < 2 || n > 3 || strings.Trim(left, "0123456789") != "" {
		return "", false
	}
	rest := strings.TrimLeft(text[f.Dash.End:f.End], " ")
	right := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789."))]
	whole, _ := strconv.Atoi(left)
	most, err := strconv.ParseFloat(right, 64)
	least := float64(whole) / 10
	return left[:len(left)-1] + "." + left[len(left)-1:], err == nil && strings.Contains(right, ".") && float64(whole) > most && least <= most && least*4 >= most && !falls(text, f) && !strings.HasSuffix(text[:f.Start], ".")
}

// signed reports whether the dash of a range is the sign of its second number, which is the next column: 1.09 1.06 -2.8%.
func signed(text string, f *figures.Fact) bool {
	dash := f.Dash.Of(text)
	return strings.TrimLeft(dash, " ") == "-" && (len(dash) > 1 || strings.HasSuffix(text[:f.Dash.Start], " ")) && !strings.HasPrefix(text[f.Dash.End:], " ")
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
	if rest, ok := strings.CutPrefix(text[f.End:], "之间"); ok && affix.Starts(rest, "逐", "下降", "回落", "递减", "降") {
		return true // 在30%至20%之间逐年回落
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
		if n := hanzi.Count(s.b.Text); s.dash == "—" || s.dash == "~" || s.dash == "～" || n.Traditional > n.Simplified {
			d.Severity = lint.Info // the standard is of the mainland; the press of Hong Kong and Taiwan writes 25-40% throughout
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

// countsBack reports whether a length of time may run downwards for what it tells: 术前7～3天, 第72～24小时, an hour of the clock.
func countsBack(c *block, f *figures.Fact) bool {
	lead := c.Reading.Lead(f)
	if strings.HasSuffix(c.Text[:f.Start], "0。") {
		return true // 0。5~1小时 is half an hour and more
	}
	return f.Unit == "年" || f.Dash.Of(c.Text) == "-" || dashInWords(f.Dash.Of(c.Text)) || affix.Starts(c.Text[f.End:], "前", "以前", "之前", "倒计时") ||
		figures.Mentions(lead, "前", "倒", "剩", "还有", "第", "从", "由", "缩", "短", "后退")
}

// dashInWords reports whether a range is joined by 至 or 到, as a movement is too.
func dashInWords(dash string) bool { return strings.ContainsAny(dash, "至到") }

// between and price are letters that a scanner has read for digits, whatever stands behind: 2O24, 3O.00.
var (
	between = pattern.Lazy(`^\d+[OIl]+\d+$`)
	price   = pattern.Lazy(`^\d*O\.\d\d$`)
)

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
