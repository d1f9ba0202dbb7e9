package percent

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

const each = "分别"

// respectively holds the values behind 分别 against the subjects in front of it. A naive count is right once in ten
// times, so it looks only where the subjects are an explicit list right in front, in the same clause, and the values
// one unbroken run of one unit.
func (c *block) respectively() {
	fired := map[int]int{} // sentence → number of values of a 分别 that lacks its subjects
	if !c.Holds(each) && !hasPercent(c.Reading) {
		return
	}
	with := map[int]int{} // sentence → number of values behind a 分别
	for ci, cl := range c.Reading.Clauses {
		k := strings.Index(c.Text[cl.Start:cl.End], each)
		if k < 0 {
			continue
		}
		at := cl.Start + k
		first := c.firstAfter(ci, at)
		if first < 0 {
			continue
		}
		a, b := c.Reading.ListOf(first)
		if a != first || b-a < 2 {
			continue
		}
		with[cl.Sentence] = b - a
		c.arity(ci, at, a, b, fired)
	}
	if len(with) > 0 || strings.ContainsAny(c.Text, "和、") {
		c.missing(with)
	}
}

// firstAfter returns the first fact of clause ci behind offset at, or -1.
func (c *block) firstAfter(ci, at int) int {
	x, y := c.Reading.InClause(ci)
	for i := x; i < y; i++ {
		f := &c.Reading.Facts[i]
		if f.Start > at {
			switch f.Kind {
			case figures.Date, figures.Clock, figures.Identifier, figures.Ordinal, figures.Plain:
				return -1
			}
			return i
		}
	}
	return -1
}

// arity checks one 分别 with the values of facts [a, b).
func (c *block) arity(ci, at, a, b int, fired map[int]int) {
	cl := c.Reading.Clauses[ci]
	f := &c.Reading.Facts[a]
	values := b - a
	lead := c.Text[at+len(each) : f.Outer.Start]
	// 分别比上月末和去年末低…: the list stands behind 分别.
	if plain := strings.NewReplacer("同比", "", "环比", "").Replace(lead); strings.ContainsAny(lead, "、和与及") || figures.Mentions(plain, "比", "较", "给予", "来自", "按") || len(lead) > 36 {
		return
	}
	last := &c.Reading.Facts[b-1]
	tail := c.Text[last.Outer.End:cl.End]
	if affix.Starts(strings.TrimSpace(tail), "等", "、", "和-", "和－", "和负", "与-") {
		return // 45.9%、55.8%和-1.7%
	}
	// Another run lands behind a 由: both must have one length; values with labels between (在职90%、退休93%) nest.
	next := b
	if next < len(c.Reading.Facts) && c.Reading.Facts[next].Clause == ci {
		g := &c.Reading.Facts[next]
		x, y := c.Reading.ListOf(next)
		switch {
		case f.Role == figures.From && g.Role == figures.To && x == next && y-x != values:
			if y < len(c.Reading.Facts) && c.Reading.Facts[y].Clause == ci {
				return
			}
			if values%(y-x) == 0 || (y-x)%values == 0 {
				if y-x == 1 {
					return
				}
			}
			c.Report(figures.Span{Start: at, End: c.Reading.Facts[y-1].End}, lint.Diagnostic{
				Rule:    "percent/respectively",
				Message: lint.Say("“分别”前后数目不等：由%d个数变为%d个数", "分别 is uneven: %d numbers become %d", values, y-x),
			})
			return
		case g.Kind == f.Kind && strings.Contains(c.Text[last.End:g.Start], "、"), listMark(c.Text[last.Outer.End:g.Outer.Start]):
			return
		}
	} else if next < len(c.Reading.Facts) && c.Reading.Facts[next].Clause == ci+1 && c.Reading.Facts[next].Kind == f.Kind && labelled(c.Text[c.Reading.Clauses[ci+1].Start:c.Reading.Facts[next].Start]) {
		return
	}
	if at-cl.Start > 400 {
		return
	}
	subject := stripBrackets(c.Text[cl.Start:at])
	x, y := c.Reading.InClause(ci)
	for i := x; i < y; i++ {
		g := &c.Reading.Facts[i]
		if g.Start < at && g.Kind != figures.Date && g.Kind != figures.Identifier && g.Kind != figures.Ordinal && g.Kind != figures.Age {
			c.counted(g, at, a, b)
			return
		}
	}
	lo, hi := listItems(subject)
	if hi > 1 {
		if strings.Contains(subject, "等") || strings.Contains(subject, "各") {
			return
		}
		dun := strings.Count(subject, "、")
		if hi > dun+1 && values == (dun+1)*(hi-dun) {
			return // 两级 × 在职和退休
		}
		if values == product(subject) {
			return
		}
		for n := lo; n <= hi; n++ {
			if n == values || n%values == 0 || values%n == 0 {
				return
			}
		}
		// 制造业、建筑业、批发和零售业 is a list of three.
		if values == dun+1 && affix.Ends(strings.TrimRight(subject, "的"), "业", "主体数", "服务", "机构", "用品", "行业") {
			return
		}
		c.reportArity(at, a, b, lint.Say("“分别”前列了%d项，后面有%d个数", "分别 has %d subjects and %d values", max(lo, hi), values), subject)
		return
	}
	if c.lonely(ci, at, a, b, subject, fired) {
		fired[cl.Sentence] = values
		c.reportArity(at, a, b, lint.Say("“分别”后有%[2]d个数，前面只有一个主体", "分别 has %[2]d values and one subject", 1, values), subject)
	}
}

