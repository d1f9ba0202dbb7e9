package layout

import (
	"strings"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/surname"
)

// roles may be followed by a name at once: 记者王某, 编辑：王某.
var roles = []string{
	"本报记者", "特约记者", "实习记者", "见习记者", "记者", "通讯员", "实习生", "文字编辑", "视频编辑", "责任编辑", "新媒体编辑", "编辑", "责编",
	"美编", "作者", "摄影", "摄像", "撰文", "撰稿", "整理", "采写", "编译", "翻译", "校对", "审核", "监制", "策划", "统筹", "主编", "执笔",
	"签审", "审校", "发表者", "参与采写", "参与记者", "制图", "供图", "供稿", "漫画", "插图", "剪辑", "配音", "播音", "主播", "设计", "终审", "初审", "复审", "制作", "口述",
	"新华社记者", "中新社记者", "总台记者", "央视记者",
}

// labels open a credit only before a colon, a slash or a space.
var labels = []string{
	"来源", "本文来源", "文章来源", "稿件来源", "信息来源", "图片来源", "资料来源", "数据来源", "消息来源", "图片文字来源", "文", "图", "文图", "文、图", "图文", "视频",
	"图片", "资料", "资料图", "资料图片", "资料照片", "图源", "图据", "图自", "文字", "原题", "原标题", "转自", "转载自", "题图", "首发", "出品", "海报", "本报讯", "鸣谢", "特约", "综合", "采访", "播出", "法律顾问",
}

// filings are the labels of what a page files an article under, with commas between: 标签: 流感, 疫苗.
var filings = []string{"标签", "关键词", "关键字", "分类", "话题", "标记", "tag", "tags", "Tag", "Tags", "TAG", "TAGS"}

// sources name where copy or a picture was taken from, with or without a colon.
var sources = []string{"综合自", "摘编自", "摘自", "选自", "节选自", "整理自", "转载自", "本文转自", "本文转载自", "图片来源", "图源", "图片来自", "题图来自", "配图来自", "封面图来自"}

// fromSource reports whether a line says no more than where something was
// taken from.
func fromSource(s string) bool {
	if utf8.RuneCountInString(s) > 40 || strings.ContainsAny(s, "，,。；！？") {
		return false
	}
	s = strings.TrimLeft(simplify(s), "*＊")
	for _, w := range sources {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// outlets lend their name to a credit as they stand.
var outlets = []string{"新华社", "中新社", "新华网", "人民网", "人民日报", "光明日报", "央视", "总台", "环球网", "澎湃新闻", "中国日报", "本报", "本刊", "经济日报"}

// isCredit reports whether s (out of its brackets) names who wrote, shot,
// edited or supplied something.
func isCredit(s string) bool { return isBareCredit(s) || areNames(strings.Trim(s, marks)) }

// marks stand before or around a credit.
const marks = " \u3000\u00a0■●◎▲△↑↓□◆"

// isBareCredit is isCredit without brackets around: names alone do not count,
// the end of a sentence may look like them.
func isBareCredit(s string) bool {
	s = strings.Trim(s, marks)
	n := utf8.RuneCountInString(s)
	if n == 0 || n > 120 {
		return false
	}
	s = simplify(s)
	switch s {
	case "完", "下同", "图", "文", "资料图片", "资料图", "资料照片", "图片", "视频截图", "网络图片", "本报记者", "新华社发", "效果图", "示意图":
		return true
	}
	sentence := strings.ContainsAny(s, "，,。；！？")
	if fromSource(s) {
		return true
	}
	for _, w := range roles {
		if rest, ok := strings.CutPrefix(s, w); ok {
			return rest == "" || separated(rest) || !sentence && areNames(strings.TrimSuffix(strings.TrimSuffix(rest, "报道"), "摄"))
		}
	}
	for _, w := range labels {
		if rest, ok := strings.CutPrefix(s, w); ok && separated(rest) {
			return true
		}
	}
	if sentence {
		return false
	}
	if rest, ok := strings.CutPrefix(s, "据"); ok && n <= 30 && (strings.HasPrefix(rest, "《") || strings.HasPrefix(rest, "“") || fromOutlet(rest)) {
		return !strings.ContainsAny(rest, "：: ") || n <= 20
	}
	if rest, ok := strings.CutPrefix(s, "据"); ok && n <= 24 && (strings.HasSuffix(rest, "报") || fromOutlet(rest[max(0, strings.LastIndex(rest, "、")):])) && !strings.HasSuffix(rest, "通报") && !strings.HasSuffix(rest, "汇报") {
		return true
	}
	if n <= 30 {
		for _, w := range []string{"摄", "供图", "供稿", "截图", "摄影", "资料图", "资料图片", "资料照片", "/图", "/文", "整理", "编译", "记者站", "评论员", "授权使用",
			"授权发布", "制图", "编发", "摘编", "实习生", "综合报道", "记者报道"} {
			if strings.HasSuffix(s, w) {
				return true
			}
		}
	}
	if fromOutlet(s) && n <= 40 && (strings.HasSuffix(s, "发") || strings.HasSuffix(s, "报道") || strings.HasSuffix(s, "电") || strings.HasSuffix(s, "制作") || strings.HasSuffix(s, "出品") || strings.Contains(s, "/") || strings.Contains(s, "记者")) {
		return true
	}
	for _, w := range []string{"记者", "通讯员", "编辑", "作者", "摄影", "来源"} {
		if i := strings.Index(s, w); i >= 0 && (separated(s[i+len(w):]) || i+len(w) == len(s) && n <= 16) && !strings.HasSuffix(s[:i], "工") {
			return true
		}
	}
	return false
}

func separated(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune("：:/／ \u3000\u00a0|｜《“是为", r)
}

// fromOutlet reports whether s begins with the name of a news outlet.
func fromOutlet(s string) bool {
	s = strings.TrimPrefix(s, "、")
	for _, w := range outlets {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// areNames reports whether s is a list of personal names: groups of two to
// four characters, or names with a middle dot, set apart by spaces or 、.
func areNames(s string) bool {
	if r, n := utf8.DecodeRuneInString(s); utf8.RuneCountInString(s) == 3 && surname.Of(r) >= surname.Usual && strings.ContainsAny(s[n:], " \u3000") {
		return isHan(lastRune(s)) // 王 某, set apart to the width of three
	}
	groups := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \u3000\u00a0、/／&，,", r) })
	if len(groups) == 0 || len(groups) > 16 {
		return false
	}
	for _, g := range groups {
		n := 0
		for _, w := range []string{"实习生", "通讯员", "记者"} { // 记者 王某 通讯员李某
			if name, ok := strings.CutPrefix(g, w); ok && name != "" {
				g = name
			}
		}
		dot := strings.ContainsAny(g, "·•‧・")
		for _, r := range g {
			if !isHan(r) && !strings.ContainsRune("·•‧・", r) {
				return false
			}
			n++
		}
		if n < 2 || n > 4 && !dot || n > 14 {
			return false
		}
	}
	if len(groups) == 1 { // 高某 alone: a surname must lead
		return surname.Begins(groups[0]) >= surname.Usual
	}
	return true
}

// IsName reports whether s is the name of one person: two to four characters, a surname first.
func IsName(s string) bool {
	return !strings.ContainsAny(s, " \u3000\u00a0、/／&，,") && areNames(s)
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r == '〇'
}
