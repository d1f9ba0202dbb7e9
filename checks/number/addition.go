package number

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// againTotal reports whether the words in front of a total say that it is one, with the verb of the parts, which are a list
// under 分别: 分别培训120人、150人、180人，累计培训500人.
func (c *block) againTotal(lead string, idx []int) bool {
	verb := ""
	for _, w := range [...]string{"累计", "共计", "合计", "合共", "总共", "一共", "共"} {
		if v, ok := strings.CutPrefix(lead, w); ok {
			verb = v
			break
		}
	}
	last := idx[len(idx)-1]
	a, b := c.Reading.ListOf(last)
	first := c.leadOf(&c.Reading.Facts[a])
	return verb != "" && len(verb) <= 12 && b-a > 1 && b == last+1 && strings.HasSuffix(first, "分别"+verb)
}

// holders returns how many of the subjects in front of a part have so many each: 2 for 乙县和丙县各报告2例, 1 for 丙县报告2例; 0 if the copy
// does not say how many there are.
func (c *block) holders(p *figures.Fact) int64 {
	lead := c.Text[max(c.Reading.Clauses[p.Clause].Start, p.Outer.Start-90):p.Outer.Start]
	k := strings.LastIndex(lead, "各")
	if k < 0 || len(lead)-k > len("各")+9 || affix.Starts(lead[k:], "各类", "各种", "各项", "各级") {
		return 1
	}
	subjects := lead[:k]
	if strings.ContainsAny(lead[k:], "0123456789（(") {
		return 1
	}
	if d := strings.LastIndexAny(subjects, "0123456789"); d >= 0 { // 甲县6件、乙县和丙县各2件; but 第7天和第21天各1剂
		before, after, ok := strings.Cut(subjects[d:], "、")
		if ok && len(before) <= 12 {
			subjects = after
		}
	}
	n := strings.Count(subjects, "、") + strings.Count(subjects, "和") + strings.Count(subjects, "及") + strings.Count(subjects, "与")
	if n == 0 {
		return 0
	}
	return int64(n + 1)
}

func (c *block) sum(ti int, parts []int, exact, kinds bool, lead string) {
	t := &c.Reading.Facts[ti]
	total := new(big.Rat)
	slack := new(big.Rat)
	terms := make([]string, len(parts))
	var related []lint.Related
	if c.glued(min(ti, parts[0]), max(ti, parts[len(parts)-1]), t.Unit) {
		return
	}
	origins := strings.Contains(c.leadOf(&c.Reading.Facts[parts[0]]), "来自") // nobody comes from two places
	kinds = kinds || origins
	for k, i := range parts {
		p := &c.Reading.Facts[i]
		if !exact && strings.HasSuffix(c.leadOf(p), "的") && !origins {
			return // 有慢性病的980人、独居的430人: what one person can be at once
		}
		each := c.holders(p)
		if each == 0 {
			return
		}
		total.Add(total, new(big.Rat).Mul(p.Value(), big.NewRat(each, 1)))
		if p.Places() > 0 || p.Mag > 0 {
			slack.Add(slack, p.Step())
		}
		if terms[k] = p.Figure(); each > 1 {
			terms[k] = p.Figure() + "×" + strconv.FormatInt(each, 10)
		}
		related = append(related, c.Related(p.Span, "一部分", "one of the parts"))
		if p.Value().Cmp(t.Value()) > 0 {
			return // number/part-whole, or no part at all
		}
	}
	if t.Places() > 0 || t.Mag > 0 {
		slack.Add(slack, t.Step())
	}
	diff := new(big.Rat).Sub(total, t.Value())
	if runSums(c.Reading, parts, t) {
		return // 21例（肺5例、胃3例）: some of the parts are parts of parts
	}
	if new(big.Rat).Abs(diff).Cmp(slack) <= 0 || !exact && diff.Sign() < 0 {
		return
	}
	if !exact && diff.Sign() > 0 {
		// Patients have several symptoms: 发热72例、咳嗽65例 of 86. Parts of one sum miss it by little.
		if total.Cmp(new(big.Rat).Mul(t.Value(), big.NewRat(5, 4))) > 0 {
			return
		}
		// Categories may overlap: tell only a list that names its parts with 、 in one clause.
		first, last := &c.Reading.Facts[parts[0]], &c.Reading.Facts[parts[len(parts)-1]]
		if !kinds && (!disjoint(c.Text[t.End:last.End]) || last.Clause-first.Clause > 0 && strings.Contains(c.Text[t.End:first.Start], "其中")) {
			return
		}
	}
	if lead != "" {
		// 共 behind a long text may sum more than this sentence; a total less than half off is meant.
		if total.Cmp(new(big.Rat).Mul(t.Value(), big.NewRat(2, 1))) > 0 || t.Value().Cmp(new(big.Rat).Mul(total, big.NewRat(2, 1))) > 0 {
			return
		}
	}
	c.wrongTotal(ti, total, terms, related)
}

