package percent

import (
	"math"
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
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
var totalCues = [...]string{"共", "受检", "参检", "受访", "参训", "参加", "总", "累计", "调查", "检查", "抽检", "抽查", "抽验", "抽取", "筛查", "检测", "收治", "纳入", "随访", "体检", "检验", "检定", "监测", "送检", "采样", "报告", "确诊", "接诊", "招募", "入组", "发放", "全部", "对", "在", "全市", "全县", "全省", "全区", "现有", "应", "回收", "走访", "接种", "研究", "手术", "处方", "病历", "建档", "登记"}

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
		if num < 0 {
			num, den = c.namedPart(i)
		}
		named := false
		if num < 0 {
			num, den = c.namedWhole(i)
			named = num >= 0
		}
		if num < 0 {
			num, den = c.amongNamed(i)
		}
		if num < 0 {
			num, den = c.ofSum(i)
		}
		grouped := false
		if num < 0 {
			num, den = c.ofGroup(i)
			grouped = num >= 0
		}
		if num < 0 || c.Used(i) {
			continue
		}
		rest := c.ofRest(p, &c.Reading.Facts[num])
		n, d := &c.Reading.Facts[num], &c.Reading.Facts[den]
		if (n.Approx|d.Approx)&figures.Vague != 0 {
			continue // 几十例占1200例的30%
		}
		rp, ok := p.Printed()
		rp = beyond(p, rp)
		if !ok || !rest && (atLeast(n, d, rp) || inRange(n, d, rp)) || c.explained(i, num, den, rp) && !((grouped || named || c.ofThese(p, n)) && apartFrom(n, d, rp)) {
			continue
		}
		q, ok := figures.Divide(n.Value(), d.Value())
		if !ok {
			continue
		}
		if rest {
			q.Sub(big.NewRat(1, 1), q)
			whole := p.Exact() && new(big.Rat).Mul(q, hundred).Cmp(rp.Hi) == 0 // 95% is no 94% that was cut off
			if holds(q, rp) && !whole {
				continue
			}
		}
		places := max(p.Places(), 2)
		if rest {
			c.Use(i)
			c.reportRest(p, n, d, q, places)
			continue
		}
		if !sure && c.aside(n, p, q) {
			continue
		}
		c.Use(i)
		exact := figures.FormatPercent(q, places)
		diag := c.notTheShare(p, n, d, c, exact, lint.Say("%s÷%s＝%s，文中为%s", "%s ÷ %s = %s, stated %s",
			n.Figure(), d.Figure(), exact, c.Quote(p.Outer)))
		if sure && n.Exact() && d.Exact() && p.Exact() {
			diag.Severity = lint.Error
		}
		c.Report(p.Span, diag)
	}
}

// aside reports whether the deaths among cases are told in passing, and the share behind them is of the cases: 报告14206例，死亡40人，占22.3%.
func (c *block) aside(n, p *figures.Fact, exact *big.Rat) bool {
	if p.Role != figures.Share || p.Clause != n.Clause+1 || !affix.Starts(strings.TrimLeft(c.Reading.Lead(n), "，, 其中"), "死亡", "病死", "重症", "住院") {
		return false
	}
	least := new(big.Rat).Mul(exact, big.NewRat(10*100, 1))
	return p.Value().Cmp(least) > 0
}

