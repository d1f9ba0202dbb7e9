package furniture

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// row is what a stretch of furniture is made of.
type row struct {
	sort      string
	sortAlone bool // the sort was named by an item that is furniture by itself
	items     int  // all
	fields    int  // names and dates with their labels
	weak      int  // those that are furniture only beside another
	sure      int  // those that are furniture behind a full stop
	alone     int  // those that are furniture behind a space
	pages     int  // links of a pager
	sizes     int  // rows of sizes of type
	bracketed int  // sure items in brackets of their own
	networks  int  // those that 分享到： leads in
	shared    bool // 分享到： stood before
}

// name returns the sort of a row.
func (r *row) name() string {
	if r.pages > 1 {
		return "pager" // 首页 上一页 1 2 3 下一页
	}
	return r.sort
}

// ends reports whether a row may be cut off the end of a line, before is what stands in front of it and after the full stop behind.
func (r *row) ends(before, after string) bool {
	if !HasProse(before) || asked(before) {
		return false
	}
	dot := strings.ContainsAny(after, "。.")
	if stopped(before) {
		return (r.sure > 0 || r.weak > 1 || r.pages > 0 && r.items > 2) && (!dot || r.items > 1 || r.bracketed > 0)
	}
	if dot && r.items < 2 && r.bracketed == 0 {
		return false
	}
	return r.alone > 0 || r.sizes > 0 || r.pages > 1 || r.bracketed > 1
}

// intrudes reports whether a row can be nothing else in front of prose, between two sentences, or, with sizes of type, in one.
func (r *row) intrudes(before, after string) bool {
	if r.sizes == 0 && (r.pages < 2 || r.items < 4) && r.bracketed < 2 && r.networks < 2 || r.items <= r.weak-r.pages {
		return false
	}
	after = strings.TrimLeft(after, spaces)
	next, _ := utf8.DecodeRuneInString(after)
	return hanzi.IsHan(next) && HasProse(after) && !asked(before) && !affix.Starts(after, ofButtons...) &&
		(before == "" || stopped(before) || r.sizes > 0 || r.bracketed > 1 || r.networks > 1 || r.pages > 1)
}

// ofButtons is what copy about a page says behind its buttons: 【打印】【关闭】按钮.
var ofButtons = []string{"按钮", "按键", "选项", "等", "字样", "功能", "图标", "标志", "工具", "三", "两", "几", "的", "和", "或", "都", "可", "即", "后", "就", "是", "在"}

// read takes furniture off the beginning of a text and returns how much of it. Titles and fields are read only in the tail of a line.
func (r *row) read(text string, tail bool) int {
	at := 0
	for {
		next := at + len(text[at:]) - len(strings.TrimLeft(text[at:], between))
		if next == len(text) {
			return next
		}
		bracket := strings.HasSuffix(text[:next], "[") || strings.HasSuffix(text[:next], "【")
		n := r.item(text[next:], tail, bracket)
		if n == 0 {
			break
		}
		if bracket && !digit(text[next]) && (strings.HasPrefix(text[next+n:], "]") || strings.HasPrefix(text[next+n:], "】")) {
			r.bracketed++
		}
		at = next + n
	}
	if r.items == 0 {
		return 0
	}
	closed := strings.TrimLeft(text[at:], "]】)） ")
	return len(text) - len(closed)
}

// item takes one off the beginning of a text, which may follow a bracket.
func (r *row) item(text string, tail, bracket bool) int {
	first, _ := utf8.DecodeRuneInString(text)
	for _, w := range wordings()[first] {
		if rest, ok := strings.CutPrefix(text, w.Text); ok {
			if n := r.take(w, rest, tail); n >= 0 {
				return len(w.Text) + n
			}
		}
	}
	if digit(text[0]) && (r.pages > 0 || bracket) {
		if n := len(text) - len(strings.TrimLeft(text, "0123456789")); n <= 3 { // of a page
			r.items++
			return n
		}
	}
	if bracket && first == '大' {
		if n := len(sizes().FindString(text)); n > 0 { // 【大 中 小】
			return r.count(Wording{"navigation", "size", ""}, n)
		}
	}
	return 0
}

