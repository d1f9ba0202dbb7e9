package config

import (
	"fmt"
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// Problem is one thing wrong with a configuration file. Line and Column start
// at 1; Line 0 is the file as a whole.
type Problem struct {
	Path         string
	Line, Column int
	Message      lint.Text
}

// In returns the problem as "path:line:column: message".
func (p Problem) In(lang string) string {
	if p.Line == 0 {
		return p.Path + ": " + p.Message.In(lang)
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.Path, p.Line, p.Column, p.Message.In(lang))
}

// Error is all that is wrong with the files of one run.
type Error struct{ Problems []Problem }

func (e *Error) Error() string { return e.In("en") }

// In returns the problems in lang, one to a line.
func (e *Error) In(lang string) string {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = p.In(lang)
	}
	return strings.Join(lines, "\n")
}

// Origin says where a value comes from: a line of a file, a flag, a profile,
// or none of them, which is the default.
type Origin struct {
	File    string
	Line    int
	Column  int
	Flag    string
	Profile string
}

// In returns the origin as a person reads it.
func (o Origin) In(lang string) string {
	switch {
	case o.Flag != "":
		return lint.Say("命令行 --%s", "flag --%s", o.Flag).In(lang)
	case o.File != "":
		return fmt.Sprintf("%s:%d", o.File, o.Line)
	case o.Profile != "":
		return lint.Say("体裁 %s", "profile %s", o.Profile).In(lang)
	}
	return lint.Say("默认", "default").In(lang)
}

// Problem is what is wrong with a value, at its place.
func (o Origin) Problem(message lint.Text) Problem {
	return Problem{o.File, max(o.Line, 1), max(o.Column, 1), message}
}

// Value is a setting and where it comes from.
type Value[T any] struct {
	V    T
	From Origin
}
