package number

import (
	"math/big"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// headlineMoves holds what a headline says of two levels against the only two that the story gives of the same: 四年翻了四番 over 由2.1万张增加到8.4万张,
// 入院率达基线水平三倍 over 1.08例，远高于0.27例的基线水平, 每次多付110元 over 由420元调为550元.
func headlineMoves(p *lint.Pass, v *figures.View, s layout.Story) {
	if s.Title == nil || s.Notice {
		return
	}
	title := blockAt(p, v, s.Title.Index)
	times, at := title.timesSaid()
	var off *figures.Fact
	if times == 0 {
		if off = title.differenceSaid(); off == nil {
			return
		}
		at = off.Span
	}
	var in *block
	var from, to *figures.Fact
	for k := s.Title.Index + 1; k < s.End; k++ {
		c := blockAt(p, v, k)
		for _, pair := range c.twoLevels() {
			a, b := pair[0], pair[1]
			if off != nil && !comparable(a, off) {
				continue
			}
			if off != nil && c.liesSoFar(a, b, off) || times > 0 && c.isTimes(a, b, times) {
				return
			}
			said := c.Text[max(c.Reading.Sentences[c.Reading.Sentence(a)].Start, min(a.Start, b.Start)-120):max(a.Start, b.Start)]
			if k := strings.LastIndex(said, "；"); k >= 0 {
				said = said[k:]
			}
			if !a.Exact() || !b.Exact() || from != nil && !comparable(a, from) || !sharesWord(said, nounsOf(title.Text[:at.Start])) {
				continue
			}
			if from != nil {
				return // of several
			}
			from, to, in = a, b, c
		}
		for i := range c.Reading.Facts {
			f := &c.Reading.Facts[i]
			if off != nil && comparable(f, off) && f.Lo.Cmp(off.Lo) == 0 || times > 0 && f.Kind == figures.Multiple {
				return // the body says it as well, of what it may be
			}
		}
	}
	if from == nil {
		return
	}
	if off != nil {
		if off.Up != 0 && (off.Up > 0) != (to.Lo.Cmp(from.Lo) > 0) {
			return
		}
		diff := new(big.Rat).Sub(to.Value(), from.Value())
		title.headlineAgainst(in, off.Span, from, to, lint.Say("相差%s", "%s apart", inUnit(diff.Abs(diff), from)))
		return
	}
	ratio, ok := figures.Divide(to.Value(), from.Value())
	if !ok {
		return
	}
	if r, _ := ratio.Float64(); r > 1.3 {
		title.headlineAgainst(in, at, from, to, lint.Say("是%s倍", "×%s", figures.Format(ratio, 2)))
	}
}

// headlineAgainst reports what the headline says at a place of two levels of the body, which are as result has it.
func (c *block) headlineAgainst(in *block, at figures.Span, from, to *figures.Fact, result lint.Text) {
	c.Report(at, lint.Diagnostic{
		Rule: "number/headline",
		Message: lint.Say("标题为“%[1]s”，正文由%[2]s到%[3]s%[4]s", "“%[1]s” in the headline; %[2]s to %[3]s in the body is %[5]s",
			c.Quote(at), in.Quote(from.Span), in.Quote(to.Span), result.ZH, result.EN),
		Related: []lint.Related{in.Related(from.Span, "起点", "where it starts"), in.Related(to.Span, "终点", "where it ends")},
	})
}

// timesSaid returns how many times as much the block says that something has become, or is, where it says so once, and where: 16 for 翻四番, 4 for 增长三倍,
// 3 for 达三倍.
func (c *block) timesSaid() (times float64, at figures.Span) {
	if !c.Holds("番", "倍") {
		return 0, at
	}
	if m := doubles().FindAllStringSubmatchIndex(c.Text, -1); len(m) == 1 {
		if strings.Count(c.Text, "倍")+strings.Count(c.Text, "番") > 1 || affix.Ends(c.Text[:m[0][0]], "近", "约", "将", "望", "拟", "超", "逾") || affix.Starts(c.Text[m[0][1]:], "多", "以上", "余") {
			return 0, at
		}
		return timesOf(c.Text, m[0]), figures.Span{Start: m[0][0], End: m[0][1]}
	}
	f := theOne(c.Reading, figures.Multiple, func(f *figures.Fact) bool {
		return f.Exact() && f.Role != figures.Change && f.Lo.Cmp(figures.Int(1)) > 0 && !affix.Starts(c.Text[f.End:], "速", "镜", "率", "体", "以上", "多") && figures.Mentions(c.leadOf(f), "达", "是", "为", "升至", "增至", "增到", "扩大到", "高出") && !figures.Mentions(c.leadOf(f), "可", "或", "将", "风险")
	})
	if f == nil {
		return 0, at
	}
	return f.Lo.Float(), f.Span
}

// differenceSaid returns the one amount of the block that says by how much something changed, nil where there is none: 缩短34周, 每次多付110元.
func (c *block) differenceSaid() (found *figures.Fact) {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		if !apartIn(f.Kind) {
			continue
		}
		lead := strings.TrimRight(c.leadOf(f), " 了逾约")
		if f.Role != figures.Change && !affix.Ends(lead, "多付", "少付", "多缴", "少缴", "多花", "少花", "便宜", "缩短", "延长", "涨", "降", "增", "减", "省") {
			continue
		}
		if found != nil || !f.Exact() || affix.Ends(lead, "新增", "再增", "拟增", "将增") {
			return nil
		}
		found = f
	}
	return found
}

