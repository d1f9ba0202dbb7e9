// Package doubled finds a character, a word or a phrase that was put twice: 患者者, 目前目前, 的工作人员的工作人员. The
// n-gram model says how much likelier the text is with one of the two, and the words around, whether the two belong
// to different ones (医院|院长) or a writer doubles on purpose (看看, 喝喝酒).
package doubled

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/lines"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// Edit deletes the second of two: text[Start:End].
type Edit struct {
	Start, End int
	Gain       float64 // nats by which the text becomes likelier without it
	Confidence float64 // 0 to 1
}

// longest is the longest stretch, in characters, that is looked for twice in a row.
const longest = 16

// The steps were read off 900 published articles and the same articles with a stretch doubled at random places. Of
// 1,024 characters that stand twice in a row in the articles none that is no word of its own gains 9 nats, of those
// put in 74% do, and 80% gain 8, as some real slips in news and papers do. Of doubled words of two characters many are a manner
// of speaking (整宿整宿, 血红血红) and at most a hint; redoubled.tsv lists those, and what is left of common words is a slip.
var (
	apart  = step{info: 7, warning: 8, failure: 11}     // a character, of which one of the two is no part of a word
	inside = step{info: 11, warning: 12, failure: 99}   // a character in or between words that is never doubled: 内蒙蒙古
	joint  = step{info: 9.5, warning: 11, failure: 99}  // one that is, elsewhere: 取得得
	pair   = step{info: 14, warning: 99, failure: 99}   // two characters: 啃着啃着, 咕嘟咕嘟, 极淡极淡, 打扮打扮
	word   = step{info: 8, warning: 9, failure: 99}     // a word of two that nobody doubles: 首次首次, 业务业务
	seldom = step{info: 11, warning: 12.5, failure: 99} // a verb of two that is rare: 追缴追缴
	closed = step{info: 9, warning: 11, failure: 99}    // a verb of two where nothing is tried: 已全部扑杀扑杀, 注意注意的是
	across = step{info: 12, warning: 14, failure: 99}   // two of different words: 的工的工作
	name   = step{info: 11, warning: 12, failure: 99}   // three and four: 恩戈罗恩戈罗 is a place
	long   = step{info: 7, warning: 8, failure: 99}     // a word of three and four: 抗生素抗生素
	unit   = step{info: 1, warning: 2, failure: 99}     // a unit behind a figure: 17号号
	rest   = step{info: 8, warning: 9.5, failure: 99}   // two at the end of a longer word: 进一步一步
	tail   = step{info: 4, warning: 5.5, failure: 99}   // the end of a noun of health copy: 疫苗苗
	noun   = step{info: 1, warning: 3, failure: 99}     // two characters of nouns.tsv: 患者患者
	phrase = step{info: 11, warning: 12, failure: 14.5} // more
)

// What is asked more of a character in Traditional copy, of which the model knows less, and of words there or where Cantonese is spoken, which
// doubles more.
const (
	unfamiliar = 1.5
	dialect    = 3
)

// Find returns the stretches that stand twice in a row by a slip, in order, with a confidence of at least least.
func Find(lm *ngram.Model, r *ngram.Reading, traditional bool, least float64) []Edit {
	var out []Edit
	ids := r.ID
	var seen recent
	spoken := strings.ContainsAny(r.Text, hanzi.Cantonese)
	for i := 1; i < len(ids); i++ {
		if e, ok := echo(r, i); ok {
			out = append(out, e)
		}
		if !seen.before(ids, i) || !ngram.Han(ids[i]) {
			continue
		}
		for k := 1; k <= min(longest, i); k++ {
			if ids[i] != ids[i-k] || !repeats(ids, i, k) {
				continue
			}
			e := Edit{Start: int(r.Start[i]), End: int(r.End[i+k-1])}
			if e.End-int(r.Start[i-k]) != 2*k*len("字") {
				break // 持股公司 持股公司: the heads of two columns
			}
			e.Gain = gain(lm, r, i, k)
			s := stepOf(r.Text, e.Start, e.End, k)
			if k == 1 && s == inside && lm.Known(ids[i-1], ids[i]) {
				s = joint
			}
			asked := e.Gain
			switch {
			case traditional && (s == pair || s == across || s == seldom):
				asked = 0 // 搞下搞下, 又咁又咁
			case traditional && (k > 1 || spoken): // 食甲無意無意, as Taiwan speaks
				asked -= dialect
			case traditional:
				asked -= unfamiliar
			}
			if e.Confidence = s.confidence(asked); e.Confidence >= least && e.Confidence > 0 && (s == unit || !onPurpose(r.Text, e.Start, e.End)) {
				out = append(out, e)
			}
			i += k - 1
			break
		}
	}
	return out
}

