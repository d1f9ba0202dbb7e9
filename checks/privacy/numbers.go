package privacy

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
)

// numbers looks at every run of digits, of either width, groups of four with single spaces or
// hyphens included.
func (s *scan) numbers() {
	t := s.text
	for i := 0; i < len(t); {
		if _, size := digitAt(t, i); size == 0 {
			i++
			continue
		}
		start := i
		var digits [24]byte
		n, end := 0, i
		for i < len(t) {
			if c, size := digitAt(t, i); size > 0 {
				if n < len(digits) {
					digits[n] = c
				}
				n++
				i += size
				end = i
				continue
			}
			if c := t[i]; (c == ' ' || c == '-') && i == end {
				if _, size := digitAt(t, i+1); size > 0 {
					i++
					continue
				}
			}
			break
		}
		if n >= 7 && start > 0 && t[start-1] >= 'A' && t[start-1] <= 'Z' {
			s.labelled(start-1, end) // 病案号B20240508
			continue
		}
		if n < 7 || n > len(digits) || glued(t, start, end) {
			continue
		}
		d := string(digits[:n])
		switch {
		case s.identity(d, start, end):
		case s.card(d, start, end):
		case s.mobile(d, start, end):
		default:
			s.labelled(start, end)
		}
	}
}

// digitAt returns the digit at i of t, ASCII or full-width, and its size in bytes; 0 if there is none.
func digitAt(t string, i int) (digit byte, size int) {
	switch {
	case i >= len(t):
	case t[i] >= '0' && t[i] <= '9':
		return t[i], 1
	case t[i] == 0xEF && i+2 < len(t) && t[i+1] == 0xBC && t[i+2] >= 0x90 && t[i+2] <= 0x99:
		return t[i+2] - 0x90 + '0', 3
	}
	return 0, 0
}

// glued reports whether a run of digits is part of something longer: a code
// with letters, a decimal, a date, what somebody is called on a site.
func glued(t string, start, end int) bool {
	if start > 0 {
		c := t[start-1]
		if c == '.' || c == '/' || c == '_' || c == '=' || c == '@' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '*' {
			return true
		}
	}
	if end < len(t) {
		c := t[end]
		if (c == '.' || c == '/') && end+1 < len(t) && t[end+1] >= '0' && t[end+1] <= '9' || c == '_' || c == '%' || c >= 'a' && c <= 'z' && c != 'x' || c >= 'A' && c <= 'Z' && c != 'X' || c == '*' {
			return true
		}
	}
	return false
}

// provinces are the first two digits of GB/T 2260.
var provinces = map[string]bool{
	"11": true, "12": true, "13": true, "14": true, "15": true, "21": true, "22": true, "23": true, "31": true, "32": true, "33": true,
	"34": true, "35": true, "36": true, "37": true, "41": true, "42": true, "43": true, "44": true, "45": true, "46": true, "50": true,
	"51": true, "52": true, "53": true, "54": true, "61": true, "62": true, "63": true, "64": true, "65": true, "71": true, "81": true, "82": true,
}

// identity reports citizen identity numbers of GB 11643, and the old ones of
// fifteen digits where the copy calls them so.
func (s *scan) identity(d string, start, end int) bool {
	what := lint.Text{ZH: "身份证号码", EN: "the identity number"}
	if len(d) == 17 {
		for _, x := range [...]string{"X", "x", "Ｘ", "ｘ"} {
			if strings.HasPrefix(s.text[end:], x) {
				d += "X"
				end += len(x)
				break
			}
		}
	}
	called := has(s.before(start), "身份证", "身份證", "身分證", "身份号", "公民身份")
	if len(d) == 18 && dateOf(d[6:14]) {
		want, known := checkDigit(d[:17]), provinces[d[:2]]
		switch {
		case !known && !called && want != d[17]:
			return false
		case want != d[17]:
			s.found("id-number", lint.Error, start, end, what,
				lint.Say("号码本身也有错：按 GB 11643 校验码应为%c，原文为%c", "the number is wrong as well: by GB 11643 its check digit is %c, the copy has %c", want, d[17]))
		case !known:
			s.found("id-number", lint.Error, start, end, what, lint.Say("校验码相符（GB 11643），但没有以%s开头的省级代码（GB/T 2260）", "the check digit agrees (GB 11643), but no province begins with %s (GB/T 2260)", d[:2]))
		default:
			s.found("id-number", lint.Error, start, end, what, lint.Say("校验码相符，是真实有效的号码格式（GB 11643）", "the check digit agrees: a valid number (GB 11643)"))
		}
		return true
	}
	if len(d) == 18 && called && provinces[d[:2]] && affix.Ends(strings.TrimRight(s.before(start), " \u3000：:为是（(“"), "证号", "号码", "身份证", "号") {
		s.found("id-number", lint.Error, start, end, what,
			lint.Say("号码本身也有错：其中的出生日期不存在（GB 11643）", "the number is wrong as well: its day of birth does not exist (GB 11643)"))
		return true
	}
	if len(d) == 20 && dateOf(d[6:14]) && has(s.before(start), "残疾", "殘疾", "残联") {
		s.found("id-number", lint.Error, start, end, lint.Text{ZH: "残疾人证号码", EN: "the disability card number"},
			lint.Say("前18位就是身份证号码", "its first eighteen digits are the identity number"))
		return true
	}
	if len(d) == 15 && dateOf("19"+d[6:12]) && (called || provinces[d[:2]] && has(s.before(start), "证件号", "证号")) &&
		!has(s.before(start), "税务登记", "国税", "地税", "税字") {
		s.found("id-number", lint.Error, start, end, what)
		return true
	}
	return false
}

