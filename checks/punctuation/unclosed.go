package punctuation

import (
	"fmt"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/pairs"
	"github.com/healthlint/healthlint/lint/pattern"
)

// quotedOn is over how many paragraphs a quotation is looked for that is not closed in its own.
const quotedOn = 12

// unclosed reports marks that never close in paragraphs that are whole.
func unclosed(p *lint.Pass) {
	blocks := p.Doc.Blocks
	for i, b := range blocks {
		switch b.Kind {
		case lint.Paragraph, lint.ListItem, lint.Quote, lint.Question, lint.Answer:
		default:
			continue
		}
		if e, _ := layout.EndOf(b.Text); e != layout.Stop {
			continue // truncation tells whether it is cut
		}
		opened, _ := pairs.Unpaired(b.Text)
		if len(opened) == 0 {
			continue
		}
		o := opened[len(opened)-1]
		if backwards(b.Text) || o.Rune == '(' || o.Rune == '【' && onStage(b.Text, blocks) || strings.ContainsAny(b.Text[o.End():], "\"＂") || turned(b.Text, opened) || goesOn(o, blocks[i+1:min(len(blocks), i+1+quotedOn)]) {
			continue
		}
		zh, en := o.Name()
		p.Report(b, o.At, o.End(), lint.Diagnostic{
			Rule:       "punctuation/unclosed",
			Message:    lint.Text{ZH: fmt.Sprintf("%s %c 没有闭合", zh, o.Rune), EN: fmt.Sprintf("the %s %c never closes", en, o.Rune)},
			Notes:      []lint.Note{standard},
			Confidence: 0.9,
		})
	}
}

// backwards reports whether a text sets a quotation mark that closes where it opens one: ”两个务必“. [quotes] tells of it, and what
// is left open by it is no second fault.
func backwards(text string) bool {
	shut, open := strings.Index(text, "”"), strings.Index(text, "“")
	return shut >= 0 && (open < 0 || shut < open)
}

// onStage reports whether a paragraph is a direction of a play, which print opens with a bracket and does not close: 【敲门声。小贺上。 A
// play has several, or they say who enters or what is seen.
func onStage(text string, blocks []*lint.Block) bool {
	open := func(text string) bool {
		direction, ok := strings.CutPrefix(strings.TrimSpace(text), "【")
		return ok && !strings.ContainsAny(direction, "【】")
	}
	if !open(text) {
		return false
	}
	if stage().MatchString(text) {
		return true
	}
	n := 0
	for _, b := range blocks {
		if open(b.Text) && !strings.HasPrefix(b.Text, "【本") { // 【本报讯
			n++
		}
	}
	return n > 1
}

// stage is what directions say.
var stage = pattern.Lazy(`灯光|[幕光灯](?:启|亮|暗|落|收|起|渐)|切光|收光|暗转|[。【，；]\p{Han}{1,10}[^以如综之晚早路台床身手会网线][上下]场?。|画外音|音乐声?(?:起|止)`)

// turned reports whether the last mark left open closes what the one before it opens, but for the way it faces: “八一勋章“.
// [quotes] tells of it.
func turned(text string, opened []pairs.Mark) bool {
	n := len(opened)
	return n > 1 && opened[n-1].Rune == opened[n-2].Rune && opened[n-1].At-opened[n-2].End() <= longestQuoted*len("字") && !strings.ContainsAny(text[opened[n-2].End():opened[n-1].At], "。！？；：")
}

// goesOn reports whether a quotation goes on in the paragraphs behind: opened anew there, or closed there. Brackets do not.
func goesOn(o pairs.Mark, rest []*lint.Block) bool {
	for _, b := range rest {
		if b.Kind == lint.Heading {
			continue
		}
		if o.IsQuote() && strings.HasPrefix(b.Text, string(o.Rune)) {
			return true
		}
		_, stray := pairs.Unpaired(b.Text)
		for _, s := range stray {
			if s.Pair == o.Pair {
				return true
			}
		}
		if !o.IsQuote() {
			return false
		}
	}
	return false
}
