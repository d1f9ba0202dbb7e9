package truncation

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/pairs"
)

// reach is how many pieces below a cut its continuation is looked for. Pages
// of a newspaper hold fewer.
const reach = 60

// shortest is the length below which a heading is not looked into.
const shortest = 6

// headingReach is the same for a line that is probably a heading.
const headingReach = 16

// link joins a cut to the piece that goes on with it.
type link struct {
	head, tail *piece
	gap        float64 // nats, see language.gap
	score      float64 // log odds that tail continues head, if head is cut
	lead       float64 // by how much score is above that of any other tail
	rank       float64 // in the matching: with the odds that head is cut
	again      int     // trigrams over the gap that stand elsewhere in the copy
	nominal    bool    // tail opens with the object of the verb in head
	quoted     bool    // a quote or bracket opened in head closes in tail
	torn       bool    // the gap tears a word
}

// The weights of a link are a logistic fit on clean articles of three kinds
// cut at random places: how much better the opening reads after the cut than
// on its own, how odd it is by itself, and how far down it stands.
const (
	linkBase     = 0.3
	linkGap      = 0.77
	linkStart    = 0.11
	linkDistance = -0.65
	linkAgain    = 0.8  // for each trigram over the gap that stands elsewhere
	linkTorn     = 0.76 // the gap tears a dictionary word
	linkHeading  = -2.3 // a heading, an item, a line that leads in a list
	linkItem     = -7.0
	linkNominal  = 3.0  // a bare noun phrase and a comma: the object of a verb above
	linkShort    = -2.0 // a heading short enough to be one
	linkQuote    = 3.9
	linkStray    = -0.4
	linkNext     = 0.7  // nothing between: a page break
	linkPaged    = 3.0  // likewise, on a page whose other cuts are page breaks
	linkComma    = 2.0  // and the cut ends in a comma, on such a page or over what is no copy
	linkSigned   = -6.0 // a byline right below the cut: the story is over
	linkBetween  = -1.0 // and t stands below the byline: it may stand between the halves
	linkJump     = 2.0  // t says from which page it comes, and as much again if h says on which it goes on
	linkSpeech   = -4.0 // the tail opens with speech of its own: a sentence in quotes, or who says so behind 要, 将
	oddest       = -25.0
)

// distances holds the logarithm of each distance within reach.
var distances = func() (d [reach + 1]float64) {
	for i := 1; i <= reach; i++ {
		d[i] = math.Log(float64(i))
	}
	return d
}()

