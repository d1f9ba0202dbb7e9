package figures

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/lines"
)

//go:embed units.tsv
var unitTable string

// unit is one row of units.tsv.
type unit struct {
	text, base string
	kind       Kind
	label      bool   // numbers a thing instead of counting it: 26号, 三级
	discount   bool   // 折
	hanzi      bool   // may follow Chinese numerals
	veto       string // characters that make it another word: 家庭, 位于
}

// units indexes the table by first character, longest first within one character. It is built on first use
// (about 350 rows, 30 µs).
var units = sync.OnceValue(func() *unitIndex {
	kinds := map[string]Kind{"percent": Percent, "points": Points, "permille": PerMille, "per100k": PerHundredK, "tenths": Tenths,
		"multiple": Multiple, "count": Count, "money": Money, "measure": Measure, "dose": Dose, "glucose": Glucose, "pressure": Pressure,
		"duration": Duration, "age": Age, "gestation": Gestation, "temperature": Temperature, "discount": Fraction, "label": Ordinal}
	t := &unitIndex{lists: make(map[rune][]unit, 256)}
	index := t.lists
	for f := range lines.Rows(unitTable, 5) {
		u := unit{text: f[0], kind: kinds[f[1]], base: f[2], label: f[1] == "label", discount: f[1] == "discount", hanzi: f[3] == "y", veto: f[4]}
		first, _ := utf8.DecodeRuneInString(u.text)
		list := append(index[first], u)
		for i := len(list) - 1; i > 0 && len(list[i-1].text) < len(list[i].text); i-- {
			list[i-1], list[i] = list[i], list[i-1]
		}
		index[first] = list
		t.firsts[first>>6] |= 1 << (first & 63)
	}
	return t
})

type unitIndex struct {
	lists  map[rune][]unit
	firsts [1 << 10]uint64 // the characters a unit begins with, one bit each
}

// unitAt returns the longest unit at s[k:], or nil.
func unitAt(s string, k int, hanzi bool) *unit {
	r, _ := runeAt(s, k)
	table := units()
	if uint32(r) >= 1<<16 || table.firsts[r>>6]&(1<<(r&63)) == 0 {
		return nil
	}
	list := table.lists[r]
	for i := range list {
		u := &list[i]
		if hanzi && !u.hanzi || !strings.HasPrefix(s[k:], u.text) {
			continue
		}
		next, _ := runeAt(s, k+len(u.text))
		another := u.veto != "" && next != 0 && strings.ContainsRune(u.veto, next) && (hanzi || next != '为') // 其余83人为轻伤
		if strings.HasPrefix(s[k:], "名副") {
			another = strings.HasPrefix(s[k:], "名副其") // but 两名副院长
		}
		if another && !(u.kind == Tenths && hanzi && tenths(s, k)) && !strings.HasPrefix(s[k:], "成长者") && !strings.HasPrefix(s[k:], "间隔离") {
			continue
		}
		if u.text == "块" && piece(s[k+len("块"):]) {
			return &pieces // 一块空地
		}
		// A Latin unit ends where the letters end: 5L is litres, 5LED is not; 3m may not be read out of 3mm.
		if u.text[len(u.text)-1] < utf8.RuneSelf && isLetter(u.text[len(u.text)-1]) && k+len(u.text) < len(s) && isLetter(s[k+len(u.text)]) {
			continue
		}
		return u
	}
	return nil
}

// tenths reports whether 成 at s[k:] counts tenths, whatever word it might begin: 近七成为女性, 约六成人睡不够, 逾八成年轻人. Without a hedge only
// 为 at the head of a clause says so.
func tenths(s string, k int) bool {
	r, w := utf8.DecodeLastRuneInString(s[:k])
	if hanziDigit(r) < 2 {
		return false // 一成为
	}
	before, behind := trimSpaceRight(s[:k-w]), s[k+len("成"):]
	if affix.Ends(before, "近", "约", "超", "逾", "超过", "不到", "不足", "有", "占", "其中", "仅", "至少") {
		return affix.Starts(behind, "为", "人", "都", "年轻", "员工")
	}
	head := before == "" || affix.Ends(before, "，", "；", "。", "、", "：", "\n")
	return head && strings.HasPrefix(behind, "为") && hanziDigit(r) > 2
}

// pieces is 块 where it counts things; with 钱, at the end of a clause or before more digits it is money.
var pieces = unit{text: "块", base: "块", kind: Count, hanzi: true}

// piece reports whether what stands behind 块 is a thing it counts.
func piece(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return r >= 0x4E00 && r <= 0x9FFF && hanziDigit(r) < 0 && !strings.ContainsRune("钱多左上以的每", r)
}

// unitFollows reports whether a unit stands at k, spaces skipped.
func unitFollows(s string, k int) bool { return unitAt(s, skipSpace(s, k), false) != nil }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
