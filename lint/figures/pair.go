package figures

import "strings"

// dashed recognises what only looks like numbers: telephone numbers, ISO dates, versions, document numbers.
func (rd *reader) dashed(i int) (int, bool) {
	s, j := rd.s, i
	for j < len(s) && s[j]-'0' < 10 {
		j++
	}
	n := j - i
	if n == 0 {
		return 0, false
	}
	// A year in any bracket before a document number: 〔2018〕26号.
	if n == 4 {
		if p := runeBefore(s, i); p == '〔' || p == '[' || p == '［' {
			return rd.identifier(i, j), true
		}
	}
	if n >= 11 && (j == len(s) || !strings.HasPrefix(s[j:], "万")) && unitAt(s, skipSpace(s, j), false) == nil {
		return rd.identifier(i, j), true
	}
	if j < len(s) && isLetter(s[j]) && unitAt(s, j, false) == nil {
		k := j
		for k < len(s) && (isLetter(s[k]) || s[k]-'0' < 10 || s[k] == '-') {
			k++
		}
		if !isMagnitudeLetter(s[j:k]) {
			return rd.identifier(i, k), true
		}
	}
	switch s[i:j] {
	case "110", "119", "120", "122", "114", "999", "12320", "12345", "12315", "12393", "12356", "12338", "12355", "12301", "12328":
		if k := skipSpace(s, j); unitAt(s, k, false) == nil && !strings.HasPrefix(s[k:], "余") && !strings.HasPrefix(s[k:], "多") && !strings.HasPrefix(s[k:], "万") && !strings.HasPrefix(s[k:], "/") && !dashAt(s, k).any && pointAt(s, j) == 0 && !isGroup(s, j) {
			return rd.identifier(i, j), true
		}
	}
	if j >= len(s) || s[j] != '-' && s[j] != '.' && s[j] != '/' {
		return 0, false
	}
	// 2025-11-22, 2025/11/22, 2025.11.22
	if n == 4 {
		sep := s[j]
		m, me := small(s, j+1)
		if m >= 1 && me < len(s) && s[me] == sep {
			if d, de := small(s, me+1); d >= 1 && m <= 12 && d <= 31 {
				y, _ := small4(s, i)
				day := Day{y, m, d}
				return rd.emit(Fact{Span: Span{i, de}, Outer: Span{i, de}, Number: Span{i, de}, Kind: Date, Day: day, Day2: day}), true
			}
		}
	}
	// 010-12345678, 400-820-1234, 1.2.3
	if s[j] == '/' {
		return 0, false
	}
	k, groups, long := j, 1, n
	for k+1 < len(s) && s[k] == s[j] && s[k+1]-'0' < 10 {
		g := k + 1
		for g < len(s) && s[g]-'0' < 10 {
			g++
		}
		long = max(long, g-k-1)
		groups++
		k = g
	}
	if groups >= 3 || groups == 2 && s[j] == '-' && (s[i] == '0' && n >= 3 || long >= 7) {
		return rd.identifier(i, k), true
	}
	return 0, false
}

func isMagnitudeLetter(t string) bool { return t == "w" || t == "W" }

// small reads one or two digits at i.
func small(s string, i int) (v, end int) {
	v, end = -1, i
	for end < len(s) && end < i+2 && s[end]-'0' < 10 {
		v = max(v, 0)*10 + int(s[end]-'0')
		end++
	}
	if end < len(s) && s[end]-'0' < 10 {
		return -1, i
	}
	return v, end
}

func small4(s string, i int) (v, end int) {
	for end = i; end < len(s) && end < i+4; end++ {
		v = v*10 + int(s[end]-'0')
	}
	return v, end
}

