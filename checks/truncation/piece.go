package truncation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/furniture"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/pairs"
	"github.com/healthlint/healthlint/lint/pattern"
)

// piece is a block that carries copy, with what the check needs to know of it.
type piece struct {
	block  *lint.Block
	text   string // simplified, byte for byte as long as the block's copy
	order  int    // among the pieces
	ending layout.Ending
	end    int // where the last words end, before closing marks
	begin  int // where the first words begin, behind what says from which page they come

	heading     bool // stands like a heading
	item        bool // of a list
	first       bool // the first piece of the document: its title, as a rule
	size        int  // characters
	commas      int
	stops       bool         // a stop inside
	halves      bool         // of a heading: two parts set apart by a space between Han characters
	retold      bool         // of a heading: the next piece says most of it again
	tells       bool         // of a heading: worded like running text, a time or a reporting verb before a comma
	opened      []pairs.Mark // quotes and brackets left open
	stray       []pairs.Mark // closed but never opened
	deck        bool         // a line between the headline and the first sentence
	series      bool         // one of several lines in a row that end in commas
	ragged      bool         // its last line is shorter than those above, as the last of a heading is and that of a cut column is not
	amid        bool         // a clause that ends in a comma between paragraphs of prose
	listing     bool         // ends in …；以及, and an item follows
	entry       bool         // a label and a list, as the lines of a directory are
	field       bool         // one of several lines in a row of a label and its value, none with a stop
	record      bool         // fields and nothing else: a fact sheet, credits, the foot of a page
	below       string       // the last line of several, "" of one
	placedBelow bool         // that is a place, below a date
	foreign     bool         // ends without Han characters: another language, a row of figures
	jumps       bool         // it says on which page it goes on
	signed      bool         // a byline stands right below
	hangs       bool         // of a heading: ends where none does
	bare        bool         // the one paragraph without a stop, which may be whole
	alone       bool         // of a heading: the one line without a stop among paragraphs, and long or worded like them
	closing     bool         // stands below the story, parted from it
	ruled       bool         // a rule stands between it and the piece before
	paged       bool         // nothing stands between it and the piece before but what is no copy: the furniture of a page, a credit
	over        bool         // and something does
	begins      *beginning   // how it begins, nil until asked for: see beginning
	indent      int          // columns of blanks before it
	edge        [2]rune      // its last two Han characters
	front       [2]rune      // its first two

	markup // what the source says of it
	sound  // what the language model says of its two ends
}

