package lint

import (
	"cmp"
	"slices"
)

// Late adds to what Lint found in doc what only a run over many documents can
// tell, for the rules that say so (Rule.Run). It is graded, hidden by the
// directives of the copy and sorted like any other finding. A diagnostic of an
// undeclared rule panics, as it does in a check.
func (l *Linter) Late(doc *Document, findings []Finding, late ...Diagnostic) []Finding {
	out := slices.Clone(findings)
	var list []*directive
	if len(late) > 0 {
		list = l.directives(doc)
		closeBlocks(list)
	}
	for _, d := range late {
		rule, ok := l.rules[d.Rule]
		if !ok || !rule.Run {
			panic("lint: " + d.Rule + " is declared by no check, or not as a rule of a run")
		}
		if !l.grade(&d, rule) {
			continue
		}
		if by := hiding(list, d); by != nil {
			// It hides something after all.
			out = slices.DeleteFunc(out, func(f Finding) bool { return f.Rule == "directive/unused" && f.Span == by.span })
			continue
		}
		out = append(out, Finding{Diagnostic: d, Check: rule.Family(), Start: doc.Position(d.Span.Start), End: doc.Position(d.Span.End)})
	}
	order(out)
	doc.Conceal(out)
	return out
}

// hiding returns the directive that hides d, or nil.
func hiding(list []*directive, d Diagnostic) *directive {
	for _, by := range list {
		for i := range by.names {
			if by.hides(i, d) {
				return by
			}
		}
	}
	return nil
}

// order sorts findings by place, then rule.
func order(out []Finding) {
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message.ZH, b.Message.ZH))
	})
}
