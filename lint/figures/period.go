package figures

import (
	"strings"

	"github.com/healthlint/healthlint/lint/words"
)

// How far back of a figure the words that date and place it are looked for, within its sentence.
const (
	reachFacts = 24
	reachBytes = 900
)

// relativePeriods are the words that date a figure without a number.
var relativePeriods = [...]string{"今年以来", "去年同期", "上年同期", "今年", "去年", "上年", "前年", "明年", "本月", "上月", "本周", "上周", "当日", "昨日", "当年", "同期", "前三季度", "上半年", "下半年", "全年", "年初", "年底", "目前", "去年底", "上年末"}

// comparedPeriods are the words that say which period a change is measured against, longer ones first.
var comparedPeriods = [...]string{"较上年同期", "比上年同期", "较去年同期", "比去年同期", "较上年", "比上年", "较去年", "比去年", "较前年", "比前年", "较上月", "比上月", "较上周", "比上周", "较上季度", "比上季度", "较年初", "比年初", "较上年末", "比上年末", "同比", "环比"}

// seasons may follow the word for a year: 今年前三季度, 去年上半年.
var seasons = [...]string{"前三季度", "前两季度", "第一季度", "第二季度", "第三季度", "第四季度", "一季度", "二季度", "三季度", "四季度", "上半年", "下半年", "同期", "以来", "底", "末", "初", "秋冬季", "冬春季", "春夏季", "夏秋季", "秋冬", "冬春", "春季", "夏季", "秋季", "冬季", "春", "夏", "秋", "冬"}

// Period returns the words that say when f holds: for a change what it is measured against (同比, 较上年), else the date
// or the relative period nearest in front within the sentence (截至10月底, 2025年1月至11月, 今年前三季度). It is empty for
// dates, labels and identifiers.
func (r *Reading) Period(f *Fact) Span {
	switch f.Kind {
	case Date, Ordinal, Identifier:
		return Span{}
	}
	i := r.index(f)
	if f.Role == Change {
		g := &r.Facts[f.List]
		lead := r.Lead(g)
		at := g.Outer.Start - len(lead)
		if f.List > 0 {
			at = max(at, r.Facts[f.List-1].End)
		}
		if at < g.Outer.Start {
			for _, w := range comparedPeriods {
				if k := strings.LastIndex(r.Text[at:g.Outer.Start], w); k >= 0 {
					return Span{at + k, at + k + len(w)}
				}
			}
		}
	}
	clause := r.Clauses[f.Clause].Start
	first := r.Sentences[r.Sentence(f)].Start
	first = max(min(first, f.Start), f.Start-reachBytes)
	end := f.Start
	for j := i - 1; ; j-- {
		from := first
		inside := j >= 0 && r.Facts[j].Start >= first
		if inside {
			from = min(r.Facts[j].End, end)
		}
		if s := r.relativePeriod(from, end); !s.Empty() && (s.Start >= clause || f.Role == Change || !passing(s.Of(r.Text))) {
			return s
		}
		if !inside || i-j > reachFacts {
			return Span{}
		}
		if g := &r.Facts[j]; g.Kind == Date {
			return r.wholePeriod(g)
		}
		end = r.Facts[j].Start
	}
}

// passing reports whether a relative period holds for its own clause only: 当日新增296例，累计….
func passing(t string) bool {
	switch t {
	case "当日", "昨日", "同期", "去年同期", "上年同期":
		return true
	}
	return false
}

// relativePeriod finds the last relative period of a stretch without dates.
func (r *Reading) relativePeriod(from, end int) Span {
	t := r.Text[from:end]
	best := Span{}
	for _, w := range relativePeriods {
		if k := strings.LastIndex(t, w); k >= 0 && !strings.HasSuffix(t[:k], "大") && !strings.HasSuffix(t[:k], "以") && (best.Empty() || k >= best.End || k <= best.Start && k+len(w) >= best.End) {
			best = Span{k, k + len(w)}
		}
	}
	// “十四五”以来, 项目实施以来: the whole short clause.
	for _, w := range [...]string{"以来，", "期间，", "以来,"} {
		k := strings.LastIndex(t, w)
		if k < 0 || !best.Empty() && best.Start > k {
			continue
		}
		a := strings.LastIndexAny(t[:k], "，。；,;：") + 1
		for a < k && s0(t[a]) {
			a++
		}
		if k-a <= 36 && k > a && (best.Empty() || best.Start < a || best.Start > k) {
			best = Span{a, k + len("以来")}
		}
	}
	if best.Empty() {
		return Span{}
	}
	for _, w := range seasons {
		if strings.HasPrefix(t[best.End:], w) {
			best.End += len(w)
			break
		}
	}
	if strings.HasSuffix(t[:best.End], "周") {
		if d, w := runeAt(t, best.End); strings.ContainsRune("一二三四五六日末", d) && w > 1 {
			best.End += w // 上周五
		}
	}
	best = Span{from + best.Start, from + best.End}
	for _, w := range [...]string{"今年", "去年", "上年", "明年"} {
		if strings.HasSuffix(r.Text[:best.Start], w) && best.Start-len(w) >= from {
			best.Start -= len(w)
		}
	}
	for _, w := range [...]string{"截至", "截止"} {
		if strings.HasSuffix(r.Text[:best.Start], w) {
			best.Start -= len(w)
		}
	}
	return best
}

