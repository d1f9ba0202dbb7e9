package figures

import (
	"slices"
	"strconv"
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/pattern"
)

// Movement is a change from one level to another, with the change the copy states for it. From, To and Change are
// indexes into Reading.Facts; Change is -1 where none is stated.
type Movement struct {
	From, To, Change int
	Up               int8 // what the verb of the movement says; 0 where it says nothing (调整为, 分别为)
}

// Movements returns the movements of single figures (not of lists under 分别) in the order of the text: 由800元降至
// 390元，降幅51%; 达到72%，比2020年的60%提高12个百分点; 2023年为60%，2024年为72%，提高…; 60家增加到80家.
func (r *Reading) Movements() []Movement { return r.movements }

func (r *Reading) findMovements() []Movement {
	var out []Movement
	for i := range r.Facts {
		f := &r.Facts[i]
		if r.listLen(i) > 1 || f.Kind == Date || f.Kind == Identifier {
			continue
		}
		m := Movement{-1, i, -1, f.Up}
		switch {
		case f.Role == To:
			m.From = r.startOf(i)
			if m.From < 0 && f.Role == To {
				m.From = r.comparedWith(i) // 降至23.2%，较2018年的26.6%下降3.4%
			}
		case (f.Role == Level || f.Role == Share || f.Role == Total || f.Role == Part) && i+1 < len(r.Facts):
			if j := r.comparedWith(i); j >= 0 {
				m.From = j
				m.Up = 0
			}
		}
		if m.From < 0 && (f.Role == Level || f.Role == To || f.Role == Share || f.Role == Total) {
			m.From = r.yearBefore(i)
			if m.From < 0 {
				m.From = r.yearAfter(i)
			}
			if m.From < 0 {
				m.From = r.comparedBefore(i)
			}
			m.Up = 0
		}
		if m.From < 0 {
			if m, ok := r.levelsApart(i); ok {
				out = append(out, m)
			} else {
				out = append(out, r.levelBehind(i)...)
			}
			continue
		}
		from := max(m.From, m.To)
		m.Change = r.changeAfter(from, m.From, m.To)
		if m.Change < 0 {
			m.Change = r.changeBefore(m.From)
		}
		if m.From > m.To {
			var ok bool
			if m, ok = r.compared(m); !ok {
				continue
			}
		}
		out = append(out, m)
	}
	return r.chained(out)
}

// listLen counts the facts of the list i stands in.
func (r *Reading) listLen(i int) int {
	return r.lengths[r.Facts[i].List]
}

// ListOf returns the indexes [a, b) of the list fact i stands in.
func (r *Reading) ListOf(i int) (a, b int) {
	a = r.Facts[i].List
	return a, a + r.listLen(i)
}

func sameUnit(a, b *Fact) bool { return a.Kind == b.Kind && a.Unit == b.Unit }

// startOf finds where the movement that lands at fact i began.
func (r *Reading) startOf(i int) int {
	t := &r.Facts[i]
	for j := i - 1; j >= max(0, i-12) && r.Sentence(&r.Facts[j]) == r.Sentence(t); j-- {
		f := &r.Facts[j]
		switch {
		case f.Kind == Date, f.Kind == Ordinal, f.Kind == Identifier, f.Kind == Clock:
			continue
		case f.Role == From && sameUnit(f, t) && r.listLen(j) == 1 && t.Clause-f.Clause <= 2:
			return j
		case f.Role == From && sameUnit(f, t):
			return -1
		case sameUnit(f, t) && f.Role == Level && f.Clause == t.Clause && t.Up != 0 && r.listLen(j) == 1:
			// 60家增加到80家; what stands between is the verb, perhaps with an adverb.
			if between := r.Text[f.Outer.End:t.Verb.Start]; len(between) <= 24 && !strings.ContainsAny(between, "，、；。（）") {
				return j
			}
			return -1
		case sameUnit(f, t) && f.Role == Level && t.Clause-f.Clause == 1 && r.listLen(j) == 1 && nowWord(r.Lead(t)) && r.once(j):
			return j // 过去办手续平均要等95分钟，现在缩短到25分钟
		case f.Role == From || f.Bracket && !t.Bracket:
			continue
		case f.Kind == Duration && t.Kind != Duration, f.Kind == Count && t.Kind != Count && f.Clause == t.Clause:
			continue
		default:
			return -1
		}
	}
	return -1
}

