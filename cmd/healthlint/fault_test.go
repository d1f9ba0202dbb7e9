package main

import (
	"os"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/checks"
	"github.com/healthlint/healthlint/lint"
)

// faulty panics on copy that says so. It has two rules, one of which can be named.
var faulty = &lint.Check{
	Name:  "faulty",
	Rules: []lint.Rule{{ID: "faulty/one", Severity: lint.Warning}, {ID: "faulty/two", Severity: lint.Warning}},
	New: func(*lint.Settings) (func(*lint.Pass), error) {
		return func(p *lint.Pass) {
			var none []int
			if strings.Contains(p.Doc.Blocks[0].Text, "恐慌") {
				none[len(p.Doc.Blocks)] = 1
			}
		}, nil
	},
}

// swapping undoes its own fix: 甲 becomes 乙 and 乙 becomes 甲.
var swapping = &lint.Check{
	Name:  "swapping",
	Rules: []lint.Rule{{ID: "swapping/letters", Severity: lint.Warning}},
	New: func(*lint.Settings) (func(*lint.Pass), error) {
		return func(p *lint.Pass) {
			for _, b := range p.Doc.Blocks {
				for from, to := range map[string]string{"甲": "乙", "乙": "甲"} {
					if i := strings.Index(b.Text, from); i >= 0 {
						p.Report(b, i, i+len(from), lint.Diagnostic{Rule: "swapping/letters", Message: lint.Say("换", "swap"), Fixes: []lint.Fix{lint.Replace(b, i, i+len(from), to, true)}})
					}
				}
			}
		}, nil
	},
}

// TestFixesThatUndoEachOther leave a file alone, a Word document like any other.
func TestFixesThatUndoEachOther(t *testing.T) {
	families = func() []*lint.Check { return append(checks.All(), swapping) }
	t.Cleanup(func() { families = checks.All })
	files := map[string]string{"a.txt": "到甲县义诊。\n", "a.docx": string(wordFile(t, "到甲县义诊。"))}
	for name, before := range files {
		status, _, errs := check(t, files, "fix", "--select", "swapping", name)
		if status != exitUsage || !strings.Contains(errs, name+": 修改互相抵消（swapping/letters），未改动") {
			t.Errorf("%s: status %d: %s", name, status, errs)
		}
		if after, err := os.ReadFile(name); err != nil || string(after) != before {
			t.Errorf("%s was changed (%v)", name, err)
		}
	}
}

// TestFault holds that a mistake of our own costs one article, not the run,
// and says what to report and where.
func TestFault(t *testing.T) {
	families = func() []*lint.Check { return append(checks.All(), faulty) }
	t.Cleanup(func() { families = checks.All })
	files := map[string]string{
		"a.txt": "全市18家医疗机构影射科的资源已经整合。\n",
		"b.txt": "市民不必恐慌，可以预约接种。\n",
		"c.txt": "市民到影射科检查，不必排队。\n",
		"e.txt": "市民可以預(yù)約接種。\n",
		"d.jsonl": `{"t":"全市18家医疗机构影射科的资源已经整合。"}` + "\n" + `{"t":"市民不必恐慌，可以预约接种。"}` + "\n" +
			`{"t":"市民到影射科检查，不必排队。"}` + "\n",
	}
	for _, test := range []struct {
		name     string
		args     []string
		out, err []string
		status   int
	}{
		{"family", []string{"check", "a.txt", "b.txt", "c.txt"}, []string{"a.txt:1:10", "c.txt:1:4"}, []string{"healthlint: b.txt: 规则 faulty 内部错误：", "index out of range", "fault_test.go", reportTo}, exitFault},
		{"rule", []string{"check", "--lang", "en", "--select", "typo,faulty/one", "."}, []string{"a.txt:1:10", "c.txt:1:4"}, []string{"healthlint: b.txt: rule faulty/one: internal error: ", reportTo}, exitFault},
		{"records", []string{"check", "--records", "t", "d.jsonl"}, []string{"d.jsonl#1:1:10", "d.jsonl#3:1:4"}, []string{"healthlint: d.jsonl#2: 规则 faulty 内部错误：", reportTo}, exitFault},
		{"jobs", []string{"check", "--jobs", "1", "b.txt"}, nil, []string{"b.txt", reportTo}, exitFault},
		{"fix", []string{"fix", "--diff", "b.txt"}, nil, []string{"healthlint: b.txt: 规则 faulty 内部错误：", reportTo, "1个文件因内部错误未改动"}, exitFault},
		{"fix goes on", []string{"fix", "--jobs", "1", "b.txt", "c.txt"}, nil, []string{"healthlint: b.txt: 规则 faulty 内部错误：", "改了1处，在1个文件；1个文件因内部错误未改动"}, exitFault},
		{"mend goes on", []string{"mend", "--select", "faulty,encoding", "b.txt", "e.txt"}, []string{"+市民可以預約接種"}, []string{"healthlint: b.txt: 规则 faulty 内部错误：", "可修复1处，在1个文件；1个文件因内部错误未改动"}, exitFault},
		{"clean but for one", []string{"check", "--select", "faulty", "a.txt", "b.txt", "c.txt"}, []string{"检查了3个文件（1篇未查完），没有发现问题"}, []string{"b.txt"}, exitFault},
		{"not selected", []string{"check", "--select", "typo", "b.txt"}, nil, nil, exitClean},
	} {
		t.Run(test.name, func(t *testing.T) {
			status, out, errs := check(t, files, test.args...)
			if status != test.status {
				t.Errorf("status %d, want %d", status, test.status)
			}
			for _, want := range test.out {
				if !strings.Contains(out, want) {
					t.Errorf("no %q in\n%s", want, out)
				}
			}
			for _, want := range test.err {
				if !strings.Contains(errs, want) {
					t.Errorf("no %q in\n%s", want, errs)
				}
			}
			if test.err == nil && errs != "" {
				t.Errorf("stderr\n%s", errs)
			}
		})
	}
}
