package typo

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/checks/typo/doubled"
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/person"
	"github.com/healthlint/healthlint/lint/words"
)

// openers are adverbials that a clause carries once: “就此，记者就此采访” says it twice.
var openers = []string{"就此", "对此", "为此", "据此", "目前", "近日", "日前", "近期", "近年来", "随后", "此外", "其中", "当天", "当日", "今年以来", "据悉", "据了解"}

// particles double only by a slip, except in the words of doubles.
const particles = "的在和是了与及被把将对为于而就也都会能要应已并从由以因但却仅更最很太再又则或该每各此这那即若虽且非未需须当让使令向往自至到后前"

// doubles are what a doubled particle can be part of, by the particle.
var doubles = map[rune]string{
	'的': "目的的/打的的/飞的的/摩的的/士的的/没的的/咋的的/红的的/绿的的/蓝的的/的的确/的的士/的的哥", '在': "实实在在/存在在/现在在/正在在/所在在/在在线/自由自在在/内在在/潜在在/在在都/在在显/在在说/在在证/在在表/在在需/在在令",
	'和': "温和和/平和和/总和和/之和和/和和美/和和气/和和睦/共和和/和和平/缓和和/饱和和/和和谐/谦和和/人和和/和和顺/随和和",
	'是': "于是是/还是是/就是是/但是是/是是非/凡是是/只是是/可是是/要是是/便是是/国是是/更是是/实事求是是",
	'了': "为了了/除了了/了了解/不了了之/完了了/了了/了结/了望", '与': "参与与/赋与与/给与与/与与会/付与与",
	'及': "以及及/涉及及/普及及/危及及/及及时/埃及及/波及及/触及及/来得及及/不及及/顾及及/殃及及/提及及",
	'被': "棉被被/植被被/被被褥/被被子/覆被被", '把': "一把把/火把把/把把脉/把把关/拖把把/把把握/把把/大把把/车把把",
	'将': "即将将/必将将/将将军/将将士/麻将将/大将将/健将将/将将领/将将/老将将/小将将/名将将/主将将", '对': "针对对/面对对/相对对/反对对/对对/应对对/绝对对/配对对/校对对/一对对",
	'为': "因为为/认为为/行为为/作为为/成为为/为为/分为为/称为为/视为为/较为为/大为为/极为为/更为为/尤为为/何为为/人为为",
	'而': "然而而/从而而/因而而/反而而/进而而/而而/幸而而/时而而/继而而/故而而",
}

func findRepeated(pass *lint.Pass, p *passage) {
	p.repeatedOpeners(pass)
	p.doubledParticles(pass)
}

// repeatedOpeners finds an adverbial that stands before a comma and again within the next four characters.
func (p *passage) repeatedOpeners(pass *lint.Pass) {
	for end := 0; end < len(p.text); {
		var comma int
		switch b := p.text[end]; {
		case b == ',':
			comma = 1
		case b == 0xEF && strings.HasPrefix(p.text[end:], "，"):
			comma = len("，")
		case b >= 0xE4 && b <= 0xE9 && end+2 < len(p.text) && p.text[end+1] < 0xC0 && p.text[end+1] >= 0x80 && p.text[end+2] < 0xC0 && p.text[end+2] >= 0x80:
			end += 3 // a Han character
			continue
		default:
			end++
			continue
		}
		for _, w := range openers {
			if strings.HasSuffix(p.text[:end], w) {
				p.saidAgain(pass, end-len(w), end, end+comma)
			}
		}
		end += comma
	}
}

// saidAgain reports the opener text[start:end] if it stands again soon after its comma, behind which text[from:]
// begins.
func (p *passage) saidAgain(pass *lint.Pass, start, end, from int) {
	w, rest := p.text[start:end], p.text[from:]
	for between := 0; !strings.HasPrefix(rest, w); between++ {
		r, n := utf8.DecodeRuneInString(rest)
		if n == 0 || between == 4 || strings.ContainsRune("，,。；;、", r) {
			return
		}
		rest = rest[n:]
	}
	again := len(p.text) - len(rest)
	if p.protected(start, end) {
		return
	}
	pass.Report(p.block, start, again+len(w), lint.Diagnostic{
		Rule:       "typo/repeated",
		Message:    lint.Say("“%s”中“%s”重复", "“%[2]s” is said twice in “%[1]s”", p.block.Text[start:again+len(w)], p.block.Text[start:end]),
		Related:    []lint.Related{{Span: p.block.Source(again, again+len(w)), Message: lint.Say("又一次", "again")}},
		Fixes:      []lint.Fix{lint.Replace(p.block, start, from, "", false)},
		Confidence: 0.9,
	})
}

