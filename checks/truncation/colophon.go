package truncation

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/pattern"
)

// isColophon reports whether a last line without a stop is no sentence that breaks off, but says when and where the copy was
// written, by whom, or what the page says of itself.
func isColophon(text string) bool {
	return day().MatchString(text) || placed().MatchString(text) || colophon().MatchString(text) || ofPage().MatchString(text) ||
		dateLined().MatchString(text) || ofRecord().MatchString(text) || ofHour().MatchString(text) || farewell().MatchString(text) || byRole(text)
}

// colophon reports whether text, of the piece, is a colophon or the foot of a page.
func (p *piece) colophon(text string) bool {
	return p.size <= longestColophon && !p.stops && (isColophon(text) || layout.RunningHead(text))
}

// ofRecord is the imprint of an official document, the hour a bulletin is of, the size of an issue: 抄送：市政府办公室,
// 2024年9月9日印发, 数据截至7月8日24时, 气象台7月8日17时发布, 今日8版　总第12345期.
var ofRecord = pattern.Lazy(`^(?:抄送|分送|主送)[：:][^。]{2,80}(?:办|办公室|办公厅|委|委员会|局|厅|部|院|会|社|中心|单位|企业|公司|银行|院校|高校|处|科|站|所|府|区)[。]?$|` +
	`^[^，。；：]{0,30}\d{4}年\d{1,2}月\d{1,2}日(?:印发|印制|印)$|` +
	`^(?:以上|本文|文中)?(?:相关)?(?:数据|资料|信息|统计)(?:均)?(?:更新)?截[至止]于?[^，。；]{2,24}[时日分月年底末]$|` +
	`^\p{Han}{2,16}(?:\d{4}年)?\d{1,2}月\d{1,2}日(?: ?\d{1,2}时(?:\d{1,2}分)?)?(?:发布|供稿)$|` +
	`^(?:今日|本期|今天|本报今日)(?:共)?\d{1,3}版(?:[ \x{3000}，](?:总第|第)?\d{1,6}期)?$`)

// ofHour is when a statement was issued: 香港时间15时30分, 2024年7月8日凌晨三点.
var ofHour = pattern.Lazy(`^(?:香港|北京|台北|澳门|当地|本地)时间(?:上午|中午|下午|晚上|凌晨)?[\d一二两三四五六七八九十零〇]{1,4}[时点](?:[\d一二三四五六七八九十零〇]{1,3}分|正|整|半)?$|` +
	`^(?:写于|记于)?(?:[^，。；：\d]{2,8}[， \x{3000}])?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号][ \x{3000}]?(?:清晨|早晨|晨|中午|傍晚|晚上|晚|夜里|深夜|凌晨|夜|午后|灯下|于灯下)(?:[，于 ][^。；]{1,10})?$|` +
	`^(?:\d{4}|[〇零一二三四五六七八九]{4})年[^，。；：]{2,9}[日号] ?(?:清晨|早晨|上午|中午|下午|傍晚|晚上|夜里|深夜|凌晨|夜)(?:[\d一二两三四五六七八九十]{1,3}[时点](?:半|[\d一二三四五六七八九十]{1,3}分)?)?$`)

// farewell is what an author or a speaker parts with: 谨以此文，献给所有的守夜人, 待续, 谢谢大家; and where a dispatch was sent from.
var farewell = pattern.Lazy(`^谨以(?:此|本)[文篇书]，?(?:献给|纪念|致敬|怀念|缅怀|悼念|告慰)[^，。；的]{0,16}(?:的[^，。；的]{1,10})?$|` +
	`^[（(]?(?:未完)?待续[）)]?$|` +
	`^(?:再次|最后)?(?:谢谢|感谢)(?:大家|各位|诸位|你们|您|聆听|观看|收看|收听|阅读)(?:的?(?:聆听|观看|收看|收听|阅读|关注|支持))?$|` +
	`^(?:[^，。；：]{0,6}记者[ \x{3000}]?\p{Han}{2,4}[ \x{3000}]?)?发自\p{Han}{2,5}$`)

// paratext are the labels of what a journal prints around a paper, and statements whatever they say are the labels of those that are
// sentences: 【中图分类号】R735.1, 作者单位：100730 北京, 利益冲突　所有作者均声明不存在利益冲突.
var (
	paratext   = pattern.Lazy(`^[【\[]?(?:中图(?:法)?分类号|文献标[志识]码|文章编号|关键词|主题词|作者单位|单位|通[信讯]作者|第一作者|作者简介|基金项目|收稿日期|修回日期|本文编辑|引用本文|DOI|doi)(?:[】\]][ \x{3000}]?|[：:][ \x{3000}]?|[ \x{3000}])[^。]{1,120}$`)
	statements = pattern.Lazy(`^[【\[]?(?:利益冲突|作者贡献|伦理声明|伦理审批|数据共享|志谢)(?:声明|说明)?(?:[】\]][ \x{3000}]?|[：:][ \x{3000}]?|[ \x{3000}])[^。]{2,160}$`)
)