// recent remembers where tokens stood last, by their low bits.
type recent struct {
	last [256]int32 // 1 + the place
	next int
}

// before reports whether token i may stand among the [longest] tokens before it too; in a text most do not. It is asked
// for places in order.
func (r *recent) before(ids []ngram.Token, i int) bool {
	for ; r.next < i; r.next++ {
		r.last[byte(ids[r.next])] = int32(r.next) + 1
	}
	last := int(r.last[byte(ids[i])])
	return last > 0 && last+longest > i
}

// repeats reports whether the k tokens at i repeat those before them, once only, all of them Han characters.
func repeats(ids []ngram.Token, i, k int) bool {
	if !again(ids, i, k) || slices.ContainsFunc(ids[i:i+k], func(id ngram.Token) bool { return !ngram.Han(id) }) {
		return false
	}
	// A third time is a manner of speaking, wherever it is cut: 哈哈哈, 大家大家大家, 选我选我选我.
	return !again(ids, i+k, k) && !(i > k && ids[i-k-1] == ids[i-1]) && !(k > 1 && again(ids, i+1, k-1))
}

// again reports whether the k tokens at i are those before them.
func again(ids []ngram.Token, i, k int) bool {
	return i+k <= len(ids) && slices.Equal(ids[i-k:i], ids[i:i+k])
}

// gain is by how many nats the text becomes likelier without the k tokens at i.
func gain(lm *ngram.Model, r *ngram.Reading, i, k int) float64 {
	ids := r.ID
	end := ngram.Reach(ids, i+k)
	g := 0.0
	for _, p := range r.Log[i:end] {
		g -= float64(p)
	}
	before := r.Before(i)
	for _, id := range ids[i+k : end] {
		g += float64(lm.Next(&before, id))
	}
	return g
}

// window is how much text on either side is divided into words, in bytes.
const window = 24

// stepOf returns what is asked of text[start:end], k characters that stand before it too.
func stepOf(text string, start, end, k int) step {
	switch {
	case unitTwice(text, start, end):
		return unit
	case k > 4:
		return phrase
	case k > 2 && isLong(text[start:end]):
		return long
	case k > 2:
		return name
	case k == 2 && endsLonger(text, start, end):
		return rest
	case k == 2 && once(text, start, end):
		return noun
	case k == 2 && isWord(text, start, end):
		return word
	case k == 2 && isVerb(text[start:end], usual) && done(text[:2*start-end], text[end:]):
		return closed
	case k == 2 && !redoubled()[text[start:end]] && isVerb(text[start:end], 1) && !onEffect(text, start, end) && alone(text, start, end):
		return seldom
	case k == 2 && isNoWord(text, start, end):
		return across
	case k == 2:
		return pair
	}
	before, after := words.Beside(text, start, end, window)
	if before.End > start || before.Kind == words.Person || after.Kind == words.Person {
		return inside
	}
	left, right := before.End-before.Start, after.End-after.Start
	const character = 3
	again := text[start:end]
	switch {
	case left > character && right > character:
		return inside // 医院|院长
	case left <= character && right <= character && !strings.Contains(particles, again):
		return inside // 斜|斜|地, 何|霞|霞: a slip doubles a part of a word
	case left > character && right <= character && (strings.Contains(joins, again) || strings.Contains(leads, again) && hanNext(text[end:]) || again == "用" && !used.Starts(text[before.Start:])):
		return inside // 定向|向新城, 小将|将出战, 可以|以慢走代替
	case left <= character && right > character && (strings.Contains(ends, again) || counted(text[:start-character])):
		return inside // 平台上|上传, 考试时|时间, 60盒|盒饭
	}
	if tailed(text[:start], text[end:]) {
		return tail
	}
	return apart
}

// tailed reports whether a text ends with a noun of health copy and what follows makes no word with the character said again.
func tailed(before, after string) bool {
	const nouns, heads = "医院疫苗患者病人药品药物门诊护士医生医师病毒疾病症状病例群众市民居民村民家属儿童老人学生记者专家基金医保费用床位", "长内方感区士校史外务级墙党前后庆容圃家民情房菌史案众物费物业险管位次"
	if len(before) < 6 {
		return false
	}
	at := strings.Index(nouns, before[len(before)-6:])
	next, _ := utf8.DecodeRuneInString(after)
	return at >= 0 && at%6 == 0 && !strings.ContainsRune(heads, next)
}

