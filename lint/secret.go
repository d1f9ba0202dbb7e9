package lint

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Mask hides the middle of a value, a character for a character, so that its
// owner can still recognise it.
func Mask(value string) string {
	from, to := Masked(value)
	return value[:from] + strings.Repeat("*", utf8.RuneCountInString(value[from:to])) + value[to:]
}

// Masked returns the bytes of a value that Mask hides.
func Masked(value string) (from, to int) {
	n := utf8.RuneCountInString(value)
	head, tail := 3, 2
	if n <= 4 {
		head, tail = min(n, 1), 0
	} else if n <= 9 {
		head, tail = 2, 1
	}
	for ; head > 0; head-- {
		_, size := utf8.DecodeRuneInString(value[from:])
		from += size
	}
	to = len(value)
	for ; tail > 0; tail-- {
		_, size := utf8.DecodeLastRuneInString(value[:to])
		to -= size
	}
	return from, to
}

// Conceal makes what findings call secret unreadable in every text the
// findings carry and in what Shown returns of the copy from now on. A finding
// below a warning hides its own place only: it may well be wrong. The linter
// calls it; who takes findings from elsewhere, for a document of his own,
// calls it again.
func (d *Document) Conceal(findings []Finding) { d.ConcealFrom(Warning, findings) }

// ConcealFrom is Conceal for whoever shows findings below a warning too: of a
// number that is printed masked, no other finding may print the whole.
func (d *Document) ConcealFrom(from Severity, findings []Finding) {
	var pairs []string
	d.hidden = nil
	for _, f := range findings {
		if !f.Secret || f.Severity < from || f.Span.End > len(d.Source) {
			continue
		}
		value := d.Text(f.Span)
		from, to := Masked(value)
		if from >= to {
			continue
		}
		d.hidden = append(d.hidden, Span{f.Span.Start + from, f.Span.Start + to})
		if utf8.RuneCountInString(value) > 4 { // shorter ones stand in other words
			pairs = append(pairs, value, Mask(value))
		}
	}
	slices.SortFunc(d.hidden, func(a, b Span) int { return a.Start - b.Start })
	for i := len(d.hidden) - 1; i > 0; i-- { // one span where they overlap
		if a := &d.hidden[i-1]; a.End >= d.hidden[i].Start {
			a.End = max(a.End, d.hidden[i].End)
			d.hidden = slices.Delete(d.hidden, i, i+1)
		}
	}
	var inMessages *strings.Replacer
	if len(pairs) > 0 {
		inMessages = strings.NewReplacer(pairs...)
	}
	for i := range findings {
		f := &findings[i]
		if f.Span.End > len(d.Source) {
			continue
		}
		if f.Text = d.Shown(f.Span); f.Secret {
			f.Text = Mask(d.Text(f.Span))
		}
		if inMessages == nil {
			continue
		}
		hide := func(t Text) Text { return Text{inMessages.Replace(t.ZH), inMessages.Replace(t.EN)} }
		f.Message = hide(f.Message)
		f.Notes = slices.Clone(f.Notes)
		for k := range f.Notes {
			f.Notes[k].Text = hide(f.Notes[k].Text)
		}
		f.Related = slices.Clone(f.Related)
		for k := range f.Related {
			f.Related[k].Message = hide(f.Related[k].Message)
		}
		f.Fixes = slices.Clone(f.Fixes)
		for k := range f.Fixes {
			f.Fixes[k].Message = hide(f.Fixes[k].Message)
		}
	}
}

// Shown returns the source text of a span as a report may print it: what the
// findings call secret is masked, a character for a character.
func (d *Document) Shown(s Span) string {
	i, _ := slices.BinarySearchFunc(d.hidden, s.Start, func(h Span, at int) int {
		if h.End <= at {
			return -1
		}
		return 1
	})
	if i == len(d.hidden) || !d.hidden[i].Overlaps(s) {
		return d.Text(s)
	}
	var out strings.Builder
	at := s.Start
	for _, h := range d.hidden[i:] {
		if h.Start >= s.End {
			break
		}
		from, to := max(h.Start, at), min(h.End, s.End)
		if from >= to {
			continue
		}
		out.Write(d.Source[at:from])
		out.WriteString(strings.Repeat("*", utf8.RuneCount(d.Source[from:to])))
		at = to
	}
	out.Write(d.Source[at:s.End])
	return out.String()
}
