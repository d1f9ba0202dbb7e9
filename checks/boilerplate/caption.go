package boilerplate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/furniture"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/layout"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/pattern"
)

// labels are captions that say no more than where a picture is from: without the picture they say nothing.
var labels = []string{
	"资料图片", "资料图", "资料照片", "网络图片", "网络图", "网络配图", "配图", "视频截图", "效果图", "示意图",
	"图片来源网络", "图片来源于网络", "图片来自网络", "图片来源：网络", "图源网络", "图据网络", "图源：网络", "图片来自网络，侵删", "图片来源网络，侵删",
}

// captions reports lines of plain text that were the captions of pictures it does not have.
func captions(p *lint.Pass) {
	if p.Doc.Format != "text" {
		return
	}
	simple := hanzi.SimplifiedBlocks(p.Doc)
	for i, b := range p.Doc.Blocks {
		line := strings.Trim(simple[i], " \u3000（）()【】[]*▲△↑▼。")
		if slices.Contains(labels, line) {
			p.Report(b, 0, len(b.Text), lint.Diagnostic{
				Rule:       "boilerplate/caption",
				Message:    lint.Say("“%s”是图注残留，稿中没有这幅图", "“%s” is the caption of a picture that the copy does not have", b.Text),
				Confidence: 0.8,
			})
		}
	}
}

// inside is a caption with who took the picture or gave it, in the line of a paragraph.
var inside = pattern.Lazy(`(?:[▲△↑←→▼] ?|图为|图片为|[上下左右]图为)[^。！？▲△]{4,60}(?:[。\x{3000} ]{1,4}[（(]?(?:本报|本刊|本网|本台|特约)?(?:记者|通讯员|实习生)?[ \x{3000}]{0,2}\p{Han}{2,4}(?:[ \x{3000}]\p{Han})?[ \x{3000}]{0,2}[摄攝][）)。]?|[。\x{3000} ]{0,4}[（(][^（）()。，]{0,20}(?:摄|提供|供图|翻拍|授权|资料图|资料照|资料照片|资料图片|图)[）)]。?|[。\x{3000} ]{1,4}\p{Han}{2,14}(?:供图|摄影|制图|配图)[。\x{3000} ]{1,3})`)

// opensCaption is what a caption begins with.
var opensCaption = []string{"图为", "图片为", "▲", "△", "▼", "↑", "←", "→"}

// brokenBy reports captions that running text goes on behind: in mid-paragraph, or between a paragraph that breaks off and the
// rest. Between whole paragraphs many houses keep them.
func brokenBy(p *lint.Pass) {
	simple := hanzi.SimplifiedBlocks(p.Doc)
	for i, b := range p.Doc.Blocks {
		if b.Kind == lint.Caption && i > 0 && i+1 < len(p.Doc.Blocks) && tornApart(p.Doc.Blocks[i-1], p.Doc.Blocks[i+1]) {
			reportCaption(p, b, 0, len(b.Text))
			continue
		}
		if b.Kind != lint.Paragraph || !contains(simple[i], opensCaption) {
			continue
		}
		for _, at := range inside().FindAllStringIndex(simple[i], -1) {
			next := firstOf(strings.TrimLeft(simple[i][at[1]:], spaces))
			if strings.HasPrefix(simple[i][at[0]:], "图为") && isHanBefore(simple[i], at[0]) {
				continue // 检查图为病人定方案
			}
			if at[0] > 0 && hanzi.IsHan(next) && furniture.HasProse(simple[i][at[1]:]) && strings.Contains(simple[i][at[1]:], "。") {
				reportCaption(p, b, at[0], at[1])
			}
		}
	}
}

// tornApart reports whether a paragraph breaks off and another, which begins with no heading or item, may be its rest.
func tornApart(before, after *lint.Block) bool {
	const prose = 24 // characters
	e, _ := layout.EndOf(before.Text)
	return before.Kind == lint.Paragraph && after.Kind == lint.Paragraph && (e == layout.Open || e == layout.Pause) && utf8.RuneCountInString(before.Text) >= prose &&
		strings.ContainsAny(before.Text, "，。") && strings.Contains(after.Text, "。") && readsOn(before.Text, after.Text)
}

// readsOn reports whether a text begins likelier behind another than by itself.
func readsOn(before, after string) bool {
	const reach, look, gain = 10, 2, 3 // characters, of the second; nats
	head, tail := []rune(hanzi.SimplifySameLength(after)), []rune(hanzi.SimplifySameLength(before))
	next, last := string(head[:min(len(head), reach)]), string(tail[max(0, len(tail)-reach):])
	sum := func(text string, from int) (log float64) {
		r := ngram.Default().Read(text)
		n := 0
		for i, p := range r.Log {
			if r.ID[i] != ngram.Boundary && int(r.Start[i]) >= from && n < look {
				log += float64(p)
				n++
			}
		}
		return log
	}
	return sum(last+next, len(last)) >= sum(next, 0)+gain
}

func reportCaption(p *lint.Pass, b *lint.Block, start, end int) {
	p.Report(b, start, end, lint.Diagnostic{
		Rule:       "boilerplate/caption",
		Severity:   lint.Warning,
		Message:    lint.Say("图片说明“%s”夹在没写完的句子、段落里", "the caption “%s” stands in text that goes on behind it", clip(b.Text[start:end])),
		Confidence: 0.85,
	})
}
