package number

import (
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
)

// stages are what a building goes through, in this order, and approvals what a drug does.
var stages = [][]string{
	{"立项", "获批立项"},
	{"开工", "动工", "奠基", "破土动工", "开建", "启动建设", "开始建设", "正式开工", "全面开工"},
	{"封顶", "主体封顶", "主体结构封顶", "主体完工", "完成主体结构封顶", "完成主体封顶", "实现封顶", "结构封顶"},
	{"竣工", "完工", "建成", "通过竣工验收", "竣工验收", "完成竣工验收", "全面竣工", "全面完工"},
	{"投用", "启用", "投入使用", "投入运行", "开诊", "投入运营", "开业", "正式投用", "正式启用"},
}

var approvals = [][]string{
	{"启动", "正式启动"},
	{"完成入组", "完成全部入组"},
	{"完成随访", "完成最后一次随访"},
	{"提交上市申请", "递交上市申请", "申报上市"},
	{"获得受理", "获受理", "被受理", "予以受理"},
	{"获批上市", "获批", "获准上市", "获得批准", "正式上市", "批准上市"},
}

// approvalOf returns which stage of a drug's approval the clause of a date, or the one behind, ends with, 0 for none.
func approvalOf(behind string) int {
	behind = strings.TrimLeft(behind, "，,日底初末")
	if k := strings.IndexAny(behind, "，,；;。"); k >= 0 {
		behind = behind[:k]
	}
	if affix.Starts(behind, "该", "其", "此", "这", "新药", "产品", "疫苗", "药物", "最后", "上市申请", "试验", "临床试验", "三期", "研究", "项目") || len(behind) <= len("正式获得批准") { // and no other drug
		for k, words := range approvals {
			if affix.Ends(behind, words...) {
				return k + 1
			}
		}
	}
	return 0
}

// stageOf returns which stage of a building the clause behind a date tells of, 0 for none.
func stageOf(behind string) int {
	behind = strings.TrimLeft(behind, "日底初末份")
	for k, words := range stages {
		for _, w := range words {
			if rest, ok := strings.CutPrefix(strings.TrimPrefix(behind, "正式"), w); ok && (endsOfClause(rest) || affix.Starts(rest, "建设", "，", "。", "并")) {
				return k + 1
			}
		}
	}
	return 0
}

// works finds the dates of one building in an order that no building has: 2023年3月开工建设，2022年12月完成主体结构封顶.
func (c *block) works() {
	if c.Holds("工", "建", "封顶") {
		c.inStages(stageOf)
	}
	if c.Holds("受理", "获批", "上市") {
		c.inStages(approvalOf)
	}
}

// inStages finds dates of stages, by what stands behind each, that run back.
func (c *block) inStages(stageOf func(string) int) {
	last, at := (*figures.Fact)(nil), 0
	for i := range c.Reading.Facts {
		d := &c.Reading.Facts[i]
		if d.Kind != figures.Date {
			continue
		}
		stage := stageOf(c.Text[d.End:])
		if stage == 0 && last != nil && d.Day.Year == 0 {
			continue // a day that the stage says no more of
		}
		if stage == 0 || d.Interval || d.Day.Year <= 0 || !plainLead(c.leadOf(d)) {
			last = nil
			continue
		}
		if last != nil && stage > at && c.Reading.Sentence(d) == c.Reading.Sentence(last) && d.Clause-last.Clause <= 2 && earlier(d.Day, last.Day) && !figures.Mentions(c.Text[last.End:d.Start], "期", "原", "一院", "旧", "老", "次", "另") {
			if !c.Use(i) {
				c.outOfOrder(d.Span, last.Span)
			}
		}
		last, at = d, stage
	}
}

// plainLead reports whether what stands in front of a date in its clause names no second building.
func plainLead(lead string) bool {
	lead = strings.Trim(lead, "，, 于在并已")
	return lead == "" || affix.Starts(lead, "该项目", "该工程", "项目", "工程", "大楼", "新院", "医院", "新大楼", "综合楼", "住院楼", "门诊楼", "院区") && !strings.Contains(lead, "期")
}

// earlier reports whether a day, or a month, lies before another.
func earlier(a, b figures.Day) bool {
	if a.Year != b.Year {
		return a.Year < b.Year
	}
	return a.Month > 0 && b.Month > 0 && a.Month < b.Month
}
