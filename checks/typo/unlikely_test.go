package typo

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/checks/typo/term"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
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

// A word turned round that stands in an article as often as a name is one; a term of the house's is not asked.
func TestRecurring(t *testing.T) {
	const once, often = "章文说，新站好。", "章文说，新站好。章文又说，药也全。章文量完血压走了。"
	edit := term.Edit{NearTerm: words.NearTerm{Slip: words.Swapped, TermEnd: len("章文"), End: len("章文")}}
	if recurring(once, &edit) || !recurring(often, &edit) {
		t.Error("章文")
	}
	if edit.Source = term.House; recurring(often, &edit) {
		t.Error("of the house")
	}
}
