package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// What was carried over, came in, went out and is there now, by the words in front of each.
var carriedWords = [...][]string{
	{"年初结余", "上年结余", "期初结余", "年初累计结余", "上年末累计结余", "上年累计结余", "上年末结余", "期初余额", "年初余额", "上年滚存结余", "上年滚存", "年初滚存结余", "期初库存", "月初库存", "上月库存", "上期库存", "原有库存", "昨日在院", "前一日在院", "原在院", "昨日在院病人", "昨日在院患者", "原有在院病人", "原有住院病人", "原有在院患者"},
	{"当年收入", "本年收入", "全年收入", "当期收入", "收入", "基金收入", "总收入", "入库", "购入", "购进", "新进", "到货", "补充", "新入院", "入院", "新收入院", "新收", "新收治", "转入", "今日入院", "当日入院"},
	{"当年支出", "本年支出", "全年支出", "当期支出", "支出", "基金支出", "总支出", "出库", "使用", "用去", "消耗", "领用", "发出", "发放", "出院", "今日出院", "当日出院", "治愈出院", "转出"},
	{"年末结余", "期末结余", "年末累计结余", "累计结余", "滚存结余", "年末滚存结余", "期末余额", "年末余额", "余额", "期末累计结余", "期末库存", "月末库存", "现有库存", "结存", "现库存", "库存", "现有在院病人", "现有在院患者", "现在院", "现有在院", "现有住院病人", "现有病人", "现有患者", "今日在院", "目前在院", "目前在院病人", "目前在院患者", "现在院病人", "现在院患者"},
}

// carriedOver holds what is there at the end against what was there at the beginning, what came and what went, four numbers in a row:
// 年初结余12亿元，当年收入30亿元，支出28亿元，年末结余14亿元.
func (c *block) carriedOver() {
	if !c.Holds("结余", "余额", "库存", "在院", "结存", "住院病人", "滚存") {
		return
	}
	r := c.Reading
	var row []int
	for i := range r.Facts {
		f := &r.Facts[i]
		if f.Kind == figures.Date {
			continue
		}
		// 收入 comes before 支出 or behind it.
		lead := strings.TrimRight(r.Before(f, f.Outer.Start), " 为达到了是共约有")
		lead = strings.TrimSuffix(lead, "病人数")
		switch {
		case f.Kind != figures.Count && f.Kind != figures.Money || !f.Exact() || f.Bracket:
			row = nil
		case affix.Ends(lead, carriedWords[0]...):
			row = []int{i}
		case len(row) == 0 || !comparable(f, &r.Facts[row[0]]) || r.Sentence(f)-r.Sentence(&r.Facts[row[0]]) > 2:
			row = nil
		case len(row) < 3 && affix.Ends(lead, append(carriedWords[1][:len(carriedWords[1]):len(carriedWords[1])], carriedWords[2]...)...):
			row = append(row, i)
		case len(row) == 3 && affix.Ends(lead, carriedWords[3]...):
			c.carriedTo(row, i)
			row = nil
		default:
			row = nil
		}
	}
}

// carriedTo judges what is there at the end, fact last, against the three before.
func (c *block) carriedTo(row []int, last int) {
	r := c.Reading
	was, in, out, now := &r.Facts[row[0]], &r.Facts[row[1]], &r.Facts[row[2]], &r.Facts[last]
	lead := func(f *figures.Fact) string { return strings.TrimRight(c.leadOf(f), " 为达到了是共约有") }
	if affix.Ends(lead(in), carriedWords[2]...) {
		in, out = out, in
	}
	if !affix.Ends(lead(in), carriedWords[1]...) || !affix.Ends(lead(out), carriedWords[2]...) || c.Used(last) {
		return
	}
	want := new(big.Rat).Add(was.Value(), in.Value())
	want.Sub(want, out.Value())
	slack := new(big.Rat)
	for _, f := range [...]*figures.Fact{was, in, out, now} {
		if f.Mag > 0 || f.Places() > 0 {
			slack.Add(slack, new(big.Rat).Quo(f.Step(), big.NewRat(2, 1)))
		}
	}
	off := new(big.Rat).Sub(want, now.Value())
	if off.Abs(off).Cmp(slack) <= 0 || want.Sign() < 0 || c.Use(last) {
		return
	}
	c.Report(now.Span, lint.Diagnostic{
		Rule:    "number/difference",
		Message: lint.Say("%[1]s加%[2]s减%[3]s为%[4]s，文中为“%[5]s”", "%[1]s and %[2]s less %[3]s make %[4]s, the copy says “%[5]s”", c.Quote(was.Span), c.Quote(in.Span), c.Quote(out.Span), inUnit(want, now), c.Quote(now.Span)),
		Notes:   figures.Notes(lint.Say("%[1]s＋%[2]s－%[3]s＝%[4]s", "%[1]s + %[2]s − %[3]s = %[4]s", was.Figure(), in.Figure(), out.Figure(), now.Amount(want, 4))),
		Related: []lint.Related{c.Related(was.Span, "原有", "there was"), c.Related(in.Span, "进", "in"), c.Related(out.Span, "出", "out")},
	})
}
