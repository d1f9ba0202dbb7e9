package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/config"
)

// TestDocumentedConfigurationIsOne parses what docs/config.md shows of
// .healthlint.yaml.
func TestDocumentedConfigurationIsOne(t *testing.T) {
	data, err := os.ReadFile("../../docs/config.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	_, block, ok := strings.Cut(text, "```yaml\n")
	block, _, closed := strings.Cut(block, "```")
	options := regexp.MustCompile("`(typo: \\{[^`]*\\})`").FindStringSubmatch(text)
	if !ok || !closed || options == nil {
		t.Fatal("docs/config.md shows no configuration")
	}
	for _, example := range []string{block, "rules:\n  " + options[1] + "\n"} {
		if _, problems := config.Parse("docs/config.md", []byte(example), families()); len(problems) > 0 {
			t.Errorf("%s\n%s", problems[0].In("en"), example)
		}
	}
}
