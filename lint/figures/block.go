package figures

import "github.com/healthlint/healthlint/lint"

// Block is one block under check with the figures read from it, as the families of checks that judge figures share it.
type Block struct {
	Pass *lint.Pass
	View *View
	Copy *lint.Block
	*Reading
	used   map[int]bool // facts already part of a finding of the family
	script script       // of the copy, once a finding asked
}

// Quote returns the copy of a span as printed; the text that was read is its simplified form.
func (b *Block) Quote(s Span) string { return b.Copy.Text[s.Start:s.End] }

// Used reports whether fact i is part of a finding already.
func (b *Block) Used(i int) bool { return b.used[i] }

// Use marks fact i as told of and says whether it was before.
func (b *Block) Use(i int) bool {
	if b.used[i] {
		return true
	}
	if b.used == nil {
		b.used = map[int]bool{}
	}
	b.used[i] = true
	return false
}

// Related points at another place of the same block.
func (b *Block) Related(s Span, zh, en string) lint.Related {
	return lint.Related{Span: b.Copy.Source(s.Start, s.End), Message: lint.Text{ZH: zh, EN: en}}
}

// Report reports d at a span of the block.
func (b *Block) Report(s Span, d lint.Diagnostic) {
	if b.traditional() {
		printed(&d)
	}
	b.Pass.Report(b.Copy, s.Start, s.End, d)
}

// Notes makes notes of texts, in order.
func Notes(texts ...lint.Text) []lint.Note {
	notes := make([]lint.Note, len(texts))
	for i := range texts {
		notes[i] = lint.Note{Text: texts[i]}
	}
	return notes
}
