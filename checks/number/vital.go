package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// vitals finds body temperatures, blood pressures, blood sugars and heart rates that no living person has.
func (c *block) vitals() {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		lead := c.leadOf(f)
		switch f.Kind {
		case figures.Temperature:
			c.temperature(i, lead)
		case figures.BloodPair:
			c.bloodPair(f, lead)
		case figures.Pressure:
			c.pressure(i, lead)
		case figures.Glucose:
			c.glucose(f, lead)
		case figures.Percent:
			c.glycated(f, lead)
			c.saturation(i, lead)
		}
		c.namedPair(i)
		c.breaths(f, lead)
		if (f.Unit == "次/分" || f.Unit == "次" && beats(lead)) && figures.Mentions(lead, "心率", "脉搏", "心跳") && f.Role != figures.Change && !figures.Mentions(lead, noPulse...) {
			if v := f.Hi.Float(); v > 350 || v < 15 {
				c.vital(f, "心率", "a heart rate", lint.Say("成人静息心率在60至100次/分", "an adult at rest has 60 to 100 beats a minute"))
			}
		}
	}
}

// beats reports whether the words in front of a number say that the heart beats so often a minute: 心率每分钟780次, but not 误差可达每分钟10次.
func beats(lead string) bool {
	lead = strings.TrimRight(lead, " 约达到高为")
	t := strings.TrimSuffix(strings.TrimSuffix(lead, "每分钟"), "每分")
	return len(t) < len(lead) && affix.Ends(strings.TrimRight(t, " 为是达到约高只有仅，"), "心率", "脉搏", "心跳")
}

// breaths finds a rate of breathing that nobody has: 呼吸频率每分钟300次.
func (c *block) breaths(f *figures.Fact, lead string) {
	lead = strings.TrimRight(lead, " 约达到高为")
	if f.Unit != "次/分" && !(f.Unit == "次" && affix.Ends(lead, "每分钟", "每分")) || f.Role == figures.Change || !affix.Ends(strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(lead, "每分钟"), "每分"), " 为是达到约高"), "呼吸频率", "呼吸") {
		return
	}
	if v := f.Hi.Float(); v > 150 || v < 1 {
		c.vital(f, "呼吸频率", "a rate of breathing", lint.Say("成人静息时每分钟呼吸12至20次", "an adult at rest breathes 12 to 20 times a minute"))
	}
}

// noPulse is said where beats are those of a fibrillating atrium, of which few reach the pulse, or of an animal's heart.
var noPulse = []string{"心房", "房颤", "房扑", "颤动", "扑动", "f波", "F波", "鼠", "兔", "鸟", "鲸", "象", "龟", "熊", "动物"}

// temperature looks at fact i, of the body as what leads to it says.
func (c *block) temperature(i int, lead string) {
	f := &c.Reading.Facts[i]
	if f.Approx&figures.Vague != 0 || figures.Mentions(lead, "华氏", "波动", "温度差", "温差", "相差", "岩体", "放热", "吸热", "熔", "配合物") || f.Start > 0 && c.Text[f.Start-1]-'0' < 10 || i > 0 && f.Start-c.Reading.Facts[i-1].End <= 1 {
		return
	}
	if f.Unit != "℃" || f.Role == figures.Change || !bodyHeat(lead) || figures.Mentions(c.clauseOf(f), "水温", "室温", "气温", "环境", "消毒", "冷藏", "保存", "冰", "沸", "烫", "锅", "水烧", "烧水", "水开", "油温", "茶", "汤", "机房", "杀菌", "加热", "清洗", "洗", "仪器", "误差", "精度") {
		return
	}
	least := int64(coldest)
	switch said := c.sentenceOf(f); {
	case figures.Mentions(said, hibernating...):
		return
	case figures.Mentions(said, chilled...):
		least = coldestSaved
	}
	if f.Lo.Cmp(figures.Int(least)) >= 0 && f.Hi.Cmp(figures.Int(hottest)) <= 0 {
		return
	}
	c.vital(f, "体温", "a body temperature", lint.Say("人的体温多在35℃至42℃之间，不到%[1]d℃或超过%[2]d℃的几乎没有", "human body temperature is mostly between 35 and 42 ℃, hardly ever below %[1]d or above %[2]d ℃", least, hottest))
}

// The temperatures of the body that are thought possible. Who was chilled and lived had 11.8 and 13.7 ℃; an operation may cool to 15.
const (
	coldest      = 24
	coldestSaved = 11
	hottest      = 44
)

// chilled is said where a body is cold: by accident, or on the table. hibernating is said of animals that sleep through the winter.
var (
	chilled     = []string{"体外循环", "低温", "降温", "停跳", "低体温", "失温", "冻", "溺水", "落水", "雪", "冰", "核心体温", "心跳停止", "心脏停止", "心脏骤停", "获救", "复温", "代谢", "ECMO"}
	hibernating = []string{"冬眠", "蛰伏", "休眠", "旱獭", "刺猬", "蝙蝠", "松鼠", "蜂鸟", "爬行", "变温", "鱼类", "青蛙"}
)

// systolicFirst is said of a pair of pressures that cannot be.
var systolicFirst = lint.Say("收缩压在前、舒张压在后，前者大于后者", "the systolic pressure comes first and is the greater")

// differs reports whether what a text leads to is how far two pressures lie apart: 高于目标血压20/10 mmHg, 血压下降20/10 mmHg.
func differs(lead string) bool {
	return figures.Mentions(lead, "降低", "升高", "下降", "上升", "差", "高于", "高出", "超出", "超过", "目标", "降幅", "增幅", "变化", "波动", "幅度") ||
		affix.Ends(strings.TrimRight(lead, " 了约"), "降", "升", "增加", "减少")
}

