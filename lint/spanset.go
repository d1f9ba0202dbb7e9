package lint

import "slices"

// SpanSet holds spans of one text, so that what lies at a place is found without going over all of them: a long line of defects has
// as many findings as clauses, and each is held against the others. The zero value is empty.
type SpanSet struct{ byPlace map[int][]Span }

// stretch is how many bytes share an entry of a SpanSet.
const stretch = 256

// Add adds spans.
func (s *SpanSet) Add(spans ...Span) {
	if s.byPlace == nil && len(spans) > 0 {
		s.byPlace = map[int][]Span{}
	}
	for _, span := range spans {
		for k := span.Start / stretch; k <= span.End/stretch; k++ {
			s.byPlace[k] = append(s.byPlace[k], span)
		}
	}
}

// Overlaps reports whether one of the spans shares a byte with o.
func (s *SpanSet) Overlaps(o Span) bool { return s.Near(o, o.Overlaps) }

// Near reports whether one of the spans that overlap o or touch it is as wanted; others nearby may be asked about as well.
func (s *SpanSet) Near(o Span, wanted func(Span) bool) bool {
	if s.byPlace == nil {
		return false
	}
	for k := (o.Start - 1) / stretch; k <= (o.End+1)/stretch; k++ {
		if slices.ContainsFunc(s.byPlace[k], wanted) {
			return true
		}
	}
	return false
}
