package percent

import (
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// revenue are names of what a margin is a share of.
var revenue = []string{"营业收入", "营收", "营业总收入", "主营收入", "销售收入", "销售额", "总收入", "营业额", "收益总额", "业务收入", "医疗收入"}

// marginNames are shares of a revenue by their names, with the names of what is so great a part of it; where none is named it is the amount right in front.
var marginNames = [...]struct {
	name         string
	parts, whole []string // whole: the revenue where none is named
}{
	{"毛利率", []string{"毛利"}, nil}, {"营业利润率", []string{"营业利润"}, nil}, {"净利润率", []string{"净利", "纯利"}, nil}, {"净利率", []string{"净利", "纯利"}, nil}, {"利润率", []string{"利润"}, nil}, {"纯利率", []string{"净利", "纯利"}, nil},
	{"研发费用率", []string{"研发"}, nil}, {"销售费用率", []string{"销售费用"}, nil}, {"管理费用率", []string{"管理费用"}, nil}, {"研发投入占比", []string{"研发"}, nil}, {"研发占比", []string{"研发"}, nil}, {"研发强度", []string{"研发"}, nil},
	{"药占比", []string{"药品收入"}, []string{"医疗收入", "总收入", "业务收入", "医疗总收入", "收入"}}, {"耗占比", []string{"耗材收入"}, []string{"医疗收入", "总收入", "业务收入", "医疗总收入"}}, {"资产负债率", []string{"总负债", "负债总额", "负债"}, []string{"总资产", "资产总额"}},
}

// ofRevenue is all that stands in front of a share of the revenue of the amount right before: 研发费用3亿元，占营收的10%.
var ofRevenue = pattern.Lazy(`^[，,（(\s]*占(?:公司|全年|当年|同期|当期|总|年度)?(?:营业收入|营业总收入|营收|总收入|销售额|销售收入|医疗收入|业务收入)(?:总额)?的?(?:比例|比重)?(?:为|达到?|约)?$`)

// margins holds a margin against the revenue and its part: 营业收入24亿元，净利润3.6亿元，净利率为12%; 研发费用1.92亿元，占营收的8%.
func (c *block) margins() {
	if !figures.Mentions(c.Text, "利", "费用", "研发", "占", "负债率") || !figures.Mentions(c.Text, "收入", "营收", "销售额", "营业额", "收益", "资产") {
		return
	}
	r := c.Reading
	for i := 2; i < len(r.Facts); i++ {
		p := &r.Facts[i]
		if p.Kind != figures.Percent || p.Interval || p.Role == figures.Change || p.Role == figures.From || p.Role == figures.To || p.Approx&figures.Vague != 0 || c.Used(i) {
			continue
		}
		num, den := -1, -1
		if parts, whole := marginOf(c.leadIn(i)); parts != nil {
			num, den = c.amountOf(i, parts), c.amountOf(i, whole)
		} else if ofRevenue().MatchString(c.leadIn(i)) && p.Clause-r.Facts[i-1].Clause <= 1 && r.Facts[i-1].Kind == figures.Money && r.Facts[i-1].Role != figures.Change {
			num, den = i-1, c.amountOf(i, revenue)
		}
		if den >= 0 && strings.Contains(c.leadIn(den), "其中") || num < 0 || den < 0 || num == den || !c.oneYear(min(num, den), i) {
			continue
		}
		n, d := &r.Facts[num], &r.Facts[den]
		if n.Unit != d.Unit || n.Interval || d.Interval || d.Lo.IsZero() || (n.Approx|d.Approx)&figures.Vague != 0 || n.Value().Cmp(d.Value()) > 0 {
			continue
		}
		rp, ok := p.Printed()
		if rp = beyond(p, rp); !ok || within(n, d, rp) {
			continue
		}
		c.reportShare(i, n, d)
	}
}

// marginOf returns the names of the part of the revenue that a margin is the share of, from the words in front of it.
func marginOf(lead string) (parts, whole []string) {
	t := strings.TrimRight(lead, " 为达到约是高的仅")
	for _, m := range marginNames {
		if strings.HasSuffix(t, m.name) {
			// 综合毛利率 is of all; 器械毛利率 of one line of business.
			if strings.Trim(strings.TrimSuffix(t, m.name), " ，,其公司全年的整体综合销售对应") != "" {
				return nil, nil
			}
			if m.whole != nil {
				return m.parts, m.whole
			}
			return m.parts, revenue
		}
	}
	return nil, nil
}

// amountOf returns the only amount in the sentence of share i, in front of it, that is called by one of the names and is no change, or -1.
func (c *block) amountOf(i int, names []string) int {
	r := c.Reading
	found := -1
	for j := i - 1; j >= max(0, i-10) && r.Sentence(&r.Facts[j]) == r.Sentence(&r.Facts[i]); j-- {
		f := &r.Facts[j]
		if f.Kind != figures.Money || f.Role == figures.Change || f.Role == figures.From {
			continue
		}
		lead := strings.TrimRight(c.leadIn(j), " 为达到约是共计实现了的")
		if !affix.Ends(lead, names...) && !endsWith(lead, names) || names[len(names)-1] == "收入" && affix.Ends(lead, "药品收入", "检查收入", "财政收入", "耗材收入") {
			continue
		}
		if found >= 0 || figures.Mentions(lead, "海外", "业务板块", "国内", "单季", "季度", "扣非", "扣除") {
			return -1
		}
		found = j
	}
	return found
}

// endsWith reports whether one of the names ends a text but for 润, 额 and the like: 净利 in 净利润, 研发 in 研发费用.
func endsWith(t string, names []string) bool {
	for _, w := range [...]string{"润", "投入", "费用", "支出", "总额", "额"} {
		if s, ok := strings.CutSuffix(t, w); ok && affix.Ends(s, names...) {
			return true
		}
	}
	return false
}

// oneYear reports whether no other time is named between facts i and j.
func (c *block) oneYear(i, j int) bool {
	r := c.Reading
	for k := i + 1; k < j; k++ {
		if r.Facts[k].Kind == figures.Date {
			return false
		}
	}
	return !figures.Mentions(c.Text[r.Facts[i].End:r.Facts[j].Start], "去年", "上年", "上一年", "同期为", "季度")
}
