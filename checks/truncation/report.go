package truncation

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/pairs"
	"github.com/healthlint/healthlint/lint/pattern"
)

// report is one run over one document.
type report struct {
	*lint.Pass
	*language
	pieces []*piece
	found  []cut
	cutAt  map[*piece]*cut // by the piece that is cut
	onward map[*piece]*cut // by the piece that goes on
}

// cuts decides which pieces are cut and reports each once.
func (r *report) cuts() {
	best := r.match(r.pieces, linkNext)
	prior := 0.0
	if next, far := r.surely(best); next+far >= max(2, len(r.pieces)/pageLength) {
		prior = damagedPage
		if next > far {
			best = r.match(r.pieces, linkPaged)
		}
	}
	r.cutAt, r.onward = map[*piece]*cut{}, map[*piece]*cut{}
	end := r.lastPiece()
	for i, p := range r.pieces {
		if !p.broken() && p != end || i >= len(r.pieces)-signOffs && p != end && r.signedOff(p) {
			continue
		}
		k := best[p]
		if k != nil && r.onward[k.tail] != nil {
			k = nil
		}
		c := cut{piece: p, link: k, score: weigh(p, k) + prior}
		if k != nil && (p.hangs || p.alone) && k.score < linkMargin && !k.torn && !k.quoted { // it is told by its end
			c.doubtful = true
			if c.score-p.endings() < likely {
				c.link = nil
			}
		}
		if p == end {
			c.link = nil
			c.score = r.weighEnd(p)
		}
		if r.guessed(&c) {
			c.link, c.score = nil, weigh(p, nil)+prior
		}
		if c.score < likely {
			if p.ending != pause || p.heading || p.item {
				continue
			}
			c.score = likely // a comma for a stop is a slip as well
			if c.link != nil && c.link.score+c.chance() < 0 {
				c.link = nil
			}
		}
		r.found = append(r.found, c)
	}
	for i := range r.found {
		c := &r.found[i]
		r.cutAt[c.piece] = c
		if c.link != nil && !c.doubtful {
			r.onward[c.link.tail] = c
		}
	}
	told := r.wrapped(end)
	if told == nil {
		told = r.habit(end)
	}
	for i := range r.found {
		if told[r.found[i].piece] {
			continue
		}
		if c := &r.found[i]; c.piece == end && r.forgotten(c) {
			r.reportUnstopped(c.piece)
		} else {
			r.cut(c, c.piece == end)
		}
	}
}

// mostPauses is how many paragraphs that may end in a comma by a slip are told each by itself: posts that are typed a clause to a line have
// more.
const mostPauses = 3

// habit reports paragraphs that end in a comma, with which no other surely goes on, at the first of them where there are many, and returns them.
func (r *report) habit(end *piece) (told map[*piece]bool) {
	var list []*piece
	for i := range r.found {
		if c := &r.found[i]; c.piece.ending == pause && c.piece != end && (c.link == nil || r.continued(c) < sureLink) {
			list = append(list, c.piece)
		}
	}
	if len(list) <= mostPauses {
		return nil
	}
	told = map[*piece]bool{}
	var related []lint.Related
	for _, p := range list {
		told[p] = true
		if p != list[0] && len(related) < mostPauses {
			related = append(related, lint.Related{Span: p.block.Source(p.last(quoted), p.end), Message: lint.Text{ZH: "这一段也是", EN: "this one, too"}})
		}
	}
	p := list[0]
	r.Report(p.block, p.last(shown), p.end, lint.Diagnostic{
		Rule:       "truncation/lost",
		Message:    lint.Say("有%d段以逗号、顿号结束，首处在“%s”", "%d paragraphs end in a comma, the first at “%s”", len(list), "…"+p.block.Text[p.last(quoted):p.end]),
		Notes:      []lint.Note{{Text: lint.Say("若是一句一行的排法，改用句号或并成段落；若是断稿，对照原稿补足", "set a clause to a line, they want stops or to be joined; cut off, they are to be restored from the source")}},
		Related:    related,
		Confidence: odds(likely),
	})
	return told
}

