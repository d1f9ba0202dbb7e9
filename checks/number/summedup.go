package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// sumUp reads the words in front of a total that sums up what stands before it: 三地共报告, 全天共接诊, 两期合计. What it counts up may be named, and the verb
// of the parts comes again.
var sumUp = pattern.Lazy(`^(?:(上下午|全天|当天|当日|全日|一天|一日|每人|人均|每人每年)|([两二三四五六七八九2-9])(?:[天日地县区市镇村乡期批项者家院校年月周类场次餐笔种组班轮路队方级区]|个?[^，。、；：\d]{1,4}?))?(共计|合计|总计|总共|一共|累计|合共|共)([^，。；：、\d]{0,6})$`)

// wholes are totals by their own name, with what their parts must be named by.
var wholes = [...]struct {
	names []string // of the total
	parts []string // one of them ends the name of each part
}{
	{[]string{"总费用", "总花费", "费用共计", "费用合计", "费用总计", "总价", "合计费用", "总费用共"}, []string{"费", "费用", "药", "钱"}},
	{[]string{"总投资", "投资总额", "总投入"}, []string{"投入", "投资", "期投入", "期投资"}},
}

// nearlySums reports whether a total that is said to be one misses the sum of the parts right before it, to the beginning of the sentence, by one digit, or
// by two that changed places: what else it may sum up would not come so near.
func (c *block) nearlySums(lead string, t *figures.Fact, parts []int) bool {
	const nearest, longest = 8, 36 // the sum is off by an eighth at most; bytes of the words
	if len(parts) < 2 || len(lead) > longest || t.Role == figures.Change || t.Role == figures.To || t.Role == figures.Limit || !figures.Mentions(notPublic.Replace(lead), "共", "合计", "总", "相加", "加起来", "合起来") || figures.Mentions(lead, "累计", "另", "其中", "同比", "平均", "以来") {
		return false
	}
	sum := new(big.Rat)
	last := t.Clause
	for k := len(parts) - 1; k >= 0; k-- {
		f := &c.Reading.Facts[parts[k]]
		if f.Hanzi || f.Bracket != t.Bracket || f.Places() != t.Places() && f.Mag > 0 || last-f.Clause > 1 || f.Mag != t.Mag && t.Mag > 0 {
			return false
		}
		sum.Add(sum, f.Value())
		last = f.Clause
	}
	step := t.Step()
	x, y := new(big.Rat).Quo(sum, step), new(big.Rat).Quo(t.Value(), step)
	least := big.NewRat(100, 1)
	if !x.IsInt() || !y.IsInt() || x.Cmp(least) < 0 && (len(parts) < 3 || x.Cmp(big.NewRat(10, 1)) < 0) {
		return false
	}
	off := new(big.Rat).Sub(x, y)
	if off.Sign() == 0 || off.Abs(off).Mul(off, big.NewRat(nearest, 1)).Cmp(y) > 0 {
		return false
	}
	apart, swapped := unlike(x.FloatString(0), y.FloatString(0))
	return len(apart) == 1 || swapped && apart[1] == apart[0]+1
}

// sumsUp reports whether the words in front of a total say that it is that of the parts.
func (c *block) sumsUp(lead string, t *figures.Fact, parts []int) bool {
	if len(parts) < 2 || t.Role == figures.Change || t.Role == figures.To || t.Role == figures.Limit {
		return false
	}
	leads := make([]string, len(parts))
	for k, i := range parts {
		f := &c.Reading.Facts[i]
		from := c.Reading.Clauses[f.Clause].Start
		if k > 0 {
			from = max(from, c.Reading.Facts[parts[k-1]].End)
		}
		leads[k] = strings.TrimRight(c.Text[min(from, f.Outer.Start):f.Outer.Start], " 为达到是共约")
	}
	first, last := &c.Reading.Facts[parts[0]], &c.Reading.Facts[parts[len(parts)-1]]
	bare := strings.TrimRight(lead, " 为达到是约有")
	for _, w := range wholes {
		if affix.Ends(bare, w.names...) && len(bare) <= 24 {
			for _, l := range leads {
				if !affix.Ends(l, w.parts...) {
					return false
				}
			}
			return true
		}
	}
	if affix.Ends(bare, "门急诊总量", "门急诊量", "门急诊总人次", "门急诊", "总诊疗量") && len(parts) == 2 {
		return figures.Mentions(leads[0], "门诊") && figures.Mentions(leads[1], "急诊")
	}
	m := sumUp().FindStringSubmatch(lead)
	if m == nil {
		return false
	}
	if m[1] == "" && m[2] == "" {
		return false // 共报告: of all places, or of all that have been reported
	}
	n, _ := smallNumber(m[2], 0)
	if m[2] != "" && (n != len(parts) && !(m[2] == "两" && len(parts) == 2) || figures.Mentions(c.Text[first.Start:last.Start], "其中")) {
		return false
	}
	if m[1] != "" && !affix.Starts(m[1], "每人", "人均") && !(figures.Mentions(leads[0], "上午", "早") && figures.Mentions(leads[len(leads)-1], "下午", "晚")) {
		return false
	}
	verb := strings.TrimRight(strings.TrimLeft(m[4], "约"), " 了有为达到约")
	for _, l := range leads {
		if verb != "" && !strings.Contains(l, verb) {
			return false
		}
	}
	return true
}