// dateOf reports whether yyyymmdd is a day someone may have been born on.
func dateOf(s string) bool {
	y, m, d := atoi(s[:4]), atoi(s[4:6]), atoi(s[6:8])
	return y >= 1900 && y <= 2040 && m >= 1 && m <= 12 && d >= 1 && d <= 31
}

func atoi(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// checkDigit returns the eighteenth character of an identity number: ISO 7064
// MOD 11-2 over the first seventeen digits (GB 11643-1999).
func checkDigit(d string) byte {
	sum, weight := 0, [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	for i := range weight {
		sum += int(d[i]-'0') * weight[i]
	}
	return "10X98765432"[sum%11]
}

// card reports bank cards: 16 to 19 digits that pass the Luhn test and are
// called an account, or begin as UnionPay cards do.
func (s *scan) card(d string, start, end int) bool {
	if len(d) < 16 || len(d) > 19 || !inFours(s.text[start:end]) {
		return false
	}
	called := has(s.before(start), "卡号", "账号", "帐号", "账户", "帐户", "开户", "银行", "汇款", "户名")
	if !called && !strings.HasPrefix(d, "62") {
		return false
	}
	if has(s.before(start), "统一社会信用代码", "批准文号", "登记号", "编号", "流水号", "条形码", "追溯码") {
		return false
	}
	severity, note := lint.Error, lint.Say("通过 Luhn 校验", "passes the Luhn test")
	if !luhn(d) {
		if !called || !strings.HasPrefix(d, "62") || len(d) != 16 && len(d) != 19 {
			return false
		}
		severity, note = lint.Warning, lint.Say("号码本身也有错：不符合 Luhn 校验", "the number is wrong as well: it fails the Luhn test")
	}
	if has(s.before(start)+s.after(end), "捐款", "捐赠", "募捐", "慈善", "基金会", "红十字", "指定银行", "罚没款", "专户", "缴费账", "保证金") {
		severity = lint.Info // an account for donations, or of an office, is meant to be printed
	}
	s.found("bank-card", severity, start, end, lint.Text{ZH: "银行卡号", EN: "the bank card number"}, note)
	return true
}

// inFours reports whether a number is printed in one piece or in groups of four, as cards are; two telephone
// numbers side by side are not.
func inFours(printed string) bool {
	groups := strings.FieldsFunc(printed, func(r rune) bool { return r == ' ' || r == '-' })
	for _, g := range groups[:len(groups)-1] {
		if len(g) != 4 {
			return false
		}
	}
	return true
}

func luhn(d string) bool {
	sum := 0
	for i := 0; i < len(d); i++ {
		n := int(d[len(d)-1-i] - '0')
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0 && strings.Trim(d, "0") != ""
}

// mobile reports mobile telephone numbers. Hotlines and the numbers of
// offices are meant to be printed.
func (s *scan) mobile(d string, start, end int) bool {
	if strings.HasPrefix(d, "86") && len(d) == 13 {
		d = d[2:]
	}
	what := lint.Text{ZH: "手机号码", EN: "the mobile number"}
	if len(d) != 11 || d[0] != '1' || d[1] < '3' || s.text[start] == '1' && (start > 0 && s.text[start-1] == '+' || s.text[start+1] == '-') { // +1 and 1-800 are North America
		var ok bool
		if what.ZH, what.EN, ok = s.regionalMobile(d, start, end); !ok {
			return false
		}
	}
	before, after := s.before(start), s.after(end)
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " "))
	if strings.ContainsRune("元人例个次剂针支粒片只万亿吨件份项台辆号册余多米", r) || has(lastRunes(before, 1), "第", "共", "达", "约") || has(lastRunes(before, 6), "编号", "批号", "QQ", "qq", "文号", "字号") {
		return false
	}
	severity := lint.Warning
	if has(before[strings.LastIndex(before, "。")+1:], "热线", "咨询", "客服", "举报", "服务电话", "预约", "投诉", "挂号", "值班", "监督", "报名", "求助") ||
		affix.Ends(strings.TrimRight(before, " :："), "记者联系", "记者电话", "记者联系电话", "联系记者", "编辑部电话") { // the paper's own
		severity = lint.Info
	}
	s.found("phone", severity, start, end, what)
	return true
}

// labelled reports numbers that the copy itself calls a patient's or a
// household's.
func (s *scan) labelled(start, end int) {
	before := strings.TrimRight(lastRunes(s.before(start), 12), " :：为是#＃(（№No.")
	for _, w := range []string{"住院号", "病案号", "病历号", "门诊号", "就诊卡号", "就诊号", "登记号码", "医保卡号", "社保卡号", "社会保障号", "检查号", "影像号"} {
		if strings.HasSuffix(before, w) {
			s.found("medical-number", lint.Warning, start, end, lint.Text{ZH: w, EN: "the patient number"})
			return
		}
	}
	if has(lastRunes(s.before(start), 16), "住户", "户主", "家中", "家里", "家属", "患者", "病人", "密接者") && has(before, "座机", "固话") {
		s.found("phone", lint.Warning, start, end, lint.Text{ZH: "私人电话", EN: "the private number"})
		return
	}
	for _, w := range []string{"家庭电话", "住宅电话", "家里电话", "本人电话", "家属电话"} {
		if strings.HasSuffix(before, w) {
			s.found("phone", lint.Warning, start, end, lint.Text{ZH: "私人电话", EN: "the private number"})
			return
		}
	}
}

func lastRunes(s string, n int) string {
	at := len(s)
	for ; at > 0 && n > 0; n-- {
		_, m := utf8.DecodeLastRuneInString(s[:at])
		at -= m
	}
	return s[at:]
}
