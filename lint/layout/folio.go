package layout

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/pattern"
)

// folioLine is what the number of a page and the head or foot it stands in are called.
var folioLine = Residue{"folio", lint.Text{ZH: "页码、版头或版脚", EN: "the number, the head or the foot of a page"}}

// folios are numbers of pages that can be nothing else alone on a line: — 2 —, ·3·, 第 4 页, Page 2 of 5.
var folios = pattern.Lazy(`^(?:[—–―─－·•‧~～-]{1,3} ?\d{1,3} ?[—–―─－·•‧~～-]{1,3}|[页頁] ?\d{1,3} ?[/／] ?\d{1,3}|\d{1,3} ?[/／] ?\d{1,3} ?[页頁]|第 ?\d{1,3} ?[页頁]|[—–―─=－ -]{0,4}(?:Page|PAGE|page) ?\d{1,3}(?: ?(?:of|/) ?\d{1,3})?[—–―─=－ -]{0,4})$`)

// isFolio reports whether a line is the number of a page.
func isFolio(line string) bool {
	return len(line) <= 48 && strings.ContainsAny(line, "0123456789") && folios().MatchString(strings.ReplaceAll(line, "\u3000", " "))
}

var (
	// leaf is the number of a page or a section of a paper beside its name.
	leaf = pattern.Lazy(`^(?:[·•—–-]?\d{1,3}[·•—–-]?|[A-Z]\d{1,2}版?|\d{1,2}版|第\d{1,3}[版页]|[页P]\.?\d{1,3}(?:[/／]\d{1,3})?|第\d{1,3}页共\d{1,3}页)$`)
	// bare is a section of a paper, alone or with its name; printed is what a browser prints over and under a page.
	bare    = pattern.Lazy(`^(?:[A-H]0\d|[A-Z]\d{1,2}版|\d{2}版|第\d{1,3}版|[·•]\d{2}[·•] ?\p{Han}{2,4}|[A-H]0\d[ \x{3000}]\p{Han}{2,4})$`)
	printed = pattern.Lazy(`^(?:https?://\S+ +\d{1,3}/\d{1,3}|\d{4}/\d{1,2}/\d{1,2} \d{1,2}:\d{2}[ \x{3000}]{1,8}[^：:，。]{4,50})$`)
	// issue stands behind the name of a periodical.
	issue = pattern.Lazy(`[·•]?(?:[〇零一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,3}月|[春夏秋冬]季?)[号刊]?|\d{4}年(?:\d{1,2}月|[春夏秋冬]季?)[号刊]|第[\d一二三四五六七八九十〇○百]{1,5}期|总第[\d一二三四五六七八九十〇○百]{1,5}期|\d{4}年第\d{1,3}期)$`)
	// footer is a field of the foot of a page.
	footer = pattern.Lazy(`^(?:责任编辑|责编|编辑|版面编辑|本版编辑|值班编辑|美编|版式|校对|组版|电话|热线|传真|邮箱|投稿邮箱|机关地址|地址|邮编|网址)[:：]`)
	// imprint is the record at the foot of an official document.
	imprint = pattern.Lazy(`^[^，。；：\s]{4,24}(?:办公室|委员会|办|局|厅|部|院|中心)[ \x{3000}]+\d{4}年\d{1,2}月\d{1,2}日(?:印发|印制|印)$`)
)

// periodicals are what the name of a paper ends in.
var periodicals = []string{"报", "周刊", "月刊", "季刊", "院刊", "校刊", "通讯", "简报", "快讯", "杂志", "周报", "专讯", "会讯", "院讯"}

// RunningHead reports whether a line is the head or the foot of a printed page: the name of the paper, the number of the page, the
// date, who edited it. Over a story it may be where the story is from, so only its place tells.
func RunningHead(line string) bool {
	if len(line) > 200 || strings.ContainsAny(line, "，。！？；") || !strings.ContainsAny(line, "0123456789") {
		return false
	}
	s := simplify(strings.ReplaceAll(line, "\u00a0", " "))
	if strings.Contains(s, "印") && imprint().MatchString(s) || bare().MatchString(s) || strings.Contains(s, "/") && printed().MatchString(s) {
		return true
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\u3000' || r == '|' || r == '｜' || r == '\t' })
	if len(parts) < 2 || len(parts) > 9 {
		return false
	}
	pages, papers, rest, credits := 0, 0, 0, 0
	for i := 0; i < len(parts); i++ {
		p := parts[i]
		switch {
		case p == "页" && i+1 < len(parts) && leaf().MatchString(p+parts[i+1]):
			pages++
			i++
		case leaf().MatchString(p) || i+1 < len(parts) && (parts[i+1] == "版" || parts[i+1] == "页") && leaf().MatchString(p+parts[i+1]):
			pages++
		case i > 0 && (p == "版" || p == "页") || isCapitals(p):
		case issue().MatchString(p):
			if named := issue().ReplaceAllString(p, ""); named != "" || i == 1 && papers == 0 {
				papers++
			}
			rest++
		case i == 0 && len(parts) > 1 && issue().MatchString(parts[1]) && utf8.RuneCountInString(p) <= 12: // 河口卫生 2024年第3期 17
		case isDate(p) || strings.HasPrefix(p, "星期") && utf8.RuneCountInString(p) == 3 || footer().MatchString(p):
			rest++
		case affix.Ends(p, periodicals...) && utf8.RuneCountInString(p) <= 14 && !strings.ContainsAny(p, "：:"):
			papers++
		case i > 0 && isBareCredit(p), credits > 0 && IsName(p): // 责任编辑 周云
			credits++
		case affix.Ends(p, "局", "委员会", "医院", "中心") && utf8.RuneCountInString(p) <= 14 && pages > 0:
			rest++
		default:
			return false
		}
	}
	return pages == 1 && (papers == 1 || rest >= 2)
}
