package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// announced checks 落实五项措施：甲、乙、丙 and 设三个分会场，分别是甲、乙.
func (c *block) announced() {
	for from := 0; ; {
		colon := colons.Index(c.Text, from)
		if colon < 0 {
			break
		}
		from = colon + firstLen(c.Text[colon:])
		c.announcement(colon, from, true)
	}
	for from := 0; ; {
		k := strings.Index(c.Text[from:], "，")
		if k < 0 {
			return
		}
		comma := from + k
		from = comma + len("，")
		if strings.HasPrefix(c.Text[from:], "一是") {
			c.announcement(comma, from, true) // 有三种，一是…，二是…
		}
		for _, w := range [...]string{"分别是", "分别为", "它们是", "即"} {
			if strings.HasPrefix(c.Text[from:], w) {
				c.announcement(comma, from+len(w), false)
			}
		}
	}
}

// divides reports whether a list divides the number announced in head: 访视八位个案：上部落三位、中部落三位、下部落两位.
func divides(list, head string, n int) bool {
	_, size := utf8.DecodeLastRuneInString(head)
	for unit := range strings.SplitSeq(head[max(0, len(head)-4*size):], "") {
		sum, parts := 0, 0
		for at, v := range smallNumbers(list) {
			if strings.HasPrefix(list[at.End:], unit) {
				sum, parts = sum+v, parts+1
			}
		}
		if parts > 1 && sum == n {
			return true
		}
	}
	return false
}

var colons = figures.NewSet("：:")

// announcement holds the number announced before mark against the list that begins at from.
func (c *block) announcement(mark, from int, colon bool) {
	if before := len(strings.TrimRight(c.Text[:mark], " ")); c.Copy.Linked(max(0, before-1), before) {
		return // the title of what is linked to: what stands behind tells of it
	}
	start := lastBreak(c.Text[:mark])
	head := c.Text[start:mark]
	n, at, end := announcedNumber(head, c.Text[from:], colon)
	if n < 2 || start > 0 && at == 0 && strings.HasPrefix(head[at+len(digitsOf(head[at:])):], "级") {
		return // 1级：…；2级：… are the items themselves
	}
	if strings.HasSuffix(head[:end], "级") && !affix.Ends(head[:at], "分", "为", "成", "下", "共", "设") {
		return // 一级：…二级：…
	}
	if pre := head[:at]; strings.ContainsAny(pre, "、和与") {
		if lo, hi := items(pre); n >= lo && n <= hi {
			return // 干性和湿性两种类型：…
		}
	}
	if affix.Starts(head[end:], "字") || strings.Contains(head[at:end], "字") || strings.HasSuffix(head[:end], "示") {
		return
	}
	said := figures.Span{Start: start + at, End: start + end}
	if got, end := c.numbered(from); got > 0 {
		if got != n && colon {
			c.listed(said, lint.Say("文中说“%s”，列出%d项", "the copy says “%s” and lists %d", c.Quote(said), got), figures.Span{Start: from, End: end})
		}
		return
	}
	if strings.ContainsAny(head[at:end], "{}<>|") || numbersIn(head[at:end]) > 1 {
		return // markup; 五個市以及一個市區
	}
	far := min(len(c.Text), from+900)
	stop := strings.IndexAny(c.Text[from:far], "。！？!?\n")
	if stop < 0 {
		if far < len(c.Text) {
			return
		}
		stop = len(c.Text) - from
	}
	if figures.Mentions(c.Text[from:from+stop], "（1）", "(1)", "①", "（一）", "1.", "1、") {
		return // numbered within a sentence: the items may list things themselves
	}
	list := stripRound(c.Text[from : from+stop])
	for _, w := range [...]string{"，其余", "，余下", "，其他科室", "，均", "，全部", "，并将"} { // …、眼科，其余科室年底前迁入
		if short, _, ok := strings.Cut(list, w); ok {
			if got, _ := listLength(short); got >= n {
				list = short
			}
		}
	}
	if strings.HasSuffix(head[:end], "名") && (strings.ContainsAny(list, "；;0123456789") || figures.Mentions(list, "学历", "以上", "者优先", "其中")) {
		return // who may apply: 医师3名：本科以上；…, or how they divide: 护士12名：其中手术室4名
	}
	if figures.Mentions(head[at:end], "名", "位") && ofPeople(list) {
		return // which rosters counts: 副主任医师、教授林一 is one
	}
	if !colon {
		k := strings.IndexAny(list, "，,；;")
		if k >= 0 {
			list = list[:k]
		}
		if got, _ := listLength(list); k >= 0 && got < n && !strings.HasPrefix(list, "“") {
			return // the list may go on behind the comma
		}
		if strings.ContainsAny(list, "0123456789%") {
			return // values, not items
		}
	}
	if divides(list, head[:end], n) || divides(c.Text[from:from+stop], head[:end], n) { // 8件：甲菌（5件）、乙菌（3件）
		return
	}
	got, sure := listLength(list)
	if got == n-1 && affix.Starts(strings.TrimLeft(c.Text[min(len(c.Text), from+stop+len("。")):], " "), "近年来", "近几年", "如今", "现在", "目前", "最后", "再后来", "此后") {
		return // 三个阶段：早先…；后来…。近年来…
	}
	if all := closingAlike(list); all > 2 && all == n+1 && lastRune(head[:end]) == lastRune(list) {
		got, sure, list = all, true, strings.Replace(list, "和", "、", 1) // 三个中心：心脑血管中心、妇儿中心、肿瘤中心和创伤中心
	}
	named := false // every item has a name in quotation marks, so that no 和 is part of one
	if _, hi := items(list); affix.Ends(c.Text[:from], "分别是", "分别为") && !sure && hi > 1 && strings.HasPrefix(list, "“") && strings.Count(list, "“") == hi && !strings.Contains(list, "等") {
		got, sure, named = hi, true, true
	}
	if !sure || got == n {
		return
	}
	if lo, hi := items(list); !named && !strings.ContainsAny(list, "；;") && n >= lo && n <= hi {
		return
	}
	// 三个学科：甲、乙与丙；15个专业：…: the list ends at the semicolon.
	if k := strings.IndexAny(list, "；;"); k >= 0 {
		if lo, hi := items(list[:k]); n >= lo && n <= hi {
			return
		}
		// 六款：甲、乙、丙；丁、戊、己 counts through the semicolons.
		all := 0
		for part := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == '；' || r == ';' }) {
			_, hi := items(part)
			all += hi
		}
		if all == n || n > got && strings.ContainsAny(list, "：:") {
			return // 八名代表：村医：甲、乙；护士：丙、丁…: groups, and some of their own number
		}
	}
	c.listed(said, lint.Say("文中说“%s”，列出%d项", "the copy says “%s” and lists %d", c.Quote(said), got), figures.Span{Start: from, End: from + stop})
}

