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
		if num < 0 {
			num, den = c.namedPart(i)
		}
		if num < 0 {
			num, den = c.namedWhole(i)
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
		if !ok || !rest && (atLeast(n, d, rp) || inRange(n, d, rp)) || c.explained(i, num, den, rp) && !((grouped || c.ofThese(p, n)) && apartFrom(n, d, rp)) {
			continue
		}
		q, ok := figures.Divide(n.Value(), d.Value())
		if !ok {
			continue
		}
		if rest {
			if q.Sub(big.NewRat(1, 1), q); holds(q, rp) {
				continue
			}
		}
		c.Use(i)
		places := max(p.Places(), 2)
		if rest {
			c.reportRest(p, n, d, q, places)
			continue
		}
		diag := lint.Diagnostic{
			Rule:     "percent/share",
			Severity: lint.Warning,
			Message: lint.Say("%[2]s占%[1]s的%[3]s，文中为“%[4]s”", "%[2]s of %[1]s is %[3]s, the copy says “%[4]s”",
				c.Quote(d.Span), c.Quote(n.Span), figures.FormatPercent(q, places), c.Quote(p.Span)),
			Notes: figures.Notes(lint.Say("%s÷%s＝%s，文中为%s", "%s ÷ %s = %s, stated %s",
				n.Figure(), d.Figure(), figures.FormatPercent(q, places), c.Quote(p.Outer))),
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

// inRange reports whether some values that a part and a whole may be rounded from give the percentage: 8.6万人 of 14万人 may be 60.22%.
func inRange(n, d *figures.Fact, p figures.Range) bool {
	rn, ok1 := n.Range()
	rd, ok2 := d.Range()
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
	if a, b := r.ListOf(num); b-a > 1 || affix.Starts(c.Text[n.End:], "以下", "以上", "以内") || p.Clause-n.Clause > 1 {
		return -1, -1, false
	}
	if !c.measures(p, n) {
		return -1, -1, false
	}
	among := strings.HasPrefix(strings.TrimLeft(r.Sentences[r.Sentence(p)].Of(r.Text), " "), "其中")
	for j := num - 1; j >= max(0, num-12) && den <= 0; j-- {
		f := &r.Facts[j]
		if r.Sentence(f) != r.Sentence(p) {
			if j := c.wholeBefore(j, n); among && j >= 0 && !figures.Mentions(r.Lead(n), "增加", "减少", "增长", "下降", "新增") && !strings.Contains(r.Lead(p), "总") && r.Sentence(&r.Facts[j]) == r.Sentence(p)-1 {
				return num, j, true // 分娩产妇共4320人。其中，初产妇2376人，占55%
			}
			break
		}
		if f.Role == figures.Change && p.Clause > f.Clause {
			continue // 96例，比前一周增加16例，其中72例
		}
		if j > 0 && (f.Kind == figures.Percent || f.Kind == figures.Fraction || f.Kind == figures.Tenths) && f.Role == figures.Share && p.Role == figures.Share && c.sibling(&r.Facts[j-1], f, n) {
			j-- // 初产妇2376人，占55%；经产妇1494人，占45%
			continue
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
		if t := c.wholeBefore(j-1, n); !tie && !cue && t >= 0 && c.twoOf(t, j, num) {
			return num, t, true // 抽验200件，180件合格，20件不合格，不合格率为20%
		}
		if !tie && !cue && !c.namesakes(f, n, p) || f.Bracket != n.Bracket {
			return -1, -1, false
		}
		return num, j, tie
	}
	return -1, -1, false
}

// namedPart finds the part that the clause of share i names, and the whole that it was counted among: 聚集性疫情52起，其中水痘24起、
// 流感17起，水痘约占46.2%; -1 if there is none.
func (c *block) namedPart(i int) (num, den int) {
	const shortest, longest = 2 * 3, 8 * 3 // bytes of the name
	r := c.Reading
	p := &r.Facts[i]
	if p.Role != figures.Share {
		return -1, -1
	}
	name, object, _ := strings.Cut(strings.TrimLeft(r.Lead(p), "，, 而其中"), "占") // 约占 is no part of the lead
	name = strings.TrimRight(name, "约就则各")
	if len(name) < shortest || len(name) > longest || strings.Trim(object, " 比为约到了近达总数的") != "" || strings.ContainsAny(name, "0123456789") {
		return -1, -1
	}
	num = -1
	for j := i - 1; j >= max(0, i-12) && r.Sentence(p)-r.Sentence(&r.Facts[j]) <= 1; j-- {
		f := &r.Facts[j]
		if f.Kind != figures.Count || !f.Exact() || f.Role == figures.Change || !strings.HasSuffix(strings.TrimRight(r.Lead(f), " 有为共"), name) {
			continue
		}
		if num >= 0 {
			return -1, -1
		}
		num = j
	}
	if num < 0 {
		return -1, -1
	}
	n := &r.Facts[num]
	for j := num - 1; j >= max(0, num-8) && r.Sentence(&r.Facts[j]) == r.Sentence(n); j-- {
		f := &r.Facts[j]
		if f.Kind == figures.Count && comparable(f, n) && f.Exact() && f.Lo.Cmp(n.Lo) > 0 && f.Role != figures.Change && figures.Mentions(r.Text[f.End:n.Start], "其中", "：") && figures.Mentions(r.Lead(f), totalCues[:]...) {
			return num, j
		}
	}
	return -1, -1
}

// namesakes reports whether count n, right behind count f, and rate p go by the same word: 做了5000例，阳性1900例，阳性率38%.
func (c *block) namesakes(f, n, p *figures.Fact) bool {
	stem := c.rateOf(p)
	return stem != "" && p.Role == figures.Level && n.Clause == f.Clause+1 && p.Clause == n.Clause+1 && howMany(f) && howMany(n) &&
		strings.Contains(strings.TrimLeft(c.Reading.Lead(n), " ，,"), stem) && !figures.Mentions(c.Reading.Lead(p), "总", "其中", "全", "年")
}

// howMany reports whether a fact says how many there are, of all or of a part.
func howMany(f *figures.Fact) bool { return f.Role == figures.Level || f.Role == figures.Part }

// namedWhole finds the whole that share i names in so many words, and the part right in front of it: 涉及产品5000台 … 投诉15起，占涉及产品的0.3%;
// -1 if there is none, or several go by that name.
func (c *block) namedWhole(i int) (num, den int) {
	const shortest, longest = 2 * 3, 10 * 3 // bytes of the name
	r := c.Reading
	p := &r.Facts[i]
	if p.Role != figures.Share || i == 0 {
		return -1, -1
	}
	n := &r.Facts[i-1]
	from := max(n.Outer.End, r.Clauses[p.Clause].Start)
	if n.Kind != figures.Count || !n.Exact() || n.Role == figures.Change || p.Clause-n.Clause > 1 || r.Sentence(n) != r.Sentence(p) || from > p.Outer.Start {
		return -1, -1
	}
	name, ok := strings.CutPrefix(strings.TrimLeft(r.Text[from:p.Outer.Start], "，, 约各均就只仅"), "占")
	name = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(name, " 约为近"), "的"), "总数")
	name = strings.TrimPrefix(strings.TrimPrefix(name, "全部"), "所有")
	if !ok || len(name) < shortest || len(name) > longest || figures.Mentions(name, "，", "同", "年", "全市", "全省", "全国", "全县", "全区") {
		return -1, -1
	}
	den = -1
	for j := range i - 1 {
		f := &r.Facts[j]
		if f.Kind != figures.Count || !f.Exact() || f.Role == figures.Change || !strings.HasSuffix(strings.TrimRight(r.Lead(f), " 共有为达到数总"), name) {
			continue
		}
		if den >= 0 {
			return -1, -1
		}
		den = j
	}
	if den < 0 || r.Facts[den].Lo.Cmp(n.Lo) <= 0 {
		return -1, -1
	}
	return i - 1, den
}

// ofGroup finds the part of one of several groups of the same size: 两组各300例 … 对照组有141人达标，达标率为47%; -1 if there is none.
func (c *block) ofGroup(i int) (num, den int) {
	r := c.Reading
	p := &r.Facts[i]
	if i < 2 || p.Kind != figures.Percent || p.Role != figures.Level && p.Role != figures.Share {
		return -1, -1
	}
	n := &r.Facts[i-1]
	if n.Kind != figures.Count || !isHead(n.Unit) || !n.Exact() || n.Role == figures.Change || p.Clause-n.Clause > 1 || r.Sentence(n) != r.Sentence(p) || !strings.Contains(r.Lead(n), "组") || strings.Contains(r.Lead(p), "组") {
		return -1, -1
	}
	if stem := c.rateOf(p); p.Role == figures.Level && (stem == "" || !strings.Contains(c.clauseAt(n), stem)) {
		return -1, -1
	}
	den = -1
	for j := i - 2; j >= 0; j-- {
		f := &r.Facts[j]
		if lead := strings.TrimRight(r.Lead(f), " 为有是"); f.Kind != figures.Count || !isHead(f.Unit) || !strings.HasSuffix(lead, "各") && !strings.HasSuffix(lead, "每组") {
			continue
		}
		if den >= 0 || !f.Exact() || f.Lo.Cmp(n.Lo) <= 0 {
			return -1, -1
		}
		den = j
	}
	if den < 0 {
		return -1, -1
	}
	return i - 1, den
}

// wholeBefore returns the first count at or before fact j, with nothing but dates between, that counts what n does, is larger
// and is said to be all there are, or -1.
func (c *block) wholeBefore(j int, n *figures.Fact) int {
	for ; j >= 0; j-- {
		f := &c.Reading.Facts[j]
		if f.Kind == figures.Date {
			continue
		}
		if f.Kind != figures.Count || !comparable(f, n) || f.Interval || f.Approx&figures.Vague != 0 || f.Lo.Cmp(n.Lo) <= 0 || f.Role == figures.Change {
			return -1
		}
		if a, b := c.Reading.ListOf(j); b-a > 1 || !figures.Mentions(c.Reading.Lead(f), totalCues[:]...) {
			return -1
		}
		return j
	}
	return -1
}

// sibling reports whether count n0 and percentage p0 behind it are another part, before part n of the same whole, and its share.
func (c *block) sibling(n0, p0, n *figures.Fact) bool {
	return n0.Kind == figures.Count && comparable(n0, n) && p0.Clause-n0.Clause <= 1 && c.Reading.Sentence(n0) == c.Reading.Sentence(n) && n.Clause > p0.Clause
}

// twoOf reports whether counts i and j are the two parts of count t and add up to it.
func (c *block) twoOf(t, i, j int) bool {
	f := c.Reading.Facts
	sum := f[i].Value()
	return sum.Add(sum, f[j].Value()).Cmp(f[t].Value()) == 0
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
	if stem == "阳性" || stem == "检出" {
		if figures.Mentions(near, "发现", "检出", "查出", "孳生", "感染") && n.Role != figures.Change {
			return true // 检查积水容器310处，发现孳生伊蚊幼虫的62处，阳性率为30%
		}
	}
	if c.ofThese(p, n) {
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
	text := r.Text[s.Start:n.Start]
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
			if q := 100 - n/d*100; q >= lo-1e-9 && q <= hi+1e-9 && n != d && strings.Contains(c.Text, "不") {
				return true
			}
		}
	}
	return false
}
