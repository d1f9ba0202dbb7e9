package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// mostOf holds a share in words against the part and the whole that the clauses right before count: 走访500户，存有过期药的有215户，过半家庭有过期药. The clause says no
// more, or what the part is counted for.
func (c *block) mostOf() {
	if !figures.Mentions(c.Text, "半", "成", "分之") {
		return
	}
	r := c.Reading
	for i := 2; i < len(r.Facts); i++ {
		w, n := &r.Facts[i], &r.Facts[i-1]
		if w.Kind != figures.Fraction && w.Kind != figures.Tenths || w.Unit == "折" || w.Bracket || w.Interval && w.Kind == figures.Tenths || w.Approx&figures.Vague != 0 || w.Role == figures.Change || w.Role == figures.From || w.Role == figures.To || c.Used(i) ||
			n.Kind != figures.Count || !n.Exact() || n.Role == figures.Change || w.Clause-n.Clause > 2 || w.Clause == n.Clause || r.Sentence(w)-r.Sentence(n) > 1 {
			continue
		}
		said, ok := c.inFront(w)
		if !ok || !c.saysAgain(w, n) {
			continue
		}
		d := c.wholeFor(i - 1)
		if d == nil {
			d = c.openingWhole(i - 1)
		}
		if d == nil {
			continue
		}
		lo, hi, ok := inWords(&said)
		q, ok2 := figures.Divide(n.Value(), d.Value())
		if !ok || !ok2 {
			continue
		}
		percent := new(big.Rat).Mul(q, hundred)
		if roughlyIn(percent, lo, hi) || roughlyIn(new(big.Rat).Sub(hundred, percent), lo, hi) && figures.Mentions(r.Clauses[w.Clause].Of(c.Text), "不", "未", "没", "无") {
			continue
		}
		c.Use(i)
		exact := figures.FormatPercent(q, 1)
		span := figures.Span{Start: w.Outer.Start, End: w.End}
		for _, v := range [...]string{"已过", "过"} {
			if strings.HasSuffix(c.Text[:span.Start], v) {
				span.Start -= len(v)
				break
			}
		}
		c.Report(span, c.notTheShare(w, n, d, c, exact, lint.Say("%s÷%s＝%s，文中为%s", "%s ÷ %s = %s, stated %s", n.Figure(), d.Figure(), exact, c.Quote(span))))
	}
}

// inFront returns a share in words with the hedge that stands in front of it; ok is false where more stands there.
func (c *block) inFront(w *figures.Fact) (said figures.Fact, ok bool) {
	said = *w
	lead := strings.TrimLeft(c.Reading.Lead(w), " ，,")
	if t := strings.TrimSuffix(lead, "过"); t != lead { // 过半, 已过半数
		said.Approx |= figures.Over
		lead = t
	} else if strings.HasPrefix(c.Text[w.End:], "多") {
		said.Approx |= figures.Over
	}
	switch strings.Trim(lead, " ，,") {
	case "", "即", "也就是", "也就是说", "这意味着", "意味着", "相当于", "占", "占到", "占了", "占比", "占比达", "比例", "比例为", "有", "已", "已有", "已占", "可见", "其中", "总共", "共有", "合计":
		return said, strings.TrimSpace(lead) != "其中"
	}
	return said, false
}

// saysAgain reports whether what stands behind a share in words in its clause is whom it is of and no more, or the words with which the part was counted.
func (c *block) saysAgain(w, n *figures.Fact) bool {
	r := c.Reading
	behind := strings.TrimLeft(c.Text[w.Outer.End:max(w.Outer.End, r.Clauses[w.Clause].End)], "数多以上的")
	if k := strings.IndexAny(behind, "，,。；;！："); k >= 0 {
		behind = behind[:k]
	}
	if strings.Trim(behind, " ") == "" {
		return r.Sentence(w) == r.Sentence(n)
	}
	if len(behind) > 75 || strings.ContainsAny(behind, "0123456789") {
		return false
	}
	counted := c.Text[max(r.Clauses[n.Clause].Start, n.Start-90):min(r.Clauses[n.Clause].End, n.End+60)]
	if figures.Mentions(behind, "如何", "怎样", "怎么", "是否") {
		return false
	}
	row := 3 // characters in a row
	for _, who := range [...]string{"学生", "患者", "居民", "受访者", "人", "家庭", "儿童", "老人", "家长", "市民", "职工", "店铺", "餐馆", "样品", "产品", "医院"} {
		if what, ok := strings.CutPrefix(behind, who); ok && len(what) <= 4*len("字") { // 学生近视
			behind, row = what, 2
			break
		}
	}
	runes := []rune(behind)
	for k := 0; k+row <= len(runes); k++ {
		if strings.Contains(counted, string(runes[k:k+row])) {
			return true
		}
	}
	return false
}

// openingWhole returns the count in a sentence before that goes by the name with which the sentence of part n opens: 298人成功献血……。成功献血者中，首次献血的有86人;
// nil if there is none.
func (c *block) openingWhole(n int) *figures.Fact {
	r := c.Reading
	part := &r.Facts[n]
	start := r.Sentences[r.Sentence(part)].Start
	opening, _, ok := strings.Cut(full(c.Text[start:max(start, part.Outer.Start)]), "中，")
	if !ok || strings.Contains(opening, "，") || strings.ContainsAny(opening, "0123456789") {
		return nil
	}
	den := c.called(strings.TrimSpace(opening), n)
	if den < 0 || r.Sentence(&r.Facts[den]) == r.Sentence(part) {
		return nil
	}
	return &r.Facts[den]
}

// wholeFor returns the count right in front of part n, in its sentence, of which it is said to be a part; nil if there is none.
func (c *block) wholeFor(n int) *figures.Fact {
	r := c.Reading
	part := &r.Facts[n]
	for j := n - 1; j >= max(0, n-4) && r.Sentence(&r.Facts[j]) == r.Sentence(part); j-- {
		d := &r.Facts[j]
		if d.Kind == figures.Date || d.Kind == figures.Age || d.Kind == figures.Duration || d.Kind == figures.Ordinal {
			continue
		}
		if d.Kind != figures.Count || !comparable(d, part) || !d.Exact() || d.Role == figures.Change || d.Lo.Cmp(part.Lo) <= 0 || d.Lo.Cmp(figures.Int(20)) < 0 || part.Clause-d.Clause > 2 || part.Clause == d.Clause && !strings.Contains(r.Between(d, part), "中") {
			return nil
		}
		between := r.Between(d, part)
		if !figures.Mentions(r.Lead(d), totalCues[:]...) && !figures.Mentions(r.Lead(d), "回访", "访问", "采访", "询问", "抽样", "测试", "评估", "征集") && !strings.Contains(between, "中") || figures.Mentions(between, "组", "另", "；", ";") || affix.Starts(strings.TrimLeft(between, "，, "), "比", "较") {
			return nil
		}
		return d
	}
	return nil
}
