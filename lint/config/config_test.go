package config

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"github.com/healthlint/healthlint/lint"
)

var toy = []*lint.Check{
	{Name: "typo", Rules: []lint.Rule{{ID: "typo/known", Severity: lint.Warning}, {ID: "typo/sound", Severity: lint.Info}},
		Options: []lint.Option{{Name: "min-confidence", Default: 0.9}, {Name: "skip", Default: []string(nil)}}},
	{Name: "script", Rules: []lint.Rule{{ID: "script/mixed", Severity: lint.Error}}},
}

// tree writes files below a new folder that git would call a repository.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	if err := os.Mkdir(filepath.Join(root, ".git"), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestProblemsNameTheirLine(t *testing.T) {
	for _, c := range []struct{ name, yaml, want string }{
		{"unknown key", "profile: news\nexlude: [a]\n", "c.yaml:2:1: unknown key “exlude”; did you mean “exclude”"},
		{"unknown key in full width", "prｏfilｅ: news\n", "c.yaml:1:1: unknown key “prｏfilｅ”; did you mean “profile”"},
		{"unknown rule", "rules:\n  typo/sonud: off\n", "c.yaml:2:3: unknown rule “typo/sonud”; did you mean “typo/sound”"},
		{"unknown rule, nothing near", "rules:\n  grammar: off\n", "c.yaml:2:3: unknown rule “grammar”"},
		{"unknown option", "rules:\n  typo: {min-confidance: 1}\n", "c.yaml:2:10: unknown option “min-confidance”; did you mean “min-confidence”"},
		{"option of the wrong type", "rules:\n  typo:\n    min-confidence: high\n", "c.yaml:3:21: option min-confidence must be a number"},
		{"option of one rule", "rules:\n  typo/known: {min-confidence: 1}\n", "c.yaml:2:16: options belong to the family “typo”, not to one rule"},
		{"grade", "rules:\n  typo: loud\n", "c.yaml:2:9: a rule cannot be “loud” (on, off, info, warning, error)"},
		{"choice", "region: us\n", "c.yaml:1:9: region cannot be “us” (cn, tw, hk)"},
		{"twice", "region: cn\nregion: tw\n", "c.yaml:2:1: “region” again; line 1 has it already"},
		{"not a mapping", "- a\n", "c.yaml:1:1: expected “key: value” here"},
		{"bad glob", "exclude: ['a[']\n", "c.yaml:1:11: “a[” is not a valid glob"},
		{"glob outside", "exclude: [/etc]\n", "c.yaml:1:11: “/etc” must count from the folder of this file"},
		{"not a boolean", "inherit: maybe\n", "c.yaml:1:10: expected true or false here"},
		{"tab", "words:\n  - 甲\n\t- 乙\n", "c.yaml:3:1: YAML takes no tab as indentation: use spaces"},
		{"tab below", "rules:\n  script: error\n  \ttypo: off\n", "c.yaml:3:3: YAML takes no tab as indentation: use spaces"},
		{"tab first", "\tscript: auto\n", "c.yaml:1:1: YAML takes no tab as indentation: use spaces"},
		{"first line", "a: b: c\n", "c.yaml:1:1: not valid YAML: mapping values are not allowed in this context"},
		{"syntax", "a: b\n c: d\n", "c.yaml:2:1: not valid YAML: mapping values are not allowed in this context"},
		{"two documents", "region: cn\n---\n# 注\nregion: tw\n", "c.yaml:4:1: another YAML document after “---”: a configuration is one document"},
		{"syntax of the second", "region: cn\n---\na: b\n c: d\n", "c.yaml:4:1: not valid YAML: mapping values are not allowed in this context"},
		{"an end and nothing after", "---\nregion: cn\n...\n---\n", ""},
		{"empty override", "overrides:\n  - paths: [a]\n", "c.yaml:2:5: this override changes nothing"},
		{"override of everything", "overrides:\n  - rules: {typo: off}\n", "c.yaml:2:5: this override has neither paths nor text and would hold for all copy; what is to hold for all stands outside overrides"},
		{"override by text with options", "overrides:\n  - text: 甲\n    rules: {typo: {min-confidence: 1}}\n", "c.yaml:2:5: an override by text can grade rules but not set options"},
		{"two at once", "a: 1\nb: 2\n", "c.yaml:1:1: unknown key “a”\nc.yaml:2:1: unknown key “b”"},
	} {
		_, problems := Parse("c.yaml", []byte(c.yaml), toy)
		if got := (&Error{problems}).In("en"); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestYAMLProblemsInChinese(t *testing.T) {
	for _, c := range []struct{ yaml, want string }{
		{"a: b\n c: d\n", "c.yaml:2:1: 不是有效的 YAML：这里不该有“键: 值”：缩进不对，或值里有冒号而没有加引号"},
		{"words: [甲\nregion: cn\n", "c.yaml:1:1: 不是有效的 YAML：方括号没有合上，或少了逗号"},
		{"rules:\n\ttypo: off\n", "c.yaml:2:1: YAML 不许用制表符缩进，改用空格"},
		{"# 注\n\nregion: cn\nwords: [甲\n", "c.yaml:4:1: 不是有效的 YAML：方括号没有合上，或少了逗号"},
		{"region: cn\nwords: {甲\nprofile: news\n", "c.yaml:2:1: 不是有效的 YAML：花括号没有合上，或少了逗号"},
		{"words: \"甲\nregion: cn\n", "c.yaml:1:1: 不是有效的 YAML：引号没有合上"},
		{"region: cn\nwords: '甲\nprofile: news", "c.yaml:2:1: 不是有效的 YAML：引号没有合上"},
		{"region: cn\nrules:\n  typo: off\n words: 甲\nscript: auto\n", "c.yaml:4:1: 不是有效的 YAML：缩进不对，或上一行的引号、括号没有合上"},
		{"region: cn\nwords:\n  - 甲\n  乙: 丙\nscript: auto\n", "c.yaml:4:1: 不是有效的 YAML：列表的缩进不对，或少了“-”"},
		{"region: cn\nwords\nscript: auto\n", "c.yaml:2:1: 不是有效的 YAML：键后面少了冒号"},
		{"region: cn\nwords: 甲\x01\n", "c.yaml:2:1: 不是有效的 YAML：有控制字符"},
		{"region: cn\nwords: \xbc\xd7\n", "c.yaml:2:1: 不是有效的 YAML：不是UTF-8编码"},
		{"words: \"甲\n", "c.yaml:1:1: 不是有效的 YAML：引号没有合上"},
	} {
		_, problems := Parse("c.yaml", []byte(c.yaml), toy)
		if got := (&Error{problems}).In("zh"); got != c.want {
			t.Errorf("%q:\ngot  %s\nwant %s", c.yaml, got, c.want)
		}
	}
}

func TestNearestFileWins(t *testing.T) {
	root := tree(t, map[string]string{
		Name:             "profile: official\nregion: tw\nrules: {typo/sound: error, script: info}\nwords: [甲乙]\n",
		"a/" + Name:      "region: hk\nrules: {typo: off}\nwords: [丙丁]\n",
		"a/b/" + Name:    "inherit: false\nregion: cn\n",
		"a/x.txt":        "",
		"a/b/x.txt":      "",
		"x.txt":          "",
		"../" + "stray":  "",
		"a/c/deep/x.txt": "",
	})
	l := &Loader{Checks: toy}
	for _, c := range []struct{ path, want string }{
		{"x.txt", "traditional boilerplate/contact=off typo/sound=error script/mixed=info 甲乙"},
		{"a/x.txt", "traditional boilerplate/contact=off typo/known=off typo/sound=off script/mixed=info 甲乙 丙丁"},
		{"a/c/deep/x.txt", "traditional boilerplate/contact=off typo/known=off typo/sound=off script/mixed=info 甲乙 丙丁"},
		{"a/b/x.txt", "simplified"},
	} {
		r, err := l.For(filepath.Join(root, c.path))
		if err != nil {
			t.Fatal(err)
		}
		if got := summary(r.For(filepath.Join(root, c.path))); got != c.want {
			t.Errorf("%s: got %s, want %s", c.path, got, c.want)
		}
	}
}

func summary(p *ForPath) string {
	out := []string{p.Config.Settings.Script}
	for _, id := range []string{"boilerplate/contact", "typo/known", "typo/sound", "script/mixed"} {
		if s, ok := p.Config.Severity[id]; ok {
			out = append(out, id+"="+s.String())
		}
	}
	return strings.Join(append(out, p.Config.Settings.Words...), " ")
}

// TestBrokenFileIsReadOnce: a broken file counts for every article below it, and is parsed once.
func TestBrokenFileIsReadOnce(t *testing.T) {
	root := tree(t, map[string]string{Name: "no: such key\n"})
	l := &Loader{Checks: toy}
	_, first := l.For(filepath.Join(root, "a.txt"))
	if first == nil {
		t.Fatal("a broken file was read")
	}
	for _, path := range []string{"b.txt", "deep/er/c.txt"} {
		if _, err := l.For(filepath.Join(root, path)); !errors.Is(err, first) {
			t.Errorf("%s: parsed again: %v", path, err)
		}
	}
}

// TestUnreadableFolder: a folder that cannot be entered, or is none, has no configuration of its own and does not end the
// run; a configuration that cannot be read does.
func TestUnreadableFolder(t *testing.T) {
	root := tree(t, map[string]string{Name: "region: tw\n", "a.txt": "", "shut/" + Name: "region: hk\n", "own/" + Name: "region: hk\n"})
	dirs := []string{"a.txt"}
	if os.Geteuid() != 0 { // who may read everything
		dirs = append(dirs, "shut")
		if err := os.Chmod(filepath.Join(root, "shut"), 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(filepath.Join(root, "shut"), 0o777) })
		if err := os.Chmod(filepath.Join(root, "own", Name), 0); err != nil {
			t.Fatal(err)
		}
		if _, err := (&Loader{Checks: toy}).ForDir(filepath.Join(root, "own")); !errors.Is(err, os.ErrPermission) {
			t.Errorf("a configuration that cannot be read: %v", err)
		}
	}
	for _, dir := range dirs {
		r, err := (&Loader{Checks: toy}).ForDir(filepath.Join(root, dir))
		if err != nil {
			t.Errorf("%s: %v", dir, err)
		} else if v := r.Scalar("region", ""); v.V != "tw" {
			t.Errorf("%s: region %q", dir, v.V)
		}
	}
}

