package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// toldAt is one figure of a story.
type toldAt struct {
	b *lint.Block
	r *figures.Reading
	f *figures.Fact
}

// again holds what the copy points back to with 这 or 该 against what it said: 为期12年的追踪 … 这项长达15年的追踪; 安排3.2亿元专项资金 …
// 这3.2万元专项资金.
func again(p *lint.Pass, v *figures.View, s layout.Story, told map[*figures.Fact]bool) {
	const most = 200
	var lengths, amounts []toldAt
	for k := s.Start; k < s.End; k++ {
		b, r := p.Doc.Blocks[k], v.Readings[k]
		if b.Kind == lint.TableCell || b.Kind == lint.Notice || b.Kind == lint.Boilerplate {
			continue
		}
		for i := range r.Facts {
			f := &r.Facts[i]
			one := toldAt{b, r, f}
			switch {
			case f.Kind == figures.Duration && f.Exact() && len(lengths) < most:
				one.lengthAgain(p, lengths)
				lengths = append(lengths, one)
			case (f.Kind == figures.Money || f.Kind == figures.Count) && !f.Interval && f.Approx&figures.Vague == 0 && len(amounts) < most:
				if !told[f] {
					one.amountAgain(p, amounts)
				}
				amounts = append(amounts, one)
			}
		}
	}
}

// thisOne are words that point back to the one thing told of before.
var thisOne = []string{"这项", "这个", "这一", "该项", "该", "此项", "上述", "这场", "这次", "这种", "这", "这份"}

// oneOff are events that a piece tells of once.
var oneOff = []string{"培训", "演练", "会议", "论坛", "评审", "直播", "义诊", "讲座", "比赛", "考试", "车程", "航程"}

// lengthAgain reports a length of something pointed back to that was as long as something else before.
func (a toldAt) lengthAgain(p *lint.Pass, before []toldAt) {
	lead := strings.TrimRight(a.r.Lead(a.f), " ")
	said := lead
	for _, w := range [...]string{"长达", "为期", "历时", "持续", "跨越", "耗时"} {
		lead = strings.TrimSuffix(lead, w)
	}
	if lead == said && strings.HasSuffix(lead, "这") {
		return // 这两年的发展: the last two
	}
	what, ok := strings.CutPrefix(a.r.Text[a.f.End:], "的")
	word := firstRunes(what, 2)
	this := affix.Ends(lead, thisOne...)
	over := named(oneOff, word) && (said == "" || affix.Ends(said, "经过", "历经")) && affix.Starts(what[len(word):], "结束", "过后", "之后", "后", "落幕", "，", "下来")
	if !ok || !this && said != "" && !over || word == "" {
		return
	}
	var other *toldAt
	for i := range before {
		e := &before[i]
		if e.f.Unit != a.f.Unit || !e.tells(word) {
			continue
		}
		if e.f.Lo.Cmp(a.f.Lo) == 0 {
			return
		}
		if other != nil && other.f.Lo.Cmp(e.f.Lo) != 0 {
			return // of several
		}
		other = e
	}
	if other != nil && (this || over || exchangedDigits(other.f.Lo, a.f.Lo)) {
		a.report(p, *other, lint.Say("“%s”与上文“%s”不一", "“%s” is not “%s”, as before", a.b.Text[a.f.Start:a.f.End], other.b.Text[other.f.Start:other.f.End]))
	}
}

// tells reports whether a length is that of what a word names: 为期12年的追踪, 随访12年.
func (a toldAt) tells(word string) bool {
	tail, ok := strings.CutPrefix(a.r.Text[a.f.End:min(len(a.r.Text), a.f.End+30)], "的")
	if k := strings.IndexAny(tail, "，。；"); k >= 0 {
		tail = tail[:k]
	}
	if ok && strings.Contains(tail, word) {
		return true
	}
	lead := a.r.Lead(a.f)
	const near = 24 // bytes
	for len(lead) > near {
		lead = lead[firstLen(lead):]
	}
	return strings.Contains(lead, word) && !strings.Contains(lead, "每")
}

// exchangedDigits reports whether two numbers below a hundred have each other's digits: 32 and 23.
func exchangedDigits(a, b figures.Decimal) bool {
	x, ok1 := a.Integer()
	y, ok2 := b.Integer()
	return ok1 && ok2 && x != y && x > 9 && y > 9 && x < 100 && y < 100 && x/10 == y%10 && x%10 == y/10
}

func (a toldAt) report(p *lint.Pass, before toldAt, m lint.Text) {
	p.Report(a.b, a.f.Start, a.f.End, lint.Diagnostic{
		Rule:    "number/conflict",
		Message: m,
		Related: []lint.Related{{Span: before.b.Source(before.f.Start, before.f.End), Message: lint.Text{ZH: "上文", EN: "before"}}},
	})
}

// firstRunes returns the first n characters of a text where all are Han, "" otherwise.
func firstRunes(t string, n int) string {
	if end := runesForth(t, n); end > 0 {
		return t[:end]
	}
	return ""
}
