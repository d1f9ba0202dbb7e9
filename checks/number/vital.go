package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// vitals finds body temperatures, blood pressures and blood sugars that no living person has.
func (c *block) vitals() {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		lead := c.leadOf(f)
		switch f.Kind {
		case figures.Temperature:
			if f.Approx&figures.Vague != 0 || figures.Mentions(lead, "华氏", "波动", "温度差", "温差", "相差", "岩体", "放热", "吸热", "熔", "配合物") || f.Start > 0 && c.Text[f.Start-1]-'0' < 10 || i > 0 && f.Start-c.Reading.Facts[i-1].End <= 1 {
				continue
			}
			if f.Unit != "℃" || f.Role == figures.Change || !bodyHeat(lead) || figures.Mentions(c.clauseOf(f), "水温", "室温", "气温", "环境", "消毒", "冷藏", "保存", "冰", "沸", "烫", "锅", "机房", "杀菌", "加热", "清洗", "洗", "仪器", "误差", "精度") {
				continue
			}
			if (f.Lo.Cmp(figures.Int(24)) >= 0 || figures.Mentions(c.sentenceOf(f), "体外循环", "低温", "降温", "停跳")) && f.Hi.Cmp(figures.Decimal{Mantissa: 440, Scale: 1}) <= 0 {
				continue
			}
			c.vital(f, "体温", "a body temperature", "人的体温在35℃至42℃之间")
		case figures.BloodPair:
			sys, dia := f.Lo.Float(), f.Hi.Float()
			if f.Unit != "mmHg" || figures.Mentions(lead, "降低", "升高", "下降", "上升", "差") && sys < 60 || sys >= 40 && sys <= 300 && dia >= 15 && dia <= 200 && dia < sys {
				continue
			}
			c.vital(f, "血压", "a blood pressure", "收缩压在前、舒张压在后，前者大于后者")
		case figures.Pressure:
			if f.Unit != "mmHg" || !figures.Mentions(lead, "收缩压", "舒张压", "高压", "低压", "血压") || f.Role == figures.Change || figures.Mentions(lead, "压差", "高出", "相差", "波动", "低了", "眼压", "颅", "氧", "升高", "降低", "脉压") {
				continue
			}
			if c.pairBefore(i) {
				continue
			}
			if strings.Contains(lead, "舒张压") && !strings.Contains(lead, "收缩压") && f.Hi.Float() > 210 {
				c.vital(f, "舒张压", "a diastolic pressure", "舒张压多在40至120之间")
				continue
			}
			if v := f.Hi.Float(); v > 320 || v < 15 && !f.Interval && endsAny(strings.TrimRight(lead, " 为达到是仅只有高"), "血压", "收缩压", "舒张压", "低压", "高压") && !strings.HasSuffix(strings.TrimSpace(lead), "高") {
				c.vital(f, "血压", "a blood pressure", "血压以毫米汞柱计，成人多在60至260之间")
			}
		case figures.Glucose:
			if !strings.Contains(lead, "血糖") || f.Role == figures.Change || figures.Mentions(lead, "波动", "下降", "降了", "升高了", "差") {
				continue
			}
			v := f.Hi.Float()
			if f.Unit == "mmol/L" && v > 25 && v <= 70 && figures.Mentions(lead, "控制在", "正常", "应在", "目标") && !figures.Mentions(lead, "超过", "高于") {
				c.vital(f, "血糖目标", "a target of blood sugar", "空腹血糖的控制目标多为4.4～7.0mmol/L")
				continue
			}
			if f.Unit == "mmol/L" && (v > 70 || v < 0.5) {
				note := "血糖以mmol/L计多在2至33之间"
				if v > 70 {
					note += "；数值过百的多是mg/dL"
				}
				c.vital(f, "血糖", "a blood sugar", note)
			} else if f.Unit == "mg/dL" && (v < 12) {
				c.vital(f, "血糖", "a blood sugar", "血糖以mg/dL计多在40至600之间，数值在20以下的多是mmol/L")
			}
		}
		if f.Kind == figures.Percent && endsAny(strings.TrimRight(lead, " 为达到高是降至升约"), "糖化血红蛋白", "HbA1c", "糖化血红蛋白（HbA1c）") && f.Role != figures.Change && f.Lo.Cmp(figures.Int(25)) > 0 {
			c.vital(f, "糖化血红蛋白", "a glycated haemoglobin", "糖化血红蛋白多在4%至15%之间")
		}
		if f.Unit == "次/分" && figures.Mentions(lead, "心率", "脉搏", "心跳") && f.Role != figures.Change {
			if v := f.Hi.Float(); v > 350 || v < 15 {
				c.vital(f, "心率", "a heart rate", "成人静息心率在60至100次/分")
			}
		}
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
		c.vital(&figures.Fact{Span: figures.Span{Start: s.Start, End: f.End}}, "血压", "a blood pressure", "收缩压在前、舒张压在后，前者大于后者")
	}
	return true
}

