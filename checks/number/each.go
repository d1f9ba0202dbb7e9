package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// sharesOut are verbs by which so many go to so many places.
var sharesOut = []string{"走进", "进驻", "派驻", "派往", "派到", "分赴", "奔赴", "赶赴", "下沉", "入驻", "深入", "前往", "支援", "配备", "配送", "发放", "分配", "安排", "派出", "配置", "选派", "组建", "分到", "送到", "进入", "投放", "赠送", "组成", "编成"}

// sharedOut holds how many go to how many places against what each gets: 60名药师走进20个社区，每个社区3名.
func (c *block) sharedOut() {
	r := c.Reading
	for i := 2; i < len(r.Facts); i++ {
		each := &r.Facts[i]
		if each.Kind != figures.Count && each.Kind != figures.Money || !each.Exact() || each.Role == figures.Change || each.Role == figures.To || each.Role == figures.From {
			continue
		}
		place, average := eachOf(strings.TrimLeft(c.leadOf(each), "，,（( "))
		if place == "" {
			continue
		}
		a, _ := r.InSentence(r.Sentence(each))
		a = max(a, i-40)
		many := c.only(a, i, func(f *figures.Fact) bool { return countsPlaces(f, place, c.Text[f.End:]) })
		total := c.only(a, i, func(f *figures.Fact) bool { return sameThings(f, each) && !countsPlaces(f, place, c.Text[f.End:]) })
		if many < 0 || total < 0 {
			continue
		}
		n, t := &r.Facts[many], &r.Facts[total]
		first := min(n.Start, t.Start)
		if !n.Exact() || !t.Exact() || n.Role == figures.Change || t.Role == figures.Change || n.Value().Cmp(big.NewRat(2, 1)) < 0 || each.Clause-max(n.Clause, t.Clause) != 1 || max(n.Clause, t.Clause)-min(n.Clause, t.Clause) > 1 ||
			!figures.Mentions(c.Text[r.Clauses[min(n.Clause, t.Clause)].Start:max(n.Start, t.Start)], sharesOut...) || figures.Mentions(c.Text[first:each.Start], "其中", "另", "部分", "至少", "最多", "不少于", "以上", "首批") && !strings.HasPrefix(c.Text[first:], "首批") {
			continue
		}
		if !c.sameNoun(t, each) || affix.Ends(c.leadOf(t), "各") || affix.Ends(c.leadOf(n), "各") {
			continue
		}
		want := new(big.Rat).Mul(n.Value(), each.Value())
		rt, ok := t.Printed()
		slack := new(big.Rat)
		if average {
			slack.Mul(want, big.NewRat(5, 100))
		}
		if !ok || (figures.Range{Lo: want, Hi: want}).Widen(slack).Overlaps(rt) || c.Use(i) {
			continue
		}
		exact := new(big.Rat).Quo(t.Value(), n.Value())
		c.Report(each.Span, lint.Diagnostic{
			Rule:     "number/ratio",
			Severity: lint.Warning,
			Message: lint.Say("%[1]s分到%[2]s，应各为%[3]s，文中为“%[4]s”", "%[1]s over %[2]s is %[5]s each, the copy says “%[4]s”",
				c.Quote(t.Span), c.Quote(n.Span), inUnit(rounded(exact), each), c.Quote(each.Span), figures.Format(exact, 1)),
			Notes:   figures.Notes(lint.Say("%s×%s＝%s，文中共%s", "%s × %s = %s, stated %s", n.Figure(), each.Figure(), t.Amount(want, 2), c.Quote(t.Span))),
			Related: []lint.Related{c.Related(t.Span, "总数", "together"), c.Related(n.Span, "数量", "how many")},
		})
	}
}

// eachOf returns what 每 stands in front of, where nothing but a verb is between it and the number: 每个社区, 每家医院配备, 平均每村.
func eachOf(lead string) (place string, average bool) {
	lead = strings.TrimLeft(lead, "即其")
	t, average := strings.CutPrefix(lead, "平均")
	t, ok := strings.CutPrefix(t, "每")
	if !ok {
		return "", false
	}
	for _, w := range [...]string{"个", "家", "所", "座"} {
		if rest, ok := strings.CutPrefix(t, w); ok && rest != "" {
			t = rest
			break
		}
	}
	for _, verb := range [...]string{"派驻", "配备", "安排", "分配", "分到", "派出", "投放", "发放", "配置", "各", "派", "配", "有", "获赠", "得到", "为"} {
		if cut, ok := strings.CutSuffix(t, verb); ok && cut != "" {
			t = cut
			break
		}
	}
	if len(t) < 3 || len(t) > 15 || affix.Starts(t, "年", "月", "天", "日", "周", "次", "人", "名", "位", "期", "半", "小时", "季") {
		return "", false
	}
	return t, average
}

