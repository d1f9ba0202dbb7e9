package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// halves are names of the two parts of a whole.
var halves = [...][2]string{{"男", "女"}, {"本地", "输入"}, {"本土", "输入"}, {"本土", "境外"}, {"公立", "民办"}, {"公立", "民营"}, {"公办", "民办"}, {"门诊", "住院"}, {"城镇", "农村"}, {"城市", "农村"}, {"初诊", "复诊"}, {"省内", "省外"}, {"国内", "国外"}, {"阳性", "阴性"}, {"合格", "不合格"}, {"市内", "市外"}, {"境内", "境外"}, {"在职", "退休"}, {"职工", "居民"}, {"重伤", "轻伤"}, {"有症状", "无症状"}, {"此前", "首次"}, {"已确诊", "首次"}, {"既往", "新"}, {"择期", "急诊"}, {"重症", "轻症"}, {"初治", "复治"}, {"城区", "农村"}, {"儿童", "成人"}, {"未成年", "成年"}, {"上半年", "下半年"}, {"上半月", "下半月"}, {"上午", "下午"}, {"一季度", "二季度"}, {"三季度", "四季度"}, {"第一剂", "第二剂"}, {"第一针", "第二针"}, {"财政补助", "个人缴费"}, {"地上", "地下"}, {"政府补助", "个人缴费"}, {"财政补贴", "个人缴费"}}

// complement reports whether two parts are the halves of a whole by name.
func (c *block) complement(a, b, t *figures.Fact) bool {
	la := c.Text[max(c.Reading.Clauses[a.Clause].Start, t.End):a.Start] + tailOf(c.Text, a, b.Start)
	lb := c.Text[max(c.Reading.Clauses[b.Clause].Start, a.End):b.Start] + tailOf(c.Text, b, c.Reading.Clauses[b.Clause].End)
	if strings.Contains(c.Text[a.End:b.Start], "其中") {
		return false
	}
	if strings.Contains(c.leadOf(t), "门急诊") && strings.Contains(la, "门诊") && strings.Contains(lb, "急诊") {
		return true
	}
	for _, h := range halves {
		if isHead(t.Unit) && affix.Starts(h[0], "第一剂", "第一针") {
			continue // who had the second had the first too
		}
		if strings.HasSuffix(h[0], "季度") && !c.ofHalfYear(t) {
			continue // 前三季度96.3亿元，其中一季度31.2亿元、二季度32.1亿元: the third quarter stands elsewhere
		}
		for _, p := range [2][2]string{h, {h[1], h[0]}} {
			if strings.Contains(la, p[0]) && strings.Contains(lb, p[1]) && (!strings.Contains(la, p[1]) || strings.Contains(p[1], p[0]) || strings.Contains(p[0], p[1])) {
				return true
			}
		}
	}
	return false
}

// ofHalfYear reports whether the sentence says in front of a total that it is of half a year, or names the two quarters.
func (c *block) ofHalfYear(t *figures.Fact) bool {
	s := c.Reading.Sentences[c.Reading.Sentence(t)]
	return figures.Mentions(window(c.Text, s.Start, t.Start, t), "半年", "6月", "六个月", "6个月", "两个季度", "两季度", "12月")
}

// tailOf is what a count names behind its unit: 9例本地病例.
func tailOf(t string, f *figures.Fact, end int) string {
	end = min(end, len(t), f.End+18)
	if end <= f.End {
		return ""
	}
	s := t[f.End:end]
	if k := strings.IndexAny(s, "，,、。；;）)和"); k >= 0 {
		s = s[:k]
	}
	return s
}

// bothOf reports whether two parts behind 包括 are joined by 和 and are all that the sentence counts: 包括9宗本地及3宗输入个案.
func (c *block) bothOf(a, b *figures.Fact) bool {
	between := c.Text[a.End:b.Start]
	return len(between) <= 36 && affix.Ends(strings.TrimRight(between, " 有"), "及", "和", "与", "、") && !strings.ContainsAny(between, "，；") && !figures.Mentions(c.behind(b), "另", "其余", "其他", "此外", "其馀", "调查", "不明", "例", "宗", "人")
}

// bareHalf reports whether the clause of a part names a half of the whole and no more: 男性30例, 不合格12批次.
func (c *block) bareHalf(p *figures.Fact) bool {
	from := c.Reading.Clauses[p.Clause].Start
	if k := strings.LastIndex(c.Reading.Lead(p), "、"); k >= 0 { // 男性30例、女性20例
		from = p.Outer.Start - len(c.Reading.Lead(p)) + k
	}
	lead := strings.Trim(c.Text[max(from, p.Outer.Start-21):p.Outer.Start], " ，,、")
	return len(lead) <= 15 && p.Outer.Start-from <= 18 && !figures.Mentions(lead, "累计", "新增", "年", "月", "昨", "今") && ends(c.Text[p.End:])
}
