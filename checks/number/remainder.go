package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// Words in front of a whole, of the part of it that is used or done, and of what is left.
var (
	wholeWords = []string{"共", "总", "计划", "核定", "原有", "需", "应", "预算", "目标", "拟", "编制", "开放", "库存", "全年", "有", "收入", "全县", "全市", "全省", "全区", "全院", "推估", "登记", "采购", "购进", "订购", "到货", "配发", "分配", "募集", "筹集", "接收", "入库"}
	takenWords = []string{"已", "到位", "使用", "用去", "用了", "完成", "到岗", "发放", "支出", "占用", "发出", "领取", "接种了", "用掉", "售出", "卖出", "收治", "入住", "入住了", "分发", "派发", "送出", "收回", "追回", "召回", "封存", "下架", "整改", "花去", "花掉", "扣除", "扣去", "支取"}
	leftWords  = []string{"缺口", "缺口还有", "缺口尚有", "缺口仍有", "缺口为", "缺口达", "还缺", "尚缺", "仍缺", "还差", "尚差", "空余", "剩余", "还剩", "尚余", "现余", "现剩", "还余", "仍余", "剩下", "结余", "余下", "仅剩", "还剩余", "尚剩", "尚缺口", "库存余", "库存尚余", "库存剩余", "空床", "空床位", "空位"}
)

// remainders holds what is left against the whole and the part of it that is gone, right before: 总投资5亿元，已到位3亿元，资金缺口2亿元.
func (c *block) remainders() {
	r := c.Reading
	for i := 2; i < len(r.Facts); i++ {
		left := &r.Facts[i]
		if left.Kind != figures.Count && left.Kind != figures.Money || !left.Exact() || !leaves(c.leadOf(left)) && !c.waits(left) && !theOthers(c.leadOf(left)) && !c.inStock(left) && !undone(c.leadOf(left)) && result(c.leadOf(left)) == 0 {
			continue
		}
		k := c.sameBefore(i)
		j := c.sameBefore(k)
		spent := false
		if j > 0 && r.Facts[k].Role == figures.Total && affix.Ends(c.leadOf(&r.Facts[j]), eachSpent...) {
			j, spent = c.sameBefore(j), true // 每次扣650元，合共1950元
		}
		if j < 0 {
			c.leftOfBefore(k, left)
			continue
		}
		taken, whole := &r.Facts[k], &r.Facts[j]
		if c.earned(whole, taken, left) || result(c.leadOf(left)) != 0 && !leaves(c.leadOf(left)) {
			continue
		}
		others := c.isTheOthers(whole, taken, left) || c.isUndone(whole, taken, left)
		if spent && result(c.leadOf(left)) == 0 {
			others = true
		}
		if before := c.sameBefore(j); before >= 0 && r.Facts[before].Clause == whole.Clause ||
			strings.Contains(c.Text[whole.End:taken.Start], "、") || // both of a list of parts: 五步蛇21例、银环蛇7例，其余5例
			left.Clause-taken.Clause > 1 || taken.Clause-whole.Clause > 1 && !spent || !taken.Exact() || !whole.Exact() || taken.Lo.Cmp(whole.Lo) > 0 ||
			!others && !(figures.Mentions(c.leadOf(taken), takenWords...) && !figures.Mentions(c.leadOf(taken), "其中") && figures.Mentions(c.leadOf(whole), wholeWords...)) ||
			figures.Mentions(c.leadOf(whole), takenWords...) {
			continue
		}
		rw, ok1 := whole.Range()
		rt, ok2 := taken.Range()
		rl, ok3 := left.Range()
		if !ok1 || !ok2 || !ok3 {
			continue
		}
		exact := new(big.Rat).Sub(whole.Value(), taken.Value())
		if c.inLots(whole, taken, left) {
			if exact.Cmp(left.Value()) == 0 {
				continue
			}
		} else if figures.Minus(rw, rt).Overlaps(rl) || whole.Mag > 0 && new(big.Rat).Abs(new(big.Rat).Sub(exact, left.Value())).Cmp(whole.Step()) < 0 {
			continue
		}
		if c.sharesRest(i, exact) {
			continue
		}
		c.reportLeft(c, whole, taken, left, exact, c.Related(whole.Span, "总数", "the whole"), c.Related(taken.Span, "去掉的部分", "the part taken away"))
	}
}

