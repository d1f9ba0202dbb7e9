package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// extents are the measures whose parts may be added up.
var extents = map[string]bool{"平方米": true, "平方": true, "平方公里": true, "亩": true, "公顷": true, "公里": true, "吨": true, "公斤": true, "千克": true, "立方米": true}

// totals holds parts that are said to make a total against it.
func (c *block) totals() {
	for s := range c.Reading.Sentences {
		var idx []int
		a, b := c.Reading.InSentence(s)
		for i := a; i < b && len(idx) <= 40; i++ {
			f := &c.Reading.Facts[i]
			if f.Kind == figures.Count || f.Kind == figures.Money || f.Kind == figures.Measure && extents[f.Unit] {
				idx = append(idx, i)
			}
		}
		if len(idx) < 3 || len(idx) > 40 {
			continue
		}
		c.totalBefore(idx)
		c.totalBehind(idx)
	}
}

// usable reports whether a count is printed plainly enough to be added up.
func usable(f *figures.Fact) bool {
	return f.Approx == 0 && !f.Interval && f.Role != figures.Change && f.Role != figures.From && f.Role != figures.To && f.Role != figures.Limit
}

// totalBefore checks 新增15例，其中本地9例、输入7例 and 共15例：A县9例、B县7例.
func (c *block) totalBefore(idx []int) {
	for k, ti := range idx {
		t := &c.Reading.Facts[ti]
		if a, b := c.Reading.ListOf(ti); t.Approx != 0 || t.Interval || b-a > 1 || c.isBase(t) || strings.Contains(c.leadOf(t), "分别") {
			continue
		}
		var parts []int
		sorts := int64(0)
		for _, pi := range idx[k+1:] {
			p := &c.Reading.Facts[pi]
			if len(parts) == 0 && p.Hanzi && p.Mag == 0 && (p.Unit == "类" || p.Unit == "种" || p.Unit == "项" || p.Unit == "组") {
				sorts, _ = p.Lo.Integer() // 涉及三类问题，分别为185人次、…
				continue
			}
			if p.Hanzi && p.Mag == 0 && pi+1 < len(c.Reading.Facts) && c.Reading.Facts[pi+1].Outer.Start == p.Outer.End {
				continue // 一组168人、二组141人: a name
			}
			if !comparable(p, t) || len(parts) > 0 && strings.ContainsAny(c.Text[c.Reading.Facts[parts[len(parts)-1]].End:p.Start], "；;") {
				break // behind a semicolon another way to divide it, or another total
			}
			if !usable(p) && p.Role != figures.Part {
				parts = nil
				break
			}
			parts = append(parts, pi)
		}
		if len(parts) < 2 {
			continue
		}
		first, last := &c.Reading.Facts[parts[0]], &c.Reading.Facts[parts[len(parts)-1]]
		between := c.Text[t.Outer.End:first.Outer.Start]
		span := c.Text[t.Outer.End:last.End]
		if figures.Mentions(span, "等", "另", "此外", "累计", "新增", "；", ";", "增加", "减少") || strings.Count(between, "，")+strings.Count(between, ",") > 1+c.ratesBetween(ti, parts[0]) && !affix.Ends(strings.TrimSpace(between), "，分别为", "，分别是") {
			continue
		}
		// 54例，分布于A市31例、B县15例、C镇8例: all there are, if the list ends the sentence.
		spread := figures.Mentions(between, "分布于", "分布在", "分别来自", "分别分布") && endsOfSentence(c.Text[last.End:]) && strings.Contains(span, "、")
		link := strings.Contains(between, "其中") || strings.Contains(between, "，当中") || strings.HasPrefix(strings.TrimSpace(between), "：") || strings.HasPrefix(strings.TrimSpace(between), ":") || strings.HasPrefix(between, "（") || strings.HasPrefix(between, "(") || figures.Mentions(between, "包括", "分别为", "分别是", "即") || spread
		if len(parts) == 2 && c.sidesOf(first, last) >= 0 && figures.Mentions(c.leadOf(t), "人均", "次均", "平均", "户均") {
			continue // what one of each costs does not add up
		}
		two := len(parts) == 2 && c.complement(first, last, t) && (!strings.Contains(between, "包括") || c.bothOf(first, last))
		if !link && two {
			// 共报告48例，男性30例，女性20例: the halves follow without 其中, each named and nothing else.
			link = !strings.ContainsAny(c.leadOf(t), "男女阳阴") && c.bareHalf(first) && c.bareHalf(last) && last.Clause-first.Clause <= 1 && first.Clause-t.Clause == 1
		}
		if c.overlap(last) || last.Bracket && !first.Bracket {
			continue
		}
		if strings.Contains(c.leadOf(t), "不合格") && strings.Contains(c.leadOf(first), "不合格") {
			continue // 不合格2批次，其中标签不合格2批次、含量不合格1批次: one lot fails on several counts
		}
		rest := figures.Mentions(c.leadOf(last), "其余", "其他", "剩余", "余下")
		kinds := c.ofOneKind(parts) || len(parts) == 2 && c.complement(first, last, t) || sorts == int64(len(parts)) && strings.Contains(between, "分别")
		fates := len(parts) == 3 && c.outcomes(parts)
		done := fates && first.Clause-t.Clause == 1 && last.Clause-first.Clause == 2
		// 十起案例中，甲类6起、乙类3起、丙类2起，涉及…: the list is of them.
		among := strings.HasPrefix(strings.TrimLeft(between, "案病例患者人员名的"), "中，") && len(between) <= 60
		link = link || done || rest && len(parts) > 2 && first.Clause-t.Clause == 1 && last.Clause-first.Clause < len(parts) && endsOfSentence(c.Text[last.End:]) && figures.Mentions(notPublic.Replace(c.leadOf(t)), "共有", "总数", "共") || rest && strings.Contains(between, "中，") || among && (two || len(parts) > 2 && last.Clause == first.Clause && strings.Contains(span, "、")) || kinds && len(parts) > 2 && first.Clause-t.Clause <= 2 && endsOfSentence(c.Text[last.End:])
		if !link {
			continue
		}
		two = two || fates
		// A plain list may be incomplete, so that only a sum over the total is wrong.
		c.sum(ti, parts, two || rest || spread, kinds, "")
		return
	}
}