// damagedPage is what each further sign weighs on a page where several
// paragraphs are cut beyond doubt: extraction cuts by the column, not once.
const damagedPage = 1.5

// pageLength is how many pieces a page has at most: a volume of copy needs more signs than two to be damaged.
const pageLength = 150

// surely counts the cuts beyond doubt that go on in the next paragraph, and
// those that go on further down.
func (r *report) surely(best map[*piece]*link) (next, far int) {
	for p, k := range best {
		switch {
		case weigh(p, k) <= sure || k.score < 2:
		case k.tail.order == p.order+1:
			next++
		default:
			far++
		}
	}
	return next, far
}

// lastPiece returns the piece the article ends with, nil where lists, links
// or verse without stops make the end of a sentence nothing to expect.
func (r *report) lastPiece() *piece {
	end := len(r.pieces) - 1
	for end > 0 && r.pieces[end].closing {
		end--
	}
	for low := end - signOffs; end > max(0, low) && r.signsOff(r.pieces[end]); {
		end--
	}
	last := r.pieces[end]
	if !last.broken() {
		if !r.unfinished(end) {
			return nil
		}
		r.listenToEnd(last)
	}
	if r.signsOff(last) || last.field || last.shows || last.loose || last.linked || end < len(r.pieces)-1 && last.heading {
		return nil
	}
	if end < len(r.pieces)-1 && last.size <= longestFieldName && (r.pieces[end+1].field || reached().MatchString(r.pieces[end+1].text)) {
		return nil // whom the fields below belong to
	}
	if end > 0 && (couplet(r.pieces[end-1].text, last.text) || rhymes(r.pieces[end-1], last)) || end < len(r.pieces)-1 && affix.Ends(strings.TrimSpace(last.text), leadsToList...) {
		return nil
	}
	open := 0
	for i := end - 1; i >= 0 && i >= end-3; i-- {
		p := r.pieces[i]
		if p.ending != layout.Open || p.item != last.item && !p.heading {
			break
		}
		open++
	}
	if open >= 2 || open >= 1 && last.item {
		return nil // a list of headings, links or items
	}
	return last
}

// leadsToList are what a line ends in that a list of addresses follows, whatever its mark.
var leadsToList = []string{"以下方式联系", "下列方式联系", "如下方式联系", "联系方式如下", "名单如下", "信息如下"}

// reached begins a line that says where somebody is reached, whose name may stand above it.
var reached = pattern.Lazy(`^(?:联系|详细|单位|办公|通讯)?(?:地址|电话|联系人|收件人|联系方式)[：:]`)

// couplet reports whether two lines are verse: as long as each other, without stops, with a comma at the same place if at all.
func couplet(a, b string) bool {
	const shortestLine, longestLine = 5, 24
	first, second := []rune(strings.TrimSpace(a)), []rune(strings.TrimSpace(b))
	if len(first) != len(second) || len(first) < shortestLine || len(first) > longestLine {
		return false
	}
	commas := 0
	for i := range first {
		comma := first[i] == '，'
		if comma != (second[i] == '，') || !comma && (!isHan(first[i]) || !isHan(second[i])) {
			return false
		}
		if comma {
			commas++
		}
	}
	return commas > 0 || len(first) == 5 || len(first) == 7
}

// rhymes reports whether the last line of verse ends without a stop below one that ends in a comma: 勤翻身，多喝水，|莫把小病当大病. It is
// as long as that, or as its last clause.
func rhymes(before, last *piece) bool {
	const shortestLine, longestLine = 3, 9
	if before.ending != layout.Pause || last.ending != layout.Open || last.size < shortestLine || last.size > longestLine || last.commas > 0 || !isVerse(before) {
		return false
	}
	line := strings.TrimRight(strings.TrimSpace(before.text), "，；,;")
	return utf8.RuneCountInString(line) == last.size || utf8.RuneCountInString(lastClause(line)) == last.size
}

