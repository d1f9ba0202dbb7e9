package percent

import (
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// boundedRates cannot exceed 100%: their numerator is part of their denominator.
var boundedRates = [...]string{"覆盖率", "合格率", "治愈率", "有效率", "知晓率", "签约率", "参保率", "接种率", "死亡率", "病死率", "发病率", "患病率", "阳性率", "检出率", "感染率", "满意率", "满意度", "达标率", "存活率", "生存率", "成功率", "就诊率", "住院率", "建档率", "管理率", "控制率", "普及率", "筛查率", "占比", "网采率", "准确率", "正确率", "及格率", "优良率", "优秀率", "漏诊率", "误诊率", "出勤率", "履约率", "及时率", "依从率", "治疗率", "好转率", "缓解率", "复发率", "随访率", "报告率", "识别率", "诊断率", "转诊率", "报销比例", "报销率", "支付比例", "救助比例", "参与率", "回收率", "应答率", "办结率", "入户率", "规范率", "灵敏度", "特异度", "敏感性", "特异性", "剖宫产率", "母乳喂养率", "吸烟率", "配备率", "持证率", "上线率", "互认率", "就医率", "外转率", "死亡比例", "总有效率", "体检率", "参检率", "建册率", "建卡率", "就诊比例", "患病比例", "的比例", "农村改厕率", "卫生厕所普及率", "早产率", "致残率", "失明率", "近视率", "肥胖率", "超重率", "龋患率", "再入院率", "录取率"}

// certainRates count some of a group among the group: nothing makes them more than 100%. Coverage of a registered
// population, enrolment and the like do exceed it where people move.
var certainRates = [...]string{"合格率", "治愈率", "有效率", "满意率", "满意度", "死亡率", "病死率", "阳性率", "检出率", "达标率", "存活率", "生存率", "成功率", "准确率", "正确率", "及格率", "优良率", "优秀率", "漏诊率", "误诊率", "好转率", "缓解率", "剖宫产率", "吸烟率", "灵敏度", "特异度", "知晓率"}

// planned are bounded rates that are also said of a plan: 体检率达120% may mean a fifth more than was planned.
var planned = [...]string{"覆盖率", "签约率", "参保率", "接种率", "建档率", "管理率", "普及率", "筛查率", "随访率", "报告率", "办结率", "入户率", "配备率", "上线率", "体检率", "参检率", "建册率", "建卡率", "农村改厕率", "卫生厕所普及率"}

// notBounded are rates on another base, which copy rightly gives above 100%.
var notBounded = [...]string{"使用率", "增长率", "完成率", "利用率", "目标", "计划", "任务", "同比", "环比", "增", "毛", "相当于", "倍", "比值", "补", "赔", "毛入学", "拨备", "偿付", "接待量", "承载", "容量", "额定", "核定"}

// ofAnother reports whether a percentage behind a text is one of another value of the rate: 发病率是过去的300%.
func ofAnother(lead string) bool {
	lead, ok := strings.CutSuffix(strings.TrimRight(lead, " 约近"), "的")
	return ok && figures.Mentions(lead, "是", "为", "达到", "升至", "升到", "降至", "降到") && !affix.Ends(lead, "惊人", "罕见", "可喜")
}

// belowZero reports whether a text names what can be less than nothing, so that it falls by more than all there was: from profit
// to loss.
func belowZero(text string) bool {
	return figures.Mentions(text, "利润", "收益", "盈", "亏", "净", "现金流", "差额", "逆差", "顺差", "业绩")
}

// clauseBefore is the clause in front of that of a fact, in the same sentence.
func (c *block) clauseBefore(f *figures.Fact) string {
	start := c.Reading.Clauses[f.Clause].Start
	sentence := c.Reading.Sentences[c.Reading.Sentence(f)].Start
	if f.Clause == 0 || start <= sentence {
		return ""
	}
	return c.Text[max(sentence, c.Reading.Clauses[f.Clause-1].Start):start]
}

// ranges finds rates over 100% and falls of more than all there was.
func (c *block) ranges() {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		if f.Kind != figures.Percent || f.Reversed || f.Hi.Cmp(figures.Int(100)) <= 0 || f.Approx&figures.Vague != 0 || c.Used(i) {
			continue
		}
		lead := c.Reading.Lead(f)
		switch {
		case strings.HasPrefix(c.Text[f.Outer.End:], "的说法"):
		case f.Role == figures.Change && f.Up < 0:
			if belowZero(lead) || strings.Trim(lead, " ，,同环比按年较去上期下降减少滑低幅达了大") == "" && belowZero(c.clauseBefore(f)) {
				continue
			}
			if c.Use(i) {
				continue
			}
			c.Report(f.Span, lint.Diagnostic{
				Rule:    "percent/range",
				Message: lint.Say("降幅“%s”超过全部", "a fall of “%s” is more than there was", c.Quote(f.Span)),
				Notes:   figures.Notes(lint.Text{ZH: "降到零也只是下降100%", EN: "a fall to nothing is 100%"}),
			})
		case f.Role == figures.Level || f.Role == figures.To || f.Role == figures.Share || f.Role == figures.From || f.Role == figures.Limit:
			name := c.rateBefore(i)
			if name == "回收率" && !figures.Mentions(lead, "问卷", "调查表", "试卷", "选票") {
				continue // 加标回收率 of an assay scatters around 100%
			}
			if name == "" || figures.Mentions(lead, notBounded[:]...) || ofAnother(lead) {
				continue
			}
			if c.Use(i) {
				continue
			}
			severity := lint.Warning
			for _, r := range certainRates {
				if name == r && f.Exact() && c.Copy.Kind != lint.TableCell {
					severity = lint.Error
				}
			}
			why := lint.Text{ZH: "分子是分母的一部分", EN: "the numerator is part of the denominator"}
			if slices.Contains(planned[:], name) {
				plan := lint.Say("；若是完成计划的比例，宜写“完成计划的%s”", "; if a plan was exceeded, say so (%s of the plan)", c.Quote(f.Span))
				why.ZH, why.EN = why.ZH+plan.ZH, why.EN+plan.EN
			}
			c.Report(f.Span, lint.Diagnostic{
				Rule:     "percent/range",
				Severity: severity,
				Message:  lint.Say("%s不会超过100%%，文中为“%s”", "%s cannot exceed 100%%; the copy says “%s”", name, c.Quote(f.Span)),
				Notes:    figures.Notes(why),
			})
		}
	}
}