// pair reads 10:30, 1∶500, 140/90, 1/3 and 10.3/10万.
func (rd *reader) pair(i int, n numeral) (int, bool) {
	s := rd.s
	if n.end != i && n.mag != 0 {
		return 0, false
	}
	j := n.end
	r, w := runeAt(s, j)
	switch r {
	case ':', '：', '∶':
		b, ok := arabic(s, j+w)
		if !ok || b.lo.Mantissa < 0 || b.start == b.end {
			return 0, false
		}
		if n.point || b.point || b.mag != 0 || r == '：' && b.end-b.start != 2 {
			if r == '：' {
				return 0, false
			}
		}
		f := Fact{Span: Span{i, b.end}, Outer: Span{i, b.end}, Number: Span{i, b.end}, Kind: Ratio, Lo: n.lo, Hi: b.lo}
		h, hok := n.lo.Integer()
		m, mok := b.lo.Integer()
		if r != '∶' && hok && mok && h <= 24 && m < 60 && b.end-b.start == 2 {
			f.Kind = Clock
			if b.end+2 < len(s) && s[b.end] == ':' {
				if _, e := small(s, b.end+1); e == b.end+3 {
					f.End = e
				}
			}
		} else if unitFollows(s, b.end) && r != '∶' {
			return 0, false // 比例为3:20人
		}
		return rd.emit(f), true
	case '比':
		b, ok := arabic(s, skipSpace(s, j+w))
		if !ok || b.end <= j+w || b.mag != 0 || unitFollows(s, b.end) || dashAt(s, b.end).any {
			return 0, false
		}
		return rd.emit(Fact{Span: Span{i, b.end}, Outer: Span{i, b.end}, Number: Span{i, b.end}, Kind: Ratio, Lo: n.lo, Hi: b.lo}), true
	case '+', '＋':
		// 孕37+2周: weeks and days.
		d, e := small(s, j+w)
		if d < 0 || d > 6 || e-j-w != 1 || n.point || !strings.HasPrefix(s[e:], "周") {
			return 0, false
		}
		f := Fact{Span: Span{i, e + len("周")}, Number: Span{i, e}, Kind: Gestation, Unit: "周", Lo: n.lo, Hi: n.lo}
		f.Outer = f.Span
		return rd.emit(f), true
	case '/', '／':
		b, ok := arabic(s, j+w)
		if !ok || b.end == b.start {
			return 0, false
		}
		x, xok := n.lo.Integer()
		y, yok := b.lo.Integer()
		if !xok || b.mag != 0 {
			return 0, false
		}
		k := skipSpace(s, b.end)
		u := unitAt(s, k, false)
		if yok && x >= 20 && x <= 2000 && y >= 10 && y <= 2000 && (u != nil && u.kind == Pressure || x >= 50 && x <= 300 && y < 200 && bloodPressureBefore(s, i)) {
			f := Fact{Span: Span{i, b.end}, Outer: Span{i, b.end}, Number: Span{i, b.end}, Kind: BloodPair, Lo: n.lo, Hi: b.lo, Unit: "mmHg"}
			if u != nil && u.kind == Pressure {
				f.Unit, f.End = u.base, k+len(u.text)
				f.Outer.End = f.End
			}
			return rd.emit(f), true
		}
		if yok && x > 0 && y > x && y <= 100 && b.mag == 0 {
			return rd.emit(Fact{Span: Span{i, b.end}, Outer: Span{i, b.end}, Number: Span{i, b.end}, Kind: Fraction, Lo: n.lo, Hi: b.lo, Unit: "/"}), true
		}
	}
	return 0, false
}

func bloodPressureBefore(s string, i int) bool {
	from := max(0, i-36)
	return strings.Contains(s[from:i], "血压") || strings.Contains(s[from:i], "高压") || strings.Contains(s[from:i], "BP")
}

// dash describes what may join the two ends of a range.
type dash struct {
	any  bool
	word bool // 至 到
	w    int
}

func dashAt(s string, k int) dash {
	r, w := runeAt(s, k)
	switch r {
	case '-', '~', '–', '～', '〜', '－', '−', '∼', '―':
		if r == '-' && strings.HasPrefix(s[k+w:], "-") {
			w++
		}
		return dash{true, false, w}
	case '—':
		if strings.HasPrefix(s[k+w:], "—") {
			w *= 2
		}
		return dash{true, false, w}
	case '至', '到':
		return dash{true, true, w}
	}
	return dash{}
}
