package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

const (
	stillSo  = `(?:这(?:一|个)?(?:水平|比例|数字|指标|成绩|结果|数据|比率|占比|\p{Han}{1,4}率)|该(?:比例|指标|水平|数字))?(?:已经|现已|已|也|均|都|且|并|仍|还|提前|全面|顺利|圆满|大幅|远远|远|明显|稳定|成功|如期|一举|略|首次|历史性地?|历史上首次|再次|整体|总体|全部|双双|一直|依然)*`
	whoseAim = `(?:国家|世卫组织|世界卫生组织|世卫|全国|全省|全市|省级|省里|省|市里|市|上级|年初|年度|全年|今年|规划|规定|要求|设定|确定|既定|预定|预期|制定|原定|提出|部颁|行业|平均|目标|标准|水平|任务|指标|值|所|的|了)*`
)

// longestClaim is how long what stands in front of a target may be, in bytes; claims are words of which it has one.
const longestClaim = 120

var claims = []string{"破", "失守", "跌", "达", "超", "突破", "高", "实现", "满足", "低于", "少于", "不", "未", "没有", "没达到", "在", "完成"}

// reachedVerbs, missedVerbs and setters are words of which what the patterns below match has one.
var (
	reachedVerbs = []string{"达到", "超过", "超出", "突破", "高于", "高过", "高出", "实现", "达成", "满足"}
	missedVerbs  = []string{"低于", "少于", "不及", "不足", "不到", "达到", "未达", "实现", "超过", "突破", "控制在", "保持在", "稳定在", "跌", "降破", "失守"}
	setters      = []string{"提出", "规定", "确定", "要求", "设定", "制定", "明确", "下达", "部署"}
)

var (
	// reached and missed are all that stands in a clause in front of a target that is said to be reached, or not to be.
	reached = pattern.Lazy(`^[，, ]*` + stillSo + `(?:达到(?:了)?(?:并|和|或|且|以及)?超过|达到|超过|超出|突破|高于|高过|高出|实现|达成|满足)了?` + whoseAim + `$`)
	missed  = pattern.Lazy(`^[，, ]*` + stillSo + `(?:低于|少于|不及|不足|不到|未达到|没有达到|尚未达到|未能达到|没达到|未达|未能实现|未实现|未超过|没有超过|未突破|没有突破|控制在|保持在|稳定在|跌破|降破|失守|跌穿)了?` + whoseAim + `$`)
	// beyond is a target that is more than reached, whose share is the level to be reached as well: 超额完成规划提出的90%的目标.
	beyond = pattern.Lazy(`^[，, ]*` + stillSo + `超额(?:提前|圆满|顺利)?(?:完成|实现|达成)了?(?:[^，。；]{0,16}?(?:提出|规定|确定|要求|设定|制定|明确|下达|部署))?` + whoseAim + `$`)
	// setBy is a target that is reached or missed, with who or what set it: 超过三年行动提出的90%的目标.
	setBy = pattern.Lazy(`^[，, ]*` + stillSo + `(达到|超过|超出|突破|高于|实现|达成|低于|不及|不足|未达到|没有达到|尚未达到|未能达到|未达)了?[^，。；比]{1,16}(?:提出|规定|确定|要求|设定|制定|明确|下达|部署)的?$`)
	// aim is what stands behind a number that is a target, or one of several to be compared with.
	aim = pattern.Lazy(`^(?:以上|以下|以内|之内)?(?:的|这一|这个)*(?:[^，。；、的0-9]{0,12}的?)?(?:目标|要求|标准|指标|任务|计划|底线|红线|水平|均值|平均值|平均数|门槛|大关|关口|关(?:[，。；,;]|$)|整数关|警戒线|控制线|参考值|上限|下限|界值)`)
	// carriedOut says so of what counts things: 圆满完成了450张的建床任务. Of a percentage it may say how much of the target is done.
	carriedOut = pattern.Lazy(`^[，, ]*` + stillSo + `(?:完成并)?(?:圆满|超额|顺利|提前|如期|全面)*完成了?` + whoseAim + `$`)
	// fulfilled is what may stand behind what was planned and then what was done, a clause on.
	fulfilled = pattern.Lazy(`^[^，。；0-9]{0,8}[，,]((?:已|均|现已|全面)?(?:超额|提前|圆满|全面|顺利|如期|按时|按期)+完成了?[^，。；0-9]{0,9}(?:目标|任务|计划|指标))`)
)

