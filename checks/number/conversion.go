package number

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/lines"
)

//go:embed conversions.tsv
var conversionsTable string

// scale is what a unit measures and how much one of it is.
type scale struct {
	kind string
	size float64
}

var scales = sync.OnceValue(func() map[string]scale {
	m := map[string]scale{}
	for f := range lines.Rows(conversionsTable, 4) {
		size := decimal("conversions.tsv", f[2])
		m[f[0]] = scale{f[1], size}
	}
	return m
})

// equals are the words between an amount and the same amount in another unit.
var equals = map[string]bool{"合": true, "约合": true, "折合": true, "折合成": true, "相当于": true, "约相当于": true, "即": true, "等于": true, "换算成": true, "换算为": true, "约为": true, "约": true, "也就是": true, "就是": true, "": true}

// farthest is how many times too much or too little an amount may be and still be meant for the other.
const farthest = 12

// conversions holds an amount against itself in another unit, in brackets or behind 合, 即: 3250克，合五斤半; 1.5小时（80分钟）.
func (c *block) conversions() {
	for i := 1; i < len(c.Reading.Facts); i++ {
		a, b := &c.Reading.Facts[i-1], &c.Reading.Facts[i]
		x, y := scales()[a.Unit], scales()[b.Unit]
		if x.kind == "" || x.kind != y.kind || x.size == y.size || a.Interval != b.Interval || (a.Approx|b.Approx)&figures.Vague != 0 ||
			a.Kind == figures.BloodPair || b.Kind == figures.BloodPair || c.partOfMore(a) || !c.sameAmount(a, b) {
			continue
		}
		lo, hi := a.Lo.Float()*x.size/y.size, a.Hi.Float()*x.size/y.size
		if !beyondDigits(a, b, x.size/y.size) && close(lo, b.Lo.Float(), a, b) && (!a.Interval || close(hi, b.Hi.Float(), a, b)) {
			continue
		}
		if off := b.Lo.Float() / lo; off > farthest || off < 1/farthest {
			continue // what is in the granules, and the granules
		}
		is := strconv.FormatFloat(rounded3(lo), 'f', -1, 64)
		if a.Interval {
			is += "—" + strconv.FormatFloat(rounded3(hi), 'f', -1, 64)
		}
		unit := strings.TrimSuffix(strings.TrimSpace(c.Text[b.Number.End:b.End]), "半")
		c.Report(b.Span, lint.Diagnostic{
			Rule:    "number/conversion",
			Message: lint.Say("%[1]s合%[2]s%[3]s，文中为“%[4]s”", "%[1]s is %[2]s %[3]s, the copy says “%[4]s”", c.Quote(a.Span), is, unit, c.Quote(b.Span)),
			Related: []lint.Related{c.Related(a.Span, "换算前", "before it is converted")},
		})
	}
}

// partOfMore reports whether a number is only part of what is printed there: 5英尺9英寸, 4.67/3.33kPa.
func (c *block) partOfMore(a *figures.Fact) bool {
	before := strings.TrimRight(c.Text[:a.Start], " ")
	return affix.Ends(before, "/", "／", "英尺", "-", "—", "～", "~", "×", "小时", "里", "公斤", "斤")
}

// sameAmount reports whether the copy gives b as another word for a.
func (c *block) sameAmount(a, b *figures.Fact) bool {
	between := c.Text[a.End:b.Start]
	if b.Outer.Start >= a.End {
		between = c.Text[a.End:b.Outer.Start]
	}
	if word, ok := strings.CutPrefix(between, "（"); ok {
		return equals[word] && affix.Starts(strings.TrimLeft(c.Text[b.End:], "左右"), "）")
	}
	if word, ok := strings.CutPrefix(between, "("); ok {
		return equals[word] && affix.Starts(strings.TrimLeft(c.Text[b.End:], "左右"), ")")
	}
	word := strings.TrimLeft(between, "，, ")
	if word == "" || word == "约" || word == "约为" || !equals[word] || !affix.Starts(c.Text[b.End:], "，", "。", "；", "、", "）", "左右") && c.Text[b.End:] != "" {
		return false
	}
	return len(word) < len(between) || affix.Starts(word, "合", "约合", "折合", "相当于", "等于", "换算")
}

// close reports whether an amount may be given as another: within a tenth, or a fifth where either is hedged, or within half of
// the last digit that is printed.
func close(exact, stated float64, a, b *figures.Fact) bool {
	room := 0.1
	if a.Approx != 0 || b.Approx != 0 {
		room = 0.2
	}
	off := stated - exact
	if off < 0 {
		off = -off
	}
	return off <= exact*room || off <= b.Lo.Ulp().Float()*0.6
}

// beyondDigits reports whether an amount in one unit of a system cannot be that in another: 81公斤 is 162斤, and not 152. One that ends with
// zeros may have been rounded.
func beyondDigits(a, b *figures.Fact, ratio float64) bool {
	if !a.Exact() || !b.Exact() || !wholeRatio(ratio) || a.Lo.Mantissa < 10 || b.Lo.Mantissa < 10 {
		return false
	}
	off := math.Abs(a.Lo.Float()*ratio - b.Lo.Float())
	return off > 0.51*(printedTo(a.Lo)*ratio+printedTo(b.Lo))
}

// wholeRatio reports whether units so many times apart are of one system.
func wholeRatio(v float64) bool {
	if v < 1 {
		v = 1 / v
	}
	return math.Abs(v-math.Round(v)) < 1e-6
}

// printedTo is what one of the last digit of a number is that is not zero.
func printedTo(d figures.Decimal) float64 {
	ulp := d.Ulp().Float()
	for m := d.Mantissa; m != 0 && m%10 == 0 && d.Scale <= 0; m /= 10 {
		ulp *= 10
	}
	return ulp
}

// rounded3 is a number to three significant digits.
func rounded3(v float64) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 3, 64), 64)
	return r
}
