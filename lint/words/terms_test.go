package words

import (
	_ "embed"
	"strings"
	"testing"
)

//go:embed data/terms.tsv
var termsTSV string

// eachTerm calls f for each term that gendict adds to gse's dictionary.
func eachTerm(f func(word string)) {
	for line := range strings.Lines(termsTSV) {
		if word, _, ok := strings.Cut(line, "\t"); ok && word[0] != '#' {
			f(word)
		}
	}
}

func TestTermsAreMarked(t *testing.T) {
	seen := map[string]bool{}
	eachTerm(func(word string) {
		if _, kind, ok := Lookup(word); !ok || kind != Term {
			t.Errorf("%s is not in the dictionary as a term: run go generate", word)
		}
		if seen[word] {
			t.Errorf("%s is listed twice", word)
		}
		seen[word] = true
	})
	if len(seen) < 1000 {
		t.Errorf("only %d terms", len(seen))
	}
}
