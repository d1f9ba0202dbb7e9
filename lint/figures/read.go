package figures

import (
	"slices"
	"strings"
	"sync"
)

// reader is the state of one pass over a block. Readers are used again, so that what is read is copied once, to its
// size.
type reader struct {
	s       string
	r       *Reading
	facts   []Fact
	clauses []Clause
	ends    []Span // of sentences
	bracket int
	quote   int
	clause  Clause
	sent    int // start of the current sentence
}

// Read reads every number of text. It is linear in the length of the text: each character is looked at a bounded
// number of times.
func Read(text string) *Reading {
	r := &Reading{Text: text, marks: marksOf(text)}
	rd := readers.Get().(*reader)
	*rd = reader{s: text, r: r, facts: rd.facts[:0], clauses: rd.clauses[:0], ends: rd.ends[:0]}
	rd.scan()
	r.Facts, r.Clauses, r.Sentences = slices.Clone(rd.facts), slices.Clone(rd.clauses), slices.Clone(rd.ends)
	rd.s, rd.r = "", nil
	readers.Put(rd)
	r.assign()
	r.movements = r.findMovements()
	return r
}

var readers = sync.Pool{New: func() any { return new(reader) }}

// telling holds the characters beyond ASCII that scan does not pass over.
var telling = NewSet("，；：。！？（〔【［）〕】］“「『《”」』》—零〇一二两三四五六七八九十百千万亿半第几数俩仨０１２３４５６７８９")

// scan walks the text once, cutting clauses and reading numbers.
func (rd *reader) scan() {
	s := rd.s
	for i := 0; i < len(s); {
		c := s[i]
		if c < 0x80 {
			switch {
			case c-'0' < 10:
				i = rd.arabic(i)
			case isLetter(c):
				i = rd.latin(i)
			case c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '\n':
				rd.cut(i, 1, c == ',', c == '!' || c == '?' || c == '\n')
				i++
			case c == '(' || c == '[':
				rd.bracket++
				i++
			case c == ')' || c == ']':
				rd.bracket = max(0, rd.bracket-1)
				i++
			default:
				i++
			}
			continue
		}
		// Nearly all characters are three bytes long and tell nothing.
		if wide, in := telling.at(s, i); wide && !in {
			i += 3
			continue
		}
		r, w := runeAt(s, i)
		switch r {
		case '，':
			rd.cut(i, w, true, false)
		case '；', '：':
			rd.cut(i, w, false, false)
		case '。', '！', '？':
			rd.cut(i, w, false, true)
		case '（', '〔', '【', '［':
			rd.bracket++
		case '）', '〕', '】', '］':
			rd.bracket = max(0, rd.bracket-1)
		case '“', '「', '『', '《':
			rd.quote++
		case '”', '」', '』', '》':
			rd.quote = max(0, rd.quote-1)
		case '—':
			if strings.HasPrefix(s[i+w:], "—") {
				rd.cut(i, 2*w, true, false)
				w *= 2
			}
		case '零', '〇', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '半', '第', '几', '数', '俩', '仨':
			if k := rd.hanzi(i, r, w); k > i {
				i = k
				continue
			}
		case '０', '１', '２', '３', '４', '５', '６', '７', '８', '９':
			i = rd.arabic(i)
			continue
		}
		i += w
	}
	rd.cut(len(s), 0, false, true)
}

// cut ends the clause at i; w is the width of the mark. A mark inside brackets ends a clause but not the sentence.
func (rd *reader) cut(i, w int, comma, stop bool) {
	rd.clause.End = i
	if rd.clause.End > rd.clause.Start || len(rd.clauses) == 0 || i == len(rd.s) {
		rd.clause.Sentence = len(rd.ends)
		rd.clauses = append(rd.clauses, rd.clause)
	}
	rd.clause = Clause{Span: Span{i + w, i + w}, Comma: comma}
	if stop && (rd.bracket == 0 || i == len(rd.s)) {
		rd.ends = append(rd.ends, Span{rd.sent, i})
		rd.sent = i + w
		rd.bracket = 0
	}
}

// emit stores a fact and returns the offset behind it.
func (rd *reader) emit(f Fact) int {
	f.Clause = len(rd.clauses)
	f.Bracket = rd.bracket > 0
	f.Quoted = rd.quote > 0
	rd.facts = append(rd.facts, f)
	return f.End
}

// latin skips a run of letters. A number glued to its end belongs to a name: H7N9, ICD-10, COVID-19, PM2.5, B12.
func (rd *reader) latin(i int) int {
	s, j := rd.s, i
	digits := false
	for j < len(s) {
		c := s[j]
		switch {
		case isLetter(c) || c == '_' || c == '@':
		case c-'0' < 10:
			digits = true
		case (c == '-' || c == '.' || c == '/' || c == '+' || c == ':') && j+1 < len(s) && (isLetter(s[j+1]) || s[j+1]-'0' < 10):
			// A range or a sum starts again behind the sign when a unit follows, but names are the rule.
		case c == '-' && j+1 < len(s):
			goto done
		default:
			goto done
		}
		j++
	}
done:
	if digits {
		return rd.emit(Fact{Span: Span{i, j}, Outer: Span{i, j}, Number: Span{i, j}, Kind: Identifier})
	}
	return j
}

// arabic reads the number at i with what belongs to it and returns the offset behind.
func (rd *reader) arabic(i int) int {
	s := rd.s
	if end, ok := rd.dashed(i); ok {
		return end
	}
	n, ok := arabic(s, i)
	if !ok {
		return rd.identifier(i, n.end)
	}
	if end, ok := rd.pair(i, n); ok {
		return end
	}
	if end, ok := rd.date(n); ok {
		return end
	}
	return rd.quantity(n)
}

func (rd *reader) identifier(i, j int) int {
	return rd.emit(Fact{Span: Span{i, j}, Outer: Span{i, j}, Number: Span{i, j}, Kind: Identifier})
}

// caption makes a label of the number of a figure, a table or a reference: 图1, 表 2, 方法[19]; and of an item: （3）, 4、.
func (rd *reader) caption(f *Fact) {
	s := rd.s
	switch p := runeBefore(s, len(trimSpaceRight(s[:f.Start]))); p {
	case '图', '表':
		f.Kind, f.Unit = Ordinal, string(p)
	case '[':
		if strings.HasPrefix(s[f.End:], "]") {
			f.Kind, f.Unit = Ordinal, "[]"
		}
	case '（', '(':
		if strings.HasPrefix(s[f.End:], "）") || strings.HasPrefix(s[f.End:], ")") {
			if v, whole := f.Lo.Integer(); whole && v > 0 && v < 100 {
				f.Kind, f.Unit = Ordinal, "（）"
			}
		}
	case 0, '\n':
		if rest, ok := strings.CutPrefix(s[f.End:], "、"); ok && f.Lo.Scale == 0 && f.End-f.Start < 3 && (rest == "" || rest[0]-'0' > 9) {
			f.Kind, f.Unit = Ordinal, "、"
		}
		if rest, ok := strings.CutPrefix(s[f.End:], "."); ok && f.Lo.Scale == 0 && f.End-f.Start < 3 && (rest == "" || rest[0] >= 0x80 || rest[0] == ' ') {
			f.Kind, f.Unit = Ordinal, "."
		}
	}
}
