package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// ofRest reports whether the rate is of those that the count leaves: 不合格12批次，合格率98.8%.
func (c *block) ofRest(p, n *figures.Fact) bool {
	stem, near := c.rateOf(p), c.clauseAt(n)
	if stem == "" || strings.HasPrefix(stem, "不") || figures.Mentions(c.Reading.Lead(p), "不"+stem, "未"+stem) {
		return false
	}
	return figures.Mentions(near, "不"+stem, "未"+stem) || figures.Mentions(near, restOf[stem]...)
}

// restOf are words of what a rate leaves, by the stem of its name: 完成随访216例，失访率为10%.
var restOf = map[string][]string{
	"失访": {"完成随访", "完成全程随访"}, "存活": {"死亡"}, "出勤": {"缺勤", "请假"}, "缺勤": {"到岗", "出勤"}, "合格": {"超标", "不符", "存在问题", "不合规定", "不合规范", "不达标", "未达标", "违规"}, "达标": {"超标", "不合格", "不符"}, "脱落": {"完成试验", "完成研究"},
}

// namedAlike reports whether the clause of a count goes by the name of a rate, where that is no one word of it: 视力不良者1320人，视力不良检出率; 1152人取得证书，取证率.
func namedAlike(near, lead, stem string) bool {
	name := lastClause(strings.TrimRight(lead, " 为达到约是高仅"))
	for _, w := range [...]string{"检出率", "发生率", "发现率", "患病率", "报告率", "检出比例", "比例"} {
		if core, ok := strings.CutSuffix(name, w); ok {
			return len(core) >= len("近视") && strings.Contains(near, core)
		}
	}
	const apart = 3 * len("字") // between the two characters
	first, second := stem[:len(stem)/2], stem[len(stem)/2:]
	for at := 0; ; {
		k := strings.Index(near[at:], first)
		if k < 0 {
			return false
		}
		at += k + len(first)
		if j := strings.Index(near[at:], second); j >= 0 && j <= apart && !strings.ContainsAny(near[at:at+j], "，、；0123456789") {
			return true
		}
	}
}

// reportRest reports a rate of the rest.
func (c *block) reportRest(p, n, d *figures.Fact, share *big.Rat, places int) {
	exact := figures.FormatPercent(share, places)
	c.Report(p.Span, lint.Diagnostic{
		Rule:     "percent/share",
		Severity: lint.Warning,
		Message: lint.Say("%[1]s中去掉%[2]s，其余占%[3]s，文中为“%[4]s”", "%[1]s less %[2]s leave %[3]s, the copy says “%[4]s”",
			c.Quote(d.Span), c.Quote(n.Span), exact, c.Quote(p.Span)),
		Notes: figures.Notes(lint.Say("1－%s÷%s＝%s，文中为%s", "1 − %s ÷ %s = %s, stated %s",
			n.Figure(), d.Figure(), exact, c.Quote(p.Outer))),
		Related: []lint.Related{c.Related(n.Span, "去掉的部分", "the part taken away"), c.Related(d.Span, "总数", "the whole")},
	})
}

// rateOf names what percentage p is the rate of, in two characters (合格 of 合格率), or "".
func (c *block) rateOf(p *figures.Fact) string {
	t := strings.TrimRight(c.Reading.Lead(p), " 为达到约是高仅")
	k := strings.LastIndex(t, "率")
	if k < 6 || k+len("率") != len(t) {
		return ""
	}
	return t[k-6 : k]
}

// clauseAt is the clause of count n, from some thirty characters in front of it.
func (c *block) clauseAt(n *figures.Fact) string {
	cl := c.Reading.Clauses[n.Clause]
	return c.Text[min(max(cl.Start, n.Start-90), cl.End):cl.End]
}
