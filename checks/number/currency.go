package number

import (
	_ "embed"
	"math/big"
	"slices"
	"strings"
	"sync"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/lines"
)

//go:embed currencies.tsv
var currenciesTable string

// worth is what one unit of a currency is worth at the least and at the most.
type worth struct{ least, most *big.Rat }

// inYuan is what currencies.tsv says, by unit.
var inYuan = sync.OnceValue(func() map[string]worth {
	m := map[string]worth{}
	for f := range lines.Rows(currenciesTable, 4) {
		least, most := new(big.Rat), new(big.Rat)
		if _, ok := least.SetString(f[1]); !ok {
			panic("currencies.tsv: " + f[1])
		}
		if _, ok := most.SetString(f[2]); !ok {
			panic("currencies.tsv: " + f[2])
		}
		m[f[0]] = worth{least, most}
	}
	return m
})

// converts are the words right in front of an amount that is another in its own currency.
var converts = []string{"约合", "折合", "折合成", "合", "约折合", "相当于", "约相当于", "折算为", "折算成", "换算为", "换算成", "约为", "即", "等于", "约", "（", "(", "折算", "约值", "折"}

// currencies holds an amount against itself in another currency, at the rate that the copy gives (1200万美元，按1美元兑7.2元人民币计算，约合8640万元), or,
// where it gives none, at what the currency can have been worth in yuan (500万美元（约合人民币3600万元）).
func (c *block) currencies() {
	r := c.Reading
	if !figures.Mentions(c.Text, "合", "相当于", "约", "（", "(", "算", "即") {
		return
	}
	for i := 1; i < len(r.Facts); i++ {
		b := &r.Facts[i]
		if b.Kind != figures.Money || b.Interval || b.Approx&figures.Vague != 0 || !affix.Ends(strings.TrimSuffix(strings.TrimRight(c.Text[:b.Outer.Start], " "), "人民币"), converts...) {
			continue
		}
		if i+1 < len(r.Facts) && c.isRate(i, i+1) {
			continue // 9万亿日元（1元人民币约合22日元）
		}
		s := r.Sentence(b)
		x, y := -1, -1 // the two sides of the rate
		for j := i - 1; j >= max(0, i-8) && r.Sentence(&r.Facts[j]) == s; j-- {
			a := &r.Facts[j]
			if a.Kind != figures.Money {
				continue
			}
			if j > 0 && x < 0 && c.isRate(j-1, j) {
				x, y = j-1, j
				j--
				continue
			}
			for k := j - 1; x < 0 && k > max(0, j-4) && r.Sentence(&r.Facts[k-1]) == s; k-- { // 按1美元兑7.2元计算，1200万美元约合8640万元
				if c.isRate(k-1, k) {
					x, y = k-1, k
				}
			}
			if a.Unit == b.Unit || a.Interval || a.Role == figures.Change && b.Role != figures.Change {
				break
			}
			c.converted(a, b, x, y)
			break
		}
	}
}

// isRate reports whether two facts say what one unit, or a hundred, of a currency is worth: 按1美元兑7.2元计算.
func (c *block) isRate(i, j int) bool {
	a, b := &c.Reading.Facts[i], &c.Reading.Facts[j]
	if a.Kind != figures.Money || a.Unit == b.Unit || a.Lo.Cmp(figures.Int(1)) != 0 && a.Lo.Cmp(figures.Int(100)) != 0 || b.Mag > 0 || b.Lo.IsZero() || b.Start-a.End > 30 || b.Start < a.End {
		return false
	}
	return figures.Mentions(c.Text[a.End:b.Start], "兑", "合", "换", "=", "＝", "等于", "比", "对")
}

// converted holds amount b against a, which it is in another currency.
func (c *block) converted(a, b *figures.Fact, x, y int) {
	r := c.Reading
	ra, ok1 := a.Range()
	rb, ok2 := b.Printed()
	if !ok1 || !ok2 || ra.Lo.Sign() <= 0 || rb.Lo.Sign() <= 0 {
		return
	}
	if x >= 0 {
		one, is := &r.Facts[x], &r.Facts[y]
		rate, ok := figures.Divide(is.Value(), one.Value())
		if !ok {
			return
		}
		if one.Unit == b.Unit && is.Unit == a.Unit {
			if rate, ok = figures.Divide(one.Value(), is.Value()); !ok {
				return
			}
		} else if one.Unit != a.Unit || is.Unit != b.Unit {
			return
		}
		want := new(big.Rat).Mul(a.Value(), rate)
		room := new(big.Rat).Quo(want, big.NewRat(25, 1))
		if (figures.Range{Lo: want, Hi: want}).Widen(room).Overlaps(rb) {
			return
		}
		c.Report(b.Span, lint.Diagnostic{
			Rule:    "number/conversion",
			Message: lint.Say("按文中的汇率，%[1]s合%[2]s，文中为“%[3]s”", "at the rate of the copy %[1]s is %[2]s, the copy says “%[3]s”", c.Quote(a.Span), c.asPrinted(rounded(want), b), c.Quote(b.Span)),
			Notes:   figures.Notes(lint.Say("%s×%s＝%s", "%s × %s = %s", a.Figure(), figures.Format(rate, 4), b.Amount(want, 1))),
			Related: []lint.Related{c.Related(a.Span, "换算前", "before it is converted"), c.Related(figures.Span{Start: one.Start, End: is.End}, "汇率", "the rate")},
		})
		return
	}
	// Nothing but the word between the two, so that it is of this amount.
	if word := strings.Trim(strings.ReplaceAll(c.Text[a.End:max(a.End, b.Outer.Start)], "人民币", ""), "，,（( "); word != "" && !slices.Contains(converts, word) {
		return
	}
	foreign, yuan, other := a, rb, ra
	if a.Unit == "元" {
		foreign, yuan, other = b, ra, rb
	}
	w, ok := inYuan()[foreign.Unit]
	if !ok || a.Unit != "元" && b.Unit != "元" || !c.inRenminbi(a, b) {
		return
	}
	q, ok := figures.Quotient(yuan, other)
	if !ok || q.Overlaps(figures.Range{Lo: w.least, Hi: w.most}) {
		return
	}
	lo, _ := w.least.Float64()
	hi, _ := w.most.Float64()
	c.Report(b.Span, lint.Diagnostic{
		Rule:    "number/conversion",
		Message: lint.Say("%[1]s与%[2]s换算不符", "%[1]s is not %[2]s at any rate", c.Quote(a.Span), c.Quote(b.Span)),
		Notes:   figures.Notes(lint.Say("2005年以来1%[1]s合人民币%[2]g—%[3]g元", "since 2005 one %[1]s has been worth %[2]g to %[3]g yuan", foreign.Unit, lo, hi)),
		Related: []lint.Related{c.Related(a.Span, "换算前", "before it is converted")},
	})
}

// inRenminbi reports whether the copy says that an amount in 元 is in yuan: a dollar of Taiwan or Hong Kong is a 元 as well.
func (c *block) inRenminbi(a, b *figures.Fact) bool {
	f := a
	if b.Unit == "元" {
		f = b
	}
	return strings.Contains(c.Text[max(0, f.Start-len("人民币约")):min(len(c.Text), f.End+len("人民币"))], "人民币")
}
