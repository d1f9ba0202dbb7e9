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
	"github.com/healthlint/healthlint/lint/furniture"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/lines"
	"github.com/healthlint/healthlint/lint/pattern"
)

// draft.tsv lists what editing, word processors and templates of pages leave in copy.
//
//go:embed draft.tsv
var draftTable string

// remnant is a row of draft.tsv.
type remnant struct {
	rule    string
	keys    []string
	where   string // line, any, stop, mid, amid, copy or mend: see the head of the table
	bracket bool   // it begins with a bracket
	pattern func() *regexp.Regexp
	name    lint.Text
}

var remnants = sync.OnceValue(func() []remnant {
	var out []remnant
	for f := range lines.Rows(draftTable, 6) {
		expr := f[3]
		if f[2] == "line" {
			expr = "^(?:" + expr + ")$"
		}
		out = append(out, remnant{"boilerplate/" + f[0], strings.Split(f[1], "/"), f[2], bracketed(expr), pattern.Lazy(expr), lint.Text{ZH: f[4], EN: f[5]}})
	}
	return out
})

// inSentence reports whether a remnant is one only inside a sentence.
func (r *remnant) inSentence() bool { return r.where == "mid" || r.where == "amid" }

// rowKey is a key of a row, and the place of the row.
type rowKey struct {
	key string
	row int
}

// draftKeys are the keys of the table in the order of their first characters, and a bit for each of those: the table has too many to look
// for one by one, and few characters of copy begin any.
type draftKeys struct {
	all    []rowKey
	begins [1 << 16 / 64]uint64
}

var keysInOrder = sync.OnceValue(func() *draftKeys {
	n := 0
	for _, r := range remnants() {
		n += len(r.keys)
	}
	k := &draftKeys{all: make([]rowKey, 0, n)}
	for i, r := range remnants() {
		for _, key := range r.keys {
			k.all = append(k.all, rowKey{key, i})
			first := uint16(firstOf(key))
			k.begins[first/64] |= 1 << (first % 64)
		}
	}
	slices.SortStableFunc(k.all, func(a, b rowKey) int { return cmp.Compare(firstOf(a.key), firstOf(b.key)) })
	return k
})

func firstOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// held returns the rows a text holds a key of, in their order.
func held(text string) (rows []int) {
	keys := keysInOrder()
	for i, r := range text {
		if first := uint16(r); keys.begins[first/64]>>(first%64)&1 == 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(keys.all, r, func(k rowKey, r rune) int { return cmp.Compare(firstOf(k.key), r) })
		for ; at < len(keys.all) && firstOf(keys.all[at].key) == r; at++ {
			if k := keys.all[at]; strings.HasPrefix(text[i:], k.key) && !slices.Contains(rows, k.row) {
				rows = append(rows, k.row)
			}
		}
	}
	slices.Sort(rows)
	return rows
}

// longestDraftMark is the longest line that may be a mark of the draft, in bytes.
const longestDraftMark = 120

// drafts reports comments and notes of editors, marks of a draft, fields of Word, placeholders of pictures and masked addresses.
func drafts(p *lint.Pass) {
	simple := hanzi.SimplifiedBlocks(p.Doc)
	programs := sync.OnceValue(func() bool {
		return slices.ContainsFunc(simple, func(t string) bool { return contains(t, ofPrograms) })
	})
	for i, b := range p.Doc.Blocks {
		var taken lint.SpanSet
		for _, row := range held(simple[i]) {
			r := remnants()[row]
			if !r.mayStand(simple[i]) || r.where == "line" && len(simple[i]) > longestDraftMark || r.where == "copy" && programs() || r.inSentence() && (p.Doc.Format == "html" || len(b.Links) > 0) {
				continue
			}
			for _, at := range r.pattern().FindAllStringSubmatchIndex(simple[i], -1) {
				if len(at) > 2 && at[2] >= 0 {
					at = at[2:] // what the pattern has in a group
				}
				if span := (lint.Span{Start: at[0], End: at[1]}); !taken.Overlaps(span) && typed(p.Doc, b, span) && (r.where != "stop" || intrudes(simple[i], span)) && (!r.inSentence() || splits(simple[i], span, r)) && (r.where != "amid" || !told(simple[i], span)) {
					taken.Add(span)
					reportRemnant(p, b, span, r)
				}
			}
		}
		if at, ok := spliced(p.Doc, b, simple[i]); ok && !taken.Overlaps(at) && !told(simple[i], at) {
			reportRemnant(p, b, at, remnant{rule: "boilerplate/navigation", where: "amid", name: lint.Text{ZH: "夹在一句话中间的版面、网页文字", EN: "of a page, inside a sentence that reads on without it"}})
		}
	}
}

