// Package script finds characters of the other script in a document, forms that a conversion chose wrongly
// among several, and characters that belong to neither script.
package script

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/repair"
)

//go:embed doc.md
var doc string

const (
	mixed   = "script/mixed"
	variant = "script/variant"
)

// Check reports mixed scripts and variant characters.
var Check = &lint.Check{
	Name:  "script",
	Rules: lint.ParseRules(doc),
	New: func(s *lint.Settings) (func(*lint.Pass), error) {
		return func(pass *lint.Pass) { run(pass, s) }, nil
	},
}

// copyScript is what a document is written in.
type copyScript uint8

const (
	unmarked copyScript = iota // too few marked characters to say
	simplified
	traditional
	halves // neither is the exception
)

// exception is the largest share of the marked characters that may be called the exception: above it the
// document is half one script and half the other.
const exception = 0.3

// decide tells the script of a document once, by its marked characters.
func decide(n hanzi.Counts, setting string) copyScript {
	switch setting {
	case "simplified":
		return simplified
	case "traditional":
		return traditional
	}
	marked := n.Simplified + n.Traditional
	minority := min(n.Simplified, n.Traditional)
	switch {
	case marked == 0:
		return unmarked
	case float64(minority) <= exception*float64(marked):
		if n.Simplified > n.Traditional {
			return simplified
		}
		return traditional
	case marked >= 20:
		return halves
	}
	return unmarked
}

type checker struct {
	pass     *lint.Pass
	settings *lint.Settings
	script   copyScript
	inner    bool                        // the copy writes 裏, not 裡
	misreads map[*lint.Block][]lint.Span // what was in another encoding, in order

	// throughout is what is in the other script throughout, of the block that is read: that is told once, and its one-to-many
	// characters are right in it.
	throughout lint.SpanSet

	outside func() hanzi.Counts    // what does not stand in quotation marks
	named   func() map[string]bool // the characters that the copy names

	reported lint.SpanSet // forms that do not make their word
	manner   manner       // of the block that is read

	whole   []*lint.Block // that are in the other script throughout
	symbols []symbol      // of all blocks

	// conversions is how many windows may still be converted by phrases, at 10 µs each. Copy asks for one in
	// a hundred characters at most; what is made of nothing but defects goes on character by character.
	conversions int
}

func run(pass *lint.Pass, settings *lint.Settings) {
	var total hanzi.Counts
	counts := make([]hanzi.Counts, len(pass.Doc.Blocks))
	for i, b := range pass.Doc.Blocks {
		n := hanzi.Count(b.Text)
		counts[i] = n
		total.Han += n.Han
		total.Simplified += n.Simplified
		total.Traditional += n.Traditional
		total.Variant += n.Variant
	}
	c := &checker{pass: pass, settings: settings, conversions: 4000 + total.Han/20}
	c.named = sync.OnceValue(func() map[string]bool { return namedCharacters(pass.Doc.Blocks) })
	c.outside = sync.OnceValue(func() hanzi.Counts { return outsideQuotes(pass.Doc.Blocks) })
	c.script = decide(c.unquoted(total), settings.Script)
	for _, r := range pass.Doc.Repairs {
		if r.Kind == repair.Mojibake {
			if c.misreads == nil {
				c.misreads = map[*lint.Block][]lint.Span{}
			}
			c.misreads[r.Block] = append(c.misreads[r.Block], r.Span)
		}
	}
	for _, spans := range c.misreads {
		slices.SortFunc(spans, func(x, y lint.Span) int { return cmp.Compare(x.Start, y.Start) })
	}
	if c.script == traditional {
		c.inner = writesInner(pass.Doc)
	}
	c.radicals()
	halved := false
	for i, b := range pass.Doc.Blocks {
		n := counts[i]
		if n.Variant > 0 {
			c.variants(b)
		}
		switch {
		case c.script == halves && !halved && n.Simplified+n.Traditional > 0:
			halved = true
			c.reportHalves(b, total)
		case c.script == simplified && n.Traditional > 0:
			c.foreign(b, n.Traditional, n.Simplified)
		case c.script == traditional && n.Simplified > 0:
			c.foreign(b, n.Simplified, n.Traditional)
		}
		switch c.script {
		case simplified:
			c.keptTraditional(b)
		case traditional:
			c.forms(b)
		}
		c.throughout = lint.SpanSet{}
	}
	c.names()
	c.reportBlocks()
	c.reportSymbols()
}

// fewMarked is below how many marked characters what copy quotes may be most of them.
const fewMarked = 20

// unquoted returns the counts of a short document without what stands in quotation marks, if there is enough left to say: a line on a
// signboard with 懸壺濟世 is simplified.
func (c *checker) unquoted(total hanzi.Counts) hanzi.Counts {
	if n := total.Simplified + total.Traditional; n == 0 || n >= fewMarked || total.Simplified == 0 || total.Traditional == 0 {
		return total
	}
	if own := c.outside(); own.Simplified+own.Traditional > 0 {
		return own
	}
	return total
}

// leaks reports whether the other script stands outside quotation marks as well.
func (c *checker) leaks() bool {
	own := c.outside()
	return min(own.Simplified, own.Traditional) > 0
}

// outsideQuotes counts what does not stand in quotation marks.
func outsideQuotes(blocks []*lint.Block) (own hanzi.Counts) {
	for _, b := range blocks {
		depth := 0
		outside := strings.Map(func(r rune) rune {
			switch {
			case strings.ContainsRune(openMarks, r):
				depth++
			case strings.ContainsRune(closeMarks, r):
				depth = max(0, depth-1)
			case depth > 0:
				return -1
			}
			return r
		}, b.Text)
		if depth > 0 {
			outside = b.Text // a quotation that is not closed
		}
		n := hanzi.Count(outside)
		own.Simplified += n.Simplified
		own.Traditional += n.Traditional
	}
	return own
}

// reportHalves reports a document whose scripts are so mixed that single characters would say nothing.
func (c *checker) reportHalves(b *lint.Block, n hanzi.Counts) {
	c.pass.Report(b, 0, len(b.Text), lint.Diagnostic{
		Rule:     mixed,
		Severity: lint.Warning,
		Message:  lint.Say("全文简繁混杂：只用于简体的字%d个，只用于繁体的字%d个", "the document mixes the scripts throughout: %d simplified and %d Traditional characters", n.Simplified, n.Traditional),
		Notes:    []lint.Note{{Text: lint.Say("不逐字列出；先按简体或繁体统一转换全文，再复查一简对多繁的字", "single characters are not listed; convert the whole document to one script, then check the one-to-many forms")}},
	})
}

// has reports whether a class marks the other script of the document.
func (c *checker) other(class hanzi.Class) bool {
	return c.script == simplified && class == hanzi.TraditionalOnly || c.script == traditional && class == hanzi.SimplifiedOnly
}

// own reports whether a class marks the script of the document itself.
func (c *checker) own(class hanzi.Class) bool {
	return c.script == simplified && class == hanzi.SimplifiedOnly || c.script == traditional && class == hanzi.TraditionalOnly
}