func TestFlagsWinOverFiles(t *testing.T) {
	root := tree(t, map[string]string{Name: "profile: official\nregion: tw\n"})
	flags := &File{Scalars: map[string]Value[string]{"region": {"hk", Origin{Flag: "region"}}}}
	r, err := (&Loader{Checks: toy, Flags: flags}).ForDir(root)
	if err != nil {
		t.Fatal(err)
	}
	if v := r.Scalar("region", ""); v.V != "hk" || v.From.In("en") != "flag --region" {
		t.Errorf("region is %q from %s", v.V, v.From.In("en"))
	}
	if v := r.Scalar("profile", "news"); v.V != "official" || v.From.Line != 1 {
		t.Errorf("profile is %+v", v)
	}
}

func TestRegionIsAScriptUnlessOneIsSet(t *testing.T) {
	root := tree(t, map[string]string{Name: "region: tw\noverrides:\n  - {paths: [简], region: cn}\n  - {paths: [双], script: auto}\n"})
	r, err := (&Loader{Checks: toy}).ForDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{"a.txt": "traditional", "简/a.txt": "simplified", "双/a.txt": "auto"} {
		if got := r.For(filepath.Join(root, path)).Config.Settings.Script; got != want {
			t.Errorf("%s: script %s, want %s", path, got, want)
		}
	}
}