// targets finds a level that is said to have reached or passed a target, or to lie below it, where it does not: 接种率为93.6%，已达到并超过95%的目标. What
// 高于 and 低于 compare with a number further on is told in compare.go.
func (c *block) targets() {
	r := c.Reading
	for k := range r.Facts {
		b := &r.Facts[k]
		switch b.Kind {
		case figures.Percent, figures.PerMille, figures.PerHundredK, figures.Count, figures.Money, figures.Duration, figures.Temperature, figures.Glucose, figures.Tenths, figures.Age, figures.Measure:
		case figures.Plain:
			if !affix.Starts(c.Text[b.End:], "大关", "关口", "整数关") {
				continue
			}
		default:
			continue
		}
		if b.Interval || b.Approx&(figures.About|figures.Nearly|figures.Vague) != 0 || b.Bracket || b.Role == figures.Change || b.Role == figures.From {
			continue
		}
		lead := r.Before(b, b.Start)
		if k > 0 {
			c.unfulfilled(k)
		}
		if c.passed(k, lead) || b.Kind == figures.Plain {
			continue // a rate of exchange passes a mark downwards
		}
		if len(lead) > longestClaim || !figures.Mentions(lead, claims...) {
			continue
		}
		// The patterns are large: each is asked only where the verb stands that it needs.
		up := figures.Mentions(lead, reachedVerbs...) && reached().MatchString(lead) || b.Kind == figures.Count && strings.Contains(lead, "完成") && carriedOut().MatchString(lead)
		down := !up && figures.Mentions(lead, missedVerbs...) && missed().MatchString(lead)
		if !up && !down {
			up, down = byAim(lead)
		}
		if !up && !down || b.Exact() && strings.Contains(lead, "于") {
			continue
		}
		within := strings.Contains(lead, "在")
		if within && b.Approx&(figures.Under|figures.AtMost) == 0 { // 控制在12%以内, but 控制在12%以上
			continue
		}
		aimed := aim().MatchString(c.Text[b.End:])
		if aimed {
			if a := c.levelBehind(k); a != nil {
				c.short(a, b, lead, up)
				continue
			}
		}
		a := c.held(k, strings.Contains(lead, "这") || strings.Contains(lead, "该"))
		if a == nil || !aimed && (b.Approx == 0 || within || b.Kind == figures.Count || b.Kind == figures.Tenths || b.Kind == figures.Age || b.Clause-a.Clause != 1 || !endsClause(c.Text[b.Outer.End:])) {
			continue
		}
		c.short(a, b, lead, up)
	}
}

// short reports that level a is not where it is said to be of target b: above it, or below. lead is what stands in front of the target.
func (c *block) short(a, b *figures.Fact, lead string, up bool) {
	ra, ok := a.Range()
	v := b.Value()
	if !ok || up && ra.Hi.Cmp(v) >= 0 || !up && ra.Lo.Cmp(v) <= 0 {
		return
	}
	real, en := "低于", "below"
	if !up {
		real, en = "高于", "above"
	}
	c.Report(figures.Span{Start: b.Start - len(strings.TrimLeft(lead, "，, ")), End: b.End}, lint.Diagnostic{
		Rule:    "number/direction",
		Message: lint.Say("%[1]s%[4]s%[2]s，文中说“%[3]s”", "%[1]s is %[5]s %[2]s, the copy says “%[3]s”", c.Quote(a.Span), c.Quote(b.Span), strings.TrimLeft(c.Quote(figures.Span{Start: b.Start - len(lead), End: b.End}), "，, "), real, en),
		Related: []lint.Related{c.Related(a.Span, "相比的数", "what is compared")},
	})
}