// pieces collects the copy of a document: furniture of the page, credits,
// captions, tables and notices neither break off nor continue anything.
func pieces(doc *lint.Document, l *language) []*piece {
	var out []*piece
	simple := hanzi.SimplifiedBlocks(doc)
	for i, b := range doc.Blocks {
		switch b.Kind {
		case lint.Boilerplate, lint.Byline, lint.Caption, lint.Notice, lint.TableCell, lint.Dateline:
			continue
		}
		if b.Note || b.Kind == lint.Heading && layout.Furniture(b.Text) != "" {
			continue // 相关新闻, over the links of the page
		}
		if b.Kind == lint.Quote && layout.IsDateline(b.Text) {
			continue
		}
		p := &piece{block: b, text: simple[i], order: len(out)}
		copy := layout.Copy(b.Text, simple[i]) // what is furniture is said to be so by boilerplate
		if strings.TrimSpace(b.Text[:copy]) == "" {
			continue
		}
		p.text = p.text[:copy]
		p.ending, p.end = layout.EndOf(b.Text[:copy])
		p.begin, _ = furniture.JumpFrom(p.text)
		_, p.jumps = furniture.JumpTo(simple[i])
		p.heading = b.Kind == lint.Heading || b.Kind == lint.Question
		p.item = b.Kind == lint.ListItem
		p.first = len(out) == 0
		p.measure()
		p.opened, p.stray = pairs.Unpaired(b.Text[:copy])
		if i := b.Index + 1; i < len(doc.Blocks) && doc.Blocks[i].Kind == lint.Byline {
			p.signed = true
		}
		if len(out) > 0 {
			between := doc.Blocks[out[len(out)-1].block.Index+1 : b.Index]
			p.paged = noneCopy(between)
			p.over = p.paged && len(between) > 0
			p.ruled = b.Ruled || slices.ContainsFunc(between, func(b *lint.Block) bool { return b.Ruled })
		}
		p.layOut(doc)
		p.indent = indent(doc.Source[:b.Span().Start])
		p.edge, p.front = p.edges()
		out = append(out, p)
	}
	for i, p := range out {
		more := i+1 < len(out)
		p.item = p.item || p.entry && (more && out[i+1].entry || i > 0 && out[i-1].entry)
		p.listing = more && out[i+1].item && affix.Ends(p.text[:p.end], lastButOne...)
		// Lines that end in commas one after the other are set so.
		p.series = more && p.ending == pause && (out[i+1].ending == pause || i > 0 && out[i-1].series)
	}
	amidProse(out)
	fieldLines(out)
	decks(out)
	markUp(doc, out)
	quotedLines(out)
	closings(out)
	for i, p := range out {
		p.retold = p.heading && i+1 < len(out) && retells(out[i+1].text, p.text)
		if p.broken() {
			l.listenToEnd(p)
		}
	}
	l.hangers(out)
	l.lonely(out)
	l.seen, l.lost = remember(out), lostPages(doc)
	l.flush = doc.Format == "text" && mixesMargins(out)
	return out
}

// noneCopy reports whether nothing of the copy is among blocks.
func noneCopy(blocks []*lint.Block) bool {
	return !slices.ContainsFunc(blocks, func(b *lint.Block) bool {
		return b.Kind != lint.Boilerplate && b.Kind != lint.Caption && b.Kind != lint.Byline && !b.Note
	})
}

// A clause with a comma that is too short to tell from verse is prose between paragraphs that are: so long at least, which a salutation
// is not, and so long the next.
const (
	shortestClause = 12
	shortestRest   = 20
)

// saluting and saluted begin and end a salutation, or lead to a picture.
var (
	saluting = []string{"Dear", "dear", "亲爱", "尊敬", "敬爱", "各位", "致"}
	saluted  = []string{"先生", "女士", "同志", "同学", "哥哥", "姐姐", "老师", "们", "您好", "你好", "大家好", "图", "表", "如下"}
)

// amidProse marks such clauses.
func amidProse(pieces []*piece) {
	for i, p := range pieces {
		if p.pausing() == "" || p.series || p.item || p.size < shortestClause || i+1 == len(pieces) {
			continue
		}
		if affix.Starts(p.text, saluting...) || affix.Ends(p.text[:p.end-len(p.pausing())], saluted...) {
			continue
		}
		before := i == 0 || pieces[i-1].prose() || pieces[i-1].heading
		k := i + 1
		for k+1 < len(pieces) && k < i+signOffs && pieces[k].item {
			k++ // footnotes
		}
		next := pieces[k]
		p.amid = before && next.block.Kind == lint.Paragraph && next.ending == layout.Stop && (next.stops || next.size >= shortestRest)
	}
}

// lead is how the first sentence of a piece of news begins.
var lead = pattern.Lazy(`^(?:本报|\p{Han}{0,6}讯|[（(]?记者|\p{Han}{2,12}(?:\d{1,2}月)?\d{1,2}日)|^[^，。]{0,24}(?:\d{1,2}月\d{1,2}日|今（\d{1,2}）日|昨（\d{1,2}）日|近日|日前|昨日|今日|昨天|今天|获悉)`)

// head returns the first n bytes of a text, whole characters.
func head(text string, n int) string {
	for n < len(text) && !utf8.RuneStart(text[n]) {
		n++
	}
	return text[:min(n, len(text))]
}

