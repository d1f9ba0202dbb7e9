package number

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// party is one side of a ratio: the words that name it in front of its count or behind, and what a finding calls it.
type party struct {
	words  []string
	zh, en string
}

var (
	men        = party{[]string{"男"}, "男", "men"}
	women      = party{[]string{"女"}, "女", "women"}
	physicians = party{[]string{"医师", "医生"}, "医师", "physicians"}
	nurses     = party{[]string{"护士", "护理师", "护理人员", "护师"}, "护士", "nurses"}
	patients   = party{[]string{"病人", "患者", "病患", "住院人数"}, "病人", "patients"}
	beds       = party{[]string{"床"}, "床位", "beds"}
	carers     = party{[]string{"护理员", "照护人员", "照护员", "养老护理", "照服员", "照顾服务员"}, "护理员", "carers"}
	elders     = party{[]string{"老人", "长者", "住民", "长辈"}, "老人", "the old"}
	teachers   = party{[]string{"教师", "老师", "教员"}, "教师", "teachers"}
	pupils     = party{[]string{"学生", "学员", "学子"}, "学生", "students"}
)

// counterpart is a ratio of two groups with the words that name it.
type counterpart struct {
	names      []string
	one, other party
	zh, en     string // what is a ratio of what
}

// counterparts are those that copy gives the two counts of.
var counterparts = [...]counterpart{
	{[]string{"男女比例", "男女之比", "男女比", "男女性别比"}, men, women, "男女比例", "men to women"},
	{[]string{"性别比", "性别比例", "出生性别比", "出生人口性别比", "总人口性别比", "人口性别比", "新生儿性别比"}, men, women, "性别比", "the sex ratio"},
	{[]string{"医护比", "医护比例", "医护之比"}, physicians, nurses, "医护比", "physicians to nurses"},
	{[]string{"护病比", "护病比例", "护患比", "护患比例"}, nurses, patients, "护病比", "nurses to patients"},
	{[]string{"医患比", "医患比例", "医病比"}, physicians, patients, "医患比", "physicians to patients"},
	{[]string{"床护比", "床护比例"}, beds, nurses, "床护比", "beds to nurses"},
	{[]string{"床医比", "床医比例"}, beds, physicians, "床医比", "beds to physicians"},
	{[]string{"护老比", "照护比", "照护比例", "护理比"}, carers, elders, "照护比", "carers to the old"},
	{[]string{"师生比", "师生比例"}, teachers, pupils, "师生比", "teachers to students"},
}

// clockRatio is a ratio that reads like a time of day: 1:12.
var clockRatio = pattern.Lazy(`^(\d{1,2})[:：∶](\d{1,3})$`)

// pairs holds a ratio of two groups against the two counts before it: 男性120人、女性80人，男女比例为2：1; 病人90名，护士9名，护病比1:10;
// 男婴5460人、女婴5000人，性别比（以女性为100）为109.2.
func (c *block) pairs() {
	if !c.Holds("比") {
		return
	}
	for i := 2; i < len(c.Reading.Facts); i++ {
		if k := c.Reading.Facts[i].Kind; k != figures.Ratio && k != figures.Clock && k != figures.Plain {
			continue
		}
		name := ratioName(c.leadOf(&c.Reading.Facts[i]))
		if name == "" {
			continue
		}
		k := slices.IndexFunc(counterparts[:], func(g counterpart) bool { return slices.Contains(g.names, name) })
		if k < 0 {
			continue
		}
		g := &counterparts[k]
		r, a, b, ok := c.ratioAt(i, name)
		if !ok || b.IsZero() {
			continue
		}
		if one, other := c.bothParties(i, g); one != nil {
			births := figures.Mentions(c.leadOf(one), "婴", "孩", "出生")
			if affix.Starts(name, "总人口", "人口") && births || affix.Starts(name, "出生") && !births && strings.Contains(c.leadOf(one), "人口") {
				continue // boys and girls who were born, and the ratio of all people
			}
			c.pair(r, a, b, g, one, other)
		}
	}
}

