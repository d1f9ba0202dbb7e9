package lint

import (
	"fmt"
	"runtime/debug"
)

// Fault is what a Linter panics with where a check does: our own mistake, with
// what it takes to find it.
type Fault struct {
	Path   string
	Record int    // 0 for a file
	Rule   string // that failed, or its family where several rules ran; "" before the checks
	Value  any    // of the panic
	Stack  []byte
}

func (f *Fault) Error() string { return fmt.Sprintf("%s: %s: %v", f.Path, f.Rule, f.Value) }

// guard runs a step over a document and names what it was if it panics.
func (l *Linter) guard(check *Check, doc *Document, step func()) {
	defer func() {
		if p := recover(); p != nil {
			f := &Fault{Path: doc.Path, Record: doc.Record, Value: p, Stack: debug.Stack()}
			if check != nil {
				f.Rule = l.suspect(check)
			}
			panic(f)
		}
	}()
	step()
}

// suspect names the rule of a check that ran, or the family where several did.
func (l *Linter) suspect(check *Check) string {
	name := ""
	for _, r := range check.Rules {
		if l.override[r.ID] == Off {
			continue
		}
		if name != "" {
			return check.Name
		}
		name = r.ID
	}
	return name
}
