package lint

import (
	"context"
	"fmt"
	"slices"
)

// Linter runs a set of checks over documents. It is safe for concurrent use.
type Linter struct {
	settings *Settings
	checks   []compiled
	rules    map[string]Rule
	families map[string]bool
	override map[string]Severity
	prepare  []func(*Document)
}

type compiled struct {
	check *Check
	run   func(*Pass)
}

// Config says which rules a Linter runs and how their findings are graded.
type Config struct {
	Settings Settings
	// Severity overrides the severity of a rule ("typo/term") or family
	// ("typo"); a rule's own entry wins over its family's.
	Severity map[string]Severity
	// Select, if not empty, names the rules and families to run; Ignore names
	// those not to. The longer name wins, Ignore on a tie.
	Select, Ignore []string
	// Prepare runs on every document before the checks: layout, repair.
	Prepare []func(*Document)
}

// New compiles checks for use with c.
func New(checks []*Check, c Config) (*Linter, error) {
	l := &Linter{settings: &c.Settings, rules: map[string]Rule{}, families: map[string]bool{}, override: map[string]Severity{}, prepare: c.Prepare}
	names := map[string]bool{}
	for _, check := range checks {
		names[check.Name], l.families[check.Name] = true, true
		for _, r := range check.Rules {
			names[r.ID] = true
			l.rules[r.ID] = r
		}
	}
	for _, list := range [][]string{c.Select, c.Ignore} {
		for _, n := range list {
			if !names[n] {
				return nil, fmt.Errorf("unknown rule or family %q", n)
			}
		}
	}
	off := map[string]bool{}
	c.Settings.off = off
	for _, check := range checks {
		wanted := false
		for _, r := range check.Rules {
			s := c.severity(check.Name, r)
			l.override[r.ID] = s
			off[r.ID] = s == Off
			wanted = wanted || s != Off
		}
		if !wanted {
			continue
		}
		run, err := check.New(l.settings)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", check.Name, err)
		}
		l.checks = append(l.checks, compiled{check, run})
	}
	return l, nil
}

// severity returns how a rule is graded: Off where it is not selected, the severity that the configuration gives it or its
// family, or keep where it gives none.
func (c *Config) severity(family string, r Rule) Severity {
	selected := len(c.Select) == 0 || slices.Contains(c.Select, family) || slices.Contains(c.Select, r.ID)
	if slices.Contains(c.Ignore, r.ID) || slices.Contains(c.Ignore, family) && !slices.Contains(c.Select, r.ID) {
		selected = false
	}
	if !selected {
		return Off
	}
	if s, ok := c.Severity[r.ID]; ok {
		return s
	}
	if s, ok := c.Severity[family]; ok {
		return s
	}
	return keep
}

// keep marks a rule whose findings keep the severity the check gave them.
const keep Severity = 255

// Lint prepares doc, runs every check over it and returns the findings in
// order of place, then rule.
func (l *Linter) Lint(doc *Document) []Finding {
	findings, _ := l.LintContext(context.Background(), doc)
	return findings
}

// LintContext is Lint that gives up between two checks when ctx is done, for
// copy that is out of date before it is linted.
func (l *Linter) LintContext(ctx context.Context, doc *Document) ([]Finding, error) {
	l.guard(nil, doc, func() {
		for _, p := range l.prepare {
			p(doc)
		}
	})
	var out []Finding
	for _, c := range l.checks {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		pass := &Pass{Doc: doc, Settings: l.settings}
		pass.report = func(d Diagnostic) {
			rule, ok := l.rules[d.Rule]
			if !ok {
				panic("lint: " + c.check.Name + " reported undeclared rule " + d.Rule)
			}
			if d = doc.parted(d); l.grade(&d, rule) {
				out = append(out, Finding{Diagnostic: d, Check: c.check.Name})
			}
		}
		l.guard(c.check, doc, func() { c.run(pass) })
	}
	out = l.suppress(doc, l.legible(out))
	order(out)
	out = slices.CompactFunc(out, func(a, b Finding) bool {
		return a.Rule == b.Rule && a.Span == b.Span && a.Message == b.Message
	})
	for i := range out {
		f := &out[i]
		f.Start, f.End = doc.Position(f.Span.Start), doc.Position(f.Span.End)
	}
	doc.Conceal(out)
	return out, nil
}

// legible drops what was found inside damage that cannot be read: 銝剖�望�輻 has no typo. What the damage itself is told by stays, and what
// nobody is to read.
func (l *Linter) legible(findings []Finding) []Finding {
	var lost SpanSet
	for i := range findings {
		if f := &findings[i]; l.rules[f.Rule].Damage && len(f.Fixes) == 0 && f.Severity >= Warning {
			lost.Add(f.Span)
		}
	}
	return slices.DeleteFunc(findings, func(f Finding) bool {
		inside := func(s Span) bool { return s != f.Span && s.Start <= f.Span.Start && f.Span.End <= s.End }
		return !f.Secret && !l.rules[f.Rule].Run && lost.Near(f.Span, inside)
	})
}

// grade gives d the severity that the run or its rule sets, and reports whether it is shown at all.
func (l *Linter) grade(d *Diagnostic, rule Rule) bool {
	switch s := l.override[d.Rule]; {
	case s == Off:
		return false
	case s != keep:
		d.Severity = s
	case d.Severity == Off:
		d.Severity = rule.Severity
	}
	return true
}
