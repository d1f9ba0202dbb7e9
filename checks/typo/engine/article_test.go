package engine

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/ngram"
)

// The same slip is believed less of in an article than in a sentence where it makes sense as it stands, and no less where it makes none.
func TestArticlesAreBelievedLess(t *testing.T) {
	e := New(ngram.Default())
	sentence := Copy{Text: "医生手术后感染者转确诊病例，帮患者减轻负担。"}
	article := Copy{Text: sentence.Text + strings.Repeat("全市各级医疗机构要加强管理，为群众提供优质的服务。", 10)}
	for kind, edit := range map[string]Edit{
		"a character put in":         {Kind: Missing, Gain: 8},
		"two characters swapped":     {Kind: Swapped, Gain: 8},
		"a word put for another":     {Kind: Sound, Old: []ngram.Token{'石', '棉'}, New: []ngram.Token{'失', '眠'}, twin: true},
		"what is far more likely":    {Kind: Swapped, Gain: 20},
		"a character for a sound":    {Kind: Sound, Old: []ngram.Token{'正'}, New: []ngram.Token{'症'}},
		"one that grows a long word": {Kind: Missing, Gain: 8},
	} {
		switch kind {
		case "a word put for another":
			edit.Evidence[isTwin], edit.Evidence[oldWord] = 1, 1
		case "one that grows a long word":
			edit.Evidence[newLong] = 1
		}
		less := !strings.HasPrefix(kind, "what") && !strings.HasPrefix(kind, "one") && !strings.HasSuffix(kind, "sound")
		if got := e.reading(sentence, nil, Pass{}).excess(&edit); got != 0 {
			t.Errorf("%s in a sentence: %v", kind, got)
		}
		if got := e.reading(article, nil, Pass{}).excess(&edit); got > 0 != less {
			t.Errorf("%s in an article: %v", kind, got)
		}
	}
}

// A word that an article has again and again is the writer's, whom it is about perhaps.
func TestRecurringWordsAreBelievedLess(t *testing.T) {
	e := New(ngram.Default())
	once := "亦诗在日记里写下这一天。" + strings.Repeat("全市各级医疗机构要加强管理，为群众提供优质的服务。", 10)
	edit := Edit{Kind: Sound, End: len("亦诗"), To: 2, Old: []ngram.Token{'亦', '诗'}, New: []ngram.Token{'一', '是'}, Met: 1}
	edit.Evidence[isTwin], edit.twin = 1, true
	for text, want := range map[string]bool{once: false, once + "亦诗今年十七岁。医生说，亦诗恢复得很好。": true} {
		if got := e.reading(Copy{Text: text}, nil, Pass{}).excess(&edit); got >= perRecurring != want {
			t.Errorf("%s: %v", text, got)
		}
	}
	once = "章文在日记里写下这一天。" + once
	edit = Edit{Kind: Swapped, Gain: 20, End: len("章文"), To: 2, Old: []ngram.Token{'章', '文'}, New: []ngram.Token{'文', '章'}}
	for text, want := range map[string]bool{once: false, once + "章文今年十七岁。医生说，章文恢复得很好。": true} {
		if got := e.reading(Copy{Text: text}, nil, Pass{}).excess(&edit); got >= perRecurring != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
