package truncation

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/pattern"
)

// Below the story, parted from it by a rule, stands what a column or a house says of itself: whose column it is, what the page was
// made from, whom to write to. None of it takes a stop, and the story above is what may break off.

// These bound such closing sections: how many, pieces of one, characters of all of it and of a line without a stop, commas of that, and
// pieces of a story above. A story that breaks off in its last section has more to say there.
const (
	closingSections = 2
	closingPieces   = 3
	longestClosed   = 110
	longestSelf     = 60
	closingCommas   = 1
	fewestAbove     = 3
)

// longestColumn is how many characters a section has at most that says whose column it was, whatever it ends in.
const longestColumn = 400

// ofColumn begins what a column says of itself: 【柳荫夜话】老编辑轮流执笔.
var ofColumn = pattern.Lazy(`^【[^】]{2,24}】`)

// closings marks the pieces that stand below the story: a short section under the last rule, or two, of a house and a column; or the
// last paragraphs, if they are in italics as none above them.
func closings(pieces []*piece) {
	n := len(pieces)
	from := n
	for range closingSections {
		k := from - 1
		for k > max(fewestAbove, from-closingPieces) && !pieces[k].ruled {
			k--
		}
		if k < fewestAbove || !pieces[k].ruled || !isClosing(pieces[k-1], pieces[k:from]) {
			break
		}
		from = k
	}
	if from == n {
		for from > fewestAbove && pieces[from-1].block.Aside && n-from < closingPieces {
			from--
		}
		if from == n || pieces[from-1].block.Aside {
			return
		}
	}
	for _, p := range pieces[from:] {
		p.closing = true
	}
}

// isClosing reports whether the pieces under a rule are no section of the story that ends above.
func isClosing(above *piece, section []*piece) bool {
	size := 0
	for _, p := range section {
		if p.block.Kind == lint.Heading && p.block.Level > 0 {
			return false
		}
		size += p.size
	}
	last := section[len(section)-1]
	if ofColumn().MatchString(strings.TrimSpace(last.text)) && size <= longestColumn {
		return true
	}
	if last.linked && size <= longestClosed {
		return true // whom to pay, what to join
	}
	return size <= longestClosed && !above.broken() && !last.stops && last.size <= longestSelf && last.commas <= closingCommas
}
