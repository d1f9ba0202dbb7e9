package main

import (
	"fmt"
	"slices"

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
	lost   int  // how many of the files
	faults int  // files that an error of our own kept from being mended

	changed, applied, left int // files, what was mended in them, and what a person must see to
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
	extensions := source.CopyExtensions
	if f.records != "" {
		extensions = source.RecordsExtensions
	}
	r.files = a.expand(e, args, extensions, f.forceExclude, func(x report.Failure) { r.fail(x.Path, x.Message) })
	none := len(r.files) == 0
	r.files = slices.DeleteFunc(r.files, func(path string) bool {
		if slices.Contains(args, path) || !source.LeadsOut(path, args) {
			return false
		}
		fmt.Fprintf(a.Stderr, "healthlint: %s\n", a.say("%s 是指向目录外的链接，未改动；要改就点名", "%s is a link that leads out of the folder and was left alone; name it to mend it", report.Name(path)))
		return true
	})
	if err := e.verify(r.files, args); err != nil {
		return nil, err
	}
	if len(r.files) == 0 && !r.failed && !f.forceExclude {
		if none {
			return nil, a.nothing(args, extensions)
		}
		return nil, a.usage("没有可检查的文件", "no files to check")
	}
	return r, nil
}

// each mends every file, several at once, and shows them in order. What goes wrong with one, be it our own mistake, is reported and
// costs that file alone.
func (r *rewriting) each(f *fixFlags, mend func(path string) mended, show func(mended)) error {
	for m := range lint.Ordered(f.jobs, slices.Values(r.files), contained(mend)) {
		switch {
		case m.fault != nil:
			r.faults++
			r.app.complain(report.Name(m.fault.Path), m.fault.Message)
			continue
		case m.err != nil:
			r.lost++
			r.fail(m.path, r.app.reason(m.err))
			continue
		}
		r.left += len(m.left) + m.leftInRows
		for _, x := range m.rows {
			r.fail(x.Path, x.Message)
		}
		if m.applied > 0 {
			r.changed++
			r.applied += m.applied
		}
		out := r.app.diff(m.diff)
		if !f.diff && m.path == "-" {
			out = m.data
		}
		if _, err := r.app.Stdout.Write(out); err != nil {
			return r.app.unwritten(err)
		}
		show(m)
	}
	return nil
}

// contained returns mend with its panics as results.
func contained(mend func(path string) mended) func(path string) mended {
	return func(path string) (m mended) {
		defer func() {
			if p := recover(); p != nil {
				m = mended{path: path, fault: &report.Failure{Path: path, Message: faultMessage(p)}}
			}
		}()
		return mend(path)
	}
}

// sum prints what the run came to: how much was mended, which done says in its words, in how many files, and how much is left.
// Of files that could not be read or written it says nothing: what is wrong with them was said.
func (r *rewriting) sum(done lint.Text) {
	if len(r.files) == r.lost {
		return
	}
	a := r.app
	said := a.say("没有可放心改的", "nothing that is safe to mend")
	if r.failed {
		said = a.say("其余没有可放心改的", "nothing else that is safe to mend")
	}
	switch {
	case r.applied > 0:
		said = a.say("%[1]s%[2]d处，在%[3]d个文件", "%[2]d %[4]s in %[5]s", done.ZH, r.applied, r.changed, done.EN, lint.Count(r.changed, "file", "files"))
		if r.left > 0 {
			said += a.say("；另有%[1]d处须人看", "; %[2]s a person", r.left, lint.Count(r.left, "more needs", "more need"))
		}
	case r.left > 0:
		said += a.say("，有%[1]d处须人看", "; %[2]s a person", r.left, lint.Count(r.left, "needs", "need"))
	}
	if r.faults > 0 {
		said += a.say("；%d个文件因内部错误未改动", "; %d left alone after an internal error", r.faults)
	}
	fmt.Fprintln(a.Stderr, said)
}

// status is what the run ends with.
func (r *rewriting) status(f *fixFlags) error {
	switch {
	case r.faults > 0:
		return exitStatus(exitFault)
	case r.failed:
		return exitStatus(exitUsage)
	case f.diff && r.changed > 0:
		return exitStatus(exitFindings)
	}
	return nil
}

// fail reports a file that is left as it was.
func (r *rewriting) fail(path string, message lint.Text) {
	r.failed = true
	r.app.complain(report.Name(path), message)
}
