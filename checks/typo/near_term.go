package typo

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/checks/typo/engine"
	"github.com/healthlint/healthlint/checks/typo/term"
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/person"
	"github.com/healthlint/healthlint/lint/words"
)

// guess is an edit that the engine proposes, the terms, or both.
type guess struct {
	start, end int
	text       string
	confidence float64
	edit       *engine.Edit // nil where only a term says so
	near       *term.Edit   // nil where only the engine does

	accompanied bool // its sentence has a warning or an error
	unread      bool // its article has an error
}

// agree joins what the engine and the terms propose for a text. Where both make the same change the finding is
// the term's, which says more; where they contradict each other the more confident one is kept.
func agree(edits []engine.Edit, nears []term.Edit) []guess {
	var all []guess
	for i := range edits {
		d := &edits[i]
		all = append(all, guess{start: d.Start, end: d.End, text: d.Text, confidence: d.Confidence, edit: d})
	}
	for i := range nears {
		n := &nears[i]
		k := slices.IndexFunc(all, func(g guess) bool { return g.start == n.Start && g.end == n.End && g.text == n.Text })
		if k >= 0 {
			all[k].near = n
			all[k].confidence = max(all[k].confidence, n.Confidence)
			continue
		}
		g := guess{start: n.Start, end: n.End, text: n.Text, confidence: n.Confidence, near: n}
		if k := slices.IndexFunc(all, g.fills); k >= 0 {
			all[k].confidence = engine.Together(all[k].confidence, n.Confidence)
			continue
		}
		all = append(all, g)
	}
	slices.SortStableFunc(all, func(a, b guess) int {
		return cmp.Or(cmp.Compare(b.confidence, a.confidence), a.start-b.start)
	})
	kept := all[:0]
	for _, g := range all {
		if !slices.ContainsFunc(kept, g.overlaps) {
			kept = append(kept, g)
		}
	}
	slices.SortFunc(kept, func(a, b guess) int { return a.start - b.start })
	return kept
}

// overlaps reports whether two guesses change the same place. What adds or drops characters is also in the way of what
// it touches: either 螺 of 螺螺杆菌 may go.
func (g guess) overlaps(o guess) bool {
	if g.replaces() && o.replaces() {
		return g.start < o.end && o.start < g.end
	}
	return g.start <= o.end && o.start <= g.end
}

// fills reports whether the engine puts in the character that a term would have in the place of the next one, which is there
// for a reason: 共同努|下.
func (g guess) fills(o guess) bool {
	return g.near.Slip == words.Replaced && o.edit != nil && o.edit.Kind == engine.Missing && o.start == g.start && o.text == g.text
}

func (g guess) replaces() bool { return g.start < g.end && g.text != "" }

// addresses reports whether a term has another character where a surname stands before its title: of 感谢钟医师 no 中医师 is to be made.
func (g guess) addresses(text string, start, end int) bool {
	n := g.near
	if n == nil || n.Slip != words.Replaced || n.Start != n.TermStart || n.TermEnd-n.End != len("医师") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[start:end])
	return person.IsSurname(r) && person.Titled(text[end:end+len("医师")])
}

// reportTerm reports a near term; start and end count in the block's text.
func reportTerm(pass *lint.Pass, p *passage, start, end int, g *guess, limits thresholds) {
	severity := limits.severity(g)
	n := g.near
	from, to := start-(n.Start-n.TermStart), end+(n.TermEnd-n.End)
	wrong, right := p.block.Text[from:to], p.inScript(from, to, n.Term)
	if wrong == right || n.Text == "市" && p.traditional {
		return // a variant of the same character, which is the script check's to report
	}
	if n.Source != term.House && n.Slip == words.Replaced && strings.Contains("了着过", p.text[start:end]) && len(n.Term) == len("唱国歌") {
		return // 唱过歌, 吃着药: a verb and its object
	}
	if n.Source != term.House && (n.Slip == words.Extra && strings.Contains(inserted, p.text[start:end]) || n.Slip == words.Swapped && turns(p.text[from:to])) {
		return
	}
	if severity == lint.Error && n.Source != term.House && n.Slip == words.Replaced && quoted(p.text, from, to) {
		severity = lint.Warning
	}
	again := n.Slip == words.Extra && strings.HasSuffix(p.text[:start], p.text[start:end]) && !affix.Starts(p.text[end:], "主任", "长") // 食物中毒毒: whatever the usage
	if p.traditional && severity < lint.Error && n.Source == term.Published && !again {
		severity = lint.Info // usage in Taiwan and Hong Kong differs, and the statistics know little of it
	}
	pass.Report(p.block, start, end, lint.Diagnostic{
		Rule:       "typo/term",
		Severity:   severity,
		Message:    slipMessage(wrong, right, severity),
		Notes:      []lint.Note{{Text: termNote(n, wrong, right, g.confidence)}},
		Fixes:      []lint.Fix{lint.Replace(p.block, start, end, p.inScript(start, end, n.Text), false)},
		Confidence: rounded(g.confidence),
	})
}

var slipNotes = map[words.Slip]lint.Text{
	words.Replaced: {ZH: "一字之差", EN: "one character differs"},
	words.Missing:  {ZH: "少一字", EN: "one character is missing"},
	words.Extra:    {ZH: "多一字", EN: "one character too many"},
	words.Swapped:  {ZH: "两字颠倒", EN: "two characters have changed places"},
}

// termNote says why; wrong and right are as the copy prints them.
func termNote(n *term.Edit, wrong, right string, confidence float64) lint.Text {
	s := slipNotes[n.Slip]
	switch n.Source {
	case term.House:
		return noteOf(lint.Say("与自家词表中的“%[1]s”%[2]s", "the house's list has “%[1]s”: %[3]s", n.Term, s.ZH, s.EN), certainty(confidence))
	case term.Regional:
		return noteOf(lint.Say("与台港用语“%[1]s”%[2]s", "Taiwan and Hong Kong write “%[1]s”: %[3]s", right, s.ZH, s.EN), oftener(n.Gain, wrong, right), certainty(confidence))
	}
	return noteOf(lint.Say("与词语“%[1]s”%[2]s", "the term is “%[1]s”: %[3]s", n.Term, s.ZH, s.EN), oftener(n.Gain, wrong, right), certainty(confidence))
}
