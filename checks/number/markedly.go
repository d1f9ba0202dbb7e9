package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// What is read is the simplified form, in which 显著 is spelt 显着.
var (
	// testLevel is the level of significance that copy says it tests at: 检验水准α=0.05, 显著性水平为0.01.
	testLevel = pattern.Lazy(`(?:检验水准|检验水平|显[著着]性水准|显[著着]性水平|显[著着]水平|α)[^0-9。；，,]{0,8}([0０][.．][0-9]{1,3})`)
	// different is a verdict without the word for significance: 差异不显著, 显著高于对照组, 无显著改善; the P value stands right behind it in brackets or over a comma.
	different = pattern.Lazy(`(未见|未|不|无|没有|并不|并未)?(?:差异|差别|区别)?(均|都|也)?(未见|未|不|无|没有|并不|并未|有|较为|非常|十分|极其)?显[著着](?:地)?(?:(?:性)?(?:高于|低于|优于|多于|少于|长于|短于|大于|小于|升高|降低|下降|上升|提高|改善|减少|增加|缩短|延长|减轻|增强|减弱|相关)[^，,。；;（(]{0,24})?[（(，,]\s?(?:[tzZFHQUrχxX][2²]?\s?值?\s?[=＝]\s?[-−]?[0-9.]+\s?[，,；;]\s?){0,2}` + statP + `\s?(?:[)）\]］。；;，,]|$)`)
)

// levelOfTest returns the level of significance of a text: the one it gives, 0.05 where it gives none; nil where it names one without a number, or several.
func (c *block) levelOfTest() *big.Rat {
	usual := big.NewRat(5, 100)
	if !figures.Mentions(c.Text, "检验水", "α", "显着性水", "显着水平") {
		return usual
	}
	var level *big.Rat
	for _, m := range testLevel().FindAllStringSubmatch(c.Text, 20) {
		v, ok := new(big.Rat).SetString(narrow.Replace(m[1]))
		if !ok || v.Sign() <= 0 || level != nil && v.Cmp(level) != 0 {
			return nil
		}
		level = v
	}
	return level
}

// markedly holds 显著高于 and 差异不显著 against the P value right behind: 干预组显著低于对照组（P=0.21）.
func (c *block) markedly(level *big.Rat) {
	for _, m := range different().FindAllStringSubmatchIndex(c.Text, 200) {
		before := c.Text[:m[0]]
		if affix.Ends(before, "统计", "统计学", "统计学上", "统计学上的", "统计上") || c.asked(m[0]) {
			continue // told in significances
		}
		negated := m[2] >= 0 || m[6] >= 0 && affix.Starts(c.Text[m[6]:m[7]], "未", "不", "无", "没", "并")
		said := figures.Span{Start: m[0], End: m[0] + strings.IndexAny(c.Text[m[0]:m[8]], "（(，,")}
		p := figures.Span{Start: said.End + strings.LastIndexAny(c.Text[said.End:m[8]], "PpＰ"), End: m[11]}
		c.verdict(said, p, c.Text[m[8]:m[9]], c.Text[m[10]:m[11]], !negated, level)
	}
}

// asked reports whether the clause in front of a verdict makes it a condition or a question: 若显著高于, 是否显著.
func (c *block) asked(at int) bool {
	from := max(lastBreak(c.Text[:at]), at-60)
	return figures.Mentions(c.Text[from:at], "若", "如果", "是否", "当", "视为", "定义", "认为", "如有", "若有")
}
