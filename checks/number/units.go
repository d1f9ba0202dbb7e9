package number

import (
	_ "embed"
	"sort"
	"strings"
	"sync"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/lines"
)

//go:embed misfits.tsv
var misfitsTable string

// misfit pairs a measure word with nouns it does not count.
type misfit struct {
	unit  string
	nouns []string
	right string
}

var misfits = sync.OnceValue(func() (out []misfit) {
	for f := range lines.Rows(misfitsTable, 4) {
		out = append(out, misfit{f[0], strings.Fields(f[1]), f[2]})
	}
	return out
})

// units checks measure words, amounts without a unit, and counts that cannot have decimals.
func (c *block) units() {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		switch f.Kind {
		case figures.Count:
			c.measureWord(f)
			c.brokenCount(f)
		case figures.Plain:
			c.missingUnit(f)
		case figures.Money:
			c.magnitude(f)
		}
		c.plausible(f)
		c.measured(f)
		c.siblings(f)
	}
	c.brokenDigits()
	c.degrees()
	for from := 0; ; {
		k := strings.Index(c.Text[from:], "亿万")
		if k < 0 {
			return
		}
		at := from + k
		from = at + len("亿万")
		if at > 0 && c.Text[at-1]-'0' < 10 && !affix.Starts(c.Text[from:], "富", "人民", "家", "年", "光年", "群众", "百姓", "网民", "观众") {
			c.Report(figures.Span{Start: at, End: from}, lint.Diagnostic{
				Rule:     "number/magnitude",
				Severity: lint.Warning,
				Message:  lint.Text{ZH: "“亿万”不能作数量单位，应为亿或万", EN: "“亿万” is no magnitude: 亿 or 万"},
			})
		}
	}
}

// measureWord finds 3名医院 and 床位300名.
func (c *block) measureWord(f *figures.Fact) {
	if f.Number.End == f.End {
		return
	}
	at := strings.TrimSpace(c.Text[f.Number.End:f.End])
	for _, m := range misfits() {
		if f.Unit != m.unit || !strings.HasSuffix(at, m.unit) {
			continue
		}
		tail := c.Text[f.End:]
		lead := strings.TrimRight(c.leadOf(f), " 共有约达近为是")
		for _, noun := range m.nouns {
			hit := strings.HasPrefix(tail, noun) && ends(tail[len(noun):]) && !modifies(tail[len(noun):])
			if !hit && strings.HasSuffix(lead, noun) && ends(tail) {
				hit = c.Reading.Clauses[f.Clause].Start+len(lead) > 0 && !figures.Mentions(lead, "每", "对", "由", "从", "向", "给", "为", "在", "与", "和", "、", "到")
				hit = hit && !(m.unit == "人次" && noun == "医院") // 总诊疗人次中，医院1.68亿人次: a class of institutions
				hit = hit && !(m.unit == "人次" && strings.HasSuffix(strings.TrimRight(c.leadOf(f), " 约达近"), "为"))
				hit = hit && (m.unit != "人" || noun == "床位" || noun == "病床" || noun == "救护车") // 打砸医院12人被捕
				hit = hit && (m.unit != "家" && m.unit != "支" && m.unit != "所" && m.unit != "件" && m.unit != "条" && m.unit != "只" && m.unit != "剂" && m.unit != "台")
				hit = hit && !(m.unit == "名" || m.unit == "位" || m.unit == "例" || m.unit == "张") || hit && (noun == "床位" || noun == "设备" || noun == "救护车" || m.unit == "张" || noun == "疑点数据")
				hit = hit && !c.carried(f)
			}
			if !hit || noun == "疫苗" && strings.HasSuffix(c.Copy.Text[:f.End], "隻") { // 一隻疫苗: so in Hong Kong
				continue
			}
			c.Report(f.Span, lint.Diagnostic{
				Rule:    "number/measure-word",
				Message: lint.Say("“%s”不用“%s”作量词", "“%s” is not counted with “%s”", noun, m.unit),
				Notes:   figures.Notes(lint.Say("可用：%s", "use one of %s", m.right)),
			})
			return
		}
	}
}

