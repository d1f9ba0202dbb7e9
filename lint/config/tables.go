package config

import (
	"errors"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// readTables reads the house's words and typos, those in the files and those
// in the configuration itself. A table that is missing or malformed is a
// problem of the line that names it.
func (r *Resolved) readTables() error {
	var problems []Problem
	words := map[string]bool{}
	addWord := func(w string) {
		if !words[w] {
			words[w] = true
			r.words = append(r.words, w)
		}
	}
	r.typos = map[string]string{}
	for _, f := range r.layers {
		for _, w := range f.Words {
			addWord(w.V)
		}
		for _, t := range f.Typos {
			if err := checkTypo(t.Wrong, t.Right); err != nil {
				problems = append(problems, Problem{t.From.File, t.From.Line, 1, *err})
			}
			r.typos[t.Wrong] = t.Right
		}
		read := func(g Glob, line func(n int, text string) *lint.Text) {
			names := g.files()
			if len(names) == 0 {
				problems = append(problems, Problem{g.From.File, g.From.Line, g.Column, lint.Say("“%s”没有匹配到任何文件", "“%s” matches no file", g.Pattern)})
			}
			for _, name := range names {
				if err := eachLine(name, line); err != nil {
					var p *Problem
					if errors.As(err, &p) {
						problems = append(problems, *p)
					} else {
						problems = append(problems, Problem{g.From.File, g.From.Line, g.Column, lint.Say("读不了“%s”：%v", "cannot read “%s”: %v", g.Pattern, err)})
					}
				}
			}
		}
		for _, g := range f.WordFiles {
			read(g, func(_ int, text string) *lint.Text {
				addWord(strings.TrimSpace(text))
				return nil
			})
		}
		for _, g := range f.TypoFiles {
			read(g, func(_ int, text string) *lint.Text {
				wrong, right, ok := strings.Cut(text, "\t")
				wrong = strings.TrimSpace(wrong)
				if !ok {
					t := lint.Say("应是“错⇥正”两栏，中间用制表符", "expected “wrong⇥right”, two columns with a tab between")
					return &t
				}
				right, _, _ = strings.Cut(right, "\t") // further columns are the house's own notes
				right = strings.TrimSpace(right)
				r.typos[wrong] = right
				return checkTypo(wrong, right)
			})
		}
	}
	if path := r.Path("model"); path != "" {
		if info, err := os.Stat(path); err != nil || info.IsDir() {
			problems = append(problems, r.Scalar("model", "").From.Problem(lint.Say("没有模型文件“%s”；用 healthlint learn 建立", "there is no model “%s”; healthlint learn makes one", shorten(path))))
		}
	}
	if problems != nil {
		return &Error{problems}
	}
	return nil
}

// checkTypo says what is wrong with an entry of a house table.
func checkTypo(wrong, right string) *lint.Text {
	var t lint.Text
	switch {
	case utf8.RuneCountInString(wrong) < 2:
		t = lint.Say("“%s”太短，至少两个字", "“%s” is too short; two characters at least", wrong)
	case wrong == right:
		t = lint.Say("“%s”错与正相同", "“%s” is the same wrong and right", wrong)
	default:
		return nil
	}
	return &t
}

func (p *Problem) Error() string { return p.In("en") }

// eachLine calls line for every line of a table that is neither blank nor a
// comment (#); what it returns becomes a problem of that line.
func eachLine(name string, line func(n int, text string) *lint.Text) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if !utf8.Valid(data) {
		return &Problem{shorten(name), 1, 1, lint.Say("不是 UTF-8 文件", "is not UTF-8")}
	}
	n := 0
	for text := range strings.Lines(strings.TrimPrefix(string(data), "\uFEFF")) {
		n++
		text = strings.TrimRight(text, "\r\n")
		if strings.TrimSpace(text) == "" || text[0] == '#' {
			continue
		}
		if msg := line(n, text); msg != nil {
			return &Problem{shorten(name), n, 1, *msg}
		}
	}
	return nil
}
