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

// TestTable reads testdata/facts.tsv: a phrase and every fact in it, — for none.
func TestTable(t *testing.T) {
	file, err := os.Open("testdata/facts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	cases := 0
	for sc := bufio.NewScanner(file); sc.Scan(); {
		text, want, ok := strings.Cut(sc.Text(), "\t")
		if !ok || strings.HasPrefix(text, "#") {
			continue
		}
		cases++
		if got := describe(text); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
		check(t, text)
	}
	if cases < 300 {
		t.Errorf("%d cases, want at least 300", cases)
	}
}