// decks finds the short lines that stand between the headline and the first sentence of the copy.
func decks(pieces []*piece) {
	const longest = 40
	for i, p := range pieces {
		if p.stops || p.ending == layout.Stop || p.size > longest {
			return
		}
		if i == 0 || p.item || p.ending != layout.Open || len(p.opened) > 0 || i+1 == len(pieces) {
			continue
		}
		if next := pieces[i+1]; (next.stops || next.size > longest && strings.Contains(head(next.text, 24), "讯")) && (next.ending == layout.Stop || next.ending == layout.Credit) && !p.tells && lead().MatchString(head(next.text, 60)) {
			p.deck, p.heading = true, true
		}
	}
}

// layOut tells the pieces that look cut only because of how they are set: lines of fields, and names that sign what stands
// before them.
func (p *piece) layOut(doc *lint.Document) {
	if p.ending != layout.Open {
		return
	}
	if !p.first && (p.isAttributed() || p.isSetApart(doc) || p.isSigned() || isKey(p.text)) {
		p.ending = layout.Credit
		return
	}
	all := lines(p.block, p.text, doc.Source)
	p.ragged = isRagged(all)
	if p.headsTable(doc, all) || endsOnPage(all) {
		p.ending = layout.Credit
		return
	}
	if p.stops || len(p.block.Runs) < 2 && !strings.ContainsAny(p.text, "：:") {
		return
	}
	if len(all) > 1 {
		p.below = all[len(all)-1]
		p.placedBelow = day().MatchString(all[len(all)-2]) && utf8.RuneCountInString(p.below) <= longestPlace && !strings.ContainsAny(p.below, "，。、")
	}
	p.record = len(p.opened) == 0 && isRecord(all)
}

// isRagged reports whether the last of the lines that a paragraph is set in is much shorter than the others.
func isRagged(lines []string) bool {
	widest := 0
	for _, line := range lines[:len(lines)-1] {
		widest = max(widest, utf8.RuneCountInString(line))
	}
	return 4*utf8.RuneCountInString(lines[len(lines)-1]) < 3*widest
}

// posted is where or when a comment was written, as the page of a site says below it: 地点：河口.
var posted = pattern.Lazy(`^(?:地点|时间|日期|来自|IP属地|发布于|楼层)[:：] ?[^，。]{1,20}$`)

// longestPlace is how many characters the name of a place below a date has at most.
const longestPlace = 12

// endsOnPage reports whether the last of several lines is furniture of the page: 京ICP备00000000号.
func endsOnPage(lines []string) bool {
	if len(lines) < 2 {
		return false
	}
	last := strings.Trim(strings.ReplaceAll(lines[len(lines)-1], "*", ""), " _")
	return layout.Furniture(last) != "" || posted().MatchString(last)
}

// headsTable reports whether the last of the piece's lines announces the table right below: 如下表所示, 表1　主要财务数据.
func (p *piece) headsTable(doc *lint.Document, lines []string) bool {
	if i := p.block.Index + 1; i >= len(doc.Blocks) || doc.Blocks[i].Kind != lint.TableCell {
		return false
	}
	last := strings.TrimRight(lines[len(lines)-1], " *_")
	return affix.Ends(last, "所示", "如下", "下表", "见表", "列表") || strings.HasPrefix(last, "表") && utf8.RuneCountInString(last) <= 45 && !strings.ContainsAny(last, "，。；")
}

// measure counts characters, commas and the stops inside.
func (p *piece) measure() {
	p.size = utf8.RuneCountInString(p.text)
	p.commas = strings.Count(p.text, "，") + strings.Count(p.text, ",")
	p.foreign = !strings.ContainsFunc(p.text[back(p.text, foreignTail):], isHan)
	inside := p.text[:p.end]
	if p.ending == layout.Stop {
		_, n := utf8.DecodeLastRuneInString(inside)
		inside = inside[:len(inside)-n]
	}
	p.stops = hanzi.Contains(inside, "。") || hanzi.Contains(inside, "！") || hanzi.Contains(inside, "？")
	p.entry = !p.stops && p.ending == layout.Open && isEntry(inside)
	if p.heading {
		p.wording(inside)
	}
}

