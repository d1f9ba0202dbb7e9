package checks

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
)

func TestEveryRuleIsDocumented(t *testing.T) {
	if err := lint.Validate(All()); err != nil {
		t.Error(err)
	}
}

// Every rule that a check finds has copy on which it fires, marked ⟦rule:…⟧ in the tests of its family.
func TestEveryRuleHasAMark(t *testing.T) {
	for _, c := range All() {
		if c == lint.Directives {
			continue // the linter's own: see cmd/healthlint/testdata/script/directive.txtar
		}
		var marked strings.Builder
		err := filepath.WalkDir(c.Name, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, "_test.go") && !strings.Contains(path, "testdata") {
				return err
			}
			data, err := os.ReadFile(path)
			marked.Write(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range c.Rules {
			if !r.Run && !strings.Contains(marked.String(), "⟦"+r.ID+":") {
				t.Errorf("%s: nothing shows that it fires", r.ID)
			}
		}
	}
}

// Wrong and right examples are items of a list: lines of a paragraph run together, on the page and in the terminal.
func TestExamplesAreItems(t *testing.T) {
	loose := regexp.MustCompile(`(?m)^(?:(?:错|对|误|正)：|(?:- )?(?:误|正)：|(?:Wrong|Right):)`)
	for _, c := range All() {
		for _, r := range c.Rules {
			for doc, wrong := range map[string]string{r.Doc.ZH: "\n- 错：", r.Doc.EN: "\n- Wrong: "} {
				if s := loose.FindString(doc); s != "" || !strings.Contains(doc, wrong) {
					t.Errorf("%s: an example must be an item, “%s”; found %q", r.ID, strings.TrimSpace(wrong), s)
				}
			}
		}
	}
}
