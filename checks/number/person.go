package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/layout"
)

// aged is a person named beside an age.
type aged struct {
	b     *lint.Block
	f     *figures.Fact
	names [2]string // what the name may be: surname and one character, surname and two
	ends  int       // the index in names of the name where copy shows its end (王建明，48岁), -1 where it does not (48岁的王建明说)
}

// otherTimes are words of a sentence that tells of another time than the article's, or of more people than one.
var otherTimes = [...]string{"年前", "年后", "那年", "当年", "时年", "当时", "曾", "明年", "去年", "前年", "岁时", "岁起", "岁就", "岁开始", "岁前", "岁后", "岁生日", "将", "享年", "终年", "去世", "如今", "已经是", "分别", "比", "大约", "虚岁", "周岁", "自称", "误"}

// people finds one person of two ages: 患者王建明今年45岁 … 48岁的王建明. A life told from its start has more ages than one, so
// only sentences that name no year and no other time are held against each other.
func people(p *lint.Pass, v *figures.View, s layout.Story) {
	const most = 100 // in a paragraph as well, which may be all of a long line
	var seen []aged
	for k := s.Start; k < s.End && len(seen) < most; k++ {
		b, r := p.Doc.Blocks[k], v.Readings[k]
		if b.Kind == lint.TableCell || b.Kind == lint.Notice {
			continue
		}
		c := blockAt(p, v, k)
		for i := range r.Facts {
			f := &r.Facts[i]
			if f.Kind != figures.Age || f.Unit != "岁" || !f.Exact() || f.Hanzi || f.Quoted || c.ofOtherTime(f) {
				continue
			}
			one, ok := c.person(f)
			if !ok || len(seen) >= most {
				continue
			}
			for _, e := range seen {
				if name := e.shared(one); name != "" && oneSlip(e.f.Lo, f.Lo) && !(e.b == b && r.Sentence(e.f) == r.Sentence(f)) {
					c.Report(f.Span, lint.Diagnostic{
						Rule:    "number/conflict",
						Message: lint.Say("%s的年龄前后不一：此处“%s”，上文“%s”", "%s has two ages: “%s” here, “%s” before", name, c.Quote(f.Span), e.b.Text[e.f.Start:e.f.End]),
						Related: []lint.Related{{Span: e.b.Source(e.f.Start, e.f.End), Message: lint.Text{ZH: "上文", EN: "before"}}},
					})
					break
				}
			}
			seen = append(seen, one)
		}
	}
}

// oneSlip reports whether two ages are near enough for one to be the other mistyped: farther apart, a life is told.
func oneSlip(a, b figures.Decimal) bool {
	x, ok1 := a.Integer()
	y, ok2 := b.Integer()
	return ok1 && ok2 && x != y && (max(x-y, y-x) <= 10 || x/10 == y%10 && x%10 == y/10)
}

// ofOtherTime reports whether the sentence of f, or the one before, names a year, or its own tells of another time.
func (c *block) ofOtherTime(f *figures.Fact) bool {
	k := c.Reading.Sentence(f)
	_, b := c.Reading.InSentence(k)
	a, _ := c.Reading.InSentence(max(0, k-1))
	for i := a; i < b; i++ {
		if d := &c.Reading.Facts[i]; d.Kind == figures.Date && d.Day.Year > 0 {
			return true
		}
	}
	s := c.Reading.Sentences[k]
	return figures.Mentions(window(c.Reading.Text, s.Start, s.End, f), otherTimes[:]...)
}

// person returns who is said to be as old as f: 王建明今年48岁, 王建明，男，48岁, 48岁的患者王建明.
func (c *block) person(f *figures.Fact) (aged, bool) {
	one := aged{b: c.Copy, f: f, ends: -1}
	lead := c.Reading.Text[max(0, f.Outer.Start-120):f.Outer.Start]
	after := c.Reading.Text[f.Outer.End:min(len(c.Reading.Text), f.Outer.End+60)]
	before := lead
	for cut := true; cut; {
		cut = false
		for _, w := range [...]string{"今年", "现年", "年龄", "，", "（", "(", "男", "女", "性", " ", "（化名）", "(化名)", "是", "已", "年仅", "才", "刚"} {
			if t, ok := strings.CutSuffix(before, w); ok {
				before, cut = t, true
			}
		}
	}
	for n := 2; n >= 1; n-- {
		if start := runesBack(before, n+1); start >= 0 && isPerson(before[start:]) {
			one.names[n-1], one.ends = before[start:], n-1
			another := strings.HasSuffix(before[:start], "岁的") || before == lead && strings.HasPrefix(after, "的")
			return one, !another // 93岁的王建明，82岁的…; 王建明26岁的哥哥
		}
	}
	after = strings.TrimPrefix(after, "的")
	for _, w := range [...]string{"男性", "女性", "患者", "村民", "市民", "居民", "老人", "退休工人", "退休教师", "志愿者", "司机", "农民", "教师", "护士", "医生"} {
		after = strings.TrimPrefix(after, w)
	}
	for n := 1; n <= 2; n++ {
		if end := runesForth(after, n+1); end > 0 && isPerson(after[:end]) {
			one.names[n-1] = after[:end]
		}
	}
	return one, one.names[0] != ""
}

// shared returns the name that both have, "" if they may be two people.
func (a aged) shared(b aged) string {
	for n := 1; n >= 0; n-- {
		if a.names[n] != "" && a.names[n] == b.names[n] && (n == 1 || a.ends == 0 || b.ends == 0) {
			return a.names[n]
		}
	}
	return ""
}

// isPerson reports whether s may be the name of a person, not one of many (王某).
func isPerson(s string) bool {
	return layout.IsName(s) && !strings.ContainsAny(s, "某的岁和与在是了")
}

// runesBack returns where the last n characters of t begin, -1 if there are fewer or not all are Han.
func runesBack(t string, n int) int {
	i := len(t)
	for range n {
		r, size := utf8.DecodeLastRuneInString(t[:i])
		if !hanzi.IsHan(r) {
			return -1
		}
		i -= size
	}
	return i
}

// runesForth returns where the first n characters of t end, -1 if there are fewer or not all are Han.
func runesForth(t string, n int) int {
	i := 0
	for range n {
		r, size := utf8.DecodeRuneInString(t[i:])
		if !hanzi.IsHan(r) {
			return -1
		}
		i += size
	}
	return i
}
