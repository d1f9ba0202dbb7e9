package number

import (
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// placing gives one of a list its place: 南浦排名第三, 南浦以78.6%位列第三, 中和居第4位, 北塘倒数第一.
var placing = pattern.Lazy(`([^，。；：、（）(),;:\s]{2,24}?)(?:暂时|暂|则|仅|均|并|只)?(?:排名|排行|排在|排到|排|位列|位居|名列|居于|列居|居|列)(倒数)?第([一二三四五六七八九十]{1,2}|\d{1,2})(?:位|名)?([，。；、）),;]|$)`)

// placedFirst and placedLast give one of a list the first place or the last: 甲县居首, 乙县垫底.
var placedFirst = pattern.Lazy(`([^，。；：、（）(),;:\s]{2,24}?)(?:暂时|暂|则|均|以[\d.]+[%％])?(?:(高居首位|居首位|居首|位居榜首|高居榜首|名列榜首|居榜首|排名首位|排在首位|位列首位)|(垫底|居末位|排名末位|排在末位|位居末位|位列末位|排名最后|排在最后))([，。；、）),;]|$)`)

// placed holds the place that the copy gives one of a list against its figures: 五县签约率为甲81.2%、乙78.6%、丙84.5%，其中乙排名第二.
// Where more need not be better, the place must be wrong from the top and from the bottom.
func (c *block) placed(lists [][]ranked, from, to int) {
	if from >= to {
		return
	}
	for _, m := range placing().FindAllStringSubmatchIndex(c.Text[from:to], -1) {
		for k := range m {
			if m[k] >= 0 {
				m[k] += from
			}
		}
		name := strings.TrimLeft(c.Text[m[2]:m[3]], " 而但")
		for _, w := range [...]string{"其中的", "其中", "以"} {
			name = strings.TrimPrefix(name, w)
		}
		n := countIn(c.Text[m[6]:m[7]])
		list, it := namedIn(lists, name)
		if it < 0 || n < 1 || n > len(list) {
			continue
		}
		c.misplaced(list, it, n, m[4] >= 0, figures.Span{Start: m[3], End: m[8]})
	}
}

// good are measures of which more is better, so that the first is the highest.
var good = []string{"覆盖率", "签约率", "接种率", "合格率", "满意度", "满意率", "达标率", "完成率", "知晓率", "治愈率", "建档率", "管理率", "参保率", "筛查率", "得分", "总分", "素养水平", "成功率", "有效率", "治疗率", "控制率"}

// moreIsBetter reports whether a list is of such a measure, named in front of it.
func (c *block) moreIsBetter(list []ranked) bool {
	first := &c.Reading.Facts[list[0].fact]
	s := c.Reading.Sentences[c.Reading.Sentence(first)]
	return figures.Mentions(window(c.Text, s.Start, first.Start, first), good...)
}

// placedAtEnd holds what the copy calls the first or the last of a list against its figures.
func (c *block) placedAtEnd(lists [][]ranked, from, to int) {
	if from >= to {
		return
	}
	for _, m := range placedFirst().FindAllStringSubmatchIndex(c.Text[from:to], -1) {
		for k := range m {
			if m[k] >= 0 {
				m[k] += from
			}
		}
		name := strings.TrimLeft(c.Text[m[2]:m[3]], " 而但")
		name = strings.TrimPrefix(name, "其中")
		if list, it := namedIn(lists, name); it >= 0 {
			c.misplaced(list, it, 1, m[6] >= 0, figures.Span{Start: max(m[4], m[6]), End: m[8]})
		}
	}
}

// namedIn returns the one list that has an item of a name, and the item; it is -1 where none or several have.
func namedIn(lists [][]ranked, name string) (list []ranked, it int) {
	it = -1
	for _, l := range lists {
		for k, e := range l {
			behind, ok := strings.CutPrefix(name, e.name)
			if k == 0 && len(name) >= len("甲乡") && strings.HasSuffix(e.name, name) {
				behind, ok = "", true // 各县签约率甲县45%
			}
			if !ok || !named(measured, behind) && !strings.HasPrefix(behind, "以") {
				continue
			}
			if it >= 0 {
				return nil, -1
			}
			list, it = l, k
		}
	}
	return list, it
}

// misplaced reports item it of a list where it is not the n-th.
func (c *block) misplaced(list []ranked, it, n int, fromBottom bool, said figures.Span) {
	own := &c.Reading.Facts[list[it].fact]
	above, below := 0, 0
	for k := range list {
		switch d := c.Reading.Facts[list[k].fact].Lo.Cmp(own.Lo); {
		case k != it && d == 0:
			return // two of one place
		case d > 0:
			above++
		case d < 0:
			below++
		}
	}
	best := c.moreIsBetter(list)
	if n == above+1 && !(best && fromBottom) || n == below+1 && (!best || fromBottom) || slices.ContainsFunc(list, func(e ranked) bool { return affix.Starts(e.name, "其他", "其它") }) {
		return
	}
	is := above + 1
	if fromBottom {
		is = below + 1
	}
	c.Report(said, lint.Diagnostic{
		Rule:    "number/direction",
		Message: lint.Say("%[1]s的“%[2]s”按所列的数由高到低是第%[3]d，文中说“%[4]s”", "with “%[2]s” %[1]s is number %[3]d of those listed, the copy says “%[4]s”", c.nameInCopy(list[it].name, own), c.Quote(own.Span), is, c.Quote(said)),
		Related: []lint.Related{c.Related(own.Span, "它的数", "its figure")},
	})
}
