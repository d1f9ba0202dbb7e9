// Package number checks the figures of an article against each other and against what can be: movements, parts and
// totals, lists and the number they are said to have, dates, ages, ratios, units, doses and vital signs.
package number

import (
	_ "embed"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

//go:embed doc.md
var doc string

// Check is the number family.
var Check = &lint.Check{
	Name:  "number",
	Rules: lint.ParseRules(doc),
	New:   func(*lint.Settings) (func(*lint.Pass), error) { return run, nil },
}

// block is one block under check.
type block struct {
	pass *lint.Pass
	view *figures.View
	b    *lint.Block
	r    *figures.Reading
	t    string // the simplified text that was read
	used map[int]bool
}

func run(p *lint.Pass) {
	v := figures.Of(p.Doc)
	for i, b := range p.Doc.Blocks {
		r := v.Readings[i]
		c := &block{pass: p, view: v, b: b, r: r, t: r.Text}
		if len(r.Facts) > 0 {
			c.movements()
			c.partWhole()
			c.totals()
			c.dates()
			c.years()
			c.ages()
			c.ratios()
			c.bills()
			c.units()
			c.vitals()
			c.doses()
			c.rateNames()
			c.decimals()
		}
		c.enumerations()
		c.comparisons()
		c.identifiers()
	}
	for _, s := range v.Stories {
		if !s.Notice {
			ordinals(p, v, s.Start, s.End)
			headline(p, v, s)
			counts(p, v, s)
		}
	}
}

func (c *block) quote(s figures.Span) string { return c.b.Text[s.Start:s.End] }

func (c *block) use(i int) bool {
	if c.used[i] {
		return true
	}
	if c.used == nil {
		c.used = map[int]bool{}
	}
	c.used[i] = true
	return false
}

func (c *block) related(s figures.Span, zh, en string) lint.Related {
	return lint.Related{Span: c.b.Source(s.Start, s.End), Message: lint.Text{ZH: zh, EN: en}}
}

func (c *block) report(s figures.Span, d lint.Diagnostic) { c.pass.Report(c.b, s.Start, s.End, d) }

// clauseOf returns the text of the clause a fact stands in.
func (c *block) clauseOf(f *figures.Fact) string {
	cl := c.r.Clauses[f.Clause]
	return window(c.t, cl.Start, cl.End, f)
}

// sentenceOf returns the text of the sentence a fact stands in.
func (c *block) sentenceOf(f *figures.Fact) string {
	s := c.r.Sentences[c.r.Sentence(f)]
	return window(c.t, s.Start, s.End, f)
}

// window returns t[start:end], of a very long stretch what is near the fact.
func window(t string, start, end int, f *figures.Fact) string {
	start, end = max(start, f.Start-600), min(end, f.End+600)
	return t[start:max(start, end)]
}

// leadOf returns the text of the clause in front of a fact.
func (c *block) leadOf(f *figures.Fact) string { return c.r.Lead(f) }

func notes(n ...lint.Text) []lint.Note {
	out := make([]lint.Note, len(n))
	for i := range n {
		out[i] = lint.Note{Text: n[i]}
	}
	return out
}

func containsAny(t string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

func startsAny(t string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(t, w) {
			return true
		}
	}
	return false
}

func endsAny(t string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(t, w) {
			return true
		}
	}
	return false
}

func severityOf(facts ...*figures.Fact) lint.Severity {
	for _, f := range facts {
		if !f.Exact() {
			return lint.Warning
		}
	}
	return lint.Error
}

// comparable reports whether two facts count like things.
func comparable(a, b *figures.Fact) bool {
	return a.Kind == b.Kind && (a.Unit == b.Unit || isHead(a.Unit) && isHead(b.Unit))
}

func isHead(u string) bool {
	switch u {
	case "人", "名", "位", "例", "个人":
		return true
	}
	return false
}
