package layout

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/furniture"
	"github.com/healthlint/healthlint/lint/pattern"
)

// longestFurniture is the length of the longest line taken for furniture, in
// characters; a sentence that speaks of a 微信公众号 is copy.
const longestFurniture = 44

// longestDisclaimer is the same for legal lines and disclaimers, which are
// known by how they begin.
const longestDisclaimer = 140

// counted are the words of a row of counters and buttons: 阅读3.2万点赞215在看.
var counted = strings.NewReplacer("我要评论", "", "网友评论", "", "阅读", "", "点赞", "", "在看", "", "喜欢", "", "评论", "", "收藏", "", "转发", "", "分享", "", "举报", "", "浏览", "", "赞", "", "万", "", "次", "", "共", "", "条", "")

// counter is a single count of a page: 12条评论, 阅读 1024.
var counter = pattern.Lazy(`^(?:共?\d+条(?:网友)?评论|(?:阅读|浏览|点击|播放|点赞|转发|收藏)[量数]?[:：]?\d[\d.,]*万?\+?)$`)

// folio is the number of a page out of so many: 第3页共4页.
var folio = pattern.Lazy(`^第\d{1,3}页[，,/]?共\d{1,3}页$`)

// isCounters reports whether a line is such a row: two words of it at least,
// a figure, and nothing else.
func isCounters(s string) bool {
	if !strings.ContainsAny(s, "0123456789") {
		return false
	}
	if counter().MatchString(s) {
		return true
	}
	rest := counted.Replace(s)
	return utf8.RuneCountInString(s)-utf8.RuneCountInString(rest) >= 4 && strings.Trim(rest, "0123456789.+()（）|｜┊·/：:") == ""
}

// Furniture says which sort of page furniture a whole line is: "navigation",
// "pager", "share", "counter", "contact", "teaser", "tail", "legal", "folio" or "".
func Furniture(line string) string {
	if r, ok := ResidueOf(line); ok {
		return r.Sort
	}
	line = strings.TrimLeft(strings.Trim(line, " \t\u3000\u00a0|｜·>»<«-—=*#∨⌄﹀↓▽▾∧"), "▶►▸👉☞🔻🔽▼ ")
	n := utf8.RuneCountInString(line)
	if n == 0 || n > longestDisclaimer {
		return ""
	}
	if IsMenu(line) {
		return "navigation"
	}
	if n <= longestFurniture && strings.ContainsAny(line, "[【 |｜·\u3000") {
		if sort := buttons(line); sort != "" {
			return sort
		}
	}
	s := compact(simplify(line))
	if n <= longestFurniture && isCounters(s) {
		return "counter"
	}
	if folio().MatchString(s) {
		return "pager"
	}
	if strings.Contains(s, "©") && n <= longestDisclaimer && !strings.Contains(s, "。") {
		return "legal" // 私隱政策　免責聲明　© 2024
	}
	for _, p := range furniture.Lines() {
		if n > longestFurniture && (p.How != "start" || p.Sort != "legal" && p.Sort != "tail") {
			continue
		}
		switch p.How {
		case "line":
			if s == p.Text {
				return p.Sort
			}
		case "start":
			if strings.HasPrefix(s, p.Text) {
				return p.Sort
			}
		case "end":
			if strings.HasSuffix(s, p.Text) {
				return p.Sort
			}
		case "label": // 访问量：1006 — the label, a colon or digits, nothing like a sentence
			if rest, ok := strings.CutPrefix(s, p.Text); ok && (isValue(rest) || p.Sort == "navigation" && isTitle(rest)) {
				return p.Sort
			}
		case "field": // 时间：… 访问量：1006 — a label with its number anywhere in the line
			if i := strings.Index(s, p.Text); i >= 0 && isNumber(s[i+len(p.Text):]) {
				return p.Sort
			}
		}
	}
	return ""
}

// buttons returns the sort of a row of words each of which is furniture, 【打印】【关闭】 or 点赞 收藏 转发, "" if it is none.
func buttons(line string) (sort string) {
	row := strings.FieldsFunc(simplify(line), func(r rune) bool { return strings.ContainsRune("[]【】|｜· \u3000", r) })
	if len(row) < 2 {
		return ""
	}
	for _, b := range row {
		found := Furniture(b)
		if found == "" {
			found = button(b)
		}
		if found == "" {
			return ""
		}
		if sort == "" {
			sort = found
		}
	}
	return sort
}

// IsMenu reports whether a line is the menu of a site: short words in a row from 首页 on, or with 登录 and 注册 at its end.
func IsMenu(line string) bool {
	const longestMenu, longestWord = 160, 6
	if len(line) > longestMenu*3 || !strings.ContainsAny(line, " |｜\u3000") || !strings.Contains(line, "首") && !strings.Contains(line, "登") {
		return false
	}
	row := strings.FieldsFunc(simplify(line), func(r rune) bool { return strings.ContainsRune("|｜· \u3000", r) })
	for _, w := range row {
		if utf8.RuneCountInString(w) > longestWord || strings.ContainsAny(w, "，。、；：！？:") {
			return false
		}
	}
	n := len(row)
	first := n > 0 && (row[0] == "首页" || row[0] == "网站首页")
	last := n > 1 && (row[n-1] == "登录" || row[n-1] == "注册") && (row[n-2] == "登录" || row[n-2] == "注册")
	return n > 3 && (first || last) || n > 2 && first && strings.ContainsAny(line, "|｜")
}

// button returns the sort of a word that is furniture in a row of such words only.
func button(word string) string {
	for _, p := range furniture.Lines() {
		if p.How == "button" && p.Text == word {
			return p.Sort
		}
	}
	return ""
}

// compact removes spaces, Latin ornament after a Han label (新闻资讯 NEWS),
// brackets around the whole and marks at the end.
func compact(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \u3000\u00a0．・", r) {
			return -1
		}
		return r
	}, s)
	s = strings.Trim(s, "[]【】()（）。!！.…>→＞")
	if i := strings.IndexFunc(s, func(r rune) bool { return r < 0x80 }); i > 0 && isCapitals(s[i:]) {
		s = s[:i]
	}
	return s
}

func isCapitals(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return s != ""
}

func isValue(s string) bool {
	t := strings.TrimLeft(s, ":：")
	if t == s {
		return isNumber(s) && s != ""
	}
	return !strings.ContainsAny(t, "。！？")
}

// isTitle reports whether a colon and the title of an article follow a label, which may ask or cry.
func isTitle(s string) bool {
	t := strings.TrimLeft(s, ":：")
	return t != s && t != "" && !strings.Contains(t, "。")
}

func isNumber(s string) bool {
	s = strings.TrimLeft(s, ":：")
	return s != "" && s[0] >= '0' && s[0] <= '9'
}
