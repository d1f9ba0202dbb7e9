package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// regimen is how a drug is taken: each fact of it stands once in its sentence, or it is left alone.
type regimen struct {
	piece  *figures.Fact // what one tablet holds: 每片0.2克
	taken  *figures.Fact // at a time: 每次2片, 每次0.5克
	dose   *figures.Fact // what that comes to, where it is said in pieces: 每次2片，即一次0.5克
	times  *figures.Fact // a day: 每日3次
	daily  *figures.Fact // in all: 每日总量1.5克
	days   *figures.Fact // 连用7天
	all    *figures.Fact // 共42片
	box    *figures.Fact // 一盒42片
	lasts  *figures.Fact // 可服7天
	unsure bool
}

// regimens holds what is taken in a day, and in all, against how much at a time and how often: 每片0.2克，每次2片，每日3次，每日总量1.2克，连用5天，共30片.
func (c *block) regimens() {
	if !c.Holds("每次", "一次", "1次", "每天", "每日") {
		return
	}
	for s := range c.Reading.Sentences {
		a, b := c.Reading.InSentence(s)
		if b-a < 3 || b-a > 30 || figures.Mentions(c.Reading.Sentences[s].Of(c.Text), "首剂", "首日", "首次", "首天", "第一天", "加倍", "减量", "递减", "递增", "逐渐", "以后", "之后", "然后", "改为", "维持", "隔日", "隔天", "必要时", "睡前", "体重", "儿童", "或") {
			continue
		}
		switch m := c.regimen(a, b); {
		case m.unsure:
		case m.taken != nil && m.piece != nil && m.dose != nil:
			c.judgeDose(m)
			if m.times != nil {
				c.judgeRegimen(m)
			}
		case m.taken != nil && m.times != nil:
			c.judgeRegimen(m)
		case m.daily != nil && m.lasts != nil && m.box != nil && m.box.Unit == m.daily.Unit:
			if days, ok := figures.Divide(m.box.Value(), m.daily.Value()); ok && days.IsInt() {
				c.wrongDose(m.lasts, m.lasts.Value(), days, c.Quote(m.box.Span)+"÷"+c.Quote(m.daily.Span), []lint.Related{c.Related(m.box.Span, "总量", "in all"), c.Related(m.daily.Span, "每日", "a day")})
			}
		}
	}
}

// regimen reads the facts of a sentence.
func (c *block) regimen(a, b int) (m regimen) {
	set := func(at **figures.Fact, f *figures.Fact) {
		m.unsure = m.unsure || *at != nil || f.Interval || f.Approx != 0
		*at = f
	}
	for i := a; i < b; i++ {
		f := &c.Reading.Facts[i]
		lead := strings.TrimRight(c.Text[max(c.Reading.Clauses[f.Clause].Start, f.Outer.Start-30):f.Outer.Start], " 为约用有含是")
		switch {
		case f.Kind == figures.Count && f.Unit == "次" && affix.Ends(lead, "每日", "每天", "一日", "一天", "1日", "1天", "每日服", "每天服", "每日服用", "每天服用", "每日口服", "每天口服", "日服"):
			set(&m.times, f)
		case f.Kind != figures.Dose && f.Kind != figures.Count && f.Kind != figures.Duration || f.Unit == "次":
		case affix.Ends(lead, "每片", "每粒", "每支", "每袋", "每丸", "每颗", "每包", "每枚", "每瓶", "每板"):
			set(&m.piece, f)
		case m.taken != nil && m.taken.Kind == figures.Count && f.Kind == figures.Dose && c.comesToDose(m.taken, f, lead):
			set(&m.dose, f)
		case affix.Ends(lead, "每次", "一次", "1次", "每次服", "每次吃", "每次口服", "每次服用", "一次服用", "每次注射"):
			set(&m.taken, f)
		case affix.Ends(lead, "每日用量", "每天用量", "日用量", "每日总用量", "日总用量", "每日总量", "每天总量", "日总量", "全天总量", "一天总量", "全天共", "每日共", "每天共", "一天共", "每日合计", "每天合计", "日总剂量", "每日剂量", "日剂量", "每日总剂量", "全日总量", "每日服用总量", "每日共服", "每天共服", "一天合计", "全天剂", "全天剂量", "全天", "相当于每天", "相当于每日", "相当于一天", "每日合", "即每日", "即每天"), f.Kind == figures.Count && affix.Ends(lead, "每日", "每天", "一天", "每天吃", "每天服", "每日服"):
			set(&m.daily, f)
		case f.Kind == figures.Duration && (f.Unit == "天" || f.Unit == "日") && affix.Ends(lead, "可服", "可服用", "够服", "够吃", "可用", "能吃", "能服", "可吃"):
			set(&m.lasts, f)
		case f.Kind == figures.Count && affix.Ends(lead, "一盒", "每盒", "一瓶", "每瓶", "一包装"):
			set(&m.box, f)
		case f.Kind == figures.Duration && (f.Unit == "天" || f.Unit == "日") && affix.Ends(lead, "连用", "连服", "连续服用", "连续用药", "连续服", "疗程", "共服", "服用", "服", "用药", "连续使用", "连续口服", "连续", "共", "连吃", "疗程共"):
			set(&m.days, f)
		case f.Kind == figures.Duration && (f.Unit == "天" || f.Unit == "日") && affix.Starts(c.Text[f.End:], "的药", "的量", "的用量", "药量", "用量"):
			set(&m.days, f)
		case f.Kind == figures.Count && affix.Ends(lead, "共", "共计", "合计", "总共", "一共", "共需", "总计", "共开", "共开出", "共开具", "共需服用", "共服", "共服用"):
			set(&m.all, f)
		}
	}
	return m
}

