package truncation

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/pairs"
	"github.com/healthlint/healthlint/lint/words"
)

// particles are characters that no sentence begins with where they are no part of a longer word (的确, 了解), simplified.
const particles = "的们了吗呢"

// closers are the marks that no sentence begins with.
const closers = "，。、；！？）》”』」’"

// spokenOpenings are what sentences begin with in Cantonese: 呢單個案, 的而且確.
var spokenOpenings = []string{"的而且确", "呢单", "呢个", "呢间", "呢位", "呢次", "呢件", "呢条", "呢种", "呢啲", "呢度", "呢刻", "呢班", "呢排", "呢三", "呢两"}

// openings reports paragraphs that begin mid-sentence though nothing leads to
// them. Only what no sentence can begin with counts, marks and particles; other words alone are too
// weak.
func (r *report) openings() {
	for i, p := range r.pieces {
		if r.onward[p] != nil || p.block.Index > 0 && r.Doc.Blocks[p.block.Index-1].Flows {
			continue
		}
		first, n := utf8.DecodeRuneInString(p.text)
		particle := strings.ContainsRune(particles, first)
		if word, ok := r.headless(i); ok {
			r.reportOpening(p, word)
			continue
		}
		if particle && (p.heading || p.item || p.size < longHeading/2 || longestWord(p.text) > n || affix.Starts(p.text, spokenOpenings...)) || !particle && !strings.ContainsRune(closers, first) {
			continue
		}
		if n == len(p.text) || strings.ContainsRune("”』」’", first) && quotesBackwards(p.text) {
			continue
		}
		r.reportOpening(p, "")
	}
}

// reportOpening tells a piece that begins mid-sentence, inside a word if it is known which.
func (r *report) reportOpening(p *piece, word string) {
	d := lint.Diagnostic{
		Rule:       "truncation/opening",
		Message:    lint.Say("段首“%s”不是句首，前面的文字缺失", "the paragraph begins mid-sentence with “%s”; what leads to it is missing", p.block.Text[:p.opening(quoted)]),
		Confidence: 0.9,
	}
	if word != "" {
		d.Notes = []lint.Note{{Text: lint.Say("疑为“%s”缺了开头", "the rest of “%s”, perhaps", word)}}
	}
	r.Report(p.block, 0, p.opening(quoted), d)
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

// unclosed reports marks that never close in paragraphs that end without a stop; of whole ones punctuation/unclosed tells.
func (r *report) unclosed() {
	for i, p := range r.pieces {
		if len(p.opened) == 0 || p.ending == layout.Stop || r.cutAt[p] != nil || r.continues(i) {
			continue
		}
		o := p.opened[len(p.opened)-1]
		if before, _ := layout.EndOf(p.text[:o.At]); o.At > 0 && before != layout.Stop && strings.TrimSpace(p.text[o.End():]) == "" { // 主任提醒：“
			r.lostEnd(p.block, o.At, o.End(), lint.Say("段落止于“%s”，后面的文字缺失", "the paragraph ends at “%s”; what it opens is missing", string(o.Rune)))
			continue
		}
		r.Report(p.block, o.At, o.End(), lint.Diagnostic{
			Rule:       "truncation/unclosed",
			Message:    unclosed(o, "没有闭合", "never closes"),
			Confidence: 0.7,
		})
	}
}

// continues reports whether the quotation that piece i leaves open goes on in
// the next paragraphs: opened anew there, or closed there.
func (r *report) continues(i int) bool {
	p := r.pieces[i]
	for _, q := range r.pieces[i+1 : min(len(r.pieces), i+12)] {
		if p.opened[0].Pair <= 4 && strings.HasPrefix(q.text, string(p.opened[0].Rune)) || closes(p, q) {
			return true
		}
		if q.heading || q.ending == layout.Colon {
			continue
		}
		if p.opened[0].Pair > 4 {
			return false
		}
	}
	return false
}

// unclosed says of a mark, by name and as it is printed, that it is open.
func unclosed(m pairs.Mark, zh, en string) lint.Text {
	name, english := m.Name()
	return lint.Text{ZH: fmt.Sprintf("%s %c %s", name, m.Rune, zh), EN: fmt.Sprintf("the %s %c %s", english, m.Rune, en)}
}
