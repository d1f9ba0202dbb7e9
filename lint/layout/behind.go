package layout

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/pattern"
)

// What stands behind the last sentence of a paragraph, or instead of one, and takes no stop.

// behindStop is what stands behind a stop and a space: the name of an account, with or without the space, the number of a
// column, the answer to a question.
var behindStop = pattern.Lazy(`(?:[。！？!?…][”’」』）)]?[ \x{3000}\x{00a0}]*@[^\s@，。、；：]{1,20}|[。！？!?…”）)][ \x{3000}\x{00a0}]+[/／][\dA-Za-z]{1,8}|[？?][ \x{3000}\x{00a0}]+[^\s，。、；：！？]{1,6})$`)

// sentAway are the formulas of pages that follow the copy: whose opinion it is, who may print it, where to see more.
var sentAway = pattern.Lazy(`(?:(?:本文|文章|以上)(?:内容)?(?:[仅只]?代表|[为系属])(?:作者|其)?(?:个人|本人)?(?:独立)?(?:的)?(?:观点|意见)(?:[，,]?(?:[与和]本\p{Han}{1,4}(?:立场)?无关|不代表\p{Han}{2,8}))?|(?:[。！？!?…”）)]|^)[ \x{3000}\x{00a0}]*[^。！？，]{0,14}[，, ]?(?:如需)?转载请[^。！？，]{0,4}(?:申请|联系|注明|标明|取得|征得|获得|附上)[^。！？，]{0,12}|(?:[。！？!?…”）)]|^)[ \x{3000}\x{00a0}]*(?:更多|详细)[^。！？，]{0,16}请[^。！？，]{0,4}(?:点击|进入|登[录陆]|访问|浏览|查看|关注)[^。！？，]{0,14})$`)

// titled is what to read on behind a colon: 推荐阅读：《柳荫的夏天》.
var titled = pattern.Lazy(`[：:](?:《[^《》。]{1,40}》[、， ]?)+$`)

// ofWard is a doctor behind the sentence that is the doctor's, with the hospital and the ward and no post, which running text has.
var ofWard = pattern.Lazy(`[。！？…][”’」』）)]?[ \x{3000}\x{00a0}]*[^。，、；：！？了的在说 ]{2,16}(?:医院|卫生院|中心)[^。，、；：！？了的在说 ]{0,10}科(\p{Han}{2,3})$`)

// isOfWard reports whether body ends in such a doctor.
func isOfWard(body string) bool {
	m := ofWard().FindStringSubmatch(body)
	return m != nil && IsName(m[1])
}

// renamed says below a story that names in it are changed, and pictured whose its pictures are: 文中老人均为化名, 照片如无说明均为方舟所拍.
var (
	renamed  = pattern.Lazy(`(?:文中|受访者|当事人|应\p{Han}{2,6}要求)[^。！？]{0,30}[为系是用]化名$`)
	pictured = pattern.Lazy(`^(?:文中|本文|以上)?(?:照片|图片|配图|摄影)(?:如无|若无|除|均|皆)[^。！？]{0,30}$`)
)

// attributed is, on a line of its own, whose words a quotation was: ”\n——柳荫区人民法院.
var attributed = pattern.Lazy(`[。！？!?…][ \n]*[”’」』]?[ ]*\n[ ]*(?:——|—|--)[ ]?[^，。！？：、\n—]{2,18}$`)

// notes reports whether simplified text is a note below a story, or ends in one.
func notes(plain string) bool {
	switch {
	case strings.HasSuffix(plain, "化名"):
		return renamed().MatchString(plain)
	case strings.HasSuffix(plain, "》"):
		return titled().MatchString(plain)
	}
	return strings.Contains(plain, "科") && isOfWard(plain) || pictured().MatchString(plain) || attributed().MatchString(plain)
}

// laughs end a post: ，呵呵.
var laughs = pattern.Lazy(`[，,。！？!?…~～ ](?:呵呵|哈哈|嘿嘿|嘻嘻|呜呜)+$`)

