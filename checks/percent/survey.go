package percent

import (
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// Words in front of what was sent out and what came back, and of the rate that is.
var (
	sentOut  = []string{"发出", "发放", "派发", "寄出", "投放", "下发", "派出"}
	sentBack = []string{"收回", "回收", "返回", "收到", "交回"}
	returned = []string{"回收率", "收回率", "应答率", "返回率", "有效率"}
)

// cameBack finds what was sent out and what came back of it, of which share i is the rate: 发出问卷180份，收回162份，回收率为90%.
func (c *block) cameBack(i int) (num, den int) {
	r := c.Reading
	p := &r.Facts[i]
	lead := r.Lead(p)
	if !figures.Mentions(lead, returned...) || figures.Mentions(lead, "其中", "农村", "城") || !figures.Mentions(affix.Tail(r.Text[r.Sentences[r.Sentence(p)].Start:p.Start], mostOfSentence), "问卷", "调查表", "量表", "选票", "试卷", "表格") {
		return -1, -1
	}
	valid := strings.Contains(lead, "有效")
	num, den = -1, -1
	for j := i - 1; j >= max(0, i-6) && r.Sentence(&r.Facts[j]) == r.Sentence(p); j-- {
		f := &r.Facts[j]
		if f.Kind != figures.Count || !f.Exact() {
			continue
		}
		switch before := r.Lead(f); {
		case den < 0 && figures.Mentions(before, sentOut...):
			den = j
		case num < 0 && (figures.Mentions(before, sentBack...) || valid && strings.Contains(before, "有效")):
			if valid == strings.Contains(before, "有效") {
				num = j
			}
		}
	}
	if num < 0 || den < 0 || num < den || r.Facts[num].Unit != r.Facts[den].Unit {
		return -1, -1
	}
	return num, den
}

// thatIs finds the count that says share i over again, and the whole in front: 500名患者中，有营养风险的占46%，也就是230人.
func (c *block) thatIs(i int) (num, den int) {
	r := c.Reading
	p := &r.Facts[i]
	if i == 0 || i+1 == len(r.Facts) || !strings.Contains(r.Lead(p), "占") {
		return -1, -1
	}
	n := &r.Facts[i+1]
	between := strings.TrimLeft(c.Text[p.End:n.Outer.Start], "，, （(")
	if n.Kind != figures.Count || !n.Exact() || r.Sentence(n) != r.Sentence(p) || strings.TrimRight(between, "有约为共计是") != "" && !affix.Starts(between, "也就是", "即", "就是", "相当于") || len(between) > len("也就是说有约") {
		return -1, -1
	}
	if between == "" && !affix.Starts(c.Text[p.End:], "，也就是", "，即", "（", ",也就是", ",即", "(") {
		return -1, -1
	}
	for j := i - 1; j >= max(0, i-3) && r.Sentence(&r.Facts[j]) == r.Sentence(p); j-- {
		d := &r.Facts[j]
		if d.Kind == figures.Percent || d.Kind == figures.Tenths {
			return -1, -1
		}
		if d.Kind == figures.Count && comparable(n, d) && d.Exact() {
			if strings.Contains(full(c.Text[d.End:p.Start]), "中，") {
				return i + 1, j
			}
			return -1, -1
		}
	}
	return -1, -1
}
