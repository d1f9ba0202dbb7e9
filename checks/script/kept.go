package script

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/words"
)

// keptTraditional judges, in simplified copy, the Traditional forms that are also simplified characters of
// their own: 乾 in 乾燥, not in 乾隆 or a name; 於 in 由於; 徵 in 特徵; 瞭 in 瞭解.
func (c *checker) keptTraditional(b *lint.Block) {
	told := c.words(b, slips())
	if !slices.ContainsFunc([]string{"乾", "於", "徵", "瞭"}, func(s string) bool { return hanzi.Contains(b.Text, s) }) {
		return
	}
	for at := 0; at < len(b.Text); {
		i := strings.IndexAny(b.Text[at:], "乾於徵瞭")
		if i < 0 {
			return
		}
		start := at + i
		r, size := utf8.DecodeRuneInString(b.Text[start:])
		end := start + size
		at = end
		from, to := window(b.Text, start, end)
		right := hanzi.SimplifySameLength(b.Text[from:to])[start-from : end-from]
		if told[start] || c.throughout.Overlaps(lint.Span{Start: start, End: end}) || right == b.Text[start:end] || c.kept(b.Text, start, end) || isSurname(b.Text[:start], right, b.Text[end:]) {
			continue
		}
		if r == '徵' && hanzi.Contains(b.Text, "角") && hanzi.Contains(b.Text, "羽") {
			continue // 心在音为徵, one of the five notes
		}
		before, _ := utf8.DecodeLastRuneInString(b.Text[:start])
		after, _ := utf8.DecodeRuneInString(b.Text[end:])
		if r == '瞭' && hanzi.IsHan(before) && !strings.ContainsRune("望哨台", after) || r == '於' && hanzi.IsHan(before) && isNumeral(after) {
			c.reportRun(b, start, end, hardly) // 隐瞒瞭真相, 培训於5月结束
			continue
		}
		useBefore, _ := c.use(hanzi.Traditional(before), r, hanzi.UseBefore)
		useAfter, _ := c.use(hanzi.Traditional(after), r, func(after, r rune) (hanzi.Use, rune) { return hanzi.UseAfter(r, after) })
		if useBefore == hanzi.InUse || useAfter == hanzi.InUse && r != '於' {
			c.reportRun(b, start, end, hardly)
		}
	}
}

// addressed follow a surname, and bearers stand before a name.
var (
	addressed = affix.NewWords("先生", "女士", "小姐", "太太", "老师", "医生", "大夫", "主任", "教授", "院长", "护士", "阿姨", "大爷", "大妈", "奶奶", "爷爷", "老伯", "同学", "同志", "某", "氏", "医师", "护理师", "药师", "治疗师", "营养师", "局长", "处长", "科长", "所长", "校长", "会长")
	bearers   = affix.NewWords("患者", "病人", "医生", "医师", "主任", "教授", "院长", "局长", "书记", "记者", "通讯员", "护士", "护士长", "药师", "姓", "名叫")
)

// isSurname reports whether a character between two texts is a surname, as the Table of General Standard Chinese Characters
// keeps 乾 and 於: 患者乾先生, 书记於海. Of 由於先生 the form says that it is a word, of 患者於昨日 what follows.
func isSurname(before, right, after string) bool {
	_, size := utf8.DecodeLastRuneInString(before)
	if words.IsWord(before[len(before)-size:] + right) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(after)
	return addressed.Starts(after) || bearers.Ends(before) && hanzi.IsHan(first) && !strings.ContainsRune(times+"一二三四五六七八九十两几", first) &&
		!words.IsWord(right+string(first))
}
