package typo

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
)

func TestKeystrokes(t *testing.T) {
	for text, want := range map[string]string{
		"市疾控中心日前f发布提示，提醒公众注意。":     "f",
		"老人可以通过wang网络预约挂号。":        "wang",
		"拍了x线片，沿z轴旋转，测得d电子。":       "",
		"取n年的平均值，其中n为年数。":          "",
		"老人每天吃一次l药，血压p平稳了。":        "p",
		"医生用app预约，家属加了群。":          "",
		"通过wa网络预约。":                "",
		"這款口罩醒目d得唔得，戴d得先好。醫院說沒問題。": "",
	} {
		got := shown(text, findKeystrokes)
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}

// shown is what one finder of a passage points at in a paragraph.
func shown(text string, find func(*lint.Pass, *passage)) (got []string) {
	doc := lint.NewDocument("copy.txt", []byte(text))
	all := lint.Span{Start: 0, End: len(text)}
	doc.Add(&lint.Block{Text: text, Runs: []lint.Run{{Text: all, Source: all}}})
	pass := lint.NewPass(doc, &lint.Settings{}, func(d lint.Diagnostic) { got = append(got, text[d.Span.Start:d.Span.End]) })
	for _, p := range passages(doc, nil) {
		find(pass, &p)
	}
	return got
}
