package figures

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/healthlint/healthlint/lint/lines"
)

// fixed are words that begin like a number and are none.
//
//go:embed fixed.tsv
var fixed string

// fixedWords is fixed by the first two characters of its words.
var fixedWords = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for row := range lines.Rows(fixed, 2) {
		for w := range strings.FieldsSeq(row[1]) {
			m[w[:6]] = append(m[w[:6]], w)
		}
	}
	return m
})

// hanzi reads the Chinese numeral at i and returns the offset behind it, or i when it is part of a word.
func (rd *reader) hanzi(i int, r rune, w int) int {
	s := rd.s
	switch r {
	case '第':
		return rd.ordinal(i, w)
	case '半':
		return rd.half(i, w)
	case '数', '几':
		return rd.vague(i)
	}
	prev := runeBefore(s, i)
	if r == '百' || r == '千' || r == '十' || r == '一' {
		if end, ok := rd.perCent(i); ok {
			return end
		}
	}
	if i+6 <= len(s) {
		for _, word := range fixedWords()[s[i:i+6]] {
			if strings.HasPrefix(s[i:], word) {
				return i + len(word)
			}
		}
	}
	n, ok := hanziNumeral(s, i)
	if !ok || n.end == n.start {
		return max(n.end, i+w)
	}
	// 三分之一
	if strings.HasPrefix(s[n.end:], "分之") {
		if m, ok := hanziAt(s, n.end+len("分之")); ok {
			f := Fact{Span: Span{i, m.end}, Outer: Span{i, m.end}, Number: Span{i, m.end}, Kind: Fraction, Lo: m.lo, Hi: n.lo, Unit: "/", Hanzi: true}
			return rd.emit(f)
		}
	}
	switch {
	case (strings.ContainsRune("周拜初", prev) || strings.HasSuffix(s[:i], "星期")) && n.single:
		// 周三, 星期三, 初三; but 每周三次 and 为期三天 count.
		if u := unitAt(s, n.end, true); u == nil || u.text != "次" || prev == '初' {
			return n.end
		}
	case n.single && r == '一' && strings.ContainsRune("统唯单逐专归划万之同这那某每任另进不第其如合均随有大老", prev):
		return n.end
	case n.single && prev == '前' && strings.HasPrefix(s[n.end:], "位"):
		return n.end // 居前三位
	case n.bare && n.end-i == w && prev != '近' && prev != '上' && prev != '超' && prev != '逾' && prev != '过' && prev != '约' && !n.more:
		return n.end
	}
	if n.positional && strings.HasPrefix(s[n.end:], "年") && n.end-i != 12 {
		return n.end
	}
	if end, ok := rd.date(n); ok {
		return end
	}
	if n.positional {
		return n.end
	}
	if n.lo == Int(10) && n.end-i == 3 && strings.HasPrefix(s[n.end:], "分") && !strings.HasPrefix(s[n.end:], "分钟") {
		return n.end // 十分
	}
	if n.single && r == '一' && strings.HasPrefix(s[n.end:], "道") && !strings.ContainsRune("题菜门光坎屏防风工程手关难墙亮疤伤口缝命", firstRune(s[n.end+len("道"):])) {
		return n.end + len("道") // 一道努力
	}
	if u := unitAt(s, n.end, true); u != nil && u.text == "个" {
		// 五个一, 四个最严, 三个代表: a slogan, no count of things.
		if next := firstRune(s[n.end+len("个"):]); next == '一' || next == '最' || next == '不' {
			return n.end + len("个")
		}
	}
	if k := rd.quantity(n); k > i {
		return k
	}
	return n.end
}

