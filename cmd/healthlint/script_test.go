package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// runAsProgram makes the test binary be the program itself, for tests that
// need a process of their own.
const runAsProgram = "HEALTHLINT_TEST_RUN"

func TestMain(m *testing.M) {
	if os.Getenv(runAsProgram) != "" {
		main()
		return
	}
	if os.Getenv("HEALTHLINT_CACHE") == "" {
		os.Setenv("HEALTHLINT_CACHE", "off") // tests must not fill the user's
	}
	testscript.Main(m, map[string]func(){"healthlint": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE") != "",
		RequireExplicitExec: true,
		Setup:               writeBytes,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}

// exits runs a program like exec and wants this exit code of it: exits 2 healthlint check.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code program [args...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// writeBytes adds the files that a script cannot hold because they are not UTF-8.
func writeBytes(env *testscript.Env) error {
	for name, content := range map[string]string{
		"gbk.txt":       "\xca\xd0\xc3\xf1\xbf\xc9\xd2\xd4\xd4\xa4\xd4\xbc\xbd\xd3\xd6\xd6\xa1\xa3\r\n", // 市民可以预约接种。
		"gbk-facts.txt": "\xbd\xd3\xd6\xd61200\xc8\xcb\xa1\xa3\r\n",                                     // 接种1200人。
		"broken.txt":    "甲乙\xff报\n",
		"ok.txt":        "市民可以预约接种。\n",
		"png.txt":       "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01",
		"torn.docx":     "PK\x03\x04torn",
		"zero.txt":      strings.Repeat("\x00", 64),
	} {
		if err := os.WriteFile(filepath.Join(env.WorkDir, name), []byte(content), 0o644); err != nil {
			return err
		}
	}
	return nil
}
