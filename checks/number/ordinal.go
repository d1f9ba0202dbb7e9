package number

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// series is an open run of ordinals of one form.
type series struct {
	last int
	// twice is set behind a number that came twice: 一、二、二、四 is one slip, not two.
	twice bool
	b     *lint.Block
	at    figures.Span
}

const hanziDigits = "一二三四五六七八九十"

func hanziOrdinal(t string) (n, w int) {
	r, size := utf8.DecodeRuneInString(t)
	if k := strings.IndexRune(hanziDigits, r); k >= 0 && r != utf8.RuneError {
		return k/3 + 1, size
	}
	return 0, 0
}

// The forms of ordinals that are followed, each for itself.
const (
	formIs       = iota // 一是 一要
	formThe             // 第一，
	formBrackets        // （一）
	formDigits          // (1)
	formAmong           // 其一
	formCircled         // ①
	formHeading         // 一、 at the start of a block
	formPoint           // 1. 1、 inside a block
	formInside          // 一、 inside a block, behind a stop
	forms
)

// ordinals follows 一是…二是…, 第一，…第二，…, （一）… and (1)… through the blocks of a story: a run may cross
// paragraphs. A gap or a repetition is told; a run that starts late, or stops early, is not.
func ordinals(p *lint.Pass, v *figures.View, start, end int) {
	var open [forms]series
	for i := start; i < end; i++ {
		b := p.Doc.Blocks[i]
		if b.Kind == lint.TableCell || b.Kind == lint.Caption || b.Kind == lint.Boilerplate {
			continue
		}
		t := v.Readings[i].Text
		if b.Kind == lint.Heading {
			open[formIs], open[formThe], open[formAmong] = series{}, series{}, series{}
		}
		// Another voice begins its own count.
		if affix.Starts(strings.TrimLeft(t, " \u3000\t"), "Q", "A：", "A:", "问", "答", "记者", "主持人", "——") {
			open = [forms]series{}
		}
		open[formPoint], open[formInside] = series{}, series{}
		for at := 0; at < len(t); {
			form, n, w, counts := ordinalAt(t, at)
			if n > 0 {
				if s := &open[form]; counts {
					step(p, b, s, form, n, figures.Span{Start: at, End: at + w})
				} else if n == 1 {
					*s = series{}
				} else if s.last > 0 && n == s.last+1 {
					s.last = n // 一是…，二能…，三是…
				}
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
			if t[k] == '.' && !betweenHan(t, k) {
				continue // 3.一是 or 2.5
			}
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

var clauseBreaks = figures.NewSet("，,。.；;：:！？!?“\n")

// betweenHan reports whether the mark at k stands between two Han characters: 先查体.二是验血, a full stop in half width.
func betweenHan(t string, k int) bool {
	before, _ := utf8.DecodeLastRuneInString(t[:k])
	after, _ := utf8.DecodeRuneInString(t[k+1:])
	return hanzi.IsHan(before) && hanzi.IsHan(after)
}

// opensOrdinal reports whether t begins with a character an ordinal begins with.
func opensOrdinal(t string) bool {
	switch r, _ := utf8.DecodeRuneInString(t); r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '第', '（', '(', '其':
		return true
	default:
		return r >= '①' && r <= '⑳' || r >= '0' && r <= '9'
	}
}

// ordinalAt recognises an ordinal at the start of a clause. counts is false for one that carries a run on without
// being of its form: 二能 between 一是 and 三是.
func ordinalAt(t string, at int) (form, n, w int, counts bool) {
	rest := t[at:]
	if at > 0 && !opensOrdinal(rest) {
		return 0, 0, 0, false
	}
	first := at == 0
	if at == 0 {
		lead := len(rest) - len(strings.TrimLeft(rest, " \u3000\t"))
		if lead > 0 {
			rest = rest[lead:]
			form, n, w, counts = ordinalOf(rest, true)
			if n > 0 {
				w += lead
			}
			return form, n, w, counts
		}
	}
	return ordinalOf(rest, first)
}

func ordinalOf(rest string, first bool) (form, n, w int, counts bool) {
	if n, w := hanziOrdinal(rest); n > 0 {
		after := rest[w:]
		switch {
		case strings.HasPrefix(after, "是"):
			if said := after[len("是"):]; !affix.Starts(said, "否", "不是", "几", "多少", "他", "她", "哪") && !plainly(said, rest[:w]) {
				return formIs, n, w + len("是"), true
			}
		case strings.HasPrefix(after, "要") && !affix.Starts(after, "要点", "要素", "要件", "要务", "要诀"):
			return formIs, n, w + len("要"), true
		case first && strings.HasPrefix(after, "、") && !hanziList(after[len("、"):]):
			return formHeading, n, w + len("、"), true
		case !first && strings.HasPrefix(after, "、") && !hanziList(after[len("、"):]):
			return formInside, n, w + len("、"), true
		case affix.Starts(after, "能", "则", "来", "为", "看", "将", "可"):
			return formIs, n, w, false
		}
		return 0, 0, 0, false
	}
	if n, w := hanziOrdinal(strings.TrimPrefix(rest, "其")); n > 0 && strings.HasPrefix(rest, "其") && n < 6 {
		if affix.Starts(rest[len("其")+w:], "，", ",", "是", "：") {
			return formAmong, n, len("其") + w, true
		}
		return 0, 0, 0, false
	}
	if strings.HasPrefix(rest, "第") {
		if n, w := hanziOrdinal(rest[len("第"):]); n > 0 {
			after := rest[len("第")+w:]
			if affix.Starts(after, "，", "、", ",", "：", ":") && !(strings.HasPrefix(after, "、") && (hanziNext(after[len("、"):]) || strings.HasPrefix(after, "、第"))) {
				return formThe, n, len("第") + w, true
			}
			if affix.Starts(after, "个", "点", "要", "就", "是", "方面") {
				return formThe, n, len("第") + w, false
			}
		}
		return 0, 0, 0, false
	}
	if r, size := utf8.DecodeRuneInString(rest); r >= '①' && r <= '⑳' {
		return formCircled, int(r-'①') + 1, size, true
	}
	for _, o := range [...][2]string{{"（", "）"}, {"(", ")"}} {
		if !strings.HasPrefix(rest, o[0]) {
			continue
		}
		in := rest[len(o[0]):]
		// （二) opens and closes in two widths.
		if n, w := hanziOrdinal(in); n > 0 && affix.Starts(in[w:], ")", "）") {
			return formBrackets, n, len(o[0]) + w + firstLen(in[w:]), true
		}
		if v, j := shortNumber(in); j > 0 && affix.Starts(in[j:], ")", "）") {
			after := in[j+firstLen(in[j:]):]
			return formDigits, v, len(o[0]) + j + firstLen(in[j:]), after == "" || after[0]|0x20 < 'a' || after[0]|0x20 > 'z'
		}
		return 0, 0, 0, false
	}
	if v, j := shortNumber(rest); j > 0 && v < 20 {
		if after := rest[j:]; affix.Starts(after, ".", "．", "、") && !digitNext(after[firstLen(after):]) {
			return formPoint, v, j + firstLen(after), true
		}
	}
	return 0, 0, 0, false
}

// plainly reports whether a text says a numeral and no more: 一是一，二是二, but 二是二氧化碳.
func plainly(text, numeral string) bool {
	after, ok := strings.CutPrefix(text, numeral)
	r, _ := utf8.DecodeRuneInString(after)
	return ok && !hanzi.IsHan(r)
}

// shortNumber reads one or two digits at the start of t.
func shortNumber(t string) (v, w int) {
	for w < len(t) && w < 2 && t[w]-'0' < 10 {
		v = v*10 + int(t[w]-'0')
		w++
	}
	return v, w
}

func firstLen(t string) int {
	_, w := utf8.DecodeRuneInString(t)
	return w
}

// digitNext reports whether t goes on with a digit or a unit, so that what stands before is no ordinal: 1.5, 3、4.
func digitNext(t string) bool {
	t = strings.TrimLeft(t, " ")
	return t == "" || t[0]-'0' < 10 || t[0] == '.' || t[0] < 0x80 && t[0]|0x20 < 'a'
}

func hanziNext(t string) bool {
	n, _ := hanziOrdinal(t)
	return n > 0
}

// hanziList reports whether t goes on counting, so that the numeral before is no heading: 二、三级医院; not 四、一旦….
func hanziList(t string) bool {
	n, w := hanziOrdinal(t)
	return n > 0 && strings.ContainsAny(firstRune(t[w:]), "、级届位名批期章节条款月号楼次年季线胎岁")
}

func firstRune(t string) string { return t[:firstLen(t)] }

// marked reports whether t holds item n of a list in a form that opens no clause: …无影响②另一组.
func marked(t string, n int) bool {
	if n < 1 || n > 20 {
		return false
	}
	digits := strconv.Itoa(n)
	return strings.ContainsRune(t, '①'+rune(n-1)) || figures.Mentions(t, "("+digits, "（"+digits, digits+")", digits+"）", digits+".", digits+"、", digits+"。", digits+"．")
}

func step(p *lint.Pass, b *lint.Block, s *series, form, n int, at figures.Span) {
	twice := n == s.last && n > 1
	defer func() { *s = series{last: n, twice: twice, b: b, at: at} }()
	if s.last == 0 || n == 1 || n == s.last+1 || s.twice && n == s.last+2 {
		return
	}
	switch form {
	case formIs, formThe:
		if n < s.last || b != s.b && n != s.last+2 {
			return // a new run that lost its beginning, or another speaker's
		}
	case formAmong, formBrackets:
		if n <= s.last || n > s.last+2 {
			return
		}
	case formHeading:
		if n != s.last+2 {
			return
		}
	case formInside:
		if n < s.last || n > s.last+2 || !affix.Starts(lastRune(b.Text[:at.Start]), "；", ";", "。", "：") ||
			n > s.last && strings.Contains(b.Text[s.at.End:at.Start], string([]rune(hanziDigits)[n-2])+"、") { // 二、五年来…
			return
		}
	case formDigits, formCircled, formPoint:
		// Extraction loses these marks with the paragraph they open.
		if n < s.last || n > s.last+2 || b != s.b || form == formPoint && (n == s.last || !affix.Starts(lastRune(b.Text[:at.Start]), "；", ";")) {
			return
		}
		if between := b.Text[s.at.End:at.Start]; n > s.last && marked(between, n-1) || n == s.last && marked(between, 1) || len(between) > 1500 {
			return
		}
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
