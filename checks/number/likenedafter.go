package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// above says behind the figures of two which one is above the other: ，农村高于城市4.5个百分点; 。男性比女性高.
var above = pattern.Lazy(`^[，,；;。 ]\s?(?:其中|显示|也就是说|即|且|而)?(\p{Han}{2,8}?)(?:明显|显著|略|稍|远|要|仍|反而|普遍)*(?:([高低多少长短大小])于(\p{Han}{2,8}?)|[比较](\p{Han}{2,8}?)(?:还|要|更|略|明显|高出|多出)*([高低多少长短大小]))(?:[了出约近\d，。；,;]|$)`)

// likenedAfter holds the figures of two things against what the clause behind says of the two: 城市31.9%，农村为27.4%，农村高于城市4.5个百分点.
func (c *block) likenedAfter() {
	if !c.Holds("高于", "低于", "多于", "少于", "长于", "短于", "大于", "小于", "比", "较") {
		return
	}
	r := c.Reading
	for i := 1; i < len(r.Facts); i++ {
		a, b := &r.Facts[i-1], &r.Facts[i]
		if a.Kind != b.Kind || a.Unit != b.Unit || !averages(a) || !a.Exact() || !b.Exact() || a.Role == figures.Change || b.Role == figures.Change || a.Role == figures.From || b.Role == figures.To || r.Sentence(a) != r.Sentence(b) || b.Clause-a.Clause > 1 || a.Bracket != b.Bracket || a.Lo.Cmp(b.Lo) == 0 {
			continue
		}
		tail := c.Text[b.Outer.End:min(len(c.Text), b.Outer.End+120)]
		if a.Bracket {
			tail = strings.TrimLeft(tail, "）)")
		}
		m := above().FindStringSubmatchIndex(tail)
		if m == nil || i > 1 && r.Facts[i-2].List == a.List {
			continue
		}
		one, word, other := group(tail, m, 1), group(tail, m, 2)+group(tail, m, 5), group(tail, m, 3)+group(tail, m, 4)
		s := r.Sentences[r.Sentence(a)]
		from := max(s.Start, a.Start-90)
		if i > 1 {
			from = max(from, min(r.Facts[i-2].End, a.Start))
		}
		first, second := c.Text[from:a.Start], c.Text[a.End:b.Start]
		one, other = nameIn(first+"，"+second, one, c.Text[s.Start:a.Start]), nameIn(first+"，"+second, other, c.Text[s.Start:a.Start])
		if one == other || one == "" || other == "" || figures.Mentions(one+other, others...) || figures.Mentions(tail[m[0]:m[1]], "差距", "增", "降") {
			continue
		}
		high := strings.Contains("高多长大", word)
		switch {
		case holdsAlone(first, one, other) && holdsAlone(second, other, one):
		case holdsAlone(first, other, one) && holdsAlone(second, one, other):
			high = !high
		default:
			continue
		}
		if a.Lo.Cmp(b.Lo) > 0 == high {
			continue
		}
		at := figures.Span{Start: b.Outer.End + m[2], End: b.Outer.End + max(m[2*3+1], m[2*5+1])}
		c.Report(at, lint.Diagnostic{
			Rule:    "number/direction",
			Message: lint.Say("文中说“%[3]s”，而前面的数是“%[1]s”和“%[2]s”", "the copy says “%[3]s”, and the figures before are “%[1]s” and “%[2]s”", c.Quote(a.Span), c.Quote(b.Span), c.Quote(at)),
			Related: []lint.Related{c.Related(a.Span, "前一项", "the first"), c.Related(b.Span, "后一项", "the second")},
		})
	}
}

// nameIn returns the longest beginning of a name that a text has, 手术组 of 手术组住院时间, where the rest is what the text in front measures;
// "" where there is none.
func nameIn(t, name, front string) string {
	for short := name; len(short) >= len("甲组"); short = short[:len(short)-len(lastRune(short))] {
		if !strings.Contains(t, short) {
			continue
		}
		rest := name[len(short):]
		if end := runesForth(rest, 2); rest == "" || end > 0 && strings.Contains(front, rest[:end]) {
			return short
		}
		return ""
	}
	return ""
}

// holdsAlone reports whether a text names the one of two and not the other.
func holdsAlone(t, one, other string) bool {
	return strings.Contains(t, one) && !strings.Contains(t, other) && !affix.Starts(t[strings.LastIndex(t, one):], one+"以外")
}
