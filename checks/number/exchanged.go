package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/pattern"
)

// countOf is one count of a story and what it counts, in front of it or behind: 医护人员1460人, 1640名医护人员.
type countOf struct {
	b      *lint.Block
	r      *figures.Reading
	f      *figures.Fact
	lead   string // what leads to it
	noun   string // what stands behind it
	behind string // and all that does
	this   bool   // the copy points back to it: 这3620名老人
	period string
	scope  string
	place  string
	read   bool // what stands around the figure is
}

// received are verbs with a 到 or 比 that compares nothing.
var received = strings.NewReplacer("收到", "", "接到", "", "达到", "", "得到", "", "征集到", "", "来到", "", "比赛", "", "评比", "")

// placeNamed is a place or an institution that a sentence names in front of a figure.
var placeNamed = pattern.Lazy(`\p{Han}{0,3}?[^全该我本各这此\P{Han}](?:县|市|区|镇|乡|省|州|医院|中心|学校|小学|中学)`)

// placeBefore returns the last place that the sentence of a figure names in front of it.
func placeBefore(r *figures.Reading, f *figures.Fact) string {
	s := r.Sentences[r.Sentence(f)]
	all := placeNamed().FindAllString(window(r.Text, s.Start, f.Start, f), -1)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}

// exchanged finds one thing counted twice with two digits in another order: 现有医护人员1460人 … 全院1640名医护人员. A thing that has many counts
// is told over time or place, and two of those may be alike.
func exchanged(p *lint.Pass, v *figures.View, s layout.Story, told map[*figures.Fact]bool) {
	const most, often = 200, 4
	var seen []countOf
	for k := s.Start; k < s.End && len(seen) < most; k++ {
		b, r := p.Doc.Blocks[k], v.Readings[k]
		if b.Kind == lint.TableCell || b.Kind == lint.Notice || b.Kind == lint.Boilerplate || b == s.Title {
			continue
		}
		for i := range r.Facts {
			f := &r.Facts[i]
			if len(seen) >= most || f.Kind != figures.Count && f.Kind != figures.Measure && f.Kind != figures.Dose && f.Kind != figures.Money || !f.Exact() || f.Hanzi || f.Bracket || f.Role != figures.Level && f.Role != figures.Total || f.Lo.Mantissa < 100 {
				continue
			}
			if figures.Mentions(received.Replace(r.Lead(f)), "去年", "上年", "前年", "年前", "新", "增", "减", "比", "较", "其中", "男", "女", "计划", "将", "拟", "预计", "曾", "原", "同期", "分别", "每", "平均", "另", "还", "第", "至", "到") {
				continue
			}
			if from, to := r.ListOf(i); to-from > 1 {
				continue
			}
			seen = append(seen, countOf{b: b, r: r, f: f})
		}
	}
	for i := range seen {
		for j := range seen[:i] {
			if !transposed(seen[j].f.Lo, seen[i].f.Lo) {
				continue
			}
			readAll(seen) // seldom
			one, e := seen[i], seen[j]
			noun := e.thing(one)
			if noun == "" && one.this && !toldBefore(seen[:i], one) {
				noun = one.sameHeads(e)
			}
			if noun == "" || told[one.f] || e.place != "" && one.place != "" && e.place != one.place || !one.this && e.b == one.b && one.r.Sentence(e.f) == one.r.Sentence(one.f) || e.period != one.period || e.scope != "" && one.scope != "" && e.scope != one.scope {
				continue
			}
			n := 0
			for _, o := range seen {
				if strings.HasSuffix(o.lead, noun) || strings.HasPrefix(o.behind, noun) {
					n++
				}
			}
			if n > often {
				continue
			}
			p.Report(one.b, one.f.Start, one.f.End, lint.Diagnostic{
				Rule:    "number/conflict",
				Message: lint.Say("%s前后不一：此处“%s”，上文“%s”，有两位数字颠倒", "%s has two values: “%s” here, “%s” before, two digits being exchanged", noun, one.b.Text[one.f.Start:one.f.End], e.b.Text[e.f.Start:e.f.End]),
				Related: []lint.Related{{Span: e.b.Source(e.f.Start, e.f.End), Message: lint.Text{ZH: "上文", EN: "before"}}},
			})
			break
		}
	}
}

// readAll reads what stands around each count.
func readAll(all []countOf) {
	for i := range all {
		a := &all[i]
		if a.read {
			return
		}
		r, f := a.r, a.f
		lead := strings.TrimRight(r.Lead(f), " 共有约达到了为是已")
		a.lead = strings.TrimSuffix(strings.TrimSuffix(lead, "总数"), "数量")
		a.noun, a.behind = nounBehind(r, f), r.Text[f.End:min(len(r.Text), f.End+36)]
		a.this = affix.Ends(r.Lead(f), "这", "上述", "这些")
		a.period, a.scope, a.place = thenOrNow(r, f), scopeNamed(r, f), placeBefore(r, f)
		if f.Kind == figures.Money && a.period == "今年" {
			a.period = "" // 今年安排资金2.46亿元: what is said of them behind does not date them again
		}
		a.read = true
	}
}

