package typo

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/person"
	"github.com/healthlint/healthlint/lint/words"
)

// knownConfidence is the share of findings of each severity that are right, as estimated from edited copy.
var knownConfidence = map[lint.Severity]float64{lint.Error: 0.98, lint.Warning: 0.88, lint.Info: 0.6}

// hit is a slip found in a passage: the place to change and what the reader is shown of its surroundings.
type hit struct {
	start, end    int
	before, after int // bytes of context that the slip relied on
	form          *form
}

// findKnown reports what the tables have, and adds where the writer has slipped to said.
func findKnown(pass *lint.Pass, p *passage, said *spoken) {
	hits := p.scanKnown(nil, p.text)
	if p.text != p.block.Text {
		hits = p.scanKnown(hits, p.block.Text) // a slip by a character that the other script shares: 户藉
	}
	for _, h := range uncovered(hits) {
		reportKnown(pass, p, h)
		if s := h.form.slip; !s.variant && s.severity >= lint.Warning {
			said.slips.Add(p.block.Source(h.start, h.end))
			if s.severity == lint.Error {
				said.certain.Add(p.block.Source(h.start, h.end))
			}
		}
	}
}

// scanKnown appends the slips of text, which is the passage in one of its two forms.
func (p *passage) scanKnown(hits []hit, text string) []hit {
	knownTable().scan(text, func(at int, f *form) {
		h := hit{start: at + int(f.lead), end: at + len(f.wrong), form: f}
		var ok bool
		// Contexts are in simplified characters, whichever form the slip was found in.
		if h.before, h.after, ok = f.slip.fits(p.text, h.start, h.end); ok && p.holds(&h) {
			hits = append(hits, h)
		}
	})
	return hits
}

// holds checks what costs more than a look at the neighbours.
func (p *passage) holds(h *hit) bool {
	s := h.form.slip
	switch {
	case s.simplified && p.traditional, s.notInTitle && p.inTitle(h.start):
		return false
	}
	if s.near != (context{}) {
		if !s.near.in(p.vicinity(h)) {
			return false
		}
	}
	return !p.cutsWord(h) && !p.protected(h.start, h.end) && !p.discussed(h.start, h.end) && !p.contrasted(h) && !p.givenName(h.start, h.end)
}

// contrasted reports whether the right form stands beside the wrong one, to which it is compared: 阿司匹林与阿斯匹林.
func (p *passage) contrasted(h *hit) bool {
	right, before, after := h.form.right[h.form.lead:], p.text[:h.start], p.text[h.end:]
	for _, link := range [...]string{"与", "和", "还是", "不是", "而不是"} {
		if strings.HasSuffix(before, right+link) || strings.HasPrefix(after, link+right) {
			return true
		}
	}
	return false
}

// givenName reports whether text[start:end], two characters, stands as what follows a surname in a person's name: 医生游正府说, （副署长）
// 冯民重。
func (p *passage) givenName(start, end int) bool {
	surname, size := utf8.DecodeLastRuneInString(p.text[:start])
	before, after := p.text[:start-size], p.text[end:]
	return end-start == 2*len("字") && person.IsSurname(surname) && (person.Titled(before) && person.Acts(after) || person.Between(before, after) || affix.Ends(before, "）", ")", "、") && person.Closes(after))
}

// clauseMarks end a clause.
const clauseMarks = "，。；：！？、,;:!?…—“”（）()\n"

// vicinity is where the words of a slip must be near: its sentence, or what its clause has before it or behind.
func (p *passage) vicinity(h *hit) string {
	in := p.sentence(h.start)
	switch s := h.form.slip; {
	case s.then:
		rest := p.text[h.end:in.End]
		if end := strings.IndexAny(rest, clauseMarks); end >= 0 {
			rest = rest[:end]
		}
		return rest
	case s.earlier:
		rest := p.text[in.Start:h.start]
		if at := strings.LastIndexAny(rest, clauseMarks); at >= 0 {
			rest = rest[at:]
		}
		return rest
	}
	return p.text[in.Start:in.End]
}

// cutsWord reports whether a word of the copy begins inside the wrong form and ends outside it, or the other
// way round, at a side where the slip asked for no context, or holds it whole: 以经 in 以经济建设 and 习贯 in
// 学习贯彻 are no slips.
func (p *passage) cutsWord(h *hit) bool {
	in := p.sentence(h.start)
	from, to := max(in.Start, h.start-window), min(in.End, h.end+window)
	for from > in.Start && p.text[from]&0xC0 == 0x80 {
		from--
	}
	for to < in.End && p.text[to]&0xC0 == 0x80 {
		to++
	}
	var room [32]words.Token
	for _, t := range words.Split(room[:0], p.text[from:to], nil) {
		start, end := from+t.Start, from+t.End
		if t.Freq == 0 || end-start <= 3 {
			continue
		}
		if start <= h.start && h.end <= end && end-start > h.end-h.start ||
			h.before == 0 && start < h.start && h.start < end && end < h.end ||
			h.after == 0 && h.start < start && start < h.end && h.end < end {
			return true
		}
	}
	return false
}

// window is how much of the sentence on each side is divided into words, in bytes.
const window = 36

// uncovered returns the hits that no longer one overlaps, nor an earlier one as long.
func uncovered(hits []hit) []hit {
	byPlace := make([]int, len(hits))
	for i := range byPlace {
		byPlace[i] = i
	}
	slices.SortStableFunc(byPlace, func(i, j int) int { return cmp.Compare(hits[i].start, hits[j].start) })
	hidden := make([]bool, len(hits))
	for k, i := range byPlace {
		for _, j := range byPlace[k+1:] {
			if hits[j].start >= hits[i].end {
				break
			}
			switch d := hits[i].reach() - hits[j].reach(); {
			case d > 0, d == 0 && i < j:
				hidden[j] = true
			default:
				hidden[i] = true
			}
		}
	}
	var out []hit
	for i, h := range hits {
		if !hidden[i] {
			out = append(out, h)
		}
	}
	return out
}

func (h hit) reach() int { return h.before + h.end - h.start + h.after }

func reportKnown(pass *lint.Pass, p *passage, h hit) {
	shown := p.block.Text
	from, to := p.wholeWord(h.start, h.end, h.form.right[h.form.lead:])
	from, to = min(from, h.start-h.before), max(to, h.end+h.after)
	right := p.inScript(h.start, h.end, h.form.right[h.form.lead:])
	if shown[h.start:h.end] == right {
		return // 召回|覆盖率, which is 召|回复|盖率 to whoever reads it as Traditional
	}
	severity := h.form.slip.severity
	pass.Report(p.block, h.start, h.end, lint.Diagnostic{
		Rule:       "typo/known",
		Severity:   severity,
		Message:    slipMessage(shown[from:to], shown[from:h.start]+right+shown[h.end:to], severity),
		Fixes:      []lint.Fix{lint.Replace(p.block, h.start, h.end, right, severity >= lint.Error)},
		Confidence: knownConfidence[severity],
	})
}
