package figures

import (
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
)

// date reads a calendar date or a time of day that begins with n, with the other end of its range.
func (rd *reader) date(n numeral) (int, bool) {
	s := rd.s
	v, whole := n.lo.Integer()
	if !whole || n.mag != 0 || n.more || n.vague || n.point || n.hi.Cmp(n.lo) != 0 {
		return 0, false
	}
	k := skipSpace(s, n.end)
	first, end, ok := dayAt(s, n, v, k)
	if !ok {
		return rd.bareYears(n, v, k)
	}
	if first.Month == 0 && first.Year == 0 {
		if first.Day < 0 {
			return rd.clock(n, k)
		}
	}
	start := n.start
	if first.Year > 0 && ofRepublic(s, n, v) {
		start = strings.LastIndex(s[:start], "民国")
	}
	f := Fact{Span: Span{start, end}, Number: Span{n.start, n.end}, Kind: Date, Lo: n.lo, Hi: n.hi, Day: first, Day2: first, Hanzi: n.hanzi}
	if first.Day > 0 {
		f.End = clockTail(s, f.End)
	}
	j := skipSpace(s, f.End)
	if d := dashAt(s, j); d.any {
		q := skipSpace(s, j+d.w)
		m, mok := numberAt(s, q)
		if mok {
			if mv, whole := m.lo.Integer(); whole && m.mag == 0 && !m.point {
				qk := skipSpace(s, m.end)
				if last, e, ok := dayAt(s, m, mv, qk); ok && (last.Year > 0 || last.Month > 0 || last.Day > 0) {
					f.Day2 = inherit(last, first)
					f.End, f.Interval, f.Dash = e, true, Span{j, j + d.w}
					if last.Day > 0 {
						f.End = clockTail(s, f.End)
					}
				}
			}
		} else if nextYear(s[q:]) {
			// 10月至次年3月, 去年12月至今年2月
			q += len("次年")
			if m, mok := numberAt(s, q); mok {
				mv, _ := m.lo.Integer()
				if last, e, ok := dayAt(s, m, mv, skipSpace(s, m.end)); ok && last.Month > 0 && last.Year == 0 {
					f.End, f.Interval, f.Dash = e, true, Span{j, j + d.w}
					f.Day2 = last
					f.Day2.Year = -1 // the year after, whichever it is
					if first.Year > 0 {
						f.Day2.Year = first.Year + 1
					}
				}
			}
		}
	}
	f.Outer = f.Span
	return rd.emit(f), true
}

func nextYear(t string) bool {
	return strings.HasPrefix(t, "次年") || strings.HasPrefix(t, "翌年") || strings.HasPrefix(t, "来年") || strings.HasPrefix(t, "今年")
}

// inherit fills the parts of the last day that the first one gives: 3月1日至5日.
func inherit(last, first Day) Day {
	if last.Year == 0 {
		last.Year = first.Year
		if last.Month == 0 {
			last.Month = first.Month
		}
	}
	return last
}

func numberAt(s string, q int) (numeral, bool) {
	if _, w := digitAt(s, q); w > 0 {
		return arabic(s, q)
	}
	return hanziAt(s, q)
}

// dayAt reads a date whose first number is n with value v; k is where its unit should stand. Day -1 marks a time.
func dayAt(s string, n numeral, v int64, k int) (d Day, end int, ok bool) {
	rest := s[k:]
	switch {
	case strings.HasPrefix(rest, "年") && (isYear(n, v) || ofRepublic(s, n, v)):
		era := ofRepublic(s, n, v)
		if r := firstRune(rest[len("年"):]); r == '级' || r == '龄' || r == '代' && era {
			return d, 0, false
		}
		if era {
			v += republic
		}
		d.Year, end = int(v), k+len("年")
		j := skipSpace(s, end)
		if m, mok := numberAt(s, j); mok && m.end > j && m.mag == 0 && !m.point {
			mv, _ := m.lo.Integer()
			if md, e, ok := monthDay(s, mv, skipSpace(s, m.end)); ok {
				md.Year = d.Year
				return md, e, true
			}
		}
		return d, end, true
	case strings.HasPrefix(rest, "月"):
		return monthDay(s, v, k)
	case strings.HasPrefix(rest, "日") && !n.hanzi && v >= 1 && v <= 31:
		next, prev := firstRune(rest[len("日"):]), runeBefore(s, n.start)
		if strings.ContainsRune("内之游龄均后元", next) || next == '间' && !dashBefore(s, n.start) || strings.ContainsRune("续期共近约每满达足超院余", prev) {
			return d, 0, false
		}
		return Day{Day: int(v)}, k + len("日"), true
	case strings.HasPrefix(rest, "号") && !n.hanzi && v >= 1 && v <= 31 && dayNumber(s, n.start, k+len("号")):
		return Day{Day: int(v)}, k + len("号"), true
	case strings.HasPrefix(rest, "时") && v <= 24:
		if r := firstRune(rest[len("时"):]); strings.ContainsRune("间期候代常光段值钟", r) {
			return d, 0, false
		}
		return Day{Day: -1}, k, true
	case strings.HasPrefix(rest, "点") && v <= 24 && n.lo.Scale == 0:
		return Day{Day: -1}, k, true
	}
	return d, 0, false
}