// retells reports whether a text begins by saying a heading again, as news does: three in five of its pairs of
// characters are in it.
func retells(text, heading string) bool {
	const shortest, reach = 9, 150 // characters of the heading, bytes of the text
	text = text[:min(len(text), reach)]
	pairs, again := 0, 0
	last := 0 // where the Han character before began
	for i, r := range heading {
		if !isHan(r) {
			last = i + utf8.RuneLen(r)
			continue
		}
		if pair := heading[last : i+3]; len(pair) == 6 {
			pairs++
			if strings.Contains(text, pair) {
				again++
			}
		}
		last = i
	}
	return pairs >= shortest-1 && 5*again >= 3*pairs
}

// wording looks for what tells a heading from running text: two halves, words
// that only a sentence opens or closes its first clauses with.
func (p *piece) wording(inside string) {
	for _, gap := range []string{" ", "\u3000"} {
		if i := strings.Index(inside, gap); i > 0 && inside[i-1] >= 0x80 && i+len(gap) < len(inside) && inside[i+len(gap)] >= 0xE3 {
			p.halves = true
		}
	}
	for i := 0; i < 2 && !p.tells; i++ {
		clause, rest, ok := strings.Cut(inside, "，")
		if !ok {
			if clause, rest, ok = strings.Cut(inside, ","); !ok {
				break
			}
		}
		for _, w := range runningStarts {
			p.tells = p.tells || strings.HasPrefix(clause, w)
		}
		p.tells = p.tells || affix.Ends(clause, runningEnds...) || affix.Ends(clause, leadingIn...)
		inside = rest
	}
}

// modals ask for a verb next, not for who speaks.
const modals = "要将会能可已应须不未还正"

// speaks reports whether a piece opens with speech that no sentence of h leads to: “团队反复讨论。”主任说 behind a comma,
// 护理部主任表示， behind 今后要.
func (p *piece) speaks(h *piece) bool {
	head := strings.TrimRight(h.text[:h.end], "，,、")
	if h.ending == layout.Pause {
		if affix.Ends(head, runningEnds...) {
			return false // 她说，|“……”
		}
		for _, marks := range [...][2]string{{"“", "”"}, {"「", "」"}} {
			rest, opens := strings.CutPrefix(p.text, marks[0])
			if said, _, closes := strings.Cut(rest, marks[1]); opens && closes && len(said) > 0 && strings.ContainsAny(said[len(said)-min(len(said), 3):], "。！？") {
				return true
			}
		}
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(head)
	clause, _, ok := strings.Cut(p.text, "，")
	return ok && len(clause) <= 48 && strings.ContainsRune(modals, last) && affix.Ends(clause, speaking...)
}

// isEntry reports whether a line is a short label, a colon and a list of names:
// 柳荫街：东风里，清河苑，粮食局宿舍.
func isEntry(line string) bool {
	i := strings.IndexAny(line, "：:")
	if i <= 0 || i > 3*longestLabel {
		return false
	}
	names, n := 1, 0
	for _, r := range line[i:] {
		n++
		if strings.ContainsRune("、，,；; \u3000", r) {
			names++
		}
	}
	return names > 2 && n <= longestName*names || names > 5 && n <= longestAddress*names
}

// These bound an entry, in characters; names and addresses on the average.
const longestLabel, longestName, longestAddress = 14, 9, 13

// foreignTail is how many characters without a Han one are another language.
const foreignTail = 24

func isHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// back returns where the last n characters of s begin.
func back(s string, n int) int {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, m := utf8.DecodeLastRuneInString(s[:at])
		at -= m
	}
	return at
}

