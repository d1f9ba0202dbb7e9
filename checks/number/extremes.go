package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

var (
	// What calls a number the extreme of what was just averaged, and nothing else of it: 单日最高达, 其中最短.
	extreme = pattern.Lazy(`^(?:其中|而|但|，)?(?:单日|日|当日|一天|单次|单个|单品|单品种|单个品种|单例|个别|每天|每日)?(?:接诊|降价|降幅|涨幅)?(?:最(高|多|大|长|低|少|小|短))的?(?:一天|一次|一例|者|降价|降幅|涨幅|气温|价格|时|年龄|仅|只|只有|可|可达|达|达到|达到了|为|是|也|至|到|有|超|超过|接近|近|约)*$`)
	// What stands between a mean and the range of what was averaged.
	rangeBehind = pattern.Lazy(`^[，,]?\s?[（(]?\s?(?:年龄|病程|全部|波动)?(?:范围|区间|跨度|极差|四分位间距|四分位距|IQR)?(?:为|是|在|：|:)?\s?$`)
	// And between a range and its mean.
	meanBehind = pattern.Lazy(`^\s?(?:之间|不等)?\s?[）)]?[，,；;]\s?[（(]?(?:其|他们的)?(?:年龄|病程|住院日?|潜伏期|费用|用时|耗时|时间|天数)*的?(平均|中位|均值|均数|均价)((?:数|值|年龄|病程|住院日|时间|天数|耗时|用时|费用|价格|数字)*|\p{Han}{2,6}?)(?:为|是|：|:|约|达|仅|只有)*\s?$`)
	meanLead   = pattern.Lazy(`(平均|中位)(?:数|值)?[^0-9，。；：、]{0,18}$|(?:中位数|均值|均数|平均值|日均|均价|人均)[^0-9，。；：、]{0,12}$`)
)

// extremes holds a mean or a median against its range and its own highest and lowest, and a highest against the lowest: 中位年龄68岁（范围18～65岁）,
// 日均出车638次，单日最高达612次.
func (c *block) extremes() {
	for i := 1; i < len(c.Reading.Facts); i++ {
		a, b := &c.Reading.Facts[i-1], &c.Reading.Facts[i]
		if !averages(a) || !comparable(a, b) || b.Clause-a.Clause > 1 || c.Reading.Sentence(a) != c.Reading.Sentence(b) || a.Role == figures.From || b.Role == figures.To && b.Up != 0 {
			continue
		}
		between := c.Reading.Between(a, b)
		switch {
		case a.Interval && b.Interval || strings.Contains(between, "分别"):
		case b.Interval:
			lead := c.leadOf(a)
			if endsClause(c.Text[b.Outer.End:]) && meanLead().MatchString(lead) && rangeBehind().MatchString(between) && (strings.Contains(lead, "中位") || !figures.Mentions(between, "IQR", "四分位")) {
				c.outOfRange(a, b, a)
			}
		case a.Interval:
			if c.meanFollows(a, between) && !figures.Mentions(c.Text[max(0, a.Start-40):a.Start], "正常", "参考", "建议", "推荐", "IQR", "四分位") {
				c.outOfRange(b, a, b)
			}
		case i > 1 && c.beyondBoth(&c.Reading.Facts[i-2], a, b):
		default:
			c.extremePair(a, b, between)
		}
	}
}

