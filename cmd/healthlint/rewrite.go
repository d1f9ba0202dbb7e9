package main

import (
	"fmt"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/config"
	"github.com/healthlint/healthlint/lint/report"
	"github.com/healthlint/healthlint/lint/source"
)

// rewriting is a run that changes files: fix or mend.
type rewriting struct {
	app    *app
	files  []string
	failed bool // some file could not be read, mended or written
}

// rewrite opens a run over the files that args name. Those that cannot be read are reported, and the others go on.
func (a *app) rewrite(f *fixFlags, e *engine, settings *config.Resolved, args []string) (*rewriting, error) {
	err := a.workers(f.jobs)
	if err != nil {
		return nil, err
	}
	if f.encoding, err = a.encoding(f.encoding, settings); err != nil {
		return nil, err
	}
	r := &rewriting{app: a}
	r.files = a.expand(e, args, source.CopyExtensions, f.forceExclude, func(x report.Failure) { r.fail(x.Path, x.Message) })
	if err := e.verify(r.files); err != nil {
		return nil, err
	}
	if len(r.files) == 0 && !r.failed && !f.forceExclude {
		return nil, a.usage("没有可检查的文件", "no files to check")
	}
	return r, nil
}

// fail reports a file that is left as it was.
func (r *rewriting) fail(path string, message lint.Text) {
	r.failed = true
	fmt.Fprintf(r.app.Stderr, "healthlint: %s: %s\n", report.Name(path), message.In(r.app.lang))
}
