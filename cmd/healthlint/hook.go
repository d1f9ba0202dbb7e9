package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/healthlint/healthlint/lint/fix"
)

// hookMark tells our hook from somebody else's.
const hookMark = "# installed by healthlint hook install"

// hookText lets a commit pass where healthlint is missing, as colleagues may
// not have it, and says so in a way that is not overlooked.
const hookText = `#!/bin/sh
` + hookMark + `
# Checks what is staged. git commit --no-verify passes it by.
command -v healthlint >/dev/null || {
	echo "healthlint: NOT CHECKED: healthlint is not on PATH; nothing of this commit was checked" >&2
	echo "healthlint: 没有检查：PATH 里没有 healthlint，这次提交的稿件一篇也没有查" >&2
	exit 0
}
exec healthlint check --staged`

// hook is the text of the hook, which speaks the language it was installed in.
func (a *app) hook() string {
	if a.lang == languages[0] {
		return hookText + "\n"
	}
	return hookText + " --lang " + a.lang + "\n"
}

func (a *app) hookCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "hook",
		Short: a.say("git 提交前检查", "Check before every git commit"),
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		Args:  a.subcommand,
	}
	force := false
	install := &cobra.Command{
		Use:   "install",
		Short: a.say("装上 pre-commit 钩子", "Install the pre-commit hook"),
		Args:  a.arguments(0, 0),
		RunE:  func(*cobra.Command, []string) error { return a.installHook(force) },
	}
	install.Flags().BoolVar(&force, "force", false, a.say("替换已有的钩子", "replace the hook there is"))
	cmd.AddCommand(install, &cobra.Command{
		Use:   "uninstall",
		Short: a.say("卸下 pre-commit 钩子", "Remove the pre-commit hook"),
		Args:  a.arguments(0, 0),
		RunE:  func(*cobra.Command, []string) error { return a.uninstallHook() },
	})
	return cmd
}

// hookPath asks git, because worktrees and core.hooksPath move the folder.
func (a *app) hookPath() (string, error) {
	out, err := git("", "rev-parse", "--git-path", "hooks")
	if err != nil {
		return "", a.usage("这里不是 git 仓库：%v", "not a git repository: %v", err)
	}
	return filepath.Join(strings.TrimRight(string(out), "\r\n"), "pre-commit"), nil
}

func (a *app) installHook(force bool) error {
	path, err := a.hookPath()
	if err != nil {
		return err
	}
	old, err := os.ReadFile(path)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	case err == nil && !force && !bytes.Contains(old, []byte(hookMark)):
		return a.usage("%s 已有别的钩子；替换请加 --force", "%s is another hook; --force replaces it", path)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	if err := fix.WriteFile(path, []byte(a.hook())); err != nil {
		return err
	}
	if err := os.Chmod(path, 0o755); err != nil {
		return err
	}
	fmt.Fprintln(a.Stderr, a.say("已装 %s", "installed %s", path))
	if _, err := exec.LookPath("healthlint"); err != nil {
		fmt.Fprintln(a.Stderr, a.say("但 PATH 里没有 healthlint：在它能找到之前，每次提交都不检查（go install 装在 $(go env GOPATH)/bin）", "but healthlint is not on PATH: until it is, commits pass unchecked (go install puts it into $(go env GOPATH)/bin)"))
	}
	return nil
}

func (a *app) uninstallHook() error {
	path, err := a.hookPath()
	if err != nil {
		return err
	}
	old, err := os.ReadFile(path)
	if err != nil || !bytes.Contains(old, []byte(hookMark)) {
		return a.usage("没有本程序装的钩子", "there is no hook of ours")
	}
	if err := os.Remove(path); err != nil {
		return err
	}
	fmt.Fprintln(a.Stderr, a.say("已卸 %s", "removed %s", path))
	return nil
}
