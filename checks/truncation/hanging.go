package truncation

import (
	_ "embed"
	"math"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/layout"
	table "github.com/healthlint/healthlint/lint/lines"
	"github.com/healthlint/healthlint/lint/pattern"
	"github.com/healthlint/healthlint/lint/words"
)

// A paragraph that is cut in its first sentence is as short as a heading and has no stop either. What tells it from one is its end,
// where no heading ends: behind 和 or 不要, behind a figure of which the unit is missing, or inside a word.

//go:embed hanging.tsv
var hangingTable string

// hangingWords are the words that end no line, and what they are.
var hangingWords = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for f := range table.Rows(hangingTable, 3) {
		for _, w := range strings.Fields(f[1]) {
			out[w] = f[0]
		}
	}
	return out
})

// halfFigure ends a line in a half of a unit, a date or a limit: 2000毫, 60岁以, 2023年11. limited ends one in a bare figure behind
// what qualifies it, which a heading may do and a sentence with a comma does not: 每日不超过6.
var (
	halfFigure = pattern.Lazy(`\d(?:毫|公|微|百分|摄|立方|平方)$|百分之$|[\d一二三四五六七八九十](?:岁|天|周|月|年|日|个月|小时)以$|\d{4}年\d{1,2}$|\d月\d{1,2}$`)
	limited    = pattern.Lazy(`(?:不超过|超过|[少低高多大小]于|不足|达到?|约|至少|最多|最少|控制在|保持在|维持在|摄取|摄入|降至|升至|降到|升到|调到)\d+(?:\.\d+)?$`)
	modal      = pattern.Lazy(`[应须]|需要|必须|最好|不要|不能|不宜|可以`)
)

// joinsTwo is the sort of words that end no headline either.
const joinsTwo = "joins two"

// How sure the model must be that a word goes on behind the end of a line, and how unlikely that the line ends there, in nats; a
// headline drops more than a paragraph does.
const (
	goesOn         = 0.85
	unlikelyEnd    = -6.0
	unlikelyTitle  = -10.0
	unlikelyHanger = -4.5
	likeliestRest  = 60

	longestClauseRead = 60 // bytes
)

// hangs reports whether a line that stands like a heading ends where no heading does. Without a comma it may be one that says so
// much: 每日用量不超过.
func (l *language) hangs(p *piece) bool {
	text := p.text[:p.end]
	tail := affix.Tail(text, longestClauseRead)
	clauses := p.commas > 0 || modal().MatchString(text)
	if p.end < len(p.text) || p.ending != layout.Open {
		return false
	}
	if halfFigure().MatchString(tail) {
		return true
	}
	s := l.soundOf(text)
	word := ""
	if s.close < unlikelyHanger {
		word = hangingAt(text)
	}
	switch {
	case p.first:
		return word == joinsTwo || s.close < unlikelyTitle && l.within(text, &s) > goesOn
	case p.halves || !clauses:
		return false
	case word != "" || limited().MatchString(tail):
		return true
	}
	return p.commas > 0 && p.size >= shortestClause && s.close < unlikelyEnd && (l.within(text, &s) > goesOn || strings.HasSuffix(text, "的") && !strings.Contains(lastClause(text), "是"))
}

// hangingAt returns what sort of hanging word a text ends in, one word or two: 都|要; "" if in none.
func hangingAt(text string) string {
	clause, all := lastWordsOf(text)
	for n := 1; n <= min(2, len(all)); n++ {
		if sort := hangingWords()[clause[all[len(all)-n].Start:]]; sort != "" {
			return sort
		}
	}
	return ""
}

// lastWordsOf divides the last clause of a text.
func lastWordsOf(text string) (clause string, all []words.Token) {
	clause = lastClause(affix.Tail(text, longestClauseRead))
	return clause, words.Split(nil, clause, nil)
}