// once reports whether fact j stands behind a word for an earlier time, in its clause or the one before.
func (r *Reading) once(j int) bool {
	f := &r.Facts[j]
	if oldWord(r.Lead(f)) {
		return true
	}
	k := f.Clause - 1
	return k >= 0 && r.Clauses[k].Sentence == r.Sentence(f) && oldWord(r.Clauses[k].Of(r.Text)) && !strings.ContainsAny(r.Clauses[k].Of(r.Text), "0123456789")
}

// comparedWith finds the older level that fact i is compared with: 达到72%，比2020年的60%提高12%.
func (r *Reading) comparedWith(i int) int {
	t := &r.Facts[i]
	if r.averaged(i) {
		return -1
	}
	share := 0
	for j := i + 1; j < min(len(r.Facts), i+8); j++ {
		f := &r.Facts[j]
		if r.Sentence(f) != r.Sentence(t) || f.Clause-t.Clause > 1+share {
			return -1
		}
		if f.Kind == Date || f.Kind == Ordinal || r.before(f) || f.Kind == Age && t.Kind == Count && f.Clause == t.Clause {
			continue
		}
		if f.Kind == Percent && f.Role == Share && t.Kind == Count && f.Clause == t.Clause+1 && share == 0 {
			share = 1 // 71.9万名老人，占该年龄段人口的74%，比上年的…
			continue
		}
		if !alike(f, t) || r.listLen(j) > 1 || f.Role == Change || j+1 >= len(r.Facts) {
			return -1
		}
		c := r.Clauses[f.Clause]
		lead := strings.TrimLeft(r.Text[min(r.near(max(c.Start, t.Outer.End), f.Outer.Start), f.Outer.Start):f.Outer.Start], "（( ，,")
		above := affix.Starts(lead, "高于", "低于", "多于", "少于") && (Older(lead) || r.ownDate(j) > 0) // 高于前一周的5.9%，上升0.9个百分点; but no 高于全国的
		if !above && !affix.Starts(lead, "比", "较", "同", "与", "和", "相比") || len(lead) > 60 || moves(lead) {
			return -1
		}
		// 比…高/提高 must follow directly, with its amount.
		g := &r.Facts[j+1]
		if g.Role != Change || g.Clause-f.Clause > 1 {
			return -1
		}
		return j
	}
	return -1
}

// averaged reports whether fact i is only what the one before it comes to a day or a head, so that what follows is not compared with
// it: 接种18600人，日均2657人，比去年同期的15500人多3100人.
func (r *Reading) averaged(i int) bool {
	if i == 0 || !affix.Starts(strings.TrimLeft(r.Lead(&r.Facts[i]), " ，,"), "日均", "月均", "人均", "户均", "平均每", "平均") {
		return false
	}
	a := &r.Facts[i-1]
	// What is saved in a year is no change of another level, but what the mean is of: 全年节省48.6亿元，平均每月约4.05亿元.
	saved := a.Role != Change || affix.Ends(a.Verb.Of(r.Text), "节省", "增收", "新增", "净增")
	return sameUnit(a, &r.Facts[i]) && r.Sentence(a) == r.Sentence(&r.Facts[i]) && saved
}

// before reports whether a duration names the time that another is compared with: 前一周, 上一年度, 五年前的.
func (r *Reading) before(f *Fact) bool {
	return f.Kind == Duration && f.Hanzi && (strings.HasSuffix(r.Text[:f.Start], "前") || strings.HasSuffix(r.Text[:f.Start], "上") || strings.HasPrefix(r.Text[f.End:], "前的"))
}

// moves reports whether a verb in a comparison makes its number the amount of a change: 比去年同期增加旅客29万人次.
func moves(lead string) bool {
	for _, v := range [...]string{"增加", "减少", "多", "少"} {
		if k := strings.LastIndex(lead, v); k >= 0 && !strings.Contains(lead[k:], "的") {
			return true
		}
	}
	return false
}