// counted checks 三个县的签约率分别为80%和85%: the subjects are counted, not listed.
func (c *block) counted(g *figures.Fact, at, a, b int) {
	n, ok := g.Lo.Integer()
	if g.Kind != figures.Count || !ok || g.Approx != 0 || g.Interval || n < 2 || n > 8 || int(n) == b-a {
		return
	}
	between := c.Text[g.End:at]
	before := c.Text[c.Reading.Clauses[g.Clause].Start:g.Start]
	// 麻疹、乙肝、百白破三种疫苗: the list before must count as many.
	if strings.Contains(before, "、") && !strings.ContainsAny(before, "和与及每各前第其等") && strings.Count(before, "、")+1 == int(n) {
		before = ""
	}
	if strings.ContainsAny(between, "、和与及") || strings.ContainsAny(before, "、和与及每各前第其") || len(between) > 45 || int(n)%(b-a) == 0 || (b-a)%int(n) == 0 {
		return
	}
	switch g.Unit {
	case "个", "家", "名", "省", "市", "县", "区", "项", "种", "类", "所", "省份", "城市", "县区", "地区", "国家", "街道", "社区", "乡镇":
		c.reportArity(at, a, b, lint.Say("“分别”前说%s，后面有%d个数", "分别 speaks of %s and gives %d values", c.Quote(g.Span), b-a), "")
	}
}

// product multiplies the lists that a subject nests: 高血压、糖尿病患者在村、乡两级的….
func product(t string) int {
	n := 1
	for _, part := range strings.FieldsFunc(t, func(r rune) bool { return strings.ContainsRune("在的对按从于", r) }) {
		if strings.ContainsAny(part, "、和与及") {
			_, hi := listItems(part)
			n *= hi
		}
	}
	return n
}

func (c *block) reportArity(at, a, b int, m lint.Text, subject string) {
	for i := a; i < b; i++ {
		c.Use(i)
	}
	d := lint.Diagnostic{Rule: "percent/respectively", Message: m, Confidence: 0.8}
	if s := strings.TrimSpace(subject); s != "" {
		d.Notes = figures.Notes(lint.Say("前面的主体：%s；后面的数：%s", "subjects: %s; values: %s", s, c.Copy.Text[c.Reading.Facts[a].Start:c.Reading.Facts[b-1].End]))
	}
	c.Report(figures.Span{Start: at, End: c.Reading.Facts[b-1].End}, d)
}

// plural are signs that one phrase names several things without listing them.
var plural = [...]string{"两", "双", "各", "二者", "三者", "前者", "前后", "男女", "城乡", "沪深", "老幼", "昼夜", "进出口", "早晚", "甲乙", "内外", "上下", "南北", "东西", "中美", "中日", "父母", "夫妻", "夫妇", "兄弟", "姐妹", "母女", "父子", "母婴", "医患", "医护", "军地", "收支", "产销", "供需", "购销", "存贷", "量价", "盈亏", "量额", "高低", "大小", "多种", "多个", "多家", "许多", "一些", "这些", "它们", "他们", "她们", "上述", "其中", "因病因", "前三", "前两", "如下", "数据", "来源", "：", "“"}