func TestProfileIsUnderFilesAndFlags(t *testing.T) {
	checks := []*lint.Check{{Name: "boilerplate", Rules: []lint.Rule{{ID: "boilerplate/contact", Severity: lint.Warning}, {ID: "boilerplate/notice", Severity: lint.Warning}}}}
	root := tree(t, map[string]string{Name: "profile: official\nrules: {boilerplate/contact: error}\n"})
	r, err := (&Loader{Checks: checks}).ForDir(root)
	if err != nil {
		t.Fatal(err)
	}
	grades, _ := r.Rules("")
	if v := grades["boilerplate/contact"]; v.V != "error" || v.From.Line != 2 {
		t.Errorf("the file's grade is %+v", v)
	}
	if v := grades["boilerplate/notice"]; v.V != "off" || v.From.In("en") != "profile official" {
		t.Errorf("the profile's grade is %q from %s", v.V, v.From.In("en"))
	}
}

func TestOverridesByPath(t *testing.T) {
	root := tree(t, map[string]string{Name: "rules: {typo: error}\noverrides:\n" +
		"  - paths: ['转载/**']\n    rules: {typo/known: off}\n    profile: official\n" +
		"  - paths: ['转载/要闻']\n    rules: {typo/known: on}\n"})
	r, err := (&Loader{Checks: toy}).ForDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"x.txt":         "auto typo/known=error typo/sound=error",
		"转载/x.txt":      "auto boilerplate/contact=off typo/known=off typo/sound=error",
		"转载/要闻/一/x.txt": "auto boilerplate/contact=off typo/sound=error", // on: as the rule itself says
	} {
		if got := summary(r.For(filepath.Join(root, path))); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
	one, two := r.For(filepath.Join(root, "y.txt")), r.For(filepath.Join(root, "z.txt"))
	if one != two || one.Fingerprint == r.For(filepath.Join(root, "转载/y.txt")).Fingerprint {
		t.Error("paths with the same overrides must share a fingerprint, others must not")
	}
}