//go:embed nouns.tsv
var nounTable string

var nouns = sync.OnceValue(func() map[string]bool { return wordsOf(nounTable) })

// wordsOf returns the words in the first column of a table.
func wordsOf(table string) map[string]bool {
	set := make(map[string]bool, 1000)
	for row := range lines.Rows(table, 2) {
		set[row[0]] = true
	}
	return set
}

//go:embed redoubled.tsv
var redoubledTable string

var redoubled = sync.OnceValue(func() map[string]bool { return wordsOf(redoubledTable) })

// What stands in front of or behind a word that is said twice on purpose, and what such a word begins or ends with: 该隔离隔离,
// 雪亮雪亮的, 很大很大, 走着走着.
const (
	leadsTwice   = "该爱可想"
	followsTwice = "的地长" // 本部本部长
	beginsTwice  = "很好极太真多最更越没不一"
	endsTwice    = "着了过起来去"
)

// isNoWord reports whether text[start:end] is two usual characters of different words, neither doubled nor counted for effect.
func isNoWord(text string, start, end int) bool {
	const least = 125 // by hanzi.Frequency; what imitates a sound is rarer
	again := text[start:end]
	for _, r := range again {
		if hanzi.Frequency(r) < least {
			return false
		}
	}
	return !words.IsWord(again) && !redoubled()[again] && !onEffect(text, start, end)
}

// onEffect reports whether what stands around or in text[start:end] is that of a word said twice for effect.
func onEffect(text string, start, end int) bool {
	again := text[start:end]
	before, _ := utf8.DecodeLastRuneInString(text[:start-len(again)])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return again[:3] == again[3:] || strings.ContainsRune(leadsTwice, before) || strings.ContainsRune(followsTwice, after) ||
		strings.Contains(beginsTwice, again[:3]) || strings.Contains(endsTwice, again[3:])
}

// isWord reports whether text[start:end] is a common word that nobody says twice in a row and that no longer one begins with:
// 首次, not the 工段 of 工段长.
func isWord(text string, start, end int) bool {
	const common = 100 // of 58 million: not 呼扇
	again := text[start:end]
	freq, kind, ok := words.Lookup(again)
	if !ok || freq < common || kind == words.Person || redoubled()[again] || onEffect(text, start, end) {
		return false
	}
	return alone(text, start, end)
}

// usual is how often a word is met that does not sound like what it means, of 58 million: not 吸溜, 眨巴.
const usual = 300

// isVerb reports whether a word is a verb that is met so often.
func isVerb(again string, least int) bool {
	freq, kind, ok := words.Lookup(again)
	return ok && kind == words.Verb && freq >= least
}

// What stands in front of a verb and behind it where it is not tried a little but done, or named.
var doneBefore = affix.NewWords("已经", "全部", "均已", "都已", "业已", "得到", "予以", "加以", "进行", "并已", "未予", "正在")

const (
	doneBehind = "的了过并及"
	doneAhead  = "已被未均"
)

// done reports whether a verb between two texts is done, or the name of what is: 已全部扑杀扑杀并做无害化处理.
func done(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	next, size := utf8.DecodeRuneInString(after)
	if then, _ := utf8.DecodeRuneInString(after[size:]); !hanzi.IsHan(then) {
		next = then // 想放松放松的，
	}
	return strings.ContainsRune(doneBehind, next) || strings.ContainsRune(doneAhead, last) || doneBefore.Ends(before)
}

// isLong reports whether three or four characters are a common word, not the sound of something: 抗生素, not 叽里咕噜.
func isLong(again string) bool {
	const common = 50 // of 58 million
	freq, kind, ok := words.Lookup(again)
	return ok && freq >= common && kind != words.Person && kind != words.Place
}

// endsLonger reports whether the two characters text[start:end], which are no word of their own or begin with 一, stand behind a
// longer word that ends with them.
func endsLonger(text string, start, end int) bool {
	again := text[start:end]
	if words.IsWord(again) && !strings.HasPrefix(again, "一") {
		return false // 高血压|血压
	}
	before, after := words.Beside(text, start, start, window)
	return before.End == start && before.End-before.Start > len(again) && after.End <= end
}

