package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

var (
	// thatIsToSay ends the words between a percentage and the share in words that says it over again.
	thatIsToSay = pattern.Lazy(`(?:也就是说?|换句话说|换言之|意味着|等于说|相当于|[，,。；（]\s?(?:也|亦)?即)[，,：:]?(?:全国|全省|全市|全县|全区|我国|全港|全台|平均|总共|一共)?(?:将|共|约)?有?过?$`)
	// inFact ends the words between a share in words and the percentage that gives it exactly.
	inFact = pattern.Lazy(`[，,。；（]\s?(?:(?:也|亦)?即|也就是|具体|确切|准确)(?:地说|来说|数字|比例|占比|数据)?[，,]?(?:为|是|达|有)?$|^[^，,。；：]*[，,]\s?(?:占比|比例|所占比例|占|占到|占了)(?:约|高)?(?:为|是|达到?)?$|^[，,]\s?(?:高|约)?(?:达到|达|为)了?$`)
	// atRate ends such words with the rate of what they say that so many do: 九成以上的村医完成轮训，完成率为.
	atRate = pattern.Lazy(`^[^，,。；：]*[，,]\s?(\p{Han}{2,3})率(?:约|高)?(?:为|是|达到?)?$`)
	// rightBehind is all that stands between a percentage and a share in words that follows it at once.
	rightBehind = pattern.Lazy(`^[，,]\s?(?:已|均|都|也|仅|只|就)?(?:占|达|达到|为|降幅|增幅|涨幅|占比|比例|幅度)?(?:为|达|达到)?(?:了)?(?:总数|全部|总人数|总量|全体)?(?:的)?过?$|^的?[^，,。；;：:%％]{1,40}[，,]\s?(?:这一|这个|该)?(?:比率|比例|占比|比重|人数占比|人数|份额)(?:已经|已|均|都|竟|高)?(?:为|达到?|占到?|有)?了?过?$`)
	// noMore is all that stands between a percentage and a hedged share in words, which ends its clause and has no other subject: 38%的人选择线上，不到四成.
	noMore = pattern.Lazy(`^的[^，,。；;：:、%％]{1,40}[，,]\s?(?:还|仅|只|都|均|已|竟)?$`)
	// ofThat is what stands behind a share in words that is the same share by its name: 占63.5%，近八成的满意度较去年提升.
	ofThat = pattern.Lazy(`^的(?:比例|比率|占比|比重|满意度|满意率|支持度|支持率)`)
)

// restated holds a percentage against a share in words that says it over again: 58.3%的受访者睡眠不足，也就是说，超过三分之二的人……; 占58.3%，超过三分之二.
// Told is what fits neither the percentage nor what it leaves (接种率为58%，意味着四成多的人没有接种).
func (c *block) restated() {
	r := c.Reading
	for i := range r.Facts {
		w := &r.Facts[i]
		if w.Kind != figures.Fraction && w.Kind != figures.Tenths || w.Unit == "折" || w.Bracket || w.Interval && w.Kind == figures.Tenths || w.Approx&figures.Vague != 0 {
			continue
		}
		k, inOtherWords := c.saidBefore(i)
		if k < 0 {
			k = c.saidBehind(i)
		}
		if k < 0 || c.Used(k) {
			continue
		}
		p := &r.Facts[k]
		said, stated := *w, w.Outer
		switch behind, before := c.Text[w.End:], c.Text[:w.Outer.Start]; {
		case strings.HasSuffix(before, "过"): // 已过半数
			said.Approx |= figures.Over
			stated.Start -= len("过")
		case affix.Starts(behind, "多", "余", "强"):
			said.Approx |= figures.Over
		case affix.Starts(behind, "弱"):
			said.Approx |= figures.Nearly
		case affix.Ends(before, "未", "没", "没有", "不", "并未", "尚未"):
			continue
		}
		lo, hi, ok := inWords(&said)
		rest := new(big.Rat).Sub(hundred, p.Value())
		if !ok || roughlyIn(p.Value(), lo, hi) || inOtherWords && roughlyIn(rest, lo, hi) && !c.ofSame(p, w) {
			continue
		}
		c.Use(k)
		c.Report(stated, lint.Diagnostic{
			Rule:     "percent/conflict",
			Severity: lint.Warning,
			Message:  lint.Say("“%s”与“%s”说的是同一比例，两者不合", "“%s” and “%s” say the same share and differ", c.Quote(p.Span), c.Quote(stated)),
			Related:  []lint.Related{c.Related(p.Span, "另一说法", "the other")},
		})
	}
}

