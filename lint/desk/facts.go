package desk

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// Fact is a figure of the article with what it measures.
type Fact struct {
	Text, Value, Measures, Place, When string
	Span                               lint.Span // in Document.Source
}

// facts lists the quantities of an article in order; numbers that only count
// or name things (第三, H7N9) are left out.
func facts(doc *lint.Document) []Fact {
	var out []Fact
	for i, r := range figures.Of(doc).Readings {
		b := doc.Blocks[i]
		for k := range r.Facts {
			f := &r.Facts[k]
			if f.Kind == figures.Ordinal || f.Kind == figures.Identifier {
				continue
			}
			of := func(s figures.Span) string { return b.Text[s.Start:s.End] } // as printed, not simplified
			out = append(out, Fact{
				Text: of(f.Outer), Value: value(f, of(f.Post)), Measures: of(r.Noun(f)), Place: of(r.Where(f)), When: of(r.Period(f)),
				Span: b.Source(f.Start, f.End),
			})
		}
	}
	return out
}

// value prints what a figure is worth in its plain unit: 36000份 for 3.6万份. The
// words behind it may take in the figure itself: of 60岁以上 are those of 60.
func value(f *figures.Fact, behind string) string {
	inclusive := strings.HasSuffix(behind, "以上") || strings.HasSuffix(behind, "以下") || strings.HasSuffix(behind, "以内")
	if f.Kind == figures.Date || f.Kind == figures.Clock {
		return ""
	}
	s := f.Lo.String()
	if f.Hi != f.Lo {
		s += "～" + f.Hi.String()
	}
	switch f.Approx {
	case 0:
	case figures.Over, figures.AtLeast:
		if inclusive || f.Approx == figures.AtLeast {
			s = "≥" + s
		} else {
			s = "＞" + s
		}
	case figures.Under, figures.Nearly, figures.AtMost:
		if inclusive || f.Approx == figures.AtMost {
			s = "≤" + s
		} else {
			s = "＜" + s
		}
	case figures.Vague:
		return ""
	default:
		s = "≈" + s
	}
	return s + f.Unit
}
