package truncation

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/words"
)

// particles are characters that no sentence begins with where they are no part of a longer word (的确, 了解), simplified.
const particles = "的们了吗呢"

// openings reports paragraphs that begin mid-sentence though nothing leads to
// them. Only what no sentence can begin with counts, marks and particles; other words alone are too
// weak.
func (r *report) openings() {
	for _, p := range r.pieces {
		if r.onward[p] != nil {
			continue
		}
		first, n := utf8.DecodeRuneInString(p.text)
		particle := strings.ContainsRune(particles, first)
		if particle && (p.heading || p.item || p.size < longHeading/2 || longestWord(p.text) > n) || !particle && !strings.ContainsRune("，。、；！？）》”』」’", first) {
			continue
		}
		if n == len(p.text) || strings.ContainsRune("”』」’", first) && quotesBackwards(p.text) {
			continue
		}
		r.Report(p.block, 0, p.opening(quoted), lint.Diagnostic{
			Rule:       "truncation/opening",
			Message:    lint.Say("段首“%s”不是句首，前面的文字缺失", "the paragraph begins mid-sentence with “%s”; what leads to it is missing", p.block.Text[:p.opening(quoted)]),
			Confidence: 0.9,
		})
	}
}

// longestWord returns the length in bytes of the longest word of the dictionary that text begins with, 0 if it has none.
func longestWord(text string) (n int) {
	var room [8]words.Token
	for _, w := range words.Prefixes(room[:0], text) {
		n = max(n, w.End)
	}
	return n
}

// quotesBackwards reports whether the writer closes quotes with the opening
// mark, as ”...“ from a careless input method.
func quotesBackwards(text string) bool {
	_, n := utf8.DecodeRuneInString(text)
	return strings.ContainsAny(text[n:], "“”「」『』’‘")
}

// unclosed reports marks that never close in paragraphs that are whole.
func (r *report) unclosed() {
	for i, p := range r.pieces {
		if len(p.opened) == 0 || r.cutAt[p] != nil || r.continues(i) {
			continue
		}
		o := p.opened[len(p.opened)-1]
		end := o.at + utf8.RuneLen(o.ch)
		d := lint.Diagnostic{
			Rule:       "truncation/unclosed",
			Message:    unclosed(o, "没有闭合", "never closes"),
			Confidence: 0.9,
		}
		if o.ch == '(' || p.heading || strings.ContainsAny(p.text[end:], "\"＂") {
			d.Severity, d.Confidence = lint.Info, 0.7 // formulas, headlines cut short, straight quotes that close
		}
		if closing, ok := p.turned(); ok {
			d.Fixes = []lint.Fix{lint.Replace(p.block, o.at, end, closing, false)}
		}
		r.Report(p.block, o.at, end, d)
	}
}

// turned returns the mark that the last one left open should be, where the one before it, of the same kind and near, has it
// for its closing one: “八一勋章“.
func (p *piece) turned() (closing string, ok bool) {
	const longest = 90 // bytes of a quotation
	n := len(p.opened)
	if n < 2 || p.opened[n-1].ch != p.opened[n-2].ch || p.opened[n-1].at-p.opened[n-2].at > longest {
		return "", false
	}
	closing, ok = map[rune]string{'“': "”", '‘': "’", '「': "」", '『': "』"}[p.opened[n-1].ch]
	return closing, ok
}

// continues reports whether the quotation that piece i leaves open goes on in
// the next paragraphs: opened anew there, or closed there.
func (r *report) continues(i int) bool {
	p := r.pieces[i]
	for _, q := range r.pieces[i+1 : min(len(r.pieces), i+12)] {
		if p.opened[0].ord <= 4 && strings.HasPrefix(q.text, string(p.opened[0].ch)) || closes(p, q) {
			return true
		}
		if q.heading || q.ending == layout.Colon {
			continue
		}
		if p.opened[0].ord > 4 {
			return false
		}
	}
	return false
}

// unclosed says of a mark, by name and as it is printed, that it is open.
func unclosed(m mark, zh, en string) lint.Text {
	name, english := m.named()
	return lint.Text{ZH: fmt.Sprintf("%s %c %s", name, m.ch, zh), EN: fmt.Sprintf("the %s %c %s", english, m.ch, en)}
}
