package number

import (
	"math/big"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// movements holds the direction a verb names, a stated difference and a stated multiple against the two levels.
func (c *block) movements() {
	for _, m := range c.Reading.Movements() {
		a, b := &c.Reading.Facts[m.From], &c.Reading.Facts[m.To]
		ra, ok1 := a.Range()
		rb, ok2 := b.Range()
		if !ok1 || !ok2 || a.Kind == figures.Ordinal || a.Kind == figures.Fraction || a.Kind == figures.Ratio || a.Kind == figures.BloodPair {
			continue
		}
		sign := int8(0)
		switch {
		case rb.Lo.Cmp(ra.Hi) > 0:
			sign = 1
		case rb.Hi.Cmp(ra.Lo) < 0:
			sign = -1
		}
		if c.direction(m, a, b, sign) || sign == 0 {
			continue
		}
		if m.Change < 0 {
			k := c.added(m.To)
			if k < 0 && sign > 0 {
				k = c.cameAhead(m.From)
			}
			if k >= 0 && sign == b.Up {
				c.difference(a, b, &c.Reading.Facts[k])
			}
			continue
		}
		ch := &c.Reading.Facts[m.Change]
		switch {
		case ch.Kind == a.Kind && ch.Unit == a.Unit && ch.Kind != figures.Percent:
			c.difference(a, b, ch)
		case ch.Kind == figures.Multiple:
			c.multiple(a, b, ch, sign)
		}
	}
	c.timesLess()
	c.timesAsMuch()
}

// added finds the bare 新增150张 behind 增加到680张, or 共减重16公斤 behind 降到70公斤, or -1.
func (c *block) added(to int) int {
	if to+1 >= len(c.Reading.Facts) {
		return -1
	}
	t, f := &c.Reading.Facts[to], &c.Reading.Facts[to+1]
	if f.Clause != t.Clause+1 || f.Kind != t.Kind || f.Unit != t.Unit || t.Up == 0 {
		return -1
	}
	switch lead := strings.TrimRight(strings.TrimLeft(c.leadOf(f), "，, "), "了"); {
	case t.Up > 0 && slices.Contains([]string{"新增", "净增", "共增", "共新增", "增", "增重", "共增重"}, lead):
	case t.Up < 0 && slices.Contains([]string{"减重", "共减重", "累计减重", "共减", "减掉", "净减", "减去", "成功减重", "共瘦", "甩掉"}, lead):
	default:
		return -1
	}
	if !ends(c.Text[f.End:]) {
		return -1
	}
	return to + 1
}

// cameAhead finds the 新增37例 in front of a running total that those have raised since the day before, 累计病例由前一日的1204例增至1241例, or -1.
func (c *block) cameAhead(from int) int {
	f := &c.Reading.Facts[from]
	lead := c.leadOf(f)
	if !figures.Mentions(lead, "累计", "总数", "累积") || !figures.Mentions(lead, "前一日", "前日", "昨日", "昨天", "前一天", "上周", "上一周", "前一周", "上月", "上日", "上一日", "此前", "原先", "原来") {
		return -1
	}
	for k := from - 1; k >= max(0, from-4); k-- {
		came := &c.Reading.Facts[k]
		switch {
		case came.Kind == figures.Date || came.Kind == figures.Duration && came.Clause == f.Clause: // 前一日
			continue
		case !comparable(came, f) || f.Clause-came.Clause > 1 || c.Reading.Sentence(came) != c.Reading.Sentence(f) || !came.Exact() || came.Role != figures.Change && !newOnes(c.leadOf(came)) ||
			came.Role == figures.Change && !strings.Contains(came.Verb.Of(c.Text), "新增") && !strings.Contains(came.Verb.Of(c.Text), "增") || figures.Mentions(c.leadOf(came), "其中", "比", "较"):
			return -1
		}
		return k
	}
	return -1
}

// direction finds 由1000元提高至480元.
func (c *block) direction(m figures.Movement, a, b *figures.Fact, sign int8) bool {
	if sign == 0 {
		return false
	}
	verb, up := b.Verb, m.Up
	if up == 0 && m.Change >= 0 {
		ch := &c.Reading.Facts[m.Change]
		verb, up = ch.Verb, ch.Up
	} else if m.Change >= 0 && up == sign {
		if ch := &c.Reading.Facts[m.Change]; ch.Up == -up {
			verb, up = ch.Verb, ch.Up
		}
	}
	if up == 0 || up == sign || verb.Empty() || ofMore(c.Text, a, b) {
		return false
	}
	s := c.sentenceOf(b)
	if figures.Mentions(s, "排名", "名次", "位次", "负增长", "零下", "亏损", "逆差", "名列", "降幅", "跌幅", "减幅", "提前", "提速", "折", "位居", "精度", "分辨率", "灵敏", "评分", "量表", "等级", "级别") && b.Kind != figures.Money {
		return false
	}
	if figures.Mentions(s, "汇率", "汇价", "牌价", "兑美元", "兑人民币", "兑换") {
		return false // what a dollar costs goes up as the other currency falls
	}
	if (b.Unit == "名" || b.Unit == "位") && sign < 0 && strings.Contains(c.Quote(verb), "升") {
		return false // 由84名上升到18名: a rank
	}
	if b.Kind == figures.Duration && sign < 0 && figures.Mentions(s, "速度", "效率", "时效", "提速", "时限") {
		return false // 接警速度由27分钟提高到20分钟
	}
	dir := [...]string{"减少", "", "增加"}[sign+1]
	en := [...]string{"a fall", "", "a rise"}[sign+1]
	c.Report(figures.Span{Start: verb.Start, End: max(verb.End, b.End)}, lint.Diagnostic{
		Rule: "number/direction",
		Message: lint.Say("由%[1]s到%[2]s是%[3]s，文中说“%[4]s”", "%[1]s to %[2]s is %[5]s, the copy says “%[4]s”",
			c.Quote(a.Span), c.Quote(b.Span), dir, strings.TrimSpace(c.Quote(verb)), en),
		Related: []lint.Related{c.Related(a.Span, "起点", "where it starts")},
	})
	return true
}

// ofMore reports whether one of two numbers is only part of what is printed there: a ratio (由2.87：1缩小为2.6：1), a fraction
// (从0.5/100万上升到6.1/100万) or a power (由10的7次方降为1000).
func ofMore(text string, a, b *figures.Fact) bool {
	from, to := text[a.End:], text[b.End:]
	return affix.Starts(to, "：", ":", "∶", "比", "/", "／") || affix.Starts(from, "/", "／") ||
		strings.HasPrefix(from, "的") && strings.Contains(text[a.End:max(a.End, b.Start)], "次方")
}

// difference finds 由885家减为841家，减少45家.
func (c *block) difference(a, b, ch *figures.Fact) {
	ra, _ := a.Range()
	rb, _ := b.Range()
	rc, ok := ch.Range()
	if !ok || figures.Minus(rb, ra).Abs().Overlaps(rc) || affix.Starts(strings.TrimLeft(c.Text[ch.End:], "、，"), "调出", "剔除", "退出", "取消", "关停", "核销", "撤销", "淘汰") {
		return // 增至52种，新增15种、调出3种
	}
	if a.Mag > 0 || b.Mag > 0 {
		if figures.Minus(rb, ra).Abs().Widen(a.Step()).Overlaps(rc) && !twoStepsOff(a, b, ch) {
			return
		}
	}
	hi, lo := b, a
	if hi.Value().Cmp(lo.Value()) < 0 {
		hi, lo = lo, hi
	}
	d := new(big.Rat).Sub(hi.Value(), lo.Value())
	c.Report(ch.Span, lint.Diagnostic{
		Rule:     "number/difference",
		Severity: severityOf(a, b, ch),
		Message: lint.Say("由%[1]s到%[2]s相差%[3]s，文中为“%[4]s”", "%[1]s to %[2]s is a difference of %[5]s, the copy says “%[4]s”",
			c.Quote(a.Span), c.Quote(b.Span), c.asPrinted(d, ch), c.Quote(ch.Span), ch.Amount(d, 4)),
		Notes:   figures.Notes(lint.Say("%s－%s＝%s，文中为%s", "%s − %s = %s, stated %s", hi.Figure(), lo.Figure(), ch.Amount(d, 4), c.Quote(ch.Span))),
		Related: []lint.Related{c.Related(a.Span, "起点", "where it starts"), c.Related(b.Span, "终点", "where it ends")},
	})
}

// twoStepsOff reports whether three numbers, all printed to the same place, miss each other by two of its units: neither rounding nor cutting off
// gives 增加9亿元 between 56亿元 and 63亿元.
func twoStepsOff(a, b, ch *figures.Fact) bool {
	if !a.Exact() || !b.Exact() || !ch.Exact() || a.Mag != b.Mag || a.Mag != ch.Mag || a.Places() != b.Places() || a.Places() != ch.Places() {
		return false
	}
	off := new(big.Rat).Sub(b.Value(), a.Value())
	off.Abs(off).Sub(off, ch.Value())
	return off.Abs(off).Cmp(new(big.Rat).Mul(a.Step(), big.NewRat(2, 1))) >= 0
}

// multiple finds 由2家增加到6家，增加了3倍: the increase is 2倍, the level 3倍.
func (c *block) multiple(a, b, ch *figures.Fact, sign int8) {
	if sign < 0 || ch.Up <= 0 || a.Kind == figures.Plain {
		return
	}
	ra, _ := a.Range()
	rb, _ := b.Range()
	rc, ok := ch.Printed()
	q, ok2 := figures.Quotient(rb, ra)
	if !ok || !ok2 {
		return
	}
	one := big.NewRat(1, 1)
	grown := figures.Range{Lo: new(big.Rat).Sub(q.Lo, one), Hi: new(big.Rat).Sub(q.Hi, one)}
	ratio, ok := figures.Divide(b.Value(), a.Value())
	if !ok {
		return
	}
	// From 1万份 to 5万份 is 增加5倍 only by rounding; that it is the ratio to the digit says what was meant.
	slip := a.Exact() && b.Exact() && ch.Exact() && ratio.Cmp(ch.Value()) == 0 && ratio.IsInt()
	if grown.Overlaps(rc) && !slip {
		return
	}
	inc := new(big.Rat).Sub(ratio, one)
	d := lint.Diagnostic{
		Rule: "number/multiple",
		Message: lint.Say("由%[1]s到%[2]s增加了%[3]s倍，文中为“%[4]s”", "%[1]s to %[2]s is an increase of %[5]s, the copy says “%[4]s”",
			c.Quote(a.Span), c.Quote(b.Span), figures.Format(inc, 2), c.Quote(ch.Span), figures.FormatPercent(inc, 0)),
		Notes: figures.Notes(lint.Say("%s÷%s＝%s；“增加到”原来的%s倍，就是“增加了”%s倍", "%s ÷ %s = %s: 增加到%s倍 is 增加了%s倍",
			b.Figure(), a.Figure(), figures.Format(ratio, 2), figures.Format(ratio, 2), figures.Format(inc, 2))),
		Related: []lint.Related{c.Related(a.Span, "起点", "where it starts"), c.Related(b.Span, "终点", "where it ends")},
	}
	c.Report(ch.Span, d)
}

// timesAsMuch holds a level that is said to be so many times another against both: 门诊量3600人次，是2月1800人次的2倍.
func (c *block) timesAsMuch() {
	for k := 2; k < len(c.Reading.Facts); k++ {
		m, b := &c.Reading.Facts[k], &c.Reading.Facts[k-1]
		if m.Kind != figures.Multiple || !m.Exact() || m.Role == figures.Change || b.Clause != m.Clause || !b.Exact() || strings.TrimLeft(c.Text[b.End:m.Outer.Start], "）)") != "的" {
			continue
		}
		if lead := strings.TrimLeft(c.leadOf(b), "，, "); !affix.Starts(lead, "是", "为", "相当于", "约为") || len(lead) > 45 || strings.Contains(lead, "不") {
			continue
		}
		j := k - 2
		for j >= 0 && c.Reading.Facts[j].Kind == figures.Date {
			j--
		}
		if j < 0 {
			continue
		}
		a := &c.Reading.Facts[j]
		if a.Kind != b.Kind || a.Unit != b.Unit || !a.Exact() || b.Clause-a.Clause != 1 || c.Reading.Sentence(a) != c.Reading.Sentence(b) || a.Role == figures.Change {
			continue
		}
		ra, ok1 := a.Range()
		rb, ok2 := b.Range()
		rm, ok3 := m.Printed()
		q, ok4 := figures.Quotient(ra, rb)
		times, ok5 := figures.Divide(a.Value(), b.Value())
		if !ok1 || !ok2 || !ok3 || !ok4 || !ok5 || q.Overlaps(rm) && !cutOff(q, times, m) {
			continue
		}
		c.notTimes(a, b, m, times)
	}
}

// notTimes reports a multiple that level a is not of level b.
func (c *block) notTimes(a, b, said *figures.Fact, times *big.Rat) {
	ratio := figures.Format(times, 2)
	c.Report(said.Span, lint.Diagnostic{
		Rule:    "number/multiple",
		Message: lint.Say("%s是%s的%s倍，文中为“%s”", "%[1]s is %[3]s times %[2]s, the copy says “%[4]s”", c.Quote(a.Span), c.Quote(b.Span), ratio, c.Quote(said.Span)),
		Notes:   figures.Notes(lint.Say("%s÷%s＝%s", "%s ÷ %s = %s", a.Figure(), b.Figure(), ratio)),
		Related: []lint.Related{c.Related(a.Span, "所说的数", "the level"), c.Related(b.Span, "相比的数", "what it is compared with")},
	})
}

// cutOff reports whether a multiple is a whole one less than the real one: 8.4万 is four times 2.1万, which nobody rounds to 三倍.
func cutOff(q figures.Range, times *big.Rat, m *figures.Fact) bool {
	half := new(big.Rat).Quo(m.Step(), big.NewRat(2, 1))
	rounded := figures.Range{Lo: m.Value(), Hi: m.Value()}.Widen(half)
	return m.Places() == 0 && !q.Overlaps(rounded) && new(big.Rat).Sub(times, m.Value()).Cmp(m.Step()) >= 0
}

// timesLess finds 下降3倍: nothing falls by more than itself.
func (c *block) timesLess() {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		if f.Kind != figures.Multiple || f.Role != figures.Change && f.Role != figures.To || f.Up >= 0 || f.Approx&figures.Vague != 0 {
			continue
		}
		verb := strings.TrimSpace(f.Verb.Of(c.Text))
		if strings.HasSuffix(c.Text[:f.Verb.Start], "浓") {
			continue // 浓缩5倍 leaves a fifth
		}
		if f.Quoted && figures.Mentions(c.sentenceOf(f), "不通", "病句", "错误", "不对", "说法", "不能说", "不规范", "不妥", "应改", "误用", "不宜说") {
			continue // what not to write is cited
		}
		if f.Role == figures.To || affix.Ends(verb, "到", "至", "为", "成") || f.Lo.Cmp(figures.Int(1)) < 0 || figures.Mentions(c.leadOf(f), "原来的", "相当于", "是") || strings.HasPrefix(c.Text[f.End:], "体重") || strings.HasPrefix(c.Text[f.End:], "镜") {
			continue
		}
		c.Report(figures.Span{Start: f.Verb.Start, End: f.End}, lint.Diagnostic{
			Rule:    "number/times-less",
			Message: lint.Say("“%s”不成立：减少一倍就是零", "“%s” cannot be: one time less is nothing", c.Copy.Text[f.Verb.Start:f.End]),
			Notes:   figures.Notes(lint.Say("减少、降低用百分数或分数，如“减少了三分之二”“降至原来的三分之一”", "a fall is told as a percentage or a fraction: 减少了三分之二, 降至原来的三分之一")),
		})
	}
}

