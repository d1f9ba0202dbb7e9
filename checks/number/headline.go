package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/layout"
)

// headline holds the amounts and counts of a headline against those of its story: one that nothing in the body
// matches, where the body has another value of the same unit in the same words.
func headline(p *lint.Pass, v *figures.View, s layout.Story) {
	if s.Title == nil {
		return
	}
	tr := v.Readings[s.Title.Index]
	for i := range min(12, len(tr.Facts)) {
		t := &tr.Facts[i]
		if t.Interval || t.Approx&(figures.Vague) != 0 {
			continue
		}
		if t.Kind == figures.Count && t.Hanzi && t.Lo.Cmp(figures.Int(10)) < 0 {
			fewThings(p, v, s, t)
			continue
		}
		if t.Kind != figures.Money && t.Kind != figures.Count && !expected(tr, t) && !changesTo(t) && !(t.Kind == figures.Percent && t.Exact()) {
			continue
		}
		rt, ok := asPrinted(t)
		if !ok || t.Unit == "届" || t.Unit == "期" || t.Unit == "层" {
			continue
		}
		words, part := around(tr, t), partOfYear(tr, t)
		var best *figures.Fact
		var bestBlock *lint.Block
		score, rank, matched, elsewhere := 0, 0, false, false
		var mixed *figures.Fact
		var mixedBlock *lint.Block
		for k := s.Title.Index + 1; k < s.End && !matched; k++ {
			b, r := p.Doc.Blocks[k], v.Readings[k]
			if entries(s.Title.Text, b.Text) {
				continue
			}
			if sumsTo(r, t) {
				matched = true
			}
			for j := range r.Facts {
				f := &r.Facts[j]
				if f.Kind != t.Kind {
					continue
				}
				rf, ok := asPrinted(f)
				if !ok {
					continue
				}
				if f.Unit != t.Unit {
					if pairUnit(f.Unit, t.Unit) && f.Lo.Cmp(t.Lo) == 0 && mixed == nil {
						mixed, mixedBlock = f, b
					}
					if t.Kind == figures.Duration && f.Lo.Float()*minutes[f.Unit] == t.Lo.Float()*minutes[t.Unit] {
						matched = true // 120分钟 for 2小时
					}
					if isHead(f.Unit) && isHead(t.Unit) && rf.Overlaps(rt) {
						matched = true
					}
					continue
				}
				if rf.Overlaps(rt) {
					if t.Kind == figures.Percent && shared(words, around(r, f)) == 0 {
						elsewhere = true // the same rate of something else, perhaps
						continue
					}
					matched = true
					break
				}
				if changesTo(t) && f.Role == figures.To && (f.Up == t.Up || t.Kind == figures.Age) && near(t, f) {
					score, rank, best, bestBlock = score+4, rank+4, f, b // 放宽至40岁: a headline has room for no more
					continue
				}
				// The same words around a value of the same size, digits swapped or slipped.
				if figures.Mentions(r.Before(f, f.Start), "加上", "又有", "又", "再有", "另有", "还有", "另外") || f.Clause > 0 && strings.HasPrefix(r.Text[r.Clauses[f.Clause-1].Start:], "加上") {
					continue
				}
				if part != "" {
					if other := partOfYear(r, f); other != "" && other != part {
						continue
					}
				}
				n, alike := likeness(words, around(r, f), t, f)
				if alike > rank && near(t, f) && (sameRole(f, t) || added(r, f) && added(tr, t)) && f.Role != figures.From {
					score, rank, best, bestBlock = n, alike, f, b
				}
			}
		}
		switch {
		case matched, elsewhere && score < 6:
		case changesTo(t) && score > 4:
		case mixed != nil:
			p.Report(mixedBlock, mixed.Start, mixed.End, lint.Diagnostic{
				Rule:    "number/unit-mix",
				Message: lint.Say("标题为“%s”，正文为“%s”，单位不一", "“%s” in the headline, “%s” in the body: the units differ", s.Title.Text[t.Start:t.End], mixedBlock.Text[mixed.Start:mixed.End]),
				Notes:   figures.Notes(lint.Text{ZH: "人次是次数，人是人数，二者不能互换", EN: "人次 counts visits, 人 counts people"}),
				Related: []lint.Related{{Span: s.Title.Source(t.Start, t.End), Message: lint.Text{ZH: "标题", EN: "the headline"}}},
			})
		case best != nil && score >= 4 && (t.Kind != figures.Percent || score >= 6 && best.Exact()):
			againstHeadline(p, s, t, bestBlock, best, s.Title.Text[t.Start:t.End], bestBlock.Text[best.Start:best.End])
		}
	}
}

// entries reports whether two lines are entries of one list rather than a headline and its body: 中医科：住院部2层, 推拿科：住院部3层. Each
// names what it is about, and the names end alike.
func entries(title, line string) bool {
	const longest = 30 // bytes of a name
	a, _, ok := strings.Cut(title, "：")
	b, _, too := strings.Cut(line, "：")
	if !ok || !too || a == b || len(a) > longest || len(b) > longest {
		return false
	}
	last, size := utf8.DecodeLastRuneInString(a)
	return size > 1 && strings.HasSuffix(b, string(last))
}