// yearBefore pairs two levels that the copy dates: 2023年签约率为60%，2024年为72%.
func (r *Reading) yearBefore(i int) int {
	t := &r.Facts[i]
	for j := i - 1; j >= max(0, i-12) && r.Sentence(&r.Facts[j]) == r.Sentence(t); j-- {
		f := &r.Facts[j]
		if f.Kind == Date {
			continue
		}
		if !sameUnit(f, t) || f.Role != Level && f.Role != From && f.Role != Share && f.Role != Total || r.listLen(j) > 1 || t.Clause-f.Clause != 1 {
			return -1
		}
		// The later clause must name no measure but the earlier one's.
		if r.olderThan(j, i) && r.sameMeasure(j, i) {
			return j
		}
		return -1
	}
	return -1
}

// yearAfter does the same where the older level comes second: 今年接诊6000人次，去年同期为4800人次.
func (r *Reading) yearAfter(i int) int {
	t := &r.Facts[i]
	if j := r.bracketed(i); j >= 0 {
		return j
	}
	if j := r.nextSentence(i); j >= 0 {
		return j
	}
	for j := i + 1; j < min(len(r.Facts), i+4); j++ {
		f := &r.Facts[j]
		if (f.Kind == Date || r.before(f)) && f.Clause == t.Clause+1 {
			continue
		}
		if r.Sentence(f) != r.Sentence(t) || !sameUnit(f, t) || f.Role != Level && f.Role != Share && f.Role != Total || r.listLen(j) > 1 || f.Clause-t.Clause != 1 {
			return -1
		}
		y, year := r.ownDate(j), r.ownDate(i)
		older := y > 0 && y < year || Older(r.Lead(f)) && !Older(r.Lead(t)) // 2024年报告388例，2023年报告412例
		if older && r.sameMeasure(i, j) && r.onlyTwo(i, j) {
			return j
		}
		return -1
	}
	return -1
}

// bracketed finds the older level in the brackets behind level i: 共有17280人次献血（去年同期16000人次），增长8%.
func (r *Reading) bracketed(i int) int {
	t, j := &r.Facts[i], i+1
	for j < len(r.Facts) && r.Facts[j].Kind == Date && r.Facts[j].Bracket {
		j++
	}
	if j >= len(r.Facts) || t.Bracket || !r.Facts[j].Bracket || !sameUnit(&r.Facts[j], t) || r.Facts[j].Role != Level || r.Facts[j].Clause != t.Clause || r.listLen(j) > 1 {
		return -1
	}
	f := &r.Facts[j]
	what, when, ok := strings.Cut(strings.Replace(r.Between(t, f), "(", "（", 1), "（")
	rest := strings.TrimLeft(r.Text[f.Outer.End:], " ")
	if !ok || len(what) > 30 || len(when) > 45 || !Older(when) || bareRest(when) != "" || !affix.Starts(rest, "）", ")") {
		return -1
	}
	return j
}

// nextSentence finds the older level that opens the next sentence, where each sentence has the one: 共有17280人次献血。去年同期为16000人次，增长8%.
func (r *Reading) nextSentence(i int) int {
	t, j := &r.Facts[i], i+1
	for j < len(r.Facts) && r.Facts[j].Kind == Date {
		j++
	}
	if j >= len(r.Facts) || r.Sentence(&r.Facts[j]) != r.Sentence(t)+1 || !sameUnit(&r.Facts[j], t) || r.Facts[j].Role != Level || r.listLen(j) > 1 || t.Bracket || Older(r.Lead(t)) {
		return -1
	}
	lead := r.Text[r.Sentences[r.Sentence(t)+1].Start:r.Facts[j].Outer.Start]
	if len(lead) > 45 || !Older(lead) || bareRest(lead) != "" || !r.onlyTwo(i, i) || !r.onlyTwo(j, j) {
		return -1
	}
	return j
}

