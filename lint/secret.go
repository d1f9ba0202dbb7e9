package lint

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/pattern"
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
	secrets := map[string]bool{}
	q := quoted{threes: map[string]bool{}}
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
		q.values.Add(f.Span)
		inThrees(value, func(three string) { q.threes[three] = true })
		if utf8.RuneCountInString(value) > 4 { // shorter ones stand in other words
			secrets[value] = true
		}
	}
	d.masks = masks(secrets)
	slices.SortFunc(d.hidden, func(a, b Span) int { return a.Start - b.Start })
	for i := len(d.hidden) - 1; i > 0; i-- { // one span where they overlap
		if a := &d.hidden[i-1]; a.End >= d.hidden[i].Start {
			a.End = max(a.End, d.hidden[i].End)
			d.hidden = slices.Delete(d.hidden, i, i+1)
		}
	}
	for i := range findings {
		f := &findings[i]
		if f.Span.End > len(d.Source) {
			continue
		}
		if f.Text = d.Shown(f.Span); f.Secret {
			f.Text = Mask(d.Text(f.Span))
		}
		if len(d.hidden) > 0 {
			f.rewrite(d.masks.Replace)
			q.star(f)
			f.rewrite(digitsBack.Replace)
		}
	}
}

// masks puts the mask of each value in its place, its digits set aside so that they are not starred as others are. Of two values
// that begin alike the longer is meant.
func masks(values map[string]bool) *strings.Replacer {
	var pairs []string
	for _, v := range slices.SortedFunc(maps.Keys(values), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), strings.Compare(a, b))
	}) {
		aside := digitsAside.Replace(Mask(v))
		pairs = append(pairs, v, aside, Mask(v), aside) // a text may have the mask already
	}
	return strings.NewReplacer(pairs...)
}

// digitsAside turns digits into noncharacters, which no copy has, and digitsBack turns them back.
var digitsAside, digitsBack = func() (aside, back *strings.Replacer) {
	var there, here []string
	for i, r := range []rune("0123456789０１２３４５６７８９") {
		there = append(there, string(r), string('\uFDD0'+rune(i)))
		here = append(here, string('\uFDD0'+rune(i)), string(r))
	}
	return strings.NewReplacer(there...), strings.NewReplacer(here...)
}()

// rewrite puts every text that a finding says through a function, on lists of its own: those of the check stay.
func (f *Finding) rewrite(by func(string) string) {
	text := func(t Text) Text { return Text{by(t.ZH), by(t.EN)} }
	f.Message = text(f.Message)
	f.Notes = slices.Clone(f.Notes)
	for k := range f.Notes {
		f.Notes[k].Text = text(f.Notes[k].Text)
	}
	f.Related = slices.Clone(f.Related)
	for k := range f.Related {
		f.Related[k].Message = text(f.Related[k].Message)
	}
	f.Fixes = slices.Clone(f.Fixes)
	for k := range f.Fixes {
		f.Fixes[k].Message = text(f.Fixes[k].Message)
	}
}

// quoted stars what findings quote of a secret number otherwise than as it stands: a part of it, or its digits in another width.
type quoted struct {
	values SpanSet
	threes map[string]bool // every three digits in a row of a value
}

// star stars digits in the texts of a finding that lies upon a value: all of them where it speaks of a part or of the value alone,
// where it speaks of more than that those that the value may have.
func (q *quoted) star(f *Finding) {
	upon, part := false, false
	look := func(s Span) {
		upon = upon || q.values.Overlaps(s)
		part = part || q.values.Near(s, func(v Span) bool {
			return v.Overlaps(s) && (v.Start < s.Start || s.End < v.End || v == s)
		})
	}
	look(f.Span)
	for _, r := range f.Related {
		look(r.Span)
	}
	if !upon || f.Secret {
		return
	}
	f.rewrite(func(s string) string {
		return digitRuns().ReplaceAllStringFunc(s, func(run string) string {
			known := part
			inThrees(run, func(three string) { known = known || q.threes[three] })
			if !known {
				return run
			}
			return strings.Repeat("*", utf8.RuneCountInString(run))
		})
	})
}

var digitRuns = pattern.Lazy(`[0-9０-９]+`)

// inThrees passes every three digits in a row of a text, those in full width as the others.
func inThrees(s string, yield func(string)) {
	var run []byte
	for _, r := range s {
		if r >= '０' && r <= '９' {
			r -= '０' - '0'
		}
		if r < '0' || r > '9' {
			run = run[:0]
			continue
		}
		if run = append(run, byte(r)); len(run) >= 3 {
			yield(string(run[len(run)-3:]))
		}
	}
}

// ShownFixes returns the fixes of a finding whose edits a report may print: none that writes over what is hidden, or writes it
// elsewhere, unless it is the finding that hides it. To make a fix, take Finding.Fixes.
func (d *Document) ShownFixes(f Finding) []Fix {
	if len(d.hidden) == 0 || f.Secret {
		return f.Fixes
	}
	return slices.DeleteFunc(slices.Clone(f.Fixes), func(x Fix) bool {
		return slices.ContainsFunc(x.Edits, func(e Edit) bool {
			i := d.firstHidden(e.Span.Start)
			return e.Text != "" && i < len(d.hidden) && d.hidden[i].Overlaps(e.Span) || d.masks.Replace(e.Text) != e.Text
		})
	})
}

// firstHidden returns the index of the first hidden span that ends behind an offset.
func (d *Document) firstHidden(at int) int {
	i, _ := slices.BinarySearchFunc(d.hidden, at, func(h Span, at int) int {
		if h.End <= at {
			return -1
		}
		return 1
	})
	return i
}

// Shown returns the source text of a span as a report may print it: what the
// findings call secret is masked, a character for a character.
func (d *Document) Shown(s Span) string {
	i := d.firstHidden(s.Start)
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
