package number

import (
	"cmp"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// What copy concludes of the figures right before: how they run, and which time of day it is.

// successions are words for how each of several figures is to the one before.
var successions = [...]struct {
	word string
	up   int8
}{
	{"一次比一次高", 1}, {"一次比一次多", 1}, {"一次比一次大", 1}, {"一次比一次长", 1}, {"一次比一次重", 1},
	{"一次比一次低", -1}, {"一次比一次少", -1}, {"一次比一次小", -1}, {"一次比一次短", -1}, {"一次比一次轻", -1},
	{"一年比一年高", 1}, {"一年比一年多", 1}, {"一年比一年低", -1}, {"一年比一年少", -1},
	{"一天比一天高", 1}, {"一天比一天多", 1}, {"一天比一天低", -1}, {"一天比一天少", -1},
	{"依次递增", 1}, {"逐年递增", 1}, {"逐次递增", 1}, {"依次递减", -1}, {"逐年递减", -1}, {"逐次递减", -1},
	{"逐年上升", 1}, {"逐年增加", 1}, {"逐年增长", 1}, {"逐年升高", 1}, {"逐年提高", 1}, {"逐年下降", -1}, {"逐年减少", -1}, {"逐年降低", -1},
}

// successive finds a list that runs the other way than is said of it: 562分、548分和531分，一次比一次高.
func (c *block) successive() {
	for _, s := range successions {
		if !c.Holds(s.word) {
			continue
		}
		for at := 0; ; {
			i := strings.Index(c.Text[at:], s.word)
			if i < 0 {
				break
			}
			at += i
			said := figures.Span{Start: at, End: at + len(s.word)}
			at = said.End
			if list := c.listBefore(said.Start); len(list) >= 3 && (runs(list) == -s.up || runs(list) == 0 && c.overTime(list[0]) && turns(list, s.up)) {
				first, last := list[0], list[len(list)-1]
				c.Report(said, lint.Diagnostic{
					Rule:    "number/direction",
					Message: lint.Say("由%[1]s到%[2]s，前面的数与“%[3]s”相反", "from %[1]s to %[2]s: the figures run the other way than “%[3]s”", c.Quote(first.Span), c.Quote(last.Span), s.word),
					Related: []lint.Related{c.Related(figures.Span{Start: first.Start, End: last.End}, "前面的数", "the figures")},
				})
			}
		}
	}
}

// spell is how many times or stretches of time the figures of a list are of: 近三年, 三次.
var spell = pattern.Lazy(`(?:近|过去|前|这|此前|[^\p{Han}])[三四五六七八3-8](?:年|个月|次|周|个季度|天|届)[^，。；0-9]{0,20}(?:分别|依次)(?:为|是)?$`)

// overTime reports whether the list that a fact begins is told over time: 近三年门诊量分别为.
func (c *block) overTime(first *figures.Fact) bool {
	return spell().MatchString("，" + strings.TrimRight(c.leadOf(first), " "))
}

// turns reports whether one of a list goes the other way than up from the one before.
func turns(list []*figures.Fact, up int8) bool {
	for k := 1; k < len(list); k++ {
		if int8(list[k].Value().Cmp(list[k-1].Value())) == -up {
			return true
		}
	}
	return false
}

// listBefore returns the figures of the list that ends in the clause in front of a place, with a comma or a few words between.
func (c *block) listBefore(at int) (list []*figures.Fact) {
	const farthest = len("，") + len("可以说是") // bytes
	k, _ := slices.BinarySearchFunc(c.Reading.Facts, at+1, func(f figures.Fact, at int) int { return cmp.Compare(f.End, at) })
	for k--; k >= 0 && len(list) < reach; k-- {
		f := &c.Reading.Facts[k]
		if f.Kind == figures.Date || f.Kind == figures.Ordinal {
			continue // 2023年120例、2024年110例
		}
		if !f.Exact() || f.Kind == figures.Clock {
			break
		}
		if len(list) == 0 && (at-f.End > farthest || strings.ContainsAny(c.Text[f.End:at], "。；！？\n")) {
			break
		}
		if next := len(list) - 1; next >= 0 && (f.Kind != list[next].Kind || f.Unit != list[next].Unit || !listsOn(c.Text[f.End:list[next].Start])) {
			break
		}
		list = append(list, f)
	}
	slices.Reverse(list)
	return list
}

// listsOn reports whether the text between two figures is that of a list.
func listsOn(between string) bool {
	const longest = len("、2024年为") + len("，") // bytes
	return len(between) <= longest && (strings.ContainsAny(between, "、，") || affix.Starts(between, "和", "与", "到", "再到")) && !strings.ContainsAny(between, "。；！？（(")
}

// runs says whether each of several figures is above the one before, 1, or below, -1.
func runs(list []*figures.Fact) int8 {
	way := int8(0)
	for k := 1; k < len(list); k++ {
		d := int8(list[k].Value().Cmp(list[k-1].Value()))
		if d == 0 || way != 0 && d != way {
			return 0
		}
		way = d
	}
	return way
}

// sameTime introduces the time of day that another and a length come to.
var sameTime = []string{"也就是", "即", "即是", "也即", "正是", "也就是当天", "也就是当日"}

// arrivals holds a time of day against the one before and how long after that it is: 3时10分降落，40分钟后，也就是4时整.
func (c *block) arrivals() {
	for k := 1; k+1 < len(c.Reading.Facts); k++ {
		l, ok := c.lengthOf(k)
		if !ok || !strings.HasPrefix(c.Text[l.End:], "后") {
			continue
		}
		b, ok := c.momentOf(&c.Reading.Facts[k+1])
		if !ok || !slices.Contains(sameTime, strings.Trim(c.Text[l.End+len("后"):max(b.at.Start, l.End+len("后"))], "，, ")) {
			continue
		}
		i := k - 1
		for i >= 0 && c.Reading.Facts[i].Kind != figures.Clock && c.Reading.Facts[i].Kind != figures.Duration {
			i--
		}
		if i < 0 || c.Reading.Sentence(b.f)-c.Reading.Sentence(&c.Reading.Facts[i]) > 1 || c.otherZone(k) {
			continue
		}
		if a, ok := c.momentOf(&c.Reading.Facts[i]); ok && !l.fits(a, b) {
			c.wrongLength(a, b, l)
		}
	}
}

// shifts are words for how far from a time that is given another is, and by how much to count.
var shifts = [...]struct {
	word string
	sign int
}{{"提前", -1}, {"提早", -1}, {"推迟", 1}, {"延后", 1}, {"顺延", 1}, {"延迟", 1}, {"推后", 1}}

// shifted holds times of day that are those before by so much, as the copy says with 即: 门诊8:00至12:00，挂号提前30分钟，即7:30开始.
func (c *block) shifted() {
	for k := 1; k+1 < len(c.Reading.Facts); k++ {
		l, ok := c.lengthOf(k)
		if !ok {
			continue
		}
		sign := 0
		for _, s := range shifts {
			if affix.Ends(c.Text[:l.Start], s.word) {
				sign = s.sign
			}
		}
		next := &c.Reading.Facts[k+1]
		if sign == 0 || next.Kind != figures.Clock || c.Reading.Sentence(next) != c.Reading.Sentence(&c.Reading.Facts[k]) || c.otherZone(k) {
			continue
		}
		b, ok := c.momentOf(next)
		if !ok || !affix.Ends(strings.TrimRight(c.Text[l.End:b.at.Start], " "), sameTime...) {
			continue
		}
		var bases []moment
		for i := k - 1; i >= max(0, k-reach); i-- {
			if a, ok := c.momentOf(&c.Reading.Facts[i]); ok {
				bases = append(bases, a)
			}
		}
		for j := k + 1; j < len(c.Reading.Facts) && len(bases) > 0; j++ {
			f := &c.Reading.Facts[j]
			b, ok := c.momentOf(f)
			if !ok || c.Reading.Sentence(f) != c.Reading.Sentence(next) {
				break
			}
			if j > k+1 && !strings.Contains("、，和", strings.TrimSpace(c.Text[c.Reading.Facts[j-1].End:b.at.Start])) {
				break
			}
			if !b.fine || isShifted(bases, b, l, sign) {
				continue
			}
			c.Report(b.at, lint.Diagnostic{
				Rule:    "number/difference",
				Message: lint.Say("“%[1]s”与前面的时间相差不是“%[2]s”", "“%[1]s” is not “%[2]s” from the times before", c.Quote(b.at), c.Quote(l.Span)),
				Related: []lint.Related{c.Related(l.Span, "相差的时间", "by how much"), c.Related(bases[len(bases)-1].at, "前面的时间", "the times before")},
			})
		}
	}
}

// isShifted reports whether one of the times is so much away from b.
func isShifted(bases []moment, b moment, l length, sign int) bool {
	for _, a := range bases {
		from, to := a, b
		if sign < 0 {
			from, to = b, a
		}
		l.slack = 0
		if l.fits(from, to) {
			return true
		}
	}
	return false
}
