package figures

import (
	_ "embed"
	"sort"
	"strings"
	"sync"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/lines"
	"github.com/healthlint/healthlint/lint/words"
)

//go:embed nouns.tsv
var nounTable string

// class is what a word may do in or beside a noun phrase, from nouns.tsv; a word has any number.
type class uint8

const (
	headWord     class = 1 << iota // a verb in front only describes it: 接种率
	modifierWord                   // a verb inside names: 管理, 治疗
	objectVerb                     // its object is what is measured: 接种疫苗…万剂次
	stopWord                       // never part of the phrase
	locative                       // makes the phrase a setting: 出生时
	skipWord                       // between the phrase and its value
	agentWord                      // no verb behind belongs to its name: 医院
)

var nounClasses = sync.OnceValue(func() map[string]class {
	names := map[string]class{"head": headWord, "modifier": modifierWord, "object": objectVerb, "stop": stopWord, "locative": locative, "skip": skipWord, "agent": agentWord}
	classes := make(map[string]class, 1000)
	for row := range lines.Rows(nounTable, 2) {
		for w := range strings.FieldsSeq(row[1]) {
			classes[w] |= names[row[0]]
		}
	}
	return classes
})

// Noun returns what f measures, as far as the copy names it near the number: the head noun phrase, in whole words of
// lint/words (gse's). For a count that is what stands behind its measure word, for other kinds what stands in front;
// a figure that names nothing measures what the one before it does. It is empty for dates, labels and identifiers.
func (r *Reading) Noun(f *Fact) Span {
	switch f.Kind {
	case Date, Clock, Ordinal, Identifier:
		return Span{}
	}
	i := r.index(f)
	if f.Kind == Count && placeUnit(f.Unit) {
		return r.ownNoun(i)
	}
	own := r.ownNoun(i)
	if own.Empty() && f.Role == Level && strings.HasSuffix(r.Lead(f), "的") {
		return own // 余下的330元
	}
	if own.Empty() {
		own = r.subjectBefore(i)
	}
	for j := i - 1; own.Empty() && j >= max(0, i-6) && r.Sentence(&r.Facts[j]) == r.Sentence(f); j-- {
		if r.inherits(f, &r.Facts[j]) {
			own = r.ownNoun(j)
		}
	}
	return own
}

// inherits reports whether f, which names nothing, may measure what g before it does: a rate or a change of it, or more
// of the same.
func (r *Reading) inherits(f, g *Fact) bool {
	switch f.Kind {
	case Percent, Points, Tenths, Multiple, Fraction, PerMille, PerHundredK:
		return true
	case Count:
		return sameUnit(f, g) || people(f.Unit) && people(g.Unit)
	}
	return sameUnit(f, g) || f.Role == Change || f.Role == To || f.Role == From || f.Role == Share
}

// index returns the place of f in r.Facts.
func (r *Reading) index(f *Fact) int {
	return sort.Search(len(r.Facts), func(i int) bool { return r.Facts[i].Start >= f.Start })
}

// ownNoun returns the noun phrase beside fact i, or beside the list it stands in.
func (r *Reading) ownNoun(i int) Span {
	switch r.Facts[i].Kind {
	case Date, Clock, Ordinal, Identifier:
		return Span{}
	}
	first, last := r.Facts[i].List, r.Facts[i].List+r.listLen(i)-1
	f := &r.Facts[first]
	if s := r.nounInUnit(f); !s.Empty() {
		return s
	}
	var behind Span
	countsThings := false
	switch f.Kind {
	case Count, Plain, Age, Tenths, Fraction:
		countsThings = true
		behind = r.nounBehind(last)
	case Money:
		// 两元挂号费 and 200元补贴, but 门诊费用为50元.
		if behind = r.nounBehind(last); !behind.Empty() && r.endsInHead(behind) {
			countsThings = strings.HasSuffix(trimSpaceRight(r.Text[:f.Outer.Start]), "、") || !r.endsInHead(r.nounInFront(first))
		}
	case Percent:
		// 90%的常见病, 5%葡萄糖, but 覆盖率达到60%的县: the rate is what is measured.
		if f.Role == Level {
			if front := r.nounInFront(first); !front.Empty() && r.endsInHead(front) {
				return front
			}
			behind = r.nounBehind(last)
			countsThings = true
		}
	}
	if countsThings && !behind.Empty() {
		return behind
	}
	if front := r.nounInFront(first); !front.Empty() {
		return front
	}
	if f.Role == From || f.Role == To || f.Role == Change || countsThings || f.Kind == Duration {
		return Span{}
	}
	return r.nounBehind(last)
}

