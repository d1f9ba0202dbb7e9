package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/pattern"
)

var (
	// bareDegree is a temperature without the sign of a degree: 70C以下, 37oC.
	bareDegree = pattern.Lazy(`(?:^|[^\dA-Za-z.\-])(\d{1,3}(?:\.\d)?) ?o?C(?:以下|以上|左右|的|至|到|～|~|,|，|。|、|；|）|条件|环境|低温|高温|超低温|冷藏|冷冻|冰箱|水|下|时)`)
	// joinedDegrees is 2～8℃ and the like without the mark of the range.
	joinedDegrees = pattern.Lazy(`(?:^|[^\d.\-－−—–~～至到零负下])((2)([68]|10)|(4)(8)|(0)([48]|10)) ?(?:℃|°C|摄氏度|度)(?:[^\d以左\-~～至到]|$)`)
	// unfrozen is the temperature of a freezer without its minus: 70℃以下超低温冰箱.
	unfrozen = pattern.Lazy(`(?:^|[^\d.\-－−—–~～至到零负下])([2-8]\d|1[5-9]\d?) ?(?:℃|°C|摄氏度)(?:以下|左右)?的?(?:超低温|深冷|低温冷冻|冷冻[柜室库冰]|冷柜|冰柜)`)
)

// inTheCold is said of what is kept in a refrigerator; warm of what is not, or no longer.
var (
	inTheCold = []string{"冷藏", "冰箱", "冷链"}
	warm      = []string{"室温", "常温", "阴凉", "取出", "不超过", "不高于", "高于", "超过", "开封后", "启用后", "气温", "环境", "恢复", "复温", "回温", "加热", "天气", "夏", "水温", "未冷藏", "脱离", "断电", "故障", "升到", "升至", "避免", "离开", "外面", "没关"}
	heat      = []string{"温", "冷藏", "冷冻", "保存", "贮存", "储存", "沸点", "加热", "发烧", "烧到", "解冻"}
	noHeat    = []string{"放电", "倍率", "呼气", "同位素", "标记", "测年", "电池", "充电"}
)

// degrees finds temperatures that lost a sign on the way: of the degree, of a range or of minus.
func (c *block) degrees() {
	t := c.Text
	if strings.Contains(t, "C") && figures.Mentions(t, heat...) && !figures.Mentions(t, noHeat...) {
		for _, at := range bareDegree().FindAllStringSubmatchIndex(t, -1) {
			last, _ := utf8.DecodeLastRuneInString(t[:at[1]])
			if at[3]-at[2] == 1 && !hanzi.IsHan(last) || !figures.Mentions(affix.Tail(t[:at[2]], 60)+affix.Head(t[at[3]:], 30), heat...) {
				continue // 4C is also a building
			}
			end := at[3] + strings.Index(t[at[3]:], "C") + 1
			value := t[at[2]:at[3]]
			if len(value) > 1 && figures.Mentions(affix.Head(t[end:], 24), "超低温", "深冷", "冷冻柜", "冷冻保存", "冰柜") {
				value = "-" + value
			}
			c.broken(at[2], end, lint.Say("“%[1]s”缺度的符号，或为“%[2]s℃”", "“%[1]s” lacks the sign of a degree: %[2]s °C", c.Copy.Text[at[2]:end], value))
		}
	}
	if !figures.Mentions(t, "℃", "°C", "摄氏") {
		return
	}
	for _, at := range unfrozen().FindAllStringSubmatchIndex(t, -1) {
		c.broken(at[2], at[3], lint.Say("“%[1]s”度不能冷冻，疑脱负号，或为“-%[1]s”", "nothing freezes at %[1]s degrees: a minus may be lost (-%[1]s)", t[at[2]:at[3]]))
	}
	for _, at := range joinedDegrees().FindAllStringSubmatchIndex(t, -1) {
		if strings.HasPrefix(strings.TrimLeft(t[at[3]:], " "), "度") && !strings.HasSuffix(strings.TrimRight(t[:at[2]], " "), "摄氏") {
			continue // of an angle, of turning
		}
		lead, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(strings.TrimRight(t[:at[2]], " 约"), "摄氏"))
		before := affix.Tail(t[:at[2]], 180)
		said := before[strings.LastIndex(before, "。")+1:] + affix.Head(t[at[3]:], 18)
		if !strings.ContainsRune("在于为是持存藏（(：:", lead) || !figures.Mentions(said, inTheCold...) || figures.Mentions(said, warm...) {
			continue
		}
		for k := 4; k < len(at); k += 4 {
			if at[k] >= 0 {
				c.broken(at[2], at[3], lint.Say("“%[1]s”度不是冷藏的温度，疑脱连接号，或为“%[2]s～%[3]s”", "nothing is refrigerated at %[1]s degrees: the mark of a range may be lost (%[2]s to %[3]s)", t[at[2]:at[3]], t[at[k]:at[k+1]], t[at[k+2]:at[k+3]]))
			}
		}
	}
}