// doubledParticles finds 的的, 在在 and the like outside the words that have them.
func (p *passage) doubledParticles(pass *lint.Pass) {
	for i := 3; i+3 <= len(p.text); {
		b := p.text[i]
		if b < 0xE4 || b > 0xE9 {
			i += max(1, sizeAt(p.text, i))
			continue
		}
		if p.text[i-3:i] == p.text[i:i+3] {
			if r, _ := utf8.DecodeRuneInString(p.text[i:]); strings.ContainsRune(particles, r) {
				p.reportDoubled(pass, r, i-3)
			}
		}
		i += 3
	}
}

// atAgain reports whether a preposition that ends a word stands behind it once more: 用于于治疗, not 低于于洪涛等, 属于于洪区.
func (p *passage) atAgain(r rune, start, end int) bool {
	if r != '于' || start < 3 || !words.IsWord(p.text[start-3:start+3]) {
		return false
	}
	after := p.text[end:]
	next, _ := utf8.DecodeRuneInString(after)
	var room [8]words.Token
	for _, w := range words.Prefixes(room[:0], p.text[start+3:]) {
		if w.End > 3 {
			return false // 属于于洪区
		}
	}
	return hanzi.IsHan(next) && !person.Addressed(after) && !strings.Contains(after[:min(len(after), 9)], "等")
}

func sizeAt(text string, at int) int {
	_, n := utf8.DecodeRuneInString(text[at:])
	return n
}

func (p *passage) reportDoubled(pass *lint.Pass, r rune, start int) {
	end := start + 6
	if p.partOfDouble(r, start, end) || named(r, p.text[:start]) || p.inWord(start, end) && !p.atAgain(r, start, end) || p.protected(start, end) || p.discussed(start, end) {
		return
	}
	shown := p.block.Text[start:end]
	pass.Report(p.block, start, end, lint.Diagnostic{
		Rule:       "typo/repeated",
		Message:    lint.Say("“%s”重复一字", "a character is doubled in “%s”", shown),
		Fixes:      []lint.Fix{lint.Replace(p.block, start, end, shown[:3], false)},
		Confidence: 0.9,
	})
}

// named reports whether a doubled character behind a text may be the given name to the surname that the text ends with: 艾未未.
func named(r rune, before string) bool {
	const given = "未令若能如"
	last, size := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune(given, r) && person.IsSurname(last) && !words.IsWord(before[max(0, len(before)-2*size):])
}

// partOfDouble reports whether the doubled particle at start belongs to a phrase that doubles it rightly, or to
// three or more in a row, which is not a slip but a manner of speaking.
func (p *passage) partOfDouble(r rune, start, end int) bool {
	one := string(r)
	if strings.HasPrefix(p.text[end:], one) || strings.HasSuffix(p.text[:start], one) || r == '让' && doubled.Tries(r, p.text[end:]) {
		return true
	}
	for phrase := range strings.SplitSeq(doubles[r], "/") {
		at := strings.Index(phrase, one+one)
		if at < 0 {
			continue
		}
		if strings.HasSuffix(p.text[:start], phrase[:at]) && strings.HasPrefix(p.text[start:], phrase[at:]) {
			return true
		}
	}
	return false
}

// inWord reports whether words of two or more characters meet between the two: 目的|的 or 了|了解.
func (p *passage) inWord(start, end int) bool {
	in := p.sentence(start)
	from, to := max(in.Start, start-window), min(in.End, end+window)
	for from > in.Start && p.text[from]&0xC0 == 0x80 {
		from--
	}
	for to < in.End && p.text[to]&0xC0 == 0x80 {
		to++
	}
	var room [32]words.Token
	for _, t := range words.Split(room[:0], p.text[from:to], nil) {
		if s, e := from+t.Start, from+t.End; s < end && e > start && e-s > 3 {
			return true
		}
	}
	return false
}
