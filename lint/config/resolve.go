package config

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/healthlint/healthlint/lint"
)

// Resolved is what is in force in a folder: the files that count, under the
// flags. It is safe for concurrent use.
type Resolved struct {
	Root   string  // absolute top of the repository; "" outside one
	Files  []*File // outermost first
	checks []*lint.Check
	layers []*File // Files, then the flags
	ignore *gitIgnore
	words  []string
	typos  map[string]string

	mu    sync.Mutex
	paths map[string]*ForPath // by the overrides that apply
}

// ForPath is what is in force for one path.
type ForPath struct {
	Config      lint.Config
	Fingerprint string // equal if and only if linting gives the same findings
	text        []textRule
}

// textRule grades the findings of some rules where they touch some text.
type textRule struct {
	text  []string
	grade map[string]lint.Severity // by rule
}

func resolve(checks []*lint.Check, chain []*File, flags *File, root string) (*Resolved, error) {
	r := &Resolved{Root: root, Files: chain, checks: checks, layers: slices.Clone(chain), paths: map[string]*ForPath{}}
	if flags != nil {
		r.layers = append(r.layers, flags)
	}
	if root != "" && r.Bool("gitignore", true).V {
		r.ignore = newIgnored(root)
	}
	return r, r.readTables()
}

// Scalar returns a setting; the zero Origin marks a default.
func (r *Resolved) Scalar(name, otherwise string) Value[string] {
	for _, f := range slices.Backward(r.layers) {
		if v, ok := f.Scalars[name]; ok {
			return v
		}
	}
	return Value[string]{V: otherwise}
}

// Bool returns a switch.
func (r *Resolved) Bool(name string, otherwise bool) Value[bool] {
	for _, f := range slices.Backward(r.layers) {
		if v, ok := f.Flags[name]; ok {
			return v
		}
	}
	return Value[bool]{V: otherwise}
}

// Path returns the absolute path of a scalar that names a file, "" if unset.
// In a file it counts from the file's folder.
func (r *Resolved) Path(name string) string {
	for _, f := range slices.Backward(r.layers) {
		if v, ok := f.Scalars[name]; ok {
			if filepath.IsAbs(v.V) || f.Dir == "" {
				return v.V
			}
			return filepath.Join(f.Dir, filepath.FromSlash(v.V))
		}
	}
	return ""
}

// Excluded reports whether a file or folder found in a folder is left out, by
// exclude, include or .gitignore. Include speaks of files only.
func (r *Resolved) Excluded(path string, isDir bool) bool {
	abs, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	var include []Glob
	for _, f := range r.layers {
		for _, g := range f.Exclude {
			if g.Match(abs) {
				return true
			}
		}
		if len(f.Include) > 0 {
			include = f.Include // the nearest file's
		}
	}
	if !isDir && len(include) > 0 && !slices.ContainsFunc(include, func(g Glob) bool { return g.Match(abs) }) {
		return true
	}
	return r.ignore != nil && r.ignore.Match(abs, isDir)
}

// Rules returns the grade of every rule that the profile or a layer speaks of
// and the options that are set, for a path ("" for the folder as a whole).
func (r *Resolved) Rules(path string) (grade map[string]Value[string], options map[string]Value[any]) {
	grade, options = map[string]Value[string]{}, map[string]Value[any]{}
	profile := r.ScalarFor(path, "profile", "news").V
	for id, g := range profiles[profile] {
		grade[id] = Value[string]{g, Origin{Profile: profile}}
	}
	apply := func(list []RuleSetting) {
		for _, s := range list {
			for _, o := range s.Options {
				options[o.Name] = o.Value
			}
			for _, id := range r.expand(s.Name) {
				if s.Grade != "" {
					grade[id] = Value[string]{s.Grade, s.From}
				}
			}
		}
	}
	for _, f := range r.layers {
		apply(f.Rules)
		for _, o := range f.Overrides {
			if len(o.Text) == 0 && o.applies(path) {
				apply(o.Rules)
			}
		}
	}
	return grade, options
}

// ScalarFor returns a setting for a path, overrides included.
func (r *Resolved) ScalarFor(path, name, otherwise string) Value[string] {
	out := Value[string]{V: otherwise}
	for _, f := range r.layers {
		if v, ok := f.Scalars[name]; ok {
			out = v
		}
		for _, o := range f.Overrides {
			if v, ok := o.Scalars[name]; ok && o.applies(path) {
				out = v
			}
		}
	}
	return out
}

// Script returns the script of the copy at a path: as set or, where nothing
// sets it, that of its region.
func (r *Resolved) Script(path string) Value[string] {
	v := r.ScalarFor(path, "script", "auto")
	region := r.ScalarFor(path, "region", "")
	if v.From != (Origin{}) || region.V == "" {
		return v
	}
	v = Value[string]{"traditional", region.From}
	if region.V == "cn" {
		v.V = "simplified"
	}
	return v
}

func (o *Override) applies(path string) bool {
	if len(o.Paths) == 0 {
		return true
	}
	return path != "" && slices.ContainsFunc(o.Paths, func(g Glob) bool { return g.Match(path) })
}

// expand returns the rules of a family, or the rule itself.
func (r *Resolved) expand(name string) []string {
	for _, c := range r.checks {
		if c.Name == name {
			ids := make([]string, len(c.Rules))
			for i, rule := range c.Rules {
				ids[i] = rule.ID
			}
			return ids
		}
	}
	return []string{name}
}

