package typo

import (
	_ "embed"
	"fmt"
	"iter"
	"math"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/checks/typo/doubled"
	"github.com/healthlint/healthlint/checks/typo/engine"
	"github.com/healthlint/healthlint/checks/typo/logistic"
	"github.com/healthlint/healthlint/checks/typo/term"
	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/words"
)

//go:embed engine.md
var engineDoc string

// engineOptions are the thresholds of confidence; what lies below both is info.
var engineOptions = []lint.Option{
	{Name: "error", Default: 0.95, Max: 1, Usage: lint.Say("置信度达到此值报错误", "confidence from which a statistical finding is an error")},
	{Name: "warning", Default: 0.8, Max: 1, Usage: lint.Say("置信度达到此值报警告", "confidence from which it is a warning")},
	{Name: "article", Default: 0.55, Max: 1, Usage: lint.Say("同一篇稿件里另有错误级的错字时，置信度达到此值即报警告", "confidence from which it is a warning in an article that has a typo graded as an error")},
	{Name: "beside", Default: 0.5, Max: 1, Usage: lint.Say("同一句近旁已有警告或错误时，置信度达到此值即报警告", "confidence from which it is a warning near another in its sentence")},
}

// leastConfidence is what is worth showing as info.
const leastConfidence = 0.5

// houseShare is the weight of a house's own model beside the built-in one.
const houseShare = 0.3

// statistics is what judges by the n-gram model.
type statistics struct {
	model  *ngram.Model
	engine *engine.Engine
	terms  *term.Finder
}

// newStatistics works on the built-in model, mixed with the house's where the settings name one.
func newStatistics(s *lint.Settings) (*statistics, error) {
	model := ngram.Default()
	if s.Model != "" {
		data, err := os.ReadFile(s.Model)
		if err != nil {
			return nil, err
		}
		house, err := ngram.Open(string(data))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.Model, err)
		}
		model = model.With(house, houseShare)
	}
	return &statistics{model, engine.New(model), term.New(model).WithHouse(s.Words).WithRegion(regionalTerms)}, nil
}

// thresholds of confidence.
type thresholds struct{ fail, warn, article, beside float64 }

func newThresholds(s *lint.Settings) thresholds {
	options := &lint.Check{Name: "typo", Options: engineOptions}
	value := func(name string) float64 { return s.Option(options, name).(float64) }
	return thresholds{value("error"), value("warning"), value("article"), value("beside")}
}

func (t thresholds) severity(g *guess) lint.Severity {
	switch {
	case g.confidence >= t.fail:
		return lint.Error
	case g.confidence >= t.warn, g.accompanied && g.confidence >= t.beside, g.unread && g.confidence >= t.article:
		return lint.Warning
	}
	return lint.Info
}

// accompany notes which guesses, in the order of text, stand near a place of their sentence that the editor is shown
// anyway: who has mistyped one word has often mistyped the next.
func (t thresholds) accompany(text string, all []guess) {
	if len(all) < 2 {
		return
	}
	i := 0
	for _, sentence := range words.Sentences(text) {
		first := i
		for ; i < len(all) && all[i].start < sentence.End; i++ {
			if all[i].confidence < t.warn {
				continue
			}
			for k := i - 1; k >= first && all[k].end >= all[i].start-engine.Beside; k-- {
				all[k].accompanied = true
			}
			for k := i + 1; k < len(all) && all[k].start < min(sentence.End, all[i].end+engine.Beside); k++ {
				all[k].accompanied = true
			}
		}
	}
}

// articleReach is how far, in bytes, a typo speaks for others: an article or two.
const articleReach = 6000

// unread notes which guesses stand in an article with a typo that is certain, one of all or, by the test given, one that was told
// before. Nobody has read it well: of 13 places from 0.55 on in articles with typos all were wrong, in published ones 2 of 3.
func (t thresholds) unread(all []guess, told func(from, to int) bool) {
	for i := range all {
		g := &all[i]
		if g.confidence < t.article || g.confidence >= t.warn || !g.judged() {
			continue
		}
		from, to := g.start-articleReach, g.end+articleReach
		g.unread = told(from, to) || slices.ContainsFunc(all, func(o guess) bool {
			return o.confidence >= t.fail && o.end > from && o.start < to
		})
	}
}

// judged reports whether a guess is the engine's, whose confidence is what it says: that of terms and of what stands twice is a step.
func (g *guess) judged() bool {
	return g.near == nil && g.edit != nil && g.edit.Evidence != (engine.Evidence{})
}