// perCent reads 百分之二十, 百分之12.5, 千分之三, 十万分之五 and 百分之百.
func (rd *reader) perCent(i int) (int, bool) {
	s := rd.s
	if k := strings.Index(s[i:min(len(s), i+15)], "分之"); k < 0 {
		return 0, false
	}
	for _, p := range [...]struct {
		word, unit string
		kind       Kind
	}{{"百分之", "%", Percent}, {"千分之", "‰", PerMille}, {"十万分之", "/10万", PerHundredK}, {"一百分之", "%", Percent}} {
		if !strings.HasPrefix(s[i:], p.word) {
			continue
		}
		j := i + len(p.word)
		var n numeral
		var ok bool
		if _, w := digitAt(s, j); w > 0 {
			n, ok = arabic(s, j)
		} else if strings.HasPrefix(s[j:], "百") && p.kind == Percent {
			n, ok = numeral{start: j, end: j + 3, lo: Int(100), hi: Int(100), hanzi: true}, true
		} else {
			n, ok = hanziAt(s, j)
		}
		if !ok {
			return 0, false
		}
		f := Fact{Span: Span{i, n.end}, Number: Span{n.start, n.end}, Lo: n.lo, Hi: n.hi, Kind: p.kind, Unit: p.unit, Hanzi: n.hanzi}
		if n.vague {
			f.Approx |= Vague
		}
		if n.more {
			f.Approx |= Over
		}
		// 百分之五至百分之八, 百分之五到八
		if d := dashAt(s, f.End); d.any && !(d.word && movementBefore(s, rd.clause.Start, i)) {
			j := f.End + d.w
			left := strings.HasPrefix(s[j:], p.word)
			if left {
				j += len(p.word)
			}
			m, ok := hanziAt(s, j)
			if _, w := digitAt(s, j); w > 0 {
				m, ok = arabic(s, j)
			}
			if ok && (left || d.word && unitAt(s, m.end, true) == nil) {
				g := Fact{Span: Span{i, m.end}, Number: Span{m.start, m.end}, Lo: m.lo, Hi: m.hi, Kind: p.kind, Unit: p.unit, Hanzi: m.hanzi}
				f = joinRange(f, g, true, Span{f.End, f.End + d.w})
			}
		}
		f.Outer = f.Span
		return rd.emit(f), true
	}
	return 0, false
}

// ordinal reads 第三, 第12批, 第一季度.
func (rd *reader) ordinal(i, w int) int {
	s := rd.s
	j := skipSpace(s, i+w)
	var n numeral
	var ok bool
	if _, dw := digitAt(s, j); dw > 0 {
		n, ok = arabic(s, j)
	} else {
		n, ok = hanziAt(s, j)
	}
	if !ok || n.end <= j {
		return i + w
	}
	f := Fact{Span: Span{i, n.end}, Outer: Span{i, n.end}, Number: Span{n.start, n.end}, Lo: n.lo, Hi: n.hi, Kind: Ordinal, Unit: "第", Hanzi: n.hanzi}
	// 第1~4天
	if d := dashAt(s, n.end); d.any && !d.word && !n.hanzi {
		if m, ok := arabicAt(s, n.end+d.w); ok && m.mag == 0 && !m.point && unitFollows(s, m.end) {
			f.Hi, f.Interval, f.Dash = m.lo, true, Span{n.end, n.end + d.w}
			f.End, f.Number.End, n.end = m.end, m.end, m.end
			f.Outer.End = f.End
		}
	}
	if u := unitAt(s, n.end, false); u != nil && (u.kind == Count || u.kind == Duration || u.label) {
		f.End = n.end + len(u.text)
		f.Outer.End = f.End
	}
	return rd.emit(f)
}

// half reads 半年, 半个月, 半小时 and 半数; 一半 is read where 一 stands.
func (rd *reader) half(i, w int) int {
	s := rd.s
	f := Fact{Span: Span{i, i + w}, Number: Span{i, i + w}, Lo: Decimal{5, 1}, Hi: Decimal{5, 1}, Hanzi: true}
	prev := runeBefore(s, i)
	if prev == '一' {
		f.Start, f.Number.Start = i-len("一"), i-len("一")
	}
	if prev == '一' || prev == '过' || prev == '近' || prev == '大' || strings.HasPrefix(s[i:], "半数") {
		if strings.HasPrefix(s[i:], "半数") {
			f.End = i + len("半数")
		}
		f.Kind, f.Lo, f.Hi, f.Unit = Fraction, Int(1), Int(2), "/"
		f.Outer = f.Span
		return rd.emit(f)
	}
	if u := unitAt(s, i+w, true); u != nil && u.kind == Duration && prev != '上' && prev != '下' && prev != '前' && prev != '后' && prev != '大' {
		f.Kind, f.Unit, f.End = Duration, u.base, i+w+len(u.text)
		f.Outer = f.Span
		return rd.emit(f)
	}
	return i + w
}

// vague reads 几十名, 数百家: a count without a value.
func (rd *reader) vague(i int) int {
	n, ok := hanziNumeral(rd.s, i)
	if !ok || n.end == i {
		return i + 3
	}
	if n.end-i == 3 && !n.vague {
		return n.end
	}
	n.vague = true
	if unitAt(rd.s, n.end, true) == nil {
		return n.end
	}
	return rd.quantity(n)
}
