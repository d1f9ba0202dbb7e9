package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/healthlint/healthlint/checks/typo/engine"
	"github.com/healthlint/healthlint/checks/typo/trial"
)

// Slips are counted once each, in the sentences that are fitted to, apart by habits, and each sentence knows its own.
func TestCount(t *testing.T) {
	texts := func(part uint) []*text {
		return []*text{
			{Text: trial.Text{Wrong: "经常失棉。", Right: "经常失眠。"}, part: part},
			{Text: trial.Text{Wrong: "他又失棉了。", Right: "他又失眠了。"}, part: 0},
			{Text: trial.Text{Wrong: "平静。", Right: "平静。"}, part: 0},
			{Text: trial.Text{Wrong: "多一个字字。", Right: "多一个字。"}, part: 0}, // of another length
		}
	}
	general := &set{origin: "general", texts: texts(0)}
	health := &set{origin: "health", texts: texts(1), habits: engine.Health}
	sets := []*set{general, general.twin(), health}
	for _, s := range sets {
		s.hold(1)
	}
	note(sets)
	const slip = "棉\t眠\t2\t1\n"
	if got := count(sets, "").String(); got != slip {
		t.Errorf("counted %q, want %q", got, slip)
	}
	general.texts[0].Text = trial.Text{Wrong: "经常在失棉。", Right: "经常再失眠。"}
	note(sets)
	if got := count(sets, "general").String(); got != "在\t再\t1\t0\n棉\t眠\t0\t1\n" {
		t.Errorf("without general ones counted %q", got)
	}
	general.texts[0].Text = trial.Text{Wrong: "经常失棉。", Right: "经常失眠。"}
	note(sets)
	if got := count(sets, "health").String(); got != "棉\t眠\t2\t0\n" {
		t.Errorf("without those of health counted %q", got)
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
		x := &text{Text: trial.Text{Wrong: string(r), Right: string(r)}}
		x.deal(string(r))
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
			t.Errorf("%s of part %d: reported %v by the fit without part %d", x.Wrong, x.part, x.reported, x.found[0].From)
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
		if err != nil || s.weight != want.weight || s.habits != want.habits || len(s.texts) != 1 || s.texts[0].Right != "失眠" {
			t.Errorf("%q: %+v, %v", options, s, err)
		}
	}
	if _, err := readPairs(path + ":heavy"); err == nil {
		t.Error("a weight that is none is taken")
	}
}
