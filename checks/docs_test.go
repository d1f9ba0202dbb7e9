package checks

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the generated pages under docs")

// rulesPage is the reference page of all rules, made from the same doc.md
// that `healthlint explain` prints.
func rulesPage(lang string) string {
	var w strings.Builder
	title, from := "规则", "由 `go test ./checks -run Page -update` 从各类的 doc.md 生成，请勿手改。"
	if lang == "en" {
		title, from = "Rules", "Generated from each family's doc.md by `go test ./checks -run Page -update`; do not edit."
	}
	fmt.Fprintf(&w, "# %s\n\n<!-- %s -->\n", title, from)
	for _, c := range All() {
		fmt.Fprintf(&w, "\n## %s\n", c.Name)
		for _, r := range c.Rules {
			fmt.Fprintf(&w, "\n### %s\n\n**%s** · %s\n\n%s\n", r.ID, r.Title.In(lang), r.Severity, r.Doc.In(lang))
		}
		if len(c.Options) == 0 {
			continue
		}
		fmt.Fprintf(&w, "\n### %s: options\n\n", c.Name)
		for _, o := range c.Options {
			fmt.Fprintf(&w, "- `%s.%s` (%T, `%v`): %s\n", c.Name, o.Name, o.Default, o.Default, o.Usage.In(lang))
		}
	}
	return w.String()
}

// Markdown that a rule tells of stands in code.
var (
	code = regexp.MustCompile("(?s)```.*?```|`[^`\n]+`")
	live = regexp.MustCompile(`\]\([^)]*\)|\*\*|~~|&#?\w+;|<[a-zA-Z!/][^>]*>`)
)

func TestRulesPageIsFresh(t *testing.T) {
	for lang, path := range map[string]string{"zh": "../docs/rules.zh-CN.md", "en": "../docs/rules.md"} {
		want := rulesPage(lang)
		if *update {
			if err := os.WriteFile(path, []byte(want), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if strings.Contains(want, "<<<<<<<") || strings.Contains(want, ">>>>>>>") {
			t.Errorf("%s: a doc.md has what a merge left", path)
		}
		for _, c := range All() {
			for _, r := range c.Rules {
				if live := live.FindString(code.ReplaceAllString(r.Doc.In(lang), "")); live != "" {
					t.Errorf("%s, %s: %q would be rendered and not shown: put it into backquotes", r.ID, lang, live)
				}
			}
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != want {
			t.Errorf("%s is stale (%v); run go test ./checks -run Page -update", path, err)
		}
	}
}
