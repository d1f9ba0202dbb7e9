package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// verbs in the last item show that the count is an object, not a summary of the list: 为老人、儿童提供3项服务.
var verbs = [...]string{"提供", "开设", "设立", "建", "有", "为", "的", "在", "新增", "开展", "推出", "完成", "举办", "共", "增加", "配备", "给", "送", "获", "取得", "达", "至", "等", "各", "每", "近", "超", "约", "第", "由", "是", "将", "从", "对", "来自", "设", "选", "派", "打造", "制定", "出台", "印发", "实施", "实行", "落实", "组织", "采取", "收", "查", "治", "报", "死", "另", "其他", "其余", "另外", "包括", "分", "前", "后", "内", "外", "再", "仅", "只", "不", "这", "那", "该", "全", "某", "以", "至少", "要", "列", "投", "累计", "涉及", "覆盖", "辖", "下辖", "带", "用", "成立", "引进", "购", "做", "看", "发", "任", "到", "去", "赴", "占", "比", "超过", "时", "月", "日", "年", "和另", "及其", "以及", "调", "培", "评", "创", "推", "救", "确诊", "商", "制备", "采用", "研究", "比较", "说", "称", "明确", "坚定", "增强", "做到", "加强", "推进", "过", "之", "”", "“", "同", "上", "下", "中"}

// bigs follow a number that sums up a list without a measure word of its own.
var bigs = [...]string{"大类", "大重点", "大领域", "大方面", "大板块", "大体系", "大系统", "大任务", "大工程", "大中心", "大举措", "大环节", "大平台", "大类别", "大病种", "大专科", "大行动", "大症状", "方共赢", "方协同", "方联动", "方责任", "级联动", "级网络"}

// appositions checks 市工人医院、市人民医院3个医疗集团: a number right behind the last item sums the list up.
func (c *block) appositions() {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		if f.Kind != figures.Count || !f.Exact() || f.Role == figures.Change || f.Role == figures.To || f.Bracket {
			continue
		}
		switch f.Unit {
		case "个", "家", "名", "位", "省", "市", "县", "区", "项", "种", "类", "所", "省市", "国", "省份", "城市", "县区", "地区", "国家", "街道", "社区", "乡镇", "部门", "家次", "款":
		default:
			continue
		}
		if endsOfClause(c.Text[f.End:]) || affix.Starts(c.Text[f.End:], "字", "等", "班子", "、", "和", "及", "与") || c.Text[f.End]-'0' < 10 || hanziNext(c.Text[f.End:]) {
			continue // 铁人三项、艺术体操; 甘肃等2市1省, 三省一市
		}
		n64, ok := f.Lo.Integer()
		n := int(n64)
		if !ok || n < 2 || n > 12 || !f.Verb.Empty() && f.Verb.End > f.Outer.Start-3 {
			continue
		}
		c.apposition(f.Span, n)
	}
	// 六大重点, 四方共赢: no measure word of its own.
	for from := 0; ; {
		at := threeToNine.Index(c.Text, from)
		if at < 0 {
			return
		}
		n, end := smallNumber(c.Text, at)
		from = max(end, at+3)
		rest := c.Text[end:]
		size := 0
		for _, w := range bigs {
			if strings.HasPrefix(rest, w) {
				size = len(w)
			}
		}
		if size == 0 {
			continue
		}
		c.apposition(figures.Span{Start: at, End: end + size}, n)
	}
}

// acts reports whether an item holds a verb: a long one anywhere, a single character at its end.
func acts(item string) bool {
	for _, v := range verbs {
		if strings.HasSuffix(item, v) || len(v) > 3 && strings.Contains(item, v) {
			return true
		}
	}
	return strings.Contains(item, "的")
}

// cutLast divides a text at the last of a word; what is behind is "" where there is none.
func cutLast(text, word string) (before, behind string) {
	i := strings.LastIndex(text, word)
	if i < 0 {
		return text, ""
	}
	return text[:i], text[i+len(word):]
}

