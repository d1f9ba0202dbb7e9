package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// systolic and diastolic are what the two pressures are called.
var (
	systolic  = []string{"收缩压", "高压", "上压", "收缩压（高压）", "高压（收缩压）", "收缩期血压"}
	diastolic = []string{"舒张压", "低压", "下压", "舒张压（低压）", "低压（舒张压）", "舒张期血压"}
)

// namedPair holds the two pressures of one measurement that a clause or two name one behind the other: 收缩压92毫米汞柱、舒张压148毫米汞柱.
func (c *block) namedPair(i int) {
	if i == 0 {
		return
	}
	a, b := &c.Reading.Facts[i-1], &c.Reading.Facts[i]
	if !pressures(a) || !pressures(b) || a.Kind != figures.Pressure && b.Kind != figures.Pressure && !strings.Contains(c.sentenceOf(a), "血压") || a.Kind == b.Kind && a.Unit != b.Unit || b.Clause-a.Clause > 1 || c.Reading.Sentence(a) != c.Reading.Sentence(b) {
		return
	}
	// Nothing but the name may stand between: 收缩压降到92毫米汞柱，舒张压从前是98毫米汞柱.
	first := strings.TrimRight(c.leadOf(a), pressureFill)
	second := strings.TrimRight(strings.TrimLeft(c.Text[a.Outer.End:b.Outer.Start], " ，,、；和/而则其却（）()或及"), pressureFill)
	sys, dia := a, b
	switch {
	case affix.Ends(first, systolic...) && named(diastolic, second):
	case affix.Ends(first, diastolic...) && named(systolic, second):
		sys, dia = b, a
	default:
		return
	}
	if sys.Lo.Cmp(dia.Lo) > 0 || a.Approx != b.Approx {
		return
	}
	if strings.HasSuffix(first, "上压") && !affix.Ends(first, "血压上压") && !strings.Contains(c.sentenceOf(a), "血压") {
		return
	}
	span := figures.Span{Start: a.Start, End: b.End}
	c.Report(b.Span, lint.Diagnostic{
		Rule:    "number/vital",
		Message: lint.Say("收缩压“%[1]s”不高于舒张压“%[2]s”，疑两者颠倒", "a systolic pressure of “%[1]s” is not above the diastolic, “%[2]s”: they seem the wrong way round", c.Quote(sys.Span), c.Quote(dia.Span)),
		Notes:   figures.Notes(lint.Say("收缩压总高于舒张压", "the systolic pressure is always the greater")),
		Related: []lint.Related{c.Related(span, "两个血压", "the two pressures")},
	})
}

// pressureFill are the characters that may stand between the name of a pressure and its figure.
const pressureFill = "却则也竟为是约达到高仅只有：:的分别应控制在（( "

// pressures reports whether a number may be one of a blood pressure: with its unit, or bare beside one that has it.
func pressures(f *figures.Fact) bool {
	return (f.Exact() || f.Approx == figures.Under || f.Approx == figures.AtLeast || f.Approx == figures.AtMost) && f.Role != figures.Change && f.Role != figures.From && (f.Kind == figures.Pressure || f.Kind == figures.Plain && !f.Hanzi && f.Lo.Cmp(figures.Int(20)) > 0)
}

// saturation finds a share of oxygen in the blood above 100%, which nothing can hold: 血氧饱和度…升至108%.
func (c *block) saturation(i int, lead string) {
	f := &c.Reading.Facts[i]
	if f.Interval || f.Lo.Cmp(figures.Int(100)) <= 0 || f.Role == figures.Change || f.Approx&figures.Vague != 0 {
		return
	}
	if !figures.Mentions(lead, oxygen...) && !c.oxygenBefore(i) || figures.Mentions(lead, "销", "价", "配备", "配置", "覆盖", "占", "达标", "产量", "订单", "去年", "上年", "同期", "相当于", "采购") {
		return
	}
	c.vital(f, "血氧饱和度", "an oxygen saturation", lint.Text{ZH: "血氧饱和度至多100%，健康人静息时多在95%以上", EN: "it is at most 100%; healthy people at rest mostly have above 95%"})
}

var oxygen = []string{"血氧", "氧饱和度", "SpO2", "SPO2", "SaO2", "spo2"}

// oxygenBefore reports whether fact i is where a saturation named in its sentence rises or falls to.
func (c *block) oxygenBefore(i int) bool {
	f := &c.Reading.Facts[i]
	if f.Role != figures.To && !affix.Ends(c.leadOf(f), "为", "达", "是", "到", "至", "在") {
		return false
	}
	for j := i - 1; j >= max(0, i-4) && c.Reading.Sentence(&c.Reading.Facts[j]) == c.Reading.Sentence(f); j-- {
		if g := &c.Reading.Facts[j]; g.Kind == figures.Percent {
			s := c.Reading.Sentences[c.Reading.Sentence(g)]
			return figures.Mentions(window(c.Text, s.Start, g.Start, g), oxygen...)
		}
	}
	return false
}