// ratesBetween counts the rates that stand, each in a clause of its own, between a total and its parts: 完成首针11606人，接种率93.0%，其中….
func (c *block) ratesBetween(i, j int) (n int) {
	for k := i + 1; k < j; k++ {
		if f := &c.Reading.Facts[k]; f.Kind == figures.Percent && f.Role == figures.Level {
			n++
		}
	}
	return n
}

// overlap reports whether brackets behind the last of some parts say that they have members in common: 本科70人、大专60人（10人兼具两种学历）.
func (c *block) overlap(last *figures.Fact) bool {
	const reach = 60 // bytes
	end := c.Reading.Sentences[c.Reading.Sentence(last)].End
	behind := c.Text[last.End:max(last.End, min(end, last.End+reach))]
	return affix.Starts(strings.TrimLeft(behind, " "), "（", "(") && figures.Mentions(behind, "兼", "重复", "同时", "既", "先")
}

// outcomes reports whether three parts are all that can have become of the cases: cured, dead, and still treated.
func (c *block) outcomes(parts []int) bool {
	seen := 0
	for _, i := range parts {
		lead := c.Text[max(c.Reading.Clauses[c.Reading.Facts[i].Clause].Start, c.Reading.Facts[i].Outer.Start-24):c.Reading.Facts[i].Outer.Start]
		if k := strings.LastIndexAny(lead, "、，,"); k >= 0 {
			lead = lead[k:]
		}
		switch {
		case figures.Mentions(lead, "重症", "危重", "轻症"): // 在治重症: some of those still treated
		case figures.Mentions(lead, "治愈", "出院", "康复"):
			seen |= 1
		case figures.Mentions(lead, "死亡", "病亡"):
			seen |= 2
		case figures.Mentions(lead, "在院", "在治", "住院", "治疗", "隔离", "现有"):
			seen |= 4
		}
	}
	return seen == 7
}

