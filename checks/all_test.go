package checks

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
)

func TestEveryRuleIsDocumented(t *testing.T) {
	if err := lint.Validate(All()); err != nil {
		t.Error(err)
	}
}
