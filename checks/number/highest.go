package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

var (
	// What names the first or last of several, right in front of its figure: 最高的是东区，为; 东区最高，达.
	namedExtreme = pattern.Lazy(`(?:最([高低多少大小长短])的?(?:是|为)?([^，,、。；：:（(0-9最的是为]{2,10})|([^，,、。；：:（(0-9最的是为]{2,10})最([高低多少大小长短]))[，,（(]?(?:为|达到|达|是|共有|共|有|仅为|仅|只有|高达)?$`)
	// What else may be measured.
	measureName = pattern.Lazy(`(\p{Han}{2})(?:率|比例|占比|比重|指数|费用|量|人数|病例数?|天数)`)
)

// sorts are what places and things of one kind close with, so that one of them can be called the first.
const sorts = "区县市镇乡省州盟旗村校院科组班病癌瘤炎店街点站馆室厂路园"

// highest holds the figure of what is called the highest against the others of its sentence: 最高的是东区，为61%；西区、南区分别为64%和52%.
func (c *block) highest() {
	if !c.Holds("最") {
		return
	}
	r := c.Reading
	for i := range r.Facts {
		a := &r.Facts[i]
		if !averages(a) || a.Interval || a.Role == figures.Change || a.Role == figures.From || a.Kind == figures.Age {
			continue
		}
		s := r.Sentences[r.Sentence(a)]
		from := max(s.Start, a.Outer.Start-90)
		if i > 0 && r.Facts[i-1].Kind != figures.Ordinal { // 第三中学
			from = max(from, r.Facts[i-1].End)
		}
		lead := c.Text[from:max(from, a.Outer.Start)]
		if !strings.Contains(lead, "最") {
			continue
		}
		m := namedExtreme().FindStringSubmatch(lead)
		if m == nil {
			continue
		}
		c.beyondNamed(i, m[2]+m[3], strings.Contains("高多大长", m[1]+m[4]), m[1]+m[4])
	}
}

// beyondNamed reports the first figure of the sentence that goes beyond that in fact i, of what is named name and called the highest.
func (c *block) beyondNamed(i int, name string, high bool, word string) {
	r, a := c.Reading, &c.Reading.Facts[i]
	if name = unmeasured(name); affix.Starts(name, "全", "各", "该", "本") {
		return
	}
	sort := sortOf(name)
	if !strings.Contains(sorts, sort) {
		return
	}
	s := r.Sentences[r.Sentence(a)]
	for j := i + 1; j < min(len(r.Facts), i+16) && r.Sentence(&r.Facts[j])-r.Sentence(a) <= 1; j++ {
		g := &r.Facts[j]
		if r.Sentence(g) != r.Sentence(a) && !c.goesOnWith(g) {
			return
		}
		if g.Kind != a.Kind || g.Unit != a.Unit || g.Interval || g.Role == figures.Change || g.Role == figures.From || g.Role == figures.To || g.Bracket != a.Bracket {
			continue
		}
		between := c.Text[a.End:g.Start]
		if len(between) > 400 || strings.Contains(between, name) || figures.Mentions(between, "去年", "上年", "同期", "其中", "全", "平均", "目标", "男", "女", "年级", "增", "降", "比", "超过") || c.otherMeasure(c.Text[s.Start:a.Start], between) {
			return
		}
		if d := g.Lo.Cmp(a.Lo); d == 0 || d > 0 != high || !c.ofSort(j, sort) {
			continue
		}
		if c.Use(j) {
			return
		}
		c.Report(g.Span, lint.Diagnostic{
			Rule:    "number/direction",
			Message: lint.Say("文中说%[3]s最%[4]s，为“%[1]s”，这里是“%[2]s”", "%[3]s with “%[1]s” is called the %[5]s, and here is “%[2]s”", c.Quote(a.Span), c.Quote(g.Span), c.nameInCopy(name, a), word, extremeNames[high]),
			Related: []lint.Related{c.Related(a.Span, "说是最"+word+"的", "called the "+extremeNames[high])},
		})
		return
	}
}

// nameInCopy returns a name that stands in front of a figure as the copy prints it.
func (c *block) nameInCopy(name string, f *figures.Fact) string {
	if k := strings.LastIndex(c.Text[:f.Start], name); k >= 0 {
		return c.Quote(figures.Span{Start: k, End: k + len(name)})
	}
	return name
}

// otherMeasure reports whether a text names a measure that the one in front does not.
func (c *block) otherMeasure(front, text string) bool {
	for _, m := range measureName().FindAllString(text, 8) {
		if !strings.Contains(front, m) {
			return true
		}
	}
	return false
}

// ofSort reports whether fact j is of a thing that closes with the character sort, or of one of a list of them: 西区64%; 西区、南区分别为52%和64%.
func (c *block) ofSort(j int, sort string) bool {
	r := c.Reading
	from, _ := r.ListOf(j)
	first := &r.Facts[from]
	lead := strings.TrimRight(c.leadOf(first), " 为是有达到仅只")
	lead = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(lead, "分别"), "依次"), " （(，")
	lead = strings.TrimSuffix(lead, "均")
	if k := strings.LastIndexAny(lead, "、和与及"); k >= 0 {
		_, w := utf8.DecodeRuneInString(lead[k:])
		lead = lead[k+w:]
	}
	n := utf8.RuneCountInString(lead)
	return n >= 2 && n <= 12 && sameSort(sortOf(lead), sort) && !affix.Starts(lead, "全", "各", "该")
}

// sameSort reports whether names that close with two characters may be of things of one kind: 东区, 西县.
func sameSort(a, b string) bool {
	const counties = "区县市旗"
	return a == b || strings.Contains(counties, a) && strings.Contains(counties, b)
}

// measureBehind is what of a thing is measured, behind its name: 第三中学视力不良率.
var measureBehind = pattern.Lazy(`的?\p{Han}{0,6}(?:率|比例|占比|浓度|人数|得分|数量|水平|均值|费用|时间|天数|次数|人次|门诊量|噪声|噪音|气温|温度|湿度|药价|收费|读数|总量)$`)

// unmeasured is a name without what of it is measured.
func unmeasured(name string) string {
	if at := measureBehind().FindStringIndex(name); at != nil {
		for cut := at[0]; cut < at[1]; cut += firstLen(name[cut:]) {
			if cut >= len("甲乙") && strings.Contains(sorts, sortOf(name[:cut])) {
				name = name[:cut]
				break
			}
		}
	}
	return name
}

// sortOf is the character that tells of which kind a name is; a 中学 is a school.
func sortOf(name string) string {
	if affix.Ends(name, "中学", "小学", "大学") {
		return "校"
	}
	return lastRune(name)
}

// goesOnWith reports whether a sentence goes on with the figures of the one before: 外国语学校为71.0%，实验中学为59.7%.
func (c *block) goesOnWith(g *figures.Fact) bool {
	s := c.Reading.Sentences[c.Reading.Sentence(g)]
	first := &c.Reading.Facts[c.firstFact(s.Start)]
	return first.Clause == g.Clause && affix.Ends(strings.TrimRight(c.Text[s.Start:first.Outer.Start], " "), "为", "是", "（", "(") || first.Start < g.Start && c.goesOnWith(first)
}