// source returns where bytes [from, to) of the joined text of the passages lie in the document.
func source(ps []passage, starts []int, from, to int) lint.Span {
	place := func(at int) int {
		p, base := locate(ps, starts, at)
		at = min(at-base, len(p.block.Text))
		return p.block.Source(at, at).Start
	}
	return lint.Span{Start: place(from), End: place(to)}
}

// spoken is what was reported before the engine is asked: all of it, where it is a slip rather than another spelling, and where
// such a slip is certain.
type spoken struct{ taken, slips, certain lint.SpanSet }

// findUnlikely reports what the engine finds in a document, except where something else was reported.
func findUnlikely(pass *lint.Pass, e *statistics, limits thresholds, ps []passage, said *spoken) {
	text, starts := joined(ps, true)
	traditional := len(ps) > 0 && ps[0].traditional
	for piece := range articles(text) {
		read := e.model.Read(text[piece.Start:piece.End])
		copied := engine.Copy{Text: read.Text, Traditional: traditional, Reading: read}
		edits := e.engine.Find(copied, leastConfidence)
		odd := oddity(read, traditional)
		for i := range edits {
			edits[i].Confidence = odd.lower(edits[i].Confidence)
		}
		edits = slices.DeleteFunc(edits, func(d engine.Edit) bool { return d.Confidence < leastConfidence })
		for _, d := range doubled.Find(e.model, read, traditional, leastConfidence) {
			edits = append(edits, engine.Edit{Start: d.Start, End: d.End, WordStart: d.Start, WordEnd: d.End, Kind: engine.Extra, Gain: d.Gain, Confidence: d.Confidence})
		}
		near := e.terms.Find(read, traditional, leastConfidence)
		for i := range near {
			near[i].Confidence = odd.lower(near[i].Confidence)
		}
		near = slices.DeleteFunc(near, func(t term.Edit) bool {
			return t.Confidence < leastConfidence || engine.EitherWay(read.Text, t.Start, t.End, t.Text) || recurring(read.Text, &t)
		})
		all := slices.DeleteFunc(agree(edits, near), func(d guess) bool {
			return echoes(read.Text, d.start, d.end) || spared(ps, starts, piece.Start, &d)
		})
		limits.accompany(read.Text, all)
		if !traditional { // what is half certain there is oftener a word of Taiwan or Hong Kong
			limits.unread(all, func(from, to int) bool {
				return said.certain.Overlaps(source(ps, starts, max(0, piece.Start+from), min(len(text), piece.Start+to)))
			})
		}
		for _, d := range all {
			e.report(pass, ps, starts, piece.Start, &d, limits, said)
		}
	}
}

// recurring reports whether a word of two characters that are those of a term turned round stands in the text as often as a name does:
// 章文 is no 文章.
func recurring(text string, t *term.Edit) bool {
	const least = 3
	return t.Slip == words.Swapped && t.Source != term.House && t.TermEnd-t.TermStart == len("章文") && strings.Count(text, text[t.TermStart:t.TermEnd]) >= least
}

// strange is by how much, in log odds, less is believed of what statistics say in an article that they know little of.
type strange float64

// The judgement has learned from articles of newspapers and from single sentences. What is usual in an article on fish, a recipe or a
// manual is not to it; that shows in how unlikely all of it is, in nats a character, where it is long enough to tell. Of 7 million
// characters of such copy the engine had three times as many findings below usualMean, and a third as many of them right.
const (
	longEnough = 200
	usualMean  = -4.6
	fromTaiwan = -0.8 // added for Traditional copy, of which the model knows less
	perNat     = 3
)

// oddity returns what is to be believed less of an article.
func oddity(read *ngram.Reading, traditional bool) strange {
	usual := usualMean
	if traditional {
		usual += fromTaiwan
	}
	if len(read.Log) < longEnough {
		return 0
	}
	return strange(perNat * max(0, usual-read.Mean))
}

// lower returns a confidence as it is worth there.
func (s strange) lower(confidence float64) float64 {
	return logistic.Lowered(confidence, float64(s))
}

// echoes reports whether text[start:end] ends a verb that is doubled: 测一测|卧位血压, 看了看|着火点.
func echoes(text string, start, end int) bool {
	c := text[start:end]
	return len(c) == len("字") && (strings.HasSuffix(text[:start], c+"一") || strings.HasSuffix(text[:start], c+"了"))
}

