package typo

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/ngram"
)

func TestOddity(t *testing.T) {
	lm := ngram.Default()
	const odd = "背鳍棘膜，吻端钝圆，颔骨列齿，鳃耙疏短。"
	fish := lm.Read(strings.Repeat(odd, 30))
	if fish.Mean > usualMean {
		t.Fatalf("such copy is usual: %.2f", fish.Mean)
	}
	in, as := oddity(fish, false), oddity(fish, true)
	if in <= 0 || as >= in {
		t.Errorf("an article on fish is believed less by %.2f, in Traditional characters by %.2f", in, as)
	}
	if got := in.lower(0.85); got >= 0.85 || got <= 0 {
		t.Errorf("of 0.85 there is left %.3f", got)
	}
	if in.lower(0.99) <= in.lower(0.9) {
		t.Error("the order of what is believed changed")
	}
	for name, text := range map[string]string{"a sentence": odd, "news": strings.Repeat(paragraph, 5)} {
		if s := oddity(lm.Read(text), false); s != 0 || s.lower(0.85) != 0.85 {
			t.Errorf("%s is believed less by %.2f", name, s)
		}
	}
}