// totalBehind checks 门诊9例、住院7例，共15例.
func (c *block) totalBehind(idx []int) {
	for k := len(idx) - 1; k >= 2; k-- {
		t := &c.Reading.Facts[idx[k]]
		if t.Approx != 0 || t.Interval {
			continue
		}
		before := k - 1
		if c.opensClause(&c.Reading.Facts[idx[before]], t) {
			before-- // 三县合计: how many they are
		}
		lead := strings.TrimSpace(c.Text[max(c.Reading.Clauses[t.Clause].Start, c.Reading.Facts[idx[before]].End):t.Start])
		lead = strings.TrimLeft(lead, "，, （(、")
		named := true
		switch lead {
		case "共", "共计", "合计", "合共", "总计", "总共", "一共", "共有", "总共有", "合共有", "总数为", "总数达":
		default:
			named = before == k-1 && c.againTotal(lead, idx[:k]) || c.allOf(lead, t)
		}
		var parts []int
		for j := before; j >= 0; j-- {
			p := &c.Reading.Facts[idx[j]]
			if !comparable(p, t) || !usable(p) || t.Clause-p.Clause > k-j+1 {
				break
			}
			if figures.Mentions(c.Text[p.End:t.Start], "其中", "；", ";", "等", "：") {
				break
			}
			parts = append([]int{idx[j]}, parts...)
		}
		list := len(parts) > 2 && c.Reading.Facts[parts[0]].Clause == c.Reading.Facts[parts[len(parts)-1]].Clause && t.Clause-c.Reading.Facts[parts[0]].Clause == 1 && c.firstInClause(parts[0])
		if !named && !c.sumsUp(lead, t, parts) && !c.nearlySums(lead, t, parts) || before < k-1 && c.Reading.Facts[idx[before+1]].Lo.Cmp(figures.Int(int64(len(parts)))) != 0 || figures.Mentions(c.behind(t), "跨", "兼", "重复", "同时", "既", "交叉") {
			continue
		}
		if len(parts) < 2 || parts[0] != idx[0] && !list && named && !strings.Contains(c.leadOf(&c.Reading.Facts[parts[0]]), "分别") {
			continue
		}
		// A part bigger than the total is another thing; the sum must be near it to be meant.
		c.sum(idx[k], parts, true, false, lead)
		return
	}
}

// opensClause reports whether a count in words opens the clause of a total: 三县合计.
func (c *block) opensClause(f, t *figures.Fact) bool {
	return f.Clause == t.Clause && f.Hanzi && f.Mag == 0 && strings.Trim(c.leadOf(f), " ，,以上述这") == ""
}

// firstInClause reports whether no other count stands before fact i in its clause.
func (c *block) firstInClause(i int) bool {
	return i == 0 || c.Reading.Facts[i-1].Clause != c.Reading.Facts[i].Clause || c.Reading.Facts[i-1].Kind == figures.Date
}

// kindWords close the names of what divides a whole: districts, departments, grades. Nobody lives in two districts.
const kindWords = "区县镇乡市省州旗村科级期组院校班批度月"

// ofOneKind reports whether the parts are named, each right in front of its number, by words of one kind that exclude one
// another: 内科320人次，外科210人次; 中央补助…，省级配套….
func (c *block) ofOneKind(parts []int) bool {
	labels := make([]string, len(parts))
	for k, i := range parts {
		f := &c.Reading.Facts[i]
		from := max(c.Reading.Clauses[f.Clause].Start, f.Outer.Start-36)
		if k > 0 {
			from = max(from, c.Reading.Facts[parts[k-1]].Outer.End)
		}
		label := strings.Trim(c.Text[min(from, f.Outer.Start):f.Outer.Start], " ，,、：:和及有共为")
		if j := strings.LastIndex(label, "其中"); j >= 0 {
			label = label[j+len("其中"):]
		}
		labels[k] = strings.TrimLeft(label, "：:，,")
	}
	return sameClose(labels) || sameNature(labels) || figures.OneOfEach(exclusiveNames(), labels, 30)
}

// sameNature reports whether the labels name one thing of different natures: 缺血性卒中, 出血性卒中.
func sameNature(labels []string) bool {
	seen := map[string]bool{}
	thing := ""
	for k, l := range labels {
		nature, rest, ok := strings.Cut(l, "性")
		if !ok || nature == "" || rest == "" || len(l) > 36 || seen[nature] || k > 0 && rest != thing || figures.Mentions(l, "阳性", "男性", "女性") {
			return false
		}
		seen[nature], thing = true, rest
	}
	return true
}

// sameClose reports whether the labels are short, all different, and close with one word of kinds.
func sameClose(labels []string) bool {
	seen := map[string]bool{}
	last, _ := utf8.DecodeLastRuneInString(labels[0])
	if !strings.ContainsRune(kindWords, last) {
		return false
	}
	for _, l := range labels {
		r, _ := utf8.DecodeLastRuneInString(l)
		if r != last || len(l) > 21 || len(l) < 6 && r != '月' || seen[l] || figures.Mentions(l, "全", "各", "其他", "以上", "以下") {
			return false
		}
		seen[l] = true
	}
	return true
}
