package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/config"
)

// TestDocumentedConfigurationIsOne parses what the pages about configuration
// show of .healthlint.yaml.
func TestDocumentedConfigurationIsOne(t *testing.T) {
	for _, page := range []string{"docs/config.md", "docs/config.zh-CN.md"} {
		t.Run(page, func(t *testing.T) { documented(t, page) })
	}
}

func documented(t *testing.T, page string) {
	data, err := os.ReadFile("../../" + page)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	_, block, ok := strings.Cut(text, "```yaml\n")
	block, _, closed := strings.Cut(block, "```")
	options := regexp.MustCompile("`(typo: \\{[^`]*\\})`").FindStringSubmatch(text)
	if !ok || !closed || options == nil {
		t.Fatal("no configuration is shown")
	}
	for _, example := range []string{block, "rules:\n  " + options[1] + "\n"} {
		if _, problems := config.Parse(page, []byte(example), families()); len(problems) > 0 {
			t.Errorf("%s\n%s", problems[0].In("en"), example)
		}
	}
}

// TestRulesNamedInCodeAreDeclared: code that treats a rule of its own must not outlive the rule's name.
func TestRulesNamedInCodeAreDeclared(t *testing.T) {
	known, prefixes := map[string]bool{}, []string{}
	for _, c := range families() {
		prefixes = append(prefixes, c.Name)
		for _, r := range c.Rules {
			known[r.ID] = true
		}
	}
	named := regexp.MustCompile(`^"((?:` + strings.Join(prefixes, "|") + `)/[a-z-]+)"$`)
	for _, root := range []string{"../../cmd", "../../lint"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.ImportSpec:
					return false
				case *ast.BasicLit:
					if m := named.FindStringSubmatch(n.Value); m != nil && !known[m[1]] {
						t.Errorf("%s names %s, which is no rule", set.Position(n.Pos()), m[1])
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
