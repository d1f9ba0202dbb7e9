package number

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// Tenders, penalties and receipts write an amount twice, in capital numerals and in digits, 贰万伍仟元整（¥25000.00）, and so do contracts
// with other numbers: 四十五（45）日历天.
var (
	capitalFirst = pattern.Lazy(`([零〇壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万萬亿億]{2,}[元圆圓](?:[零壹贰貳叁參肆伍陆陸柒捌玖]角)?(?:[零壹贰貳叁參肆伍陆陸柒捌玖]分)?)[整正]?[（(，,\s]{0,2}(?:小写|小寫)?[:：]?\s?(?:[¥￥]\s?(\d[\d,，]*(?:\.\d+)?)(万)?|(\d[\d,，]*(?:\.\d+)?)(万)?元)`)
	digitsFirst  = pattern.Lazy(`[¥￥]?\s?(\d[\d,，]*(?:\.\d+)?)(万)?元?[（(，,\s]{1,2}(?:人民币|人民幣)?(?:大写|大寫)[:：]?\s?(?:人民币|人民幣)?([零〇壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万萬亿億]{2,}[元圆圓](?:[零壹贰貳叁參肆伍陆陸柒捌玖]角)?(?:[零壹贰貳叁參肆伍陆陸柒捌玖]分)?)`)
	wordsFirst   = pattern.Lazy(`([一二三四五六七八九十百千两]{1,7})[（(](\d{1,4})[）)](?:日历天|工作日|个工作日|个月|天|日内|年|份|名|人|台|套|家|元)`)
)

// capitals holds such a number in words against the digits beside it.
func (c *block) capitals() {
	if c.Holds("元", "圆", "圓") && c.Holds("零", "壹", "贰", "貳", "叁", "參", "肆", "伍", "陆", "陸", "柒", "捌", "玖", "拾", "佰", "仟") {
		for _, m := range capitalFirst().FindAllStringSubmatchIndex(c.Text, -1) {
			digits, wan := group(c.Text, m, 2), group(c.Text, m, 3)
			if digits == "" {
				digits, wan = group(c.Text, m, 4), group(c.Text, m, 5)
			}
			c.twice(figures.Span{Start: m[2], End: m[3]}, spelt(group(c.Text, m, 1)), amount(digits, wan != ""), figures.Span{Start: m[3], End: m[1]})
		}
		for _, m := range digitsFirst().FindAllStringSubmatchIndex(c.Text, -1) {
			c.twice(figures.Span{Start: m[6], End: m[7]}, spelt(group(c.Text, m, 3)), amount(group(c.Text, m, 1), m[4] >= 0), figures.Span{Start: m[0], End: m[6]})
		}
	}
	if c.Holds("一（", "二（", "三（", "四（", "五（", "六（", "七（", "八（", "九（", "十（", "百（", "千（", "两（") || c.Holds("(") {
		for _, m := range wordsFirst().FindAllStringSubmatchIndex(c.Text, -1) {
			if before, _ := utf8.DecodeLastRuneInString(c.Text[:m[2]]); before == '第' || before >= '0' && before <= '9' {
				continue
			}
			c.twice(figures.Span{Start: m[2], End: m[3]}, spelt(group(c.Text, m, 1)), amount(group(c.Text, m, 2), false), figures.Span{Start: m[4], End: m[5]})
		}
	}
}

func group(t string, m []int, k int) string {
	if m[2*k] < 0 {
		return ""
	}
	return t[m[2*k]:m[2*k+1]]
}

// twice reports a number whose words and digits differ.
func (c *block) twice(at figures.Span, words, digits *big.Rat, other figures.Span) {
	if words == nil || digits == nil || words.Cmp(digits) == 0 {
		return
	}
	c.Report(at, lint.Diagnostic{
		Rule:     "number/conversion",
		Severity: lint.Error,
		Message:  lint.Say("“%[1]s”是%[2]s，与旁边的数字%[3]s不符", "“%[1]s” is %[2]s, and the digits beside it say %[3]s", c.Quote(at), figures.Format(words, 2), figures.Format(digits, 2)),
		Related:  []lint.Related{c.Related(other, "数字", "the digits")},
	})
}

// amount reads digits with their thousands.
func amount(digits string, wan bool) *big.Rat {
	v, ok := new(big.Rat).SetString(strings.NewReplacer(",", "", "，", "").Replace(digits))
	if !ok {
		return nil
	}
	if wan {
		v.Mul(v, big.NewRat(10_000, 1))
	}
	return v
}

// plain writes capital numerals, of either script, as the common ones.
var plain = strings.NewReplacer("壹", "一", "贰", "二", "貳", "二", "叁", "三", "參", "三", "肆", "四", "伍", "五", "陆", "六", "陸", "六", "柒", "七",
	"捌", "八", "玖", "九", "拾", "十", "佰", "百", "仟", "千", "萬", "万", "億", "亿", "圆", "元", "圓", "元")

// spelt reads a number in words, capital or not, with 角 and 分; nil where it is none.
func spelt(t string) *big.Rat {
	whole, cents, _ := strings.Cut(plain.Replace(t), "元")
	n, ok := figures.InWords(whole)
	if !ok {
		return nil
	}
	v := n.Rat()
	for _, coin := range [...]struct {
		name string
		of   int64
	}{{"角", 10}, {"分", 100}} {
		digit, rest, has := strings.Cut(cents, coin.name)
		if !has {
			continue
		}
		d, ok := figures.InWords(digit)
		if !ok {
			return nil
		}
		v.Add(v, new(big.Rat).Quo(d.Rat(), big.NewRat(coin.of, 1)))
		cents = rest
	}
	return v
}