// dayNumber reports whether N号 from start to end is a day of the month, as broadcast copy writes it: 25号晚间, 4号表示;
// 26号文件 and 2号楼 are not.
func dayNumber(s string, start, end int) bool {
	if affix.Starts(s[end:], "上午", "下午", "中午", "晚", "凌晨", "清晨", "早", "傍晚", "表示", "说", "宣布", "公布", "发布", "报道", "通报", "称", "确认", "举行", "召开", "起，", "当天", "左右") {
		return true
	}
	if p := runeBefore(s, start); (p == 0 || p == '。' || p == '\n') && strings.HasPrefix(s[end:], "，") {
		return true
	}
	if p := runeBefore(s, start); (p == 0 || p == '。' || p == '，' || p == '\n') && affix.Starts(s[end:], "有", "在", "将", "已", "从", "就", "又", "起") {
		return true
	}
	for _, w := range [...]string{"截至", "截止", "本月", "上月", "下月", "今天"} {
		if strings.HasSuffix(s[:start], w) {
			return true
		}
	}
	return false
}

// dashBefore reports whether a range leads to the number at i.
func dashBefore(s string, i int) bool {
	switch runeBefore(s, i) {
	case '至', '到', '-', '—', '~', '～', '–':
		return true
	}
	return false
}

func isYear(n numeral, v int64) bool {
	if n.hanzi {
		return n.positional && v >= 1000 && v < 3000
	}
	return v >= 1500 && v < 2200 && n.end-n.start != 5
}

// republic is the year before the first of the Republic of China, from which Taiwan counts its years.
const republic = 1911

// ofRepublic reports whether n is a year as Taiwan counts them, 民國92年, by the name of the era in front. The text is simplified.
func ofRepublic(s string, n numeral, v int64) bool {
	return v >= 1 && v <= 200 && (strings.HasSuffix(s[:n.start], "民国") || strings.HasSuffix(s[:n.start], "民国 "))
}

// monthDay reads 11月22日 when v is the month and k stands at 月.
func monthDay(s string, v int64, k int) (d Day, end int, ok bool) {
	if !strings.HasPrefix(s[k:], "月") || v > 99 {
		return d, 0, false
	}
	end = k + len("月")
	if r := firstRune(s[end:]); r == '龄' || r == '大' || r == '嫂' || r == '子' || r == '经' {
		return d, 0, false
	}
	d.Month = int(v)
	if strings.HasPrefix(s[end:], "份") {
		return d, end + len("份"), true
	}
	j := skipSpace(s, end)
	if m, mok := numberAt(s, j); mok && m.end > j && m.mag == 0 && !m.point && !m.more {
		q := skipSpace(s, m.end)
		dv, _ := m.lo.Integer()
		if dv >= 0 && dv < 100 && (strings.HasPrefix(s[q:], "日") || strings.HasPrefix(s[q:], "号")) {
			d.Day = int(dv)
			return d, q + 3, true
		}
		// 3月1至5日
		if dd := dashAt(s, q); dd.any {
			if m2, ok := numberAt(s, skipSpace(s, q+dd.w)); ok && strings.HasPrefix(s[skipSpace(s, m2.end):], "日") && dv > 0 && dv < 32 {
				d.Day = int(dv)
				return d, q, true
			}
		}
	}
	return d, end, true
}

