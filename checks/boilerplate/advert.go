package boilerplate

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/furniture"
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

// offers are selling wordings that no sentence of copy has two of.
var offers = []string{
	"限时特惠", "限时优惠", "限时抢购", "限时秒杀", "限时折扣", "限时领取", "限量抢购", "限量秒杀", "立即抢购", "立即购买", "立即下单", "马上抢购", "点击购买", "点击下单", "点击抢购", "下单立减", "下单即送", "下单送", "买一送一", "买二送一", "买三送一", "买二赠一", "买一赠一",
	"第二件半价", "第二盒半价", "拍下立减", "领券立减", "到手价", "秒杀价", "特惠价", "团购价", "包邮", "货到付款", "厂家直销", "订购热线", "订购电话", "咨询热线", "加微信", "加V信", "添加微信", "扫码领取", "扫码下单", "免费领取", "免费试用", "名额有限", "先到先得", "无效退款", "送完即止", "售完即止", "欲购从速",
}

// adverts reports paragraphs that sell something, and sentences that do within a paragraph of copy, left there by the page it was
// taken from.
func adverts(p *lint.Pass) {
	simple := hanzi.SimplifiedBlocks(p.Doc)
	for k, b := range p.Doc.Blocks {
		if b.Kind == lint.Heading {
			continue
		}
		if len(b.Text) <= longestAdvert && sells(simple[k], selling) {
			d := lint.Diagnostic{
				Rule: "boilerplate/tail", Severity: lint.Warning, Confidence: 0.85,
				Message: lint.Say("“%s”是推销广告，不是稿件", "“%s” advertises; it is not copy", clip(b.Text)),
				Fixes:   deleteLines(p.Doc, b.Span()),
			}
			p.Report(b, 0, len(b.Text), d)
			continue
		}
		if b.Kind == lint.Paragraph {
			offered(p, b, simple[k])
		}
	}
}

// sells reports whether a text has two of some wordings, and does not tell of advertisements.
func sells(text string, wordings []string) bool {
	n, ranked := 0, false
	for rest, i := text, 0; i < len(wordings); i++ {
		if contains(rest, wordings[i:i+1]) {
			rest = strings.Replace(rest, wordings[i], "", 1) // 祖传秘方 is not 祖传 as well
			if strings.HasPrefix(wordings[i], "前") {
				if ranked {
					continue // 榜单前100名、前10名 sell nothing
				}
				ranked = true
			}
			n++
		}
	}
	return n >= 2 && !contains(text, reporting)
}

// offered reports the sentences of a paragraph that sell something, by two wordings or one and a brand called out, where another
// does not.
func offered(p *lint.Pass, b *lint.Block, text string) {
	if !contains(text, offers) || contains(text, reporting) {
		return
	}
	for start := 0; start < len(text); {
		end := len(text)
		if k := strings.IndexAny(text[start:], "。！？"); k >= 0 {
			end = start + k + len("。")
		}
		s := text[start:end]
		if (sells(s, offers) || strings.HasSuffix(s, "！") && contains(s, []string{"牌"}) && contains(s, offers)) && (furniture.HasProse(text[:start]) || furniture.HasProse(text[end:])) {
			p.Report(b, start, end, lint.Diagnostic{
				Rule: "boilerplate/tail", Severity: lint.Warning, Confidence: 0.85,
				Message: lint.Say("“%s”是推销广告，混在正文里", "“%s” advertises, in the running text", clip(b.Text[start:end])),
				Fixes:   []lint.Fix{lint.Replace(b, start, end, "", false)},
			})
		}
		start = end
	}
}

// wide reports whether a word begins with a character of three bytes.
func wide(w string) bool { return len(w) >= len("字") && w[0] >= 0xE0 }

// contains reports whether a text has one of some words.
func contains(text string, words []string) bool {
	for _, w := range words {
		if !wide(w) && strings.Contains(text, w) || wide(w) && hanzi.Contains(text, w) {
			return true
		}
	}
	return false
}