// comparedBefore finds the older level that stands in front: 与上月的1860例相比，本月报告2418例.
func (r *Reading) comparedBefore(i int) int {
	t := &r.Facts[i]
	for j := i - 1; j >= max(0, i-3); j-- {
		f := &r.Facts[j]
		if f.Kind == Date && f.Clause == t.Clause {
			continue
		}
		if r.Sentence(f) != r.Sentence(t) || !sameUnit(f, t) || t.Clause-f.Clause != 1 || r.listLen(j) > 1 {
			return -1
		}
		lead := strings.TrimLeft(r.Lead(f), " ，,")
		if affix.Starts(lead, "与", "同", "和", "较", "比") && affix.Starts(strings.TrimLeft(r.Text[f.Outer.End:], " 的"), "相比", "比较") && Older(lead) {
			return j
		}
		return -1
	}
	return -1
}

// ownDate returns the year of a Date in the clause of fact i in front of it, or in one of its own before that; or 0.
func (r *Reading) ownDate(i int) int {
	f := &r.Facts[i]
	j := i - 1
	for ; j >= max(0, i-6) && r.Facts[j].Clause == f.Clause; j-- {
		if r.Facts[j].Kind == Date {
			return r.Facts[j].Day.Year
		}
	}
	if j >= 0 && r.dates(j, f) {
		return r.Facts[j].Day.Year
	}
	return 0
}

// dates reports whether fact j is a date that makes up the clause in front of fact f: 2025年，全市收治1425例.
func (r *Reading) dates(j int, f *Fact) bool {
	d := &r.Facts[j]
	return d.Kind == Date && d.Clause == f.Clause-1 && r.Sentence(d) == r.Sentence(f) && r.Clauses[f.Clause].Comma && strings.Trim(r.Clauses[d.Clause].Of(r.Text), " \u3000在到截至年底末全") == strings.Trim(d.Of(r.Text), "年")
}

// changeAfter finds the change stated behind the movement: next in the sentence, in the same or the next clause,
// with no other subject between.
func (r *Reading) changeAfter(last, from, to int) int {
	l := &r.Facts[last]
	for k := last + 1; k < min(len(r.Facts), last+8); k++ {
		c := &r.Facts[k]
		if r.Sentence(c) != r.Sentence(l) || c.Clause-l.Clause > 2 {
			return -1
		}
		if c.Kind == Date || c.Kind == Ordinal || c.Kind == Duration && c.Hanzi && c.Unit == "年" {
			continue // …，五年提升12%
		}
		if c.Role != Change || r.listLen(k) > 1 || strings.HasPrefix(r.Text[c.Outer.End:], "的") {
			return -1 // 减少了50%的造影剂 changes another thing
		}
		start := max(r.Clauses[c.Clause].Start, l.Outer.End)
		if c.Clause-l.Clause == 2 && !dateOnly(r.Text[r.Clauses[c.Clause-1].Start:r.Clauses[c.Clause-1].End]) {
			return -1
		}
		if r.links(start, c, from, to) {
			return k
		}
		return -1
	}
	return -1
}

// changeBefore finds a change stated in the clause before: 降幅达51%，由800元降至390元.
func (r *Reading) changeBefore(from int) int {
	f := &r.Facts[from]
	if f.Clause == 0 || from == 0 || f.Role != From {
		return -1
	}
	c := &r.Facts[from-1]
	k := from - 1
	for c.Kind == Date && k > 0 {
		k--
		c = &r.Facts[k]
	}
	if c.Role != Change || f.Clause-c.Clause != 1 || r.Sentence(c) != r.Sentence(f) || r.listLen(k) > 1 {
		return -1
	}
	lead := strings.TrimLeft(r.Lead(f), " ")
	if !affix.Starts(lead, "由", "从") || Mentions(r.Before(c, c.Start), "年均", "同比", "环比", "比上", "较上", "比去", "较去") {
		return -1
	}
	return k
}

