package number

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/lint"
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

// counterparts are ratios of two groups by the words that name the groups.
var counterparts = [...]struct {
	names      []string
	one, other party
	zh, en     string // what is a ratio of what
}{
	{[]string{"男女比例", "男女之比", "男女比", "男女性别比"}, men, women, "男女比例", "men to women"},
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

// pairs holds a ratio of two groups against the two counts before it: 男性120人、女性80人，男女比例为2：1; 病人90名，护士9名，护病比1:10.
func (c *block) pairs() {
	if !c.Holds("比") {
		return
	}
	for i := 2; i < len(c.Reading.Facts); i++ {
		one, other := &c.Reading.Facts[i-2], &c.Reading.Facts[i-1]
		r, a, b, ok := c.ratioAt(i)
		if !ok || b.IsZero() || other.Kind != figures.Count || one.Kind != figures.Count || !other.Exact() || !one.Exact() ||
			r.Clause-other.Clause > 1 || other.Clause-one.Clause > 1 {
			continue
		}
		lead := strings.TrimRight(strings.TrimLeft(c.Text[max(other.End, c.Reading.Clauses[r.Clause].Start):r.Start], "，,（( 其这即则全院病区"), " 为约是达到仅只有高低")
		for k := range counterparts {
			g := &counterparts[k]
			if !slices.Contains(g.names, lead) {
				continue
			}
			if !c.names(one, g.one) || !c.names(other, g.other) {
				if one, other = other, one; !c.names(one, g.one) || !c.names(other, g.other) {
					break
				}
			}
			if g.other.zh == patients.zh && !onDuty(c.sentenceOf(one)) {
				break
			}
			real, ok := figures.Divide(one.Value(), other.Value())
			if !ok || fitsRatio(real, a, b) {
				break
			}
			shown, form := real, "%s∶1"
			if back, ok := figures.Divide(other.Value(), one.Value()); ok && real.Cmp(big.NewRat(1, 1)) < 0 {
				shown, form = back, "1∶%s"
			}
			c.Report(r.Span, lint.Diagnostic{
				Rule: "number/ratio",
				Message: lint.Say("%[1]s%[2]s、%[3]s%[4]s，%[5]s约为%[6]s，文中为“%[7]s”", "%[2]s %[8]s, %[4]s %[9]s: %[10]s is %[6]s, the copy says “%[7]s”",
					g.one.zh, c.Quote(one.Span), g.other.zh, c.Quote(other.Span), g.zh, fmt.Sprintf(form, figures.Format(shown, 2)), c.Quote(r.Span), g.one.en, g.other.en, g.en),
				Notes:   figures.Notes(lint.Say("%s÷%s＝%s", "%s ÷ %s = %s", one.Figure(), other.Figure(), figures.Format(real, 2))),
				Related: []lint.Related{c.Related(one.Span, g.one.zh, g.one.en), c.Related(other.Span, g.other.zh, g.other.en)},
			})
			break
		}
	}
}

// ratioAt reads the ratio that fact i is or begins: 2∶1, 3比2, and 1:12, which reads like a time of day.
func (c *block) ratioAt(i int) (r *figures.Fact, a, b figures.Decimal, ok bool) {
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
