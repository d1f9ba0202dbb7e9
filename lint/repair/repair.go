// Package repair mends damage that would hide defects from the checks, such
// as pinyin left in the text by a bad converter, and records what it mended.
package repair

import (
	"sort"
	"sync"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// Apply mends the blocks of doc and appends to doc.Repairs, in the order of the source.
func Apply(doc *lint.Document) {
	t := trialsFor(doc)
	standard := standardOf(doc)
	for _, b := range doc.Blocks {
		mendMojibake(doc, b, t) // first: no-break spaces and soft hyphens may be bytes of it
		cleanUp(doc, b, standard)
	}
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
			Kind: kind, Block: b, Span: span, Damaged: doc.Text(span), Decoded: b.Text[r.Start:r.End], Repaired: r.Text, Confidence: 1,
		})
	}
	b.Rewrite(replacements)
}

// mendMojibake records what was read in another encoding, and rewrites it.
func mendMojibake(doc *lint.Document, b *lint.Block, t *trials) {
	list := t.mojibake(b.Text)
	if len(list) == 0 {
		return
	}
	replacements := make([]lint.Replacement, len(list))
	for i, m := range list {
		replacements[i] = m.Replacement
		span := b.Source(m.Start, m.End)
		r := lint.Repair{Kind: Mojibake, Block: b, Span: span, Damaged: doc.Text(span), Decoded: b.Text[m.Start:m.End], Repaired: m.Text, Confidence: m.confidence}
		if m.offered != "" && m.offered != m.Text {
			r.Offered = m.offered
			r.Notes = append(r.Notes, lint.Note{Text: lint.Say(
				"“%c”处丢失了字节，上下文推不出是哪个字，须与原稿核对", "at “%c” bytes are lost, and what stands around does not tell the character: compare the original", gapMark)})
		}
		if m.guessed != "" {
			r.Notes = append(r.Notes, lint.Note{Text: lint.Say(
				"“%s”丢失了字节，是按上下文推定的，须与原稿核对", "of “%s” bytes are lost: they are what reads best, compare the original", m.guessed)})
		}
		if m.lost != "" {
			r.Notes = append(r.Notes, lint.Note{Text: lint.Say(
				"“?%s”处丢失一个数字，按年份补“2”，须与原稿核对", "a digit is lost before “%s”; 2 is a guess from the year, compare the original", m.lost)})
		}
		doc.Repairs = append(doc.Repairs, r)
	}
	b.Rewrite(replacements)
}

// standardOf returns what gives the character for the symbol of a radical, in the script of most of a document: ⼾ is 户 or 戶.
func standardOf(doc *lint.Document) func(rune) rune {
	simplified := sync.OnceValue(func() bool {
		more := 0
		for _, b := range doc.Blocks {
			n := hanzi.Count(b.Text)
			more += n.Simplified - n.Traditional
		}
		return more >= 0
	})
	return func(r rune) rune {
		if simplified() {
			return hanzi.Simplify(hanzi.Standard(r))
		}
		return hanzi.Standard(r)
	}
}

// cleanUp records what extraction left in a block, and removes it.
func cleanUp(doc *lint.Document, b *lint.Block, standard func(rune) rune) {
	list := cleanups(b.Text, standard)
	if len(list) == 0 {
		return
	}
	replacements := make([]lint.Replacement, len(list))
	for i, c := range list {
		replacements[i] = c.Replacement
		span := b.Source(c.Start, c.End)
		doc.Repairs = append(doc.Repairs, lint.Repair{
			Kind: c.kind, Block: b, Span: span, Damaged: doc.Text(span), Decoded: b.Text[c.Start:c.End], Repaired: c.Text, Confidence: 0.99,
		})
	}
	b.Rewrite(replacements)
}
