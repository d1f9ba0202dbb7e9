package engine

import (
	"strings"

	"github.com/healthlint/healthlint/checks/typo/logistic"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/person"
	"github.com/healthlint/healthlint/lint/words"
)

// Where a search for a character too many begins: how unlikely, in nats, a character and the next one must be, it and the two that
// follow, and what the text must gain without it, the character's own frequency aside.
const (
	doubtExtra      = -8
	doubtExtraThree = -13
	leastExtra      = 5
)

// searchExtras tries to leave a character out where the text is unlikely, and adds what helps to edits: 患惠者 for 患者. Which of them may
// have been left behind, sparedRare asks of these and of those that the decoder drops.
func (e *Engine) searchExtras(r *reading, damaged [][2]int, edits []Edit) []Edit {
	ids := r.ID
	n, doubt := len(edits), r.threshold(doubtExtraThree)
	for i := range r.places(damaged, 1) {
		if r.Log[i]+r.Log[i+1] > doubtExtra || r.three(i) > doubt || !ngram.Han(ids[i]) || ids[i-1] == ngram.Boundary || !e.lm.Known(ids[i-1], ids[i+1]) || r.settled(i) {
			continue
		}
		if ids[i] == ids[i-1] || ids[i] == ids[i+1] || e.without(r, i) < leastExtra {
			continue // what stands twice is looked for by itself
		}
		d := Edit{From: i, To: i + 1}
		d.slips[Extra] = 1
		if !among(edits[:n], &d) {
			edits = append(withRoom(edits), d)
		}
	}
	return edits
}

// residue reports whether token i may have been left behind by who typed or mended what stands around it: it stands inside a word, is
// a particle, or sounds like a neighbour. Of any other character copy may have one more or less: 蛋奶(鱼)果蔬, (黑)咖啡, (敖)医生, 叫起(好)来.
func (r *reading) residue(i int) bool {
	c, before, behind := rune(r.ID[i]), rune(r.ID[i-1]), rune(r.ID[i+1])
	switch {
	case strings.ContainsRune(stuck, c):
		return true
	case before == '起' && behind == '来', strings.ContainsRune(places, behind), r.echoed(i), person.IsSurname(c) && person.Addressed(r.Text[r.End[i]:]):
		return false
	}
	if ngram.Han(r.ID[i+1]) && (soundsLike(c, before) || soundsLike(c, behind)) { // not before a mark, where a verb may end: 往这个方向(想)
		return true
	}
	return !strings.ContainsRune(numerals, c) && r.splits(i) && !r.divides(i)
}

// divides reports whether the text around token i is two words, of one of which it is part: 中港|医院, 浇熄|炭火.
func (r *reading) divides(i int) bool {
	start, end := int(r.Start[i]), int(r.End[i])
	return r.isWord(start-character, end) && r.isWord(end, end+word) || r.isWord(start-word, start) && r.isWord(start, end+character)
}

// stuck are particles that stay behind when the words beside them are changed; not those that may stand at any verb: 撸起(了)袖子, 骨灰(将)撒.
const stuck = "的地得是在和与及对把被于为所到给"

// places end the names of places, which may have any character: 梧州(岭)市.
const places = "省市县区镇乡村州旗"

// soundsLike reports whether two characters, neither a particle, are one syllable, whatever the tone: who types by sound may leave one
// beside the other.
func soundsLike(a, b rune) bool {
	return strings.ContainsRune(hanzi.Homophones(a), b) && !strings.ContainsRune(stuck, b)
}

// splits reports whether a word of up to four characters is whole without token i, which stands inside; not between two words of one:
// 一杯(黑)咖啡.
func (r *reading) splits(i int) bool {
	const longest = 4
	start, end := int(r.Start[i]), int(r.End[i])
	for n := 2; n <= longest; n++ {
		for left := 1; left < n; left++ {
			from, to := start-left*character, end+(n-left)*character
			if from < 0 || to > len(r.Text) {
				continue
			}
			before, behind := r.Text[from:start], r.Text[end:to]
			if !(left > 1 && words.IsWord(before)) && !(n-left > 1 && words.IsWord(behind)) && words.IsWord(before+behind) {
				return true
			}
		}
	}
	return false
}

// echoed reports whether the character stands a few characters away once more: 戒牛奶、(戒)鸡蛋.
func (r *reading) echoed(i int) bool {
	const around = 12
	for k := max(0, i-around); k < min(len(r.ID), i+around+1); k++ {
		if k != i && r.ID[k] == r.ID[i] {
			return true
		}
	}
	return false
}

// without returns by how many nats the text is likelier without token i than a text is that has one token less.
func (e *Engine) without(r *reading, i int) float32 {
	end := ngram.Reach(r.ID, i+1)
	g := e.lm.Unigram(r.ID[i]) - r.Sum(i, end)
	before := r.Before(i)
	for _, id := range r.ID[i+1 : end] {
		if g += e.lm.Next(&before, id); g < leastExtra {
			break // every further one makes it less likely
		}
	}
	return g
}

// weighExtra gathers what is evidence only where a character is one too many. Of such isSound says that it sounds like a neighbour, and
// isShape that it stands inside a word.
func (r *reading) weighExtra(d *Edit) {
	v := &d.Evidence
	c := rune(d.Old[0])
	before, behind := rune(r.ID[d.From-1]), rune(r.ID[d.To])
	v[isParticle] = logistic.Indicator(strings.ContainsRune(stuck, c))
	v[isShort] = logistic.Indicator(strings.ContainsRune(shortened, c))
	v[atEnd] = logistic.Indicator(!ngram.Han(r.ID[d.To]))
	v[isSound] = logistic.Indicator(soundsLike(c, before) || soundsLike(c, behind))
	v[isShape] = logistic.Indicator(r.splits(d.From))
	left, _ := words.Beside(r.Text, d.Start, d.Start, aroundGap)
	_, right := words.Beside(r.Text, d.End, d.End, aroundGap)
	v[byWords] = logistic.Indicator(left.End == d.Start && left.End-left.Start > character) + logistic.Indicator(right.Start == d.End && right.End-right.Start > character)
	v[byWords] /= 2
}
