package boilerplate

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/furniture"
	"github.com/healthlint/healthlint/lint/hanzi"
	"github.com/healthlint/healthlint/lint/ngram"
	"github.com/healthlint/healthlint/lint/pattern"
)

var (
	// spaced is a run of words parted by spaces, which running text does not have.
	spaced = pattern.Lazy(`[\p{Han}A-Za-z0-9，、][A-Za-z0-9:：/／.()（）▲▼-]{0,12}(?:[ \x{3000}|]{1,3}[\p{Han}A-Za-z0-9“”:：/／.()（）+$-]{1,24}){1,8}`)
	// noteInside is the mark of a note behind a character, with text behind it.
	noteInside = pattern.Lazy(`[\p{Han}，、]((?:注释?)?[①-⑳❶-❿][:：]?|[\[［【]注?\d{1,2}[\]］】]|[*＊※†]注?[:：]?) ?\p{Han}{2}`)
	// ofPages are words that a page has, of which a stretch must have two: they stand in copy, too, but not together in a row.
	ofPages = pattern.Lazy(`第?[A-D]?\d{1,2}版|[ \x{3000}／][A-D]\d{1,2}(?:[^\dA-Za-z-]|$)|周刊|\p{Han}[报刊][ \x{3000}／]|第\d+期|星期[一二三四五六日天]|周[一二三四五六日]|\d{4}[-./年]\d{1,2}|编辑|责编|美编|校对|版式|本版|副刊|摄影|摄|供图|图说|图片|照片|微信|微博|朋友圈|QQ|豆瓣|抖音|分享|收藏|打印|列印|点赞|赞|踩|评论|留言|转发|复制|网址|链接|书签|回报|打赏|推荐|在看|举报|下载|点击|扫码|点我|戳|手机|预约|抢购|入口|领|优惠|特惠|限时|免费|试用|免运|折|\d元|只要|[满买送抽]|热线|咨询|加V|关注|追踪|粉专|公众号|下单|来源|出处|引自|二维码|相关|阅读|首页|返回|上一|下一|字[体号级]|登录|注册|广告|通讯员[ \x{3000}]|Share|Facebook|Twitter|LINE|Email|WhatsApp|等你`)
)

// ofTelling is said in copy that tells how to use a page.
var ofTelling = []string{"选择", "按钮", "功能", "就能", "即可", "可以", "进入", "“", "「", " 或 ", " 和 ", " 与 ", " 及 ", " 的", " 等", " 上"}

const (
	reach    = 14 // characters that a stretch may have on either side of its spaces
	seamGain = 2  // nats that a sentence must read better without a stretch, and without a note with its mark
	noteGain = 4
)

// spliced finds the one stretch of a paragraph that has words of pages parted by spaces, in a sentence that reads on without it.
func spliced(doc *lint.Document, b *lint.Block, text string) (at lint.Span, ok bool) {
	if b.Kind != lint.Paragraph || doc.Format == "html" || len(b.Links) > 0 || !strings.ContainsAny(text, " \u3000①②③④⑤⑥⑦⑧⑨❶❷❸❹❺[［【*＊※†") || !strings.ContainsAny(text, "，。") {
		return at, false
	}
	if m := noteInside().FindAllStringSubmatchIndex(text, 2); len(m) == 1 && !numbered(text) {
		at, gain := seam(text, m[0][2], m[0][3], 1)
		return at, gain > noteGain && utf8.RuneCountInString(text[at.Start:at.End]) > 6 // no mark alone
	}
	all := spaced().FindAllStringIndex(text, 2)
	if len(all) != 1 || len(ofPages().FindAllString(text[all[0][0]:all[0][1]], 2)) < 2 {
		return at, false
	}
	at, gain := seam(text, all[0][0]+strings.IndexAny(text[all[0][0]:], " \u3000|"), strings.LastIndexAny(text[:all[0][1]], " \u3000|")+1, reach)
	return at, gain > seamGain && !strings.ContainsAny(text[at.Start:at.Start+1], spaces) && !contains(text[at.Start:at.End], ofTelling) && len(ofPages().FindAllString(text[at.Start:at.End], 2)) == 2
}

// seam returns the stretch around two places, the first of which may be so many characters further back, without which a text reads best, and how much better.
func seam(text string, from, to, back int) (at lint.Span, gain float64) {
	const tail, look, each = 18, 3, 0.12 // bytes; characters; nats that a character more on either side must bring
	best := -1.0
	for j, n := to, 0; n < reach && j < len(text); n++ {
		r, w := utf8.DecodeRuneInString(text[j:])
		if strings.ContainsRune(stops, r) || r == '，' && back == 1 {
			break
		}
		if j += w; !isHanAt(text, j) {
			continue
		}
		next := affix.Head(text[j:], tail)
		glued := begins(affix.Tail(text[:j], tail), next, look)
		for i, m := from, 0; m < back && i > 0; m++ {
			last, w := utf8.DecodeLastRuneInString(text[:i])
			if strings.ContainsRune(stops, last) {
				break
			}
			if before := affix.Tail(text[:i], tail); (hanzi.IsHan(last) || strings.ContainsRune("，、", last)) && furniture.HasProse(text[:i]) {
				inner := affix.Head(text[i:], tail)
				if g := begins(before, next, look) - glued + begins("", inner, look) - begins(before, inner, look); g-each*float64(n+m) > best {
					at, gain, best = lint.Span{Start: i, End: j}, g, g-each*float64(n+m)
				}
			}
			i -= w
		}
	}
	return at, gain
}

// begins is how likely the first characters of a text are behind another, so many of them, in nats.
func begins(before, text string, look int) (log float64) {
	r := ngram.Default().Read(before + text)
	n := 0
	for i, p := range r.Log {
		if r.ID[i] != ngram.Boundary && int(r.Start[i]) >= len(before) && n < look {
			log += float64(p)
			n++
		}
	}
	return log
}
