package mention

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
)

func article(paragraphs ...string) *lint.Document {
	doc := lint.NewDocument("a.txt", nil)
	for _, p := range paragraphs {
		doc.Add(&lint.Block{Text: p})
	}
	return doc
}

func TestColumn(t *testing.T) {
	if !Column(article("“灸”誤作“炙”，是見得最多的錯字。", "“肓”写成“盲”，其次。")) {
		t.Error("a column on slips is taken for news")
	}
	if Column(article("校对值班表见附件。", "处方上把剂量写成10倍，护士当场发现。")) {
		t.Error("news is taken for a column on slips")
	}
}

func TestQuoted(t *testing.T) {
	for _, c := range []struct {
		before, after string
		want          bool
	}{
		{"把“影像科”写成“影", "科”。", true},
		{"寫成「影", "科」", true},
		{"把“影像科”写成影", "科。他说：“好”", false},
		{"“这句话很长，从头到尾一共有二十多个字，影", "科”", false},
		{"“影", "科这句话很长，从头到尾一共有二十多个字”", false},
	} {
		if got := Quoted(c.before, c.after); got != c.want {
			t.Errorf("%s|%s: %v", c.before, c.after, got)
		}
	}
	if !Denied("这是颈椎病，不是“颈") || Denied("这是“颈") {
		t.Error("denied")
	}
	if !Denied("“针灸”不作“针") {
		t.Error("denied: 不作")
	}
	for before, want := range map[string]bool{
		"作者应为林晓舟，误署林": true, "这种药旧译": true, "他把它念成了": true, "这种药的旧译有三种，": false, "错误，署名": false, "": false,
	} {
		if Cited(before) != want {
			t.Errorf("%s: cited %v", before, !want)
		}
	}
	if !Discusses("常有人把它写成别的") || Discusses("医生写了病历") {
		t.Error("discusses")
	}
}
