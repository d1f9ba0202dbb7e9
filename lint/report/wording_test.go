package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
)

// TestTextTellsFixesApart holds that what fix makes unasked is told from what it does not.
func TestTextTellsFixesApart(t *testing.T) {
	e := sampleEntry()
	unsafe := e.Findings[0]
	unsafe.Fixes = []lint.Fix{{Message: lint.Say("改为“影象科”，整段须与原件核对后再改，以免误改", "write “影象科”")}}
	e.Findings = append(e.Findings, unsafe)
	got := render(t, TextOptions{Lang: "zh", Width: 40}, e)
	for _, want := range []string{"    ✎ 改为“影像科”\n", "    ✎? 改为“影象科”，整段须与原件核对后\n       再改，以免误改\n", "\n1处（✎）可由 healthlint fix 改正；1处（✎?）须人核对，加 --unsafe 才改\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	e.Findings = []lint.Finding{unsafe}
	if got := render(t, TextOptions{Lang: "en"}, e); !strings.Contains(got, "\n1 (✎?) to look at first, left to --unsafe\n") {
		t.Error(got)
	}
	e.Findings = []lint.Finding{sampleEntry().Findings[0]}
	e.Findings[0].Severity = lint.Info
	if got := render(t, TextOptions{Lang: "en"}, e); !strings.Contains(got, "\n1 can be mended by healthlint fix --severity info\n") {
		t.Error(got)
	}
}

// TestDocJoins holds that lines are joined as their language joins them.
func TestDocJoins(t *testing.T) {
	for markdown, want := range map[string]string{
		"不通的词（“医疗卫服务”\n“印发…”）":                    "不通的词（“医疗卫服务”“印发…”）\n",
		"写作“影象”\n的词":                              "写作“影象”的词\n",
		"reported as “known”\n“slips” of the pen": "reported as “known” “slips” of the pen\n",
		"another number; so does\n分为甲、乙两类":        "another number; so does 分为甲、乙两类\n",
		"the words 四点\nor three":                  "the words 四点 or three\n",
		"用 gofmt\n检查这一份稿件":                        "用 gofmt检查这一份稿件\n",
		"用 gofmt\nand gocc":                       "用 gofmt and gocc\n",
	} {
		var out bytes.Buffer
		if Doc(&out, markdown, 0, false); out.String() != want {
			t.Errorf("%q, want %q", out.String(), want)
		}
	}
}

// Marks of emphasis go, but for those that a rule tells of.
func TestDocEmphasis(t *testing.T) {
	for markdown, want := range map[string]string{
		"这一条**很要紧**，要看。\n":        "这一条很要紧，要看。\n",
		"- 错：`**便民**：互认`\n":       "  - 错：**便民**：互认\n",
		"- 对：`110****2X`，**对**\n": "  - 对：110****2X，对\n",
		"Pairs of **, and ~~\n":   "Pairs of **, and ~~\n",
	} {
		var out strings.Builder
		if Doc(&out, markdown, 0, false); out.String() != want {
			t.Errorf("%q: got %q", markdown, out.String())
		}
	}
}