// bareYears reads ranges whose left side has no unit: 2020—2023年, 1—11月, 3-5日.
func (rd *reader) bareYears(n numeral, v int64, k int) (int, bool) {
	s := rd.s
	d := dashAt(s, k)
	if !d.any {
		return 0, false
	}
	q := skipSpace(s, k+d.w)
	m, ok := numberAt(s, q)
	if !ok || m.mag != 0 || m.point || m.more || m.hanzi != n.hanzi {
		return 0, false
	}
	mv, whole := m.lo.Integer()
	if !whole {
		return 0, false
	}
	rest := s[skipSpace(s, m.end):]
	f := Fact{Span: Span{n.start, 0}, Number: Span{n.start, m.end}, Kind: Date, Lo: n.lo, Hi: m.hi, Interval: true, Dash: Span{k, k + d.w}, Hanzi: n.hanzi}
	f.End = skipSpace(s, m.end)
	switch {
	case strings.HasPrefix(rest, "年") && isYear(n, v) && isYear(m, mv):
		f.Day, f.Day2 = Day{Year: int(v)}, Day{Year: int(mv)}
		f.End += len("年")
	case strings.HasPrefix(rest, "月") && v <= 12 && mv <= 31 && v > 0:
		f.Day, f.Day2 = Day{Month: int(v)}, Day{Month: int(mv)}
		f.End += len("月")
		if strings.HasPrefix(s[f.End:], "份") {
			f.End += len("份")
		}
		if r := firstRune(s[f.End:]); r == '龄' {
			return 0, false
		}
	case strings.HasPrefix(rest, "日") && v <= 31 && mv <= 31 && v > 0 && !n.hanzi && !strings.HasPrefix(rest, "日龄") && !strings.HasPrefix(rest, "日内"):
		f.Day, f.Day2 = Day{Day: int(v)}, Day{Day: int(mv)}
		f.End += len("日")
	default:
		return 0, false
	}
	f.Outer = f.Span
	return rd.emit(f), true
}

// clock reads 14时30分 and 9点半.
func (rd *reader) clock(n numeral, k int) (int, bool) {
	s := rd.s
	isPoint := strings.HasPrefix(s[k:], "点")
	end := k + len("点")
	if isPoint && n.hanzi {
		end = k + len("点")
	}
	end = minutes(s, end)
	f := Fact{Span: Span{n.start, end}, Number: Span{n.start, n.end}, Lo: n.lo, Hi: n.hi, Kind: Clock, Hanzi: n.hanzi}
	f.Outer = f.Span
	return rd.emit(f), true
}

func minutes(s string, end int) int {
	if strings.HasPrefix(s[end:], "半") {
		return end + len("半")
	}
	if m, ok := numberAt(s, end); ok && m.mag == 0 && !m.point && strings.HasPrefix(s[m.end:], "分") {
		end = m.end + len("分")
		if strings.HasPrefix(s[end:], "许") {
			end += len("许")
		}
	}
	return end
}

// clockTail skips the time of day behind a date: 3月1日0时, 3月1日14:30.
func clockTail(s string, end int) int {
	j := skipSpace(s, end)
	m, ok := arabicAt(s, j)
	if !ok || m.mag != 0 {
		return end
	}
	if v, whole := m.lo.Integer(); !whole || v > 24 {
		return end
	}
	if d := dashAt(s, m.end); d.any && !d.word {
		// 0-24时
		if m, ok := arabicAt(s, m.end+d.w); ok && m.mag == 0 && !m.point && strings.HasPrefix(s[m.end:], "时") && !strings.HasPrefix(s[m.end:], "时间") {
			return minutes(s, m.end+len("时"))
		}
	}
	if !strings.HasPrefix(s[m.end:], "时") || strings.HasPrefix(s[m.end:], "时间") {
		return end
	}
	end = minutes(s, m.end+len("时"))
	// 0时至24时
	if d := dashAt(s, end); d.any {
		if m, ok := arabicAt(s, end+d.w); ok && m.mag == 0 && !m.point && strings.HasPrefix(s[m.end:], "时") && !strings.HasPrefix(s[m.end:], "时间") {
			return minutes(s, m.end+len("时"))
		}
	}
	return end
}

func arabicAt(s string, j int) (numeral, bool) {
	if _, w := digitAt(s, j); w == 0 {
		return numeral{}, false
	}
	return arabic(s, j)
}
