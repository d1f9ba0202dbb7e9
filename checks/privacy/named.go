package privacy

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// suffers are the verbs between a name and what its bearer suffers from.
var suffers = []string{"患有", "患上", "身患", "罹患", "确诊", "查出", "被诊断", "感染"}

// illness ends or is the name of most diseases.
var illness = []string{"癌", "病", "症", "炎", "瘤", "中风", "衰竭", "梗", "血栓", "瘫", "HIV", "艾滋", "新冠"}

// suffering reports people named in full before the verb that says what they
// suffer from: 五十二岁的林某某患有尿毒症. Doctors are named with their titles.
func (s *scan) suffering() {
	for _, verb := range suffers {
		for at := 0; ; {
			i := strings.Index(s.text[at:], verb)
			if i < 0 {
				break
			}
			i += at
			at = i + len(verb)
			if !has(firstRunes(s.text[at:], 10), illness...) {
				continue
			}
			start := s.nameBefore(i)
			if start < 0 || has(s.before(start), "医生", "医师", "主任", "教授", "院士", "院长", "专家", "记者", "博士", "护士") || has(s.text[start:i], "某") {
				continue
			}
			s.person(start, i, lastRunes(s.before(start), 12))
		}
	}
}

// nameBefore returns where the full name begins that ends at an offset and has
// a boundary before it, or -1.
func (s *scan) nameBefore(end int) int {
	for _, n := range []int{3, 2} {
		start := end
		for range n {
			_, m := utf8.DecodeLastRuneInString(s.text[:start])
			start -= m
		}
		if start < 0 || fullName(s.text[start:end]) != end-start || !s.opens(start) {
			continue
		}
		return start
	}
	return -1
}

// opens reports whether a name may begin here: after a mark or a word that
// introduces a person.
func (s *scan) opens(at int) bool {
	if at == 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[:at])
	if strings.ContainsRune("，,。；：:“（(、 的", r) {
		return true
	}
	for _, w := range []string{"村民", "居民", "市民", "女孩", "男孩", "女童", "男童", "女子", "男子", "女士", "老人", "学生", "工人", "司机"} {
		if strings.HasSuffix(s.text[:at], w) {
			return true
		}
	}
	return false
}

// marked reports people named in full behind the words that mark them: 患精神
// 分裂症的林某某, 十二岁的林某某被性侵.
func (s *scan) marked() {
	for at := 0; ; {
		i := strings.Index(s.text[at:], "的")
		if i < 0 {
			return
		}
		i += at
		at = i + len("的")
		n := fullName(s.text[at:])
		if n == 0 || has(s.text[at:at+n], "某") {
			continue
		}
		lead := lastRunes(s.text[:i], 8)
		sentence := s.sentence(at)
		switch {
		case has(lead, "患", "感染", "染上") && has(lead, stigma...),
			strings.HasSuffix(lead, "岁") && young(lead) && has(sentence, "性侵", "强奸", "猥亵", "虐待", "拐卖", "遗弃"):
			s.person(at, at+n, lead)
		}
	}
}

// person reports a name, graded by what the sentence says of its bearer.
func (s *scan) person(start, end int, lead string) {
	if has(s.after(end), "化名") || s.text[start:end] == "" || start < s.named {
		return
	}
	s.named = end
	rule, severity := "patient-name", lint.Info
	if has(s.sentence(start), stigma...) || young(s.after(end)) || young(lead) {
		rule, severity = "protected-person", lint.Warning
	}
	s.patient(rule, severity, start, end)
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
