package boilerplate

import (
	"cmp"
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/lines"
)

// glued.tsv lists the words of a page that are found behind prose, in the same line.
//
//go:embed glued.tsv
var gluedTable string

type wording struct{ sort, how, text string }

// hows are what a wording of glued.tsv is read as, what says most first.
var hows = []string{"count", "title", "size", "to", "field", "alone", "sure", "row"}

// wordings are the rows of glued.tsv by their first character, the longest first.
var wordings = sync.OnceValue(func() map[rune][]wording {
	out := map[rune][]wording{}
	for f := range lines.Rows(gluedTable, 3) {
		first, _ := utf8.DecodeRuneInString(f[2])
		out[first] = append(out[first], wording{f[0], f[1], f[2]})
	}
	for _, ws := range out {
		slices.SortStableFunc(ws, func(a, b wording) int {
			return cmp.Or(len(b.text)-len(a.text), slices.Index(hows, a.how)-slices.Index(hows, b.how))
		})
	}
	return out
})

// gluedNames are what glued furniture is called, where it is called otherwise than a line of its own.
var gluedNames = map[string]lint.Text{
	"navigation": {ZH: "网页按钮、链接", EN: "buttons or links of the page"},
	"share":      {ZH: "分享按钮", EN: "share buttons of the page"},
}

const (
	spaces    = " \t\u3000\u00a0"
	between   = spaces + "|｜·•[]【】()（）<>＜＞《》»«›→▶►/／-—_、*■●◆▲#+" // stands between the items of a row
	stops     = "。！？!?…；"
	closers   = "”’」』\"）)】]"
	loose     = spaces + "）)】]|｜" // what an item may stand behind that needs no full stop
	longTail  = 400               // bytes of a paragraph's end that are looked at: two titles of other articles, a credit
	longTitle = 44                // characters of the title of another article
	longField = 24                // characters of a name or a date in a row with a counter
	longRow   = 2000              // bytes of a row: no page has more buttons, while a line of brackets may go on for ever
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
}

// glued reports furniture that stands in the line of a sentence, behind it as a rule: 他说。【打印】【关闭】. A page has its
// buttons, and its markup tells them from the copy; so nothing is said about HTML.
func glued(p *lint.Pass) {
	if p.Doc.Format == "html" {
		return
	}
	simple := hanzi.SimplifiedBlocks(p.Doc)
	for i, b := range p.Doc.Blocks {
		if b.Kind == lint.TableCell || b.Kind == lint.Notice || b.Kind == lint.Boilerplate && !behindSentence(simple[i]) {
			continue
		}
		if _, reported := teaser(b.Text); reported {
			continue
		}
		if start, end, sort := findGlued(simple[i]); sort != "" {
			reportGlued(p, b, start, end, sort)
		}
	}
}

// behindSentence reports whether what makes a line furniture stands behind a sentence that is copy.
func behindSentence(text string) bool {
	start, _, sort := findGlued(text)
	return sort != "" && strings.ContainsAny(text[:start], "。！？")
}

func reportGlued(p *lint.Pass, b *lint.Block, start, end int, sort string) {
	what, ok := gluedNames[sort]
	if !ok {
		what = names[sort]
	}
	shown := clip(strings.TrimSpace(b.Text[start:end]))
	message := lint.Say("“%[1]s”是%[2]s，粘在了正文后面，不是稿件", "“%[1]s” is not copy but %[3]s, glued to the end of it", shown, what.ZH, what.EN)
	if end < len(b.Text) && hasProse(b.Text[end:]) {
		message = lint.Say("“%[1]s”是%[2]s，混在正文里", "“%[1]s” is not copy but %[3]s, in the running text", shown, what.ZH, what.EN)
	}
	p.Report(b, start, end, lint.Diagnostic{
		Rule:       "boilerplate/" + sort,
		Severity:   lint.Warning,
		Message:    message,
		Fixes:      []lint.Fix{lint.Replace(b, start, end, "", false)},
		Confidence: 0.9,
	})
}

