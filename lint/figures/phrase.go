package figures

import (
	"sort"
	"strings"

	"github.com/healthlint/healthlint/lint/words"
)

// phrase is a stretch of the copy in words.
type phrase struct {
	r     *Reading
	base  int
	words []words.Token // offsets from base
}

func (r *Reading) phrase(start, end int) phrase {
	if end <= start {
		return phrase{r: r, base: start}
	}
	var room [48]words.Token
	return phrase{r, start, words.Split(room[:0], r.Text[start:end], nil)}
}

func (p *phrase) text(i int) string {
	return p.r.Text[p.base+p.words[i].Start : p.base+p.words[i].End]
}

func (p *phrase) span(from, to int) Span {
	return Span{p.base + p.words[from].Start, p.base + p.words[to].End}
}

func (p *phrase) class(i int) class { return nounClasses()[p.text(i)] }

// name reports whether word i can stand in a name of what is measured; next is the class of the word behind it.
func (p *phrase) name(i int, next class) bool {
	w, c := &p.words[i], p.class(i)
	if c&stopWord != 0 {
		return false
	}
	if c&(headWord|modifierWord|agentWord) != 0 {
		return true
	}
	if c&skipWord != 0 && w.Kind != words.Noun {
		return false
	}
	switch w.Kind {
	case words.Noun, words.Adjective, words.Person, words.Organisation, words.ProperName, words.Term, words.House, words.Place:
		return true
	case words.Verb:
		return next&headWord != 0 || strings.HasSuffix(p.text(i), "化")
	case words.Time:
		return p.stage(i)
	case words.Idiom:
		// gse has 接种率, 甲状腺 and 化学武器 as phrases.
		t := p.text(i)
		return c == 0 && (len(t) <= 9 || i+1 < len(p.words) && p.words[i+1].Kind != words.Function && p.words[i+1].Kind != words.Adverb) || nounClasses()[t[len(t)-lastLen(t):]]&headWord != 0
	case words.Other:
		first, size := runeAt(p.text(i), 0)
		return c == 0 && (first >= 0x4E00 && first <= 0x9FFF || size == 1 && isLetter(byte(first)))
	}
	return false
}

// stage reports whether word i names a stage of an illness or a life, which the dictionary has as a time: 潜伏期.
func (p *phrase) stage(i int) bool {
	t := p.text(i)
	return len(t) >= 9 && strings.HasSuffix(t, "期")
}

// figure returns the fact that word i is a part of, or nil.
func (p *phrase) figure(i int) *Fact {
	at := p.base + p.words[i].Start
	k := sort.Search(len(p.r.Facts), func(k int) bool { return p.r.Facts[k].Outer.End > at })
	if k < len(p.r.Facts) && p.r.Facts[k].Outer.Start < p.base+p.words[i].End {
		return &p.r.Facts[k]
	}
	return nil
}

// comparison returns the word that opens a comparison with something else, or -1: 费用比三级医院低四成, 风险是不吸烟者的10倍.
func (p *phrase) comparison(f *Fact) int {
	for k := len(p.words) - 2; k >= 0; k-- {
		switch p.text(k) {
		case "比", "较", "比起":
			if f.Role == Change {
				return k
			}
		case "是", "为", "仅为", "约为", "相当于":
			if f.Kind == Multiple || (f.Kind == Percent || f.Kind == Fraction) && strings.HasSuffix(p.r.Text[:f.Outer.Start], "的") {
				return k // 人口仅为全国的4%
			}
		case "占":
			return k
		case "达到", "达", "超过", "不到", "不足":
			if f.Kind == Percent && strings.HasSuffix(p.r.Text[:f.Outer.Start], "的") {
				return k // 收治人数达到床位数的75%
			}
		}
	}
	return -1
}

// light reports whether word i stands between a phrase and its value.
func (p *phrase) light(i int) bool {
	c := p.class(i)
	if c&skipWord != 0 {
		return true
	}
	if f := p.figure(i); f != nil && (f.Kind == Date || p.r.running(f)) {
		return true
	}
	switch p.words[i].Kind {
	case words.Adverb, words.Function, words.Time:
		return !p.stage(i) && c&(headWord|modifierWord|locative) == 0
	case words.Other:
		r, _ := runeAt(p.text(i), 0)
		return c == 0 && (r == ' ' || r == '\u3000' || r == '\u00a0')
	}
	return false
}

// extendLeft returns the first word of the phrase whose last word is last.
func (p *phrase) extendLeft(last int) int {
	first := last
	for j := last - 1; j >= 0; j-- {
		next := p.class(first)
		if f := p.figure(j); f != nil {
			if !label(f) && !(f.Kind == Duration && p.survival(first)) {
				break
			}
			first = j
			continue
		}
		switch t := p.text(j); t {
		case "的", "之", "和", "与", "及", "、", "以及", "“", "”", "以上", "以下", "及以上", "及以下":
			if j == 0 || p.figure(j-1) == nil && !p.name(j-1, 0) && t != "“" {
				return first
			}
			if f := p.figure(j - 1); f != nil && !label(f) || t == "“" && first != j+1 {
				return first
			}
			if f := p.figure(j - 1); f == nil && (t == "以上" || t == "以下") && !strings.HasSuffix(p.text(j-1), "级") {
				return first
			}
			if t == "“" {
				first = j
			}
			continue
		}
		switch t := p.text(j); {
		case t == "在" && len(p.text(first)) == 3 && first == j+1 && first < last:
			first = j // 在岗职工
			continue
		case t == "内" && j > 0 && first == j+1 && p.name(j-1, 0) && strings.HasSuffix(p.text(j-1), "域"):
			first = j // 县域内住院率
			continue
		case p.class(j)&objectVerb != 0 && j > 0 && next&modifierWord == 0 && actor(p.text(j-1)):
			return first // 卫生监督员检查单位
		}
		if p.words[j].Kind == words.Number && p.class(j)&stopWord == 0 && first == j+1 && !p.measureWord(j) && p.text(j) != "一" {
			first = j // 两癌筛查率
			continue
		}
		if !p.name(j, next) || p.class(j)&locative != 0 && p.words[j].Kind != words.Noun {
			break
		}
		first = j
	}
	return first
}

