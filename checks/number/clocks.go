package number

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// moment is a time of day as copy names it.
type moment struct {
	b      *lint.Block
	f      *figures.Fact
	minute int          // of the day, or of half a day where known is false
	known  bool         // the copy says which half of the day
	fine   bool         // to the minute
	rough  bool         // 9时许
	long   bool         // 17时, which the half of the day does not matter to
	at     figures.Span // with the half of the day in front and minutes without 分 behind
}

// halvesOfDay are words for parts of a day and the hour their half begins at, longer ones first.
var halvesOfDay = [...]struct {
	word string
	noon int
}{
	{"凌晨", 0}, {"清晨", 0}, {"早上", 0}, {"早晨", 0}, {"清早", 0}, {"一早", 0}, {"上午", 0}, {"拂晓", 0}, {"黎明", 0},
	{"中午", 12}, {"正午", 12}, {"午间", 12}, {"下午", 12}, {"午后", 12}, {"傍晚", 12},
	{"晚上", 18}, {"晚间", 18}, {"深夜", 18}, {"夜里", 18}, {"夜间", 18}, {"半夜", 18}, {"午夜", 18}, {"晚", 18}, {"夜", 18}, {"早", 0},
}

// hourOfDate returns the time of day that closes a date: 22时40分 of 1月18日22时40分.
func (c *block) hourOfDate(f *figures.Fact) (clock figures.Fact, ok bool) {
	if f.Kind != figures.Date || f.Interval || f.Day.Day == 0 || !affix.Ends(f.Of(c.Text), "时", "分") {
		return clock, false
	}
	k := strings.LastIndexAny(f.Of(c.Text), "日号")
	if k < 0 {
		return clock, false
	}
	from := f.Start + k + len("日")
	digits := strings.IndexFunc(c.Text[from:f.End], func(r rune) bool { return r < '0' || r > '9' })
	if digits < 1 || digits > 2 {
		return clock, false
	}
	hour, _ := strconv.Atoi(c.Text[from : from+digits])
	clock = *f
	clock.Kind, clock.Start, clock.Number, clock.Lo = figures.Clock, from, figures.Span{Start: from, End: from + digits}, figures.Int(int64(hour))
	return clock, true
}

// momentOf reads a time of day; ok is false where it is none: 3点建议, 25时.
func (c *block) momentOf(f *figures.Fact) (m moment, ok bool) {
	if clock, ok := c.hourOfDate(f); ok {
		m, ok = c.momentOf(&clock)
		m.f = f
		return m, ok
	}
	n, whole := f.Lo.Integer()
	if f.Kind != figures.Clock || !whole || n > 24 || f.Interval {
		return m, false
	}
	m = moment{b: c.Copy, f: f, at: f.Span}
	minutes, hour := 0, int(n)
	if number := c.Text[f.Number.Start:f.Number.End]; strings.ContainsAny(number, ":：") {
		v, whole := f.Hi.Integer()
		if !whole || strings.Count(c.Text[f.Start:f.End], ":") > 1 {
			return m, false
		}
		minutes, m.fine = int(v), true
	} else {
		tail := c.Text[f.Number.End:]
		tail = strings.TrimLeft(tail, " ")
		if !affix.Starts(tail, "时", "点") {
			return m, false
		}
		tail = tail[len("时"):]
		if v, w := minutesAt(tail); w > 0 {
			minutes, m.fine = v, !strings.HasPrefix(tail, "半")
			m.at.End = max(m.at.End, len(c.Text)-len(tail)+w)
			tail = tail[w:]
		}
		m.rough = affix.Starts(strings.TrimPrefix(strings.TrimPrefix(tail, "分"), "钟"), "许", "多", "左右", "前后", "前", "后", "过", "余")
	}
	before := c.Reading.Before(f, f.Start)
	m.rough = m.rough || affix.Ends(before, "约", "大约", "近", "将近", "大概")
	m.long = hour >= 13
	m.known = m.long || hour == 0
	for _, h := range halvesOfDay {
		if !strings.HasSuffix(before, h.word) {
			continue
		}
		m.known, m.at.Start = true, f.Start-len(h.word)
		switch {
		case h.word == "凌晨" && hour == 12:
			hour = 0
		case h.noon == 18 && hour <= 4, h.noon == 18 && hour == 12:
			hour = hour%12 + 24 // 晚上12点 ends the day, 晚上1点 is of the next
		case h.noon > 0 && hour < 12 && !(h.noon == 12 && h.word != "下午" && hour >= 10): // 中午11时 is before noon
			hour += 12
		}
		break
	}
	m.minute = hour*60 + minutes
	return m, true
}