func (c *block) apposition(s figures.Span, n int) {
	start := lastBreak(c.Text[:s.Start])
	list := c.Text[start:s.Start]
	if start == 0 { // 一、甲、乙二位: the first is the number of the paragraph
		if _, w := smallNumber(list, 0); w > 0 && strings.HasPrefix(list[w:], "、") {
			start += w + len("、")
			list = c.Text[start:s.Start]
		}
	}
	if affix.Starts(c.Text[s.End:], "医院", "甲等", "综合医院", "公立") && strings.HasSuffix(c.Text[:s.End], "级") {
		return
	}
	if !strings.Contains(list, "、") || strings.HasPrefix(c.Text[s.End:], "以上") || strings.HasPrefix(c.Text[s.End:], "以下") {
		return
	}
	tail := strings.TrimSpace(list)
	if strings.HasSuffix(tail, "等") {
		// 甲、乙、丙等两项 names more than it says.
		dun := strings.TrimSuffix(tail, "等")
		lo, _ := items(dun)
		for item := range strings.SplitSeq(dun, "、") {
			if utf8.RuneCountInString(item) > 7 || figures.Mentions(item, "防", "促", "保", "强", "抓", "管", "严") && utf8.RuneCountInString(item) > 2 {
				lo = 0 // phrases may nest
			}
		}
		if lo >= 3 && lo > n && !strings.ContainsAny(dun, "0123456789和及与") && !strings.Contains(dun, "的") {
			c.listed(s, lint.Say("列出%[2]d项，文中说“等%[1]s”", "%[2]d items are listed for 等%[1]s", c.Quote(s), lo), figures.Span{Start: start, End: s.Start})
		}
		return
	}
	for _, w := range [...]string{"特等", "一等", "二等", "三等", "平等", "同等", "上等", "中等", "高等", "优等", "对等"} {
		list = strings.ReplaceAll(list, w, strings.Repeat("某", len(w)/3))
		tail = strings.ReplaceAll(tail, w, strings.Repeat("某", len(w)/3))
	}
	item := lastItem(tail)
	// A last item of 和 form: 甲、乙和丙三家.
	if k := strings.LastIndexAny(item, "和与及"); k >= 0 {
		_, w := utf8.DecodeRuneInString(item[k:])
		item = item[k+w:]
	}
	if item == "" || utf8.RuneCountInString(item) > 12 || acts(item) || strings.ContainsAny(list, "0123456789０１２３４５６７８９“”「」『』）)：") || figures.Mentions(list, "等", "两", "分别", "其中") {
		return
	}
	if _, owned := cutLast(list, "的"); owned != "" {
		if lo, hi := items(owned); n >= lo && n <= hi {
			return // 甲镇、乙区的丙、丁两个社区: those of the last
		}
	}
	lo, hi := items(list)
	if n >= lo && n <= hi || lo < 2 || lo == 2 && !alike(tail, c.Text[s.End:]) || long(tail) {
		return
	}
	if people := c.Text[s.End-len("位") : s.End]; (people == "位" || people == "名") && figures.Mentions(list, "书记", "主任", "主席", "董事长", "院长", "委员", "总经理", "教授", "副") {
		return // one person may carry several titles
	}
	// 上、中、下游5个灌区; 三个时段或高峰、低谷两个时段; 凝血、激素六项
	if short(list) || strings.Contains(list, "或") || affix.Starts(c.Text[s.End:], "（", "(") || strings.HasSuffix(c.Text[:s.End], "项") && affix.Ends(item, "凝血", "激素", "传染病", "甲功", "血脂", "术前", "肝功", "肾功", "乙肝", "生化") {
		return
	}
	if strings.Contains(list, ".") || affix.Ends(c.Text[:s.Start], "\"", "“", "「") || n == 2 && lo > n+1 {
		return
	}
	if n == 2 && lo > n && affix.Ends(c.Text[:s.End], "国", "省", "市", "县", "区", "地", "院") {
		return // 财政部、环保部协调安徽、浙江两省: the last two may be a list of their own
	}
	if mixedKinds(list, c.Text[s.End:min(len(c.Text), s.End+30)], n) {
		return
	}
	// The first item drags the verb phrase of the clause; a nested list there cannot be told apart when the numbers
	// are far from each other.
	if n > hi+2 || lo > n+2 {
		return
	}
	// 新闻频道及英语、法语、俄语三个频道: the list may begin behind an earlier 及.
	if dun := strings.LastIndex(list, "、"); n < lo && strings.ContainsAny(list[:dun], "和与及") {
		return
	}
	// 华山医院，江苏、浙江三支医疗队: the list may begin before the comma.
	if n > hi && start > 0 {
		if head := strings.TrimRight(c.Text[:start], "，,"); len(head) < start && utf8.RuneCountInString(head[lastBreak(head):]) <= 14 {
			return
		}
	}
	c.listed(s, lint.Say("前面列出%[2]d项，文中说“%[1]s”", "%[2]d items are listed, the copy says “%[1]s”", c.Quote(s), hi), figures.Span{Start: start, End: s.Start})
}

// alike reports whether the two items of a list, or one of them and what is counted, end alike: 市人民医院、市中医院3个. Others
// may be verbs that share the object: 取消、下放3项审批.
func alike(list, noun string) bool {
	const longest = 18 // bytes of what is counted
	a, b, _ := strings.Cut(list, "、")
	noun = noun[:lastBreakForward(noun[:min(len(noun), longest)])]
	return lastRune(a) == lastRune(b) || strings.Contains(noun, lastRune(a)) || strings.Contains(noun, lastRune(b))
}

// long reports whether an item but the first is a clause of its own.
func long(list string) bool {
	const most = 12 // characters
	for item := range strings.SplitSeq(list[strings.Index(list, "、"):], "、") {
		if utf8.RuneCountInString(item) > most {
			return true
		}
	}
	return false
}

// short reports whether an item of the list is a single character, which leans on the next: 上、中、下游.
func short(list string) bool {
	for item := range strings.SplitSeq(list[strings.Index(list, "、"):], "、") {
		if item != "" && utf8.RuneCountInString(item) == 1 {
			return true
		}
	}
	return false
}

// mixedKinds reports whether the number counts only the items that leave the noun to it: 国际频道、英语、法语两个外语频道.
func mixedKinds(list, noun string, want int) bool {
	noun = noun[:lastBreakForward(noun)]
	r := []rune(noun)
	if len(r) < 2 {
		return false
	}
	for k := 2; k <= min(len(r), 6); k++ {
		tail := string(r[k-2 : k])
		n, all := 0, 0
		for item := range strings.SplitSeq(list, "、") {
			all++
			if strings.HasSuffix(item, tail) {
				n++
			}
		}
		if n > 0 && all-n == want {
			return true
		}
	}
	return false
}

// lastBreakForward is the length of t up to its first clause mark.
func lastBreakForward(t string) int {
	if k := strings.IndexAny(t, "，,。；;：:、（("); k >= 0 {
		return k
	}
	for len(t) > 0 && !utf8.ValidString(t) {
		t = t[:len(t)-1]
	}
	return len(t)
}