// tails end what a clause names and are never said by themselves, as 拼，拼， is.
const tails = "处者率性度量化点面线区部室科院所会员制期间内中上下时后前"

// longestEcho is how many characters an echo has at most.
const longestEcho = 4

// echo reports whether the tokens from i on repeat, up to a mark, what stands before the same mark: the last character of a clause,
// 空气流通处，处，并拨打, or more that begins within a word, 心脏病。脏病。.
func echo(r *ngram.Reading, i int) (e Edit, ok bool) {
	ids := r.ID
	mark := i - 1
	if mark > 0 && ids[mark] == ngram.Boundary {
		mark--
	}
	if mark < 2 || ids[mark] != '，' && ids[mark] != '。' || !ngram.Han(ids[i]) || r.End[mark] != r.Start[i] {
		return e, false
	}
	n := 1
	for n < longestEcho && i+n < len(ids) && ngram.Han(ids[i+n]) {
		n++
	}
	first := mark - n // of what is repeated
	if i+n >= len(ids) || ids[i+n] != ids[mark] || first < 1 || !slices.Equal(ids[first:mark], ids[i:i+n]) {
		return e, false
	}
	if n == 1 {
		ok = ids[mark] == '，' && strings.ContainsRune(tails, rune(ids[i])) && clause(ids[:first])
	} else {
		at := int(r.Start[first])
		before, _ := words.Beside(r.Text, at, at, window)
		ok = ids[mark] == '。' && before.End > at
	}
	return Edit{Start: int(r.Start[i]), End: int(r.End[i+n]), Confidence: 0.87}, ok
}

// clause reports whether tokens end in three Han characters: what is shorter may be said again.
func clause(ids []ngram.Token) bool {
	return len(ids) > 3 && !slices.ContainsFunc(ids[len(ids)-3:], func(id ngram.Token) bool { return !ngram.Han(id) })
}

// unitCharacters are those of what stands behind figures.
const unitCharacters = "号万亿元例人次个名家台件份项户天岁张株所吨米床"

// unitTwice reports whether text[start:end] is a unit that stands behind a figure twice: 7.6万人次万人次, not 30人人均.
func unitTwice(text string, start, end int) bool {
	again := text[start:end]
	from := start - len(again)
	if from < 1 || text[from-1]-'0' > 9 || strings.Trim(again, unitCharacters) != "" {
		return false
	}
	before, _ := words.Beside(text, end, end, window)
	_, size := utf8.DecodeRuneInString(text[end:])
	return before.End <= end && !words.IsWord(text[end-len("人"):end+size])
}

// once reports whether text[start:end] is a word that is never said twice in a row, neither the one before it nor itself part of
// a longer one: 高血压|血压, 全国|全国人大.
func once(text string, start, end int) bool {
	return nouns()[text[start:end]] && alone(text, start, end)
}

// alone reports whether the word text[start:end] belongs to no longer one that ends or begins with it.
func alone(text string, start, end int) bool {
	if before, _ := words.Beside(text, start, start, window); before.End == start && before.End-before.Start > end-start {
		return false
	}
	var room [8]words.Token
	for _, w := range words.Prefixes(room[:0], text[start:]) {
		if w.End > end-start {
			return false
		}
	}
	return true
}

// numerals begin what is counted out: 三个字三个字.
const numerals = "二三四五六七八九十百千万两几半"

// counted reports whether a text ends with a figure.
func counted(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return r >= '0' && r <= '9' || strings.ContainsRune("一二三四五六七八九十百千万亿两几", r)
}

// particles are words of one character that a slip doubles as it does parts of longer ones.
const particles = "的地得了着过在到向对把被将与和或及以为于而但是有就都也不要从由让使给他她它这那其"

// joins are words of one character that other words end with too.
const joins = "由将向和以共对与及为着先给让从"

// leads are verbs of one character that other words end with too, before what they lead on to: 接下来|来听, 派出所|所开.
const leads = "来所"

// hanNext reports whether a text begins with a Han character.
func hanNext(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return hanzi.IsHan(r)
}

// used are words that end with 用 and are never followed by what is used: 使用用; not 服用|用温水.
var used = affix.NewWords("使用", "采用", "应用", "利用", "运用", "作用", "费用", "信用", "选用", "启用", "占用", "征用")

// ends close a phrase in front of a word that begins with the same character.
const ends = "墓上下中内外里前后间时期者性化度率量力员工院所局厅部处科室组队县市省区州镇乡村街路城国人家会学店馆站台楼河溪江湖山岛港湾藩能可新要"

