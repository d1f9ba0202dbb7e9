package figures

import (
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
)

// levelsApart pairs two levels, one right behind the other, with how far apart they are said to be: 上月8000步，本月9600步，多了两成;
// 治疗前68公斤，三个月后降到61公斤，减了7公斤. i is the second level.
func (r *Reading) levelsApart(i int) (Movement, bool) {
	b := &r.Facts[i]
	if b.Role != Level && b.Role != To || i == 0 || i+1 >= len(r.Facts) {
		return Movement{}, false
	}
	j := i - 1
	for j > 0 && (r.Facts[j].Kind == Date || r.Facts[j].Kind == Duration && b.Kind != Duration) && r.Facts[j].Clause == b.Clause {
		j--
	}
	k := i + 1
	if k+1 < len(r.Facts) && r.Facts[k].Kind == Duration && b.Kind != Duration && r.Facts[k].Clause == r.Facts[k+1].Clause {
		k++
	}
	a, ch := &r.Facts[j], &r.Facts[k]
	if !sameUnit(a, b) || a.Role != Level || b.Clause-a.Clause != 1 || ch.Clause-b.Clause != 1 || ch.Role != Change || ch.Up == 0 ||
		r.Sentence(a) != r.Sentence(ch) || r.listLen(i) > 1 || r.listLen(j) > 1 || r.listLen(k) > 1 || !r.onlyTwo(i, j) || !r.aloneInClause(k) {
		return Movement{}, false
	}
	verb := strings.TrimSpace(ch.Verb.Of(r.Text))
	if lead := trimTime(r.Text[r.Clauses[ch.Clause].Start:max(r.Clauses[ch.Clause].Start, ch.Verb.Start)]); lead != "" {
		return Movement{}, false
	}
	// 多 and 少 speak of the two; what has grown may have grown since a time that neither names.
	if !affix.Starts(verb, "多", "少", "高", "低", "胖", "瘦", "轻", "重", "便宜", "贵") && b.Role != To && !(r.timed(j) && r.timed(i)) {
		return Movement{}, false
	}
	if b.Role == To && trimTime(r.Lead(b)[:max(0, len(r.Lead(b))-len(b.Verb.Of(r.Text)))]) != "" {
		return Movement{}, false
	}
	m := Movement{j, i, k, 0}
	if up := b.Lo.Cmp(a.Lo) > 0; up == (ch.Up > 0) {
		return m, true
	}
	m.From, m.To = i, j // 去年3600例，前年4000例，少了一成
	return m, Older(r.Lead(b))
}

// levelBehind pairs a level with the older one that is named behind the changes between them: 营收30亿元，增长25%，前一年为24亿元. i is the
// later level.
func (r *Reading) levelBehind(i int) []Movement {
	t := &r.Facts[i]
	if t.Role != Level && t.Role != Total && t.Role != Part || r.listLen(i) > 1 {
		return nil
	}
	var changes []int
	for j := i + 1; j < min(len(r.Facts), i+8); j++ {
		f := &r.Facts[j]
		switch {
		case r.Sentence(f) != r.Sentence(t) || f.Clause-t.Clause > len(changes)+1:
			return nil
		case f.Kind == Date || r.before(f):
		case f.Role == Change && f.Clause == t.Clause+1+len(changes) && f.Up != 0:
			changes = append(changes, j)
		case len(changes) > 0 && f.Clause == t.Clause+1+len(changes) && f.Role == Level && sameUnit(f, t) && r.listLen(j) == 1 && r.onlyTwo(i, j) && r.ofYearBefore(j):
			var out []Movement
			for _, k := range changes {
				out = append(out, Movement{j, i, k, 0})
			}
			return out
		default:
			return nil
		}
	}
	return nil
}

// ofYearBefore reports whether nothing but an earlier year stands in front of fact j in its clause: 前一年为, 2023年为.
func (r *Reading) ofYearBefore(j int) bool {
	lead := r.Lead(&r.Facts[j])
	if !bareLead(strings.ReplaceAll(lead, "前一年", "")) {
		return false
	}
	if affix.Starts(strings.TrimLeft(lead, " ，,"), "前一年", "上一年", "上年", "去年", "前年") {
		return true
	}
	y := r.ownDate(j)
	if y == 0 {
		return false
	}
	for k := j - 2; k >= 0 && r.Sentence(&r.Facts[k]) == r.Sentence(&r.Facts[j]); k-- { // 比2023年增长…，2023年为…
		if d := &r.Facts[k]; d.Kind == Date && d.Day.Year == y && (strings.HasSuffix(r.Text[:d.Start], "比") || strings.HasSuffix(r.Text[:d.Start], "较")) {
			return true
		}
	}
	return false
}

// aloneInClause reports whether nothing but a duration stands with fact k in its clause.
func (r *Reading) aloneInClause(k int) bool {
	for _, j := range [...]int{k - 1, k + 1} {
		if j >= 0 && j < len(r.Facts) && r.Facts[j].Clause == r.Facts[k].Clause && r.Facts[j].Kind != Duration {
			return false
		}
	}
	return true
}

