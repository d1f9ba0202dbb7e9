// Package privacy finds personal data that must not be printed: numbers that
// identify a person, telephones, cards, plates, addresses down to the door,
// and people whose names the law or the trade protects.
package privacy

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
)

//go:embed doc.md
var doc string

// Check is the privacy family.
var Check = &lint.Check{Name: "privacy", Rules: lint.ParseRules(doc), New: compile}

func compile(*lint.Settings) (func(*lint.Pass), error) {
	return func(p *lint.Pass) {
		simple := hanzi.SimplifiedBlocks(p.Doc)
		heads := map[[2]int]string{} // what stands over a column of a table, by table and column
		for i, b := range p.Doc.Blocks {
			s := &scan{Pass: p, block: b, text: simple[i], traditional: sync.OnceValue(func() bool {
				n := hanzi.Count(b.Text)
				return n.Traditional > n.Simplified
			})}
			if b.Kind == lint.TableCell {
				column := [2]int{b.Table, b.Column}
				if _, ok := heads[column]; !ok {
					heads[column] = simple[i][:min(len(simple[i]), longestHead)]
				}
				s.head = heads[column]
			}
			s.numbers()
			s.regional()
			s.emails()
			s.plates()
			s.passports()
			s.addresses()
			s.certificates()
			s.names()
			s.suffering()
			s.named = 0
			s.marked()
		}
	}, nil
}

// longestHead is how many bytes of the head of a column are read with each number below it. A cell may be all of a long line.
const longestHead = 300

// scan is one run over one block. text is simplified, byte for byte as long
// as the block's.
type scan struct {
	*lint.Pass
	block *lint.Block
	text  string
	head  string // what stands over the column, of a cell
	upTo  int    // what a longer number has already reported
	named int    // where the last person reported ends

	traditional func() bool // the block is in Traditional characters; asked of every number
}

// before and after return some 20 characters of the copy on each side of a
// place; what stands over its column comes before it.
func (s *scan) before(at int) string { return s.head + s.text[max(0, at-60):at] }

func (s *scan) after(at int) string { return s.text[at:min(len(s.text), at+60)] }

func has(text string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// found reports personal data at [start,end). The message never prints it in
// full; the fix masks it.
func (s *scan) found(rule string, severity lint.Severity, start, end int, what lint.Text, notes ...lint.Text) {
	s.report(rule, severity, start, end, what, s.maskFix(start, end, mask(s.block.Text[start:end])), notes...)
}

func (s *scan) report(rule string, severity lint.Severity, start, end int, what lint.Text, fix lint.Fix, notes ...lint.Text) {
	d := lint.Diagnostic{
		Rule: "privacy/" + rule, Severity: severity, Secret: true, Confidence: 0.95,
		Message: lint.Say("%[1]s“%[3]s”不应刊出", "%[2]s “%[3]s” should not be printed", what.ZH, what.EN, mask(s.block.Text[start:end])),
		Fixes:   []lint.Fix{fix},
	}
	for _, n := range notes {
		d.Notes = append(d.Notes, lint.Note{Text: n})
	}
	s.Report(s.block, start, end, d)
}

// maskFix masks in the file; in Markdown a bare asterisk would print the words between two numbers bold.
func (s *scan) maskFix(start, end int, shown string) lint.Fix {
	written := shown
	if s.Doc.Format == "markdown" {
		written = strings.ReplaceAll(shown, "*", `\*`)
	}
	f := lint.Replace(s.block, start, end, written, false)
	f.Message = lint.Say("遮盖为“%s”", "mask as “%s”", shown)
	return f
}

// mask keeps the first three and the last two characters; of an address the
// name of a person knows it by is gone, the length stays.
func mask(value string) string { return lint.Mask(value) }
