// Package naming finds a name that an article spells in two ways: 主任李建军 … 李建均说; 青云县 … 清云县.
//
// Which of two spellings is right no dictionary tells; that they differ by one character of the same sound, a near one, or a
// similar shape does tell that one of them is a slip. Neighbours in a list (李伟明、李伟民) are two people.
package naming

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/person"
	"github.com/healthlint/healthlint/lint/words"
)

// Mismatch is a name spelled otherwise than elsewhere in the text.
type Mismatch struct {
	Start, End int    // the character that differs, in bytes
	From, To   int    // the whole name, in bytes
	Other      string // the name as it stands elsewhere
	At         int    // where it does so first, in bytes
	Here, Else int    // how often either stands in the text; the other at least as often
}

// Right returns what stands elsewhere in place of the character that differs.
func (m *Mismatch) Right() string {
	return m.Other[m.Start-m.From : len(m.Other)-(m.To-m.End)]
}

// mostNames bounds the names of one article that are looked for, so that a directory stays linear.
const mostNames = 64

// article is a text, which is in simplified characters, by its characters.
type article struct {
	text  string
	chars []rune
	at    []int // where each begins, and the end of text

	// What was asked of all the text before: it is asked again at every name.
	times    map[string]int
	threes   map[string]tally
	bylined  map[string]bool
	siblings func() bool
}

// tally counts a string of a text: how often it stands there, and where it ended last, lest it be counted over itself.
type tally struct{ times, end int }

// Find returns the names of text that it spells in two ways, in the order they stand.
func Find(text string) []Mismatch {
	a := &article{
		text: text, chars: make([]rune, 0, len(text)/3), at: make([]int, 0, len(text)/3+1),
		times: map[string]int{}, bylined: map[string]bool{}, siblings: sync.OnceValue(func() bool { return ofSiblings(text) }),
	}
	for i, r := range text {
		a.chars, a.at = append(a.chars, r), append(a.at, i)
	}
	a.at = append(a.at, len(text))
	out := append(a.people(), a.places()...)
	slices.SortFunc(out, func(x, y Mismatch) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.From, y.From)) })
	return slices.CompactFunc(out, func(x, y Mismatch) bool { return x.Start == y.Start })
}

// around returns the text before characters i to j, and behind them.
func (a *article) around(i, j int) (before, after string) {
	return a.text[:a.at[i]], a.text[a.at[j]:]
}

func (a *article) string(i, j int) string { return a.text[a.at[i]:a.at[j]] }

// notSurnames are surnames that are far oftener other words.
const notSurnames = "和时于成全从解连应相经向都同因被对在有无不是"

// people finds the names of people.
func (a *article) people() (out []Mismatch) {
	seen := map[string]bool{}
	for i, r := range a.chars {
		if !person.IsSurname(r) || strings.ContainsRune(notSurnames, r) {
			continue
		}
		for n := 3; n >= 2; n-- {
			if i+n > len(a.chars) || !allHan(a.chars[i:i+n]) || !a.isPerson(i, i+n) {
				continue
			}
			if name := a.string(i, i+n); !seen[name] && len(seen) < mostNames && !notName(name) {
				seen[name] = true
				out = append(out, a.variants(a.chars[i:i+n], person.Titled(a.text[:a.at[i]]))...)
			}
			break
		}
	}
	return out
}

// isPerson reports whether characters i to j stand as a name: by a title, behind an age, or at the head of a clause before a verb of
// speech.
func (a *article) isPerson(i, j int) bool {
	before, after := a.around(i, j)
	if j-i == 3 && strings.HasSuffix(before, "岁的") && !a.ofWords(i, j) && !words.IsWord(a.string(i, i+2)) {
		return true
	}
	if person.Between(before, after) {
		return true
	}
	switch {
	case j-i != 3 || a.ofWords(i, j):
		return false
	case person.Opens(before):
		return person.Speaks(after) || a.recurs(i, j, leastRegular)
	}
	return person.Titled(before) && (a.apart(i, j) || a.recurs(i, j, leastTitled)) // 退休教师冯玉荷因左眼白内障住院
}