// isVerse reports whether a piece is a line of verse, of clauses of nine characters at most.
func isVerse(p *piece) bool {
	const longestClause, longestLine = 9, 20
	if p.stops || p.size > longestLine {
		return false
	}
	for clause := range strings.FieldsFuncSeq(p.text, func(r rune) bool { return strings.ContainsRune("，；,; ", r) }) {
		if utf8.RuneCountInString(clause) > longestClause {
			return false
		}
	}
	return true
}

// unfinished reports whether the last piece, short as it is, ends in a mark that ends no sentence: in a comma, or in a colon
// after who speaks. Verse and lists are set in lines that end so, one after the other.
func (r *report) unfinished(last int) bool {
	p := r.pieces[last]
	if p.foreign || p.item || last == 0 {
		return false
	}
	switch p.ending {
	case layout.Pause:
		return r.pieces[last-1].ending != layout.Pause
	case layout.Colon:
		text := strings.TrimRight(p.text[:p.end], "：:")
		return p.size >= shortest && affix.Ends(text, speaking...)
	}
	return false
}

// speaking are the verbs after which a colon opens what is said, simplified.
var speaking = []string{"说", "道", "表示", "指出", "介绍", "强调", "坦言", "告诉记者", "回忆", "感慨", "提醒", "认为", "解释", "写道", "问"}

// signOffs is how many lines below the last paragraph are looked over.
const signOffs = 3

// signedOff reports whether a line near the end is no copy, even if it is not the last.
func (r *report) signedOff(p *piece) bool {
	text := strings.TrimSpace(p.text)
	return signed(text) || p.colophon(text) || p.size <= longestOffice && p.commas == 0 && !p.stops && signsForOffice(text)
}

// signsOff reports whether a line stands below the copy and is none of it: who
// wrote, where to call, which link to follow.
func (r *report) signsOff(p *piece) bool {
	return p.record || p.ending == layout.Credit && !p.stops && p.size <= 60 || p.broken() && r.signature(p)
}

// weighEnd is the log odds that an article whose last piece has no stop is
// cut there. Copy that ends without one and is whole is rare.
func (r *report) weighEnd(p *piece) float64 {
	if len(r.pieces) == 1 {
		return weigh(p, nil) + 1
	}
	s := 3 - 0.6*p.close + p.weighMarkup(nil)
	if p.item {
		s -= 3
	}
	if p.closesAside() {
		s += endAside
	}
	if p.heading && p.size < 6 {
		s -= 2.5
	}
	return max(s, weigh(p, nil))
}

// endAside weighs a parenthesis that closes where the copy ends: a cut falls inside words, and few stand right behind one.
const endAside = -4.0

// closesAside reports whether a piece ends in a parenthesis that is no short gloss.
func (p *piece) closesAside() bool {
	const shortest = 8 // characters
	text := strings.TrimRight(p.text, " ")
	if !strings.HasSuffix(text, "）") && !strings.HasSuffix(text, ")") {
		return false
	}
	open := max(strings.LastIndex(text, "（"), strings.LastIndexByte(text, '('))
	return open > 0 && utf8.RuneCountInString(text[open:]) > shortest+1
}

// shown is how many characters of the cut a finding covers, quoted how many
// the message quotes.
const (
	shown  = 4
	quoted = 8
)

