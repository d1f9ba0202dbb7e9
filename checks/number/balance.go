package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// balances holds what a year left against all that came in and went out, of one paragraph: 总收入42.6亿元，其中…。总支出41.8亿元，当年结余0.8亿元.
func (c *block) balances() {
	r := c.Reading
	var in, out *figures.Fact
	for i := range r.Facts {
		f := &r.Facts[i]
		if f.Kind != figures.Money {
			continue
		}
		switch lead := strings.TrimRight(c.leadOf(f), " 为达到是共约"); {
		case affix.Ends(lead, "总收入", "收入合计"):
			in, out = f, nil
		case affix.Ends(lead, "总支出", "支出合计"):
			out = f
		case in != nil && out != nil && affix.Ends(lead, "当年结余", "当期结余", "本年结余", "收支结余", "当年收支结余", "当期收支结余") && r.Sentence(f)-r.Sentence(in) <= 2:
			c.balance(in, out, f)
			in, out = nil, nil
		}
	}
}

func (c *block) balance(in, out, left *figures.Fact) {
	ri, ok1 := in.Range()
	ro, ok2 := out.Range()
	rl, ok3 := left.Range()
	if !ok1 || !ok2 || !ok3 || !in.Exact() || !out.Exact() || !left.Exact() || in.Unit != out.Unit || in.Unit != left.Unit || figures.Minus(ri, ro).Widen(in.Step()).Overlaps(rl) {
		return
	}
	exact := new(big.Rat).Sub(in.Value(), out.Value())
	if exact.Sign() <= 0 || c.alreadyLeft(left) {
		return
	}
	c.reportLeft(c, in, out, left, exact, c.Related(in.Span, "收入", "income"), c.Related(out.Span, "支出", "spending"))
}

// alreadyLeft reports whether income and spending stand in the sentence of what is left, which remainders holds against them.
func (c *block) alreadyLeft(left *figures.Fact) bool {
	s := c.Reading.Sentences[c.Reading.Sentence(left)]
	return figures.Mentions(window(c.Text, s.Start, left.Start, left), "总收入")
}

// tenThousandfold finds one amount told twice in a story, once in 万 and once in 亿: 每年可节约14.6亿元 … 每年节约的14.6万元.
func tenThousandfold(p *lint.Pass, v *figures.View, s layout.Story, conflicts map[*figures.Fact]bool) {
	type told struct {
		b *lint.Block
		r *figures.Reading
		f *figures.Fact
	}
	seen := map[string][]told{}
	const most = 400 // in a paragraph as well
	n := 0
	for k := s.Start; k < s.End && n < most; k++ {
		b, r := p.Doc.Blocks[k], v.Readings[k]
		if b.Kind == lint.TableCell || b.Kind == lint.Notice {
			continue
		}
		for i := range r.Facts {
			f := &r.Facts[i]
			if n >= most || f.Kind != figures.Money && f.Kind != figures.Count || f.Mag != 4 && f.Mag != 8 || !f.Exact() || f.Hanzi || f.Lo.Mantissa < 100 || f.Lo.Mantissa%10 == 0 || f.Role == figures.Change {
				continue
			}
			n++
			key := strings.TrimRight(r.Text[f.Number.Start:f.Number.End], "万亿 ") + f.Unit
			for _, e := range seen[key] {
				if e.f.Mag == f.Mag || shared(around(e.r, e.f), around(r, f)) < 2 {
					continue
				}
				conflicts[f] = true
				p.Report(b, f.Start, f.End, lint.Diagnostic{
					Rule:    "number/conflict",
					Message: lint.Say("“%s”与上文“%s”数字相同，大小差一万倍", "“%s” has the digits of “%s” before and is ten thousand times apart", b.Text[f.Start:f.End], e.b.Text[e.f.Start:e.f.End]),
					Related: []lint.Related{{Span: e.b.Source(e.f.Start, e.f.End), Message: lint.Text{ZH: "上文", EN: "before"}}},
				})
				break
			}
			seen[key] = append(seen[key], told{b, r, f})
		}
	}
}
