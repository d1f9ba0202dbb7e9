package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// fundBehind is the name of an amount that the copy has told of, right behind it: 改造款, 专项资金.
var fundBehind = pattern.Lazy(`^的?\p{Han}{0,5}?(?:款|资金|经费|补助|补贴|投资|投入|费用?|基金|预算)(?:[^\p{Han}]|[已全将均主由按要在从来上年分拨])`)

// amountAgain reports an amount pointed back to that has the digits of one before, ten or a thousand times apart, and is no amount of its own.
func (a toldAt) amountAgain(p *lint.Pass, before []toldAt) {
	lead := strings.TrimRight(a.r.Lead(a.f), " “「")
	this := affix.Ends(lead, "这", "这笔", "该笔", "上述", "此笔", "这些", "这近", "这约")
	fund := lead == "" && a.f.Kind == figures.Money && fundBehind().MatchString(a.r.Text[a.f.End:])
	saved := strings.HasSuffix(lead, "的") && len(lead) <= 24 && a.f.Kind == figures.Money // 节约下来的1.8万元
	if !this && !fund && !saved || a.f.Role == figures.Change {
		return
	}
	if affix.Ends(lead, "这笔", "该笔", "此笔") && a.f.Kind == figures.Money && a.onlyOther(p, before) {
		return
	}
	var other *toldAt
	for i := range before {
		e := &before[i]
		if !comparable(e.f, a.f) {
			continue
		}
		if e.f.Lo.Cmp(a.f.Lo) == 0 {
			return
		}
		digits, apart := magnitudesApart(e.f.Lo, a.f.Lo)
		if apart == 0 || digits < 10 && (apart != 4 && apart != -4 || e.f.Mag < 4 || a.f.Mag < 4) || a.f.Kind == figures.Count && a.f.Mag < 4 && e.f.Mag < 4 || e.f.Role == figures.Change || saved && (apart != 4 && apart != -4 || shared(lead, around(e.r, e.f)) < 2) || !this && shared(around(e.r, e.f), around(a.r, a.f)) < 2 {
			continue
		}
		other = e
	}
	if other != nil {
		a.report(p, *other, lint.Say("“%s”与上文“%s”数字相同，大小不一，疑“万”“亿”有误", "“%s” has the digits of “%s” before in another magnitude: 万 and 亿 may be mixed up", a.b.Text[a.f.Start:a.f.End], other.b.Text[other.f.Start:other.f.End]))
	}
}

// onlyOther reports an amount pointed back to as this one, where the copy has told of one amount only and that is another: 捐赠1600万元 …
// 这笔1300万元善款. It reports whether it did.
func (a toldAt) onlyOther(p *lint.Pass, before []toldAt) bool {
	var only *toldAt
	for i := range before {
		e := &before[i]
		if e.f.Kind != figures.Money {
			continue
		}
		if only != nil && only.f.Lo.Cmp(e.f.Lo) != 0 || e.f.Unit != a.f.Unit || e.f.Mag != a.f.Mag || e.f.Lo.Cmp(a.f.Lo) == 0 || e.f.Interval {
			return false // of several
		}
		only = e
	}
	if only == nil || !a.f.Exact() || !only.f.Exact() || only.f.Role == figures.Change || !near(only.f, a.f) || a.r.Sentence(a.f) == only.r.Sentence(only.f) && a.b == only.b {
		return false
	}
	if figures.Mentions(only.r.Lead(only.f), "每", "另", "其中", "首批", "首期", "单价", "人均", "罚") || figures.Mentions(only.r.Text[only.f.End:min(len(only.r.Text), only.f.End+12)], "以上", "起", "/") {
		return false
	}
	a.report(p, *only, lint.Say("“%s”与上文“%s”不一", "“%s” is not “%s”, as before", a.b.Text[a.f.Start:a.f.End], only.b.Text[only.f.Start:only.f.End]))
	return true
}

// magnitudesApart returns the digits that two numbers share, without the noughts behind, and by how many powers of ten the second is the
// greater; apart is 0 where their digits differ.
func magnitudesApart(a, b figures.Decimal) (digits int64, apart int) {
	m, x := bareDigits(a)
	n, y := bareDigits(b)
	if m != n {
		return 0, 0
	}
	return m, y - x
}

// bareDigits returns the digits of a number without the noughts behind, and the power of ten they stand at.
func bareDigits(d figures.Decimal) (digits int64, power int) {
	digits, power = d.Mantissa, -int(d.Scale)
	for digits != 0 && digits%10 == 0 {
		digits, power = digits/10, power+1
	}
	return digits, power
}
