package percent

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// plans are words for what was to be done.
var plans = [...]string{"计划", "目标", "任务", "预算", "指标", "预算数", "计划数", "任务数", "目标数", "总投资"}

// planned say in front of a number that it is what was to be done, doneSoFar that it is what was.
var (
	plannedWords = []string{"计划", "目标", "任务", "预算", "应拨", "应到位", "应收", "应完成", "下达", "安排", "指标", "总投资", "拟投"}
	doneSoFar    = []string{"完成", "支出", "执行", "拨付", "到位", "使用", "落实", "已用", "花费", "缴纳", "实收", "投入", "兑付"}
	doneRates    = []string{"完成率", "执行率", "拨付率", "到位率", "支出率", "支出进度", "执行进度", "完成进度", "拨付进度", "资金使用率", "完成比例", "执行比例", "实收率", "兑付率", "落实率"}
)

// progress holds the share of a plan that is done against the plan and what is done: 全年计划手术1200台，上半年完成500台，完成计划的42%.
func (c *block) progress() {
	r := c.Reading
	for i := range r.Facts {
		d := c.undatedBefore(i)
		k := c.undatedBefore(d)
		if k < 0 {
			continue
		}
		p, done, plan := &r.Facts[i], &r.Facts[d], &r.Facts[k]
		if p.Kind != figures.Percent || p.Interval || c.Used(i) || done.Kind != figures.Count && done.Kind != figures.Money || done.Kind != plan.Kind || done.Unit != plan.Unit ||
			done.Interval || plan.Interval || plan.Lo.IsZero() || p.Clause-done.Clause > 1 || r.Sentence(plan) != r.Sentence(p) {
			continue
		}
		if !ofPlan(r.Lead(p)) || !figures.Mentions(r.Lead(done), doneSoFar...) || !figures.Mentions(r.Lead(plan), plannedWords...) || figures.Mentions(r.Lead(done), "累计", "计划", "预算", "比", "较", "结余") {
			continue
		}
		stated, ok := p.Printed()
		of, ok2 := done.Range()
		in, ok3 := plan.Range()
		share, ok4 := figures.Quotient(of, in)
		ratio, ok5 := figures.Divide(done.Value(), plan.Value())
		if !ok || !ok2 || !ok3 || !ok4 || !ok5 || share.Times(hundred).Overlaps(stated) {
			continue
		}
		exact := figures.FormatPercent(ratio, max(p.Places(), 2))
		c.Use(i)
		c.Report(p.Span, lint.Diagnostic{
			Rule:     "percent/share",
			Severity: lint.Warning,
			Message:  lint.Say("%[2]s是%[1]s的%[3]s，文中为“%[4]s”", "%[2]s of %[1]s is %[3]s, the copy says “%[4]s”", c.Quote(plan.Span), c.Quote(done.Span), exact, c.Quote(p.Span)),
			Notes:    figures.Notes(lint.Say("%s÷%s＝%s", "%s ÷ %s = %s", done.Figure(), plan.Figure(), exact)),
			Related:  []lint.Related{c.Related(done.Span, "已完成", "what is done"), c.Related(plan.Span, "计划", "the plan")},
		})
	}
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
	if affix.Ends(t, doneRates...) {
		return true
	}
	return strings.HasSuffix(t, "的") && figures.Mentions(t, "完成", "占") && affix.Ends(strings.TrimRight(t, "的"), plans[:]...)
}
