package config

import (
	"bytes"
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/bmatcuk/doublestar/v4"
	"go.yaml.in/yaml/v3"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/edits"
)

// Parse reads a configuration file. path is what messages print and whose
// folder globs count from; checks are the families the file may speak of.
// Every problem is returned; the file is usable only if there is none.
func Parse(path string, data []byte, checks []*lint.Check) (*File, []Problem) {
	p := &parser{path: path, checks: checks}
	dir := filepath.Dir(path)
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	p.file = &File{Path: path, Dir: dir, Inherit: true, Scalars: map[string]Value[string]{}, Flags: map[string]Value[bool]{}}
	var root, second yaml.Node
	documents := yaml.NewDecoder(bytes.NewReader(data))
	err := documents.Decode(&root)
	if err == nil {
		err = documents.Decode(&second)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		p.problems = append(p.problems, syntaxProblem(path, data, err))
		return p.file, p.problems
	}
	if len(second.Content) > 0 && !empty(second.Content[0]) {
		p.wrong(second.Content[0], "“---”之后是另一份 YAML，配置只能有一份", "another YAML document after “---”: a configuration is one document")
		return p.file, p.problems
	}
	if len(root.Content) == 0 {
		return p.file, nil // empty, or comments only
	}
	p.mapping(root.Content[0], p.top)
	slices.SortStableFunc(p.file.Rules, func(a, b RuleSetting) int {
		return cmp.Compare(strings.Count(a.Name, "/"), strings.Count(b.Name, "/"))
	})
	return p.file, p.problems
}

type parser struct {
	path     string
	file     *File
	checks   []*lint.Check
	problems []Problem
}

func (p *parser) wrong(n *yaml.Node, zh, en string, args ...any) {
	p.problems = append(p.problems, Problem{p.path, n.Line, n.Column, lint.Say(zh, en, args...)})
}

func (p *parser) origin(n *yaml.Node) Origin {
	return Origin{File: p.path, Line: n.Line, Column: n.Column}
}

// mapping calls entry for each key of n, once.
func (p *parser) mapping(n *yaml.Node, entry func(key, value *yaml.Node)) {
	n = follow(n)
	if n.Kind != yaml.MappingNode {
		p.wrong(n, "这里应是“键: 值”", "expected “key: value” here")
		return
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if line, ok := seen[k.Value]; ok {
			p.wrong(k, "“%s”重复，第%d行已有", "“%s” again; line %d has it already", k.Value, line)
			continue
		}
		seen[k.Value] = k.Line
		entry(k, follow(v))
	}
}

// follow returns what an alias stands for.
func follow(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode && n.Alias != nil {
		n = n.Alias
	}
	return n
}

// empty reports a key without a value, which sets nothing.
func empty(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

func (p *parser) top(k, v *yaml.Node) {
	i := slices.IndexFunc(keys, func(x key) bool { return x.name == k.Value })
	if i < 0 {
		names := make([]string, len(keys))
		for i, x := range keys {
			names[i] = x.name
		}
		p.unknown(k, lint.Say("个键", "key"), names)
		return
	}
	if empty(v) {
		return
	}
	switch f := p.file; keys[i].kind {
	case "bool":
		if b, ok := p.boolean(v); ok && k.Value == "inherit" {
			f.Inherit = b
		} else if ok {
			f.Flags[k.Value] = Value[bool]{b, p.origin(v)}
		}
	case "scalar":
		p.scalar(f.Scalars, k, v)
	case "globs":
		globs := p.globs(v)
		switch k.Value {
		case "include":
			f.Include = globs
		case "exclude":
			f.Exclude = globs
		case "word-files":
			f.WordFiles = globs
		case "typo-files":
			f.TypoFiles = globs
		}
	case "strings":
		f.Words = p.strings(v)
	case "rules":
		f.Rules = p.rules(v)
	case "typos":
		p.mapping(v, func(wrong, right *yaml.Node) {
			if s, ok := p.text(right); ok {
				f.Typos = append(f.Typos, Typo{wrong.Value, s, p.origin(wrong)})
			}
		})
	case "overrides":
		for _, n := range p.items(v) {
			p.override(n)
		}
	}
}

// unknown reports a name that is none of known, with the nearest of them.
func (p *parser) unknown(n *yaml.Node, what lint.Text, known []string) {
	best, least := "", min(2, max(1, utf8.RuneCountInString(n.Value)/3))+1
	for _, name := range known {
		if d := edits.Distance(n.Value, name); d < least {
			best, least = name, d
		}
	}
	if best != "" {
		p.problems = append(p.problems, Problem{p.path, n.Line, n.Column, lint.Text{
			ZH: fmt.Sprintf("没有“%s”这%s，是否指“%s”", n.Value, what.ZH, best),
			EN: fmt.Sprintf("unknown %s “%s”; did you mean “%s”", what.EN, n.Value, best)}})
		return
	}
	p.problems = append(p.problems, Problem{p.path, n.Line, n.Column, lint.Text{
		ZH: fmt.Sprintf("没有“%s”这%s", n.Value, what.ZH), EN: fmt.Sprintf("unknown %s “%s”", what.EN, n.Value)}})
}

func (p *parser) scalar(into map[string]Value[string], k, v *yaml.Node) {
	s, ok := p.text(v)
	if !ok {
		return
	}
	if allowed := choices[k.Value]; allowed != nil && !slices.Contains(allowed, s) {
		p.wrong(v, "%s 不能是“%s”（%s）", "%s cannot be “%s” (%s)", k.Value, s, strings.Join(allowed, ", "))
		return
	}
	into[k.Value] = Value[string]{s, p.origin(v)}
}

func (p *parser) text(n *yaml.Node) (string, bool) {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		p.wrong(n, "这里应是一个值", "expected one value here")
		return "", false
	}
	return n.Value, true
}

