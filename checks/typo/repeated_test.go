package typo

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
)

// A given name may be a particle said twice; without a surname before it, it is one.
func TestDoubledParticlesInNames(t *testing.T) {
	for text, want := range map[string]int{
		"画家艾未未捐出两幅画，护士王令令前来领取。": 0,
		"医院没有给出能令令家属满意的答复。":     1,
	} {
		got := 0
		for _, d := range everything(text, &lint.Settings{}) {
			if d.Rule == "typo/repeated" {
				got++
			}
		}
		if got != want {
			t.Errorf("%s: %d findings, want %d", text, got, want)
		}
	}
}