// isParatext reports whether a line is such paratext. A statement that breaks off is told by its last words as any other line is.
func isParatext(p *piece, text string) bool {
	return !p.stops && (paratext().MatchString(text) || statements().MatchString(text) && p.close > mayEndThere)
}

// colophon says below a piece what it belongs to and who has it: 本文为“在路上”系列之三, 出自第3期《柳荫画报》, 柳荫书屋独家首发.
var colophon = pattern.Lazy(`^[（(]?本(?:文|篇|稿)(?:为|系|是|原载|选自|摘自|刊于|首发)|^[（(]?(?:本文)?作者(?:系|为|是)[^，。]{2,40}(?:教授|主任|医师|医生|研究员|院长|所长|会长|委员|记者|编辑|学者|专家|博士|博士生|硕士|研究生|讲师|律师|作家|评论员)[）)]?$|^(?:原载|载于|刊于|出自)[^，。]{0,16}《[^》]+》[^，。]{0,12}$|` +
	`^[^，。、：]{2,10}(?:独家首发|原创)$|^[^，。、：]{1,16}(?: ?公众号| (?:视频号|小程序))$`)

// longestColophon is how many characters such a line has at most.
const longestColophon = 60

// ofPage is what the page of an account says of itself and of the copy: who else had a hand in it, whose view it is, whom to ask,
// when it was finished.
var ofPage = pattern.Lazy(`^[^。]{0,44}对(?:本|此)文(?:章)?(?:亦|也|均|都)?有(?:所)?贡献$|` +
	`^本文(?:不|仅|只)?(?:代表|未经)[^。]{2,36}$|` +
	`^(?:部分|图片|资料|文中|封面|题图)[^，。]{0,10}(?:来自|引自|摘自|取自)[^。]{2,36}$|` +
	`^(?:如无|如未|若无|除)特别(?:说明|注明|标注)[^。]{2,36}$|` +
	`^(?:转载|商务合作|投稿|合作)[^。]{0,16}(?:留言|联系|私信)[^。]{0,12}$|` +
	`^本(?:公众号|公号|账号|帐号|专栏|栏目)[^。]{2,44}$|` +
	`^文章已于[^，。]{0,20}修改$|` +
	`^[^。]{0,30}(?:顺手|顺便|点个?|点击|点亮)[“"「]?(?:在看|赞)[”"」]?$|` +
	`^[^。]{0,30}(?:完|初|定|成|草|脱|改|再)稿(?:于[^。]{1,20})?(?:，[^。]{0,16})?$`)

// dateLined is a line of when, by whom and where: 林晓舟 2018-04-23 河口, 柳荫在线河口4月25日电.
var dateLined = pattern.Lazy(`^(?:[^，。：]{1,10} )?\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?(?:[-—~至]\d{1,2}日?)?(?: [^，。]{1,12})?$|` +
	`^\p{Han}{2,14}\d{1,2}月\d{1,2}日电$|` +
	`^[^，。：]{0,10}[〇○零一二三四五六七八九]{4}年[^，。]{2,8}[日夜晨节末初秋春夏冬]$`)

// The work on a page that is signed for, before a name or behind it: 题图拍摄：徐柳荫; 徐柳荫 | 图片设计.
var (
	signedFor = []string{"图", "摄", "摄影", "拍摄", "设计", "文", "编译", "翻译", "文案", "整理", "编辑", "排版", "校对", "撰文", "审校", "策划", "运营", "制作", "录音", "剪辑"}
	beforeBar = pattern.Lazy(`^[^，。]{2,20} ?[|｜] ?([^，。|｜]{2,12})$`)
)

// byRole reports whether a line says who did what of a page.
func byRole(text string) bool {
	if m := beforeBar().FindStringSubmatch(text); m != nil && affix.Ends(m[1], signedFor...) {
		return true
	}
	i := strings.LastIndexAny(text, "：:/／")
	if i < 0 || !affix.Ends(strings.TrimRight(text[:i], " "), signedFor...) {
		return false
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	for name := range strings.SplitSeq(strings.TrimSpace(text[i+size:]), "、") {
		if !layout.IsName(strings.TrimSpace(name)) {
			return false
		}
	}
	return true
}
