package checks_test

import (
	"fmt"

	"github.com/healthlint/healthlint/checks"
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/source"
)

// Lint a string.
func Example() {
	linter, err := lint.New(checks.All(), lint.Config{Prepare: checks.Prepare()})
	if err != nil {
		panic(err)
	}
	doc := source.Plain("稿件.txt", []byte("市民可以預約接种疫苗。医院开设儿童门诊，市民可在网上预约。"))
	for _, f := range linter.Lint(doc) {
		fmt.Printf("%d:%d %s %s\n", f.Start.Line, f.Start.Column, f.Rule, f.Message.ZH)
	}
	// Output: 1:5 script/mixed 简体文稿中混入繁体字“預約”
}
