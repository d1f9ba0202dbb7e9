package typo

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/checks/typo/doubled"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/words"
)

// patterned reports whether text[start:end] lies in a pattern of the grammar that any word may fill, so that counts of words say
// little about it: 贴不贴, 好没好, 越搜越, 越揉越.
func patterned(text string, start, end int) bool {
	const reach = 12 // bytes: four characters in front
	for at := max(0, start-reach); at <= start; at++ {
		if at >= len(text) || !utf8.RuneStart(text[at]) {
			continue
		}
		if n := patternAt(text[at:]); n > 0 && at+n >= end {
			return true
		}
	}
	return false
}

// patternAt returns the length in bytes of the pattern that text begins with, 0 if there is none.
func patternAt(text string) int {
	first, size := utf8.DecodeRuneInString(text)
	if !hanzi.IsHan(first) {
		return 0
	}
	rest := text[size:]
	if first == '越' {
		for n := range 3 { // 越搜越, 越来劲越
			if n > 0 && strings.HasPrefix(rest, "越") {
				n := len(text) - len(rest) + len("越")
				if r, size := utf8.DecodeRuneInString(text[n:]); hanzi.IsHan(r) && !strings.HasPrefix(text, "越来越") {
					n += size // 越揉越肿
				}
				return n
			}
			r, size := utf8.DecodeRuneInString(rest)
			if !hanzi.IsHan(r) {
				return 0
			}
			rest = rest[size:]
		}
		return 0
	}
	if n := fixedPattern(text[:size], rest); n > 0 {
		return n
	}
	if place, ok := strings.CutPrefix(rest, "处"); ok && strings.ContainsRune("一二两三四五六七八九十几多", first) {
		_, size := utf8.DecodeRuneInString(place)
		return len(text) - len(place) + size // 分两处放
	}
	if first == '一' {
		if _, size := utf8.DecodeRuneInString(rest); strings.HasPrefix(rest[size:], "一"+rest[:size]+"地") {
			return len("一") + size + len("一") + size + len("地") // 一跳一跳地疼
		}
	}
	if again, ok := strings.CutPrefix(rest, "的"); ok && strings.HasPrefix(again, text[:size]) && first != '的' && strings.HasPrefix(again[size:], "，") {
		return 2*size + len("的") // 暖的暖，挂的挂
	}
	for _, no := range [...]string{"不", "没"} {
		if again, ok := strings.CutPrefix(rest, no); ok && strings.HasPrefix(again, text[:size]) {
			return 2*size + len(no)
		}
	}
	return 0
}

// fixedPattern is patternAt of the patterns whose words stand at fixed places: 血之与气, 补得起, 是哑的。, 三要三不要, 右关滑, 粤穗械备,
// 两三遍, 练髋又练膝.
func fixedPattern(first, rest string) int {
	second, size := utf8.DecodeRuneInString(rest)
	switch {
	case size > 0 && strings.Contains(neighbours, first+rest[:size]):
		if measure, n := utf8.DecodeRuneInString(rest[size:]); n > 0 && strings.ContainsRune(repeated, measure) {
			return len(first) + size
		}
	case size > 0 && strings.HasPrefix(rest[size:], "又"+first):
		n := len(first) + size + len("又"+first)
		_, object := utf8.DecodeRuneInString(rest[n-len(first):])
		return n + object
	case strings.HasPrefix(rest, "之与"):
		return len(first) + len("之与")
	case first == "左" || first == "右": // 右关滑数
		if feel, n := utf8.DecodeRuneInString(rest[size:]); size > 0 && n > 0 && strings.ContainsRune("寸关尺", second) && strings.ContainsRune(pulses, feel) {
			return len(first) + size + n
		}
	case affix.Starts(rest, "械备", "械注", "械网") || size > 0 && affix.Starts(rest[size:], "械备", "械注", "械网"): // 粤穗械备2021…号
		return len(first) + strings.Index(rest, "械") + len("械注准")
	case strings.HasPrefix(rest, "得起"):
		return len(first) + len("得起")
	case first == "是" && hanzi.IsHan(second) && strings.HasPrefix(rest[size:], "的"):
		n := len(first) + size + len("的")
		if next, _ := utf8.DecodeRuneInString(rest[size+len("的"):]); !hanzi.IsHan(next) {
			return n
		}
	case strings.Contains(numerals, first) && hanzi.IsHan(second) && strings.HasPrefix(rest[size:], first+"不"+rest[:size]):
		return len(first) + size + len(first) + len("不") + size
	}
	return 0
}

// neighbours are numerals that together say about how many, repeated what is counted so.
const (
	neighbours = "一两 两三 三两 三四 三五 四五 五六 六七 七八 八九"
	repeated   = "遍次回趟下个天年月周日人口句名位家种片粒滴瓶盒包袋碗杯勺分秒小岁层件间步米斤里度处座杯支盏根块"
)

// pulses are what is felt at a wrist.
const pulses = "脉浮沉迟数滑涩弦细弱大濡紧缓洪微虚实"

