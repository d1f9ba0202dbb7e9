package encoding

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/pattern"
	"github.com/healthlint/healthlint/lint/repair"
)

const box = "□"

// blanks are words of copy in which a box is there to be ticked or filled in, or stands for what nobody can read.
var blanks = pattern.Lazy(`方框|方格|框内|框內|框中|空格|打√|打勾|勾选|勾選|划√|画√|填入|填写|填寫|填空|选填|√|缺字|残存|残片|残字|殘字|铭文|銘文|[砖磚瓦]铭|[砖磚瓦]銘|碑文|墓志|墓誌|篆|简文|簡文|竹简|竹簡|木牍|释文|釋文|印文|题记|題記|拓本|拓片`)

// prose is how many Han characters make a block copy, not a line of a form.
const prose = 15

// mostBoxes bounds how many boxes of a block are looked at, and is how many a document has at most that is no form and no study
// of inscriptions.
const mostBoxes = 8

// form reports whether boxes belong to a document.
func form(doc *lint.Document) bool {
	n := 0
	for _, b := range doc.Blocks {
		n += strings.Count(b.Text, box)
	}
	return n > mostBoxes
}

// reportBoxes reports a box in running copy, 累□不得超过: a character that a font or a conversion did not have, or 口 misread. Boxes
// to tick come in twos, and those of inscriptions in swarms, so that only one alone is a sign; of 口 a word is.
func reportBoxes(pass *lint.Pass, b *lint.Block, form bool) {
	text := b.Text
	boxes := strings.Count(text, box)
	if boxes == 0 || boxes > mostBoxes || hanzi.Count(text).Han < prose || !strings.ContainsAny(text, "，。,;；") || blanks().MatchString(text) {
		return
	}
	for at := 0; ; {
		i := strings.Index(text[at:], box)
		if i < 0 {
			return
		}
		start, end := at+i, at+i+len(box)
		at = end
		if han, ok := lost(text[:start], text[end:], boxes == 1 && !form); ok {
			pass.Report(b, start, end, lostInBox(b, start, end, han))
		}
	}
}

func lostInBox(b *lint.Block, start, end int, han string) lint.Diagnostic {
	before, _ := utf8.DecodeLastRuneInString(b.Text[:start])
	d := lint.Diagnostic{
		Rule:     repair.Mojibake,
		Severity: lint.Warning,
		Message:  lint.Say("“%c□”中的方框疑为丢失的字", "the box in “%c□” may stand for a lost character", before),
		Notes:    []lint.Note{{Text: lint.Say("须与原稿核对", "compare the original")}},
	}
	if han != "" {
		d.Message = lint.Say("“%c□”中的方框疑为丢失的字，或为“%s”", "the box in “%c□” may stand for a lost character, perhaps “%s”", before, han)
		d.Fixes = []lint.Fix{lint.Replace(b, start, end, han, false)}
	}
	return d
}

// lost reports whether a box between two texts stands for a character, and for which, if that is clear. Only 口 looks like one;
// any makes sense of a box that is alone.
func lost(before, after string, alone bool) (han string, ok bool) {
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " "))
	if !hanzi.IsHan(last) || !hanzi.IsHan(next) && !digit(next) && !strings.ContainsRune("，。、；（", next) {
		return "", false
	}
	plain := hanzi.SimplifySameLength(affix.Tail(before, context))
	follows := hanzi.SimplifySameLength(affix.Head(after, context))
	lm := ngram.Default()
	if makesWord(plain, "口", follows) && fits(lm, plain, "口", follows) >= likely {
		return "口", true
	}
	if !alone {
		return "", false
	}
	c := newChoice()
	for _, r := range frequent() {
		if s := string(r); makesWord(plain, s, follows) {
			c.add(s, fits(lm, plain, s, follows))
		}
	}
	return hanzi.Like(before+after, c.clearly()), c.best >= likelyWord
}

// frequent are the characters that a lost one is looked for among.
var frequent = sync.OnceValue(func() []rune {
	var list []rune
	for r := rune(0x4E00); r <= 0x9FFF; r++ {
		if hanzi.Level(r) == 1 && hanzi.ClassOf(r) != hanzi.TraditionalOnly {
			list = append(list, r)
		}
	}
	return list
})
