package figures

import "strings"

// up and down are verbs of movement as health and economic copy uses them, longest first within a direction.
var (
	upVerbs   = [...]string{"大幅提高", "大幅上升", "大幅增加", "大幅增长", "稳步提升", "逐步提高", "持续上升", "明显提高", "显著提高", "提高", "上升", "增加", "增长", "提升", "扩大", "延长", "上涨", "升高", "攀升", "猛增", "猛涨", "飙升", "激增", "暴增", "骤增", "剧增", "净增", "新增加", "上调", "上浮", "回升", "反弹", "拓展", "扩展", "扩充", "跃升", "跃增", "陡增", "递增", "增多", "增高", "增", "升", "涨", "提", "高出", "多出", "扩"}
	downVerbs = [...]string{"大幅下降", "大幅降低", "大幅减少", "逐步下降", "持续下降", "明显下降", "显著下降", "下降", "降低", "减少", "缩短", "缩减", "缩小", "减轻", "回落", "下跌", "下滑", "下调", "下浮", "压缩", "压减", "锐减", "骤降", "骤减", "暴跌", "跌", "调减", "核减", "减负", "递减", "减低", "降", "减", "缩", "低了", "少了"}
	// flatVerbs move without saying which way.
	flatVerbs = [...]string{"优化整合", "整合", "调整", "变化", "变更", "变", "调", "改", "转", "发展", "优化", "更新", "精简", "归并", "恢复", "达"}
	upNouns   = [...]string{"同比增幅", "增幅", "涨幅", "升幅", "增长率", "增速", "增长幅度", "提高幅度", "上升幅度", "上涨幅度", "增加幅度", "提升幅度", "增长速度"}
	downNouns = [...]string{"降幅", "减幅", "跌幅", "降价幅度", "下降幅度", "降低幅度", "减少幅度", "下降率", "降低率", "减少率", "缩短幅度", "下降比例", "降低比例"}
)

// landing ends a verb of movement that names where it arrives: 提高到, 降至, 调整为.
var landing = [...]string{"达到", "到了", "至了", "成了", "到", "至", "为", "成", "达"}

// match finds a movement verb at the end of t.
func movementVerb(t string) (at int, up int8, ok bool) {
	for _, v := range upVerbs {
		if strings.HasSuffix(t, v) {
			return len(t) - len(v), 1, true
		}
	}
	for _, v := range downVerbs {
		if strings.HasSuffix(t, v) {
			return len(t) - len(v), -1, true
		}
	}
	return 0, 0, false
}

// roleOf reads the words in front of a number, hedge removed, and says what the number does; at is where the
// deciding words begin, or len(t).
func roleOf(t string) (role Role, up int8, at int) {
	t = trimSpaceRight(t)
	full := t
	// 降幅达62%, 增幅约为5%, 占比达到30%
	bare := t
	for range 3 {
		cut := bare
		for _, w := range [...]string{"高达", "达到", "多达", "仅为", "均为", "分别为", "约为", "均", "超过", "达", "为", "是", "约", "在", "仅", "了", "近", "有", "到"} {
			if strings.HasSuffix(cut, w) {
				cut = cut[:len(cut)-len(w)]
				break
			}
		}
		for _, n := range upNouns {
			if strings.HasSuffix(cut, n) {
				return Change, 1, len(cut) - len(n)
			}
		}
		for _, n := range downNouns {
			if strings.HasSuffix(cut, n) {
				return Change, -1, len(cut) - len(n)
			}
		}
		for _, n := range [...]string{"占比", "占到", "占", "所占比例", "所占比重", "比例", "比重"} {
			if strings.HasSuffix(cut, n) && !strings.HasSuffix(cut, "报销比例") {
				return Share, 0, len(cut) - len(n)
			}
		}
		if cut == bare {
			break
		}
		bare = cut
	}
	// 由每人60元提高到每人80元
	for _, w := range [...]string{"每人", "每户", "每月", "每年", "每天", "每例", "每盒", "每支", "每次", "日均", "人均"} {
		if v, ok := strings.CutSuffix(t, w); ok && (strings.HasSuffix(v, "到") || strings.HasSuffix(v, "至")) {
			t = v
			break
		}
	}
	for _, l := range landing {
		if !strings.HasSuffix(t, l) {
			continue
		}
		v := trimSpaceRight(t[:len(t)-len(l)])
		if at, up, ok := movementVerb(v); ok {
			return To, up, at
		}
		for _, w := range flatVerbs {
			if strings.HasSuffix(v, w) && (w != "达" || l == "到") && w != "达" {
				return To, 0, len(v) - len(w)
			}
		}
		if l == "到" || l == "至" {
			if strings.HasSuffix(v, "达") || strings.HasSuffix(v, "得") {
				break
			}
			return To, 0, len(v)
		}
	}
	for _, w := range [...]string{"由原来的", "从原来的", "由原先的", "从原先的", "由之前的", "从之前的", "由过去的", "从过去的", "由此前的", "从此前的", "由最初的", "从最初的", "由", "从"} {
		if strings.HasSuffix(t, w) {
			return From, 0, len(t) - len(w)
		}
	}
	for range 2 {
		for _, w := range [...]string{"了将近", "将近", "超过", "约", "近", "了", "各", "均", "至少"} {
			if strings.HasSuffix(t, w) {
				t = t[:len(t)-len(w)]
				break
			}
		}
	}
	if at, up, ok := movementVerb(t); ok {
		return Change, up, at
	}
	// 费用比县医院低20%
	for _, c := range [...]struct {
		word string
		up   int8
	}{{"低", -1}, {"少", -1}, {"高", 1}, {"多", 1}} {
		if strings.HasSuffix(t, c.word) && strings.Contains(t, "比") {
			return Change, c.up, len(t) - len(c.word)
		}
	}
	for _, w := range [...]string{"总计", "合计", "共计", "总共", "共有", "共收到", "累计", "共", "总数为", "总数达", "总量"} {
		if strings.HasSuffix(full, w) {
			return Total, 0, len(full) - len(w)
		}
	}
	return Level, 0, len(full)
}