// twoLevels returns the levels of the block that something moved from and to, or that one is said to be above: 1.08例，远高于0.27例.
func (c *block) twoLevels() (pairs [][2]*figures.Fact) {
	r := c.Reading
	for _, m := range r.Movements() {
		pairs = append(pairs, [2]*figures.Fact{&r.Facts[m.From], &r.Facts[m.To]})
	}
	for k := range r.Facts {
		f := r.Facts[k]
		if above := []string{"高于", "多于", "超过"}; affix.Starts(strings.TrimLeft(r.Before(&f, f.Number.Start), " ，,也仍均略远明显大幅已"), above...) { // which is how it stands to the other, not to the figure behind
			f.Approx &^= figures.Over
			j := k - 1
			for j >= 0 && r.Facts[j].Kind == figures.Date {
				j--
			}
			if j >= 0 && r.Facts[k].Clause-r.Facts[j].Clause == 1 && comparable(&r.Facts[j], &r.Facts[k]) && r.Facts[j].Role != figures.Change {
				pairs = append(pairs, [2]*figures.Fact{&f, &r.Facts[j]})
			}
		}
	}
	slices.SortStableFunc(pairs, func(p, q [2]*figures.Fact) int { return p[1].Start - q[1].Start })
	return pairs
}

// liesSoFar reports whether two levels lie about as far apart as off says, or rounding may make them.
func (c *block) liesSoFar(a, b, off *figures.Fact) bool {
	ra, ok1 := a.Range()
	rb, ok2 := b.Range()
	ro, ok3 := off.Range()
	return !ok1 || !ok2 || !ok3 || figures.Minus(rb, ra).Abs().Widen(off.Step()).Overlaps(ro)
}

// isTimes reports whether b is about so many times a.
func (c *block) isTimes(a, b *figures.Fact, times float64) bool {
	if a.Lo.IsZero() {
		return true
	}
	r := b.Hi.Float() / a.Lo.Float()
	return r > times*0.85 && r < times*1.2
}

// nounsOf returns what a headline names in front of what it says of it, in the last of its parts that names anything, without words that say when or
// how much.
func nounsOf(head string) string {
	const least = 2 * len("轻症")
	if k := strings.LastIndexAny(head, " 　，：！？"); k >= 0 && len(head)-k > least {
		head = head[k:]
	}
	for _, w := range [...]string{"全市", "全省", "全县", "我市", "我省", "增长", "增加", "提高", "去年", "今年", "年来", "每次"} {
		head = strings.ReplaceAll(head, w, "，")
	}
	return head
}
