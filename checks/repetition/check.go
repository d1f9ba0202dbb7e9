// Package repetition finds copy that stands twice in one article: a
// paragraph, a sentence, a heading, and sentences that differ in a few
// characters only.
package repetition

import (
	_ "embed"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/words"
)

//go:embed doc.md
var doc string

// Check is the repetition family.
var Check = &lint.Check{Name: "repetition", Rules: lint.ParseRules(doc), New: compile}

func compile(*lint.Settings) (func(*lint.Pass), error) {
	return func(p *lint.Pass) {
		s := &search{Pass: p, seen: map[uint64]place{}, halves: map[uint64]place{}}
		simple := hanzi.SimplifiedBlocks(p.Doc)
		for i, b := range p.Doc.Blocks {
			s.block(b, simple[i])
		}
		s.passages()
	}, nil
}

// Shortest repetitions worth a finding, in Han characters.
const (
	shortParagraph = 20
	shortSentence  = 18
	shortQuestion  = 8
	shortHeading   = 5
	shortSimilar   = 24
	longSentence   = 30
)

// place is a stretch of a block.
type place struct {
	block      *lint.Block
	text       string // simplified
	start, end int
}

type search struct {
	*lint.Pass
	seen   map[uint64]place // by what it says
	halves map[uint64]place // sentences by their first and by their last characters
	twice  []pair           // paragraphs that stood before, in order
}

// pair is a paragraph and where it stood before.
type pair struct{ again, old place }

func (s *search) block(b *lint.Block, text string) {
	switch b.Kind {
	case lint.Boilerplate, lint.Byline, lint.Notice, lint.TableCell, lint.Dateline, lint.Caption:
		return
	}
	whole := place{b, text, 0, len(text)}
	key, han := s.says(whole)
	if b.Kind == lint.Question {
		s.question(key, han, whole)
		return
	}
	if b.Kind == lint.Heading {
		if han >= shortHeading {
			if old, ok := s.first(key, 'h', whole); ok {
				s.again("heading", whole, old, lint.Text{ZH: "标题", EN: "the heading"})
			}
		}
		return
	}
	if words := strings.TrimSpace(b.Text); words != "" && b.Linked(strings.Index(b.Text, words), strings.Index(b.Text, words)+len(words)) {
		return // a title that is referred to, as often as need be
	}
	if han >= shortParagraph {
		if old, ok := s.first(key, 'p', whole); ok {
			if !introduces(b.Text) {
				s.twice = append(s.twice, pair{whole, old})
			}
			return
		}
		s.refigured(whole)
	}
	sentences := words.Sentences(text)
	var row inTurn
	for i, span := range sentences {
		if s.inRow(b, text, sentences, i) {
			continue
		}
		if !called(text[:span.End]) {
			s.pasted(b, text, span)
		}
		sentence := place{b, text, span.Start, span.End}
		key, han := s.says(sentence)
		if han < shortSentence {
			continue
		}
		old, ok := s.first(key, 's', sentence)
		if !ok {
			if said := speech(text, span); said.Start > span.Start {
				sentence := place{b, text, said.Start, said.End}
				if key, han := s.says(sentence); han >= shortSentence {
					s.first(key, 's', sentence)
				}
			}
		} else {
			if !row.goesOn(sentence, old) {
				s.inTurn(row)
				row = inTurn{again: sentence, old: old}
			}
			row.n++
			row.again.end, row.old.end = sentence.end, old.end
			continue
		}
		if han >= shortSimilar {
			s.similar(sentence)
		}
	}
	s.inTurn(row)
}

// question reports a question that was put before: an answer that stands below two of them fits one.
func (s *search) question(key uint64, han int, p place) {
	if han < shortQuestion {
		return
	}
	if old, ok := s.first(key, 'q', p); ok {
		s.again("sentence", p, old, lint.Text{ZH: "问题", EN: "the question"})
	}
}

// first returns where what p says stood before, or remembers p.
func (s *search) first(key uint64, sort byte, p place) (place, bool) {
	key = key*31 + uint64(sort)
	old, ok := s.seen[key]
	if !ok {
		s.seen[key] = p
		return place{}, false
	}
	return old, true
}

// introduces reports whether a paragraph may stand again unchanged: it says who speaks next, or how a vote went.
func introduces(text string) bool {
	return strings.HasSuffix(text, "：") || strings.HasSuffix(text, ":") || ballot(text)
}

// ballot reports whether a paragraph is the count of a vote, the same from motion to motion.
func ballot(text string) bool {
	return (strings.HasPrefix(text, "同意") || strings.HasPrefix(text, "赞成") || strings.Contains(text[:min(len(text), 36)], "表决")) &&
		(strings.Contains(text, "反对") || strings.Contains(text, "弃权") || strings.Contains(text, "票"))
}

func (s *search) again(rule string, p, old place, what lint.Text) {
	s.againOf(rule, p, old, lint.Say("%[1]s“%[3]s”与第%[4]d行重复", "%[2]s “%[3]s” stands in line %[4]d already", what.ZH, what.EN, clip(p), s.line(old)))
}

