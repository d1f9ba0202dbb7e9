package boilerplate

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/hanzi"
)

// selling are wordings of advertisements, simplified. Two of them in one short
// paragraph sell something; one alone may be a report of it.
var selling = []string{
	"添加微信", "加微信", "加V信", "加我微信", "扫码领取", "扫码添加", "免费领取", "限时领取", "前10名", "前20名", "前50名", "前100名", "限时优惠", "限时抢购", "立即抢购", "立即购买", "点击购买", "点击下单",
	"订购热线", "订购电话", "加盟热线", "招商热线", "货到付款", "包邮", "原价", "特惠价", "买一送一", "无效退款", "祖传秘方", "祖传", "专治", "根治", "药到病除", "永不复发", "一个疗程", "咨询热线", "体检套餐", "免费试用", "名额有限", "先到先得", "送货上门",
}

// reporting words show that the paragraph tells of advertisements.
var reporting = []string{"虚假", "宣称", "声称", "号称", "广告", "查处", "骗", "曝光", "提醒", "谨防", "警惕", "记者", "“"}

// longestAdvert is the longest paragraph looked at, in bytes.
const longestAdvert = 600

// adverts reports paragraphs that sell something, left in the copy by the page
// it was taken from.
func adverts(p *lint.Pass) {
	simple := hanzi.SimplifiedBlocks(p.Doc)
	for k, b := range p.Doc.Blocks {
		if len(b.Text) > longestAdvert || b.Kind == lint.Heading {
			continue
		}
		text := simple[k]
		n, ranked := 0, false
		for rest, i := text, 0; i < len(selling); i++ {
			if contains(rest, selling[i:i+1]) {
				rest = strings.Replace(rest, selling[i], "", 1) // 祖传秘方 is not 祖传 as well
				if strings.HasPrefix(selling[i], "前") {
					if ranked {
						continue // 榜单前100名、前10名 sell nothing
					}
					ranked = true
				}
				n++
			}
		}
		if n < 2 || contains(text, reporting) {
			continue
		}
		d := lint.Diagnostic{
			Rule: "boilerplate/tail", Severity: lint.Warning, Confidence: 0.85,
			Message: lint.Say("“%s”是推销广告，不是稿件", "“%s” advertises; it is not copy", clip(b.Text)),
			Fixes:   deleteLines(p.Doc, b.Span()),
		}
		p.Report(b, 0, len(b.Text), d)
	}
}

// contains reports whether a text has one of some words, which begin with a Chinese character or one of ASCII.
func contains(text string, words []string) bool {
	for _, w := range words {
		if w[0] < utf8.RuneSelf && strings.Contains(text, w) || w[0] >= utf8.RuneSelf && hanzi.Contains(text, w) {
			return true
		}
	}
	return false
}
