package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// thanOther reads who is said to have how many more or fewer than whom, in a clause of its own: 男性比女性多.
var thanOther = pattern.Lazy(`^[，, ]*([^，。；：、\d]{1,10}?)[比较]([^，。；：、\d]{1,10}?)(?:病例|人数|患者)?[多少](?:了|出|报告|接诊|收治)?$`)

// thanPlanned reads that it was so much less or more than what the first of two amounts is called: 比计划少投入.
var thanPlanned = pattern.Lazy(`^[，, ]*[比较](原?计划|预算|预期|预计|目标|原定)(?:数|额)?(?:少|多|节约|节省|超出|超|减少|增加|低|高)[^，。；：、\d]{0,4}$`)

// moreThan holds how many more one of two groups has than the other against the two, right before: 男性52例，女性41例，男性比女性多11例.
func (c *block) moreThan() {
	if !c.Holds("比") {
		return
	}
	for k := 2; k < len(c.Reading.Facts); k++ {
		ch, b, a := &c.Reading.Facts[k], &c.Reading.Facts[k-1], &c.Reading.Facts[k-2]
		if ch.Kind != figures.Count && ch.Kind != figures.Money || !comparable(a, ch) || !comparable(b, ch) || !ch.Exact() || !a.Exact() || !b.Exact() || ch.Clause-b.Clause != 1 || b.Clause-a.Clause > 1 ||
			c.Reading.Sentence(a) != c.Reading.Sentence(ch) || a.Role == figures.Change || b.Role == figures.Change {
			continue
		}
		m := thanOther().FindStringSubmatch(c.leadOf(ch))
		if m == nil {
			if m = thanPlanned().FindStringSubmatch(c.leadOf(ch)); m != nil && b.Clause-a.Clause == 1 && strings.Contains(c.leadOf(a), strings.TrimPrefix(m[1], "原")) && strings.Contains(c.leadOf(b), "实") {
				c.difference(a, b, ch)
			}
			continue
		}
		one, other := strings.TrimSuffix(m[1], "病例"), m[2]
		la, lb := c.leadOf(a), c.Text[a.End:b.Start]
		if strings.Contains(la, one) && strings.Contains(lb, other) && !strings.Contains(la, other) || strings.Contains(la, other) && strings.Contains(lb, one) && !strings.Contains(la, one) {
			c.difference(a, b, ch)
		}
	}
}
