package number

import (
	"sort"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// comparisons finds 同比 and 环比 with the other one's base, and 死亡率 where the dead are counted among patients.
func (c *block) comparisons() {
	for from := 0; ; {
		k := strings.Index(c.Text[from:], "比")
		if k < 0 {
			return
		}
		at := from + k
		from = at + len("比")
		var word string
		switch {
		case strings.HasSuffix(c.Text[:at], "同"):
			word = "同比"
		case strings.HasSuffix(c.Text[:at], "环"):
			word = "环比"
		default:
			continue
		}
		start := at - len("同")
		rest := strings.TrimLeft(c.Text[from:], " ")
		for _, w := range [...]string{"较", "比", "于"} {
			rest = strings.TrimPrefix(rest, w)
		}
		lead := strings.TrimRight(c.Text[max(0, start-30):start], " ")
		base, end := "", from
		month := []string{"上月", "上个月", "上周", "上一周", "前一日", "前一天", "上季度", "上一季度", "昨日", "上旬", "前一周", "前一个月"}
		year := []string{"去年同期", "上年同期", "去年同月", "上年同月", "去年", "上年"}
		wrong := month
		if word == "环比" {
			wrong = year
		}
		for _, w := range wrong {
			if strings.HasPrefix(rest, w) && !(word == "环比" && affix.Starts(rest[len(w):], "四季度", "第四季度", "底", "末", "12月", "12 月")) {
				base, end = w, len(c.Text)-len(rest)+len(w)
				break
			}
			if affix.Ends(lead, "较"+w, "比"+w, "与"+w+"相比") && base == "" {
				base = w
				start -= len(w) + len("较")
				if strings.HasSuffix(lead, "相比") {
					start -= len("相比")
				}
			}
		}
		if base == "" && word == "同比" {
			// 11月同比10月
			base, end = c.monthAgainstMonth(start, len(c.Text)-len(rest))
		}
		if base == "" {
			base, start, end = c.otherBase(word, start, len(c.Text)-len(rest))
		}
		if base == "" {
			continue
		}
		c.Report(figures.Span{Start: start, End: end}, lint.Diagnostic{
			Rule:    "number/comparison",
			Message: lint.Say("“%s”与“%s”不合", "“%s” does not go with “%s”", word, base),
			Notes:   figures.Notes(lint.Text{ZH: "同比是与上年同期比，环比是与上一期比", EN: "同比 compares with the same time of last year, 环比 with the time before"}),
		})
	}
}

// otherBase finds the wrong base in other words: 三季度…同比二季度, 环比2023年同期, 与上周相比，…同比.
func (c *block) otherBase(word string, start, after int) (base string, from, to int) {
	rest := c.Text[after:]
	if word == "环比" {
		if v, j := shortNumber(rest); j == 2 && v >= 19 {
			if _, k := shortNumber(rest[2:]); k == 2 && strings.HasPrefix(rest[4:], "年同期") {
				return rest[:4+len("年同期")], start, after + 4 + len("年同期")
			}
		}
		return "", start, after
	}
	for n, q := range [...]string{"一", "二", "三"} {
		if strings.HasPrefix(rest, q+"季度") || strings.HasPrefix(rest, "第"+q+"季度") {
			next := [...]string{"二", "三", "四"}[n]
			head := c.Text[lastBreak(c.Text[:start]):start]
			if strings.Contains(head, next+"季度") && !strings.Contains(head, q+"季度") && !strings.Contains(head, "年"+q) {
				return q + "季度", start, after + strings.Index(rest, "季度") + len("季度")
			}
		}
	}
	clause := lastBreak(c.Text[:start])
	if clause == 0 || !strings.HasSuffix(c.Text[:clause], "，") {
		return "", start, after
	}
	prev := c.Text[lastBreak(c.Text[:clause-len("，")]) : clause-len("，")]
	for _, w := range [...]string{"上周", "上月", "上个月", "上一周", "前一周", "上季度", "昨日", "前一日"} {
		if (prev == "与"+w+"相比" || prev == "同"+w+"相比" || prev == "和"+w+"相比") && !strings.Contains(c.Text[clause:start], "环比") {
			return w, start, after
		}
	}
	return "", start, after
}

// monthAgainstMonth finds 11月同比10月: neighbours in one year are 环比.
func (c *block) monthAgainstMonth(start, after int) (string, int) {
	var a, b *figures.Fact
	first := sort.Search(len(c.Reading.Facts), func(i int) bool { return c.Reading.Facts[i].End >= start-30 })
	for i := first; i < min(len(c.Reading.Facts), first+4); i++ {
		f := &c.Reading.Facts[i]
		if f.Kind != figures.Date || f.Day.Month == 0 || f.Interval {
			continue
		}
		if f.End <= start && start-f.End <= 30 && !strings.ContainsAny(strings.Replace(strings.TrimPrefix(c.Text[f.End:start], "份"), "，", "", 1), "，、。；：比较") {
			a = f // 11月份门诊量同比…
		}
		if f.Start == after {
			b = f
		}
	}
	if a == nil || b == nil || b.Day.Year != 0 && b.Day.Year != a.Day.Year || a.Day.Month-b.Day.Month != 1 {
		return "", 0
	}
	return c.Quote(b.Span), b.End
}

// identifiers checks numbers that carry their own check digit or shape.
func (c *block) identifiers() {
	c.approval()
	c.coded("信用代码", 18, creditCode)
	c.coded("ISBN", 13, isbn)
	c.eaten()
}

// approval checks 国药准字 and its letters with eight digits. Letters alone, and what is masked or goes on in words, explain the form:
// 国药准字H＋8位数字, 国药准字H（Z、S）＋4位年号.
func (c *block) approval() {
	const name = "国药准字"
	for from := 0; ; {
		k := strings.Index(c.Text[from:], name)
		if k < 0 {
			return
		}
		at := from + k
		from = at + len(name)
		rest := strings.TrimLeft(c.Text[from:], " ")
		j := 0
		for j < len(rest) && (rest[j]|0x20 >= 'a' && rest[j]|0x20 <= 'z' || rest[j]-'0' < 10) {
			j++
		}
		code := rest[:j]
		if !strings.ContainsAny(code, "0123456789") || strings.Contains(strings.ToLower(code), "xxx") || len(code) > 14 || approved(code) ||
			affix.Starts(strings.TrimLeft(rest[j:], " "), "×", "*", "＊", "□", "○", "〇", "X", "＋", "+", "位", "…") {
			continue
		}
		end := len(c.Text) - len(rest) + j
		c.Report(figures.Span{Start: at, End: end}, lint.Diagnostic{
			Rule:    "number/identifier",
			Message: lint.Say("批准文号“%s”不合格式", "the approval number “%s” is malformed", c.Copy.Text[at:end]),
			Notes:   figures.Notes(lint.Text{ZH: "国药准字后为字母H、Z、S（旧有B、T、F、J），港澳台药品再加C、境外药品再加J，后为8位数字", EN: "H, Z or S (formerly B, T, F, J), with C for Hong Kong, Macau and Taiwan or J for abroad, and eight digits follow 国药准字"}),
		})
	}
}

// approved reports whether a code has the form of 药品注册管理办法 (2020), article 123, or of the years before: H20051234, HJ20210035.
func approved(code string) bool {
	const digits = 8
	letters := code[:max(0, len(code)-digits)]
	switch len(letters) {
	case 1:
		return strings.Contains("HZSBTFJC", letters) && digitsOnly(code[1:])
	case 2:
		return strings.Contains("HZS", letters[:1]) && strings.Contains("CJ", letters[1:]) && digitsOnly(code[2:])
	}
	return false
}

func digitsOnly(t string) bool {
	for i := range len(t) {
		if t[i]-'0' > 9 {
			return false
		}
	}
	return true
}

// coded finds a code of n characters behind a name and checks its last digit.
func (c *block) coded(name string, n int, valid func(string) bool) {
	for from := 0; ; {
		k := strings.Index(c.Text[from:], name)
		if k < 0 {
			return
		}
		from += k + len(name)
		rest := c.Text[from:]
		i := 0
		for i < len(rest) && i < 12 && !(rest[i]-'0' < 10 || rest[i] >= 'A' && rest[i] <= 'Z') {
			i++
		}
		j, code := i, make([]byte, 0, n)
		for j < len(rest) && (rest[j]-'0' < 10 || rest[j] >= 'A' && rest[j] <= 'Z' || rest[j] == '-' && n == 13) {
			if rest[j] != '-' {
				code = append(code, rest[j])
			}
			j++
		}
		if len(code) != n || valid(string(code)) {
			continue
		}
		c.Report(figures.Span{Start: from + i, End: from + j}, lint.Diagnostic{
			Rule:     "number/identifier",
			Severity: lint.Error,
			Message:  lint.Say("“%s”校验位不符，号码有误", "the check digit of “%s” does not fit", c.Copy.Text[from+i:from+j]),
		})
	}
}

// creditCode is the check of GB 32100.
func creditCode(code string) bool {
	const chars = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	sum, weight := 0, 1
	for i := range 17 {
		k := strings.IndexByte(chars, code[i])
		if k < 0 {
			return false
		}
		sum += k * weight
		weight = weight * 3 % 31
	}
	return strings.IndexByte(chars, code[17]) == (31-sum%31)%31
}

func isbn(code string) bool {
	sum := 0
	for i := range 13 {
		if code[i]-'0' > 9 {
			return true // not an ISBN-13
		}
		d := int(code[i] - '0')
		if i%2 == 1 {
			d *= 3
		}
		sum += d
	}
	return sum%10 == 0
}

// eaten finds a year that lost its first digit to damage: ?022年.
func (c *block) eaten() {
	for from := 0; ; {
		k := strings.Index(c.Text[from:], "?0")
		if k < 0 {
			return
		}
		at := from + k
		from = at + 2
		if at+4 <= len(c.Text) && digitsOnly(c.Text[at+1:at+4]) && strings.HasPrefix(c.Text[at+4:], "年") {
			c.Report(figures.Span{Start: at, End: at + 4 + len("年")}, lint.Diagnostic{
				Rule:     "number/digits",
				Severity: lint.Error,
				Message:  lint.Say("年份“%s”缺首位数字", "the year “%s” lost its first digit", c.Copy.Text[at:at+4+len("年")]),
			})
		}
	}
}

// rateNames finds 患者死亡率高达50%: deaths among patients are 病死率.
func (c *block) rateNames() {
	for i := range c.Reading.Facts {
		f := &c.Reading.Facts[i]
		if f.Kind != figures.Percent || f.Role == figures.Change || f.Lo.Cmp(figures.Int(2)) < 0 {
			continue
		}
		lead := c.leadOf(f)
		k := strings.LastIndex(lead, "死亡率")
		if k < 0 || len(lead)-k > 36 || strings.HasPrefix(lead[k:], "死亡率从") {
			continue
		}
		head := lead[:k]
		if c.ofDisease(f, head) {
			head += "该病"
		}
		if !affix.Ends(strings.TrimSuffix(strings.TrimSuffix(head, "的"), "中"), "患者", "病人", "病例", "感染者", "该病", "本病", "此病", "确诊病例", "重症", "这种病", "这一疾病") || figures.Mentions(head, "人口", "十万", "全死因", "住院", "婴儿", "孕产妇", "围产") {
			continue
		}
		at := c.Reading.Clauses[f.Clause].Start + k
		c.Report(figures.Span{Start: at, End: at + len("死亡率")}, lint.Diagnostic{
			Rule:    "number/rate-name",
			Message: lint.Text{ZH: "以病人为分母的是“病死率”，不是“死亡率”", EN: "deaths among patients are 病死率, not 死亡率"},
			Notes:   figures.Notes(lint.Text{ZH: "死亡率的分母是人口，病死率的分母是患该病的人", EN: "死亡率 has the population below the line, 病死率 the patients"}),
			Fixes:   []lint.Fix{lint.Replace(c.Copy, at, at+len("死亡率"), "病死率", false)},
		})
	}
}

// ofDisease reports whether a bare 死亡率 speaks of those who fell ill: 一旦发病，死亡率几乎100%, or of the cases counted
// in its sentence.
func (c *block) ofDisease(f *figures.Fact, head string) bool {
	if strings.Trim(head, "，, 其") != "" {
		return false
	}
	cl := c.Reading.Clauses[f.Clause]
	if f.Clause == 0 || c.Reading.Clauses[f.Clause-1].Sentence != cl.Sentence {
		return false
	}
	prev := c.Reading.Clauses[f.Clause-1].Of(c.Text)
	if len(prev) > 90 {
		return false
	}
	if figures.Mentions(prev, "一旦发病", "一旦感染", "一旦患", "发病后", "感染后", "患病后", "确诊后") {
		return true
	}
	return strings.Contains(prev, "死亡") && strings.Contains(prev, "例") && strings.Contains(c.sentenceOf(f), "确诊")
}
