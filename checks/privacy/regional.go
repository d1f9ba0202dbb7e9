package privacy

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// regional reports the identity numbers and mobile numbers of Taiwan and Hong Kong. Letters and digits make many codes: only
// what its own check digit proves, or the copy calls so, counts.
func (s *scan) regional() {
	for i := 0; i < len(s.text); i++ {
		if c := s.text[i]; c < 'A' || c > 'Z' || i > 0 && alphanumeric(s.text[i-1]) {
			continue
		}
		letters := 1
		if i+1 < len(s.text) && s.text[i+1] >= 'A' && s.text[i+1] <= 'Z' {
			letters = 2
		}
		called := has(lastRunes(s.before(i), 12), "身分证", "身份证", "证号", "居留证")
		if n := hongKongIdentity(s.text[i:], letters); n > 0 && (called || s.text[i+n-1] == ')') {
			s.found("id-number", lint.Error, i, i+n, lint.Text{ZH: "香港身份证号码", EN: "the Hong Kong identity number"}, lint.Say("校验码相符", "the check digit agrees"))
			i += n - 1
		} else if n := taiwanIdentity(s.text[i:]); n > 0 {
			severity := lint.Warning
			if called {
				severity = lint.Error
			}
			s.found("id-number", severity, i, i+n, lint.Text{ZH: "台湾身分证字号", EN: "the Taiwan identity number"}, lint.Say("校验码相符", "the check digit agrees"))
			i += n - 1
		}
	}
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func alphanumeric(c byte) bool {
	return digit(c) || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '_' || c == '/'
}

// taiwanIdentity returns the length of the identity number that t begins with, a letter and nine digits of which the last is
// the check digit, or 0.
func taiwanIdentity(t string) int {
	const length = 10
	if len(t) < length || len(t) > length && alphanumeric(t[length]) || !strings.ContainsRune("1289", rune(t[1])) {
		return 0
	}
	// The letter stands for two digits, in this order from 10.
	letter := strings.IndexByte("ABCDEFGHJKLMNPQRSTUVXYWZIO", t[0]) + 10
	sum := letter/10 + letter%10*9
	for k := 1; k < length; k++ {
		if !digit(t[k]) {
			return 0
		}
		sum += int(t[k]-'0') * max(9-k, 1)
	}
	if sum%10 != 0 {
		return 0
	}
	return length
}

// hongKongIdentity returns the length of the identity card number that t begins with, one or two letters, six digits and a check
// digit, mostly in brackets, or 0.
func hongKongIdentity(t string, letters int) int {
	n := letters + 6
	if len(t) <= n {
		return 0
	}
	weight, sum := 8, 36*9 // an absent letter counts 36
	if letters == 2 {
		weight, sum = 9, 0
	}
	for k := range n {
		v := int(t[k])
		switch {
		case k < letters:
			v = v - 'A' + 10
		case digit(t[k]):
			v -= '0'
		default:
			return 0
		}
		sum += v * weight
		weight--
	}
	bracket := t[n] == '('
	if bracket {
		n++
	}
	if n >= len(t) {
		return 0
	}
	switch c := t[n]; {
	case c == 'A':
		sum += 10
	case digit(c):
		sum += int(c - '0')
	default:
		return 0
	}
	n++
	if sum%11 != 0 || bracket && (n >= len(t) || t[n] != ')') || !bracket && n < len(t) && alphanumeric(t[n]) {
		return 0
	}
	if bracket {
		n++
	}
	return n
}

// regionalMobile says whose mobile number digits printed so are, in copy in Traditional characters: ten that begin with 09 in
// Taiwan, eight in two groups in Hong Kong, where the copy calls them a telephone.
func (s *scan) regionalMobile(d string, start, end int) (zh, en string, ok bool) {
	switch {
	case !s.traditional():
	case len(d) == 10 && strings.HasPrefix(d, "09"):
		return "台湾手机号码", "the Taiwan mobile number", true
	case len(d) == 8 && strings.ContainsRune("569", rune(d[0])) && end-start == 9 && s.text[start+4] == ' ' &&
		has(lastRunes(s.before(start), 10), "电话", "手机", "致电", "联络", "WhatsApp"):
		return "香港手机号码", "the Hong Kong mobile number", true
	}
	return "", "", false
}
