package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// exactly are words in front of a number that is the very one.
var exactly = []string{"实际", "准确", "确切", "精确", "具体", "实为", "实到", "实有", "实收", "实捐", "签到", "清点"}

// cameTo opens the very number right behind its estimate.
var cameTo = []string{"达到", "达", "为", "总数为", "全年为", "共"}

// intended are words of a number that was to be, or of another thing than the one that came of it.
var intended = []string{"计划", "预计", "报名", "原定", "拟", "将", "目标", "名额", "可", "应", "预约", "要求", "力争", "限", "邀请", "申报", "核定", "编制", "额定", "设计", "注册", "标准", "宣称", "号称", "起初", "此前", "最初"}

// actual holds a number that is hedged one way against the very number behind it: 逾1200人参加。…实际参加者为1186人; 近千人（1026人）.
func (c *block) actual() {
	r := c.Reading
	for i := 1; i < len(r.Facts); i++ {
		b := &r.Facts[i]
		if b.Kind != figures.Count && b.Kind != figures.Money && b.Kind != figures.Percent || !b.Exact() || b.Role == figures.Change {
			continue
		}
		lead := c.leadOf(b)
		if b.Bracket && strings.Trim(c.Text[r.Facts[i-1].Outer.End:b.Start], "（(即为实际 ") == "" {
			c.beyondHedge(&r.Facts[i-1], b, true)
			continue
		}
		if a := &r.Facts[i-1]; b.Clause == a.Clause+1 && r.Sentence(a) == r.Sentence(b) && affix.Starts(strings.TrimLeft(lead, " ，,"), cameTo...) && len(strings.TrimLeft(lead, " ，,")) <= len("达到了") {
			c.beyondHedge(a, b, true) // 突破100万人次，达到98.6万人次
			continue
		}
		if !figures.Mentions(lead, exactly...) {
			continue
		}
		for j := i - 1; j >= max(0, i-6) && r.Sentence(b)-r.Sentence(&r.Facts[j]) <= 2; j-- {
			if a := &r.Facts[j]; comparable(a, b) && a.Approx != 0 {
				c.beyondHedge(a, b, false)
				break
			}
		}
	}
}

// beyondHedge reports b where it lies on the side of a that the hedge of a leaves out: 逾 and below it, 近 or 不足 and above it.
func (c *block) beyondHedge(a, b *figures.Fact, bracket bool) {
	if !comparable(a, b) || a.Interval || a.Approx&(figures.Vague|figures.About) != 0 || a.Role == figures.Change || a.Kind == figures.Date {
		return
	}
	over, under := a.Approx&figures.Over != 0, a.Approx&(figures.Nearly|figures.Under) != 0
	if affix.Ends(strings.TrimRight(c.leadOf(a), "了 "), "突破") {
		over = true
	}
	if under && !a.Pre.Empty() {
		over = false // 不足千人: a bare 千 is above it otherwise
	}
	d := b.Lo.Cmp(a.Lo)
	if over == under || over && d >= 0 || under && d <= 0 {
		return
	}
	x, y := a.Lo.Float(), b.Lo.Float()
	if q := y / x; x <= 0 || !(q > 0.8 && q < 1.25) {
		return
	}
	if !bracket && (!c.sameWords(a, b) || figures.Mentions(c.clauseOf(a), intended...)) {
		return
	}
	side, en := "低于", "below"
	if d > 0 {
		side, en = "高于", "above"
	}
	c.Report(b.Span, lint.Diagnostic{
		Rule:    "number/conflict",
		Message: lint.Say("前面说“%[1]s”，这里的“%[2]s”却%[3]s它", "“%[1]s” before, and “%[2]s” here is %[4]s it", c.Quote(a.Outer), c.Quote(b.Span), side, en),
		Related: []lint.Related{c.Related(a.Outer, "概数", "the estimate")},
	})
}

// sameWords reports whether what stands behind 实际 in front of b says nothing that is not around a as well: 参加者 of 参加义诊, but not 开放床位 of
// 编制床位.
func (c *block) sameWords(a, b *figures.Fact) bool {
	lead := strings.TrimRight(c.leadOf(b), " 为是共有达到：")
	at, from := 0, 0
	for _, w := range exactly {
		if k := strings.LastIndex(lead, w); k >= from {
			at, from = k+len(w), k
		}
	}
	if bare, ok := strings.CutSuffix(lead, "实"); ok {
		at, from = len(lead), len(bare) // 实为
	}
	what := lead[at:]
	if what == "" {
		what = strings.TrimLeft(lead[:from], " ，,") // 参加者实为
	}
	for _, w := range [...]string{"簿上", "簿", "表上", "表", "地说", "地讲", "显示", "统计", "数字", "数量", "人数", "人员", "总数", "者", "总额", "金额", "共"} {
		what = strings.ReplaceAll(what, w, "")
	}
	front := around(c.Reading, a)
	for _, r := range what {
		if !strings.ContainsRune(front, r) {
			return false
		}
	}
	return true
}