// lonely reports whether 分别 follows a single subject and nothing before it in the paragraph can lend it another.
func (c *block) lonely(ci, at, a, b int, subject string, fired map[int]int) bool {
	cl := c.Reading.Clauses[ci]
	f := &c.Reading.Facts[a]
	if strings.TrimSpace(subject) == "" || b-a != 2 && b-a != 3 {
		return false
	}
	if f.Kind != figures.Percent && f.Kind != figures.Points && fired[cl.Sentence] == 0 {
		return false
	}
	if fired[cl.Sentence] == b-a {
		return !figures.Mentions(subject, plural[:]...)
	}
	sent := c.Reading.Sentences[cl.Sentence]
	if at-sent.Start > 400 {
		return false
	}
	before := c.Text[sent.Start:at]
	if figures.Mentions(before, plural[:]...) || strings.ContainsAny(before, "、和与及；;") {
		return false
	}
	// The sentence before may name the subjects.
	if cl.Sentence > 0 && strings.ContainsAny(affix.Tail(c.Reading.Sentences[cl.Sentence-1].Of(c.Text), mostOfSentence), "、和与及两") {
		return false
	}
	x, y := c.Reading.InSentence(cl.Sentence)
	for i := x; i < y && c.Reading.Facts[i].Start <= at; i++ {
		g := &c.Reading.Facts[i]
		if g.Kind != figures.Date || spans(g) == b-a {
			return false
		}
	}
	// Only a period may stand in front of the clause.
	for j := ci - 1; j >= 0 && c.Reading.Clauses[j].Sentence == cl.Sentence; j-- {
		p := c.Text[c.Reading.Clauses[j].Start:c.Reading.Clauses[j].End]
		if !strings.ContainsAny(p, "年月日季度") || len(p) > 45 {
			return false
		}
	}
	return f.Role == figures.Change && !c.looseGrammar()
}

// looseGrammar reports whether the block is a heading, a table cell or a caption.
func (c *block) looseGrammar() bool {
	return c.Copy.Kind == lint.Heading || c.Copy.Kind == lint.TableCell || c.Copy.Kind == lint.Caption
}

// spans returns the number of years or months a date range covers, both ends counted; 2 for two dates.
func spans(g *figures.Fact) int {
	switch {
	case !g.Interval:
		return 1
	case g.Day.Month == 0:
		return g.Day2.Year - g.Day.Year + 1
	case g.Day.Day == 0:
		return (g.Day2.Year-g.Day.Year)*12 + g.Day2.Month - g.Day.Month + 1
	}
	return 0
}

// listMark reports whether only a list mark stands between two values: 1.5倍、3.3倍和72.6%.
func listMark(t string) bool {
	switch strings.TrimSpace(t) {
	case "、", "和", "与", "及", "以及":
		return true
	}
	return false
}

// labelled reports whether a short label without a verb stands before a value: 退休, 在职.
func labelled(t string) bool {
	t = strings.TrimSpace(t)
	return t != "" && len(t) <= 12 && !figures.Mentions(t, "率", "同比", "下降", "增长", "达", "为")
}

// alone reports whether one subject is given two changes, 总医疗费用同比下降12.7%和10.4%, and nothing around it can be the
// other subject or the other period.
func (c *block) alone(a, b int, subject, tail string) bool {
	f := &c.Reading.Facts[a]
	if b-a != 2 || f.Verb.Empty() || !c.Reading.Facts[b-1].Post.Empty() || strings.TrimSpace(subject) == "" || tail != "" && !affix.Starts(tail, "，", "。", "；", ",", ";") {
		return false
	}
	cl := c.Reading.Clauses[f.Clause]
	sent := c.Reading.Sentences[cl.Sentence]
	if f.Start-sent.Start > 300 {
		return false
	}
	before := c.Text[sent.Start:f.Verb.Start]
	if figures.Mentions(before, plural[:]...) || strings.ContainsAny(before, "、和与及；;或") {
		return false
	}
	x, y := c.Reading.InSentence(cl.Sentence)
	for i := x; i < y && i < a; i++ {
		if g := &c.Reading.Facts[i]; g.Kind != figures.Date || g.Interval && spans(g) == 2 {
			return false
		}
	}
	if cl.Sentence > 0 && strings.ContainsAny(affix.Tail(c.Reading.Sentences[cl.Sentence-1].Of(c.Text), mostOfSentence), "、和与及两") {
		return false
	}
	return true
}

