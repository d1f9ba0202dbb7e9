package boilerplate

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/lines"
	"github.com/healthlint/healthlint/lint/words"
)

// replaced.tsv lists words that a house replaces with others throughout a text.
//
//go:embed replaced.tsv
var replacedTable string

// replacements are what stands for what in the table, by the first character of what was put in: each word with those it was put in for.
var replacements = sync.OnceValue(func() map[rune][][2]string {
	out := map[rune][][2]string{}
	for f := range lines.Rows(replacedTable, 3) {
		for word := range strings.FieldsSeq(f[1]) {
			out[firstOf(word)] = append(out[firstOf(word)], [2]string{f[0], word})
		}
	}
	return out
})

// replacedAll reports words that a replacement of all cut up: 疾患者群 was 疾病人群 before 病人 became 患者. Put back, the old characters are
// the end of one word and the beginning of another, and the sentence is far likelier.
func replacedAll(p *lint.Pass) {
	rows := replacements()
	for k, text := range hanzi.SimplifiedBlocks(p.Doc) {
		b := p.Doc.Blocks[k]
		for i, r := range text {
			for _, row := range rows[r] {
				if end := i + len(row[1]); strings.HasPrefix(text[i:], row[1]) && isHanBefore(text, i) && isHanAt(text, end) && cutUp(text, i, len(row[1]), row[0]) {
					p.Report(b, i, end, lint.Diagnostic{
						Rule:       "boilerplate/draft",
						Message:    lint.Say("此处的“%[1]s”像是把“%[2]s”全部替换时误伤的", "“%[1]s” looks like what a replacement of all put in for “%[2]s” across two words", b.Text[i:end], row[0]),
						Notes:      []lint.Note{{Text: lint.Say("照原稿改回", "put it right by the original")}},
						Confidence: 0.85,
					})
				}
			}
		}
	}
}

// cutUp reports whether the n bytes at a place of a text, put back to old, part between two words that reach over its ends, of which
// now only pieces are left, and whether it reads better so.
func cutUp(text string, at, n int, old string) bool {
	const reach, gain = 5, 7 // characters on either side; nats
	from, to := at, at+n
	for range reach {
		if isHanBefore(text, from) {
			from -= len("字")
		}
		if isHanAt(text, to) {
			to += len("字")
		}
	}
	was, start := text[from:at]+old+text[at+n:to], at-from
	parts := false
	for m := range old {
		parts = parts || m > 0 && wordOver(was[:start+m], start) && wordOver(was[start+m:], len(old)-m)
	}
	if !parts {
		return false
	}
	var room [24]words.Token
	for _, w := range words.Split(room[:0], text[from:to], nil) {
		if whole := w.End-w.Start > len("字"); whole && (w.End == start || w.Start == start+n) || w.Start < start && w.End > start+n {
			return false
		}
	}
	return begins("", was, reach*4) > begins("", text[from:to], reach*4)+gain
}

// wordOver reports whether a text ends or begins with a word that reaches over a place of it.
func wordOver(text string, place int) bool {
	for i := range text {
		if i > 0 && i < place && words.IsWord(text[i:]) || i > place && words.IsWord(text[:i]) {
			return true
		}
	}
	return words.IsWord(text)
}
