package lint

import (
	"fmt"
	"sort"
	"strings"
)

// Rule is one kind of finding: what `explain`, SARIF and the docs print.
type Rule struct {
	ID       string // "typo/term"
	Title    Text   // one line
	Severity Severity
	Doc      Text // Markdown: what, why, wrong, right, basis, options
	Damage   bool // of copy that cannot be read: where there is no fix, what others find inside is none of the writer's
	Run      bool // found by a run over many documents (Linter.Late), not by the check
}

// Family returns the name of the rule's check.
func (r Rule) Family() string {
	family, _, _ := strings.Cut(r.ID, "/")
	return family
}

// Option is a setting of a check that a config file may change.
type Option struct {
	Name    string // within the check: "min-confidence"
	Default any    // bool, int, float64, string or []string; its type is the option's type
	Usage   Text
	// Min and Max bound a number, both included; equal ones bound nothing.
	Min, Max float64
}

// Check is a family of rules that share their work.
type Check struct {
	Name    string // "typo"
	Rules   []Rule
	Options []Option
	// New compiles the check. The function it returns is run on many
	// documents at once and must not keep state between them.
	New func(*Settings) (func(*Pass), error)
}

// Settings is what a run is told: the checks' options and the house.
type Settings struct {
	Options map[string]any    // "check.option" → value; unset ones have their default
	Script  string            // "simplified" or "traditional"; "auto" or "": as each document is
	Words   []string          // house words, names and terms: right as they stand
	Typos   map[string]string // the house's own table, wrong → right
	Model   string            // path of the house's n-gram model; "": the built-in one alone

	// RequireReason reports directives in the copy that give no reason.
	RequireReason bool

	off map[string]bool // rules that are not wanted, set by New
}

// Option returns the value of an option of check, or its default.
func (s *Settings) Option(c *Check, name string) any {
	if v, ok := s.Options[c.Name+"."+name]; ok {
		return v
	}
	for _, o := range c.Options {
		if o.Name == name {
			return o.Default
		}
	}
	panic("lint: check " + c.Name + " declares no option " + name)
}

// Wants reports whether any of the rules is to run, so that a check may leave
// out costly work nobody asked for. Findings of unwanted rules are dropped
// anyway.
func (s *Settings) Wants(rules ...string) bool {
	for _, r := range rules {
		if !s.off[r] {
			return true
		}
	}
	return false
}

// Pass is one run of one check over one document.
type Pass struct {
	Doc      *Document
	Settings *Settings
	report   func(Diagnostic)
}

// NewPass returns a pass for tests and tools that run one check by hand.
func NewPass(doc *Document, s *Settings, report func(Diagnostic)) *Pass {
	return &Pass{Doc: doc, Settings: s, report: report}
}

// Report reports d at Text[start:end] of block b.
func (p *Pass) Report(b *Block, start, end int, d Diagnostic) {
	d.Span = b.Source(start, end)
	p.report(d)
}

// ReportSpan reports d as it is: d.Span is set by the caller, in bytes of [Document.Source].
func (p *Pass) ReportSpan(d Diagnostic) { p.report(d) }

// Replace returns the fix that turns Text[start:end] of b into replacement.
// It is safe only if asked for and if the edit touches nothing but that text.
func Replace(b *Block, start, end int, replacement string, safe bool) Fix {
	edits, exact := b.Edits(start, end, replacement)
	old := b.Text[start:end]
	msg := Say("改为“%[2]s”", "change to “%[2]s”", old, replacement)
	switch {
	case replacement == "":
		msg = Say("删去“%s”", "delete “%s”", old)
	case old == "":
		msg = Say("补“%s”", "insert “%s”", replacement)
	}
	return Fix{Message: msg, Edits: edits, Safe: safe && exact}
}

// Validate reports what is wrong with a list of checks: a rule without a
// title or a doc, an ID outside its family, a name used twice.
func Validate(checks []*Check) error {
	var bad []string
	seen := map[string]bool{}
	for _, c := range checks {
		if c.New == nil || c.Name == "" || seen[c.Name] {
			bad = append(bad, fmt.Sprintf("check %q: no constructor, no name or a name used twice", c.Name))
		}
		seen[c.Name] = true
		for _, r := range c.Rules {
			switch {
			case !strings.HasPrefix(r.ID, c.Name+"/"), seen[r.ID]:
				bad = append(bad, fmt.Sprintf("rule %q of %s: outside its family or used twice", r.ID, c.Name))
			case r.Title.ZH == "" || r.Title.EN == "" || r.Doc.ZH == "" || r.Doc.EN == "":
				bad = append(bad, fmt.Sprintf("rule %s: title or doc missing in a language", r.ID))
			}
			seen[r.ID] = true
		}
	}
	if bad == nil {
		return nil
	}
	sort.Strings(bad)
	return fmt.Errorf("%s", strings.Join(bad, "\n"))
}
