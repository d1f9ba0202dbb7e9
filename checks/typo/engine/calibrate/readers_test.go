package main

import (
	"testing"

	"github.com/healthlint/healthlint/checks/typo/engine"
	"github.com/healthlint/healthlint/checks/typo/trial"
	"github.com/healthlint/healthlint/lint/ngram"
)

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
