package main

import (
	"math/rand/v2"
	"testing"

	"github.com/healthlint/healthlint/checks/typo/engine"
	"github.com/healthlint/healthlint/checks/typo/trial"
	"github.com/healthlint/healthlint/lint/ngram"
)

const article = "县医院新开了康复门诊，每周三有专家坐诊。社区护士每月入户一次，为老人量血压、测血糖。家属说，看病比从前方便多了。"

// A slip that is put into a text is mended by what stood there, and by nothing else.
func TestInject(t *testing.T) {
	in := newInjector(ngram.Default())
	for _, kind := range injections {
		put := func() *text {
			in.random = rand.New(rand.NewPCG(1, 2))
			return in.into(&text{Text: trial.Text{Wrong: article, Right: article}, part: 3}, 1, kind.put)
		}
		n := put()
		if n.part != 3 || n.Right != article || len(n.placed) != 3 {
			t.Errorf("%s: %d slips in part %d, want 3 in part 3", kind.name, len(n.placed), n.part)
		}
		if again := put(); again.Wrong != n.Wrong {
			t.Errorf("%s: %s, then %s", kind.name, n.Wrong, again.Wrong)
		}
		mended, shift := n.Wrong, 0
		for _, p := range n.placed {
			d := engine.Edit{Start: p.start, End: p.end, Text: p.right}
			if !n.mends(&d) || !n.judged(&d) {
				t.Errorf("%s: what stood there does not mend %s", kind.name, n.Wrong[p.start:p.end])
			}
			if d.Text = p.right + "的"; n.mends(&d) {
				t.Errorf("%s: %q mends %s", kind.name, d.Text, n.Wrong[p.start:p.end])
			}
			mended = mended[:p.start+shift] + p.right + mended[p.end+shift:]
			shift += len(p.right) - (p.end - p.start)
		}
		if mended != article {
			t.Errorf("%s: mended it reads %s", kind.name, mended)
		}
	}
}

// An edit may say more than the slip, as long as what it makes is right; one elsewhere is not fitted to.
func TestPlaced(t *testing.T) {
	n := &text{Text: trial.Text{Wrong: "患者已到定点院医就诊，病情平稳。"}, placed: []placed{{start: 18, end: 24, right: "医院"}}}
	for _, c := range []struct {
		edit          engine.Edit
		mends, judged bool
	}{
		{engine.Edit{Start: 18, End: 24, Text: "医院"}, true, true},
		{engine.Edit{Start: 12, End: 24, Text: "定点医院"}, true, true},
		{engine.Edit{Start: 18, End: 21, Text: "医"}, false, true},
		{engine.Edit{Start: 36, End: 39, Text: "况"}, false, false},
	} {
		if got := n.mends(&c.edit); got != c.mends {
			t.Errorf("%+v mends: %v", c.edit, got)
		}
		if got := n.judged(&c.edit); got != c.judged {
			t.Errorf("%+v judged: %v", c.edit, got)
		}
	}
}
