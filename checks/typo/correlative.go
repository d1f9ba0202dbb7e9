package typo

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/lines"
)

//go:embed data/correlatives.tsv
var correlativesTSV string

// correlative is a conjunction and a second word that does not go with it.
type correlative struct {
	first, wrong, right string
	with                []string // one of these follows the first word; none is asked where it is empty
	not                 []string // none of these stands in between
	next                bool     // the second opens the next clause
	opens               bool     // it opens a later one
}

var correlatives = sync.OnceValue(func() (all []correlative) {
	for f := range lines.Rows(correlativesTSV, 6) {
		first, with, some := strings.Cut(f[0], " ")
		c := correlative{first: first, wrong: f[1], right: f[2], not: strings.Split(f[3], "/"), next: f[4] == "next", opens: f[4] == "opens"}
		if some {
			c.with = strings.Split(with, "/")
		}
		all = append(all, c)
	}
	return all
})

// clauseOpeners stand before a clause, longestPair bounds how far apart the two words stand, in bytes.
const (
	clauseOpeners = "，,；;。！？!?\n：:、“”「」 　（("
	longestPair   = 300
)

// findCorrelatives reports conjunctions that do not go in pairs: 与其挤在景区，而是去郊外.
func findCorrelatives(pass *lint.Pass, p *passage) {
	for _, c := range correlatives() {
		for from := 0; ; {
			i := strings.Index(p.text[from:], c.first)
			if i < 0 {
				break
			}
			at := from + i
			from = at + len(c.first)
			if start, ok := c.second(p.text, at); ok && !p.protected(start, start+len(c.wrong)) && !p.discussed(start, start+len(c.wrong)) {
				c.report(pass, p, at, start)
			}
		}
	}
}

// second returns where the wrong second word stands to the first at a place that opens a clause, and whether it does.
func (c *correlative) second(text string, at int) (start int, ok bool) {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	if at > 0 && !strings.ContainsRune(clauseOpeners, before) {
		return 0, false
	}
	rest := text[at+len(c.first):]
	if len(c.with) > 0 && !affix.Starts(rest, c.with...) {
		return 0, false
	}
	end := strings.IndexAny(rest, "。！？!?\n；;")
	if end < 0 {
		end = len(rest)
	}
	rest = rest[:min(end, longestPair)]
	comma := strings.Index(rest, "，")
	if comma <= 0 {
		return 0, false
	}
	i := comma + len("，")
	if !c.next {
		k := strings.Index(rest[i:], c.wrong)
		if k < 0 || c.opens && !strings.HasSuffix(rest[:i+k], "，") {
			return 0, false
		}
		i += k
	}
	if !strings.HasPrefix(rest[i:], c.wrong) {
		return 0, false
	}
	clause, _, _ := strings.Cut(rest[i+len(c.wrong):], "，")
	if containsOf(rest[:i], c.not) || !c.next && containsOf(clause, c.not) {
		return 0, false
	}
	return at + len(c.first) + i, true
}

// containsOf reports whether s contains one of the words.
func containsOf(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

func (c *correlative) report(pass *lint.Pass, p *passage, first, second int) {
	end := second + len(c.wrong)
	right := p.inScript(second, end, c.right)
	pass.Report(p.block, second, end, lint.Diagnostic{
		Rule:       "typo/function",
		Severity:   lint.Warning,
		Message:    lint.Say("“%s”与“%s”不搭配", "“%s” does not go with “%s”", p.block.Text[first:first+len(c.first)], p.block.Text[second:end]),
		Notes:      []lint.Note{{Text: lint.Say("应为“%s”，或改前面的关联词", "read “%s”, or change the conjunction before", right)}},
		Related:    []lint.Related{{Span: p.block.Source(first, first+len(c.first)), Message: lint.Text{ZH: "前面的关联词", EN: "the conjunction before"}}},
		Fixes:      []lint.Fix{lint.Replace(p.block, second, end, right, false)},
		Confidence: 0.88,
	})
}
