package figures

import (
	"strings"
	"testing"
)

func TestHolds(t *testing.T) {
	texts := []string{"", "a", "字", "P值为0.03", "1次", "每次2片，一天3次。", "字数12", "𠮷田医生", "AUC为0.9", strings.Repeat("门诊量同比增长", 2000) + "依次为"}
	words := []string{"", "a", "P", "字", "1次", "一天", "数12", "字数1", "𠮷", "𠮷田", "田医生", "AUC", "依次为", "门诊量", "住院", "高到低", "。"}
	for _, text := range texts {
		r := Read(text)
		for _, w := range words {
			if got, want := r.Holds(w), strings.Contains(text, w); got != want {
				t.Errorf("Holds(%q) of %.30q is %v", w, text, got)
			}
		}
	}
}
