package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// ranked is one named figure of a list.
type ranked struct {
	fact int
	name string
}

// orders are words that say which way a list runs.
var orders = pattern.Lazy(`[由从按](?:高到低|高至低|多到少|多至少|大到小|低到高|低至高|少到多|少至多|小到大)|前[二两三四五六七八九十2-9](?:位|名|大)?的?[^，。；：、（(0-9]{0,10}?(?:依次|依序|按序)|顺位前?[二两三四五六七八九十2-9]?位?[^，。；：、（(0-9]{0,6}?(?:依次|为|是)|最[高低多少大小长短]的[^，。；：、（(0-9]{0,10}?(?:依次|依序)|按高低(?:依次|依序|顺序|排序|排列)|按(?:降序|升序)|(?:降序|升序)(?:排列|排序|依次)`)

// ordered are words of which all that orders and placedBehind match has one: the pattern begins with nothing that could be looked for.
var ordered = []string{"高到低", "高至低", "多到少", "多至少", "大到小", "低到高", "低至高", "少到多", "少至多", "小到大", "高低", "依次", "依序", "按序", "顺位", "降序", "升序", "分列", "分居"}

// superlatives call one of a list the first or the last by its figure.
var superlatives = pattern.Lazy(`最(?:为)?([高低多少大小长短])`)

// rankings holds what is said of the order of a list against its figures: 由高到低依次为A59%，B33%，C31%。其中，B最低.
func (c *block) rankings() {
	falls, most := c.Holds(ordered...), c.Holds("最")
	place := c.Holds("居首", "首位", "榜首", "垫底", "末位", "最后") || c.Holds("第") && c.Holds("名第", "位第", "居第", "列第", "行第", "在第", "到第", "排第", "倒数第", "于第")
	if !falls && !most && !place {
		return
	}
	c.runnersUp()
	r := c.Reading
	for s := range r.Sentences {
		if r.Sentences[s].End-r.Sentences[s].Start > 3000 {
			continue
		}
		lists := c.rankedLists(s)
		if falls {
			for _, list := range lists {
				c.descends(s, list)
			}
		}
		if !most && !place || len(lists) == 0 {
			continue
		}
		last := lists[len(lists)-1]
		if place {
			c.placed(lists, r.Facts[last[len(last)-1].fact].End, r.Sentences[s].End)
			c.placedAtEnd(lists, r.Facts[last[len(last)-1].fact].End, r.Sentences[s].End)
			if s+1 < len(r.Sentences) {
				next := r.Sentences[s+1]
				c.placed(lists, next.Start, min(next.End, next.Start+240))
				c.placedAtEnd(lists, next.Start, min(next.End, next.Start+240))
			}
		}
		if !most {
			continue
		}
		c.superlative(lists, r.Facts[last[len(last)-1].fact].End, r.Sentences[s].End)
		if s+1 < len(r.Sentences) {
			next := r.Sentences[s+1]
			c.superlative(lists, next.Start, min(next.End, next.Start+240))
		}
	}
}

// rankedLists returns the lists of sentence s, each of three named figures or more of one kind, one behind the other.
func (c *block) rankedLists(s int) (lists [][]ranked) {
	r := c.Reading
	a, b := r.InSentence(s)
	var list []ranked
	flush := func() {
		if len(list) >= 3 {
			lists = append(lists, list)
		}
		list = nil
	}
	from := r.Sentences[s].Start
	inside := -1 // the figure before it in the same brackets
	for i := a; i < b; i++ {
		f := &r.Facts[i]
		if f.Kind == figures.Age || f.Kind == figures.Ordinal || f.Kind == figures.Identifier || f.Kind == figures.Date && f.Bracket || perMany(r, f) {
			continue
		}
		if inside >= 0 && f.Bracket && !strings.ContainsAny(r.Text[r.Facts[inside].End:f.Start], "）)") {
			inside = i
			continue // 甲县（发病120例，死亡3例）
		}
		if inside = -1; f.Bracket {
			inside = i
		}
		if len(list) > 0 {
			last := &r.Facts[list[len(list)-1].fact]
			if sharesPart(r, last, f) && f.Kind == figures.Percent && last.Kind == figures.Count {
				from = f.Outer.End // 甲县50例，占40%
				continue
			}
			if f.Kind != last.Kind || f.Unit != last.Unit || f.Bracket != last.Bracket || f.Start-last.End > 90 {
				flush()
			}
		}
		name := rankedName(r, from, f)
		from = f.Outer.End
		if n := utf8.RuneCountInString(name); n < 2 || n > 14 || !f.Exact() || f.Role == figures.Change || f.Role == figures.From || f.Role == figures.To || f.Role == figures.Limit || f.Kind == figures.Date || f.Kind == figures.Plain ||
			figures.Mentions(strings.Replace(name, "其他感染性", "", 1), "共", "总", "合计", "平均", "全市", "全国", "全省", "全县", "全区", "其中", "其他", "其余", "累计", "比", "较", "每") {
			flush()
			continue
		}
		for _, e := range list {
			if e.name == name {
				flush()
				break
			}
		}
		list = append(list, ranked{i, name})
	}
	flush()
	return append(lists, c.respectiveLists(s)...)
}

