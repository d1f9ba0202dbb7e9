package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// joined reports whether the words between two counts make one group of both.
func joined(between string) bool {
	return len(between) <= len("国防部长级官员和") && affix.Ends(strings.TrimRight(between, " "), "和", "与", "及", "、") && !strings.ContainsAny(between, "，。；：,;")
}

// longestParts is how many bytes lie at most between 其中 and its part. A line without marks has a 其中 in front of all its figures.
const longestParts = 600

// partWhole finds a part that exceeds its whole: 抽查500家，不合格620家; 床位8199张，其中已使用8279张.
func (c *block) partWhole() {
	for i := range c.Reading.Facts {
		p := &c.Reading.Facts[i]
		if p.Kind != figures.Count && p.Kind != figures.Money || p.Interval || p.Approx&^(figures.Over|figures.AtLeast) != 0 || p.Role == figures.Change || p.Role == figures.From || p.Role == figures.To {
			continue
		}
		lead := c.leadOf(p)
		if p.Unit == "座" || strings.ContainsAny(p.Unit, "/／") || figures.Mentions(lead, "平均", "均价", "人均", "户均") {
			continue // what holds of each, or of a part on average, may be more
		}
		from, word := -1, ""
		if !p.Among.Empty() {
			from, word = p.Among.Start, "其中"
			// Only the clause of 其中 and the ones that continue it.
			// 参与其中 is a verb's object; after a closing bracket the parts are over.
			between := strings.TrimLeft(c.Text[p.Among.End:p.Start], "，,")
			if len(between) > longestParts || strings.ContainsAny(between, "；;。，,）)") || strings.HasSuffix(between, "设") || !strings.ContainsAny(lastRune(c.Text[:p.Among.Start]), "，,；;。：:（( ") && p.Among.Start > 0 || c.otherThings(i, p.Among.End) {
				continue
			}
		} else if j := c.outOf(i); j >= 0 {
			from, word = c.Reading.Facts[j].End+1, "其中"
		} else if w := partWord(lead); w != "" && p.Kind == figures.Count && p.Unit != "例" {
			from, word = c.Reading.Clauses[p.Clause].Start, w
		}
		if from < 0 {
			continue
		}
		whole := -1
		ok := true
		for j := i - 1; j >= max(0, i-30) && ok; j-- {
			f := &c.Reading.Facts[j]
			if c.Reading.Sentence(f) != c.Reading.Sentence(p) {
				break
			}
			if f.Start >= from || f.Kind == figures.Date || f.Kind == figures.Ordinal || f.Kind == figures.Identifier {
				continue
			}
			if !comparable(f, p) || c.loose(f, p) || f.Hanzi && f.Lo.Cmp(figures.Int(1)) == 0 {
				continue
			}
			if f.Role == figures.Change || f.Role == figures.From {
				continue
			}
			if f.Approx&figures.Vague != 0 || f.Interval {
				ok = false
			}
			if whole >= 0 && f.Kind == c.Reading.Facts[whole].Kind && f.Unit == c.Reading.Facts[whole].Unit && joined(c.Text[f.End:max(f.End, c.Reading.Facts[whole].Start)]) {
				ok = false // 三名护士和四名医生…，其中五人: the whole is the sum
			}
			if lead := c.leadOf(f); strings.Contains(lead, "、") && affix.Ends(strings.TrimRight(lead, " 的"), "其他", "另外", "另") {
				ok = false // 甲、乙和其他两名患者…，其中四人
			}
			if whole < 0 || f.Lo.Cmp(c.Reading.Facts[whole].Lo) > 0 {
				whole = j
			}
		}
		if !ok || whole < 0 {
			continue
		}
		w := &c.Reading.Facts[whole]
		if p.Kind == figures.Money && p.Clause-w.Clause > 1 {
			continue // 赔偿1.5万元，获利没收，其中现金6万元: of what was taken, not of what was paid
		}
		if word != "其中" && (!checked(c.leadOf(w)) || p.Clause-w.Clause > 1) {
			continue
		}
		if perOne(c.leadOf(w)) && !isComponent(lead) {
			continue // 次均费用9800元，其中三级医院13500元: what holds on average does not hold of every group
		}
		rp, _ := p.Range()
		rw, _ := w.Range()
		if rp.Lo == nil || rw.Hi == nil || rp.Lo.Cmp(rw.Hi) <= 0 || w.Approx&(figures.Over|figures.AtLeast) != 0 || figures.Mentions(c.Text[w.End:p.Start], "新增", "累计", "总", "共", "另") || c.Use(i) {
			continue
		}
		c.Report(p.Span, lint.Diagnostic{
			Rule:     "number/part-whole",
			Severity: severityOf(p, w),
			Message:  lint.Say("部分“%s”大于全体“%s”", "the part “%s” exceeds the whole “%s”", c.Quote(p.Span), c.Quote(w.Span)),
			Notes:    figures.Notes(lint.Say("%s＞%s", "%s > %s", p.Figure(), w.Figure())),
			Related:  []lint.Related{c.Related(w.Span, "全体", "the whole")},
		})
	}
}

