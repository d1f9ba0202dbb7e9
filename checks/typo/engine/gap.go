package engine

import (
	"strings"

	"github.com/healthlint/healthlint/checks/typo/logistic"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// Where a search for a character that was left out begins: how unlikely, in nats, a character must be after those before
// it, that pair alone, and it and the two that follow. Of 460 that were found a tenth was likelier.
const (
	doubtGap      = -7
	doubtGapPair  = -4
	doubtGapThree = -16
)

// What a character put in must gain, in nats, at all and with its neighbours alone; which of those that follow the one
// before it are tried, and how many are followed to the end of what they touch.
const (
	leastGap      = 6
	leastGapPairs = 3
	likelyGap     = 300
	mostGap       = 12
)

// particles are what a writer leaves out on purpose oftener than by a slip; short are places, bodies, organs and the like
// whose names are cut to the character before the one left out: 美纽约州, 肾替代, 法洛四联症.
const (
	particles = "的了着地得在和与及时中是有一个等到向为对"
	shortened = "国省市县区州本报社委员会院部局厅处里门古站份司台氏脏统细损校"
)

// searchGaps tries to put a character in where the text is unlikely, and adds what helps to edits: 转确诊 for 转为确诊.
func (e *Engine) searchGaps(s *search, r *reading, damaged [][2]int, edits []Edit) []Edit {
	ids := r.ID
	doubt := r.threshold(doubtGapThree)
	for i := range r.places(damaged, 1) {
		if i < 2 || r.Log[i] > doubtStray || !ngram.Han(ids[i-1]) || !ngram.Han(ids[i]) && !closesClause(ids[i]) || r.settled(i) {
			continue
		}
		at := int(r.Start[i])
		if int(r.End[i-1]) != at {
			continue // columns: 姓名 性别
		}
		var id ngram.Token
		var margin float32
		var ok bool
		if p, _ := r.Pair(i); r.Log[i] <= doubtGap && p <= doubtGapPair && r.three(i) <= doubt && !(r.isWord(at-word, at) && r.isWord(at, at+word)) {
			id, margin, ok = e.gap(s, r.Reading, i) // between whole words next to nothing is ever missing
		}
		if !ok && r.tells() && min(r.three(i), r.three(i-1)) <= doubtTorn {
			id, margin, ok = e.gapByStray(s, r, i)
		}
		if ok {
			d := Edit{From: i, To: i, New: []ngram.Token{id}, margin: margin}
			d.slips[Missing] = 1
			edits = append(withRoom(edits), d)
		}
	}
	return edits
}

// closesClause reports whether a token is a mark that ends a clause or a phrase.
func closesClause(id ngram.Token) bool {
	switch id {
	case '，', '。', '、', '；', '：':
		return true
	}
	return false
}

// gap returns the character that makes the text likeliest in front of token i.
func (e *Engine) gap(s *search, r *ngram.Reading, i int) (best ngram.Token, margin float32, ok bool) {
	end := ngram.Reach(r.ID, i)
	old := r.Sum(i, end)
	after := e.table.follow(r.ID[i-1])
	e.bridge(s, after[:min(likelyGap, len(after))], r.ID[i], mostGap, max(leastBetween, old+leastGapPairs))
	return e.likeliest(s, r, i, i, end, old+leastGap)
}

// weighGap gathers what is evidence only where a character was left out.
func (r *reading) weighGap(d *Edit) {
	v := &d.Evidence
	v[isParticle] = logistic.Indicator(strings.Contains(particles, d.Text))
	v[isShort] = logistic.Indicator(strings.Contains(shortened, d.Text))
	v[atEnd] = logistic.Indicator(!ngram.Han(r.ID[d.From]))
	text, at := r.Text, d.Start
	before, after := words.Beside(text, at, at, aroundGap)
	v[byWords] = logistic.Indicator(before.End == at && before.End-before.Start > character) + logistic.Indicator(after.End-after.Start > character)
	v[byWords] /= 2
	r.weighStray(d)
}
