package percent

import (
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// notParts are words that let percentages add up to anything: answers that may be ticked together, groups inside
// groups, changes.
var notParts = [...]string{"多选", "合并", "伴有", "有的", "同时", "以上的", "增长", "下降", "提高", "上升", "同比", "环比", "覆盖", "报销", "以内", "完成", "合格率", "超过一半"}

// sums holds parts that are meant to make the whole against 100%.
func (c *block) sums() {
	for s := range c.Reading.Sentences {
		var parts []int
		a, b := c.Reading.InSentence(s)
		for i := a; i < b; i++ {
			f := &c.Reading.Facts[i]
			if f.Kind != figures.Percent {
				continue
			}
			if f.Interval || f.Role != figures.Share && f.Role != figures.Level && !(f.Role == figures.Total && len(parts) >= 2) || f.Approx&^figures.About != 0 {
				parts = nil
				break
			}
			parts = append(parts, i)
		}
		for k := 0; len(parts) > 2 && len(parts) <= 30 && k+1 < len(parts); k++ {
			if pair := parts[k : k+2]; c.ownPair(pair) {
				c.sum(s, pair) // 男性占52%，女性占48%；城镇占60%，农村占45%
			}
		}
		if len(parts) > 2 && len(parts) <= 30 {
			if run := c.closedEarly(s, parts); run != nil {
				c.sum(s, run)
			}
		}
		if len(parts) >= 2 && len(parts) <= 30 {
			c.sum(s, parts)
		}
		for i := a + 2; i < b; i++ {
			c.together(i)
		}
	}
}

// together holds a percentage that is said to be others taken together against them: 超重率为13.2%，肥胖率为10.1%，两者合计23.3%.
func (c *block) together(i int) {
	t := &c.Reading.Facts[i]
	if t.Kind != figures.Percent || t.Role != figures.Total || !t.Exact() || c.Used(i) {
		return
	}
	n := 2
	switch strings.TrimRight(strings.TrimLeft(c.Reading.Lead(t), "，, "), " 为达约") {
	case "两者合计", "二者合计", "两项合计", "两者相加", "二者相加", "两者加起来", "两类合计":
	case "三者合计", "三项合计", "三者相加", "三类合计":
		n = 3
	default:
		return
	}
	total, slack := new(big.Rat), new(big.Rat)
	terms := make([]string, 0, n)
	var related []lint.Related
	for k := i - n; k < i; k++ {
		if k < 0 {
			return
		}
		f := &c.Reading.Facts[k]
		if f.Kind != figures.Percent || !f.Exact() || f.Role != figures.Level && f.Role != figures.Share || c.Reading.Sentence(f) != c.Reading.Sentence(t) || t.Clause-f.Clause > n {
			return
		}
		total.Add(total, f.Value())
		slack.Add(slack, new(big.Rat).Quo(f.Step(), big.NewRat(2, 1)))
		terms = append(terms, figures.Format(f.Value(), 4)+"%")
		related = append(related, c.Related(f.Span, "一部分", "one of the parts"))
	}
	slack.Add(slack, new(big.Rat).Quo(t.Step(), big.NewRat(2, 1)))
	diff := new(big.Rat).Sub(total, t.Value())
	if diff.Abs(diff).Cmp(slack) <= 0 {
		return
	}
	c.Use(i)
	sum := figures.Format(total, 4)
	c.Report(t.Span, lint.Diagnostic{
		Rule:    "percent/sum",
		Message: lint.Say("合计应为%s%%，文中为“%s”", "together they are %s%%, the copy says “%s”", sum, c.Quote(t.Span)),
		Notes:   figures.Notes(lint.Say("%[1]s＝%[3]s%%", "%[2]s = %[3]s%%", strings.Join(terms, "＋"), strings.Join(terms, " + "), sum)),
		Related: related,
	})
}

// closedEarly returns the parts of sentence s up to the one that is the rest of their whole, where others of another division follow behind a
// semicolon: 女性占82%，其余18%为男性；35岁以下者占57%. nil if there are none.
func (c *block) closedEarly(s int, parts []int) []int {
	start := c.Reading.Sentences[s].Start
	for k := 1; k+1 < len(parts); k++ {
		f, next := &c.Reading.Facts[parts[k]], &c.Reading.Facts[parts[k+1]]
		if !strings.ContainsAny(c.Text[f.Outer.End:next.Outer.Start], "；;") {
			continue
		}
		if strings.ContainsAny(c.Text[start:c.Reading.Facts[parts[0]].Outer.Start], "；;") || !affix.Starts(strings.TrimLeft(c.Reading.Lead(f), " ，,"), "其余", "剩余", "剩下", "余下") || c.Reading.Facts[parts[0]].Role != figures.Share && f.Role != figures.Share {
			return nil
		}
		return parts[:k+1]
	}
	return nil
}

func (c *block) sum(s int, parts []int) {
	text := c.Reading.Sentences[s].Of(c.Text)
	if last := &c.Reading.Facts[parts[len(parts)-1]]; leavesRest(c.Reading.Before(last, last.Start), len(parts)) {
		if k := strings.IndexAny(c.Text[last.End:c.Reading.Sentences[s].End], "；;"); k >= 0 { // what follows is of another division
			text = c.Text[c.Reading.Sentences[s].Start : last.End+k]
		}
	}
	divided := c.divided(s, parts)
	for _, w := range notParts {
		if strings.Contains(text, w) && !(divided && (w == "以内" || w == "以上的")) { // groups are named by bands: 1小时以内的
			return
		}
	}
	stated := c.statesWhole(parts)
	if !stated && c.Reading.Facts[parts[len(parts)-1]].Role == figures.Total {
		return
	}
	if stated {
		parts = parts[:len(parts)-1]
	}
	if slices.ContainsFunc(parts, c.Used) || c.ofOthers(parts) {
		return // the share that is wrong is told; 占男生的54%, 占女生的61%
	}
	if c.ofTwoGroups(parts) || c.sharesInWords(parts) {
		return
	}
	last := &c.Reading.Facts[parts[len(parts)-1]]
	rest := leavesRest(c.Reading.Before(last, last.Start), len(parts))
	exclusive := len(parts) >= 3 && c.exclusive(parts)
	once, all := c.closed(s, parts)
	if exclusive = exclusive || groupsListed().MatchString(text); exclusive && bloodGroups(text, parts) {
		once, all = true, true
	}
	if !exclusive && !once && !stated && !rest && !divided && figures.Mentions(text, answers[:]...) {
		return
	}
	// What is left of the whole may go unsaid behind 其中, unless 其他 closes the list.
	among := strings.Contains(text, "其中") && !(rest && c.allAmong(parts)) && !divided
	total, slack := new(big.Rat), new(big.Rat)
	share := 0
	about := false
	for _, i := range parts {
		f := &c.Reading.Facts[i]
		total.Add(total, f.Value())
		slack.Add(slack, new(big.Rat).Quo(f.Step(), big.NewRat(2, 1)))
		if f.Role == figures.Share {
			share++
		}
		about = about || f.Approx != 0
	}
	if exclusive && once && share == 0 && !figures.Mentions(text, "率", "患", "感染", "死亡", "阳性", "接种") {
		share = len(parts) // A型28.4%、B型…，别无其他分型
	}
	if once && len(parts) >= 3 && share == 0 && (strings.Count(text, "选择") >= 2 || strings.Count(text, "认为") >= 2) && !figures.Mentions(text, "率", "男性", "女性", "城市", "农村", "岁", "其中") {
		share = len(parts) // 限选一项：42.5%的人选择…，31.0%选择…
	}
	exclusive = (exclusive || once && len(parts) >= 3) && share == len(parts)
	whole := stated || rest && share > 0 || divided && share == len(parts) || all && exclusive
	// 资金来源为：…, 按年龄分，…: the parts are all there are.
	if exclusive && (figures.Mentions(text, "来源为：", "构成为：", "构成如下：") || strings.HasPrefix(text, "按") && strings.Contains(text[:min(len(text), 30)], "分，")) {
		whole = true
	}
	over := exclusive || !c.ofCounts(s) && figures.Mentions(text, "分别占", "依次占", "构成比", "占比分别", "占比依次", "比重分别", "所占比例分别") || share >= 3 && (namesWhole(c, parts) || share == len(parts) && dimension().MatchString(text))
	certain := false
	if len(parts) == 2 && c.bracketHalves(parts) {
		whole = true
		share = 2
	}
	if len(parts) == 2 && share > 0 && (c.halves(parts) || c.listedHalves(parts)) {
		whole = true
		certain = share == 2 && !about && c.Reading.Facts[parts[1]].Clause-c.Reading.Facts[parts[0]].Clause <= 1
	}
	if share == 0 && !strings.Contains(text, "构成比") {
		whole, over = stated || whole && rest, false
	}
	if about {
		slack.Add(slack, big.NewRat(5, 1))
	}
	diff := new(big.Rat).Sub(total, big.NewRat(100, 1))
	excess := new(big.Rat).Sub(diff, slack)
	switch {
	case among && !(certain && excess.Sign() > 0):
		return
	case whole && new(big.Rat).Abs(diff).Cmp(slack) > 0:
	case over && excess.Sign() > 0 && total.Cmp(big.NewRat(140, 1)) <= 0 && sameWhole(c, parts):
	default:
		return
	}
	if c.groupMakesWhole(parts) {
		return
	}
	terms := make([]string, len(parts))
	var related []lint.Related
	for k, i := range parts {
		terms[k] = figures.Format(c.Reading.Facts[i].Value(), 4) + "%"
		if k < len(parts)-1 {
			related = append(related, c.Related(c.Reading.Facts[i].Span, "一部分", "one of the parts"))
		}
		c.Use(i)
	}
	severity := lint.Warning
	if certain && diff.Sign() > 0 {
		severity = lint.Error // two halves over the whole: nothing can be left out
	}
	c.Report(last.Span, lint.Diagnostic{
		Rule:     "percent/sum",
		Severity: severity,
		Message:  lint.Say("各部分合计%s%%，不是100%%", "the parts add up to %s%%, not 100%%", figures.Format(total, 4)),
		Notes:    figures.Notes(lint.Say("%[1]s＝%[3]s%%", "%[2]s = %[3]s%%", strings.Join(terms, "＋"), strings.Join(terms, " + "), figures.Format(total, 4))),
		Related:  related,
	})
}

// ofTwoGroups reports whether the parts are one thing of two groups and then another of the same two: 联合组为53.1%，单药组为38.4%；停药者
// 分别占9.6%和4.2%.
func (c *block) ofTwoGroups(parts []int) bool {
	last := c.Reading.Facts[parts[len(parts)-1]].List
	return last > parts[0] && strings.Contains(c.Reading.Before(&c.Reading.Facts[last], c.Reading.Facts[last].Outer.Start), "分别") &&
		strings.Contains(c.Text[c.Reading.Facts[parts[0]].End:c.Reading.Facts[last].Start], "；")
}

// sharesInWords reports whether the sentence gives another share in words, which is a part as well: 癌症占了七成，心梗占9%，其余占21%.
func (c *block) sharesInWords(parts []int) bool {
	a, _ := c.Reading.InSentence(c.Reading.Sentence(&c.Reading.Facts[parts[0]]))
	for i := a; i < parts[len(parts)-1]; i++ {
		if f := &c.Reading.Facts[i]; (f.Kind == figures.Tenths || f.Kind == figures.Fraction) && f.Role != figures.Change && !f.Bracket {
			return true
		}
	}
	return false
}

// leavesRest reports whether the last part, whose clause begins so, is what the others leave: 其余为, or after two others 其他占.
func leavesRest(lead string, parts int) bool {
	if figures.Mentions(lead, "其余", "剩余", "剩下") {
		return true
	}
	lead = strings.TrimRight(lead, " 占为约是仅：")
	for _, kind := range []string{"原因", "因素", "病因", "类型", "类", "疾病", "人员", "情况", "方式", "途径", "支出", "来源"} {
		if s, ok := strings.CutSuffix(lead, kind); ok {
			lead = s
			break
		}
	}
	if k := strings.LastIndexAny(lead, "，、；,;"); k >= 0 {
		lead = strings.TrimLeft(lead[k:], "，、；,; ")
	}
	// 其他人群占, 其他科室占
	return parts > 2 && (affix.Ends(lead, "其他", "其它") || affix.Starts(lead, "其他", "其它") && utf8.RuneCountInString(lead) <= 8 && !strings.ContainsAny(lead, "0123456789的"))
}

// statesWhole reports whether the last of the parts is their sum: 合计100%.
func (c *block) statesWhole(parts []int) bool {
	last := &c.Reading.Facts[parts[len(parts)-1]]
	return len(parts) > 2 && last.Lo.Cmp(figures.Int(100)) == 0 && last.Role == figures.Total
}

// ofCounts reports whether the sentence counts two or more things in a list before it gives shares: 170个地市、1451个县
// 分别占50.7%、50.8% are of two wholes.
func (c *block) ofCounts(s int) bool {
	a, b := c.Reading.InSentence(s)
	for i := a; i < b; i++ {
		f := &c.Reading.Facts[i]
		if f.Kind != figures.Count {
			continue
		}
		if x, y := c.Reading.ListOf(i); y-x > 1 {
			return true
		}
		if i+1 < b && c.Reading.Facts[i+1].Kind == figures.Count && strings.HasPrefix(strings.TrimLeft(c.Reading.Text[f.End:c.Reading.Facts[i+1].Start], "地市县区个家名"), "、") {
			return true
		}
	}
	return false
}

// sameWhole rejects parts that name different wholes: 占门诊的30%，占住院的80%.
func sameWhole(c *block, parts []int) bool {
	first := ""
	for k, i := range parts {
		f := &c.Reading.Facts[i]
		if f.List != i {
			continue
		}
		t := c.Reading.Lead(f)
		j := strings.LastIndex(t, "占")
		object := ""
		if j >= 0 {
			object = strings.Trim(t[j+len("占"):], " 比例为约达到了的")
		}
		if k == 0 {
			first = object
		} else if object != "" && object != first {
			return false
		}
	}
	return true
}

// nameOf reports whether half stands right before 占 in t: 男性占, 城镇居民占; not 女性患者中55岁以下者占.
func nameOf(t, half string) bool {
	k := strings.LastIndex(t, half)
	return k >= 0 && len(t)-k <= 33 && !strings.Contains(t[k:], "中") && !strings.ContainsAny(t[k:], "0123456789")
}

// namesWhole reports whether every part says what it is a part of: 占总数的, 占全部病例的.
func namesWhole(c *block, parts []int) bool {
	n := 0
	for _, i := range parts {
		f := &c.Reading.Facts[i]
		if t := c.Reading.Lead(f); figures.Mentions(t, "占总", "占全部", "占所有", "占病例总数", "占患者总数") {
			n++
		}
	}
	return n > 0 && n >= len(parts)-1
}

// halves reports whether the two parts are the two halves of a whole, each named right before its number.
func (c *block) halves(parts []int) bool {
	a, b := &c.Reading.Facts[parts[0]], &c.Reading.Facts[parts[1]]
	la := c.Reading.Before(a, a.Start)
	lb := c.Text[max(c.Reading.Clauses[b.Clause].Start, a.Outer.End):b.Start]
	if i := parts[0] - 1; i >= 0 && strings.Trim(la, " ，,约为") == "占" { // 女性1824人，占57%；男性占43%
		if n := &c.Reading.Facts[i]; n.Kind == figures.Count && a.Clause-n.Clause == 1 && n.Exact() {
			la = c.Reading.Lead(n)
		}
	}
	for _, o := range opposites {
		for _, p := range [2][2]string{o, {o[1], o[0]}} {
			if nameOf(la, p[0]) && nameOf(lb, p[1]) && !strings.Contains(la, p[1]) && !strings.Contains(lb, p[0]) {
				return true
			}
		}
	}
	return false
}

// bracketHalves reports whether the two parts stand in brackets behind the counts of the two halves of a whole, which add up to something near it:
// 男性320例（53%）、女性300例（47%）.
func (c *block) bracketHalves(parts []int) bool {
	var names [2]string
	var counts [2]*figures.Fact
	total := new(big.Rat)
	for k, i := range parts {
		p := &c.Reading.Facts[i]
		if i == 0 || !p.Bracket || !p.Exact() {
			return false
		}
		n := &c.Reading.Facts[i-1]
		if n.Kind != figures.Count || n.Bracket || strings.Trim(c.Text[n.End:p.Start], " （(") != "" || k == 1 && n.Clause-c.Reading.Facts[parts[0]].Clause > 1 {
			return false
		}
		fields := strings.FieldsFunc(c.Reading.Lead(n), func(r rune) bool { return strings.ContainsRune("，、；：（）() ", r) })
		if len(fields) == 0 {
			return false
		}
		names[k] = strings.TrimPrefix(fields[len(fields)-1], "其中")
		counts[k] = n
		total.Add(total, p.Value())
	}
	if !c.sharesOfBoth(parts, counts) {
		return false // 男生32人（45%）、女生42人（65%）体重超标: of the boys, and of the girls
	}
	for _, h := range [...]string{"", "性", "孩", "童", "生"} {
		if names == [2]string{"男" + h, "女" + h} || names == [2]string{"女" + h, "男" + h} {
			return total.Cmp(big.NewRat(120, 1)) < 0 && total.Cmp(big.NewRat(80, 1)) > 0
		}
	}
	return false
}

// sharesOfBoth reports whether one of two shares at least is that of its count among both.
func (c *block) sharesOfBoth(parts []int, counts [2]*figures.Fact) bool {
	both := new(big.Rat).Add(counts[0].Value(), counts[1].Value())
	for k, i := range parts {
		q, ok1 := figures.Divide(counts[k].Value(), both)
		stated, ok2 := c.Reading.Facts[i].Printed()
		if ok1 && ok2 && holds(q, stated) {
			return true
		}
	}
	return false
}

// opposed are names of two rates of which each is what the other leaves.
var opposed = [...][2]string{{"阳性率", "阴性率"}, {"有效率", "无效率"}, {"满意度", "不满意度"}, {"满意度", "不满意率"}, {"灵敏度", "漏诊率"}, {"敏感度", "漏诊率"}, {"敏感性", "漏诊率"}, {"灵敏度", "假阴性率"}, {"特异度", "误诊率"}, {"特异性", "误诊率"}, {"特异度", "假阳性率"}, {"治愈率", "未愈率"}}

// rateHalves finds two rates that leave no room for one another: 合格率98%，不合格率5%. Less than all of both may leave a third:
// some answer neither.
func (c *block) rateHalves() {
	r := c.Reading
	for k := 1; k < len(r.Facts); k++ {
		a, b := &r.Facts[k-1], &r.Facts[k]
		if !standing(a) || !standing(b) || b.Clause-a.Clause > 1 || r.Sentence(a) != r.Sentence(b) || c.Used(k) {
			continue
		}
		one, other := rateName(r.Lead(a)), rateName(c.Text[max(r.Clauses[b.Clause].Start, a.Outer.End):b.Outer.Start])
		sum := new(big.Rat).Add(a.Value(), b.Value())
		if !opposite(one, other) || sum.Cmp(big.NewRat(101, 1)) < 0 {
			continue
		}
		c.Use(k)
		c.Report(b.Span, lint.Diagnostic{
			Rule:     "percent/sum",
			Severity: severityOf(a, b),
			Message:  lint.Say("“%s”与“%s”合计%s%%，超过100%%", "“%s” and “%s” add up to %s%%, more than 100%%", c.Quote(a.Span), c.Quote(b.Span), figures.Format(sum, 4)),
			Notes:    figures.Notes(lint.Text{ZH: "两者互补，合计不能超过100%", EN: "each is what the other leaves: together they cannot exceed 100%"}),
			Related:  []lint.Related{c.Related(a.Span, "另一部分", "the other part")},
		})
	}
}

// rateName returns the name of a rate that ends the words in front of a number, "" if there is none.
func rateName(lead string) string {
	t := strings.TrimRight(lead, " 为达到仅约是高")
	if !affix.Ends(t, "率", "度", "敏感性", "特异性") {
		return ""
	}
	if k := strings.LastIndexAny(t, "，,、的 ："); k >= 0 {
		t = strings.TrimLeft(t[k:], "，,、的 ：")
	}
	return t
}

// opposite reports whether one of two names of rates denies the other.
func opposite(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	for _, p := range opposed {
		if strings.HasSuffix(a, p[0]) && strings.HasSuffix(b, p[1]) || strings.HasSuffix(a, p[1]) && strings.HasSuffix(b, p[0]) {
			return !strings.HasSuffix(a, p[1]) || !strings.HasSuffix(b, p[1])
		}
	}
	for _, no := range [...]string{"不", "未"} { // 全校接种率, 未接种率
		if core, ok := strings.CutPrefix(b, no); ok && len(core) >= len("接种率") && strings.HasSuffix(a, core) && !strings.HasSuffix(a, b) {
			return true
		}
	}
	return a != b && (affix.Ends(b, "不"+a, "未"+a) || affix.Ends(a, "不"+b, "未"+b))
}
