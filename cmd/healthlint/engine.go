package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/healthlint/healthlint/checks"
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/config"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/report"
)

// families are the checks the program has; a test adds one that panics.
var families = checks.All

// configFlags are the flags that stand over the configuration files, the same
// in every command that lints.
type configFlags struct {
	file, profile, script, region string
	none                          bool
	choose, ignore                []string
	set                           *pflag.FlagSet
}

func (c *configFlags) register(a *app, cmd *cobra.Command) {
	c.registerFile(a, cmd)
	flags := cmd.Flags()
	flags.StringVar(&c.profile, "profile", "", a.say("稿件体裁：news、official 或 dataset", "kind of copy: news, official or dataset"))
	flags.StringVar(&c.script, "script", "", a.say("简繁：auto、simplified 或 traditional", "script: auto, simplified or traditional"))
	flags.StringVar(&c.region, "region", "", a.say("地区：cn 为简体，tw、hk 为繁体（未设 --script 时）", "region: cn is simplified, tw and hk Traditional (where --script is not set)"))
	flags.StringSliceVar(&c.choose, "select", nil, a.say("只用这些规则或规则类", "run only these rules or families"))
	flags.StringSliceVar(&c.ignore, "ignore", nil, a.say("不用这些规则或规则类", "do not run these rules or families"))
	for _, name := range []string{"profile", "script", "region"} {
		allowed, _ := config.Choices(name)
		a.complete(cmd, name, allowed...)
	}
	a.complete(cmd, "select", ruleNames()...)
	a.complete(cmd, "ignore", ruleNames()...)
}

// registerFile does so for a command that lints nothing: it asks for the configuration only.
func (c *configFlags) registerFile(a *app, cmd *cobra.Command) {
	c.set = cmd.Flags()
	c.set.StringVar(&c.file, "config", "", a.say("只用这个配置文件", "use this configuration file and no other"))
	c.set.BoolVar(&c.none, "no-config", false, a.say("不读配置文件", "read no configuration file"))
}

// layer returns what the flags say as the innermost configuration.
func (c *configFlags) layer(a *app) (*config.File, error) {
	f := &config.File{Scalars: map[string]config.Value[string]{}}
	var err error
	c.set.Visit(func(flag *pflag.Flag) {
		allowed, ok := config.Choices(flag.Name)
		if !ok || flag.Name == "encoding" { // which has more names than the file allows
			return
		}
		v := flag.Value.String()
		if !slices.Contains(allowed, v) && err == nil {
			err = a.usage("--%s 不能是“%s”（%s）", "--%s cannot be “%s” (%s)", flag.Name, v, join(allowed))
		}
		f.Scalars[flag.Name] = config.Value[string]{V: v, From: config.Origin{Flag: flag.Name}}
	})
	return f, err
}

// engine lints copy under the configuration of its path. It is safe for
// concurrent use.
type engine struct {
	*config.Loader
	choose, ignore []string

	mu      sync.Mutex
	linters map[string]*lint.Linter // by fingerprint of the configuration
}

// engine returns what lints under the flags. A rule that does not exist is
// found here, before any copy is read.
func (a *app) engine(c *configFlags) (*engine, error) {
	flags, err := c.layer(a)
	if err != nil {
		return nil, err
	}
	all := families()
	if c.file != "" && c.none {
		return nil, a.usage("--config 和 --no-config 不能同用", "--config does not go with --no-config")
	}
	if c.file != "" {
		if _, err := os.Stat(c.file); err != nil {
			return nil, a.usage("配置文件“%s”%s", "configuration file “%s” %s", c.file, a.reason(err).In(a.lang))
		}
	}
	c.choose, c.ignore = named(c.choose), named(c.ignore)
	e := &engine{
		Loader: &config.Loader{Checks: all, Flags: flags, Only: c.file, None: c.none},
		choose: c.choose, ignore: c.ignore, linters: map[string]*lint.Linter{},
	}
	e.Misnamed = func(path string) {
		fmt.Fprintf(a.Stderr, "healthlint: %s\n", a.say("%s 没有读：配置文件要叫 %s", "%s was not read: the configuration is called %s", report.Name(path), config.Name))
	}
	return e, a.rulesLeft(c)
}

