package lint

import (
	"slices"
	"strings"
)

// suppress drops the findings that directives in the copy hide and reports
// what is wrong with the directives themselves, which none of them hides.
func (l *Linter) suppress(doc *Document, findings []Finding) []Finding {
	list := l.directives(doc)
	if len(list) == 0 {
		return findings
	}
	var extra []Finding
	report := func(d *directive, rule string, message Text, fixes ...Fix) {
		r, known := l.rules[rule]
		s := l.override[rule]
		if !known || s == Off {
			return
		}
		if s == keep {
			s = r.Severity
		}
		extra = append(extra, Finding{Check: Directives.Name, Diagnostic: Diagnostic{
			Rule: rule, Severity: s, Span: d.span, Message: message, Fixes: fixes}})
	}
	idle := closeBlocks(list)
	for _, d := range list {
		switch {
		case !slices.Contains([]string{"disable-next-line", "disable-line", "disable", "enable", "disable-file"}, d.verb):
			report(d, "directive/unknown", Say("没有“%s”这条指令", "there is no directive “%s”", directiveMark+d.verb))
			d.names = nil
			continue
		case len(d.names) == 0 && d.verb != "enable":
			report(d, "directive/unknown", Say("“%s”没有写明规则", "“%s” names no rule", directiveMark+d.verb))
			continue
		}
		for _, name := range d.names {
			if _, ok := l.rules[name]; !ok && !l.families[name] && name != "*" {
				report(d, "directive/unknown", Say("没有“%s”这条规则", "there is no rule “%s”", name))
			}
		}
		if d.verb != "enable" && d.reason == "" && l.settings.RequireReason {
			report(d, "directive/reason", Say("“%s”没有写理由", "“%s” gives no reason", strings.Join(d.names, ", ")))
		}
	}
	kept := findings[:0:0]
	for _, f := range findings {
		hidden := false
		for _, d := range list {
			for i := range d.names {
				if d.hides(i, f.Diagnostic) {
					hidden, d.used[i] = true, true
				}
			}
		}
		if !hidden {
			kept = append(kept, f)
		}
	}
	for _, d := range list {
		if d.verb == "enable" {
			if idle[d] {
				report(d, "directive/unused", Say("前面没有可恢复的屏蔽", "nothing before this is disabled"), removal(doc, d))
			}
			continue
		}
		var unused []string
		for i, name := range d.names {
			if !d.used[i] && l.runs(name) {
				unused = append(unused, name)
			}
		}
		if len(unused) > 0 {
			var fixes []Fix
			if len(unused) == len(d.names) {
				fixes = []Fix{removal(doc, d)}
			}
			report(d, "directive/unused", Say("“%s”的屏蔽没有遮住任何发现", "the directive for “%s” hides nothing", strings.Join(unused, ", ")), fixes...)
		}
	}
	return append(kept, extra...)
}

// closeBlocks ends the open blocks that each enable names, all of them if it names none, and returns those that end nothing. What a
// name of a block speaks of may be enabled in part: typo/known after disable typo.
func closeBlocks(list []*directive) (idle map[*directive]bool) {
	idle = map[*directive]bool{}
	var open []*directive // with a name that no enable has ended as a whole
	for _, d := range list {
		switch {
		case d.verb == "disable" && len(d.names) > 0:
			open = append(open, d)
		case d.verb == "enable":
			names := d.names
			if len(names) == 0 {
				names = []string{"*"}
			}
			idle[d] = true
			for _, name := range names {
				for _, block := range open {
					if block.end(name, d.span.Start) {
						delete(idle, d)
					}
				}
			}
			open = slices.DeleteFunc(open, (*directive).ended)
		}
	}
	return idle
}

// end enables from an offset on what name and a name of the block both speak of, and reports whether that was hidden so far.
func (d *directive) end(name string, at int) bool {
	any := false
	for i, n := range d.names {
		if !covers(name, n) && !covers(n, name) || slices.ContainsFunc(d.ends[i], func(e blockEnd) bool { return covers(e.name, name) || covers(e.name, n) }) {
			continue
		}
		d.ends[i] = append(d.ends[i], blockEnd{name, at})
		any = true
	}
	return any
}

// ended reports whether nothing of the block is left to enable.
func (d *directive) ended() bool {
	for i, n := range d.names {
		if !slices.ContainsFunc(d.ends[i], func(e blockEnd) bool { return covers(e.name, n) }) {
			return false
		}
	}
	return true
}

// hides reports whether name i of a directive hides a diagnostic.
func (d *directive) hides(i int, x Diagnostic) bool {
	at := x.Span.Start
	return d.region.Start <= at && at < d.region.End && covers(d.names[i], x.Rule) &&
		!slices.ContainsFunc(d.ends[i], func(e blockEnd) bool { return at >= e.at && covers(e.name, x.Rule) })
}

// covers reports whether a rule, family or "*" speaks of rule.
func covers(name, rule string) bool {
	return name == "*" || name == rule || strings.HasPrefix(rule, name+"/")
}

// runs reports whether every rule that name speaks of runs, so that silence
// means there was nothing to find. Rules of a run over many documents speak
// later, in Late.
func (l *Linter) runs(name string) bool {
	found := false
	for id, r := range l.rules {
		if r.Run {
			continue
		}
		if covers(name, id) && !strings.HasPrefix(id, Directives.Name+"/") {
			found = true
			if l.override[id] == Off {
				return false
			}
		}
	}
	return found
}

// removal deletes a directive, with its line if it stands alone there.
func removal(doc *Document, d *directive) Fix {
	s := d.span
	start := s.Start
	for start > 0 && (doc.Source[start-1] == ' ' || doc.Source[start-1] == '\t') {
		start--
	}
	end := lineEnd(doc.Source, s.End)
	if (start == 0 || doc.Source[start-1] == '\n') && strings.TrimSpace(string(doc.Source[s.End:end])) == "" {
		s = Span{start, end}
	}
	return Fix{Message: Say("删去这条指令", "delete the directive"), Edits: []Edit{{Span: s}}, Safe: true}
}
