package encoding

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/linttest"
)

func TestPinyinResidue(t *testing.T) {
	h := linttest.Harness{Checks: []*lint.Check{Check}}
	found := h.Copy(t, "全縣衛⟦encoding/pinyin-residue:(wèi)⟧生院與市醫⟦encoding/pinyin-residue:（yī）⟧院結對\n")
	if len(found) != 2 || len(found[0].Fixes) != 1 || found[0].Fixes[0].Edits[0].Text != "" {
		t.Errorf("the residue is not offered for deletion: %+v", found)
	}
	h.Copy(t, "“罹(lí)患”一词，常被误读\n")
}
