package privacy

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/pattern"
)

// emails reports e-mail addresses; those of offices are only mentioned.
func (s *scan) emails() {
	t := s.text
	for at := 0; ; {
		i := strings.IndexByte(t[at:], '@')
		if i < 0 {
			return
		}
		i += at
		start, end := i, i+1
		for start > 0 && isLocal(t[start-1]) {
			start--
		}
		for end < len(t) && isDomain(t[end]) {
			end++
		}
		for end > i+1 && (t[end-1] == '.' || t[end-1] == '-') {
			end--
		}
		at = i + 1
		local, domain := t[start:i], t[i+1:end]
		dot := strings.LastIndexByte(domain, '.')
		if local == "" || dot < 1 || len(domain)-dot < 3 || start > 0 && (t[start-1] == '/' || t[start-1] == '@') || domain[len(domain)-1] <= '9' || page(domain[dot+1:]) || strings.Trim(local, "xX") == "" {
			continue // an address of the web may hold @ too, an account and a version do, and xxx@ is nobody's
		}
		severity := lint.Warning
		if strings.HasSuffix(domain, ".gov.cn") || strings.HasSuffix(domain, ".gov.hk") || strings.HasSuffix(domain, ".gov.tw") || office(strings.ToLower(local)) || has(s.before(start), "投稿", "举报", "征集", "来稿", "申诉", "监督", "咨询", "公开", "领馆", "使馆", "组委会", "客服", "传真", "机构邮箱", "单位邮箱", "官方邮箱", "工作邮箱", "公共邮箱") || s.invited(start) || s.linked(t[start:end]) && !has(lastRunes(s.before(start), 16), private...) {
			severity = lint.Info
		}
		s.found("email", severity, start, end, lint.Text{ZH: "电子邮箱", EN: "the e-mail address"})
	}
}

// sentTo ends what asks readers to send something: 发送“个人简历＋作品”至.
var sentTo = pattern.Lazy(`(?:发送?|寄送?|投递?|传)[^，。；：]+(?:至|到)[：: ]?$`)

// longestSent is within how many bytes.
const longestSent = 150

// invitations end what asks readers to write, labels what gives the address of an office.
var (
	invitations = []string{"发至", "发到", "发送至", "发送到", "寄至", "寄到", "投至", "发往", "传至", "电邮至", "电邮到", "电邮", "邮件至", "邮件到", "电邮往", "致函", "来函", "来信请寄", "来信至", "email至", "Email至"}
	labels      = []string{"邮箱", "信箱", "电邮", "邮件", "邮址", "Email", "E-mail", "email", "E－mail", "EMAIL", "E-MAIL"}
	offices     = []string{"报", "刊", "网", "台", "社", "局", "委员会", "委", "处", "院", "中心", "公司", "协会", "学会", "编辑部", "科", "办", "热线", "专线", "栏目", "读者", "地址", "邮编"}
	hiring      = []string{"简历", "履历", "应聘", "招聘", "求职", "履歷", "應徵", "徵才"}
	welcome     = []string{"请邮件联系", "邮件联系我", "欢迎联系", "欢迎与我联系", "欢迎与我们联系", "请与我联系", "请与我们联系"}
	private     = []string{"患者", "病人", "家属", "本人", "个人", "网友", "病历", "身份证", "住址", "家住", "籍贯", "他的", "她的", "其邮箱", "其电子"}
)

// invited reports whether readers are asked to write to the address that begins at start, or it is given as that of an office; and
// nobody is named whose own it may be.
func (s *scan) invited(start int) bool {
	before := strings.TrimRight(s.before(start), " \u3000：:<（(“")
	if has(lastRunes(before, 16), private...) {
		return false
	}
	if affix.Ends(before, invitations...) || sentTo().MatchString(s.text[max(0, start-longestSent):start]) {
		return true
	}
	near := lastRunes(before, 20)
	return has(near, hiring...) || affix.Ends(before, labels...) && (has(near, offices...) || has(near, welcome...))
}

// linked reports whether the copy has words of its own lead to an address: 请[写信给我们](mailto:…). Programs make links of addresses
// themselves, but then the address is what is linked.
func (s *scan) linked(address string) bool {
	return lint.Derived(s.Doc, addressed, func(doc *lint.Document) map[string]bool {
		found := map[string]bool{}
		if doc.Format != "markdown" {
			return found
		}
		const to = "](mailto:"
		for rest := doc.Source; ; {
			i := bytes.Index(rest, []byte(to))
			if i < 0 {
				return found
			}
			r, _ := utf8.DecodeLastRune(rest[:i])
			rest = rest[i+len(to):]
			if end := bytes.IndexAny(rest, ")?\n"); end >= 0 && hanzi.IsHan(r) {
				found[string(rest[:end])] = true
			}
		}
	})[address]
}

