package script

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/words"
)

// forms judges the one-to-many characters of Traditional copy: a form that print uses next to this neighbour
// is right; otherwise OpenCC's phrases and the neighbours in print must agree that another form stands there.
func (c *checker) forms(b *lint.Block) {
	told := c.words(b, misformed())
	for at := 0; at < len(b.Text); {
		if b.Text[at] < 0xE3 || b.Text[at] > 0xE9 {
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(b.Text[at:])
		if r != '係' && !told[at] && (hanzi.IsAmbiguous(r) || hanzi.ClassOf(r) == hanzi.TraditionalOnly) { // 係 is also the Cantonese copula
			if group, surname := hanzi.FormGroup(r); group != "" && !c.throughout.Overlaps(lint.Span{Start: at, End: at + size}) {
				if other, wrong := c.misplaced(b, at, at+size, r); wrong {
					c.reportForm(b, at, at+size, other)
				} else {
					c.judge(b, at, at+size, r, surname)
				}
			}
		}
		at += size
	}
}

func (c *checker) judge(b *lint.Block, start, end int, r, surname rune) {
	before, _ := utf8.DecodeLastRuneInString(b.Text[:start])
	after, _ := utf8.DecodeRuneInString(b.Text[end:])
	if strings.ContainsRune(free, r) {
		return
	}
	from, to := window(b.Text, start, end)
	if r == '余' && isNumeral(before) && !isNumeral(after) {
		c.reportForm(b, start, end, "餘")
		return
	}
	switch {
	case r == '种' && isCounted(before), // 這种, 50种
		r == '于' && hanzi.IsHan(before) && (isNumeral(after) || affix.Starts(b.Text[end:], dates...)):
		group, _ := hanzi.FormGroup(r)
		c.reportForm(b, start, end, strings.TrimPrefix(group, string(r)))
		return
	case (r == '裡' || r == '裏') && strings.ContainsRune(sounds, before) && strings.ContainsRune(sounds, after) && transliterated(b.Text, start, end):
		c.reportForm(b, start, end, "里") // 佛羅裡達州
		return
	}
	if strings.ContainsRune(noSurnames, r) && addresses(b.Text, from, to, start, end) {
		c.reportForm(b, start, end, string(surname))
		return
	}
	useBefore, formBefore := c.use(before, r, hanzi.UseBefore)
	useAfter, formAfter := c.use(after, r, func(after, r rune) (hanzi.Use, rune) { return hanzi.UseAfter(r, after) })
	beforeAgrees, afterAgrees := useBefore == hanzi.OtherForm, useAfter == hanzi.OtherForm
	if r == '餘' && isNumeral(before) {
		return // 40餘天, whatever follows
	}
	if useBefore == hanzi.InUse && !afterAgrees || useAfter == hanzi.InUse && !beforeAgrees {
		return
	}
	if !hanzi.IsHan(before) && !hanzi.IsHan(after) {
		return // stands alone
	}
	expected := c.expectedAt(b.Text, from, to, start)
	if sameWord(expected.form, r) || c.kept(b.Text, start, end) {
		return
	}
	expected, beforeAgrees, afterAgrees, inWord := c.divided(b.Text, from, to, start, end, expected, beforeAgrees, afterAgrees)
	if sameWord(expected.form, r) {
		return
	}
	beforeAgrees = beforeAgrees && sameWord(formBefore, expected.form)
	afterAgrees = afterAgrees && sameWord(formAfter, expected.form)
	// One neighbour speaks for the form and the other against it: the phrase decides, unless the rest of the
	// text by itself, from the character on or up to it, makes a phrase that keeps the form (心|系統).
	if useAfter == hanzi.InUse && (!expected.phrase || c.expectedAt(b.Text, start, to, start).keeps(r)) ||
		useBefore == hanzi.InUse && (!expected.phrase || c.expectedAt(b.Text, from, end, start).keeps(r)) {
		return
	}
	var wrong bool
	switch {
	case strings.ContainsRune(sounded, r) && transliterated(b.Text, start, end) && alone(b.Text, from, to, start, end):
	case r == '里' && (!hanzi.IsHan(before) || strings.ContainsRune("為設數", before)): // 里戈上尉, 改制為里, 數里外: what is inside stands behind a noun
		wrong = expected.phrase
	case r == '後' && sinceKing(b.Text[:start], b.Text[end:]):
	case r == '准': // 准不准, 要准, 不准醫護戴口罩: to allow
		wrong = expected.phrase && (beforeAgrees || afterAgrees) && !(before == '不' && hanzi.IsHan(after) && !strings.ContainsRune("確的了", after))
	case r == '出': // 八點幾出消息: what is counted by the act is a play
		wrong = isCounted(before) && strings.ContainsRune("戲劇好大悲喜鬧歌舞話名新折", after)
	case r == '只' && isCounted(before): // 一只藥箱 is as good as 一隻, of things
		wrong = strings.ContainsRune("手眼腳耳鞋襪狗貓鳥雞鴨鵝豬牛羊馬兔鼠蚊蟲蝶蜂蛇龜魚熊虎獅猴象蟹蝦臂腿動野流", after)
	case r == '采': // in names: 鍾采蘋; 集採 and 招採 are what procurement is called for short
		wrong = expected.phrase || strings.ContainsRune("集招", before)
	case r == '隻': // a measure word in Cantonese for much that is 個 elsewhere
		wrong = expected.phrase && afterAgrees && !isCounted(before) && !strings.ContainsRune(beasts, before)
	case hanzi.ClassOf(r) == hanzi.TraditionalOnly || strings.ContainsRune(seldom, r): // converted too far
		wrong = (expected.phrase || inWord) && (beforeAgrees || afterAgrees)
	case r == '后' && (after == '，' || before == '%' || before == '％'): // 改革后，; an empress seldom ends a clause
		wrong = !strings.ContainsRune(empresses, before)
	case r == '乾' && after == '了': // 沒洗掉的卵乾了半年; what was done is 幹了, by whom statistics cannot tell
	case r == surname:
		wrong = (beforeAgrees || expected.phrase && afterAgrees) && !(officer(b.Text[:start]) && !strings.ContainsRune(times, after)) &&
			!(r == '范' && alone(b.Text, from, to, start, end)) // 主席的范鴻齡: 範 makes words, and stands alone nowhere
	default:
		wrong = expected.phrase || beforeAgrees || afterAgrees || strings.ContainsRune(hardlyEver, r) && !credited(b.Text, from, to)
	}
	if wrong {
		c.reportForm(b, start, end, string(expected.form))
	}
}

// sinceKing reports whether 後 stands behind a king, not for a queen, between two texts: 刺殺老王後，; of a queen it is said whose she is.
func sinceKing(before, after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	before, ok := strings.CutSuffix(before, "王")
	return ok && !hanzi.IsHan(r) && !affix.Ends(before, "國", "的", "女", "太", "為", "封", "立", "到", "及", "和", "與", "了", "、", "，")
}

// officer reports whether a text ends with a title that a name follows, or an age: 隊長于海棠, 87歲的范水木. Of those who did something 於今早, 於會上, no
// name is told.
func officer(before string) bool {
	if office, ok := strings.CutSuffix(before, "長"); ok {
		r, _ := utf8.DecodeLastRuneInString(office)
		return strings.ContainsRune("隊院所科局部會校站館社處組班縣市區鄉鎮村廳", r)
	}
	return affix.Ends(before, "主任", "醫師", "醫生", "護理師", "護士", "教授", "博士", "先生", "女士", "小姐", "記者", "書記", "主席", "顧問", "政司", "歲的", "名叫")
}

// named reports whether three characters from start on are the name of an officer: 教授胡子祺。
func named(text string, start int) bool {
	from, to := window(text, start, start)
	return officer(text[from:start]) && to-start == len("胡子祺")
}

// credited reports whether text[from:to], all there is between two marks, is three characters behind a colon: 插畫：蔡孟筑.
func credited(text string, from, to int) bool {
	return to-from == len("蔡孟筑") && affix.Ends(text[:from], "：", ":", "／", "/")
}

// times begin what tells when or where.
const times = "今昨前明近日當本此早晚周週上會去後同該其事各"

// dates begin when something was, which is 於 and not somebody of the name of 于.
var dates = []string{"今年", "今日", "昨日", "昨晚", "去年", "明年", "上周", "上週", "本周", "本週", "下周", "下週", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "週一", "週二", "週三", "週四", "週五", "週六", "週日", "本月", "上月", "下月", "近日", "日前", "當日", "當天", "當晚", "同日", "翌日", "年初", "年底", "月底"}

// empresses are what stands before an empress, or a star: 皇后，王后，影后，.
const empresses = "皇太王母天影歌視封立帝武廢先呂蕭賢妃君球花"

// hardlyEver are the simplified forms that make up less than one in fifty of their word's characters in
// Traditional print and are no surnames: without evidence for them, OpenCC's default stands.
const hardlyEver = "愿筑咨采荐价确极据虫蜡辟几别"

// free are forms that print also has where OpenCC has another of their group, or nothing but the word tells: 回避, 借此, 包扎, 託育, 小叮噹. Only
// words.tsv speaks of them. seldom are those that are wrong only where print and the word both say so.
const (
	free   = "紮睏颱台臺纔噹託迴吊佣借回托欲伙志念困注布扎折才克累覆游岳梁蘇"
	seldom = "於卷划舍藉夥摺噁濛甦甯卜刮杆冬尸沈"
)

// noSurnames are forms that a conversion makes of surnames, 薑醫師, and are none themselves.
const noSurnames = "薑鬍範餘穀鬆鬱塗樑瀋嶽鹹樸蔔甦遊"

// addresses reports whether a form of address follows text[start:end], and nothing or a post stands before.
func addresses(text string, from, to, start, end int) bool {
	return addressed.Starts(hanzi.SimplifySameLength(text[end:to])) && (from == start || strings.HasSuffix(text[:start], "的") || bearers.Ends(hanzi.SimplifySameLength(text[from:start])))
}

// use looks a neighbour up; a neighbour in simplified characters counts as its Traditional form.
func (c *checker) use(neighbour, r rune, look func(neighbour, r rune) (hanzi.Use, rune)) (hanzi.Use, rune) {
	if !hanzi.IsHan(neighbour) {
		return hanzi.UnknownUse, 0
	}
	if neighbour == '裡' {
		neighbour = '裏'
	}
	use, other := look(neighbour, r)
	if use == hanzi.UnknownUse && hanzi.Traditional(neighbour) != neighbour {
		use, other = look(hanzi.Traditional(neighbour), r)
	}
	return use, other
}

func (c *checker) expectedAt(text string, from, to, start int) form {
	expected := c.expected(hanzi.SimplifySameLength(text[from:to]))
	i := utf8.RuneCountInString(text[from:start])
	if i < len(expected) {
		return expected[i]
	}
	return form{}
}

func (c *checker) reportForm(b *lint.Block, start, end int, right string) {
	old := b.Text[start:end]
	wordStart, wordEnd := wordAround(b.Text, start, end)
	c.reported.Add(b.Source(start, end))
	word := b.Text[wordStart:start] + right + b.Text[end:wordEnd]
	c.pass.Report(b, start, end, lint.Diagnostic{
		Rule:       mixed,
		Severity:   lint.Warning,
		Message:    lint.Say("繁体文稿中“%[1]s”的“%[2]s”应为“%[3]s”", "“%[2]s” in “%[1]s” should be “%[3]s” in Traditional copy", b.Text[wordStart:wordEnd], old, right),
		Notes:      []lint.Note{{Text: lint.Say("一简对多繁，按词应作“%s”", "one simplified character stands for several Traditional ones; the word is “%s”", word)}},
		Fixes:      []lint.Fix{lint.Replace(b, start, end, right, false)},
		Confidence: 0.9,
	})
}

// wordAround returns the word of the dictionary that a character is part of, to quote it in; where it is one by itself, its
// neighbours.
func wordAround(text string, start, end int) (int, int) {
	from, to := window(text, start, end)
	var room [32]words.Token
	for _, t := range words.Split(room[:0], hanzi.SimplifySameLength(text[from:to]), nil) {
		if from+t.Start <= start && end <= from+t.End && t.End-t.Start > end-start {
			return from + t.Start, from + t.End
		}
	}
	return around(text, start, end)
}

// around widens a character by its Han neighbours, to quote it in a word.
func around(text string, start, end int) (int, int) {
	if r, size := utf8.DecodeLastRuneInString(text[:start]); hanzi.IsHan(r) {
		start -= size
	}
	if r, size := utf8.DecodeRuneInString(text[end:]); hanzi.IsHan(r) {
		end += size
	}
	return start, end
}

// sameWord reports whether two forms are glyphs of one word, or of words that print confuses freely.
func sameWord(a, b rune) bool {
	if a == b || a == 0 || b == 0 {
		return true
	}
	for _, pair := range [...]string{"裏裡", "麵麪", "並併", "鐘鍾", "表錶", "台臺"} {
		if strings.ContainsRune(pair, a) && strings.ContainsRune(pair, b) {
			return true
		}
	}
	return false
}

// isCounted reports whether a measure word may stand behind r.
func isCounted(r rune) bool {
	return isNumeral(r) || strings.ContainsRune("一二兩三四五六七八九半幾數這那每整", r)
}

func isNumeral(r rune) bool {
	return r >= '0' && r <= '9' || r >= '０' && r <= '９' || strings.ContainsRune("十百千萬万億亿", r)
}
