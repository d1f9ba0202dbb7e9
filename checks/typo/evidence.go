package typo

import (
	"fmt"
	"math"

	"github.com/healthlint/healthlint/lint"
)

// beyondCounting is how many times as often a wording must be met that no figure says it better than “far more often”.
const beyondCounting = 1000

// oftener says how much more often published text has right than wrong in such a place, by the e-folds that the statistics
// give; nothing where that is no argument.
func oftener(nats float64, wrong, right string) lint.Text {
	times := math.Exp(nats)
	switch {
	case times < 1.5:
		return lint.Text{}
	case wrong == "" || right == "" || wrong == right:
		if times >= beyondCounting {
			return lint.Text{ZH: "语料中改后的写法远比原文常见", EN: "published text has the mended wording far more often"}
		}
		return lint.Say("语料中改后的写法约为原文的%[1]s倍", "published text has the mended wording about %[2]s as often", roundTimes(times), timesInEnglish(times))
	case times >= beyondCounting:
		return lint.Say("语料中此处写“%[2]s”远比写“%[1]s”常见", "published text has “%[2]s” in such a place far more often than “%[1]s”", wrong, right)
	}
	return lint.Say("语料中此处写“%[2]s”约为写“%[1]s”的%[3]s倍", "published text has “%[2]s” in such a place about %[4]s as often as “%[1]s”", wrong, right, roundTimes(times), timesInEnglish(times))
}

// roundTimes writes a number to its first digit: the statistics know no more.
func roundTimes(times float64) string {
	step := math.Pow(10, math.Floor(math.Log10(times)))
	return fmt.Sprintf("%.0f", math.Round(times/step)*step)
}

func timesInEnglish(times float64) string {
	if n := roundTimes(times); n != "2" {
		return n + " times"
	}
	return "twice"
}

// certainty prints a confidence; below 1 it is never printed as 1.00.
func certainty(confidence float64) lint.Text {
	if shown := fmt.Sprintf("%.2f", confidence); confidence >= 1 || shown != "1.00" {
		return lint.Say("置信度%s", "confidence %s", shown)
	}
	return lint.Text{ZH: "置信度超过0.99", EN: "confidence above 0.99"}
}

// noteOf puts the parts of a note together, the empty ones left out.
func noteOf(parts ...lint.Text) lint.Text {
	var out lint.Text
	for _, p := range parts {
		switch {
		case p.ZH == "":
		case out.ZH == "":
			out = p
		default:
			out.ZH, out.EN = out.ZH+"；"+p.ZH, out.EN+"; "+p.EN
		}
	}
	return out
}