func (l *language) link(h, t *piece, next float64) link {
	k := link{head: h, tail: t, gap: l.gap(h, t)}
	if h.ending == pause {
		k.score = behindPause(h, t, k.gap)
	} else {
		k.score = linkBase + linkGap*k.gap + linkStart*max(t.start, oddest) + linkDistance*distances[t.order-h.order]
	}
	k.score += l.indented(t)
	if t.begin > 0 {
		k.score += linkJump
		if h.jumps {
			k.score += linkJump
		}
	}
	if k.again = l.seen.across(h, t); k.again > 0 {
		k.score += linkAgain * float64(k.again)
	}
	if t.item || t.field || t.record {
		k.score += linkItem
	}
	if t.heading && t.size < longHeading {
		k.score += linkShort
	}
	if t.heading || t.ending == layout.Colon && t.size < 16 {
		k.score += linkHeading
	}
	k.score += linkMarkup(h, t)
	if k.gap < -12 && len(t.stray) == 0 {
		return k // nothing below will save it
	}
	k.torn = k.gap > 0 && !parted(h, t) && weigh(h, &link{score: k.score + linkTorn + linkPaged + 2*linkAgain})+damagedPage > likely && across(h, t) != ""
	if k.torn {
		k.score += linkTorn
	}
	if t.order == h.order+1 && t.paged && (!h.heading || h.close < -5 || k.torn) {
		k.score += next // a heading stands over what follows anyway
		if h.ending == pause && (next == linkPaged || t.over) {
			k.score += linkComma
		}
	}
	switch {
	case !h.signed:
	case t.order > h.order+1 || t.heading:
		k.score += linkSigned
	case h.ending != pause: // below a comma it stands between the halves
		k.score += linkBetween
	}
	if t.speaks(h) {
		k.score += linkSpeech
	}
	if t.order == h.order+1 && h.heading && governs(h) && nominal(t) {
		k.score += linkNominal
		k.nominal = true
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

// The same for a cut behind a comma, where any clause may follow and how the tail begins counts most: a fit on 7000 paragraphs cut
// there, with their rest next, further down or lost.
const (
	commaBase     = -1.3
	commaList     = 0.7 // behind a 、
	commaGap      = 0.72
	commaDistance = -1.2
	commaOpens    = -1.5 // the tail begins as paragraphs do
	commaJoins    = 1.2  // it begins with a word that goes on with a clause
	commaOver     = 2.0  // its first clause ends the sentence
	commaPart     = 0.8  // or is a part of a list
	commaLabel    = -1.0 // or a label
	commaBare     = -1.0 // no mark ends it
)

// behindPause is what speaks for t behind the comma that h ends in.
func behindPause(h, t *piece, gap float64) float64 {
	score := commaBase + commaGap*gap + commaDistance*distances[t.order-h.order]
	if strings.HasSuffix(h.text[:h.end], "、") {
		score += commaList
	}
	if t.beginning().opens {
		score += commaOpens
	}
	if t.beginning().joins {
		score += commaJoins
	}
	switch t.beginning().mark {
	case '。', '！', '？', '!', '?':
		score += commaOver
	case '、':
		score += commaPart
	case '：', ':':
		score += commaLabel
	case 0:
		score += commaBare
	}
	return score
}

// closes reports whether what h leaves open is what t closes without opening.
func closes(h, t *piece) bool {
	for _, s := range t.stray {
		for _, o := range h.opened {
			if o.Pair == s.Pair {
				return true
			}
		}
	}
	return false
}

// The weights of a cut, fitted likewise on every line of clean and of cut
// articles that ends without a stop.
const (
	cutBase  = -1.4
	cutLink  = 0.97
	cutClose = -1.33 // for each nat by which a sentence is unlikely to end so
	cutStops = 0.6   // a stop inside
	cutShort = -2.5
	cutItem  = -6.0
	cutWhole = -1.0 // reads as if whole, and nothing clearly goes on: a stop forgotten
	cutComma = -4.0 // ends in a comma: may be a slip for a stop

	// A line without a stop inside, as long as only long headings are.
	cutLong       = -3.3
	cutLongLink   = 0.72
	cutLongClose  = -0.65
	cutLongClause = 1.7 // for each comma, two at most
	cutLongTells  = 1.9 // 据了解， or 表示，: running text, not a heading

	// A line as short as most headings; set by hand, since the fit had none.
	cutHeading      = -6.5
	cutHeadingLink  = 0.65
	cutHeadingClose = -0.37
	cutHeadingSize  = 2.4 // for each 20 characters
	cutClauses      = 1.2
	cutTells        = 2.5
	cutTitle        = -5.0
	cutTold         = -1.5 // a title worded like running text, of three clauses
	clausesTold     = 2

	cutHangs   = 7.5  // a line like a heading ends where none does
	cutAlone   = 5.0  // it is the one line without a stop, and no heading by its wording
	cutNominal = 4.6  // what follows opens with the object of its verb
	cutHalves  = -2.5 // two halves set apart by a space, as only headings are
	cutOpened  = 1.0  // a quote or bracket is open
	cutAside   = 3.5  // a parenthesis is, that began behind the last stop of a paragraph
	cutSpoken  = 5.0  // a line as short as a heading opens a quotation and leaves it open
	cutQuoted  = -2.0 // ends with a closing mark: a quotation, a title
	noLink     = -4.0
)

// longHeading is the length from which a line without a stop inside is more
// often a cut paragraph than a heading, if it has a comma.
const longHeading = 24

// cut is a place where copy breaks off.
type cut struct {
	piece *piece
	link  *link   // nil where nothing goes on with it
	score float64 // log odds that the piece is cut

	doubtful bool // how the piece ends says that it is cut, and nothing surely that link goes on
}

// endings is what it weighs that a line ends where no heading does, or alone.
func (p *piece) endings() (s float64) {
	if p.hangs {
		s += cutHangs
	}
	if p.alone {
		s += cutAlone
	}
	return s
}

// longestVerse is the length from which a line that ends in a comma is prose.
const longestVerse = 36

func weigh(p *piece, k *link) float64 {
	score := noLink
	if k != nil {
		score = max(k.score, noLink)
	}
	s := 0.0
	switch {
	case p.heading && !p.first && p.size >= longHeading:
		s += cutLong + cutLongLink*score + cutLongClose*p.close + cutLongClause*float64(min(p.commas, 2))
		if p.tells {
			s += cutLongTells
		}
	case p.heading:
		s += cutHeading + cutHeadingLink*score + cutHeadingClose*p.close
		s += cutHeadingSize*float64(min(p.size, 60))/20 + cutClauses*float64(min(p.commas, 3))
		if p.tells {
			s += cutTells
		}
		switch {
		case p.first && p.tells && p.commas >= clausesTold:
			s += cutTold
		case p.first:
			s += cutTitle
		}
	default:
		s += cutBase + cutLink*score
		switch {
		case p.ending == pause:
			s += cutComma - cutClose*5
		case p.close > -4.3 && score < 1:
			s += cutWhole + cutClose*p.close
		default:
			s += cutClose * p.close
		}
		switch {
		case p.stops:
			s += cutStops
		case p.size < 25:
			s += cutShort
		}
	}
	if (p.item || p.field) && !p.stops || p.loose {
		s += cutItem
	}
	s += p.weighMarkup(k)
	if k != nil && k.nominal {
		s += cutNominal
	}
	s += p.endings()
	if p.heading && p.halves {
		s += cutHalves
	}
	if n := len(p.opened); n > 0 {
		s += cutOpened
		last := p.opened[n-1]
		if p.heading && !p.first && last.IsQuote() && last.At == 0 {
			s += cutSpoken
		}
		if !p.heading && !p.item && !p.field && p.ending == layout.Open && p.aside(last) {
			s += cutAside
		}
	}
	if p.end < len(p.text) {
		s += cutQuoted
	}
	return s
}

// aside reports whether a mark opens a parenthesis in the last sentence of a piece, and no credit behind it.
func (p *piece) aside(m pairs.Mark) bool {
	before, _ := utf8.DecodeLastRuneInString(p.text[:m.At])
	return m.Rune == '（' && isHan(before) && !strings.ContainsAny(p.text[m.At:p.end], "。！？")
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
		far, from := reach, len(all)
		if h.heading {
			if h.size < shortest {
				continue
			}
			far = headingReach
		}
		for _, t := range ps[i+1 : min(len(ps), i+1+far)] {
			if overGap(l.lost, h, t) != nil {
				break
			}
			k := l.link(h, t, next)
			if odds := weigh(h, &k); k.score > weakest && odds+damagedPage > likely {
				k.rank = k.score + odds/2
				all = append(all, k)
			}
		}
		leads(all[from:])
	}
	slices.SortFunc(all, func(a, b link) int {
		return cmp.Or(cmp.Compare(b.rank, a.rank),
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

// leads fills in the lead of the links of one head.
func leads(of []link) {
	best, second := noLink, noLink
	for _, k := range of {
		if k.score > best {
			best, second = k.score, best
		} else if k.score > second {
			second = k.score
		}
	}
	for i := range of {
		of[i].lead = of[i].score - best
		if of[i].score == best {
			of[i].lead = best - second
		}
	}
}

// weakest is the lowest score at which a continuation is worth naming: rather
// so than not, among all the pieces of a page.
const weakest = -3.0

// likely is the log odds from which a cut is reported.
const likely = 1.3
