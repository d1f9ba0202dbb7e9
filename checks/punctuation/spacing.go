package punctuation

import "github.com/healthlint/healthlint/lint"

// settled is the fewest places without a space that make one with a space a
// slip and not the other half of a loose habit.
const settled = 100

// spacing reports the space between characters and figures or words of
// letters where the copy does not keep to one way.
func (s *survey) spacing(p *lint.Pass) {
	uneven(p, s.loose.digits, s.tight.digits, lint.Text{ZH: "汉字与数字之间有的空格（%[1]d处）、有的不空（%[2]d处），全文宜一致", EN: "Chinese and figures are parted by a space in %[3]s and not in %[2]d; keep to one way"})
	uneven(p, s.loose.letters, s.tight.letters, lint.Text{ZH: "汉字与字母之间有的空格（%[1]d处）、有的不空（%[2]d处），全文宜一致", EN: "Chinese and letters are parted by a space in %[3]s and not in %[2]d; keep to one way"})
}

func uneven(p *lint.Pass, loose []place, tight int, message lint.Text) {
	n := len(loose)
	if n == 0 || tight*10 <= n { // a house that always sets a space, but for %以上 and the like
		return
	}
	at := loose[0]
	d := lint.Diagnostic{Rule: "punctuation/spacing", Message: lint.Say(message.ZH, message.EN, n, tight, lint.Count(n, "place", "places"))}
	if n <= tight {
		d.Fixes = []lint.Fix{replaceAll(loose, lint.Say("删去空格", "delete the spaces"), func(place) string { return "" }, false)}
	}
	if n == 1 && tight >= settled && at.besideFigure() {
		d.Severity, d.Confidence = lint.Warning, 0.95
		d.Message = lint.Say("汉字与数字之间多一空格，全文另%d处都不空", "a stray space between Chinese and a figure; the other %d places have none", tight)
		d.Fixes[0].Safe = true
	}
	p.Report(at.block, at.start, at.end, d)
}

// besideFigure reports whether a space touches a digit.
func (at place) besideFigure() bool {
	text := at.block.Text
	return text[at.start-1] >= '0' && text[at.start-1] <= '9' || text[at.end] >= '0' && text[at.end] <= '9'
}
