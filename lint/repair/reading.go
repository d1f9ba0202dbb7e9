package repair

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
)

// reach is how many tokens behind a change the model still sees it.
const reach = 3

// reading asks the character model, which reads simplified forms, how likely a character is between what stands
// before and behind it. It keeps its room: a lost byte may have been any of a hundred.
type reading struct {
	tokens ngram.Tokens
	before ngram.Context
	follow []ngram.Token // a place for the character, and what stands behind it
	behind []ngram.Token // what stands behind the change, as printed
}

// setBehind reads the beginning of what stands behind a change.
func (g *reading) setBehind(text string) {
	head := firstRunes(text, 12)
	ids := g.read(head)[1:]
	if len(ids) == 0 && len(head) == len(text) {
		ids = []ngram.Token{ngram.Boundary} // the line ends here
	} else if len(head) < len(text) {
		ids = open(head, ids)
	}
	g.behind = append(g.behind[:0], ids[:min(reach, len(ids))]...)
}

// set reads what stands before the character, and what behind it is known.
func (g *reading) set(before, known string) {
	ids := open(before, g.read(before))
	g.before = ngram.Default().Before(ids, len(ids))
	g.follow = append(g.follow[:0], ngram.None)
	g.follow = append(g.follow, open(known, g.read(known))[1:]...)
	g.follow = append(g.follow, g.behind...)
}

// printed is the log probability of what stands in the place of the character and of what is known.
func (g *reading) printed(text string) float64 {
	h := g.before
	return likelihood(&h, open(text, g.read(text))[1:]) + likelihood(&h, g.behind)
}

// with is the log probability of a character and what is behind it. One that the model has not seen beside
// either neighbour is not worth the arithmetic.
func (g *reading) with(r rune) float64 {
	m := ngram.Default()
	g.follow[0] = token(r)
	if !m.Known(g.before.Last(), g.follow[0]) && (len(g.follow) == 1 || !m.Known(g.follow[0], g.follow[1])) {
		return math.Inf(-1)
	}
	h := g.before
	if r == '。' || r == '！' || r == '？' { // a sentence begins behind it
		return likelihood(&h, []ngram.Token{g.follow[0], ngram.Boundary}) + likelihood(&h, g.follow[1:])
	}
	return likelihood(&h, g.follow)
}

func likelihood(h *ngram.Context, ids []ngram.Token) (sum float64) {
	for _, id := range ids {
		if id != ngram.Boundary || h.Last() != ngram.Boundary {
			sum += float64(ngram.Default().Next(h, id))
		}
	}
	return sum
}

func (g *reading) read(text string) []ngram.Token {
	g.tokens.Reset()
	g.tokens.Read(hanzi.SimplifySameLength(text))
	return g.tokens.ID
}

// open takes the boundary from the end of tokens that are not all of a line.
func open(text string, ids []ngram.Token) []ngram.Token {
	last, _ := utf8.DecodeLastRuneInString(text)
	if len(ids) < 2 || strings.ContainsRune("。！？\n", last) {
		return ids
	}
	return ids[:len(ids)-1]
}

// token is the token of a character that may have been lost.
func token(r rune) ngram.Token {
	if strings.ContainsRune("“”「」『』", r) {
		return ngram.Quote
	}
	return ngram.Token(hanzi.Simplify(r))
}
