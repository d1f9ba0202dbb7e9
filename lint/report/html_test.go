package report

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/dataset"
	"github.com/healthlint/healthlint/lint/source"
)

var when = time.Date(2025, 5, 1, 9, 0, 0, 0, time.UTC)

// sample is an article of one line per string with findings at the words
// given as rule, grade, wrong, right.
func sample(path string, lines []string, words ...[4]string) Entry {
	doc := lint.NewDocument(path, []byte(strings.Join(lines, "\n")))
	at := 0
	for i, line := range lines {
		var w lint.BlockBuilder
		w.Verbatim(doc.Source, at, at+len(line))
		kind := lint.Paragraph
		if i == 0 {
			kind = lint.Heading
		}
		doc.Add(w.Block(kind))
		at += len(line) + 1
	}
	e := Entry{Doc: doc}
	for _, b := range doc.Blocks {
		for _, x := range words {
			i := strings.Index(b.Text, x[2])
			if i < 0 {
				continue
			}
			grade, _ := lint.ParseSeverity(x[1])
			f := lint.Finding{Check: strings.Split(x[0], "/")[0], Text: x[2]}
			f.Rule, f.Severity, f.Span = x[0], grade, b.Source(i, i+len(x[2]))
			f.Message = lint.Say("“%s”疑为“%s”之误", "“%s” may be meant as “%s”", x[2], x[3])
			f.Notes = []lint.Note{{Text: lint.Say("按《现代汉语词典》", "by the dictionary")}}
			f.Related = []lint.Related{{Span: doc.Blocks[0].Span(), Message: lint.Say("标题写作", "the headline has")}}
			f.Fixes = []lint.Fix{lint.Replace(b, i, i+len(x[2]), x[3], true)}
			f.Start, f.End = doc.Position(f.Span.Start), doc.Position(f.Span.End)
			e.Findings = append(e.Findings, f)
		}
	}
	return e
}

var copyLines = []string{
	"社区食堂开张 老人吃上热反",
	"平桥街道的社区食堂上周开张，每餐八元，行动不便的老人可以送餐上门。",
	"负责人周小川说，食堂每天供应两百份，菜谱由营氧师拟定，低盐低油。<script>alert(1)</script>",
	"老人说，过去一日三餐凑合着吃，现在家门口就能吃上热饭。",
}

var wrongWords = [][4]string{{"typo/term", "error", "热反", "热饭"}, {"typo/term", "warning", "营氧师", "营养师"}}

func titleOf(rule string) lint.Text {
	return map[string]lint.Text{"typo/term": {ZH: "术语错字", EN: "misspelt term"}}[rule]
}

func write(t testing.TB, path string, entries ...Entry) {
	t.Helper()
	h := NewHTML(path, "zh", when, titleOf)
	s := NewSummary()
	for _, e := range entries {
		s.Files++
		s.Add(e)
		if err := h.Entry(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := h.Close(s); err != nil {
		t.Fatal(err)
	}
}

func TestHTML(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.html")
	write(t, path, sample("a.txt", copyLines, wrongWords...), sample("b.txt", copyLines[3:]))
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<a class="m error" href="#a1f1">热反</a>`, `<a class="m warning" href="#a1f2">营氧师</a>`, `&lt;script&gt;alert(1)`,
		`<del>营氧师</del> → <ins>营养师</ins>`, "差错率超过报纸的限度", "供参考",
	} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("the page has no %s", want)
		}
	}
	for _, bad := range []string{"http://", "https://", "<script>alert", "ZgotmplZ"} {
		if bytes.Contains(page, []byte(bad)) {
			t.Errorf("the page has %s", bad)
		}
	}
}

// Whoever asked for the data quality finds it on the page as well.
func TestHTMLQuality(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.html")
	h := NewHTML(path, "zh", when, titleOf)
	s := NewSummary()
	s.Quality = dataset.NewQuality(dataset.NewRecurring())
	e := sample("a.csv", copyLines, wrongWords...)
	s.Quality.Add(dataset.Place{Path: "a.csv", Record: 1}, e.Findings)
	for range 3 {
		s.Quality.Lengths.Add("问", strings.Repeat("头", 255))
	}
	if err := errors.Join(h.Entry(e), h.Close(s)); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(path)
	for _, want := range []string{"<b>1</b>可修 100.0%", "<p>字段问：3条正好255字，"} {
		if err != nil || !bytes.Contains(page, []byte(want)) {
			t.Errorf("the page has no %s (%v)", want, err)
		}
	}
}

// TestHTMLCopy holds that the copy is shown as its reader sees it: a table in
// rows, what no check reads in its place, and a finding with its grade in
// words, its rule by name, and no change from a mask to the same mask.
func TestHTMLCopy(t *testing.T) {
	src := []byte("收费表\n\n|项目|价格|\n|---|---|\n|超声||\n|胸片|`80`元|\n\n运行 `install` 即可，电话13800138000。\n")
	doc := source.Markdown("a.md", src)
	at := bytes.Index(src, []byte("13800138000"))
	f := lint.Finding{Check: "privacy", Text: "138*00", Start: doc.Position(at)}
	f.Rule, f.Severity, f.Secret, f.Span = "typo/term", lint.Warning, true, lint.Span{Start: at, End: at + 11}
	f.Message = lint.Say("电话号码不应刊出", "a telephone number")
	f.Fixes = []lint.Fix{{Message: lint.Say("遮盖为“138******00”", "mask"), Edits: []lint.Edit{{Span: lint.Span{Start: at + 3, End: at + 9}, Text: "******"}}}}
	findings := []lint.Finding{f}
	doc.Conceal(findings)
	path := filepath.Join(t.TempDir(), "report.html")
	write(t, path, Entry{Doc: doc, Findings: findings})
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<tr><td>项目</td><td>价格</td></tr><tr><td>超声</td></tr><tr><td>胸片</td><td><code>80</code>元</td></tr>`,
		`运行 <code>install</code> 即可，电话<a class="m warning" href="#a1f1">138******00</a>。`,
		`<b class="grade">警告</b> <strong>电话号码不应刊出</strong>`, `<p class="mend">遮盖为“138******00”</p>`,
		`<p class="rule">术语错字 · typo/term</p>`, `<option value="typo/term">术语错字 typo/term</option>`,
	} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("the page has no %s", want)
		}
	}
	if bytes.Contains(page, []byte("→")) {
		t.Error("the page shows a change from a mask to itself")
	}
}

