package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// Words that say that what follows is all there is of the number in front.
var (
	// divided stands between a whole and its parts, perhaps with how many they are: 按型别分为三类：, 分五类安排：, 按性别分，.
	divided = pattern.Lazy(`(?:[按依](?:照)?([^，。；：、（）()]{1,12}?)(?:划分|来分|区分|分类|分布|统计|分)|(?:可|共)?(?:划分|分)(?:为|成|作)|分别(?:为|是)|分[两二三四五六七八九2-9](?:个|大)?(?:类|种|项|部分|块|方面|批|片|期|路|级)|构成(?:为|是|如下|情况)?[：，]|具体(?:为|是|如下|构成|分布|分配|安排)(?:为|是)?[：，]|由|其中|包括|包含|涵盖|囊括|[从按分就][^，,。；：、（）()]{1,10}?(?:来看|上看|看|而言|统计|分析)[，,：:])`)
	// notAll says that a list is not all there is, or not of one whole.
	notAll = []string{"等", "另", "此外", "还有", "每", "各", "均", "主要", "居前", "排名", "位列", "较多", "最多", "集中", "前三", "前五", "前两", "前四", "前十", "前2", "前3", "前5", "标准", "最高", "档", "不同程度", "随机"}
	// moreBehind says so behind the list.
	moreBehind = []string{"另有", "另外", "此外", "其余", "其他", "不详", "不明", "未分", "兼", "重复", "同时"}
	// overlapping are what one person may have several of.
	overlapping = []string{"症状", "表现", "体征", "基础", "合并", "因素", "诉求", "问题"}
	// composed closes parts that 由 opens.
	composed = []string{"组成", "构成", "共同组成", "共同构成", "编成", "组建而成", "分担", "共同分担", "承担", "共同承担"}
)

// compositions holds a number against the parts that the copy says it consists of: 926例，按型别分为三类：A型402例、B型357例、C型167例;
// 720张床位，由急性病床542张、慢性病床178张组成. What is listed there is all, so that parts that make less are told as well.
func (c *block) compositions() {
	if !c.Holds("分", "由", "构成", "具体", "：", "其中", "包括", "包含", "涵盖", "囊括", "看", "统计", "分析", "而言") {
		return
	}
	r := c.Reading
	for i := 1; i < len(r.Facts); i++ {
		f := &r.Facts[i]
		if f.Kind != figures.Count && f.Kind != figures.Money {
			continue
		}
		if t, said := c.dividedBefore(i); t >= 0 && !c.Used(t) {
			c.composition(t, i, said)
		}
	}
}

// division is how copy says that a number is divided.
type division struct {
	by     string // what by: 型别
	sorts  int64  // into how many, 0 where it does not say
	opened bool   // by 由, which 组成 has to close
	madeUp bool   // by 由…组成，包括, which some may be left out of
	loose  bool   // by 其中 or 包括, behind which some parts may be left out
}

// dividedBefore returns the whole that is divided right in front of fact i, its first part, or -1.
func (c *block) dividedBefore(i int) (whole int, said division) {
	const farthest = 180 // bytes
	r := c.Reading
	first := &r.Facts[i]
	j, least := i-1, max(0, i-8)
	for j >= least && (r.Facts[j].Kind == figures.Age || r.Facts[j].Kind == figures.Identifier || r.Facts[j].Kind == figures.Ordinal) {
		j-- // in the name of the part
	}
	announced := false
	if j >= 0 && r.Facts[j].Kind == figures.Count && r.Clauses[r.Facts[j].Clause].Sentence == r.Sentence(first) {
		if n, listed := c.sortsOf(&r.Facts[j], first); n > 0 {
			said.sorts, announced = n, listed
			j--
		}
	}
	for j >= least && (r.Facts[j].Kind == figures.Date || r.Facts[j].Kind == figures.Percent && (r.Facts[j].Role == figures.Change || affix.Ends(c.leadOf(&r.Facts[j]), "增幅", "降幅")) || comparable(&r.Facts[j], first) && (c.isBase(&r.Facts[j]) || j > least && r.Facts[j].Role == figures.Change && r.Sentence(&r.Facts[j]) < r.Sentence(first) && c.isBase(&r.Facts[j-1]))) {
		j--
	}
	if j < least || !comparable(&r.Facts[j], first) {
		return -1, said
	}
	t := &r.Facts[j]
	between := c.Text[t.End:first.Outer.Start]
	if len(between) > farthest || t.Outer.End > t.End && t.Approx != 0 {
		return -1, said
	}
	var head string
	if at := divided().FindStringSubmatchIndex(between); at != nil {
		if at[2] >= 0 {
			said.by = between[at[2]:at[3]]
		}
		switch between[at[0]:at[1]] {
		case "由":
			said.opened = true
		case "其中", "包括", "包含", "涵盖", "囊括":
			said.madeUp = between[at[0]:at[1]] != "其中" && c.madeUpOf(t, between[:at[0]])
			said.loose = !announced && !said.madeUp
		default:
			said.loose = said.loose || affix.Ends(between[:at[1]], "，", ",") // 分季度看，: some may be left out
		}
		if strings.HasPrefix(between[at[0]:], "分别") && strings.TrimSpace(between[at[1]:]) == "" && c.nameBehind(first) == "" {
			return -1, said // 好坏两类分别为10例: of each
		}
		head = stripRound(between[:at[0]])
	} else if announced {
		head = stripRound(between[:strings.IndexAny(between, "：:")])
	} else {
		return -1, said
	}
	d := r.Sentence(first) - r.Sentence(t)
	if strings.ContainsAny(head, "；;：:（(") || commas(head) > 2+c.ratesBetween(j, i) || d > 1 || d == 1 && !strings.HasSuffix(strings.TrimRight(head, " 这些其中上述\u3000"), "。") || strings.HasSuffix(head, "的") || d == 0 && !strings.ContainsAny(head, "，,") && said.opened {
		return -1, said
	}
	return j, said
}