// named reads names of rules as people write them, with blanks behind the commas.
func named(names []string) []string {
	for i, name := range names {
		names[i] = strings.TrimSpace(name)
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

// runs reports whether --select and --ignore let a rule run: the longer name wins, --ignore on a tie.
func (c *configFlags) runs(id string) (bool, config.Origin) {
	covers := func(name string) bool { return config.Covers(name, id) }
	switch {
	case len(c.choose) > 0 && !slices.ContainsFunc(c.choose, covers):
		return false, config.Origin{Flag: "select"}
	case slices.Contains(c.ignore, id), slices.ContainsFunc(c.ignore, covers) && !slices.Contains(c.choose, id):
		return false, config.Origin{Flag: "ignore"}
	}
	return true, config.Origin{}
}

// rulesLeft refuses rules that do not exist, and flags that leave none: a run without rules finds nothing wrong.
func (a *app) rulesLeft(c *configFlags) error {
	for _, name := range slices.Concat(c.choose, c.ignore) {
		if !slices.Contains(ruleNames(), name) {
			return a.unknownRule(name)
		}
	}
	if c.set.Changed("select") && len(c.choose) == 0 {
		return a.usage("--select 后面没有写规则；healthlint rules 列出全部", "--select names no rule; healthlint rules lists them")
	}
	for _, check := range families() {
		if slices.ContainsFunc(check.Rules, func(r lint.Rule) bool { ok, _ := c.runs(r.ID); return ok }) {
			return nil
		}
	}
	return a.usage("--select 和 --ignore 合起来一条规则也不剩", "--select and --ignore together leave no rule")
}

// rule returns the rule with that ID.
func (e *engine) rule(id string) (lint.Rule, bool) {
	for _, c := range e.Checks {
		for _, r := range c.Rules {
			if r.ID == id {
				return r, true
			}
		}
	}
	return lint.Rule{}, false
}

// title returns what a rule is called.
func (e *engine) title(id string) lint.Text {
	r, _ := e.rule(id)
	return r.Title
}

// settings returns what is in force for a path. It compiles nothing.
func (e *engine) settings(path string) (*config.ForPath, error) {
	r, err := e.For(path)
	if err != nil {
		return nil, err
	}
	return r.For(path), nil
}

// linter returns the linter for a path and what else is in force for it.
func (e *engine) linter(path string) (*lint.Linter, *config.ForPath, error) {
	p, err := e.settings(path)
	if err != nil {
		return nil, nil, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if l, ok := e.linters[p.Fingerprint]; ok {
		return l, p, nil
	}
	c := p.Config
	c.Select, c.Ignore, c.Prepare = e.choose, e.ignore, checks.Prepare()
	if len(e.choose) > 0 { // the flag wins over “off” in a file
		c.Severity = maps.Clone(c.Severity)
	}
	for _, name := range e.choose {
		for id, s := range c.Severity {
			if s == lint.Off && config.Covers(name, id) {
				delete(c.Severity, id)
			}
		}
	}
	l, err := lint.New(e.Checks, c)
	if err != nil {
		return nil, nil, e.misbuilt(path, err)
	}
	e.linters[p.Fingerprint] = l
	return l, p, nil
}

// misbuilt says where the model stands that no linter can be made of.
func (e *engine) misbuilt(path string, err error) error {
	r, rerr := e.For(path)
	if rerr != nil || !errors.Is(err, ngram.ErrCorrupt) {
		return err
	}
	v := r.Scalar("model", "")
	return &config.Error{Problems: []config.Problem{v.From.Problem(lint.Say("“%s”不是模型文件，或已损坏；用 healthlint learn 重建", "“%s” is no model file, or a damaged one; make it anew with healthlint learn", v.V))}}
}

// lint returns the findings of a document read from path.
func (e *engine) lint(path string, doc *lint.Document) ([]lint.Finding, error) {
	l, p, err := e.linter(path)
	if err != nil {
		return nil, err
	}
	return p.Grade(doc, l.Lint(doc)), nil
}

// late adds what only the run can tell to the findings of a document.
func (e *engine) late(path string, doc *lint.Document, findings []lint.Finding, found []lint.Diagnostic) ([]lint.Finding, error) {
	l, p, err := e.linter(path)
	if err != nil {
		return nil, err
	}
	return p.Grade(doc, l.Late(doc, findings, found...)), nil
}

// excluded reports whether the configuration leaves out what a walk finds.
// A configuration that cannot be read is reported where a file is linted.
func (e *engine) excluded(path string, isDir bool) bool {
	r, err := e.For(path)
	return err == nil && r.Excluded(path, isDir)
}

// verify reads the configuration of every file and reports what is wrong with
// it, globs that match nothing and a damaged model included. Where there is no
// file at all, that of the folders among args may be why.
func (e *engine) verify(files, args []string) error {
	all := &config.Error{}
	seen := map[*config.Resolved]bool{}
	dirs := map[string]error{}
	var matched []string
	for _, file := range files {
		if abs, err := filepath.Abs(file); err == nil {
			matched = append(matched, abs)
		}
	}
	looked := files
	if len(files) == 0 {
		for _, arg := range args {
			if info, err := os.Stat(arg); err == nil && info.IsDir() {
				looked = append(looked, filepath.Join(arg, "copy.txt")) // as good as any
			}
		}
	}
	for _, file := range looked {
		dir := filepath.Dir(file)
		if _, ok := dirs[dir]; ok {
			continue
		}
		r, err := e.ForDir(dir)
		if err == nil && !seen[r] {
			seen[r] = true
			err = r.Verify(matched)
			if err == nil && r.Path("model") != "" {
				_, _, err = e.linter(file) // opens it
			}
		}
		dirs[dir] = err
		var ce *config.Error
		if errors.As(err, &ce) {
			for _, p := range ce.Problems {
				if !slices.Contains(all.Problems, p) {
					all.Problems = append(all.Problems, p)
				}
			}
		} else if err != nil {
			return err
		}
	}
	if len(all.Problems) > 0 {
		return all
	}
	return nil
}

// home is the folder whose configuration speaks for the run as a whole: that
// of the first path.
func home(args []string) string {
	if len(args) == 0 || args[0] == "-" {
		return "."
	}
	if info, err := os.Stat(args[0]); err == nil && info.IsDir() {
		return args[0]
	}
	return filepath.Dir(args[0])
}
