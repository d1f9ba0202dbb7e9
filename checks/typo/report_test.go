package typo

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/checks/typo/engine"
	"github.com/healthlint/healthlint/checks/typo/term"
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/words"
)

// Messages quote the whole word, in the copy's script.
func TestMessagesQuoteWholeWords(t *testing.T) {
	for text, want := range map[string][2]string{
		"全市启用方仓医院收治轻症患者。": {"“方仓医院”应为“方舱医院”", "“方仓医院” should be “方舱医院”"},
		"全市落实基层首争、双向转诊。":  {"“基层首争”应为“基层首诊”", "“基层首争” should be “基层首诊”"},
		"全省推广安澜摸式，群众少跑腿。": {"“安澜摸式”疑为“安澜模式”", "“安澜摸式” is probably meant to be “安澜模式”"},
		"请到口检腔查后再来就诊。":    {"“口检腔查”应为“口腔检查”", "“口检腔查” should be “口腔检查”"},
		"患者在影射科檢查後，門診複查。": {"“影射科”应为“影像科”", "“影射科” should be “影像科”"},
	} {
		ds := everything(text, &lint.Settings{Words: []string{"安澜模式"}})
		for _, d := range ds {
			if d.Confidence != rounded(d.Confidence) {
				t.Errorf("%s: confidence %v", text, d.Confidence)
			}
		}
		if len(ds) != 1 || ds[0].Message.ZH != want[0] || ds[0].Message.EN != want[1] {
			t.Errorf("%s", text)
			for _, d := range ds {
				t.Logf("%s %s | %s", d.Rule, d.Message.ZH, d.Message.EN)
			}
		}
	}
}

// What is likelier than not is shown where the editor looks anyway, and only there.
func TestBesideAnotherSlip(t *testing.T) {
	const alone, beside = "医生详细纪录了病史，并安排了检查。", "医生详细纪录了病史，并安排了捡查。"
	severity := func(text string, s *lint.Settings) lint.Severity {
		for _, d := range everything(text, s) {
			if d.Message.ZH == "“纪录”疑为“记录”" {
				return d.Severity
			}
		}
		t.Fatalf("%s: 纪录 is not found", text)
		return 0
	}
	for _, c := range []struct {
		text   string
		beside float64
		want   lint.Severity
	}{
		{alone, 0.5, lint.Info},
		{beside, 0.5, lint.Warning},
		{beside, 0.949, lint.Info},
		{"下午还要捡查。" + alone, 0.5, lint.Info},
		{"医生详细纪录了病史，并撤消了检查。", 0.5, lint.Info}, // another spelling is no slip
	} {
		s := &lint.Settings{Options: map[string]any{"typo.beside": c.beside, "typo.article": 0.949, "typo.warning": 0.95, "typo.error": 0.96}}
		if got := severity(c.text, s); got != c.want {
			t.Errorf("%s from %g: %v, want %v", c.text, c.beside, got, c.want)
		}
	}
}

// An article with a certain typo was not read well: what is likelier than not is shown anywhere in it, in Traditional copy it is not.
func TestInAnArticleWithATypo(t *testing.T) {
	const alone, typo = "医生详细纪录了病史，并安排了检查。", "下午还要去影射科捡查。"
	for _, c := range []struct {
		text    string
		article float64
		want    lint.Severity
	}{
		{alone, 0.5, lint.Info},
		{typo + "\n" + alone, 0.5, lint.Warning},
		{alone + "\n" + typo, 0.5, lint.Warning},
		{typo + "\n" + alone, 0.949, lint.Info},
		{"他撤消了检查。\n" + alone, 0.5, lint.Info}, // another spelling is no slip
	} {
		s := &lint.Settings{Options: map[string]any{"typo.article": c.article, "typo.beside": 0.949, "typo.warning": 0.95, "typo.error": 0.96}}
		got := lint.Off
		for _, d := range everything(c.text, s) {
			if d.Message.ZH == "“纪录”疑为“记录”" {
				got = d.Severity
			}
		}
		if got != c.want {
			t.Errorf("%q from %g: %v, want %v", c.text, c.article, got, c.want)
		}
	}
}