// For returns what is in force for a path. Paths to which the same overrides
// apply share one value.
func (r *Resolved) For(path string) *ForPath {
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = path
	}
	id := ""
	for i, f := range r.layers {
		for j := range f.Overrides {
			if f.Overrides[j].applies(abs) {
				id += fmt.Sprintf("%d.%d ", i, j)
			}
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	p, ok := r.paths[id]
	if !ok {
		p = r.forPath(abs)
		r.paths[id] = p
	}
	return p
}

func (r *Resolved) forPath(abs string) *ForPath {
	p := &ForPath{}
	grades, options := r.Rules(abs)
	c := &p.Config
	c.Severity = map[string]lint.Severity{}
	for id, v := range grades {
		if s, err := lint.ParseSeverity(v.V); err == nil {
			c.Severity[id] = s
		}
	}
	s := &c.Settings
	s.Options = map[string]any{}
	for name, v := range options {
		s.Options[name] = v.V
	}
	s.Script = r.Script(abs).V
	s.Model = r.Path("model")
	s.Words, s.Typos = r.words, r.typos
	s.RequireReason = r.Bool("require-reason", true).V
	for _, f := range r.layers {
		for _, o := range f.Overrides {
			if len(o.Text) == 0 || !o.applies(abs) {
				continue
			}
			t := textRule{grade: map[string]lint.Severity{}}
			for _, v := range o.Text {
				t.text = append(t.text, v.V)
			}
			for _, rule := range o.Rules {
				for _, id := range r.expand(rule.Name) {
					if g, err := lint.ParseSeverity(rule.Grade); err == nil {
						t.grade[id] = g
					}
				}
			}
			p.text = append(p.text, t)
		}
	}
	p.Fingerprint = p.fingerprint()
	return p
}

// fingerprint covers all that can change a finding. The model is told by its
// size and time, because it may be large.
func (p *ForPath) fingerprint() string {
	h := sha256.New()
	enc := json.NewEncoder(h)
	add := func(v any) {
		if err := enc.Encode(v); err != nil {
			panic(err) // what is not written would not count: the parser lets in nothing that JSON has no form for
		}
	}
	add(p.Config.Severity)
	add(p.Config.Settings)
	for _, t := range p.text {
		add(t.text)
		add(t.grade)
	}
	if info, err := os.Stat(p.Config.Settings.Model); err == nil {
		fmt.Fprint(h, info.Size(), info.ModTime().UnixNano())
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Grade applies the overrides by text: a finding that overlaps one of their
// texts, wherever it stands in the copy, takes their grade.
func (p *ForPath) Grade(doc *lint.Document, findings []lint.Finding) []lint.Finding {
	if len(p.text) == 0 || len(findings) == 0 {
		return findings
	}
	src := string(doc.Source)
	for _, t := range p.text {
		findings = slices.Clone(findings)
		for _, text := range t.text {
			for at := 0; ; {
				i := strings.Index(src[at:], text)
				if i < 0 {
					break
				}
				span := lint.Span{Start: at + i, End: at + i + len(text)}
				for k := range findings {
					f := &findings[k]
					if s, ok := t.grade[f.Rule]; ok && (f.Span.Overlaps(span) || f.Span.Len() == 0 && span.Start <= f.Span.Start && f.Span.Start <= span.End) {
						f.Severity = s
					}
				}
				at = span.End
			}
		}
		findings = slices.DeleteFunc(findings, func(f lint.Finding) bool { return f.Severity == lint.Off })
	}
	return findings
}

// Verify reports the globs that match nothing, each with its line. matched
// paths (absolute) save the search for globs that match one of them.
func (r *Resolved) Verify(matched []string) error {
	var problems []Problem
	look := func(list []Glob) {
		for _, g := range list {
			if !slices.ContainsFunc(matched, g.Match) && !g.exists() {
				problems = append(problems, Problem{g.From.File, g.From.Line, g.Column,
					lint.Say("“%s”没有匹配到任何文件", "“%s” matches no file", g.Pattern)})
			}
		}
	}
	for _, f := range r.Files {
		look(f.Include)
		look(f.Exclude)
		for _, o := range f.Overrides {
			look(o.Paths)
		}
	}
	if problems != nil {
		return &Error{problems}
	}
	return nil
}

// Known returns the checks that the configuration speaks of.
func (r *Resolved) Known() []*lint.Check { return r.checks }

// Choices returns the values a key or flag may have, if they are a list.
func Choices(name string) ([]string, bool) {
	allowed, ok := choices[name]
	return allowed, ok
}

// Covers reports whether the name of a rule or family speaks of the rule id.
func Covers(name, id string) bool { return name == id || strings.HasPrefix(id, name+"/") }

// List is a setting of many values, each with its origin.
type List struct {
	Name   string
	Values []Value[string]
}

// Lists returns the lists that are not empty, for showing.
func (r *Resolved) Lists() []List {
	globs := func(name string, of func(*File) []Glob) List {
		l := List{Name: name}
		for _, f := range r.layers {
			for _, g := range of(f) {
				l.Values = append(l.Values, Value[string]{g.Pattern, g.From})
			}
		}
		return l
	}
	words := List{Name: "words"}
	for _, f := range r.layers {
		words.Values = append(words.Values, f.Words...)
	}
	all := []List{
		globs("include", func(f *File) []Glob { return f.Include }),
		globs("exclude", func(f *File) []Glob { return f.Exclude }),
		words,
		globs("word-files", func(f *File) []Glob { return f.WordFiles }),
		globs("typo-files", func(f *File) []Glob { return f.TypoFiles }),
	}
	return slices.DeleteFunc(all, func(l List) bool { return len(l.Values) == 0 })
}
