package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// beside holds a share in words against the figure in brackets right behind: 近六成（68.3%）的受访者, 约三分之二的患者（76.2%）.
func (c *block) beside() {
	for i := 1; i < len(c.Reading.Facts); i++ {
		w, p := &c.Reading.Facts[i-1], &c.Reading.Facts[i]
		if p.Kind != figures.Percent || !p.Bracket || w.Bracket || !p.Exact() || w.Kind != figures.Tenths && w.Kind != figures.Fraction || w.Interval && w.Kind == figures.Tenths ||
			w.Role == figures.Change || w.Approx&figures.Vague != 0 || c.Used(i) || c.Reading.Sentence(w) != c.Reading.Sentence(p) {
			continue
		}
		what, label, ok := c.inBrackets(w, p)
		if label = strings.TrimRight(label, "为达"); label != "" && (!strings.HasSuffix(label, "率") || !strings.Contains(what, strings.TrimSuffix(label, "率"))) {
			continue // 超过六成的患者知晓自己患病（知晓率为61.6%）
		}
		if !ok || len(what) > 36 {
			continue
		}
		said := *w
		if affix.Starts(what, "多", "余", "强") {
			said.Approx |= figures.Over
		} else if affix.Starts(what, "弱") {
			said.Approx |= figures.Nearly
		}
		lo, hi, ok := inWords(&said)
		if !ok || p.Value().Cmp(lo) >= 0 && p.Value().Cmp(hi) <= 0 {
			continue
		}
		c.Use(i)
		c.Report(figures.Span{Start: w.Outer.Start, End: p.End}, lint.Diagnostic{
			Rule:     "percent/conflict",
			Severity: lint.Warning,
			Message:  lint.Say("“%s”与其后的“%s”不合", "“%s” is not the “%s” behind it", c.Quote(w.Outer), c.Quote(p.Span)),
		})
	}
}

// inBrackets returns what stands between a share and the figure in the brackets behind it: what is counted, and a label inside the
// brackets. ok is false where more stands between, or behind the figure in them.
func (c *block) inBrackets(share, f *figures.Fact) (what, label string, ok bool) {
	what, label, ok = strings.Cut(strings.Replace(strings.TrimSpace(c.Text[share.Outer.End:f.Outer.Start]), "(", "（", 1), "（")
	return what, label, ok && !strings.ContainsAny(what, "，、；。：（）") && affix.Starts(strings.TrimLeft(c.Text[f.Outer.End:], " "), "）", ")")
}

// inWords returns between what percentages a share in words may lie: ten points about for 约, up to ten below for 近.
func inWords(w *figures.Fact) (lo, hi *big.Rat, ok bool) {
	v := w.Value()
	if w.Kind == figures.Fraction {
		if v.Sign() <= 0 || v.Cmp(big.NewRat(1, 1)) >= 0 {
			return nil, nil, false
		}
		v.Mul(v, hundred)
	}
	below, above := int64(6), int64(6)
	switch {
	case w.Approx&figures.About != 0:
	case w.Approx&figures.Nearly != 0:
		below, above = 8, 1
	case w.Approx&(figures.Over|figures.AtLeast) != 0:
		below, above = 1, 12
		if w.Kind == figures.Fraction {
			above = 50 // 一半以上 may be far more
		}
	case w.Approx&(figures.Under|figures.AtMost) != 0:
		below, above = 12, 1
		if w.Kind == figures.Fraction {
			below = 50
		}
	}
	return new(big.Rat).Sub(v, big.NewRat(below, 1)), new(big.Rat).Add(v, big.NewRat(above, 1)), true
}
