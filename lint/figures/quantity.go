package figures

import (
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
)

// quantity attaches the unit to n, reads the other end of a range, and stores the fact.
func (rd *reader) quantity(n numeral) int {
	s := rd.s
	f, u := rd.measured(n)
	if u == nil && f.Kind == Plain && n.hanzi && !sum(s, n) {
		return n.start
	}
	// The other end of a range.
	k := skipSpace(s, f.End)
	if d := dashAt(s, k); d.any {
		j := skipSpace(s, k+d.w)
		var m numeral
		var ok bool
		if _, w := digitAt(s, j); w > 0 {
			m, ok = arabic(s, j)
		} else if n.hanzi || f.Kind == Percent || d.word {
			m, ok = hanziAt(s, j)
		}
		if ok && m.end > m.start && !(d.word && movementBefore(s, rd.clause.Start, n.start)) {
			g, gu := rd.measured(m)
			same := gu != nil && (u == nil || u.kind == gu.kind && u.base == gu.base)
			if same && (g.Kind != Date) && !(m.hanzi && !n.hanzi && f.Kind != Percent) {
				f = joinRange(f, g, u != nil, Span{k, k + d.w})
			} else if u == nil && gu == nil && !d.word && !n.hanzi {
				// 3-2, 2021-07: a score or a label.
				f.End, f.Kind = g.End, Identifier
			}
		}
	}
	if u != nil && u.text == "医院" && n.end-n.start == 3 && !n.more && !n.hanzi {
		f.Kind = Ordinal // 301医院
	}
	if f.Kind == Plain && u == nil && !f.Interval {
		rd.caption(&f)
	}
	f.Outer = f.Span
	return rd.emit(f)
}

// sum reports whether a Chinese numeral without a unit is a sum of money or people all the same: 花了三万六，.
func sum(s string, n numeral) bool {
	if n.mag < 4 || n.bare || n.vague || n.end-n.start < len("三万六") {
		return false
	}
	switch r, _ := runeAt(s, n.end); r {
	case 0, '，', '。', '；', '、', '！', '？', '）', ',':
		return true
	}
	return strings.HasPrefix(s[n.end:], "左右")
}

// placeUnit reports whether a unit is a place, which Chinese numerals count without a measure word: 三县, 两省.
func placeUnit(text string) bool {
	switch text {
	case "省", "市", "县", "区", "村", "镇", "乡", "州", "国", "旗":
		return true
	}
	return false
}

func joinRange(f, g Fact, leftUnit bool, d Span) Fact {
	j := g
	j.Start, j.Number = f.Start, Span{f.Number.Start, g.Number.End}
	j.Lo = f.Lo
	// 9～16亿 is 9亿 to 16亿 for every reader; 900～1200万 likewise.
	if f.Mag == 0 && g.Mag > 0 && !leftUnit && f.Lo.Cmp(g.Lo) < 0 {
		j.Lo = f.Lo.Shift(int(g.Mag))
	}
	j.Interval, j.LeftUnit, j.Dash = true, leftUnit, d
	if j.Lo.Cmp(j.Hi) > 0 {
		j.Lo, j.Hi, j.Reversed = j.Hi, j.Lo, true
	}
	j.Approx |= f.Approx
	return j
}

// hanziAt reads a Chinese numeral at j, 百分之 included.
func hanziAt(s string, j int) (numeral, bool) {
	if r, _ := runeAt(s, j); hanziDigit(r) < 0 && hanziPower(r) == 0 {
		return numeral{}, false
	}
	return hanziNumeral(s, j)
}

// movementBefore reports whether 从 or 由 opens a movement in front of i: 从10%到20% is two figures, not a range.
func movementBefore(s string, from, i int) bool {
	if from > i {
		return false
	}
	if i-from > 90 {
		from = i - 90
	}
	t := s[from:i]
	for _, w := range [...]string{"由", "从", "自"} {
		if k := strings.LastIndex(t, w); k >= 0 && len(t)-k < 60 {
			next := firstRune(t[k+len(w):])
			prev := runeBefore(t, k)
			if w == "自" && len(t) > k+len(w) || strings.ContainsRune("事业来而于此动中", next) && len(t) > k+len(w) || strings.ContainsRune("理自经缘", prev) {
				continue
			}
			return true
		}
	}
	return false
}

// measured attaches approximations behind the digits and the unit.
func (rd *reader) measured(n numeral) (Fact, *unit) {
	s := rd.s
	f := Fact{Span: Span{n.start, n.end}, Number: Span{n.start, n.end}, Lo: n.lo, Hi: n.hi, Mag: n.mag, Hanzi: n.hanzi}
	if n.hi.Cmp(n.lo) != 0 {
		f.Interval, f.Approx = true, f.Approx|About
	}
	if n.vague {
		f.Approx |= Vague
	}
	if n.more || n.bare && !strings.HasSuffix(s[:n.start], "近") && !strings.HasSuffix(s[:n.start], "约") {
		f.Approx |= Over
	}
	k := skipSpace(s, n.end)
	u := unitAt(s, k, n.hanzi)
	if u == nil {
		return f, nil
	}
	if n.hanzi && n.lo == Int(1) && u.kind == Count && placeUnit(u.text) {
		return f, nil // 一市两县 counts, 一国 and 一区 are words
	}
	f.Unit, f.Kind, f.End = u.base, u.kind, k+len(u.text)
	switch {
	case u.discount:
		f.Unit = "折"
	case strings.HasPrefix(u.text, "个多"):
		f.Approx |= Over
	case strings.HasPrefix(u.text, "个半"):
		f.Lo, _ = add(f.Lo, Decimal{5, 1})
		f.Hi = f.Lo
	}
	if u.kind == Temperature && f.minus(s) {
		f.Lo.Mantissa, f.Hi.Mantissa = -f.Lo.Mantissa, -f.Hi.Mantissa
		f.unitTail(s, rd.clause.Start)
		return f, u
	}
	// -5%, 零下5℃: the sign is kept only as doubt, because a dash before a digit is more often a dash.
	switch runeBefore(s, n.start) {
	case '-', '−', '－':
		if p := runeBefore(s, n.start-len(string(runeBefore(s, n.start)))); p > 0x2E7F || p == 0 || p == ' ' {
			f.Approx |= Vague
		}
	case '负':
		f.Approx |= Vague
	case '下':
		if strings.HasSuffix(s[:n.start], "零下") {
			f.Lo.Mantissa, f.Hi.Mantissa = -f.Lo.Mantissa, -f.Hi.Mantissa
		}
	}
	f.unitTail(s, rd.clause.Start)
	return f, u
}

