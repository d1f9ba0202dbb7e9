package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// plans are words for what was to be done.
var plans = [...]string{"计划", "目标", "任务", "预算", "指标", "预算数", "计划数", "任务数", "目标数", "总投资"}

// planned say in front of a number that it is what was to be done, doneSoFar that it is what was.
var (
	plannedWords = []string{"计划", "目标", "任务", "预算", "应拨", "应到位", "应收", "应完成", "下达", "安排", "指标", "总投资", "拟投", "核定", "批复"}
	doneSoFar    = []string{"完成", "支出", "执行", "拨付", "到位", "使用", "落实", "已用", "花费", "缴纳", "实收", "投入", "兑付", "支用", "支付", "列支", "采购", "成交", "中标"}
	doneRates    = []string{"完成率", "执行率", "拨付率", "到位率", "支出率", "支出进度", "执行进度", "完成进度", "拨付进度", "资金使用率", "完成比例", "执行比例", "实收率", "兑付率", "落实率", "支用率", "支付率", "节约率", "节支率", "节省率"}
)

// progress holds the share of a plan that is done against the plan and what is done: 全年计划手术1200台，上半年完成500台，完成计划的42%. A saving is what is left
// of the plan.
func (c *block) progress() {
	r := c.Reading
	for i := range r.Facts {
		p := &r.Facts[i]
		if p.Kind != figures.Percent && p.Kind != figures.Tenths || p.Interval || c.Used(i) {
			continue
		}
		d, k := c.planAhead(i)
		if k < 0 {
			d, k = c.planNamed(i)
		}
		if k < 0 {
			continue
		}
		done, plan := &r.Facts[d], &r.Facts[k]
		if done.Kind != figures.Count && done.Kind != figures.Money || done.Kind != plan.Kind || done.Unit != plan.Unit ||
			done.Interval || plan.Interval || plan.Lo.IsZero() || p.Clause-done.Clause > 1 || r.Sentence(p)-r.Sentence(plan) > 1 || r.Sentence(done) != r.Sentence(p) {
			continue
		}
		stated, ok := p.Printed()
		of, ok2 := done.Range()
		in, ok3 := plan.Range()
		share, ok4 := figures.Quotient(of, in)
		ratio, ok5 := figures.Divide(done.Value(), plan.Value())
		if !ok || !ok2 || !ok3 || !ok4 || !ok5 {
			continue
		}
		sign, one := "", big.NewRat(1, 1)
		if exceeds(r.Lead(p)) {
			if p.Value().Cmp(hundred) >= 0 { // 超额完成120%
				continue
			}
			sign, ratio = "－1＋", ratio.Sub(ratio, one)
			share = figures.Minus(share, figures.Range{Lo: one, Hi: one})
		}
		if saves(r.Lead(p)) {
			sign, ratio = "1－", ratio.Sub(one, ratio)
			share = figures.Minus(figures.Range{Lo: one, Hi: one}, share)
		}
		if share.Times(hundred).Overlaps(stated) || ratio.Sign() < 0 {
			continue
		}
		exact := figures.FormatPercent(ratio, max(p.Places(), 2))
		c.Use(i)
		c.Report(p.Span, lint.Diagnostic{
			Rule:     "percent/share",
			Severity: lint.Warning,
			Message:  lint.Say("计划、预算%[1]s，实际%[2]s，应为%[3]s，文中为“%[4]s”", "%[2]s of a planned %[1]s makes %[3]s, the copy says “%[4]s”", c.Quote(plan.Span), c.Quote(done.Span), exact, c.Quote(p.Span)),
			Notes:    figures.Notes(lint.Say("%[4]s%[1]s÷%[2]s＝%[3]s", "%[4]s%[1]s ÷ %[2]s = %[3]s", done.Figure(), plan.Figure(), exact, sign)),
			Related:  []lint.Related{c.Related(done.Span, "已完成", "what is done"), c.Related(plan.Span, "计划", "the plan")},
		})
	}
}

// planAhead finds the plan and then what is done of it, in front of share i: 预算12.5亿元，实际支出11.0亿元，执行率为88%.
func (c *block) planAhead(i int) (done, plan int) {
	r := c.Reading
	done = c.undatedBefore(i)
	plan = c.undatedBefore(done)
	if plan < 0 || !ofPlan(r.Lead(&r.Facts[i])) || !figures.Mentions(r.Lead(&r.Facts[done]), doneSoFar...) && !strings.Contains(r.Lead(&r.Facts[done]), "已") || !figures.Mentions(r.Lead(&r.Facts[plan]), plannedWords...) ||
		figures.Mentions(r.Lead(&r.Facts[done]), "计划", "预算", "比", "较", "结余") || r.Facts[done].Kind == figures.Count && strings.Contains(r.Lead(&r.Facts[done]), "累计") {
		return -1, -1
	}
	// 总投资12亿元，今年完成3亿元，完成年度计划的100%
	if figures.Mentions(r.Lead(&r.Facts[plan]), "总投资", "总预算", "项目", "三年", "五年") && figures.Mentions(r.Lead(&r.Facts[i])+r.Lead(&r.Facts[done]), "年度", "当年", "今年", "本年", "全年", "月", "季") {
		return -1, -1
	}
	return done, plan
}

// planNamed finds what is done, and the plan right in front of share i: 完成投资8.4亿元，占年度计划12亿元的70%.
func (c *block) planNamed(i int) (done, plan int) {
	r := c.Reading
	if i < 2 || r.Facts[i-1].Outer.End > r.Facts[i].Outer.Start {
		return -1, -1
	}
	plan, done = i-1, c.undatedBefore(i-1)
	lead := r.Lead(&r.Facts[plan])
	switch c.Text[r.Facts[plan].Outer.End:r.Facts[i].Outer.Start] {
	case "的", "总额的", "总数的":
	default:
		return -1, -1
	}
	if done < 0 || r.Facts[done].Clause == r.Facts[plan].Clause || len(lead) > 60 || !figures.Mentions(lead, "占", "为", "是", "完成", "相当于") || !affix.Ends(strings.TrimRight(lead, " 为共"), plans[:]...) ||
		!figures.Mentions(r.Lead(&r.Facts[done]), doneSoFar...) || strings.Contains(r.Lead(&r.Facts[done]), "计划") {
		return -1, -1
	}
	return done, plan
}

// saves reports whether a rate is of what a plan is undercut by.
func saves(lead string) bool {
	return affix.Ends(strings.TrimRight(lead, " 约为达到是"), "节约率", "节支率", "节省率")
}

// exceeds reports whether a percentage is of what is done beyond a plan: 超额完成20%.
func exceeds(lead string) bool {
	return affix.Ends(strings.TrimRight(lead, " 约了为达到"), "超额完成", "超额", "超额完成任务", "超额完成计划", "超计划")
}

// undatedBefore returns the fact in front of fact i that is no date, or -1.
func (c *block) undatedBefore(i int) int {
	for i--; i >= 0 && c.Reading.Facts[i].Kind == figures.Date; i-- {
	}
	return i
}

// ofPlan reports whether a percentage is of the plan: 完成计划的, 占全年任务的, 完成率为.
func ofPlan(lead string) bool {
	t := strings.TrimRight(lead, " 约为达到是")
	if len(t) > 45 {
		return false
	}
	if affix.Ends(t, doneRates...) || exceeds(lead) {
		return true
	}
	return strings.HasSuffix(t, "的") && figures.Mentions(t, "完成", "占") && affix.Ends(strings.TrimRight(t, "的"), plans[:]...)
}
