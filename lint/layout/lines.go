package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/pattern"
)

// isRow reports whether a line is a row of a table set with bars or tabs.
func isRow(text string) bool {
	bars := strings.Count(text, "|")
	return bars >= 3 || bars == 2 && (strings.HasPrefix(text, "|") || strings.HasSuffix(text, "|")) || strings.Count(text, "\t") >= 2 && !strings.Contains(text, "。")
}

// bullet returns the length of the mark that makes text a list item, 0 if
// there is none.
func bullet(text string) int {
	r, n := utf8.DecodeRuneInString(text)
	rest := text[n:]
	switch {
	case strings.ContainsRune("•●○◆◇▪▫★☆▲△►▶✔✓※◎·∙‧", r):
		return n
	case strings.ContainsRune("-–*", r) && strings.HasPrefix(rest, " "):
		return n + 1
	case r == '＊' && strings.HasPrefix(rest, "\u3000"):
		return n + len("\u3000")
	case r >= '①' && r <= '⑳':
		return n
	case r == '（' || r == '(':
		i := strings.IndexAny(rest, "）)")
		if i > 0 && i <= 6 && strings.Trim(rest[:i], "一二三四五六七八九十0123456789") == "" {
			_, m := utf8.DecodeRuneInString(rest[i:])
			return n + i + m
		}
	case r >= '0' && r <= '9':
		i := 1
		for i < len(text) && i < 3 && text[i] >= '0' && text[i] <= '9' {
			i++
		}
		m, k := utf8.DecodeRuneInString(text[i:])
		if !strings.ContainsRune(".、．)）", m) {
			return 0
		}
		if d, _ := utf8.DecodeRuneInString(text[i+k:]); m == '.' && d >= '0' && d <= '9' {
			return 0 // 3.5万
		}
		return i + k
	case strings.ContainsRune("一二三四五六七八九十", r):
		i := strings.IndexAny(rest, "、")
		if i >= 0 && i <= 3 && strings.Trim(rest[:i], "一二三四五六七八九十") == "" {
			return n + i + 3
		}
	}
	return 0
}

// questionOrAnswer reads the labels of an interview.
func questionOrAnswer(text string) lint.Kind {
	const longest = 18 // bytes of a label
	i := strings.IndexAny(text[:min(len(text), longest+len("："))], "：:")
	if i < 0 || i > longest {
		return lint.Paragraph
	}
	switch label := simplify(strings.TrimRight(text[:i], " \u30000123456789")); label {
	case "问", "Q", "q", "记者", "记者问", "主持人", "提问", "网友", "网友问", "【问】", "[问]":
		rest := strings.TrimSpace(text[i:])
		if label != "记者" && label != "网友" || !isNameList(rest) {
			return lint.Question
		}
	case "答", "A", "a", "回答", "记者答", "专家", "【答】", "[答]", "答复", "专家答":
		return lint.Answer
	}
	return lint.Paragraph
}

// isNameList reports whether what follows a label is names, so that
// “记者：王某” is a byline and “记者：目前情况如何？” a question.
func isNameList(rest string) bool {
	return areNames(strings.Trim(rest, "：: \u3000"))
}

// isBylineLine reports whether the whole line is a credit.
func isBylineLine(text string, end *lineEnd) bool {
	if g := lastGroup(text); g == 0 {
		return isCredit(unwrap(text))
	}
	if strings.HasPrefix(text, "原标题") || strings.HasPrefix(text, "原題") || strings.HasPrefix(text, "原標題") {
		return strings.ContainsAny(head(text, 5), "：:")
	}
	if end.of(text) == Stop && !strings.HasSuffix(text, ".") {
		return false
	}
	r, n := utf8.DecodeRuneInString(text)
	marked := strings.ContainsRune("■◎□◆▲", r)
	if marked {
		text = strings.TrimLeft(text[n:], " \u3000")
		return utf8.RuneCountInString(text) <= 40 && isCredit(text)
	}
	if strings.HasPrefix(text, "《") && strings.HasSuffix(strings.TrimRight(text, ")） "), "版") {
		return true // 《某某日报》（2020年3月22日 04版）
	}
	if utf8.RuneCountInString(text) > 60 || strings.ContainsAny(text, "。；") {
		return false
	}
	s := simplify(text)
	if labelled(s) || isLabel(s, filings) {
		return true
	}
	if strings.ContainsAny(s, "，,？?！!") {
		return false
	}
	for _, list := range [][]string{roles, labels} {
		for _, w := range list {
			if rest, ok := strings.CutPrefix(s, w); ok && w != "综合" {
				r, m := utf8.DecodeRuneInString(rest)
				if strings.ContainsRune("：:/／", r) && utf8.RuneCountInString(rest) <= 34 || strings.ContainsRune(" \u3000\u00a0|｜", r) && areNames(trimReport(rest[m:])) {
					return true
				}
			}
		}
	}
	if i := strings.Index(s, "记者"); i >= 0 && i <= 36 && areNames(trimReport(s[i+len("记者"):])) {
		return true
	}
	return (strings.HasPrefix(s, "本报讯") || strings.HasSuffix(s, "综合报道") || strings.HasSuffix(s, "报道") && fromOutlet(s)) && utf8.RuneCountInString(s) <= 20
}