// sameEach takes 每盒 from the words in front of a change where it stands before the movement as well: 每盒由98元降至42元，每盒便宜56元.
func (r *Reading) sameEach(t string, from int) string {
	k := strings.Index(t, "每")
	if k < 0 {
		return t
	}
	each := t[k:min(len(t), k+len("每盒"))]
	if len(each) < len("每盒") || Mentions(each, "年", "月", "日", "天", "周", "人") || !Mentions(r.Lead(&r.Facts[from]), each, each[len("每"):]+"均", "均"+each[len("每"):]) {
		return t
	}
	return t[:k] + t[k+len(each):]
}

func dateOnly(t string) bool { return bareLead(t) }

// links reports whether the words between a movement and a stated change tie the two together: nothing, a
// comparison, or the name of the rate itself; a new subject does not.
func (r *Reading) links(start int, c *Fact, from, to int) bool {
	end := c.Verb.Start
	if end < start {
		end = start
	}
	if end-start > lookBack {
		return false
	}
	t := r.Text[start:end]
	t = r.sameEach(t, from)
	if Mentions(t, "年均", "平均每", "每年", "其中", "同时", "每", "月均", "日均", "分别") {
		return false
	}
	if ofManyYears().MatchString(t) || r.ofOtherYear(t, from) {
		return false
	}
	// A year-on-year change speaks of the same pair only if the pair is of these years.
	if Mentions(t, "同比", "环比", "按年", "按月", "按季", "比上年", "较上年", "比上一年", "较上一年", "比去年", "较去年", "比上月", "较上月") {
		fl := r.Before(&r.Facts[from], r.Facts[from].Start)
		if !Mentions(fl, "去年", "上年", "上一年", "前一年", "同期", "上月") && !(Mentions(t, "环比") && Mentions(fl, "上周", "上个月", "上一周", "上季", "上一季", "前一周", "前一月")) && !r.yearApart(from, to) && !r.turned(from, to, c) {
			return false
		}
	}
	for _, w := range linkWords {
		t = strings.ReplaceAll(t, w, "")
	}
	t = strings.Trim(t, "0123456789 ，,（(）)、：:年月")
	if t == "" {
		return true
	}
	// 费用降幅 behind 费用由…降至…: the same subject named again.
	noun := r.Noun(&r.Facts[from]).Of(r.Text)
	return noun != "" && (strings.HasSuffix(noun, t) || strings.Contains(noun, t)) && len(t) >= 3
}

// ofManyYears matches the words for what several years come to together: 三年累计上涨.
var ofManyYears = pattern.Lazy(`(?:[两二三四五六七八九十]|\d+)年来?累计`)

var comparedYear = pattern.Lazy(`[比较](\d{4})年`)

// ofOtherYear reports whether a text compares with another year than the one that fact from is dated: 由2022年的7.1%降至5.2%，比2020年下降.
func (r *Reading) ofOtherYear(t string, from int) bool {
	m := comparedYear().FindStringSubmatch(t)
	if m == nil {
		return false
	}
	own := r.ownDate(from)
	return own > 0 && strconv.Itoa(own) != m[1]
}

// yearApart reports whether the copy dates two levels in neighbouring years: 2023年…，2024年….
func (r *Reading) yearApart(from, to int) bool {
	a, b := r.ownDate(from), r.ownDate(to)
	return a > 0 && b == a+1
}

// linkWords may stand between a movement and its change.
var linkWords = [...]string{"同比", "环比", "比上年同期", "较上年同期", "比去年同期", "较去年同期", "比上年", "较上年", "比去年", "较去年", "上一年度", "上一年", "前一年", "上年度", "按年", "按月", "按季", "相比", "与", "比", "较", "总体", "整体", "累计", "总共", "一共", "实际", "平均", "价格", "费用", "净", "即", "也就是", "相当于", "整整", "足足", "直接", "一下子", "共", "人均", "最大", "的", "了", "又", "而", "则", "可", "已", "大幅", "明显", "显著", "显着", "水平", "比例", "总的", "综合", "合计", "绝对", "相对", "幅度", "五年", "三年", "两年", "十年", "间", "来", "期", "此前", "之前", "改革前", "以往", "过去", "原来", "底", "末", "上升", "下降", "提高"}

// Mentions reports whether t contains one of the words.
func Mentions(t string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(t, w) })
}
