package truncation

import (
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/layout"
)

// lostPage is a page whose number is missing between those of two others.
type lostPage struct {
	block          int // of the number behind the gap
	before, behind int
}

// lostPages finds them in a document whose pages count up by one otherwise: a gap or two are loss, more are another numbering.
func lostPages(doc *lint.Document) (lost []lostPage) {
	last, numbers := 0, 0
	for i, b := range doc.Blocks {
		if b.Kind != lint.Boilerplate {
			continue
		}
		n, ok := layout.Page(b.Text)
		if !ok {
			continue
		}
		numbers++
		switch {
		case last > 0 && n < last:
			return nil
		case last > 0 && n > last+1:
			lost = append(lost, lostPage{i, last, n})
		}
		last = n
	}
	if len(lost)*2 > numbers-1 && numbers > 3 || numbers < 3 {
		return nil
	}
	return lost
}

// overGap returns the page that is missing between two pieces, nil if none is.
func overGap(lost []lostPage, h, t *piece) *lostPage {
	for i := range lost {
		if h.block.Index < lost[i].block && lost[i].block < t.block.Index {
			return &lost[i]
		}
	}
	return nil
}

// nextGap returns the page that is missing right below a piece.
func (r *report) nextGap(p *piece) *lostPage {
	if p.order+1 < len(r.pieces) {
		return overGap(r.lost, p, r.pieces[p.order+1])
	}
	return nil
}