// labelled reports whether a line is of credits with commas between, whatever is said of the copy behind them: 来源：柳荫画报，作者：林晓舟，
// 原文已删.
func labelled(s string) bool {
	const fewest = 2
	credits := 0
	for i, part := range strings.FieldsFunc(s, func(r rune) bool { return r == '，' || r == ',' }) {
		if i == credits && (isLabel(part, roles) || isLabel(part, labels)) {
			credits++
		}
	}
	return credits >= fewest
}

// isLabel reports whether a part of a line is one of labels, a colon and what it stands for.
func isLabel(part string, labels []string) bool {
	label, value, ok := strings.Cut(strings.Replace(part, ":", "：", 1), "：")
	return ok && value != "" && slices.Contains(labels, strings.Trim(label, marks))
}

// torn reports whether a credit in brackets is not whole.
func torn(text string) bool {
	return (strings.HasPrefix(text, "（") || strings.HasPrefix(text, "(")) && !strings.ContainsAny(text, "）)")
}

// trimReport removes what a byline says after the names.
func trimReport(s string) string {
	s = strings.TrimRight(s, " \u3000")
	for _, w := range []string{"综合报道", "报道", "摄影报道", "文/图", "摄", "文", "发自北京"} {
		s = strings.TrimRight(strings.TrimSuffix(s, w), " \u3000")
	}
	return s
}

// tableHead is a line over a table, whole: 表1　主要财务数据（单位：亿元）.
var tableHead = pattern.Lazy(`^附?表 ?\d{1,3}(?:[-－.]\d{1,2})?[ \x{3000}：:][^，。；]{2,40}$`)

// tableHeadMost is how long such a line is at most, in bytes.
const tableHeadMost = 150

// isCaptionLine reports whether the whole line goes with a picture.
func isCaptionLine(text string, end *lineEnd) bool {
	s := simplify(head(text, 20))
	t := strings.TrimLeft(s, "↑↓▲△▼◀▶►← \u3000(（[【")
	if t != s && len(t) > 0 && !strings.HasPrefix(s, "（") && !strings.HasPrefix(s, "(") && !strings.HasPrefix(s, "[") && !strings.HasPrefix(s, "【") {
		return true
	}
	for _, w := range []string{"图为", "图片说明", "图说", "资料图", "资料图片", "资料照片", "图片来源", "视频截图", "效果图", "示意图", "题图"} {
		if strings.HasPrefix(t, w) {
			return true
		}
	}
	// 图1、图①、图：、视频： and the English Figure 1.
	if rest, ok := strings.CutPrefix(t, "图"); ok {
		rest = strings.TrimLeft(rest, " ")
		r, _ := utf8.DecodeRuneInString(rest)
		if strings.ContainsRune("：:/①②③④⑤⑥⑦⑧⑨一二三四五六", r) || r >= '0' && r <= '9' {
			return true
		}
	}
	if tableHead().MatchString(simplify(head(text, tableHeadMost))) && end.of(text) == Open {
		return true
	}
	tail := simplify(lastRunes(strings.TrimRight(text, "）) 】"), 12))
	for _, w := range []string{"摄", "供图", "资料图片", "资料图", "视频截图", "资料照片"} {
		if strings.HasSuffix(tail, w) {
			return true
		}
	}
	if end.of(text) == Credit {
		for _, w := range []string{"新华社发", "图片来源", "图自", "图源", "截图"} {
			if strings.Contains(tail, w) || strings.Contains(simplify(lastRunes(text, 24)), w) {
				return true
			}
		}
		if strings.HasSuffix(tail, "图") {
			return true
		}
	}
	return false
}