// sounding are characters that write down a noise: a count of words knows little of them.
const sounding = "咣唰哐嘭咚嗡嗖哗啪噗嘟嘎嘣吱嘶哒嗒叮铛喵咩咯嘿嘻哧呲轰哼哈嗬嘘囔嚓咔嘀嗵咕噜呜哇嗷哞啵"

// meant reports whether putting right in place of text[start:end] would undo what is written on purpose: a noise alone or in a row
// (咣，一下; 唰唰), or a verb said twice (验验血糖).
func meant(text string, start, end int, right string) bool {
	old := text[start:end]
	r, size := utf8.DecodeRuneInString(old)
	if size == 0 || right == "" || strings.Trim(old, string(r)) != "" || !hanzi.IsHan(r) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	if before == r && doubled.Tries(r, text[end:]) || after == r && doubled.Tries(r, text[end+utf8.RuneLen(r):]) {
		return true
	}
	if n, _ := utf8.DecodeRuneInString(right); !strings.ContainsRune(sounding, r) || strings.ContainsRune(sounding, n) {
		return false
	}
	return !hanzi.IsHan(before) && !hanzi.IsHan(after) || before == r || after == r || size < len(old) ||
		strings.ContainsRune(sounding, before) && strings.ContainsRune(sounding, after)
}

// bodies end the name of a place, or of an institution that is called after one.
var bodies = [...]string{"市", "县", "区", "镇", "乡", "村", "旗", "大学", "学院", "医学院", "医院"}

// local reports whether an edit would give a place another name: there is a 泊州市 as well as a 泉州市, and no statistics know which
// was meant. What sounds the same is another name only where nobody was seen to write the one for the other: 岚州市, but not 兰洲市.
func local(old, right, after string, met bool) bool {
	a, size := utf8.DecodeRuneInString(old)
	b, n := utf8.DecodeRuneInString(right)
	if size != len(old) || n != len(right) {
		return false
	}
	x, k := hanzi.Sounds(a)
	y, m := hanzi.Sounds(b)
	if met && k > 0 && m > 0 && x[0] == y[0] {
		return false
	}
	name, body := right, bodyOf(after)
	if body == "" { // 泊|州|市
		r, size := utf8.DecodeRuneInString(after)
		if !hanzi.IsHan(r) {
			return false
		}
		name, after = name+after[:size], after[size:]
		if body = bodyOf(after); body == "" || !isPlace(name) {
			return false
		}
	}
	if rest := after[len(body):]; affix.Starts(rest, "场", "域") {
		return false // 清市场
	}
	_, kind, ok := words.Lookup(name + body)
	return !ok || kind == words.Place || kind == words.Organisation || kind == words.ProperName // but 杜区 for 社区 is a slip
}

// bodyOf returns which of bodies text begins with, or nothing.
func bodyOf(text string) string {
	for _, b := range bodies {
		if strings.HasPrefix(text, b) {
			return b
		}
	}
	return ""
}

func isPlace(name string) bool {
	_, kind, ok := words.Lookup(name)
	return ok && kind == words.Place
}

// inserted are characters that a writer puts into a set phrase or between a verb and its object, 插着管, 亡羊才补牢, or that turn a finding
// into its opposite: 颈静脉无怒张.
const inserted = "着了过才就也都还又不没无未非"

// turns reports whether text, a set phrase with two characters in each other's place, has the shape 左摇右摆, which any words fill.
func turns(text string) bool {
	r := []rune(text)
	if len(r) != 4 {
		return false
	}
	for _, pair := range [...]string{"左右", "东西", "前后", "上下", "内外", "南北", "你我", "一二", "半半", "千万", "大小"} {
		p := []rune(pair)
		if r[0] == p[0] && r[2] == p[1] {
			return true
		}
	}
	return false
}

// numerals write a number.
const numerals = "〇零一二三四五六七八九十百千万亿两0123456789"

// counts reports whether an edit only makes one numeral another, about which counts of words know nothing.
func counts(old, right string) bool {
	return old != "" && right != "" && strings.Trim(old, numerals) == "" && strings.Trim(right, numerals) == ""
}

// measured reports whether text[start:end] stands behind a figure and does so again in the sentence: 甲型212份，乙型45份.
func measured(text string, start, end int) bool {
	const reach = 150 // bytes on either side
	if text[start:end] == "份" && copies(text[max(0, start-reach):start], text[end:]) {
		return true
	}
	_, size := utf8.DecodeRuneInString(text[start:end])
	if size == 0 || size != end-start || start == 0 || !isDigit(rune(text[start-1])) {
		return false
	}
	unit := text[start:end]
	again := func(s string) bool {
		for at := 0; ; {
			i := strings.Index(s[at:], unit)
			if i < 0 {
				return false
			}
			if at += i; at > 0 && isDigit(rune(s[at-1])) {
				return true
			}
			at += len(unit)
		}
	}
	return again(text[max(0, start-reach):start]) || again(text[end:min(len(text), end+reach)])
}

// copies reports whether 份 between two texts counts papers, 抽查病历一百二十份, rather than marks or parts: 考了九十份, 三份之二, 百份点.
func copies(before, after string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	return strings.ContainsRune(numerals, r) && !strings.ContainsRune("之点點钟鐘", next) && !strings.ContainsAny(before, "考得扣满滿评評")
}
