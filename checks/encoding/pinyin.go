package encoding

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/pattern"
	"github.com/healthlint/healthlint/lint/repair"
	"github.com/healthlint/healthlint/lint/words"
)

//go:embed data/latin.txt
var latinTable string

// latin are the words in Latin letters that could be read as pinyin and are not.
var latin = sync.OnceValue(func() map[string]bool {
	words := make(map[string]bool, 2000)
	for line := range strings.Lines(latinTable) {
		if !strings.HasPrefix(line, "#") {
			for _, w := range strings.Fields(line) {
				words[w] = true
			}
		}
	}
	return words
})

// unconverted is pinyin or zhuyin among Han characters.
var unconverted = pattern.Lazy(`[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{2,20}(?:['’][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{2,20})?|[\x{3105}-\x{3129}ˊˇˋ˙]{2,12}`)

// letters returns where a text has such letters; most texts have none, which a look at their bytes tells.
func letters(text string) [][]int {
	run := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= 'a' && c <= 'z', c >= 0xC3 && c <= 0xC7, c >= 0x80 && c < 0xC0 && run > 0:
			run++
		case c == 0xE3 && i+1 < len(text) && text[i+1] == 0x84:
			run = 2
		default:
			run = 0
		}
		if run == 2 {
			return unconverted().FindAllStringIndex(text, -1)
		}
	}
	return nil
}

// lesson is how many words in pinyin make a document one about pinyin, or in another writing.
const lesson = 6

// reportTyped reports what a typist left unconverted, fangyan for 方言, ㄊㄨㄥ for 通, and the usual reading of a common character
// behind it, 穴(xué), which tells nobody anything.
func reportTyped(pass *lint.Pass) {
	type place struct {
		b          *lint.Block
		start, end int
		han        string // what the letters spell, if that is known
		of         rune   // the character that a gloss stands behind
	}
	var found []place
	author := 0                // glosses of what is read otherwise than usual: who writes them glosses what sounds alike, too
	glossed := map[rune]bool{} // what has such a gloss, and may have one of its usual reading to tell them apart
	for _, b := range pass.Doc.Blocks {
		if b.Kind == lint.Boilerplate || b.Kind == lint.TableCell {
			continue
		}
		spells := sync.OnceValue(func() bool { return spelling().MatchString(b.Text) })
		for _, at := range letters(b.Text) {
			if han, ok := typed(b.Text, at[0], at[1]); ok && !spells() {
				found = append(found, place{b, at[0], at[1], han, 0})
			}
			if len(found) == lesson {
				return
			}
		}
		for _, g := range repair.Glosses(b.Text) {
			switch {
			case !g.Usual:
				author++
				glossed[g.Character] = true
			case hanzi.Frequency(g.Character) >= easy && !spells():
				found = append(found, place{b, g.Span.Start, g.Span.End, "", g.Character})
			}
		}
	}
	if len(found) >= lesson {
		return
	}
	for _, f := range found {
		text := f.b.Text[f.start:f.end]
		gloss := f.of != 0
		if gloss && (author > 1 || glossed[f.of]) {
			continue
		}
		d := lint.Diagnostic{
			Rule:       repair.PinyinResidue,
			Severity:   lint.Warning,
			Message:    lint.Say("“%s”疑为没有转成汉字的拼音", "“%s” looks like pinyin that was not turned into characters", text),
			Confidence: 0.85,
		}
		if f.han != "" {
			d.Message = lint.Say("“%s”疑为没有转成汉字的拼音，或为“%s”", "“%s” looks like pinyin that was not turned into characters, perhaps “%s”", text, f.han)
			d.Fixes = []lint.Fix{lint.Replace(f.b, f.start, f.end, f.han, false)}
		}
		if gloss {
			d.Message = lint.Say("“%s”是常用字的注音，疑为遗留", "“%s” tells how a common character is read; it looks like a leftover", text)
			d.Fixes = []lint.Fix{lint.Replace(f.b, f.start, f.end, "", false)}
		}
		pass.Report(f.b, f.start, f.end, d)
	}
}

// easy is how frequent a character is that nobody has to be told how to read, by hanzi.Frequency.
const easy = 125

// spelling are words of copy that speaks about sounds and spellings, accounts and sites.
var spelling = pattern.Lazy(`误读|誤讀|字音|拼音|注音|读音|讀音|发音|發音|读作|讀作|念作|唸作|音同|谐音|諧音|账号|帳號|微信号|网址|網址|邮箱|域名|用户名|代码|标签`)

