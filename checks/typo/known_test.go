package typo

import (
	"regexp"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/lines"
	"github.com/healthlint/healthlint/lint/linttest"
)

var harness = linttest.Harness{Checks: []*lint.Check{Check}}

func TestFixtures(t *testing.T) {
	h := harness
	h.MinSeverity = lint.Warning
	h.Files(t, "testdata/*.txt")
}

func TestLongParagraph(t *testing.T) {
	h := harness
	h.Config.Select = []string{"typo/known", "typo/repeated"}
	h.Repeats(t, "影射科，", "多项问卷，", "影射影射科", "据悉，", "的的，", "把影射科写成，")
}

// listed runs the table alone, which is what a test of its thousands of lines can afford.
func listed(text string) []lint.Diagnostic {
	doc := lint.NewDocument("copy.txt", []byte(text))
	all := lint.Span{Start: 0, End: len(text)}
	doc.Add(&lint.Block{Text: text, Runs: []lint.Run{{Text: all, Source: all}}})
	var out []lint.Diagnostic
	pass := lint.NewPass(doc, &lint.Settings{}, func(d lint.Diagnostic) { out = append(out, d) })
	for _, p := range passages(doc, nil) {
		findKnown(pass, &p, new(spoken))
	}
	return out
}

// findings runs the family over one paragraph of plain copy.
func findings(text string, house ...string) []lint.Diagnostic {
	return run(text, &lint.Settings{Words: house})
}

func run(text string, s *lint.Settings) []lint.Diagnostic {
	f, err := Check.New(s)
	if err != nil {
		panic(err)
	}
	doc := lint.NewDocument("copy.txt", []byte(text))
	all := lint.Span{Start: 0, End: len(text)}
	doc.Add(&lint.Block{Text: text, Runs: []lint.Run{{Text: all, Source: all}}})
	var out []lint.Diagnostic
	f(lint.NewPass(doc, s, func(d lint.Diagnostic) {
		if len(d.Notes) == 0 || d.Confidence == 0 { // the engine has its own tests
			out = append(out, d)
		}
	}))
	return out
}

// fixed applies the first fix of every finding.
func fixed(text string, ds []lint.Diagnostic) string {
	for i := len(ds) - 1; i >= 0; i-- {
		edits := ds[i].Fixes[0].Edits
		for j := len(edits) - 1; j >= 0; j-- {
			text = text[:edits[j].Span.Start] + edits[j].Text + text[edits[j].Span.End:]
		}
	}
	return text
}

// first returns an example of what a context wants: its first alternative, or nothing.
func first(must string) string {
	word, _, _ := strings.Cut(must, "/")
	return strings.NewReplacer(".", "。", "#", "5").Replace(word)
}

// Every slip of the tables is found where its contexts allow it, and its right form never is a finding.
func TestEverySlipIsFound(t *testing.T) {
	for _, f := range knownTable().forms {
		s := f.slip
		before, after := first(s.before.must), first(s.after.must)
		wrong := before + f.wrong + after
		switch near := first(s.near.must); {
		case near == "":
		case s.then:
			wrong += near
			if apart := before + f.wrong + after + "，" + near; len(listed(apart)) > 0 {
				t.Errorf("%s: %q is found in %q, where what must follow stands in another clause", s.id, f.wrong, apart)
			}
		case s.earlier:
			wrong = near + wrong
		default:
			wrong = near + "，" + wrong
		}
		if s.simplified {
			wrong = "这句话是简体的。" + wrong
		}
		if len(listed(wrong)) == 0 {
			t.Errorf("%s: %q is not found in %q", s.id, f.wrong, wrong)
		}
		right := before + f.right + after
		for _, d := range listed(right) {
			if d.Severity >= lint.Warning && strings.Contains(d.Message.ZH, f.right) {
				t.Errorf("%s: right form %q gives %s", s.id, right, d.Message.ZH)
			}
		}
	}
}

// A star repeats the class that it stands in the place of, not the first one: 捡验 is 检验, not 检捡.
func TestStarsStandWhereTheirClassDoes(t *testing.T) {
	classes := regexp.MustCompile(`\[[^]]*\]`)
	for f := range lines.Rows(knownTSV, 3) {
		wrong, right := []rune(classes.ReplaceAllString(f[1], "*")), []rune(f[2])
		if len(wrong) != len(right) {
			continue // a character more or fewer: 做公交 for 坐公交车
		}
		next := 0 // class that the next star repeats
		for i, r := range right {
			if r != '*' {
				continue
			}
			for next < len(wrong) && wrong[next] != '*' {
				next++
			}
			if next != i {
				t.Errorf("%s: star %d of %s does not stand where %s has its class", f[0], i, f[2], f[1])
			}
			next++
		}
	}
}

// The trap column of the table is right copy.
func TestTraps(t *testing.T) {
	n := 0
	for line := range strings.Lines(knownTSV) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) < 10 {
			continue
		}
		n++
		for _, d := range findings(f[9]) {
			if d.Severity >= lint.Warning {
				t.Errorf("%s: %q gives %s", f[0], f[9], d.Message.ZH)
			}
		}
	}
	if n < 60 {
		t.Errorf("only %d traps", n)
	}
}