// apart reports whether no two characters of a name that stands at characters i to j make a word, nor with those beside it.
func (a *article) apart(i, j int) bool { return a.wordless(max(0, i-1), min(len(a.chars), j+1)) }

// wordless reports whether no two of characters i to j make a word.
func (a *article) wordless(i, j int) bool {
	for k := i; k+1 < j; k++ {
		if _, kind, ok := words.Lookup(a.string(k, k+2)); ok && kind != words.Person {
			return false
		}
	}
	return true
}

// How often a name stands in an article that is about its bearer, at the head of a clause, and with a title: 医生包颖妍背着药箱.
const (
	leastRegular = 4
	leastTitled  = 3
)

// recurs reports whether characters i to j make no word and stand in the text at least times.
func (a *article) recurs(i, j, least int) bool {
	return a.wordless(i, j) && a.countThree(a.string(i, j)) >= least
}

// countThree returns how often a string of three characters stands in the text. All of them are counted at once: there may be as many
// names as clauses.
func (a *article) countThree(s string) int {
	if a.threes == nil {
		a.threes = make(map[string]tally, len(a.chars))
		for i := 0; i+3 <= len(a.chars); i++ {
			key := a.string(i, i+3)
			if t := a.threes[key]; t.end <= i {
				a.threes[key] = tally{t.times + 1, i + 3}
			}
		}
	}
	return a.threes[s].times
}

// count returns how often one of the few names that are looked for, or a part of one, stands in the text.
func (a *article) count(s string) int {
	n, ok := a.times[s]
	if !ok {
		n = strings.Count(a.text, s)
		a.times[s] = n
	}
	return n
}

// ofWords reports whether three characters are words rather than a name: a word, or a place and what is said of it (武汉市, 武汉是).
func (a *article) ofWords(i, j int) bool {
	_, whole, isWord := words.Lookup(a.string(i, j))
	_, kind, ok := words.Lookup(a.string(i, j-1))
	return isWord && whole != words.Person || ok && kind == words.Place || strings.ContainsRune(small, a.chars[j-1])
}

// small are characters that no given name ends in, and that follow names.
const small = "是的了在和与也都将已就曾还又不没有对从向到说要会能想让被把给再才只很怕等及市县区镇乡村省州国"

// notName reports whether what stands where a name might is a title itself, or one of many, or begins with a word: 謝謝王, 任期至.
func notName(s string) bool {
	const (
		two    = len("谢谢")
		common = 50 // of 58 million: not 陆景
	)
	if freq, kind, ok := words.Lookup(s[:two]); len(s) > two && (ok && kind != words.Person && freq >= common || s[:two/2] == s[two/2:two]) {
		return true
	}
	_, first := utf8.DecodeRuneInString(s)
	return person.Addressed(s[first:]) || person.Titled(s) || words.IsWord(s) && len(s) == 6
}