// beyondBoth reports a mean that lies outside the lowest and the highest it stands beside: 最短12小时，最长38小时，中位数为45小时;
// 从18分钟到42分钟不等，平均47分钟; 平均47分钟，最短18分钟，最长42分钟.
func (c *block) beyondBoth(a, b, d *figures.Fact) bool {
	if !averages(a) || !comparable(a, b) || !comparable(b, d) || b.Clause-a.Clause > 1 || c.Reading.Sentence(a) != c.Reading.Sentence(d) || a.Interval || b.Interval || d.Interval {
		return false
	}
	first, last := c.Reading.Between(a, b), c.Reading.Between(b, d)
	mean := d
	switch {
	case c.meanFollows(a, last) && (c.lowToHigh(a, first) || affix.Ends(c.Text[:a.Outer.Start], "介于", "在") && (first == "和" || first == "与") && strings.HasPrefix(last, "之间") || unequal(c.Text, b) && affix.Ends(c.Text[:a.Outer.Start], "从", "由") && len(first) <= len("到")):
	case meanLead().MatchString(c.leadOf(a)) && c.lowToHigh(b, last) && endsClause(c.Text[d.Outer.End:]) && extreme().MatchString(strings.TrimLeft(first, " ，,；")):
		mean, a, b = a, b, d
	default:
		return false
	}
	low, ok1 := a.Range()
	high, ok2 := unhedged(c.Text, b).Range()
	rm, ok3 := mean.Range()
	if low.Lo != nil && ok2 && low.Lo.Cmp(high.Hi) > 0 {
		low, high = high, low // from the highest down
	}
	if !ok1 || !ok2 || !ok3 || a.Approx != 0 || b.Approx != 0 && !unequal(c.Text, b) || rm.Hi.Cmp(low.Lo) >= 0 && rm.Lo.Cmp(high.Hi) <= 0 {
		return false
	}
	span := figures.Span{Start: a.Start, End: b.End}
	c.Report(mean.Span, lint.Diagnostic{
		Rule: "number/statistic", Severity: severityOf(mean),
		Message: lint.Say("平均数或中位数“%s”不在“%s”之内", "the mean or median, “%s”, lies outside “%s”", c.Quote(mean.Span), c.Quote(span)),
		Related: []lint.Related{c.Related(span, "最低与最高", "the lowest and the highest")},
	})
	return true
}

// meanFollows reports whether the text behind the range or the highest in fact a leads to the mean of the same: 体重在2500克至4100克之间，平均体重.
func (c *block) meanFollows(a *figures.Fact, between string) bool {
	m := meanBehind().FindStringSubmatch(between)
	return m != nil && (m[2] == "" || averaged().MatchString(m[2]) || strings.Contains(c.leadOf(a), m[2]))
}

// averaged are words behind 平均 that are of whatever was averaged.
var averaged = pattern.Lazy(`^(?:数|值|年龄|病程|住院日|时间|天数|耗时|用时|费用|价格|数字)*$`)

// unequal reports whether a number is hedged by nothing but 不等, which says that others lie below it: 18分钟到42分钟不等.
func unequal(text string, f *figures.Fact) bool {
	return f.Pre.Empty() && f.Post.Of(text) == "不等" && f.Approx == figures.About
}

// unhedged is a number without its 不等, which leaves its ends as they are.
func unhedged(text string, f *figures.Fact) *figures.Fact {
	if !unequal(text, f) {
		return f
	}
	g := *f
	g.Approx = 0
	return &g
}

// lowToHigh reports whether two numbers are called the one extreme and the other of one thing: 最短12小时，最长38小时. between is what stands
// between the two.
func (c *block) lowToHigh(a *figures.Fact, between string) bool {
	behind := strings.TrimLeft(between, " ，,、；")
	young := strings.NewReplacer("最年轻", "最小", "最年幼", "最小", "最年长", "最大")
	behind = young.Replace(behind)
	first, second := extremeOf().FindStringSubmatch(young.Replace(c.leadOf(a))), extremeOf().FindStringSubmatch(behind)
	return first != nil && second != nil && opposites[first[1]] == second[1] && (second[2] == first[2] || second[2] == "") && affix.Starts(strings.TrimPrefix(behind, "而"), "最")
}

// endsClause reports whether a clause ends where a text begins: what goes on speaks of those within the range, 18～30岁占四成.
func endsClause(t string) bool {
	t = strings.TrimLeft(t, " ")
	return t == "" || affix.Starts(t, "，", ",", "。", "；", ";", "、", "（", "(", "）", ")", "！")
}

// averages reports whether a number is one of those that copy averages.
func averages(f *figures.Fact) bool {
	switch f.Kind {
	case figures.Date, figures.Clock, figures.Ordinal, figures.Identifier, figures.Ratio, figures.Fraction, figures.Plain, figures.BloodPair:
		return false
	}
	return true
}

