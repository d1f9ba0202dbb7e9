package truncation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/pattern"
	"github.com/healthlint/healthlint/lint/words"
)

// longestOffice is how long the name of who signs is at most, in characters.
const longestOffice = 24

// longestHotline is how long a line of a telephone number and its hours is at most.
const longestHotline = 60

// signature reports whether a short last line signs the copy: an office, with
// its date below or by its name.
func (r *report) signature(p *piece) bool {
	text := layout.HalfWidth(strings.TrimSpace(p.text))
	if p.colophon(text) || isParatext(p, text) || !p.stops && labelled().MatchString(text) {
		return true
	}
	if p.size <= longestHotline && !p.stops && hours().MatchString(text) && (strings.ContainsAny(text, "转拨电话") || strings.Contains(text, "热线") || strings.Contains(text, "专线") || strings.Contains(text, "熱線")) {
		return true
	}
	if p.size > 40 || p.commas > 0 || p.stops || p.item {
		return false
	}
	if strings.HasPrefix(text, "——") || p.captioned() || signed(text) {
		return true
	}
	if strings.HasSuffix(text, "日") && strings.ContainsAny(text, "年") {
		text = strings.TrimRight(text, "0123456789〇零一二三四五六七八九十年月日 \u3000")
	}
	if utf8.RuneCountInString(text) > longestOffice {
		return false
	}
	if p.lastLineDate() {
		return true
	}
	if i := p.block.Index + 1; i < len(r.Doc.Blocks) && (r.Doc.Blocks[i].Kind == lint.Dateline || day().MatchString(strings.TrimSpace(r.Doc.Blocks[i].Text))) {
		return true
	}
	return affix.Ends(text, offices...) || signsForOffice(text)
}

// institutions end the name of who signs, as offices do, if it says where the body is; farewells follow the name of either.
var (
	institutions = []string{"血站", "卫生院", "卫生所", "卫生站", "卫生室", "服务站", "急救站", "诊所", "药房", "药店", "防治所", "防治站", "防疫站", "监督所", "研究院", "研究所", "大学", "学院", "中学", "小学",
		"幼儿园", "学校", "基金会", "红十字会", "联合会", "总工会", "工会", "妇联", "商会", "出版社", "集团", "编委会", "组委会", "管委会", "居委会", "村委会", "办事处", "卫生署", "管制署", "食药署", "健保署", "国健署",
		"公安局", "税务局", "疾控局", "药监局", "市监局", "卫生处", "健康处", "工作组", "领导小组", "专班", "派出所"}
	farewells = []string{"关心您", "提醒您", "关爱您", "关心你", "提醒你", "祝您健康", "祝您平安", "谨启", "敬启", "谨上", "敬上", "谨识", "谨告", "敬告", "敬邀", "谨邀", "印制", "编印", "编制", "供稿", "恭祝", "宣", "启"}
)

// signsForOffice reports whether a line that tells nothing is the name of a body, with what it parts with: 宁原县卫生健康局宣,
// 卫生所关心您. Without any the name of a village may begin a sentence.
func signsForOffice(text string) bool {
	if strings.ContainsAny(text, "的在了到往被将把给是") || !strings.ContainsAny(text, "省市县区州旗镇乡院校台港国") {
		return false
	}
	if affix.Ends(text, institutions...) {
		return true
	}
	for _, f := range farewells {
		if name, ok := strings.CutSuffix(text, f); ok {
			name = strings.TrimRight(name, " \u3000")
			return affix.Ends(name, institutions...) || affix.Ends(name, offices...)
		}
	}
	return false
}

// labelled is a line of a label in brackets and what it stands for, as leaflets and notices end in: 【有效期】24个月. A column and a
// dispatch have such brackets before running text.
var labelled = pattern.Lazy(`^[【\[]\p{Han}{0,6}(?:时间|期间|日期|地点|地址|期限|有效期|规格|性状|贮藏|储存|包装|文号|标准|企业|对象|费用|名额|人数|方式|咨询|报名|主办|承办|协办|来源|附件|热线|路线|交通)[】\]][^。！？；，]{1,40}$`)