// variants finds the places where a name, which may have been introduced by its title, stands with one other character.
func (a *article) variants(name []rune, titled bool) (out []Mismatch) {
	n := len(name)
	here := map[string]int{} // how often each other spelling stands; of one in a list or with a title of its own, too many
	times, first := 0, -1
	for i := 0; i+n <= len(a.chars); i++ {
		k, ok := oneOff(name, a.chars[i:i+n])
		if !ok {
			continue
		}
		if k < 0 {
			if times++; first < 0 {
				first = a.at[i]
			}
			continue
		}
		s, like := a.string(i, i+n), mistakable(name, a.chars[i:i+n], k)
		if before, after := a.around(i, i+n); strings.HasSuffix(before, "、") || strings.HasPrefix(after, "、") || !like && person.Titled(before) {
			here[s] = len(a.chars) // beside others, or introduced: somebody else
			continue
		} else if here[s]++; listed(before, after) || related(before, after) || like && !a.bearsName(i, i+n, k) || !like && !(titled && first >= 0 && !strings.ContainsRune(small, name[n-1]) && a.speaksAgain(i, i+n, k)) {
			continue
		}
		out = append(out, Mismatch{Start: a.at[i+k], End: a.at[i+k+1], From: a.at[i], To: a.at[i+n], Other: string(name)})
	}
	for k := range out {
		m := &out[k]
		m.At, m.Else, m.Here = first, times, here[a.text[m.From:m.To]]
	}
	return slices.DeleteFunc(out, func(m Mismatch) bool {
		if k := n - 1; m.Start > m.From {
			whole := m.Here + m.Else
			if mistakable(name, []rune(a.text[m.From:m.To]), k) {
				whole *= 2 // 李文亮, 李文良 may stand beside 李文量
			}
			if a.count(string(name[:k])) > whole {
				return true // a name of two characters, and what follows: 邵帅身, 邵帅捐
			}
		}
		if a.signs(m.Other) && a.signs(a.text[m.From:m.To]) {
			return true // （记者 王晓丽 通讯员 王晓莉）
		}
		if m.Here > 1 && a.siblings() {
			return true // 孔令汶与孔令文是堂姊弟
		}
		return m.Here > m.Else || m.Here == m.Else && m.From < m.At
	})
}

// speaksAgain reports whether characters i to j, a name of three but for the last, which nobody mistakes for that of the name,
// stand for it all the same: who speaks without having been introduced has been before, 总监麦梓谦 … 麦梓轩回应说.
func (a *article) speaksAgain(i, j, k int) bool {
	before, after := a.around(i, j)
	const adverbs = "同时也还则又再"
	return j-i == 3 && k == 2 && j < len(a.chars) && (person.Opens(before) || affix.Ends(before, "不过", "但", "而", "同时", "因此", "对此")) && person.Speaks(strings.TrimLeft(after, adverbs)) && !a.ofWords(i, j) && !words.IsWord(a.string(j-1, j+1)) &&
		!affix.Ends(strings.TrimRight(before, "“"), kin...) && !a.siblings()
}

// siblings are words for those of whom an article speaks who are named alike.
var siblings = [...]string{"兄弟", "姐妹", "姊妹", "姐弟", "姊弟", "兄妹", "双胞胎", "孪生"}

// bylines stand before those who made an article.
var bylines = []string{"记者", "通讯员", "摄影", "供稿", "实习生", "作者", "编辑"}

// signs reports whether a name stands in a byline.
func (a *article) signs(name string) bool {
	signed, ok := a.bylined[name]
	if !ok {
		signed = bylined(a.text, name)
		a.bylined[name] = signed
	}
	return signed
}

func bylined(text, name string) bool {
	for at := 0; ; at += len(name) {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return false
		}
		at += i
		if before := text[:at]; affix.Ends(strings.TrimRight(before, " \u3000"), bylines...) {
			return true
		}
	}
}

func ofSiblings(text string) bool {
	return slices.ContainsFunc(siblings[:], func(w string) bool { return strings.Contains(text, w) })
}

// kin are those who share the first two characters of a name.
var kin = []string{"哥哥", "弟弟", "姐姐", "妹妹", "大哥", "二哥", "大姐", "二姐", "堂弟", "堂兄", "堂姐", "堂妹"}

// What stands behind a name that is another's in the family, and before one that the bearer also goes by: 司马晏，司马炎之子; 艺名.
var (
	relatives = []string{"之子", "之女", "之父", "之母", "之兄", "之弟", "之妻", "的儿子", "的女儿", "的父亲", "的母亲", "的哥哥", "的弟弟", "的姐姐", "的妹妹"}
	otherwise = []string{"艺名", "原名", "本名", "又名", "笔名", "别名", "化名", "曾用名", "改名", "更名", "乳名", "学名", "儿子", "女儿", "父亲", "母亲", "长子", "次子", "长女", "次女", "其子", "其父"}
)

