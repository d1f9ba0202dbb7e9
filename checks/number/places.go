package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// What is said between two places of a ranking: the smaller number is the better place.
var (
	climbs = []string{"升至", "升到", "上升到", "上升至", "提升至", "提升到", "前进到", "前进至", "跃升至", "跃居", "跃至", "进到"}
	drops  = []string{"降至", "降到", "下降到", "下降至", "跌至", "跌到", "下滑至", "下滑到", "退至", "退到", "后退到", "滑落至"}
)

// places holds a move from one place of a ranking to another against its verb, and the places it is said to have moved by:
// 由第89位升至第101位，前进12位.
func (c *block) places() {
	r := c.Reading
	for i := 0; i+1 < len(r.Facts); i++ {
		a, b := &r.Facts[i], &r.Facts[i+1]
		if a.Kind != figures.Ordinal || b.Kind != figures.Ordinal || a.Clause != b.Clause || !place(c.Text, a) || !place(c.Text, b) || !affix.Ends(strings.TrimRight(c.leadOf(a), "全国省市第"), "由", "从") {
			continue
		}
		verb := strings.TrimSuffix(strings.Trim(c.Text[a.End:b.Start], " 的全国省市位名"), "第")
		up, down := affix.Ends(verb, climbs...), affix.Ends(verb, drops...)
		by := new(big.Rat).Sub(b.Value(), a.Value())
		if rose := by.Sign() < 0; up == down || by.Sign() == 0 || up == rose || c.Use(i+1) {
			continue
		}
		real, en := "后退", "worse"
		if down {
			real, en = "前进", "better"
		}
		c.Report(figures.Span{Start: a.End, End: b.End}, lint.Diagnostic{
			Rule: "number/direction",
			Message: lint.Say("由%[1]s到%[2]s是%[3]s%[4]s位，文中为“%[5]s”", "from %[1]s to %[2]s is %[4]s places %[6]s, the copy says “%[5]s”",
				c.Quote(a.Span), c.Quote(b.Span), real, figures.Format(by.Abs(by), 0), verb, en),
			Related: []lint.Related{c.Related(a.Span, "原来的位次", "the place before")},
		})
	}
}

// place reports whether an ordinal is one of a ranking: 第89位, 第3名.
func place(text string, f *figures.Fact) bool {
	return strings.HasSuffix(text[f.Start:f.End], "位") || strings.HasSuffix(text[f.Start:f.End], "名")
}
