package typeset

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/pattern"
	"github.com/healthlint/healthlint/lint/words"
)

// measure is how text is wrapped by hand: to so many columns, or to so many characters of whatever width.
type measure struct {
	of                func(Line) int
	each              int // what a Chinese character counts
	narrowest, widest int
}

var measures = [...]measure{
	{func(l Line) int { return l.columns }, 2, 40, 120},
	{func(l Line) int { return l.characters }, 1, 20, 60},
}

// slack is by how much a full line may be shorter than the measure: for a mark that may not begin a line, or a number that is not
// to be parted, and in a wide line for figures and letters, which are set wider or narrower than columns are counted.
func slack(full int) int { return max(4, full/14) }

// fewestFull is how many full lines say that text is wrapped by hand.
const fewestFull = 6

// wrapped returns what tells a line that goes on in the next where the text is wrapped by hand, beyond doubt: most lines are
// full, or nearly all that another follows without a blank line or an indent, and most full lines end inside a sentence; or
// several end inside a word. It is nil where a line is a paragraph, whose length nothing rules.
func wrapped(src []byte, ls []Line) (goesOn func(Line) bool) {
	for _, m := range measures {
		full := m.fill(src, ls)
		if full == 0 {
			full = m.limit(src, ls)
		}
		if full == 0 {
			full = m.flush(src, ls)
		}
		if full > 0 {
			return func(l Line) bool {
				text := src[l.Start:l.End]
				return m.isLong(l, full) && runsOn(text) || m.of(l) >= full-slack(full) && quotesOn(text)
			}
		}
	}
	if full := torn(src, ls); full > 0 {
		return func(l Line) bool {
			text := src[l.Start:l.End]
			return bytes.HasSuffix(text, []byte("，")) || l.characters >= full*3/4 && runsOn(text)
		}
	}
	return nil
}

// isLong reports whether a line is so long that it may go on: in columns, or in characters where figures make it narrow.
func (m measure) isLong(l Line, full int) bool {
	return m.of(l) >= full*3/4 || l.characters*m.each >= full*9/10
}

// quotesOn reports whether a text ends with a quotation that ends no sentence.
func quotesOn(text []byte) bool {
	r, n := utf8.DecodeLastRune(text)
	if !strings.ContainsRune("”’」』", r) {
		return false
	}
	last, _ := utf8.DecodeLastRune(text[:len(text)-n])
	return last == '，' || last == '、' || unicode.Is(unicode.Han, last)
}

// fill returns the measure of the full lines, 0 where the lines are not filled.
func (m measure) fill(src []byte, ls []Line) int {
	count := make([]int, m.widest+1) // lines of each measure
	for _, l := range ls {
		if n := m.of(l); l.counts() && n <= m.widest {
			count[n]++
		}
	}
	full, filled := 0, 0
	for w := m.narrowest; w <= m.widest; w++ {
		n := 0
		for _, c := range count[w-slack(w) : w+1] {
			n += c
		}
		if n > filled {
			full, filled = w, n
		}
	}
	all, over, open, inner, innerFull := 0, 0, 0, 0, 0
	for i, l := range ls {
		if !l.counts() {
			continue
		}
		all++
		n := m.of(l)
		isFull := n >= full-slack(full) && n <= full
		if n > full {
			over++
		}
		if isFull && runsOn(src[l.Start:l.End]) {
			open++
		}
		if i+1 < len(ls) && !ls[i+1].Blank() && !ls[i+1].Indented {
			inner++
			if isFull {
				innerFull++
			}
		}
	}
	most := filled*10 >= all*6 || innerFull >= fewestFull && innerFull*10 >= inner*9
	if filled < fewestFull || !most || open*10 < filled*6 || over > 1+all/50 {
		return 0
	}
	return full
}

