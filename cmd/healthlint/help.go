package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/healthlint/healthlint/lint/report"
)

// values names what a flag takes, for the help.
var values = map[string]string{
	"lang": "zh|en", "color": "auto|always|never", "format": "FORMAT", "records": "FIELD", "encoding": "NAME",
	"stdin-filename": "NAME", "severity": "LEVEL", "fail-on": "LEVEL", "select": "RULE,...", "ignore": "RULE,...", "jobs": "N", "output": "FORMAT:PATH",
	"config": "FILE", "baseline": "FILE", "diff": "FILE", "out": "FILE", "weights": "FILE", "model": "FILE",
	"cache-dir": "FOLDER", "split": "FOLDER", "temp": "FOLDER", "date": "DATE", "new-from": "REV", "listen": "ADDRESS",
	"profile": "NAME", "region": "NAME", "script": "NAME", "size": "BYTES", "cut": "N", "memory": "MB",
}

// help prints the help of a command in the language of the run.
func (a *app) help(cmd *cobra.Command, w io.Writer) {
	text := cmd.Long
	if text == "" {
		text = cmd.Short
	}
	fmt.Fprintf(w, "%s\n\n%s\n  %s\n", text, a.say("用法：", "Usage:"), useLine(cmd))
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(w, "\n%s\n", a.say("命令：", "Commands:"))
		var rows [][2]string
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() {
				rows = append(rows, [2]string{sub.Name(), sub.Short})
			}
		}
		columns(w, rows, a.width())
	}
	if cmd.Example != "" {
		fmt.Fprintf(w, "\n%s\n%s\n", a.say("例：", "Examples:"), cmd.Example)
	}
	a.flags(w, a.say("选项：", "Flags:"), cmd.NonInheritedFlags())
	a.flags(w, a.say("通用选项：", "Global flags:"), cmd.InheritedFlags())
}

// useLine is how a command is called; one that does nothing by itself wants another behind it.
func useLine(cmd *cobra.Command) string {
	if !cmd.HasAvailableSubCommands() {
		return cmd.UseLine()
	}
	return strings.Replace(cmd.UseLine(), cmd.CommandPath(), cmd.CommandPath()+" COMMAND", 1)
}

func (a *app) flags(w io.Writer, title string, set *pflag.FlagSet) {
	var rows [][2]string
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		v := values[f.Name]
		if other := f.Annotations["value"]; len(other) > 0 {
			v = other[0]
		}
		if v != "" && f.Value.Type() != "bool" {
			name += " " + v
		}
		usage := f.Usage
		if d := f.DefValue; d != "" && d != "false" && d != "[]" {
			usage += a.say("（默认 %s）", " (default %s)", d)
		}
		rows = append(rows, [2]string{name, usage})
	})
	if len(rows) > 0 {
		fmt.Fprintf(w, "\n%s\n", title)
		columns(w, rows, a.width())
	}
}

// columns prints two columns, the first as wide as its widest cell on screen,
// the second filled within the width of the terminal (0: on one line).
func columns(w io.Writer, rows [][2]string, width int) {
	wide := 0
	for _, r := range rows {
		wide = max(wide, report.Columns(r[0]))
	}
	left := wide + len("    ")
	if width < left+24 {
		width = 0
	}
	for _, r := range rows {
		lines := report.Wrap(r[1], width, left)
		fmt.Fprintf(w, "  %s%s  %s\n", r[0], strings.Repeat(" ", wide-report.Columns(r[0])), strings.Join(lines, "\n"+strings.Repeat(" ", left)))
	}
}

// flagError says in the language of the run what the flag parser found wrong.
func (a *app) flagError(cmd *cobra.Command, err error) error {
	switch e := err.(type) { //nolint:errorlint // pflag hands them over unwrapped
	case *pflag.NotExistError:
		name := e.GetSpecifiedName()
		var known []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
		dash := "--"
		if len(name) == 1 {
			dash = "-"
		}
		if file := dash + cmp.Or(e.GetSpecifiedShortnames(), name); exists(file) {
			return a.usage("没有选项 %[1]s%[2]s；文件 %[3]s 要写成 ./%[3]s", "no flag %[1]s%[2]s; for the file %[3]s write ./%[3]s", dash, name, file)
		}
		return a.usage("没有选项 %s%s%s", "no flag %s%s%s", dash, name, a.meant("--", name, known))
	case *pflag.ValueRequiredError:
		return a.usage("选项 --%s 后面缺值", "flag --%s needs a value", e.GetFlag().Name)
	case *pflag.InvalidValueError:
		return a.usage("选项 --%s 不能是“%s”", "flag --%s cannot be “%s”", e.GetFlag().Name, e.GetValue())
	case *pflag.InvalidSyntaxError:
		return a.usage("选项写法有误：%s", "malformed flag: %s", e.GetSpecifiedFlag())
	}
	return err
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// arguments takes between least and most arguments; most -1 is any number.
func (a *app) arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return a.usage("缺路径，用法：%s", "a path is missing: %s", cmd.UseLine())
		case most >= 0 && len(args) > most:
			return a.usage("多了“%s”，用法：%s", "“%s” is too much: %s", args[most], cmd.UseLine())
		}
		return nil
	}
}

// meant suggests the known name that is nearest to a mistyped one.
func (a *app) meant(prefix, name string, known []string) string {
	if n := nearest(name, known); n != "" {
		return a.say("，是否指 %s%s", "; did you mean %s%s", prefix, n)
	}
	return ""
}
