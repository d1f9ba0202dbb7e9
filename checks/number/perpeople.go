package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// perPeoples are how many people copy counts things for.
var perPeoples = [...]struct {
	word string
	n    int64
	en   string
}{{"每千", 1000, "thousand"}, {"每万", 10_000, "ten thousand"}, {"每十万", 100_000, "hundred thousand"}, {"每10万", 100_000, "hundred thousand"}, {"每百万", 1_000_000, "million"}, {"每百", 100, "hundred"}, {"千人", 1000, "thousand"}, {"万人", 10_000, "ten thousand"}}

// perPeople holds 每千人口执业医师2.5人, 每万人口拥有全科医生3.5名 against the people and the physicians named before it in the sentence.
func (c *block) perPeople(i int, lead string) {
	p := &c.Reading.Facts[i]
	if p.Interval || !p.Exact() || p.Role == figures.Change {
		return
	}
	for _, per := range perPeoples {
		k := strings.LastIndex(lead, per.word)
		if k < 0 || !strings.HasPrefix(per.word, "每") && strings.Trim(lead[:k], " ，,") != "" {
			continue
		}
		thing := thingPer(lead[k+len(per.word):])
		if thing == "" { // 每万人拥有3.5名全科医生
			thing = tailOf(c.Text, p, len(c.Text))
		}
		whom := perWhom(lead[k+len(per.word):])
		if thing != "" {
			if people, things := c.peopleAnd(i, thing, whom); people >= 0 && things >= 0 {
				c.judgePerPeople(i, people, things, per.n, per.word+whom[0], per.en)
			}
		}
		return
	}
}

// thingPer returns what stands for each so many people: 医师 for 常住人口拥有医师数.
func thingPer(t string) string {
	for _, w := range [...]string{"常住人口", "户籍人口", "人口", "居民", "名", "位", "个"} {
		t = strings.TrimPrefix(t, w)
	}
	for _, w := range [...]string{"常住人口", "老年人", "老人", "儿童", "学生", "职工", "居民", "人口", "人", "平均", "就", "中", "约", "拥有", "配备", "配有", "有", "的"} {
		t = strings.TrimPrefix(t, w)
	}
	return strings.TrimRight(t, " 数为达到约是有共")
}

// perWhom returns the words for those that so many are counted for: the people of 每千人口, the old of 每千名老人.
func perWhom(t string) []string {
	for _, b := range [...][]string{{"老年人", "老人", "长者", "老年人口", "岁以上人口", "岁及以上人口"}, {"儿童", "婴幼儿"}, {"学生"}, {"职工"}, {"孕产妇"}, {"育龄妇女"}} {
		if affix.Starts(strings.TrimLeft(t, "名位个"), b...) {
			return b
		}
	}
	return []string{"人口", "人口数", "居民"}
}

// peopleAnd returns the facts in front of fact i in its sentence that count the people and the things.
func (c *block) peopleAnd(i int, thing string, of []string) (people, things int) {
	people, things = -1, -1
	r := c.Reading
	for j := i - 1; j >= max(0, i-6) && r.Sentence(&r.Facts[i])-r.Sentence(&r.Facts[j]) <= 1; j-- {
		f := &r.Facts[j]
		l := strings.TrimRight(c.leadOf(f), " 约为达到有共")
		switch {
		case f.Kind != figures.Count && f.Kind != figures.Plain || f.Interval || f.Approx&figures.Vague != 0 || f.Role == figures.Change:
			continue
		case (affix.Ends(l, of...) || figures.Mentions(tailOf(c.Text, f, len(c.Text)), of...)) && people < 0:
			people = j
		case things >= 0: // the last counts
		case f.Kind == figures.Count && affix.Ends(strings.TrimRight(l, "数"), strings.TrimRight(thing, "数")), f.Kind == figures.Count && strings.HasPrefix(c.Text[f.End:], thing) && ends(c.Text[f.End+len(thing):]):
			things = j
		}
	}
	if people >= 0 && things >= 0 && r.Sentence(&r.Facts[people]) != r.Sentence(&r.Facts[i]) {
		// The people of another sentence may be those of another place.
		s := r.Sentences[r.Sentence(&r.Facts[i])]
		if r.Sentence(&r.Facts[things]) != r.Sentence(&r.Facts[i]) || strings.ContainsAny(window(c.Text, s.Start, r.Facts[things].Start, &r.Facts[things]), "省市县区国州镇乡院盟旗") {
			return -1, -1
		}
	}
	return people, things
}

func (c *block) judgePerPeople(i, people, things int, per int64, word, en string) {
	p, n, d := &c.Reading.Facts[i], &c.Reading.Facts[things], &c.Reading.Facts[people]
	q, ok := figures.Divide(new(big.Rat).Mul(n.Value(), big.NewRat(per, 1)), d.Value())
	if !ok {
		return
	}
	slack := new(big.Rat).Mul(q, big.NewRat(6, 100))
	rp, ok := p.Printed()
	if !ok || (figures.Range{Lo: q, Hi: q}).Widen(slack).Overlaps(rp) {
		return
	}
	c.Report(p.Span, lint.Diagnostic{
		Rule:    "number/ratio",
		Message: lint.Say("%[1]s÷%[2]s，%[5]s约%[3]s，文中为“%[4]s”", "%[1]s ÷ %[2]s is %[3]s per %[6]s, the copy says “%[4]s”", c.Quote(n.Span), c.Quote(d.Span), figures.Format(q, 2), c.Quote(p.Span), word, en),
		Notes:   figures.Notes(lint.Say("%[1]s÷%[2]s×%[3]d＝%[4]s", "%[1]s ÷ %[2]s × %[3]d = %[4]s", n.Figure(), d.Figure(), per, figures.Format(q, 2))),
		Related: []lint.Related{c.Related(n.Span, "数量", "how many"), c.Related(d.Span, "人口", "the people")},
	})
}
