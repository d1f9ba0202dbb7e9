package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v3"

	"github.com/healthlint/healthlint/lint/config"
	"github.com/healthlint/healthlint/lint/fix"
	"github.com/healthlint/healthlint/lint/report"
)

func (a *app) configCommand() *cobra.Command {
	var c configFlags
	var schema bool
	cmd := &cobra.Command{
		Use:   "config [PATH]",
		Short: a.say("列出生效的配置及各值出处", "Show what is in force and where each value comes from"),
		Args:  a.arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if schema {
				_, err := a.Stdout.Write(config.Schema(families(), a.lang))
				return err
			}
			path := ""
			if len(args) == 1 {
				path = args[0]
			}
			return a.showConfig(&c, path)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&schema, "schema", false, a.say("输出配置文件的 JSON Schema", "print the JSON Schema of the file"))
	c.register(a, cmd)
	return cmd
}

// showConfig prints a YAML file that sets what is in force, the origin of
// each value in a comment.
func (a *app) showConfig(c *configFlags, path string) error {
	e, err := a.engine(c)
	if err != nil {
		return err
	}
	dir := path
	if path != "" {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			return a.usage("%s: %s", "%s: %s", report.Name(path), a.reason(err).In(a.lang))
		case info.IsDir():
			path = ""
		default:
			dir = filepath.Dir(path)
		}
	}
	r, err := e.ForDir(dir)
	if err != nil {
		return err
	}
	abs := ""
	if path != "" {
		abs, _ = filepath.Abs(path)
	}
	w := &aligned{}
	for _, f := range slices.Backward(r.Files) {
		fmt.Fprintf(a.Stdout, "# %s\n", f.Path)
	}
	if len(r.Files) == 0 {
		fmt.Fprintf(a.Stdout, "# %s\n", a.say("没有配置文件", "no configuration file"))
	}
	for _, s := range []struct{ name, otherwise string }{
		{"profile", "news"}, {"script", "auto"}, {"region", ""}, {"severity", "warning"}, {"fail-on", "warning"}, {"encoding", ""}, {"model", ""}, {"baseline", ""},
	} {
		v := r.ScalarFor(abs, s.name, s.otherwise)
		switch s.name {
		case "script":
			v = r.Script(abs)
		case "severity":
			v, _ = graded(r)
		case "fail-on":
			_, v = graded(r)
		}
		if v.V != "" {
			w.line(s.name+": "+scalar(v.V), v.From.In(a.lang))
		}
	}
	for _, name := range []string{"gitignore", "require-reason"} {
		v := r.Bool(name, true)
		w.line(fmt.Sprintf("%s: %v", name, v.V), v.From.In(a.lang))
	}
	for _, l := range r.Lists() {
		w.line(l.Name+":", "")
		for _, v := range l.Values {
			w.line("  - "+scalar(v.V), v.From.In(a.lang))
		}
	}
	a.showRules(w, r, abs, c)
	_, err = fmt.Fprint(a.Stdout, w.String())
	return err
}

func (a *app) showRules(w *aligned, r *config.Resolved, path string, c *configFlags) {
	grades, options := r.Rules(path)
	w.line("rules:", "")
	for _, check := range r.Known() {
		if len(check.Options) > 0 {
			w.line("  "+check.Name+":", "")
		}
		for _, o := range check.Options {
			v, ok := options[check.Name+"."+o.Name]
			if !ok {
				v = config.Value[any]{V: o.Default}
			}
			out, _ := yaml.Marshal(v.V)
			text := strings.TrimSpace(string(out))
			if list, ok := v.V.([]string); ok {
				text = "[" + join(list) + "]"
			}
			w.line("    "+o.Name+": "+text, v.From.In(a.lang))
		}
		for _, rule := range check.Rules {
			v, ok := grades[rule.ID]
			if !ok || v.V == "on" {
				v.V = rule.Severity.String()
			}
			if on, flag := c.runs(rule.ID); !on {
				v = config.Value[string]{V: "off", From: flag}
			}
			w.line("  "+rule.ID+": "+v.V, v.From.In(a.lang))
		}
	}
}

// scalar quotes a value as YAML needs it.
func scalar(v string) string {
	out, err := yaml.Marshal(v)
	if err != nil {
		return v
	}
	return strings.TrimSpace(string(out))
}

// aligned collects lines with a comment each and sets the comments in a column.
type aligned struct{ lines [][2]string }

func (w *aligned) line(text, comment string) { w.lines = append(w.lines, [2]string{text, comment}) }

func (w *aligned) String() string {
	width := 0
	for _, l := range w.lines {
		width = max(width, min(len(l[0]), 40))
	}
	var b strings.Builder
	for _, l := range w.lines {
		if l[1] == "" {
			fmt.Fprintln(&b, l[0])
			continue
		}
		fmt.Fprintf(&b, "%-*s  # %s\n", width, l[0], l[1])
	}
	return b.String()
}

func (a *app) initCommand() *cobra.Command {
	profile := "news"
	force := false
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: a.say("写一份带说明的配置文件", "Write a commented configuration file"),
		Args:  a.arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if allowed, _ := config.Choices("profile"); !slices.Contains(allowed, profile) {
				return a.usage("--profile 不能是“%s”（%s）", "--profile cannot be “%s” (%s)", profile, join(allowed))
			}
			path := config.Name
			if len(args) == 1 {
				if info, err := os.Stat(args[0]); err != nil || !info.IsDir() {
					return a.usage("没有目录 %s", "there is no folder %s", args[0])
				}
				path = filepath.Join(args[0], config.Name)
			}
			if _, err := os.Lstat(path); !force && !errors.Is(err, fs.ErrNotExist) {
				return a.usage("%s 已存在；覆盖请加 --force", "%s exists; --force replaces it", path)
			}
			if err := fix.WriteFile(path, config.Template(families(), profile, a.lang)); err != nil {
				return err
			}
			fmt.Fprintln(a.Stderr, a.say("已写 %s", "wrote %s", path))
			return nil
		},
	}
	cmd.Flags().StringVar(&profile, "profile", profile, a.say("稿件体裁：news、official 或 dataset", "kind of copy: news, official or dataset"))
	cmd.Flags().BoolVar(&force, "force", false, a.say("覆盖已有的", "replace the one there is"))
	return cmd
}

// join lists names for a message.
func join(names []string) string { return strings.Join(names, ", ") }