// perOne reports whether what a text leads to is a mean, or counted for each of something: 次均费用, 日均接诊, 每千人口床位.
func perOne(lead string) bool {
	if figures.Mentions(lead, "人均", "次均", "例均", "户均", "床均", "院均", "日均", "周均", "月均", "年均", "平均", "千人口", "万人口", "中位") {
		return true
	}
	_, each, ok := strings.Cut(lead, "每")
	return ok && !affix.Starts(each, "年", "月", "日", "天", "周")
}

// isComponent reports whether what a text leads to is a component of a cost, not a group of those who bear it: of 次均费用320元
// no 药费 is 428元.
func isComponent(lead string) bool {
	return affix.Ends(strings.TrimRight(lead, " 为达到约是有了"), "费", "费用", "耗材", "药品", "药", "检查", "化验", "检验", "自付", "自负", "自费", "个人支付", "个人承担", "个人负担", "报销", "医保支付", "统筹支付", "基金支付", "补助", "补贴", "缴费")
}

// otherThings reports whether other things are counted between an offset and fact i: 其中一台车连续变更三条车道.
func (c *block) otherThings(i, from int) bool {
	for j := i - 1; j >= 0 && c.Reading.Facts[j].Start >= from; j-- {
		if f := &c.Reading.Facts[j]; f.Kind == figures.Count && !comparable(f, &c.Reading.Facts[i]) {
			return true
		}
	}
	return false
}

// outOf finds the whole that a part is taken from: 在200名患者中，有230名; -1 if there is none.
func (c *block) outOf(i int) int {
	p := &c.Reading.Facts[i]
	if i == 0 || strings.TrimSpace(strings.TrimLeft(c.leadOf(p), "，,")) != "有" {
		return -1
	}
	w := &c.Reading.Facts[i-1]
	if p.Clause-w.Clause != 1 || c.Reading.Sentence(p) != c.Reading.Sentence(w) || c.leadOf(w) != "" && !affix.Starts(strings.TrimLeft(c.leadOf(w), " "), "在", "全市", "全县", "全省", "全区", "全院", "全国", "这", "参与", "接受", "被", "受访", "全部") {
		return -1
	}
	if between := c.Text[w.End:p.Outer.Start]; !strings.Contains(between, "中，") || len(between) > 60 {
		return -1
	}
	return i - 1
}

func lastRune(t string) string {
	_, w := utf8.DecodeLastRuneInString(t)
	return t[len(t)-w:]
}

// loose reports whether a general measure word counts two different things: 17个托盘, 其中20万个口罩.
func (c *block) loose(f, p *figures.Fact) bool {
	switch f.Unit {
	case "个", "件", "批", "种", "项", "套", "份", "箱", "盒", "次", "支", "条", "元":
	default:
		return false
	}
	if f.Unit == "元" {
		return false
	}
	fn, pn := c.Reading.Noun(f), c.Reading.Noun(p)
	a, b := fn.Of(c.Text), pn.Of(c.Text)
	return fn.Start >= f.End && pn.Start >= p.End && a != b && !strings.HasSuffix(a, b) && !strings.HasSuffix(b, a)
}

// partWord names an outcome that can only be part of what was checked.
func partWord(lead string) string {
	for _, w := range [...]string{"不合格", "阳性", "异常", "不达标", "违规", "不符合", "存在问题", "未通过", "合格", "阴性", "达标"} {
		if strings.Contains(lead, w) {
			return w
		}
	}
	return ""
}

func checked(lead string) bool {
	return figures.Mentions(lead, "抽查", "抽检", "检查", "抽取", "检测", "筛查", "排查", "检验", "采样", "送检", "监测", "评审", "考核", "调查", "体检")
}
