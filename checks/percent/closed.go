package percent

import (
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/pattern"
)

// nothingElse says that the parts are all there are: 别无其他分型, 没有其他选项, 无人漏答. What is not a part of a division may be
// missing as well (没有其他症状), so that the noun must be one of dividing.
var nothingElse = pattern.Lazy(`(?:别无|没有|再无|并无|无|不存在|不设|未设)(?:任何)?(?:其他|其它|别的|第[三四五六七八]种?)(?:的)?(?:分型|血型|类型|型别|亚型|选项|答案|选择|类别|分类|种类|类|情形|来源|渠道|途径|原因|部分|组别|分组|级别|等级|档次|职业|方式|支出|收入|项目|人群|人员|机构)|(?:无人|没有人|无一人)(?:漏答|弃答|未答|拒答|漏选|弃权|缺失)|(?:无|没有)(?:漏答|缺失值|缺失数据|弃权票)|(?:以上|上述|这)?[三四五六七八](?:类|种|型|项|者|组|档)(?:互不重叠|互不交叉|互斥|之外别无|涵盖(?:了)?(?:全部|所有)|构成(?:了)?(?:全部|整体))|[两二三四五六七八](?:项|者|类|部分|组)(?:合计|相加|之和|加起来|共计)(?:即|就|正好|恰好|恰|刚好)?(?:为|是|占|等于|构成)?了?(?:全部|整个)`)

// oneAnswer says that nobody is counted twice: 本题为单选题, 每人限选一项.
var oneAnswer = pattern.Lazy(`单选|(?:限选|只能选|只可选|任选|只选)(?:其)?[一1](?:项|个|种)|四选一|三选一|五选一|二选一|互不重叠|互不交叉|互斥`)

// closed says of the parts of sentence s whether nothing is counted twice (once), and whether nothing is left out (all), as the
// sentence itself or the one in front or behind has it.
func (c *block) closed(s int, parts []int) (once, all bool) {
	const reach = 240 // bytes
	first, last := &c.Reading.Facts[parts[0]], &c.Reading.Facts[parts[len(parts)-1]]
	start := c.Reading.Sentences[max(0, s-1)].Start
	end := c.Reading.Sentences[min(len(c.Reading.Sentences)-1, s+1)].End
	before := affix.Tail(c.Text[start:first.Start], reach)
	behind := c.Text[last.End:max(last.End, min(end, last.End+reach))]
	all = nothingElse().MatchString(behind) || nothingElse().MatchString(before)
	once = all || oneAnswer().MatchString(before) || oneAnswer().MatchString(behind)
	if strings.Contains(before, "多选") || strings.Contains(behind, "多选") {
		return false, false
	}
	return once, all
}
