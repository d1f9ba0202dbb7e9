package truncation

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/layout"
)

// Where paragraphs end in stops as a rule, one that does not is a slip: of at least so many, so many in a hundred, or of fewer all the
// others.
const (
	leastStopped = 5
	fewStopped   = 3
	mostlyStops  = 80
	shortProse   = 30 // characters of a paragraph
)

// unstopped reports the paragraphs of several sentences that end without a stop, amid paragraphs that have one, and were not
// told to be cut.
func (r *report) unstopped() {
	prose, stopped := 0, 0
	for _, p := range r.pieces {
		if p.prose() {
			prose++
			if p.ending == layout.Stop {
				stopped++
			}
		}
	}
	if (stopped < leastStopped || stopped*100 < prose*mostlyStops) && (stopped < fewStopped || prose > stopped+1) {
		return
	}
	for i := 1; i+1 < len(r.pieces); i++ {
		p, before, next := r.pieces[i], r.pieces[i-1], r.pieces[i+1]
		if p.block.Flows || !p.prose() && !p.bare || p.ending != layout.Open || p.foreign || p.refers || p.shows || p.retold || p.signed || r.cutAt[p] != nil || p.end < len(p.text) ||
			!next.prose() || next.ending != layout.Stop || before.ending != layout.Stop && !before.heading || r.onward[next] != nil {
			continue
		}
		if !hanzi.IsHan(p.edge[1]) || p.edge[1] == '是' || p.edge[1] == '为' || // the stem of a question in a test
			next.block.Index != p.block.Index+1 {
			continue // a credit, a caption between them
		}
		r.reportUnstopped(p)
	}
}

func (r *report) reportUnstopped(p *piece) {
	d := lint.Diagnostic{
		Rule:       "truncation/unstopped",
		Message:    lint.Say("段落在“%s”处结束，没有句号", "the paragraph ends at “%s” without a stop", "…"+p.block.Text[p.last(quoted):p.end]),
		Notes:      []lint.Note{{Text: lint.Say("若已写完，补句号；若未写完，对照原稿", "put a stop if it is complete; otherwise see the source")}},
		Confidence: 0.8,
	}
	from := p.end - len(p.pausing())
	d.Fixes = []lint.Fix{lint.Replace(p.block, from, p.end, "。", false)}
	r.Report(p.block, p.last(shown), p.end, d)
}

// pausing is the comma that a piece ends in, if it does.
func (p *piece) pausing() string {
	for _, m := range [...]string{"，", ","} {
		if strings.HasSuffix(p.text[:p.end], m) {
			return m
		}
	}
	return ""
}

// Of copy that is one paragraph, an answer or a question of a data set, the end of which nobody minded much: up to what log odds
// that it is cut its stop may just as well be forgotten, and from what log probability a sentence may end before a comma.
const (
	perhapsCut  = 3
	mayEndThere = -4.3
	edited      = 4 // stops of copy that an author looked over: a comma at its end is a cut
)

// lastWords end what somebody asks or tells, simplified.
var lastWords = []string{"吗", "么", "呢", "吧", "啊", "呀", "嘛", "啦", "了", "谢谢", "谢谢您", "谢谢你", "多谢"}

// forgotten reports whether one paragraph alone, said to be cut, reads as if only its stop were missing, or a comma stood for it.
func (r *report) forgotten(c *cut) bool {
	p := c.piece
	if len(r.pieces) > 1 || len(p.opened) > 0 || p.end < len(p.text) {
		return false
	}
	comma := p.pausing()
	whole := p.text[:p.end-len(comma)]
	if affix.Ends(whole, lastWords...) && !affix.Ends(whole, "什么", "怎么", "那么", "这么", "多么", "为了", "除了") {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(whole)
	if last >= '0' && last <= '9' { // of a value the model knows only that numbers go on
		return comma != "" || p.ending == layout.Open
	}
	if comma != "" {
		return strings.Count(whole, "。") < edited && r.soundOf(whole).close > mayEndThere
	}
	return p.ending == layout.Open && c.score < perhapsCut
}

// prose reports whether a piece is a paragraph of running text.
func (p *piece) prose() bool {
	return p.block.Kind == lint.Paragraph && !p.heading && !p.item && !p.entry && !p.series && p.size >= shortProse && (p.stops || p.ending == layout.Stop)
}