// ratioName returns what a text that leads to a ratio calls it, what it is reckoned by left out: 性别比 of 其性别比（以女性为100）为. It is "" where
// the text leads to no ratio.
func ratioName(lead string) string {
	if k := strings.LastIndexAny(lead, "、；"); k >= 0 {
		_, w := utf8.DecodeRuneInString(lead[k:])
		lead = lead[k+w:]
	}
	if from := strings.Index(lead, "（"); from >= 0 {
		if end := strings.Index(lead[from:], "）"); end >= 0 {
			lead = lead[:from] + lead[from+end+len("）"):]
		}
	}
	lead = strings.TrimRight(lead, " 为约是达到仅只有高低")
	if !affix.Ends(lead, "比", "比例") {
		return ""
	}
	lead = strings.TrimLeft(lead, " ，,（(“”/")
	for _, w := range [...]string{"以女性为100的", "以女婴为100的", "其中", "其", "这即", "即", "则", "该院", "全院", "医院", "病区", "全市", "全县", "全区", "全省", "当地"} {
		lead = strings.TrimPrefix(lead, w)
	}
	return lead
}

// bothParties returns the counts of the two groups of a ratio in front of fact i: the two right before, else the only ones of its sentence and the
// one before.
func (c *block) bothParties(i int, g *counterpart) (one, other *figures.Fact) {
	const facts = 12
	r := c.Reading
	for j := i - 1; j >= max(0, i-facts) && r.Sentence(&r.Facts[i])-r.Sentence(&r.Facts[j]) <= 1; j-- {
		f := &r.Facts[j]
		if f.Kind != figures.Count {
			continue
		}
		first, second := c.names(f, g.one), c.names(f, g.other)
		if first == second {
			continue
		}
		at := &one
		if second {
			at = &other
		}
		if *at != nil || !f.Exact() || f.Role == figures.Change || f.Role == figures.From {
			return nil, nil
		}
		if *at = f; one != nil && other != nil && r.Facts[i].Clause-f.Clause <= 2 {
			break
		}
	}
	if one == nil || other == nil || one.Clause-other.Clause > 1 || other.Clause-one.Clause > 1 && r.Sentence(one) != r.Sentence(other) || g.other.zh == patients.zh && !onDuty(c.sentenceOf(one)) {
		return nil, nil
	}
	return one, other
}

// pair holds the ratio a to b against the counts of the two groups.
func (c *block) pair(r *figures.Fact, a, b figures.Decimal, g *counterpart, one, other *figures.Fact) {
	real, ok := figures.Divide(one.Value(), other.Value())
	if !ok || fitsRatio(real, a, b) {
		return
	}
	if q, ok := figures.Quotient(one.Rounded(), other.Rounded()); b.Cmp(figures.Int(100)) == 0 && ok && q.Times(b.Rat()).Overlaps(figures.Range{Lo: a.Rat(), Hi: a.Rat()}) {
		return // of 26万 and 25万
	}
	shown, form := real, "%s∶1"
	if b.Cmp(figures.Int(100)) == 0 {
		shown, form = new(big.Rat).Mul(real, big.NewRat(100, 1)), "%s∶100"
	} else if back, ok := figures.Divide(other.Value(), one.Value()); ok && a.Cmp(figures.Int(1)) == 0 {
		shown, form = back, "1∶%s"
	}
	severity := lint.Warning
	if b.Cmp(figures.Int(100)) == 0 {
		severity = severityOf(one, other) // nobody rounds a sex ratio
	}
	c.Report(r.Span, lint.Diagnostic{
		Rule:     "number/ratio",
		Severity: severity,
		Message: lint.Say("%[1]s%[2]s、%[3]s%[4]s，%[5]s约为%[6]s，文中为“%[7]s”", "%[2]s %[8]s, %[4]s %[9]s: %[10]s is %[6]s, the copy says “%[7]s”",
			g.one.zh, c.Quote(one.Span), g.other.zh, c.Quote(other.Span), g.zh, fmt.Sprintf(form, figures.Format(shown, 2)), c.Quote(r.Span), g.one.en, g.other.en, g.en),
		Notes:   figures.Notes(lint.Say("%s÷%s＝%s", "%s ÷ %s = %s", one.Figure(), other.Figure(), figures.Format(real, 2))),
		Related: []lint.Related{c.Related(one.Span, g.one.zh, g.one.en), c.Related(other.Span, g.other.zh, g.other.en)},
	})
}