// outOfRange reports a mean outside its range. at is the later of the two.
func (c *block) outOfRange(mean, of, at *figures.Fact) {
	rm, ok1 := mean.Range()
	ro, ok2 := unhedged(c.Text, of).Range()
	if !ok1 || !ok2 || of.Approx != 0 && !unequal(c.Text, of) || of.Reversed || rm.Overlaps(ro) {
		return
	}
	c.Report(at.Span, lint.Diagnostic{
		Rule: "number/statistic", Severity: severityOf(mean),
		Message: lint.Say("平均数或中位数“%s”不在范围“%s”之内", "the mean or median, “%s”, lies outside its range, “%s”", c.Quote(mean.Span), c.Quote(of.Span)),
		Related: []lint.Related{c.Related(of.Span, "范围", "the range")},
	})
}

// extremePair holds a mean against the extreme right behind it, and a highest against a lowest.
func (c *block) extremePair(a, b *figures.Fact, between string) {
	behind := strings.TrimLeft(between, " ，,（(、；")
	if len(behind) == len(between) || strings.Contains(strings.Trim(between, "（("), "）") {
		return
	}
	m := extreme().FindStringSubmatch(behind)
	if m == nil || !endsClause(c.Text[b.Outer.End:]) {
		return // 最长30分钟者占六成, 最短3天即可拆线: of some
	}
	lead := c.leadOf(a)
	if strings.Contains(m[0], "降") && !strings.Contains(lead, "降") || strings.Contains(m[0], "涨") && !strings.Contains(lead, "涨") {
		return // 平均体重70公斤，最高降幅12公斤
	}
	high := strings.Contains("高多大长", m[1])
	ra, ok1 := a.Range()
	rb, ok2 := b.Range()
	if !ok1 || !ok2 {
		return
	}
	if meanLead().MatchString(lead) {
		if !figures.Mentions(lead, "日均", "每天", "每日") || figures.Mentions(behind, "日", "天") {
			if high && rb.Hi.Cmp(ra.Lo) < 0 || !high && rb.Lo.Cmp(ra.Hi) > 0 {
				c.reportExtreme(a, b, lint.Say("平均“%[1]s”，“%[2]s”不会是最%[3]s", "with an average of “%[1]s”, “%[2]s” cannot be the %[4]s", c.Quote(a.Span), c.Quote(b.Span), m[1], extremeNames[high]))
			}
		}
		return
	}
	first, second := extremeOf().FindStringSubmatch(lead), extremeOf().FindStringSubmatch(behind)
	if first == nil || second == nil || opposites[first[1]] != second[1] || second[2] != first[2] && second[2] != "" || !strings.HasPrefix(behind, "最") {
		return
	}
	if high && rb.Hi.Cmp(ra.Lo) < 0 || !high && rb.Lo.Cmp(ra.Hi) > 0 {
		c.reportExtreme(a, b, lint.Say("最%[3]s“%[1]s”、最%[4]s“%[2]s”，两者颠倒", "“%[1]s” as the %[5]s and “%[2]s” as the %[6]s are the wrong way round", c.Quote(a.Span), c.Quote(b.Span), first[1], m[1], extremeNames[!high], extremeNames[high]))
	}
}

// extremeOf reads what an extreme is of: 最高气温达.
var extremeOf = pattern.Lazy(`最([高多大长低少小短])的?([^0-9，。、：；]{0,18}?)(?:为|达到|达|是|仅|只|有|至|到|约|近|超过|可)*$`)

var opposites = map[string]string{"高": "低", "多": "少", "大": "小", "长": "短", "低": "高", "少": "多", "小": "大", "短": "长"}

// extremeNames are the extremes in English.
var extremeNames = map[bool]string{true: "highest", false: "lowest"}

func (c *block) reportExtreme(a, b *figures.Fact, message lint.Text) {
	c.Report(b.Span, lint.Diagnostic{
		Rule: "number/statistic", Severity: severityOf(a, b), Message: message,
		Related: []lint.Related{c.Related(a.Span, "与之相比", "compared with")},
	})
}
