package typo

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
)

func TestCorrelatives(t *testing.T) {
	for text, want := range map[string]string{
		"与其排队等号，而是先在网上预约。":         "而是",
		"与其排队等号，不如先在网上预约。":         "",
		"与其说是治病，而是调养。":             "",
		"虽然雨势减弱，因此山洪风险仍在。":         "因此",
		"雨势虽然减弱，因此要防山洪。":           "",
		"虽然雨小了但路滑，因此要慢行。":          "",
		"由于床位紧张，但是急诊仍然开放。":         "但是",
		"不但降了血压，而是保护了肾脏。":          "而是",
		"只有坚持服药、定期复查，病人就能控制住血压。":   "就能",
		"只有坚持服药，才能控制血压，日子就能好过。":    "",
		"只有三个人，就能完成这台手术。":          "",
		"只要掌握方法，家长才能帮上孩子。":         "才能",
		"只要坚持，就会好，医生这样才能放心。":       "",
		"院长说：“之所以早查，所以能早治。”":       "所以",
		"編輯部說，與其排隊，而是先上網預約，醫院會安排。": "而是",
	} {
		var got []string
		doc := lint.NewDocument("copy.txt", []byte(text))
		all := lint.Span{Start: 0, End: len(text)}
		doc.Add(&lint.Block{Text: text, Runs: []lint.Run{{Text: all, Source: all}}})
		pass := lint.NewPass(doc, &lint.Settings{}, func(d lint.Diagnostic) { got = append(got, text[d.Span.Start:d.Span.End]) })
		for _, p := range passages(doc, nil) {
			findCorrelatives(pass, &p)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
