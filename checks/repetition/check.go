// Package repetition finds copy that stands twice in one article: a
// paragraph, a sentence, a heading, and sentences that differ in a few
// characters only.
package repetition

import (
	_ "embed"
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
	}, nil
}

// Shortest repetitions worth a finding, in Han characters.
const (
	shortParagraph = 20
	shortSentence  = 18
	shortHeading   = 6
	shortSimilar   = 24
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
}

func (s *search) block(b *lint.Block, text string) {
	switch b.Kind {
	case lint.Boilerplate, lint.Byline, lint.Notice, lint.TableCell, lint.Dateline, lint.Caption, lint.Question:
		return
	}
	whole := place{b, text, 0, len(text)}
	key, han := fingerprint(text)
	if b.Kind == lint.Heading {
		if han >= shortHeading {
			if old, ok := s.first(key, 'h', whole); ok {
				s.again("heading", whole, old, lint.Text{ZH: "标题", EN: "the heading"})
			}
		}
		return
	}
	if han >= shortParagraph {
		if old, ok := s.first(key, 'p', whole); ok {
			s.again("paragraph", whole, old, lint.Text{ZH: "段落", EN: "the paragraph"})
			return
		}
	}
	for _, span := range words.Sentences(text) {
		sentence := place{b, text, span.Start, span.End}
		key, han := fingerprint(text[span.Start:span.End])
		if han < shortSentence {
			continue
		}
		if old, ok := s.first(key, 's', sentence); ok {
			s.again("sentence", sentence, old, lint.Text{ZH: "句子", EN: "the sentence"})
			continue
		}
		if han >= shortSimilar {
			s.similar(sentence)
		}
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

func (s *search) again(rule string, p, old place, what lint.Text) {
	line := s.line(old)
	s.Report(p.block, p.start, p.end, lint.Diagnostic{
		Rule:       "repetition/" + rule,
		Message:    lint.Say("%[1]s“%[3]s”与第%[4]d行重复", "%[2]s “%[3]s” stands in line %[4]d already", what.ZH, what.EN, clip(p), line),
		Related:    []lint.Related{{Span: old.block.Source(old.start, old.end), Message: lint.Say("第%d行", "line %d", line)}},
		Confidence: 0.9,
	})
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
