package number

import (
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// counters are measure words that count the items of a list: 四项措施, 六大重点, 三方.
var counters = [...]string{"大类", "个方面", "大方面", "项", "个", "大", "种", "类", "方", "级", "家", "名", "位", "市", "县", "省", "区", "所", "地", "院", "部门", "镇", "乡", "村", "件", "点", "条", "步", "招", "款", "支", "道", "关", "座", "驾", "层", "批"}

// enumerations holds lists against the number they are said to have.
func (c *block) enumerations() {
	if c.Copy.Kind == lint.TableCell {
		return
	}
	c.slogans()
	c.appositions()
	c.announced()
	c.rosters()
	c.sayings()
	c.steps()
	c.summed()
	c.fewItems()
	c.classes()
}

// steps checks items that begin with their own numbers against their sum: 一摇、二呼、三吸，共四步.
func (c *block) steps() {
	for from := 0; ; {
		k := strings.Index(c.Text[from:], "共")
		if k < 0 {
			return
		}
		at := from + k
		from = at + len("共")
		n, end := smallNumber(c.Text, from)
		if end == from || !affix.Starts(c.Text[end:], "步", "招", "个", "项", "条", "点", "关", "法", "环") {
			continue
		}
		list := strings.TrimRight(c.Text[lastBreak(strings.TrimRight(c.Text[:at], "，,（( ")):at], "，,（( ")
		if first, _, _ := strings.Cut(list, "、"); affix.Ends(first[:max(0, strings.Index(first, "一"))], "是", "为", "即", "有") {
			list = list[strings.Index(list, "一"):] // 步骤是一摇、二呼
		}
		got := 0
		for item := range strings.SplitSeq(list, "、") {
			v, w := smallNumber(item, 0)
			if v != got+1 || w == 0 || item[0]-'0' < 10 || w == len(item) {
				got = 0
				break
			}
			got++
		}
		if got >= 3 && got != n {
			start := at - len(list)
			if i := strings.LastIndex(c.Text[:at], list); i >= 0 {
				start = i
			}
			c.listed(figures.Span{Start: from, End: end + firstLen(c.Text[end:])}, lint.Say("前面列出%[2]d项，文中说“%[1]s”", "%[2]d items are listed, the copy says “%[1]s”", c.Text[from:end+firstLen(c.Text[end:])], got), figures.Span{Start: start, End: start + len(list)})
		}
	}
}

// smallNumber reads one to twelve in either writing at t[i:].
func smallNumber(t string, i int) (n, end int) {
	if i < len(t) && t[i]-'0' < 10 {
		j := i
		for j < len(t) && t[j]-'0' < 10 {
			n = n*10 + int(t[j]-'0')
			j++
		}
		if j-i > 2 || n > 12 {
			return 0, i
		}
		return n, j
	}
	const digits = "一二三四五六七八九十"
	r, w := utf8.DecodeRuneInString(t[i:])
	if r == '两' {
		return 2, i + w
	}
	k := strings.IndexRune(digits, r)
	if k < 0 {
		return 0, i
	}
	return k/3 + 1, i + w
}

// smallNumbers yields the numbers up to twelve of a text, and where they stand.
func smallNumbers(t string) iter.Seq2[figures.Span, int] {
	return func(yield func(figures.Span, int) bool) {
		for i := 0; i < len(t); {
			v, e := smallNumber(t, i)
			if e == i {
				_, w := utf8.DecodeRuneInString(t[i:])
				i += w
				continue
			}
			if !yield(figures.Span{Start: i, End: e}, v) {
				return
			}
			i = e
		}
	}
}

// mayCount reports whether a small number behind a text may count things: it is no end of another (二七区), no date, no guess.
func mayCount(before string) bool {
	prev, _ := utf8.DecodeLastRuneInString(before)
	return !strings.ContainsRune("第一二两三四五六七八九十百千万0123456789.前后近约每余几上下数或", prev) || strings.HasSuffix(before, "以下")
}

var (
	openQuotes  = figures.NewSet("“「『")
	threeToNine = figures.NewSet("三四五六七八九")
)

// lastBreak is the start of the last clause of t.
//
// It looks back 600 bytes at most: no list worth counting is longer.
func lastBreak(t string) int {
	i := len(t)
	for i > 0 && len(t)-i < 600 {
		r, w := utf8.DecodeLastRuneInString(t[:i])
		switch r {
		case '，', ',', '。', '；', ';', '：', ':', '！', '？', '!', '?', '（', '(', '\n':
			return i
		}
		i -= w
	}
	return i
}

func lastItem(t string) string {
	if k := strings.LastIndex(t, "、"); k >= 0 {
		return t[k+len("、"):]
	}
	return t
}

// items counts the items of a list: lo if every 和 stands inside an item, hi if every one separates two.
func items(t string) (lo, hi int) {
	for _, p := range [...][2]string{{"（", "）"}, {"(", ")"}, {"“", "”"}, {"《", "》"}} {
		for {
			i := strings.Index(t, p[0])
			if i < 0 {
				break
			}
			j := strings.Index(t[i:], p[1])
			if j < 0 {
				break
			}
			t = t[:i] + "某" + t[i+j+len(p[1]):]
		}
	}
	for _, w := range [...]string{"及以下", "及以上", "及其", "及时", "普及", "涉及", "参与", "和平", "和谐", "饱和", "共和", "综合和"} {
		t = strings.ReplaceAll(t, w, "某")
	}
	dun := strings.Count(t, "、")
	t = strings.NewReplacer("还有", "和", "跟", "和", "直到", "和").Replace(t)
	if dun > 0 && strings.Contains(t[strings.LastIndex(t, "、"):], "到") && !strings.Contains(t, "到位") {
		t += "和" // 自评、外评到互评 is a list of three
	}
	and := strings.Count(t, "和") + strings.Count(t, "与") + strings.Count(t, "及") - strings.Count(t, "以及以及")
	return dun + 1, dun + 1 + and
}

func (c *block) listed(s figures.Span, m lint.Text, list figures.Span) {
	c.Report(s, lint.Diagnostic{
		Rule:    "number/enumeration",
		Message: m,
		Notes:   figures.Notes(lint.Say("列出的是：%s", "the list: “%s”", strings.TrimSpace(c.Quote(list)))),
		Related: []lint.Related{c.Related(list, "列举", "the list")},
	})
}
