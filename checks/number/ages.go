package number

import (
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// ages holds an age against a year of birth, and finds ages and weeks of pregnancy outside life.
func (c *block) ages() {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		switch {
		case f.Kind == figures.Age && f.Unit == "岁":
			c.birth(i)
			c.expectancy(f)
			if f.Lo.Cmp(figures.Int(123)) > 0 && !(f.Hanzi && f.Mag >= 4) && f.Role != figures.Change && !figures.Mentions(c.sentenceOf(f), "树", "龟", "化石", "古", "建院", "建校", "创", "神", "仙", "传说", "岁月", "楼", "建筑", "祖", "校", "院庆", "合计", "加起来", "加在一起", "合在一起", "总年龄", "共", "总和", "相加", "祝", "寿命", "理论", "极限", "自称", "号称", "吉尼斯", "圣经", "玛土撒拉", "彭祖", "科幻") {
				c.Report(f.Span, lint.Diagnostic{
					Rule:    "number/lifespan",
					Message: lint.Say("年龄“%s”超出人的寿命", "the age “%s” is beyond a human life", c.Quote(f.Span)),
				})
			}
		case f.Kind == figures.Gestation && f.Lo.Cmp(figures.Int(16)) < 0 && !f.Interval && c.born(f):
			c.Report(f.Span, lint.Diagnostic{
				Rule:    "number/lifespan",
				Message: lint.Say("孕“%s”出生不能存活", "no child is born alive at “%s”", c.Quote(f.Span)),
				Notes:   figures.Notes(lint.Say("有存活记录的最小胎龄约为21周", "the youngest who lived was born at about 21 weeks")),
			})
		case f.Kind == figures.Gestation && (f.Hi.Cmp(figures.Int(44)) > 0) && f.Role != figures.Change:
			c.Report(f.Span, lint.Diagnostic{
				Rule:    "number/lifespan",
				Message: lint.Say("孕周“%s”超出妊娠期限", "“%s” is longer than a pregnancy", c.Quote(f.Span)),
				Notes:   figures.Notes(lint.Say("足月为37至42周", "term is 37 to 42 weeks")),
			})
		case f.Kind == figures.Duration && f.Unit == "月" && f.Hi.Cmp(figures.Int(10)) > 0 && f.Exact() && affix.Ends(strings.TrimRight(c.leadOf(f), " 已约有"), "怀孕", "身孕", "妊娠") && !strings.HasPrefix(strings.TrimSpace(c.Text[f.End:]), "后") && !strings.HasPrefix(c.Text[f.End:], "前"):
			c.Report(f.Span, lint.Diagnostic{
				Rule:    "number/lifespan",
				Message: lint.Say("怀孕“%s”超出妊娠期限", "a pregnancy of “%s” is too long", c.Quote(f.Span)),
			})
		}
	}
}

// expectancy finds a life expectancy that no population has: 178.2岁, 7.82岁.
func (c *block) expectancy(f *figures.Fact) {
	lead := strings.TrimRight(c.leadOf(f), " 约已达到了为是提高升至延长增加由从的")
	if !strings.HasSuffix(lead, "预期寿命") && !strings.HasSuffix(lead, "平均寿命") || f.Role == figures.Change || f.Approx&figures.Vague != 0 || figures.Mentions(lead, "健康", "剩余", "女性比", "差") {
		return
	}
	if f.Lo.Cmp(figures.Int(20)) >= 0 && f.Hi.Cmp(figures.Int(95)) <= 0 {
		return
	}
	if f.Lo.Cmp(figures.Int(20)) < 0 && figures.Mentions(lead, "犬", "猫", "鼠", "动物", "患者", "古", "动物") {
		return
	}
	c.Report(f.Span, lint.Diagnostic{
		Rule:    "number/lifespan",
		Message: lint.Say("人均预期寿命“%s”不可能", "a life expectancy of “%s” is impossible", c.Quote(f.Span)),
		Notes:   figures.Notes(lint.Text{ZH: "2023年我国人均预期寿命78.6岁", EN: "78.6 in China in 2023"}),
	})
}

// born reports whether the week of pregnancy is that of a birth: 孕6周时早产, 胎龄2周的早产儿.
func (c *block) born(f *figures.Fact) bool {
	tail := c.Text[f.End:min(len(c.Text), f.End+36)]
	if k := strings.IndexAny(tail, "，。；、"); k >= 0 {
		tail = tail[:k]
	}
	return figures.Mentions(tail, "早产儿", "早产出生", "顺产", "剖宫产下", "产下", "娩出", "分娩出", "出生的") && !figures.Mentions(tail, "后", "流产", "前")
}

// atThatTime reports whether the words between a year and an age make it the age in that year: 2008年35岁, 2019年考上大学时年仅18岁.
func atThatTime(between string) bool {
	t := strings.Trim(between, "，,他她 ")
	if t == "" {
		return true
	}
	return len(t) <= 36 && !strings.ContainsAny(t, "，,、；") && affix.Ends(strings.TrimRight(t, "年仅只有才已"), "时")
}

// atSomeTime reports whether the words between a year of birth and an age make it that at a time the sentence does not date: 生于1994年，遇难时14岁.
func atSomeTime(between string) bool {
	return strings.Contains(between, "时候") || affix.Ends(strings.TrimRight(between, "年仅只有才已经刚满，, "), "时", "那年", "当年")
}