func (p *parser) boolean(n *yaml.Node) (value, ok bool) {
	var b bool
	if n.Kind != yaml.ScalarNode || n.Decode(&b) != nil {
		p.wrong(n, "这里应是 true 或 false", "expected true or false here")
		return false, false
	}
	return b, true
}

// items returns the items of a list; one value is a list of itself.
func (p *parser) items(n *yaml.Node) []*yaml.Node {
	switch n.Kind {
	case yaml.SequenceNode:
		out := make([]*yaml.Node, len(n.Content))
		for i, c := range n.Content {
			out[i] = follow(c)
		}
		return out
	case yaml.ScalarNode:
		return []*yaml.Node{n}
	}
	p.wrong(n, "这里应是列表", "expected a list here")
	return nil
}

func (p *parser) strings(n *yaml.Node) []Value[string] {
	var out []Value[string]
	for _, item := range p.items(n) {
		if s, ok := p.text(item); ok {
			out = append(out, Value[string]{s, p.origin(item)})
		}
	}
	return out
}

func (p *parser) globs(n *yaml.Node) []Glob {
	var out []Glob
	for _, item := range p.items(n) {
		s, ok := p.text(item)
		switch {
		case !ok:
		case s == "" || !doublestar.ValidatePattern(s):
			p.wrong(item, "“%s”不是有效的通配符", "“%s” is not a valid glob", s)
		case strings.HasPrefix(s, "/") || strings.HasPrefix(s, "../"):
			p.wrong(item, "“%s”须从本文件所在目录算起", "“%s” must count from the folder of this file", s)
		default:
			out = append(out, Glob{strings.TrimPrefix(s, "./"), p.file.Dir, p.origin(item), item.Column})
		}
	}
	return out
}

func (p *parser) rules(n *yaml.Node) []RuleSetting {
	var out []RuleSetting
	p.mapping(n, func(k, v *yaml.Node) {
		check := p.check(k)
		if check == nil {
			return
		}
		s := RuleSetting{Name: k.Value, From: p.origin(k), isFamily: check.Name == k.Value}
		if v.Kind != yaml.MappingNode {
			s.Grade = p.grade(v)
			out = append(out, s)
			return
		}
		p.mapping(v, func(ok, ov *yaml.Node) {
			if ok.Value == "severity" {
				s.Grade = p.grade(ov)
			} else if !s.isFamily {
				p.wrong(ok, "选项属于规则类“%s”，不属于单条规则", "options belong to the family “%s”, not to one rule", check.Name)
			} else if o, good := p.option(check, ok, ov); good {
				s.Options = append(s.Options, o)
			}
		})
		out = append(out, s)
	})
	return out
}

// check finds the family that a rule or family name speaks of.
func (p *parser) check(n *yaml.Node) *lint.Check {
	var names []string
	for _, c := range p.checks {
		if c.Name == n.Value || slices.ContainsFunc(c.Rules, func(r lint.Rule) bool { return r.ID == n.Value }) {
			return c
		}
		names = append(names, c.Name)
		for _, r := range c.Rules {
			names = append(names, r.ID)
		}
	}
	p.unknown(n, lint.Say("条规则", "rule"), names)
	return nil
}