// countsPlaces reports whether a fact counts what place is: 20个社区, 15家医院 for 医院 or 家.
func countsPlaces(f *figures.Fact, place, after string) bool {
	const most = 15 // bytes of the noun that ends in place: 10支医疗队 for 队
	if f.Kind != figures.Count {
		return false
	}
	noun := after[:min(most, lastBreakForward(after[:min(len(after), 2*most)]))]
	return f.Unit == place || strings.HasPrefix(after, place) && len(place) > 3 || strings.HasSuffix(f.Unit, place) || f.Unit != "" && !isHead(f.Unit) && strings.HasSuffix(noun, place)
}

// sameNoun reports whether what each gets may be the things of the total: it is not named, or by the same word.
func (c *block) sameNoun(t, each *figures.Fact) bool {
	if ends(c.Text[each.End:]) {
		return true
	}
	noun := c.Text[each.End:]
	if k := strings.IndexAny(noun, "，。；、,;（）()"); k >= 0 {
		noun = noun[:k]
	}
	return noun != "" && len(noun) <= 24 && strings.HasPrefix(c.Text[t.End:], noun)
}

// eachCosts holds what each costs on average against how many there are and what they cost together, one clause apart: 2.4万宗，涉及1440万元，
// 平均每宗600元. What each person or visit costs is held in ratio.go.
func (c *block) eachCosts() {
	r := c.Reading
	for i := 2; i < len(r.Facts); i++ {
		p := &r.Facts[i]
		if p.Kind != figures.Money || p.Interval || p.Approx&figures.Vague != 0 || p.Role == figures.Change {
			continue
		}
		lead := strings.TrimLeft(c.leadOf(p), "，,（( 即")
		if affix.Starts(lead, perHead[:]...) {
			continue
		}
		t, ok := strings.CutPrefix(lead, "平均每")
		if !ok {
			if t, ok = strings.CutPrefix(lead, "每"); ok {
				var u string
				u, _, ok = strings.Cut(t, "平均")
				t = u
			}
		}
		unit := strings.TrimRight(t, " 约为达涉及金额花费成本用")
		if !ok || len(unit) < 3 || len(unit) > 12 || affix.Starts(unit, "年", "月", "天", "日", "周", "千", "万", "百") {
			continue
		}
		a, _ := r.InSentence(r.Sentence(p))
		a = max(a, i-40)
		counts := func(f *figures.Fact) bool { return countsPlaces(f, unit, c.Text[f.End:]) }
		many := c.only(a, i, counts)
		whole := c.only(a, i, func(f *figures.Fact) bool { return f.Kind == figures.Money && f.Unit == p.Unit })
		if many < 0 || whole < 0 {
			continue
		}
		n, w := &r.Facts[many], &r.Facts[whole]
		if n.Interval || w.Interval || n.Role == figures.Change || w.Role == figures.Change || p.Clause-w.Clause > 2 || p.Clause-n.Clause > 3 || figures.Mentions(c.Text[min(n.Start, w.Start):p.Outer.Start], "其中", "最高", "同比", "分别", "降", "增", "标准") ||
			figures.Mentions(c.Text[r.Clauses[min(n.Clause, w.Clause)].Start:r.Clauses[p.Clause].Start], "每", "年薪", "月薪", "均") {
			continue
		}
		exact, off := misdivided(w, n, p, 3)
		if !off || c.Use(i) {
			continue
		}
		c.Report(p.Span, lint.Diagnostic{
			Rule: "number/ratio",
			Message: lint.Say("%[1]s÷%[2]s约为%[3]s，文中平均每%[5]s“%[4]s”", "%[1]s ÷ %[2]s is about %[6]s, the copy says “%[4]s” each",
				c.Quote(w.Span), c.Quote(n.Span), inUnit(rounded(exact), p), c.Quote(p.Span), unit, figures.Format(exact, 1)),
			Notes:   figures.Notes(lint.Say("%s÷%s＝%s", "%s ÷ %s = %s", w.Figure(), n.Figure(), p.Amount(exact, 2))),
			Related: []lint.Related{c.Related(w.Span, "金额", "the amount"), c.Related(n.Span, "数量", "how many")},
		})
	}
}
