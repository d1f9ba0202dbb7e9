package percent

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// nested finds a part that holds another and is smaller: 60岁及以上人口占21.3%，65岁及以上占23.5%. Who is 65 or older is 60 or older, of whatever there
// are so many or so great a share.
func (c *block) nested() {
	if !strings.Contains(c.Text, "岁") || !strings.Contains(c.Text, "以") {
		return
	}
	r := c.Reading
	last := -1 // index of the bound of the last band that was counted
	for i := 0; i+1 < len(r.Facts); i++ {
		if !isBound(&r.Facts[i]) || !c.countsBand(i) {
			continue
		}
		if last >= 0 && r.Sentence(&r.Facts[i]) == r.Sentence(&r.Facts[last]) && r.Facts[i].Clause-r.Facts[last].Clause <= 2 {
			c.inside(last, i)
		}
		last = i
	}
}

// isBound reports whether a fact is the open end of a band of ages: 60岁及以上, 14岁以下.
func isBound(f *figures.Fact) bool {
	const open = figures.Over | figures.AtLeast | figures.Under | figures.AtMost
	return f.Kind == figures.Age && f.Approx&open != 0 && f.Approx&^open == 0 && !f.Interval && !f.Post.Empty()
}

// countsBand reports whether what stands right behind bound i is the share of those so old, or how many they are.
func (c *block) countsBand(i int) bool {
	r := c.Reading
	f, n := &r.Facts[i], &r.Facts[i+1]
	if n.Clause-f.Clause > 0 || n.Interval || n.Role == figures.Change || n.Kind != figures.Percent && n.Kind != figures.Count || c.Used(i+1) {
		return false
	}
	what := strings.TrimLeft(c.Text[f.Outer.End:n.Outer.Start], "的 ")
	if len(what) > 60 || strings.ContainsAny(what, "、") {
		return false
	}
	if n.Kind == figures.Percent {
		_, whole, ok := strings.Cut(what, "占")
		return ok && n.Role == figures.Share && band(what[:strings.Index(what, "占")]) && (wholeNamed(whole) == "" || figures.Mentions(whole, "总人", "常住人口", "户籍人口", "人口总", "全部人口"))
	}
	return band(strings.TrimRight(what, "共有为约达到是 "))
}

// wholeNamed returns what a share is said to be of, "" where nothing is named.
func wholeNamed(whole string) string { return strings.Trim(whole, " 比为约到了近达总数的") }

// band reports whether all that stands behind a bound names people of that age: 户籍老年人, 人口, 者.
func band(t string) bool {
	for _, w := range [...]string{"户籍", "常住", "老年", "老龄", "儿童", "未成年", "人口数", "人口", "老人", "长者", "长辈", "居民", "人群", "者", "人", "的", "数", "比例", "比重", "约", "已", "共", "总", "有"} {
		t = strings.ReplaceAll(t, w, "")
	}
	return strings.Trim(t, " ，,") == ""
}

// inside tells the band at j where it is part of the band at i, or the other way round, and greater.
func (c *block) inside(i, j int) {
	r := c.Reading
	a, b, na, nb := &r.Facts[i], &r.Facts[j], &r.Facts[i+1], &r.Facts[j+1]
	const above = figures.Over | figures.AtLeast
	up := a.Approx&above != 0
	if a.Unit != b.Unit || up != (b.Approx&above != 0) || a.Lo.Cmp(b.Lo) == 0 || na.Kind != nb.Kind || na.Kind == figures.Count && !comparable(na, nb) ||
		affix.Starts(strings.TrimLeft(r.Lead(b), " ，,"), "其他", "去年", "上年") || figures.Mentions(c.Text[a.Outer.End:b.Start], "年", "女", "男", "农村", "城") && !strings.Contains(c.Text[a.Outer.End:b.Start], "老年") {
		return
	}
	if _, x, ok := strings.Cut(c.Text[a.Outer.End:na.Outer.Start], "占"); ok {
		if _, y, ok := strings.Cut(c.Text[b.Outer.End:nb.Outer.Start], "占"); !ok || wholeNamed(y) != "" && wholeNamed(x) != wholeNamed(y) {
			return // of different wholes
		}
	}
	outer, inner := i, j // the wider band
	if up != (a.Lo.Cmp(b.Lo) < 0) {
		outer, inner = j, i
	}
	wide, ok1 := r.Facts[outer+1].Range()
	narrow, ok2 := r.Facts[inner+1].Range()
	if !ok1 || !ok2 || narrow.Lo.Cmp(wide.Hi) <= 0 {
		return
	}
	c.Use(j + 1)
	c.Report(figures.Span{Start: b.Start, End: nb.End}, lint.Diagnostic{
		Rule:     "percent/sum",
		Severity: lint.Warning,
		Message: lint.Say("%[1]s的人包含在%[2]s的人之内，前者%[3]s多于后者%[4]s", "those %[1]s are among those %[2]s, and %[3]s are more than %[4]s",
			c.Quote(r.Facts[inner].Outer), c.Quote(r.Facts[outer].Outer), c.Quote(r.Facts[inner+1].Span), c.Quote(r.Facts[outer+1].Span)),
		Related: []lint.Related{c.Related(na.Span, "另一年龄段", "the other band")},
	})
}
