package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// TestReadmeScreens holds the findings and the data quality that the READMEs
// show against what the program prints.
func TestReadmeScreens(t *testing.T) {
	t.Chdir("../..")
	var first bytes.Buffer
	if status := (Command{Stdin: strings.NewReader(""), Stdout: &first, Stderr: &first}).Main([]string{"check", "--no-config", "fixtures/example"}); status != exitFindings {
		t.Fatalf("status %d", status)
	}
	for file, lang := range map[string]string{"README.md": "en", "README.zh-CN.md": "zh"} {
		var out, errs bytes.Buffer
		status := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs}.Main([]string{"check", "--no-config", "--lang", lang,
			"--records", "content", "--cross", "fixtures/dataset/scraped.jsonl"})
		if status != exitFindings || errs.Len() > 0 {
			t.Fatalf("status %d: %s", status, errs.String())
		}
		_, screen, _ := strings.Cut(out.String(), map[string]string{"en": "Data quality", "zh": "数据质量"}[lang])
		page, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(page), "```\n"+first.String()+"```\n") {
			t.Errorf("%s does not show what is printed:\n%s", file, first.String())
		}
		if screen == "" || !strings.Contains(string(page), screen) {
			t.Errorf("%s does not show what is printed:\n%s", file, screen)
		}
	}
}
