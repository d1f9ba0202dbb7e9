package figures

import (
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
)

// assign gives every fact its hedges, role, noun, scope and period, once all numbers and clauses are known.
func (r *Reading) assign() {
	s := r.Text
	r.shareUnits()
	r.lengths = make([]int, len(r.Facts))
	end := 0 // end of the fact before
	for i := range r.Facts {
		f := &r.Facts[i]
		f.List = i
		r.lengths[i] = 1
		if f.Clause >= len(r.Clauses) {
			f.Clause = len(r.Clauses) - 1
		}
		c := r.Clauses[f.Clause]
		from := max(c.Start, end)
		if from > f.Start {
			from = f.Start
		}
		end = f.End
		if f.Kind == Identifier || f.Kind == Ordinal || f.Kind == Clock {
			continue
		}
		from = r.near(from, f.Start)
		lead := s[from:f.Start]
		if h, a, b := hedgeBefore(lead); h != nil {
			f.Approx |= h.is
			f.Pre = Span{from + a, from + b}
			f.Outer.Start = f.Pre.Start
			if i > 0 && r.Facts[i-1].Outer.End > f.Outer.Start {
				f.Outer.Start = min(r.Facts[i-1].Outer.End, f.Start) // 半年不到一年: one hedge for both
			}
		}
		if h, a := hedgeAfter(s[f.End:c.End]); h != nil {
			f.Approx |= h.is
			f.Post = Span{f.End + a, f.End + a + len(h.word)}
			f.Outer.End = f.Post.End
		}
		if f.Kind == Date {
			continue
		}
		t := lead
		if f.Pre.End == from+len(trimSpaceRight(lead)) && !f.Pre.Empty() {
			t = lead[:f.Pre.Start-from]
		}
		if i > 0 && listed(s, &r.Facts[i-1], f) {
			p := &r.Facts[i-1]
			r.lengths[p.List]++
			f.List, f.Role, f.Up, f.Verb = p.List, p.Role, p.Up, p.Verb
			continue
		}
		role, up, at := roleOf(t)
		if u, base := r.undated(i, from, t); role == Level && u != "" {
			if r2, up2, at2 := roleOf(u); r2 == To {
				role, up, at, t, from = r2, up2, at2, u, base // 下降到2024年的26.2%
			}
		}
		f.Role, f.Up = role, up
		if at < len(t) {
			f.Verb = Span{from + at, from + len(trimSpaceRight(t))}
		} else {
			f.Verb = Span{from + at, from + at}
			r.acrossDate(i)
			r.acrossLevel(i)
		}
		if f.Role == Total && f.Verb.Empty() && (f.Kind == Duration || f.Kind == Age || f.Kind == Percent) {
			f.Role = Level // 累计工作满1年
		}
		if f.Role == From && !r.moves(f) {
			f.Role, f.Verb = Level, Span{f.Verb.End, f.Verb.End}
		}
		if f.Role == Level && f.Approx&(AtLeast|AtMost) != 0 {
			f.Role = Limit
		}
		r.opening(i)
		if f.Role == To && f.Up == 0 && !r.lands(i) {
			f.Role = Level // 送至136家, 要到30公里外
		}
	}
	r.parts()
}

// parts makes every level behind 其中 a part, to the end of its sentence.
func (r *Reading) parts() {
	s := r.Text
	i := 0
	for at := 0; i < len(r.Facts); {
		k := among(s[at:])
		if k < 0 {
			return
		}
		at += k + len("其中")
		for i < len(r.Facts) && r.Facts[i].Start < at {
			i++
		}
		for ; i < len(r.Facts) && r.Sentences[r.Sentence(&r.Facts[i])].Start < at; i++ {
			f := &r.Facts[i]
			switch f.Kind {
			case Date, Identifier, Ordinal:
				continue
			}
			f.Among = Span{at - len("其中"), at}
			if f.Role == Level {
				f.Role = Part
			}
		}
	}
}

// moves reports whether a movement follows fact f in its sentence: without one 由5名专家组成 opens none.
func (r *Reading) moves(f *Fact) bool {
	t := r.Text[f.Outer.End:max(f.Outer.End, min(r.Sentences[r.Sentence(f)].End, f.Outer.End+240))]
	return strings.ContainsAny(t, "到至升降增减提调缩扩变涨跌为")
}