// minutesAt reads the minutes behind an hour and how long they are written: 半, 一刻, 05分, 四十; 0 if none stand there.
func minutesAt(t string) (v, width int) {
	switch {
	case strings.HasPrefix(t, "半"):
		return 30, len("半")
	case strings.HasPrefix(t, "一刻"):
		return 15, len("一刻")
	case strings.HasPrefix(t, "三刻"):
		return 45, len("三刻")
	}
	end := strings.IndexFunc(t, func(r rune) bool { return !strings.ContainsRune("0123456789零一二三四五六七八九十", r) })
	if end < 0 {
		end = len(t)
	}
	run, tail := t[:end], t[end:]
	if run == "" || utf8.RuneCountInString(run) > 3 {
		return 0, 0
	}
	if run[0] < utf8.RuneSelf {
		n, err := strconv.Atoi(run)
		v = n
		if err != nil || len(run) > 2 {
			return 0, 0
		}
	} else {
		tens, ones, ten := strings.Cut(run, "十")
		switch {
		case !ten:
			v = digitByDigit(run)
		case tens == "":
			v = 10 + digitByDigit(ones)
		default:
			v = 10*digitByDigit(tens) + digitByDigit(ones)
		}
	}
	// Without 分 two characters tell minutes, before a mark or a verb of motion: 12点40, 十点四十到.
	if unit := strings.HasPrefix(tail, "分"); v >= 60 || !unit && (utf8.RuneCountInString(run) < 2 || tail != "" && !affix.Starts(tail, "，", "。", "；", "、", "）", "到", "至", "出", "抵")) {
		return 0, 0
	}
	return v, end
}

// digitByDigit reads 五, 零五 and 二五 digit by digit.
func digitByDigit(t string) (v int) {
	for _, r := range t {
		v = v*10 + strings.Index("零一二三四五六七八九", string(r))/len("零")
	}
	return v
}

// length is a stated length of time in minutes.
type length struct {
	figures.Span
	minutes int
	slack   int // by how many minutes people round it
	hedged  bool
}

// lengthOf reads fact k as a length of hours and minutes: 四个半小时, 1小时40分钟, 一小时又四十分钟.
func (c *block) lengthOf(k int) (l length, ok bool) {
	d := &c.Reading.Facts[k]
	if d.Kind != figures.Duration || d.Unit != "时" && d.Unit != "分" || d.Approx&(figures.Vague|figures.AtLeast|figures.AtMost) != 0 || d.Interval {
		return l, false
	}
	l = length{Span: d.Span, hedged: d.Approx != 0}
	n, whole := d.Lo.Integer()
	switch {
	case d.Unit == "分" && !whole:
		return l, false
	case d.Unit == "分":
		if k > 0 && hoursBefore(&c.Reading.Facts[k-1], d, c.Text) {
			return l, false // read with its hours
		}
		l.minutes, l.slack = int(n), 2
		switch {
		case n%10 == 0:
			l.slack = 5
		case n < 10:
			l.slack = 1
		}
		return l, n > 0
	case whole:
		l.minutes, l.slack = int(n)*60, 44
	case d.Lo.Rat().Denom().IsInt64() && d.Lo.Rat().Denom().Int64() == 2:
		l.minutes, l.slack = int(d.Lo.Float()*60), 20
	default:
		l.minutes, l.slack = int(d.Lo.Float()*60+0.5), 10
	}
	if k+1 < len(c.Reading.Facts) && hoursBefore(d, &c.Reading.Facts[k+1], c.Text) {
		m := &c.Reading.Facts[k+1]
		v, whole := m.Lo.Integer()
		if !whole || m.Interval || m.Approx&figures.Vague != 0 {
			return l, false
		}
		l.End, l.minutes, l.slack, l.hedged = m.End, l.minutes+int(v), 5, l.hedged || m.Approx != 0
	}
	return l, l.minutes > 0
}

// hoursBefore reports whether m is the minutes of the hours in h: 2小时30分, 一小时又四十分钟.
func hoursBefore(h, m *figures.Fact, text string) bool {
	if h.Kind != figures.Duration || h.Unit != "时" || m.Unit != "分" || m.Kind != figures.Duration && m.Kind != figures.Measure || m.Start < h.End {
		return false
	}
	switch strings.TrimSpace(text[h.End:m.Start]) {
	case "", "又", "零", "加", "又零", "，又":
		return true
	}
	return false
}

// fits reports whether a length is near enough to that from a to b. Where the copy does not say which halves of the day
// the two are in, they are half a day apart more or less.
func (l length) fits(a, b moment) bool {
	slack := l.slack
	if a.rough || b.rough {
		slack += 30
	}
	if !a.fine && !b.fine {
		slack = max(slack, 10)
	}
	if l.hedged {
		slack += l.minutes / 2
	}
	off := (l.minutes - between(a, b)) % cycle(a, b)
	if off < 0 {
		off += cycle(a, b)
	}
	return min(off, cycle(a, b)-off) <= slack
}

// cycle is after how many minutes two times of day may be the same.
func cycle(a, b moment) int {
	if a.known && b.known || a.long || b.long { // 8时到20时 counts to 24
		return 24 * 60
	}
	return 12 * 60
}

// between is how many minutes it is from a to the next b.
func between(a, b moment) int {
	n := (b.minute - a.minute) % cycle(a, b)
	if n < 0 {
		n += cycle(a, b)
	}
	return n
}
