package number

import (
	"math/big"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// clocks finds hours and minutes that the two times of day in front of them do not give: 从早上7点10分做到11点40分，历时五个半小时;
// 晚上10点停电，隔天清晨6点才复电，中间是6小时.
func (c *block) clocks() {
	for k := 2; k < len(c.Reading.Facts); k++ {
		l, ok := c.lengthOf(k)
		if !ok {
			continue
		}
		j := c.clockBefore(k)
		i := c.clockBefore(j)
		if i < 0 || c.otherZone(k) {
			continue
		}
		a, ok1 := c.momentOf(&c.Reading.Facts[i])
		b, ok2 := c.momentOf(&c.Reading.Facts[j])
		if !ok1 || !ok2 || c.clocksApart(i, j, k, l) {
			continue
		}
		if c.clockBefore(i) < 0 {
			c.hoursEach(a, b, k, l)
		}
		if !c.takes(a, b, k, l) || l.fits(a, b) {
			continue
		}
		c.wrongLength(a, b, l)
	}
}

// journeys holds when somebody left and arrived against how long the way takes: 要开一个半小时，早上七点出发，抵达时是九点半.
func (c *block) journeys() {
	for j := 1; j < len(c.Reading.Facts); j++ {
		i := c.clockBefore(j)
		if i < 1 || c.Reading.Facts[j].Kind != figures.Clock || c.otherZone(j) {
			continue
		}
		a, ok1 := c.momentOf(&c.Reading.Facts[i])
		b, ok2 := c.momentOf(&c.Reading.Facts[j])
		if !ok1 || !ok2 || !affix.Starts(c.Text[a.at.End:], "出发", "启程", "动身", "发车", "起飞", "准时出发") || strings.ContainsAny(c.Text[a.at.End:b.at.Start], "；、。") || b.at.Start-a.at.End > 75 ||
			!affix.Ends(strings.TrimRight(c.Text[a.at.End:b.at.Start], "是已经时为刚好正"), "抵达", "到达", "到了") && !affix.Starts(c.Text[b.at.End:], "抵达", "到达", "到了", "才到", "就到") {
			continue
		}
		var way length
		n := 0
		for k := i - 1; k >= 0 && k >= i-6; k-- {
			f := &c.Reading.Facts[k]
			if c.Reading.Sentence(f) < c.Reading.Sentence(a.f)-1 {
				break
			}
			if l, ok := c.lengthOf(k); ok {
				way, n = l, n+1
				if !affix.Ends(strings.TrimRight(c.leadOf(f), " 大约要需为是了"), "开", "开车", "车程", "路程", "航程", "行程", "坐车", "走", "飞", "飞行", "路上") {
					n = 2 // of another thing
				}
			}
		}
		if n != 1 {
			continue
		}
		if way.slack = max(way.slack, 15); !way.fits(a, b) {
			c.wrongLength(a, b, way)
		}
	}
}

// clockBefore returns the fact in front of fact k in its sentence if it is a time of day, dates and 第二天 passed over, or -1.
func (c *block) clockBefore(k int) int {
	return c.kindBefore(k, figures.Clock, figures.Date, figures.Ordinal) // 第二天早上7点
}

// kindBefore returns the fact in front of fact k in its sentence if it is of a kind, one of the kinds over at most between, or -1.
func (c *block) kindBefore(k int, kind figures.Kind, over ...figures.Kind) int {
	for i := k - 1; i >= 0 && i > k-3; i-- {
		f := &c.Reading.Facts[i]
		switch {
		case c.Reading.Sentence(f) != c.Reading.Sentence(&c.Reading.Facts[k]):
			return -1
		case f.Kind == kind:
			return i
		case kind == figures.Clock && f.Kind == figures.Date && affix.Ends(f.Of(c.Text), "时", "分"):
			return i // 1月18日22时40分
		case !slices.Contains(over, f.Kind):
			return -1
		}
	}
	return -1
}

// otherZone reports whether the sentence of fact k may name times of two zones.
func (c *block) otherZone(k int) bool {
	return figures.Mentions(c.sentenceOf(&c.Reading.Facts[k]), "当地时间", "北京时间", "时区", "时差", "分别", "比分")
}

// takes reports whether the length in fact k is that from a to b, by the words between the three.
func (c *block) takes(a, b moment, k int, l length) bool {
	d := &c.Reading.Facts[k]
	if d.Clause-b.f.Clause > 1 || b.f.Clause-a.f.Clause > 1 {
		return false
	}
	lead := strings.TrimRight(strings.TrimLeft(c.Text[max(b.at.End, c.Reading.Clauses[d.Clause].Start):d.Outer.Start], "，,、（( 许左右"), " 了")
	for cut := true; cut; {
		cut = false
		for _, w := range [...]string{"短短", "整整", "足足", "正好", "刚好", "仅仅", "已经", "共计", "长达", "只有", "仅", "只", "才", "了", "已", "达", "共"} {
			if t, ok := strings.CutSuffix(lead, w); ok {
				lead, cut = t, true
			}
		}
	}
	if figures.Mentions(lead, "每", "平均", "休息", "最") {
		return false
	}
	runs := c.runsTo(a, b)
	if len(lead) <= 18 && (runs || d.Clause > b.f.Clause) && affix.Ends(lead, "持续", "历时", "耗时", "用时", "时长", "奋战", "进行", "历经", "相隔", "间隔", "相距", "中间隔", "全程") {
		return true
	}
	if used, ok := strings.CutSuffix(lead, "用"); ok && d.Clause > b.f.Clause && endsOfSentence(c.Text[l.End:]) {
		switch strings.TrimRight(used, "仅只") {
		case "", "全程", "途中", "路上", "一路", "前后", "总共", "一共":
			return true // 10时15分接警，10时52分送达，全程仅用37分钟。
		}
	}
	// From one to the other, and nothing but the length behind.
	if !runs || !affix.Starts(c.Text[l.End:], "，", "。", "；", "）", ")", "！", "里", "内", "之内", "左右") && l.End != len(c.Text) {
		return false
	}
	if len(lead) <= 15 && affix.Starts(lead, "一共", "总共", "整整", "连续", "足足", "前后", "一连") {
		return true // 一共做了13个小时
	}
	switch lead {
	case "", "一", "总", "中间", "中间是", "中间有", "前后", "全程", "就是", "是", "为时", "为期", "这", "这中间", "用", "花", "隔", "一站就是", "一忙就是", "一干就是", "一坐就是", "忙", "站":
		return true
	}
	return false
}

// runsTo reports whether two times are the ends of one stretch: 从7点10分做到11点40分, 晚上10点停电，到隔天清晨6点.
func (c *block) runsTo(a, b moment) bool {
	gap := c.Text[a.at.End:b.at.Start]
	for _, w := range [...]string{"次日", "隔天", "隔日", "翌日", "第二天", "当天", "当日", "今天", "今早", "同一天", "的"} {
		gap = strings.TrimSuffix(strings.TrimRight(gap, " "), w)
	}
	return len(gap) <= 45 && affix.Ends(gap, "到", "至", "—", "-", "~", "～", "–") && !strings.ContainsAny(gap, "、；")
}

// clocksApart holds a difference against two stretches: 从8时到20时，比平时的9时到17时多3个小时. It reports whether there are two.
func (c *block) clocksApart(i, j, k int, l length) bool {
	q := c.clockBefore(i)
	p := c.clockBefore(q)
	if p < 0 || !strings.Contains(c.Text[c.Reading.Facts[q].End:c.Reading.Facts[i].Start], "比") {
		return false
	}
	var m [4]moment
	for n, at := range [...]int{p, q, i, j} {
		var ok bool
		if m[n], ok = c.momentOf(&c.Reading.Facts[at]); !ok {
			return true
		}
	}
	lead := strings.Trim(c.Text[m[3].at.End:c.Reading.Facts[k].Outer.Start], "，了 ")
	if !c.runsTo(m[0], m[1]) || !c.runsTo(m[2], m[3]) {
		return true
	}
	diff := between(m[0], m[1]) - between(m[2], m[3])
	switch lead {
	case "多", "多出", "长", "延长", "增加", "多开", "长出":
	case "少", "缩短", "短", "减少":
		diff = -diff
	default:
		return true
	}
	if off := l.minutes - diff; l.hedged || off >= -l.slack && off <= l.slack {
		return true
	}
	c.Report(l.Span, lint.Diagnostic{
		Rule:    "number/difference",
		Message: lint.Say("前后两段相差%[1]s，文中为“%[3]s”", "the two stretches differ by %[2]s, the copy says “%[3]s”", hours(diff).ZH, hours(diff).EN, c.Quote(l.Span)),
		Notes:   figures.Notes(lint.Text{ZH: "起止时间与时长不符", EN: "the two times and the length do not agree"}),
		Related: []lint.Related{c.Related(figures.Span{Start: m[0].at.Start, End: m[1].at.End}, "前一段", "the first"), c.Related(figures.Span{Start: m[2].at.Start, End: m[3].at.End}, "后一段", "the second")},
	})
	return true
}

// hours writes minutes in hours, to one decimal.
func hours(minutes int) lint.Text {
	if minutes == 60 {
		return lint.Text{ZH: "1小时", EN: "1 hour"}
	}
	return lint.Say("%s小时", "%s hours", figures.Format(big.NewRat(int64(minutes), 60), 1))
}

// wrongLength reports a length that is not that from a to b.
func (c *block) wrongLength(a, b moment, l length) {
	n := between(a, b)
	gap := hours(n)
	switch {
	case n < 60:
		gap = lint.Say("%[1]d分钟", "%[2]s", n, lint.Count(n, "minute", "minutes"))
	case n%30 != 0:
		gap = lint.Say("%[1]d小时%[2]d分钟", "%[3]s %[4]s", n/60, n%60, lint.Count(n/60, "hour", "hours"), lint.Count(n%60, "minute", "minutes"))
	}
	from, to, said := a.b.Text[a.at.Start:a.at.End], b.b.Text[b.at.Start:b.at.End], c.Quote(l.Span)
	c.Report(l.Span, lint.Diagnostic{
		Rule: "number/difference",
		Message: lint.Text{
			ZH: from + "到" + to + "是" + gap.ZH + "，文中为“" + said + "”",
			EN: from + " to " + to + " is " + gap.EN + ", the copy says “" + said + "”",
		},
		Notes: figures.Notes(lint.Text{ZH: "起止时间与时长不符", EN: "the two times and the length do not agree"}),
		Related: []lint.Related{
			{Span: a.b.Source(a.at.Start, a.at.End), Message: lint.Text{ZH: "起", EN: "from"}},
			{Span: b.b.Source(b.at.Start, b.at.End), Message: lint.Text{ZH: "止", EN: "to"}},
		},
	})
}