// carried reports whether the words in front already say what is counted, so that the noun only says where: 床位5.8万张，其中医院4.6万张.
func (c *block) carried(f *figures.Fact) bool {
	s := c.Reading.Sentence(f)
	from := max(c.Reading.Sentences[s].Start, f.Start-600)
	if f.Unit == "张" && strings.Contains(c.Text[from:f.Start], "床") {
		return true
	}
	i := sort.Search(len(c.Reading.Facts), func(i int) bool { return c.Reading.Facts[i].Start >= f.Start })
	for j := i - 1; j >= max(0, i-24) && s-c.Reading.Sentence(&c.Reading.Facts[j]) <= 1; j-- {
		if g := &c.Reading.Facts[j]; g.Kind == f.Kind && g.Unit == f.Unit && (c.Reading.Sentence(g) == s || !f.Among.Empty()) {
			return true
		}
	}
	return false
}

// modifies reports whether a noun before t only describes what is counted: 一条护士与社工的感情线, 一条患者的留言.
func modifies(t string) bool {
	if strings.HasPrefix(t, "的") {
		return true
	}
	t = t[:min(len(t), 24)]
	k := strings.Index(t, "的")
	return k > 0 && affix.Starts(t, "和", "与", "及", "、") && !strings.ContainsAny(t[:k], "，。；,;")
}

// ends reports whether a noun phrase may end before t: nothing of the phrase follows.
func ends(t string) bool {
	t = strings.TrimSpace(t)
	return t == "" || affix.Starts(t, "，", ",", "。", "；", ";", "、", "和", "与", "及", "（", "(", "）", ")", "！", "参加", "参与", "接受", "入院", "出院", "在", "已", "将", "被", "完成", "获", "进行", "前往", "投入", "到", "开展", "通过", "均", "全部", "同时", "康复", "治愈", "接入", "实现", "的", "驻村", "下乡", "前来", "奔赴", "赶赴", "驰援", "支援", "上岗", "坐诊")
}

// brokenCount finds 9.713名: heads are whole, and three digits behind the point were thousands.
func (c *block) brokenCount(f *figures.Fact) {
	if f.Lo.Scale <= 0 || f.Mag != 0 || f.Interval || f.Hanzi {
		return
	}
	switch f.Unit {
	case "人", "名", "位", "例", "家", "户", "所", "张", "台", "人次", "辆", "部门":
	default:
		return
	}
	// 21.150台空气净化器 at the head of a paragraph is item 21.
	if f.Lo.Scale != 3 || f.Outer.Start == len(c.Text)-len(strings.TrimLeft(c.Text, " \u3000\t")) && f.Lo.Cmp(figures.Int(100)) < 0 || figures.Mentions(c.clauseOf(f), "平均", "均", "每", "比", "/", "增长", "预期") {
		return
	}
	c.Report(f.Span, lint.Diagnostic{
		Rule:    "number/digits",
		Message: lint.Say("“%s”不是整数，疑把千分位逗号打成了小数点", "“%s” is not whole: a point seems to stand for the thousands comma", c.Quote(f.Span)),
	})
}

