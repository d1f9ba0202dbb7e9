package main

import (
	"runtime/debug"

	"github.com/healthlint/healthlint/lint"
)

// reportTo is where our own mistakes are reported.
const reportTo = "https://github.com/healthlint/healthlint/issues"

// faultMessage says what panicked, where, and how to report it. It is called
// while the panic is being recovered from.
func faultMessage(panicked any) lint.Text {
	stack, at := debug.Stack(), lint.Text{}
	if f, ok := panicked.(*lint.Fault); ok {
		panicked, stack = f.Value, f.Stack
		if f.Rule != "" {
			at = lint.Say("规则 %s ", "rule %s: ", f.Rule)
		}
	}
	return lint.Say("%[1]s内部错误：%[3]v\n这是 healthlint 的错，不是稿件的。请把以下内容、`healthlint --version` 和能重现的最短一段稿件（不含个人信息）报到 %[4]s\n%[5]s",
		"%[2]sinternal error: %[3]v\nThis is our mistake, not the copy's. Please report what follows, `healthlint --version` and the shortest copy that shows it (without personal data) to %[4]s\n%[5]s",
		at.ZH, at.EN, panicked, reportTo, stack)
}
