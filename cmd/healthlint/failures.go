package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"syscall"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/report"
)

// unwritable are the errors of a path that is wrong, whatever the disk.
var unwritable = []error{fs.ErrNotExist, fs.ErrPermission, syscall.EISDIR, syscall.ENOTDIR}

// unwritten reports a failure to write, which is neither the copy's fault nor
// the user's words.
func (a *app) unwritten(err error) error {
	if errors.As(err, new(*report.Refused)) {
		return err
	}
	perr := (*fs.PathError)(nil)
	if errors.As(err, &perr) && slices.ContainsFunc(unwritable, func(e error) bool { return errors.Is(err, e) }) {
		return err // the path that was asked for cannot be written
	}
	fmt.Fprintf(a.Stderr, "healthlint: %s: %s\n", a.say("无法写出结果", "cannot write the report"), a.reason(err).In(a.lang))
	return exitStatus(exitFault)
}

// complain says what is wrong with a file, or at a line of one.
func (a *app) complain(place string, what lint.Text) {
	fmt.Fprintf(a.Stderr, "healthlint: %s: %s\n", place, what.In(a.lang))
}

func (a *app) printFailures(s *report.Summary) {
	for _, f := range s.Failures {
		place := report.Name(f.Path)
		if f.Line > 0 {
			place = fmt.Sprintf("%s:%d", place, f.Line)
		}
		a.complain(place, f.Message)
	}
	if s.Dropped > 0 {
		fmt.Fprintf(a.Stderr, "healthlint: %s\n", a.say("另有%[1]d处同类错误", "and %[2]s more", s.Dropped, lint.Count(s.Dropped, "error", "errors")))
	}
}
