package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/fatih/color"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/report"
)

func (a *app) rulesCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "rules [RULE...]",
		Short: a.say("列出全部规则，或点名的规则、规则类", "List all rules, or those named and those of the families named"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return ruleNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if err := a.rulesLeft(&configFlags{choose: args, set: &pflag.FlagSet{}}); err != nil {
				return err
			}
			switch format {
			case "table":
				return a.rulesTable(args)
			case "json":
				return a.rulesJSON(args)
			}
			return a.usage("--format 不能是“%s”（table、json）", "--format cannot be “%s” (table, json)", format)
		},
	}
	cmd.Flags().StringVar(&format, "format", "table", a.say("输出格式：table 或 json", "output format: table or json"))
	a.complete(cmd, "format", "table", "json")
	return cmd
}

// listed are the families with those of their rules that are named; no name is all of them.
func listed(names []string) (out []*lint.Check) {
	choice := &configFlags{choose: names}
	for _, c := range families() {
		some := *c
		some.Rules = nil
		for _, r := range c.Rules {
			if ok, _ := choice.runs(r.ID); ok {
				some.Rules = append(some.Rules, r)
			}
		}
		out = append(out, &some)
	}
	return out
}

func (a *app) rulesTable(names []string) error {
	families := listed(names)
	wide, graded := 0, 0
	for _, c := range families {
		for _, r := range c.Rules {
			wide = max(wide, len(r.ID))
			graded = max(graded, report.Columns(r.Severity.Title().In(a.lang)))
		}
	}
	for _, c := range families {
		for _, r := range c.Rules {
			grade := r.Severity.Title().In(a.lang)
			_, err := fmt.Fprintf(a.Stdout, "%-*s  %s%s  %s\n", wide, r.ID, grade,
				strings.Repeat(" ", graded-report.Columns(grade)), r.Title.In(a.lang))
			if err != nil {
				return a.unwritten(err)
			}
		}
	}
	return nil
}

type jsonRule struct {
	ID       string       `json:"id"`
	Family   string       `json:"family"`
	Severity string       `json:"severity"`
	Title    string       `json:"title"`
	Doc      string       `json:"doc"`
	Options  []jsonOption `json:"options,omitempty"` // of the family
}

type jsonOption struct {
	Name    string `json:"name"`
	Default any    `json:"default"`
	Usage   string `json:"usage"`
}

func (a *app) rulesJSON(names []string) error {
	rules := []jsonRule{}
	for _, c := range listed(names) {
		var options []jsonOption
		for _, o := range c.Options {
			options = append(options, jsonOption{c.Name + "." + o.Name, o.Default, o.Usage.In(a.lang)})
		}
		for _, r := range c.Rules {
			rules = append(rules, jsonRule{r.ID, c.Name, r.Severity.String(), r.Title.In(a.lang), r.Doc.In(a.lang), options})
		}
	}
	enc := json.NewEncoder(a.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(rules); err != nil {
		return a.unwritten(err)
	}
	return nil
}

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain RULE...",
		Short: a.say("说明一条规则：查什么，为什么，误例、正例和依据", "Explain a rule: what, why, a wrong and a right example, the basis"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.usage("要说明哪一条规则？healthlint rules 列出全部", "which rule? healthlint rules lists them")
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return ruleNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.explain(args) },
	}
}

// explain prints the docs of rules; the name of a family stands for all of its rules.
func (a *app) explain(names []string) error {
	for _, name := range names {
		if !slices.Contains(ruleNames(), name) {
			return a.unknownRule(name)
		}
	}
	shown := 0
	for _, name := range names {
		for _, c := range families() {
			last := ""
			for _, r := range c.Rules {
				if r.ID != name && c.Name != name {
					continue
				}
				if shown++; shown > 1 {
					fmt.Fprintln(a.Stdout)
				}
				a.explainRule(r)
				last = r.ID
			}
			if last != "" {
				a.explainOptions(c)
			}
		}
	}
	return nil
}

func (a *app) explainRule(r lint.Rule) {
	bold := color.New(color.Bold)
	if a.colored() {
		bold.EnableColor()
	} else {
		bold.DisableColor()
	}
	fmt.Fprintf(a.Stdout, "%s  %s\n%s\n\n", bold.Sprint(r.ID), bold.Sprint(r.Title.In(a.lang)),
		a.say("级别：%s", "Severity: %s", r.Severity.Title().In(a.lang)))
	report.Doc(a.Stdout, r.Doc.In(a.lang), a.width(), a.colored())
}

func (a *app) explainOptions(c *lint.Check) {
	if len(c.Options) == 0 {
		return
	}
	fmt.Fprintf(a.Stdout, "\n%s\n", a.say("%s 的选项：", "Options of %s:", c.Name))
	var rows [][2]string
	for _, o := range c.Options {
		rows = append(rows, [2]string{c.Name + "." + o.Name, o.Usage.In(a.lang) + a.say("（默认 %v）", " (default %v)", o.Default)})
	}
	columns(a.Stdout, rows, a.width())
}

// ruleNames lists rules and families, the names --select takes.
func ruleNames() []string {
	var names []string
	for _, c := range families() {
		names = append(names, c.Name)
		for _, r := range c.Rules {
			names = append(names, r.ID)
		}
	}
	return names
}

func (a *app) unknownRule(name string) error {
	known := ruleNames()
	hint := a.meant("", name, known)
	if hint == "" {
		// The part behind the slash alone, as in `explain pinyin-residue`.
		for _, k := range known {
			if _, last, ok := strings.Cut(k, "/"); ok && nearest(name, []string{last}) != "" {
				hint = a.say("，是否指 %s", "; did you mean %s", k)
				break
			}
		}
	}
	return a.usage("没有“%s”这条规则%s", "no rule “%s”%s", name, hint)
}