// partOfYear returns the quarter or half that the sentence of f names last before it, "" if none: 前三季度 is not 第三季度.
func partOfYear(r *figures.Reading, f *figures.Fact) (part string) {
	const reach = 900 // bytes: a line without any stop is no sentence
	before := r.Text[max(r.Sentences[r.Sentence(f)].Start, f.Start-reach):f.Start]
	last := 0 // where the word ends, so that 前三季度 goes before what it ends with
	for _, w := range [...]string{"一季度", "二季度", "前三季度", "三季度", "四季度", "上半年", "下半年", "全年"} {
		if i := strings.LastIndex(before, w) + len(w); i >= len(w) && i > last {
			last, part = i, w
		}
	}
	return part
}

// fewThings holds a small number of the headline in Chinese numerals against the body's number of the same things, if it has
// only one: 五条建议 over 给出六条建议.
func fewThings(p *lint.Pass, v *figures.View, s layout.Story, t *figures.Fact) {
	tr := v.Readings[s.Title.Index]
	thing := thingOf(tr, t)
	if thing == "" {
		return
	}
	var found *figures.Fact
	var in *lint.Block
	for k, f := range bodyFacts(v, s) {
		r := v.Readings[k]
		if f.Kind != figures.Count || f.Unit != t.Unit {
			continue
		}
		if f.Lo.Cmp(t.Lo) == 0 || f.Hi.Cmp(t.Lo) == 0 {
			return
		}
		if thingOf(r, f) != thing || !f.Exact() || figures.Mentions(r.Before(f, f.Start), "另", "还有", "又", "其中", "第") {
			continue
		}
		if found != nil && found.Lo.Cmp(f.Lo) != 0 || f.Lo.Cmp(figures.Int(12)) > 0 {
			return // of several numbers, which the headline means is open
		}
		if found == nil {
			found, in = f, p.Doc.Blocks[k]
		}
	}
	if found == nil || found.Lo.Cmp(figures.Int(1)) <= 0 {
		return
	}
	againstHeadline(p, s, t, in, found, s.Title.Text[t.Start:t.End]+thing, in.Text[found.Start:found.End]+thing)
}

// thingOf returns the last two characters of what is counted behind f, "" if nothing is named there.
func thingOf(r *figures.Reading, f *figures.Fact) string {
	n := r.Noun(f)
	s := n.Of(r.Text)
	if n.Start < f.End || n.Start-f.End > 12 || utf8.RuneCountInString(s) < 2 {
		return ""
	}
	for utf8.RuneCountInString(s) > 2 { // by characters: MRI is no longer than one of Chinese
		_, w := utf8.DecodeRuneInString(s)
		s = s[w:]
	}
	return s
}

// asPrinted is Printed, but that a count to the last unit is what it says: 3名 is not 4名.
func asPrinted(f *figures.Fact) (figures.Range, bool) {
	if f.Exact() && f.Kind == figures.Count && f.Mag == 0 && f.Places() == 0 && f.Lo.Cmp(figures.Int(1000)) < 0 {
		return f.Range()
	}
	return f.Printed()
}

// changesTo reports whether a figure of a headline is an age or a length that something changes to: 放宽至40岁, 缩短至2小时.
func changesTo(t *figures.Fact) bool {
	return t.Role == figures.To && (t.Kind == figures.Age || t.Kind == figures.Duration && t.Exact() && t.Up != 0)
}

// sameRole reports whether two figures do the same in their sentences; a total, a part and a level all just count.
func sameRole(a, b *figures.Fact) bool {
	plain := func(r figures.Role) bool { return r == figures.Level || r == figures.Total || r == figures.Part }
	return a.Role == b.Role || plain(a.Role) && plain(b.Role)
}

// added reports whether a count is of new ones: 单周新增45例, 新增登革热病例54例.
func added(r *figures.Reading, f *figures.Fact) bool {
	if f.Kind != figures.Count {
		return false
	}
	return f.Role == figures.Change && f.Up > 0 && affix.Ends(f.Verb.Of(r.Text), "新增", "增") || f.Role == figures.Level && strings.Contains(r.Before(f, f.Start), "新增")
}

// expected reports whether an age is a life expectancy, which a headline may get wrong like any other measure.
func expected(r *figures.Reading, f *figures.Fact) bool {
	return f.Kind == figures.Age && strings.Contains(r.Lead(f), "预期寿命")
}

// sumsTo reports whether neighbours of one sentence add up to the headline's figure: 293名民警、111名辅警 are 404名.
func sumsTo(r *figures.Reading, t *figures.Fact) bool {
	for i := range r.Facts {
		if !comparable(&r.Facts[i], t) {
			continue
		}
		sum := r.Facts[i].Value()
		n := 1
		for j := i + 1; j < min(len(r.Facts), i+12) && n < 6 && r.Sentence(&r.Facts[j]) == r.Sentence(&r.Facts[i]); j++ {
			if !comparable(&r.Facts[j], t) {
				continue
			}
			sum.Add(sum, r.Facts[j].Value())
			n++
			if sum.Cmp(t.Value()) == 0 {
				return true
			}
		}
	}
	return false
}

func pairUnit(a, b string) bool {
	return a == "人" && b == "人次" || a == "人次" && b == "人" || a == "家" && b == "家次" || a == "家次" && b == "家" || a == "户" && b == "户次" || a == "户次" && b == "户" || a == "剂" && b == "人" || a == "剂次" && b == "人" || a == "人" && b == "剂次"
}
