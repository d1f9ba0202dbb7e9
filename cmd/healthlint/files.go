package main

import (
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/report"
	"github.com/healthlint/healthlint/lint/source"
)

// expand lists the files that the paths stand for, less what the
// configuration leaves out. A file that is named is taken, unless force.
func (a *app) expand(e *engine, args, extensions []string, force bool, fail func(report.Failure)) []string {
	var files []string
	for _, arg := range args {
		if arg == "-" {
			files = append(files, arg)
			continue
		}
		found := source.Files([]string{arg}, extensions, e.excluded, func(path string, err error) {
			fail(report.Failure{Path: path, Message: a.reason(err)})
		})
		if force && len(found) == 1 && found[0] == arg && e.excluded(arg, false) {
			continue
		}
		files = append(files, found...)
	}
	return source.Distinct(files) // a.txt . names a.txt twice
}

// nothing is the error of a run without files. Where there are some, it says what leaves them out.
func (a *app) nothing(args, extensions []string) error {
	if n := len(source.Files(args, extensions, nil, func(string, error) {})); n > 0 {
		return a.usage("没有可检查的文件：%[1]d个都被配置（include、exclude）或 .gitignore 排除", "no files to check: the configuration (include, exclude) or .gitignore leaves out %[2]s", n, lint.Count(n, "file", "files"))
	}
	return a.usage("没有可检查的文件", "no files to check")
}
