package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// serveVerbs are what one of several people does for others.
var serveVerbs = []string{"照顾", "照护", "护理", "看护", "负责", "管理", "服务", "签约", "接诊", "诊治", "照料", "管", "带教", "承担", "看"}

// serve holds how many each of some people looks after against how many both are: 病人90名，护士9名，平均每名护士照顾10名病人. It judges fact i.
func (c *block) serve(i int, lead string) {
	p := &c.Reading.Facts[i]
	who, average := serving(lead)
	if who == "" || !average || strings.Contains(who, "护") && !onDuty(c.sentenceOf(p)) || p.Interval || p.Approx&figures.Vague != 0 || p.Role == figures.Change || !isHead(p.Unit) {
		return
	}
	whom := tailOf(c.Text, p, len(c.Text))
	a, _ := c.reached(i)
	servants := c.only(a, i, func(f *figures.Fact) bool { return f.Kind == figures.Count && isHead(f.Unit) && c.called(f, who) })
	served := c.only(a, i, func(f *figures.Fact) bool {
		return f.Kind == figures.Count && isHead(f.Unit) && !c.called(f, who) && f.Role != figures.Change
	})
	if servants < 0 || served < 0 || whom != "" && !c.called(&c.Reading.Facts[served], whom) {
		return
	}
	n, w := &c.Reading.Facts[servants], &c.Reading.Facts[served]
	if n.Interval || w.Interval || p.Clause-max(n.Clause, w.Clause) > 2 || figures.Mentions(c.Text[min(n.End, w.End):p.Start], "其中", "最多", "至少", "每年", "每天", "每班", "标准", "应", "规定", "不超过", "另") {
		return
	}
	exact, off := misdivided(w, n, p, 6)
	if !off || c.Use(i) {
		return
	}
	c.Report(p.Span, lint.Diagnostic{
		Rule: "number/ratio",
		Message: lint.Say("%[1]s÷%[2]s约为%[3]s，文中每名%[5]s“%[4]s”", "%[1]s ÷ %[2]s is about %[6]s, the copy says “%[4]s” each",
			c.Quote(w.Span), c.Quote(n.Span), inUnit(rounded(exact), p), c.Quote(p.Span), who, figures.Format(exact, 1)),
		Notes:   figures.Notes(lint.Say("%s÷%s＝%s", "%s ÷ %s = %s", w.Figure(), n.Figure(), figures.Format(exact, 2))),
		Related: []lint.Related{c.Related(w.Span, "总数", "together"), c.Related(n.Span, "数量", "how many")},
	})
}

// onDuty reports whether copy says that it counts those of one shift: of all nurses of a ward a third is there.
func onDuty(t string) bool {
	return figures.Mentions(t, "夜班", "白班", "值班", "当班", "值勤", "在岗", "每班", "小夜", "大夜", "早班", "中班", "日班")
}

// serving returns who looks after so many, in front of their number: 护士 for 平均每名护士照顾.
func serving(lead string) (who string, average bool) {
	k := strings.LastIndex(lead, "每")
	if k < 0 || len(lead)-k > 60 {
		return "", false
	}
	who = lead[k+len("每"):]
	for _, w := range [...]string{"名", "位", "个"} {
		who = strings.TrimPrefix(who, w)
	}
	for _, verb := range serveVerbs {
		if at := strings.LastIndex(who, verb); at >= len("护士") && strings.Trim(who[at+len(verb):], "了着约大概 ") == "" {
			who = who[:at]
			for _, w := range [...]string{"平均", "需要", "要", "需", "须", "得", "约", "就", "大约"} {
				who = strings.TrimSuffix(who, w)
			}
			return who, affix.Ends(lead[:k], "平均") || strings.Contains(lead[k:], "平均")
		}
	}
	return "", false
}

// called reports whether a noun stands right in front of a count or right behind: 护士9名, 9名护士.
func (c *block) called(f *figures.Fact, noun string) bool {
	return noun != "" && (affix.Ends(strings.TrimRight(c.leadOf(f), " 有共为达约数"), noun) || strings.HasSuffix(tailOf(c.Text, f, len(c.Text)), noun))
}
