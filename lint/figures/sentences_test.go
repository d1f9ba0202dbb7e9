package figures

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/hanzi"
)

// TestSentences reads testdata/sentences.tsv, whose expectations were written by hand before a reader had seen the
// sentences: every figure with what it measures, its scope and its period.
func TestSentences(t *testing.T) {
	file, err := os.Open("testdata/sentences.tsv")
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
		r := Read(hanzi.SimplifySameLength(text))
		got := strings.Split(describe(text), "; ")
		for i := range r.Facts {
			f := &r.Facts[i]
			for _, part := range [...]struct {
				mark string
				span Span
			}{{" @", r.Noun(f)}, {" #", r.Scope(f)}, {" ~", r.Period(f)}} {
				if !part.span.Empty() {
					got[i] += part.mark + part.span.Of(text)
				}
			}
		}
		if got := strings.Join(got, "; "); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
		check(t, text)
	}
	if cases < 80 {
		t.Errorf("%d cases, want at least 80", cases)
	}
}
