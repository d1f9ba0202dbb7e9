package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// Words in front of a bill, of what one of several payers pays of it, and of what is left to the patient.
var (
	billWords  = []string{"总费用", "住院费用", "医疗费用", "住院费", "医疗费", "医药费", "总花费", "费用总额", "费用共计", "费用合计", "花费", "花了", "花去", "费用", "总额", "治疗费"}
	payerWords = []string{"医保", "统筹", "基金", "大病", "救助", "保险", "惠民保", "互助", "报销", "补偿", "赔付", "新农合", "慈善", "帮扶", "减免", "补助"}
	ownWords   = []string{"个人", "自付", "自费", "自掏", "自己", "只需", "只付", "仅需", "本人", "只花", "家庭承担", "自负", "自理"}
)

// payers holds what a patient pays against a bill that several schemes pay of, one behind the other: 总费用4.6万元，基本医保支付3.2万元，大病保险支付0.6万元，
// 个人承担0.8万元. A bill with one payer is held in bills.
func (c *block) payers() {
	if !c.Holds(ownWords...) {
		return
	}
	r := c.Reading
	var bill *figures.Fact
	billAt := 0
	var paid []*figures.Fact
	all := false // paid is what all of them pay together
	for i := range r.Facts {
		f := &r.Facts[i]
		if f.Kind != figures.Money {
			if f.Kind == figures.Percent && bill != nil && !f.Bracket && f.Role != figures.Share && f.Role != figures.Level {
				bill = nil
			}
			continue
		}
		if bill != nil && r.Sentence(f)-r.Sentence(bill) > 1 {
			bill, paid = nil, nil
		}
		lead := lastPart(c.leadOf(f))
		switch {
		case f.Bracket:
			bill = nil // what stands in brackets may be of either
		case bill != nil && len(paid) == 0 && f.Exact() && f.Lo.Cmp(bill.Lo) < 0 && f.Role != figures.Change && c.paidTogether(bill, f, lead):
			paid, all = append(paid, f), true
		case !f.Exact() || f.Role == figures.Change || f.Role == figures.To || f.Role == figures.From || figures.Mentions(lead, "起付", "目录", "范围内", "合规", "剩余", "累计", "共报销", "合计", "各类", "年", "月", "限额", "封顶", "缴费", "参保费", "垫付", "押金", "人均", "次均", "每", "平均", "降"):
			bill, paid = nil, nil
		case bill != nil && (len(paid) > 1 || all && len(paid) == 1) && !c.Used(billAt) && figures.Mentions(lead, ownWords...) && !figures.Mentions(lead, "账户", "个账"):
			c.ownShare(bill, paid, f)
			bill, paid = nil, nil
		case bill != nil && figures.Mentions(lead, payerWords...) && !figures.Mentions(lead, ownWords...) && f.Lo.Cmp(bill.Lo) < 0:
			paid = append(paid, f)
		case figures.Mentions(lead, billWords...) && !figures.Mentions(lead, ownWords...) && !affix.Starts(lead, "医保") && !figures.Mentions(lead, "报销", "补偿"):
			bill, billAt, paid, all = f, i, nil, false
		default:
			bill, paid = nil, nil
		}
	}
}

// paidTogether reports whether an amount behind a bill sums up what several schemes pay of it: 基本医保、大病保险和医疗救助合计报销61200元.
func (c *block) paidTogether(bill, f *figures.Fact, lead string) bool {
	t := strings.TrimRight(lead, " 了约金额为的费用")
	verb := ""
	for _, w := range [...]string{"报销", "支付", "补偿", "赔付", "减免", "结算", "报"} {
		if rest, ok := strings.CutSuffix(t, w); ok {
			t, verb = rest, w
			break
		}
	}
	return verb != "" && affix.Ends(t, "合计", "共", "共计", "总共", "一共", "总计") && !strings.Contains(t, "年") && !figures.Mentions(c.Text[bill.End:f.Start], "等", "。") &&
		figures.Mentions(c.Text[bill.End:f.Start], "大病", "救助", "补充", "惠民保", "互助", "商业", "二次", "三重", "多重")
}

// ownShare reports what a patient pays that is not what the payers leave of the bill.
func (c *block) ownShare(bill *figures.Fact, paid []*figures.Fact, own *figures.Fact) {
	left, slack := new(big.Rat).Set(bill.Value()), new(big.Rat)
	terms := bill.Figure()
	related := []lint.Related{c.Related(bill.Span, "总费用", "the bill")}
	round := func(f *figures.Fact) {
		if f.Mag > 0 || f.Places() > 0 {
			slack.Add(slack, new(big.Rat).Quo(f.Step(), big.NewRat(2, 1)))
		} else if f.Lo.Mantissa%100 == 0 { // in round hundreds: those are left out
			slack.Add(slack, big.NewRat(50, 1))
		}
	}
	round(bill)
	round(own)
	for _, p := range paid {
		round(p)
		left.Sub(left, p.Value())
		terms += "－" + p.Figure()
		related = append(related, c.Related(p.Span, "支付", "paid"))
	}
	off := new(big.Rat).Sub(left, own.Value())
	if left.Sign() <= 0 || off.Abs(off).Cmp(slack) <= 0 || strings.Contains(c.Text[bill.End:own.Start], "等") || figures.Mentions(c.Text[bill.End:own.Start], "起付", "目录外", "范围外", "自费药", "丙类") {
		return
	}
	c.Report(own.Span, lint.Diagnostic{
		Rule:    "number/reimbursement",
		Message: lint.Say("%[1]s去掉各方支付的，应余%[2]s，文中为“%[3]s”", "of %[1]s the payers leave %[4]s, the copy says “%[3]s”", c.Quote(bill.Span), inUnit(left, own), c.Quote(own.Span), own.Amount(left, 4)),
		Notes:   figures.Notes(lint.Say("%[1]s＝%[2]s", "%[3]s = %[2]s", terms, own.Amount(left, 4), strings.ReplaceAll(terms, "－", " − "))),
		Related: related,
	})
}
