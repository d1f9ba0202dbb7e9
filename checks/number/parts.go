package number

import (
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

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
			if strings.ContainsAny(between, "；;。，,）)") || strings.HasSuffix(between, "设") || !strings.ContainsAny(lastRune(c.Text[:p.Among.Start]), "，,；;。：:（( ") && p.Among.Start > 0 || c.otherThings(i, p.Among.End) {
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

// halves are names of the two parts of a whole.
var halves = [...][2]string{{"男", "女"}, {"本地", "输入"}, {"本土", "输入"}, {"本土", "境外"}, {"公立", "民办"}, {"公立", "民营"}, {"公办", "民办"}, {"门诊", "住院"}, {"城镇", "农村"}, {"城市", "农村"}, {"初诊", "复诊"}, {"省内", "省外"}, {"国内", "国外"}, {"阳性", "阴性"}, {"合格", "不合格"}, {"市内", "市外"}, {"境内", "境外"}, {"在职", "退休"}, {"职工", "居民"}, {"重伤", "轻伤"}, {"有症状", "无症状"}, {"此前", "首次"}, {"已确诊", "首次"}, {"既往", "新"}, {"择期", "急诊"}, {"重症", "轻症"}, {"初治", "复治"}, {"城区", "农村"}, {"儿童", "成人"}, {"未成年", "成年"}, {"上半年", "下半年"}, {"上半月", "下半月"}, {"上午", "下午"}, {"一季度", "二季度"}, {"三季度", "四季度"}, {"第一剂", "第二剂"}, {"第一针", "第二针"}}

// totals holds parts that are said to make a total against it.
func (c *block) totals() {
	for s := range c.Reading.Sentences {
		var idx []int
		a, b := c.Reading.InSentence(s)
		for i := a; i < b && len(idx) <= 40; i++ {
			f := &c.Reading.Facts[i]
			if f.Kind == figures.Count || f.Kind == figures.Money {
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
			if !comparable(p, t) {
				break
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
		if figures.Mentions(span, "等", "另", "此外", "累计", "新增", "；", ";", "增加", "减少") || strings.Count(between, "，")+strings.Count(between, ",") > 1 && !affix.Ends(strings.TrimSpace(between), "，分别为", "，分别是") {
			continue
		}
		// 54例，分布于A市31例、B县15例、C镇8例: all there are, if the list ends the sentence.
		spread := figures.Mentions(between, "分布于", "分布在", "分别来自", "分别分布") && endsOfSentence(c.Text[last.End:]) && strings.Contains(span, "、")
		link := strings.Contains(between, "其中") || strings.Contains(between, "，当中") || strings.HasPrefix(strings.TrimSpace(between), "：") || strings.HasPrefix(strings.TrimSpace(between), ":") || strings.HasPrefix(between, "（") || strings.HasPrefix(between, "(") || figures.Mentions(between, "包括", "分别为", "分别是", "即") || spread
		two := len(parts) == 2 && c.complement(first, last, t) && !strings.Contains(between, "包括")
		if !link && two {
			// 共报告48例，男性30例，女性20例: the halves follow without 其中, each named and nothing else.
			link = !strings.ContainsAny(c.leadOf(t), "男女阳阴") && c.bareHalf(first) && c.bareHalf(last) && last.Clause-first.Clause <= 1 && first.Clause-t.Clause == 1
		}
		rest := figures.Mentions(c.leadOf(last), "其余", "其他", "剩余", "余下")
		kinds := c.ofOneKind(parts) || sorts == int64(len(parts)) && strings.Contains(between, "分别")
		fates := len(parts) == 3 && c.outcomes(parts)
		done := fates && first.Clause-t.Clause == 1 && last.Clause-first.Clause == 2
		// 十起案例中，甲类6起、乙类3起、丙类2起，涉及…: the list is of them.
		among := strings.HasPrefix(strings.TrimLeft(between, "案病例患者人员名的"), "中，") && len(between) <= 60
		link = link || done || rest && strings.Contains(between, "中，") || among && (two || len(parts) > 2 && last.Clause == first.Clause && strings.Contains(span, "、")) || kinds && len(parts) > 2 && first.Clause-t.Clause <= 2 && endsOfSentence(c.Text[last.End:])
		if !link {
			continue
		}
		two = two || fates
		// A plain list may be incomplete, so that only a sum over the total is wrong.
		c.sum(ti, parts, two || rest || spread, kinds, "")
		return
	}
}

// bareHalf reports whether the clause of a part names a half of the whole and no more: 男性30例, 不合格12批次.
func (c *block) bareHalf(p *figures.Fact) bool {
	lead := strings.Trim(c.Text[max(c.Reading.Clauses[p.Clause].Start, p.Outer.Start-21):p.Outer.Start], " ，,、")
	return len(lead) <= 15 && p.Outer.Start-c.Reading.Clauses[p.Clause].Start <= 18 && !figures.Mentions(lead, "累计", "新增", "年", "月", "昨", "今") && ends(c.Text[p.End:])
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

// complement reports whether two parts are the halves of a whole by name.
func (c *block) complement(a, b, t *figures.Fact) bool {
	la := c.Text[max(c.Reading.Clauses[a.Clause].Start, t.End):a.Start] + tailOf(c.Text, a, b.Start)
	lb := c.Text[max(c.Reading.Clauses[b.Clause].Start, a.End):b.Start] + tailOf(c.Text, b, c.Reading.Clauses[b.Clause].End)
	if strings.Contains(c.Text[a.End:b.Start], "其中") {
		return false
	}
	for _, h := range halves {
		if isHead(t.Unit) && affix.Starts(h[0], "第一剂", "第一针") {
			continue // who had the second had the first too
		}
		for _, p := range [2][2]string{h, {h[1], h[0]}} {
			if strings.Contains(la, p[0]) && strings.Contains(lb, p[1]) && (!strings.Contains(la, p[1]) || strings.Contains(p[1], p[0]) || strings.Contains(p[0], p[1])) {
				return true
			}
		}
	}
	return false
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

// totalBehind checks 门诊9例、住院7例，共15例.
func (c *block) totalBehind(idx []int) {
	for k := len(idx) - 1; k >= 2; k-- {
		t := &c.Reading.Facts[idx[k]]
		if t.Approx != 0 || t.Interval {
			continue
		}
		lead := strings.TrimSpace(c.Text[max(c.Reading.Clauses[t.Clause].Start, c.Reading.Facts[idx[k-1]].End):t.Start])
		lead = strings.TrimLeft(lead, "，, （(、")
		switch lead {
		case "共", "共计", "合计", "合共", "总计", "总共", "一共", "共有", "总共有", "合共有", "总数为", "总数达":
		default:
			if !c.againTotal(lead, idx[:k]) {
				continue
			}
		}
		var parts []int
		for j := k - 1; j >= 0; j-- {
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
		if len(parts) < 2 || parts[0] != idx[0] && !list && !strings.Contains(c.leadOf(&c.Reading.Facts[parts[0]]), "分别") {
			continue
		}
		// A part bigger than the total is another thing; the sum must be near it to be meant.
		c.sum(idx[k], parts, true, false, lead)
		return
	}
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

// againTotal reports whether the words in front of a total say that it is one, with the verb of the parts, which are a list
// under 分别: 分别培训120人、150人、180人，累计培训500人.
func (c *block) againTotal(lead string, idx []int) bool {
	verb := ""
	for _, w := range [...]string{"累计", "共计", "合计", "合共", "总共", "一共", "共"} {
		if v, ok := strings.CutPrefix(lead, w); ok {
			verb = v
			break
		}
	}
	last := idx[len(idx)-1]
	a, b := c.Reading.ListOf(last)
	first := c.leadOf(&c.Reading.Facts[a])
	return verb != "" && len(verb) <= 12 && b-a > 1 && b == last+1 && strings.HasSuffix(first, "分别"+verb)
}

// holders returns how many of the subjects in front of a part have so many each: 2 for 乙县和丙县各报告2例, 1 for 丙县报告2例; 0 if the copy
// does not say how many there are.
func (c *block) holders(p *figures.Fact) int64 {
	lead := c.Text[max(c.Reading.Clauses[p.Clause].Start, p.Outer.Start-90):p.Outer.Start]
	k := strings.LastIndex(lead, "各")
	if k < 0 || len(lead)-k > len("各")+9 || affix.Starts(lead[k:], "各类", "各种", "各项", "各级") {
		return 1
	}
	subjects := lead[:k]
	if strings.ContainsAny(lead[k:], "0123456789（(") {
		return 1
	}
	if d := strings.LastIndexAny(subjects, "0123456789"); d >= 0 { // 甲县6件、乙县和丙县各2件; but 第7天和第21天各1剂
		before, after, ok := strings.Cut(subjects[d:], "、")
		if ok && len(before) <= 12 {
			subjects = after
		}
	}
	n := strings.Count(subjects, "、") + strings.Count(subjects, "和") + strings.Count(subjects, "及") + strings.Count(subjects, "与")
	if n == 0 {
		return 0
	}
	return int64(n + 1)
}

func (c *block) sum(ti int, parts []int, exact, kinds bool, lead string) {
	t := &c.Reading.Facts[ti]
	total := new(big.Rat)
	slack := new(big.Rat)
	terms := make([]string, len(parts))
	var related []lint.Related
	origins := strings.Contains(c.leadOf(&c.Reading.Facts[parts[0]]), "来自") // nobody comes from two places
	kinds = kinds || origins
	for k, i := range parts {
		p := &c.Reading.Facts[i]
		if !exact && strings.HasSuffix(c.leadOf(p), "的") && !origins {
			return // 有慢性病的980人、独居的430人: what one person can be at once
		}
		each := c.holders(p)
		if each == 0 {
			return
		}
		total.Add(total, new(big.Rat).Mul(p.Value(), big.NewRat(each, 1)))
		if p.Places() > 0 || p.Mag > 0 {
			slack.Add(slack, p.Step())
		}
		if terms[k] = p.Figure(); each > 1 {
			terms[k] = p.Figure() + "×" + strconv.FormatInt(each, 10)
		}
		related = append(related, c.Related(p.Span, "一部分", "one of the parts"))
		if p.Value().Cmp(t.Value()) > 0 {
			return // number/part-whole, or no part at all
		}
	}
	if t.Places() > 0 || t.Mag > 0 {
		slack.Add(slack, t.Step())
	}
	diff := new(big.Rat).Sub(total, t.Value())
	if runSums(c.Reading, parts, t) {
		return // 21例（肺5例、胃3例）: some of the parts are parts of parts
	}
	if new(big.Rat).Abs(diff).Cmp(slack) <= 0 || !exact && diff.Sign() < 0 {
		return
	}
	if !exact && diff.Sign() > 0 {
		// Patients have several symptoms: 发热72例、咳嗽65例 of 86. Parts of one sum miss it by little.
		if total.Cmp(new(big.Rat).Mul(t.Value(), big.NewRat(5, 4))) > 0 {
			return
		}
		// Categories may overlap: tell only a list that names its parts with 、 in one clause.
		first, last := &c.Reading.Facts[parts[0]], &c.Reading.Facts[parts[len(parts)-1]]
		if !kinds && (!disjoint(c.Text[t.End:last.End]) || last.Clause-first.Clause > 0 && strings.Contains(c.Text[t.End:first.Start], "其中")) {
			return
		}
	}
	if lead != "" {
		// 共 behind a long text may sum more than this sentence; a total less than half off is meant.
		if total.Cmp(new(big.Rat).Mul(t.Value(), big.NewRat(2, 1))) > 0 || t.Value().Cmp(new(big.Rat).Mul(total, big.NewRat(2, 1))) > 0 {
			return
		}
	}
	c.wrongTotal(ti, total, t.Amount(total, 4), terms, related)
}

// wrongTotal reports fact i, which is not the sum of the terms; shown is that sum as the terms are written.
func (c *block) wrongTotal(i int, sum *big.Rat, shown string, terms []string, related []lint.Related) {
	t := &c.Reading.Facts[i]
	c.Use(i)
	c.Report(t.Span, lint.Diagnostic{
		Rule:    "number/total",
		Message: lint.Say("各部分合计%[1]s，文中总数为“%[2]s”", "the parts add up to %[3]s, the total is given as “%[2]s”", inUnit(sum, t), c.Quote(t.Span), shown),
		Notes:   figures.Notes(lint.Say("%s＝%s，文中为%s", "%s = %s, stated %s", strings.Join(terms, "＋"), shown, c.Quote(t.Span))),
		Related: related,
	})
}

// inUnit writes an amount as a fact is printed, with its unit and its 万 or 亿.
func inUnit(v *big.Rat, f *figures.Fact) string {
	return f.Amount(v, 4) + f.Unit
}

// asPrinted writes an amount with the unit that the copy gives fact f: 毫摩尔/升 where it does not say mmol/L.
func (c *block) asPrinted(v *big.Rat, f *figures.Fact) string {
	if unit := strings.TrimSpace(c.Text[f.Number.End:f.End]); f.Mag == 0 && unit != "" {
		return figures.Format(v, 4) + unit
	}
	return inUnit(v, f)
}

// runSums reports whether some run of the parts, or all but one, already make the total.
func runSums(r *figures.Reading, parts []int, t *figures.Fact) bool {
	for a := range parts {
		sum := new(big.Rat)
		for _, i := range parts[a:] {
			sum.Add(sum, r.Facts[i].Value())
			if sum.Cmp(t.Value()) == 0 && len(parts) > 2 {
				return true
			}
		}
		rest := new(big.Rat)
		for k, i := range parts {
			if k != a {
				rest.Add(rest, r.Facts[i].Value())
			}
		}
		if rest.Cmp(t.Value()) == 0 && len(parts) > 2 {
			return true
		}
	}
	return false
}

// disjoint reports whether the parts read like places or kinds that exclude each other.
func disjoint(t string) bool {
	return !figures.Mentions(t, "时间点", "阶段", "腔镜", "微创", "四级", "机器人", "党员", "博士", "硕士", "高级", "副高", "女性", "青年", "分别鉴定", "任何", "合并", "发热", "咳嗽", "头痛", "乏力", "腹泻", "腹痛", "呕吐", "皮疹", "高血压", "症状", "以上", "以下", "伴", "有症状", "重症", "死亡", "治愈", "出院", "使用", "密切接触", "既往") && strings.Contains(t, "、")
}
