package figures

import "strings"

type hedge struct {
	word string
	is   Approx
	not  string // characters in front that make it another word: 签约, 最近
}

// hedgesBefore stand in front of a number, longer ones first.
var hedgesBefore = [...]hedge{
	{"不少于", AtLeast, ""}, {"不低于", AtLeast, ""}, {"不小于", AtLeast, ""}, {"不短于", AtLeast, ""}, {"不早于", AtLeast, ""}, {"起码", AtLeast, ""},
	{"不超过", AtMost, ""}, {"不高于", AtMost, ""}, {"不多于", AtMost, ""}, {"不大于", AtMost, ""}, {"不长于", AtMost, ""}, {"不得超过", AtMost, ""}, {"不能超过", AtMost, ""},
	{"差不多", About, ""}, {"最少", AtLeast, ""}, {"至少", AtLeast, ""}, {"至多", AtMost, ""}, {"最多", AtMost, ""}, {"不下", AtLeast, ""},
	{"大约", About, ""}, {"大概", About, ""}, {"大致", About, ""}, {"估计", About, ""}, {"约莫", About, ""}, {"左近", About, ""},
	{"将近", Nearly, ""}, {"接近", Nearly, ""}, {"几近", Nearly, ""}, {"逼近", Nearly, ""}, {"趋近", Nearly, ""},
	{"超过", Over, ""}, {"突破", Over, ""}, {"高于", Over, ""}, {"多于", Over, ""}, {"大于", Over, ""}, {"超出", Over, ""}, {"长于", Over, "擅善"}, {"高过", Over, ""}, {"多过", Over, ""},
	{"不到", Under, "看听得想做达办找买收拿用碰"}, {"不足", Under, ""}, {"未满", Under, ""}, {"不满", Under, ""}, {"低于", Under, ""}, {"少于", Under, ""}, {"小于", Under, ""}, {"未达", Under, ""}, {"短于", Under, ""}, {"不及", Under, ""},
	{"逾", Over, ""}, {"超", Over, ""}, {"近", Nearly, "最附临靠亲远新就邻贴"}, {"约", About, "签预节制条公合契隐简履违特邀集规失相誓"},
}

// hedgesAfter stand behind the unit.
var hedgesAfter = [...]hedge{
	{"左右", About, ""}, {"上下", About, ""}, {"前后", About, ""}, {"及以上", AtLeast, ""}, {"及以下", AtMost, ""}, {"或以上", AtLeast, ""}, {"以上", Over, ""}, {"之上", Over, ""},
	{"以下", Under, ""}, {"以内", Under, ""}, {"之内", Under, ""}, {"不到", Under, ""}, {"有余", Over, ""}, {"开外", Over, ""}, {"出头", Over, ""}, {"不等", About, ""}, {"许", About, ""}, {"上上下下", About, ""},
}

// lightWords may stand between the hedge and the number: 约占30%, 超过了60%, 约有5万人.
var lightWords = newEndings([]string{"占到", "占", "为", "每", "有", "达到", "达", "需要", "需", "是", "了", "共", "在", "花费", "用时", "历时", "要", "仅", "只", "的", "减少", "增加", "下降", "增长", "提高"})

var hedgesInFront = func() *endings {
	list := make([]string, len(hedgesBefore))
	for i := range hedgesBefore {
		list[i] = hedgesBefore[i].word
	}
	return newEndings(list)
}()

// hedgeBefore finds the hedge that ends the lead text; at is where it starts.
func hedgeBefore(lead string) (h *hedge, at, end int) {
	t := trimSpaceRight(lead)
	for range 3 {
		if i := hedgesInFront.find(t); i >= 0 {
			h, at := &hedgesBefore[i], len(t)-len(hedgesBefore[i].word)
			if h.not == "" || at == 0 || !strings.ContainsRune(h.not, runeBefore(t, at)) {
				return h, at, len(t)
			}
		}
		cut, ok := lightWords.cut(t)
		if !ok {
			return nil, 0, 0
		}
		t = trimSpaceRight(cut)
	}
	return nil, 0, 0
}

// hedgeAfter finds the hedge at the start of the text behind the unit.
func hedgeAfter(tail string) (h *hedge, at int) {
	at = skipSpace(tail, 0)
	switch r, _ := runeAt(tail, at); r {
	case '左', '上', '前', '及', '或', '以', '之', '不', '有', '开', '出', '许':
	default:
		return nil, 0
	}
	for i := range hedgesAfter {
		h := &hedgesAfter[i]
		if strings.HasPrefix(tail[at:], h.word) {
			return h, at
		}
	}
	return nil, 0
}

// trimSpaceRight removes spaces of every width from the end of s.
func trimSpaceRight(s string) string {
	for {
		n := len(s)
		switch {
		case n >= 1 && s[n-1] == ' ':
			s = s[:n-1]
		case n >= 2 && s[n-1] == 0xA0 && s[n-2] == 0xC2: // U+00A0
			s = s[:n-2]
		case n >= 3 && (s[n-3:] == "\u3000" || s[n-3:] == "\u2009" || s[n-3:] == "\u202f"):
			s = s[:n-3]
		default:
			return s
		}
	}
}
