package engine

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// What a slip of the rare natures is more likely none by: numerals, words that may stand in more than one place, and words
// that turn a sentence into its opposite.
const (
	numerals  = "一二两三四五六七八九十百千万亿零几数半双"
	movable   = "就也都不了在是的还又才再很没被把让给要会能得到对和并来时好"
	negations = "不没未无非否"
)

// character and word are the sizes of a Han character and of a word of two, in bytes.
const (
	character = len("字")
	word      = 2 * character
)

// isWord reports whether the dictionary has Text[from:to], which may lie outside the text.
func (r *reading) isWord(from, to int) bool {
	return from >= 0 && to <= len(r.Text) && words.IsWord(r.Text[from:to])
}

// sparedRare reports whether an edit of the rare natures is none by what it changes.
func (r *reading) sparedRare(d *Edit) bool {
	switch d.Kind {
	case Unlike:
		return r.introduced(d)
	case Swapped:
		return r.introduced(d) || r.reordered(d)
	case Missing:
		return r.introduced(d) || r.sufficient(d)
	case Extra:
		return d.surplus() && (len(d.Old) > 1 || !r.residue(d.From))
	}
	return false
}

// reordered reports whether what the edit would put the other way round is right as it stands.
func (r *reading) reordered(d *Edit) bool {
	was := r.Text[d.Start:d.End]
	switch {
	case eitherPairs()[was+d.Text]: // 家居
		return true
	case strings.ContainsAny(d.Text, numerals) && !words.IsWord(d.Text): // 一荤两素
		return true
	case r.ID[d.From-1] == ngram.Latin && d.Old[0] == '口': // 地铁站C口出
		return true
	case r.ID[d.From-1] == d.Old[1] || d.To < len(r.ID) && r.ID[d.To] == d.Old[0]: // 东转西转, 群伤群亡
		return true
	case r.ID[d.From-1] == d.Old[0] && d.To < len(r.ID) && r.ID[d.To] == d.Old[1]: // 自自然然
		return true
	case d.To < len(r.ID) && (d.Old[1] == '不' || d.Old[1] == '得') && strings.ContainsRune(complements, rune(r.ID[d.To])): // 构不成
		return true
	}
	return false
}

// complements follow a verb and 不 or 得: whether it can be done.
const complements = "成了到住起动上下开过去来出好完清掉进回"

// inOrder reports whether what the edit would put the other way round makes words as it stands: 年青, 出外; 先来|后到.
func (r *reading) inOrder(d *Edit) bool {
	return words.IsWord(r.Text[d.Start:d.End]) ||
		r.isWord(d.Start-character, d.Start+character) && r.isWord(d.End-character, d.End+character)
}

// aroundGap is how much text on either side of a gap is divided into words, in bytes.
const aroundGap = 24

// grown are words whose first character does as well: 作贡献, 建成, 缺钙, 据报.
const grown = "作出 做出 提出 成为 缺乏 报道 据悉 领取 兑换 过一"

// conjoined returns the next few characters of a text that goes on with what stands beside what was said before, and whether it does:
// both may have their last character in common.
func conjoined(text string) (string, bool) {
	const most = 4
	r, size := utf8.DecodeRuneInString(text)
	if !strings.ContainsRune("、和与及或", r) {
		return "", false
	}
	return text[size:forth(text, size, most)], true
}

// elided reports whether what would be put in between two characters is what speech and brief prose do without: 是(一)种病,
// 需(要)住院, 还(需)要住院.
func elided(last, put, next string) bool {
	const measures, ordinals = "些种次个位名点", "第唯之"
	switch put {
	case "一":
		return next != "" && strings.Contains(measures, next) && !strings.Contains(ordinals, last)
	case "要":
		return last == "需"
	case "需":
		return next == "要"
	}
	return false
}

// sufficient reports whether the text does without the character that the edit would put in.
func (r *reading) sufficient(d *Edit) bool {
	switch {
	case strings.Contains(negations, d.Text): // whether it is one no statistics can know
		return true
	case d.Text == "进" && strings.HasPrefix(r.Text[d.Start:], "行"): // as medicine has it: 行剖宫产术
		return true
	case r.traditional && d.Text == "出" && strings.HasSuffix(r.Text[:d.Start], "指"): // and Hong Kong
		return true
	}
	last, next := r.Text[back(r.Text, d.Start, 1):d.Start], r.Text[d.Start:forth(r.Text, d.Start, 1)]
	if strings.Contains(grown, last+d.Text) || elided(last, d.Text, next) {
		return true
	}
	if rest, ok := conjoined(r.Text[d.Start:]); ok && strings.Contains(rest, d.Text) {
		return true // 存、贷款; 苗、瑶族; 降、免职
	}
	before, after := words.Beside(r.Text, d.Start, d.Start, aroundGap)
	return before.Kind == words.Person || after.Kind == words.Person
}
