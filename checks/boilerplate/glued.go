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

var (
	tally = regexp.MustCompile(`^[ \x{3000}]*[:：(（]?[ \x{3000}]*\d[\d,.]*[ \x{3000}]*万?\+?(?:人次|次|人)?`)
	sizes = regexp.MustCompile(`^[:：]?[ \x{3000}]*(?:[\[【(（]?[ \x{3000}]*(?:特大|超大|较大|大|中|小|标准|默认|A[+-]?)[\]】)）]?[ \x{3000}|｜/、]*){2,5}`)
	more  = regexp.MustCompile(`^(?:[ \x{3000}]*[:：]|】[:：]?)[ \x{3000}]*`) // ^a|^b would look for b in all the rest
)