// glued reports whether a name between two facts ends in a number of that unit: 其中SCI35篇、核心18篇. It may be a part.
func (c *block) glued(from, to int, unit string) bool {
	for k := from + 1; k < to; k++ {
		if f := &c.Reading.Facts[k]; f.Kind == figures.Identifier && strings.HasPrefix(c.Text[f.End:], unit) && f.End > 0 && c.Text[f.End-1]-'0' < 10 {
			return true
		}
	}
	return false
}

// joint holds a total that says how many amounts it sums up: 两项合计36.8万人.
func (c *block) joint() {
	for i := range c.Reading.Facts {
		if f := &c.Reading.Facts[i]; f.Kind != figures.Count && f.Kind != figures.Money || c.Used(i) {
			continue
		}
		sum := new(big.Rat)
		var terms []string
		var related []lint.Related
		for _, k := range c.Reading.Joint(i) {
			p := &c.Reading.Facts[k]
			sum.Add(sum, p.Value())
			terms, related = append(terms, p.Figure()), append(related, c.Related(p.Span, "一部分", "one of the parts"))
		}
		if len(terms) > 0 {
			c.wrongTotal(i, sum, terms, related)
		}
	}
}

// wrongTotal reports fact i, which is not the sum of the terms.
func (c *block) wrongTotal(i int, sum *big.Rat, terms []string, related []lint.Related) {
	t := &c.Reading.Facts[i]
	shown := t.Amount(sum, 4)
	c.Use(i)
	c.Report(t.Span, lint.Diagnostic{
		Rule:    "number/total",
		Message: lint.Say("各部分合计%[1]s，文中总数为“%[2]s”", "the parts add up to %[3]s, the total is given as “%[2]s”", inUnit(sum, t), c.Quote(t.Span), shown),
		Notes:   figures.Notes(lint.Say("%[1]s＝%[3]s，文中为%[4]s", "%[2]s = %[3]s, stated %[4]s", strings.Join(terms, "＋"), strings.Join(terms, " + "), shown, c.Quote(t.Span))),
		Related: related,
	})
}

// inUnit writes an amount as a fact is printed, with its unit and its 万 or 亿.
func inUnit(v *big.Rat, f *figures.Fact) string {
	return f.Amount(v, 4) + f.Unit
}

// asPrinted writes an amount with the unit that the copy gives fact f: 毫摩尔/升 where it does not say mmol/L.
func (c *block) asPrinted(v *big.Rat, f *figures.Fact) string {
	if unit := strings.TrimSpace(c.Text[f.Number.End:f.End]); f.Mag == 0 && unit != "" {
		return figures.Format(v, 4) + unit
	}
	return inUnit(v, f)
}

// runSums reports whether some run of the parts, or all but one, already make the total.
func runSums(r *figures.Reading, parts []int, t *figures.Fact) bool {
	if len(parts) < 3 {
		return false
	}
	for a := range parts {
		sum := new(big.Rat)
		for _, i := range parts[a:] {
			sum.Add(sum, r.Facts[i].Value())
			if sum.Cmp(t.Value()) == 0 {
				return true
			}
		}
		rest := new(big.Rat)
		for k, i := range parts {
			if k != a {
				rest.Add(rest, r.Facts[i].Value())
			}
		}
		if rest.Cmp(t.Value()) == 0 {
			return true
		}
	}
	return false
}

// disjoint reports whether the parts read like places or kinds that exclude each other.
func disjoint(t string) bool {
	return !figures.Mentions(t, "时间点", "阶段", "腔镜", "微创", "四级", "机器人", "党员", "博士", "硕士", "高级", "副高", "女性", "青年", "分别鉴定", "任何", "合并", "发热", "咳嗽", "头痛", "乏力", "腹泻", "腹痛", "呕吐", "皮疹", "高血压", "症状", "以上", "以下", "伴", "有症状", "重症", "死亡", "治愈", "出院", "使用", "密切接触", "既往") && strings.Contains(t, "、")
}