func (p *parser) grade(n *yaml.Node) string {
	var b bool
	switch {
	case n.Kind == yaml.ScalarNode && slices.Contains(grades, n.Value):
		return n.Value
	case n.Kind == yaml.ScalarNode && n.Decode(&b) == nil && b:
		return "on"
	case n.Kind == yaml.ScalarNode && n.Tag == "!!bool" && n.Decode(&b) == nil:
		return "off"
	}
	p.wrong(n, "级别不能是“%s”（%s）", "a rule cannot be “%s” (%s)", n.Value, strings.Join(grades, ", "))
	return ""
}

func (p *parser) option(c *lint.Check, k, v *yaml.Node) (Option, bool) {
	i := slices.IndexFunc(c.Options, func(o lint.Option) bool { return o.Name == k.Value })
	if i < 0 {
		names := make([]string, 0, len(c.Options)+1)
		for _, o := range c.Options {
			names = append(names, o.Name)
		}
		p.unknown(k, lint.Say("个选项", "option"), append(names, "severity"))
		return Option{}, false
	}
	value, err := decodeOption(c.Options[i].Default, v)
	if err != nil || !within(&c.Options[i], value) {
		want := wanted(&c.Options[i])
		p.wrong(v, "选项 %[1]s 应是%[2]s", "option %[1]s must be %[3]s", k.Value, want.ZH, want.EN)
		return Option{}, false
	}
	return Option{c.Name + "." + k.Value, Value[any]{value, p.origin(v)}}, true
}

// decodeOption reads a value of the type of the option's default.
func decodeOption(like any, n *yaml.Node) (any, error) {
	switch like.(type) {
	case bool:
		var v bool
		err := n.Decode(&v)
		return v, err
	case int:
		var v int
		err := n.Decode(&v)
		return v, err
	case float64:
		var v float64
		err := n.Decode(&v)
		return v, err
	case string:
		if n.Kind != yaml.ScalarNode {
			return nil, errors.New("not a scalar")
		}
		return n.Value, nil
	case []string:
		var v []string
		err := n.Decode(&v)
		return v, err
	}
	return nil, fmt.Errorf("option of type %T", like)
}

// within reports whether the value of an option is one that it may have; NaN never is.
func within(o *lint.Option, value any) bool {
	var v float64
	switch value := value.(type) {
	case int:
		v = float64(value)
	case float64:
		v = value
	default:
		return true
	}
	return !math.IsNaN(v) && !math.IsInf(v, 0) && (o.Min == o.Max || o.Min <= v && v <= o.Max)
}

// wanted says what an option takes.
func wanted(o *lint.Option) lint.Text {
	var t lint.Text
	switch o.Default.(type) {
	case bool:
		return lint.Say("true 或 false", "true or false")
	case int:
		t = lint.Say("整数", "a whole number")
	case float64:
		t = lint.Say("小数", "a number")
	case []string:
		return lint.Say("一列文字，如 [甲, 乙]", "a list, such as [a, b]")
	default:
		return lint.Say("一段文字", "a text")
	}
	if o.Min != o.Max {
		return lint.Say("%[1]s，在%[3]v至%[4]v之间", "%[2]s between %[3]v and %[4]v", t.ZH, t.EN, o.Min, o.Max)
	}
	return t
}

func (p *parser) override(n *yaml.Node) {
	o := Override{Scalars: map[string]Value[string]{}, From: p.origin(n)}
	narrowed := false
	p.mapping(n, func(k, v *yaml.Node) {
		if empty(v) {
			return
		}
		switch k.Value {
		case "paths":
			o.Paths, narrowed = p.globs(v), true
		case "text":
			o.Text, narrowed = p.strings(v), true
		case "rules":
			o.Rules = p.rules(v)
		case "reason":
			o.Reason, _ = p.text(v)
		case "profile", "script", "region":
			p.scalar(o.Scalars, k, v)
		default:
			p.unknown(k, lint.Say("个键", "key"), []string{"paths", "text", "rules", "reason", "profile", "script", "region"})
		}
	})
	switch {
	case n.Kind != yaml.MappingNode:
		return
	case len(o.Text) > 0 && len(o.Scalars) > 0:
		p.wrong(n, "按文字设定时只能改规则的级别", "an override by text can only grade rules")
		return
	case len(o.Text) > 0 && slices.ContainsFunc(o.Rules, func(r RuleSetting) bool { return len(r.Options) > 0 }):
		p.wrong(n, "按文字设定时只能改规则的级别，不能改选项", "an override by text can grade rules but not set options")
		return
	case len(o.Rules) == 0 && len(o.Scalars) == 0:
		p.wrong(n, "这一项什么也没有改", "this override changes nothing")
		return
	case !narrowed:
		p.wrong(n, "这一项没有 paths 或 text，会管到所有稿件；要管所有稿件，写在 overrides 之外", "this override has neither paths nor text and would hold for all copy; what is to hold for all stands outside overrides")
		return
	}
	for i := range o.Text {
		if o.Text[i].V == "" {
			p.wrong(n, "text 不能为空", "text cannot be empty")
			return
		}
	}
	slices.SortStableFunc(o.Rules, func(a, b RuleSetting) int {
		return cmp.Compare(strings.Count(a.Name, "/"), strings.Count(b.Name, "/"))
	})
	p.file.Overrides = append(p.file.Overrides, o)
}

