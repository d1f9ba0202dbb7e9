package lint

import (
	"fmt"
	"strings"
	"testing"
)

// everyWord reports each occurrence of a word, as family/a.
func everyWord(family, word string) *Check {
	c := wordCheck(family, word)
	c.New = func(*Settings) (func(*Pass), error) {
		return func(p *Pass) {
			for at := 0; ; {
				i := strings.Index(string(p.Doc.Source[at:]), word)
				if i < 0 {
					return
				}
				p.ReportSpan(Diagnostic{Rule: family + "/a", Span: Span{at + i, at + i + len(word)}, Message: Say("有", "has")})
				at += i + len(word)
			}
		}, nil
	}
	return c
}

func TestDirectives(t *testing.T) {
	checks := []*Check{everyWord("typo", "错"), everyWord("script", "體"), Directives}
	for _, c := range []struct{ name, format, in, want string }{
		{"next line", "markdown", "<!-- healthlint-disable-next-line typo/a 原话 -->\n错。\n错。\n", "3 typo/a"},
		{"next line that is not blank", "markdown", "<!-- healthlint-disable-next-line typo/a 原话 -->\n\n错。\n", ""},
		{"two above one line", "markdown", "<!-- healthlint-disable-next-line typo/a 原话 -->\n<!-- healthlint-disable-next-line script 原话 -->\n错體。\n", ""},
		{"this line", "markdown", "错體 <!-- healthlint-disable-line typo, script/a 原话 -->\n错\n", "2 typo/a"},
		{"a block", "markdown", "错\n<!-- healthlint-disable typo 引文 -->\n错\n错體\n<!-- healthlint-enable typo -->\n错\n", "1 typo/a,4 script/a,6 typo/a"},
		{"enable all", "markdown", "<!-- healthlint-disable * 引文 -->\n错體\n<!-- healthlint-enable -->\n错\n", "4 typo/a"},
		{"enable one of two", "markdown", "<!-- healthlint-disable typo, script 引文 -->\n错體\n<!-- healthlint-enable typo -->\n错體\n", "4 typo/a"},
		{"enable two one by one", "markdown", "<!-- healthlint-disable typo, script 引文 -->\n错體\n<!-- healthlint-enable typo -->\n错體\n<!-- healthlint-enable script -->\n错體\n", "4 typo/a,6 typo/a,6 script/a"},
		{"enable part of a name", "markdown", "<!-- healthlint-disable * 引文 -->\n错體\n<!-- healthlint-enable typo/a -->\n错體\n<!-- healthlint-enable typo -->\n", "4 typo/a"},
		{"enable more than was disabled", "markdown", "<!-- healthlint-disable typo/a 引文 -->\n错\n<!-- healthlint-enable typo -->\n错\n", "4 typo/a"},
		{"enable what is enabled", "markdown", "<!-- healthlint-disable typo 引文 -->\n错\n<!-- healthlint-enable typo -->\n<!-- healthlint-enable typo/a -->\n", "4 directive/unused"},
		{"to the end", "markdown", "<!-- healthlint-disable typo 引文 -->\n错\n错", ""},
		{"whole file, from anywhere", "html", "错\n<p>错</p>\n<!-- healthlint-disable-file typo 存档 -->\n", ""},
		{"at the very end", "markdown", "<!-- healthlint-disable-next-line typo 引文 -->\n错", ""},
		{"no reason", "markdown", "<!-- healthlint-disable-next-line typo/a -->\n错\n", "1 directive/reason"},
		{"unused", "markdown", "<!-- healthlint-disable-next-line typo/a 原话 -->\n对\n错\n", "1 directive/unused,3 typo/a"},
		{"half unused", "markdown", "<!-- healthlint-disable-next-line typo/a script/a 原话 -->\n错\n", "1 directive/unused"},
		{"enable without disable", "markdown", "<!-- healthlint-enable typo -->\n错\n", "1 directive/unused,2 typo/a"},
		{"unknown rule", "markdown", "<!-- healthlint-disable-next-line typo/b 原话 -->\n错\n", "1 directive/unknown,2 typo/a"},
		{"unknown verb", "markdown", "<!-- healthlint-disable-nextline typo/a 原话 -->\n错\n", "1 directive/unknown,2 typo/a"},
		{"no rule", "markdown", "<!-- healthlint-disable-next-line 原话 -->\n错\n", "1 directive/unknown,2 typo/a"},
		{"an example in a fence", "markdown", "```\n<!-- healthlint-disable-file typo 例 -->\n```\n错\n", "4 typo/a"},
		{"an example in a code span", "markdown", "写`<!-- healthlint-disable-file typo 例 -->`\n错\n", "2 typo/a"},
		{"after a code span of three backticks", "markdown", "```x``` 是代码。\n<!-- healthlint-disable-next-line typo 例 -->\n错\n", ""},
		{"after a fence of tildes", "markdown", "~~~ a`b\n<!-- healthlint-disable-next-line typo 例 -->\n~~~\n错\n", "4 typo/a"},
		{"plain text has no comments", "text", "<!-- healthlint-disable-file typo 例 -->\n错\n", "2 typo/a"},
		{"not ours", "markdown", "<!-- 编者：错 -->\n", "1 typo/a"},
		{"not closed", "markdown", "<!-- healthlint-disable-file typo 例\n错\n", "2 typo/a"},
	} {
		l, err := New(checks, Config{Settings: Settings{RequireReason: true}})
		if err != nil {
			t.Fatal(err)
		}
		doc := NewDocument("x", []byte(c.in))
		doc.Format = c.format
		var got []string
		for _, f := range l.Lint(doc) {
			got = append(got, fmt.Sprintf("%d %s", f.Start.Line, f.Rule))
		}
		if s := strings.Join(got, ","); s != c.want {
			t.Errorf("%s: got %s, want %s", c.name, s, c.want)
		}
	}
}

func TestDirectivesOfRulesThatDoNotRunAreNotJudged(t *testing.T) {
	l, err := New([]*Check{everyWord("typo", "错"), Directives}, Config{Severity: map[string]Severity{"typo": Off}})
	if err != nil {
		t.Fatal(err)
	}
	doc := NewDocument("x.md", []byte("<!-- healthlint-disable-file typo 例 -->\n错\n"))
	doc.Format = "markdown"
	if got := l.Lint(doc); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
}

func TestUnusedDirectiveIsRemovedWithItsLine(t *testing.T) {
	l, err := New([]*Check{everyWord("typo", "错"), Directives}, Config{})
	if err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]string{
		"一\n  <!-- healthlint-disable-next-line typo 例 -->\r\n二\n": "一\n二\n",
		"一 <!-- healthlint-disable-line typo 例 -->二\n":             "一 二\n",
	} {
		doc := NewDocument("x.md", []byte(in))
		doc.Format = "markdown"
		got := l.Lint(doc)
		if len(got) != 1 || len(got[0].Fixes) != 1 || !got[0].Fixes[0].Safe {
			t.Fatalf("%q: got %+v", in, got)
		}
		s := got[0].Fixes[0].Edits[0].Span
		if out := in[:s.Start] + in[s.End:]; out != want {
			t.Errorf("%q became %q, want %q", in, out, want)
		}
	}
}