// respectiveLists returns the lists of sentence s whose names stand in front of the figures: 甲县、乙县、丙县签约率分别为81.2%、84.5%和76.9%.
func (c *block) respectiveLists(s int) (lists [][]ranked) {
	r := c.Reading
	a, b := r.InSentence(s)
	for i := a; i < b; i++ {
		from, to := r.ListOf(i)
		f := &r.Facts[i]
		if from != i || to-from < 3 || to > b || f.Kind == figures.Date || f.Kind == figures.Age || f.Role == figures.Change || f.Role == figures.To {
			continue
		}
		front, ok := strings.CutSuffix(strings.TrimRight(r.Lead(f), " 为是"), "分别")
		if !ok {
			if front, ok = strings.CutSuffix(front, "依次"); !ok {
				continue
			}
		}
		var list []ranked
		for name := range strings.SplitSeq(strings.NewReplacer("和", "、", "以及", "、", "与", "、").Replace(front), "、") {
			name = strings.TrimSuffix(unmeasured(strings.TrimSpace(name)), "的")
			if n := utf8.RuneCountInString(name); n < 2 || n > 14 || i+len(list) >= to || !r.Facts[i+len(list)].Exact() {
				list = nil
				break
			}
			list = append(list, ranked{i + len(list), name})
		}
		if len(list) == to-from {
			lists = append(lists, list)
		}
	}
	return lists
}

// perMany reports whether a figure only says of how many a rate is: 肺癌每十万人42.1人.
func perMany(r *figures.Reading, f *figures.Fact) bool {
	return f.Mag >= 4 && strings.HasSuffix(r.Text[:f.Start], "每")
}

// rankedName returns what figure f is called, right in front of it.
func rankedName(r *figures.Reading, from int, f *figures.Fact) string {
	if from > f.Outer.Start || f.Outer.Start-from > 300 {
		return ""
	}
	name := r.Text[from:f.Outer.Start]
	name = strings.TrimRight(name, " ：:为是有约达到占（(，")
	if k := strings.LastIndexAny(name, "，、；。,;：:）)"); k >= 0 {
		_, w := utf8.DecodeRuneInString(name[k:])
		name = name[k+w:]
	}
	for _, w := range [...]string{"依次为", "依序为", "分别为", "依次是", "依序是", "分别是", "排列为", "排序为", "依次", "依序"} {
		if _, after, ok := strings.Cut(name, w); ok {
			name = after
		}
	}
	for _, w := range [...]string{"和", "以及", "及", "与", "其次是", "其次为", "其次"} {
		name = strings.TrimPrefix(name, w)
	}
	if k := strings.LastIndex(name, "每"); k > 0 && figures.Mentions(name[k:], "万", "百", "千") {
		name = name[:k]
	}
	return strings.TrimSpace(name)
}

