package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// bmiSaid is a body mass index as copy states it: 体质指数（BMI）为25.8.
var bmiSaid = pattern.Lazy(`(?:BMI|体质指数|体重指数|身体质量指数|体质量指数)\s?(?:[（(]BMI[)）])?(?:值)?(?:已|就|仅|约|高)*(?:为|是|达到?|:|：|=|＝)?\s?(\d{2}(?:\.\d{1,2})?)(?:[^0-9.]|$)`)

// bodyMass holds a body mass index against the height and the weight in front of it, in its sentence: 身高170厘米，体重60千克，体质指数为20.8.
func (c *block) bodyMass() {
	if !c.Holds("BMI", "指数") {
		return
	}
	c.bmiBeyond()
	for s := range c.Reading.Sentences {
		sent := c.Reading.Sentences[s]
		m := bmiSaid().FindStringSubmatchIndex(sent.Of(c.Text))
		if m == nil {
			continue
		}
		said := figures.Span{Start: sent.Start + m[2], End: sent.Start + m[3]}
		var height, weight *figures.Fact
		a, b := c.Reading.InSentence(s)
		for i := a; i < b && c.Reading.Facts[i].End <= said.Start; i++ {
			f := &c.Reading.Facts[i]
			if f.Kind != figures.Measure || !f.Exact() {
				continue
			}
			switch lead := strings.TrimRight(c.leadOf(f), " 为是只有达仅"); {
			case affix.Ends(lead, "身高"):
				if height != nil {
					return // of two people
				}
				height = f
			case affix.Ends(lead, "体重"):
				if weight != nil {
					return // before and after
				}
				weight = f
			}
		}
		if height == nil || weight == nil {
			continue
		}
		metres, kilos := height.Value(), weight.Value()
		if height.Unit == "厘米" || height.Unit == "cm" || height.Unit == "公分" {
			metres = new(big.Rat).Quo(metres, big.NewRat(100, 1))
		}
		if weight.Unit == "斤" {
			kilos = new(big.Rat).Quo(kilos, big.NewRat(2, 1))
		}
		want, ok := figures.Divide(kilos, new(big.Rat).Mul(metres, metres))
		printed, ok2 := new(big.Rat).SetString(c.Text[said.Start:said.End])
		// A height of 1.7米 may be rounded by as much as changes the index by one.
		if !ok || !ok2 || metres.Cmp(big.NewRat(1, 1)) < 0 || metres.Cmp(big.NewRat(5, 2)) > 0 || new(big.Rat).Abs(new(big.Rat).Sub(want, printed)).Cmp(big.NewRat(1, 1)) <= 0 {
			continue
		}
		c.Report(said, lint.Diagnostic{
			Rule:     "number/ratio",
			Severity: lint.Warning,
			Message:  lint.Say("身高%[1]s、体重%[2]s，体质指数约为%[3]s，文中为“%[4]s”", "%[1]s and %[2]s make a body mass index of %[3]s, the copy says “%[4]s”", c.Quote(height.Span), c.Quote(weight.Span), figures.Format(want, 1), c.Quote(said)),
			Related:  []lint.Related{c.Related(height.Span, "身高", "the height"), c.Related(weight.Span, "体重", "the weight")},
		})
	}
}

// bmiSlipped is a body mass index that lost its point, or its first digit: BMI为280, BMI为2.8.
var bmiSlipped = pattern.Lazy(`(?:BMI|体质指数|体重指数|身体质量指数|体质量指数)\s?(?:[（(]BMI[)）])?(?:值)?(?:已|就|仅|约|高|降)*(?:为|是|达到?|至|：|:|=|＝)\s?(\d(?:\.\d{1,2})?|[3-9]\d{2}(?:\.\d)?|2[5-9]\d(?:\.\d)?)(?:[，。；、）]|$)`)

// bmiBeyond reports body mass indices beyond life. The highest on record are a little above 200, the lowest about 7.
func (c *block) bmiBeyond() {
	for _, m := range bmiSlipped().FindAllStringSubmatchIndex(c.Text, -1) {
		said := figures.Span{Start: m[2], End: m[3]}
		if v, ok := new(big.Rat).SetString(c.Text[m[2]:m[3]]); !ok || v.Cmp(big.NewRat(6, 1)) >= 0 && v.Cmp(big.NewRat(250, 1)) <= 0 {
			continue
		}
		c.Report(said, lint.Diagnostic{
			Rule:    "number/vital",
			Message: lint.Say("体质指数“%[1]s”超出人体可能的范围", "“%[1]s” is impossible as a body mass index", c.Quote(said)),
			Notes:   figures.Notes(lint.Say("成人多在15至50之间", "most adults have between 15 and 50")),
		})
	}
}
