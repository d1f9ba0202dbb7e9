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
		dateLined().MatchString(text) || byRole(text)
}

// colophon says below a piece what it belongs to and who has it: 本文为“在路上”系列之三, 出自第3期《柳荫画报》, 柳荫书屋独家首发.
var colophon = pattern.Lazy(`^[（(]?本(?:文|篇|稿)(?:为|系|是|原载|选自|摘自|刊于|首发)|^(?:原载|载于|刊于|出自)[^，。]{0,16}《[^》]+》[^，。]{0,12}$|` +
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