// eachSpent is what stands in front of how much is taken each time.
var eachSpent = []string{"每次扣", "每次用", "每次用去", "每次花", "每次付", "每次支", "每次扣除", "每月扣", "每天用", "每次领", "每次发"}

// leftOfBefore holds what is left against the part in fact k that is gone and the only total of the sentence or the paragraph before: 合共2450盒。…已收回
// 1960盒，尚有590盒下落未明. It may be a total of more: told is only what misses by one digit, or by two that changed places.
func (c *block) leftOfBefore(k int, left *figures.Fact) {
	if k < 0 || left.Clause-c.Reading.Facts[k].Clause > 2 || !figures.Mentions(c.leadOf(&c.Reading.Facts[k]), takenWords...) || figures.Mentions(c.leadOf(&c.Reading.Facts[k]), "其中") {
		return
	}
	taken, in := &c.Reading.Facts[k], c
	a, b := 0, 0
	if s := c.Reading.Sentence(taken); s > 0 {
		a, b = c.Reading.InSentence(s - 1)
	} else if c.Copy.Index > 0 {
		in = blockAt(c.Pass, c.View, c.Copy.Index-1)
		b = len(in.Reading.Facts)
	}
	var whole *figures.Fact
	for ; a < b; a++ {
		if f := &in.Reading.Facts[a]; comparable(f, left) && f.Role == figures.Total && f.Exact() {
			if whole != nil {
				return
			}
			whole = f
		}
	}
	if whole == nil || !taken.Exact() || taken.Mag > 0 || whole.Mag > 0 || left.Mag > 0 {
		return
	}
	exact := new(big.Rat).Sub(whole.Value(), taken.Value())
	if off := new(big.Rat).Sub(exact, left.Value()); exact.IsInt() && off.Sign() != 0 && off.IsInt() && (slipped(figures.Int(exact.Num().Int64()), left.Lo) || len(strings.Trim(off.Num().String(), "-0")) == 1) {
		c.reportLeft(in, whole, taken, left, exact, in.Related(whole.Span, "总数", "the whole"), c.Related(taken.Span, "去掉的部分", "the part taken away"))
	}
}

// sharesRest reports whether fact i is the first of several that share what is left: 其余7宗输入、3宗与早前个案相关.
func (c *block) sharesRest(i int, exact *big.Rat) bool {
	left := &c.Reading.Facts[i]
	sum := left.Value()
	for k := i + 1; k < len(c.Reading.Facts) && sum.Cmp(exact) < 0; k++ {
		f := &c.Reading.Facts[k]
		if c.Reading.Sentence(f) != c.Reading.Sentence(left) || !comparable(f, left) {
			return false
		}
		sum = new(big.Rat).Add(sum, f.Value())
	}
	return sum.Cmp(exact) == 0
}

// reportLeft reports that whole, which is of block in, less taken is exact, not what the copy says is left.
func (c *block) reportLeft(in *block, whole, taken, left *figures.Fact, exact *big.Rat, related ...lint.Related) {
	c.Report(left.Span, lint.Diagnostic{
		Rule:    "number/difference",
		Message: lint.Say("%[1]s去掉%[2]s余%[3]s，文中为“%[4]s”", "%[1]s less %[2]s leaves %[3]s, the copy says “%[4]s”", in.Quote(whole.Span), c.Quote(taken.Span), inUnit(exact, whole), c.Quote(left.Span)),
		Notes:   figures.Notes(lint.Say("%s－%s＝%s，文中为%s", "%s − %s = %s, stated %s", whole.Figure(), taken.Figure(), whole.Amount(exact, 4), c.Quote(left.Span))),
		Related: related,
	})
}

// waits reports whether so many are said not to have been dealt with yet: 尚有4200人未治疗.
func (c *block) waits(left *figures.Fact) bool {
	return affix.Ends(strings.TrimRight(c.leadOf(left), " 约"), "尚有", "还有", "仍有") && affix.Starts(c.Text[left.End:], "未", "没有", "尚未", "待", "等待", "还没", "仍未", "下落", "去向", "仍在", "流落", "不知")
}

// inStock reports whether so many are said to be left without a word for it: 尚有147万剂, 库存147万剂.
func (c *block) inStock(left *figures.Fact) bool {
	lead := strings.TrimRight(strings.TrimLeft(c.leadOf(left), " ，,"), " 约")
	after := strings.TrimLeft(c.Text[left.Outer.End:], " ")
	switch lead {
	case "尚有", "目前尚有", "现尚有", "仍有":
		return after == "" || affix.Starts(after, "。", "，", "；", "库存", "在库", "结存", "存货", "未", "待")
	case "库存", "现有库存", "目前库存", "现库存", "剩余库存", "库存尚有", "库存还有", "结存":
		return true
	}
	return false
}

