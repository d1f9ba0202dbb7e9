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

func TestMojibake(t *testing.T) {
	h := linttest.Harness{Checks: []*lint.Check{Check}}
	found := h.Copy(t, "该县⟦encoding/mojibake:åŒ»é™¢⟧新设影像科，⟦encoding/mojibake:锟斤拷锟斤拷⟧患者得到救治\n")
	if len(found) != 2 || len(found[0].Fixes) != 1 || found[0].Fixes[0].Edits[0].Text != "医院" || len(found[1].Fixes) != 0 {
		t.Errorf("%+v", found)
	}
	h.Copy(t, "荨麻疹、瘙痒、烫伤，屯昌县；α干扰素；café\n")
}
