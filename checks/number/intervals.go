package number

import (
	"strings"
	"time"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// intervals holds how long it was from one event to another against the times and dates the sentences before give:
// 15时05分检验科发现…。17时35分，许某突发心脏骤停。从检验科通知到心脏骤停，中间隔了三个半小时.
func intervals(p *lint.Pass, v *figures.View, s layout.Story) {
	for k := s.Start; k < s.End; k++ {
		c := blockAt(p, v, k)
		for i := range c.Reading.Facts {
			d := &c.Reading.Facts[i]
			if d.Kind != figures.Duration || c.Copy.Kind == lint.TableCell {
				continue
			}
			from, to := c.events(d)
			if from == "" || c.otherZone(i) {
				continue
			}
			if d.Unit == "天" && to != "" && d.Exact() {
				c.daysApart(i)
				continue
			}
			l, ok := c.lengthOf(i)
			switch {
			case !ok:
			case to != "":
				at := strings.LastIndex(c.Text[:d.Start], "从"+from)
				c.minutesApart(c.moments(at, from), c.moments(at, to), l)
			default: // 距离发现倒地: the event may be of a paragraph before, the other is the time in front
				var told []moment
				for q := max(s.Start, k-3); q < k; q++ {
					told = append(told, blockAt(p, v, q).moments(len(v.Readings[q].Text), from)...)
				}
				here := c.moments(d.Start, "")
				if n := len(here); n > 0 && c.Reading.Sentence(here[n-1].f) == c.Reading.Sentence(d) {
					c.minutesApart(append(told, here[:n-1]...), here[n-1:], l)
				}
			}
		}
	}
}

// events returns the events between which d lies, no times themselves: 从通知到心脏骤停，中间隔了三个半小时; 从发病到通报相隔五天; the
// first alone where the other is now: 距离发现倒地正好六分钟. Both are "" where d is no such length.
func (c *block) events(d *figures.Fact) (from, to string) {
	sentence := c.Reading.Sentence(d)
	s := c.Reading.Sentences[sentence]
	lead := c.Text[max(s.Start, d.Outer.Start-120):d.Outer.Start]
	if !endsStretch(strings.TrimLeft(c.Text[d.End:], "零0123456789分钟秒")) || c.otherTime(sentence) <= min(s.End, d.End+60) {
		return "", ""
	}
	if at := strings.LastIndex(lead, "距"); at >= 0 && !strings.ContainsAny(lead[at:], "，。；、") {
		from = strings.TrimPrefix(lead[at+len("距"):], "离")
		if len(from) < 12 || len(from) > 45 || hasDigit(from) || !affix.Ends(from, "正好", "刚好", "仅", "只", "不过", "整整", "已经", "已", "才", "过去了", "过了", "只有", "恰好") {
			return "", ""
		}
		return from, ""
	}
	at := strings.LastIndex(lead, "从")
	if at < 0 {
		return "", ""
	}
	from, to, _ = strings.Cut(lead[at+len("从"):], "到")
	if len(from) < 6 || len(from) > 45 || len(to) < 6 || len(to) > 60 || hasDigit(from+to) || strings.ContainsAny(from+to, "。；、") || strings.Count(from+to, "，") > 1 ||
		!affix.Ends(to, "前后", "相隔", "间隔", "隔了", "相距", "历时", "用时", "耗时", "用了", "只用", "仅用", "仅", "只", "整整", "不过", "过去了", "过了", "花了", "一共", "总共", "共", "短短", "足足") {
		return "", ""
	}
	return from, to
}

// notThisTime are words of a length that is not of the one time the copy tells of.
var notThisTime = [...]string{"平均", "每", "通常", "一般", "往往", "可能", "至今", "今天", "目前", "如果", "规定", "要求", "标准", "原来", "过去需", "以前", "缩短", "将", "最"}

// otherTime returns where the first of those words ends in a sentence. It is worked out once for all the lengths of the sentence.
func (c *block) otherTime(sentence int) int {
	if c.otherTimes == nil {
		c.otherTimes = map[int]int{}
	}
	first, ok := c.otherTimes[sentence]
	if !ok {
		s := c.Reading.Sentences[sentence]
		first = s.End + 1
		for _, w := range notThisTime {
			if k := strings.Index(c.Text[s.Start:s.End], w); k >= 0 {
				first = min(first, s.Start+k+len(w))
			}
		}
		c.otherTimes[sentence] = first
	}
	return first
}

func hasDigit(t string) bool { return strings.ContainsAny(t, "0123456789") }

// moments returns the times of day in front of an offset behind which the block may tell of an event, to the next of them:
// 17时35分，许某突发心脏骤停 for 心脏骤停; all for "".
func (c *block) moments(end int, event string) (list []moment) {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		if f.Start >= end {
			break
		}
		m, ok := c.momentOf(f)
		if !ok {
			continue
		}
		stop := min(end, f.End+210)
		for k := i + 1; k < len(c.Reading.Facts); k++ {
			if g := &c.Reading.Facts[k]; g.Kind == figures.Clock || g.Start > stop {
				stop = min(stop, g.Start-len(c.eventInFront(g)))
				break
			}
		}
		what := c.eventInFront(f)
		if what != "" {
			stop = min(stop, c.Reading.Clauses[f.Clause].End)
		}
		if what += c.Text[f.End:max(f.End, stop)]; event == "" || sharesWord(what, event) {
			list = append(list, m)
		}
	}
	return list
}