// captioned reports whether a line is a label and its value, as credits are
// whatever the label: 视频包装：王某. Whoever speaks is no label.
func (p *piece) captioned() bool {
	i := strings.IndexAny(p.text, "：:|｜")
	if i < 0 || utf8.RuneCountInString(p.text[:i]) > 8 {
		return false
	}
	label := strings.TrimRight(p.text[:i], " ")
	return !affix.Ends(label, runningEnds...)
}

// offices end the name of who signs a notice.
var offices = []string{"中心", "卫生局", "健康局", "旅游局", "教育局", "民政局", "卫健局", "医保局", "保障局", "管理局", "监督局", "委员会", "卫健委", "卫生健康委", "办公室", "指挥部", "编辑部", "有限公司", "客户端", "协会", "学会", "医院", "政府"}

// dated is a line of when a piece was written, by the season or the old calendar, perhaps with where: 二〇二四年冬至,
// 甲辰年腊月, 2024年11月28日于北京.
var dated = pattern.Lazy(`^(?:\d{4}|[〇零一二三四五六七八九]{4}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])年?` +
	`(?:[初仲暮孟季早盛深隆]?[春夏秋冬]|岁末|年末|年底|元旦|春节|除夕|清明|端午|中秋|重阳|冬至|夏至|立[春夏秋冬]|[正腊冬]月|\d{1,2}月(?:\d{1,2}日)?|[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?)` +
	`(?:于\p{Han}{2,8})?$`)

// placed is when and where a piece was written, with a comma: 霜降日，于石臼坪.
var placed = pattern.Lazy(`^(?:\p{Han}{1,6}[日夜晨午秋春夏冬]|\d{4}年\p{Han}{0,4}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]\p{Han}{0,4})[，, ]于\p{Han}{2,9}$`)

// written is when a piece was written, and by whom: 林晓舟记于2024年11月28日.
var written = pattern.Lazy(`^[^，。；：]{0,12}[记写作书草][就成]?于 ?\d{4}年[^，。；：]{0,12}(?:[日月夜晨晚冬夏春秋]|清明|端午|中秋|重阳|除夕|春节|元旦|冬至|夏至|岁末|年底)$`)

// introduced is a writer with what the writer is in brackets: □林晓舟（专栏作家）.
var introduced = pattern.Lazy(`^[□■◎●○]?[ \x{3000}]*(\p{Han}{2,4})[（(][^（）()。]{2,16}[）)]$`)

// familiar is a writer who gives no name: 一位老读者, 您的朋友.
var familiar = pattern.Lazy(`^(?:一[位名个]\p{Han}{0,6}(?:读者|网友|听众|观众|家长|母亲|父亲)|爱?[您你]的\p{Han}{1,5})$`)

// day is a date that stands below who signs, or who comments, perhaps with the hour and where: 2026-11-28 09:30 河口.
var day = pattern.Lazy(`^(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[（(]星期.[）)])?(?: \d{1,2}:\d{2}(?::\d{2})?)?$|^\d{4}-\d{1,2}-\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?(?: \p{Han}{2,8})?$|^\d{4}\.\d{1,2}\.\d{1,2}$|` +
	`^[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日(?:[（(]星期.[）)])?$`)

// lastLineDate reports whether the last line of a paragraph of several lines, which Markdown joins, is a date, or where that was.
func (p *piece) lastLineDate() bool { return day().MatchString(p.below) || p.placedBelow }

// attributed is who said the sentences before a dash: a work, or a name with what the person is in front.
var attributed = pattern.Lazy(`[。！？…][”’」』）]?[ \x{3000}]*(?:——|──)[ \x{3000}]*([^。、；：！？…—（(]{2,24})$`)

