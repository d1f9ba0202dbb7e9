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

// A conversion leaves 著 behind these verbs, which is 着.
const lasting = "签随有味带志沿本朝要接看忙在跟临挥向载持待穿身沉靠动拿挂负活冒写抱示表担响含对受打想等护笑凭绕坐起藏趁连行开帮背引领现放戴试说怀定附盯托拉聚变顶将和证注住记装舞围留做守得望伴盼录递隔功撑贴骑顺系演量指应制达过陪盖握急举结面发央睡拖正约斥验透扶备跃满听站述推奔扰并存处裹忍喊闲刻冲揣划下赶摸球作造迎集吃硬踏育驶躺念挨列点学抢扛立扎落耀牵照视磨算捧映摆挟循顾承索追提拥瞒爱逼传闹迈露管罩哭抬悬找踩染唱拍献据理选喝拽争涵夹呼叫瞪饿逐排流瞅忧低押跑抽压战励告眯催释挑欠胶享扬颂荡漾伸燃烧跳游扫搜寻谈聊数估猜惦恋恨怨骂吼嚷叨闻嗅尝煮炖熬腌晒晾晃甩扔抛搡扯撕剥掰捏揉搓抚搂搀携挎驮拎捎搬叠堆垒砌铺垫捂遮挡拦阻堵塞填插嵌镶缠捆绑扣锁拴吊垂仰昂歪斜倚依偎趴伏卧蹲跪踮踢蹬蹦闯钻挤涌淌滴渗喷吐咽嚼啃舔吮喘咳哼读画描绘雕织绣缝补洗刷擦抹拭"

// slips is slipsTSV and the verbs.
var slips = sync.OnceValue(func() *misforms {
	m := load(slipsTSV)
	for _, verb := range lasting {
		m.right[string(verb)+"著"] = string(verb) + "着"
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
