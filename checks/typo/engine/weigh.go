package engine

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/checks/typo/logistic"
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// weigh gathers the evidence for d, one of count edits of the text.
func (e *Engine) weigh(r *reading, d *Edit, count int) {
	v := &d.Evidence
	v[bias] = 1
	e.weighWords(r, d)
	e.weighSlips(r, d)
	v[textMean] = r.Mean / 4
	g := min(max(d.Gain, -4), 20) / 8
	v[gainOld] = g * v[oldWord]
	v[gainMean] = g * (r.Mean + 3.5)
	v[gainNew] = g * v[newWord] * (1 - v[oldWord])
	v[singleWord] = v[newWord] * (1 - v[oldWord]) * v[single]
	v[gainFour] = v[newMean] - r.Mean/4
	v[longer] = v[oldWord] * v[newWord] * v[wordGain]
	v[others] = min(float64(max(count-1, 0)), 4) / 2
	v[foreign] = float64(max(min(r.foreign(d), 6)-2, 0)) / 2
	v[traditional] = logistic.Indicator(r.traditional)
	v[inName] = logistic.Indicator(r.named(d))
	d.weighMended(r.mended, lint.Span{Start: d.Start, End: d.End})
	v[short] = logistic.Indicator(len(r.ID) < 12)
	v[margin] = min(float64(d.margin), 8) / 4
	v[isJoined] = logistic.Indicator(d.joined)
	if d.Kind == Shape && seldom(r.ID[d.From:d.To]) {
		v[rareShape], v[rareWord] = 1, v[newWord]
	}
	v[isTwin] = r.twinned(d)
	v[twinWord] = v[isTwin] * v[oldWord]
	v[twinOften], v[twinGain] = v[isTwin]*v[oldFreq], v[isTwin]*min(max(d.Gain, 0), 24)/8
	v[health] = r.health(d)
	if d.rare() {
		v[numeral] = logistic.Indicator(strings.ContainsAny(r.Text[d.Start:d.End]+d.Text, numerals))
		v[isParticle] = logistic.Indicator(strings.ContainsAny(r.Text[d.Start:d.End]+d.Text, movable))
	}
	if d.Kind == Missing {
		r.weighGap(d)
	}
	if d.surplus() {
		r.weighExtra(d)
	}
	if r.by.Gate == nil || r.by.Gate.of(d).open(v, recurs, ajar) {
		l, next := back(r.Text, d.Start, 1), forth(r.Text, d.End, 1)
		v[recurs] = logistic.Indicator(r.recurs(l, d.End) || r.recurs(d.Start, next) || d.Start == d.End && r.recurs(l, next))
	}
}

// weighMended counts the slips already mended around a place.
func (d *Edit) weighMended(mended []lint.Span, place lint.Span) {
	near, next := 0.0, 0.0
	for _, m := range mended {
		gap := max(m.Start-place.End, place.Start-m.End)
		near += logistic.Indicator(gap <= Beside)
		next = max(next, logistic.Indicator(gap <= 6))
	}
	d.Evidence[mendedNear], d.Evidence[mendedNext] = min(near, 4)/2, next
}

// weighModel asks the n-gram model.
func (e *Engine) weighModel(r *reading, d *Edit) {
	v, ids := &d.Evidence, r.ID
	hi := ngram.Reach(ids, d.To)
	lo := d.From
	for lo > 0 && lo > d.From-6 && ids[lo] != ngram.Boundary {
		lo--
	}
	var buffer [32]ngram.Token
	var scores [32]float32
	now := append(append(append(buffer[:0], ids[lo:d.From]...), d.New...), ids[d.To:hi]...)
	at := d.From - lo
	before, lp := r.Before(d.From), scores[:0]
	for _, id := range now[at:] {
		lp = append(lp, e.lm.Next(&before, id))
	}
	oldSum, oldLeast := total(r.Log[d.From:hi])
	newSum, newLeast := total(lp)
	g := newSum - oldSum
	n := d.To - d.From
	if dropped := n - len(d.New); dropped > 0 {
		// A text is likelier for every character it does not have: what counts is by how much more.
		for _, id := range ids[d.From:d.To] {
			g += float64(e.lm.Unigram(id)) * float64(dropped) / float64(n)
		}
	}
	d.Gain = g
	v[gain8] = min(g, 8) / 4
	v[gain16] = min(max(g-8, 0), 8) / 4
	v[gainMore] = min(max(g-16, 0), 16) / 4
	if !d.Kind.rare() {
		v[isSound+int(d.Kind)-int(Sound)] = 1
	}
	switch {
	case d.Kind == Function:
		v[gainFunction] = min(g, 16) / 8
	case d.Kind == Sound:
		v[gainSound] = min(g, 16) / 4
	}
	if n >= 2 {
		v[gainLong] = min(g, 32) / 16
	}
	v[two], v[many] = logistic.Indicator(n == 2), logistic.Indicator(n > 2)
	v[oldMean] = oldSum / float64(hi-d.From) / 4
	v[newMean] = newSum / float64(max(len(lp), 1)) / 4
	v[oldMin], v[newMin] = oldLeast/8, newLeast/8
	v[smooth] = logistic.Indicator(newLeast > -5)
	v[oldPair], v[oldTriple] = e.known(ids[lo:hi], at, at+n)
	v[newPair], v[newTriple] = e.known(now, at, at+len(d.New))
	v[oldCommon] = e.common(ids[d.From:d.To])
	v[newCommon] = e.common(d.New)
	left, right := ids[d.From-1], ngram.Boundary
	if d.To < len(ids) {
		right = ids[d.To]
	}
	v[byLatin] = logistic.Indicator(left == ngram.Latin || right == ngram.Latin || left == '·' || right == '·')
	v[byQuote] = logistic.Indicator(left == ngram.Quote || right == ngram.Quote)
}