func bodyHeat(lead string) bool {
	return figures.Mentions(lead, "体温", "发热", "发烧", "高烧", "低烧", "高热", "低热", "烧到", "腋温", "耳温", "肛温", "额温", "退烧", "热峰", "腋下温度", "额头温度", "腋下体温")
}

func (c *block) vital(f *figures.Fact, zh, en, note string) {
	c.Report(f.Span, lint.Diagnostic{
		Rule:    "number/vital",
		Message: lint.Say("%[1]s“%[2]s”超出人体可能的范围", "“%[2]s” is impossible as %[3]s", zh, c.Quote(f.Span), en),
		Notes:   figures.Notes(lint.Text{ZH: note, EN: note}),
	})
}

// doseLimits are drugs whose unit is easily written a thousandfold too large, with the amount in mg that no single
// dose reaches.
var doseLimits = [...]struct {
	drug string
	mg   float64
	unit string
}{
	{"叶酸", 60, "mg或μg"}, {"左甲状腺素", 2, "μg"}, {"优甲乐", 2, "μg"}, {"地高辛", 3, "mg（以0.125、0.25计）"}, {"维生素D", 20, "IU或μg"},
	{"维生素B12", 20, "μg或mg"}, {"碘化钾", 300, "mg"}, {"阿托品", 50, "mg"}, {"肾上腺素", 50, "mg"}, {"吗啡", 500, "mg"}, {"芬太尼", 20, "μg"},
	{"华法林", 60, "mg"}, {"甲氨蝶呤", 20000, "mg"}, {"阿司匹林", 8000, "mg"}, {"对乙酰氨基酚", 8000, "mg"}, {"布洛芬", 5000, "mg"}, {"二甲双胍", 5000, "mg"},
	{"泼尼松", 1500, "mg"}, {"氨氯地平", 60, "mg"}, {"硝苯地平", 200, "mg"}, {"阿托伐他汀", 300, "mg"}, {"奥司他韦", 600, "mg"}, {"孟鲁司特", 100, "mg"}, {"地西泮", 300, "mg"}, {"氯化钾", 20000, "mg"},
}

