package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// dividing says into how many groups a whole falls: 分为三组：, 分成4类，.
var dividing = pattern.Lazy(`(?:分为|分成|分作|划分为|归为)([二两三四五六七八九]|[2-9])(?:个)?(?:组|类|档|型|种|级|层|群|段|部分|阶段|等级|层次|年龄段|年龄组)[别人群]{0,6}[：:，,]|(均|全部|都|全)?(?:来自|属于|分属|分布在|分布于)([二两三四五六七八九]|[2-9])(?:个|类|种|家|所)(?:不同的?)?(省|市|县|区|国家|地区|学校|医院|科室|乡镇|街道|社区|单位|食品|样品|行业|职业|年龄段|人群|来源|渠道)?([：:，,])(?:其中)?`)

// dimension opens a sentence that divides a whole by something of which everybody has one: 从年龄看，按来源分，.
var dimension = pattern.Lazy(`^[\s　]*(?:按|从|以)(?:患者|病例|发病|人群|受访者)?(?:年龄|性别|职业|地区|地域|区域|来源|学历|文化程度|病情|型别|血型|居住地|户籍|支付方式|机构类别|发病场所|发病月份)(?:段|分布|结构|构成|程度)?来?(?:看|分|划分|统计)，`)

// divided reports whether sentence s divides a whole into as many groups as it then gives shares of.
func (c *block) divided(s int, parts []int) bool {
	first := c.Reading.Facts[parts[0]].Start
	text := c.Text[c.Reading.Sentences[s].Start:first]
	if len(text) > 400 {
		return false
	}
	m := dividing().FindStringSubmatchIndex(text)
	for _, i := range parts {
		if figures.Mentions(affix.Tail(c.Reading.Lead(&c.Reading.Facts[i]), 24), "共", "合计") {
			return false
		}
	}
	return m != nil && c.groupsIn(text, m, parts) == len(parts) && !figures.Mentions(text[m[1]:], "其中", "每组", "每类", "每个", "各组", "各类", "，")
}

// groupsIn returns the number of groups of a match of dividing in text, of the parts.
func (c *block) groupsIn(text string, m, parts []int) int {
	const all, number, noun, mark = 4, 6, 8, 10 // where the submatches of 均来自三个街道， begin in m
	if m[2] >= 0 {
		return groups[text[m[2]:m[3]]]
	}
	// 来自三个街道，甲街道占44%, but not 来自三个街道，男性占44%
	if m[all] < 0 && !affix.Starts(text[m[mark]:], "：", ":") {
		for _, i := range parts {
			if m[noun] < 0 || !strings.Contains(c.Reading.Lead(&c.Reading.Facts[i]), text[m[noun]:m[noun+1]]) {
				return 0
			}
		}
	}
	return groups[text[m[number]:m[number+1]]]
}

// groupMakesWhole reports whether the last few of the parts make 100% by themselves, the ones before being of another division: 男性
// 占52%，女性占48%；60岁以上占35%，其他占65%.
func (c *block) groupMakesWhole(parts []int) bool {
	total, slack := new(big.Rat), new(big.Rat)
	for k := len(parts) - 1; k > 0; k-- {
		f := &c.Reading.Facts[parts[k]]
		total.Add(total, f.Value())
		slack.Add(slack, new(big.Rat).Quo(f.Step(), big.NewRat(2, 1)))
		if d := new(big.Rat).Sub(total, hundred); k < len(parts)-1 && d.Abs(d).Cmp(slack) <= 0 {
			return true
		}
	}
	return false
}

// groups are the numbers of groups as they are written.
var groups = map[string]int{"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9}

// inUnit writes an amount as a fact is printed, with its unit and its 万 or 亿.
func inUnit(v *big.Rat, f *figures.Fact) string {
	switch f.Mag {
	case 4:
		return figures.Format(new(big.Rat).Quo(v, big.NewRat(1e4, 1)), 4) + "万" + f.Unit
	case 8:
		return figures.Format(new(big.Rat).Quo(v, big.NewRat(1e8, 1)), 4) + "亿" + f.Unit
	}
	return figures.Format(v, 4) + f.Unit
}

// allAmong reports whether all parts stand behind 其中.
func (c *block) allAmong(parts []int) bool {
	for _, i := range parts {
		if c.Reading.Facts[i].Among.Empty() {
			return false
		}
	}
	return true
}

// twoWholes holds the parts of one list, each an amount and its share and nothing else to take the whole from, against each other:
// 全血2520人次，占90%；血小板280人次，占20%. Shares of more than all, or of all, leave no room for two wholes.
func (c *block) twoWholes(ps []portion, sum *big.Rat) {
	if sum.Cmp(big.NewRat(130, 1)) > 0 || len(ps) < 2 {
		return
	}
	all := new(big.Rat)
	for k, p := range ps {
		n, share := &c.Reading.Facts[p.amount], &c.Reading.Facts[p.share]
		if !n.Exact() || !share.Exact() || c.Used(p.share) {
			return
		}
		if k > 0 {
			before := &c.Reading.Facts[ps[k-1].share]
			if ps[k-1].share != p.amount-1 || figures.Mentions(c.Text[before.End:n.Start], "其中", "这些", "分别") || len(c.Text[before.End:n.Start]) > 60 {
				return
			}
		}
		all.Add(all, n.Value())
	}
	if all.Sign() <= 0 {
		return
	}
	// The part whose share is not what it has of them all together.
	odd := -1
	for k, p := range ps {
		rp, ok := c.Reading.Facts[p.share].Printed()
		q := new(big.Rat).Quo(new(big.Rat).Mul(c.Reading.Facts[p.amount].Value(), hundred), all)
		if ok && (figures.Range{Lo: q, Hi: q}).Widen(big.NewRat(1, 10)).Overlaps(rp) {
			continue
		}
		if odd >= 0 {
			return // not the parts of one whole
		}
		odd = k
	}
	if odd < 0 {
		return
	}
	n, p := &c.Reading.Facts[ps[odd].amount], &c.Reading.Facts[ps[odd].share]
	other := &c.Reading.Facts[ps[(odd+1)%len(ps)].amount]
	real := new(big.Rat).Quo(n.Value(), all)
	c.Use(ps[odd].share)
	c.Report(p.Span, lint.Diagnostic{
		Rule:     "percent/share",
		Severity: lint.Warning,
		Message: lint.Say("各项合计%[1]s，%[2]s占%[3]s，文中为“%[4]s”", "of %[1]s together %[2]s is %[3]s, the copy says “%[4]s”",
			inUnit(all, n), c.Quote(n.Span), figures.FormatPercent(real, max(p.Places(), 2)), c.Quote(p.Span)),
		Notes: figures.Notes(lint.Say("%s÷%s＝%s，与其余各项的占比相合", "%s ÷ %s = %s, which agrees with the other shares",
			figures.Format(n.Value(), 4), figures.Format(all, 4), figures.FormatPercent(real, max(p.Places(), 2)))),
		Related: []lint.Related{c.Related(other.Span, "另一项", "another part")},
	})
}