func (c *block) bloodPair(f *figures.Fact, lead string) {
	sys, dia := f.Lo.Float(), f.Hi.Float()
	if f.Unit != "mmHg" || sys < 60 && differs(lead) || sys >= 40 && sys <= 300 && dia >= 15 && dia <= 200 && dia < sys {
		return
	}
	if dia > sys && dia >= 40 && dia <= 300 && sys >= 15 && sys <= 200 { // either could be, the other way round
		c.Report(f.Span, lint.Diagnostic{
			Rule:    "number/vital",
			Message: lint.Say("血压“%s”高低压颠倒", "the blood pressure “%s” has the lower value first", c.Quote(f.Span)),
			Notes:   figures.Notes(systolicFirst),
		})
		return
	}
	c.vital(f, "血压", "a blood pressure", systolicFirst)
}

// pressure looks at fact i, one pressure alone.
func (c *block) pressure(i int, lead string) {
	f := &c.Reading.Facts[i]
	if f.Unit != "mmHg" || !figures.Mentions(lead, "收缩压", "舒张压", "高压", "低压", "血压") || f.Role == figures.Change || figures.Mentions(lead, "压差", "高出", "相差", "波动", "低了", "眼压", "颅", "氧", "升高", "降低", "脉压") {
		return
	}
	if f.Approx&figures.Vague != 0 || c.pairBefore(i) {
		return
	}
	if strings.Contains(lead, "舒张压") && !strings.Contains(lead, "收缩压") && f.Hi.Float() > 210 {
		c.vital(f, "舒张压", "a diastolic pressure", lint.Say("舒张压多在40至120之间", "most diastolic pressures are between 40 and 120"))
		return
	}
	if v := f.Hi.Float(); v > 320 || v < 15 && !f.Interval && affix.Ends(strings.TrimRight(lead, " 为达到是仅只有高"), "血压", "收缩压", "舒张压", "低压", "高压") && !strings.HasSuffix(strings.TrimSpace(lead), "高") {
		c.vital(f, "血压", "a blood pressure", lint.Say("血压以毫米汞柱计，成人多在60至260之间", "in mmHg most adults have between 60 and 260"))
	}
}

func (c *block) glucose(f *figures.Fact, lead string) {
	if !strings.Contains(lead, "血糖") || f.Role == figures.Change || figures.Mentions(lead, "波动", "下降", "降了", "升高了", "差") {
		return
	}
	v := f.Hi.Float()
	switch {
	case f.Unit == "mmol/L" && v > 25 && v <= 70 && figures.Mentions(lead, "控制在", "正常", "应在", "目标") && !figures.Mentions(lead, "超过", "高于"):
		c.vital(f, "血糖目标", "a target of blood sugar", lint.Say("空腹血糖的控制目标多为4.4～7.0mmol/L", "the usual target for fasting blood sugar is 4.4 to 7.0 mmol/L"))
	case f.Unit == "mmol/L" && v > 70:
		c.vital(f, "血糖", "a blood sugar", lint.Say("血糖以mmol/L计多在2至33之间；数值过百的多是mg/dL", "in mmol/L blood sugar is mostly between 2 and 33; numbers above a hundred are mostly mg/dL"))
	case f.Unit == "mmol/L" && v < 0.5:
		c.vital(f, "血糖", "a blood sugar", lint.Say("血糖以mmol/L计多在2至33之间", "in mmol/L blood sugar is mostly between 2 and 33"))
	case f.Unit == "mg/dL" && v < 12:
		c.vital(f, "血糖", "a blood sugar", lint.Say("血糖以mg/dL计多在40至600之间，数值在20以下的多是mmol/L", "in mg/dL blood sugar is mostly between 40 and 600; numbers below 20 are mostly mmol/L"))
	}
}

func (c *block) glycated(f *figures.Fact, lead string) {
	if affix.Ends(strings.TrimRight(lead, " 为达到高是降至升约"), "糖化血红蛋白", "糖化血色素", "HbA1c", "糖化血红蛋白（HbA1c）") && f.Role != figures.Change && f.Lo.Cmp(figures.Int(25)) > 0 {
		c.vital(f, "糖化血红蛋白", "a glycated haemoglobin", lint.Text{ZH: "糖化血红蛋白多在4%至15%之间", EN: "it is mostly between 4% and 15%"})
	}
}

// pairBefore reads 18/110毫米汞柱, whose first number is no pressure of its own; a systolic pressure under 40 is reported.
// It says whether fact i was the second of a pair.
func (c *block) pairBefore(i int) bool {
	f := &c.Reading.Facts[i]
	if i == 0 || c.Text[c.Reading.Facts[i-1].End:f.Start] != "/" {
		return false
	}
	s := &c.Reading.Facts[i-1]
	if v := s.Lo.Float(); s.Kind == figures.Plain && s.Exact() && v < 40 && f.Lo.Float() > v && f.Unit == "mmHg" {
		c.vital(&figures.Fact{Span: figures.Span{Start: s.Start, End: f.End}}, "血压", "a blood pressure", systolicFirst)
	}
	return true
}

func bodyHeat(lead string) bool {
	return figures.Mentions(lead, "体温", "发热", "发烧", "高烧", "低烧", "高热", "低热", "烧到", "腋温", "耳温", "肛温", "额温", "退烧", "热峰", "腋下温度", "额头温度", "腋下体温")
}

func (c *block) vital(f *figures.Fact, zh, en string, note lint.Text) {
	c.Report(f.Span, lint.Diagnostic{
		Rule:    "number/vital",
		Message: lint.Say("%[1]s“%[2]s”超出人体可能的范围", "“%[2]s” is impossible as %[3]s", zh, c.Quote(f.Span), en),
		Notes:   figures.Notes(note),
	})
}