// timed reports whether the words in front of fact i say of which time it is.
func (r *Reading) timed(i int) bool {
	if t := r.Lead(&r.Facts[i]); oldWord(t) || nowWord(t) {
		return true
	}
	return i > 0 && r.Facts[i-1].Kind == Date && r.Facts[i-1].Clause == r.Facts[i].Clause
}

// trimTime removes what says when or how long from the words in front of a number.
func trimTime(t string) string {
	for _, w := range [...]string{"以后", "之后", "下来", "里头", "时间", "一共", "整整", "足足", "总共", "体重", "个月", "小时", "今年", "现在", "如今"} {
		t = strings.ReplaceAll(t, w, "")
	}
	return strings.Trim(t, "0123456789一二三四五六七八九十两半年月日天周后就便已又共了内里时分，, ")
}

// onlyTwo reports whether facts i and j are the only levels of their kind in the sentence, up to its semicolons: with a third, what
// a change is from is open.
func (r *Reading) onlyTwo(i, j int) bool {
	a, b := r.InSentence(r.Sentence(&r.Facts[i]))
	first, last := &r.Facts[min(i, j)], &r.Facts[max(i, j)]
	const reach = 24 // facts: a sentence may be as long as the copy
	for k := max(a, min(i, j)-reach); k < min(b, max(i, j)+reach); k++ {
		f := &r.Facts[k]
		if f.End <= first.Start && strings.Contains(r.Text[f.End:first.Start], "；") || f.Start >= last.End && strings.Contains(r.Text[last.End:f.Start], "；") {
			continue
		}
		if f := &r.Facts[k]; k != i && k != j && sameUnit(f, &r.Facts[i]) && f.Role != Change {
			return false
		}
	}
	return true
}

// olderThan reports whether the copy dates fact j, by a word or a year, before fact i.
func (r *Reading) olderThan(j, i int) bool {
	older, newer := r.Lead(&r.Facts[j]), r.Lead(&r.Facts[i])
	y, year := r.ownDate(j), r.ownDate(i)
	return (oldWord(older) || y > 0) && (nowWord(newer) || year > 0) && (y == 0 || year == 0 || y < year)
}

// sameMeasure reports whether fact i, in the clause behind that of fact j, measures the same: it names nothing, or what
// stands before fact j too, perhaps with more: 去年全市接诊患者4800人次，今年接诊6000人次.
func (r *Reading) sameMeasure(j, i int) bool {
	rest := bareRest(r.Lead(&r.Facts[i]))
	return rest == "" || len(rest) <= 30 && strings.Contains(bareRest(r.Lead(&r.Facts[j])), rest)
}

// Extremes reports whether the words between two levels call the second the lowest or the highest, in a clause of its own: 80%；北岭县最低，为65%.
func Extremes(between string) bool {
	t := strings.TrimRight(strings.NewReplacer(",", "，", ";", "；").Replace(between), " 为达是仅")
	return (strings.HasSuffix(t, "最低，") || strings.HasSuffix(t, "最高，")) && len(t) <= 60 && strings.Count(t, "，")+strings.Count(t, "；") == 2
}

// Older reports whether the words in front of a level say that it is of an earlier time.
func Older(t string) bool {
	return oldWord(t) || Mentions(t, "同期", "上周", "上月", "上个月", "上一周", "上一年", "上季", "前一周", "前一月", "前一年")
}

func oldWord(t string) bool {
	return Mentions(t, "去年", "上年", "前年", "以前", "过去", "原来", "改革前", "此前", "集采前", "之前", "改造前", "实施前", "治疗前", "干预前", "谈判前")
}

func nowWord(t string) bool {
	return Mentions(t, "今年", "现在", "目前", "如今", "改革后", "现", "集采后", "之后", "改造后", "实施后", "治疗后", "干预后", "谈判后")
}

// bareLead reports whether t, dates and link words removed, names nothing.
func bareLead(t string) bool { return bareRest(t) == "" }

// bareRest returns what t names besides dates and link words.
func bareRest(t string) string {
	for _, w := range [...]string{"去年", "上年", "上一年", "前一年", "前一周", "前一月", "上一周", "上个月", "上周", "上月", "上季度", "上季", "本周", "本月", "今年", "现在", "目前", "如今", "改革后", "集采后", "同期", "达到", "上升", "提高", "下降", "降至", "增至", "则", "已", "为", "是", "达", "到", "至", "年", "月", "日", "底", "末", "的", "（", "(", "就", "仅", "只", "有", "现", "这一数字", "这一比例", "这个数字", "该比例", "谈判后", "治疗后", "干预后", "改造后", "之后", "约", "变", "成", "升", "降", "了"} {
		t = strings.ReplaceAll(t, w, "")
	}
	return strings.Trim(t, "0123456789 ，,")
}