// wholePeriod is a date with the words that make it a period: 截至10月底.
func (r *Reading) wholePeriod(g *Fact) Span {
	s := g.Outer
	for _, w := range [...]string{"截至", "截止到", "截止", "截至本月", "截至上月", "截至今年", "截至去年"} {
		if strings.HasSuffix(r.Text[:s.Start], w) {
			s.Start -= len(w)
			break
		}
	}
	for _, w := range [...]string{"以来", "期间", "上半年", "下半年", "年底", "底", "末", "初", "上旬", "中旬", "下旬"} {
		if strings.HasPrefix(r.Text[s.End:], w) {
			s.End += len(w)
			break
		}
	}
	return s
}

// Scope returns what f is restricted to: 其中, the group of a clause that ends in 中 (65岁以上老年人中，…), or the place
// its sentence names last in front of it.
func (r *Reading) Scope(f *Fact) Span {
	switch f.Kind {
	case Date, Clock, Ordinal, Identifier:
		return Span{}
	}
	if !f.Among.Empty() {
		return f.Among
	}
	sentence := r.Clauses[f.Clause].Sentence
	for c := f.Clause; c >= 0 && r.Clauses[c].Sentence == sentence && f.Start-r.Clauses[c].Start < reachBytes; c-- {
		clause := r.Clauses[c].Span
		clause.End = min(clause.End, f.Start)
		if clause.Start > f.Start || clause.End-clause.Start > lookBack {
			continue
		}
		if c == f.Clause {
			clause.End = min(clause.End, f.Outer.Start)
			clause.End = clause.Start + len(strings.TrimRight(clause.Of(r.Text), "有，"))
		}
		if s := r.group(clause); !s.Empty() {
			return s
		}
		if s := r.place(clause); !s.Empty() {
			return s
		}
	}
	return Span{}
}

// group reads 在2000名青少年中: people of whom the next clause tells more.
func (r *Reading) group(c Span) Span {
	t := trimSpaceRight(c.Of(r.Text))
	t, ok := strings.CutSuffix(t, "中")
	if !ok {
		return Span{}
	}
	t = strings.TrimSuffix(t, "当")
	p := r.phrase(c.Start, c.Start+len(t))
	last := len(p.words) - 1
	if last < 0 || p.class(last)&agentWord == 0 && !strings.HasSuffix(t, "人") && !strings.HasSuffix(t, "者") && !strings.HasSuffix(t, "例") {
		return Span{}
	}
	first := p.dropLeading(p.extendLeft(last), last)
	s := p.span(first, last)
	if first > 0 {
		if f := p.figure(first - 1); f != nil && f.Kind == Count && f.Outer.End == s.Start {
			s.Start = f.Start
		}
	}
	return s
}

// place finds the place that a clause begins with, prepositions and dates apart: 全市, 我省, 某某县.
func (r *Reading) place(c Span) Span {
	p := r.phrase(c.Start, c.End)
	for i := 0; i < min(len(p.words), 12); i++ {
		t := p.text(i)
		switch w := p.words[i]; {
		case placeWord(t) && t != "该院" && t != "全院" && t != "本院" && t != "我院":
			return p.span(i, i)
		case w.Kind == words.Place && w.End-w.Start >= 6 && p.class(i) == 0 && p.opens(i):
			last := i
			for last+1 < len(p.words) && (p.words[last+1].Kind == words.Place || len(p.text(last+1)) == 3 && endsWithPlace(p.text(last+1))) {
				last++
			}
			return p.span(i, last)
		case i > 0 && i <= 6 && len(t) == 3 && endsWithPlace(t) && p.words[i-1].Kind != words.Function && p.words[i-1].Kind != words.Verb && p.figure(i-1) == nil && i+1 < len(p.words):
			// A place the dictionary does not have: its name, in pieces, then 县.
			first := i
			for first > 0 && i-first < 4 && p.piece(first-1) {
				first--
			}
			if first < i && p.span(first, i).End-p.span(first, i).Start <= 15 {
				return p.span(first, i)
			}
		}
	}
	return Span{}
}

// opens reports whether nothing but function words, dates and figures stand in front of word i.
func (p *phrase) opens(i int) bool {
	for j := range i {
		switch p.words[j].Kind {
		case words.Function, words.Adverb, words.Time, words.Number:
			continue
		case words.Other:
			if p.class(j) != 0 || p.words[j].End-p.words[j].Start != 3 || !p.piece(j) || p.figure(j) != nil {
				continue
			}
		}
		if p.figure(j) == nil && p.class(j)&(skipWord|locative) == 0 {
			return false
		}
	}
	return true
}

// piece reports whether word i can be a part of a place's name.
func (p *phrase) piece(i int) bool {
	t := p.text(i)
	r, _ := runeAt(t, 0)
	if r < 0x4E00 || r > 0x9FFF || p.class(i)&(skipWord|stopWord) != 0 || p.figure(i) != nil {
		return false
	}
	switch p.words[i].Kind {
	case words.Other, words.Person, words.ProperName, words.Place:
		return true
	}
	return len(t) == 3 && (p.words[i].Kind == words.Noun || p.words[i].Kind == words.Adjective)
}