// rateBefore names the bounded rate that fact i is the value of, or "".
func (c *block) rateBefore(i int) string {
	f := &c.Reading.Facts[i]
	lead := c.Reading.Lead(f)
	if f.Role == figures.Share && strings.Contains(lead, "占") {
		if !figures.Mentions(lead, "GDP", "生产总值", "债", "收入的", "工资的") {
			return "占比"
		}
		return ""
	}
	t := c.Reading.Noun(f).Of(c.Text)
	if !strings.HasSuffix(t, "率") {
		// 体检率达120%, 患高血压的比例达156%
		t = strings.TrimRight(lead, " 已也均仅为达到高是实现")
	}
	for _, r := range boundedRates {
		if strings.HasSuffix(t, r) {
			return r
		}
	}
	return ""
}

// rateScale is how a vital rate is expressed and what range of it a country or county can have.
type rateScale struct {
	name   string
	kind   figures.Kind
	lo, hi float64 // plausible, in its own unit
	zh, en string
}

var rateScales = [...]rateScale{
	{"孕产妇死亡率", figures.PerHundredK, 0, 1500, "/10万", "per 100,000"},
	{"新生儿死亡率", figures.PerMille, 0, 80, "‰", "per mille"},
	{"婴儿死亡率", figures.PerMille, 0, 150, "‰", "per mille"},
	{"5岁以下儿童死亡率", figures.PerMille, 0, 250, "‰", "per mille"},
	{"五岁以下儿童死亡率", figures.PerMille, 0, 250, "‰", "per mille"},
	{"围产儿死亡率", figures.PerMille, 0, 100, "‰", "per mille"},
	{"人口自然增长率", figures.PerMille, -30, 50, "‰", "per mille"},
	{"人口出生率", figures.PerMille, 0, 60, "‰", "per mille"},
	{"人口死亡率", figures.PerMille, 0, 60, "‰", "per mille"},
}