// undone reports whether the words in front of a number say that so many have not been dealt with: 未接种.
func undone(lead string) bool {
	t := strings.TrimLeft(lead, " ，,")
	return affix.Starts(t, "未", "尚未", "仍未") && len(t) <= 18 || absent(t)
}

// absent reports whether so many are said not to have come.
func absent(lead string) bool {
	switch strings.TrimRight(lead, " 为有约") {
	case "缺席", "缺勤", "缺考", "请假", "未到", "未到场", "缺岗", "弃考":
		return true
	}
	return false
}

// isUndone reports whether a whole, a part and the rest are what was to be done, what was, and what was not: 应接种1200人，已接种1100人，未接种100人.
func (c *block) isUndone(whole, taken, left *figures.Fact) bool {
	t := strings.TrimLeft(c.leadOf(left), " ，,")
	if absent(t) {
		return figures.Mentions(c.leadOf(whole), "应到", "应出勤", "应考", "应参加", "应在岗", "报名") && affix.Starts(strings.TrimLeft(c.leadOf(taken), " ，,"), "实到", "实际到", "到场", "出勤", "实考", "参考", "实际参加", "实际出勤", "到岗")
	}
	_, verb, ok := strings.Cut(t, "未")
	verb = strings.TrimRight(verb, " 的为有约")
	if !ok || verb == "" || !undone(t) {
		return false
	}
	must, did := c.leadOf(whole), strings.TrimLeft(c.leadOf(taken), " ，,")
	return figures.Mentions(must, "应"+verb, "需"+verb, "应当"+verb, "计划"+verb) && affix.Starts(did, "已"+verb, "实际"+verb, "实"+verb, "已完成"+verb, "其中已"+verb)
}

// result reports whether the words in front of an amount call it what is left of income (1) or what is missing of it (-1).
func result(lead string) int {
	t := strings.TrimRight(lead, " 为达约有额了")
	if figures.Mentions(t, "累计", "滚存", "历年", "年末", "期末", "上年") {
		return 0
	}
	switch {
	case affix.Ends(t, "缺口", "赤字", "亏损", "超支", "短绌", "入不敷出", "收支缺口", "倒挂"):
		return -1
	case affix.Ends(t, "结余", "盈余", "节余", "收支结余", "盈利"):
		return 1
	}
	return 0
}

// earned holds what is left or missing against income and spending, right in front of it: 收入7400亿元，支出7680亿元，缺口280亿元. It reports whether the
// three are such.
func (c *block) earned(in, out, left *figures.Fact) bool {
	sign := result(c.leadOf(left))
	side := func(f *figures.Fact) string {
		t := strings.TrimRight(c.leadOf(f), " 为达到是共约总额")
		if figures.Mentions(t, "营业", "主营", "业务", "医疗", "门诊", "住院", "人员", "项目") { // of some of it
			return ""
		}
		switch {
		case affix.Ends(t, "收入", "收入合计", "筹资"):
			return "in"
		case affix.Ends(t, "支出", "支出合计", "花费"):
			return "out"
		}
		return ""
	}
	a, b := side(in), side(out)
	if sign == 0 || in.Kind != figures.Money || a == "" || b == "" || a == b {
		return false
	}
	if a == "out" {
		in, out = out, in
	}
	ri, ok1 := in.Range()
	ro, ok2 := out.Range()
	rl, ok3 := left.Range()
	if !ok1 || !ok2 || !ok3 || !in.Exact() || !out.Exact() || left.Clause-max(in.Clause, out.Clause) > 1 || in.Clause == out.Clause && strings.Contains(c.Text[min(in.End, out.End):max(in.Start, out.Start)], "、") {
		return true
	}
	diff := figures.Minus(ri, ro)
	exact := new(big.Rat).Sub(in.Value(), out.Value())
	if sign < 0 {
		diff, exact = figures.Minus(ro, ri), exact.Neg(exact)
	}
	if diff.Widen(in.Step()).Overlaps(rl) {
		return true
	}
	if exact.Sign() > 0 {
		c.Report(left.Span, lint.Diagnostic{
			Rule:    "number/difference",
			Message: lint.Say("收入%[1]s、支出%[2]s，相差%[3]s，文中为“%[4]s”", "income of %[1]s and spending of %[2]s lie %[3]s apart, the copy says “%[4]s”", c.Quote(in.Span), c.Quote(out.Span), inUnit(exact, in), c.Quote(left.Span)),
			Related: []lint.Related{c.Related(in.Span, "收入", "income"), c.Related(out.Span, "支出", "spending")},
		})
		return true
	}
	said := strings.TrimLeft(c.Text[left.Start-len(c.leadOf(left)):left.End], " ，,")
	c.Report(left.Span, lint.Diagnostic{
		Rule: "number/difference",
		Message: lint.Say("收入%[1]s、支出%[2]s，不会有“%[3]s”", "income of %[1]s and spending of %[2]s leave no such “%[3]s”", c.Quote(in.Span), c.Quote(out.Span),
			c.Quote(figures.Span{Start: left.End - len(said), End: left.End})),
		Related: []lint.Related{c.Related(in.Span, "收入", "income"), c.Related(out.Span, "支出", "spending")},
	})
	return true
}

