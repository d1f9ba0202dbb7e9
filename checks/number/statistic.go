package number

import (
	"math/big"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// Reports of statistics are printed in a notation of their own, which is read from the text: HR为0.68（95%CI：0.55～0.84，P=0.001）.
const (
	statNumber = `([-−–－]?[0-9０-９]+(?:[.．][0-9０-９]+)?)`
	statUnit   = `\s?((?:[%％‰]|个百分点|个月|年|岁|天|分)?)`
	statP      = `[PpＰ]\s?值?\s?([<＜>＞=＝])\s?` + statNumber
)

var (
	confidence = pattern.Lazy(`(?:[（(\[［]\s?)?(?:(9[059](?:\.\d)?|９５|９０|９９)\s?[%％]\s?)?(?:CI|ＣＩ|[Cc]onfidence [Ii]nterval|(?:置信|可信|信赖)区间)\s?(?:[（(](?:95[%％]\s?)?CI[)）])?[为是在]?\s?[:：=＝,，]?\s?[（(\[［]?\s?` +
		statNumber + statUnit + `\s?(?:[-−–—~～〜－∼]{1,2}|[至到,，]|to)\s?` + statNumber + statUnit)
	estimateAtEnd = pattern.Lazy(statNumber + statUnit + `[\s，,；;]{0,3}$`)
	pBehind       = pattern.Lazy(`^\s?[)）\]］]{0,2}\s?[，,；;]?\s?[（(]?\s?` + statP)
	beyondOne     = pattern.Lazy(`(相关系数|(?:ROC|AUC|曲线下面积)|[（(，,；;\s]r[s]?|(?:^|[^A-Za-zＡ-Ｚ])[PpＰ]值?)([^，。；;0-9（(A-Za-z]{0,12}[rRρ]?|\s?[（(][A-Za-zρ]{1,3}[)）])[=＝为是达:：]\s?` + statNumber + `(.?)`)
)

// A stat is a number of the notation.
type stat struct {
	figures.Span
	value, half *big.Rat // half a unit of the last place to either side
	unit        string
}

// minus writes the dashes that stand for a minus sign as one.
var minus = strings.NewReplacer("−", "-", "–", "-", "－", "-")

// statAt reads the number at Text[a:b] with the unit at Text[unitFrom:end]; ok is false for one that is damaged: 068.
func (c *block) statAt(a, b, unitFrom, end int) (stat, bool) {
	t := minus.Replace(narrow.Replace(c.Text[a:b]))
	digits := strings.TrimPrefix(t, "-")
	v, ok := new(big.Rat).SetString(t)
	if !ok || len(digits) > 12 || len(digits) > 1 && digits[0] == '0' && digits[1] != '.' {
		return stat{}, false
	}
	_, decimals, _ := strings.Cut(digits, ".")
	half := new(big.Rat).SetFrac64(1, 2)
	for range decimals {
		half.Quo(half, big.NewRat(10, 1))
	}
	if unitFrom == end {
		end = b
	}
	return stat{figures.Span{Start: a, End: end}, v, half, strings.ReplaceAll(strings.TrimSpace(c.Text[b:end]), "％", "%")}, true
}

// statistics holds the numbers of a statistical report against each other: an estimate lies within its interval, an interval runs upwards, and the
// verdict goes with the P value.
func (c *block) statistics() {
	if c.Holds("CI", "区间", "ＣＩ", "nterval") {
		for _, m := range confidence().FindAllStringSubmatchIndex(c.Text, -1) {
			c.interval(m)
		}
	}
	if c.Holds("HR") {
		c.hazards()
	}
	if c.Holds("统计", "显著", "显着") {
		c.significances()
	}
	if c.Holds("相关", "AUC", "ROC", "曲线下面积", "统计", "差异", "检验") {
		c.beyondOnes()
	}
}

// interval judges one interval with what stands around it. m is a match of confidence.
func (c *block) interval(m []int) {
	lo, ok1 := c.statAt(m[4], m[5], m[6], m[7])
	hi, ok2 := c.statAt(m[8], m[9], m[10], m[11])
	rest := c.Text[hi.End:]
	if !ok1 || !ok2 || lo.unit != "" && hi.unit != lo.unit || affix.Starts(strings.TrimLeft(rest, " "), "、", "和", "~", "～", "-", "–") || startsDigit(rest) {
		return
	}
	ci := figures.Span{Start: lo.Start, End: hi.End}
	signed := lo.value.Sign() < 0 || hi.value.Sign() < 0
	if lo.value.Cmp(hi.value) > 0 {
		if !signed {
			c.Report(ci, lint.Diagnostic{
				Rule: "number/statistic", Severity: lint.Error,
				Message: lint.Say("区间“%s”下限大于上限", "the interval “%s” runs downwards", c.Quote(ci)),
			})
		}
		return
	}
	at := max(0, m[0]-60)
	e := estimateAtEnd().FindStringSubmatchIndex(c.Text[at:m[0]])
	if e == nil {
		return
	}
	est, ok := c.statAt(at+e[2], at+e[3], at+e[4], at+e[5])
	front := c.Text[max(0, est.Start-40):max(0, est.Start)]
	named, ratio := estimates(front)
	if !ok || !named && !strings.ContainsAny(c.Text[m[0]:m[0]+min(3, m[1]-m[0])], "（([［") || !estimate(front) || (est.unit != hi.unit && !(est.unit == "%" && hi.unit == "" && hi.value.Cmp(big.NewRat(1, 1)) > 0)) {
		return
	}
	if outside(est, lo, hi) {
		sev := lint.Warning
		if ratio {
			sev = lint.Error
		}
		c.Report(est.Span, lint.Diagnostic{
			Rule: "number/statistic", Severity: sev,
			Message: lint.Say("估计值“%s”不在其区间“%s”之内", "the estimate “%s” lies outside its own interval, “%s”", c.Quote(est.Span), c.Quote(ci)),
			Related: []lint.Related{c.Related(ci, "区间", "the interval")},
		})
		return
	}
	level := ""
	if m[2] >= 0 {
		level = narrow.Replace(c.Text[m[2]:m[3]])
	}
	if ratio && !signed && (level == "" || level == "95") {
		c.againstOne(lo, hi)
	}
}

// againstOne holds the interval of a ratio against the P value or the verdict right behind it: one that spans 1 is not significant.
func (c *block) againstOne(lo, hi stat) {
	one, margin := big.NewRat(1, 1), big.NewRat(3, 100)
	above := func(s stat) bool { return new(big.Rat).Sub(s.value, one).Cmp(margin) >= 0 }
	below := func(s stat) bool { return new(big.Rat).Sub(one, s.value).Cmp(margin) >= 0 }
	spans, excludes := below(lo) && above(hi), above(lo) || below(hi)
	rest := c.Text[hi.End:]
	var said figures.Span
	significant, known := false, false
	if p := pBehind().FindStringSubmatchIndex(rest); p != nil {
		said = figures.Span{Start: hi.End + strings.IndexAny(rest, "PpＰ"), End: hi.End + p[5]}
		significant, known = verdictOf(rest[p[2]:p[3]], rest[p[4]:p[5]], big.NewRat(5, 100))
	} else if s := significance().FindStringIndex(rest[:min(len(rest), 90)]); s != nil {
		lead := strings.TrimLeft(rest[:s[0]], " )）]］，,；;")
		var verb string
		verb, significant, known = polarity(lead)
		if strings.Trim(bare(verb), " ，,") != "" {
			return
		}
		said = figures.Span{Start: hi.End + s[0] - len(lead) + len(verb), End: hi.End + s[1]}
	}
	if !known || !(spans && significant || excludes && !significant) {
		return
	}
	zh, en := "含1", "contains 1"
	if excludes {
		zh, en = "不含1", "does not contain 1"
	}
	ci := figures.Span{Start: lo.Start, End: hi.End}
	c.Report(said, lint.Diagnostic{
		Rule: "number/statistic", Severity: lint.Warning,
		Message: lint.Say("比值的95%%区间“%[1]s”%[3]s，与“%[2]s”不符", "the 95%% interval of the ratio, “%[1]s”, %[4]s, which does not go with “%[2]s”", c.Quote(ci), c.Quote(said), zh, en),
		Related: []lint.Related{c.Related(ci, "区间", "the interval")},
	})
}

// outside reports whether an estimate lies outside its interval, whichever of the dashes in front of the numbers are minus signs.
func outside(e, lo, hi stat) bool {
	beyond := func(e, lo, hi *big.Rat, slackLo, slackHi *big.Rat) bool {
		return new(big.Rat).Sub(lo, e).Cmp(slackLo) > 0 || new(big.Rat).Sub(e, hi).Cmp(slackHi) > 0
	}
	slackLo, slackHi := new(big.Rat).Add(e.half, lo.half), new(big.Rat).Add(e.half, hi.half)
	if !beyond(e.value, lo.value, hi.value, slackLo, slackHi) {
		return false
	}
	abs := func(v *big.Rat) *big.Rat { return new(big.Rat).Abs(v) }
	a, l, h := abs(e.value), abs(lo.value), abs(hi.value)
	if l.Cmp(h) > 0 {
		l, h, slackLo, slackHi = h, l, slackHi, slackLo
	}
	return beyond(a, l, h, slackLo, slackHi)
}

// ratioNames are the measures of which 1 says that there is no difference.
var ratioNames = []string{"HR", "OR", "RR", "IRR", "HRs", "ORs", "RRs", "比值比", "优势比", "胜算比", "风险比", "危险比", "相对危险度", "相对风险", "发病率比", "患病率比", "率比"}

// estimateNames are other measures that are printed with an interval.
var estimateNames = []string{"MD", "SMD", "WMD", "RD", "AUC", "曲线下面积", "率", "有效性", "效力", "灵敏度", "敏感度", "特异度", "特异性", "敏感性", "效应值", "效应量", "Kappa", "kappa", "指数", "均值", "均数", "平均", "中位数", "概率"}

// estimates reports whether the words in front of a number name a measure that has an interval, and whether that is a ratio.
func estimates(front string) (named, ratio bool) {
	front = strings.TrimRight(front, " =＝:：为是达到约值了")
	front = strings.TrimRight(front, "）)]")
	if affix.Ends(front, ratioNames...) {
		return true, true
	}
	return affix.Ends(front, estimateNames...), false
}

// estimate reports whether a number may be one at all: none of a list, no P value, no size of a sample, no test.
func estimate(front string) bool {
	front = strings.TrimRight(front, " ")
	if affix.Ends(front, "、", "和", "及", "与", "~", "～", "-", "–", "—", "至", "±", "/", "<", ">", "＜", "＞", ".", "．", ",") || endsDigit(front) || strings.Contains(front[strings.LastIndex(front, "，")+1:], "分别") {
		return false
	}
	front = strings.TrimRight(front, " =＝:：为是值")
	return !affix.Ends(front, "P", "p", "Ｐ", "n", "N", "t", "F", "Z", "z", "I2", "I²", "χ2", "χ²", "df", "S.E", "SE", "SD", "B", "lg", "ln", "log")
}

func startsDigit(t string) bool { return t != "" && t[0]-'0' < 10 }

func endsDigit(t string) bool { return t != "" && t[len(t)-1]-'0' < 10 }

// hazard is a hazard ratio below 1 and by how much the copy says that it lowers the risk.
var hazard = pattern.Lazy(`HR\s?(?:[=＝:：]|为|是)\s?(0\.\d{1,3})([^。；;H]{0,90}?)风险(?:显著|明显|相对|约)?(?:下降|降低|减少|减低)(?:了|约|达)?\s?(\d{1,2}(?:\.\d)?)[%％]`)

// hazards holds the fall of a risk against the hazard ratio in front: HR=0.74，死亡风险降低26%.
func (c *block) hazards() {
	for _, m := range hazard().FindAllStringSubmatchIndex(c.Text, 100) {
		ratio, ok := c.statAt(m[2], m[3], m[3], m[3])
		fall, ok2 := c.statAt(m[6], m[7], m[7], m[7])
		if !ok || !ok2 || strings.Contains(c.Text[m[4]:m[5]], "绝对") {
			continue
		}
		want := new(big.Rat).Sub(big.NewRat(1, 1), ratio.value)
		want.Mul(want, big.NewRat(100, 1))
		apart := new(big.Rat).Sub(want, fall.value)
		if apart.Abs(apart).Cmp(big.NewRat(2, 1)) < 0 {
			continue
		}
		said := figures.Span{Start: fall.Start, End: m[1]}
		c.Report(said, lint.Diagnostic{
			Rule: "number/statistic", Severity: lint.Warning,
			Message: lint.Say("HR为%[1]s，风险降低%[3]s%%，文中为“%[2]s”", "a hazard ratio of %[1]s lowers the risk by %[3]s%%, the copy says “%[2]s”", c.Quote(ratio.Span), c.Quote(said), figures.Format(want, 2)),
			Notes:   figures.Notes(lint.Say("1－%s＝%s%%", "1 − %s = %s%%", c.Quote(ratio.Span), figures.Format(want, 2))),
			Related: []lint.Related{c.Related(ratio.Span, "风险比", "the ratio")},
		})
	}
}

// beyondOnes finds P values, correlations and areas under the curve of a test above 1.
func (c *block) beyondOnes() {
	if !c.Holds("相关系数", "AUC", "ROC", "曲线下面积", "Ｐ", "P", "p", "r") {
		return
	}
	for _, m := range beyondOne().FindAllStringSubmatchIndex(c.Text, 400) {
		number, ok := c.statAt(m[6], m[7], m[7], m[7])
		name := strings.TrimLeft(c.Text[m[2]:m[3]], "（(，,；; ")
		if !ok || number.value.Cmp(big.NewRat(1, 1)) <= 0 || number.value.Cmp(big.NewRat(10, 1)) >= 0 || !strings.ContainsAny(c.Text[m[6]:m[7]], ".．") ||
			m[9] > m[8] && strings.Contains("%％‰:：/*×^~～-–—μ", c.Text[m[8]:m[9]]) || m[9] > m[8] && c.Text[m[8]]|0x20-'a' < 26 {
			continue
		}
		around := c.Text[max(0, m[0]-240):min(len(c.Text), m[1]+120)]
		switch {
		case strings.Contains(name, "相关"):
			name = "相关系数"
		case strings.HasPrefix(name, "r"):
			if !strings.Contains(around, "相关") {
				continue
			}
			name = "相关系数"
		case affix.Ends(strings.TrimSuffix(name, "值"), "P", "p", "Ｐ"):
			if m[5]-m[4] > len("值") || !figures.Mentions(around, "统计", "差异", "检验", "显著", "P值", "P<", "P＜", "P>", "P＞") || figures.Mentions(around, "mmol", "血磷", "mg") {
				continue
			}
			name = "P值"
		default:
			if !figures.Mentions(around, "ROC", "诊断", "预测", "筛查", "受试者", "识别", "模型", "分类", "灵敏度", "特异度") || figures.Mentions(around, "药", "血糖", "μg", "ng", "h/", "·h", "浓度", "胰岛素") {
				continue
			}
			name = "AUC"
		}
		c.Report(number.Span, lint.Diagnostic{
			Rule: "number/statistic", Severity: lint.Error,
			Message: lint.Say("%[2]s不会大于1，文中为“%[1]s”", "%[3]s cannot exceed 1, the copy says “%[1]s”", c.Quote(number.Span), name, map[string]string{"相关系数": "a correlation coefficient", "P值": "a P value", "AUC": "an area under the ROC curve"}[name]),
		})
	}
}
