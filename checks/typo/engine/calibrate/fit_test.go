package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/healthlint/healthlint/checks/typo/engine"
)

// Slips are counted once each, in the sentences that are fitted to, apart by habits, and each sentence knows its own.
func TestCount(t *testing.T) {
	texts := func(part uint) []*text {
		return []*text{
			{wrong: "经常失棉。", right: "经常失眠。", part: part},
			{wrong: "他又失棉了。", right: "他又失眠了。", part: 0},
			{wrong: "平静。", right: "平静。", part: 0},
			{wrong: "多一个字字。", right: "多一个字。", part: 0}, // of another length
		}
	}
	general := &set{texts: texts(0)}
	health := &set{texts: texts(1), habits: engine.Health}
	sets := []*set{general, general.twin(), health}
	for _, s := range sets {
		s.hold(1)
	}
	const slip = "棉\t眠\t2\t1\n"
	if got := count(sets).String(); got != slip {
		t.Errorf("counted %q, want %q", got, slip)
	}
	k := engine.Slip{Wrong: '棉', Right: '眠'}
	if own := general.texts[0].own[k]; own != (engine.Counts{1, 0}) {
		t.Errorf("a sentence's own: %v", own)
	}
	if held := health.texts[0]; !held.held || held.own != nil {
		t.Errorf("a sentence held out: %+v", held)
	}
}

// Each text is reported on once when every part was held out.
func TestParts(t *testing.T) {
	s := &set{}
	parts := map[uint]int{}
	for _, r := range "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥" {
		x := &text{wrong: string(r), right: string(r), part: partOf(string(r))}
		s.texts = append(s.texts, x)
		parts[x.part]++
	}
	if len(parts) != folds {
		t.Errorf("parts: %v", parts)
	}
	for p := range uint(folds) {
		s.hold(p)
		for _, x := range s.texts {
			x.edits = []engine.Edit{{From: int(p)}}
		}
		s.keep()
	}
	for _, x := range s.texts {
		if !x.reported || x.found[0].From != int(x.part) {
			t.Errorf("%s of part %d: reported %v by the fit without part %d", x.wrong, x.part, x.reported, x.found[0].From)
		}
	}
}

func TestReadPairs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pairs.tsv")
	if err := os.WriteFile(path, []byte("失棉\t失眠\n# no pair\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for options, want := range map[string]set{"": {weight: 1}, ":3": {weight: 3}, ":health": {weight: 1, habits: engine.Health}, ":0.5:health": {weight: 0.5, habits: engine.Health}} {
		s, err := readPairs(path + options)
		if err != nil || s.weight != want.weight || s.habits != want.habits || len(s.texts) != 1 || s.texts[0].right != "失眠" {
			t.Errorf("%q: %+v, %v", options, s, err)
		}
	}
	if _, err := readPairs(path + ":heavy"); err == nil {
		t.Error("a weight that is none is taken")
	}
}
