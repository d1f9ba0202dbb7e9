package main

import (
	"os"
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
