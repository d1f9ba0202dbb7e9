package repetition

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/words"
)

// What is pasted into its own clause, in characters.
const (
	shortPasted  = 6  // that stand again behind a few others
	widestPasted = 8  // those others
	longPasted   = 17 // that stand twice in a row; up to 16 the check of typos weighs
	mostPasted   = 80 // either at most: text without any mark is no clause
)

// clauseMarks end a stretch of words; what stands on either side of one is said, not pasted.
const clauseMarks = marks + "“”‘’「」『』《》〈〉（）()[]【】—-·/|~～♪\n\t"

// pasted reports what stands twice within one clause of a sentence, without a mark between.
func (s *search) pasted(b *lint.Block, text string, sentence lint.Span) {
	from := sentence.Start
	for i, c := range text[sentence.Start:sentence.End] {
		if hanzi.IsHan(c) || !strings.ContainsRune(clauseMarks, c) {
			continue
		}
		at := sentence.Start + i
		s.pastedClause(b, text, from, at)
		from = at + utf8.RuneLen(c)
	}
	s.pastedClause(b, text, from, sentence.End)
}

func (s *search) pastedClause(b *lint.Block, text string, start, end int) {
	clause := text[start:end]
	if w, ok := doubledWord(clause, text[end:]); ok {
		s.report(b, lint.Span{Start: end - 2*len(w), End: end - len(w)}, lint.Span{Start: end - len(w), End: end}, lint.Error, 0.95)
		return
	}
	if len(clause) < (2*shortPasted+1)*len("字") {
		return
	}
	runes := []rune(clause)
	at := func(i int) int { return start + len(string(runes[:i])) }
	if first, k := inRowOf(runes); k > 0 {
		s.report(b, lint.Span{Start: at(first), End: at(first + k)}, lint.Span{Start: at(first + k), End: at(first + 2*k)}, lint.Error, 0.95)
	} else if first, k := begunAgain(runes); k > 0 {
		s.report(b, lint.Span{Start: at(first), End: at(first + k)}, lint.Span{Start: at(len(runes) - k), End: end}, lint.Warning, 0.85)
	}
}

func (s *search) report(b *lint.Block, first, second lint.Span, severity lint.Severity, confidence float64) {
	shown := clip(place{b, "", second.Start, second.End})
	s.Report(b, second.Start, second.End, lint.Diagnostic{
		Rule:       "repetition/sentence",
		Severity:   severity,
		Message:    lint.Say("“%s”在一句里出现两次，疑为误粘", "“%s” stands twice in one clause and seems to be pasted twice", shown),
		Related:    []lint.Related{{Span: b.Source(first.Start, first.End), Message: lint.Say("前一次", "the first time")}},
		Fixes:      []lint.Fix{lint.Replace(b, second.Start, second.End, "", false)},
		Confidence: confidence,
	})
}

// inRowOf returns what stands twice in a row in a clause and is longer than a manner of speaking.
func inRowOf(clause []rune) (first, k int) {
	for k := longPasted; 2*k <= len(clause) && k <= mostPasted; k++ {
		same := 0
		for i := k; i < len(clause); i++ {
			if clause[i] != clause[i-k] {
				same = 0
				continue
			}
			if same++; same == k && said(clause[i-k+1:i+1], shortSentence-1) {
				return i - 2*k + 1, k
			}
		}
	}
	return 0, 0
}

// begunAgain returns what a clause ends with and was said before, a few characters behind: 原来路比我想的要长原来路比我想. Names stand
// twice in a clause by right (某大学附属某大学医院), so it must be words of someone who speaks, and what stands between must join nothing.
// Of text without any mark only the end is looked at: it would be held against itself at each of its words.
func begunAgain(clause []rune) (first, k int) {
	n := len(clause)
	for first := max(0, n-2*mostPasted-widestPasted); first < n; first++ {
		if first > 0 && !strings.ContainsRune(openings, clause[first]) {
			continue
		}
		rest := n - first
		for k := (rest - 1) / 2; k >= shortPasted && rest-2*k <= widestPasted; k-- {
			if clause[first] == clause[n-k] && slices.Equal(clause[first:first+k], clause[n-k:]) &&
				said(clause[n-k:], shortPasted) && speaks(clause[n-k:]) && !joins(clause[first+k:n-k]) {
				return first, k
			}
		}
	}
	return 0, 0
}

const (
	// openings begin what is said within a clause: 他没想到|原来….
	openings = "我你您妳他她它这那原其如因虽"
	// speaking are characters of which a name or a term has none, or seldom.
	speaking = "我你您妳他她它们这那了就也还却把让给说很太吗呢吧啊没么怎谁"
	// joining are characters that say how what stands on either side belongs together.
	joining = "和与及或跟同至到向对就也又都是不比而还变为等有无非未高低大小于以用被把让由在从各另其将并后再像如若给决便则乃即胜换成"
)

// said reports whether a stretch is all Han characters, so many at least.
func said(stretch []rune, least int) bool {
	return len(stretch) >= least && !slices.ContainsFunc(stretch, func(r rune) bool { return !hanzi.IsHan(r) })
}

func speaks(stretch []rune) bool { return strings.ContainsAny(string(stretch), speaking) }

func joins(stretch []rune) bool {
	return !said(stretch, 1) || strings.ContainsAny(string(stretch), joining)
}

// begun are words behind which a verb is said once: who 讨论讨论 means to, and has not begun.
var begun = []string{"开始", "正式", "已经", "正在", "曾经", "进行", "接受", "陆续", "均已", "暂停", "停止", "恢复"}

// wishing are words that make a suggestion of it: 该开始锻炼锻炼.
var wishing = []string{"该", "想", "要", "不如", "不妨", "可以", "试着", "咱", "得", "让"}

// doubledWord returns the word of two characters that a clause ends with twice: 八点开始看诊看诊. What follows is the text behind it.
func doubledWord(clause, after string) (string, bool) {
	const word = 2 * len("字")
	if next, _ := utf8.DecodeRuneInString(after); len(clause) < 3*word || after == "" || !strings.ContainsRune("，,。；;", next) {
		return "", false
	}
	w, before := clause[len(clause)-word:], clause[:len(clause)-2*word]
	if clause[len(clause)-2*word:len(clause)-word] != w || !says(w) {
		return "", false
	}
	for _, b := range begun {
		if rest, ok := strings.CutSuffix(before, b); ok {
			return w, !slices.ContainsFunc(wishing, func(m string) bool { return strings.Contains(rest, m) })
		}
	}
	return "", false
}

// says reports whether a word of two characters is a verb, or one the dictionary does not have, and no sound, mood or dialect.
func says(w string) bool {
	// Words that the check of typos knows never to be doubled: it tells of them by itself.
	const known = "治疗感染接种注射监测确诊诊断使用服用预防传播建设生产实施就业死亡急诊诊所参保"
	runes := []rune(w)
	if len(runes) != 2 || runes[0] == runes[1] || !said(runes, 2) {
		return false
	}
	if at := strings.Index(known, w); at >= 0 && at%len(w) == 0 {
		return false
	}
	if _, kind, ok := words.Lookup(w); ok && kind != words.Verb {
		return false // 很久, 雪白, 咕噜
	}
	return !strings.ContainsRune("很好太更最多少越一二两三几半不没极可真挺老又再", runes[0]) && !strings.ContainsRune("了着过的地得啊呀呢吧下吓紧咗嚟住啲来去", runes[1])
}
