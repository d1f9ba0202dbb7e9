package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// services are stretches of a working life: what begins and ends each, and what it is said to have lasted by.
var services = [...]struct{ begin, last, end []string }{
	{[]string{"参军", "入伍", "当兵", "应征"}, []string{"当了", "服役", "服役了", "军旅", "当兵"}, []string{"退伍", "退役", "转业", "复员"}},
	{[]string{"参加工作", "从医", "行医", "入职", "走上工作岗位", "当上", "成为", "从教", "从业"}, []string{"工作了", "从医", "行医", "服务了", "坚守了", "干了", "从业", "工作", "坚守"}, []string{"退休", "离休", "退下来", "卸任"}},
}

// served holds how long a service has lasted against the years or the ages at which it began and ended: 22岁参军，当了8年兵，32岁退伍;
// 1990年参加工作，2020年退休，工作了40年.
func (c *block) served() {
	r := c.Reading
	for i := 2; i < len(r.Facts); i++ {
		x, y, z := &r.Facts[i-2], &r.Facts[i-1], &r.Facts[i]
		if r.Sentence(x) != r.Sentence(z) || y.Clause-x.Clause > 1 || z.Clause-y.Clause > 1 {
			continue
		}
		switch {
		case z.Kind == figures.Duration: // begun, ended, lasted
			c.service(x, y, z)
		case y.Kind == figures.Duration: // begun, lasted, ended
			c.service(x, z, y)
		}
	}
}

func (c *block) service(begin, end, d *figures.Fact) {
	n, whole := d.Lo.Integer()
	from, ok1 := yearOrAge(begin)
	to, ok2 := yearOrAge(end)
	if !whole || !ok1 || !ok2 || d.Unit != "年" || !d.Exact() || begin.Kind != end.Kind || to <= from || n == to-from || n == to-from+1 || n == to-from-1 {
		return
	}
	lead := strings.TrimRight(c.leadOf(d), " 整已经共")
	if tail := strings.TrimPrefix(c.Text[d.End:], "的"); !endsStretch(tail) && !affix.Starts(tail, "兵", "军人", "军医") || figures.Mentions(lead, "又", "再", "返聘", "其中", "另") {
		return // 当了8年卫生员
	}
	for _, s := range services {
		if !affix.Ends(lead, s.last...) || !c.saysBehind(begin, s.begin) || !c.saysBehind(end, s.end) {
			continue
		}
		span := figures.Span{Start: begin.Start, End: end.End}
		if begin.Kind == figures.Age {
			c.Report(d.Span, lint.Diagnostic{
				Rule:    "number/difference",
				Message: lint.Say("从%[1]s到%[2]s是%[3]d年，文中为“%[4]s”", "%[1]s to %[2]s is %[3]d years, the copy says “%[4]s”", c.Quote(begin.Span), c.Quote(end.Span), to-from, c.Quote(d.Span)),
				Related: []lint.Related{c.Related(begin.Span, "起", "from"), c.Related(end.Span, "止", "to")},
			})
			return
		}
		c.lasting(span, d, int(to-from))
		return
	}
}

// yearOrAge returns the year of a date, or an age.
func yearOrAge(f *figures.Fact) (int64, bool) {
	switch {
	case f.Interval:
	case f.Kind == figures.Date && f.Day.Year > 0:
		return int64(f.Day.Year), true
	case f.Kind == figures.Age && f.Unit == "岁" && f.Exact():
		return f.Lo.Integer()
	}
	return 0, false
}

// saysBehind reports whether one of the words stands in the clause of a figure, behind it.
func (c *block) saysBehind(f *figures.Fact, words []string) bool {
	end := min(c.Reading.Clauses[f.Clause].End, f.End+45)
	return figures.Mentions(c.Text[f.End:max(f.End, end)], words...)
}
