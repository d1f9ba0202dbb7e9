package lint

import (
	"slices"
	"strings"
	"testing"
)

func wordCheck(name, word string) *Check {
	return &Check{
		Name:  name,
		Rules: []Rule{{ID: name + "/a", Title: Text{"甲", "a"}, Severity: Warning, Doc: Text{"文", "doc"}}},
		New: func(*Settings) (func(*Pass), error) {
			return func(p *Pass) {
				for _, b := range p.Doc.Blocks {
					if at := strings.Index(b.Text, word); at >= 0 {
						p.Report(b, at, at+len(word), Diagnostic{Rule: name + "/a", Message: Say("有“%s”", "has “%s”", word)})
					}
				}
			}, nil
		},
	}
}

func oneBlock(text string) *Document {
	d := NewDocument("x.txt", []byte(text))
	var w BlockBuilder
	w.Verbatim(d.Source, 0, len(d.Source))
	d.Add(w.Block(Paragraph))
	return d
}

func TestLinterSelectsAndGrades(t *testing.T) {
	checks := []*Check{wordCheck("typo", "乙"), wordCheck("script", "甲")}
	for _, c := range []struct {
		name   string
		config Config
		want   string
	}{
		{"all, in order of place", Config{}, "script/a warning,typo/a warning"},
		{"select a family", Config{Select: []string{"typo"}}, "typo/a warning"},
		{"ignore a rule", Config{Ignore: []string{"typo/a"}}, "script/a warning"},
		{"select a rule of an ignored family", Config{Select: []string{"typo/a"}, Ignore: []string{"typo"}}, "typo/a warning"},
		{"rule override wins", Config{Severity: map[string]Severity{"typo": Info, "typo/a": Error}}, "script/a warning,typo/a error"},
		{"off", Config{Severity: map[string]Severity{"typo": Off}}, "script/a warning"},
	} {
		l, err := New(checks, c.config)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range l.Lint(oneBlock("甲乙")) {
			got = append(got, f.Rule+" "+f.Severity.String())
		}
		if s := strings.Join(got, ","); s != c.want {
			t.Errorf("%s: got %s, want %s", c.name, s, c.want)
		}
	}
	if _, err := New(checks, Config{Select: []string{"tpyo"}}); err == nil {
		t.Error("an unknown rule must be refused")
	}
}

// What stands inside damage that cannot be read is nobody's slip; with a fix the copy was read.
func TestNothingInsideDamage(t *testing.T) {
	for _, c := range []struct {
		fix, secret bool
		want        int
	}{{false, false, 1}, {true, false, 2}, {false, true, 2}} {
		damage := wordCheck("encoding", "乱码")
		damage.Rules[0].Damage = true
		damage.New = func(*Settings) (func(*Pass), error) {
			return func(p *Pass) {
				d := Diagnostic{Rule: "encoding/a", Message: Say("乱码", "mojibake")}
				if c.fix {
					d.Fixes = []Fix{Replace(p.Doc.Blocks[0], 3, 12, "乙", true)}
				}
				p.Report(p.Doc.Blocks[0], 3, 12, d)
			}, nil
		}
		other := wordCheck("typo", "码")
		other.New = func(*Settings) (func(*Pass), error) {
			return func(p *Pass) {
				p.Report(p.Doc.Blocks[0], 6, 9, Diagnostic{Rule: "typo/a", Message: Say("码", "码"), Secret: c.secret})
			}, nil
		}
		l, err := New([]*Check{damage, other}, Config{})
		if err != nil {
			t.Fatal(err)
		}
		if got := l.Lint(oneBlock("甲乱码乙丙")); len(got) != c.want {
			t.Errorf("fix %v: %d findings: %+v", c.fix, len(got), got)
		}
	}
}

func TestOrderedKeepsOrder(t *testing.T) {
	in := make([]int, 1000)
	for i := range in {
		in[i] = i
	}
	for _, workers := range []int{1, 2, 8} {
		at := 0
		for got := range Ordered(workers, slices.Values(in), func(i int) int { return i * 2 }) {
			if got != at*2 {
				t.Fatalf("%d workers: item %d gave %d", workers, at, got)
			}
			at++
		}
		if at != len(in) {
			t.Fatalf("%d workers: %d results", workers, at)
		}
		for range Ordered(workers, slices.Values(in), func(i int) int { return i }) {
			break // stopping early must not leave the workers stuck
		}
	}
}

func TestParseRules(t *testing.T) {
	rules := ParseRules("# typo/a\n- severity: error\n- zh: 甲\n- en: A\n\n## 中文\n为何\n\n## English\nwhy\n\n# typo/b\n- severity: info\n- zh: 乙\n- en: B\n\n## 中文\n二\n\n## English\ntwo\n")
	if len(rules) != 2 || rules[0].Doc.EN != "why" || rules[1].Severity != Info || rules[1].Doc.ZH != "二" || rules[0].Title.ZH != "甲" {
		t.Errorf("got %+v", rules)
	}
}

func TestSettingsWants(t *testing.T) {
	for _, c := range []struct {
		config Config
		want   bool
	}{{Config{}, true}, {Config{Ignore: []string{"typo/a"}}, false}, {Config{Select: []string{"script"}}, false}, {Config{Severity: map[string]Severity{"typo/a": Info}}, true}} {
		l, err := New([]*Check{wordCheck("typo", "乙"), wordCheck("script", "甲")}, c.config)
		if err != nil {
			t.Fatal(err)
		}
		if got := l.settings.Wants("typo/a"); got != c.want {
			t.Errorf("%+v: Wants gives %v", c.config, got)
		}
	}
}

// TestOrderedPanicInItems: what the items come from may panic, in a goroutine that nobody else could recover in.
func TestOrderedPanicInItems(t *testing.T) {
	in := func(yield func(int) bool) {
		_ = yield(1) && yield(2)
		panic("broken")
	}
	for _, workers := range []int{1, 2} {
		n := 0
		func() {
			defer func() {
				p := recover()
				if f, ok := p.(*Fault); ok {
					p = f.Value
				}
				if p != "broken" || n != 2 {
					t.Errorf("%d workers: recovered %v after %d items", workers, p, n)
				}
			}()
			for range Ordered(workers, in, func(i int) int { return i }) {
				n++
			}
		}()
	}
}
