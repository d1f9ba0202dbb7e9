package truncation

import (
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/layout"
)

// What the markup sets as a quotation line by line is a poem, a list, the lines of a chat: none of them breaks off where it takes no
// stop. A sentence that does break off goes on in one line that ends in one.
const (
	longestQuoted = 40 // characters of such a line
	fewestOpen    = 2  // lines without a stop, and half of them all
)

// quotedLines marks the lines of quotations that are verse or the like.
func quotedLines(pieces []*piece) {
	for i := 0; i < len(pieces); i++ {
		from, open := i, 0
		for i < len(pieces) && pieces[i].isQuotedLine() && (i == from || pieces[i].block.Index == pieces[i-1].block.Index+1) {
			if pieces[i].ending == layout.Open || pieces[i].ending == layout.Pause {
				open++
			}
			i++
		}
		if open >= fewestOpen && 2*open >= i-from {
			for _, p := range pieces[from:i] {
				p.verse = true
			}
		}
		if i > from {
			i-- // what ended the lines may begin others
		}
	}
}

// isQuotedLine reports whether a piece is one short line of a quotation.
func (p *piece) isQuotedLine() bool {
	return (p.block.Quoted || p.block.Kind == lint.Quote) && !p.stops && p.size <= longestQuoted
}
