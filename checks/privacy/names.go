package privacy

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/surname"
	"github.com/healthlint/healthlint/lint/words"
)

// Words that introduce a patient by name.
var patients = []string{"患者", "病人", "患儿", "感染者", "携带者", "产妇", "伤者", "确诊者", "小患者", "吸毒人员", "戒毒人员", "未成年被害人", "未成年受害人", "未成年受害者", "被害女童", "被害男童", "受害女童", "受害男童"}

// Diagnoses whose bearer the trade never names.
var stigma = []string{"艾滋病", "艾滋", "HIV", "梅毒", "淋病", "尖锐湿疣", "性病", "精神分裂", "精神障碍", "精神病", "抑郁症", "躁狂", "双相情感", "戒毒", "吸毒", "性侵", "强奸", "麻风"}

// names reports patients named in full next to what they suffer from.
func (s *scan) names() {
	t := s.text
	for _, w := range patients {
		for at := 0; ; {
			i := hanzi.Index(t[at:], w)
			if i < 0 {
				break
			}
			at += i + len(w)
			n := fullName(t[at:])
			if n == 0 || has(s.after(at+n), "化名") || has(t[at:at+n], "某") {
				continue
			}
			sentence := s.sentence(at)
			rule, severity := "patient-name", lint.Info
			if has(sentence, stigma...) {
				rule, severity = "protected-person", lint.Warning
			} else if w == "患儿" || w == "小患者" || has(w, "未成年", "童") || young(s.after(at+n)) || young(lastRunes(s.before(at-len(w)), 12)) {
				rule, severity = "protected-person", lint.Warning
			}
			s.patient(rule, severity, at, at+n)
		}
	}
}

// patient reports a name; its fix does what its note advises.
func (s *scan) patient(rule string, severity lint.Severity, start, end int) {
	_, n := utf8.DecodeRuneInString(s.block.Text[start:end])
	anonymous := s.block.Text[start:start+n] + "某"
	fix := lint.Replace(s.block, start, end, anonymous, false)
	fix.Message = lint.Say("改为“%s”", "write “%s”", anonymous)
	s.report(rule, severity, start, end, lint.Text{ZH: "患者姓名", EN: "the patient’s name"}, fix,
		lint.Say("用化名或姓加“某”，或核实本人书面同意", "use an alias or the surname with 某, or make sure of written consent"))
}

// fullName returns the length of the full name text begins with, 0 if none: a
// surname and one or two characters, no word of the dictionary, before a mark
// or a word that follows names.
func fullName(text string) int {
	r, n := utf8.DecodeRuneInString(text)
	if surname.Of(r) < surname.Usual || r == '应' { // behind 患者 it is nearly always “should”
		return 0
	}
	for _, given := range []int{2, 1} {
		end := n
		for k := 0; k < given; k++ {
			c, m := utf8.DecodeRuneInString(text[end:])
			if c < 0x4E00 || c > 0x9FFF {
				end = 0
				break
			}
			end += m
		}
		if end == 0 || !follows(text[end:]) || has(text[:end], "康复", "高烧", "高热", "常年", "向来", "白天", "易感", "安全", "安静", "高危", "高龄", "易并", "易发", "易合", "易复", "易出", "易反", "易误", "易漏") {
			continue
		}
		if _, kind, ok := words.Lookup(text[:end]); ok && kind != words.Person {
			continue
		}
		if given == 2 && (words.IsWord(text[:2*n]) || words.IsWord(text[n:end]) && common(text[n:end])) {
			continue
		}
		if strings.Contains(text[n:end], "某") || affix.Starts(text[n:], "先生", "女士", "大妈", "大爷", "大娘", "大叔", "大姐", "大哥", "大嫂", "大婶", "大伯", "奶奶", "爷爷") {
			continue
		}
		return end
	}
	return 0
}

// common reports whether a word is too usual to be a given name.
func common(w string) bool {
	freq, kind, _ := words.Lookup(w)
	return freq > 500 && kind != words.Person
}

// follows reports whether what stands after a candidate may follow a name.
func follows(rest string) bool {
	if rest == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("，,、（(：:。说称道", r) {
		return true
	}
	for _, w := range []string{"老人", "今年", "告诉", "原本", "表示", "因", "在", "的", "是", "患", "被", "向", "从", "身患", "查出", "确诊", "罹患", "感染", "来到", "出院", "入院"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// longestSentence bounds what is read of a sentence on each side of a place,
// in bytes, so that a line without a stop stays linear.
const longestSentence = 1800

// sentence returns the sentence around at.
func (s *scan) sentence(at int) string {
	from, to := max(0, at-longestSentence), min(len(s.text), at+longestSentence)
	if i := strings.LastIndex(s.text[from:at], "。"); i >= 0 {
		from += i + 1
	}
	if i := strings.Index(s.text[at:to], "。"); i >= 0 {
		to = at + i
	}
	return s.text[from:to]
}

// young reports whether the copy gives an age under fourteen right here.
func young(text string) bool {
	i := strings.Index(text, "岁")
	if i < 0 || i > 24 {
		return false
	}
	start := i
	for start > 0 && text[start-1] >= '0' && text[start-1] <= '9' {
		start--
	}
	return i > start && i-start <= 2 && atoi(text[start:i]) < 14
}
