package boilerplate

import (
	"bytes"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/pattern"
	"github.com/healthlint/healthlint/lint/surname"
)

// The patterns are compiled when a line first has such marks: most runs have none.
var (
	// bold is a pair of marks around words. A footnote's ** has no partner, a significance mark (P<0.01**) closes
	// no word: as in CommonMark, a pair opens before a letter or an opening mark.
	bold = pattern.Lazy(`\*\*([\p{L}\p{N}《“「（【][^*\n]{0,80})\*\*`)
	// leader opens a line: a heading's marks, or a list's before words in bold or a number.
	leader = pattern.Lazy(`^(?:(#{1,6} +)|([-*+] +)(?:\*\*|\d{1,2}[ .、．]))`)
	link   = pattern.Lazy(`!?\[([^\[\]\n]{0,80})\]\((?:https?:|/|\.)[^()\s]*\)`)
)

// mark is a piece of Markdown in running text, and what the reader should see in its place.
type mark struct {
	start, end int // bytes in the block's text
	text       string
}

// markdown reports the marks of Markdown in copy that is not Markdown, each run of lines once. A line that
// opens with a single # or a list's dash is taken for Markdown only beside a pair of marks: plain copy has both.
func markdown(p *lint.Pass) {
	if p.Doc.Format != "text" {
		return
	}
	blocks := p.Doc.Blocks
	for _, b := range blocks {
		struck(p, b)
		starred(p, b)
	}
	for i := 0; i < len(blocks); i++ {
		first, last := i, i-1
		var marks [][]mark
		sure := false
		for ; i < len(blocks); i++ {
			found, certain := markdownIn(blocks[i].Text)
			if len(found) == 0 {
				break
			}
			marks, last, sure = append(marks, found), i, sure || certain
		}
		if sure {
			reportMarkdown(p, blocks[first:last+1], marks)
		}
	}
}

// blankImage is a picture in Markdown that is in the text itself: a page has a dot there until the picture is loaded.
var blankImage = pattern.Lazy(`!\[[^\]\n]{0,60}\]\(data:image/[a-z+]{2,10};base64,[A-Za-z0-9+/=]{1,400}\)`)

// blankImages reports them, all of a document in one finding: the page was saved before it was shown, and has them throughout.
func blankImages(p *lint.Pass) {
	if p.Doc.Format != "markdown" || !bytes.Contains(p.Doc.Source, []byte("](data:image/")) {
		return
	}
	fix := lint.Fix{Message: lint.Say("删去", "delete")}
	for _, at := range blankImage().FindAllIndex(p.Doc.Source, -1) {
		fix.Edits = append(fix.Edits, lint.Edit{Span: lint.Span{Start: at[0], End: at[1]}})
	}
	if len(fix.Edits) == 0 {
		return
	}
	span := fix.Edits[0].Span
	shown := clip(p.Doc.Text(span))
	message := lint.Say("“%s”是网页的占位图，没有内容", "“%s” is what a page shows until a picture is loaded", shown)
	if n := len(fix.Edits); n > 1 {
		message = lint.Say("“%[1]s”等%[2]d幅是网页的占位图，没有内容", "“%[1]s” and others, %[2]d in all, are what a page shows until its pictures are loaded", shown, n)
	}
	p.ReportSpan(lint.Diagnostic{Rule: "boilerplate/picture", Span: span, Message: message, Fixes: []lint.Fix{fix}, Confidence: 0.95})
}

// markdownIn returns the marks of a line in order; certain says that a pair of marks or a link is among them.
func markdownIn(text string) (marks []mark, certain bool) {
	if strings.IndexByte(text, '*') < 0 && strings.IndexByte(text, '#') < 0 && !strings.Contains(text, "](") && !strings.HasPrefix(text, "- ") {
		return nil, false
	}
	if at := leader().FindStringSubmatchIndex(text); at != nil {
		marks = append(marks, mark{0, max(at[3], at[5]), ""})
		certain = at[3] > len("# ") && isHanAt(text, at[3]) && strings.Contains(text, "。") // no heading that an author writes so
	}
	before := len(marks)
	text = unmasked(text)
	for _, at := range bold().FindAllStringSubmatchIndex(text, -1) {
		if strings.ContainsFunc(text[at[2]:at[3]], hanzi.IsHan) && !(surnamed(text[:at[0]]) && surnamed(text[:at[3]])) {
			marks = append(marks, mark{at[0], at[2], ""}, mark{at[3], at[1], ""})
			certain = true
		}
	}
	if len(marks) > before {
		return marks, true // a link inside the bold words stays: its edit would cross theirs
	}
	for _, at := range link().FindAllStringSubmatchIndex(text, -1) {
		marks = append(marks, mark{at[0], at[1], text[at[2]:at[3]]})
		certain = true
	}
	return marks, certain
}

// unmasked returns a line with other signs for the asterisks that hide part of a number: 139******78. Four in a row are
// no marks of bold words, and three are none inside a number.
func unmasked(text string) string {
	if !strings.Contains(text, "***") {
		return text
	}
	out := []byte(text)
	for i := 0; i < len(out); i++ {
		n := 0
		for i+n < len(out) && out[i+n] == '*' {
			n++
		}
		if n > 3 || n == 3 && i > 0 && i+n < len(out) && plain(out[i-1]) && plain(out[i+n]) {
			for k := range n {
				out[i+k] = '\x01'
			}
		}
		i += n
	}
	return string(out)
}

// surnamed reports whether a text ends in a surname, behind which two asterisks may stand for the rest of a name: 张**和李**.
func surnamed(t string) bool { return surname.Ends(t) == surname.Common }

// plain reports whether a byte is a digit or a Latin letter.
func plain(c byte) bool { return '0' <= c && c <= '9' || 'A' <= c&^0x20 && c&^0x20 <= 'Z' }

func reportMarkdown(p *lint.Pass, run []*lint.Block, marks [][]mark) {
	first, last := run[0], run[len(run)-1]
	end := marks[len(marks)-1]
	span := lint.Span{
		Start: first.Source(marks[0][0].start, marks[0][0].end).Start,
		End:   last.Source(end[len(end)-1].start, end[len(end)-1].end).End,
	}
	d := lint.Diagnostic{Rule: "boilerplate/markdown", Span: span, Confidence: 0.95}
	shown := first.Text[marks[0][0].start:marks[0][0].end]
	if len(run) == 1 {
		d.Message = lint.Say("Markdown标记“%s”印进了正文", "the Markdown mark “%s” stands in the copy", strings.TrimSpace(shown))
	} else {
		from, to := p.Doc.Position(span.Start).Line, p.Doc.Position(span.End).Line
		d.Message = lint.Say("第%d—%d行的Markdown标记印进了正文", "Markdown marks stand in the copy, lines %d–%d", from, to)
	}
	fix := lint.Fix{Message: lint.Say("去掉标记，留下文字", "drop the marks, keep the words")}
	for i, b := range run {
		for _, m := range marks[i] {
			edits, exact := b.Edits(m.start, m.end, m.text)
			if !exact {
				fix.Edits = nil
				p.ReportSpan(d)
				return
			}
			fix.Edits = append(fix.Edits, edits...)
		}
	}
	d.Fixes = []lint.Fix{fix}
	p.ReportSpan(d)
}