// bracketed reports whether all that a pattern matches begins with a bracket.
func bracketed(expr string) bool {
	rest, ok := strings.CutPrefix(expr, `[（(【\[〔]`)
	depth, class := 0, false
	for i, r := range rest {
		switch {
		case i > 0 && rest[i-1] == '\\':
		case class:
			class = r != ']'
		case r == '[':
			class = true
		case r == '(':
			depth++
		case r == ')':
			depth--
		case r == '|' && depth == 0:
			return false
		}
	}
	return ok
}

// mayStand reports whether a text has what a remnant takes besides a key: the credits below an article have many of the keys, and patterns
// are large.
func (r *remnant) mayStand(text string) bool {
	return (!r.bracket || strings.ContainsAny(text, "（(【[〔")) && (!r.inSentence() || strings.ContainsAny(text, "，。"))
}

// ofPrograms are words of copy that speaks of such things.
var ofPrograms = []string{"代码", "函数", "变量", "返回值", "编程", "程序员", "JavaScript", "Python", "数据库", "字段", "占位符", "字符串", "公式", "单元格", "报错", "错误值"}

// intrudes reports whether a stretch of a text stands between two sentences, the second of which is running text.
func intrudes(text string, at lint.Span) bool {
	before, after := strings.TrimRight(text[:at.Start], spaces), text[at.End:]
	last, _ := utf8.DecodeLastRuneInString(before)
	return (before == "" || strings.ContainsRune(stops, last)) && furniture.HasProse(after) && strings.ContainsAny(after, "。，") && !strings.HasPrefix(after, "，")
}

// reachOfProse is how many bytes behind a stretch are asked whether the sentence goes on.
const reachOfProse = 400

// splits reports whether a stretch of a text stands inside a sentence that goes on behind it, glued to it or parted from it.
func splits(text string, at lint.Span, r remnant) bool {
	before, after := strings.TrimRight(text[:at.Start], spaces), strings.TrimLeft(text[at.End:], spaces)
	parted := len(before) < at.Start || len(after) < len(text)-at.End
	after = affix.Head(after, reachOfProse)
	last, _ := utf8.DecodeLastRuneInString(before)
	first := firstOf(text[at.Start:])
	if !hanzi.IsHan(last) && last != '、' && last != '，' && !(last == '。' && r.where == "amid" && r.rule == "boilerplate/caption") || !isHanAt(after, 0) || !furniture.HasProse(after) || !strings.ContainsAny(after, "，。") ||
		affix.Ends(before, ofPress...) || affix.Starts(after, ofThings...) {
		return false
	}
	if r.where == "amid" { // what it is made of tells it
		return r.rule == "boilerplate/field" || furniture.HasProse(before) && !affix.Ends(before, "见", "为", "请", "注明", "备", "标", "附", "批", "由") && (r.rule != "boilerplate/share" || !affix.Ends(before, ofLists...))
	}
	return (parted || strings.ContainsRune("[【（(—-", first)) && !affix.Ends(before, ofLists...) && !affix.Ends(before, "见", "为", "请", "有", "的", "个", "是", "可", "能", "后") && !affix.Starts(after, "的", "后", "就", "可", "都")
}

var (
	// ofPress is what the copy says in front of a button, a link or a name that belongs to it.
	ofPress = []string{"点击", "点", "按", "按下", "选择", "进入", "击", "找到", "提示", "显示", "出现"}
	// ofLists is what it says in front of what it lists.
	ofLists = []string{"和", "或", "及", "与", "、", "用", "在", "通过", "关注", "开通", "登录", "关闭", "打开", "经", "到", "个", "按"}
	// ofThings is what it says behind one.
	ofThings = []string{"按钮", "按键", "选项", "字样", "功能", "图标", "等", "即可", "三", "两", "和", "或", "账号", "平台", "刊", "报道", "发表", "栏", "栋", "号", "座", "楼", "区", "诊室", "室", "口", "馆", "厅", "病", "型", "级", "下"}
)

