package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// bornBefore holds the age of a person in a year, or now, against the year of birth that the sentence before gives: 她出生于1962年。1990年，
// 24岁的她从卫校毕业.
func (c *block) bornBefore() {
	if !c.Holds("出生", "生于", "生人") {
		return
	}
	r := c.Reading
	for i := range r.Facts {
		f := &r.Facts[i]
		n, whole := f.Lo.Integer()
		if f.Kind != figures.Age || f.Unit != "岁" || !f.Exact() || !whole || n < 3 {
			continue
		}
		year, at := c.yearOfAge(i)
		if year == 0 {
			continue
		}
		if d := c.bornBehind(i); d != nil {
			if age := year - d.Day.Year; age > 0 && (int(n) < age-1 || int(n) > age+1) {
				c.reportAge(d, f, year)
			}
			continue
		}
		// The birth is the last date but that of the age, in the sentence before.
		j := at
		for j--; j >= max(0, i-6); j-- {
			if r.Facts[j].Kind == figures.Date && r.Facts[j].Day.Year > 0 {
				break
			}
		}
		if j < max(0, i-6) {
			continue
		}
		d := &r.Facts[j]
		if r.Sentence(f)-r.Sentence(d) != 1 || d.Interval || !c.ofBirth(d) {
			continue
		}
		told := c.Text[r.Sentences[r.Sentence(d)].Start:f.Start]
		age := year - d.Day.Year
		if len(told) > 450 || !c.samePerson(d, f) || figures.Mentions(told, kin...) || int(n) >= age-1 && int(n) <= age+1 || age < 1 {
			continue
		}
		c.reportAge(d, f, year)
	}
}

// bornBehind returns the date of birth that opens the sentence behind the age of a person by name: 78岁的周远山坐进诊室。1947年3月，他出生在邻县.
func (c *block) bornBehind(i int) *figures.Fact {
	r := c.Reading
	f := &r.Facts[i]
	for j := i + 1; j < min(i+4, len(r.Facts)) && r.Sentence(&r.Facts[j])-r.Sentence(f) <= 1; j++ {
		d := &r.Facts[j]
		if d.Kind != figures.Date || d.Day.Year == 0 || r.Sentence(d) == r.Sentence(f) {
			continue
		}
		if _, named := c.person(f); !named || d.Interval || strings.TrimSpace(r.Lead(d)) != "" || figures.Mentions(c.Text[f.End:d.Start], kin...) {
			return nil
		}
		if affix.Starts(strings.TrimLeft(c.Text[d.End:], "，,"), "他出生", "她出生", "他生于", "她生于", "出生于", "出生在", "出生的他", "出生的她") {
			return d
		}
		return nil
	}
	return nil
}

// yearOfAge returns the year in which a person is as old as fact i says, and the first fact that tells of it: that of the date at the head
// of its clause or of the one before (1990年，24岁的她), or the year of the copy (今年58岁). The year is 0 where the copy does not say.
func (c *block) yearOfAge(i int) (year, at int) {
	f := &c.Reading.Facts[i]
	if affix.Ends(strings.TrimRight(c.leadOf(f), " 已经满刚才"), "今年", "现年", "如今", "现在") {
		return c.View.Year, i
	}
	if i == 0 {
		return 0, i
	}
	at = i - 1
	if e := &c.Reading.Facts[at]; at > 0 && e.Kind == figures.Count && e.Hanzi && strings.HasSuffix(c.Text[:e.Start], "的") {
		at-- // 的一个清晨
	}
	e := &c.Reading.Facts[at]
	if e.Kind != figures.Date || e.Interval || e.Day.Year == 0 || c.Reading.Sentence(e) != c.Reading.Sentence(f) || c.ofBirth(e) || strings.TrimSpace(c.leadOf(e)) != "" {
		return 0, at
	}
	between := strings.Trim(c.Text[e.End:f.Start], "，, 年仅刚满才只有已经时")
	if between == "" || between == "她" || between == "他" || len(between) <= 36 && affix.Starts(between, "的一", "初", "末", "底", "春", "夏", "秋", "冬") && !strings.Contains(between, "，") { // 2025年5月的一个清晨，78岁的
		return e.Day.Year, at
	}
	return 0, i
}

// samePerson reports whether an age is of the one who was born on a date in the sentence before: 24岁的她, 她今年58岁, or a name that both have.
func (c *block) samePerson(d, f *figures.Fact) bool {
	behind := strings.TrimPrefix(c.Text[f.End:min(len(c.Text), f.End+15)], "的")
	lead := strings.TrimRight(strings.TrimLeft(c.leadOf(f), "，, "), "今现年如仅刚满才只有已经时 ")
	if affix.Starts(behind, "她", "他") || affix.Ends(lead, "她", "他") {
		return true
	}
	birth := c.Text[c.Reading.Sentences[c.Reading.Sentence(d)].Start:d.Start]
	one, ok := c.person(f)
	for _, name := range one.names {
		if ok && name != "" && strings.Contains(birth, name) {
			return true
		}
	}
	return false
}

// reportAge reports an age that a date of birth does not give in a year.
func (c *block) reportAge(d, f *figures.Fact, year int) {
	age := year - d.Day.Year
	c.Report(f.Span, lint.Diagnostic{
		Rule:    "number/age",
		Message: lint.Say("%[2]d年出生，到%[3]d年为%[4]d岁上下，文中为“%[1]s”", "born in %[2]d, about %[4]d in %[3]d; the copy says “%[1]s”", c.Quote(f.Span), d.Day.Year, year, age),
		Notes:   figures.Notes(lint.Say("%d－%d＝%d", "%d − %d = %d", year, d.Day.Year, age)),
		Related: []lint.Related{c.Related(d.Span, "出生年份", "the year of birth")},
	})
}