// numbersIn is how many numbers a phrase has.
func numbersIn(phrase string) (n int) {
	for range smallNumbers(phrase) {
		n++
	}
	return n
}

func digitsOf(t string) string {
	_, w := shortNumber(t)
	return t[:w]
}

// stripRound replaces what stands in round brackets, so that their marks divide no list.
func stripRound(t string) string {
	for {
		i := strings.IndexAny(t, "（(")
		if i < 0 {
			return t
		}
		j := strings.IndexAny(t[i:], "）)") // （Nurser) opens and closes in two widths
		if j < 0 {
			return t
		}
		t = t[:i] + "某" + t[i+j+firstLen(t[i+j:]):]
	}
}

// numbered counts the items of a list that numbers them, 一是…二是… or 1.…2.…, where it begins at from and ends with
// the block; end is where its last item ends. It returns 0 for any other list, and for one that skips a number.
func (c *block) numbered(from int) (n, end int) {
	for from < len(c.Text) && (c.Text[from] == ' ' || strings.HasPrefix(c.Text[from:], "\u3000")) {
		from += firstLen(c.Text[from:])
	}
	form, v, w, counts := ordinalOf(c.Text[from:], true)
	if v != 1 || !counts {
		return 0, 0
	}
	n = 1
	last := from + w    // where its mark ends
	oneSentence := true // the items stand in one sentence: where it stops, the list is over
	for at := last; at < len(c.Text); {
		k := clauseBreaks.Index(c.Text, at)
		if k < 0 {
			break
		}
		mark := c.Text[k : k+firstLen(c.Text[k:])]
		at = k + len(mark)
		for at < len(c.Text) && (c.Text[at] == ' ' || strings.HasPrefix(c.Text[at:], "\u3000")) {
			at += firstLen(c.Text[at:])
		}
		f, v, w, ok := ordinalOf(c.Text[at:], form == formHeading)
		if f != form || v == 0 {
			continue
		}
		if v != n+1 || !ok {
			return 0, 0
		}
		oneSentence = oneSentence && strings.Contains("；;，,", mark)
		n, last = v, at+w
		at = last
	}
	// The list may run on in the next block, or hold its last item in other words.
	rest := c.Text[last:]
	if stop := strings.Index(rest, "。"); oneSentence && stop >= 0 {
		if rest = rest[:stop+len("。")]; strings.ContainsAny(rest, "；;") {
			return 0, 0 // one more, in other words
		}
	}
	if tail := strings.TrimRight(c.Text, " \u3000"); n < 2 || !affix.Ends(tail, "。", "！", "；", "）", "”", "？") || figures.Mentions(rest, "最后", "此外", "另外", "还要", "还有", "其次", "再次", "再者") || marked(c.Text[last:], n+1) || strings.Contains(c.Text[last:], "第"+string([]rune(hanziDigits)[min(n, 9)])) {
		return 0, 0
	}
	if strings.Count(rest, "。") > 1 {
		return 0, 0 // what is said at length may name more
	}
	if next := c.Copy.Index + 1; next < len(c.View.Readings) {
		t := strings.TrimLeft(c.View.Readings[next].Text, " \u3000\t")
		if _, v, _, _ := ordinalOf(t, true); v > 1 || affix.Starts(t, "最后", "此外", "另外", "同时") {
			return 0, 0
		}
	}
	if stop := strings.IndexAny(c.Text[last:], "。！？!?；;\n"); stop >= 0 {
		return n, last + stop
	}
	return n, len(c.Text)
}

