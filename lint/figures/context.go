package figures

import "strings"

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
			f.List, f.Role, f.Up, f.Verb, f.Noun = p.List, p.Role, p.Up, p.Verb, p.Noun
			continue
		}
		role, up, at := roleOf(t)
		f.Role, f.Up = role, up
		if at < len(t) {
			f.Verb = Span{from + at, from + len(trimSpaceRight(t))}
		} else {
			f.Verb = Span{from + at, from + at}
		}
		if f.Role == Level && f.Approx&(AtLeast|AtMost) != 0 {
			f.Role = Limit
		}
		r.opening(i)
		if f.Role == To && f.Up == 0 && !r.lands(i) {
			f.Role = Level // 送至136家, 要到30公里外
		}
		r.noun(i, from)
	}
	r.periods()
}

// lands reports whether a bare 到 or 至 ends a movement: one that began in the same sentence.
func (r *Reading) lands(i int) bool {
	f := &r.Facts[i]
	if v := f.Verb.Of(r.Text); v != "到" && v != "至" {
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
	if strings.ContainsRune("事业来而此动中属头严", next) || strings.ContainsRune("理自经缘服", runeBefore(lead, k)) {
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

// nounStops end a noun phrase read forwards.
var nounStops = [...]string{"的", "是", "在", "和", "与", "及", "或", "均", "都", "已", "将", "被", "等", "为", "有", "到", "于", "就", "也", "了", "占", "达", "由", "从", "比", "较", "以", "中", "、", "（", "(", "）", ")", "“", "”", "《", "。"}

// noun sets what the fact measures: for a count the words behind its unit, else the words in front.
func (r *Reading) noun(i, from int) {
	f := &r.Facts[i]
	s := r.Text
	c := r.Clauses[f.Clause]
	if f.Kind == Count || f.Kind == Plain {
		end := c.End
		if i+1 < len(r.Facts) && r.Facts[i+1].Start < end {
			end = r.Facts[i+1].Start
		}
		if end > f.Outer.End {
			tail := s[f.Outer.End:min(end, f.Outer.End+90)]
			cut := len(tail)
			for _, w := range nounStops {
				if k := strings.Index(tail[:cut], w); k >= 0 {
					cut = k
				}
			}
			if a := skipSpace(tail, 0); cut-a >= 6 && cut-a <= 60 && !startsAsVerb(tail[a:cut]) {
				f.Noun = Span{f.Outer.End + a, f.Outer.End + cut}
				return
			}
		}
	}
	end := f.Outer.Start
	if f.Verb.Start < end && f.Verb.End > f.Verb.Start {
		end = f.Verb.Start
		from = min(from, max(c.Start, end))
		from = r.near(from, end)
		if f.Role == From {
			from = r.near(c.Start, end)
			for j := i - 1; j >= 0 && r.Facts[j].Clause == f.Clause; j-- {
				if r.Facts[j].End <= end {
					from = max(from, r.Facts[j].End)
					break
				}
			}
		}
	}
	a, b := trimLead(s, from, end)
	if b-a >= 6 {
		f.Noun = Span{a, b}
		return
	}
	// 较上年提高12%: the noun is that of the fact before, or of the clause before.
	for j := i - 1; j >= max(0, i-6) && r.Sentence(&r.Facts[j]) == r.Sentence(f); j-- {
		if g := &r.Facts[j]; !g.Noun.Empty() {
			f.Noun = g.Noun
			return
		}
	}
	if f.Clause > 0 && r.Clauses[f.Clause-1].Sentence == c.Sentence {
		p := r.Clauses[f.Clause-1]
		if i > 0 && r.Facts[i-1].End > p.Start {
			return
		}
		if a, b := trimLead(s, p.Start, p.End); b-a >= 6 && b-a <= 60 {
			f.Noun = Span{a, b}
		}
	}
}

// shareUnits gives the numbers of a list the unit that only its last one carries: 50、60、80和100元, 8.5、9.9、13.2亿元.
func (r *Reading) shareUnits() {
	for i := len(r.Facts) - 1; i > 0; i-- {
		f, p := &r.Facts[i], &r.Facts[i-1]
		switch f.Kind {
		case Money, Percent, Count, Age, Dose, Measure:
		default:
			continue
		}
		if p.Kind != Plain || p.Hanzi || f.Hanzi || f.Interval || p.Interval || p.Clause != f.Clause {
			continue
		}
		switch strings.TrimSpace(r.Text[p.End:f.Start]) {
		case "、", "和", "与", "及":
			p.Kind, p.Unit = f.Kind, f.Unit
			if f.Mag > 0 && p.Mag == 0 && p.Lo.Cmp(f.Lo) < 0 {
				p.Lo, p.Hi, p.Mag = p.Lo.Shift(int(f.Mag)), p.Hi.Shift(int(f.Mag)), f.Mag
			}
		}
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

// startsAsVerb reports whether the words behind a count tell what happened instead of naming the thing counted:
// 60人次增加到80人次, 885家优化整合为841家.
func startsAsVerb(t string) bool {
	for _, list := range [...][]string{upVerbs[:], downVerbs[:], flatVerbs[:]} {
		if startsWithAny(t, list...) {
			return true
		}
	}
	return startsWithAny(t, "左右", "以上", "获", "通过", "参", "接受", "不", "未", "出现", "完成", "合格", "死亡", "治愈", "出院", "感染", "可", "能", "同比", "环比", "以", "后", "前", "内", "。")
}

// trimLead drops what introduces and what follows a noun phrase.
func trimLead(s string, a, b int) (int, int) {
	if a > b {
		return b, b
	}
	for {
		start := a
		a += skipSpace(s[a:b], 0)
		for _, w := range [...]string{"其中", "目前", "截至目前", "截至", "同时", "此外", "另外", "今年", "去年", "上年", "前年", "今年以来", "同期", "其", "而", "且", "并", "使", "让", "将", "把", "、", "和", "及", "以及", "）", ")", "；", "底", "末", "以来", "期间", "我国", "全国", "的", "初", "，", "及以上", "以上", "以下", "预计", "实现", "包括"} {
			if strings.HasPrefix(s[a:b], w) {
				a += len(w)
				break
			}
		}
		if a == start {
			break
		}
	}
	for {
		end := b
		b = a + len(trimSpaceRight(s[a:b]))
		for _, w := range [...]string{"达到", "高达", "多达", "仅为", "约为", "均为", "分别为", "分别", "同比", "环比", "约占", "占到", "达", "为", "是", "占", "约", "有", "超过", "超", "已", "均", "也", "仅", "只", "了", "在", "到", "至", "都", "就", "近", "共", "比上年", "较上年", "平均", "累计", "则", "还", "又", "再", "不", "（", "(", "上年同期", "比", "较", "由", "从", "保持"} {
			if b-len(w) >= a && strings.HasSuffix(s[a:b], w) {
				b -= len(w)
				break
			}
		}
		if b == end {
			break
		}
	}
	return a, b
}

// relativePeriods are the words that date a figure without a number.
var relativePeriods = [...]string{"今年以来", "去年同期", "上年同期", "今年", "去年", "上年", "前年", "明年", "本月", "上月", "本周", "上周", "当日", "昨日", "当年", "同期", "上半年", "下半年", "全年", "年初", "年底", "目前"}

// periods sets Period: the date nearest in front within the sentence, else a relative word there; 其中 and places set
// Scope. Each stretch between two numbers is read once.
func (r *Reading) periods() {
	sent := -1
	var period, scope Span
	part := false
	from := 0
	for i := range r.Facts {
		f := &r.Facts[i]
		if n := min(r.Sentence(f), len(r.Sentences)-1); n != sent {
			sent, period, scope, part = n, Span{}, Span{}, false
			from = r.Sentences[sent].Start
		}
		from = r.near(min(from, f.Start), f.Start)
		lead := r.Text[from:f.Start]
		if len(lead) >= 6 {
			for _, w := range relativePeriods {
				if k := strings.LastIndex(lead, w); k >= 0 {
					period = Span{from + k, from + k + len(w)}
					break
				}
			}
			if k := strings.LastIndex(lead, "其中"); k >= 0 {
				scope, part = Span{from + k, from + k + len("其中")}, true
			} else if a, b := place(lead); b > a && !part {
				scope = Span{from + a, from + b}
			}
		}
		from = f.End
		if f.Kind == Date {
			period = f.Outer
			continue
		}
		if f.Kind == Identifier || f.Kind == Ordinal {
			continue
		}
		f.Period, f.Scope = period, scope
		if part && f.Role == Level {
			f.Role = Part
		}
	}
}

// s0 reports whether c is inside a UTF-8 sequence.
func s0(c byte) bool { return c&0xC0 == 0x80 }

// place finds the last 全市, 我省 or named place that starts a clause of t.
func place(t string) (start, end int) {
	seen, at := 0, 0
	for i, c := range t {
		switch c {
		case '，', ',', '；', ';', '。', '：', ':':
			seen, at = 0, i+len(string(c))
			continue
		case '省', '市', '县', '区', '旗', '州', '盟', '国', '乡', '镇':
			if next := firstRune(t[i+len("省"):]); seen >= 1 && seen <= 6 && !strings.ContainsRune("家场级域间别民直内外长", next) {
				start, end = at, i+len("省")
				seen = 99
			}
		}
		seen++
	}
	return start, end
}