// findGlued returns the first stretch of furniture that stands in a line of prose, and its sort, or "".
func findGlued(text string) (start, end int, sort string) {
	body := strings.TrimRight(text, spaces+"。.")
	last := ' '
	for i, c := range body {
		before := last
		last = c
		if c != '[' && c != '【' && (hanzi.IsHan(before) || !strings.ContainsRune(stops+closers+loose, before) || wordings()[c] == nil) {
			continue
		}
		var r row
		reach := body[i:min(i+longRow, len(body))]
		size := r.read(reach, len(body)-i <= longTail)
		switch {
		case size == 0 || size > longRow-longTail: // or its end may be cut off
		case i == 0 && size == len(body):
			return 0, 0, "" // a line of its own, which layout judges
		case i+size < len(body):
			if r.intrudes(text[:i], text[i+size:]) {
				return i, i + size, r.name()
			}
		case r.ends(text[:i], text[i+size:]):
			start = emptyCredit(text[:i])
			if stopped(text[:start]) {
				return start, len(text), r.name()
			}
			return start, len(body), r.name() // the full stop is the sentence's
		}
	}
	return 0, 0, ""
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
	if !hasProse(before) || asked(before) {
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

// intrudes reports whether a row can be nothing else in front of prose, or between two sentences.
func (r *row) intrudes(before, after string) bool {
	if r.sizes == 0 && (r.pages < 2 || r.items < 4) && r.bracketed < 2 || r.items <= r.weak-r.pages {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, spaces))
	return hanzi.IsHan(next) && hasProse(after) && !asked(before) && (before == "" || stopped(before))
}

// creditEnd is a credit in brackets, which closes a story as a full stop does.
var creditEnd = regexp.MustCompile(`[（(](?:责任编辑|编辑|责编|记者|通讯员|来源|作者|摄影)[^（）()]*[）)]$`)

// stopped reports whether a sentence, or a story, ends with a text.
func stopped(text string) bool {
	text = strings.TrimRight(text, spaces)
	if creditEnd.MatchString(text[max(0, len(text)-longTail):]) {
		return true
	}
	text = strings.TrimRight(text, closers)
	last, _ := utf8.DecodeLastRuneInString(text)
	return text != "" && strings.ContainsRune(stops, last)
}

// hasProse reports whether a text is more than a word or a name, or has a date.
func hasProse(text string) bool {
	n := 0
	for _, c := range text {
		if hanzi.IsHan(c) {
			n++
		}
	}
	return n >= 5 || n >= 2 && strings.ContainsAny(text, "0123456789")
}

// asked reports whether a text ends with what is done to a button: 点击[返回首页] explains the page.
func asked(before string) bool {
	before = strings.TrimRight(before, spaces+"“‘「『\"：:")
	return affix.Ends(before, "点击", "单击", "点", "按", "按下", "按钮", "选择", "点选", "选", "进入", "击", "找到", "设有", "有", "和", "或", "及", "与", "的", "个", "、", "，")
}

// unnamed is the credit of a picture that lost its name: 图/文 记者 摄.
var unnamed = regexp.MustCompile(`(?:图/文|文/图|图文|图片|图)?[ \x{3000}：:/]*(?:本报|本网)?(?:记者|通讯员)[ \x{3000}]*摄[ \x{3000}]*$`)

// emptyCredit returns where the furniture that follows a text begins, a credit without a name counted in.
func emptyCredit(before string) int {
	skipped := max(0, len(before)-longTail)
	if at := unnamed.FindStringIndex(before[skipped:]); at != nil {
		return len(strings.TrimRight(before[:skipped+at[0]], spaces))
	}
	return len(strings.TrimRight(before, spaces))
}

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
		if rest, ok := strings.CutPrefix(text, w.text); ok {
			if n := r.take(w, rest, tail); n >= 0 {
				return len(w.text) + n
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
		if n := len(sizes.FindString(text)); n > 0 { // 【大 中 小】
			return r.count(wording{"navigation", "size", ""}, n)
		}
	}
	return 0
}

var (
	tally = regexp.MustCompile(`^[ \x{3000}]*[:：(（]?[ \x{3000}]*\d[\d,.]*[ \x{3000}]*万?\+?(?:人次|次|人)?`)
	sizes = regexp.MustCompile(`^[:：]?[ \x{3000}]*(?:[\[【(（]?[ \x{3000}]*(?:特大|超大|较大|大|中|小|标准|默认|A[+-]?)[\]】)）]?[ \x{3000}|｜/、]*){2,5}`)
	more  = regexp.MustCompile(`^(?:[ \x{3000}]*[:：]|】[:：]?)[ \x{3000}]*`) // ^a|^b would look for b in all the rest
)

// take reads what belongs to a wording behind it, and returns how long that is, or -1 if it is not furniture.
func (r *row) take(w wording, rest string, tail bool) int {
	next, _ := utf8.DecodeRuneInString(rest)
	ends := rest == "" || strings.ContainsRune(between+"。.", next)
	n := 0
	switch w.how {
	case "alone", "sure", "row":
		if !ends && !known(rest) {
			return -1
		}
	case "size":
		if n = len(sizes.FindString(rest)); n == 0 {
			return -1
		}
	case "to":
		n = len(more.FindString(rest))
		if networks := strings.TrimLeft(rest[n:], between); networks != "" && !known(networks) {
			return -1
		}
	case "count":
		n = len(tally.FindString(rest))
		if n == 0 || digit(rest[0]) && !strings.ContainsAny(w.text[len(w.text)-3:], "量数次率") {
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
func (r *row) count(w wording, n int) int {
	r.items++
	switch w.how {
	case "row":
		r.weak++
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
	if w.how != "row" && w.how != "field" {
		r.sure++
	}
	if w.sort == "pager" {
		r.pages++
	}
	if w.how != "field" && (r.sort == "" || !r.sortAlone && w.how != "row") {
		r.sort, r.sortAlone = w.sort, w.how != "row"
	}
	return n
}

// known reports whether a text begins with a wording of furniture.
func known(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	for _, w := range wordings()[first] {
		if w.how != "field" && strings.HasPrefix(text, w.text) {
			return true
		}
	}
	return false
}

// title reads the title of another article, as far as the next link.
func title(w wording, rest string, tail bool) int {
	n := len(more.FindString(rest))
	switch {
	case !tail:
		return -1
	case rest == "" && w.sort != "pager":
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
		rest, ok := strings.CutPrefix(text, w.text)
		if ok && (w.how == "alone" || w.how == "size" || w.how == "to" || (w.how == "title" || w.how == "field") && more.MatchString(rest) || w.how == "count" && tally.MatchString(rest)) {
			return true
		}
	}
	return false
}

// field reads the name or the date behind a label, as far as the next item.
func field(rest string, tail bool) int {
	n := len(more.FindString(rest))
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
