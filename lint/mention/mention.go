// Package mention tells words that copy speaks about from words that it uses: 把“影像科”写成“影射科”.
package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// discusses are words of a sentence that speaks about a spelling, in simplified characters.
var discusses = [...]string{"写成", "错成", "误写", "误作", "误为", "误署", "误排", "误印", "误植", "错写", "错字", "别字", "笔误", "应为", "写作", "读作", "读成", "念成", "念作", "旧译", "旧称", "旧作", "又译", "亦译", "不能写", "不要写", "混淆", "之误", "更正"}

// ofColumns are those that an article says again and again only if spellings are what it is about.
var ofColumns = [...]string{"写成", "错成", "误写", "误作", "误为", "错写", "错字", "别字", "笔误", "读成", "读作", "之误", "简化字", "繁体字", "异体字", "校对", "勘误"}

// leastOfColumns is how many of ofColumns an article about spellings has. Of 900 news articles none has more than two.
const leastOfColumns = 3

// Discusses reports whether a sentence, which is in simplified characters, speaks about a spelling.
func Discusses(sentence string) bool {
	return says(sentence, discusses[:])
}

func says(sentence string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(sentence, w) })
}

// puns are words of a sentence that speaks about a play on sounds, as slogans and signs are.
var puns = [...]string{"谐音", "双关", "广告词", "广告语", "改自成语", "改自", "乱改成语", "篡改成语", "招牌"}

// Puns reports whether a sentence, which is in simplified characters, speaks about a play on sounds: 广告词“咳不容缓”，改自“刻不容缓”.
func Puns(sentence string) bool {
	return says(sentence, puns[:])
}

var columnKey = lint.DerivedKey[bool]{Name: "mention.column"}

// Column reports whether an article is about spellings: a column on slips, a list of corrections. It is worked out once for all the
// checks.
func Column(doc *lint.Document) bool { return lint.Derived(doc, &columnKey, isColumn) }

func isColumn(doc *lint.Document) bool {
	n := 0
	for _, text := range hanzi.SimplifiedBlocks(doc) {
		for _, w := range ofColumns {
			n += strings.Count(text, w)
		}
		if n >= leastOfColumns {
			return true
		}
	}
	return false
}

// marks are the quotation marks, opening and closing.
var marks = [...][2]string{{"“", "”"}, {"‘", "’"}, {"「", "」"}, {"『", "』"}, {`"`, `"`}}

// longest is how long a quotation may be on either side of what it is about, in bytes.
const longest = 24

// Quoted reports whether a short quotation opens in before and closes in after. What is further off than a quotation is long is
// not looked at: it may be all of a long line, and this is asked at every word of it.
func Quoted(before, after string) bool {
	for _, q := range marks {
		before := before[max(0, len(before)-longest-len(q[0])):]
		i := strings.LastIndex(before, q[0])
		if i < 0 || strings.Contains(before[i+len(q[0]):], q[1]) {
			continue
		}
		if strings.Contains(after[:min(len(after), longest+len(q[1]))], q[1]) {
			return true
		}
	}
	return false
}

// cited stand right in front of a form that copy speaks about, in quotation marks or not: 误署赵月, 旧译阿斯匹林.
var cited = [...]string{"误署", "误署为", "误作", "误为", "误写为", "误写成", "误排为", "误排成", "误印为", "误印成", "误植为", "错写成", "错印成", "念成", "念成了", "念作",
	"旧译", "旧译作", "旧称", "旧作", "又译", "又译作", "亦译", "亦译作"}

// Cited reports whether what stands behind before, or up to three characters further on, is a form that copy speaks about.
func Cited(before string) bool {
	const further = 3
	for range further + 1 {
		if affix.Ends(before, cited[:]...) {
			return true
		}
		r, size := utf8.DecodeLastRuneInString(before)
		if !hanzi.IsHan(r) {
			break
		}
		before = before[:len(before)-size]
	}
	return false
}

// Denied reports whether the last quotation opened in before is what something is not: 不是“颈锥病”, 不作“针炙”.
func Denied(before string) bool {
	i := strings.LastIndexAny(before, "“‘「『")
	return i >= 0 && affix.Ends(before[:i], "不是", "并非", "而非", "不叫", "不作", "不写", "不读")
}