// addressed are the addresses that words lead to.
var addressed = &lint.DerivedKey[map[string]bool]{Name: "privacy/addressed"}

// page reports whether what looks like a top-level domain names a page.
func page(tld string) bool {
	switch strings.ToLower(tld) {
	case "htm", "html", "shtml", "php", "jsp", "asp", "aspx", "jpg", "png", "gif":
		return true
	}
	return false
}

func isLocal(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-' || c == '+'
}

func isDomain(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '-'
}

func office(local string) bool {
	return has(local, "info", "service", "contact", "press", "editor", "admin", "office", "news", "media", "tougao", "support", "hotline", "kefu", "webmaster", "enquir", "public", "health", "hospital", "jiankang", "yiyuan", "xuanchuan", "tousu", "jubao", "fankui", "feedback", "postmaster", "sales", "correction", "bianji", "duzhe", "letters")
}

// regions open a number plate.
const regions = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

// plates reports number plates: a region, a letter, five or six letters and
// digits, near a word for a vehicle.
func (s *scan) plates() {
	t := s.text
	for i := 0; i+4 < len(t); i++ {
		if t[i] < 'A' || t[i] > 'Z' || i < 3 {
			continue
		}
		r, n := utf8.DecodeLastRuneInString(t[:i])
		if n != 3 || !strings.ContainsRune(regions, r) {
			continue
		}
		if r == '新' { // the newest E63AMG is a model
			if before, _ := utf8.DecodeLastRuneInString(t[:i-n]); strings.ContainsRune("最全更创推崭一款代", before) && i > n {
				continue
			}
		}
		end := i + 1
		for _, dot := range []string{"·", "•", "-", " "} {
			if strings.HasPrefix(t[end:], dot) {
				end += len(dot)
				break
			}
		}
		from, digits := end, 0
		for end < len(t) && (t[end] >= '0' && t[end] <= '9' || t[end] >= 'A' && t[end] <= 'Z') {
			if t[end] <= '9' {
				digits++
			}
			end++
		}
		if k := end - from; k < 5 || k > 6 || digits < 2 {
			continue
		}
		if has(s.before(i)+s.after(end), "车", "牌", "驾", "撞") {
			s.found("plate", lint.Warning, i-3, end, lint.Text{ZH: "车牌号", EN: "the number plate"})
		}
		i = end
	}
}

// passports reports the numbers of passports and travel permits that the copy
// calls so.
func (s *scan) passports() {
	s.passport("护照", lint.Text{ZH: "护照号码", EN: "the passport number"})
	s.passport("通行证", lint.Text{ZH: "通行证号码", EN: "the travel permit number"})
}

func (s *scan) passport(called string, what lint.Text) {
	t := s.text
	for at := 0; ; {
		i := hanzi.Index(t[at:], called)
		if i < 0 {
			return
		}
		at += i + len(called)
		for j := at; j < min(len(t), at+30); j++ {
			if t[j] < 'A' || t[j] > 'Z' {
				continue
			}
			end := j
			for end < len(t) && (t[end] >= '0' && t[end] <= '9' || t[end] >= 'A' && t[end] <= 'Z') {
				end++
			}
			if n := end - j; n >= 8 && n <= 9 && strings.Trim(t[j+2:end], "0123456789") == "" {
				s.found("passport", lint.Error, j, end, what)
			}
			break
		}
	}
}

// certificates reports numbers of property and birth certificates.
func (s *scan) certificates() {
	t := s.text
	for _, w := range []string{"不动产权第", "房权证", "房产证", "土地证", "出生医学证明", "残疾证号"} {
		for at := 0; ; {
			i := hanzi.Index(t[at:], w)
			if i < 0 {
				break
			}
			at += i + len(w)
			j := at
			for j < min(len(t), at+36) && (t[j] < '0' || t[j] > '9') {
				if strings.HasPrefix(t[j:], "，") || strings.HasPrefix(t[j:], "。") {
					break
				}
				j++
			}
			end := j
			for end < len(t) && t[end] >= '0' && t[end] <= '9' {
				end++
			}
			if end-j >= 5 && !strings.HasPrefix(t[end:], "元") {
				s.found("certificate", lint.Warning, j, end, lint.Text{ZH: "证书编号", EN: "the certificate number"})
			}
		}
	}
}
