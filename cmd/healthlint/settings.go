package main

import (
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/config"
	"github.com/healthlint/healthlint/lint/source"
)

// encoding returns the decoding that is forced, by a flag or else by the
// configuration; "" finds it for each file.
func (a *app) encoding(flag string, r *config.Resolved) (string, error) {
	if flag == "" {
		flag = r.Scalar("encoding", "").V
	}
	if flag == "" {
		return "", nil
	}
	name, ok := source.EncodingName(flag)
	if !ok {
		return "", a.usage("--encoding 不能是“%s”（%s）", "--encoding cannot be “%s” (%s)", flag, join(source.EncodingNames))
	}
	return name, nil
}

// workers refuses a number of workers that would do nothing.
func (a *app) workers(jobs int) error {
	if jobs < 1 {
		return a.usage("--jobs 至少为1", "--jobs must be at least 1")
	}
	return nil
}

func (a *app) severity(flag, value string) (lint.Severity, error) {
	s, err := lint.ParseSeverity(value)
	if err != nil || s == lint.Off {
		return 0, a.usage("%s 不能是“%s”（info、warning、error）", "%s cannot be “%s” (info, warning, error)", flag, value)
	}
	return s, nil
}

// graded returns from which severity findings are shown, and from which they
// fail the run. What fails it must be seen: where only one of the two is set
// the other follows, and where both are, what fails is shown.
func graded(r *config.Resolved) (shown, fails config.Value[string]) {
	shown, fails = r.Scalar("severity", "warning"), r.Scalar("fail-on", "warning")
	from, err := lint.ParseSeverity(shown.V)
	to, err2 := lint.ParseSeverity(fails.V)
	switch {
	case err != nil || err2 != nil || from <= to:
	case fails.From == config.Origin{}:
		fails = shown
	default:
		shown = fails
	}
	return shown, fails
}

// grades is graded, as severities.
func (a *app) grades(r *config.Resolved) (shown, fails lint.Severity, err error) {
	show, fail := graded(r)
	if shown, err = a.severity("--severity", show.V); err == nil {
		fails, err = a.severity("--fail-on", fail.V)
	}
	return shown, fails, err
}
