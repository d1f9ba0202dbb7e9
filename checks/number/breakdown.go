package number

import (
	_ "embed"
	"math/big"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/lines"
)

//go:embed exclusive.tsv
var exclusiveTable string

// exclusiveNames are the rows of exclusive.tsv.
var exclusiveNames = sync.OnceValue(func() (rows [][]string) {
	for f := range lines.Rows(exclusiveTable, 2) {
		rows = append(rows, strings.Fields(f[1]))
	}
	return rows
})

// breakdowns holds the parts behind 其中, each named, against the total in front, also where the total ends the sentence before:
// 涉及基金128.6万元。其中，超标准收费46.2万元，分解收费51.4万元，其他31.0万元. A list that 其他 closes must make the total; of names of which none is
// another's the parts must not exceed it.
func (c *block) breakdowns() {
	r := c.Reading
	for i := 0; i < len(r.Facts); i++ {
		among := r.Facts[i].Among
		if among.Empty() {
			continue
		}
		first := i
		for i+1 < len(r.Facts) && (r.Facts[i+1].Among == among || r.Facts[i+1].Among.Empty() && r.Sentence(&r.Facts[i+1]) == r.Sentence(&r.Facts[first])) {
			i++
		}
		for first < i && (r.Facts[first].Kind == figures.Age || r.Facts[first].Kind == figures.Ordinal) {
			first++ // 其中0至14岁12例
		}
		if total := c.totalOf(first, among); total >= 0 && !c.Used(total) {
			c.breakdown(total, first, i+1, among)
		}
	}
}

// totalOf returns the total that 其中 divides, the last amount in front of it, or -1 if the copy leaves it open.
func (c *block) totalOf(first int, among figures.Span) int {
	r := c.Reading
	s := r.Sentence(&r.Facts[first])
	// A sentence that begins with 其中 is of what the one before ends with.
	opens := strings.Trim(r.Text[r.Sentences[s].Start:among.Start], " \u3000") == ""
	if before := strings.TrimRight(r.Text[:among.Start], " \u3000"); !opens && !affix.Ends(before, "，", ",", "；", ";", "：", "（", "(", "。") {
		return -1 // 参与其中
	}
	for j := first - 1; j >= 0; j-- {
		f := &r.Facts[j]
		if d := s - r.Sentence(f); d > 1 || d == 1 && !opens {
			return -1
		}
		switch {
		case f.Kind == figures.Date || f.Kind == figures.Age || f.Kind == figures.Ordinal || f.Kind == figures.Identifier || f.Kind == figures.Percent && f.Role == figures.Change:
			continue // 手术1200台，同比增长5%，其中…
		case !comparable(f, &r.Facts[first]):
			return -1
		}
		if c.isBase(f) {
			continue // 手术1200台，比上年的1100台增长9%，其中…
		}
		if a, b := r.ListOf(j); b-a > 1 || !f.Exact() || f.Role == figures.Change || f.Role == figures.From || f.Role == figures.Part || len(r.Text[f.End:among.Start]) > 120 {
			return -1
		}
		return j
	}
	return -1
}

// isBase reports whether an amount is only what another is compared with: 比上年的1100台.
func (c *block) isBase(f *figures.Fact) bool {
	return figures.Mentions(c.leadOf(f), "比", "较")
}

// andOthers takes out 等 where the others that it stands for are counted behind it.
var andOthers = strings.NewReplacer("每人以主要", "", "每人只计", "", "等其他", "", "等其它", "")

// notPublic takes out the words in which 共 sums nothing up.
var notPublic = strings.NewReplacer("公共", "", "医共体", "", "共享", "", "共建", "", "共用", "", "共病", "")

// breakdown adds up the parts from fact first on.
func (c *block) breakdown(total, first, end int, among figures.Span) {
	r := c.Reading
	t := &r.Facts[total]
	from := among.End
	var parts []int
	var labels []string
	for i := first; i < end; i++ {
		p := &r.Facts[i]
		switch {
		case p.Bracket && !r.Facts[first].Bracket, p.Kind == figures.Age || p.Kind == figures.Ordinal, p.Kind == figures.Percent && len(parts) > 0 && sharesPart(r, &r.Facts[parts[len(parts)-1]], p):
			continue // 60岁以上18例, 500台（占41.7%）, 医院9家（公立4家）
		}
		if !comparable(p, t) || !usable(p) && p.Role != figures.Part && p.Role != figures.Total || p.Approx != 0 || p.Interval {
			break
		}
		label := labelOf(r, from, p)
		if len(parts) > 1 && (affix.Starts(label, "检出", "查出", "发现", "确诊", "阳性", "治愈", "痊愈", "好转", "出院", "死亡", "完成", "处理", "整改", "已", "均", "仍", "尚") || affix.Ends(label, "中", "当中", "里面")) {
			break // what came of them is no further part, nor what is of one: 重症患者中有5人
		}
		if label == "" || utf8.RuneCountInString(label) > 14 || figures.Mentions(notPublic.Replace(label), "其中", "另", "此外", "累计", "同比", "各", "共", "合计", "每", "平均", "最", "以上", "以下") && !strings.Contains(label, "岁") || strings.Contains(label, "等") && !closes(label) {
			break
		}
		parts, labels = append(parts, i), append(labels, label)
		from = p.Outer.End
	}
	if len(parts) < 2 || len(parts) > 20 {
		return
	}
	last := &r.Facts[parts[len(parts)-1]]
	if strings.Contains(andOthers.Replace(r.Text[t.End:last.End]), "等") || affix.Starts(r.Text[last.End:], "等") {
		return
	}
	rest := closes(labels[len(labels)-1])
	if rest {
		for _, l := range labels[:len(labels)-1] {
			rest = rest && !closes(l)
		}
	}
	c.reportBreakdown(t, total, parts, labels, rest)
}

