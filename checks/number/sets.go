package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

var (
	// setScores are the scores of the sets of a match, or of its games: 五局比分依次为25:21、19:25、25:17.
	setScores = pattern.Lazy(`(?:局|盘|场)(?:的)?比分(?:依次|依序|分别)?(?:为|是)?[:：]?\s?((?:\d{1,2}\s?[:：∶比\-–—]\s?\d{1,2}\s?[、，,和；]\s?){1,6}\d{1,2}\s?[:：∶比\-–—]\s?\d{1,2})`)
	// matchScore is how many sets each side won: 以3比1夺冠, 大比分3:1.
	matchScore = pattern.Lazy(`(?:^|[^\d、，,和:：])([0-4])\s?[:：∶比\-–—]\s?([0-4])(?:[^\d:：]|$)`)
	// scoreOfSet is one of the sets.
	scoreOfSet = pattern.Lazy(`(\d{1,2})\s?[:：∶比\-–—]\s?(\d{1,2})`)
)

// setsWon holds the score of a match against those of its sets: 以3比1夺冠，五局比分依次为25:21、19:25、25:17、23:25、15:12.
func (c *block) setsWon() {
	if !c.Holds("局比分", "盘比分", "场比分", "局的比分", "盘的比分") {
		return
	}
	for _, m := range setScores().FindAllStringSubmatchIndex(c.Text, -1) {
		if figures.Mentions(c.Text[max(0, m[0]-len("前两")):m[0]], "前", "后", "首", "第", "末", "决") {
			continue // of some of them
		}
		list := figures.Span{Start: m[2], End: m[3]}
		one, other := 0, 0
		for _, s := range scoreOfSet().FindAllStringSubmatch(list.Of(c.Text), -1) {
			switch a, b := number(s[1]), number(s[2]); {
			case a > b:
				one++
			case b > a:
				other++
			}
		}
		front := max(strings.LastIndexAny(c.Text[:m[0]], "。！？\n"), m[0]-150, 0)
		all := matchScore().FindAllStringSubmatchIndex(c.Text[front:m[0]], -1)
		if len(all) != 1 {
			continue
		}
		at := all[0]
		for k := range at {
			at[k] += front
		}
		a, b := number(c.Text[at[2]:at[3]]), number(c.Text[at[4]:at[5]])
		if a == b || a == one && b == other || a == other && b == one {
			continue
		}
		said := figures.Span{Start: at[2], End: at[5]}
		c.Report(said, lint.Diagnostic{
			Rule:    "number/total",
			Message: lint.Say("各局合起来是%[2]d比%[3]d，文中说“%[1]s”", "the sets come to %[2]d to %[3]d, the copy says “%[1]s”", c.Quote(said), max(one, other), min(one, other)),
			Related: []lint.Related{c.Related(list, "各局比分", "the sets")},
		})
	}
}
