package lint

import (
	"strings"
	"testing"
)

func TestMask(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"甲", "甲"},
		{"甲乙", "甲*"},
		{"甲乙丙丁", "甲***"},
		{"A1234567", "A1*****7"},
		{"11010519491231002X", "110*************2X"},
		{"某市某路1号2室", "某市*****室"},
	} {
		if got := Mask(c.in); got != c.want {
			t.Errorf("Mask(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// A secret must not come out through another finding that quotes it.
func TestConceal(t *testing.T) {
	const number = "11010519491231002X"
	doc := NewDocument("a.txt", []byte("证号"+number+"的患者"))
	at := len("证号")
	secret := Finding{Diagnostic: Diagnostic{Rule: "privacy/id", Severity: Error, Secret: true, Span: Span{at, at + len(number)}}}
	note := []Note{{Say("见“%s”", "see “%s”", number)}}
	other := Finding{Diagnostic: Diagnostic{Rule: "typo/x", Severity: Warning, Span: Span{0, len(doc.Source)},
		Message: Say("“%s”有误", "“%s” is wrong", number), Notes: note,
		Related: []Related{{Span: Span{0, at + 8}, Message: Say("又见%s", "%s again", number)}},
		Fixes:   []Fix{{Message: Say("删去%s", "delete %s", number), Edits: []Edit{{Span: Span{at, at + 1}, Text: number}}}}}}
	findings := []Finding{other, secret}
	doc.Conceal(findings)
	f := findings[0]
	for _, s := range []string{f.Text, f.Message.ZH, f.Message.EN, f.Notes[0].ZH, f.Related[0].Message.EN, f.Fixes[0].Message.ZH, doc.Shown(f.Related[0].Span), findings[1].Text} {
		if strings.Contains(s, "0105") || !strings.Contains(s, "110*****") {
			t.Errorf("shown: %s", s)
		}
	}
	if note[0].EN != "see “"+number+"”" {
		t.Error("the check's own notes were changed")
	}
	if f.Fixes[0].Edits[0].Text != number {
		t.Error("an edit was masked")
	}
	if got := doc.Shown(Span{at + 15, len(doc.Source)}); got != "*2X的患者" {
		t.Errorf("a part is shown as %q", got)
	}
	secret.Severity = Info
	findings = []Finding{other, secret}
	doc.Conceal(findings)
	if findings[0].Text != string(doc.Source) || findings[1].Text != "110*************2X" {
		t.Errorf("for information: %q, %q", findings[0].Text, findings[1].Text)
	}
	doc.ConcealFrom(Info, findings)
	if want := "证号110*************2X的患者"; findings[0].Text != want || doc.Shown(Span{0, len(doc.Source)}) != want {
		t.Errorf("where it is shown: %q", findings[0].Text)
	}
}
