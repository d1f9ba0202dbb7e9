package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// slips finds a rate of which the copy gives part and whole, and whose digits are right but the point or the sign is not:
// 评估42.6万人，高危6.39万人，高危率为1.5%; 常住人口812万人 … 入院176万人次，住院率为21.7‰.
func (c *block) slips() {
	for i := range c.Reading.Facts {
		p := &c.Reading.Facts[i]
		if p.Kind != figures.Percent && p.Kind != figures.PerMille || !p.Exact() || c.Used(i) || p.Role != figures.Level && p.Role != figures.Part || p.Lo.Mantissa < 10 || p.Places() == 0 && p.Lo.Mantissa%10 == 0 {
			continue
		}
		name := strings.TrimRight(c.Reading.Lead(p), " 为达到是约仅有")
		if !strings.HasSuffix(name, "率") || figures.Mentions(name, "增长率", "标化", "校正", "年均", "抽检", "使用率", "利用率", "完成率") {
			continue
		}
		part := c.partOf(i)
		if part < 0 {
			continue
		}
		per := big.NewRat(100, 1)
		if p.Kind == figures.PerMille {
			per = big.NewRat(1000, 1)
		}
		n := &c.Reading.Facts[part]
		var d *figures.Fact
		factor, in := "", c
		for _, w := range c.wholesOf(part, i, name) {
			switch f := apartBy(n, w.f, p, per); {
			case f != "1" && round(p) && w.in == c:
				// 8.0% is too common to be told by counts nearby
			case f == "1":
				d, factor = nil, "1"
			case f != "" && factor == "":
				d, factor, in = w.f, f, w.in
			}
		}
		if d == nil {
			continue
		}
		q, _ := figures.Divide(n.Value(), d.Value())
		unit := p.Unit
		switch { // the sign alone
		case factor == "10" && unit == "‰" && n.Value().Cmp(new(big.Rat).Mul(d.Value(), big.NewRat(2, 100))) > 0:
			unit, per = "%", big.NewRat(100, 1)
		case factor == "10" && unit == "%" && n.Value().Cmp(new(big.Rat).Mul(d.Value(), big.NewRat(2, 100))) < 0:
			unit, per = "‰", big.NewRat(1000, 1)
		}
		right := figures.Format(q.Mul(q, per), p.Places()) + unit
		c.Use(i)
		c.Report(p.Span, c.notTheShare(p, n, d, in, right, lint.Say("%s÷%s＝%s，差%s倍", "%s ÷ %s = %s, %s times apart", n.Figure(), d.Figure(), right, factor)))
	}
}

// partOf returns the count that rate i is said to be worked out from, or -1: the one whose clause goes by the same word (检出率, 检出8例), else the
// one right in front.
func (c *block) partOf(i int) int {
	p := &c.Reading.Facts[i]
	stem := c.rateOf(p)
	if stem == "罹患" {
		stem = "发病"
	}
	nearest := -1
	for j := i - 1; j >= max(0, i-12) && c.Reading.Sentence(p)-c.Reading.Sentence(&c.Reading.Facts[j]) <= 1; j-- {
		f := &c.Reading.Facts[j]
		if f.Kind != figures.Count || f.Role == figures.Change || c.isBase(f) {
			continue
		}
		if nearest < 0 {
			nearest = j
		}
		if stem != "" && strings.Contains(c.clauseAt(f), stem) && !strings.Contains(c.clauseAt(f), "率") {
			nearest = j
			break
		}
	}
	if nearest < 0 || !c.Reading.Facts[nearest].Exact() || c.Reading.Facts[nearest].Lo.Mantissa < 10 {
		return -1
	}
	return nearest
}

// isBase reports whether a count is only what another is compared with.
func (c *block) isBase(f *figures.Fact) bool {
	return affix.Starts(strings.TrimLeft(c.Reading.Lead(f), " ，,"), "比", "较", "与", "同")
}

// wholeAt is a count that may be a whole, and where it stands.
type wholeAt struct {
	f  *figures.Fact
	in *block
}

// wholesOf returns the counts that may be the whole of a part: the larger ones in front of rate i, up to three sentences back; those that the
// part's sentence names from the paragraph before; the population of the article, of a rate of all.
func (c *block) wholesOf(part, i int, name string) (out []wholeAt) {
	n, p := &c.Reading.Facts[part], &c.Reading.Facts[i]
	whole := func(d *figures.Fact) bool {
		return d.Kind == figures.Count && d.Exact() && (comparable(d, n) || people(d) && people(n)) && d.Lo.Cmp(n.Lo) > 0 && d.Lo.Mantissa >= 100 && d.Role != figures.Change
	}
	for j := i - 1; j >= max(0, i-24) && c.Reading.Sentence(p)-c.Reading.Sentence(&c.Reading.Facts[j]) <= 3; j-- {
		if d := &c.Reading.Facts[j]; j != part && whole(d) {
			out = append(out, wholeAt{d, c})
		}
	}
	of := []string{"常住人口", "总人口", "户籍人口"}
	if !figures.Mentions(name, "居民", "人口", "出生", "死亡", "住院率", "献血") || strings.Contains(name, "病死") {
		group, _, ok := strings.Cut(c.Reading.Sentences[c.Reading.Sentence(n)].Of(c.Text), "中，")
		if !ok || len(group) < 9 || len(group) > 36 {
			return out
		}
		of = []string{strings.TrimSpace(group)} // 宫颈癌筛查中，检出癌前病变1482例
	}
	seen := 0
	for k, r := range c.View.Readings {
		for j := range r.Facts {
			if seen++; r == c.Reading || seen > 1000 {
				return out
			}
			if d := &r.Facts[j]; whole(d) && affix.Ends(strings.TrimRight(r.Lead(d), "为达到约共有 "), of...) {
				out = append(out, wholeAt{d, &block{Block: figures.Block{Pass: c.Pass, View: c.View, Copy: c.Pass.Doc.Blocks[k], Reading: r}}})
			}
		}
	}
	return out
}

// round reports whether a percentage is one digit and noughts.
func round(p *figures.Fact) bool {
	m := p.Lo.Mantissa
	for m%10 == 0 && m > 0 {
		m /= 10
	}
	return m < 10
}

// people reports whether a count is of people or their visits.
func people(f *figures.Fact) bool { return isHead(f.Unit) || f.Unit == "人次" }

// apartBy returns "1" where part and whole give the rate, the power of ten by which they do not where its digits are right, or "".
func apartBy(n, d, p *figures.Fact, per *big.Rat) string {
	rn, ok1 := n.Range()
	rd, ok2 := d.Range()
	rp, ok3 := p.Printed()
	q, ok4 := figures.Quotient(rn, rd)
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return "1"
	}
	q = q.Times(per)
	if q.Overlaps(rp) {
		return "1"
	}
	for _, f := range [...]struct {
		times *big.Rat
		name  string
	}{{big.NewRat(1, 10), "10"}, {big.NewRat(10, 1), "10"}, {big.NewRat(1, 100), "100"}, {big.NewRat(100, 1), "100"}} {
		if q.Times(f.times).Overlaps(rp) {
			return f.name
		}
	}
	return ""
}