// limit returns the measure of the longest line where that is a limit lines were set to: several are just as long, most of them
// breaking off inside a sentence, and none is longer. Short lines may be many, as in an interview. Where no line is long and most
// are prose, as in leaflets and captions, fewer say so.
func (m measure) limit(src []byte, ls []Line) int {
	const few, lines = 5, 12
	full, next := 0, 0
	for _, l := range ls {
		n := m.of(l)
		full, next = max(full, n), max(next, min(full, n))
	}
	if full > next+slack(full) {
		full = next // one line is the head of a page, or a headline
	}
	if full < m.narrowest || full > m.widest {
		return 0
	}
	same := max(2, full/20)
	all, prose, open, longest, broken := 0, 0, 0, 0, 0
	var lengths []int // of the lines that break off
	for _, l := range ls {
		if !l.counts() {
			continue
		}
		text := src[l.Start:l.End]
		all++
		if isProse(text) {
			prose++
		}
		on := runsOn(text)
		if on {
			lengths = append(lengths, m.of(l))
		}
		if m.of(l) >= full-2*slack(full) && on {
			open++
		}
		if m.of(l) >= full-same {
			longest++
			if on {
				broken++
			}
		}
	}
	near := 0
	for _, n := range lengths {
		if n*4 >= full*3 {
			near++
		}
	}
	if near*2 < len(lengths) {
		return 0 // narrow columns, two of them in some lines
	}
	if longest >= fewestFull && broken*10 >= longest*6 {
		return full
	}
	if full <= m.narrowest*3/2 && all >= lines && prose*2 >= all && open >= few {
		slices.Sort(lengths)
		return lengths[len(lengths)*9/10]
	}
	return 0
}

// flush returns the measure of the lines that break off inside a sentence where they are of one length, and several inside a
// word, or most read on in the next: a page of a few wide lines, most of whose paragraphs have two. Paragraphs that lack their stop
// are of all lengths.
func (m measure) flush(src []byte, ls []Line) int {
	const fewest, most, torn = 5, 6, 2 // open lines; one in so many may be short; words torn
	var open []int
	full, prose := 0, 0
	for i, l := range ls {
		if !l.counts() {
			continue
		}
		text := src[l.Start:l.End]
		full = max(full, m.of(l))
		if i+1 == len(ls) || ls[i+1].Blank() || ls[i+1].Indented || !runsOn(text) {
			continue
		}
		open = append(open, i)
		if isProse(text) {
			prose++
		}
	}
	if full < m.narrowest || full > m.widest || len(open) < fewest || prose*2 < len(open) {
		return 0
	}
	near, tearing, on, well := 0, 0, 0.0, 0
	for _, i := range open {
		if m.of(ls[i])*10 >= full*9 {
			near++
		}
	}
	if near < len(open)-len(open)/most {
		return 0
	}
	for _, i := range open {
		text, after := src[ls[i].Start:ls[i].End], src[ls[i+1].Start:ls[i+1].End]
		if tears(text, after) {
			tearing++
		}
		g := readsOn(text, after)
		if on += g; g > 0 {
			well++
		}
	}
	all := float64(len(open))
	if (tearing < torn || tearing*most < len(open)) && (on < readsWell*all || float64(well) < mostly*all) {
		return 0
	}
	return full
}

// torn returns how many characters lines have that end inside a word or a number, where so many do that somebody broke the lines:
// text taken from columns of a page, whose lines are of all lengths. It is 0 where a line is a paragraph.
func torn(src []byte, ls []Line) int {
	const fewest, shortest, longest, share = 4, 8, 60, 5
	var lengths []int
	open, prose := 0, 0
	for i := 0; i+1 < len(ls); i++ {
		l, next := ls[i], ls[i+1]
		text := src[l.Start:l.End]
		if next.Blank() || next.Indented || l.characters < shortest || l.characters > longest || !runsOn(text) || bytes.HasSuffix(text, []byte("，")) {
			continue
		}
		open++
		after := src[next.Start:next.End]
		if !tears(text, after) {
			continue
		}
		lengths = append(lengths, l.characters)
		if isProse(text) || isProse(after) {
			prose++
		}
	}
	if len(lengths) < fewest || len(lengths)*share < open || prose*10 < len(lengths)*8 {
		return 0
	}
	slices.Sort(lengths)
	return lengths[len(lengths)/2]
}

// isProse reports whether a line has a comma or a stop, as titles and names have not.
func isProse(line []byte) bool {
	return bytes.Contains(line, []byte("，")) || bytes.Contains(line, []byte("。"))
}