// longestArticle is how much copy is judged together, in bytes. Copy with a slip is read again once that is mended:
// of an archive in one file only the part that has it.
const longestArticle = 32 << 10

// articles divides text where a sentence ends.
func articles(text string) iter.Seq[lint.Span] {
	return func(yield func(lint.Span) bool) {
		for start := 0; start < len(text); {
			end := len(text)
			if end-start > longestArticle {
				end = start + lastEnd(text[start:start+longestArticle])
			}
			if !yield(lint.Span{Start: start, End: end}) {
				return
			}
			start = end
		}
	}
}

// lastEnd returns the end of the last whole sentence of text, or of its last whole character.
func lastEnd(text string) int {
	if i := strings.LastIndexByte(text, '\n'); i >= 0 {
		return i + 1
	}
	if i := strings.LastIndex(text, "。"); i >= 0 {
		return i + len("。")
	}
	end := len(text) - 1
	for end > 1 && !utf8.RuneStart(text[end]) {
		end--
	}
	return end
}

// place returns where a guess, whose offsets count from base in the joined text of the passages, lies.
func (g *guess) place(ps []passage, starts []int, base int) (p *passage, start, end int) {
	p, from := locate(ps, starts, g.start+base)
	return p, g.start + base - from, g.end + base - from
}

// sureInTitle is the confidence from which a title in 《》, which says things briefly (针灸治面瘫), lacks a character.
const sureInTitle = 0.95

// persons are pronouns of Traditional copy that simplified copy, which the model counted, has no character for: of animals, gods and women.
const persons = "牠祂妳"

// spared reports whether what a guess would change is right as it stands. What is spared accompanies nothing.
func spared(ps []passage, starts []int, base int, d *guess) bool {
	p, start, end := d.place(ps, starts, base)
	return end > len(p.text) || p.protected(start, end) || start < end && strings.Contains(persons, p.block.Text[start:end]) || start == end && p.beside(start) || p.discussed(start, end) ||
		patterned(p.text, start, end) || measured(p.text, start, end) || counts(p.text[start:end], d.text) || meant(p.text, start, end, d.text) ||
		onPurpose(p.text, start, end, d.text) || local(p.text[start:end], d.text, p.text[end:], d.edit != nil && d.edit.Met > 0) ||
		d.addresses(p.text, start, end) || start == end && d.confidence < sureInTitle && p.inTitle(start)
}

// report reports one guess, whose offsets count from base in the joined text of the passages.
func (e *statistics) report(pass *lint.Pass, ps []passage, starts []int, base int, d *guess, limits thresholds, said *spoken) {
	p, start, end := d.place(ps, starts, base)
	span := p.block.Source(start, end)
	if said.taken.Near(span, func(t lint.Span) bool { return touches(t, span) }) {
		return
	}
	if !d.accompanied && d.confidence < limits.warn {
		s := p.sentence(start)
		s.Start, s.End = max(s.Start, start-engine.Beside), min(s.End, end+engine.Beside)
		d.accompanied = said.slips.Overlaps(p.block.Source(s.Start, s.End))
	}
	if d.near != nil {
		reportTerm(pass, p, start, end, d, limits)
	} else {
		report(pass, p, start, end, d, limits)
	}
}

func report(pass *lint.Pass, p *passage, start, end int, g *guess, limits thresholds) {
	d, severity := g.edit, limits.severity(g)
	if severity == lint.Error && (transcribed(p.text, start, end) || quoted(p.text, start-(d.Start-d.WordStart), end+(d.WordEnd-d.End))) {
		severity = lint.Warning
	}
	wrong, right := p.block.Text[start:end], p.inScript(start, end, d.Text)
	asPrinted, mended := p.asWord(start, end, d, wrong), p.asWord(start, end, d, right)
	var message lint.Text
	switch {
	case wrong == "":
		message = lackMessage(asPrinted, right, mended, severity)
	case right != "":
		message = slipMessage(asPrinted, mended, severity)
	case strings.HasSuffix(p.block.Text[:start], wrong):
		message = lint.Say("“%s”重复误植", "“%s” stands twice", wrong)
	default:
		message = surplusMessage(asPrinted, wrong, mended, severity)
	}
	pass.Report(p.block, start, end, lint.Diagnostic{
		Rule:       ruleOf(shownKind(d)),
		Severity:   severity,
		Message:    message,
		Notes:      []lint.Note{{Text: evidenceNote(d, asPrinted, mended)}},
		Fixes:      []lint.Fix{lint.Replace(p.block, start, end, right, false)},
		Confidence: rounded(d.Confidence),
	})
}