// known returns the shares of the pairs and of the threes that touch ids[from:to] and are in the model.
func (e *Engine) known(ids []ngram.Token, from, to int) (pairs, triples float64) {
	np, nt := 0.0, 0.0
	for i := max(from, 1); i <= to && i < len(ids); i++ {
		np++
		pairs += logistic.Indicator(e.lm.Known(ids[i-1], ids[i]))
	}
	for i := max(from, 2); i <= to+1 && i < len(ids); i++ {
		nt++
		triples += logistic.Indicator(e.lm.Known3(ids[i-2], ids[i-1], ids[i]))
	}
	return pairs / max(np, 1), triples / max(nt, 1)
}

// seldom reports whether one of the characters is outside those that copy uses, names aside.
func seldom(ids []ngram.Token) bool {
	return slices.ContainsFunc(ids, func(id ngram.Token) bool {
		level := hanzi.Level(rune(id))
		return ngram.Han(id) && (level == 0 || level > 2)
	})
}

func (e *Engine) common(ids []ngram.Token) (mean float64) {
	for _, id := range ids {
		mean += float64(e.lm.Unigram(id))
	}
	return mean / float64(max(len(ids), 1)) / 4
}

// weighWords asks the dictionary and the rest of the article.
func (e *Engine) weighWords(r *reading, d *Edit) {
	const around = 6 // characters on either side, as long as a word may reach
	v, text := &d.Evidence, r.Text
	wl, wr := back(text, d.Start, around), forth(text, d.End, around)
	start, end, edited := d.Start-wl, d.End-wl, text[wl:d.Start]+d.Text+text[d.End:wr]
	was := covering(text[wl:wr], start, end)
	now := covering(edited, start, start+len(d.Text))
	// The word made, as far as it stands in the text, is what a reader wants quoted.
	before, after := max(start-now.start, 0), max(now.end-(start+len(d.Text)), 0)
	if now.length < 2 {
		before, after = 0, 0
	}
	d.WordStart, d.WordEnd = d.Start-before, d.End+after
	v[oldWord], v[newWord] = logistic.Indicator(was.length >= 2), logistic.Indicator(now.length >= 2)
	v[oldFreq], v[newFreq] = v[oldWord]*math.Log1p(float64(was.freq))/4, v[newWord]*math.Log1p(float64(now.freq))/4
	v[freqGain] = v[newFreq] - v[oldFreq]
	v[wordGain] = float64(now.length-was.length) / 2
	v[newLong] = logistic.Indicator(now.length >= 3)
	v[oldPerson] = logistic.Indicator(was.kind == words.Person)
	v[oldName] = logistic.Indicator(was.kind == words.Person || was.kind == words.Place)
	v[newName] = logistic.Indicator(now.kind == words.Person || now.kind == words.Place)
	alone := 0.0
	var buffer [32]words.Token
	tokens := words.Split(buffer[:0], text[wl:wr], nil)
	for _, t := range tokens {
		if t.End > start-7 && t.Start < end+7 && utf8.RuneCountInString(text[wl+t.Start:wl+t.End]) == 1 {
			alone++
		}
	}
	v[single] = alone / 4
	most, sum := strays(text[wl:wr], tokens, start, end)
	tokens = words.Split(tokens[:0], edited, nil)
	least, rest := strays(edited, tokens, start, start+len(d.Text))
	v[strayOld], v[strayNew], v[strayGain] = most/4, least/4, (sum-rest)/4
	v[gainStray] = min(max(d.Gain, 0), 16) / 8 * v[strayGain]
	line := max(0, d.Start-120)
	line += strings.LastIndexByte(text[line:d.Start], '\n') + 1
	open := strings.LastIndex(text[line:d.Start], "《")
	v[inTitle] = logistic.Indicator(open >= 0 && !strings.Contains(text[line+open:d.Start], "》"))
}

// recurs reports whether text[start:end], two characters or more, stands elsewhere in the article too.
func (r *reading) recurs(start, end int) bool {
	s := r.Text[start:end]
	if strings.ContainsAny(s, "\n，。、") || utf8.RuneCountInString(s) < 2 {
		return false
	}
	return words.Elsewhere(r.Text, start, end, s)
}

// found is the longest dictionary word at a place.
type found struct {
	start, end int // bytes
	length     int // characters; 1 or 0 for none
	freq       int
	kind       words.Kind
}

// covering returns the longest dictionary word of s that covers some of [from, to).
func covering(s string, from, to int) (best found) {
	var buffer [16]words.Token
	for at := 0; at < to && at < len(s); at = forth(s, at, 1) {
		for _, w := range words.Prefixes(buffer[:0], s[at:]) {
			if at+w.End <= from {
				continue
			}
			n := utf8.RuneCountInString(s[at : at+w.End])
			if n > best.length || n == best.length && w.Freq > best.freq {
				best = found{at, at + w.End, n, w.Freq, w.Kind}
			}
		}
	}
	return best
}

func total(lp []float32) (sum, least float64) {
	for _, p := range lp {
		sum += float64(p)
		least = min(least, float64(p))
	}
	return sum, least
}

// back and forth move n characters through s.
func back(s string, at, n int) int {
	for ; n > 0 && at > 0; n-- {
		_, k := utf8.DecodeLastRuneInString(s[:at])
		at -= k
	}
	return at
}

func forth(s string, at, n int) int {
	for ; n > 0 && at < len(s); n-- {
		_, k := utf8.DecodeRuneInString(s[at:])
		at += k
	}
	return at
}