// missingUnit finds 贷款1000万 and 296游客; speech does without, so it is info.
func (c *block) missingUnit(f *figures.Fact) {
	if f.Quoted || f.Hanzi || f.Interval || f.Bracket {
		return
	}
	tail := c.Text[f.End:]
	lead := c.leadOf(f)
	switch {
	case f.Mag >= 4 && endsOfClause(tail) && affix.Ends(strings.TrimRight(lead, " 了约近达到共超过"), "投资", "贷款", "投入", "花费", "捐款", "筹资", "奖励", "罚款", "节约", "节省", "拨付", "补助", "补贴", "筹集", "赔偿", "募集", "报销", "欠款", "借款", "资金", "支付"):
		c.Report(f.Span, lint.Diagnostic{
			Rule:    "number/missing-unit",
			Message: lint.Say("金额“%s”没有单位", "the amount “%s” has no unit", c.Quote(f.Span)),
			Notes:   figures.Notes(lint.Text{ZH: "补“元”或币种；直接引语可以省", EN: "add 元 or the currency; direct speech may leave it out"}),
		})
	case f.Mag == 0 && f.Lo.Scale == 0 && f.Lo.Cmp(figures.Int(1)) > 0 && affix.Starts(tail, "游客", "患者", "医生", "护士", "学生", "居民", "群众", "村民", "老人", "病人", "职工", "专家", "志愿者", "医务人员", "医护人员", "乡镇卫生院", "家庭") && f.Number.End == f.End && !f.Bracket:
		if prev := c.Text[max(0, f.Start-1):f.Start]; prev == "-" || prev == "." || prev == "/" || strings.HasSuffix(c.Text[:f.Start], "型") || affix.Ends(c.Text[:f.Start], "第", "—", "名", "编号") {
			return
		}
		if n, _ := f.Lo.Integer(); n >= 1949 && n <= 2100 {
			return
		}
		c.Report(f.Span, lint.Diagnostic{
			Rule:    "number/missing-unit",
			Message: lint.Say("“%s”与后面的名词之间缺量词", "“%s” lacks its measure word", c.Quote(f.Span)),
		})
	}
}

func endsOfClause(t string) bool {
	return t == "" || affix.Starts(t, "，", ",", "。", "；", ";", "！", "用于", "支持", "建设", "购置", "购买")
}

// magnitude finds 18689.8万元, which reads easier as 1.87亿元.
func (c *block) magnitude(f *figures.Fact) {
	if !c.inWan && f.Mag == 4 && f.Lo.Scale > -4 && f.Lo.Cmp(figures.Int(100000000)) >= 0 && !f.Interval {
		c.Report(f.Span, lint.Diagnostic{
			Rule:    "number/magnitude",
			Message: lint.Say("“%s”过亿，宜以亿为单位", "“%s” is over 亿 and reads easier in 亿", c.Quote(f.Span)),
		})
	}
}

// inWan reports whether an article keeps to 万元, as budgets do to the last decimal: three amounts at least, and hardly any in 亿元.
func inWan(v *figures.View) bool {
	wan, yi := 0, 0
	for _, r := range v.Readings {
		for i := range r.Facts {
			switch f := &r.Facts[i]; {
			case f.Kind != figures.Money:
			case f.Mag == 4 && f.Places() > 0:
				wan++
			case f.Mag == 8:
				yi++
			}
		}
	}
	return wan >= 3 && yi*3 <= wan
}

// decimals tells lists whose members are printed to different places: 73.76%、73.2%、96%.
func (c *block) decimals() {
	for i := 0; i < len(c.Reading.Facts); {
		a, b := c.Reading.ListOf(i)
		i = max(b, i+1)
		if b-a < 3 || c.Reading.Facts[a].Kind != figures.Percent {
			continue
		}
		lo, hi := c.Reading.Facts[a].Places(), c.Reading.Facts[a].Places()
		for j := a; j < b; j++ {
			p := c.Reading.Facts[j].Places()
			lo, hi = min(lo, p), max(hi, p)
		}
		if lo == hi || c.Reading.Facts[a].Hanzi {
			continue
		}
		c.Report(figures.Span{Start: c.Reading.Facts[a].Start, End: c.Reading.Facts[b-1].End}, lint.Diagnostic{
			Rule:    "number/decimals",
			Message: lint.Say("并列的数小数位数不一：“%s”", "the numbers of one list have different decimals: “%s”", c.Copy.Text[c.Reading.Facts[a].Start:c.Reading.Facts[b-1].End]),
		})
	}
}