// closes reports whether a label takes in all that the others leave.
func closes(label string) bool {
	if _, rest, ok := strings.Cut(label, "等"); ok { // 药剂、检验等其他人员
		label = rest
	}
	return affix.Starts(label, "其他", "其它", "其余", "剩余", "余下", "剩下", "其馀")
}

// sharesPart reports whether percentage p only says what share part f is.
func sharesPart(r *figures.Reading, f, p *figures.Fact) bool {
	return p.Role == figures.Share && p.Clause-f.Clause <= 1 || strings.Trim(r.Text[f.End:p.Start], "（( ") == ""
}

// labelOf returns what part p is called, in front of its number or, where nothing stands there, behind: 城区41个, 20例来自城区.
func labelOf(r *figures.Reading, from int, p *figures.Fact) string {
	if from > p.Outer.Start {
		return ""
	}
	label := r.Text[from:p.Outer.Start]
	if k := strings.LastIndexAny(label, "，、；。,;）)"); k >= 0 && strings.Trim(label[k:], "，、；。,;）) 有为是约") != "" {
		label = label[k:]
	}
	label = strings.TrimRight(strings.TrimLeft(label, "，、；。,;）)：: \u3000和及与"), " ：:为有是共约达，")
	if label != "" {
		return label
	}
	tail := r.Text[p.End:min(len(r.Text), p.End+45)]
	if k := strings.IndexAny(tail, "，、；。,;（("); k >= 0 {
		return strings.TrimPrefix(tail[:k], "为")
	}
	return ""
}

// doses exclude each other where doses are counted; who had the second had the first too.
var doses = [][]string{{"第一剂", "第二剂", "第三剂", "第四剂", "第一针", "第二针", "第三针", "加强针", "首针", "首剂", "基础免疫", "加强免疫"}}

// excludes reports whether none of the things that the labels name is another's. unit is what they are counted by.
func excludes(labels []string, unit string) bool {
	if affix.Starts(unit, "剂", "针") && figures.OneOfEach(doses, labels, 42) {
		return true
	}
	ages, open := true, 0
	for _, l := range labels {
		ages = ages && strings.Contains(l, "岁")
		if figures.Mentions(l, "以上", "以下") {
			open++
		}
	}
	return ages && open <= 1 || open == 0 && (sameNature(labels) || sameClose(labels) || figures.OneOfEach(exclusiveNames(), labels, 42))
}

// reportBreakdown tells parts that do not make the total: of a closed list any that miss it, of another those that exceed it.
func (c *block) reportBreakdown(t *figures.Fact, total int, parts []int, labels []string, closed bool) {
	if c.overlap(&c.Reading.Facts[parts[len(parts)-1]]) {
		return
	}
	sum, slack := new(big.Rat), new(big.Rat)
	half := func(f *figures.Fact) *big.Rat {
		if f.Places() == 0 && f.Mag == 0 {
			return new(big.Rat)
		}
		return new(big.Rat).Quo(f.Step(), big.NewRat(2, 1))
	}
	terms := make([]string, len(parts))
	var related []lint.Related
	for k, i := range parts {
		p := &c.Reading.Facts[i]
		if p.Lo.Cmp(t.Lo) > 0 {
			return // number/part-whole
		}
		sum.Add(sum, p.Value())
		slack.Add(slack, half(p))
		terms[k] = p.Figure()
		related = append(related, c.Related(p.Span, "一部分", "one of the parts"))
	}
	slack.Add(slack, half(t))
	diff := new(big.Rat).Sub(sum, t.Value())
	if new(big.Rat).Abs(diff).Cmp(slack) <= 0 || runSums(c.Reading, parts, t) {
		return
	}
	// Parts of one whole miss it by little; far off they are of another.
	apart := new(big.Rat).Quo(diff.Abs(diff), t.Value())
	over := sum.Cmp(t.Value()) > 0
	switch {
	case closed || over && excludes(labels, t.Unit):
		if apart.Cmp(big.NewRat(1, 2)) > 0 {
			return
		}
	case !over || t.Kind != figures.Money || apart.Cmp(big.NewRat(1, 4)) > 0:
		return
	case figures.Mentions(strings.Join(labels, "，"), "贷款", "债", "资金", "财政", "补助", "补贴", "自筹"):
		return // what money is for, and where it comes from, may stand in one list
	}
	c.wrongTotal(total, sum, terms, related)
}
