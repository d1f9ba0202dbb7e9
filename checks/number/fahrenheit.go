package number

import (
	"math"
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// fahrenheits holds a temperature in the one scale against itself in the other: 摄氏2至8度（华氏36至46度）, 98.6℉，约合37℃.
func (c *block) fahrenheits() {
	if !c.Holds("华氏", "℉", "°F") {
		return
	}
	for i := 1; i < len(c.Reading.Facts); i++ {
		a, b := &c.Reading.Facts[i-1], &c.Reading.Facts[i]
		if a.Kind != figures.Temperature || b.Kind != figures.Temperature || a.Interval != b.Interval || a.Role == figures.Change || b.Role == figures.Change || c.inFahrenheit(a) == c.inFahrenheit(b) || !c.otherScale(a, b) {
			continue
		}
		convert, scale := func(v float64) float64 { return v*9/5 + 32 }, 1.8
		if c.inFahrenheit(a) {
			convert, scale = func(v float64) float64 { return (v - 32) * 5 / 9 }, 1/1.8
		}
		room := 0.55 * (a.Lo.Ulp().Float()*scale + b.Lo.Ulp().Float())
		if (a.Approx|b.Approx)&(figures.About|figures.Nearly|figures.Over) != 0 {
			room += 2
		}
		lo, hi := convert(a.Lo.Float()), convert(a.Hi.Float())
		if math.Abs(lo-b.Lo.Float()) <= room && math.Abs(hi-b.Hi.Float()) <= room {
			continue
		}
		is := strconv.FormatFloat(lo, 'f', 1, 64)
		if a.Interval {
			is += "—" + strconv.FormatFloat(hi, 'f', 1, 64)
		}
		name := map[bool]lint.Text{true: {ZH: "摄氏", EN: "Celsius"}, false: {ZH: "华氏", EN: "Fahrenheit"}}[c.inFahrenheit(a)]
		c.Report(b.Span, lint.Diagnostic{
			Rule:    "number/conversion",
			Message: lint.Say("“%[1]s”是%[2]s%[3]s度，文中为“%[4]s”", "“%[1]s” is %[3]s degrees %[5]s, the copy says “%[4]s”", c.Quote(a.Span), name.ZH, is, c.Quote(b.Span), name.EN),
			Notes:   figures.Notes(lint.Text{ZH: "华氏度＝摄氏度×9/5＋32", EN: "℉ = ℃ × 9/5 + 32"}),
			Related: []lint.Related{c.Related(a.Span, "换算前", "before it is converted")},
		})
	}
}

// inFahrenheit reports whether a temperature is told in degrees Fahrenheit.
func (c *block) inFahrenheit(f *figures.Fact) bool {
	return f.Unit == "℉" || strings.HasSuffix(strings.TrimRight(c.Text[:f.Outer.Start], " 约"), "华氏") || strings.HasSuffix(f.Of(c.Text), "°F")
}

// otherScale reports whether the copy gives b as another word for a.
func (c *block) otherScale(a, b *figures.Fact) bool {
	between := c.Text[a.End:b.Start]
	word := strings.TrimLeft(between, "（(，,/／ ")
	if len(word) == len(between) && !affix.Starts(word, "相当于", "约合", "折合", "等于", "合") {
		return false
	}
	bracket := strings.ContainsAny(between, "（(")
	for _, w := range [...]string{"摄氏", "华氏", "约", " "} {
		word = strings.TrimSuffix(word, w)
	}
	return equals[word] && (bracket || word != "" || strings.ContainsAny(between, "/／"))
}
