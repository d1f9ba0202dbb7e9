package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// raised holds what there was and what came against what there is now: 原有32种，此次新增6种，达到36种.
func (c *block) raised() {
	r := c.Reading
	for i := 2; i < len(r.Facts); i++ {
		now := &r.Facts[i]
		if now.Kind != figures.Count || !now.Exact() || !reaches(c.leadOf(now)) && !strings.Contains(c.leadOf(now), "现") || c.Used(i) {
			continue
		}
		j := c.countBefore(i)
		k := c.countBefore(j)
		if k < 0 {
			continue
		}
		came, was := &r.Facts[j], &r.Facts[k]
		if !affix.Ends(strings.TrimRight(came.Verb.Of(r.Text)+c.leadOf(came), " 了"), "新增", "增加", "增", "扩增", "再增", "新纳入", "增补") && !strings.Contains(c.leadOf(came), "新增") ||
			!figures.Mentions(c.leadOf(was), "原来", "原有", "原先", "此前", "以前", "过去", "原") ||
			!reaches(c.leadOf(now)) && !nowOf(c.leadOf(now), c.leadOf(was)) || now.Clause-came.Clause > 2 || came.Clause-was.Clause > 1 || !came.Exact() || !was.Exact() ||
			!c.sameThing(was, now) || !c.sameThing(came, now) ||
			figures.Mentions(c.Text[was.End:now.Start], "减少", "调出", "取消", "退出", "撤", "合并", "其中") {
			continue
		}
		sum := new(big.Rat).Add(was.Value(), came.Value())
		if was.Mag > 0 || came.Mag > 0 || now.Mag > 0 || sum.Cmp(now.Value()) == 0 || c.Use(i) {
			continue
		}
		c.Report(now.Span, lint.Diagnostic{
			Rule:    "number/difference",
			Message: lint.Say("%[1]s加%[2]s为%[3]s，文中为“%[4]s”", "%[1]s and %[2]s make %[3]s, the copy says “%[4]s”", c.Quote(was.Span), c.Quote(came.Span), inUnit(sum, now), c.Quote(now.Span)),
			Notes:   figures.Notes(lint.Say("%s＋%s＝%s，文中为%s", "%s + %s = %s, stated %s", was.Figure(), came.Figure(), now.Amount(sum, 4), c.Quote(now.Span))),
			Related: []lint.Related{c.Related(was.Span, "原有", "there were"), c.Related(came.Span, "新增", "came")},
		})
	}
}

// reaches reports whether nothing but a verb stands in front of what there is now.
func reaches(lead string) bool {
	switch strings.TrimLeft(lead, "，, 总数量使现目前已") {
	case "达到", "达", "增至", "增加到", "增加至", "扩大到", "扩大至", "扩展到", "扩至", "升至", "共有", "共", "总数达", "为":
		return true
	}
	return false
}

// nowOf reports whether the words in front of what there is now name nothing but what there was: 现有床位 for 原有床位.
func nowOf(now, was string) bool {
	t := strings.TrimLeft(now, "，, ")
	for _, w := range [...]string{"现有", "目前有", "现共有", "目前共有", "现在有", "现在共有"} {
		if thing, ok := strings.CutPrefix(t, w); ok {
			return strings.Contains(was, thing)
		}
	}
	return false
}

// countBefore returns the count before fact i in its sentence, or -1: what is no count, a date aside, ends the search.
func (c *block) countBefore(i int) int {
	for j := i - 1; j >= 0 && i > 0 && c.Reading.Sentence(&c.Reading.Facts[j]) == c.Reading.Sentence(&c.Reading.Facts[i]); j-- {
		switch c.Reading.Facts[j].Kind {
		case figures.Count:
			return j
		case figures.Date:
		default:
			return -1
		}
	}
	return -1
}

// sameThing reports whether two counts are of one thing by their units, of which either may name what the other counts: 32个病种, 6种.
func (c *block) sameThing(a, b *figures.Fact) bool {
	if a.Unit == b.Unit || isHead(a.Unit) && isHead(b.Unit) && a.Unit != "个" && b.Unit != "个" {
		return true
	}
	noun := c.Reading.Noun(a).Of(c.Text)
	return a.Unit == "个" && b.Unit != "" && strings.HasSuffix(noun, b.Unit)
}
