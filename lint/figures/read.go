package figures

import (
	"slices"
	"strings"
	"sync"
)

// reader is the state of one pass over a block. Readers are used again, so that what is read is copied once, to its
// size.
type reader struct {
	s       string
	r       *Reading
	facts   []Fact
	clauses []Clause
	ends    []Span // of sentences
	bracket int
	quote   int
	clause  Clause
	sent    int // start of the current sentence
}

// Read reads every number of text. It is linear in the length of the text: each character is looked at a bounded
// number of times.
func Read(text string) *Reading {
	r := &Reading{Text: text}
	rd := readers.Get().(*reader)
	*rd = reader{s: text, r: r, facts: rd.facts[:0], clauses: rd.clauses[:0], ends: rd.ends[:0]}
	rd.scan()
	r.Facts, r.Clauses, r.Sentences = slices.Clone(rd.facts), slices.Clone(rd.clauses), slices.Clone(rd.ends)
	rd.s, rd.r = "", nil
	readers.Put(rd)
	r.assign()
	r.movements = r.findMovements()
	return r
}

var readers = sync.Pool{New: func() any { return new(reader) }}

// telling holds the characters beyond ASCII that scan does not pass over.
var telling = NewSet("，；：。！？（〔【［）〕】］“「『《”」』》—零〇一二两三四五六七八九十百千万亿半第几数俩仨０１２３４５６７８９")

// scan walks the text once, cutting clauses and reading numbers.
func (rd *reader) scan() {
	s := rd.s
	for i := 0; i < len(s); {
		c := s[i]
		if c < 0x80 {
			switch {
			case c-'0' < 10:
				i = rd.arabic(i)
			case isLetter(c):
				i = rd.latin(i)
			case c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '\n':
				rd.cut(i, 1, c == ',', c == '!' || c == '?' || c == '\n')
				i++
			case c == '(' || c == '[':
				rd.bracket++
				i++
			case c == ')' || c == ']':
				rd.bracket = max(0, rd.bracket-1)
				i++
			default:
				i++
			}
			continue
		}
		// Nearly all characters are three bytes long and tell nothing.
		if wide, in := telling.at(s, i); wide && !in {
			i += 3
			continue
		}
		r, w := runeAt(s, i)
		switch r {
		case '，':
			rd.cut(i, w, true, false)
		case '；', '：':
			rd.cut(i, w, false, false)
		case '。', '！', '？':
			rd.cut(i, w, false, true)
		case '（', '〔', '【', '［':
			rd.bracket++
		case '）', '〕', '】', '］':
			rd.bracket = max(0, rd.bracket-1)
		case '“', '「', '『', '《':
			rd.quote++
		case '”', '」', '』', '》':
			rd.quote = max(0, rd.quote-1)
		case '—':
			if strings.HasPrefix(s[i+w:], "—") {
				rd.cut(i, 2*w, true, false)
				w *= 2
			}
		case '零', '〇', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '半', '第', '几', '数', '俩', '仨':
			if k := rd.hanzi(i, r, w); k > i {
				i = k
				continue
			}
		case '０', '１', '２', '３', '４', '５', '６', '７', '８', '９':
			i = rd.arabic(i)
			continue
		}
		i += w
	}
	rd.cut(len(s), 0, false, true)
}

// cut ends the clause at i; w is the width of the mark. A mark inside brackets ends a clause but not the sentence.
func (rd *reader) cut(i, w int, comma, stop bool) {
	rd.clause.End = i
	if rd.clause.End > rd.clause.Start || len(rd.clauses) == 0 || i == len(rd.s) {
		rd.clause.Sentence = len(rd.ends)
		rd.clauses = append(rd.clauses, rd.clause)
	}
	rd.clause = Clause{Span: Span{i + w, i + w}, Comma: comma}
	if stop && (rd.bracket == 0 || i == len(rd.s)) {
		rd.ends = append(rd.ends, Span{rd.sent, i})
		rd.sent = i + w
		rd.bracket = 0
	}
}

// emit stores a fact and returns the offset behind it.
func (rd *reader) emit(f Fact) int {
	f.Clause = len(rd.clauses)
	f.Bracket = rd.bracket > 0
	f.Quoted = rd.quote > 0
	rd.facts = append(rd.facts, f)
	return f.End
}

