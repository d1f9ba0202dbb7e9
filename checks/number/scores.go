package number

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

const score = `(\d{1,3})\s?(?:比|:|：|∶|-|—)\s?(\d{1,3})`

var (
	scoresOfParts = pattern.Lazy(`([^，,。；;\d]{0,36})(` + score + `(?:[、，,和及与]` + score + `){1,6})`)
	oneScore      = pattern.Lazy(score)
	bothHalves    = pattern.Lazy(`全场(?:比赛)?(?:总)?(?:比分)?(?:为|是|以)?` + score + `[，,][^，,。；;\d]{0,9}上半场[^，,。；;\d]{0,9}` + score + `[，,、]下半场[^，,。；;\d]{0,9}` + score)
	whoWon        = pattern.Lazy(`[^。；;]{0,60}?(?:以|比分|大比分|总比分)(?:总比分|大比分|比分)?` + score)
)

// scores holds the final score of a match against those of its parts: the points of quarters add up to it (四节比分依次为18比15、…，最终以68比66险胜), and of games it
// counts who won how many (四局比分为25比20、…，以3比1取胜); of games in front of which the final score stands setsWon tells.
func (c *block) scores() {
	if !strings.Contains(c.Text, "比分") {
		return
	}
	c.halvesOfMatch()
	for _, at := range scoresOfParts().FindAllStringSubmatchIndex(c.Text, -1) {
		lead := c.Text[at[2]:at[3]]
		list := oneScore().FindAllStringSubmatch(c.Text[at[4]:at[5]], -1)
		if !strings.Contains(lead, "比分") || len(list) < 2 {
			continue
		}
		games := figures.Mentions(lead, "局", "盘")
		if !games && !figures.Mentions(lead, "节", "半场", "回合", "小节") {
			continue
		}
		var x, y int
		for _, s := range list {
			a, _ := strconv.Atoi(s[1])
			b, _ := strconv.Atoi(s[2])
			switch {
			case !games:
				x, y = x+a, y+b
			case a > b:
				x++
			default:
				y++
			}
		}
		// The final score may stand behind or in front.
		start := strings.LastIndexAny(c.Text[:at[4]], "。；;") + 1
		final := finalScore(c.Text, at[5], len(c.Text), start, at[4])
		if final.Empty() || games && final.Start < at[4] {
			continue // which setsWon tells
		}
		m := oneScore().FindStringSubmatch(final.Of(c.Text))
		p, _ := strconv.Atoi(m[1])
		q, _ := strconv.Atoi(m[2])
		if p == x && q == y || p == y && q == x {
			continue
		}
		if figures.Mentions(c.Text[max(start, final.Start-60):min(len(c.Text), final.End+9)], "半场", "领先", "前三节", "前两节", "首节", "落后", "加时", "点球") {
			continue // not the end of it
		}
		right := fmt.Sprintf("%d比%d", x, y)
		if (p < q) != (x < y) {
			right = fmt.Sprintf("%d比%d", y, x)
		}
		c.Report(final, lint.Diagnostic{
			Rule:    "number/total",
			Message: lint.Say("各节（局）比分算下来是%[1]s，文中为“%[2]s”", "the parts of the match come to %[1]s, the copy says “%[2]s”", right, final.Of(c.Text)),
			Related: []lint.Related{c.Related(figures.Span{Start: at[4], End: at[5]}, "各节（局）比分", "the parts")},
		})
	}
}

// halvesOfMatch holds the score of a match against those of its two halves: 全场82比76，上半场42比38，下半场40比38.
func (c *block) halvesOfMatch() {
	for _, at := range bothHalves().FindAllStringSubmatchIndex(c.Text, -1) {
		n := [6]int{}
		for k := range n {
			n[k], _ = strconv.Atoi(c.Text[at[2*k+2]:at[2*k+3]])
		}
		if n[0] == n[2]+n[4] && n[1] == n[3]+n[5] {
			continue
		}
		c.Report(figures.Span{Start: at[2], End: at[5]}, lint.Diagnostic{
			Rule:    "number/total",
			Message: lint.Say("两个半场合起来是%[1]d比%[2]d，文中为“%[3]s”", "the two halves come to %[1]d to %[2]d, the copy says “%[3]s”", n[2]+n[4], n[3]+n[5], c.Text[at[2]:at[5]]),
			Related: []lint.Related{c.Related(figures.Span{Start: at[6], End: at[13]}, "两个半场", "the two halves")},
		})
	}
}

// finalScore returns the score that a text gives of the whole match, right behind the list of its parts or in front of it in the sentence.
func finalScore(text string, behind, end, start, front int) figures.Span {
	if at := whoWon().FindStringSubmatchIndex(text[behind:end]); at != nil && at[0] == 0 {
		return figures.Span{Start: behind + at[2], End: behind + at[5]}
	}
	if at := whoWon().FindAllStringSubmatchIndex(text[start:front], -1); at != nil {
		l := at[len(at)-1]
		return figures.Span{Start: start + l[2], End: start + l[5]}
	}
	return figures.Span{}
}
