package boilerplate

import (
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
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
