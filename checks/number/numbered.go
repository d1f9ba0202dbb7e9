package number

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// Items that each are a paragraph and number themselves, 1. 2. 4., leave a gap where one is lost. Extraction also loses the mark alone,
// or joins an item to the one before: then a paragraph without a mark stands in the gap, or the mark inside one.

// labelled is an item that names what it is: 误区三：, 第二步：.
var labelled = pattern.Lazy(`^(误区|步骤|问题|建议|方法|原则|要点|措施|提醒|提示|案例|疑问|信号|症状|妙招|技巧|谣言|真相|关键词?|禁忌|诀窍)([一二三四五六七八九十]|\d{1,2})(?:[：:、，。．.\s\x{3000}]|$)|^第([一二三四五六七八九十]|\d{1,2})([步招关])(?:[：:、，。．.\s\x{3000}]|$)`)

// numberedRun is a run of items of one form.
type numberedRun struct {
	n, block   int
	heading    bool // it stands over paragraphs
	between    int  // paragraphs without a mark since
	headings   int  // headings among them
	steps      int  // from one number to the next
	tied       bool // a number came twice, as in rankings
	gap, width int  // block of the item behind the one gap, and how wide its mark is
	gaps       int
	before     string // the mark before the gap
}

// itemMark returns the form and the number of the mark that a block begins with.
func itemMark(t string) (form string, n, w int) {
	if first, _ := utf8.DecodeRuneInString(t); !strings.ContainsRune("误步问建方原要措提案疑信症妙技谣真关禁诀第", first) {
		// no label
	} else if m := labelled().FindStringSubmatch(t); m != nil {
		digits := m[2] + m[3]
		if n, _ = hanziOrdinal(digits); n == 0 {
			n, _ = shortNumber(digits)
		}
		if m[3] != "" {
			return m[4], n, len("第") + len(digits) + len(m[4])
		}
		return m[1], n, len(m[1]) + len(digits)
	}
	switch f, n, w, counts := ordinalOf(t, true); {
	case !counts:
	case f == formPoint, f == formDigits, f == formCircled:
		return strconv.Itoa(f), n, w
	}
	return "", 0, 0
}

// numberedItems follows the numbers of such items through the blocks of a story and tells the one gap of a run.
func numberedItems(p *lint.Pass, v *figures.View, start, end int) {
	runs := map[string]*numberedRun{}
	for i := start; i < end; i++ {
		b := p.Doc.Blocks[i]
		if b.Kind == lint.TableCell || b.Kind == lint.Caption || b.Kind == lint.Boilerplate {
			continue
		}
		t := strings.TrimLeft(v.Readings[i].Text, " \u3000\t")
		form, n, w := itemMark(t)
		for f, r := range runs {
			if f != form {
				r.between++
				if b.Kind == lint.Heading {
					r.headings++
				}
			}
		}
		if n == 0 {
			continue
		}
		r := runs[form]
		switch {
		case r == nil || n != r.n+1 && n != r.n && (n != r.n+2 || !r.lost(p, v, form, i)):
			r.report(p, v)
			r = &numberedRun{}
			runs[form] = r
		case n == r.n+1:
			r.steps++
		case n == r.n:
			r.tied = true
		default:
			r.gaps++
			r.gap, r.width, r.before = i, w, mark(v.Readings[r.block].Text)
		}
		r.n, r.block, r.heading, r.between, r.headings = n, i, b.Kind == lint.Heading, 0, 0
	}
	for _, r := range runs {
		r.report(p, v)
	}
}

// mark is the mark that a text begins with.
func mark(t string) string {
	t = strings.TrimLeft(t, " \u3000\t")
	_, _, w := itemMark(t)
	return strings.TrimSpace(t[:w])
}

// lost reports whether the item between the last one and the one of block i is missing, and not its mark alone.
func (r *numberedRun) lost(p *lint.Pass, v *figures.View, form string, i int) bool {
	const longestItem = 1500
	n := r.n + 1
	before := v.Readings[r.block].Text
	if form[0] >= '0' && form[0] <= '9' {
		over := r.heading && p.Doc.Blocks[i].Kind == lint.Heading && r.headings == 0
		return (r.between == 0 || over) && len(before) <= longestItem && !marked(before, n)
	}
	for k := r.block; k < i; k++ {
		if t := v.Readings[k].Text; figures.Mentions(t, form+strconv.Itoa(n), form+string([]rune(hanziDigits)[min(n, 10)-1]), strconv.Itoa(n)+form, string([]rune(hanziDigits)[min(n, 10)-1])+form) {
			return false
		}
	}
	return true
}

// report tells the one gap of a run that counts on elsewhere.
func (r *numberedRun) report(p *lint.Pass, v *figures.View) {
	if r == nil || r.gaps != 1 || r.steps == 0 || r.tied {
		return
	}
	b, t := p.Doc.Blocks[r.gap], v.Readings[r.gap].Text
	from := len(t) - len(strings.TrimLeft(t, " \u3000\t"))
	p.Report(b, from, from+r.width, lint.Diagnostic{
		Rule:    "number/ordinal",
		Message: lint.Say("“%s”之后是“%s”，中间缺项", "“%[2]s” follows “%[1]s”: an item is missing", r.before, mark(t)),
	})
}