// latin skips a run of letters. A number glued to its end belongs to a name: H7N9, ICD-10, COVID-19, PM2.5, B12.
func (rd *reader) latin(i int) int {
	s, j := rd.s, i
	digits := false
	for j < len(s) {
		c := s[j]
		switch {
		case isLetter(c) || c == '_' || c == '@':
		case c-'0' < 10:
			digits = true
		case (c == '-' || c == '.' || c == '/' || c == '+' || c == ':') && j+1 < len(s) && (isLetter(s[j+1]) || s[j+1]-'0' < 10):
			// A range or a sum starts again behind the sign when a unit follows, but names are the rule.
		case c == '-' && j+1 < len(s):
			goto done
		default:
			goto done
		}
		j++
	}
done:
	if digits {
		return rd.emit(Fact{Span: Span{i, j}, Outer: Span{i, j}, Number: Span{i, j}, Kind: Identifier})
	}
	return j
}

// arabic reads the number at i with what belongs to it and returns the offset behind.
func (rd *reader) arabic(i int) int {
	s := rd.s
	if end, ok := rd.dashed(i); ok {
		return end
	}
	n, ok := arabic(s, i)
	if !ok {
		return rd.identifier(i, n.end)
	}
	if end, ok := rd.pair(i, n); ok {
		return end
	}
	if end, ok := rd.date(n); ok {
		return end
	}
	return rd.quantity(n)
}

func (rd *reader) identifier(i, j int) int {
	return rd.emit(Fact{Span: Span{i, j}, Outer: Span{i, j}, Number: Span{i, j}, Kind: Identifier})
}

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

// caption makes a label of the number of a figure, a table or a reference: 图1, 表 2, 方法[19]; and of an item: （3）, 4、.
func (rd *reader) caption(f *Fact) {
	s := rd.s
	switch p := runeBefore(s, len(trimSpaceRight(s[:f.Start]))); p {
	case '图', '表':
		f.Kind, f.Unit = Ordinal, string(p)
	case '[':
		if strings.HasPrefix(s[f.End:], "]") {
			f.Kind, f.Unit = Ordinal, "[]"
		}
	case '（', '(':
		if strings.HasPrefix(s[f.End:], "）") || strings.HasPrefix(s[f.End:], ")") {
			if v, whole := f.Lo.Integer(); whole && v > 0 && v < 100 {
				f.Kind, f.Unit = Ordinal, "（）"
			}
		}
	case 0, '\n':
		if rest, ok := strings.CutPrefix(s[f.End:], "、"); ok && f.Lo.Scale == 0 && f.End-f.Start < 3 && (rest == "" || rest[0]-'0' > 9) {
			f.Kind, f.Unit = Ordinal, "、"
		}
		if rest, ok := strings.CutPrefix(s[f.End:], "."); ok && f.Lo.Scale == 0 && f.End-f.Start < 3 && (rest == "" || rest[0] >= 0x80 || rest[0] == ' ') {
			f.Kind, f.Unit = Ordinal, "."
		}
	}
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

// unitTail reads what stands behind a unit and changes the value: 两年半, 3年多, 6元余; and the unit a word in front
// decides: 孕38周.
func (f *Fact) unitTail(s string, clause int) {
	rest := s[f.End:]
	switch f.Kind {
	case Tenths:
		// 四成五 is 45%.
		if r, w := runeAt(s, f.End); hanziDigit(r) > 0 && r != '两' && unitAt(s, f.End+w, true) == nil {
			if v, ok := add(f.Lo, Decimal{int64(hanziDigit(r)), 1}); ok && f.Lo.Scale == 0 {
				f.Lo, f.Hi = v, v
				f.End += w
			}
		}
	case Duration, Age, Count, Measure, Money, Multiple, Clock:
		if f.Unit == "米" && f.Lo.Scale <= 0 && f.Mag == 0 && f.centimetres(s) {
			return
		}
		if strings.HasPrefix(rest, "半") && !strings.HasPrefix(rest, "半径") && !strings.HasPrefix(rest, "半年") && !strings.HasPrefix(rest, "半数") && f.Kind != Money {
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
