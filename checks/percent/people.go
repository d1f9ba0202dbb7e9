package percent

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// groupNames are the people or things that were counted, each of which is counted once.
const groupNames = `(?:患者|病人|受访者|调查对象|参与者|受试者|志愿者|居民|市民|村民|村医|学生|中学生|小学生|大学生|儿童|孩子|幼儿|婴儿|新生儿|青少年|年轻人|老人|老年人|长者|成年人|成人|女性|男性|妇女|孕妇|产妇|孕产妇|家庭|家长|父母|民众|群众|网民|网友|职工|员工|职场人|上班族|从业者|医生|医师|医务人员|医护人员|护士|病例|样品|样本|感染者|死者|死亡者|献血者|参保人|消费者|用户|医院|医疗机构|诊所|药店|学校|企业)`

const groupActs = `(?:出现|表示|认为|接受|支持|完成|选择|存在|感到|参加|患有|通过|好转|治愈)`

var (
	// groupBehind is a group that a percentage is of: 120%的患者.
	groupBehind = pattern.Lazy(`^的(?:受访|参与|就诊|住院|适龄|中小|农村|城镇|城市|老年|慢病|成年|青年|女性|男性|基层|公立|民营|本地|外地|上班|职业){0,2}(?:` + groupNames + `|人(?:认为|表示|感到|觉得|选择|好转|会|有|在|没|不|都|能|愿意|已|睡|患))(?:[^的]|$)`)
	// groupAhead ends with such a group, and actsSo begins with what so many of it do: 参与者中116%出现不良反应.
	groupAhead = pattern.Lazy(groupNames + `(?:中|里|当中|中有|的)$`)
	actsSo     = pattern.Lazy(`^` + groupActs + `(?:[^率度量]|$)`)
)

// people finds more than all of a group: 120%的患者入睡时间缩短. What is so much of a norm is no group: 体重超标120%的患者.
func (c *block) people() {
	for i := range c.Reading.Facts {
		p := &c.Reading.Facts[i]
		if p.Kind != figures.Percent || p.Interval || p.Lo.Cmp(figures.Int(100)) <= 0 || p.Approx&figures.Vague != 0 || c.Used(i) ||
			p.Role != figures.Level && p.Role != figures.Share && p.Role != figures.Part && p.Role != figures.Total || !c.ofAll(p) {
			continue
		}
		c.Use(i)
		severity := lint.Warning
		if p.Exact() && !p.Quoted {
			severity = lint.Error
		}
		c.Report(p.Span, lint.Diagnostic{
			Rule:     "percent/range",
			Severity: severity,
			Message:  lint.Say("一群人、一批东西不会有“%s”", "no group has “%s” of itself", c.Quote(p.Span)),
			Notes:    figures.Notes(lint.Text{ZH: "全部也只是100%", EN: "all of them are 100%"}),
		})
	}
}

// ofAll reports whether a percentage is of a group: the one behind it, or one in front of which so many do something.
func (c *block) ofAll(p *figures.Fact) bool {
	lead, behind := c.Reading.Lead(p), c.Text[p.Outer.End:]
	return groupBehind().MatchString(behind) && opensShare(lead) || actsSo().MatchString(behind) && groupAhead().MatchString(lead) && !figures.Mentions(lead, "超", "高于", "比", "相当于")
}

// opensShare reports whether nothing in front of a percentage makes it one of something else than the group behind it.
func opensShare(lead string) bool {
	t := strings.Trim(lead, " ，,“「")
	if k := strings.LastIndex(t, "中"); k >= 0 && k == len(t)-len("中") {
		return !figures.Mentions(t, "超", "达", "高于", "以上")
	}
	switch t {
	case "", "高达", "多达", "有高达", "有多达":
		return true
	}
	return len(t) <= 36 && affix.Ends(t, "有", "显示", "发现", "后", "共", "仍有", "使", "让", "其中", "而", "但", "近", "约") && !figures.Mentions(t, "超", "达", "高", "比", "收入", "标准", "贫困")
}
