package script

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/healthlint/healthlint/lint/lines"
)

// slipsTSV lists words of simplified copy in a form that is none there, though the character is a simplified one in others: what
// words.tsv is for Traditional copy.
//
//go:embed data/slips.tsv
var slipsTSV string

// A conversion leaves 著 behind the verbs of lasting, which is 着, and 瞭 behind those of ended, which is 了.
const (
	lasting = "签随有味带志沿本朝要接看忙在跟临挥向载持待穿身沉靠动拿挂负活冒写抱示执表担响含对受打想等护笑凭绕坐起藏趁连行开帮背引领现放戴试说怀定附盯托拉聚变顶将和证注住记装舞围留做守得望伴盼录递隔功撑贴骑顺系演量指应制达过陪盖握急举结面发央睡拖正约斥验透扶备跃满听站述推奔扰并存处裹忍喊闲刻冲揣划下赶摸球作造迎集吃硬踏育驶躺念挨列点学抢扛立扎落耀牵照视磨算捧映摆挟循顾承索追提拥瞒爱逼传闹迈露管罩哭抬悬找踩染唱拍献据理选喝拽争涵夹呼叫瞪饿逐排流瞅忧低押跑抽压战"
	ended   = "除为到得吃好有做成少多过来看上说用走算罢患完进出起去给死受住服"
)

// slips is slipsTSV, and the verbs.
var slips = sync.OnceValue(func() *misforms {
	m := load(slipsTSV)
	for verbs, forms := range map[string][2]string{lasting: {"著", "着"}, ended: {"瞭", "了"}} {
		for _, verb := range verbs {
			m.right[string(verb)+forms[0]] = string(verb) + forms[1]
		}
	}
	m.index()
	return m
})

// disputed are those of slipsTSV that dictionaries have too, so that an editor decides.
var disputed = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for row := range lines.Rows(slipsTSV, 3) {
		out[row[0]] = strings.HasSuffix(row[2], "variant")
	}
	return out
})