// scopeNamed returns where a count holds, "" where that is the place the piece is about: 全县, 该院.
func scopeNamed(r *figures.Reading, f *figures.Fact) string {
	s := r.Scope(f).Of(r.Text)
	if affix.Starts(s, "全", "该", "本", "我", "这") {
		return ""
	}
	return s
}

// thenOrNow returns the words that date a count, "" for those of the day of the copy.
func thenOrNow(r *figures.Reading, f *figures.Fact) string {
	switch t := r.Period(f).Of(r.Text); t {
	case "目前", "现在", "如今", "当前", "截至目前", "眼下":
		return ""
	default:
		return t
	}
}

// nounBehind returns what stands right behind a count, "" where nothing does.
func nounBehind(r *figures.Reading, f *figures.Fact) string {
	n := r.Noun(f)
	if n.Start < f.End || n.Start > f.End+len("的") {
		return ""
	}
	return n.Of(r.Text)
}

// thing returns what two counts both count, where one of them says it behind the number: 医护人员1460人 and 1640名医护人员.
func (a countOf) thing(b countOf) string {
	if a.f.Unit != b.f.Unit && !(isHead(a.f.Unit) && isHead(b.f.Unit)) {
		return ""
	}
	told := func(noun string) bool {
		n := utf8.RuneCountInString(noun)
		return n >= 3 || n == 2 && (b.this || named(staff, noun))
	}
	if a.f.Kind == figures.Money {
		for _, w := range funds {
			one, other := strings.HasSuffix(a.lead, w) || strings.HasPrefix(a.noun, w), strings.HasSuffix(b.lead, w) || strings.HasPrefix(b.noun, w)
			if (strings.HasPrefix(a.noun, w) || strings.HasPrefix(b.noun, w)) && one && other && a.f.Mag == b.f.Mag {
				return w // 安排财政资金2.46亿元 … 2.64亿元资金
			}
		}
		return ""
	}
	switch {
	case told(b.noun) && (strings.HasPrefix(a.behind, b.noun) || strings.HasSuffix(a.lead, b.noun)):
		return b.noun
	case told(a.noun) && (strings.HasPrefix(b.behind, a.noun) || strings.HasSuffix(b.lead, a.noun)):
		return a.noun
	}
	if start := runesBack(a.lead, 2); b.this && start >= 0 && strings.HasPrefix(b.behind, a.lead[start:]) {
		return a.lead[start:] // 接到电话1963个 … 这1936个电话背后
	}
	for _, w := range staff {
		one, other := strings.HasPrefix(a.behind, w), strings.HasPrefix(b.behind, w)
		if one && other || one && strings.HasSuffix(b.lead, w) || other && strings.HasSuffix(a.lead, w) {
			return w // 拥有680张病床的医院
		}
	}
	return ""
}

// toldBefore reports whether a count has been told of before as it stands.
func toldBefore(before []countOf, one countOf) bool {
	for _, e := range before {
		if comparable(e.f, one.f) && e.f.Lo.Cmp(one.f.Lo) == 0 {
			return true
		}
	}
	return false
}

// sameHeads returns what a count of people that is pointed back to calls them, where the one before calls them otherwise: 纳入3457名成年人 …
// 这3475名受试者.
func (a countOf) sameHeads(before countOf) string {
	if !isHead(a.f.Unit) || !isHead(before.f.Unit) {
		return ""
	}
	return a.noun
}

// staff are names of two characters for those of whom an institution has one number.
var staff = []string{"职工", "员工", "医生", "医师", "护士", "教师", "学生", "床位", "病床", "会员", "队员", "党员", "村医", "用户", "学员", "师生"}

// funds are names of money that a piece tells of once and again.
var funds = []string{"资金", "专项资金", "财政资金", "善款", "捐款", "经费", "专款", "补助资金", "补贴资金", "爱心款", "救助金", "奖金", "投资", "款项"}

// transposed reports whether two numbers of three digits or more differ by two neighbouring digits that are exchanged.
func transposed(a, b figures.Decimal) bool {
	return a.Mantissa >= 100 && b.Mantissa >= 100 && a.Scale == b.Scale && slipped(a, b) && digitSum(a.Mantissa) == digitSum(b.Mantissa)
}

func digitSum(n int64) (sum int64) {
	for ; n > 0; n /= 10 {
		sum += n % 10
	}
	return sum
}
