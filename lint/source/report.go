package source

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"strings"

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

// Report reports whether the file at path is a page that package report wrote,
// or a reviewed copy of a Word document under the name it gives one: with our
// comments it is the draft once more. A copy that somebody renames is a draft.
func Report(path string) bool {
	if strings.HasSuffix(strings.ToLower(path), reviewedSuffix) {
		return reviewed(path)
	}
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

const (
	reviewedSuffix = ".reviewed.docx"
	reviewedMark   = `w:author="healthlint"`
	reviewedPart   = 8 << 20 // how much is read of a part to find it
)

// reviewed reports whether a Word document has comments or changes of ours.
func reviewed(path string) bool {
	z, err := zip.OpenReader(path)
	if err != nil {
		return false // which is told where it is read
	}
	defer z.Close()
	for _, f := range z.File {
		if f.Name != "word/comments.xml" && f.Name != "word/document.xml" {
			continue
		}
		part, err := f.Open()
		if err != nil {
			return false
		}
		data, err := io.ReadAll(io.LimitReader(part, reviewedPart))
		part.Close()
		if err == nil && bytes.Contains(data, []byte(reviewedMark)) {
			return true
		}
	}
	return false
}

// notCopy is the error of a report that is named.
func notCopy() *Error {
	return &Error{Offset: -1, Message: lint.Say("是 healthlint 写的报告，不是稿件", "is a report of healthlint, not copy")}
}