// take reads what belongs to a wording behind it, and returns how long that is, or -1 if it is not furniture.
func (r *row) take(w Wording, rest string, tail bool) int {
	next, _ := utf8.DecodeRuneInString(rest)
	ends := rest == "" || strings.ContainsRune(between+"。.", next)
	n := 0
	switch w.How {
	case "alone", "sure", "row":
		if !ends && !known(rest) {
			return -1
		}
	case "size":
		if n = len(sizes().FindString(rest)); n == 0 {
			return -1
		}
	case "to":
		n = len(more().FindString(rest))
		if networks := strings.TrimLeft(rest[n:], between); networks != "" && !known(networks) && (n == 0 || r.sizes == 0) {
			return -1
		}
		r.shared = r.shared || n > 0
	case "count":
		n = len(tally().FindString(rest))
		if n == 0 || digit(rest[0]) && !strings.ContainsAny(w.Text[len(w.Text)-3:], "量数次率") {
			return -1
		}
	case "title":
		if n = title(w, rest, tail); n < 0 {
			return -1
		}
	case "field":
		if n = field(rest, tail); n < 0 {
			return -1
		}
	}
	return r.count(w, n)
}

// count counts an item of that wording in, and returns n.
func (r *row) count(w Wording, n int) int {
	r.items++
	switch w.How {
	case "row":
		r.weak++
		if r.shared {
			r.networks++
		}
	case "field":
		r.fields++
	case "alone":
		r.alone++
	case "size":
		r.sizes++
	case "count":
		if r.fields > 0 {
			r.alone++ // 来源：本站 浏览：1024
		}
	}
	if w.How != "row" && w.How != "field" {
		r.sure++
	}
	if w.Sort == "pager" {
		r.pages++
	}
	if w.How != "field" && (r.sort == "" || !r.sortAlone && w.How != "row") {
		r.sort, r.sortAlone = w.Sort, w.How != "row"
	}
	return n
}

// known reports whether a text begins with a wording of furniture.
func known(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	for _, w := range wordings()[first] {
		if w.How != "field" && strings.HasPrefix(text, w.Text) {
			return true
		}
	}
	return false
}

// title reads the title of another article, as far as the next link.
func title(w Wording, rest string, tail bool) int {
	n := len(more().FindString(rest))
	switch {
	case !tail:
		return -1
	case rest == "" && w.Sort != "pager":
		return 0
	case n == 0:
		return -1
	}
	end := n
	for end < len(rest) && !strings.HasPrefix(rest[end:], "。") {
		c, size := utf8.DecodeRuneInString(rest[end:])
		if end > n && strings.ContainsRune(spaces, c) && leads(rest[end+size:]) {
			break
		}
		end += size
	}
	if title := rest[n:end]; title != "" && (utf8.RuneCountInString(title) > longTitle || strings.HasPrefix(rest[end:], "。")) {
		return -1
	}
	return end
}

// leads reports whether the title of another article is announced, or a button follows.
func leads(text string) bool {
	text = strings.TrimLeft(text, between)
	first, _ := utf8.DecodeRuneInString(text)
	for _, w := range wordings()[first] {
		rest, ok := strings.CutPrefix(text, w.Text)
		if ok && (w.How == "alone" || w.How == "size" || w.How == "to" || (w.How == "title" || w.How == "field") && more().MatchString(rest) || w.How == "count" && tally().MatchString(rest)) {
			return true
		}
	}
	return false
}

// field reads the name or the date behind a label, as far as the next item.
func field(rest string, tail bool) int {
	n := len(more().FindString(rest))
	if n == 0 || strings.HasPrefix(rest, "】") || !tail {
		return -1
	}
	end := n
	for end < len(rest) {
		c, size := utf8.DecodeRuneInString(rest[end:])
		if strings.ContainsRune(stops, c) || utf8.RuneCountInString(rest[n:end]) > longField {
			return -1
		}
		if strings.ContainsRune("[]【】()（）|｜", c) || strings.ContainsRune(spaces, c) && leads(rest[end+size:]) {
			break
		}
		end += size
	}
	return end
}

func digit(b byte) bool { return b >= '0' && b <= '9' }