// announcedNumber finds the number a heading clause announces: 五项措施, 三个方面; it must be the last number. Before a colon
// little may follow it.
func announcedNumber(head string, list string, colon bool) (n, at, end int) {
	longest := 10 // characters behind the measure word
	if !colon {
		longest = 16
	}
	advice := affix.Starts(strings.TrimLeft(list, " \u3000"), "第一", "一是") // 给出六条建议：第一，…
	for s, v := range smallNumbers(head) {
		i, e := s.Start, s.End
		next, _ := utf8.DecodeRuneInString(head[e:])
		if v >= 2 && mayCount(head[:i]) && !strings.ContainsRune("十百千万0123456789.余多月日年时分%％", next) {
			for _, w := range counters {
				if strings.HasPrefix(head[e:], w) {
					rest := head[e+len(w):]
					if affix.Starts(rest, "月", "小时", "工作日", "一", "多", "以上", "百分点", "星期") || rest == "人" || w == "点" && (clock(head[:i]) || head[i]-'0' < 10) {
						break
					}
					if utf8.RuneCountInString(rest) <= longest && advice && (rest == "建议" || rest == "提醒") || utf8.RuneCountInString(rest) <= longest && !figures.Mentions(rest, "的", "，", "说", "表示", "介绍", "问", "答", "发布", "提醒", "建议", "称", "指出", "强调", "记者", "获悉", "之一") {
						n, at, end = v, i, e+len(w)+nounLen(rest)
					}
					break
				}
			}
		} else if v >= 2 {
			n = 0
		}
	}
	return n, at, end
}

// clock reports whether a time of day may follow: 下午三点, 到三点.
func clock(t string) bool {
	return affix.Ends(t, "上午", "下午", "早上", "晚上", "凌晨", "中午", "早", "晚", "到", "至", "清晨", "傍晚", "点", "夜里", "时间")
}

// nounLen is how much of what follows the measure word belongs to the announced noun.
func nounLen(rest string) int { return len(rest) }

// listLength counts the items behind a colon where that is certain: parts joined by ；, or short items joined by 、
// without a comma among them.
func listLength(t string) (n int, sure bool) {
	t = strings.TrimSpace(t)
	if t == "" || affix.Starts(t, "“", "一个", "第", "一不", "一种", "一类", "一要") || figures.Mentions(t, "等", "……", "例如", "比如", "一是", "①", "（1", "(1", "1.", "一、", "首先", "第一", "（一", "其一") {
		return 0, false
	}
	if k := strings.Count(t, "；") + strings.Count(t, ";"); k > 0 {
		return k + 1, true
	}
	if strings.ContainsAny(t, "，,：:") || !strings.Contains(t, "、") {
		return 0, false
	}
	lo, hi := items(t)
	for item := range strings.SplitSeq(t, "、") {
		if utf8.RuneCountInString(item) > 16 {
			return 0, false
		}
	}
	if hi-lo > 1 {
		return 0, false
	}
	return hi, true
}