// TestSamePage holds that the page does not follow the order of a map.
func TestSamePage(t *testing.T) {
	e := sample("a.txt", copyLines, wrongWords...)
	for i := range e.Findings {
		e.Findings[i].Rule = "typo/" + string(rune('z'-i))
	}
	if len(e.Findings) < 2 {
		t.Fatal("the sample shows no order")
	}
	page := ""
	for range 20 {
		path := filepath.Join(t.TempDir(), "report.html")
		write(t, path, e)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if page == "" {
			page = string(data)
		}
		if page != string(data) {
			t.Fatal("two pages of one run differ")
		}
	}
}

// TestScore checks the arithmetic on the sample by hand: 热反 is two
// characters (2) in a headline (doubled), 营氧师 a warning of three (2).
func TestScore(t *testing.T) {
	var s Score
	e := sample("a.txt", copyLines, wrongWords...)
	for range 4 { // the same error counts three times at most
		e.Findings = append(e.Findings, e.Findings[1])
	}
	idle := e.Findings[1]
	idle.Rule, idle.Check = "directive/unused", "directive" // no error of the copy
	e.Findings = append(e.Findings, idle)
	s.Add(e)
	if s.Errors() != 4 || s.Warnings() != 6 {
		t.Errorf("errors %v, warnings %v, want 4 and 6", s.Errors(), s.Warnings())
	}
	n := 0
	for _, l := range copyLines {
		n += len([]rune(strings.ReplaceAll(l, " ", "")))
	}
	if want := 4 / float64(n) * 1e4; s.Characters != n || s.Rate(s.Errors()) != want {
		t.Errorf("%d characters, rate %v, want %d and %v", s.Characters, s.Rate(s.Errors()), n, want)
	}
	var out bytes.Buffer
	p := NewScore(&out)
	p.Entry(e)
	p.Close(nil)
	if !strings.Contains(out.String(), "limit-newspapers\t3\tover\n") {
		t.Error(out.String())
	}
}

// TestScoreNumerals: how numerals are written costs a tenth a place and 1 at most, a damaged figure 1.
func TestScoreNumerals(t *testing.T) {
	e := sample("a.txt", copyLines, wrongWords...)
	style := e.Findings[1]
	style.Rule, style.Check, style.Severity = "percent/format", "percent", lint.Warning
	e.Findings = nil
	for i := range 15 {
		style.Text = fmt.Sprintf("%d-20%%", i)
		e.Findings = append(e.Findings, style)
	}
	damaged := style
	damaged.Severity, damaged.Text = lint.Error, "1O%"
	e.Findings = append(e.Findings, damaged)
	var s Score
	s.Add(e)
	if math.Abs(s.Warnings()-1) > 1e-9 || s.Errors() != 1 {
		t.Errorf("warnings %v, errors %v, want 1 and 1", s.Warnings(), s.Errors())
	}
}

func TestMark(t *testing.T) {
	src := []byte("甲&amp;乙丙")
	doc := lint.NewDocument("a.html", src)
	var w lint.BlockBuilder
	w.Verbatim(src, 0, 3)
	w.Decoded("&", 3, 8)
	w.Verbatim(src, 8, 14)
	doc.Add(w.Block(lint.Paragraph))
	at := func(start, end int, s lint.Severity) (f lint.Finding) {
		f.Span, f.Severity = lint.Span{Start: start, End: end}, s
		return f
	}
	for _, c := range []struct {
		findings []lint.Finding
		want     string
	}{
		{[]lint.Finding{at(3, 8, lint.Error)}, "甲 &[0] 乙丙 "},
		{[]lint.Finding{at(0, 11, lint.Info), at(8, 14, lint.Error)}, "甲&[0] 乙[1 0] 丙[1] "},
		{[]lint.Finding{at(11, 11, lint.Error)}, "甲& 乙[0] 丙 "},
		{[]lint.Finding{at(0, 0, lint.Error)}, "甲[0] &乙丙 "},
		{[]lint.Finding{at(14, 14, lint.Error)}, "甲&乙 丙[0] "},
	} {
		got := ""
		for _, s := range Mark(doc, c.findings)[0].Segments {
			got += s.Text
			if s.Findings != nil {
				got += fmt.Sprint(s.Findings)
			}
			got += " "
		}
		if got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
