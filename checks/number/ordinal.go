package number

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/figures"
)

// run is an open series of ordinals of one form.
type series struct {
	last int
	b    *lint.Block
	at   figures.Span
}

const hanziDigits = "一二三四五六七八九十"

func hanziOrdinal(t string) (n, w int) {
	r, size := utf8.DecodeRuneInString(t)
	if k := strings.IndexRune(hanziDigits, r); k >= 0 && r != utf8.RuneError {
		return k/3 + 1, size
	}
	return 0, 0
}

// ordinals follows 一是…二是…, 第一，…第二，…, （一）… and (1)… through the blocks of a story: a run may cross
// paragraphs. A gap or a repetition is told; a run that starts late, or stops early, is not.
func ordinals(p *lint.Pass, v *figures.View, start, end int) {
	var open [4]series
	for i := start; i < end; i++ {
		b := p.Doc.Blocks[i]
		if b.Kind == lint.TableCell || b.Kind == lint.Caption || b.Kind == lint.Boilerplate {
			continue
		}
		t := v.Readings[i].Text
		if b.Kind == lint.Heading {
			open[0], open[1] = series{}, series{}
		}
		for at := 0; at < len(t); {
			form, n, w := ordinalAt(t, at)
			if n > 0 {
				step(p, b, &open[form], form, n, figures.Span{Start: at, End: at + w})
				at += w
				continue
			}
			// Next clause.
			k := clauseBreaks.Index(t, at)
			if k < 0 {
				break
			}
			_, w = utf8.DecodeRuneInString(t[k:])
			at = k + w
			for at < len(t) && (t[at] == ' ' || strings.HasPrefix(t[at:], "\u3000") || strings.HasPrefix(t[at:], "”")) {
				if t[at] == ' ' {
					at++
				} else {
					at += 3
				}
			}
		}
	}
}

var clauseBreaks = figures.NewSet("，,。；;：:！？!?“\n")

// opensOrdinal reports whether t begins with a character an ordinal begins with.
func opensOrdinal(t string) bool {
	switch r, _ := utf8.DecodeRuneInString(t); r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '第', '（', '(':
		return true
	}
	return false
}

// ordinalAt recognises an ordinal at the start of a clause; form is 0 for 一是, 1 for 第一，, 2 for （一）, 3 for (1).
func ordinalAt(t string, at int) (form, n, w int) {
	rest := t[at:]
	if at > 0 && !opensOrdinal(rest) {
		return 0, 0, 0
	}
	if at == 0 {
		lead := len(rest) - len(strings.TrimLeft(rest, " \u3000\t"))
		rest = rest[lead:]
		if lead > 0 {
			if f, n, w := ordinalAt("x"+rest, 1); n > 0 {
				return f, n, lead + w
			}
			return 0, 0, 0
		}
	}
	if n, w := hanziOrdinal(rest); n > 0 {
		after := rest[w:]
		if strings.HasPrefix(after, "是") && !startsAny(after[len("是"):], "一", "二", "三", "四", "五", "否", "不是") {
			return 0, n, w + len("是")
		}
		return 0, 0, 0
	}
	if strings.HasPrefix(rest, "第") {
		if n, w := hanziOrdinal(rest[len("第"):]); n > 0 {
			after := rest[len("第")+w:]
			if startsAny(after, "，", "、", ",", "：", ":") {
				return 1, n, len("第") + w
			}
		}
		return 0, 0, 0
	}
	for _, o := range [...][2]string{{"（", "）"}, {"(", ")"}} {
		if !strings.HasPrefix(rest, o[0]) {
			continue
		}
		in := rest[len(o[0]):]
		if n, w := hanziOrdinal(in); n > 0 && strings.HasPrefix(in[w:], o[1]) {
			return 2, n, len(o[0]) + w + len(o[1])
		}
		j, v := 0, 0
		for j < len(in) && j < 2 && in[j]-'0' < 10 {
			v = v*10 + int(in[j]-'0')
			j++
		}
		if j > 0 && strings.HasPrefix(in[j:], o[1]) {
			return 3, v, len(o[0]) + j + len(o[1])
		}
	}
	return 0, 0, 0
}

func step(p *lint.Pass, b *lint.Block, s *series, form, n int, at figures.Span) {
	defer func() { *s = series{n, b, at} }()
	if s.last == 0 || n == 1 || n == s.last+1 {
		return
	}
	if n < s.last && n != s.last || form >= 2 && (n == s.last || n > s.last+2) || form == 3 && n > s.last+1 && b != s.b {
		return // a new run that lost its beginning, or numbers of another kind
	}
	before := s.b.Text[s.at.Start:s.at.End]
	d := lint.Diagnostic{
		Rule:    "number/ordinal",
		Related: []lint.Related{{Span: s.b.Source(s.at.Start, s.at.End), Message: lint.Text{ZH: "前一项", EN: "the item before"}}},
	}
	here := b.Text[at.Start:at.End]
	if n == s.last {
		d.Message = lint.Say("“%s”重复", "“%s” comes twice", strings.TrimSpace(here))
	} else {
		d.Message = lint.Say("“%s”之后是“%s”，中间缺项", "“%[2]s” follows “%[1]s”: an item is missing", strings.TrimSpace(before), strings.TrimSpace(here))
	}
	p.Report(b, at.Start, at.End, d)
}