// isRangeOfDay reports whether what a text leads to is how far the highest and the lowest temperature of a day lie apart, and not those
// inside and out, or of many days.
func isRangeOfDay(lead string) bool {
	switch lead {
	case "温差", "昼夜温差", "日温差", "早晚温差", "全天温差", "当日温差", "一天温差":
		return true
	}
	return false
}

// apartIn reports whether two of a kind may be said to lie so much apart.
func apartIn(k figures.Kind) bool {
	switch k {
	case figures.Count, figures.Money, figures.Temperature, figures.Age, figures.Measure, figures.Duration, figures.Dose, figures.Pressure, figures.Glucose:
		return true
	}
	return false
}

// apart holds the number that two groups are said to lie apart against the two, right before: 甲县92例，乙县85例，两者相差8例.
func (c *block) apart() {
	for k := 2; k < len(c.Reading.Facts); k++ {
		ch, at := &c.Reading.Facts[k], k-1
		if at > 1 && c.opensClause(&c.Reading.Facts[at], ch) {
			at-- // 两组相差
		}
		b, a := &c.Reading.Facts[at], &c.Reading.Facts[at-1]
		if strings.Contains(c.leadOf(ch), "最") && at > 1 && comparable(&c.Reading.Facts[at-2], ch) {
			continue // of a longer list
		}
		if !apartIn(ch.Kind) || !comparable(a, ch) || !comparable(b, ch) || !ch.Exact() || !a.Exact() || !b.Exact() ||
			ch.Clause-b.Clause != 1 || b.Clause-a.Clause > 1 && !figures.Extremes(c.Text[a.End:b.Start]) || c.Reading.Sentence(a) != c.Reading.Sentence(ch) || a.Role != figures.Level && a.Role != figures.Part || b.Role != figures.Level && (b.Role != figures.Part || a.Role != figures.Part) {
			continue
		}
		lead := strings.TrimRight(strings.TrimLeft(c.leadOf(ch), "，, "), " 为达到了是有")
		if len(lead) > 30 || !affix.Ends(lead, "相差", "差距", "差额", "之差") && !(ch.Kind == figures.Temperature && isRangeOfDay(lead) && figures.Mentions(c.leadOf(a), "最高", "最低") && figures.Mentions(c.leadOf(b), "最高", "最低")) {
			continue
		}
		c.difference(a, b, ch)
	}
}