// minus reports whether a temperature has a minus sign in front: 储存于 - 20℃ 以下, but 2-8℃ and 37℃-38℃ are ranges.
func (f *Fact) minus(s string) bool {
	k := len(trimSpaceRight(s[:f.Start]))
	sign := runeBefore(s, k)
	if sign != '-' && sign != '−' && sign != '－' && sign != '–' {
		return false
	}
	p := runeBefore(s, len(trimSpaceRight(s[:k-len(string(sign))])))
	return p != '℃' && p != 'C' && p != '度' && p != '%' && !(p < 0x80 && p-'0' < 10) && p != '-' && p != '—'
}

// centimetres reads what stands behind 米 without a unit: 1米75, 一米八.
func (f *Fact) centimetres(s string) bool {
	m, scale, j := int64(0), int8(0), f.End
	for scale < 2 {
		d, w := digitAt(s, j)
		if f.Hanzi {
			var r rune
			r, w = runeAt(s, j)
			if d = hanziDigit(r); d < 0 || r == '两' {
				w = 0
			}
		}
		if w == 0 {
			break
		}
		m, scale, j = m*10+int64(d), scale+1, j+w
	}
	next, _ := runeAt(s, j)
	if _, w := digitAt(s, j); scale == 0 || w > 0 || next == '.' || hanziDigit(next) >= 0 || hanziPower(next) > 0 || unitAt(s, j, f.Hanzi) != nil {
		return false
	}
	v, ok := add(f.Lo, Decimal{m, scale})
	if ok {
		f.Lo, f.Hi, f.End = v, v, j
	}
	return ok
}

// halfWord reports whether the half that a text begins with is of a word, not of a number: 一场半决赛, 三名半职护士.
func halfWord(text string) bool {
	return affix.Starts(text, "半决", "半准", "半职", "半自", "半结构", "半封闭", "半岛", "半山", "半成品", "半导体", "半月板")
}

// unitTail reads what stands behind a unit and changes the value: 两年半, 3年多, 6元余; and the unit a word in front
// decides: 孕38周.
func (f *Fact) unitTail(s string, clause int) {
	rest := s[f.End:]
	switch f.Kind {
	case Tenths:
		// 四成五 is 45%.
		if affix.Starts(rest, "半") && !affix.Starts(rest, "半数", "半年", "半天", "半月") && f.Lo.Scale == 0 && f.Unit == "成" && !halfWord(rest) {
			if v, ok := add(f.Lo, Decimal{5, 1}); ok {
				f.Lo, f.Hi = v, v
				f.End += len("半")
			}
		} else if r, w := runeAt(s, f.End); hanziDigit(r) > 0 && r != '两' && unitAt(s, f.End+w, true) == nil {
			if v, ok := add(f.Lo, Decimal{int64(hanziDigit(r)), 1}); ok && f.Lo.Scale == 0 {
				f.Lo, f.Hi = v, v
				f.End += w
			}
		}
	case Duration, Age, Count, Measure, Money, Multiple, Clock:
		if f.Unit == "米" && f.Lo.Scale <= 0 && f.Mag == 0 && f.centimetres(s) {
			return
		}
		if strings.HasPrefix(rest, "半") && !strings.HasPrefix(rest, "半径") && !strings.HasPrefix(rest, "半年") && !strings.HasPrefix(rest, "半数") && !halfWord(rest) && f.Kind != Money {
			if v, ok := add(f.Lo, Decimal{5, 1}); ok {
				f.Lo, f.Hi = v, v
				f.End += len("半")
			}
		} else if (strings.HasPrefix(rest, "多") || strings.HasPrefix(rest, "余")) && f.Kind != Count {
			f.Approx |= Over
			f.End += len("多")
		}
	}
	if f.Kind == Duration && f.Unit == "周" {
		before := s[min(clause, f.Start):f.Start]
		if len(before) > 24 {
			before = before[len(before)-24:]
		}
		before = strings.TrimRight(before, " 第约为至已满仅达近在")
		for _, w := range [...]string{"孕", "妊娠", "孕龄", "胎龄", "孕周", "怀孕"} {
			if strings.HasSuffix(before, w) {
				f.Kind = Gestation
			}
		}
	}
	if f.Kind == Temperature && f.Unit == "度" {
		f.Unit = "℃"
	}
	// 千米/小时, 元/人: a rate in one more unit is not the bare unit.
	if strings.HasPrefix(rest, "/") && len(rest) > 1 && rest[1]-'0' > 9 {
		j := f.End + 1
		r, w := runeAt(s, j)
		if isLetter(byte(r)) && r < 0x80 || strings.ContainsRune("人次年天日月周小平升克千公亩户分例瓶片支", r) {
			if u := unitAt(s, j, false); u != nil {
				w = len(u.text)
			}
			f.Unit += "/" + s[j:j+w]
			f.End = j + w
		}
	}
}