// byAim reports whether the words in front of a target say that it is reached, or missed, and whose it is.
func byAim(lead string) (up, down bool) {
	if strings.Contains(lead, "超额") {
		return beyond().MatchString(lead), false
	}
	if !figures.Mentions(lead, setters...) {
		return false, false
	}
	m := setBy().FindStringSubmatch(lead)
	if m == nil {
		return false, false
	}
	down = affix.Starts(m[1], "低", "不", "未", "没", "尚")
	return !down, down
}

// held returns the exact level that target k is held against: the only one of its kind in the clause before, or two before; where
// the target's clause opens with 这一比例, that of the sentence before.
func (c *block) held(k int, pronoun bool) *figures.Fact {
	r := c.Reading
	b := &r.Facts[k]
	var found *figures.Fact
	for j := k - 1; j >= max(0, k-8); j-- {
		a := &r.Facts[j]
		if d := r.Sentence(b) - r.Sentence(a); d > 1 || d == 1 && !pronoun || d == 0 && b.Clause-a.Clause > 2 {
			break
		}
		if found != nil && a.Clause != found.Clause {
			break
		}
		switch {
		case a.Clause == b.Clause && (a.Kind == figures.Duration && b.Kind != figures.Duration || a.Kind == figures.Ordinal):
			continue // the target of 三年行动
		case a.Clause == b.Clause && a.Kind != figures.Date:
			return nil
		case a.Kind == figures.Points:
			return nil
		case a.Kind == figures.Percent && b.Kind == figures.Tenths:
		case a.Kind != b.Kind || a.Unit != b.Unit && !comparable(a, b):
			continue
		}
		if found != nil || !a.Exact() || a.Bracket || a.Role == figures.Change || a.Role == figures.From || a.Role == figures.Limit {
			return nil
		}
		found = a
	}
	if found == nil || figures.Mentions(c.leadOf(found), "目标", "要求", "标准", "力争", "计划", "原", "此前") {
		return nil
	}
	if strings.Contains(c.leadOf(found), "去年") && figures.Mentions(r.Before(b, b.Start), "今", "现", "已", "年") {
		return nil
	}
	return found
}

// unfulfilled finds fact k, what was done of a plan right in front, where it is less and the plan is said to be carried out: 计划筛查10万人，实际筛查9.6万人，超额完成任务.
func (c *block) unfulfilled(k int) {
	const reach = 90 // bytes
	r := c.Reading
	plan, done := &r.Facts[k-1], &r.Facts[k]
	if done.Kind != plan.Kind || !comparable(plan, done) && plan.Unit != done.Unit || done.Clause-plan.Clause != 1 || r.Sentence(plan) != r.Sentence(done) || !plan.Exact() || !done.Exact() ||
		done.Role == figures.Change || !figures.Mentions(c.leadOf(plan), "计划", "目标", "任务", "指标") || !figures.Mentions(c.leadOf(done), "实际", "完成", "已") || figures.Mentions(c.leadOf(done), "其中", "月", "季", "半年") {
		return
	}
	rd, ok := done.Range()
	m := fulfilled().FindStringSubmatchIndex(c.Text[done.End:min(len(c.Text), done.End+reach)])
	if !ok || m == nil || rd.Hi.Cmp(plan.Value()) >= 0 { // a plan is round
		return
	}
	said := figures.Span{Start: done.End + m[2], End: done.End + m[3]}
	c.Report(said, lint.Diagnostic{
		Rule:    "number/direction",
		Message: lint.Say("计划%[1]s，实际%[2]s，文中说“%[3]s”", "%[1]s planned and %[2]s done, the copy says “%[3]s”", c.Quote(plan.Span), c.Quote(done.Span), c.Quote(said)),
		Related: []lint.Related{c.Related(plan.Span, "计划", "the plan"), c.Related(done.Span, "实际", "what was done")},
	})
}
