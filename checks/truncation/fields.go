package truncation

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/pattern"
)

// Fact sheets, credits and footers are made of fields, a label and a value,
// and no field takes a stop: 片长：107分钟, 编剧：某某　分镜：某某. Two of them
// in one piece, or three lines of them in a row, are a layout and no sentence
// that breaks off.

// These bound a field, in characters.
const (
	longestFieldLabel = 8
	longestFieldValue = 30
	longestFieldLine  = 60 // a value that is a sentence or two, on a line of its own
	longestFieldName  = 16 // who the fields belong to, in front of them
)

// fewestFields make a record of one piece, fewestFieldLines a list of lines, fewestLastLines one with which the copy ends.
const (
	fewestFields     = 2
	fewestFieldLines = 3
	fewestLastLines  = 2
)

// lines returns a text of a block by the lines of the source, which Markdown joins to one paragraph.
func lines(b *lint.Block, text string, source []byte) []string {
	var out []string
	from := 0
	for i := 1; i < len(b.Runs); i++ {
		r, before := b.Runs[i], b.Runs[i-1]
		gap := source[before.Source.End:max(before.Source.End, r.Source.Start)]
		if bytes.IndexByte(gap, '\n') >= 0 || before.Atomic && bytes.IndexByte(source[before.Source.Start:before.Source.End], '\n') >= 0 {
			out = append(out, strings.TrimSpace(text[from:r.Text.Start]))
			from = r.Text.Start
		}
	}
	return append(out, strings.TrimSpace(text[from:]))
}

// isRecord reports whether lines hold fields and nothing else, but for a name
// in front of them and notes in brackets between.
func isRecord(lines []string) bool {
	fields := 0
	for _, line := range lines {
		for _, part := range parts(line) {
			_, value, ok := field(part)
			switch {
			case ok && isFieldValue(value):
				fields++
			case ok:
				return false
			case isNote(part), fields == 0 && utf8.RuneCountInString(part) <= longestFieldName && isFieldValue(part):
			default:
				return false
			}
		}
	}
	return fields >= fewestFields
}

// parts divides a line where a bar or a wide space does, or a narrow space
// with a label behind it: within a value it stands between a title and a name.
func parts(line string) []string {
	var out []string
	for _, wide := range strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune("\u3000|｜\n", r) }) {
		begun := false
		for _, word := range strings.Fields(wide) {
			if _, _, ok := field(word); begun && !ok && !isNote(word) {
				out[len(out)-1] += " " + word
				continue
			}
			out, begun = append(out, word), true
		}
	}
	return out
}

// field divides a label from its value. Who speaks is no label.
func field(part string) (label, value string, ok bool) {
	i := strings.IndexAny(part, "：:")
	if i <= 0 {
		return "", "", false
	}
	_, n := utf8.DecodeRuneInString(part[i:])
	label, value = part[:i], part[i+n:]
	if utf8.RuneCountInString(label) > longestFieldLabel || affix.Ends(label, speaking...) {
		return "", "", false
	}
	letters := false
	for _, r := range label {
		letter := unicode.IsLetter(r)
		if !letter && !unicode.IsDigit(r) && !strings.ContainsRune("/／·、", r) {
			return "", "", false
		}
		letters = letters || letter // 09:30 has none
	}
	return label, value, letters
}

// isFieldValue reports whether a value is short and no sentence: no clause in it but in brackets.
func isFieldValue(value string) bool {
	if value == "" || utf8.RuneCountInString(value) > longestFieldValue {
		return false
	}
	depth := 0
	for _, r := range value {
		switch {
		case r == '（' || r == '(':
			depth++
		case r == '）' || r == ')':
			depth--
		case depth == 0 && strings.ContainsRune("，,。；;！？“”", r):
			return false
		}
	}
	return depth == 0
}

// isNote reports whether a part is all in brackets: （共16格，黑白）.
func isNote(part string) bool {
	first, _ := utf8.DecodeRuneInString(part)
	last, _ := utf8.DecodeLastRuneInString(part)
	return (first == '（' || first == '(') && (last == '）' || last == ')')
}

// isFieldLine reports whether a piece is a line of one label and what it
// stands for, which may be a sentence as long as no stop ends it.
func (p *piece) isFieldLine() bool {
	if p.stops || p.ending != layout.Open || p.size > longestFieldLine || len(p.opened) > 0 {
		return false
	}
	_, value, ok := field(p.text)
	return ok && value != "" && !affix.Ends(p.text[:len(p.text)-len(value)], reporting...)
}

// reporting are words before a colon with which running text goes on, or a conversation.
var reporting = []string{"了解：", "显示：", "称：", "获悉：", "透露：", "宣布：", "补充：", "报道：", "记者：", "问：", "答："}

// directory is where a house or an office is and when it is open: 柳荫医院心理科：门诊楼5层，周一至周五全天.
var directory = pattern.Lazy(`^[^，。；：]{2,20}(?:院|科|中心|站|所|局|室|门诊|热线|药房|药店|窗口|专线)[：:][^。！？]{3,90}(?:全天|休息|停诊|开诊|[\d:：]{4}|\d|[)）]|[号楼层区室])$|^[^，。；：]{0,8}周[一二三四五六日末][^。！？]{0,24}\d{1,2}[:：]\d{2}[)）]?$`)

// longestDirectory is how many characters such a line has at most.
const longestDirectory = 130

// fieldLines marks the lines of a list of fields, E1：… E2：… E3：…. Copy that
// breaks off has whole sentences around it; a list has no stop in any line.
func fieldLines(pieces []*piece) {
	for i := 0; i < len(pieces); i++ {
		from := i
		for i < len(pieces) && pieces[i].isFieldLine() && (i == from || pieces[i].block.Index == pieces[i-1].block.Index+1) {
			i++
		}
		if i-from < fewestFieldLines && (i < len(pieces) || i-from < fewestLastLines) {
			continue
		}
		for _, p := range pieces[from:i] {
			p.field = true
		}
		i-- // what ended the list may begin another
	}
	for _, p := range pieces {
		p.field = p.field || p.ending == layout.Open && !p.stops && p.size <= longestDirectory && strings.ContainsAny(p.text, ":：") && directory().MatchString(p.text)
	}
}
