package percent

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// statedShares holds shares that name their part and whole, stand a clause behind them, or are fractions in words against the two
// counts.
func (c *block) statedShares() {
	for i := range c.Reading.Facts {
		p := &c.Reading.Facts[i]
		if p.Interval || c.Used(i) || p.Role == figures.Change || p.Role == figures.From || p.Role == figures.To || p.Role == figures.Limit {
			continue
		}
		if a, b := c.Reading.ListOf(i); b-a > 1 {
			continue
		}
		switch p.Kind {
		case figures.Percent, figures.Tenths:
			num, den := c.namedBoth(i)
			if num < 0 {
				num, den = c.inProportion(i)
			}
			for _, find := range [...]func(int) (int, int){c.wholeBehind, c.cameBack, c.thatIs, c.dueBefore, c.resultOf, c.countedBehind, c.tested, c.byStem} {
				if num < 0 {
					num, den = find(i)
				}
			}
			if num >= 0 {
				c.holdShare(i, num, den)
			}
		case figures.Fraction:
			c.fractionOf(i)
		}
	}
}

// holdShare tells share i where part and whole do not give it.
func (c *block) holdShare(i, num, den int) {
	p, n, d := &c.Reading.Facts[i], &c.Reading.Facts[num], &c.Reading.Facts[den]
	rp, ok := p.Printed()
	if rp = beyond(p, rp); !ok || d.Lo.IsZero() || n.Lo.Cmp(d.Lo) > 0 || inRange(n, d, rp) || within(n, d, rp) {
		return
	}
	c.reportShare(i, n, d)
}

// within reports whether some values of part and whole give the percentage.
func within(n, d *figures.Fact, p figures.Range) bool {
	rn, ok1 := n.Range()
	rd, ok2 := d.Range()
	if !ok1 || !ok2 {
		return true
	}
	q, ok := figures.Quotient(rn, rd)
	return !ok || q.Times(hundred).Overlaps(p)
}

func (c *block) reportShare(i int, n, d *figures.Fact) {
	p := &c.Reading.Facts[i]
	q := n.Value()
	q.Quo(q, d.Value())
	exact := figures.FormatPercent(q, max(p.Places(), 2))
	c.Use(i)
	c.Report(p.Span, c.notTheShare(p, n, d, c, exact, lint.Say("%s÷%s＝%s，文中为%s", "%s ÷ %s = %s, stated %s",
		figures.Format(n.Value(), 2), figures.Format(d.Value(), 2), exact, c.Quote(p.Outer))))
}

// namedBoth finds the two counts that the clause of share i names: 报告就诊病例18500例，其中流感样病例1295例，流感样病例占就诊病例总数的百分比为7%.
func (c *block) namedBoth(i int) (num, den int) {
	const shortest, longest = 2, 12 // characters of a name
	r := c.Reading
	p := &r.Facts[i]
	part, whole, ok := strings.Cut(strings.TrimLeft(r.Lead(p), "，, 而其中"), "占")
	if k := strings.IndexAny(whole, "（("); k >= 0 { // 百分比（ILI%）为
		whole = whole[:k]
	}
	for _, w := range [...]string{"达到", "为", "是", "约", "达", "百分比", "百分率", "比例", "比重", "的", "总数", "总例数", "总人数", "总量"} {
		whole = strings.TrimSuffix(strings.TrimRight(whole, " "), w)
	}
	part = strings.TrimRight(part, "约均就则")
	if n, d := utf8.RuneCountInString(part), utf8.RuneCountInString(whole); !ok || n < shortest || n > longest || d < shortest || d > longest || figures.Mentions(whole, "全市", "全省", "全国", "全县", "全区", "同期", "年") || strings.ContainsAny(part+whole, "0123456789") {
		return -1, -1
	}
	num, den = -1, -1
	for j := i - 1; j >= max(0, i-12) && r.Sentence(p)-r.Sentence(&r.Facts[j]) <= 1; j-- {
		f := &r.Facts[j]
		if f.Kind != figures.Count || f.Approx&figures.Vague != 0 || f.Interval {
			continue
		}
		name := strings.TrimRight(r.Lead(f), " 有为共达数了")
		switch {
		case strings.HasSuffix(name, part) || strings.HasPrefix(c.Text[f.End:], part):
			if num >= 0 || f.Role == figures.Change {
				return -1, -1
			}
			num = j
		case spells(affix.Tail(name, 60), whole):
			if den >= 0 || f.Role == figures.Change {
				return -1, -1
			}
			den = j
		}
	}
	if num < 0 || den < 0 || !comparable(&r.Facts[num], &r.Facts[den]) {
		return -1, -1
	}
	return num, den
}

