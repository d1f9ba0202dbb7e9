package lint

import "strings"

// ParseRules reads the doc.md of a check: one section per rule,
//
//	# typo/term
//	- severity: warning
//	- zh: 近似术语
//	- en: Almost a term
//	- damage: true              (only of copy that cannot be read, see Rule.Damage)
//	- run: true                 (only where it takes many documents to tell)
//
//	## 中文
//	…Markdown: what, why, wrong, right, basis, options…
//
//	## English
//	…the same in English…
//
// It panics on a malformed file, which the check's own test would meet first.
func ParseRules(doc string) []Rule {
	var rules []Rule
	for _, section := range strings.Split("\n"+doc, "\n# ")[1:] {
		head, body, _ := strings.Cut(section, "\n## 中文\n")
		zh, en, ok := strings.Cut(body, "\n## English\n")
		id, fields, _ := strings.Cut(head, "\n")
		if !ok {
			panic("lint: doc of " + id + " lacks “## 中文” or “## English”")
		}
		r := Rule{ID: strings.TrimSpace(id), Severity: keep, Doc: Text{strings.TrimSpace(zh), strings.TrimSpace(en)}}
		for line := range strings.Lines(fields) {
			key, value, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "- "), ": ")
			switch key {
			case "severity":
				s, err := ParseSeverity(value)
				if err != nil {
					panic("lint: doc of " + r.ID + ": " + err.Error())
				}
				r.Severity = s
			case "damage":
				r.Damage = value == "true"
			case "run":
				r.Run = value == "true"
			case "zh":
				r.Title.ZH = value
			case "en":
				r.Title.EN = value
			case "":
			default:
				panic("lint: doc of " + r.ID + ": unknown field “" + key + "”")
			}
		}
		if r.Severity == keep {
			panic("lint: doc of " + r.ID + " lacks its severity")
		}
		rules = append(rules, r)
	}
	return rules
}
