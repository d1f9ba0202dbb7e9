package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// A rate told as so many out of a number, and told over again behind it or in front: 每5人中就有1人患病，患病率为20%; 患病率1.2%，即每1000人中有12人.
const outOfText = `每([0-9]+[百千万]?|[一二两三四五六七八九十百千万]{1,4})\s?(?:名|个|位|例|人|户|对)?(\p{Han}{0,12}?)有(约|大约|近|将近|超过|至少|不到)?([0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九])(多|余)?\s?(?:人|例|名|个|位|户|对)`

var (
	outOfBefore = pattern.Lazy(outOfText + `(\p{Han}{0,8})[，,（(](即|也就是说?[，,]?|相当于|意味着|折合)?(\p{Han}{2,6}(?:率|比例))?(?:占比?|比例)?(?:为|达到?|高达|约|是)*$`)
	outOfBehind = pattern.Lazy(`^(?:的[^，。；（）]{0,12})?(?:[，,（(]\s?(?:这?(?:即|也就是说?|相当于|意味着|等于说?|换言之|换句话说|平均下来)[，,]?)|[（(])(?:平均|大约|约)?` + outOfText)
)

// toldAgain holds a rate against the same in so many out of a number, right in front of it or behind.
func (c *block) toldAgain() {
	if !c.Holds("每") {
		return
	}
	const reach = 150 // bytes
	for i := range c.Reading.Facts {
		p := &c.Reading.Facts[i]
		per := perOf(p)
		if per == nil || p.Interval || p.Approx&figures.Vague != 0 || p.Role == figures.Change {
			continue
		}
		s := c.Reading.Sentences[c.Reading.Sentence(p)]
		before := strings.TrimRight(c.Text[max(s.Start, p.Outer.Start-reach):p.Outer.Start], " ")
		if m := outOfBefore().FindStringSubmatch(before); m != nil && (m[7] != "" || m[8] == "" || named(m[8], m[2]+m[6])) {
			c.outOf(i, m, per)
		} else if m := outOfBehind().FindStringSubmatch(c.Text[p.Outer.End:max(p.Outer.End, min(s.End, p.Outer.End+reach))]); m != nil {
			c.outOf(i, m, per)
		}
	}
}

// perOf returns how many a rate is out of, nil for what is none.
func perOf(f *figures.Fact) *big.Rat {
	switch f.Kind {
	case figures.Percent:
		return big.NewRat(100, 1)
	case figures.PerMille:
		return big.NewRat(1000, 1)
	case figures.PerHundredK:
		return big.NewRat(100_000, 1)
	}
	return nil
}

// named reports whether the name of a rate says what so many are said to do: 患病率 of 就有1人患糖尿病.
func named(rate, done string) bool {
	stem := strings.TrimSuffix(strings.TrimSuffix(rate, "率"), "比例")
	if strings.Trim(done, " 中里内就") == "" {
		switch stem {
		case "发病", "患病", "发生", "报告", "死亡", "感染", "检出":
			return true // 每10万人中有25例，发病率为
		}
	}
	return strings.Contains(done, stem) || strings.HasSuffix(stem, "患病") && strings.Contains(done, "患")
}

// outOf judges the rate that is fact i against so many out of a number. m begins with a match of outOfText.
func (c *block) outOf(i int, m []string, per *big.Rat) {
	p := &c.Reading.Facts[i]
	base, ok1 := countOf(m[1])
	n, ok2 := countOf(m[4])
	if !ok1 || !ok2 || n.Sign() == 0 || base.Cmp(n) <= 0 || c.Used(i) {
		return
	}
	printed, ok := p.Printed()
	if !ok {
		return
	}
	want := new(big.Rat).Mul(per, new(big.Rat).Quo(n, base))
	half := new(big.Rat).Quo(per, new(big.Rat).Mul(base, big.NewRat(2, 1)))
	said := figures.Range{Lo: want, Hi: want}.Widen(half) // the count is rounded to one, the rate to its last digit
	if n.Cmp(big.NewRat(1, 1)) == 0 {
		said = oneIn(want, base)
	} else if !n.IsInt() {
		said = figures.Range{Lo: want, Hi: want}.Widen(half.Quo(half, big.NewRat(10, 1)))
	}
	if m[3] != "" || m[5] != "" || affix.Ends(m[2], "约", "大约", "近", "大概") {
		said = said.Widen(new(big.Rat).Mul(want, big.NewRat(1, 5)))
	}
	rest := figures.Range{Lo: new(big.Rat).Sub(per, printed.Hi), Hi: new(big.Rat).Sub(per, printed.Lo)}
	if said.Overlaps(printed) || said.Overlaps(rest) || c.Use(i) { // 满意率98%，也就是说每100人中有2人不满意
		return
	}
	places := 2
	if want.Cmp(big.NewRat(10, 1)) > 0 {
		places = 1
	}
	right := figures.Format(want, places) + c.Quote(figures.Span{Start: p.Number.End, End: p.End})
	if p.Kind == figures.PerHundredK || p.Hanzi {
		right = figures.Format(want, places) + p.Unit
	}
	c.Report(p.Span, lint.Diagnostic{
		Rule:     "percent/scale",
		Severity: lint.Warning,
		Message:  lint.Say("每%[1]s个有%[2]s个，即%[3]s，文中为“%[4]s”", "%[2]s in %[5]s is %[3]s, the copy says “%[4]s”", m[1], m[4], right, c.Quote(p.Span), figures.Format(base, 0)),
	})
}

// oneIn returns between what rates one in so many lies, the number being rounded: 1 in 10 is 8% to 12.5%.
func oneIn(want, base *big.Rat) figures.Range {
	if base.Cmp(big.NewRat(8, 1)) >= 0 {
		return figures.Range{Lo: new(big.Rat).Mul(want, big.NewRat(4, 5)), Hi: new(big.Rat).Mul(want, big.NewRat(5, 4))}
	}
	slack := big.NewRat(3, 4)
	all := new(big.Rat).Mul(want, base)
	return figures.Range{Lo: new(big.Rat).Quo(all, new(big.Rat).Add(base, slack)), Hi: new(big.Rat).Quo(all, new(big.Rat).Sub(base, slack))}
}

// countOf reads 5, 1000, 1万, 三 and 千.
func countOf(t string) (*big.Rat, bool) {
	digits := strings.TrimRight(t, "百千万")
	power := map[string]int64{"": 1, "百": 100, "千": 1000, "万": 10_000}[t[len(digits):]]
	if v, ok := new(big.Rat).SetString(digits); ok && power > 0 {
		return v.Mul(v, big.NewRat(power, 1)), true
	}
	if affix.Starts(t, "百", "千", "万") {
		t = "一" + t
	}
	v, ok := figures.InWords(t)
	return v.Rat(), ok
}
