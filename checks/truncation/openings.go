package truncation

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/layout"
)

// openings reports paragraphs that begin mid-sentence though nothing leads to
// them. Only marks that no sentence can begin with count; words alone are too
// weak.
func (r *report) openings() {
	for _, p := range r.pieces {
		if r.onward[p] != nil {
			continue
		}
		first, n := utf8.DecodeRuneInString(p.text)
		if !strings.ContainsRune("，。、；！？）》”』」’", first) {
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
		r.Report(p.block, o.at, end, lint.Diagnostic{
			Rule:       "truncation/unclosed",
			Message:    lint.Say("“%c”没有闭合", "“%c” never closes", o.ch),
			Confidence: 0.7,
		})
	}
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