// eventInFront returns the words in front of a time of day that say what happened then: 首例患者于14时发病.
func (c *block) eventInFront(f *figures.Fact) string {
	if lead := c.leadOf(f); f.Kind == figures.Clock && affix.Ends(lead, "于", "在") && len(lead) >= 9 {
		return lead
	}
	return ""
}

// sharesWord reports whether t has two characters in a row of words, or but one of those that are seldom used alone.
func sharesWord(t, words string) bool {
	r := []rune(words)
	for i := range r {
		if strings.ContainsRune("倒醒跌摔停吐昏晕", r[i]) && strings.ContainsRune(t, r[i]) || i > 0 && !strings.ContainsAny(string(r[i-1:i+1]), "，的了在") && strings.Contains(t, string(r[i-1:i+1])) {
			return true
		}
	}
	return false
}

// minutesApart reports a length that fits from no time of one event to any of the other.
func (c *block) minutesApart(from, to []moment, l length) {
	if len(from) == 0 || len(to) == 0 || len(from) > 5 || len(to) > 5 {
		return
	}
	a, b := from[len(from)-1], to[len(to)-1]
	for _, x := range from {
		for _, y := range to {
			if l.fits(x, y) {
				return
			}
		}
	}
	if a.f == b.f || !a.fine && !b.fine && l.minutes < 60 {
		return
	}
	c.wrongLength(a, b, l)
}

// daysApart reports the days in fact i that no two dates of the sentences before give, nor one of them and a length in between: 三天后.
func (c *block) daysApart(i int) {
	d := &c.Reading.Facts[i]
	n64, whole := d.Lo.Integer()
	if !whole || n64 < 2 {
		return
	}
	n := int(n64)
	here := c.Reading.Sentence(d)
	var points []time.Time
	var dates []*figures.Fact
	for k := range c.Reading.Facts {
		f := &c.Reading.Facts[k]
		if at := c.Reading.Sentence(f); at < here-2 || at > here {
			continue
		}
		switch {
		case f.Kind == figures.Date && f.Day.Month > 0 && f.Day.Month <= 12 && f.Day.Day > 0 && !c.lunar(f):
			for _, day := range [...]figures.Day{f.Day, f.Day2} {
				points = append(points, time.Date(2023, time.Month(max(1, day.Month)), max(1, day.Day), 0, 0, 0, 0, time.UTC))
			}
			if f.Start < d.Start {
				dates = append(dates, f)
			}
		case f.Kind == figures.Date:
			return // a day of no month, a month of no day: which one is not said
		case f.Kind == figures.Duration && k != i && f.Unit == "天" && affix.Starts(c.Text[f.End:], "后", "前", "之后", "以后"):
			v, _ := f.Lo.Integer()
			for _, t := range points {
				points = append(points, t.AddDate(0, 0, int(v)), t.AddDate(0, 0, -int(v)))
			}
		}
	}
	if len(dates) < 2 || len(points) > 16 || dates[len(dates)-1].Interval || dates[len(dates)-2].Interval {
		return
	}
	for x := range points {
		for y := range x {
			gap := int(points[x].Sub(points[y]).Hours() / 24)
			for _, g := range [...]int{gap, -gap, 365 - gap, 365 + gap} {
				if g >= n-1 && g <= n+1 {
					return
				}
			}
		}
	}
	c.days(dates[len(dates)-2], dates[len(dates)-1], d, false)
}
