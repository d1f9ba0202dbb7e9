package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// testRates are names of what a test is worth, each the share of the cases right in front: 200例阳性样本中检出170例，灵敏度为85%.
var testRates = []string{"灵敏度", "敏感度", "敏感性", "特异度", "特异性", "准确度", "准确率", "正确率", "检出率", "诊断率", "识别率", "符合率"}

// tested finds the part and the whole of what a test is worth, in one clause right in front; -1 if there are not the two.
func (c *block) tested(i int) (num, den int) {
	r := c.Reading
	p := &r.Facts[i]
	if i < 2 || p.Role != figures.Level {
		return -1, -1
	}
	n, d := &r.Facts[i-1], &r.Facts[i-2]
	name := strings.Trim(strings.TrimLeft(r.Lead(p), " ，,其"), " 为达到约是高仅")
	if len(name) > 15 || !affix.Ends(name, testRates...) || n.Kind != figures.Count || !comparable(n, d) || !n.Exact() || !d.Exact() || n.Lo.Cmp(d.Lo) > 0 || n.Clause != d.Clause && n.Clause-d.Clause != 1 || p.Clause-n.Clause != 1 ||
		r.Sentence(n) != r.Sentence(p) || r.Sentence(d) != r.Sentence(p) || n.Role == figures.Change || d.Role == figures.Change {
		return -1, -1
	}
	between := r.Between(d, n)
	if !strings.Contains(between, "中") || figures.Mentions(between, "漏", "误", "错", "未", "不", "没", "、", "另") || figures.Mentions(r.Lead(d), "漏", "其余") {
		return -1, -1
	}
	return i - 1, i - 2
}

// byStem finds the part that goes by the word of a rate, and the whole that its clauses divide: 1000人中，620人支持、280人反对，其余100人中立，支持率为62%.
func (c *block) byStem(i int) (num, den int) {
	r := c.Reading
	p := &r.Facts[i]
	stem := c.rateOf(p)
	if stem == "" || p.Role != figures.Level || strings.HasPrefix(stem, "不") {
		return -1, -1
	}
	if name := strings.Trim(strings.TrimLeft(r.Lead(p), " ，,"), " 为达到约是高仅"); name != stem+"率" {
		return -1, -1
	}
	num = -1
	whole, parts := -1, new(big.Rat)
	for j := i - 1; j >= max(0, i-7) && r.Sentence(&r.Facts[j]) == r.Sentence(p); j-- {
		f := &r.Facts[j]
		if f.Kind != figures.Count || !f.Exact() || f.Role == figures.Change || !isHead(f.Unit) {
			return -1, -1
		}
		behind := c.Text[f.End:min(len(c.Text), f.End+len("表示支持"))]
		if strings.HasPrefix(behind, stem) || strings.HasPrefix(behind, "表示"+stem) || strings.HasSuffix(strings.TrimRight(c.leadIn(j), " 的有为"), stem) && !affix.Ends(strings.TrimRight(c.leadIn(j), " 的有为"), "不"+stem, "未"+stem) {
			if num >= 0 {
				return -1, -1
			}
			num = j
		}
		if parts.Sign() > 0 && f.Value().Cmp(parts) == 0 {
			whole = j
			break
		}
		parts.Add(parts, f.Value())
	}
	if num < 0 || whole < 0 || num == whole {
		return -1, -1
	}
	return num, whole
}

// efficacies are names of what a treatment spares of the cases without it.
var efficacies = []string{"保护率", "保护效力", "保护效率", "保护效果", "保护力", "疫苗效力", "疫苗有效率", "相对危险度降低", "相对风险降低", "风险相对降低"}

// protection holds what a vaccine or a drug is said to spare against the rates with it and without: 接种组发病率为1%，安慰剂组为5%，保护率为80%; how many times
// the risk of the exposed is that of the others (相对危险度) as well.
func (c *block) protection() {
	if !figures.Mentions(c.Text, "保护", "效力", "相对危险", "相对风险") {
		return
	}
	r := c.Reading
	for i := 2; i < len(r.Facts); i++ {
		p, b, a := &r.Facts[i], &r.Facts[i-1], &r.Facts[i-2]
		name := strings.Trim(strings.TrimLeft(r.Before(p, p.Outer.Start), " ，,据此计算可得"), " 为达到约是高了（R)）")
		spared := p.Kind == figures.Percent && affix.Ends(name, efficacies...)
		ratio := (p.Kind == figures.Plain || p.Kind == figures.Multiple) && affix.Ends(name, "相对危险度", "相对风险", "相对危险性", "相对风险度")
		if !spared && !ratio || len(name) > 30 || p.Interval || p.Approx&figures.Vague != 0 || c.Used(i) || !standing(a) || !standing(b) || p.Clause-b.Clause != 1 || b.Clause-a.Clause > 1 || r.Sentence(a) != r.Sentence(p) || strings.Contains(name, "校正") {
			continue
		}
		with, without := a, b
		la, lb := r.Lead(a), c.leadIn(i-1)
		switch control := []string{"对照", "安慰剂", "未接种", "不接种", "非暴露", "未暴露", "未用药", "没有接种", "不吸烟", "常规"}; {
		case figures.Mentions(lb, control...) && !figures.Mentions(la, control...):
		case figures.Mentions(la, control...) && !figures.Mentions(lb, control...):
			with, without = b, a
		default:
			continue
		}
		rw, ok1 := with.Printed()
		ro, ok2 := without.Printed()
		rp, ok3 := p.Printed()
		q, ok4 := figures.Quotient(rw, ro)
		exact, ok5 := figures.Divide(with.Value(), without.Value())
		if !ok1 || !ok2 || !ok3 || !ok4 || !ok5 {
			continue
		}
		one := big.NewRat(1, 1)
		right := figures.Format(exact, 2)
		if spared {
			q = figures.Minus(figures.Range{Lo: one, Hi: one}, q).Times(hundred)
			right = figures.FormatPercent(new(big.Rat).Sub(one, exact), 1)
		}
		if q.Overlaps(rp) {
			continue
		}
		c.Use(i)
		c.Report(p.Span, lint.Diagnostic{
			Rule:     "percent/change",
			Severity: lint.Warning,
			Message:  lint.Say("按%[1]s与%[2]s计算应为%[3]s，文中为“%[4]s”", "%[1]s and %[2]s make %[3]s, the copy says “%[4]s”", c.Quote(with.Span), c.Quote(without.Span), right, c.Quote(p.Span)),
			Related:  []lint.Related{c.Related(with.Span, "用药、接种、暴露的一组", "with it"), c.Related(without.Span, "对照的一组", "without it")},
		})
	}
}