// notTheShare says that part n of whole d, which stands in block in, is exact, not percentage p; note says how it is worked out.
func (c *block) notTheShare(p, n, d *figures.Fact, in *block, exact string, note lint.Text) lint.Diagnostic {
	return lint.Diagnostic{
		Rule:     "percent/share",
		Severity: lint.Warning,
		Message: lint.Say("%[2]s占%[1]s的%[3]s，文中为“%[4]s”", "%[2]s of %[1]s is %[3]s, the copy says “%[4]s”",
			in.Quote(d.Span), c.Quote(n.Span), exact, c.Quote(p.Span)),
		Notes:   figures.Notes(note),
		Related: []lint.Related{c.Related(n.Span, "部分", "the part"), in.Related(d.Span, "总数", "the whole")},
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

// inRange reports whether some values that a part and a whole may be rounded from give the percentage: 8.6万人 of 14万人 may be 60.22%.
func inRange(n, d *figures.Fact, p figures.Range) bool {
	rn, ok1 := n.Range()
	rd, ok2 := d.Range()
	if n.Round() && d.Round() { // 630万人中有240万人: neither was counted to the last 万
		rn, rd = n.Rounded(), d.Rounded()
	}
	q, ok3 := figures.Quotient(rn, rd)
	return ok1 && ok2 && ok3 && (n.Mag > 0 || d.Mag > 0) && q.Times(hundred).Overlaps(p)
}

// atLeast reports whether a part of which only the least is said may be the percentage: 超过400件，占1170件的39%.
func atLeast(n, d *figures.Fact, p figures.Range) bool {
	if n.Approx&(figures.Over|figures.AtLeast) == 0 {
		return false
	}
	least, ok := figures.Divide(n.Value(), d.Value())
	return ok && least.Mul(least, hundred).Cmp(p.Hi) <= 0
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
	if figures.Mentions(lastClause(t), "农村", "城区", "城市", "城镇", "乡镇", "郊区", "岁", "老年", "儿童", "男", "女", "重症") {
		return false // 农村接种率, 80岁以上病死率: of a part of those counted
	}
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
	if stem == "阳性" || stem == "检出" {
		if figures.Mentions(near, "发现", "检出", "查出", "孳生", "感染") && n.Role != figures.Change {
			return true // 检查积水容器310处，发现孳生伊蚊幼虫的62处，阳性率为30%
		}
	}
	if c.ofThese(p, n) || !strings.Contains(near, "率") && namedAlike(near, lead, stem) {
		return true
	}
	if !isHead(n.Unit) {
		return false
	}
	switch stem {
	case "病死", "死亡":
		return strings.Contains(near, "死亡")
	case "罹患":
		return figures.Mentions(near, "发病", "患病", "罹患")
	case "流失":
		return figures.Mentions(near, "离职", "流失", "辞职")
	case "患病":
		return strings.Contains(near, "患者") || strings.Contains(near, "确诊")
	case "检出":
		return strings.Contains(near, "阳性") || strings.Contains(near, "发现")
	}
	return false
}

// lastClause is what a text has behind its last comma.
func lastClause(t string) string {
	return t[max(strings.LastIndex(t, "，"), strings.LastIndex(t, ","))+1:]
}

// holds reports whether a share is the percentage.
func holds(share *big.Rat, p figures.Range) bool {
	percent := new(big.Rat).Mul(share, hundred)
	return percent.Cmp(p.Lo) >= 0 && percent.Cmp(p.Hi) <= 0
}

// apartFrom reports whether a part of a whole is not the percentage, whatever else is.
func apartFrom(n, d *figures.Fact, p figures.Range) bool {
	q, ok := figures.Divide(n.Value(), d.Value())
	return ok && n.Exact() && d.Exact() && !holds(q, p)
}

// ofThese reports whether the sentence up to p is of one group, its count and one part of it, so that a rate can be of nothing
// else: 这210人中，知道自己患病的只有21人，知晓率仅为10%.
func (c *block) ofThese(p, n *figures.Fact) bool {
	r := c.Reading
	s := r.Sentences[r.Sentence(p)]
	if n.Start < s.Start {
		return false
	}
	const reach = 400 // bytes, more than what is looked for is long
	text := r.Text[max(s.Start, n.Start-reach):n.Start]
	if k := strings.LastIndex(text, "；"); k >= 0 {
		text = text[k+len("；"):]
	}
	text = strings.TrimLeft(text, "而但在 ")
	if !strings.HasPrefix(text, "这") || len(text) > 120 || p.Clause-n.Clause != 1 || figures.Mentions(text, "未", "不", "没") {
		return false
	}
	k := strings.Index(text, "中，")
	return k > 0 && k <= 30 && strings.Count(text, "，") == 1
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
			if q := 100 - n/d*100; q >= lo-1e-9 && q <= hi+1e-9 && n != d && c.Holds("不") {
				return true
			}
		}
	}
	return false
}