func (r *report) cut(c *cut, article bool) {
	p := c.piece
	from := p.last(shown)
	tail := "…" + p.block.Text[p.last(quoted):p.end]
	d := lint.Diagnostic{Confidence: odds(c.score)}
	switch {
	case article:
		d.Rule = "truncation/article"
		d.Message = lint.Say("全文在“%s”处中断，没有写完", "the copy breaks off at “%s”", tail)
		d.Notes = append(d.Notes, lint.Note{Text: lint.Say("对照原稿补足，或删到上一个句号", "restore the end from the source, or cut back to the last stop")})
	case c.link == nil && r.nextGap(p) != nil:
		gap := r.nextGap(p)
		d.Rule = "truncation/lost"
		d.Message = lint.Say("段落在“%[1]s”处中断：第%[2]d页之后是第%[3]d页，中间缺页", "the paragraph breaks off at “%[1]s”: page %[2]d is followed by page %[3]d, what is between is missing", tail, gap.before, gap.behind)
		d.Notes = append(d.Notes, lint.Note{Text: lint.Say("余文在缺页上，须对照原稿补足", "the rest is on the missing page; restore it from the source")})
	case c.link == nil && p.ending == pause:
		d.Rule = "truncation/lost"
		d.Message = lint.Say("段落以逗号、顿号结束（“%s”），全文没有能接上的段落", "the paragraph ends in a comma (“%s”), and no paragraph goes on with it", tail)
		d.Notes = append(d.Notes, lint.Note{Text: lint.Say("余文若已丢失，须对照原稿补足；若是句号之误，改为句号", "restore the rest from the source if it is lost; if a stop was meant, put one")})
	case c.link == nil:
		d.Rule = "truncation/lost"
		d.Message = lint.Say("段落在“%s”处中断，全文没有能接上的段落", "the paragraph breaks off at “%s”, and no paragraph goes on with it", tail)
		d.Notes = append(d.Notes, lint.Note{Text: lint.Say("余文已丢失，须对照原稿补足", "the rest is lost; restore it from the source")})
	case c.doubtful || r.alone(c):
		d.Rule = "truncation/lost"
		t := c.link.tail
		line := r.Doc.Position(t.block.Source(0, t.opening(quoted)).Start).Line
		d.Message = lint.Say("段落在“%s”处中断，没有一段明显能接上", "the paragraph breaks off at “%s”, and none clearly goes on with it", tail)
		d.Related = []lint.Related{{Span: t.block.Span(), Message: lint.Say("或接第%d行，没有把握", "line %d may, with no certainty", line)}}
		d.Notes = append(d.Notes, lint.Note{Text: lint.Say("余文若已丢失，须对照原稿补足", "if the rest is lost, restore it from the source")})
		r.notes(c, &d)
		r.Report(p.block, from, p.end, d)
		return
	default:
		r.linked(c, &d, tail)
	}
	if d.Rule != "truncation/lost" && (c.score < sure || d.Confidence < sureLink) {
		d.Severity = lint.Warning
	}
	r.notes(c, &d)
	if c.link != nil && !article && r.adjacent(c) {
		t := c.link.tail
		d.Span = lint.Span{Start: p.block.Source(from, p.end).Start, End: t.block.Source(0, t.opening(shown)).End}
		if c.link.quoted { // the torn quotation, from mark to mark
			o, s := r.torn(c.link)
			d.Span = lint.Span{Start: p.block.Source(o.At, o.At+utf8.RuneLen(o.Rune)).Start, End: t.block.Source(s.At, s.At+utf8.RuneLen(s.Rune)).End}
		}
		if x, ok := r.join(c); ok {
			d.Fixes = append(d.Fixes, x)
		}
		r.ReportSpan(d)
		return
	}
	if c.link != nil && !article {
		if x, ok := r.moved(c); ok {
			d.Fixes = append(d.Fixes, x)
		}
	}
	r.Report(p.block, from, p.end, d)
}

// continued is the probability that the piece is cut and its link goes on with it.
func (r *report) continued(c *cut) float64 {
	margin, t := 0.0, c.link.tail // behind a comma the score counts as it is
	switch {
	case c.piece.ending != pause:
		margin = linkMargin
		if !c.link.torn && !c.link.quoted && (t.beginning().opens || t.beginning().quotes || c.piece.ragged && !r.adjacent(c)) {
			margin -= opensMargin
		}
	case t.order > c.piece.order+1 && t.order <= c.piece.order+nearby:
		margin = nearbyMargin
	}
	return odds(min(c.score, c.link.score+margin, c.link.lead+leadMargin))
}

// alone reports whether a continuation is a guess: it is unlikely, or no better than others, and no other cut of the document
// says that stories are woven into each other.
func (r *report) alone(c *cut) bool {
	if c.link.score+c.chance() >= 0 && c.link.lead+leadMargin >= 0 {
		return false
	}
	linked := 0
	for i := range r.found {
		if r.found[i].link != nil {
			linked++
		}
	}
	return linked == 1
}