// syntaxProblem says what is wrong with the YAML and where. A tab, which the library calls a character that cannot start any
// token or finds a line too late, is looked for.
func syntaxProblem(path string, data []byte, err error) Problem {
	line, msg := failing(data, err)
	p := Problem{Path: path, Line: line, Column: 1}
	zh := msg
	if known, ok := yamlWords()[msg]; ok {
		zh = known
	}
	p.Message = lint.Say("不是有效的 YAML：%[1]s", "not valid YAML: %[2]s", zh, msg)
	if !strings.Contains(msg, "tab") && !strings.Contains(msg, "cannot start any token") {
		return p
	}
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		if tab := strings.Index(indent, "\t"); tab >= 0 && strings.TrimSpace(line) != "" {
			p.Line, p.Column = number, tab+1
			p.Message = lint.Text{ZH: "YAML 不许用制表符缩进，改用空格", EN: "YAML takes no tab as indentation: use spaces"}
			break
		}
	}
	return p
}

// ofParser begin the messages of the library's parser, which counts lines from 0 where its scanner counts them from 1.
var ofParser = []string{"did not find expected key", "did not find expected '-' indicator", "did not find expected ',' or", "did not find expected node content",
	"did not find expected <", "found undefined tag handle", "found duplicate %", "found incompatible YAML"}

// failing takes the line out of the library's message, "yaml: line 3: …". That is where a bracket or a quote opens that nothing
// closes, but the end of the file for one on the first line, so that the file is read again with a line before it; and the whole
// of a mapping or list that something in it ends, for which the first line is sought that cannot stand there.
func failing(data []byte, err error) (line int, msg string) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if again := decode(append([]byte("#\n"), data...)); again != nil {
		err = again
	}
	line, msg = 1, strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(msg, "line "); ok {
		number, rest, _ := strings.Cut(rest, ": ")
		if n, err := strconv.Atoi(number); err == nil {
			line, msg = n-1, rest
		}
	}
	if slices.ContainsFunc(ofParser, func(s string) bool { return strings.HasPrefix(msg, s) }) {
		line++
	}
	lines := bytes.SplitAfter(bytes.TrimRight(data, "\r\n"), []byte("\n"))
	if strings.HasSuffix(msg, "expected key") || strings.HasSuffix(msg, "indicator") {
		line = 1 + sort.Search(len(lines)-1, func(i int) bool {
			err := decode(bytes.Join(lines[:i+1], nil))
			return err != nil && strings.HasSuffix(err.Error(), msg)
		})
	}
	if strings.HasPrefix(msg, "control char") || strings.Contains(msg, "UTF-8") { // for which it names no line
		line = 1 + max(0, slices.IndexFunc(lines, func(l []byte) bool {
			return !utf8.Valid(l) || bytes.ContainsFunc(l, func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\t\r\n\u0085", r) })
		}))
	}
	return min(max(line, 1), len(lines)), msg
}

// decode reads every document of a file and returns what is wrong with the first that is not YAML.
func decode(data []byte) error {
	documents := yaml.NewDecoder(bytes.NewReader(data))
	for {
		var n yaml.Node
		if err := documents.Decode(&n); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
}

//go:embed yaml.tsv
var yamlTable string

// yamlWords is what the parser says in Chinese.
var yamlWords = sync.OnceValue(func() map[string]string {
	words := map[string]string{}
	for line := range strings.Lines(yamlTable) {
		if said, meant, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok && !strings.HasPrefix(line, "#") {
			words[said] = meant
		}
	}
	return words
})