func TestAccompany(t *testing.T) {
	text := "甲乙丙丁" + strings.Repeat("，子丑寅卯", 10) + "，戊。己庚。"
	at := func(s string, confidence float64) guess {
		i := strings.Index(text, s)
		return guess{start: i, end: i + len(s), confidence: confidence}
	}
	all := []guess{at("甲", 0.6), at("丁", 0.9), at("戊", 0.6), at("己", 0.6)}
	thresholds{0.95, 0.8, 0.55, 0.5}.accompany(text, all)
	for i, want := range []bool{true, false, false, false} { // near; itself; in the sentence but far away; in the next one
		if all[i].accompanied != want {
			t.Errorf("%s: %v", text[all[i].start:all[i].end], !want)
		}
	}
}

// Two characters side by side may both be wrong; either of two that are the same may be one too many.
func TestAgree(t *testing.T) {
	if got := agree([]engine.Edit{{Start: 0, End: 3, Text: "糖", Confidence: 0.9}, {Start: 3, End: 6, Text: "尿", Confidence: 0.6}}, nil); len(got) != 2 {
		t.Errorf("neighbours: %+v", got)
	}
	for _, other := range []words.NearTerm{{Start: 3, End: 6}, {Start: 3, End: 3, Text: "尿"}} {
		if got := agree([]engine.Edit{{Start: 0, End: 3, Confidence: 0.9}}, []term.Edit{{NearTerm: other, Confidence: 0.6}}); len(got) != 1 {
			t.Errorf("%+v", got)
		}
	}
}

// A Japanese form is script/variant's to report, and only that: read in its Chinese form it is no wrong character.
func TestVariantsAreRead(t *testing.T) {
	for _, text := range []string{"患者在図书馆门口晕倒，急诊科医生随即赶到。", "醫師將視病情開立処方，並安排患者回診。"} {
		if ds := everything(text, &lint.Settings{}); len(ds) != 0 {
			t.Errorf("%s: %+v", text, ds)
		}
	}
}

// A fix has the form that the words around it ask for: 脏 is 臟 in an organ and 髒 elsewhere.
func TestFixesAreInTheCopysScript(t *testing.T) {
	for text, want := range map[string]string{
		"心藏病患者應按時服藥，並定期回診。":    "臟",
		"該項研究發現新的生物標制物，可預測病情。": "誌",
	} {
		ds := everything(text, &lint.Settings{})
		if len(ds) != 1 || ds[0].Fixes[0].Edits[0].Text != want {
			t.Errorf("%s: not mended to %s: %+v", text, want, ds)
		}
	}
}

// A writer puns in quotation marks, and a foreign name is spelled as its translator likes: there is no error in either.
func TestPunsAndTranscriptionsAreNoErrors(t *testing.T) {
	for text, want := range map[string]lint.Severity{
		"花匠师傅几十年如一日，对盆景精凋细琢，从不马虎。":     lint.Error,
		"花匠师傅几十年如一日，对盆景“精凋细琢”，从不马虎。":   lint.Warning,
		"民警正在对事故进行调察，结果将及时公布。":         lint.Error,
		"民警正在对事故进行“调察”，结果将及时公布。":       lint.Warning,
		"讲座由来自美国的维吉妮亚主讲，居民可以免费参加。":     lint.Error,
		"讲座由来自美国的维吉妮亚·普林斯主讲，居民可以免费参加。": lint.Warning,
		"讲座由来自美国的普林斯·维吉妮亚主讲，居民可以免费参加。": lint.Warning,
	} {
		ds := everything(text, &lint.Settings{})
		if len(ds) != 1 || ds[0].Severity != want {
			t.Errorf("%s: %v", text, ds)
		}
	}
}

// A name that is misspelled again and again is one finding, with every place and a fix of them all.
func TestManyMisspellings(t *testing.T) {
	const right, wrong = "院长李建军说，床位够用。", "李建均说，护士已经到位。"
	for n, want := range map[int]int{1: 1, 3: 3, 4: 1} {
		text := strings.Repeat(right, 6) + strings.Repeat(wrong, n)
		var names []lint.Diagnostic
		for _, d := range everything(text, &lint.Settings{}) {
			if d.Rule == "typo/name" {
				names = append(names, d)
			}
		}
		if len(names) != want {
			t.Errorf("%d times: %d findings", n, len(names))
			continue
		}
		d := names[0]
		if edits := n / want; len(d.Fixes) != 1 || len(d.Fixes[0].Edits) != edits || len(d.Related) != edits {
			t.Errorf("%d times: %+v", n, d)
		}
		if said := d.Message.ZH; n == 4 && said != "“李建均”（4处）与他处的“李建军”（6处）写法不一" {
			t.Error(said)
		}
	}
}