// survival reports whether a length of time in front of word i belongs to the name: 5年生存率, 30天再入院率.
func (p *phrase) survival(i int) bool {
	t := p.text(i)
	for _, w := range [...]string{"生存", "存活", "无病", "无进展", "总生存", "再入院", "随访", "尿", "复发", "病死", "平均血压", "动态"} {
		if strings.HasPrefix(t, w) {
			return true
		}
	}
	return false
}

// measureWord reports whether word j is a measure word or a number with one: 名, 三次.
func (p *phrase) measureWord(j int) bool {
	t := p.text(j)
	return unitAt(t, len(t)-lastLen(t), true) != nil
}

func lastLen(t string) int { return runeLen(t, len(t)) }

// dropLeading takes from the front of the phrase what is scope, time or predicate.
func (p *phrase) dropLeading(first, last int) int {
	for first < last {
		t := p.text(first)
		c, next := p.class(first), p.class(first+1)
		switch {
		case first > 0 && len(t) == 3 && endsWithPlace(t) && strings.Contains("我该本全各", p.text(first-1)):
		case placeWord(t), p.words[first].Kind == words.Place:
		case c&objectVerb != 0 && (next&headWord == 0 && next&modifierWord == 0 || first > 0 && p.class(first-1)&(stopWord|skipWord) != 0 && next&modifierWord != 0 && first+1 < last):
		case c&objectVerb != 0 && next&agentWord != 0 && first+1 == last:
		case c&skipWord != 0 && c&headWord == 0 && next&headWord == 0 && p.words[first].Kind != words.Noun && t != "平均" && (t != "在" || len(p.text(first+1)) > 3):
		case t == "的", t == "和", t == "与", t == "及", t == "、", t == "”", t == "以及", t == "以上", t == "以下":
		default:
			return first
		}
		first++
	}
	return first
}

// actor reports whether t is someone who acts: 监督员, 志愿者, 医疗队.
func actor(t string) bool {
	r, _ := runeAt(t, len(t)-lastLen(t))
	return len(t) >= 6 && strings.ContainsRune("员者队", r)
}

// placeWord reports whether t is the article's own place: 全市, 我省, 该县.
func placeWord(t string) bool {
	switch t {
	case "全国", "全省", "全市", "全县", "全区", "全旗", "全盟", "全州", "全镇", "全乡", "全村", "全球", "全世界", "我国", "我省", "我市", "我县", "我区", "本省", "本市", "本县", "本区", "该省", "该市", "该县", "该区", "该院", "该镇", "该村", "全院", "本院", "我院", "世界", "国内", "省内", "市内", "县内":
		return true
	}
	return false
}

func endsWithPlace(t string) bool {
	r, _ := runeAt(t, len(t)-lastLen(t))
	return strings.ContainsRune("省市县区州盟旗镇乡", r)
}

// behind is the phrase from first to last, which is none where it is a verb only.
func (p *phrase) behind(first, last int, people bool) Span {
	if first < 0 || last < first {
		return Span{}
	}
	s := p.span(first, last)
	c := p.class(first)
	if first == last && p.words[first].Kind == words.Adjective && c == 0 {
		return Span{} // 4页长
	}
	if first == last && c&headWord == 0 && (p.words[first].Kind == words.Verb && c&modifierWord == 0 || c&modifierWord != 0 && people) {
		return Span{} // 5人参加, 1人患病
	}
	return s
}

// owned reports whether a figure counts what the 的 at word j leads to, not the owner in front of it.
func (p *phrase) owned(f *Fact, j int) bool {
	if j+1 >= len(p.words) || !p.name(j+1, 0) {
		return false
	}
	switch f.Unit {
	case "张", "份", "件", "支", "台", "套", "本", "封":
		return true
	case "名", "位", "人", "例":
		k := j + 1
		for k+1 < len(p.words) && p.figure(k+1) == nil && p.name(k+1, 0) && p.class(k)&agentWord == 0 {
			k++
		}
		t := p.text(k)
		r, _ := runeAt(t, len(t)-lastLen(t))
		return p.class(k)&agentWord != 0 || strings.ContainsRune("员者师生家兵医", r)
	}
	return false
}

// agent reports whether word i is someone or something that acts, so that a verb or a name behind is none of its phrase.
func (p *phrase) agent(i int) bool {
	t := p.text(i)
	r, _ := runeAt(t, len(t)-lastLen(t))
	return p.class(i)&agentWord != 0 || len(t) >= 6 && strings.ContainsRune("员者师生家兵警", r)
}

// suffixed reports whether word j is made a description by the one behind it: 聚集性.
func (p *phrase) suffixed(j int) bool {
	if j+1 >= len(p.words) {
		return false
	}
	t := p.text(j + 1)
	return t == "性" || t == "型" || t == "式"
}

// relative returns the 的 that ends the clause which verb j opens, if a name follows it, else 0.
func (p *phrase) relative(j int) int {
	for k := j + 1; k < min(len(p.words)-1, j+6); k++ {
		if p.text(k) == "的" {
			if p.name(k+1, 0) {
				return k
			}
			return 0
		}
	}
	return 0
}