// nounInUnit returns the noun that is a part of the measure word: 120张床位, 93%以上人口.
func (r *Reading) nounInUnit(f *Fact) Span {
	if f.Kind != Count {
		return Span{}
	}
	for _, w := range [...]string{"床位", "人口", "人员", "机构", "医院", "岗位", "部门"} {
		if strings.HasSuffix(f.Of(r.Text), w) {
			return Span{f.End - len(w), f.End}
		}
	}
	return Span{}
}

// label reports whether a figure can be part of a name: 二级医院, 5岁以下儿童, H7N9病例.
func label(f *Fact) bool { return f.Kind == Ordinal || f.Kind == Age || f.Kind == Identifier }

// reaching are the words between a phrase and its value that the division into words may join with it.
var reaching = newEndings([]string{"高达", "多达", "长达", "低至", "为", "约", "达"})

// nounInFront reads the phrase that ends in front of fact i, its hedge and its verb.
func (r *Reading) nounInFront(i int) Span {
	f := &r.Facts[i]
	end := f.Outer.Start
	if !f.Verb.Empty() && f.Verb.Start < end {
		end = f.Verb.Start
	}
	if strings.HasSuffix(r.Text[:end], "、") {
		return Span{} // what is in front belongs to the figure before
	}
	from := r.near(r.Clauses[f.Clause].Start, end)
	for j := i - 1; j >= 0 && r.Facts[j].End > from; j-- {
		g := &r.Facts[j]
		if g.Outer.End > end || label(g) || r.running(g) || g.Kind == Duration && g.End < len(r.Text) && affix.Starts(r.Text[g.End:], "生存", "存活", "无病", "无进展", "总生存", "再入院", "随访") {
			continue
		}
		if g.Kind == Date && (f.Kind == Multiple || f.Role == To) && j == i-1 {
			if rest := strings.TrimSuffix(r.Text[g.End:end], "的"); len(rest) == 0 || strings.HasSuffix(r.Text[from:g.Outer.Start], "是") {
				continue // 床位数是2015年的2.3倍
			}
		}
		from = g.Outer.End
		break
	}
	for from < end {
		cut, ok := reaching.cut(trimSpaceRight(r.Text[from:end]))
		if !ok {
			break
		}
		end = from + len(cut) // before words are cut: 医护比/为, not 医护/比为
	}
	if t := r.Text[from:end]; strings.HasSuffix(t, "）") || strings.HasSuffix(t, ")") {
		if k := max(strings.LastIndex(t, "（"), strings.LastIndex(t, "(")); k > 0 {
			end = from + k // 二级脑膜瘤（WHOⅡ）占…
		}
	}
	p := r.phrase(from, end)
	last := len(p.words) - 1
	if k := p.comparison(f); k >= 0 {
		last = k - 1
	}
	for last >= 0 && p.light(last) {
		last--
	}
	if last < 0 || p.class(last)&locative != 0 {
		return Span{}
	}
	if w := p.words[last]; !p.name(last, 0) {
		if w.Kind != words.Verb || p.class(last)&stopWord != 0 || w.End-w.Start < 6 || w.End != p.words[len(p.words)-1].End || last > 0 && p.text(last-1) != "的" {
			return Span{}
		}
		if last == 0 {
			return p.span(0, 0) // 立案27起
		}
	} else if (w.Kind == words.Person || w.Kind == words.Place) && p.class(last) == 0 {
		return Span{} // who and where are no measure
	}
	first := p.dropLeading(p.extendLeft(last), last)
	if s := p.span(first, last); s.End-s.Start >= 6 && !(first == last && placeWord(p.text(last))) {
		return s
	}
	return Span{}
}

// running reports whether f only says for how long: 连续两天超过30万例.
func (r *Reading) running(f *Fact) bool {
	return f.Kind == Duration && strings.HasSuffix(r.Text[:f.Outer.Start], "连续")
}

