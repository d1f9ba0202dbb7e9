package truncation

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/pattern"
	"github.com/healthlint/healthlint/lint/words"
)

// A paragraph that lost its beginning opens with the rest of a word: 尿病患者 of 糖尿病患者, 剂，效果有限, 岁以上的老人. No words alone tell,
// since any character may begin a name; that one in front makes a word of it, and the whole a beginning that the model thinks much
// more of, does.

// restOf begins no paragraph: the end of a compound and a comma, a verb of which nobody says who speaks, or what a number stood before.
var restOf = pattern.Lazy(`^(?:[剂质率症炎素疗员式型者院械材况验诊署厅][，、]|[绍示出解露调外前日时后]，|(?:表示|指出|介绍|透露|强调|认为|坦言|称|指)，|周?岁(?:以[上下]|的)|[%％‰℃](?:[，的以]|\p{Han}{2})|毫[克升][，的]|[万亿](?:元|人次)[，的]|分之[一二三四五六七八九十百]|[委局厅署](?:获悉|了解到|日前|介绍|表示|发布|通报|印发))`)

// gloss says what a character means: 症，指证候.
var gloss = pattern.Lazy(`^.[，、](?:在[^，。]{1,10})?(?:一般|通常|原|本|古)?(?:指|是|即|意|谓|又|也)`)

// joined begins no paragraph either, unless the one before does not end: 并记录下来交给医生.
var joined = []string{"并", "以及", "从而"}

// freely are the characters that begin sentences more freely than a dictionary of words knows.
const freely = "以至自由于据按照对当因为及与和或并而但则且如若即使让被把将从向在往到给经市然长高宽重"

// How unusual it is that the first character is a word of its own before what stands behind it, in nats; and how much better the
// beginning must read with the missing one, less where the word stands elsewhere in the copy. The search is among so many
// characters that begin lines.
const (
	boundBehind   = 4.0
	readsBegun    = 4.5
	readsKnown    = 3.0
	mostBeginners = 800
	leastBeginner = -12
	leastTorn     = -18
	aroundPieces  = 40
)

// headless reports whether a piece begins with the rest of what is lost; word is the torn word if it is one.
func (r *report) headless(i int) (word string, ok bool) {
	p := r.pieces[i]
	if p.heading || p.item || p.field || p.begin > 0 || p.block.Kind != lint.Paragraph || p.ending != layout.Stop || p.size < shortestRest {
		return "", false
	}
	if i > 0 && r.pieces[i-1].ending != layout.Stop && !r.pieces[i-1].heading {
		return "", false // it may go on with that one
	}
	if restOf().MatchString(p.text) && !gloss().MatchString(p.text) {
		return "", true
	}
	first, n := utf8.DecodeRuneInString(p.text)
	longest := longestWord(p.text)
	for _, w := range joined {
		if i > 0 && !r.pieces[i-1].heading && longest == len(w) && strings.HasPrefix(p.text, w) {
			next := firstRune(p.text[len(w):])
			return "", isHan(next) && !strings.ContainsRune("不非没未无且网五苯吡", next)
		}
	}
	if !isHan(first) || longest > n || strings.ContainsRune(freely, first) {
		return "", false
	}
	if _, behind := words.Alone(p.text, 0, n); behind < boundBehind {
		return "", false
	}
	word, better := r.begun(p)
	if better < readsKnown || better < readsBegun && r.around(i, word) == 0 {
		return "", false
	}
	missing := string(firstRune(word))
	if rest := p.text[len(word)-len(missing):]; strings.HasPrefix(rest, "、") || strings.HasPrefix(rest, "：") {
		return "", false // 青团、艾粑: names in a list, of whatever
	}
	pair := p.text[:n+utf8.RuneLen(firstRune(p.text[n:]))]
	return word, r.around(i, pair) <= r.around(i, missing+pair)
}

// begun is the word that one character in front of a piece makes of its first ones, and by how many nats the line begins better so.
func (l *language) begun(p *piece) (word string, better float64) {
	l.listenToStart(p)
	head := p.head
	if !ngram.Han(head[0]) {
		return "", 0
	}
	all := l.model.After(nil, ngram.Boundary, mostBeginners, leastBeginner)
	for _, j := range l.model.Between(nil, all, head[0], leastTorn) {
		whole := string(rune(j.ID)) + p.text
		n := longestWord(whole)
		if n <= utf8.RuneLen(rune(j.ID)) {
			continue
		}
		h := [history]ngram.Token{0, ngram.Boundary, j.ID}
		alone, _ := l.model.Step(ngram.State{}, 0, 0, ngram.Boundary, j.ID)
		if gain := float64(alone) + l.run(h, l.model.At(0, ngram.Boundary, j.ID), head) - p.start; gain > better {
			word, better = whole[:n], gain
		}
	}
	return word, better
}

// around counts a word in the pieces around piece i, and in i behind its beginning.
func (r *report) around(i int, word string) (n int) {
	for k := max(0, i-aroundPieces); k < min(len(r.pieces), i+aroundPieces); k++ {
		text := r.pieces[k].text
		if k == i {
			text = text[utf8.RuneLen(firstRune(text)):]
		}
		n += strings.Count(text, word)
	}
	return n
}

func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}
