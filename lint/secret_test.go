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

// Nor may it come out through one that quotes a part of it, or its digits in another width.
func TestConcealParts(t *testing.T) {
	const number = "1３８００１３８０００"
	doc := NewDocument("a.txt", []byte("手机"+number+"，第12段"))
	at, end := len("手机"), len("手机"+number)
	finding := func(span Span, quotes string) Finding {
		text := Say("第12段的“%[1]s”", "“%[1]s” of paragraph 12", quotes)
		return Finding{Diagnostic: Diagnostic{Rule: "encoding/x", Severity: Info, Span: span, Message: text, Notes: []Note{{text}},
			Fixes: []Fix{{Message: text, Edits: []Edit{{Span: span, Text: quotes}}}}}}
	}
	part, whole := finding(Span{at + 1, end}, "3800138000"), finding(Span{0, end}, "手机138 0013 8000")
	single, beside := finding(Span{at + 10, at + 13}, "0"), finding(Span{end, len(doc.Source)}, "第12段")
	related := finding(Span{end, len(doc.Source)}, "3800138000")
	related.Related = []Related{{Span: Span{at + 1, end}, Message: Say("又见3800138000", "3800138000 again")}}
	deletes := finding(Span{0, end}, "")
	secret := Finding{Diagnostic: Diagnostic{Rule: "privacy/phone", Severity: Error, Secret: true, Span: Span{at, end}, Message: Say("见138*", "see 138*"),
		Fixes: []Fix{{Edits: []Edit{{Span: Span{at, end}, Text: Mask(number)}}}}}}
	findings := []Finding{whole, part, single, secret, beside, related, deletes}
	doc.Conceal(findings)
	for i, want := range []string{"第12段的“手机*** **** ****”", "第**段的“**********”", "第**段的“*”", "见138*", "第12段的“第12段”", "第**段的“**********”", "第12段的“”"} {
		f := findings[i]
		if f.Message.ZH != want || !f.Secret && (f.Notes[0].ZH != want || f.Fixes[0].Message.ZH != want) {
			t.Errorf("%d: %q, %q, want %q", i, f.Message.ZH, f.Notes, want)
		}
		if shown, want := len(doc.ShownFixes(f)), []int{0, 0, 0, 1, 1, 1, 1}[i]; shown != want || len(f.Fixes) != 1 {
			t.Errorf("%d: %d fixes of %d are shown, want %d", i, shown, len(f.Fixes), want)
		}
	}
	if got := findings[5].Related[0].Message.EN; got != "********** again" {
		t.Errorf("related: %q", got)
	}
}

// A value that begins another must not leave the rest of it standing.
func TestConcealPrefix(t *testing.T) {
	short, long := "0531-7000123", "0531-7000123456"
	doc := NewDocument("a.txt", []byte(short+"和"+long+"。电话"))
	secret := func(at int, s string) Finding {
		return Finding{Diagnostic: Diagnostic{Rule: "privacy/x", Severity: Error, Secret: true, Span: Span{at, at + len(s)}}}
	}
	at := len(short + "和")
	findings := []Finding{secret(0, short), secret(at, long),
		{Diagnostic: Diagnostic{Rule: "typo/x", Span: Span{at + len(long), len(doc.Source)}, Message: Say("前有%s", "after %s", long)}}}
	doc.Conceal(findings)
	if got, want := findings[2].Message.ZH, "前有"+Mask(long); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