func TestOverridesByText(t *testing.T) {
	root := tree(t, map[string]string{Name: "overrides:\n  - text: 引文说甲\n    rules: {typo: off}\n  - text: 丙\n    rules: {typo/known: info}\n"})
	r, err := (&Loader{Checks: toy}).ForDir(root)
	if err != nil {
		t.Fatal(err)
	}
	doc := lint.NewDocument("x.txt", []byte("引文说甲。正文说甲，又说丙。"))
	var in []lint.Finding
	for _, at := range []int{9, 24, 36} {
		in = append(in, lint.Finding{Diagnostic: lint.Diagnostic{Rule: "typo/known", Severity: lint.Warning, Span: lint.Span{Start: at, End: at + 3}}})
	}
	out := r.For(filepath.Join(root, "x.txt")).Grade(doc, in)
	if len(out) != 2 || out[0].Span.Start != 24 || out[0].Severity != lint.Warning || out[1].Severity != lint.Info {
		t.Errorf("got %+v", out)
	}
	if in[2].Severity != lint.Warning {
		t.Error("the findings passed in must not change")
	}
}

func TestGlobsThatMatchNothing(t *testing.T) {
	root := tree(t, map[string]string{Name: "exclude:\n  - 归档/**\n  - 没有/**\ninclude: ['*.txt']\noverrides:\n  - paths: ['*.md']\n    rules: {typo: off}\n",
		"归档/旧.txt": "", "新.txt": ""})
	r, err := (&Loader{Checks: toy}).ForDir(root)
	if err != nil {
		t.Fatal(err)
	}
	var e *Error
	if err := r.Verify(nil); !errors.As(err, &e) || len(e.Problems) != 2 || e.Problems[0].Line != 3 || e.Problems[1].Line != 6 {
		t.Errorf("got %v", err)
	}
	for path, want := range map[string]bool{"归档/旧.txt": true, "归档/深/旧.txt": true, "新.txt": false, "深/新.txt": false, "新.md": true} {
		if got := r.Excluded(filepath.Join(root, path), false); got != want {
			t.Errorf("%s: excluded %v, want %v", path, got, want)
		}
	}
	if !r.Excluded(filepath.Join(root, "归档"), true) {
		t.Error("an excluded folder need not be entered")
	}
}

func TestTables(t *testing.T) {
	root := tree(t, map[string]string{Name: "words: [甲乙]\nword-files: [house/*.txt]\ntypos: {影射科: 影像科}\ntypo-files: [house/typos.tsv]\n",
		"house/words.txt": "\uFEFF# 名\n丙丁\r\n\n甲乙\n", "house/typos.tsv": "问倦\t问卷\t常见\n"})
	r, err := (&Loader{Checks: toy}).ForDir(root)
	if err != nil {
		t.Fatal(err)
	}
	s := r.For(filepath.Join(root, "x.txt")).Config.Settings
	if strings.Join(s.Words, " ") != "甲乙 丙丁" || len(s.Typos) != 2 || s.Typos["问倦"] != "问卷" {
		t.Errorf("got %v %v", s.Words, s.Typos)
	}
	for _, c := range []struct{ yaml, table, want string }{
		{"word-files: none.txt\n", "", ":1:13: “none.txt” matches no file"},
		{"typo-files: t.tsv\n", "甲乙 丙丁\n", "t.tsv:1:1: expected “wrong⇥right”, two columns with a tab between"},
		{"typo-files: t.tsv\n", "甲乙\t丙丁\n甲\t乙\n", "t.tsv:2:1: “甲” is too short; two characters at least"},
	} {
		root := tree(t, map[string]string{Name: c.yaml, "t.tsv": c.table})
		if _, err := (&Loader{Checks: toy}).ForDir(root); err == nil || !strings.HasSuffix(err.Error(), c.want) {
			t.Errorf("%s: got %v", c.want, err)
		}
	}
}