// typed reports whether text[start:end], letters, is pinyin or zhuyin among Han characters, and what pinyin spells.
func typed(text string, start, end int) (han string, ok bool) {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	goesOn, follows := hanzi.IsHan(after), hanzi.IsHan(before)
	if !goesOn && (!follows || end < len(text) && !strings.ContainsRune(marks, after)) ||
		!follows && start > 0 && !strings.ContainsRune(marks, before) {
		return "", false
	}
	word := text[start:end]
	if r, _ := utf8.DecodeRuneInString(word); r >= 0x3105 && r <= 0x3129 {
		return "", follows && !slang[strings.TrimRight(word, "ˊˇˋ˙")] && !strings.HasPrefix(word, "ㄅㄆ")
	}
	plain := toneless.Replace(word)
	if latin()[plain] || tellsReading(before, word, text[end:]) {
		return "", false
	}
	if han, ok = completed(text[:start], plain, text[end:]); !ok && follows && len(plain) >= leastSpelled {
		han, ok = spelled(text[:start], plain, text[end:])
	}
	return hanzi.Like(text, han), ok
}

// leastSpelled is how many letters may spell what is no word: fewer are an abbreviation.
const leastSpelled = 4

// marks are those of Chinese copy that letters may stand next to.
const marks = "，。、；：？！“”「」『』（）《》"

// tellsReading reports whether a syllable is there to be heard: 他罹lí患, 音yi, 姓解的读xiè, 发出yi的声音.
func tellsReading(before rune, word, after string) bool {
	if strings.ContainsRune("音读讀念唸", before) || strings.HasPrefix(after, "音") || strings.HasPrefix(after, "的音") || strings.HasPrefix(after, "的声音") || strings.HasPrefix(after, "的聲音") {
		return true
	}
	toned, size := hanzi.ParseSyllable(word)
	return size == len(word) && hanzi.HasReading(before, toned)
}

// slang are words that Taiwan writes in zhuyin.
var slang = map[string]bool{"ㄎㄧㄤ": true, "ㄍㄧㄥ": true, "ㄅㄧㄤ": true, "ㄉㄧㄤ": true, "ㄘㄟ": true, "ㄎㄨㄞ": true, "ㄉㄨㄞ": true, "ㄋㄟㄋㄟ": true, "ㄋㄟ": true, "ㄆㄧㄚ": true, "ㄇㄞ": true, "ㄑㄧㄠ": true, "ㄎㄟ": true, "ㄍㄧㄠ": true, "ㄅㄨ": true, "ㄇㄛ": true}

var toneless = strings.NewReplacer("ā", "a", "á", "a", "ǎ", "a", "à", "a", "ē", "e", "é", "e", "ě", "e", "è", "e", "ī", "i", "í", "i", "ǐ", "i", "ì", "i",
	"ō", "o", "ó", "o", "ǒ", "o", "ò", "o", "ū", "u", "ú", "u", "ǔ", "u", "ù", "u", "ǖ", "ü", "ǘ", "ü", "ǚ", "ü", "ǜ", "ü", "v", "ü", "'", "", "’", "")

// likely is what a character of what pinyin spells must have on the average, in nats, for the copy to read on; likelyWord is the
// same of a common word.
const (
	likely     = -5
	likelyWord = -7.2
	commonWord = 1000 // of 58 million
)

// mostSyllables is how many syllables are spelled out, tried how many characters of each.
const (
	mostSyllables = 3
	tried         = 24
)

// context is how much of the copy is read on either side, in bytes.
const context = 24

// spelled returns the characters that a word in letters spells between two texts, and whether the copy reads on with them.
func spelled(before, word, after string) (han string, ok bool) {
	before = hanzi.SimplifySameLength(affix.Tail(before, context))
	after = hanzi.SimplifySameLength(affix.Head(after, context))
	lm := ngram.Default()
	c := newChoice()
	for _, sounds := range splits(nil, nil, word) {
		spell("", sounds, tried, func(s string) { c.add(s, fits(lm, before, s, after)) })
	}
	han = c.han
	freq, kind, ok := words.Lookup(han)
	isWord := ok && freq >= commonWord && len(han) > len("字") && kind != words.Number && kind != words.Time
	return han, c.best >= likely || isWord && c.best >= likelyWord
}

// behind is how many characters behind what is put between two texts must read on.
const behind = 2

// fits is the mean log probability, in nats, of the characters put between two texts and the two behind them.
func fits(lm *ngram.Model, before, han, after string) float64 {
	r := lm.Read(before + han + after)
	sum, n := 0.0, 0
	for i, p := range r.Log {
		if int(r.Start[i]) >= len(before) && int(r.End[i]) <= len(before)+len(han)+behind*len("字") {
			sum += float64(p)
			n++
		}
	}
	return sum / float64(max(n, 1))
}

// splits appends the ways to divide letters into syllables of pinyin, mostSyllables at most.
func splits(out [][]hanzi.Sound, done []hanzi.Sound, word string) [][]hanzi.Sound {
	if word == "" {
		return append(out, slices.Clone(done))
	}
	if len(done) == mostSyllables {
		return out
	}
	const shortest, most = 2, 6 // letters of a syllable; a vowel alone spells nothing
	for n := shortest; n <= min(most, len(word)); n++ {
		if s, ok := hanzi.SoundOf(word[:n]); ok && word[:n] != "ng" && word[:n] != "hm" {
			out = splits(out, append(done, s), word[n:])
		}
	}
	return out
}