func TestFixIsInTheCopysScript(t *testing.T) {
	text := "市政府制發《實施方案》等多項重要問卷，醫療衛生事業發展，影射科檢查完成。"
	want := "市政府制發《實施方案》等多項重要文件，醫療衛生事業發展，影像科檢查完成。"
	if got := fixed(text, findings(text)); got != want {
		t.Errorf("got %s", got)
	}
	// The form that is printed, not that of the dictionary of conversion: 爲.
	text, want = "計劃維期兩個月，所得將用於添置呼吸機。", "計劃為期兩個月，所得將用於添置呼吸機。"
	if got := fixed(text, everything(text, &lint.Settings{})); got != want {
		t.Errorf("got %s", got)
	}
}

// A spelling that the copy speaks about is quoted, not used; 不能自己 is 不能自已 only of feelings.
func TestKnownInContext(t *testing.T) {
	for text, want := range map[string]int{
		"考卷上，“大拇指”错成“大姆指”的最多。": 0,
		"他伸出大姆指。":           1,
		"家长千万不能自己拔异物。":      0,
		"她激动得不能自己。":         1,
		"短路引发《晚报》大楼的火灾。":    0,
		"县里引发《关于分级诊疗的意见》。":  1,
		"學童戶外活動可以減少近視跟弱視。":  0,
		"急性冠心症的病人由救護車送來。":   0,
		"抵港後留口水樣本化驗，結果陰性。":  0,
		"寶寶長牙時留口水，衣領常濕。":    1,
		"外科医生游正府说，手术很顺利。":   0,
		"县里的正府说了算，大家要配合。":   1,
		"署长林晓舟、副署长（家庭）冯民重。": 0,
		"惠及广大民重，群众都说好。":     1,
		"对不合己意的言行一概打倒。":     0,
		"医生己意识到病情变化。":       1,
		"学生在安全行使合法权利。":      0,
		"客车在高速路上安全行使。":      1,
		"争取病人权利斗争的老人去世了。":   0,
		"《小儿杂病诸候》也有记载。":     0,
		"艺术家热衷与关注的领域，":      0,
		"“松弛”不作“松驰”。":       0,
		"皮肤松驰不作处理。":         1,
		"上期“血栓”误排为“血拴”。":    0,
		"阿司匹林旧译阿斯匹林。":       0,
		"阿司匹林（旧称阿斯匹林）便宜。":   0,
		"阿司匹林与阿斯匹林是一种药。":    0,
		"阿斯匹林与维生素同服。":       1,
	} {
		if got := findings(text); len(got) != want {
			t.Errorf("%s: %+v", text, got)
		}
	}
}

func TestHouseWordsProtect(t *testing.T) {
	text := "影射科检查完成。"
	if len(findings(text)) != 1 || len(findings(text, "影射科")) != 0 {
		t.Error("a house word must be right as it stands")
	}
}

func TestNonwordsAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(nonwordsTSV) {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 || f[0] == f[1] || seen[f[0]] {
			t.Errorf("line %q", line)
		}
		seen[f[0]] = true
	}
}

const paragraph = "市卫生健康委近日印发通知，要求各级医疗机构规范诊疗行为，完善门诊统筹和异地就医直接结算服务，提高基层首诊率。患者在社区卫生服务中心就能预约上级医院专家号，检查结果互认，家庭医生定期随访高血压、糖尿病等慢性病患者。"

func BenchmarkKnownTable(b *testing.B) {
	text := strings.Repeat(paragraph, 20)
	knownTable()
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		knownTable().scan(text, func(int, *form) {})
	}
}

func BenchmarkCleanCopy(b *testing.B) {
	text := strings.Repeat(paragraph, 20)
	f, _ := Check.New(&lint.Settings{})
	doc := lint.NewDocument("copy.txt", []byte(text))
	all := lint.Span{Start: 0, End: len(text)}
	doc.Add(&lint.Block{Text: text, Runs: []lint.Run{{Text: all, Source: all}}})
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		f(lint.NewPass(doc, &lint.Settings{}, func(lint.Diagnostic) {}))
	}
}

func BenchmarkCompileTable(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		compileTable()
	}
}

// How often a name is spelled otherwise is counted in either language.
func TestMisnamedWording(t *testing.T) {
	for copy, want := range map[string]lint.Text{
		"院长李建军说，床位够用。李建军表示，明年再增一个病区。李建⟦typo/name:均⟧说，护士已经到位。\n": {ZH: "“李建均”与他处的“李建军”（2处）写法不一", EN: "“李建均” is spelled “李建军” elsewhere (2 times)"},
		"副主任陈丽萍介绍，近期流感高发。陈丽⟦typo/name:苹⟧提醒，老年人应当及时接种疫苗。\n":      {ZH: "“陈丽苹”与他处的“陈丽萍”（1处）写法不一", EN: "“陈丽苹” is spelled “陈丽萍” elsewhere (1 time)"},
	} {
		if found := harness.Copy(t, copy); len(found) != 1 || found[0].Message != want {
			t.Errorf("%+v", found)
		}
	}
}
