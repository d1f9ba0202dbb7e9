package boilerplate

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/pattern"
)

// value is a time of day, a date, a pair of pressures or a quantity, each in a group, and the unit of the last.
var value = pattern.Lazy(`((?:上午|下午|早上|晚上|中午|凌晨)?\d{1,2}[:：]\d{2}|(?:上午|下午|早上|晚上|中午|凌晨)\d{1,2}[时点](?:\d{1,2}分|半)?)|(\d{1,2}月\d{1,2}日)|(\d{2,3}/\d{2,3} ?(?:毫米汞柱|mmHg))|(\d[\d,]*(?:\.\d+)?)( ?(?:[千万亿]?余?(?:元|人次|人|名|例|张|宗|台|剂|床)|[%％℃岁]|毫克|毫升|公斤|公里|个百分点|小时|分钟|毫米汞柱|mmHg|毫摩尔/升|mmol/L|港元|美元))`)

// sideValues reports two values of one kind side by side, of which a revision meant to leave one: 上午8:00上午8:30至11:30.
func sideValues(p *lint.Pass) {
	for k, text := range hanzi.SimplifiedBlocks(p.Doc) {
		b := p.Doc.Blocks[k]
		if b.Kind == lint.TableCell || !strings.ContainsAny(text, "，。") || !meets(text) {
			continue
		}
		all := value().FindAllStringSubmatchIndex(text, -1)
		for i := 1; i < len(all); i++ {
			one, two, alone := all[i-1], all[i], true
			for i+1 < len(all) && all[i+1][0] == all[i][1] {
				i, alone = i+1, false // a list without its commas, or a row of a table
			}
			before, _ := utf8.DecodeLastRuneInString(text[:one[0]])
			if alone && one[1] == two[0] && alike(one, two, text) && !strings.ContainsRune("0123456789.,:：/-第~～—", before) &&
				!affix.Starts(text[two[1]:], "的", "不等", "都", "地", "一", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9") {
				reportPair(p, b, one[0], one[1], two[1])
			}
		}
	}
}

// alike reports whether two different values are of one kind, and quantities of one unit that nobody counts through (3人4人, 十元二十元).
func alike(one, two []int, text string) bool {
	for g := 2; g < 8; g += 2 {
		if one[g] >= 0 {
			return two[g] >= 0 && text[one[0]:one[1]] != text[two[0]:two[1]]
		}
	}
	return two[8] >= 0 && text[one[10]:one[11]] == text[two[10]:two[11]] && text[one[8]:one[9]] != text[two[8]:two[9]] &&
		(one[9]-one[8] > 1 && two[9]-two[8] > 1 || one[9]-one[8] != two[9]-two[8])
}

// closing is what a value ends in, or the time of day in front of one.
var closing = strings.Split("元次人名例张宗台剂床%％℃岁克升斤里点时分钟柱gL半日午晨晚上", "")

// meets reports whether a figure follows a unit or the minutes of a time with nothing between.
func meets(text string) bool {
	for i := 3; i < len(text); i++ {
		if text[i]-'0' < 10 && (text[i-3] == ':' || affix.Ends(text[:i], closing...)) {
			return true
		}
	}
	return false
}
