package truncation

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/source"
)

// A note at the foot of a Word file is not how its article ends.
func TestNotesEndNothing(t *testing.T) {
	linter, err := lint.New([]*lint.Check{Check}, lint.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{
		whole + "下一步，体检车还要开到更多社区，并为行动不便的老人提供上门\n数据截至五月底。\n": 1,
		whole + "下一步，体检车还要开到更多社区。\n数据来自区卫生健康局\n":            0,
	} {
		doc := source.Plain("a.txt", []byte(text))
		doc.Blocks[len(doc.Blocks)-1].Note = true
		if found := linter.Lint(doc); len(found) != want {
			t.Errorf("%q: %v", text, found)
		}
	}
}
