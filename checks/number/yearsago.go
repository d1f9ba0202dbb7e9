package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// kin are words for somebody else, whose age is no matter of the first.
var kin = []string{"父亲", "母亲", "爸", "妈", "妻子", "丈夫", "儿子", "女儿", "爱人", "老伴", "弟弟", "哥哥", "姐姐", "妹妹", "孩子", "爷爷", "奶奶", "外公", "外婆", "徒弟", "师父", "师傅", "患者", "病人", "老人", "同事", "同学", "邻居"}

// yearsAgo holds an age of so many years ago against the age now, of one person: 她今年36岁，12年前从卫校毕业。那一年她24岁. A year more or
// less is a matter of birthdays and of how years are counted.
func (c *block) yearsAgo() {
	if !c.Holds("年前") {
		return
	}
	r := c.Reading
	for i := range r.Facts {
		now := &r.Facts[i]
		if now.Kind != figures.Age || now.Unit != "岁" || !now.Exact() || now.Interval || !affix.Ends(strings.TrimRight(c.leadOf(now), " 已经满刚"), "今年", "现年", "如今", "现在") {
			continue
		}
		// Nothing but the years may stand between the two ages.
		ago := -1
		for j := i + 1; j < min(len(r.Facts), i+8); j++ {
			f := &r.Facts[j]
			if f.Kind == figures.Duration && f.Unit == "年" && strings.HasPrefix(c.Text[f.End:], "前") && ago < 0 && f.Exact() {
				ago = j
				continue
			}
			if f.Kind == figures.Ordinal || f.Kind == figures.Identifier || f.Kind == figures.Count || f.Kind == figures.Percent {
				continue
			}
			if ago >= 0 && f.Kind == figures.Age && f.Unit == "岁" && f.Exact() && thatYear(r.Lead(f), strings.HasPrefix(c.Text[f.End:], "的她") || strings.HasPrefix(c.Text[f.End:], "的他"), c.Text[r.Facts[ago].End:f.Outer.Start]) {
				c.agesThen(now, &r.Facts[ago], f)
			}
			break
		}
	}
}

// thatYear reports whether the words in front of an age make it the age of the person spoken of, at the time spoken of.
func thatYear(lead string, pronoun bool, since string) bool {
	t := strings.TrimRight(strings.TrimLeft(lead, " ，,"), " 才刚只有仅年满正好还不过")
	if pronoun && (t == "" || t == "当时" || t == "那时") && len(since) <= 9 {
		return true // 12年前，24岁的她
	}
	t = strings.TrimRight(t, "的")
	for _, w := range [...]string{"她", "他", "自己"} {
		t = strings.TrimSuffix(t, w)
	}
	return affix.Ends(strings.TrimRight(t, "，, "), "那一年", "那年", "当年", "当时", "那时", "彼时", "那会儿") && len(t) <= 24
}

func (c *block) agesThen(now, ago, then *figures.Fact) {
	n, ok1 := now.Lo.Integer()
	m, ok2 := ago.Lo.Integer()
	k, ok3 := then.Lo.Integer()
	between := c.Text[now.End:then.Start]
	if !ok1 || !ok2 || !ok3 || k >= n || m >= n || k-(n-m) <= 1 && (n-m)-k <= 1 || len(between) > 600 || figures.Mentions(between, kin...) || figures.Mentions(between, "后来", "之后", "年后", "第二年", "次年", "随后", "不久") {
		return
	}
	c.Report(then.Span, lint.Diagnostic{
		Rule: "number/age",
		Message: lint.Say("现在%[1]s，%[2]s前应为%[4]d岁上下，文中为“%[3]s”", "“%[1]s” now makes about %[4]d “%[2]s” ago, the copy says “%[3]s”",
			c.Quote(now.Span), c.Quote(ago.Span), c.Quote(then.Span), n-m),
		Notes:   figures.Notes(lint.Say("%d－%d＝%d", "%d − %d = %d", n, m, n-m)),
		Related: []lint.Related{c.Related(now.Span, "现在的年龄", "the age now"), c.Related(ago.Span, "多少年前", "how long ago")},
	})
}