// acrossDate gives fact i the movement whose verb stands in front of its date: 提高到2024年的86.5%, 比3月多5人.
func (r *Reading) acrossDate(i int) {
	f := &r.Facts[i]
	if i == 0 || r.Facts[i-1].Kind != Date || r.Facts[i-1].Clause != f.Clause || f.Kind == Duration {
		return
	}
	d := &r.Facts[i-1]
	switch between := r.Text[d.End:f.Outer.Start]; between {
	case "多", "高", "少", "低":
		if strings.HasSuffix(r.Text[:d.Outer.Start], "比") || strings.HasSuffix(r.Text[:d.Outer.Start], "较") {
			f.Role, f.Verb, f.Up = Change, Span{d.End, f.Outer.Start}, 1 // 比3月多5人
			if between == "少" || between == "低" {
				f.Up = -1
			}
		}
		return
	case "的", "底的", "末的", "同期的":
	default:
		return
	}
	from := r.Clauses[f.Clause].Start
	if i > 1 {
		from = max(from, r.Facts[i-2].End)
	}
	from = r.near(from, d.Outer.Start)
	if role, up, at, ok := landingOf(r.Text[from:d.Outer.Start]); ok && (up != 0 || r.startsMovement(i)) {
		f.Role, f.Up, f.Verb = role, up, Span{from + at, d.Outer.Start}
	}
}

// acrossLevel gives fact i the comparison whose 比 stands in front of the level before it: 比去年的652人多56人.
func (r *Reading) acrossLevel(i int) {
	f := &r.Facts[i]
	if i == 0 || f.Role != Level || r.Facts[i-1].Clause != f.Clause || !sameUnit(&r.Facts[i-1], f) && r.Facts[i-1].Kind != Percent {
		return
	}
	p := &r.Facts[i-1]
	up := int8(1)
	switch r.Text[p.Outer.End:f.Outer.Start] {
	case "多", "高", "多了", "高了", "高出", "多出":
	case "少", "低", "少了", "低了":
		up = -1
	default:
		return
	}
	if lead := strings.TrimLeft(r.Lead(p), " ，,（("); affix.Starts(lead, "比", "较") {
		f.Role, f.Verb, f.Up = Change, Span{p.Outer.End, f.Outer.Start}, up
	}
}

// startsMovement reports whether a figure like fact i is the start of a movement in its sentence.
func (r *Reading) startsMovement(i int) bool {
	f := &r.Facts[i]
	for j := i - 1; j >= max(0, i-6) && r.Sentence(&r.Facts[j]) == r.Sentence(f); j-- {
		if g := &r.Facts[j]; sameUnit(g, f) {
			return g.Role == From
		}
	}
	return false
}

// undated returns the words in front of the date that fact i belongs to, and where they begin: 下降到 for 下降到2024年的
// and 下降到今年的. t is what stands between the fact before and fact i.
func (r *Reading) undated(i, from int, t string) (u string, base int) {
	v, ok := strings.CutSuffix(trimSpaceRight(t), "的")
	if !ok {
		return "", from
	}
	if v = strings.TrimSuffix(strings.TrimSuffix(v, "底"), "末"); v == "" && i > 0 && r.Facts[i-1].Kind == Date {
		d := &r.Facts[i-1]
		if d.End != from {
			return "", from
		}
		base = r.Clauses[r.Facts[i].Clause].Start
		if i > 1 {
			base = max(base, r.Facts[i-2].End)
		}
		if base >= d.Start {
			return "", from
		}
		base = r.near(base, d.Start)
		return r.Text[base:d.Start], base
	}
	for _, w := range [...]string{"去年", "上年", "今年", "目前", "现在", "当前", "如今"} {
		if u, ok := strings.CutSuffix(v, w); ok {
			return u, from
		}
	}
	return "", from
}

// lands reports whether a bare 到 or 至 ends a movement: one that began in the same sentence.
func (r *Reading) lands(i int) bool {
	f := &r.Facts[i]
	if v := f.Verb.Of(r.Text); v != "到" && v != "至" && !strings.HasSuffix(v, "成") {
		return true
	}
	for j := i - 1; j >= max(0, i-12) && r.Sentence(&r.Facts[j]) == r.Sentence(f); j-- {
		if g := &r.Facts[j]; sameUnit(g, f) || g.Role == From {
			return true
		}
	}
	return false
}

