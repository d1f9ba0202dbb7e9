package number

import (
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// complete reports whether a list behind 其中 or 包括 is so near its whole that nothing can have been left out, and misses it by one digit or by two that
// changed places: 1476家，包括医院112家、卫生院1250家、诊所104家.
func (c *block) complete(t *figures.Fact, parts []int) bool {
	const fewest, least, nearest = 3, 100, 20
	last := &c.Reading.Facts[parts[len(parts)-1]]
	if len(parts) < fewest || t.Lo.Cmp(figures.Int(least)) < 0 || !c.endsList(last) || t.Mag > 0 || t.Places() > 0 {
		return false
	}
	sum := new(big.Rat)
	for _, i := range parts {
		f := &c.Reading.Facts[i]
		if f.Mag > 0 || f.Places() > 0 {
			return false
		}
		sum.Add(sum, f.Value())
	}
	off := new(big.Rat).Sub(sum, t.Value())
	if off.Abs(off).Mul(off, big.NewRat(nearest, 1)).Cmp(t.Value()) > 0 {
		return false
	}
	apart, swapped := unlike(sum.FloatString(0), t.Value().FloatString(0))
	return len(apart) == 1 || swapped && apart[1] == apart[0]+1
}

// exceeds reports whether parts of which none is another's by its name make more than the whole, or the two halves of it something else.
func (c *block) exceeds(t *figures.Fact, parts []int, labels []string) bool {
	if len(parts) == 2 && c.complement(&c.Reading.Facts[parts[0]], &c.Reading.Facts[parts[1]], t) {
		return true
	}
	sum := new(big.Rat)
	for _, i := range parts {
		sum.Add(sum, c.Reading.Facts[i].Value())
	}
	return sum.Cmp(t.Value()) > 0 && excludes(labels, t.Unit)
}

// countsPlacesOf reports whether fact i only says how many places the part behind it is of: 清河、石桥、平岭三县合计66例.
func (c *block) countsPlacesOf(i int) bool {
	f, next := &c.Reading.Facts[i], &c.Reading.Facts[min(i+1, len(c.Reading.Facts)-1)]
	n, whole := f.Lo.Integer()
	if f.Kind != figures.Count || !f.Hanzi || !whole || n < 2 || next.Clause != f.Clause || next.Start < f.End {
		return false
	}
	const farthest = 90 // bytes
	from := max(0, f.Start-farthest)
	if i > 0 {
		from = max(from, c.Reading.Facts[i-1].End)
	}
	names := strings.TrimLeft(c.Text[from:max(from, f.Start)], "、，,；; ")
	switch strings.TrimRight(c.Text[f.End:next.Outer.Start], "为有达报告 ") {
	case "合计", "共", "共计", "一共", "总计", "合共":
		return strings.Count(names, "、")+strings.Count(names, "和")+strings.Count(names, "及")+1 == int(n)
	}
	return false
}

// dated reports whether fact i is a time that names the part behind it: 一季度21.5亿元.
func (c *block) dated(i int, like *figures.Fact) bool {
	const longest = len("实现营业收入")
	f := &c.Reading.Facts[i]
	if f.Kind != figures.Date || i+1 == len(c.Reading.Facts) {
		return false
	}
	next := &c.Reading.Facts[i+1]
	return comparable(next, like) && next.Clause == f.Clause && next.Outer.Start-f.End <= longest
}

// bySource reports whether the parts are the cases of all sources there are: 本地9宗、输入2宗、源头不明1宗.
func bySource(labels []string) bool {
	all := strings.Join(labels, " ")
	return len(labels) > 2 && figures.Mentions(all, "本地", "本土") && figures.Mentions(all, "输入", "境外") && figures.OneOfEach(exclusiveNames(), labels, 30)
}

// partsFrom collects the parts that begin with fact first, each with a name of its own. apart says that semicolons may stand between them.
func (c *block) partsFrom(first int, t *figures.Fact, apart bool) (parts []int, labels []string) {
	stops := "；;：:。"
	if apart {
		stops = "：:。"
	}
	r := c.Reading
	from := r.Clauses[r.Facts[first].Clause].Start
	for _, w := range [...]string{"其中", "包括", "包含", "涵盖", "囊括", "分为", "分成", "构成为"} {
		if lead := r.Lead(&r.Facts[first]); strings.HasPrefix(strings.TrimLeft(lead, " ，,"), w) {
			from = r.Facts[first].Outer.Start - len(strings.TrimLeft(lead, " ，,")) + len(w)
		}
	}
	// 15名医师、12名护士: the names stand behind.
	behind := strings.Trim(c.Text[min(from, r.Facts[first].Outer.Start):r.Facts[first].Outer.Start], " ，,：:由有为是共") == "" && c.nameBehind(&r.Facts[first]) != ""
	fates := []string{"治愈", "出院", "死亡"} // which are of another time, unless the list goes on to all the others
	if s := r.Sentences[r.Sentence(&r.Facts[first])]; figures.Mentions(window(c.Text, r.Facts[first].End, s.End, &r.Facts[first]), "其余", "剩下", "余下") {
		fates = nil
	}
	a, end := r.InSentence(r.Sentence(&r.Facts[first]))
	for i := max(a, first); i < min(end, first+reach); i++ {
		p := &r.Facts[i]
		if p.Bracket && !r.Facts[first].Bracket || p.Kind == figures.Age || p.Kind == figures.Ordinal || p.Kind == figures.Identifier || p.Kind == figures.Percent && len(parts) > 0 && sharesPart(r, &r.Facts[parts[len(parts)-1]], p) {
			continue
		}
		if c.dated(i, t) || c.countsPlacesOf(i) {
			continue
		}
		if !comparable(p, t) || !usable(p) && p.Role != figures.Part || len(parts) > 0 && (strings.ContainsAny(c.Text[min(from, p.Outer.Start):p.Outer.Start], stops) || p.Clause != r.Facts[first].Clause && affix.Starts(strings.TrimLeft(r.Lead(p), " ，,"), "包括", "含")) {
			break // 其余22例仍在治疗，包括3例重症
		}
		label := labelOf(r, from, p)
		if behind {
			label = c.nameBehind(p)
		}
		if i > first && c.countsPlacesOf(i-1) {
			label = strings.NewReplacer("合计", "", "共", "").Replace(label)
		}
		if label == "" || utf8.RuneCountInString(label) > 16 || slices.Contains(labels, label) || figures.Mentions(notPublic.Replace(label), "其中", "累计", "同比", "共", "合计", "平均", "比上", "较上", "新增") || figures.Mentions(label, fates...) {
			break
		}
		parts, labels, from = append(parts, i), append(labels, label), p.Outer.End
	}
	return parts, labels
}

// allOf reports whether a total sums up what 由 opens and 组成 closes: 由12名医生和8名护士共20人组成.
func (c *block) allOf(lead string, t *figures.Fact) bool {
	return len(lead) <= 30 && affix.Ends(lead, "共", "共计", "合计") && !strings.ContainsAny(lead, "，；：") && closesParts(c.behind(t)) && strings.Contains(c.leadOf(t), "由")
}

// nameBehind returns what a part is called behind its number, up to the next one.
func (c *block) nameBehind(p *figures.Fact) string {
	const longest = 36 // bytes
	name := c.Text[p.End:min(len(c.Text), p.End+longest)]
	for _, mark := range [...]string{"，", "、", "；", "。", "（", ",", "以及", "及", "和", "与", "组成", "构成"} {
		name, _, _ = strings.Cut(name, mark)
	}
	return strings.TrimSpace(strings.ToValidUTF8(name, ""))
}

// endsList reports whether a sentence ends with its last part, but for what that is called: 1宗源头不明个案。
func (c *block) endsList(last *figures.Fact) bool {
	return endsOfSentence(c.Text[last.End+len(c.nameBehind(last)):])
}

// behind is what stands behind a part, to the end of its sentence or not far.
func (c *block) behind(last *figures.Fact) string {
	const far = 90 // bytes
	end := c.Reading.Sentences[c.Reading.Sentence(last)].End
	return c.Text[last.End:max(last.End, min(end, last.End+far))]
}

// closesParts reports whether what stands behind the last part closes them: 124张组成, 6名护士共同组成.
func closesParts(after string) bool {
	const longest = 24 // bytes of what the last part counts
	if k := strings.IndexAny(after, "，。；、"); k >= 0 {
		after = after[:k]
	}
	for _, w := range composed {
		if k := strings.Index(after, w); k >= 0 && k <= longest {
			return true
		}
	}
	return false
}

// reportComposition reports a whole that its parts miss. Far off they are of something else, and where the copy does not say how many they are
// some may be left out.
func (c *block) reportComposition(whole int, parts []int, said division) {
	t := &c.Reading.Facts[whole]
	sum, slack := new(big.Rat), new(big.Rat)
	var terms []string
	var related []lint.Related
	round := func(f *figures.Fact) {
		if f.Places() > 0 || f.Mag > 0 {
			slack.Add(slack, new(big.Rat).Quo(f.Step(), big.NewRat(2, 1)))
		}
	}
	round(t)
	for _, i := range parts {
		p := &c.Reading.Facts[i]
		if p.Lo.Cmp(t.Lo) > 0 {
			return // number/part-whole, or no part at all
		}
		sum.Add(sum, p.Value())
		round(p)
		terms, related = append(terms, p.Figure()), append(related, c.Related(p.Span, "一部分", "one of the parts"))
	}
	off := new(big.Rat).Sub(sum, t.Value())
	most := big.NewRat(1, 5)
	if (said.by != "" || said.madeUp) && said.sorts == 0 && off.Sign() < 0 && !c.complement(&c.Reading.Facts[parts[0]], &c.Reading.Facts[parts[1]], t) {
		most = big.NewRat(1, 10)
	}
	if off.Abs(off); off.Cmp(slack) <= 0 || off.Cmp(most.Mul(most, t.Value())) > 0 || said.sorts == 0 && runSums(c.Reading, parts, t) {
		return
	}
	c.Use(parts[0])
	c.wrongTotal(whole, sum, terms, related)
}