// chance is the log odds, negative, from which a link is named: behind a comma rather so than not, of unseen paragraphs cut there.
func (c *cut) chance() float64 {
	switch {
	case c.piece.ending != pause:
		return linkMargin
	case c.link.tail.order > c.piece.order+nearby:
		return -farMargin
	case c.link.tail.order > c.piece.order+1:
		return farMargin // better than the next, which has more to say for it
	}
	return 0
}

// sure is the log odds from which a cut is an error, sureLink how sure it must be that a paragraph goes on where it is said to: of
// 30 in unseen copy that were less sure seven were right.
const (
	sure     = 4.5
	sureLink = 0.9
)

func (r *report) linked(c *cut, d *lint.Diagnostic, tail string) {
	t := c.link.tail
	span := t.block.Source(0, t.opening(quoted))
	line := r.Doc.Position(span.Start).Line
	head := t.block.Text[t.begin:t.opening(quoted)]
	d.Rule = "truncation/paragraph"
	d.Confidence = r.continued(c)
	d.Message = lint.Say("段落在“%s”处中断，疑接第%d行“%s”", "the paragraph breaks off at “%s”; line %d seems to go on with “%s”", tail, line, head)
	d.Related = []lint.Related{{Span: t.block.Span(), Message: lint.Say("第%d行接续", "goes on in line %d", line)}}
}

// What a continuation scores, and its lead over every other paragraph, count
// as much as the score of a cut that is lower by these: measured on cut and
// woven articles, mended by what is certain and compared with the whole ones.
const (
	linkMargin   = 2
	leadMargin   = 1
	farMargin    = 1 // behind a comma, so many paragraphs down at most
	nearby       = 3
	nearbyMargin = 1.5 // what is said there is better than the next, as so many of 100 are as the odds say
	opensMargin  = 3   // less where the tail begins as paragraphs do, or the head ends as a heading does
)

// notes says why.
func (r *report) notes(c *cut, d *lint.Diagnostic) {
	add := func(t lint.Text) { d.Notes = append(d.Notes, lint.Note{Text: t}) }
	if c.link != nil && d.Rule == "truncation/paragraph" {
		if w := across(c.piece, c.link.tail); w != "" {
			left := w[:overlap(c.piece.text[:c.piece.end], w)]
			add(lint.Say("“%s｜%s”跨断处成词", "“%s|%s” is one word across the cut", left, w[len(left):]))
		}
		if c.link.quoted {
			o, _ := r.torn(c.link)
			add(lint.Say("第%d行的“%c”在接续的段落里才闭合", "“%[2]c” of line %[1]d closes only in the continuation", r.line(c.piece, o.At), o.Rune))
		}
		return
	}
	if len(c.piece.opened) > 0 {
		o := c.piece.opened[len(c.piece.opened)-1]
		add(unclosed(o, "也没有闭合", "is not closed either"))
	}
}

// torn returns the mark that the head of a link opens and its tail closes.
func (r *report) torn(k *link) (opened, closed pairs.Mark) {
	for _, s := range k.tail.stray {
		for _, o := range k.head.opened {
			if o.Pair == s.Pair {
				return o, s
			}
		}
	}
	return pairs.Mark{}, pairs.Mark{}
}

func (r *report) line(p *piece, at int) int {
	return r.Doc.Position(p.block.Source(at, at+1).Start).Line
}

// overlap returns how many bytes of w the text ends with.
func overlap(text, w string) int {
	for i := len(w) - 1; i > 0; i-- {
		if utf8.RuneStart(w[i]) && strings.HasSuffix(text, w[:i]) {
			return i
		}
	}
	return 0
}

// adjacent reports whether nothing stands between the two parts of a cut.
func (r *report) adjacent(c *cut) bool {
	return c.link.tail.block.Index == c.piece.block.Index+1
}

// odds turns log odds into a probability.
func odds(score float64) float64 {
	switch {
	case score > 7:
		return 0.999
	case score < 0:
		return 0.5
	}
	table := [...]float64{0.5, 0.73, 0.88, 0.95, 0.98, 0.99, 0.997, 0.999}
	return table[int(score)]
}