// scales finds vital rates printed on the wrong scale: 孕产妇死亡率15.9%.
func (c *block) scales() {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		if f.Kind != figures.Percent && f.Kind != figures.PerMille && f.Kind != figures.PerHundredK || f.Interval {
			continue
		}
		if f.Role == figures.Share || f.Role == figures.Change && !strings.HasPrefix(f.Verb.Of(c.Text), "增长率") {
			continue
		}
		lead := c.Reading.Before(f, f.Start)
		for _, s := range rateScales {
			k := strings.LastIndex(lead, s.name)
			if k < 0 {
				continue
			}
			// Nothing but the verb, or the start of the movement, may stand between the name and the number.
			if between := lead[k+len(s.name):]; len(between) > 54 || strings.ContainsAny(between, "、和中") {
				continue
			}
			v := f.Lo.Float()
			if f.Kind == s.kind && v <= s.hi {
				break
			}
			// A percentage may be a rightly converted value; only one that no population has is wrong.
			if f.Kind == figures.Percent && (s.kind == figures.PerHundredK && v < 1.5 || s.kind == figures.PerMille && v*10 < 0.5*s.hi && v < 1) {
				break
			}
			if f.Kind == figures.PerMille && s.kind == figures.PerHundredK && v < 15 && v*100 <= s.hi && v < 3 {
				break
			}
			if f.Kind == figures.PerHundredK && s.kind == figures.PerMille && v >= 100 {
				break
			}
			if c.Use(i) {
				break
			}
			c.Report(f.Span, lint.Diagnostic{
				Rule:    "percent/scale",
				Message: lint.Say("%[1]s通常以%[2]s表示，“%[3]s”疑误", "%[1]s is given %[4]s; “%[3]s” is doubtful", s.name, s.zh, c.Quote(f.Span), s.en),
				Notes:   figures.Notes(lint.Say("孕产妇死亡率以每10万活产计，婴儿死亡率和人口出生率以千分率计", "maternal mortality is counted per 100,000 live births, infant mortality and birth rates per mille")),
			})
			break
		}
	}
}

// ratedActs are verb-object phrases that copy turns into a percentage by adding 率; the bare phrase has none.
var ratedActs = [...]string{"规范管理", "分级分层管理", "规范化管理", "知晓", "签约", "参保", "接种", "覆盖", "合格", "治愈", "满意", "达标", "建档", "随访", "就诊", "筛查", "检出", "有效", "入院", "普及", "控制", "早诊", "复诊", "救治成功", "健康管理", "分层管理", "分级管理", "网采", "规范治疗", "抗病毒治疗", "疫苗接种", "全程接种", "电子病历应用", "母乳喂养", "及时报告", "住院分娩", "健康体检", "报告及时", "疾病筛查", "抽检合格", "规范服药", "规律服药", "病原送检"}

// rateWords finds percentages that measure an act instead of its rate: 分级分层管理达到60%.
func (c *block) rateWords() {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		if f.Kind != figures.Percent || c.Used(i) || f.Role != figures.Level && f.Role != figures.Limit && f.Role != figures.To {
			continue
		}
		lead := strings.TrimRight(c.Reading.Lead(f), " ")
		base := f.Outer.Start - len(c.Reading.Lead(f))
		var verb string
		for _, v := range [...]string{"达到了", "达到", "均达", "高达", "达"} {
			if strings.HasSuffix(lead, v) {
				verb = v
				break
			}
		}
		if verb == "" {
			continue
		}
		lead = strings.TrimSuffix(lead, verb)
		// 任务完成60%, 全市60%的县: what follows makes it a share of things done.
		if tail := strings.TrimSpace(c.Text[f.Outer.End:]); strings.HasPrefix(tail, "的") {
			continue
		}
		act := ""
		for _, a := range ratedActs {
			if len(a) > len(act) && strings.HasSuffix(lead, a) {
				act = a
			}
		}
		if act == "" || figures.Mentions(lead, "率", "比例", "比重", "占", "任务", "进度", "目标", "计划", "程度", "水平") || c.Use(i) {
			continue
		}
		at := base + len(lead)
		c.Report(figures.Span{Start: at - len(act), End: f.End}, lint.Diagnostic{
			Rule:    "percent/missing-rate",
			Message: lint.Say("“%s”缺“率”字，百分数说的是比率", "“%s” lacks 率: a percentage measures a rate", c.Copy.Text[at-len(act):f.End]),
			Fixes:   []lint.Fix{lint.Replace(c.Copy, at, at, "率", false)},
		})
	}
}
