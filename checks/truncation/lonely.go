package truncation

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/pattern"
)

// Where the paragraphs of an article all end in stops, so many at least, and one line among them does not and is the only one that
// stands like a heading, it is a heading if it is short or well rounded. A clause or two that reach so far, or are worded as running
// text is, are the beginning of a paragraph.
const (
	fewestAround  = 3
	longestSlogan = 18 // characters of a heading with a comma
	shortestTold  = 16

	unlikelyLong = -3.8 // log probabilities, as above
	unlikelyTold = -5.0
)

// captionDate begins a line below a picture more often than a paragraph that is cut: 1月21日，….
var captionDate = pattern.Lazy(`^(?:\d{4}年)?\d{1,2}月\d{1,2}日`)

// lonely marks that line.
func (l *language) lonely(ps []*piece) {
	var line *piece
	whole := 0
	for i, p := range ps {
		switch {
		case p.prose():
			if p.ending != layout.Stop {
				return
			}
			whole++
		case i > 0 && i+1 < len(ps) && (p.heading || p.clauses()) && whole > 0 && ps[i+1].prose():
			if line != nil {
				return
			}
			line = p
		}
	}
	if line == nil || whole < fewestAround || line.commas == 0 || line.ending != layout.Open || line.end < len(line.text) || strings.ContainsAny(line.text, "：:｜|") {
		return
	}
	s := l.soundOf(line.text[:line.end])
	switch {
	case captionDate().MatchString(line.text):
	case !line.heading:
		line.alone = s.close < unlikelyHanger
		line.bare = !line.alone
	case line.tells || affix.Ends(firstClause(line.text), speaking...):
		line.alone = line.size >= shortestTold || line.size >= shortestClause && s.close < unlikelyTold
	case line.size >= longHeading:
		line.alone = s.close < unlikelyLong && !line.halves
	default:
		line.alone = line.size >= longestSlogan && s.close < unlikelyTold && endsInOne(line.text)
	}
}

// clauses reports whether a piece is a paragraph of several clauses without a stop, longer than headings are.
func (p *piece) clauses() bool {
	return p.block.Kind == lint.Paragraph && !p.heading && !p.item && !p.entry && !p.series && !p.stops && p.ending == layout.Open && p.commas > 1 && p.size >= longHeading && !p.foreign
}

func firstClause(text string) string {
	clause, _, _ := strings.Cut(text, "，")
	return clause
}