// opening sets From where 由 or 从 stands further in front: 由2019年的60%提高到72%, 从每人800元降至390元.
func (r *Reading) opening(i int) {
	f := &r.Facts[i]
	if f.Role == From || f.Role == Change || f.Role == Share {
		return
	}
	c := r.Clauses[f.Clause]
	if f.Role == To && f.Up != 0 {
		return
	}
	// A movement must land behind it within the sentence.
	at := r.near(c.Start, f.Outer.Start)
	lead := r.Text[at:f.Outer.Start]
	k := strings.LastIndex(lead, "由")
	if j := strings.LastIndex(lead, "从"); j > k {
		k = j
	}
	if k < 0 || f.Role == To {
		return
	}
	next := firstRune(lead[k+len("由"):])
	if !r.moves(f) || strings.ContainsRune("事业来而此动中属头严医教军警艺政商轻重简快速优宽无未不", next) || strings.ContainsRune("理自经缘服", runeBefore(lead, k)) {
		return
	}
	// Nothing but dates may stand between.
	for j := i - 1; j >= 0 && r.Facts[j].Start > at+k; j-- {
		if r.Facts[j].Kind != Date && r.Facts[j].Kind != f.Kind {
			return
		}
		if r.Facts[j].Kind == f.Kind && !strings.ContainsAny(r.Text[r.Facts[j].End:f.Start], "、和") {
			return
		}
	}
	f.Role = From
	f.Verb = Span{at + k, at + k + len("由")}
}

// shareUnits gives the numbers of a list the unit that only its last one carries: 50、60、80和100元, 8.5、9.9、13.2亿元.
func (r *Reading) shareUnits() {
	for i := len(r.Facts) - 1; i > 0; i-- {
		f, p := &r.Facts[i], &r.Facts[i-1]
		switch f.Kind {
		case Money, Percent, Points, PerMille, Multiple, Count, Age, Dose, Measure, Duration, Glucose, Pressure, Temperature:
		default:
			continue
		}
		if p.Kind != Plain || p.Hanzi || f.Hanzi || f.Interval || p.Interval || p.Clause != f.Clause {
			continue
		}
		switch strings.TrimSpace(r.Text[p.End:f.Start]) {
		case "、":
			if i == 1 && p.Start == 0 && p.Lo.Cmp(Int(20)) < 0 && (len(r.Facts) == 2 || !listed(r.Text, f, &r.Facts[2])) {
				p.Kind, p.Unit = Ordinal, "、" // 1、40岁以上的人群
				continue
			}
			p.share(f)
		case "和", "与", "及":
			p.share(f)
		default:
			if f.Mag == 0 && opensWith(r.Text[:p.Start]) && landings[strings.TrimSpace(r.Text[p.End:f.Start])] {
				p.share(f) // 由9.8降到6.1毫摩尔/升
			}
		}
	}
}

// landings are the verbs between the two levels of a movement.
var landings = map[string]bool{
	"降到": true, "降至": true, "降为": true, "下降到": true, "下降至": true, "降低到": true, "降低至": true, "减到": true, "减至": true, "减少到": true, "减少至": true,
	"升到": true, "升至": true, "升为": true, "上升到": true, "上升至": true, "升高到": true, "升高至": true, "提高到": true, "提高至": true, "增到": true, "增至": true, "增加到": true, "增加至": true,
	"涨到": true, "涨至": true, "缩短到": true, "缩短至": true, "延长到": true, "延长至": true, "扩大到": true, "扩大至": true,
}

// opensWith reports whether text ends with the word that opens a movement.
func opensWith(text string) bool {
	return strings.HasSuffix(text, "由") || strings.HasSuffix(text, "从")
}

// share gives f the unit of g, and its magnitude: 8.5、9.9亿元.
func (f *Fact) share(g *Fact) {
	f.Kind, f.Unit = g.Kind, g.Unit
	if g.Mag > 0 && f.Mag == 0 && f.Lo.Cmp(g.Lo) < 0 {
		f.Lo, f.Hi, f.Mag = f.Lo.Shift(int(g.Mag)), f.Hi.Shift(int(g.Mag)), g.Mag
	}
}

// listed reports whether b continues a list of like quantities after a: 90%、75%和60%.
func listed(s string, a, b *Fact) bool {
	if a.Kind != b.Kind || a.Unit != b.Unit || a.Kind == Date || a.Bracket != b.Bracket || b.Start < a.Outer.End {
		return false
	}
	switch strings.Trim(s[a.Outer.End:b.Outer.Start], " \u00a0\u3000") {
	case "、", "和", "与", "及", "以及", "、和", "或", "跟", "或者":
		return true
	}
	return false
}

// among finds 其中, or 当中 at the start of a clause, as Hong Kong writes it.
func among(t string) int {
	k := strings.Index(t, "中")
	for at := 0; k >= 0; k = strings.Index(t[at:], "中") {
		at += k + len("中")
		if strings.HasSuffix(t[:at], "其中") || strings.HasSuffix(t[:at], "，当中") {
			return at - len("其中")
		}
	}
	return -1
}

// s0 reports whether c is inside a UTF-8 sequence.
func s0(c byte) bool { return c&0xC0 == 0x80 }
