package typo

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
)

// everything runs the family, the engine with it, over one paragraph of plain copy.
func everything(text string, s *lint.Settings) []lint.Diagnostic {
	f, err := Check.New(s)
	if err != nil {
		panic(err)
	}
	doc := lint.NewDocument("copy.txt", []byte(text))
	all := lint.Span{Start: 0, End: len(text)}
	doc.Add(&lint.Block{Text: text, Runs: []lint.Run{{Text: all, Source: all}}})
	var out []lint.Diagnostic
	f(lint.NewPass(doc, s, func(d lint.Diagnostic) { out = append(out, d) }))
	return out
}

// Every regional word is listed once, completely, and none of it is reported in Traditional copy.
func TestRegionalWords(t *testing.T) {
	regions := map[string]bool{"HK": true, "TW": true, "HK/TW": true, "all": true}
	sources := map[string]bool{"official": true, "dictionary": true, "names": true, "usage": true}
	seen := map[string]bool{}
	const before = "當局昨日發佈報告，談到"
	for line := range strings.Lines(regionalTSV) {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 4 || !regions[f[1]] || !sources[f[3]] || seen[f[0]] || len(f[0]) < 6 {
			t.Errorf("line %q", line)
			continue
		}
		seen[f[0]] = true
		for _, d := range everything(before+f[0]+"的問題與現況。", &lint.Settings{}) {
			if d.Severity >= lint.Warning && d.Span.Start < len(before+f[0]) && d.Span.End > len(before) {
				t.Errorf("%s: %s %s", f[0], d.Rule, d.Message.ZH)
			}
		}
	}
	if len(seen) < 400 {
		t.Errorf("only %d words", len(seen))
	}
}

// Every regional term is listed once, completely, is no word of the other list, and is not reported in Traditional copy.
func TestRegionalTerms(t *testing.T) {
	classes := map[string]bool{}
	for _, c := range []string{"institution", "department", "staff", "insurance", "reform", "disease", "test", "drug", "treatment", "official"} {
		classes[c] = true
	}
	seen := map[string]bool{}
	for line := range strings.Lines(regionalTSV) {
		word, _, _ := strings.Cut(line, "\t")
		seen[word] = true
	}
	const before = "當局昨日發佈報告，談到"
	n := 0
	for line := range strings.Lines(regionalTermsTSV) {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 4 || f[1] != "HK" && f[1] != "TW" || !classes[f[2]] || f[3] != "R" || seen[f[0]] || len(f[0]) < 9 {
			t.Errorf("line %q", line)
			continue
		}
		n++
		seen[f[0]] = true
		for _, d := range everything(before+f[0]+"的問題與現況。", &lint.Settings{}) {
			if d.Severity >= lint.Warning && d.Span.Start < len(before+f[0]) && d.Span.End > len(before) {
				t.Errorf("%s: %s %s", f[0], d.Rule, d.Message.ZH)
			}
		}
	}
	if n < 800 {
		t.Errorf("only %d terms", n)
	}
}

// What mainland copy does not write is not looked for there.
func TestRegionalTermsAreOfTraditionalCopyOnly(t *testing.T) {
	for text, want := range map[string]int{
		"健保暑表示，明年起調整部分負擔，請民眾留意。": 1,
		"健保暑表示，明年起调整部分负担，请民众留意。": 0,
	} {
		n := 0
		for _, d := range everything(text, &lint.Settings{}) {
			if d.Rule == "typo/term" && d.Severity >= lint.Warning {
				n++
				if note := d.Notes[0].Text; !strings.Contains(note.ZH, "健保署") || !strings.Contains(note.EN, "健保署") {
					t.Errorf("%s: %s", text, note.ZH)
				}
			}
		}
		if n != want {
			t.Errorf("%s: %d findings", text, n)
		}
	}
}

func TestRegionalWordsProtectTraditionalCopyOnly(t *testing.T) {
	for text, want := range map[string]bool{
		"病人無徵狀，已經離開醫院。":  true,
		"病人无征状，已经离开医院。":  false,
		"他為之一震，隨後離開了醫院。": true,
		"他为之一震，随后离开了医院。": true,
	} {
		doc := lint.NewDocument("copy.txt", []byte(text))
		doc.Add(&lint.Block{Text: text})
		p := &passages(doc, nil)[0]
		if got := p.protected(9, 12); got != want {
			t.Errorf("%s: protected %v", text, got)
		}
	}
}