// ratioAt reads the ratio that fact i is or begins: 2∶1, 3比2, 1:12, which reads like a time of day, and the 109.2 of a sex ratio, which is to 100.
func (c *block) ratioAt(i int, name string) (r *figures.Fact, a, b figures.Decimal, ok bool) {
	r = &c.Reading.Facts[i]
	switch r.Kind {
	case figures.Ratio:
		return r, r.Lo, r.Hi, true
	case figures.Clock:
		m := clockRatio().FindStringSubmatch(r.Of(c.Text))
		if m == nil {
			return r, a, b, false
		}
		n, _ := strconv.Atoi(m[1])
		o, _ := strconv.Atoi(m[2])
		return r, figures.Int(int64(n)), figures.Int(int64(o)), true
	case figures.Plain:
		if strings.Contains(name, "性别比") && r.Exact() && r.Lo.Float() >= 50 && r.Lo.Float() < 200 && !affix.Starts(c.Text[r.End:], "：", ":", "∶", "比") {
			return r, r.Lo, figures.Int(100), true
		}
		if i+1 >= len(c.Reading.Facts) {
			return r, a, b, false
		}
		next := &c.Reading.Facts[i+1]
		if m := c.Text[r.End:next.Start]; next.Kind != figures.Plain || m != "：" && m != ":" && m != "∶" && m != "比" {
			return r, a, b, false
		}
		return &figures.Fact{Span: figures.Span{Start: r.Start, End: next.End}, Clause: r.Clause}, r.Lo, next.Lo, true
	}
	return r, a, b, false
}

// names reports whether a count is that of a group, by what stands in front of it or right behind.
func (c *block) names(f *figures.Fact, g party) bool {
	from := c.Reading.Clauses[f.Clause].Start
	lead := c.Text[min(from, f.Start):f.Start]
	if k := strings.LastIndexAny(lead, "、0123456789"); k >= 0 {
		lead = lead[k:]
	}
	return figures.Mentions(lead, g.words...) && !strings.Contains(lead, "每") || figures.Mentions(tailOf(c.Text, f, len(c.Text)), g.words...) || g.zh == "床位" && f.Unit == "床"
}

// fitsRatio reports whether a to b may be printed for a quotient: it is off by six per cent at most, and 1∶n or n∶1 of three or more by what
// rounding takes.
func fitsRatio(real *big.Rat, a, b figures.Decimal) bool {
	v, _ := real.Float64()
	if b.Cmp(figures.Int(100)) == 0 { // 109.2 boys to 100 girls are counted to the tenth
		return math.Abs(a.Float()-100*v) < 1
	}
	if d := a.Float()/b.Float()/v - 1; d < 0.06 && d > -0.06 {
		return true
	}
	const fewest = 3 // 1.6∶1 is no 2∶1
	one := figures.Int(1)
	n, q := a, v
	switch {
	case b.Cmp(one) == 0:
	case a.Cmp(one) == 0 && v > 0:
		n, q = b, 1/v
	default:
		return false
	}
	step, _ := n.Ulp().Rat().Float64()
	return n.Float() >= fewest && n.Float()-step/2 <= q && q < n.Float()+step/2
}
