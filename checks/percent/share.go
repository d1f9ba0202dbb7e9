package percent

import (
	"math"
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// people are units that count heads, so that 1200人中有300例 is one kind of thing.
func comparable(a, b *figures.Fact) bool {
	if a.Unit == b.Unit {
		return true
	}
	return isHead(a.Unit) && isHead(b.Unit)
}

func isHead(u string) bool {
	switch u {
	case "人", "名", "位", "例", "个", "个人":
		return true
	}
	return false
}

// totalCues stand in front of a count that is the whole of something.
var totalCues = [...]string{"共", "总", "累计", "调查", "检查", "抽检", "抽查", "抽验", "抽取", "筛查", "检测", "收治", "纳入", "随访", "体检", "检验", "检定", "监测", "送检", "采样", "报告", "确诊", "接诊", "招募", "入组", "发放", "全部", "对", "在", "全市", "全县", "全省", "全区", "现有", "应", "回收", "走访", "接种", "研究", "手术", "处方", "病历", "建档", "登记"}

// shares holds 占Z% and X率Z% against the two counts named before it: 1200例中有300例，占30%.
func (c *block) shares() {
	for i := range c.Reading.Facts {
		p := &c.Reading.Facts[i]
		if p.Kind != figures.Percent && p.Kind != figures.Tenths || p.Interval || p.Approx&^(figures.About|figures.Nearly|figures.Over|figures.Under) != 0 {
			continue
		}
		if a, b := c.Reading.ListOf(i); b-a > 1 {
			continue
		}
		num, den, sure := c.fraction(i)
		if num < 0 || c.Used(i) {
			continue
		}
		rest := c.ofRest(p, &c.Reading.Facts[num])
		n, d := &c.Reading.Facts[num], &c.Reading.Facts[den]
		rp, ok := p.Printed()
		rp = beyond(p, rp)
		if !ok || !rest && atLeast(n, d, rp) || c.explained(i, num, den, rp) {
			continue
		}
		c.Use(i)
		q := n.Value()
		q.Quo(q, d.Value())
		places := max(p.Places(), 2)
		if rest {
			c.reportRest(p, n, d, q.Sub(big.NewRat(1, 1), q), places)
			continue
		}
		diag := lint.Diagnostic{
			Rule:     "percent/share",
			Severity: lint.Warning,
			Message: lint.Say("%[2]s占%[1]s的%[3]s，文中为“%[4]s”", "%[2]s of %[1]s is %[3]s, the copy says “%[4]s”",
				c.Quote(d.Span), c.Quote(n.Span), figures.FormatPercent(q, places), c.Quote(p.Span)),
			Notes: figures.Notes(lint.Say("%s÷%s＝%s，文中为%s", "%s ÷ %s = %s, stated %s",
				figures.Format(n.Value(), 2), figures.Format(d.Value(), 2), figures.FormatPercent(q, places), c.Quote(p.Outer))),
			Related: []lint.Related{c.Related(n.Span, "部分", "the part"), c.Related(d.Span, "总数", "the whole")},
		}
		if sure && n.Exact() && d.Exact() && p.Exact() {
			diag.Severity = lint.Error
		}
		c.Report(p.Span, diag)
	}
}

// beyond narrows the values that a percentage may stand for where it is said to be exceeded, or not to be reached: 超过七成 is no
// 60%, 不到五成 no 58%. A point is left for those who round first.
func beyond(p *figures.Fact, r figures.Range) figures.Range {
	one := big.NewRat(1, 1)
	switch {
	case r.Lo == nil:
	case p.Approx == figures.Over:
		return figures.Range{Lo: new(big.Rat).Sub(p.Value(), one), Hi: r.Hi}
	case p.Approx == figures.Under:
		return figures.Range{Lo: r.Lo, Hi: new(big.Rat).Add(p.Value(), one)}
	}
	return r
}

// atLeast reports whether a part of which only the least is said may be the percentage: 超过400件，占1170件的39%.
func atLeast(n, d *figures.Fact, p figures.Range) bool {
	if n.Approx&(figures.Over|figures.AtLeast) == 0 {
		return false
	}
	least := n.Value()
	least.Quo(least, d.Value())
	return least.Mul(least, hundred).Cmp(p.Hi) <= 0
}

// fraction finds the part and the whole that fact i is the percentage of, or -1. sure is set where 中 or 其中 ties
// the part to the whole.
func (c *block) fraction(i int) (num, den int, sure bool) {
	r := c.Reading
	p := &r.Facts[i]
	// 300例占1200例的25%
	if i >= 2 {
		d, n := &r.Facts[i-1], &r.Facts[i-2]
		between := strings.TrimSpace(r.Between(d, p))
		if d.Kind == figures.Count && n.Kind == figures.Count && (d.Role == figures.Share || ofTotal(r.Lead(d))) && (between == "的" || between == "总数的") &&
			r.Sentence(n) == r.Sentence(p) && comparable(n, d) && n.Lo.Cmp(d.Lo) <= 0 && p.Clause-n.Clause <= 1 {
			return i - 2, i - 1, true
		}
	}
	num = -1
	for j := i - 1; j >= max(0, i-12); j-- {
		f := &r.Facts[j]
		if r.Sentence(f) != r.Sentence(p) || p.Clause-f.Clause > 2 {
			return -1, -1, false
		}
		if f.Kind == figures.Date || f.Kind == figures.Duration || f.Kind == figures.Age || f.Kind == figures.Ordinal || f.Kind == figures.Identifier {
			continue
		}
		if f.Kind != figures.Count || f.Interval || f.Approx&figures.Vague != 0 {
			return -1, -1, false
		}
		num = j
		break
	}
	if num < 0 {
		return -1, -1, false
	}
	n := &r.Facts[num]
	if a, b := r.ListOf(num); b-a > 1 || followedBy(c.Text[n.End:], "以下", "以上", "以内") || p.Clause-n.Clause > 1 {
		return -1, -1, false
	}
	if !c.measures(p, n) {
		return -1, -1, false
	}
	for j := num - 1; j >= max(0, num-12) && den <= 0; j-- {
		f := &r.Facts[j]
		if r.Sentence(f) != r.Sentence(p) {
			break
		}
		if f.Role == figures.Change && p.Clause > f.Clause {
			continue // 96例，比前一周增加16例，其中72例
		}
		if f.Kind != figures.Count || !comparable(f, n) {
			if f.Kind == figures.Percent || f.Kind == figures.Count && f.Lo.Cmp(n.Lo) > 0 {
				return -1, -1, false
			}
			continue
		}
		if f.Interval || f.Approx&figures.Vague != 0 || f.Lo.Cmp(n.Lo) <= 0 {
			return -1, -1, false
		}
		between := r.Between(f, n)
		lead := r.Lead(f)
		if k := strings.LastIndex(lead, "每"); k >= 0 && len(lead)-k <= 12 || f.Lo.Cmp(figures.Int(10)) <= 0 && p.Places() > 0 {
			return -1, -1, false // 每10人中有1人: a rate made easy to grasp
		}
		if len(between) > 400 || figures.Mentions(between, "两组", "分为", "对照组", "治疗组", "观察组", "试验组") {
			return -1, -1, false
		}
		tie := strings.Contains(between, "中") || strings.Contains(between, "里")
		cue := false
		for _, w := range totalCues {
			cue = cue || strings.Contains(lead, w)
		}
		if !tie && !cue || f.Bracket != n.Bracket {
			return -1, -1, false
		}
		return num, j, tie
	}
	return -1, -1, false
}

// ofTotal reports whether a count is named as the whole: 占职工总数800人的75%.
func ofTotal(lead string) bool {
	k := strings.LastIndex(lead, "占")
	return k >= 0 && len(lead)-k <= 30 && figures.Mentions(lead[k:], "总", "全部", "全院", "全县", "全市")
}

// measures reports whether percentage p speaks of count n: 占 without a group of its own, or a rate that n's own
// clause names (检出阳性60人，阳性率5%).
func (c *block) measures(p, n *figures.Fact) bool {
	r := c.Reading
	from := max(n.Outer.End, r.Clauses[p.Clause].Start)
	if from > p.Outer.Start {
		return false
	}
	if p.Outer.Start-from > 240 {
		return false
	}
	lead := r.Text[from:p.Outer.Start]
	if p.Role == figures.Share {
		k := strings.LastIndex(lead, "占")
		if k < 0 {
			return strings.Trim(lead, "，,（( 比例为约达是重的") == ""
		}
		if head := strings.Trim(lead[:k], "，,（( 约分别"); head != "" && p.Clause != n.Clause {
			return false // 另一组占…
		}
		object := strings.Trim(lead[k+len("占"):], " 比为约达到了有超过近的")
		switch object {
		case "", "总数", "总人数", "总量", "全部", "总例数", "总病例数", "总病例", "总体", "所有病例", "受检人数", "受检者", "抽检总数", "检查总数", "调查总人数", "全部病例", "全部患者", "调查人数", "参与者", "总户数", "总批次":
			return true
		}
		return false
	}
	if p.Role != figures.Level && p.Role != figures.Part {
		return false
	}
	if p.Bracket && !n.Bracket && strings.Trim(lead, "（( ") == "" {
		return true
	}
	stem := c.rateOf(p)
	if stem == "" || strings.Contains(lead, "占") {
		return false
	}
	t := lead
	if figures.Mentions(stem, "增加", "增长", "减少", "下降") || figures.Mentions(t, "删除", "剔除", "扣除") || figures.Mentions(r.Text[r.Clauses[n.Clause].Start:n.Start], "删除", "剔除", "扣除") {
		return false // of a change, and of those that are left
	}
	if figures.Mentions(t, "全球", "世界", "全国", "总体", "平均", "人群") {
		return false // of a group of its own
	}
	cl := r.Clauses[n.Clause]
	if cl.End-cl.Start > 400 {
		return false
	}
	near := c.clauseAt(n)
	if c.ofRest(p, n) {
		return p.Clause != n.Clause
	}
	if strings.Contains(t, "不"+stem) != strings.Contains(near, "不"+stem) || strings.Contains(t, "未"+stem) != strings.Contains(near, "未"+stem) {
		return false
	}
	if strings.Contains(near, stem) && !strings.Contains(near, "率") || strings.Contains(near, stem) && r.Clauses[n.Clause] != r.Clauses[p.Clause] {
		return true
	}
	if !isHead(n.Unit) {
		return false
	}
	switch stem {
	case "病死", "死亡":
		return strings.Contains(near, "死亡")
	case "患病":
		return strings.Contains(near, "患者") || strings.Contains(near, "确诊")
	case "检出":
		return strings.Contains(near, "阳性") || strings.Contains(near, "发现")
	}
	return false
}

// explained reports whether any earlier total gives the printed percentage: another whole, or a sum of parts.
//
// A sum of parts may be the whole, but not a sum that counts the whole found before it once more.
func (c *block) explained(i, num, den int, p figures.Range) bool {
	lo, _ := p.Lo.Float64()
	hi, _ := p.Hi.Float64()
	hedged := c.Reading.Facts[i].Approx != 0
	var nums, dens []float64
	sent := c.Reading.Sentence(&c.Reading.Facts[i])
	tail := 0.0
	open := true
	if den > num { // 24例，占全部病例480例的5%
		f := &c.Reading.Facts[den]
		v, u := f.Lo.Float(), 0.0
		if f.Approx != 0 || f.Mag > 0 {
			u = f.Lo.Ulp().Float()
		}
		dens = append(dens, v, v-u, v+u)
	}
	for j := num; j >= max(0, num-60) && len(dens) < 60; j-- {
		f := &c.Reading.Facts[j]
		if f.Kind != figures.Count && f.Kind != figures.Plain && f.Kind != figures.Money {
			continue
		}
		v := f.Lo.Float()
		dens = append(dens, v)
		if f.Approx != 0 || f.Mag > 0 {
			u := f.Lo.Ulp().Float()
			dens = append(dens, v-u, v+u)
		}
		if open && c.Reading.Sentence(f) == sent && j != den {
			tail += v
			nums = append(nums, tail)
			dens = append(dens, tail)
		} else {
			open = false
		}
	}
	v := c.Reading.Facts[num].Lo.Float()
	if f := &c.Reading.Facts[num]; f.Approx != 0 || f.Mag > 0 {
		if r, ok := f.Range(); ok {
			a, _ := r.Lo.Float64()
			b, _ := r.Hi.Float64()
			nums = append(nums, a, b)
		}
	}
	nums = append(nums, v)
	for _, n := range nums {
		for _, d := range dens {
			if d <= 0 || n > d || math.IsInf(n/d, 0) {
				continue
			}
			if q := n / d * 100; q >= lo-1e-9 && (q < hi-1e-9 || q <= hi+1e-9 && hedged) { // 98% cut off is not 97%
				return true
			}
			if q := 100 - n/d*100; q >= lo-1e-9 && q <= hi+1e-9 && n != d && strings.Contains(c.Text, "不") {
				return true
			}
		}
	}
	return false
}