//go:embed tries.tsv
var triesTable string

// tried are the objects of the verbs that are doubled to say that something is done a little.
var tried = sync.OnceValue(func() map[rune][]string {
	objects := map[rune][]string{}
	for row := range lines.Rows(triesTable, 2) {
		for _, verb := range row[0] {
			objects[verb] = strings.Fields(row[1])
		}
	}
	return objects
})

// Tries reports whether a verb is doubled to say that something is done a little, in front of a text.
func Tries(verb rune, after string) bool {
	return slices.ContainsFunc(tried()[verb], func(object string) bool {
		object, closes := strings.CutSuffix(object, ".")
		rest, ok := strings.CutPrefix(after, object)
		return object == "*" || ok && !(closes && hanNext(rest))
	})
}

// asks are words of what is said twice to leave it open.
var asks = []string{"多少", "多远", "多久", "多大", "多高", "多快", "怎么", "什么", "哪", "谁", "或"}

// onPurpose reports whether text[start:end] is doubled as a manner of speaking, or for a name that stands elsewhere
// in the text too.
func onPurpose(text string, start, end int) bool {
	again := text[start:end]
	from := start - len(again)
	before, n := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[end:])
	r, size := utf8.DecodeRuneInString(again)
	switch {
	case exclaimed(before, again, after), strings.HasPrefix(text[end:], "再"+again):
		return true
	case again == "其" && strings.HasPrefix(text[end:], "格"):
		return true // 斯琴其其格
	case again == "仅" && before == '不':
		return true // 不仅仅如此
	case size < len(again) && !hanzi.IsHan(before) && !hanzi.IsHan(after) && len(again) == 2*size:
		return true // 可以可以！
	case strings.Contains("锟斤拷锟斤拷", again), strings.Contains(again, "丨"):
		return true // bytes read wrongly, which encoding/mojibake tells of; a stroke for a bar between entries
	case before == '该':
		return true // 该跑跑，该谈恋爱谈恋爱
	case size == len(again) && (before == '每' || before == '各'):
		return true // 每床床尾, 各科科主任
	case slices.ContainsFunc(asks, func(w string) bool { return strings.Contains(again, w) }):
		return true // 能放多少放多少, 想怎么改怎么改, 拍碎或者切碎或者切片
	case size < len(again):
		// 一个病种一个病种; 三个字三个字, 捱得一日得一日; “快进屋快进屋; 摩纳哥摩纳哥城; 食管出血食管出血, typed into a search box
		if r == '一' && !nouns()[again] && !endsLonger(text, start, end) || (strings.ContainsRune(numerals, r) || strings.Contains(again, "得一")) && len(again) <= 4*size || strings.TrimLeft(text[end:], " ") == "" || after == '\n' || before == '“' || before == '「' || before == '爱' || strings.ContainsRune(places, after) {
			return true
		}
	case Tries(r, text[end:]), hanzi.Level(r) != 1, before == '一':
		return true // 喝喝酒; 踽踽独行; 一节节
	case twice(text[end:]), twice(text[max(0, from-6):from]):
		return true // 行行业业
	}
	if n > 1 {
		from -= n
	}
	return words.Elsewhere(text, from, end, text[from:end])
}

// exclaimed reports whether what stands between two characters is doubled as it is in speech: 很难受很难受, 查不查不重要, “不可说不可说”,
// ，医生来了医生来了，.
func exclaimed(before rune, again string, after rune) bool {
	const stressed, denied, moods, characters = "很太真极最", "不没别快", "了的啊吧呢吗呀嘛", len("三个字")
	first, _ := utf8.DecodeRuneInString(again)
	last, size := utf8.DecodeLastRuneInString(again)
	apart, long := !hanzi.IsHan(before) && !hanzi.IsHan(after), len(again) >= characters
	switch {
	case size == len(again):
		return before == '“' && after == '”' || before == '「' && after == '」' // a sound: “哀哀”
	case strings.ContainsRune("不没", last), long && strings.ContainsRune(stressed, first):
		return true
	}
	return apart && long && (strings.ContainsRune(moods, last) || len(again) == characters && strings.ContainsRune(denied, first))
}

// places close the name of a place.
const places = "城市省州县区镇村大街路岛湾"

// twice reports whether text begins with a character that stands twice.
func twice(text string) bool { return len(text) >= 6 && text[:3] == text[3:6] }
