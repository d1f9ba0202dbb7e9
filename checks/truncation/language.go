package truncation

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

// language judges the two sides of a gap with a character model and a
// dictionary.
type language struct {
	model *ngram.Model
	seen  *recurrence // of the document
	lost  []lostPage
	flush bool // some paragraphs of a document that indents its own begin at the margin

	tokens ngram.Tokens // room to read in
}

// history and look are how many tokens on each side of a gap count: a model
// of four-grams sees three back.
const (
	history = 3
	look    = 3
)

// sound is what the model says of the ends of a piece: of its end where that
// may be a cut, of its beginning once it may continue one.
type sound struct {
	tail  [history]ngram.Token // the last tokens, None where there are fewer
	state ngram.State          // what tail leaves to the model
	close float64              // log probability that a sentence or line ends after tail

	heard bool
	head  [look]ngram.Token // the first tokens
	start float64           // log probability that a line begins with head
}

// listenToEnd reads the last few bytes of p.
func (l *language) listenToEnd(p *piece) {
	p.sound = l.soundOf(p.text[:p.end])
}

// soundOf reads the last few bytes of a text.
func (l *language) soundOf(text string) (s sound) {
	t := &l.tokens
	t.Reset()
	t.Read(affix.Tail(text, 40))
	ids := inner(t.ID)
	for i := 0; i < history && i < len(ids); i++ {
		s.tail[history-1-i] = ids[len(ids)-1-i]
	}
	h := s.tail
	s.state = l.model.At(h[0], h[1], h[2])
	stop, _ := l.model.Step(s.state, h[0], h[1], h[2], '。')
	line, _ := l.model.Step(s.state, h[0], h[1], h[2], ngram.Boundary)
	s.close = float64(max(stop, line))
	return s
}

// listenToStart reads the first few bytes of p, unless that was done.
func (l *language) listenToStart(p *piece) {
	s, t := &p.sound, &l.tokens
	if s.heard {
		return
	}
	s.heard = true
	t.Reset()
	t.Read(strings.TrimLeft(affix.Head(p.text[p.begin:], 60), "\n"))
	ids := inner(t.ID)
	for i := 0; i < look && i < len(ids); i++ {
		s.head[i] = ids[i]
	}
	s.start = l.run([history]ngram.Token{0, 0, ngram.Boundary}, ngram.State{}, s.head)
}

// inner drops the boundaries around the tokens of one line.
func inner(ids []ngram.Token) []ngram.Token {
	for len(ids) > 0 && ids[0] == ngram.Boundary {
		ids = ids[1:]
	}
	for len(ids) > 0 && ids[len(ids)-1] == ngram.Boundary {
		ids = ids[:len(ids)-1]
	}
	return ids
}

// run returns the log probability of the tokens after a history.
// state is what the history left.
func (l *language) run(h [history]ngram.Token, state ngram.State, next [look]ngram.Token) float64 {
	sum := 0.0
	for _, t := range next {
		if t == ngram.None {
			break
		}
		p, after := l.model.Step(state, h[0], h[1], h[2], t)
		sum += float64(p)
		h[0], h[1], h[2], state = h[1], h[2], t, after
		if h[1] == ngram.Boundary {
			h[0] = ngram.None
		}
	}
	return sum
}

// gap returns by how many nats the opening of t is likelier after the end of
// h than at the beginning of a line.
func (l *language) gap(h, t *piece) float64 {
	l.listenToStart(t)
	return l.run(h.tail, h.state, t.head) - t.start
}

// across returns the dictionary word that the gap between h and t tears: the
// longest word made of the last one to three characters of h and the first
// one to three of t, with neither side a likelier division.
func across(h, t *piece) string {
	if h.ending == pause {
		return ""
	}
	left, right := lastHan(h.text[:h.end], 3), firstHan(t.text[t.begin:], 3)
	if left == "" || right == "" {
		return ""
	}
	whole := left + right
	cut := len(left)
	for _, w := range words.Split(nil, whole, nil) {
		if w.Start < cut && w.End > cut && w.Freq > 0 {
			return whole[w.Start:w.End]
		}
	}
	return ""
}

func lastHan(s string, n int) string {
	at := len(s)
	for ; n > 0; n-- {
		r, m := utf8.DecodeLastRuneInString(s[:at])
		if r < 0x4E00 || r > 0x9FFF {
			break
		}
		at -= m
	}
	return s[at:]
}

func firstHan(s string, n int) string {
	for i, r := range s {
		if n == 0 || r < 0x4E00 || r > 0x9FFF {
			return s[:i]
		}
		n--
	}
	return s
}
