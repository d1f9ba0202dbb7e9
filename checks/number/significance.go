package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

var (
	pBehindWords = pattern.Lazy(`^[，,]?\s?[（(\[［]?\s?(?:[tzZFHQUrχxX][2²]?\s?值?\s?[=＝]\s?[-−]?[0-9.]+\s?[，,；;]\s?){0,2}` + statP + `\s?(?:[)）\]］。；;]|$|[，,]\s?[^PpＰ\s])`)
	pInFront     = pattern.Lazy(`(?:^|[^A-Za-z、或和])(` + statP + `)\s?[)）\]］]?\s?[，,]?\s?$`)
	significance = pattern.Lazy(`统计(?:学|学上的?|上的?)?(?:显[著着])?(?:意义|差异|显[著着]性|显[著着])|显[著着]性(?:差异|意义)|显[著着]差异`)
)

// verdictOf says whether a P value is one of a significant result; known is false where it may be of either, as P<0.1 may.
func verdictOf(operator, number string, level *big.Rat) (significant, known bool) {
	v, ok := new(big.Rat).SetString(narrow.Replace(number))
	if !ok || v.Sign() < 0 {
		return false, false
	}
	switch operator {
	case "<", "＜":
		return true, v.Cmp(level) <= 0
	case ">", "＞":
		return false, v.Cmp(level) >= 0
	}
	return v.Cmp(level) < 0, v.Cmp(level) != 0
}

// polarity says whether the words in front of a word for significance call a result significant, and what stands in front of those.
func polarity(lead string) (rest string, significant, known bool) {
	t := trimWords(lead, "显著", "显着", "明显", "高度", "的", "极", "非常", "任何", "统计学", " ")
	had := ""
	for _, w := range [...]string{"不具备", "不具有", "具有", "存在", "达到", "没有", "未见", "未达", "有", "无", "具", "呈", "达"} {
		if u, ok := strings.CutSuffix(t, w); ok {
			had, t = w, u
			break
		}
	}
	switch had {
	case "":
		return t, false, false
	case "不具备", "不具有", "没有", "未见", "未达", "无":
		if affix.Ends(t, "有", "并非") {
			return t, false, false
		}
		return t, false, true
	}
	if affix.Ends(t, "所", "是否", "有", "若", "如", "只", "含", "仅", "还") {
		return t, false, false
	}
	for _, w := range [...]string{"并不", "并未", "尚未", "不", "未", "没", "无", "非"} {
		if u, ok := strings.CutSuffix(t, w); ok {
			return u, false, true
		}
	}
	return t, true, true
}

// trimWords cuts the words off the end of t for as long as it ends with one.
func trimWords(t string, words ...string) string {
	for cut := true; cut; {
		cut = false
		for _, w := range words {
			if u, ok := strings.CutSuffix(t, w); ok {
				t, cut = u, true
			}
		}
	}
	return t
}

// bare cuts what a verdict is said of without a name: 两组间差异均.
func bare(t string) string {
	return trimWords(t, "均", "都", "差异", "差别", "区别", "两组", "组间", "各组", "三组", "两者", "二者", "之间", "间", "比较", "相比", "也", "亦", "即", "并", "说明", "表明", "提示", "认为", "其", "的", " ")
}

// significances holds the verdict on a difference against the P value beside it: 差异有统计学意义（P=0.35）, P<0.05，差异无统计学意义.
func (c *block) significances() {
	if !c.Holds("P", "p", "Ｐ") || !c.Holds("统计", "显著", "显着") || c.Holds("校正", "Bonferroni") {
		return
	}
	level := c.levelOfTest()
	if level == nil {
		return // with levels of its own
	}
	c.markedly(level)
	used := map[int]bool{}
	for _, s := range significance().FindAllStringIndex(c.Text, 400) {
		from := max(0, s[0]-90)
		rest, significant, known := polarity(c.Text[from:s[0]])
		if !known {
			continue
		}
		said := figures.Span{Start: from + len(rest), End: s[1]}
		behind := strings.TrimPrefix(c.Text[s[1]:min(len(c.Text), s[1]+120)], "性")
		offset := min(len(c.Text), s[1]+120) - len(behind)
		if p := pBehindWords().FindStringSubmatchIndex(behind); p != nil {
			at := offset + strings.LastIndexAny(behind[:p[2]], "PpＰ")
			used[at] = true
			c.verdict(said, figures.Span{Start: at, End: offset + p[5]}, behind[p[2]:p[3]], behind[p[4]:p[5]], significant, level)
			continue
		}
		front := bare(rest)
		if p := pInFront().FindStringSubmatchIndex(front); p != nil && !used[from+p[2]] && strings.Count(strings.ToUpper(front), "P") == 1 {
			c.verdict(said, figures.Span{Start: from + p[2], End: from + p[3]}, front[p[4]:p[5]], front[p[6]:p[7]], significant, level)
		}
	}
}

// verdict reports a verdict that does not go with its P value.
func (c *block) verdict(said, p figures.Span, operator, number string, significant bool, level *big.Rat) {
	if is, known := verdictOf(operator, number, level); !known || is == significant {
		return
	}
	zh, en := "有统计学意义", "significant"
	if significant {
		zh, en = "无统计学意义", "not significant"
	}
	c.Report(p, lint.Diagnostic{
		Rule: "number/statistic", Severity: lint.Warning,
		Message: lint.Say("“%[1]s”通常为差异%[3]s，文中为“%[2]s”", "“%[1]s” is as a rule %[4]s, the copy says “%[2]s”", c.Quote(p), c.Quote(said), zh, en),
		Related: []lint.Related{c.Related(said, "结论", "the verdict")},
	})
}
