package dataset

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// Line is a line of an article as it is compared with those of others.
type Line struct {
	Span lint.Span
	key  uint64
	text string // as a report may show it
}

// edge is how many lines at each end of an article are compared: the frame of
// a page stands around its copy.
const edge = 8

// shown returns the text of a block, masked where the findings of a document
// that has been linted call something in it secret.
func shown(doc *lint.Document, b *lint.Block) string {
	span := b.Span()
	if s := doc.Shown(span); s != doc.Text(span) {
		return s
	}
	return b.Text
}

// Edges returns the first and the last lines of an article that may be part
// of a frame: credits and datelines are copy, figures do not count.
func Edges(doc *lint.Document) []Line {
	var out []Line
	for i, b := range doc.Blocks {
		if i >= edge && i < len(doc.Blocks)-edge || b.Kind == lint.Byline || b.Kind == lint.Dateline || b.Kind == lint.TableCell {
			continue
		}
		if n := utf8.RuneCountInString(b.Text); n < 5 || n > 120 {
			continue
		}
		key, letters := uint64(14695981039346656037), 0
		for _, r := range b.Text {
			switch {
			case r >= '0' && r <= '9':
				continue
			case r > ' ' && r != '\u3000':
				letters++
			default:
				continue
			}
			key = (key ^ uint64(r)) * 1099511628211
		}
		if letters >= 4 && !slices.ContainsFunc(out, func(l Line) bool { return l.key == key }) {
			out = append(out, Line{b.Span(), key, strings.Clone(shown(doc, b))})
		}
	}
	return out
}

// Recurrence is a line that stands in many articles.
type Recurrence struct {
	Text     string // as it stands in the first of them
	Articles int
	AtLeast  bool // the count is a lower bound
	First    Place
}

// Recurring counts lines over a run of any length in bounded memory (Misra and
// Gries 1982): a line that stands in more than 0.2% of the articles is kept.
type Recurring struct {
	counters map[uint64]*Recurrence
	articles int
	lost     int // what every counter may lack
}

const (
	countersKept  = 8192
	recurs        = 0.01 // of the articles
	recursAtLeast = 5    // articles
	recurringKept = 20
)

// NewRecurring returns counts of nothing yet.
func NewRecurring() *Recurring { return &Recurring{counters: map[uint64]*Recurrence{}} }

// Add counts the lines of an article.
func (c *Recurring) Add(at Place, lines []Line) {
	c.articles++
	for _, l := range lines {
		if n := c.counters[l.key]; n != nil {
			n.Articles++
			continue
		}
		if len(c.counters) < countersKept {
			c.counters[l.key] = &Recurrence{Text: l.text, Articles: 1, AtLeast: c.lost > 0, First: at}
			continue
		}
		c.lost++
		for key, n := range c.counters {
			if n.Articles--; n.Articles == 0 {
				delete(c.counters, key)
			}
			n.AtLeast = true
		}
	}
}

// Known returns those of an article's lines that recur already, with the
// number of articles they stood in. Ask before the article is added.
func (c *Recurring) Known(lines []Line) (known []Line, articles []int) {
	for _, l := range lines {
		if n := c.counters[l.key]; n != nil && c.recurs(n) {
			known, articles = append(known, l), append(articles, n.Articles)
		}
	}
	return known, articles
}

func (c *Recurring) recurs(n *Recurrence) bool {
	return n.Articles >= recursAtLeast && float64(n.Articles) >= recurs*float64(c.articles)
}

// Top returns the lines that recur, the most frequent first.
func (c *Recurring) Top() []Recurrence {
	var out []Recurrence
	for _, n := range c.counters {
		if c.recurs(n) {
			out = append(out, *n)
		}
	}
	slices.SortFunc(out, func(a, b Recurrence) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Text, b.Text))
	})
	return out[:min(len(out), recurringKept)]
}