// doses finds units whose slip is dangerous: 5Mg, 10ug, 500L by drip, oxygen in mL/min, and doses a thousand times
// too large.
func (c *block) doses() {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		if f.Kind != figures.Dose {
			continue
		}
		printed := strings.TrimSpace(c.Text[f.Number.End:f.End])
		lead := c.leadOf(f)
		switch {
		case strings.HasPrefix(printed, "Mg/m") || f.End < len(c.Text) && (c.Text[f.End]-'0' < 10 || c.Text[f.End]|0x20 >= 'a' && c.Text[f.End]|0x20 <= 'z') || f.Start > 0 && c.Text[f.Start-1] == '.':
			continue // Mg/m3 is a density, 0.8Mg0.1 a formula
		case strings.HasPrefix(printed, "Mg") || printed == "MG" || strings.HasPrefix(printed, "MG/") || printed == "mG":
			u := figures.Span{Start: f.End - len(printed), End: f.End}
			c.Report(f.Span, lint.Diagnostic{
				Rule:    "number/dose",
				Message: lint.Say("剂量单位“%s”应为“mg”", "the dose unit “%s” should be “mg”", printed),
				Notes:   figures.Notes(lint.Text{ZH: "Mg是兆克，也是镁的符号；毫克写作mg", EN: "Mg is the megagram and the symbol of magnesium; the milligram is mg"}),
				Fixes:   []lint.Fix{lint.Replace(c.Copy, u.Start, u.Start+2, "mg", false)},
			})
			continue
		case printed == "ug" || printed == "UG" || strings.HasPrefix(printed, "ug/kg"):
			u := figures.Span{Start: f.End - len(printed), End: f.End}
			c.Report(f.Span, lint.Diagnostic{
				Rule:    "number/dose",
				Message: lint.Say("剂量单位“%s”应为“μg”", "the dose unit “%s” should be “μg”", printed),
				Notes:   figures.Notes(lint.Text{ZH: "ug易误认为mg，相差一千倍；微克写作μg或“微克”", EN: "ug is easily read as mg, a thousandfold; write μg or 微克"}),
				Fixes:   []lint.Fix{lint.Replace(c.Copy, u.Start, u.Start+2, "μg", false)},
			})
			continue
		case f.Unit == "L" && figures.Mentions(lead, "静滴", "滴注", "输液", "静注", "注射", "口服", "每次", "一次", "服用", "推注", "吸入", "灌入", "滴入", "补液", "喝") && !figures.Mentions(c.clauseOf(f), "氧", "每日", "每天", "日均", "升高", "一天", "桶", "瓶装", "油", "公里", "车"):
			if v := f.Lo.Float(); v > 5 && !f.Interval {
				c.doseReport(f, lint.Say("“%s”用量过大，单位疑为mL", "“%s” is too much: mL seems to be meant", c.Quote(f.Span)))
			}
			continue
		case f.Unit == "mL/min" && figures.Mentions(lead, "氧流量", "吸氧", "给氧", "供氧", "氧疗") && f.Hi.Float() <= 60:
			c.doseReport(f, lint.Say("吸氧流量“%s”过小，单位疑为L/min", "an oxygen flow of “%s” is too little: L/min seems to be meant", c.Quote(f.Span)))
			continue
		}
		if f.Unit == "mg" && f.Hi.Cmp(figures.Int(20)) <= 0 && endsAny(strings.TrimRight(lead, " 不超过应少于低在控制限为至以内摄入量的"), "食盐", "盐") && !figures.Mentions(lead, "碘", "钠", "每100", "100克") {
			c.doseReport(f, lint.Say("食盐“%s”过小，单位疑为g", "“%s” of salt is too little: g seems to be meant", c.Quote(f.Span)))
			continue
		}
		var mg float64
		switch f.Unit {
		case "mg":
			mg = 1
		case "g":
			mg = 1000
		default:
			continue
		}
		for _, d := range doseLimits {
			k := strings.LastIndex(lead, d.drug)
			if k < 0 || len(lead)-k > 60 || figures.Mentions(lead[k:], "、", "含", "公司", "浓度", "总", "规格", "每瓶", "每盒", "生产", "毒", "查获", "缴获", "累计", "每100", "走私", "共") {
				continue
			}
			// Another drug's dose may stand between: 肾上腺素0.1mg静注及强的松龙1g.
			if strings.ContainsAny(strings.TrimLeft(lead[k+len(d.drug):], "0123456789"), "0123456789及和或") {
				continue
			}
			if f.Hi.Float()*mg > d.mg {
				c.doseReport(f, lint.Say("%[1]s“%[2]s”超出用量，单位疑误，通常以%[3]s计", "“%[2]s” of %[1]s exceeds any dose; it is usually given in %[3]s", d.drug, c.Quote(f.Span), d.unit))
				break
			}
		}
	}
}

func (c *block) doseReport(f *figures.Fact, m lint.Text) {
	c.Report(f.Span, lint.Diagnostic{Rule: "number/dose", Message: m, Notes: figures.Notes(lint.Text{ZH: "按说明书或处方核对数值和单位", EN: "check number and unit against the label or the prescription"})})
}