// nounBehind reads the phrase behind fact i: 36名医生, 七成的受访者, 一名72岁的女性患者.
func (r *Reading) nounBehind(i int) Span {
	f := &r.Facts[i]
	end := min(r.Clauses[f.Clause].End, f.Outer.End+90)
	for j := i + 1; j < len(r.Facts) && r.Facts[j].Outer.Start < end; j++ {
		if !label(&r.Facts[j]) || r.Facts[j].Kind == Ordinal && f.Kind != Count {
			end = r.Facts[j].Outer.Start
		}
	}
	for end > f.Outer.End && end < len(r.Text) && s0(r.Text[end]) {
		end--
	}
	p := r.phrase(f.Outer.End, end)
	if placeUnit(f.Unit) && (len(p.words) == 0 || p.text(0) != "的") {
		return Span{} // 三县 are what is counted
	}
	first, last := -1, -1
	for j := 0; j < len(p.words); j++ {
		if g := p.figure(j); g != nil {
			if last >= 0 {
				break
			}
			continue // 72岁
		}
		t := p.text(j)
		var next class
		if j+1 < len(p.words) {
			next = p.class(j + 1)
		}
		switch {
		case last < 0 && p.class(j)&stopWord != 0 && strings.HasPrefix(t, "各"):
			continue // 800例各类肿瘤手术
		case last >= 0 && (t == "和" || t == "与" || t == "及" || t == "或" || t == "、") && j+1 < len(p.words) && p.name(j+1, headWord) && p.words[j+1].Kind != words.Verb:
			continue
		case last >= 0 && t == "的" && (p.words[last].Kind == words.Adjective || p.words[last].Kind == words.Place):
			first, last = -1, -1
			continue // 一笔不小的开支
		case last >= 0 && t == "的" && p.owned(f, j):
			first, last = -1, -1
			continue // 29张患者的病床
		case last < 0 && (t == "的" || f.Role == Part && j == 0 && (t == "为" || t == "是") || t == " " || t == "“" || t == "以上" || t == "以下"):
			first = -1
			continue
		case last >= 0 && t == "的":
			return p.behind(first, last, people(f.Unit))
		}
		verb := p.words[j].Kind == words.Verb
		if verb && p.class(j)&(modifierWord|headWord) == 0 && !strings.HasSuffix(t, "化") && next&headWord == 0 || !p.name(j, next) || last >= 0 && verb && p.agent(last) && !p.suffixed(j) {
			if verb && (last < 0 || p.words[last].Kind == words.Adjective) {
				if k := p.relative(j); k > 0 {
					j, first, last = k, -1, -1
					continue // 10名接受治疗的患者
				}
				if f.Unit == "个" && j == len(p.words)-1 && p.words[j].End-p.words[j].Start >= 6 && p.class(j) == 0 {
					return p.span(j, j) // 17个托盘: a thing the dictionary has as a verb
				}
			}
			break
		}
		if p.class(j)&locative != 0 || last < 0 && verb && j+1 < len(p.words) && !p.name(j+1, 0) && p.text(j+1) != "的" {
			break
		}
		if last >= 0 && p.words[j].Kind == words.Person && p.agent(last) {
			break // 两名医生张某
		}
		if first < 0 {
			first = j
		}
		last = j
	}
	return p.behind(first, last, people(f.Unit))
}

// people reports whether a measure word counts people, whom a verb may follow at once.
func people(unit string) bool {
	switch unit {
	case "人", "名", "位", "例", "人次":
		return true
	}
	return false
}

// endsInHead reports whether a phrase names a rate, an amount or another quantity.
func (r *Reading) endsInHead(s Span) bool {
	if s.Empty() {
		return false
	}
	t := s.Of(r.Text)
	for _, w := range [...]string{"率", "比例", "比重", "占比", "量", "数", "额", "费", "费用", "度", "价格", "水平", "指数", "值"} {
		if strings.HasSuffix(t, w) {
			return true
		}
	}
	return false
}

// subjectBefore returns the subject of the clause before that of fact i, where that clause has no figure and the
// fact's own begins with its verb: 手术量翻了一番，达到1.2万台.
func (r *Reading) subjectBefore(i int) Span {
	f := &r.Facts[i]
	if f.Clause == 0 || r.Clauses[f.Clause-1].Sentence != r.Clauses[f.Clause].Sentence || len(r.Lead(f)) > 30 {
		return Span{}
	}
	c := r.Clauses[f.Clause-1]
	if c.End-c.Start > lookBack {
		return Span{}
	}
	own := r.phrase(r.Clauses[f.Clause].Start, f.Outer.Start)
	for k := range own.words {
		if at := own.base + own.words[k].Start; !own.light(k) && (at < f.Verb.Start || at >= f.Verb.End) {
			return Span{} // the clause has a subject of its own
		}
	}
	for j := i - 1; j >= 0 && r.Facts[j].End > c.Start; j-- {
		if r.Facts[j].Start < c.End {
			return Span{}
		}
	}
	p := r.phrase(c.Start, c.End)
	first, last := -1, -1
	for j := range p.words {
		var next class
		if j+1 < len(p.words) {
			next = p.class(j + 1)
		}
		if p.name(j, next) && (p.words[j].Kind != words.Verb || next&headWord != 0) {
			if first < 0 {
				first = j
			}
			last = j
			continue
		}
		if first >= 0 && p.text(j) != "的" {
			break
		}
	}
	if first < 0 || last == len(p.words)-1 || p.class(last+1)&locative != 0 || p.class(last)&locative != 0 {
		return Span{}
	}
	return p.span(p.dropLeading(first, last), last)
}