// TestIgnoredAgreesWithGit asks git itself about every path.
func TestIgnoredAgreesWithGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	root := tree(t, map[string]string{
		".gitignore":     "# 注\n*.log\n/only-top\nbuild/\n!keep.log\ndoc/**/tmp\nx{1}.txt\n\\#hash\n[ab].md\ntrail.txt   \n草稿/**\n!草稿/终稿\nmid/*/end\n",
		"sub/.gitignore": "!*.log\nonly-top\n/anchored.txt\n",
		"sub/a.log":      "", "a.log": "", "keep.log": "", "only-top": "", "sub/only-top": "", "sub/deep/only-top": "",
		"build/x.txt": "", "sub/build/x.txt": "", "buildx": "", "doc/tmp": "", "doc/a/b/tmp": "", "tmp": "", "x{1}.txt": "", "x1.txt": "",
		"#hash": "", "a.md": "", "c.md": "", "trail.txt": "", "草稿/一.txt": "", "草稿/终稿": "", "mid/a/end": "", "mid/end": "", "mid/a/b/end": "",
		"sub/anchored.txt": "", "sub/x/anchored.txt": "", "anchored.txt": "", "private.txt": "", "build.txt": "", "doc/build": "",
	})
	if err := os.Remove(filepath.Join(root, ".git")); err != nil {
		t.Fatal(err)
	}
	git := func(args ...string) []byte {
		cmd := exec.Command("git", append([]string{"-C", root}, args...)...)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
		return out
	}
	git("init", "-q")
	if err := os.WriteFile(filepath.Join(root, ".git", "info", "exclude"), []byte("private.txt\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	kept := map[string]bool{}
	for _, name := range bytes.Split(git("ls-files", "-z", "--others", "--exclude-standard"), []byte{0}) {
		kept[string(name)] = true
	}
	ignored := newIgnored(root)
	n := 0
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if d != nil && d.Name() == ".git" {
				return filepath.SkipDir
			}
			return err
		}
		rel, _ := filepath.Rel(root, path)
		n++
		if got, want := ignored.Match(path, false), !kept[filepath.ToSlash(rel)]; got != want {
			t.Errorf("%s: ignored %v, git says %v", rel, got, want)
		}
		return nil
	})
	if err != nil || n < 30 {
		t.Errorf("%d files, %v", n, err)
	}
}

func TestSchemaAndParserAgree(t *testing.T) {
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema(toy, "en")))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("config.json", schema); err != nil {
		t.Fatal(err)
	}
	s, err := compiler.Compile("config.json")
	if err != nil {
		t.Fatal(err)
	}
	// The template with every key uncommented is the longest right file there is.
	var full []string
	for line := range strings.Lines(string(Template(toy, "news", "zh"))) {
		body, commented := strings.CutPrefix(line, "# ")
		if commented && (strings.HasPrefix(body, " ") || !strings.Contains(body, "（") && strings.Contains(body, ":") && body[0] < 0x80 && !strings.HasPrefix(body, "yaml-")) {
			line = body
		}
		full = append(full, line)
	}
	for _, c := range []struct {
		yaml string
		ok   bool
	}{
		{string(Template(toy, "news", "zh")), true},
		{string(Template(toy, "official", "en")), true},
		{strings.Join(full, ""), true},
		{"", true},
		{"rules: {typo: {severity: off, min-confidence: 0.5}}\nexclude: a\n", true},
		{"exlude: a\n", false},
		{"rules: {typo/sonud: off}\n", false},
		{"rules: {typo: loud}\n", false},
		{"region: us\n", false},
		{"overrides: [{path: a}]\n", false},
	} {
		var value any
		if err := yaml.Unmarshal([]byte(c.yaml), &value); err != nil {
			t.Fatalf("%v\n%s", err, c.yaml)
		}
		data, _ := json.Marshal(value)
		instance, _ := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		err := s.Validate(instance)
		f, problems := Parse("c.yaml", []byte(c.yaml), toy)
		if (err == nil) != c.ok || (len(problems) == 0) != c.ok {
			t.Errorf("schema says %v, parser says %v, want right: %v\n%s", err, problems, c.ok, c.yaml)
		}
		if c.yaml == strings.Join(full, "") && (len(f.Overrides) != 2 || len(f.Scalars) < 7) {
			t.Errorf("the full template sets too little: %+v", f)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(Template(toy, "news", "en"))
	f.Add([]byte("rules: {typo: {severity: off}}\noverrides: [{text: 甲, rules: {typo: off}}]\n"))
	f.Add([]byte("a: &a [*a]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, problems := Parse("c.yaml", data, toy)
		for _, p := range problems {
			if p.Line < 0 || p.Message.ZH == "" || p.Message.EN == "" {
				t.Errorf("problem without place or words: %+v", p)
			}
		}
	})
}