// rounded leaves of a confidence what it means: the rest differs between processors, which fuse operations or do not.
func rounded(confidence float64) float64 { return math.Round(confidence*1e4) / 1e4 }

// asWord gives a replacement with the rest of the word it makes.
func (p *passage) asWord(start, end int, d *engine.Edit, middle string) string {
	from, to := p.wholeWord(start, end, d.Text)
	from, to = min(from, start-(d.Start-d.WordStart)), max(to, end+(d.WordEnd-d.End))
	if from == start && to == end || from < 0 || to > len(p.block.Text) {
		return p.around(start, end, middle)
	}
	return p.block.Text[from:start] + middle + p.block.Text[end:to]
}

// around gives a replacement with a character of its surroundings, which a single character needs to be read.
func (p *passage) around(start, end int, middle string) string {
	if len(middle) > 3 {
		return middle
	}
	before, after := p.block.Text[:start], p.block.Text[end:]
	return lastHan(before) + middle + firstHan(after)
}

func firstHan(s string) string {
	if r, _ := utf8.DecodeRuneInString(s); r >= 0x4e00 && r <= 0x9fff {
		return string(r)
	}
	return ""
}

func lastHan(s string) string {
	r := []rune(s[max(0, len(s)-4):])
	if n := len(r); n > 0 && r[n-1] >= 0x4e00 && r[n-1] <= 0x9fff {
		return string(r[n-1])
	}
	return ""
}

// shownKind is how a reader will see that a slip came about: by its shape where the two characters look alike and sound the
// same in a reading that is not the usual one only, as 暧 does, which once was 暖.
func shownKind(d *engine.Edit) engine.Kind {
	if d.Kind != engine.Sound && d.Kind != engine.Tone && d.Kind != engine.Near || len(d.Old) != 1 || len(d.New) != 1 {
		return d.Kind
	}
	was, now := rune(d.Old[0]), rune(d.New[0])
	a, n := hanzi.Sounds(was)
	b, m := hanzi.Sounds(now)
	if n > 1 && m > 0 && a[0] != b[0] && a[1] == b[0] && hanzi.LooksLike(was, now) {
		return engine.Shape
	}
	return d.Kind
}

func ruleOf(k engine.Kind) string {
	switch k {
	case engine.Shape:
		return "typo/shape"
	case engine.Other, engine.Unlike, engine.Swapped:
		return "typo/term"
	case engine.Function:
		return "typo/function"
	case engine.Extra:
		return "typo/extra"
	case engine.Missing:
		return "typo/missing"
	}
	return "typo/sound"
}

var kindNotes = map[engine.Kind]lint.Text{
	engine.Sound:    {ZH: "同音", EN: "the same sound"},
	engine.Tone:     {ZH: "音同调异", EN: "the same syllable in another tone"},
	engine.Near:     {ZH: "音近", EN: "a near sound"},
	engine.Shape:    {ZH: "形近", EN: "a similar shape"},
	engine.Function: {ZH: "常混用字", EN: "words often mistaken for one another"},
	engine.Extra:    {ZH: "删去后通顺", EN: "the text reads well without it"},
	engine.Other:    {ZH: "音形皆异", EN: "neither sound nor shape alike"},
	engine.Unlike:   {ZH: "音形皆异", EN: "neither sound nor shape alike"},
	engine.Swapped:  {ZH: "两字颠倒", EN: "two characters have changed places"},
	engine.Missing:  {ZH: "补上后通顺", EN: "the text reads well with it"},
}

// common is how often a slip must have been met to be called a common one.
const common = 5

// evidenceNote says how the slip came about and how much likelier the text is without it; wrong and right are what the
// message quotes.
func evidenceNote(d *engine.Edit, wrong, right string) lint.Text {
	k := kindNotes[shownKind(d)]
	if d.Twin() {
		k.ZH, k.EN = "整词"+k.ZH, "a whole word, "+k.EN
	}
	if d.Met >= common {
		k.ZH, k.EN = k.ZH+"，常见的误写", k.EN+", a common slip"
	}
	return noteOf(k, oftener(d.Gain, wrong, right), certainty(d.Confidence))
}

// touches reports whether two spans share a byte, or one is a place at the edge of the other.
func touches(a, b lint.Span) bool {
	if a.Len() == 0 || b.Len() == 0 {
		return a.Start <= b.End && b.Start <= a.End
	}
	return a.Overlaps(b)
}
