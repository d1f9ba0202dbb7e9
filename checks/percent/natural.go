package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// natural holds the natural growth of a population against its births and deaths, of which it is the difference: 出生率6.2‰，死亡率7.5‰，自然增长率为
// -1.3‰. Rates per thousand that are given in per cent are told as well: 每千人口献血率为20.0%.
func (c *block) natural() {
	r := c.Reading
	var birth, death *figures.Fact
	for i := range r.Facts {
		f := &r.Facts[i]
		if f.Kind != figures.Percent && f.Kind != figures.PerMille || f.Interval || c.Used(i) {
			continue
		}
		name := strings.TrimRight(r.Before(f, f.Number.Start), " 为达到是约-－−负")
		if f.Kind == figures.Percent && strings.HasSuffix(name, "率") && figures.Mentions(name, "每千人", "每千名", "每万人", "每十万", "每10万") && f.Role != figures.Change {
			c.Use(i)
			c.Report(f.Span, lint.Diagnostic{
				Rule:    "percent/scale",
				Message: lint.Say("每千、每万人的率不用百分数，“%s”疑误", "a rate per thousand or more is no percentage: “%s” is doubtful", c.Quote(f.Span)),
				Notes:   figures.Notes(lint.Text{ZH: "每千人的率以‰计，每十万人的率以/10万计", EN: "per thousand ‰, per hundred thousand /10万"}),
			})
			continue
		}
		switch {
		case affix.Ends(name, "死亡率") && !affix.Ends(name, "婴儿死亡率", "儿童死亡率", "孕产妇死亡率", "新生儿死亡率"):
			death = f
		case affix.Ends(name, "出生率"):
			birth = f
		case affix.Ends(name, "自然增长率"):
			if birth != nil && death != nil && r.Sentence(birth) == r.Sentence(f) && r.Sentence(death) == r.Sentence(f) && birth.Kind == f.Kind && death.Kind == f.Kind && birth.Exact() && death.Exact() && f.Approx&^figures.Vague == 0 {
				c.growth(birth, death, f)
			}
			if birth != nil && death != nil && birth.Kind == figures.PerMille && death.Kind == figures.PerMille && f.Kind == figures.Percent && r.Sentence(birth) == r.Sentence(f) && !c.Used(i) {
				c.Use(i)
				c.Report(f.Span, lint.Diagnostic{
					Rule:    "percent/scale",
					Message: lint.Say("出生率、死亡率以‰计，“%s”疑为‰", "births and deaths are given per mille: “%s” seems to be as well", c.Quote(f.Span)),
					Related: []lint.Related{c.Related(birth.Span, "出生率", "births"), c.Related(death.Span, "死亡率", "deaths")},
				})
			}
			birth, death = nil, nil
		}
	}
}

// growth reports a natural growth that is not the births less the deaths.
func (c *block) growth(birth, death, f *figures.Fact) {
	diff := new(big.Rat).Sub(birth.Value(), death.Value())
	rb, ok1 := birth.Range()
	rd, ok2 := death.Range()
	if !ok1 || !ok2 {
		return
	}
	net := figures.Minus(rb, rd).Abs()
	// A number behind a minus is read without a value.
	falls := affix.Ends(strings.TrimRight(c.Text[:f.Number.Start], " "), "-", "－", "−", "负")
	if f.Approx != 0 && !falls {
		return
	}
	stated := figures.Range{Lo: f.Value(), Hi: f.Value()}.Widen(f.Step()).Abs()
	if net.Overlaps(stated) && (falls == (diff.Sign() < 0) || diff.Sign() == 0) {
		return
	}
	right := figures.Format(diff, 4) + f.Unit
	c.Report(f.Span, lint.Diagnostic{
		Rule:    "percent/change",
		Message: lint.Say("出生率与死亡率之差为%s，文中为“%s”", "births less deaths are %s, the copy says “%s”", right, c.Quote(f.Span)),
		Notes:   figures.Notes(lint.Say("%s－%s＝%s", "%s − %s = %s", birth.Figure(), death.Figure(), right)),
		Related: []lint.Related{c.Related(birth.Span, "出生率", "births"), c.Related(death.Span, "死亡率", "deaths")},
	})
}
