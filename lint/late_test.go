package lint

import (
	"fmt"
	"strings"
	"testing"
)

// What only a run can tell obeys selection, severity and directives as what
// the checks find does.
func TestLate(t *testing.T) {
	check := everyWord("run", "错")
	check.Rules = append(check.Rules, Rule{ID: "run/twice", Severity: Warning, Run: true})
	for name, c := range map[string]struct {
		config Config
		in     string
		want   string
	}{
		"as declared":             {Config{}, "甲\n错\n", "1 run/twice warning,2 run/a warning"},
		"graded":                  {Config{Severity: map[string]Severity{"run/twice": Error}}, "甲\n", "1 run/twice error"},
		"off":                     {Config{Severity: map[string]Severity{"run": Off}}, "甲\n", ""},
		"not selected":            {Config{Select: []string{"run/a"}}, "甲\n错\n", "2 run/a warning"},
		"ignored":                 {Config{Ignore: []string{"run/twice"}}, "甲\n错\n", "2 run/a warning"},
		"hidden":                  {Config{}, "<!-- healthlint-disable-file run/twice 转载 -->\n甲\n", ""},
		"hidden with its family":  {Config{}, "<!-- healthlint-disable-file run 转载 -->\n甲\n", ""},
		"hidden further up only":  {Config{}, "甲\n<!-- healthlint-disable run/twice 转载 -->\n乙\n", "1 run/twice warning"},
		"enabled again":           {Config{}, "<!-- healthlint-disable run 引文 -->\n错\n<!-- healthlint-enable -->\n甲\n", "4 run/twice warning"},
		"part enabled again":      {Config{}, "<!-- healthlint-disable run 引文 -->\n错\n<!-- healthlint-enable run/twice -->\n甲错\n", "4 run/twice warning"},
		"another directive idles": {Config{}, "<!-- healthlint-disable-file typo 转载 -->\n甲\n", "1 directive/unused warning,2 run/twice warning"},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := New([]*Check{check, everyWord("typo", "误"), Directives}, c.config)
			if err != nil {
				t.Fatal(err)
			}
			doc := NewDocument("x", []byte(c.in))
			doc.Format = "markdown"
			at := strings.Index(c.in, "甲")
			var got []string
			for _, f := range l.Late(doc, l.Lint(doc), Diagnostic{Rule: "run/twice", Span: Span{at, at + 3}, Message: Say("有", "has")}) {
				got = append(got, fmt.Sprint(f.Start.Line, " ", f.Rule, " ", f.Severity))
			}
			if s := strings.Join(got, ","); s != c.want {
				t.Errorf("got %s, want %s", s, c.want)
			}
		})
	}
}

// TestLateDirectives holds that directives hide what comes after a diagnostic of a rule that is off, too.
func TestLateDirectives(t *testing.T) {
	check := wordCheck("run", "错")
	check.Rules = []Rule{{ID: "run/once", Severity: Warning, Run: true}, {ID: "run/twice", Severity: Warning, Run: true}}
	l, err := New([]*Check{check, Directives}, Config{Ignore: []string{"run/once"}})
	if err != nil {
		t.Fatal(err)
	}
	doc := NewDocument("x", []byte("<!-- healthlint-disable-file run/twice 转载 -->\n甲\n"))
	doc.Format = "markdown"
	if got := l.Late(doc, nil, Diagnostic{Rule: "run/once"}, Diagnostic{Rule: "run/twice"}); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
}
