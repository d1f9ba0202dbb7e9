package script

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// converted returns text[start:end] in the document's script.
func (c *checker) converted(text string, start, end int) string {
	from, to := window(text, start, end)
	plain := hanzi.SimplifySameLength(text[from:to])
	if c.script == simplified {
		return plain[start-from : end-from]
	}
	var out strings.Builder
	expected := c.expected(plain)
	at := from
	for _, e := range expected {
		_, size := utf8.DecodeRuneInString(text[at:])
		if at >= start && at < end {
			out.WriteRune(e.form)
		}
		at += size
	}
	return out.String()
}

// form is what OpenCC writes for a simplified character, and whether a phrase says so, which is bytes of the text.
type form struct {
	form       rune
	phrase     bool
	start, end int
}

// keeps reports whether a phrase has the form r.
func (f form) keeps(r rune) bool { return f.phrase && f.form == r }

// expected returns the Traditional forms of a simplified text in context, one for each of its characters, in
// the forms that the document uses.
func (c *checker) expected(plain string) []form {
	out := make([]form, 0, len(plain)/3)
	if c.conversions--; c.conversions < 0 {
		for _, r := range plain {
			out = append(out, form{form: c.regional(hanzi.Traditional(r))}) // no phrase
		}
		return out
	}
	pieces, err := hanzi.Convert(plain, hanzi.TraditionalScript)
	if err != nil {
		return nil
	}
	for _, p := range pieces {
		old, converted := []rune(plain[p.Start:p.End]), []rune(p.Text)
		for i, r := range old {
			f := form{r, p.Phrase, p.Start, p.End}
			if len(converted) == len(old) {
				f.form = converted[i]
				if group, _ := hanzi.FormGroup(f.form); group == "" {
					f.form = hanzi.Traditional(r)
					if hanzi.IsAmbiguous(r) || hanzi.Simplify(converted[i]) != hanzi.Simplify(f.form) {
						f.form = converted[i]
					}
				}
				f.form = c.regional(f.form)
			}
			out = append(out, f)
		}
	}
	return out
}

// regional gives the form that the document uses where Taiwan and Hong Kong differ.
func (c *checker) regional(r rune) rune {
	if r == '裏' && !c.inner {
		return '裡'
	}
	return hanzi.Printed(r)
}

// writesInner reports whether the copy writes 裏 more often than 裡.
func writesInner(doc *lint.Document) bool {
	inner, outer := 0, 0
	for _, b := range doc.Blocks {
		inner += strings.Count(b.Text, "裏")
		outer += strings.Count(b.Text, "裡")
	}
	return inner > outer
}

// window returns the stretch around text[start:end] that a phrase can reach: up to 12 Han characters on
// either side, not over a mark or a letter.
func window(text string, start, end int) (from, to int) {
	from, to = start, end
	for range 12 {
		r, size := utf8.DecodeLastRuneInString(text[:from])
		if !hanzi.IsHan(r) {
			break
		}
		from -= size
	}
	for range 12 {
		r, size := utf8.DecodeRuneInString(text[to:])
		if !hanzi.IsHan(r) {
			break
		}
		to += size
	}
	return from, to
}
