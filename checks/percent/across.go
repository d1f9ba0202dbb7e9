package percent

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// ofSum finds the part right in front of bare share i, where the sentence counts the parts of a whole that the sentence before counts, and they
// make it: 共收治500人。男性320人，占64%，女性180人; -1 if there is none.
func (c *block) ofSum(i int) (num, den int) {
	r := c.Reading
	p := &r.Facts[i]
	if i == 0 || p.Role != figures.Share || r.Sentence(p) == 0 {
		return -1, -1
	}
	n := &r.Facts[i-1]
	if n.Kind != figures.Count || !n.Exact() || n.Role == figures.Change || p.Clause-n.Clause > 1 || r.Sentence(n) != r.Sentence(p) || !c.measures(p, n) {
		return -1, -1
	}
	const facts = 12
	a, b := r.InSentence(r.Sentence(p))
	sum, parts := new(big.Rat), 0
	for j := a; j < min(b, a+facts); j++ {
		if f := &r.Facts[j]; f.Kind == figures.Count && comparable(f, n) {
			if !f.Exact() || f.Role == figures.Change {
				return -1, -1
			}
			sum.Add(sum, f.Value())
			parts++
		}
	}
	if parts < 2 || b-a > facts {
		return -1, -1
	}
	first, last := r.InSentence(r.Sentence(p) - 1)
	for j := last - 1; j >= max(first, last-facts); j-- {
		if f := &r.Facts[j]; f.Kind == figures.Count && comparable(f, n) && f.Exact() && f.Role != figures.Change && f.Value().Cmp(sum) == 0 {
			return i - 1, j
		}
	}
	return -1, -1
}

// resultOf finds the part right in front of bare share i, the first that its sentence counts, which tells what came of a check of the only ones that the
// sentence before counts: 对2880名学生开展初筛。结果显示，960名学生姿态不良，占三分之一; -1 if there is none.
func (c *block) resultOf(i int) (num, den int) {
	r := c.Reading
	p := &r.Facts[i]
	if i < 2 || p.Role != figures.Share || r.Sentence(p) == 0 || strings.Trim(c.Text[max(r.Facts[i-1].End, r.Clauses[p.Clause].Start):p.Outer.Start], " ，,约占") != "" {
		return -1, -1
	}
	n, d := &r.Facts[i-1], &r.Facts[i-2]
	said := r.Sentences[r.Sentence(d)]
	if n.Kind != figures.Count || !n.Exact() || !d.Exact() || !comparable(n, d) || d.Role == figures.Change || n.Role == figures.Change || n.Lo.Cmp(d.Lo) > 0 || p.Clause-n.Clause > 1 || r.Sentence(n) != r.Sentence(p) || r.Sentence(p)-r.Sentence(d) != 1 ||
		!affix.Starts(strings.TrimLeft(r.Sentences[r.Sentence(p)].Of(c.Text), " "), "结果", "筛查结果", "检查结果", "调查结果", "检测结果", "筛查发现", "检查发现", "调查发现", "调查显示") ||
		!figures.Mentions(said.Of(c.Text), "检查", "筛查", "初筛", "体检", "调查", "检测", "抽检", "问卷", "评估", "普查", "测试") || strings.Contains(r.Lead(n), "中") || figures.Mentions(r.Lead(n)+r.Lead(d), "其中", "平均", "每", "累计") {
		return -1, -1
	}
	if a, _ := r.InSentence(r.Sentence(d)); a < i-2 && r.Facts[i-3].Kind == figures.Count && comparable(&r.Facts[i-3], n) {
		return -1, -1
	}
	return i - 1, i - 2
}

// dueBefore finds the part right in front of rate i, and how many were due, which the sentence before counts: 应接种8200人。实际接种7790人，接种率为95%.
func (c *block) dueBefore(i int) (num, den int) {
	r := c.Reading
	p := &r.Facts[i]
	stem := c.rateOf(p)
	if i < 2 || stem == "" {
		return -1, -1
	}
	n, d := &r.Facts[i-1], &r.Facts[i-2]
	if n.Kind != figures.Count || !n.Exact() || !d.Exact() || !comparable(n, d) || n.Lo.Cmp(d.Lo) > 0 || p.Clause-n.Clause > 1 || r.Sentence(n) != r.Sentence(p) || r.Sentence(p)-r.Sentence(d) != 1 ||
		!strings.Contains(c.leadIn(i-1), stem) || !figures.Mentions(c.leadIn(i-2), "应"+stem, "须"+stem, "需"+stem) || figures.Mentions(c.leadIn(i-1), "其中", "未"+stem, "不"+stem) {
		return -1, -1
	}
	return i - 1, i - 2
}

// countedBehind finds the whole and the part that a rate is told before: 检出率为12%：体检2400人，检出高血压288人; the sentence they stand in names no time of its own.
func (c *block) countedBehind(i int) (num, den int) {
	const reach = 150 // bytes
	r := c.Reading
	p := &r.Facts[i]
	stem := c.rateOf(p)
	if stem == "" || i+2 >= len(r.Facts) || p.Role != figures.Level || p.Bracket {
		return -1, -1
	}
	d, n := &r.Facts[i+1], &r.Facts[i+2]
	if d.Kind != figures.Count || n.Kind != figures.Count || !d.Exact() || !n.Exact() || !comparable(d, n) || n.Lo.Cmp(d.Lo) > 0 || !howMany(n) || d.Role == figures.Change || n.Clause-d.Clause != 1 || n.Start-p.End > reach ||
		r.Sentence(d) != r.Sentence(n) || r.Sentence(d)-r.Sentence(p) > 1 || d.Bracket || n.Bracket {
		return -1, -1
	}
	between, lead := c.Text[p.Outer.End:d.Outer.Start], strings.TrimLeft(r.Lead(n), " ，,")
	if stem == "病死" {
		stem = "死亡"
	}
	k := strings.Index(lead, stem)
	if k < 0 || k > len("其中检出") || affix.Ends(lead[:k], "不", "未", "非") || !figures.Mentions(between, totalCues[:]...) || figures.Mentions(between, "年", "月", "周", "季", "日", "其中", "另", "比", "较", "；", "城", "农村", "男", "女") && !strings.Contains(between, "全年") ||
		i+3 < len(r.Facts) && r.Facts[i+3].Kind == figures.Percent && r.Sentence(&r.Facts[i+3]) == r.Sentence(n) {
		return -1, -1
	}
	// 抽检蔬菜500批次，合格490批次，合格率98%。抽检水果400批次，合格380批次: the rate is of those before.
	for j := i - 1; j >= max(0, i-6) && r.Sentence(p)-r.Sentence(&r.Facts[j]) <= 1; j-- {
		if f := &r.Facts[j]; f.Kind == figures.Count && comparable(f, n) {
			return -1, -1
		}
	}
	return i + 2, i + 1
}
