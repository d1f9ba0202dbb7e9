package truncation

import (
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/pattern"
)

// halfClosing are the closing formulas of notices without their last character: 特此声 for 特此声明.
var halfClosing = []string{"特此声", "特此聲", "特此公", "特此通", "特此说", "特此說", "特此启", "特此啟", "特此更", "特此致"}

// halfDate is the last line of a notice or the head of a page with a date that stops short: 2023年11, 二〇二三年十一月三.
var halfDate = pattern.Lazy(`(?:^|[ \x{3000}：:（(])(?:\d{4}年(?:\d{1,2}|\d{1,2}月\d{1,2})|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}(?:月[一二三四五六七八九十]{1,3})?)$`)

// halfBody ends the name of who signs without its last characters: 青禾县疾病预防控.
var halfBody = pattern.Lazy(`^[^，。：；！？、]{0,10}[省市县區区縣镇鎮乡鄉][^，。：；！？、]{0,12}(?:疾病(?:预防|預防)(?:控制?)?|[卫衛]生健康委[员員]|[医醫][疗療]保障|[药藥]品[监監]督(?:管理?)?|市[场場][监監]督(?:管理?)?|(?:人民|中[医醫]|妇幼保健|婦幼保健)[医醫]|[办辦]公|管理委[员員])$`)

// halfSpan is a line of a time that has a beginning and no end: 即日起至.
var halfSpan = pattern.Lazy(`(?:起|日|月|年|时|時|午|\d)至$`)

// longestDated is how many characters a line has at most that is a date and whose it is.
const longestDated = 30

// datesCut reports dates that stand at the end of a line of their own and stop short, but for those that go on in the next.
func (r *report) datesCut() {
	for i, b := range r.Doc.Blocks {
		if len(b.Text) > longestDated*len("字") || b.Kind == lint.TableCell || b.Kind == lint.Boilerplate {
			continue
		}
		text := strings.TrimRight(b.Text, " \u3000")
		r.stopsShort(i, text)
		at := halfDate().FindStringIndex(text)
		if at == nil || i+1 < len(r.Doc.Blocks) && affix.Starts(strings.TrimLeft(r.Doc.Blocks[i+1].Text, " \u3000"), "月", "日", "号", "號", "至", "到", "-", "—", "～", "~") ||
			r.isCut(b) {
			continue
		}
		from := at[0] + len(text[at[0]:at[1]]) - len(strings.TrimLeft(text[at[0]:at[1]], " \u3000：:（("))
		r.lostEnd(b, from, len(text), lint.Say("日期“%s”没有写完", "the date “%s” stops short", text[from:]))
	}
}

// stopsShort reports block i, which says text, where it signs with half a name, or gives a time without its end.
func (r *report) stopsShort(i int, text string) {
	b, last := r.Doc.Blocks[i], i+1 == len(r.Doc.Blocks)
	switch {
	case (last || r.Doc.Blocks[i+1].Kind == lint.Dateline || day().MatchString(strings.TrimSpace(r.Doc.Blocks[i+1].Text))) && halfBody().MatchString(text) && !r.isCut(b):
		from := back(text, quoted)
		r.lostEnd(b, from, len(text), lint.Say("落款在“%s”处中断", "the name of who signs breaks off at “%s”", "…"+text[from:]))
	case strings.HasSuffix(text, "至") && halfSpan().MatchString(text) && (last || !strings.ContainsRune("0123456789", firstRune(r.Doc.Blocks[i+1].Text))) && !r.isCut(b):
		r.lostEnd(b, back(text, shown), len(text), lint.Say("时间“%s”没有写完", "the time “%s” has no end", text[back(text, shown):]))
	}
}

// notices reports notices that break off in their closing formula, but for those that cuts has found. Otherwise a notice, which
// may end as it likes, is no copy.
func (r *report) notices() {
	r.datesCut()
	for _, b := range r.Doc.Blocks {
		text := strings.TrimRight(b.Text, " \u3000")
		if !affix.Ends(text, halfClosing...) || r.isCut(b) {
			continue
		}
		from := len(text) - len(halfClosing[0])
		r.lostEnd(b, from, len(text), lint.Say("启事在“%s”处中断", "the notice breaks off at “%s”", text[from:]))
	}
}

// isCut reports whether cuts has found that a block breaks off.
func (r *report) isCut(b *lint.Block) bool {
	return slices.ContainsFunc(r.found, func(c cut) bool { return c.piece.block == b })
}

// lostEnd reports what stops short for certain.
func (r *report) lostEnd(b *lint.Block, from, to int, m lint.Text) {
	note := lint.Note{Text: lint.Say("余文已丢失，须对照原稿补足", "the rest is lost; restore it from the source")}
	r.Report(b, from, to, lint.Diagnostic{Rule: "truncation/lost", Message: m, Notes: []lint.Note{note}, Confidence: 0.95})
}