// descends finds the figure of a list that breaks the order its sentence says it is in.
func (c *block) descends(s int, list []ranked) {
	r := c.Reading
	first := &r.Facts[list[0].fact]
	from := max(r.Sentences[s].Start, first.Start-150)
	if last := &r.Facts[list[len(list)-1].fact]; placedBehind().MatchString(r.Text[last.Outer.End:]) {
		m := placedBehind().FindStringIndex(r.Text[last.Outer.End:])
		c.breaks(list, figures.Span{Start: last.Outer.End, End: last.Outer.End + m[1]}, true)
		return
	}
	at := orders().FindStringIndex(r.Text[from:first.Start])
	if at == nil || figures.Mentions(r.Text[from+at[1]:first.Start], "。", "；", "最", "排名", "共") {
		return
	}
	if k := list[0].fact - 1; k >= 0 && r.Facts[k].Start > from+at[1] && !perMany(r, &r.Facts[k]) {
		return
	}
	word := r.Text[from+at[0] : from+at[1]]
	if affix.Starts(word, "前") && !affix.Starts(strings.TrimLeft(r.Text[from+at[1]:], " 分别"), "为", "是", "：", ":", "，") {
		return // 前三位的省份依次派出医生20名、护士50名
	}
	down := affix.Starts(word, "前", "顺位", "最高", "最多", "最大", "最长") || affix.Starts(word[len("由"):], "高", "多", "大") || strings.Contains(word, "降序")
	c.breaks(list, figures.Span{Start: from + at[0], End: from + at[1]}, down)
}

// breaks reports the figure of a list that breaks the order it is said to be in.
func (c *block) breaks(list []ranked, said figures.Span, down bool) {
	r := c.Reading
	for k := 1; k < len(list); k++ {
		a, b := &r.Facts[list[k-1].fact], &r.Facts[list[k].fact]
		d := b.Lo.Cmp(a.Lo)
		if d == 0 || d < 0 == down {
			continue
		}
		if !c.Use(list[k].fact) {
			c.Report(b.Span, lint.Diagnostic{
				Rule:    "number/direction",
				Message: lint.Say("文中说“%s”，而“%s”在“%s”之后", "the copy says “%s”, and “%s” follows “%s”", strings.Trim(c.Quote(said), "，,）)"), c.Quote(b.Span), c.Quote(a.Span)),
				Related: []lint.Related{c.Related(a.Span, "前一项", "the item before")},
			})
		}
		return
	}
}

// runnersUp finds what is called the next behind the highest, and is higher: 最多的是东区（86例），其次是西区（92例）.
func (c *block) runnersUp() {
	if !c.Holds("其次") {
		return
	}
	r := c.Reading
	for i := 1; i < len(r.Facts); i++ {
		a, b := &r.Facts[i-1], &r.Facts[i]
		if a.Kind != b.Kind || a.Unit != b.Unit || a.Kind == figures.Date || a.Kind == figures.Ordinal || a.Kind == figures.Plain || a.Kind == figures.Age || !a.Exact() || !b.Exact() || a.Role == figures.Change || b.Role == figures.Change || r.Sentence(a) != r.Sentence(b) || b.Start-a.End > 90 || a.Bracket != b.Bracket {
			continue
		}
		between := c.Text[a.End:b.Start]
		k := strings.Index(between, "其次")
		if k < 0 || figures.Mentions(between[:k], "最", "；") || figures.Mentions(between[k:], "最", "，其", "率") && !strings.Contains(c.leadOf(a), "率") {
			continue
		}
		from := max(r.Sentences[r.Sentence(a)].Start, a.Start-90)
		if i > 1 {
			from = max(from, r.Facts[i-2].End)
		}
		at := superlatives().FindAllStringSubmatchIndex(c.Text[from:max(from, a.Start)], -1)
		if len(at) != 1 {
			continue
		}
		m := at[0]
		high := strings.Contains("高多大长", c.Text[from+m[2]:from+m[3]])
		if d := b.Lo.Cmp(a.Lo); d == 0 || d > 0 != high || !affix.Starts(c.Text[from+m[1]:], "的是", "的为", "，", "（", "(", "，为", "，占", "，达", "为") {
			continue
		}
		if c.Use(i) {
			continue
		}
		c.Report(b.Span, lint.Diagnostic{
			Rule:    "number/direction",
			Message: lint.Say("文中以“%[1]s”为“%[3]s”，而其次的是“%[2]s”", "“%[1]s” is called %[3]s, and the next is “%[2]s”", c.Quote(a.Span), c.Quote(b.Span), c.Quote(figures.Span{Start: from + m[0], End: from + m[1]})),
			Related: []lint.Related{c.Related(a.Span, "前一项", "the item before")},
		})
	}
}

