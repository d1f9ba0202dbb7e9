package truncation

import (
	"cmp"
	"math"
	"slices"

	"github.com/healthlint/healthlint/lint/layout"
)

// reach is how many pieces below a cut its continuation is looked for. Pages
// of a newspaper hold fewer.
const reach = 60

// link joins a cut to the piece that goes on with it.
type link struct {
	head, tail *piece
	gap        float64 // nats, see language.gap
	score      float64 // log odds that tail continues head, if head is cut
	quoted     bool    // a quote or bracket opened in head closes in tail
}

// The weights of a link are a logistic fit on clean articles of three kinds
// cut at random places: how much better the opening reads after the cut than
// on its own, how odd it is by itself, and how far down it stands.
const (
	linkBase     = 0.8
	linkGap      = 0.8
	linkStart    = 0.1
	linkDistance = -0.63
	linkHeading  = -4.7
	linkNext     = 0.7  // nothing between: a page break
	linkPaged    = 3.0  // likewise, on a page whose other cuts are page breaks
	linkSigned   = -6.0 // a byline right below the cut: the story is over
	linkQuote    = 4.0
	linkStray    = -2.5
	oddest       = -25.0
)

func (l *language) link(h, t *piece, next float64) link {
	k := link{head: h, tail: t, gap: l.gap(h, t)}
	k.score = linkBase + linkGap*k.gap + linkStart*max(t.start, oddest) + linkDistance*math.Log(float64(t.order-h.order))
	if t.heading && !t.broken() || t.heading && t.size < 12 || t.item || t.ending == layout.Colon && t.size < 16 {
		k.score += linkHeading
	}
	if t.block.Index == h.block.Index+1 && (!h.heading || h.close < -5 || across(h, t) != "") {
		k.score += next // a heading stands over what follows anyway
	}
	if h.signed {
		k.score += linkSigned
	}
	if len(t.stray) > 0 {
		if closes(h, t) {
			k.quoted = true
			k.score += linkQuote
		} else {
			k.score += linkStray
		}
	}
	return k
}

// closes reports whether what h leaves open is what t closes without opening.
func closes(h, t *piece) bool {
	for _, s := range t.stray {
		for _, o := range h.opened {
			if o.ord == s.ord {
				return true
			}
		}
	}
	return false
}

// The weights of a cut, fitted likewise on every line of clean and of cut
// articles that ends without a stop.
const (
	cutBase    = -1.1
	cutLink    = 0.54
	cutClose   = -0.6
	cutHeading = -6.9
	cutTitle   = -9.0
	cutSize    = 2.2 // of a heading, for each 20 characters
	cutComma   = 1.65
	cutPause   = -9.6 // verse and lists, a line each
	cutProse   = -3.0 // a comma after a line longer than verse
	cutStops   = 1.1
	cutItem    = -5.0
	cutOpened  = 3.0
	cutTells   = 2.0  // 据了解， or 表示，: running text, not a heading
	cutWhole   = -2.0 // reads as if whole, and nothing clearly goes on: a stop forgotten
	cutShort   = -2.0
	noLink     = -4.0
)

// cut is a place where copy breaks off.
type cut struct {
	piece *piece
	link  *link   // nil where nothing goes on with it
	score float64 // log odds that the piece is cut
}

// longestVerse is the length from which a line that ends in a comma is prose.
const longestVerse = 36

func weigh(p *piece, k *link) float64 {
	score := noLink
	if k != nil {
		score = max(k.score, noLink)
	}
	s := cutBase + cutLink*score + cutClose*p.close
	if score < 1.5 && p.close > -4 && !p.heading {
		s += cutWhole
	}
	if p.heading && score < -1.5 {
		s += cutWhole
	}
	if !p.heading && !p.stops && p.size < 25 {
		s += cutShort
	}
	if p.heading {
		s += cutHeading + cutSize*float64(min(p.size, 60))/20 + cutComma*float64(min(p.commas, 3))
		if p.tells {
			s += cutTells
		}
		if p.first {
			s += cutTitle
		}
	} else if p.stops {
		s += cutStops
	}
	if p.item && !p.stops {
		s += cutItem
	}
	if p.ending == pause {
		if p.size < longestVerse {
			s += cutPause
		} else {
			s += cutProse
		}
	}
	if len(p.opened) > 0 {
		s += cutOpened
	}
	return s
}

// match pairs the pieces that may be cut with those that may go on with them,
// best first over the whole document, so that several streams can be open at
// once. A piece continues one other at most.
func (l *language) match(ps []*piece, next float64) map[*piece]*link {
	var all []link
	for i, h := range ps {
		if !h.broken() {
			continue
		}
		for _, t := range ps[i+1 : min(len(ps), i+1+reach)] {
			if k := l.link(h, t, next); k.score > weakest {
				all = append(all, k)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b link) int {
		return cmp.Or(cmp.Compare(b.score+weigh(b.head, &b)/2, a.score+weigh(a.head, &a)/2),
			cmp.Compare(a.head.order, b.head.order), cmp.Compare(a.tail.order, b.tail.order))
	})
	best := map[*piece]*link{}
	taken := map[*piece]bool{}
	for i := range all {
		k := &all[i]
		if best[k.head] == nil && !taken[k.tail] {
			best[k.head] = k
			if weigh(k.head, k) > likely {
				taken[k.tail] = true // a line that is probably whole claims nothing
			}
		}
	}
	return best
}

// weakest is the lowest score at which a continuation is worth naming: rather
// so than not, among all the pieces of a page.
const weakest = -3.0

// likely is the log odds from which a cut is reported.
const likely = 0.5