// related reports whether a name between two texts is that of a relative, or another of the same person.
func related(before, after string) bool {
	before = strings.TrimSuffix(strings.TrimSuffix(before, "为"), "叫")
	return affix.Starts(after, relatives...) || affix.Ends(before, otherwise...)
}

// bearsName reports whether characters i to j, which are a name but for the kth, stand as one.
func (a *article) bearsName(i, j, k int) bool {
	before, after := a.around(i, j)
	if k == 0 && !person.IsSurname(a.chars[i]) {
		return j-i == 3 && (person.Titled(before) || person.Opens(before) && a.apart(i, j)) && !words.IsWord(a.string(i, i+2)) && !words.IsWord(a.string(i+1, j)) // 主任医师谈树声
	}
	if person.Between(before, after) {
		return true
	}
	if i > 0 && j-i == 3 && k > 0 && strings.HasPrefix(after, "的") && !a.ofWords(i, j) && !words.IsWord(a.string(i-1, i+1)) && !words.IsWord(a.string(i, i+2)) && !words.IsWord(a.string(i+1, j)) {
		return true // 拉着周启民的手
	}
	if j-i == 3 && a.apart(i, j) && !a.ofWords(i, j) && !(person.Transliterates(a.chars[i+1]) && person.Transliterates(a.chars[i+2])) {
		return true // 还给简愫秋: nothing else begins and ends with a surname and what else is of the name
	}
	if j-i == 3 && person.Opens(before) && person.Speaks(after) && strings.ContainsRune("和与及", a.chars[j-1]) && !words.IsWord(a.string(i, i+2)) {
		return true // 冯玉和说: nobody else is named
	}
	if j-i < 3 || !person.Titled(before) && !person.Opens(before) {
		return false
	}
	if _, kind, ok := words.Lookup(a.string(i+1, j)); k == 0 && (!ok || kind == words.Person) && !a.ofWords(i, j) {
		return true // 邱慧敏 beside 丘慧敏, whatever follows: two people hardly share a given name of two characters
	}
	if k == j-i-1 && person.Speaks(after) && !a.ofWords(i, j) {
		return true // 卢鹤明说: the 明 is of the name, whatever 明说 is
	}
	if person.Closes(after) || person.Acts(after) {
		return !a.ofWords(i, j) && (k < j-i-1 || j == len(a.chars) || !words.IsWord(a.string(j-1, j+1))) // not 郑军实在
	}
	return k > 0 && j < len(a.chars) && !a.ofWords(i, j) && !words.IsWord(a.string(j-1, j+1)) && !words.IsWord(a.string(i+1, j)) // 温茹故的发言, not 王海应该
}

// listed reports whether what stands between two texts is one of a list.
func listed(before, after string) bool {
	links := []string{"、", "和", "与", "及"}
	return affix.Ends(before, links...) || affix.Starts(after, links...)
}

// oneOff compares two stretches of as many characters: k is where they differ, -1 if nowhere; ok is false if they differ twice.
func oneOff(a, b []rune) (k int, ok bool) {
	k = -1
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		if k >= 0 {
			return 0, false
		}
		k = i
	}
	return k, true
}

// mistakable reports whether two names that differ in their kth characters are mistaken for each other.
func mistakable(a, b []rune, k int) bool {
	return alike(a[k], b[k]) || k == 0 && person.Mistaken(a[0], b[0])
}

// alike reports whether two characters sound the same or nearly, or look alike.
func alike(a, b rune) bool {
	if !hanzi.IsHan(a) || !hanzi.IsHan(b) {
		return false
	}
	x, n := hanzi.Sounds(a)
	y, m := hanzi.Sounds(b)
	for _, sound := range x[:n] {
		for near, kind := range sound.Near() {
			if slices.Contains(y[:m], near) && (kind == hanzi.SameSound || kind == hanzi.FuzzySound) {
				return true
			}
		}
	}
	return hanzi.LooksLike(a, b)
}

func allHan(chars []rune) bool {
	for _, r := range chars {
		if !hanzi.IsHan(r) {
			return false
		}
	}
	return true
}
