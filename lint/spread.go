package lint

import "slices"

// Spread is a stretch of plain copy in which the columns of a page stand side by side. The blocks of a column follow each other, and
// the next column's follow them, as they are read: their places in the source go back where a column begins.
type Spread struct {
	Span  Span
	Heads []string // what each column begins with, from the left
	Text  string   // the columns one below the other, a paragraph to a line
}

// parted returns a diagnostic of a document whose columns stand side by side as it may be shown and mended: a place that reaches from one
// column into the next has its ends in order, and what would change more than one line is not offered, since the lines of another
// column stand between them.
func (d *Document) parted(g Diagnostic) Diagnostic {
	if len(d.Spreads) == 0 {
		return g
	}
	g.Span = inOrder(g.Span)
	for i := range g.Related {
		g.Related[i].Span = inOrder(g.Related[i].Span)
	}
	spread := func(s Span) bool {
		return slices.ContainsFunc(d.Spreads, func(p Spread) bool { return s != p.Span && s.Overlaps(p.Span) })
	}
	g.Fixes = slices.DeleteFunc(slices.Clone(g.Fixes), func(f Fix) bool {
		return slices.ContainsFunc(f.Edits, func(e Edit) bool {
			return e.Span.Start > e.Span.End || spread(e.Span) && slices.Contains(d.Source[e.Span.Start:e.Span.End], '\n')
		})
	})
	return g
}

func inOrder(s Span) Span { return Span{min(s.Start, s.End), max(s.Start, s.End)} }
