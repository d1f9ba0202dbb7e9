package layout

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/lines"
	"github.com/healthlint/healthlint/lint/pattern"
)

// residue.tsv lists whole lines that stand in no copy, whatever stands around them.
//
//go:embed residue.tsv
var residueTable string

// Residue is a line that belongs to the page for certain.
type Residue struct {
	Sort string    // as Furniture has it, or "folio"
	Name lint.Text // what to call it
}

type residuePattern struct {
	Residue
	key  string
	line func() *regexp.Regexp
}

// residueParts are what the patterns of residue.tsv have in common.
var residueParts = strings.NewReplacer(
	"{gap}", `[ \x{3000}|｜/／·、，,]*`,
	"{net}", `(?:微信好友|微信朋友圈|微信|朋友圈|新浪微博|腾讯微博|微博|QQ空间|QQ好友|QQ|人人网|开心网|豆瓣|百度贴吧|贴吧|抖音|小红书|钉钉|Facebook|FB|脸书|Instagram|Threads|Plurk|噗浪|推特|Twitter|X|LINE|Line|WhatsApp|WeChat|Telegram|YouTube|Email|电子邮件|邮件|复制链接|更多)`,
	"{foot}", `(?:关于我们|关于本站|联系我们|联络我们|加入我们|诚聘英才|人才招聘|招聘信息|版权声明|版权所有|免责声明|法律声明|法律顾问|隐私权?(?:政策|声明|保护)|网站地图|站点地图|网站导览|网站简介|广告服务|广告合作|商务合作|友情链接|意见反馈|帮助中心|服务条款|使用条款|用户协议|RSS订阅|[京沪津渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云藏陕甘青宁新]ICP[备证]\d{6,10}号?(?:-\d{1,3})?|.{0,2}公网安备\d{6,16}号?|(?:违法和?)?不良信息举报(?:电话|热线|邮箱)?[:：]?[\w.@-]{7,40})`,
	"{app}", `[“"「《【]?[^，。！？“”]{1,12}[”"」》】]?(?:手机)?(?:客户端|APP|App|app)`,
)

var residuePatterns = sync.OnceValue(func() []residuePattern {
	var out []residuePattern
	for f := range lines.Rows(residueTable, 5) {
		expr := "^(?:" + residueParts.Replace(f[2]) + ")$"
		out = append(out, residuePattern{
			Residue{f[0], lint.Text{ZH: f[3], EN: f[4]}}, f[1],
			pattern.Lazy(expr),
		})
	}
	return out
})

// ResidueOf says whether a whole line was left by a page, a player, an app or the foot of a printed page.
func ResidueOf(line string) (r Residue, ok bool) {
	const edge = " \t\u3000\u00a0"
	line = strings.ReplaceAll(strings.Trim(line, edge+"\ufe0f"), "\u00a0", " ")
	longest := longestFurniture + 20
	if strings.Count(line, "|")+strings.Count(line, "｜") > 1 {
		longest = longestDisclaimer // a row of links
	}
	if line == "" || utf8.RuneCountInString(line) > longest {
		return r, false
	}
	if isFolio(line) {
		return folioLine, true
	}
	s := simplify(line)
	for _, p := range residuePatterns() {
		if strings.Contains(s, p.key) && p.line().MatchString(s) {
			return p.Residue, true
		}
	}
	return r, false
}