// contents are the headings of a book one after the other, with their numbers or their pages.
var contents = pattern.Lazy(`(?:(?:\p{Han}[ \x{3000}]*[／/…]+ ?\d{1,3}[ \x{3000}]*[^，。！？；／/…]{0,30}?){3,}|(?:\d{1,2}(?:\.\d{1,2}){1,3}[ \x{3000}]?[^\d，。！？；][^，。！？；]{1,30}?){4,})$`)

// trails reports whether body ends in any of these, or in a name behind a stop and a space, or in a list of names with spaces
// between.
func trails(body string) bool {
	const reach = 240
	plain := simplify(affix.Tail(body, reach))
	return strings.ContainsAny(plain, "@/／?？") && behindStop().MatchString(plain) ||
		(strings.Contains(plain, "代表") || strings.Contains(plain, "观点") || strings.Contains(plain, "请")) && sentAway().MatchString(plain) ||
		laughs().MatchString(plain) || notes(plain) ||
		(strings.Count(plain, ".") > 3 || strings.ContainsAny(plain, "／/…")) && contents().MatchString(plain) ||
		strings.Count(plain, "、") >= leastRoll && roll(plain) || strings.Contains(plain, "\t") && fielded(plain) ||
		strings.ContainsAny(plain, " \u3000\u00a0") && (namedBehind(plain) || strings.ContainsAny(body, "。！？：") && spaced(plain))
}

// leastRoll is how many names one after the other are a roll.
const leastRoll = 6

// inBrackets is what a roll says of a person: （女）.
var inBrackets = pattern.Lazy(`[（(][^（()）]{1,6}[）)]`)

// roll reports whether body ends in a list of names, whoever the last may be.
func roll(body string) bool {
	items := strings.Split(inBrackets().ReplaceAllString(body, ""), "、")
	if len(items) <= leastRoll {
		return false
	}
	names := 0
	for _, item := range items[len(items)-leastRoll:] {
		item = strings.Join(strings.Fields(item), "")
		if n := utf8.RuneCountInString(item); n < 2 || n > 4 || strings.ContainsFunc(item, func(r rune) bool { return !isHan(r) }) {
			return false
		}
		if IsName(item) {
			names++
		}
	}
	return names >= leastRoll-1 // one may have a surname that is rare
}

// field is a label and its value.
var field = pattern.Lazy(`^[ \x{3000}\x{00a0}]*[^：:，。！？]{1,8}[：:][^。！？]{1,60}$`)

// fielded reports whether the last two of the columns of body are fields: 内存：2GB	硬盘：8GB.
func fielded(body string) bool {
	const least = 2
	columns := strings.Split(body, "\t")
	if len(columns) <= least {
		return false
	}
	for _, c := range columns[len(columns)-least:] {
		if !field().MatchString(c) {
			return false
		}
	}
	return true
}

// namedBehind reports whether a name of two or three characters stands behind the last stop and a space.
func namedBehind(body string) bool {
	i := strings.LastIndexAny(body, " \u3000\u00a0")
	if i <= 0 {
		return false
	}
	_, n := utf8.DecodeRuneInString(body[i:])
	name, before := body[i+n:], strings.TrimRight(body[:i], " \u3000\u00a0")
	return utf8.RuneCountInString(name) <= 3 && IsName(name) && mark(strings.TrimRight(before, closers)) == Stop
}

// spaced reports whether body ends in four groups or more of two to eight Han characters with spaces between: titles, names.
func spaced(body string) bool {
	const least = 4
	groups := strings.FieldsFunc(body, func(r rune) bool { return strings.ContainsRune(" \u3000\u00a0：:", r) })
	if len(groups) < least {
		return false
	}
	for _, g := range groups[len(groups)-least:] {
		if n := utf8.RuneCountInString(g); n < 2 || n > 8 || !isHan(lastRune(g)) || strings.ContainsFunc(g, func(r rune) bool { return !isHan(r) && !strings.ContainsRune("-·・", r) }) {
			return false
		}
	}
	return true
}
