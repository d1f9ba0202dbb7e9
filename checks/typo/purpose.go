package typo

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// onPurpose reports whether putting right in place of text[start:end] would change what statistics cannot judge: a name in a
// byline or between quotation marks, a line of verse, the beat of a classical parallel, or one word for its opposite.
func onPurpose(text string, start, end int, right string) bool {
	return signed(text, start) || given(text, start, end) || versed(text, start, end) || parallel(text, start, end) || opposite(text[start:end], right) || tasted(text, start, end)
}

// labels stand before the names of those who made a page.
var labels = affix.NewWords("记者", "通讯员", "特约记者", "摄影", "编辑", "责编", "校对", "作者", "供稿", "撰稿", "采写", "实习生", "主持人", "美编", "审核")

// longestName is of how many characters a name in a byline is at most.
const longestName = 4

// signed reports whether the byte at stands in a name behind the label of a byline and a space or a mark: 本报记者 郗望舒.
func signed(text string, at int) bool {
	head := text[:at]
	for range longestName {
		r, size := utf8.DecodeLastRuneInString(head)
		if size == 0 || !hanzi.IsHan(r) {
			break
		}
		head = head[:len(head)-size]
	}
	label := strings.TrimRight(head, " 　：:/／")
	if label == head || !labels.Ends(label) {
		return false
	}
	n := 0
	for _, r := range text[len(head):] {
		if !hanzi.IsHan(r) {
			break
		}
		n++
	}
	return n >= 2 && n <= longestName
}

// namers are words that stand before a name in quotation marks: 取名叫“雪生”.
var namers = affix.NewWords("叫", "名", "名为", "称", "称为", "唤", "唤作", "叫做", "叫作", "外号", "绰号", "昵称", "网名", "艺名", "小名", "乳名", "名為", "稱", "稱為", "喚", "喚作", "外號", "綽號", "暱稱", "網名", "藝名")

// given reports whether text[start:end] is in a quotation of up to longestName characters that is a name by what stands before it, or
// one of a character or two that is a sound by what stands behind: “喀”的一声.
func given(text string, start, end int) bool {
	const character, quotes = len("字"), "“「‘『"
	open, shut := start, end
	for n := 0; n < longestName && open > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:open])
		open -= size
		if strings.ContainsRune(quotes, r) {
			break
		}
	}
	for n := 0; n < longestName && shut < len(text); n++ {
		r, size := utf8.DecodeRuneInString(text[shut:])
		if strings.ContainsRune("”」’』", r) {
			break
		}
		shut += size
	}
	mark, size := utf8.DecodeRuneInString(text[open:])
	closing, width := utf8.DecodeRuneInString(text[shut:])
	if !strings.ContainsRune(quotes, mark) || !strings.ContainsRune("”」’』", closing) || shut-open-size > longestName*character {
		return false
	}
	after := text[shut+width:]
	sound := shut-open-size <= 2*character && (strings.HasPrefix(after, "的一声") || strings.HasPrefix(after, "的一聲") || strings.HasPrefix(after, "一声") || strings.HasPrefix(after, "一聲"))
	return sound || namers.Ends(text[:open])
}

// sung announces a quotation from the stage, a song or a rhyme, whose words are not those of prose: 唱段，嘴里的“头通鼓，战饭造”.
var sung = [...]string{"唱段", "唱词", "唱道", "唱着", "唱的", "念白", "戏文", "戏词", "口诀", "歌诀", "歌谣", "民谣", "童谣", "诗句", "诗云", "诗曰"}

// versed reports whether text[start:end] stands in a quoted couplet, “多病所须惟药物，微躯此外更何求”, or in what is sung.
func versed(text string, start, end int) bool {
	const reach = 48 // bytes: two lines of seven characters and their marks
	before, after := text[max(0, start-reach):start], text[end:min(len(text), end+reach)]
	open := strings.LastIndexAny(before, "“「‘『")
	shut := strings.IndexAny(after, "”」’』")
	if open < 0 || shut < 0 || strings.ContainsAny(before[open:], "”」’』") {
		return false
	}
	if lead := before[:open]; slices.ContainsFunc(sung[:], func(w string) bool { return strings.Contains(lead, w) }) {
		return true
	}
	quotation := before[open:] + text[start:end] + after[:shut]
	_, size := utf8.DecodeRuneInString(quotation)
	verses := strings.FieldsFunc(quotation[size:], func(r rune) bool { return !hanzi.IsHan(r) })
	if len(verses) < 2 {
		return false
	}
	n := utf8.RuneCountInString(verses[0])
	if n != 5 && n != 7 {
		return false
	}
	for _, v := range verses[1:] {
		if utf8.RuneCountInString(v) != n {
			return false
		}
	}
	return true
}

// beats are what a classical sentence repeats between words of its parallels, or of its warnings: 培其本，举其陷，理其气; 勿切、勿吸、勿饮.
const (
	beats      = "其之者而以勿"
	leastBeats = 3
)

// parallel reports whether text[start:end] is, or begins or ends with, one of several equal beats of its sentence.
func parallel(text string, start, end int) bool {
	const reach = 900 // bytes: a line of copy without any stop is no sentence
	for _, r := range text[start:end] {
		if !strings.ContainsRune(beats, r) {
			continue
		}
		before, after := text[max(0, start-reach):start], text[end:min(len(text), end+reach)]
		before = before[strings.LastIndexAny(before, "。！？\n")+1:]
		if i := strings.IndexAny(after, "。！？\n"); i >= 0 {
			after = after[:i]
		}
		return strings.Count(before, string(r))+strings.Count(text[start:end], string(r))+strings.Count(after, string(r)) >= leastBeats
	}
	return false
}

// tasted reports whether text[start:end] lies in two characters that say what a herb tastes like and does: 甘凉, 辛温.
func tasted(text string, start, end int) bool {
	const tastes, natures = "辛甘酸苦咸鹹淡涩澀", "寒热熱温溫凉涼平"
	if end-start != len("甘") {
		return false
	}
	pair := func(taste, nature string) bool {
		return len(taste) == len("甘") && len(nature) == len("凉") && strings.Contains(tastes, taste) && strings.Contains(natures, nature)
	}
	here, before, after := text[start:end], text[max(0, start-len("甘")):start], text[end:min(len(text), end+len("凉"))]
	return pair(here, after) || pair(before, here)
}

// opposites are characters that mean the opposite of one another: which was meant no neighbour tells.
const opposites = "阴阳 上下 左右 前后 内外 大小 高低 男女 急慢 增减 升降 多少 长短 东西 南北 早晚 冷热 新旧 公私 收支 买卖 开关 进出 父母 子女 首末 正负"

// opposite reports whether right is old with one character turned into its opposite.
func opposite(old, right string) bool {
	a, b := []rune(old), []rune(right)
	if len(a) != len(b) {
		return false
	}
	turned := false
	for i := range a {
		switch {
		case a[i] == b[i]:
		case strings.Contains(opposites, string([]rune{a[i], b[i]})) || strings.Contains(opposites, string([]rune{b[i], a[i]})):
			turned = true
		default:
			return false
		}
	}
	return turned
}