// lastClause is what stands behind the last mark or space of a text.
func lastClause(text string) string {
	i := strings.LastIndexAny(text, firstMark+" \u3000")
	if i < 0 {
		return text
	}
	_, n := utf8.DecodeRuneInString(text[i:])
	return text[i+n:]
}

// endsInOne reports whether the last word of a text is one character.
func endsInOne(text string) bool {
	clause, all := lastWordsOf(text)
	return len(all) > 0 && utf8.RuneCountInString(clause[all[len(all)-1].Start:]) == 1
}

// within is the probability that a word of the dictionary goes on behind the end of a text, where s is how that sounds; 0 behind a
// word of several characters, which may do by itself: 类风湿.
func (l *language) within(text string, s *sound) (sum float64) {
	if !endsInOne(text) {
		return 0
	}
	tail := lastHan(text, 3)
	for _, j := range l.model.After(nil, s.tail[history-1], likeliestRest, unlikelyEnd) {
		p, _ := l.model.Step(s.state, s.tail[0], s.tail[1], s.tail[2], j.ID)
		for at := 0; at < len(tail); {
			if longestWord(tail[at:]+string(rune(j.ID))) == len(tail)-at+utf8.RuneLen(rune(j.ID)) {
				sum += math.Exp(float64(p))
				break
			}
			_, n := utf8.DecodeRuneInString(tail[at:])
			at += n
		}
	}
	return sum
}

// mostHangers is how many lines of a document break off so at most: the questions of a test have more.
const mostHangers = 3

// hangers marks the lines between paragraphs that stand like headings and end where none does.
func (l *language) hangers(ps []*piece) {
	var found []*piece
	for i, p := range ps {
		if p.heading && p.broken() && i > 0 && i+1 < len(ps) && !p.signed && flanked(ps, i) && l.hangs(p) {
			found = append(found, p)
		}
	}
	if len(found) > mostHangers {
		return
	}
	for _, p := range found {
		p.hangs = true
	}
}

// flanked reports whether paragraphs that end in stops stand around a line, or one of them and a heading; below a heading the next
// may be the one of the next section.
func flanked(ps []*piece, i int) bool {
	whole := func(k int) bool { return k < len(ps) && ps[k].prose() && ps[k].ending == layout.Stop }
	before, next := ps[i-1], ps[i+1]
	return whole(i-1) && (whole(i+1) || next.heading) || before.heading && (whole(i+1) || next.heading && whole(i+2) && ps[i].commas > 0)
}

// title reports a headline that breaks off, as the field of a data base cuts it.
func (r *report) title() {
	p := r.pieces[0]
	if len(r.pieces) > 1 && p.heading && !p.block.Flows && r.cutAt[p] == nil && (r.hangs(p) || r.saysMore(p)) {
		r.lostEnd(p.block, p.last(shown), p.end, lint.Say("标题在“%s”处中断", "the headline breaks off at “%s”", "…"+p.block.Text[p.last(quoted):p.end]))
	}
}

// saysMore reports whether the headline ends in one character, and the copy below has the same three, always with the same one behind that
// makes a word of them, or of the last of them if it has them twice and more: 防住诺如病 above 诺如病毒.
func (r *report) saysMore(title *piece) bool {
	const tailed, fewest = 3, 2
	text := title.text[:title.end]
	tail := lastHan(text, tailed)
	if title.ending != layout.Open || title.end < len(title.text) || utf8.RuneCountInString(tail) < tailed || !endsInOne(text) {
		return false
	}
	n, next := 0, rune(0)
	for _, p := range r.pieces[1:] {
		for rest := p.text; ; {
			var found bool
			if _, rest, found = strings.Cut(rest, tail); !found {
				break
			}
			c, _ := utf8.DecodeRuneInString(rest)
			if !isHan(c) || n > 0 && c != next {
				return false
			}
			n, next = n+1, c
		}
	}
	if n < fewest {
		return n > 0 && words.IsWord(tail+string(next))
	}
	for at := range tail {
		if words.IsWord(tail[at:] + string(next)) {
			return true
		}
	}
	return false
}
