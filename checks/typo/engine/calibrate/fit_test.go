package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/healthlint/healthlint/checks/typo/engine"
	"github.com/healthlint/healthlint/checks/typo/trial"
	"github.com/healthlint/healthlint/lint/ngram"
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
	const slip = "棉\t眠\t2\t1\n"
	if got := count(sets, "").String(); got != slip {
		t.Errorf("counted %q, want %q", got, slip)
	}
	general.texts[0].Text = trial.Text{Wrong: "经常在失棉。", Right: "经常再失眠。"}
	if got := count(sets, "general").String(); got != "在\t再\t1\t0\n棉\t眠\t0\t1\n" {
		t.Errorf("without general ones counted %q", got)
	}
	general.texts[0].Text = trial.Text{Wrong: "经常失棉。", Right: "经常失眠。"}
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

// A stranger is read by the counts of others, and has none of its own there; an article is, by its lot, the stranger of any set.
func TestReaders(t *testing.T) {
	a := &set{origin: "a", texts: []*text{{Text: trial.Text{Wrong: "经常失棉。", Right: "经常失眠。"}}, {Text: trial.Text{Wrong: "又失棉了。", Right: "又失眠了。"}, lot: 99}, {Text: trial.Text{Wrong: "失棉。", Right: "失眠。"}, part: 1}}}
	b := &set{origin: "b", texts: []*text{{Text: trial.Text{Wrong: "按期复察。", Right: "按期复查。"}}}}
	articles := &set{clean: true, texts: []*text{{lot: 0}, {lot: 100}, {lot: 99}}}
	sets := []*set{a, b, articles}
	for _, s := range sets {
		s.hold(1)
	}
	for _, strangers := range []bool{false, true} {
		r := newReaders(engine.New(ngram.Default()), sets, method{foreign: 0.5, strangers: strangers})
		for _, c := range []struct {
			set     *set
			text    int
			without string
		}{{a, 0, "a"}, {a, 1, ""}, {a, 2, map[bool]string{true: "a"}[strangers]}, {b, 0, "b"}, {articles, 0, "a"}, {articles, 1, "b"}, {articles, 2, ""}} {
			x := c.set.texts[c.text]
			e, as := r.of(c.set, x)
			want := r.all
			if c.without != "" {
				want = r.others[c.without]
			}
			if e != want || (len(as.Own) > 0) != (c.without == "" && c.set == a && !x.held) {
				t.Errorf("%q is not read without the counts of %q, its own being %v", x.Wrong, c.without, as.Own)
			}
		}
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