// milligrams are the units of mass that one dose may be told in another of.
var milligrams = map[string]*big.Rat{"g": big.NewRat(1000, 1), "mg": big.NewRat(1, 1), "μg": big.NewRat(1, 1000)}

// amountOf returns the value of a dose in milligrams, and of anything else in its own unit.
func amountOf(f *figures.Fact) (v *big.Rat, unit string) {
	if mg, ok := milligrams[f.Unit]; ok && f.Kind == figures.Dose {
		return new(big.Rat).Mul(f.Value(), mg), "mg"
	}
	return f.Value(), f.Unit
}

// comesToDose reports whether an amount is what the pieces right before come to: 每次2片，即一次0.5克; 每次2片（0.5克）.
func (c *block) comesToDose(taken, f *figures.Fact, lead string) bool {
	if f.Clause-taken.Clause > 1 {
		return false
	}
	between := strings.TrimRight(c.Text[taken.End:f.Outer.Start], " 约为是")
	return affix.Ends(between, "（", "(", "即", "合", "共", "合计", "相当于", "也就是", "折合", "即一次", "即每次", "即每次服", "一次", "每次", "每次剂量", "每次用量", "单次剂量", "每次共", "一次共", "每次服用量", "就是") && len(between) <= 30 && !strings.ContainsAny(lead, "日天")
}

// judgeDose holds what is taken at a time in pieces against what that comes to: 每片0.25克，每次2片，即一次500毫克.
func (c *block) judgeDose(m regimen) {
	each, in := amountOf(m.piece)
	v, of := amountOf(m.dose)
	if in != of {
		return
	}
	c.wrongDose(m.dose, v, new(big.Rat).Mul(each, m.taken.Value()), c.Quote(m.piece.Span)+"×"+c.Quote(m.taken.Span),
		[]lint.Related{c.Related(m.piece.Span, "每份", "of each"), c.Related(m.taken.Span, "每次", "at a time")})
}

func (c *block) judgeRegimen(m regimen) {
	taken, unit := amountOf(m.taken)
	day := new(big.Rat).Mul(taken, m.times.Value())
	terms := c.Quote(m.taken.Span) + "×" + c.Quote(m.times.Span)
	related := []lint.Related{c.Related(m.taken.Span, "每次", "at a time"), c.Related(m.times.Span, "每日次数", "times a day")}
	if m.daily != nil {
		v, of := amountOf(m.daily)
		want, said, more := day, terms, related
		if of != unit && m.piece != nil {
			each, in := amountOf(m.piece)
			if in != of {
				return
			}
			want, said, more = new(big.Rat).Mul(day, each), c.Quote(m.piece.Span)+"×"+terms, append(more, c.Related(m.piece.Span, "每份", "of each"))
		} else if of != unit {
			return
		}
		c.wrongDose(m.daily, v, want, said, more)
	}
	if m.all != nil && m.days != nil && m.all.Unit == m.taken.Unit {
		c.wrongDose(m.all, m.all.Value(), new(big.Rat).Mul(day, m.days.Value()), terms+"×"+c.Quote(m.days.Span), append(related, c.Related(m.days.Span, "天数", "the days")))
	}
}

// wrongDose reports an amount v, printed as fact f, that is not what the copy makes it.
func (c *block) wrongDose(f *figures.Fact, v, want *big.Rat, terms string, related []lint.Related) {
	if want.Cmp(v) == 0 {
		return
	}
	if mg, ok := milligrams[f.Unit]; ok && f.Kind == figures.Dose {
		want = new(big.Rat).Quo(want, mg)
	}
	right := c.asPrinted(want, f)
	c.Report(f.Span, lint.Diagnostic{
		Rule:    "number/ratio",
		Message: lint.Say("按用法应为%[1]s，文中为“%[2]s”", "taken like this it is %[1]s, the copy says “%[2]s”", right, c.Quote(f.Span)),
		Notes:   figures.Notes(lint.Say("%[1]s＝%[2]s", "%[3]s = %[2]s", terms, right, strings.ReplaceAll(terms, "×", " × "))),
		Related: related,
	})
}