// ofBirth reports whether somebody was born on a date.
func (c *block) ofBirth(d *figures.Fact) bool {
	lead := strings.TrimSpace(c.Text[max(0, d.Start-12):d.Start])
	return affix.Starts(c.Text[d.End:], "出生", "生人", "生，", "生于", "生的", "生,", "生）", "生)") || affix.Starts(c.Text[d.End:], "次的", "次，", "次、") && strings.HasPrefix(c.Text[d.Start:], "民国") || affix.Ends(lead, "出生在") || strings.HasSuffix(lead, "生于") && !inStudents.Ends(lead)
}

// inStudents are words in which 生于 says nothing of a birth: 女学生于2017年入院.
var inStudents = affix.NewWords("学生于", "医生于", "先生于", "发生于", "产生于", "女生于", "男生于", "考生于", "新生于", "师生于", "毕业生于", "研究生于", "实习生于", "招生于", "卫生于")

// by reports whether an age is that reached by the date right in front: 到2024年末已112岁.
func (c *block) by(date, age *figures.Fact) bool {
	return affix.Ends(c.Text[:date.Start], "到", "至") && strings.Trim(c.Text[date.End:age.Start], "年末底已满，就是经 ") == ""
}

// nearest returns the facts up to n away from fact i, the nearest in the text first.
func (c *block) nearest(i, n int) []int {
	var out []int
	f := &c.Reading.Facts[i]
	gap := func(j int) int {
		g := &c.Reading.Facts[j]
		return max(g.Start-f.End, f.Start-g.End)
	}
	for j := max(0, i-n); j < min(len(c.Reading.Facts), i+n); j++ {
		if j != i {
			out = append(out, j)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return gap(a) - gap(b) })
	return out
}

// birth checks 1968年出生的52岁患者.
func (c *block) birth(i int) {
	f := &c.Reading.Facts[i]
	n, ok := f.Lo.Integer()
	if !ok || !f.Exact() {
		return
	}
	// 2008年35岁时: the age in a year that stands right before it.
	then := i > 0 && c.Reading.Facts[i-1].Kind == figures.Date && c.Reading.Facts[i-1].Day.Year > 0 && !c.Reading.Facts[i-1].Interval && (atThatTime(c.Text[c.Reading.Facts[i-1].End:f.Start]) || c.by(&c.Reading.Facts[i-1], f))
	now := affix.Ends(strings.TrimRight(c.leadOf(f), " 已经满刚才"), "今年", "现年", "如今", "现在", "现已")
	if !then && !now && affix.Starts(c.Text[f.End:], "就", "便", "考", "当", "毕业", "进", "结婚", "成", "生下") {
		return // 26岁就当上了护士长
	}
	if !then && affix.Starts(c.Text[f.End:], "时", "那年", "的时候", "起", "开始", "入", "参加", "前", "后") {
		return
	}
	for _, j := range c.nearest(i, 3) {
		d := &c.Reading.Facts[j]
		if d.Kind != figures.Date || d.Day.Year < 1880 || d.Interval || c.Reading.Sentence(d) != c.Reading.Sentence(f) {
			continue
		}
		if lo, hi := min(d.End, f.End), max(d.Start, f.Start); lo < hi && figures.Mentions(c.Text[lo:hi], "；", "其父", "其母", "父亲", "母亲", "妻子", "丈夫", "儿子", "女儿", "爱人", "老伴", "其子", "其女", "弟弟", "哥哥", "姐姐", "妹妹") {
			continue // the age of another
		}
		if !c.ofBirth(d) {
			continue
		}
		year := 0
		s := c.sentenceOf(f)
		dead := figures.Mentions(s, "享年", "终年", "去世", "逝世", "病逝")
		for k := max(0, i-12); k < min(len(c.Reading.Facts), i+12); k++ {
			e := &c.Reading.Facts[k]
			if k != j && e.Kind == figures.Date && e.Day.Year > d.Day.Year && c.Reading.Sentence(e) == c.Reading.Sentence(f) && !c.ofBirth(e) {
				if now && (k > j || c.View.Year > 0) {
					continue // 今年44岁；2001年从卫校毕业
				} else if dead || then && k == i-1 || now && year == 0 && e.Day.Month > 0 {
					year = e.Day.Year
				} else {
					return // an age in that year
				}
			}
		}
		if year == 0 {
			year = c.View.Year
			if day := c.dayOfCopy(d); now && day > 0 {
				year = day // of an old piece, or where nothing else dates the copy
			}
			if lo, hi := min(d.End, f.End), max(d.Start, f.Start); dead || year == 0 || lo < hi && atSomeTime(c.Text[lo:hi]) {
				return
			}
		}
		age := year - d.Day.Year
		if int(n) >= age-1 && int(n) <= age+1 {
			return
		}
		c.reportAge(d, f, year)
		return
	}
}

// dayOfCopy returns the year of the day that the copy tells of before a birth: 2024年5月12日是护士节. It is 0 where no day or more years than one are named in front.
func (c *block) dayOfCopy(birth *figures.Fact) (year int) {
	for i := range c.Reading.Facts {
		d := &c.Reading.Facts[i]
		if d.Kind != figures.Date || d.Day.Year == 0 {
			continue
		}
		switch {
		case d.Start < birth.Start && (d.Interval || d.Day.Day == 0 || year != 0 && year != d.Day.Year):
			return 0
		case d.Start < birth.Start:
			year = d.Day.Year
		case d.Day.Year > year:
			return 0 // the copy is of a later day
		}
	}
	return year
}