// spells reports whether the characters of name stand in t in their order, and t ends with its last two: 门急诊就诊病例 for 门急诊病例.
func spells(t, name string) bool {
	if len(name) < 6 || !strings.HasSuffix(t, name[len(name)-6:]) {
		return false
	}
	for _, c := range name {
		k := strings.IndexRune(t, c)
		if k < 0 {
			return false
		}
		t = t[k+utf8.RuneLen(c):]
	}
	return true
}

// inProportion finds the part of the clause before, of the whole right in front of it, that a bare 比例 is the share of: 重症46例，其中38例未接种，比例
// 高达82.6%.
func (c *block) inProportion(i int) (num, den int) {
	r := c.Reading
	p := &r.Facts[i]
	if i < 2 {
		return -1, -1
	}
	n, d := &r.Facts[i-1], &r.Facts[i-2]
	switch strings.Trim(r.Lead(p), " ，,为达高到约近仅是") {
	case "比例", "占比", "比重", "所占比例":
	default:
		return -1, -1
	}
	if n.Kind != figures.Count || !comparable(n, d) || !n.Exact() || !d.Exact() || !howMany(n) || d.Role == figures.Change || d.Role == figures.From || d.Role == figures.To ||
		p.Clause-n.Clause != 1 || n.Clause-d.Clause > 1 || r.Sentence(n) != r.Sentence(p) || r.Sentence(d) != r.Sentence(p) || n.Lo.Cmp(d.Lo) >= 0 {
		return -1, -1
	}
	if a, b := r.ListOf(i - 2); b-a > 1 {
		return -1, -1
	}
	between := strings.TrimLeft(c.Text[d.End:n.Outer.Start], "的")
	if !strings.HasSuffix(between, "其中") && !strings.HasSuffix(between, "其中有") && !strings.HasSuffix(between, "中，") && !strings.HasSuffix(between, "中，有") && !strings.HasSuffix(between, "中有") ||
		figures.Mentions(c.clauseAt(n), "每", "分别", "增", "减") {
		return -1, -1
	}
	return i - 1, i - 2
}

// wholeBehind finds the whole that brackets behind a rate give, and the part in front of it: 46万名学生接种，覆盖率为57.5%（合资格学生约80万人）.
func (c *block) wholeBehind(i int) (num, den int) {
	r := c.Reading
	p := &r.Facts[i]
	if i < 1 || i+1 >= len(r.Facts) || p.Bracket || p.Role != figures.Level || !strings.HasSuffix(strings.TrimRight(r.Lead(p), " 为达到约是高仅"), "率") {
		return -1, -1
	}
	n, d := &r.Facts[i-1], &r.Facts[i+1]
	label, ok := strings.CutPrefix(strings.Replace(r.Between(p, d), "(", "（", 1), "（")
	behind := c.Text[d.End:]
	if !ok || !d.Bracket || d.Kind != figures.Count || !affix.Starts(label, "应", "合资格", "符合", "目标", "总", "共", "全", "按", "以", "受检", "调查", "适龄") || len(label) > 45 ||
		!affix.Starts(strings.TrimPrefix(strings.TrimPrefix(behind, "计"), "计算"), "）", ")", "计", "为分母", "为基数") {
		return -1, -1
	}
	q := n.Value()
	if !d.Lo.IsZero() {
		q.Quo(q, d.Value()).Mul(q, hundred)
	}
	// A part that is far from the rate is another: 本月300人补种，接种率为92.5%（应接种18000人）.
	if far := big.NewRat(1, 2); q.Cmp(far.Mul(far, p.Value())) < 0 {
		return -1, -1
	}
	if n.Kind != figures.Count || n.Interval || n.Role == figures.Change || !comparable(n, d) || p.Clause-n.Clause > 1 || r.Sentence(n) != r.Sentence(p) || n.Lo.Cmp(d.Lo) > 0 || figures.Mentions(r.Lead(n), "其中", "新增") {
		return -1, -1
	}
	return i - 1, i + 1
}

// fractionOf holds a fraction in words against part and whole: 共328人，其中儿童82人，儿童占四分之一. It is rough by nature, and told only when it is
// an eighth off, or more where it is hedged.
func (c *block) fractionOf(i int) {
	p := &c.Reading.Facts[i]
	if p.Role != figures.Share {
		return
	}
	num, den, _ := c.fraction(i)
	named := num < 0
	if named {
		num, den = c.namedPart(i)
	}
	if num < 0 {
		num, den = c.resultOf(i)
	}
	if num < 0 {
		return
	}
	n, d, v := &c.Reading.Facts[num], &c.Reading.Facts[den], p.Value()
	if v.Sign() <= 0 || v.Cmp(big.NewRat(1, 1)) >= 0 || !n.Exact() || !d.Exact() || d.Lo.IsZero() {
		return
	}
	lo, hi := c.roughly(p)
	r := figures.Range{Lo: lo.Mul(lo, v), Hi: hi.Mul(hi, v)}.Times(hundred)
	if within(n, d, r) || !named && c.explained(i, num, den, r) {
		return
	}
	c.reportShare(i, n, d)
}