// What a date is written with; the words of a dateline begin with dateWords.
const (
	dateDigits = "〇○零一二三四五六七八九十"
	dateMarks  = "年月日时分秒版-/.:： \u3000\u00a0()（）周天,，"
	dateWords  = "发更日时星上下中民"
)

// mayDate reports whether a date can begin with r.
func mayDate(r rune) bool {
	return r >= '0' && r <= '9' || r != utf8.RuneError && strings.ContainsRune(dateDigits+dateMarks+dateWords, r)
}

// ofDay is a line that ends in a whole date, or a month, set apart from what stands before: who issued it, a column, an author.
var ofDay = pattern.Lazy(`[ \x{3000}｜|：:/](?:\d{2,4}年\d{1,2}月\d{1,2}日(?: ?\d{1,2}[:：]\d{2})?|\d{4}年\d{1,2}月)$`)

// IsDateline reports whether a line is a date, a time or a dateline alone, whatever the markup calls it.
func IsDateline(text string) bool { return isDate(text) }

// isDate reports whether the line is a date, a time or a dateline alone.
func isDate(text string) bool {
	if first, _ := utf8.DecodeRuneInString(text); !mayDate(hanzi.Simplify(first)) && !strings.HasSuffix(text, "日") && !strings.HasSuffix(text, "月") && !strings.HasSuffix(text, "电") && !strings.HasSuffix(text, "電") {
		return false
	}
	n, digits, other := 0, 0, 0
	s := simplify(text)
	for _, w := range []string{"香港时间", "北京时间", "台北时间", "当地时间", "发布时间", "发布日期", "更新时间", "日期", "时间", "发表于", "发布于", "星期", "上午", "下午", "中华民国", "民国"} {
		s = strings.ReplaceAll(s, w, "")
	}
	for _, r := range s {
		n++
		switch {
		case r >= '0' && r <= '9' || strings.ContainsRune(dateDigits, r):
			digits++
		case strings.ContainsRune(dateMarks, r):
		default:
			other++
		}
	}
	if digits >= 3 && other == 0 && n <= 30 && (strings.ContainsAny(s, "年月日") || digits >= 6) {
		return true
	}
	if n <= 60 && ofDay().MatchString(s) && !strings.ContainsAny(s, "，。；！？,;") {
		return true // 某某委员会　2025年5月16日
	}
	// 新华社北京11月22日电 alone on its line
	return n <= 24 && strings.HasSuffix(s, "日电") && strings.Contains(s, "社")
}

// isNotice reports whether the line belongs to a classified notice.
func isNotice(text string) bool {
	s := simplify(head(text, 400))
	switch strings.Trim(s, " \u3000：:■●【】") {
	case "声明", "遗失声明", "公告", "启事", "通告", "特此声明", "特此公告", "特此通告", "特此通知", "特此说明", "特此启事", "注销公告",
		"此致", "敬礼", "更正", "致歉", "讣告", "招领启事", "寻人启事", "拍卖公告", "招标公告", "减资公告", "清算公告", "作废声明", "遗失启事", "分类广告", "分类信息":
		return true
	}
	if hanzi.Contains(s, "作废") && (strings.Contains(s, "遗失") || strings.Contains(s, "声明") || strings.Contains(s, "丢失")) {
		return true
	}
	return strings.HasPrefix(s, "●") && (strings.Contains(s, "声明") || strings.Contains(s, "遗失"))
}

// notices spreads the kind to the lines between two lines of a notice.
func notices(blocks []*lint.Block) {
	for i := 1; i+1 < len(blocks); i++ {
		b := blocks[i]
		if b.Kind != lint.Notice && blocks[i-1].Kind == lint.Notice && blocks[i+1].Kind == lint.Notice && utf8.RuneCountInString(b.Text) <= 40 {
			b.Kind = lint.Notice
		}
	}
}

func lastRunes(s string, n int) string {
	at := len(s)
	for ; at > 0 && n > 0; n-- {
		_, m := utf8.DecodeLastRuneInString(s[:at])
		at -= m
	}
	return s[at:]
}