// listItems counts the items of the list at the end of a subject phrase: lo if every 和 is inside an item, hi if
// every one separates two.
func listItems(t string) (lo, hi int) {
	if k := strings.Index(t, "相比"); k >= 0 {
		t = t[k+len("相比"):]
	}
	if k := strings.Index(t, "同比"); k >= 0 && affix.Starts(strings.TrimSpace(t), "与", "和") {
		t = t[k+len("同比"):] // 与前年同比分别增长
	}
	for _, w := range [...]string{"及以下", "及以上", "及其", "及时", "普及", "涉及", "以及时", "参与", "和平", "和谐", "总和", "饱和", "暖和", "温和", "与会", "与否", "共和国", "和睦", "缓和", "与此同时", "与去年", "与上年", "与同期", "赠与", "以及人"} {
		t = strings.ReplaceAll(t, w, strings.Repeat("某", len(w)/3))
	}
	dun := strings.Count(t, "、")
	and := 0
	for _, w := range [...]string{"和", "与", "及"} {
		and += strings.Count(t, w)
	}
	if k := strings.LastIndexAny(t, "和与及"); and == 1 && k > strings.LastIndex(t, "、") {
		// 甲、乙和丙; but 计算机通信和其他电子设备制造业 is one item, so the words before 和 must be short.
		before := t[:k]
		if dun > 0 {
			before = before[strings.LastIndex(before, "、")+len("、"):]
		}
		if n := len(before) / 3; n <= 4 || dun == 0 && n <= 8 {
			return dun + 2, dun + 2
		}
	}
	return dun + 1, dun + and + 1
}

// mostOfSentence bounds what is looked at of a sentence, in bytes, so that a text without a stop stays linear.
const mostOfSentence = 900

func stripBrackets(t string) string {
	for _, p := range [...][2]string{{"（", "）"}, {"(", ")"}} {
		for {
			i := strings.Index(t, p[0])
			if i < 0 {
				break
			}
			j := strings.Index(t[i:], p[1])
			if j < 0 {
				break
			}
			t = t[:i] + t[i+j+len(p[1]):]
		}
	}
	return t
}

// missing finds two values that need a 分别: the sentence has one for its other pairs, or the subjects are a list of
// as many.
func (c *block) missing(with map[int]int) {
	for i := 0; i < len(c.Reading.Facts); {
		a, b := c.Reading.ListOf(i)
		i = max(b, i+1)
		f := &c.Reading.Facts[a]
		if b-a < 2 || f.Kind != figures.Percent && f.Kind != figures.Points || f.Role != figures.Change || c.Used(a) {
			continue
		}
		cl := c.Reading.Clauses[f.Clause]
		if f.Outer.Start-cl.Start > 400 {
			continue
		}
		lead := c.Text[cl.Start:f.Outer.Start]
		last := &c.Reading.Facts[b-1]
		tail := strings.TrimSpace(c.Text[last.Outer.End:])
		if figures.Mentions(lead, each, "各", "每", "依次", "先后", "约为", "从", "由", "至") || affix.Starts(tail, "的", "两", "三", "之间", "不等", "以上", "、", "等", "左右") || c.looseGrammar() {
			continue
		}
		values := b - a
		subject := stripBrackets(c.Text[cl.Start:max(cl.Start, f.Verb.Start)])
		_, hi := listItems(subject)
		n := cl.Sentence
		ok := with[n] == values && (hi == 1 || hi == values)
		if !ok && hi == values && hi >= 2 && strings.ContainsAny(subject, "、和与") && !strings.Contains(subject, "等") {
			ok = f.Verb.End > f.Verb.Start
		}
		ok = ok || c.alone(a, b, subject, tail)
		if !ok {
			continue
		}
		for j := a; j < b; j++ {
			c.Use(j)
		}
		at := f.Verb.Start
		d := lint.Diagnostic{
			Rule:       "percent/missing-respectively",
			Message:    lint.Say("“%s”并列%d个数而无“分别”", "“%s” sets %d values side by side without 分别", c.Copy.Text[at:last.End], values),
			Confidence: 0.7,
		}
		if at >= cl.Start && at < f.Start {
			d.Fixes = []lint.Fix{lint.Replace(c.Copy, at, at, each, false)}
		}
		c.Report(figures.Span{Start: at, End: last.End}, d)
	}
}
