package figures

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/pattern"
)

var (
	magnitudes = strings.NewReplacer("万", "萬", "亿", "億")
	measures   = strings.NewReplacer("个", "個", "剂", "劑", "处", "處", "间", "間", "张", "張", "条", "條", "辆", "輛", "页", "頁", "项", "項", "组", "組", "岁", "歲", "场", "場",
		"种", "種", "两", "兩", "头", "頭", "颗", "顆", "针", "針", "类", "類", "级", "級", "门", "門", "户", "戶", "笔", "筆", "层", "層", "块", "塊", "顿", "頓", "吨", "噸", "双", "雙",
		"钟", "鐘", "时", "時", "诊", "診", "车", "車", "届", "屆", "对", "對", "单", "單")
	magnitude = pattern.Lazy(`\d(?:万亿|亿|万)`)
	// amount is one that a check has computed, which messages set against what the copy says.
	amount = pattern.Lazy(`\d[萬億]*\p{Han}{1,3}(?:，文中|, the copy|, stated)`)
)

// printed writes the amounts of a message as Traditional copy would: they are computed from its simplified form, and
// stand beside what it prints (12萬劑去掉8萬劑余4萬劑). What is quoted stays.
func printed(d *lint.Diagnostic) {
	write := func(t string) string {
		pieces := strings.SplitAfter(t, "”")
		for i, p := range pieces {
			own, quoted, _ := strings.Cut(p, "“")
			own = magnitude().ReplaceAllStringFunc(own, magnitudes.Replace)
			own = amount().ReplaceAllStringFunc(own, func(s string) string {
				k := strings.IndexAny(s, "，,")
				return measures.Replace(s[:k]) + s[k:]
			})
			if strings.Contains(p, "“") {
				own += "“" + quoted
			}
			pieces[i] = own
		}
		return strings.Join(pieces, "")
	}
	d.Message = lint.Text{ZH: write(d.Message.ZH), EN: write(d.Message.EN)}
	for i := range d.Notes {
		d.Notes[i].Text = lint.Text{ZH: write(d.Notes[i].ZH), EN: write(d.Notes[i].EN)}
	}
}

// script is what a block is written in.
type script uint8

const (
	unasked script = iota
	inSimplified
	inTraditional
)

// traditional reports whether a block is Traditional copy.
func (b *Block) traditional() bool {
	if b.script == unasked {
		b.script = inSimplified
		if n := hanzi.Count(b.Copy.Text); n.Traditional > n.Simplified {
			b.script = inTraditional
		}
	}
	return b.script == inTraditional
}
