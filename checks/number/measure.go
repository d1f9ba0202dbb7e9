package number

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/lines"
)

//go:embed measures.tsv
var measuresTable string

// measure is one row of measures.tsv.
type measure struct {
	before, behind, units []string
	only                  bool // the words behind are needed as well
	least, most           float64
	what                  lint.Text
}

var measureRows = sync.OnceValue(func() (rows []measure) {
	for f := range lines.Rows(measuresTable, 6) {
		row := measure{before: strings.Fields(f[0]), units: strings.Fields(f[2]), most: math.Inf(1), what: lint.Text{ZH: f[4], EN: f[5]}}
		if least, ok := strings.CutPrefix(f[3], "≥"); ok {
			row.least = decimal("measures.tsv", least)
		} else {
			row.most = decimal("measures.tsv", f[3])
		}
		if list, ok := strings.CutPrefix(f[1], "~"); ok {
			row.behind, row.only = strings.Fields(list), true
		}
		rows = append(rows, row)
	}
	return rows
})

// decimal reads a number of one of the tables, which are checked when they are first read.
func decimal(table, field string) float64 {
	v, err := strconv.ParseFloat(field, 64)
	if err != nil {
		panic(table + ": " + err.Error())
	}
	return v
}

// measured finds a measure that nothing can have, in a unit a hundred or a thousand times too big or too small: 直径3.2米的肿瘤, 每天钙推荐摄入量为800克.
func (c *block) measured(f *figures.Fact) {
	if f.Kind != figures.Measure && f.Kind != figures.Dose && f.Kind != figures.Glucose && f.Kind != figures.Plain || f.Role == figures.Change || f.Approx&figures.Vague != 0 {
		return
	}
	lead := strings.TrimRight(c.leadOf(f), " 约达到了为在共近超过已是有不足至少最大仅只")
	deep := strings.TrimRight(lead, " 一度高低降升为到")
	for _, row := range measureRows() {
		if f.Lo.Float() <= row.most && f.Hi.Float() >= row.least || !named(row.units, f.Unit) {
			continue
		}
		if !row.only && !endsIn(lead, row.before) && !endsIn(deep, row.before) || row.only && !(figures.Mentions(lead, row.before...) && affix.Starts(c.Text[f.End:], row.behind...)) {
			continue
		}
		if figures.Mentions(c.sentenceOf(f), "鲸", "大象", "恐龙", "树", "机器", "车", "累计", "全市", "全县", "全国", "全省", "总量", "共计", "每吨", "动物", "牛", "马", "游泳", "跑", "海拔", "模型", "雕塑") {
			continue
		}
		if row.least > 0 && figures.Mentions(c.sentenceOf(f), "胎", "鼠", "猫", "狗", "犬", "兔", "鸟", "雏", "幼崽", "宠物", "玩具", "玩偶") {
			continue
		}
		if strings.HasSuffix(row.what.EN, "person") && !figures.Mentions(c.sentenceOf(f), "岁", "患者", "孩", "婴", "儿", "先生", "女士", "学生", "男", "女", "成人", "老人") {
			continue // of a ship
		}
		d := lint.Diagnostic{
			Rule:     "number/magnitude",
			Severity: lint.Warning,
			Message:  lint.Say("“%[1]s”不可能是%[2]s，单位有误", "“%[1]s” cannot be %[3]s: the unit is wrong", c.Quote(f.Span), row.what.ZH, row.what.EN),
		}
		if strings.HasSuffix(f.Unit, "/L") || f.Unit == "" { // of blood
			if f.Interval || figures.Mentions(c.sentenceOf(f), noBlood...) || affix.Starts(c.Text[f.End:], "-", "～", "~", "—", "至", "%", "％", ".") {
				continue
			}
			d.Rule, d.Message = "number/vital", lint.Say("“%[1]s”不可能是人的%[2]s", "“%[1]s” is impossible as %[3]s", c.Quote(f.Span), row.what.ZH, row.what.EN)
		}
		c.Report(f.Span, d)
		return
	}
}

// noBlood is said of what is no blood of a person: a solution, an animal, the inside of a cell.
var noBlood = []string{"标准品", "校准", "质控", "溶液", "配制", "稀释", "鼠", "兔", "犬", "猫", "牛", "猪", "羊", "鱼", "鸟", "鸡", "细胞内", "检测范围", "线性", "尿液", "24小时", "假性", "溶血"}

// endsIn reports whether the words in front of a number end with one of the list, or with one and what measures it: 肿瘤直径.
func endsIn(lead string, list []string) bool {
	if affix.Ends(lead, list...) {
		return true
	}
	for _, w := range [...]string{"推荐摄入量", "的摄入量", "摄入量", "的直径", "直径", "大小", "长径", "最大径", "的体积", "量", "值", "达", "高"} {
		if t, ok := strings.CutSuffix(lead, w); ok && affix.Ends(t, list...) {
			return true
		}
	}
	return false
}
