package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/source"
)

const copyText = "市民体检须知\n\n王女士今年春天到市里一家医院做体检，在影射科拍了胸片，报告两天后寄到家中，上面写着未见异常，她这才放下心来，回家后还把这件事告诉了邻居和同事们。\n医院提醒，e\u0301 A\x00B\u200b结果以\t报告为准。\n"

// find makes a finding on the first place of text in doc.
func find(doc *lint.Document, text string, d lint.Diagnostic) lint.Finding {
	at := strings.Index(string(doc.Source), text)
	d.Span = lint.Span{Start: at, End: at + len(text)}
	return lint.Finding{Diagnostic: d, Check: "typo", Start: doc.Position(at), End: doc.Position(at + len(text)), Text: text}
}

func sampleRule(id string) (lint.Rule, bool) {
	return lint.Rule{ID: id, Title: lint.Text{ZH: "近似术语", EN: "Almost a term"}}, true
}

// sample is an entry that has everything a finding can have.
func sampleEntry() Entry {
	doc := source.Plain("稿件.txt", []byte(copyText))
	return Entry{Doc: doc, Findings: []lint.Finding{
		find(doc, "影射科", lint.Diagnostic{
			Rule: "typo/term", Severity: lint.Error, Message: lint.Say("“影射科”疑为“影像科”", "“影射科” for “影像科”"),
			Notes:      []lint.Note{{Text: lint.Say("医院没有影射科，放射检查在影像科做，影射是暗指的意思，两个词音近而义远", "no hospital has a department of insinuation")}},
			Related:    []lint.Related{{Span: lint.Span{Start: strings.Index(copyText, "报告为准"), End: strings.Index(copyText, "报告为准") + 6}, Message: lint.Say("另一处", "the other place")}},
			Fixes:      []lint.Fix{{Message: lint.Say("改为“影像科”", "change to “影像科”"), Safe: true, Edits: []lint.Edit{{Span: lint.Span{Start: 1, End: 1}, Text: "像"}}}},
			Confidence: 0.9,
		}),
		find(doc, "B\u200b结果", lint.Diagnostic{Rule: "typo/sound", Severity: lint.Warning, Message: lint.Say("有\x1b[31m控制符", "a control character")}),
	}}
}

func render(t *testing.T, opt TextOptions, e Entry) string {
	t.Helper()
	var out bytes.Buffer
	opt.Rule = sampleRule
	r := NewText(&out, opt)
	s := NewSummary()
	s.Files = 1
	s.Add(e)
	if err := r.Entry(e); err != nil {
		t.Fatal(err)
	}
	if err := r.Close(s); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestText(t *testing.T) {
	got := render(t, TextOptions{Lang: "zh", Width: 50}, sampleEntry())
	want := `稿件.txt:3:20: 错误 typo/term “影射科”疑为“影像科”
    │ …医院做体检，在影射科拍了胸片，报告两天后寄…
    │                ^^^^^^
    → 4:17 另一处 …提醒，é A␀B·结果以 报告为准…
    · 医院没有影射科，放射检查在影像科做，影射是暗
      指的意思，两个词音近而义远
    ✎ 改为“影像科”

稿件.txt:4:11: 警告 typo/sound 有␛[31m控制符
    │ 医院提醒，é A␀B·结果以 报告为准。
    │               ^^^^^^

检查了1个文件，发现2处：错误1，警告1
     1  typo/sound  近似术语
     1  typo/term   近似术语
1处可由 healthlint fix 改正
`
	got = strings.ReplaceAll(got, "e\u0301", "é")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTextFitsTheTerminal(t *testing.T) {
	for _, width := range []int{50, 60, 80, 120} {
		for _, lang := range []string{"zh", "en"} {
			for line := range strings.Lines(render(t, TextOptions{Lang: lang, Width: width}, sampleEntry())) {
				if n := Columns(strings.TrimRight(line, "\n")); n > width {
					t.Errorf("%d columns at width %d: %s", n, width, line)
				}
			}
		}
	}
}

func TestTextColor(t *testing.T) {
	if got := render(t, TextOptions{Color: true}, sampleEntry()); !strings.Contains(got, "\x1b[31;1m错误\x1b[") || strings.Contains(got, "有\x1b[31m控") {
		t.Errorf("got %q", got)
	}
	if got := render(t, TextOptions{}, sampleEntry()); strings.Contains(got, "\x1b") {
		t.Errorf("colour where none was asked for: %q", got)
	}
}

// FuzzCut: a window never cuts a character, never exceeds the room, and its
// caret stands under the beginning of the place.
func FuzzCut(f *testing.F) {
	f.Add(copyText, 30, 9, 20)
	f.Add("\uFEFF👨‍👩‍👧e\u0301\r\n\x1b", 3, 8, 10)
	f.Add(strings.Repeat("字", 100), 90, 200, 20)
	f.Add(strings.Repeat("字", 25)+"⭗"+strings.Repeat("字", 33), 50, 174, 20) // an odd column beside even ones
	f.Fuzz(func(t *testing.T, s string, start, end, room int) {
		if start < 0 || end < start || end > len(s) || room < 12 || room > 400 {
			t.Skip()
		}
		s = strings.ToValidUTF8(s, "")
		for start < len(s) && start > 0 && s[start]&0xC0 == 0x80 {
			start++
		}
		for end < len(s) && end > 0 && s[end]&0xC0 == 0x80 {
			end++
		}
		if end > len(s) || start > end {
			t.Skip()
		}
		win := cut(lint.NewDocument("a", []byte(s)), lint.Span{Start: start, End: end}, room, room/3)
		if strings.ContainsRune(win.text, '\uFFFD') && !strings.ContainsRune(s, '\uFFFD') {
			t.Fatalf("cut inside a character: %q", win.text)
		}
		if n := Columns(win.text); n > room {
			t.Fatalf("%d columns in a room of %d: %q", n, room, win.text)
		}
		if win.before < 0 || win.before > room || win.marked < 1 {
			t.Fatalf("caret at %d+%d in %q", win.before, win.marked, win.text)
		}
	})
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text        string
		width, used int
		want        string
	}{
		{"繁体文稿中“重癥感”的癥", 20, 4, "繁体文稿中“重癥|感”的癥"},
		{"文稿“重”", 20, 20, "|文稿“重”"},
		{"应为“症”，已改。", 13, 4, "应为|“症”，已|改。"},
		{"two words here", 12, 4, "two|words|here"},
		{"anything at all", 0, 4, "anything at all"},
		{"", 20, 4, ""},
	} {
		if got := strings.Join(wrap(c.text, c.width, c.used, 4), "|"); got != c.want {
			t.Errorf("%q in %d: %s, want %s", c.text, c.width, got, c.want)
		}
	}
}

// TestRemarks holds that a comment in Word reads as an editor writes it.
func TestRemarks(t *testing.T) {
	e := sample("a.txt", copyLines, wrongWords[1])
	f := e.Findings[0]
	f.Fixes = append(f.Fixes, lint.Fix{Message: lint.Say("删去", "delete")})
	for lang, want := range map[string]string{
		"zh": "[警告] “营氧师”疑为“营养师”之误|按《现代汉语词典》|标题写作：“社区食堂开张 老人吃上热反”|建议改为“营养师”|或删去|typo/term",
		"en": "[warning] “营氧师” may be meant as “营养师”|by the dictionary|the headline has: “社区食堂开张 老人吃上热反”|suggestion: change to “营养师”|or: delete|typo/term",
	} {
		if got := strings.Join(Remarks(e.Doc, f, lang), "|"); got != want {
			t.Errorf("%s: %s, want %s", lang, got, want)
		}
	}
}
