package figures

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/hanzi"
)

// describe prints the facts of a text the way testdata/facts.tsv writes them: copy=kind value unit role hedge.
func describe(text string) string {
	r := Read(hanzi.SimplifySameLength(text))
	var out []string
	for i := range r.Facts {
		f := &r.Facts[i]
		s := text[f.Start:f.End] + "=" + f.Kind.String()
		switch {
		case f.Kind == Identifier:
		case f.Kind == Date:
			s += fmt.Sprintf(" %d-%d-%d", f.Day.Year, f.Day.Month, f.Day.Day)
			if f.Interval {
				s += fmt.Sprintf("..%d-%d-%d", f.Day2.Year, f.Day2.Month, f.Day2.Day)
			}
		case f.Lo != f.Hi:
			s += " " + f.Lo.String() + ".." + f.Hi.String()
		default:
			s += " " + f.Lo.String()
		}
		if f.Unit != "" {
			s += " " + f.Unit
		}
		if f.Role != Level {
			s += " " + f.Role.String() + [...]string{"↓", "", "↑"}[f.Up+1]
		}
		for k, name := range [...]string{"about", "nearly", "over", "under", "at-least", "at-most", "vague"} {
			if f.Approx&(1<<k) != 0 {
				s += " " + name
			}
		}
		if f.Reversed {
			s += " reversed"
		}
		out = append(out, s)
	}
	if out == nil {
		return "—"
	}
	return strings.Join(out, "; ")
}

// cases holds got against each line of a table, text TAB expectation, and fails where the table has fewer than least.
func cases(t *testing.T, path string, least int, got func(text string) string) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	n := 0
	for sc := bufio.NewScanner(file); sc.Scan(); {
		text, want, ok := strings.Cut(sc.Text(), "\t")
		if !ok || strings.HasPrefix(text, "#") {
			continue
		}
		n++
		if got := got(text); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
		check(t, text)
	}
	if n < least {
		t.Errorf("%d cases, want at least %d", n, least)
	}
}

// TestTable reads testdata/facts.tsv: a phrase and every fact in it, — for none.
func TestTable(t *testing.T) { cases(t, "testdata/facts.tsv", 300, describe) }