// commas counts the commas of a text that part no thousands.
func commas(t string) (n int) {
	for i, r := range t {
		if r == '，' || r == ',' && (i == 0 || !endsDigit(t[:i]) || !startsDigit(t[i+1:])) {
			n++
		}
	}
	return n
}

// closedByRest reports whether the last of at least three parts is called all the others, so that none is left out: 41人返家、19人留观，其余6人未就医.
func (c *block) closedByRest(parts []int) bool {
	const fewest = 3
	if len(parts) < fewest {
		return false
	}
	lead := c.Text[c.Reading.Facts[parts[len(parts)-2]].End:c.Reading.Facts[parts[len(parts)-1]].Outer.Start]
	return affix.Ends(strings.TrimRight(lead, " 有的"), "其余", "其馀", "其餘", "剩下", "余下")
}

// madeUpOf reports whether copy says of a whole that something is made up of so many, of which a list without 其中 follows: 由46人组成，包括.
func (c *block) madeUpOf(t *figures.Fact, head string) bool {
	k := strings.IndexAny(head, "，,：: ")
	if k < 0 || strings.Trim(head[k:], "，,：: 分别具体主要") != "" || strings.Contains(head[k:], "主要") {
		return false
	}
	lead := strings.TrimRight(c.leadOf(t), " 共")
	return affix.Ends(lead, "由") && affix.Ends(head[:k], "组成", "构成", "组建而成") || affix.Ends(lead, "团队", "队伍", "成员", "全队", "队员", "一行")
}

// sortsOf returns how many kinds or parts fact f says that there are, and whether a colon opens them: 分三类, 用于五个方面：. What one of them may have several of
// does not divide it: 三类问题.
func (c *block) sortsOf(f, first *figures.Fact) (n int64, listed bool) {
	n, whole := f.Lo.Integer()
	after := c.Text[f.End:max(f.End, first.Outer.Start)]
	if !whole || n < 2 || n > 20 || f.Mag > 0 || figures.Mentions(after, "组", "问题", "症状", "情形", "情况", "原因", "疾病", "病种", "因素", "违规") {
		return 0, false
	}
	if affix.Ends(c.leadOf(f), "分为", "分成", "分作", "分") {
		return n, false
	}
	k := strings.IndexAny(after, "：:")
	const longest = 30 // bytes of what is counted
	if k < 0 || k > longest || !(f.Unit == "类" || f.Unit == "种" || f.Unit == "项" || f.Unit == "块" || affix.Starts(after, "方面", "部分", "类", "领域", "大类", "板块", "区", "片区", "级", "层级")) {
		return 0, false
	}
	return n, true
}

// composition holds the whole against its parts, from fact first on.
func (c *block) composition(whole, first int, said division) {
	r := c.Reading
	t := &r.Facts[whole]
	if a, b := r.ListOf(whole); !t.Exact() || b-a > 1 || t.Role == figures.Change && !strings.Contains(t.Verb.Of(c.Text), "新增") || t.Role == figures.From && !said.madeUp || t.Role == figures.Limit {
		return
	}
	parts, labels := c.partsFrom(first, t, said.by != "" || said.sorts > 0)
	if len(parts) < 2 || said.sorts > 0 && int64(len(parts)) != said.sorts || said.madeUp && len(parts) < 3 {
		return
	}
	last := &r.Facts[parts[len(parts)-1]]
	span, after := c.Text[t.End:last.End], c.behind(last)
	if said.opened && !closesParts(after) {
		return
	}
	closed := c.closedByRest(parts)
	if k := strings.LastIndex(span, "其中"); closed && k >= 0 {
		span = span[k:] // 等 in front of it names what they have: 出现腹痛等症状，其中
	}
	if figures.Mentions(andOthers.Replace(span), notAll...) || affix.Starts(after, "等", "以上", "以下", "左右", "不等") || figures.Mentions(strings.TrimPrefix(after, c.nameBehind(last)), moreBehind...) ||
		figures.Mentions(said.by, overlapping...) || c.overlap(last) {
		return
	}
	if said.sorts == 0 && !said.opened && !endsOfSentence(c.Text[last.End:]) && c.only(parts[len(parts)-1]+1, min(len(r.Facts), parts[len(parts)-1]+4), func(f *figures.Fact) bool {
		return comparable(f, t) && r.Sentence(f) == r.Sentence(last) && !(closed && affix.Ends(c.leadOf(f), "包括", "其中", "含", "其中有"))
	}) >= 0 {
		return
	}
	if said.loose && !c.complete(t, parts) && !closed && !(bySource(labels) && c.endsList(last)) && !c.exceeds(t, parts, labels) {
		return
	}
	for _, l := range labels {
		if affix.Ends(l, "组") {
			return // the arms of a trial
		}
	}
	c.reportComposition(whole, parts, said)
}
