// Package repair mends damage that would hide defects from the checks, such
// as pinyin left in the text by a bad converter, and records what it mended.
package repair

import (
	"sort"

	"github.com/healthlint/healthlint/lint"
)

// Apply mends the blocks of doc and appends to doc.Repairs, in the order of the source.
func Apply(doc *lint.Document) {
	residue := residues(doc)
	for _, b := range doc.Blocks {
		mend(doc, b, PinyinResidue, residue[b])
	}
	sort.SliceStable(doc.Repairs, func(i, j int) bool { return doc.Repairs[i].Span.Start < doc.Repairs[j].Span.Start })
}

// mend records replacements of a block's text as repairs of one kind and makes them.
func mend(doc *lint.Document, b *lint.Block, kind string, replacements []lint.Replacement) {
	for _, r := range replacements {
		span := b.Source(r.Start, r.End)
		doc.Repairs = append(doc.Repairs, lint.Repair{
			Kind: kind, Block: b, Span: span, Damaged: doc.Text(span), Repaired: r.Text, Confidence: 1,
		})
	}
	b.Rewrite(replacements)
}