// superlative holds what is called the highest or the lowest between two offsets against the lists in front.
func (c *block) superlative(lists [][]ranked, from, to int) {
	for from < to {
		clause := c.Text[from:to]
		if k := strings.IndexAny(clause, "，；。,;"); k >= 0 {
			clause = clause[:k]
		}
		at := superlatives().FindStringSubmatchIndex(clause)
		if at != nil && len(clause) <= 120 {
			c.mostOf(lists, from, clause, at)
		}
		_, w := utf8.DecodeRuneInString(c.Text[from+len(clause):])
		from += len(clause) + max(w, 1)
	}
}

// measured are the words between a name and 最 that speak of the figure of the list itself.
var measured = []string{"", "量", "门诊量", "水平", "率", "比例", "占比", "所占比例", "的比例", "人数", "病例", "病例数", "数量", "数", "比重", "的占比", "者", "的", "人群", "发病率", "患病率", "检出率", "感染率", "均", "的水平", "报告病例", "报告病例数", "素养水平", "报告数", "发病数", "就诊人数", "就诊量", "就诊人次", "接诊量", "接诊人数", "门诊人次", "接种人数", "来诊人数", "接种率", "签约率", "参保率"}

func (c *block) mostOf(lists [][]ranked, from int, clause string, at []int) {
	subject := strings.TrimLeft(clause[:at[0]], " 而但")
	for _, w := range [...]string{"其中", "以", "尤以", "又以"} {
		subject = strings.TrimPrefix(subject, w)
	}
	rest := clause[at[1]:]
	if behind, ok := strings.CutPrefix(rest, "的"); subject == "" && ok { // 最低的是传染病防治素养
		for _, w := range [...]string{"是", "为"} {
			if name, ok := strings.CutPrefix(behind, w); ok {
				subject, rest = name, ""
				break
			}
		}
	}
	if subject == "" || rest != "" && !affix.Starts(rest, "为", "达", "是", "（", "(", "仅", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9") {
		return
	}
	var list []ranked
	it := -1
	for _, l := range lists {
		for k, e := range l {
			behind, ok := strings.CutPrefix(subject, e.name)
			if short := len(subject) >= 6 && strings.HasPrefix(e.name, subject); !short && !(ok && named(measured, behind)) {
				continue
			}
			if it >= 0 {
				return // of several lists, or of none for sure
			}
			list, it = l, k
		}
	}
	if it < 0 {
		return
	}
	most := strings.Contains("高多大长", clause[at[2]:at[3]])
	own := &c.Reading.Facts[list[it].fact]
	best := it
	for k := range list {
		if d := c.Reading.Facts[list[k].fact].Lo.Cmp(c.Reading.Facts[list[best].fact].Lo); most && d > 0 || !most && d < 0 {
			best = k
		}
	}
	if best == it || own.Lo.Cmp(c.Reading.Facts[list[best].fact].Lo) == 0 {
		return
	}
	b, name := &c.Reading.Facts[list[best].fact], list[best].name
	if k := strings.LastIndex(c.Text[:b.Start], name); k >= 0 {
		name = c.Quote(figures.Span{Start: k, End: k + len(name)}) // as the copy writes it
	}
	start := from + strings.Index(clause, subject)
	claim := figures.Span{Start: start, End: max(from+at[1], start+len(subject))}
	c.Report(claim, lint.Diagnostic{
		Rule:    "number/direction",
		Message: lint.Say("“%s”是%s，而%s是%s", "“%s” has %s, and %s has %s", c.Quote(claim), c.Quote(own.Span), name, c.Quote(b.Span)),
		Related: []lint.Related{c.Related(own.Span, "它的数", "its figure"), c.Related(b.Span, "另一项", "another item")},
	})
}

// placedBehind says behind a list that it runs from the first down: A、B和C分列前三位.
var placedBehind = pattern.Lazy(`^[）)]?[，,]?(?:分列|依次(?:位列|位居|排在|居|列)|分居|按序位列)(?:全[省市县区国])?(?:前[二两三四五六七八九十]|第一)`)
