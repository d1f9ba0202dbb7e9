package figures

import "strings"

// Verbs of movement as health and economic copy uses them, longest first within a direction.
var (
	upVerbs   = []string{"大幅提高", "大幅上升", "大幅增加", "大幅增长", "稳步提升", "逐步提高", "持续上升", "明显提高", "显著提高", "提高", "上升", "增加", "增长", "提升", "成长", "扩大", "延长", "上涨", "升高", "攀升", "猛增", "猛涨", "飙升", "激增", "暴增", "骤增", "剧增", "净增", "增产", "增收", "新增加", "新增", "上调", "上浮", "调高", "调升", "回升", "反弹", "拓展", "扩展", "扩充", "跃升", "跃增", "陡增", "递增", "增多", "增高", "增", "升", "涨", "提", "高出", "多出", "扩", "涨价"}
	downVerbs = []string{"大幅下降", "大幅降低", "大幅减少", "逐步下降", "持续下降", "明显下降", "显著下降", "下降", "降低", "减少", "缩短", "缩减", "缩小", "减轻", "回落", "下跌", "下滑", "下调", "下浮", "调低", "调降", "压缩", "压减", "锐减", "骤降", "骤减", "暴跌", "跌", "调减", "核减", "减负", "减产", "减收", "递减", "减低", "降", "减", "缩", "低了", "少了", "便宜", "降价", "节省"}
	// flatVerbs move without saying which way.
	flatVerbs = []string{"优化整合", "整合", "调整", "变化", "变更", "变", "调", "改", "转", "发展", "优化", "更新", "精简", "归并", "恢复"}
	upNouns   = []string{"同比增幅", "增幅", "涨幅", "升幅", "加幅", "增长率", "增速", "增长幅度", "提高幅度", "上升幅度", "上涨幅度", "增加幅度", "提升幅度", "增长速度"}
	downNouns = []string{"降幅", "减幅", "跌幅", "降价幅度", "下降幅度", "降低幅度", "减少幅度", "下降率", "降低率", "减少率", "缩短幅度", "下降比例", "降低比例"}
	flatNouns = []string{"调幅", "调整幅度", "变动幅度", "变化幅度"} // either way, as the levels have it
)

var (
	movementVerbs  = newEndings(upVerbs, downVerbs)
	flatMovements  = newEndings(flatVerbs)
	changeNouns    = newEndings(upNouns, downNouns, flatNouns)
	shareWords     = newEndings([]string{"占比", "占到", "占", "所占比例", "所占比重", "比例", "比重"})
	valueLinks     = newEndings([]string{"高达", "达到", "多达", "仅为", "均为", "分别为", "约为", "均", "超过", "达", "为", "是", "约", "在", "仅", "了", "近", "有", "到"})
	perEach        = newEndings([]string{"每人每年", "每人", "每户", "每月", "每年", "每天", "每例", "每盒", "每支", "每次", "日均", "人均"})
	origins        = newEndings([]string{"由原来的", "从原来的", "由原先的", "从原先的", "由之前的", "从之前的", "由过去的", "从过去的", "由此前的", "从此前的", "由最初的", "从最初的", "由", "从"})
	changeAdverbs  = newEndings([]string{"了将近", "将近", "超过", "约", "近", "了", "各", "均", "至少"})
	comparedDegree = newEndings([]string{"低", "少", "慢", "短", "高", "多", "快", "长"})
	totalWords     = newEndings([]string{"总计", "合共", "合计", "共计", "总共", "共有", "共收到", "累计", "共", "总数为", "总数达", "总量"})
	// landing ends a verb of movement that names where it arrives: 提高到, 降至, 调整为.
	landing = newEndings([]string{"达到", "到了", "至了", "成了", "到", "至", "为", "成", "达"})
)

// movementVerb finds a movement verb at the end of t.
func movementVerb(t string) (at int, up int8, ok bool) {
	i := movementVerbs.find(t)
	if i < 0 {
		return 0, 0, false
	}
	up = 1
	if i >= len(upVerbs) {
		up = -1
	}
	return len(t) - len(movementVerbs.words[i]), up, true
}

