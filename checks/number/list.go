package number

import (
	"iter"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// counters are measure words that count the items of a list: 四项措施, 六大重点, 三方.
var counters = [...]string{"大类", "个方面", "大方面", "项", "个", "大", "种", "类", "方", "级", "家", "名", "位", "市", "县", "省", "区", "所", "地", "院", "部门", "镇", "乡", "村", "件", "点", "条", "步", "招", "款", "支", "道", "关", "座", "驾", "层", "批"}

// enumerations holds lists against the number they are said to have.
func (c *block) enumerations() {
	if c.Copy.Kind == lint.TableCell {
		return
	}
	c.slogans()
	c.appositions()
	c.announced()
	c.sayings()
	c.steps()
	c.summed()
	c.fewItems()
	c.classes()
}

// sayings checks a row of quotations against the number that sums them up: “甲”“乙”“丙”，这两种说法.
func (c *block) sayings() {
	if !strings.Contains(c.Text, "”，这") {
		return
	}
	for _, at := range quotedRow.FindAllStringSubmatchIndex(c.Text, -1) {
		n, _ := smallNumber(c.Text, at[4])
		if got := strings.Count(c.Text[at[2]:at[3]], "“"); got != n {
			c.listed(figures.Span{Start: at[4], End: at[7]}, lint.Say("前面列出%[2]d项，文中说“%[1]s”", "%[2]d items are listed, the copy says “%[1]s”", c.Text[at[4]:at[7]], got), figures.Span{Start: at[2], End: at[3]})
		}
	}
}

var quotedRow = regexp.MustCompile(`((?:“[^“”]{1,40}”[、和]?){2,})，这([两二三四五六七八九])(种|句|个|条|类|项|点)`)

// steps checks items that begin with their own numbers against their sum: 一摇、二呼、三吸，共四步.
func (c *block) steps() {
	for from := 0; ; {
		k := strings.Index(c.Text[from:], "共")
		if k < 0 {
			return
		}
		at := from + k
		from = at + len("共")
		n, end := smallNumber(c.Text, from)
		if end == from || !affix.Starts(c.Text[end:], "步", "招", "个", "项", "条", "点", "关", "法", "环") {
			continue
		}
		list := strings.TrimRight(c.Text[lastBreak(strings.TrimRight(c.Text[:at], "，,（( ")):at], "，,（( ")
		if first, _, _ := strings.Cut(list, "、"); affix.Ends(first[:max(0, strings.Index(first, "一"))], "是", "为", "即", "有") {
			list = list[strings.Index(list, "一"):] // 步骤是一摇、二呼
		}
		got := 0
		for item := range strings.SplitSeq(list, "、") {
			v, w := smallNumber(item, 0)
			if v != got+1 || w == 0 || item[0]-'0' < 10 || w == len(item) {
				got = 0
				break
			}
			got++
		}
		if got >= 3 && got != n {
			start := at - len(list)
			if i := strings.LastIndex(c.Text[:at], list); i >= 0 {
				start = i
			}
			c.listed(figures.Span{Start: from, End: end + firstLen(c.Text[end:])}, lint.Say("前面列出%[2]d项，文中说“%[1]s”", "%[2]d items are listed, the copy says “%[1]s”", c.Text[from:end+firstLen(c.Text[end:])], got), figures.Span{Start: start, End: start + len(list)})
		}
	}
}

// smallNumber reads one to twelve in either writing at t[i:].
func smallNumber(t string, i int) (n, end int) {
	if i < len(t) && t[i]-'0' < 10 {
		j := i
		for j < len(t) && t[j]-'0' < 10 {
			n = n*10 + int(t[j]-'0')
			j++
		}
		if j-i > 2 || n > 12 {
			return 0, i
		}
		return n, j
	}
	const digits = "一二三四五六七八九十"
	r, w := utf8.DecodeRuneInString(t[i:])
	if r == '两' {
		return 2, i + w
	}
	k := strings.IndexRune(digits, r)
	if k < 0 {
		return 0, i
	}
	return k/3 + 1, i + w
}

// smallNumbers yields the numbers up to twelve of a text, and where they stand.
func smallNumbers(t string) iter.Seq2[figures.Span, int] {
	return func(yield func(figures.Span, int) bool) {
		for i := 0; i < len(t); {
			v, e := smallNumber(t, i)
			if e == i {
				_, w := utf8.DecodeRuneInString(t[i:])
				i += w
				continue
			}
			if !yield(figures.Span{Start: i, End: e}, v) {
				return
			}
			i = e
		}
	}
}

// mayCount reports whether a small number behind a text may count things: it is no end of another, no date, no guess.
func mayCount(before string) bool {
	prev, _ := utf8.DecodeLastRuneInString(before)
	return !strings.ContainsRune("第十百千万0123456789.前后近约每余几上下数或", prev) || strings.HasSuffix(before, "以下")
}

// slogans checks 人员、业务、药品、财务、绩效“六统一” and “三统一”，即….
func (c *block) slogans() {
	for from := 0; ; {
		open := openQuotes.Index(c.Text, from)
		if open < 0 {
			return
		}
		at := open + 3
		from = at
		n, end := smallNumber(c.Text, at)
		if n < 3 || end == at || c.Text[at]-'0' < 10 {
			continue
		}
		close := strings.IndexAny(c.Text[end:min(end+12, len(c.Text))], "”」』")
		if close < 3 || close > 9 {
			continue
		}
		body := c.Text[end : end+close]
		if utf8.RuneCountInString(body) > 2 || affix.Starts(body, "条", "项", "种", "类", "字", "句", "步", "招", "岁", "天", "位", "名", "家", "个", "大", "届", "代", "年", "月", "级", "孩", "十", "百", "千", "万", "甲", "医", "高", "五", "一", "二", "三", "四", "线", "会", "农") {
			continue
		}
		quote := figures.Span{Start: at, End: end + close}
		if settled[c.Quote(quote)] {
			continue
		}
		// The list right before the quotation mark, in the same clause.
		start := lastBreak(c.Text[:open])
		list := c.Text[start:open]
		if lo, hi := items(list); lo >= 3 && hi >= 3 && !strings.Contains(list, "等") && !strings.ContainsAny(lastItem(list), "的了") && utf8.RuneCountInString(lastItem(list)) <= 8 && !(utf8.RuneCountInString(lastItem(list)) == 1 && hi < n) {
			if n < lo || n > hi {
				c.listed(quote, lint.Say("“%s”前列了%d项", "“%[1]s” follows a list of %[2]d", c.Quote(quote), hi), figures.Span{Start: start, End: open})
			}
			continue
		}
		c.spelledOut(quote, n, body)
	}
}

// settled are names whose number nobody counts up anew: the list before “四风” is of other things.
var settled = map[string]bool{"三定": true, "三公": true, "三农": true, "三北": true, "三严": true, "三实": true, "三包": true, "三通": true, "三资": true, "三废": true, "三好": true, "四风": true, "四化": true, "五保": true, "五险": true}

var (
	openQuotes  = figures.NewSet("“「『")
	threeToNine = figures.NewSet("三四五六七八九")
)

// spelledOut checks “六统一”管理，即人员统一、业务统一、…: every item ends with the slogan's word.
func (c *block) spelledOut(quote figures.Span, n int, body string) {
	rest := c.Text[quote.End:min(len(c.Text), quote.End+600)]
	k := strings.IndexAny(rest, "。！？；;")
	if k < 0 {
		return
	}
	rest = rest[:k]
	at := strings.Index(rest, "、")
	if at < 0 || at > 90 || !strings.HasSuffix(rest[:at], body) {
		return
	}
	if k := strings.IndexAny(rest[at:], "）)"); k >= 0 && strings.ContainsAny(rest[:at], "（(") {
		rest = rest[:at+k] // “三战”（法律战、心理战和舆论战）
	}
	list := rest
	if k := strings.LastIndexAny(rest[:at], "，,：:即是”（("); k >= 0 {
		list = rest[k+firstLen(rest[k:]):]
	}
	parts := strings.Split(list, "、")
	for _, p := range parts[:len(parts)-1] {
		if !strings.HasSuffix(p, body) {
			return
		}
	}
	last := parts[len(parts)-1]
	got := len(parts)
	if strings.Count(list, body) > got { // 甲统一和乙统一
		got = strings.Count(list, body)
	}
	if !strings.Contains(last, body) || got == n || figures.Mentions(last, "等", "……") {
		return
	}
	start := quote.End + strings.Index(c.Text[quote.End:], parts[0])
	if i := strings.Index(c.Text[quote.End:], parts[0]+"、"); i >= 0 {
		start = quote.End + i
	}
	c.listed(quote, lint.Say("文中说“%s”，列出%d项", "the copy says “%s” and lists %d", c.Quote(quote), got), figures.Span{Start: start, End: quote.End + k})
}

// lastBreak is the start of the last clause of t.
//
// It looks back 600 bytes at most: no list worth counting is longer.
func lastBreak(t string) int {
	i := len(t)
	for i > 0 && len(t)-i < 600 {
		r, w := utf8.DecodeLastRuneInString(t[:i])
		switch r {
		case '，', ',', '。', '；', ';', '：', ':', '！', '？', '!', '?', '（', '(', '\n':
			return i
		}
		i -= w
	}
	return i
}

func lastItem(t string) string {
	if k := strings.LastIndex(t, "、"); k >= 0 {
		return t[k+len("、"):]
	}
	return t
}

// items counts the items of a list: lo if every 和 stands inside an item, hi if every one separates two.
func items(t string) (lo, hi int) {
	for _, p := range [...][2]string{{"（", "）"}, {"(", ")"}, {"“", "”"}, {"《", "》"}} {
		for {
			i := strings.Index(t, p[0])
			if i < 0 {
				break
			}
			j := strings.Index(t[i:], p[1])
			if j < 0 {
				break
			}
			t = t[:i] + "某" + t[i+j+len(p[1]):]
		}
	}
	for _, w := range [...]string{"及以下", "及以上", "及其", "及时", "普及", "涉及", "参与", "和平", "和谐", "饱和", "共和", "综合和"} {
		t = strings.ReplaceAll(t, w, "某")
	}
	dun := strings.Count(t, "、")
	t = strings.NewReplacer("还有", "和", "跟", "和", "直到", "和").Replace(t)
	if dun > 0 && strings.Contains(t[strings.LastIndex(t, "、"):], "到") && !strings.Contains(t, "到位") {
		t += "和" // 自评、外评到互评 is a list of three
	}
	and := strings.Count(t, "和") + strings.Count(t, "与") + strings.Count(t, "及") - strings.Count(t, "以及以及")
	return dun + 1, dun + 1 + and
}

func (c *block) listed(s figures.Span, m lint.Text, list figures.Span) {
	c.Report(s, lint.Diagnostic{
		Rule:    "number/enumeration",
		Message: m,
		Notes:   figures.Notes(lint.Say("列出的是：%s", "the list: %s", strings.TrimSpace(c.Quote(list)))),
		Related: []lint.Related{c.Related(list, "列举", "the list")},
	})
}

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
		if !affix.Starts(rest, bigs[:]...) {
			continue
		}
		size := 0
		for _, w := range bigs {
			if strings.HasPrefix(rest, w) {
				size = len(w)
			}
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
		lo, _ := items(strings.TrimSuffix(tail, "等"))
		for item := range strings.SplitSeq(strings.TrimSuffix(tail, "等"), "、") {
			if utf8.RuneCountInString(item) > 7 || figures.Mentions(item, "防", "促", "保", "强", "抓", "管", "严") && utf8.RuneCountInString(item) > 2 {
				lo = 0 // phrases may nest
			}
		}
		dun := strings.TrimSuffix(tail, "等")
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