// ofSame reports whether what stands behind a share in words is what the rate in front is called by, and not denied: 母乳喂养率为45%，也就是说，过半婴儿得到母乳喂养.
func (c *block) ofSame(p, w *figures.Fact) bool {
	r := c.Reading
	name := []rune(strings.TrimRight(affix.Tail(strings.TrimRight(r.Lead(p), " 为达到约是高仅"), 5*len("字")), "率"))
	clause := c.Text[w.End:max(w.End, r.Clauses[w.Clause].End)]
	if len(name) < 2 || !strings.HasSuffix(strings.TrimRight(r.Lead(p), " 为达到约是高仅"), "率") || figures.Mentions(clause, "不", "未", "没", "无", "缺", "外", "非") || strings.Contains(r.Lead(p), "未") || strings.Contains(r.Lead(p), "不") {
		return false
	}
	return strings.Contains(clause, string(name[len(name)-2:]))
}

// roughlyIn reports whether v lies between lo and hi, with two points to spare for those who round.
func roughlyIn(v, lo, hi *big.Rat) bool {
	two := big.NewRat(2, 1)
	return v.Cmp(new(big.Rat).Sub(lo, two)) >= 0 && v.Cmp(new(big.Rat).Add(hi, two)) <= 0
}

// saidBefore returns the percentage in front that share in words i says over again, -1 if there is none. Other words may say what it
// leaves.
func (c *block) saidBefore(i int) (k int, inOtherWords bool) {
	const reach = 240 // bytes
	r := c.Reading
	w := &r.Facts[i]
	for j := i - 1; j >= max(0, i-4) && r.Sentence(w)-r.Sentence(&r.Facts[j]) <= 1; j-- {
		p := &r.Facts[j]
		switch p.Kind {
		case figures.Duration, figures.Age, figures.Date, figures.Clock, figures.Measure:
			continue
		case figures.Percent:
		default:
			return -1, false
		}
		text := r.Between(p, w)
		again := len(text) <= reach && thatIsToSay().MatchString(text) && p.Role != figures.Change && p.Role != figures.From && c.firstShare(j)
		if !p.Exact() || !again && !(rightBehind().MatchString(text) && (ends(c.Text[w.Outer.End:]) || ofThat().MatchString(c.Text[w.Outer.End:])) || w.Approx != 0 && w.Approx&figures.About == 0 && ends(c.Text[w.Outer.End:]) && noMore().MatchString(text)) {
			return -1, false
		}
		return j, again && !ends(c.Text[w.Outer.End:])
	}
	return -1, false
}

// saidBehind returns the percentage behind that gives share in words i exactly, -1 if there is none.
func (c *block) saidBehind(i int) int {
	const reach = 120 // bytes
	r := c.Reading
	if i+1 >= len(r.Facts) {
		return -1
	}
	w, p := &r.Facts[i], &r.Facts[i+1]
	text := r.Between(w, p)
	if p.Kind != figures.Percent || !p.Exact() || p.Bracket || p.Role == figures.Change || w.Role == figures.Change || r.Sentence(p) != r.Sentence(w) || p.Clause-w.Clause > 2 || len(text) > reach || !inFact().MatchString(text) && !sameAct(text) || !c.firstShare(i) {
		return -1
	}
	return i + 1
}

// sameAct reports whether the words between a share in words and a percentage name the rate of what they say.
func sameAct(text string) bool {
	m := atRate().FindStringSubmatch(text)
	return m != nil && strings.Contains(strings.TrimSuffix(text, m[0][strings.LastIndex(m[0], m[1]):]), m[1])
}

// firstShare reports whether no other share stands in front of fact i in its sentence: what is said over again may come of both.
func (c *block) firstShare(i int) bool {
	r := c.Reading
	for j := i - 1; j >= 0 && r.Sentence(&r.Facts[j]) == r.Sentence(&r.Facts[i]); j-- {
		if k := r.Facts[j].Kind; k == figures.Percent || k == figures.Tenths || k == figures.Fraction || i-j > 24 {
			return false
		}
	}
	return true
}

// ends reports whether a clause ends with what stands in front of a text.
func ends(text string) bool {
	text = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(text, "多"), "强"), "弱")
	return text == "" || affix.Starts(text, "，", "。", "；", "、", "！", "）", ",", ";", ")", "\n")
}
