package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// exchangedRates finds a share told again with two digits exchanged, where what it is a share of stands right behind it: 有效患者比例达到67.3% …
// 63.7%的患者. Both stand once, and the first is told with the same words.
func exchangedRates(p *lint.Pass, v *figures.View, s layout.Story, told map[*figures.Fact]bool) {
	const most = 60
	var seen []toldAt
	for k := s.Start; k < s.End && len(seen) < most; k++ {
		b, r := p.Doc.Blocks[k], v.Readings[k]
		if b.Kind == lint.TableCell || b.Kind == lint.Notice || b.Kind == lint.Boilerplate || b == s.Title || !strings.Contains(r.Text, "%") && !strings.Contains(r.Text, "％") {
			continue
		}
		for i := range r.Facts {
			if f := &r.Facts[i]; f.Kind == figures.Percent && f.Exact() && !f.Interval && f.Lo.Mantissa >= 100 && len(seen) < most {
				seen = append(seen, toldAt{b, r, f})
			}
		}
	}
	for i, one := range seen {
		behind, ok := strings.CutPrefix(one.r.Text[one.f.End:], "的")
		if !ok || told[one.f] || one.f.Role == figures.Change || figures.Mentions(one.toHere(), otherShares...) || !endsOfClause(one.r.Lead(one.f)) && !affix.Ends(one.r.Lead(one.f), "这", "有", "“", "约", "「", "近") {
			continue
		}
		if noun := firstRunes(behind, 2); noun != "" {
			var other *toldAt
			n := 0
			for j := range seen[:i] {
				e := &seen[j]
				if e.f.Lo.Cmp(one.f.Lo) == 0 {
					n = 2
				}
				if transposed(e.f.Lo, one.f.Lo) && !(e.b == one.b && e.r.Sentence(e.f) == one.r.Sentence(one.f)) && strings.Contains(e.clause(), noun) && e.f.Role != figures.Change && !figures.Mentions(e.toHere(), otherShares...) {
					other = e
					n++
				}
			}
			if n == 1 && shared(other.clause(), one.clause()) >= 4 {
				one.report(p, *other, lint.Say("“%s”与上文“%s”不一，有两位数字颠倒", "“%s” here, “%s” before, two digits being exchanged", one.b.Text[one.f.Start:one.f.End], other.b.Text[other.f.Start:other.f.End]))
				told[one.f] = true
			}
		}
	}
}

// otherShares are words of a clause whose share is another one: of another time, group or place.
var otherShares = []string{"去年", "上年", "年前", "对照", "安慰剂", "另", "则", "其余", "男", "女", "同比", "曾", "其中", "以往", "城市", "农村"}

// clause returns what stands around a figure in its clause.
func (a toldAt) clause() string {
	c := a.r.Clauses[a.f.Clause]
	return window(a.r.Text, c.Start, c.End, a.f)
}

// toHere returns the sentence of a figure up to the end of its clause.
func (a toldAt) toHere() string {
	return window(a.r.Text, a.r.Sentences[a.r.Sentence(a.f)].Start, a.r.Clauses[a.f.Clause].End, a.f)
}