// roleOf reads the words in front of a number, hedge removed, and says what the number does; at is where the
// deciding words begin, or len(t).
func roleOf(t string) (role Role, up int8, at int) {
	t = trimSpaceRight(t)
	full := t
	// 降幅达62%, 增幅约为5%, 占比达到30%
	bare := t
	for range 3 {
		cut, _ := valueLinks.cut(bare)
		if i := changeNouns.find(cut); i >= 0 {
			up := int8(1)
			if i >= len(upNouns)+len(downNouns) {
				up = 0
			} else if i >= len(upNouns) {
				up = -1
			}
			return Change, up, len(cut) - len(changeNouns.words[i])
		}
		if i := shareWords.find(cut); i >= 0 && !strings.HasSuffix(cut, "报销比例") {
			return Share, 0, len(cut) - len(shareWords.words[i])
		}
		if cut == bare {
			break
		}
		bare = cut
	}
	// 由每人60元提高到每人80元
	if v, ok := perEach.cut(t); ok && (strings.HasSuffix(v, "到") || strings.HasSuffix(v, "至") || strings.HasSuffix(v, "由") || strings.HasSuffix(v, "从")) {
		t = v
	}
	if role, up, at, ok := landingOf(t); ok {
		return role, up, at
	}
	if v, ok := origins.cut(t); ok {
		return From, 0, len(v)
	}
	switch strings.TrimLeft(t, " ，,（(") {
	case "多了", "高了", "胖了", "重了", "贵了", "长了":
		return Change, 1, len(t) - len("多了")
	case "少了", "低了", "瘦了", "轻了":
		return Change, -1, len(t) - len("少了")
	case "便宜了":
		return Change, -1, len(t) - len("便宜了")
	}
	if verb := strings.TrimLeft(t, " ，,（(）)"); moreDone(verb) != 0 {
		return Change, moreDone(verb), len(t) - len(verb)
	}
	for range 2 {
		t, _ = changeAdverbs.cut(t)
	}
	if at, up, ok := movementVerb(t); ok {
		return Change, up, at
	}
	// 费用比县医院低20%
	if i := comparedDegree.find(t); i >= 0 && strings.Contains(t, "比") {
		up := int8(-1)
		if i >= 4 {
			up = 1
		}
		return Change, up, len(t) - len(comparedDegree.words[i])
	}
	if i := totalWords.find(full); i >= 0 {
		return Total, 0, len(full) - len(totalWords.words[i])
	}
	if at := shareOf(full); at >= 0 {
		return Share, 0, at
	}
	if totals(full) {
		return Total, 0, len(full)
	}
	return Level, 0, len(full)
}

// doneVerbs are what copy says that more or less was done of than before: 多收治163例, 少报告20例.
var doneVerbs = wordSet("收治", "接诊", "报告", "服务", "完成", "发现", "筛查", "检出", "救治", "接种", "开展", "签约", "投入", "支出", "招收", "招录", "诊疗", "诊治", "手术", "办理", "受理", "查处", "查出", "接收", "处置", "出动",
	"转运", "救助", "发放", "报销", "支付", "采购", "采集", "检测", "派出", "培训", "建", "建成", "使用", "用", "花", "花费", "收", "收入", "募集", "确诊", "上报", "实施", "举办", "出生", "死亡", "住院", "就诊", "用了", "花了", "收了", "来了")

func wordSet(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

// moreDone reports whether the words in front of a number say no more than that so many more, 1, or fewer, -1, were done.
func moreDone(lead string) (up int8) {
	if verb, ok := strings.CutPrefix(lead, "多"); ok && doneVerbs[verb] {
		return 1
	}
	if verb, ok := strings.CutPrefix(lead, "少"); ok && doneVerbs[verb] {
		return -1
	}
	return 0
}

// landingOf reads a verb of movement with where it arrives.
func landingOf(t string) (role Role, up int8, at int, ok bool) {
	if landing.find(t) < 0 {
		return 0, 0, 0, false
	}
	for _, l := range landing.words {
		v, ok := strings.CutSuffix(t, l)
		if !ok {
			continue
		}
		v = trimSpaceRight(v)
		if at, up, ok := movementVerb(v); ok {
			return To, up, at, true
		}
		if w, ok := flatMovements.cut(v); ok && (len(v)-len(w) > 3 || l != "达到" && l != "达") {
			return To, 0, len(w), true // but 好转达到83.8% is a level
		}
		if l == "到" || l == "至" {
			if w, ok := strings.CutSuffix(v, "加"); ok && !strings.HasSuffix(w, "参") && !strings.HasSuffix(w, "更") {
				return To, 1, len(w), true // 由180元加至400元
			}
			if strings.HasSuffix(v, "达") || strings.HasSuffix(v, "得") {
				break
			}
			return To, 0, len(v), true
		}
	}
	return 0, 0, 0, false
}

// shareOf finds 占 in front of the whole that a share is of: 占全部病例的2.3%.
func shareOf(t string) int {
	if !strings.HasSuffix(t, "的") {
		return -1
	}
	at := strings.LastIndex(t, "占")
	if at < 0 || len(t)-at > 60 || Mentions(t[at:], "比由", "比从", "比例由", "比例从", "比重由", "比重从") {
		return -1 // 占比由去年的32%降为28%
	}
	switch runeBefore(t, at) {
	case '侵', '霸', '抢', '强', '独', '攻':
		return -1
	}
	if r, _ := runeAt(t, at+len("占")); strings.ContainsRune("用领据线有", r) {
		return -1
	}
	return at
}

// totals reports whether a word for a total stands in front of what is totalled: 累计接种疫苗1036.5万剂次, 共投入1.2亿元.
func totals(t string) bool {
	for _, w := range [...]string{"累计", "共计", "总共", "一共", "合计", "合共"} {
		if at := strings.LastIndex(t, w); at >= 0 && len(t)-at <= 36 {
			return true
		}
	}
	start := t
	for _, w := range [...]string{"全国", "全省", "全市", "全县", "全区", "已", "目前"} {
		start = strings.TrimPrefix(start, w)
	}
	if strings.HasPrefix(start, "共") && len(start) <= 27 {
		if r, _ := runeAt(start, len("共")); !strings.ContainsRune("同享建识治通赢和产青卫病患情克", r) {
			return true
		}
	}
	return false
}