// runningStarts and runningEnds open and close a first clause that only
// running text has, simplified.
var (
	runningStarts = []string{"据", "同时", "此外", "目前", "近日", "今天", "昨天", "日前", "截至", "其中", "另外", "因此", "但", "而", "不过", "为了", "如果", "在"}
	runningEnds   = []string{"表示", "指出", "介绍", "称", "说", "认为", "显示", "了解", "了解到", "透露", "强调", "获悉", "报道", "宣布", "又提醒", "提醒说", "建议说", "坦言", "补充说", "补充", "解释", "后", "时", "以来", "中", "来看"}
)

// leadingIn end a clause that leads in what is advised or asked.
var leadingIn = []string{"建议是", "结果是", "问题是", "原因是", "做法是", "意思是", "好消息是", "坏消息是", "说明的是", "注意的是", "特点是", "优点是", "缺点是"}

// broken reports whether the end of the piece may be a cut at all.
func (p *piece) broken() bool {
	if p.block.Flows || p.closing || p.refers || p.verse || p.signs || p.foreign || strings.HasSuffix(p.text[:p.end], lint.Object) || p.retold || p.deck || p.ending == layout.Open && (p.record || p.credits() || p.inVerse()) {
		return false
	}
	switch p.ending {
	case layout.Open:
		return p.end > 0 && !p.listing && !number().MatchString(p.text[:p.end])
	case layout.Pause:
		return !p.series && (p.stops || p.amid || p.size >= longestVerse) && !strings.HasSuffix(p.text[:p.end], "；") && !strings.HasSuffix(p.text[:p.end], ";")
	}
	return false
}

// lastButOne ends the last item but one of an enumeration.
var lastButOne = []string{"；以及", "；及", "；和", "；或", "；或者", "；并且", "；而且", ";以及", ";及", ";和", ";或"}

// number is one that nothing is missing of: of an account, an identity card, a telephone.
var number = pattern.Lazy(`[\d*]{6,}[\dXx*]$`)

// credits reports whether a paragraph is lines of a label and a value, as Markdown joins them: 受访者：…\n采访者：本刊记者.
func (p *piece) credits() bool {
	line := p.below
	i := strings.Index(line, "：")
	return i > 0 && utf8.RuneCountInString(line[:i]) <= 6 && utf8.RuneCountInString(line) <= 24 && !p.stops && !affix.Ends(line[:i], runningEnds...)
}

// inVerse reports whether a line is made of short parts of much the same length, set apart by spaces: 我爱你　你爱他　他爱我.
func (p *piece) inVerse() bool {
	parts := strings.FieldsFunc(p.text, func(r rune) bool { return r == ' ' || r == '\u3000' })
	if len(parts) < 2 || p.commas > 0 || p.size > 40 {
		return false
	}
	shortest, longest := 99, 0
	for _, part := range parts {
		n := 0
		for _, r := range part {
			if !isHan(r) {
				return false
			}
			n++
		}
		shortest, longest = min(shortest, n), max(longest, n)
	}
	return longest <= 7 && longest-shortest <= 1 && (len(parts) > 2 || longest >= 5)
}

// last returns where the last n characters before the end begin, not going
// back over punctuation.
func (p *piece) last(n int) int {
	at := p.end
	if p.ending == layout.Pause {
		_, m := utf8.DecodeLastRuneInString(p.text[:at])
		at -= m
	}
	for start := at; n > 0 && at > 0; n-- {
		r, m := utf8.DecodeLastRuneInString(p.text[:at])
		if at < start && strings.ContainsRune("，。、；：！？,;:!?“”‘’「」『』（）()《》 \u3000", r) {
			break
		}
		at -= m
	}
	return at
}

// opening returns where the first clause of the piece ends, at most n
// characters in.
func (p *piece) opening(n int) int {
	for i, r := range p.text[p.begin:] {
		i += p.begin
		if n == 0 || i > p.begin && strings.ContainsRune(firstMark, r) {
			return i
		}
		n--
	}
	return len(p.text)
}