// tears reports whether a word or a number is parted between two lines.
func tears(before, after []byte) bool {
	last, _ := utf8.DecodeLastRune(before)
	first, _ := utf8.DecodeRune(after)
	if unicode.IsDigit(last) {
		return strings.ContainsRune("0123456789年月日时分岁人次例名个元万亿%％", hanzi.Standard(first))
	}
	if !unicode.Is(unicode.Han, last) || !unicode.Is(unicode.Han, first) {
		return false
	}
	const reach = 6 // characters
	from, to := len(before), 0
	for range reach {
		_, n := utf8.DecodeLastRune(before[:from])
		from -= n
		_, n = utf8.DecodeRune(after[to:])
		to += n
	}
	around := plain(string(before[from:]) + string(after[:to]))
	edge := len(before) - from
	var buffer [2 * reach]words.Token
	for _, w := range words.Split(buffer[:0], around, nil) {
		if w.Crosses(edge) {
			return true
		}
	}
	return false
}

// runsOn reports whether a line ends inside a sentence.
func runsOn(text []byte) bool {
	r, _ := utf8.DecodeLastRune(text)
	return !strings.ContainsRune("。！？!?.：:…；;”’」』）)", r)
}

// folio is the number of a page, which no line of the text goes on in: — 2 —
var folio = pattern.Lazy(`^[—–－-]{1,2} ?\d{1,3} ?[—–－-]{1,2}$`)

// numbered is the head of a page and its number, far apart, in either order.
var numbered = pattern.Lazy(`(?: {3,}|\x{3000}{2,})[·•—–-]?\d{1,3}[·•—–-]?$|^\d{1,3}(?: {3,}|\x{3000}{2,})\S`)

// leaf and dated are what the head or the foot of a page says: which page of what day.
var (
	leaf  = pattern.Lazy(`(?:^|[ \x{3000}\t|｜])第?[A-Z]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[版页頁](?:$|[ \x{3000}\t|｜])`)
	dated = pattern.Lazy(`\d{4}年\d{1,2}月|\d{1,2}月\d{1,2}日|星期[一二三四五六日]`)
)

// isPageHead reports whether a line is the head or the foot of a page, which no line goes on in.
func isPageHead(line []byte) bool {
	const longest = 200
	return len(line) <= longest && !bytes.ContainsAny(line, "，。；！？") && leaf().Match(line) && dated().Match(line)
}

// signs is an office that signs the last line of a text, whether or not the line before ends a sentence.
var signs = pattern.Lazy(`^\p{Han}{3,18}(?:委员会|委員會|卫生局|衛生局|健康局|保障局|管理局|监督局|监管局|办公室|辦公室|医院|醫院|人民政府|协会|学会|控制中心|指挥部)$`)

// imprint is the record at the foot of an official document, which goes on in no line.
var imprint = pattern.Lazy(`^[^，。；：\s]{4,24}[ \x{3000}]+\d{4}年\d{1,2}月\d{1,2}日(?:印发|印製|印制)$`)

// ofPage reports whether one of two lines belongs to the page or the office and not to the text, so that none goes on in the other;
// last says that the second ends the text.
func ofPage(line, next []byte, last bool) bool {
	return isPageHead(line) || isPageHead(next) || folio().Match(next) || numbered().Match(line) || numbered().Match(next) || imprint().Match(line) || imprint().Match(next) || last && signs().Match(next)
}

// item is what a numbered item or section begins with: no line goes on so.
var item = pattern.Lazy(`^(?:[一二三四五六七八九十]{1,3}、|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|\d{1,2}(?:[.．]\D|、\D))`)

// hangs reports whether a line that goes on does so in an indented one: an item whose lines hang below its mark.
func hangs(text []byte) bool {
	first, _ := utf8.DecodeRune(text)
	last, _ := utf8.DecodeLastRune(text)
	return strings.ContainsRune("，、；", last) || strings.ContainsRune("一二三四五六七八九十（(①②③④⑤⑥⑦⑧⑨•●■◆·", first) || first >= '0' && first <= '9'
}

// Between is what stands for the line end inside a sentence: nothing next to
// Chinese and inside a number, a space between words.
func Between(before, after []byte) string {
	a, _ := utf8.DecodeLastRune(before)
	b, _ := utf8.DecodeRune(after)
	digits := a >= '0' && a <= '9' && b >= '0' && b <= '9'
	if a >= utf8.RuneSelf || b >= utf8.RuneSelf || digits {
		return ""
	}
	return " "
}