// told reports whether a stretch of a text is in what others report.
func told(text string, at lint.Span) bool {
	var others lint.SpanSet
	start, end, _ := furniture.Glued(text)
	others.Add(lint.Span{Start: start, End: end})
	for _, c := range append(inside().FindAllStringIndex(text, -1), recommended().FindAllStringIndex(text, -1)...) {
		others.Add(lint.Span{Start: c[0], End: c[1]})
	}
	return others.Overlaps(at)
}

// typed reports whether a text stands in the source as the reader sees it: readers of formats that have pictures put U+FFFC in
// their place.
func typed(doc *lint.Document, b *lint.Block, at lint.Span) bool {
	return !strings.Contains(b.Text[at.Start:at.End], lint.Object) || strings.Contains(doc.Text(b.Source(at.Start, at.End)), lint.Object)
}

func reportRemnant(p *lint.Pass, b *lint.Block, at lint.Span, r remnant) {
	shown := b.Text[at.Start:at.End]
	if strings.Trim(shown, lint.Object) == "" {
		shown = "U+FFFC"
	}
	d := lint.Diagnostic{
		Rule:       r.rule,
		Message:    lint.Say("“%[1]s”是%[2]s，不是稿件", "“%[1]s” is %[3]s, not copy", clip(shown), r.name.ZH, r.name.EN),
		Confidence: 0.95,
	}
	if r.rule == "boilerplate/tail" || r.inSentence() {
		d.Severity = lint.Warning // in a sentence, not below the story
	}
	switch r.rule { // what stands for something must be filled in
	case "boilerplate/field": // a number or a name
		d.Notes = []lint.Note{{Text: lint.Say("在原文件里更新，或照原稿补上", "update it in the original file, or fill it in by the original")}}
	case "boilerplate/address":
		d.Notes = []lint.Note{{Text: lint.Say("地址已经丢失，到原网页上找回", "the address is lost: put it back from the original page")}}
	default:
		if r.where == "mend" {
			d.Message = lint.Say("“%[1]s”像是%[2]s", "“%[1]s” looks like %[3]s", clip(shown), r.name.ZH, r.name.EN)
			d.Notes, d.Confidence = []lint.Note{{Text: lint.Say("照原稿改回", "put it right by the original")}}, 0.85
			break
		}
		if r.where != "amid" { // where that ends may be anyone's guess
			d.Fixes = []lint.Fix{lint.Replace(b, at.Start, at.End, "", false)}
		}
	}
	p.Report(b, at.Start, at.End, d)
}

// blank is a share for which no figure has been filled in: 占××%.
var blank = pattern.Lazy(`(?:×{2,3}|X{2,3}|x{2,3}|_{2,6}|＿{1,4}|■{2,3}|○{2,3}|\*{2,3}|\?{2,3}|？{2,3})[%％]`)

// blankShares reports them. A form has one in each line, and copy about how to fill one in quotes it.
func blankShares(p *lint.Pass) {
	var found []func()
	for _, b := range p.Doc.Blocks {
		if !strings.ContainsAny(b.Text, "%％") {
			continue
		}
		for _, at := range blank().FindAllStringIndex(b.Text, -1) {
			if before, _ := utf8.DecodeLastRuneInString(b.Text[:at[0]]); before == '“' || before == '"' || before == '「' {
				continue
			}
			found = append(found, func() {
				p.Report(b, at[0], at[1], lint.Diagnostic{
					Rule:       "boilerplate/draft",
					Message:    lint.Say("“%s”没有填数", "“%s”: the figure has not been filled in", b.Text[at[0]:at[1]]),
					Confidence: 0.85,
				})
			})
		}
	}
	const form = 4 // so many are a form
	if len(found) < form {
		for _, report := range found {
			report()
		}
	}
}
