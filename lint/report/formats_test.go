package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/source"
)

// inFormat writes an article with findings, a clean one, a record and a
// failure, all with characters that formats like to trip over.
func inFormat(t *testing.T, format string) string {
	t.Helper()
	rule, _ := sampleRule("typo/term")
	rule.Doc, rule.Severity = lint.Text{ZH: "说明", EN: "doc"}, lint.Warning
	var out bytes.Buffer
	r := New(format, &out, Options{Lang: "zh", Version: "1.2.3", Rules: []lint.Rule{rule}})
	record := sampleEntry()
	record.Doc.Record, record.Doc.Row = 3, 5
	odd := sampleEntry()
	odd.Doc.Path = "./目录/a,b:c%<&\">\n.txt"
	sum := NewSummary()
	sum.Fail(Failure{Path: "c<&>.jsonl", Line: 7, Message: lint.Say("不是JSON：\n100%<", "not JSON")})
	for _, e := range []Entry{odd, {Doc: source.Plain("b.txt", []byte("留观。"))}, record} {
		sum.Add(e)
		if err := r.Entry(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Close(sum); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// nothing is what a format writes about no article at all.
func nothing(t *testing.T, format string) string {
	t.Helper()
	var out bytes.Buffer
	if err := New(format, &out, Options{Lang: "en"}).Close(NewSummary()); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestSARIF(t *testing.T) {
	for name, out := range map[string]string{"all": inFormat(t, "sarif"), "nothing": nothing(t, "sarif")} {
		dec := json.NewDecoder(strings.NewReader(out))
		dec.DisallowUnknownFields()
		if err := dec.Decode(new(sarif.Report)); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		log, err := sarif.FromString(out)
		if err != nil {
			t.Fatal(err)
		}
		// Validate holds it against the schema OASIS publishes.
		if err := log.Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if name == "nothing" {
			continue
		}
		run := log.Runs[0]
		if *run.ColumnKind != "unicodeCodePoints" || len(run.Results) != 4 || len(run.Tool.Driver.Rules) != 1 {
			t.Fatalf("columns %q, %d results, %d rules", *run.ColumnKind, len(run.Results), len(run.Tool.Driver.Rules))
		}
		r := run.Results[0]
		region := r.Locations[0].PhysicalLocation.Region
		if *region.StartLine != 3 || *region.StartColumn != 20 || *region.EndColumn != 23 || *region.Snippet.Text != "影射科" {
			t.Errorf("region %+v", region)
		}
		if *r.Locations[0].PhysicalLocation.ArtifactLocation.URI != "%E7%9B%AE%E5%BD%95/a,b:c%25%3C&%22%3E%0A.txt" {
			t.Errorf("uri %s", *r.Locations[0].PhysicalLocation.ArtifactLocation.URI)
		}
		if len(r.Fixes) != 1 || len(r.RelatedLocations) != 1 || r.RuleIndex != 0 || r.Rank != 90 {
			t.Errorf("%d fixes, %d related, rule %d, rank %v", len(r.Fixes), len(r.RelatedLocations), r.RuleIndex, r.Rank)
		}
	}
}

func TestFingerprintsSurviveAnEditElsewhere(t *testing.T) {
	of := func(text string) string {
		doc := source.Plain("a.txt", []byte(text))
		var p fingerprints
		return p.of(doc, find(doc, "影射科", lint.Diagnostic{Rule: "typo/term"}))
	}
	const line = "市民李女士在一家医院的影射科拍了胸片，次日取到报告。"
	if of(line) != of("另起一段。\n"+line) {
		t.Error("a paragraph before it changes the fingerprint")
	}
	if of(line) == of(strings.Replace(line, "拍了胸片", "做了检查", 1)) {
		t.Error("another sentence has the same fingerprint")
	}
	doc := source.Plain("a.txt", []byte(line))
	var p fingerprints
	f := find(doc, "影射科", lint.Diagnostic{Rule: "typo/term"})
	if first, second := p.of(doc, f), p.of(doc, f); first == second {
		t.Error("two findings share a fingerprint, and GitLab would show one")
	}
}

func TestGitHub(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(inFormat(t, "github"), "\n"), "\n")
	want := []string{
		"::error file=目录/a%2Cb%3Ac%25<&\">%0A.txt,line=3,endLine=3,col=20,endColumn=23,title=typo/term::“影射科”疑为“影像科”%0A医院没有影射科，放射检查在影像科做，影射是暗指的意思，两个词音近而义远",
		"::error file=稿件.txt,line=5,title=typo/term::稿件.txt#3: “影射科”疑为“影像科”%0A医院没有影射科，放射检查在影像科做，影射是暗指的意思，两个词音近而义远",
		"::error file=c<&>.jsonl,line=7::不是JSON：%0A100%25<",
	}
	if len(lines) != 5 || lines[0] != want[0] || lines[2] != want[1] || lines[4] != want[2] {
		t.Errorf("got\n%s", strings.Join(lines, "\n"))
	}
}

func TestGitLab(t *testing.T) {
	var issues []gitlabIssue
	if err := json.Unmarshal([]byte(inFormat(t, "gitlab")), &issues); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, i := range issues {
		if i.Description == "" || i.CheckName == "" || i.Location.Path == "" || i.Location.Lines.Begin < 1 || seen[i.Fingerprint] {
			t.Errorf("incomplete or not unique: %+v", i)
		}
		seen[i.Fingerprint] = true
	}
	if len(issues) != 4 || issues[0].Severity != "major" || issues[1].Severity != "minor" || issues[0].Location.Lines.Begin != 3 {
		t.Errorf("got %+v", issues)
	}
	if got := nothing(t, "gitlab"); got != "[]\n" {
		t.Errorf("no findings give %q", got)
	}
}

// TestRDJSONLines: columns count bytes, and the text at them is the finding's.
func TestRDJSONLines(t *testing.T) {
	lines := strings.Split(copyText, "\n")
	dec := json.NewDecoder(strings.NewReader(inFormat(t, "rdjsonl")))
	n := 0
	for ; ; n++ {
		var d rdDiagnostic
		if err := dec.Decode(&d); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		r := d.Location.Range
		if n == 0 && lines[r.Start.Line-1][r.Start.Column-1:r.End.Column-1] != "影射科" {
			t.Errorf("range %+v", r)
		}
	}
	if n != 4 {
		t.Errorf("%d diagnostics", n)
	}
}

func TestJSONLines(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(inFormat(t, "jsonl"), "\n"), "\n")
	for i, l := range lines {
		var v map[string]any
		if err := json.Unmarshal([]byte(l), &v); err != nil {
			t.Fatalf("line %d: %v", i+1, err)
		}
		if i < 4 && (v["path"] == nil || v["rule"] == nil || v["start"] == nil) || i == 4 && v["error"] == nil {
			t.Errorf("line %d: %s", i+1, l)
		}
	}
	if len(lines) != 5 {
		t.Errorf("%d lines", len(lines))
	}
}

func TestXMLFormats(t *testing.T) {
	type element struct {
		XMLName  xml.Name
		Attrs    []xml.Attr `xml:",any,attr"`
		Children []element  `xml:",any"`
		Text     string     `xml:",chardata"`
	}
	count := func(e element, name string) int {
		var walk func(element) int
		walk = func(e element) int {
			n := 0
			if e.XMLName.Local == name {
				n++
			}
			for _, c := range e.Children {
				n += walk(c)
			}
			return n
		}
		return walk(e)
	}
	for _, c := range []struct {
		format string
		counts map[string]int
	}{
		{"checkstyle", map[string]int{"file": 4, "error": 5}},
		{"junit", map[string]int{"testsuite": 4, "testcase": 6, "failure": 4, "error": 1}},
	} {
		var root element
		if err := xml.Unmarshal([]byte(inFormat(t, c.format)), &root); err != nil {
			t.Fatalf("%s: %v", c.format, err)
		}
		for name, want := range c.counts {
			if got := count(root, name); got != want {
				t.Errorf("%s: %d <%s>, want %d", c.format, got, name, want)
			}
		}
		if err := xml.Unmarshal([]byte(nothing(t, c.format)), &root); err != nil {
			t.Errorf("%s of nothing: %v", c.format, err)
		}
	}
}