// isAttributed reports whether a paragraph ends, behind its last stop, in a dash and who signs it.
func (p *piece) isAttributed() bool {
	const reach = 30 // characters from the end
	tail := p.text[back(p.text, reach):]
	if !p.stops || !strings.ContainsAny(tail, "—─") {
		return false
	}
	m := attributed().FindStringSubmatch(tail)
	return m != nil && signs(m[1])
}

// isSigned reports whether a paragraph ends, behind its last stop, in the bare name of who wrote it: ……已经开诊。徐柳荫. A
// cut leaves the beginning of a word there more often.
func (p *piece) isSigned() bool {
	const longest = len("徐柳荫")
	text := strings.TrimRight(p.text, " \u3000")
	at := strings.LastIndexAny(text, "。！？”")
	if at < 0 || len(text)-at > longest+len("。") {
		return false
	}
	before, name := text[:at+len("。")], text[at+len("。"):]
	end, _ := layout.EndOf(before)
	return end == layout.Stop && layout.IsName(name) && !beginsWithWord(name) && !affix.Ends(name, "说", "称", "道", "问", "认", "指", "表")
}

// ofKey is an answer in the key to a quiz: 3. A　.
var ofKey = pattern.Lazy(`(?:^|[】：:]|[ \x{3000}])\d{1,2}[.．、] ?[^ \x{3000}]`)

// isKey reports whether a paragraph is the key to a quiz and ends in a short answer: 1. B　2. √　3. 望闻问切.
func isKey(text string) bool {
	const fewest, longest = 3, 8
	at := ofKey().FindAllStringIndex(text, -1)
	return len(at) >= fewest && utf8.RuneCountInString(text[at[len(at)-1][1]:]) < longest
}

// byAccount is a reader by the name of an account: 网友“柳荫一叶”.
var byAccount = pattern.Lazy(`^(?:网友|读者|听友|听众|观众|粉丝|用户|病友)[ \x{3000}]?[“"「@][^“”"「」]{1,16}[”"」]?$`)

// livingAt is a name and where its bearer is from: 家住柳河镇的徐桂芬.
var livingAt = pattern.Lazy(`^(?:家住|来自|住在).{1,14}的(\p{Han}{2,4})$`)

// holders end what somebody who signs is.
var holders = []string{"村民", "居民", "市民", "患者", "家属", "医生", "医师", "护士", "护士长", "主任", "院长", "书记", "教授", "研究员", "负责人", "志愿者", "老师", "教师", "校长", "学生", "家长", "读者", "网友", "网格员", "局长", "所长", "站长", "社工", "农民", "工人", "职工"}

// signs reports whether the words behind a dash are who signs: a work, a name with a space and a post before it, or a bare
// name. A sentence that is cut has no space there, and a surname first only as it goes on: 王医生说.
func signs(who string) bool {
	if strings.HasSuffix(who, "》") && strings.Contains(who, "《") || byAccount().MatchString(who) {
		return true
	}
	if name, who, ok := strings.Cut(who, "，"); ok { // 徐桂芬，柳河镇村民
		return layout.IsName(name) && affix.Ends(who, holders...)
	}
	if m := livingAt().FindStringSubmatch(who); m != nil && layout.IsName(m[1]) {
		return true
	}
	i := strings.LastIndexAny(who, " \u3000")
	if i < 0 {
		for _, holder := range holders { // 柳荫社区医生林晓舟
			if _, name, ok := strings.Cut(who, holder); ok && utf8.RuneCountInString(name) == 3 && layout.IsName(name) && !affix.Ends(name, called...) {
				return true
			}
		}
		return utf8.RuneCountInString(who) <= 3 && layout.IsName(who) && !affix.Ends(who, called...)
	}
	name := strings.TrimLeft(who[i:], " \u3000")
	n := utf8.RuneCountInString(name)
	return i > 0 && n >= 2 && n <= 4 && lastHan(name, n) == name
}

// How a name is set that signs a letter, at the right: so many columns in, and so short.
const (
	farColumns  = 8
	longestSign = 10
)

