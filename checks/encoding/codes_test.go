package encoding

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/repair"
	"github.com/healthlint/healthlint/lint/source"
)

// Characters written as codes are read back; addresses and programs that are quoted keep theirs.
func TestCodes(t *testing.T) {
	for copy, want := range map[string]string{
		"今年⟦encoding/markup:%E5%8C%BB%E9%99%A2⟧查了两千人。\n":             "医院",
		"今年⟦encoding/markup:=E5=8C=BB=E9=99=A2⟧查了两千人。\n":             "医院",
		"今年⟦encoding/markup:\\xe5\\x8c\\xbb\\xe9\\x99\\xa2⟧查了两千人。\n": "医院",
		"今年⟦encoding/markup:u533bu9662⟧查了两千人。\n":                     "医院",
	} {
		if found := harness.Copy(t, copy); len(found) != 1 || found[0].Fixes[0].Edits[0].Text != want {
			t.Errorf("%s: %+v", copy, found)
		}
	}
	harness.Copy(t, "见 https://hekou.example/wiki/%E5%8C%BB%E9%99%A2/a，占45%20人，u8和u9是型号。\n")
	harness.Copy(t, "今年查了⟦encoding/mojibake:(cid:123)(cid:456)⟧人，明年还要开到山里去。\n")
}

// What scripts, style sheets and other markup leave is no copy.
func TestPrograms(t *testing.T) {
	for _, copy := range []string{
		"今年查了两千人。⟦encoding/markup:<o:p></o:p>⟧明年还要开到山里去。\n",
		"今年查了两千人。⟦encoding/markup:<!--[if !supportLists]-->⟧明年还要开到山里去。\n",
		"今年查了两千人，⟦encoding/markup:[url=http://a.example]⟧体检，车⟦encoding/markup:[/b]⟧来了。\n",
		"今年查了两千人。⟦encoding/markup:var win = null; function open(url) {⟧\n",
		".content⟦encoding/markup:{font-size:16px;line-height:2em}⟧\n",
	} {
		harness.Copy(t, copy)
	}
	harness.Copy(t, "他读了[1]和[b]两处，血压（mmHg）：120，函数f(x)=2x，不等式a<b与c>d。\n")
}

// A script in the record of a data set is what is left of a page, as in a file.
func TestProgramsInRecords(t *testing.T) {
	doc := source.Plain("a.jsonl", []byte("今年查了两千人。var win = null; function open(url) {\n"))
	doc.Record = 3
	l, err := lint.New([]*lint.Check{Check}, lint.Config{})
	if err != nil {
		t.Fatal(err)
	}
	if got := l.Lint(doc); len(got) != 1 || got[0].Rule != repair.Markup {
		t.Errorf("%+v", got)
	}
}

func TestLigatures(t *testing.T) {
	found := harness.Copy(t, "Doctors ⟦encoding/look-alike-letter:ﬁnd⟧ that the ⟦encoding/look-alike-letter:ﬂu⟧ is early. 今年来得早。\n")
	if len(found) != 2 || found[0].Fixes[0].Edits[0].Text != "fi" {
		t.Errorf("%+v", found)
	}
}
