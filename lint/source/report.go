package source

import (
	"bytes"
	"io"
	"os"

	"github.com/healthlint/healthlint/lint"
)

// reportMark is in the head of the pages that package report writes. They
// quote copy with all its faults and are none.
const reportMark = `<meta name="generator" content="healthlint">`

// reportHead is how much of a page is read to find it.
const reportHead = 1024

var pageExtensions = []string{".html", ".htm", ".xhtml"}

func isReport(page []byte) bool {
	return bytes.Contains(page[:min(len(page), reportHead)], []byte(reportMark))
}

// Report reports whether the file at path is a page that package report wrote.
func Report(path string) bool {
	if !HasExtension(path, pageExtensions) {
		return false
	}
	file, err := os.Open(path)
	if err != nil {
		return false // which is told where it is read
	}
	defer file.Close()
	head, err := io.ReadAll(io.LimitReader(file, reportHead))
	return err == nil && isReport(head)
}

// notCopy is the error of a report that is named.
func notCopy() *Error {
	return &Error{Offset: -1, Message: lint.Say("是 healthlint 写的报告，不是稿件", "is a report of healthlint, not copy")}
}
