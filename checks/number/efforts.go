package number

import (
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// lasted are the words in front of how long something took, and pointsBack those that say it has been told of before.
var (
	lasted     = []string{"持续", "持续了", "历时", "长达", "耗时", "用时", "进行了", "奋战", "奋战了", "鏖战", "鏖战了", "历经", "经过"}
	pointsBack = []string{"这场", "这台", "这次", "这一", "整场", "整台", "整个", "全程", "该手术", "此次", "这趟", "这段"}
	begins     = []string{"开始", "启动", "推进手术室", "进入手术室", "上台", "划皮", "切皮", "接警", "出发", "开台", "被推进", "接到", "开工"}
	finished   = []string{"结束", "完成", "缝完", "缝合", "最后", "顺利", "成功", "终于", "落幕", "脱险", "关腹", "下台", "走出"}
)

// effortsToldOf holds how long an effort told before is said to have lasted against its two ends, the only times of day of the story up to there:
// 22时40分，手术开始。…5时10分，最后一针缝完 … 这场持续6个半小时的手术.
func effortsToldOf(p *lint.Pass, v *figures.View, s layout.Story) {
	var told []moment
	begun := false
	for k := s.Start; k < s.End; k++ {
		c := blockAt(p, v, k)
		if c.Copy.Kind == lint.TableCell {
			continue
		}
		for i := range c.Reading.Facts {
			f := &c.Reading.Facts[i]
			if f.Kind == figures.Date || f.Kind == figures.Clock {
				m, ok := c.momentOf(f)
				if !ok && f.Kind == figures.Date {
					continue
				}
				if told = append(told, m); !ok || len(told) > 3 {
					return
				}
				begun = begun || len(told) == 1 && figures.Mentions(window(c.Text, m.at.End, c.Reading.Clauses[min(f.Clause+1, len(c.Reading.Clauses)-1)].End, f), begins...)
				continue
			}
			if f.Kind != figures.Duration || !begun || len(told) < 2 || told[len(told)-1].b == c.Copy && c.Reading.Sentence(told[len(told)-1].f) == c.Reading.Sentence(f) {
				continue
			}
			l, ok := c.lengthOf(i)
			lead := c.leadOf(f)
			if !ok || l.minutes < 60 || !affix.Ends(strings.TrimRight(lead, " 了近"), lasted...) || !figures.Mentions(lead, pointsBack...) || figures.Mentions(lead, "平均", "每", "最") {
				continue
			}
			if e := told[len(told)-1]; !figures.Mentions(window(v.Readings[e.b.Index].Text, e.at.End, len(v.Readings[e.b.Index].Text), e.f), finished...) {
				return
			}
			for x := range told {
				for y := range x {
					if l.fits(told[y], told[x]) {
						return
					}
				}
			}
			c.wrongLength(told[0], told[len(told)-1], l)
			return
		}
	}
}

// everyTime are what stands in front of how long something lasts each time, behind its hours.
var everyTime = []string{"每晚", "每天", "每日", "每晚开诊", "每天开诊", "每晚服务", "每天服务", "每天接诊", "每晚接诊", "每晚开放", "每天开放", "每日开放", "每晚各"}

// hoursEach holds how many hours each day has against the times it begins and ends, right before: 18时至20时接诊，每晚2小时. Of a long day the noon may
// be free.
func (c *block) hoursEach(a, b moment, k int, l length) {
	const longest = 6 * 60
	d := &c.Reading.Facts[k]
	lead := strings.TrimRight(strings.TrimLeft(c.leadOf(d), "，, "), " 共")
	if d.Clause-b.f.Clause != 1 || !c.runsTo(a, b) || !slices.Contains(everyTime, lead) || l.fits(a, b) {
		return
	}
	if n := between(a, b); n > longest && l.minutes < n || n == 0 {
		return
	}
	c.wrongLength(a, b, l)
}

// calls and comings are what stands behind the time of a call for help, and of those who come.
var (
	calls   = []string{"报案", "报警", "接警", "接报", "接到", "接获", "呼救", "拨打", "求助", "获报"}
	comings = []string{"抵达", "到达", "赶到", "到场", "赶抵", "赶往现场", "送达", "送医"}
)

// comesBeforeCall finds help that came before it was called: 14时25分报案，…14时13分抵达.
func (c *block) comesBeforeCall() {
	if !c.Holds(calls...) {
		return
	}
	const within = 6 * 60 // minutes: beyond it, it is of the next day
	var called moment
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		if f.Kind == figures.Date {
			called = moment{}
		} else if f.Kind != figures.Clock {
			continue
		}
		m, ok := c.momentOf(f)
		if !ok {
			continue
		}
		behind := strings.TrimLeft(c.Text[m.at.End:], "许左右，,分 ")
		switch {
		case affix.Starts(behind, calls...):
			called = m
		case called.f != nil && affix.Starts(behind, comings...) && c.Reading.Sentence(f)-c.Reading.Sentence(called.f) <= 1 && m.known == called.known && called.minute > m.minute && called.minute-m.minute < within && !figures.Mentions(c.Text[called.at.End:m.at.Start], "次日", "第二天", "翌日"):
			c.outOfOrder(m.at, called.at)
			called = moment{}
		}
	}
}
