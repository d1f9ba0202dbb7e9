package config

import (
	"fmt"
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// examples are the commented values that a new file shows, by key.
var examples = map[string]string{
	"inherit":        "true",
	"profile":        "news",
	"script":         "auto",
	"region":         "cn",
	"severity":       "warning",
	"fail-on":        "warning",
	"encoding":       "gb18030",
	"rules":          "\n%R",
	"include":        "[\"稿件/**\"]",
	"exclude":        "[\"归档/**\", \"*.bak.txt\"]",
	"gitignore":      "true",
	"words":          "[\"健康惠民工程\"]",
	"word-files":     "[\"house/words.txt\"]",
	"typos":          "\n  影射科: 影像科",
	"typo-files":     "[\"house/typos.tsv\"]",
	"model":          "house/archive.ngram",
	"baseline":       ".healthlint-baseline.json",
	"require-reason": "true",
	"overrides":      "\n  - paths: [\"转载/**\"]\n    rules: {%F: off}\n  - text: \"此处引用原文\"\n    rules: {%F: off}\n    reason: 引文照录",
}

// Template returns a configuration file in which every key is explained and
// commented out, but for the profile.
func Template(checks []*lint.Check, profile, lang string) []byte {
	var b strings.Builder
	b.WriteString(lint.Say("# healthlint 的配置。去掉行首“#”即生效；“healthlint config”列出生效的值及出处。\n# 编辑器补全：healthlint config --schema > .healthlint.schema.json\n# yaml-language-server: $schema=.healthlint.schema.json\n",
		"# Settings of healthlint. Remove the leading “#” to set a key; “healthlint config” shows what is in force and why.\n# For completion in editors: healthlint config --schema > .healthlint.schema.json\n# yaml-language-server: $schema=.healthlint.schema.json\n").In(lang))
	family, rules := "typo", ""
	for i, c := range checks {
		if i == 0 {
			family = c.Name
		}
		if i < 2 && len(c.Rules) > 0 {
			rules += fmt.Sprintf("  %s: warning\n  %s: off\n", c.Name, c.Rules[0].ID)
		}
	}
	for _, k := range keys {
		fmt.Fprintf(&b, "\n# %s\n", k.usage.In(lang))
		if allowed := choices[k.name]; allowed != nil {
			fmt.Fprintf(&b, "# %s\n", strings.Join(allowed, " | "))
		}
		value := strings.NewReplacer("%R", strings.TrimSuffix(rules, "\n"), "%F", family).Replace(examples[k.name])
		if k.name == "profile" {
			fmt.Fprintf(&b, "profile: %s\n", profile)
			continue
		}
		line := k.name + ":" + value
		if !strings.HasPrefix(value, "\n") {
			line = k.name + ": " + value
		}
		b.WriteString("# " + strings.ReplaceAll(line, "\n", "\n# ") + "\n")
	}
	return []byte(b.String())
}