// theOthers reports whether the words in front of a number call it all the others: 46名员工，有40人持证，其余6人已报名.
func theOthers(lead string) bool {
	t := strings.TrimLeft(lead, " ，,")
	return t == "其余" || t == "其余的" || t == "剩下的" || t == "余下的" || t == "剩下" || t == "余下"
}

// inLots reports whether goods come in lots of whole 万, which nobody rounds: 采购12万剂，首批8万剂已完成配送，其余4万剂10月底前到货.
func (c *block) inLots(whole, taken, left *figures.Fact) bool {
	for _, f := range [...]*figures.Fact{whole, taken, left} {
		if f.Kind != figures.Count || isHead(f.Unit) || f.Unit == "人次" || f.Mag == 0 || f.Places() > 0 {
			return false
		}
	}
	return figures.Mentions(c.leadOf(whole), "采购", "订购", "购买", "分配", "调拨", "下达", "捐赠") || isLot(c.leadOf(taken))
}

// isLot reports whether the words in front of a number call it the first of several lots.
func isLot(lead string) bool {
	return affix.Starts(strings.TrimLeft(lead, " ，,"), "首批", "第一批", "首期", "第一期", "前期", "一期", "先期", "首轮", "第一轮")
}

// isTheOthers reports whether a number is called the others of a whole that opens the sentence, of which the part before is said to be one.
func (c *block) isTheOthers(whole, taken, left *figures.Fact) bool {
	if !theOthers(c.leadOf(left)) || whole.Lo.Cmp(left.Lo) <= 0 {
		return false
	}
	lead := strings.TrimLeft(c.leadOf(taken), " ，,")
	return affix.Starts(lead, "有", "其中", "已有", "当中") || isLot(lead) || strings.Contains(c.Text[whole.End:taken.Start], "中，")
}

// leaves reports whether the words in front of a number say that so much is left.
func leaves(lead string) bool {
	t := strings.TrimRight(lead, " 为达约有")
	if len(t) > 60 || figures.Mentions(t, "累计结余", "滚存", "历年", "年末", "期末") {
		return false
	}
	if affix.Ends(t, leftWords...) {
		return true
	}
	for _, w := range [...]string{"空余", "剩余", "结余"} { // 空余床位, 剩余名额
		if k := strings.LastIndex(t, w); k >= 0 && len(t)-k-len(w) <= 12 && !strings.ContainsAny(t[k:], "，,、的") {
			return true
		}
	}
	return false
}

// sameBefore returns the fact in front of fact i in its sentence that counts in the same unit, dates aside, or -1.
func (c *block) sameBefore(i int) int {
	if i < 0 {
		return -1
	}
	f := &c.Reading.Facts[i]
	for i--; i >= 0 && c.Reading.Sentence(&c.Reading.Facts[i]) == c.Reading.Sentence(f); i-- {
		switch p := &c.Reading.Facts[i]; {
		case p.Kind == figures.Date || p.Kind == figures.Ordinal || (p.Kind == figures.Percent || p.Kind == figures.Tenths) && p.Role == figures.Share:
		case p.Kind == figures.Count && p.Hanzi && p.Unit == "次" && f.Kind == figures.Money: // 三次看牙，每次扣650元
		case comparable(p, f) && p.Role != figures.Change:
			return i
		default:
			return -1
		}
	}
	return -1
}
