package script

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/source"
)

// carrier is Traditional copy with a place for a word.
const carrier = "衛生局昨日召開會議，醫師說明時提到%s，請民眾多加留意，後續辦理情形將另行公布。\n"

// Every listed word is found where it stands by itself and mended to the right one, which is never a finding.
func TestMisformedWords(t *testing.T) {
	linter, err := lint.New([]*lint.Check{Check}, lint.Config{})
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(carrier, "%s")
	for line := range strings.Lines(wordsTSV) {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 3 || f[2] != "R" || len(f[0]) != len(f[1]) || f[0] == f[1] {
			t.Errorf("line %q", line)
			continue
		}
		got := f[0]
		for _, d := range linter.Lint(source.Plain("copy.txt", []byte(strings.Replace(carrier, "%s", f[0], 1)))) {
			for _, e := range d.Fixes[0].Edits {
				got = got[:e.Span.Start-at] + e.Text + got[e.Span.End-at:]
			}
		}
		if got != f[1] {
			t.Errorf("%s becomes %s, not %s", f[0], got, f[1])
		}
		if found := linter.Lint(source.Plain("copy.txt", []byte(strings.Replace(carrier, "%s", f[1], 1)))); len(found) > 0 {
			t.Errorf("%s: %s", f[1], found[0].Message.ZH)
		}
	}
}

// Every listed slip is found in simplified copy and mended, to what is no finding.
func TestSlips(t *testing.T) {
	linter, err := lint.New([]*lint.Check{Check}, lint.Config{})
	if err != nil {
		t.Fatal(err)
	}
	const carrier = "卫生局昨日召开会议，医师说明时提到，%s，请民众多加留意，后续办理情形将另行公布。\n"
	at := strings.Index(carrier, "%s")
	for wrong, right := range slips().right {
		got := wrong
		for _, d := range linter.Lint(source.Plain("copy.txt", []byte(strings.Replace(carrier, "%s", wrong, 1)))) {
			if d.Rule != mixed || (d.Severity == lint.Error) == disputed()[wrong] {
				t.Errorf("%s: %s %s", wrong, d.Severity, d.Rule)
			}
			for _, e := range d.Fixes[0].Edits {
				got = got[:e.Span.Start-at] + e.Text + got[e.Span.End-at:]
			}
		}
		if got != right {
			t.Errorf("%s becomes %s, not %s", wrong, got, right)
		}
		if found := linter.Lint(source.Plain("copy.txt", []byte(strings.Replace(carrier, "%s", right, 1)))); len(found) > 0 {
			t.Errorf("%s: %s", right, found[0].Message.ZH)
		}
	}
}

func TestMisformedWordsInCopy(t *testing.T) {
	for _, line := range []string{
		"病人理⟦script/mixed:發⟧後覺得口⟦script/mixed:幹⟧，吃了一碗⟦script/mixed:面⟧條，隨後離開",
		"骨質疏⟦script/mixed:松⟧的長者應多走動，以減輕⟦script/mixed:沖⟧擊，核⟦script/mixed:準⟧的藥物須按時服用",
		"⟦script/mixed:傢⟧屬與專⟦script/mixed:傢⟧都到場，醫院代⟦script/mixed:錶⟧解釋憂⟦script/mixed:郁⟧症的成因",
		"他手術⟦script/mixed:后⟧並不適⟦script/mixed:噹⟧，心⟦script/mixed:髒⟧病又發作，家人⟦script/mixed:註⟧意到他有⟦script/mixed:睏⟧難",
		// The characters belong to other words, or the form is right.
		"陣發型與突發型各有一例，皇后鎮的歌后下午到場，線上遊戲業者和剛下班後的村民都在",
		"裡面包含三項檢查，從頭發展社區醫療，他們要製造業者說明，7日歷屆主任到場，有1、2隻是新來的貓，為瞭解病情而來",
		"頭髮、理髮與發展，口乾，麵條與面對，鬧鐘與鍾情，疏鬆與松樹，衝擊與沖水，核准與標準，家屬與傢俱，抑鬱",
	} {
		harness.Copy(t, inTraditional+line+"\n")
	}
}

// A kept word is no finding, in the form print gives it.
func TestKeptWords(t *testing.T) {
	linter, err := lint.New([]*lint.Check{Check}, lint.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(keptTSV) {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 3 || !strings.HasPrefix(f[2], "R") || len(f[0]) != len(f[1]) || f[0] == f[1] {
			t.Errorf("line %q", line)
			continue
		}
		copy := source.Plain("copy.txt", []byte(strings.Replace(carrier, "%s", f[0], 1)))
		if found := linter.Lint(copy); len(found) > 0 {
			t.Errorf("%s: %s", f[0], found[0].Message.ZH)
		}
	}
}