// isSetApart reports whether a line is a name or the like on the right of the page, whatever the name: 　　　　　　小宁.
// Markup is indented by what it stands in, which says nothing.
func (p *piece) isSetApart(doc *lint.Document) bool {
	if doc.Format == "html" || p.size > longestSign || strings.ContainsFunc(p.text, func(r rune) bool {
		return !isHan(r) && !strings.ContainsRune("0123456789· \u3000", r)
	}) {
		return false
	}
	return indent(doc.Source[:p.block.Span().Start]) >= farColumns
}

// indent returns how many columns of blanks a text ends in, of which a wide space takes two; 0 if they begin no line.
func indent(text []byte) (columns int) {
	for len(text) > 0 {
		r, n := utf8.DecodeLastRune(text)
		switch r {
		case '\u3000':
			columns += 2
		case ' ', '\u00a0':
			columns++
		case '\t':
			columns += 4
		case '\n':
			return columns
		default:
			return 0
		}
		text = text[:len(text)-n]
	}
	return columns
}

// complimentary closes a letter or a speech, simplified.
var complimentary = []string{"此致", "敬礼", "敬上", "谨上", "谨启", "敬启", "顿首", "叩首", "拜上", "谨识", "谨记", "手书", "亲笔", "祝好", "顺颂", "即颂"}

// signed reports whether a line by itself, in simplified characters, signs a letter, a post or an essay: a name, with or without what the writer is in
// front; a closing; a date by the season; where it was written; an account.
func signed(text string) bool {
	switch {
	case dated().MatchString(text), written().MatchString(text), day().MatchString(text), strings.HasPrefix(text, "@"):
		return true
	case strings.HasPrefix(text, "关键词 "), strings.HasPrefix(text, "关键词\u3000"):
		return true
	case affix.Ends(text, complimentary...) && utf8.RuneCountInString(text) <= 10:
		return true
	}
	if place, ok := strings.CutPrefix(text, "于"); ok && utf8.RuneCountInString(place) <= 9 && !strings.ContainsAny(place[:min(3, len(place))], "是此今") {
		return true
	}
	if familiar().MatchString(text) {
		return true
	}
	if m := introduced().FindStringSubmatch(text); m != nil && layout.IsName(m[1]) {
		return true
	}
	name := text
	if i := strings.LastIndexAny(text, " \u3000"); i >= 0 {
		name = strings.TrimLeft(text[i:], " \u3000")
		if n := utf8.RuneCountInString(name); n >= 2 && n <= 4 && lastHan(name, n) == name && !beginsWithWord(name) && affix.Ends(strings.TrimRight(text[:i], " \u3000"), posts...) {
			return true // whatever the name
		}
	}
	if name == text && utf8.RuneCountInString(text) > 3 || !layout.IsName(name) {
		return false
	}
	return !affix.Ends(name, called...)
}

// beginsWithWord reports whether a word that is no name begins a text.
func beginsWithWord(text string) bool {
	var room [8]words.Token
	return slices.ContainsFunc(words.Prefixes(room[:0], text), func(w words.Token) bool {
		return w.End > len("字") && w.Kind != words.Person
	})
}

// posts are what a writer is, in front of the name.
var posts = []string{"医师", "医生", "主任", "教授", "院长", "护士", "护师", "护士长", "药师", "药剂师", "技师", "治疗师", "营养师", "研究员", "记者", "通讯员", "所长", "科长", "局长", "书记", "校长", "老师", "编辑", "博士", "处长", "站长"}

// hours are when somebody can be reached, in brackets at the end of a line: 总机转8021（工作日8:30—11:30）.
var hours = pattern.Lazy(`[（(][^（）()]*\d{1,2}[:：]\d{2}[^（）()]*[）)]$`)

// called are ways to speak of a person, with a surname in front, in the middle of copy.
var called = []string{"女士", "先生", "医生", "大夫", "教授", "主任", "院长", "某", "老师", "护士", "阿姨", "大爷", "奶奶", "爷爷", "小姐", "太太", "同学"}
