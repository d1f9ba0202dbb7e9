package number

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/lines"
)

//go:embed doses.tsv
var doseTable string

// doseLimit is one row of doses.tsv.
type doseLimit struct {
	drug         string
	mg           float64 // that no dose reaches
	unit, enUnit string  // in which it is usually given
}

var doseLimits = sync.OnceValue(func() (limits []doseLimit) {
	for row := range lines.Rows(doseTable, 4) {
		mg := decimal("doses.tsv", row[1])
		limits = append(limits, doseLimit{row[0], mg, row[2], row[3]})
	}
	return limits
})

// exceeded says that an amount is too much, and in what the drug is usually given where that is another unit.
func (d *doseLimit) exceeded(amount, unit string) lint.Text {
	if strings.HasPrefix(d.unit, unit) {
		return lint.Say("%[1]s“%[2]s”超出用量，数值或单位疑误", "“%[2]s” of %[1]s exceeds any dose: the number or the unit seems wrong", d.drug, amount)
	}
	return lint.Say("%[1]s“%[2]s”超出用量，单位疑误，通常以%[3]s计", "“%[2]s” of %[1]s exceeds any dose; it is usually given in %[4]s", d.drug, amount, d.unit, d.enUnit)
}

// doses finds units whose slip is dangerous: 5Mg, 10ug, 500L by drip, oxygen in mL/min, and doses a thousand times
// too large.
func (c *block) doses() {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		if f.Kind != figures.Dose {
			continue
		}
		printed := strings.TrimSpace(c.Text[f.Number.End:f.End])
		lead := c.leadOf(f)
		switch {
		case strings.HasPrefix(printed, "Mg/m") || f.End < len(c.Text) && (c.Text[f.End]-'0' < 10 || c.Text[f.End]|0x20 >= 'a' && c.Text[f.End]|0x20 <= 'z') || f.Start > 0 && c.Text[f.Start-1] == '.':
			continue // Mg/m3 is a density, 0.8Mg0.1 a formula
		case strings.HasPrefix(printed, "Mg") || printed == "MG" || strings.HasPrefix(printed, "MG/") || printed == "mG":
			c.doseUnit(f, printed, "mg", lint.Text{ZH: "Mg是兆克，也是镁的符号；毫克写作mg", EN: "Mg is the megagram and the symbol of magnesium; the milligram is mg"})
			continue
		case printed == "ug" || printed == "UG" || strings.HasPrefix(printed, "ug/kg"):
			c.doseUnit(f, printed, "μg", lint.Text{ZH: "ug易误认为mg，相差一千倍；微克写作μg或“微克”", EN: "ug is easily read as mg, a thousandfold; write μg or 微克"})
			continue
		case f.Unit == "L" && figures.Mentions(lead, "静滴", "滴注", "输液", "静注", "注射", "口服", "每次", "一次", "服用", "推注", "吸入", "灌入", "滴入", "补液", "喝") && !figures.Mentions(c.clauseOf(f), "氧", "每日", "每天", "日均", "升高", "一天", "桶", "瓶装", "油", "公里", "车"):
			if v := f.Lo.Float(); v > 5 && !f.Interval {
				c.doseReport(f, lint.Say("“%s”用量过大，单位疑为mL", "“%s” is too much: mL seems to be meant", c.Quote(f.Span)))
			}
			continue
		case f.Unit == "mL/min" && figures.Mentions(lead, "氧流量", "吸氧", "给氧", "供氧", "氧疗") && f.Hi.Float() <= 60:
			c.doseReport(f, lint.Say("吸氧流量“%s”过小，单位疑为L/min", "an oxygen flow of “%s” is too little: L/min seems to be meant", c.Quote(f.Span)))
			continue
		}
		if f.Unit == "mg" && f.Hi.Cmp(figures.Int(20)) <= 0 && affix.Ends(strings.TrimRight(lead, " 不超过应少于低在控制限为至以内摄入量的"), "食盐", "盐") && !figures.Mentions(lead, "碘", "钠", "每100", "100克") {
			c.doseReport(f, lint.Say("食盐“%s”过小，单位疑为g", "“%s” of salt is too little: g seems to be meant", c.Quote(f.Span)))
			continue
		}
		var mg float64
		switch f.Unit {
		case "mg":
			mg = 1
		case "g":
			mg = 1000
		default:
			continue
		}
		for _, d := range doseLimits() {
			k := strings.LastIndex(lead, d.drug)
			if k < 0 || len(lead)-k > 60 || figures.Mentions(lead[k:], "、", "含", "公司", "浓度", "总", "规格", "每瓶", "每盒", "生产", "毒", "查获", "缴获", "累计", "每100", "走私", "共") {
				continue
			}
			// Another drug's dose may stand between: 肾上腺素0.1mg静注及强的松龙1g.
			if strings.ContainsAny(strings.TrimLeft(lead[k+len(d.drug):], "0123456789"), "0123456789及和或") {
				continue
			}
			if f.Hi.Float()*mg > d.mg {
				c.doseReport(f, d.exceeded(c.Quote(f.Span), f.Unit))
				break
			}
		}
	}
}

// doseUnit finds a unit miswritten in its first two letters, of which right are the right ones.
func (c *block) doseUnit(f *figures.Fact, printed, right string, note lint.Text) {
	start := f.End - len(printed)
	c.Report(f.Span, lint.Diagnostic{
		Rule:    "number/dose",
		Message: lint.Say("剂量单位“%s”应为“%s”", "the dose unit “%s” should be “%s”", printed, right),
		Notes:   figures.Notes(note),
		Fixes:   []lint.Fix{lint.Replace(c.Copy, start, start+2, right, false)},
	})
}

func (c *block) doseReport(f *figures.Fact, m lint.Text) {
	c.Report(f.Span, lint.Diagnostic{Rule: "number/dose", Message: m, Notes: figures.Notes(lint.Text{ZH: "按说明书或处方核对数值和单位", EN: "check number and unit against the label or the prescription"})})
}