func (s *search) againOf(rule string, p, old place, message lint.Text) {
	line := s.line(old)
	severity := lint.Severity(0) // the rule's
	if rule == "heading" && s.inARow(old.block, p.block) {
		severity = lint.Warning
	}
	if rule == "paragraph" && (s.listedAgain(old.block, p.block) || old.block.Quoted != p.block.Quoted) {
		severity = lint.Info // or is put in front as the gist
	}
	if rule == "sentence" && (p.block.Kind == lint.Question || s.nearby(p, old)) {
		severity = lint.Warning
	}
	s.Report(p.block, p.start, p.end, lint.Diagnostic{
		Rule:       "repetition/" + rule,
		Severity:   severity,
		Message:    message,
		Related:    []lint.Related{{Span: old.block.Source(old.start, old.end), Message: lint.Say("第%d行", "line %d", line)}},
		Confidence: 0.9,
	})
}

// inARow reports whether two headings that the markup made such are of one level, with no other between: the second was put by
// mistake, while sections of chapters have the same names.
func (s *search) inARow(a, b *lint.Block) bool {
	if a.Level == 0 || a.Level != b.Level || utf8.RuneCountInString(b.Text) < shortHeading {
		return false
	}
	between := s.Doc.Blocks[a.Index+1 : b.Index] // nothing is, of the title in front matter and the one that is printed
	return len(between) > 0 && !slices.ContainsFunc(between, func(k *lint.Block) bool { return k.Kind == lint.Heading })
}

// listedAgain reports whether two items of the markup stand in different lists: the steps of two recipes, a summary and its details.
func (s *search) listedAgain(a, b *lint.Block) bool {
	if a.Depth == 0 || b.Depth == 0 {
		return false
	}
	return slices.ContainsFunc(s.Doc.Blocks[a.Index:b.Index], func(k *lint.Block) bool { return k.Depth < min(a.Depth, b.Depth) })
}

// nearby reports whether a sentence stands again so near that it was put twice: in its own paragraph or the next, a long one in
// the three next. A deck is said again below, and whoever says so repeats himself.
func (s *search) nearby(p, old place) bool {
	switch p.block.Index - old.block.Index {
	case 0:
		if inLead(p.text[:old.start]) {
			return false
		}
		between := p.text[old.end:p.start]
		return !strings.ContainsAny(between[max(0, len(between)-reminded):], "重再又遍") && !strings.ContainsAny(p.text[p.start:p.end], "！!")
	case 1:
		return s.paragraphBefore(old.block)
	case 2, 3:
		_, han := fingerprint(p.text[p.start:p.end])
		return han >= longSentence && s.paragraphBefore(old.block)
	}
	return false
}

// reminded is how much text in front of a sentence may say that it is said again, in bytes.
const reminded = 60

// paragraphBefore reports whether b is not the first paragraph of the copy.
func (s *search) paragraphBefore(b *lint.Block) bool {
	for i := b.Index - 1; i >= 0; i-- {
		if k := s.Doc.Blocks[i]; k.Kind == lint.Paragraph && strings.Contains(k.Text, "。") {
			return true
		}
	}
	return false
}

// speech returns what of a sentence is said, where it begins with who says so: 他解释说，….
func speech(text string, sentence lint.Span) lint.Span {
	const longest = 60 // bytes of who says so
	first := text[sentence.Start:min(sentence.End, sentence.Start+longest)]
	for _, w := range [...]string{"说，", "称，", "表示，", "介绍，", "指出，", "提醒，", "认为，", "强调，", "说：", "表示：", "介绍说，"} {
		if i := strings.Index(first, w); i >= 0 {
			return lint.Span{Start: sentence.Start + i + len(w), End: sentence.End}
		}
	}
	return sentence
}

func (s *search) line(p place) int {
	return s.Doc.Position(p.block.Source(p.start, p.end).Start).Line
}

func clip(p place) string {
	runes := []rune(p.block.Text[p.start:p.end])
	if len(runes) <= 16 {
		return string(runes)
	}
	return string(runes[:14]) + "…"
}

// fingerprint hashes what a text says — its Han characters, letters and
// digits — and counts the Han ones (FNV-1a over code points).
func fingerprint(text string) (key uint64, han int) {
	key = 14695981039346656037
	for _, r := range text {
		if r >= 0x4E00 && r <= 0x9FFF {
			han++
		} else if !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
			continue
		}
		key = (key ^ uint64(r)) * 1099511628211
	}
	return key, han
}

// says is the fingerprint of a place, what stands for code and addresses in it included.
func (s *search) says(p place) (key uint64, han int) {
	key, han = fingerprint(p.text[p.start:p.end])
	for i := p.start; i < p.end; {
		k := strings.Index(p.text[i:p.end], lint.Object)
		if k < 0 {
			break
		}
		shown, _ := fingerprint(s.Doc.Text(p.block.Source(i+k, i+k+len(lint.Object))))
		key = (key ^ shown) * 1099511628211
		i += k + len(lint.Object)
	}
	return key, han
}

// ends hashes the first and the last n characters of a text.
func ends(text string, n int) (head, tail uint64) {
	at := 0
	for i := 0; i < n && at < len(text); i++ {
		_, m := utf8.DecodeRuneInString(text[at:])
		at += m
	}
	head, _ = fingerprint(text[:at])
	at = len(text)
	for i := 0; i < n && at > 0; i++ {
		_, m := utf8.DecodeLastRuneInString(text[:at])
		at -= m
	}
	tail, _ = fingerprint(text[at:])
	return head, tail
}
