package encoding

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/repair"
	"github.com/healthlint/healthlint/lint/words"
)

// halfWidthMarks reports whether a document asks its questions with half-width marks, so that one between
// Han characters says nothing: it has half-width commas, or asks 是吗? and never 是吗？.
func halfWidthMarks(doc *lint.Document) bool {
	half, full, asked := 0, 0, 0
	for _, b := range doc.Blocks {
		half += strings.Count(b.Text, ",")
		full += strings.Count(b.Text, "，")
		asked += strings.Count(b.Text, "？")
	}
	return half >= full+asked || asked == 0 && slices.ContainsFunc(doc.Blocks, func(b *lint.Block) bool {
		return has(b.Text, []string{"吗?", "嗎?", "呢?"})
	})
}

// questionWords make a clause a question.
var questionWords = [...]string{"吗", "呢", "何", "谁", "誰", "哪", "几", "幾", "多少", "如何", "是否", "能否", "可否", "怎", "什", "么", "麼", "啥", "嗎", "吧", "样", "樣", "难道", "難道", "啊", "不", "没", "沒", "有无", "多久", "多大", "多长", "多高", "多远", "多重", "可有", "有否", "为啥", "嘛", "呀", "咪", "咩", "乜", "點解", "點會", "邊個", "邊度", "唔"}

// turns begin a sentence, whatever was asked before it.
var turns = []string{"让我们", "讓我們", "请", "請", "答案", "其实", "其實", "不过", "不過"}

// reportLostCharacters reports question marks glued between Han characters where nothing is asked: a
// character that a conversion could not write.
func reportLostCharacters(pass *lint.Pass, b *lint.Block) {
	text := b.Text
	for at := 0; at < len(text); {
		i := strings.IndexByte(text[at:], '?')
		if i < 0 {
			return
		}
		start := at + i
		end := start
		for end < len(text) && text[end] == '?' {
			end++
		}
		at = end
		if end == start+1 && repair.YearRest(text[end:]) && (start == 0 || text[start-1] >= utf8.RuneSelf) {
			pass.Report(b, start, end+3, lint.Diagnostic{
				Rule:     repair.Mojibake,
				Severity: lint.Warning,
				Message:  lint.Say("“%s”丢失一个数字，按年份疑为“2%s”", "a digit of “%s” is lost, by the year “2%s”", text[start:end+3], text[end:end+3]),
				Notes:    []lint.Note{{Text: lint.Say("须与原稿核对", "compare the original")}},
			})
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		// ????接种启动: no clause begins so.
		begins := end-start > 1 && (start == 0 || strings.ContainsRune("。，、；：“（《", before)) || start > 0 && strings.ContainsRune("，、；", before)
		if begins && hanzi.IsHan(after) {
			pass.Report(b, start, end, lint.Diagnostic{
				Rule:     repair.Mojibake,
				Severity: lint.Warning,
				Message:  lint.Say("“%s%c”中的问号疑为转换时丢失的字", "the question marks in “%s%c” may stand for lost characters", text[start:end], after),
				Notes:    []lint.Note{{Text: lint.Say("须与原稿核对", "compare the original")}},
			})
			continue
		}
		// 放射治?。: what asks has no second mark behind it.
		marked := after != utf8.RuneError && strings.ContainsRune("。，、；", after)
		if !hanzi.IsHan(before) || !hanzi.IsHan(after) && !digit(after) && !marked || asks(text[:start]) ||
			digit(after) && strings.Contains(clause(text[:start]), "可能") || affix.Starts(text[end:], turns...) ||
			b.Kind == lint.Heading && longHeadings(text, start, end) || oneOfMany(text, start, end) {
			continue
		}
		pass.Report(b, start, end, lint.Diagnostic{
			Rule:     repair.Mojibake,
			Severity: lint.Warning,
			Message:  lint.Say("“%c%s%c”中的问号疑为转换时丢失的字", "the question mark in “%c%s%c” may stand for a lost character", before, text[start:end], after),
			Notes:    []lint.Note{{Text: lint.Say("全文用全角标点，此处不是问句；须与原稿核对", "the copy uses full-width marks and this is no question; compare the original")}},
		})
	}
}

// between reports whether the question mark at text[start:end] stands behind a word of two characters or more, and not in the
// hole of one.
func between(text string, start, end int) bool {
	before, after := text[:start], text[end:]
	before, after = before[len(before)-len(lastHan(before)):], firstHan(after)
	joined := before + after
	var room [64]words.Token
	for _, w := range words.Split(room[:0], joined, nil) {
		if w.Start < len(before) && len(before) <= w.End {
			return len(before) == w.End && w.End-w.Start > len("字")
		}
	}
	return false
}

// longHeadings reports whether what stands before and behind a question mark in a heading can be headings by themselves, the
// second of which answers the first: 体检费用上涨?医院回应.
func longHeadings(text string, start, end int) bool {
	const least = len("体检费用")
	return len(lastHan(text[:start])) >= least && len(firstHan(text[end:])) >= least && between(text, start, end)
}

// oneOfMany reports whether the question mark is one of several, each behind a word or two: 阳刚？硬汉?.
func oneOfMany(text string, start, end int) bool {
	const least, most = len("硬汉"), len("硬汉") * 4
	before, after := lastHan(text[:start]), firstHan(text[end:])
	if len(before) < least || len(before) > most || !between(text, start, end) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text[:start-len(before)])
	next, _ := utf8.DecodeRuneInString(text[end+len(after):])
	return last == '？' || last == '?' || (next == '？' || next == '?') && len(after) >= least && len(after) <= most
}

// lastHan and firstHan are the Han characters that a text ends or begins with.
func lastHan(text string) string {
	return text[len(strings.TrimRightFunc(text, hanzi.IsHan)):]
}

func firstHan(text string) string {
	return text[:len(text)-len(strings.TrimLeftFunc(text, hanzi.IsHan))]
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// clause is what a text ends with behind its last mark.
func clause(text string) string {
	text = text[max(0, len(text)-150):]
	if i := strings.LastIndexAny(text, "，。！？；：、"); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[i:])
		text = text[i+size:]
	}
	return text
}

// asks reports whether the sentence that ends here has a question word.
func asks(text string) bool {
	text = text[max(0, len(text)-150):]
	if i := strings.LastIndexAny(text, "。！？\n"); i >= 0 {
		text = text[i:]
	}
	for _, w := range questionWords {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
