package percent

import (
	"strings"

	"github.com/healthlint/healthlint/lint/affix"
	"github.com/healthlint/healthlint/lint/figures"
	"github.com/healthlint/healthlint/lint/pattern"
)

// answers are words of a survey, whose questions differ unless the answers are steps of one scale.
var answers = [...]string{"受访", "调查显示", "认为", "表示", "问卷"}

// opposites name the two halves of a whole.
var opposites = [...][2]string{{"男", "女"}, {"城镇", "农村"}, {"城市", "农村"}, {"城镇", "乡村"}, {"本地", "外地"}, {"本土", "境外输入"}, {"公立", "民办"}, {"公办", "民办"}, {"门诊", "住院"},
	{"公立", "民营"}, {"公立", "私立"}, {"职工", "居民"}, {"省内", "省外"}, {"市内", "市外"}, {"国产", "进口"}, {"初诊", "复诊"}, {"线上", "线下"}}

// classes are words of which each case has one: parts that are named by several of a row exclude each other.
var classes = [...][]string{
	{"轻", "中度", "普通型", "中型", "重", "危重"},
	{"正常", "轻度", "中度", "重度", "高度", "极重度"},
	{"性传播", "血液传播", "母婴传播", "注射"},
	{"小学", "初中", "高中", "中专", "大专", "本科", "研究生", "文盲"},
	{"中央", "省级", "省财政", "市级", "市财政", "县级", "县财政", "市县", "个人"},
	{"一级", "二级", "三级"},
	{"东部", "中部", "西部", "东北"},
	{"未婚", "已婚", "离异", "丧偶"},
	{"A型", "B型", "O型", "AB型", "C型", "D型"},
	{"非常满意", "很满意", "十分满意", "比较满意", "较满意", "满意", "基本满意", "还算满意", "尚可", "普通", "一般", "没意见", "无意见", "不知道", "拒答", "较不满意", "不太满意", "不满意", "很不满意"},
	{"非常同意", "非常赞成", "非常支持", "非常反对", "非常不同意", "支持", "赞成", "同意", "反对", "不支持", "不赞成", "不同意", "中立", "弃权", "无所谓", "说不清", "不清楚", "没想好", "不确定"},
}

// exclusive reports whether the parts are named by different words of one row, or are bands of age.
func (c *block) exclusive(parts []int) bool {
	labels := make([]string, len(parts))
	for k, i := range parts {
		f := &c.Reading.Facts[i]
		from := c.Reading.Clauses[f.Clause].Start
		if k > 0 {
			from = max(from, c.Reading.Facts[parts[k-1]].Outer.End)
		}
		if f.Outer.Start-from > 60 || f.Outer.Start < from {
			return false
		}
		label := c.Text[from:f.Outer.Start]
		if j := strings.LastIndex(label, "："); j >= 0 {
			label = label[j+len("："):]
		}
		labels[k] = strings.TrimPrefix(strings.Trim(label, " ，,、和及"), "其中") // but 中度
	}
	bands := true
	for k := range labels {
		bands = bands && strings.Contains(labels[k], "岁") && !figures.Mentions(labels[k], "患", "接种", "率", "中")
	}
	if bands {
		return true
	}
	return figures.OneOfEach(classes[:], labels, 45)
}

// groupsListed finds the four blood groups in a list of which each has its share behind 分别占.
var groupsListed = pattern.Lazy(`O型?血?[、和及]+AB型血?(?:者|人群|献血者)?(?:分别|依次)约?占`)

// bloodGroups reports whether the parts are the four blood groups, of which everybody has one.
func bloodGroups(text string, parts []int) bool {
	return len(parts) == 4 && strings.Contains(text, "AB型") && figures.Mentions(text, "O型", "、O、", "、O和")
}

// listedTwo ends with the two halves of a whole right in front of 分别占: 男性、女性分别占52%、48%.
var listedTwo = pattern.Lazy(`(\p{Han}{1,2}?)(?:性|孩|童|生|居民|患者|病例|人口|医院|机构)?[、和与及](?:\p{Han}{1,2}?)(?:性|孩|童|生|居民|患者|病例|人口|医院|机构)?(?:者|人数|患者|居民)?(?:分别|依次)约?占(?:总数的|总人数的|全部的)?$`)

// listedHalves reports whether the two parts are a list behind the two halves.
func (c *block) listedHalves(parts []int) bool {
	a := &c.Reading.Facts[parts[0]]
	if c.Reading.Facts[parts[1]].List != parts[0] {
		return false
	}
	m := listedTwo().FindString(c.Reading.Lead(a))
	for _, o := range opposites {
		if i, j := strings.Index(m, o[0]), strings.Index(m, o[1]); i >= 0 && j >= 0 {
			return true
		}
	}
	return false
}

// ownPair reports whether two of more parts are a division of their own: the halves of a whole, set off by semicolons.
func (c *block) ownPair(pair []int) bool {
	r := c.Reading
	a, b := &r.Facts[pair[0]], &r.Facts[pair[1]]
	if a.Role != figures.Share || b.Role != figures.Share || !c.halves(pair) && !c.listedHalves(pair) || strings.ContainsAny(c.Text[a.End:b.Start], "；;") {
		return false
	}
	start := r.Sentences[r.Sentence(a)].Start
	before := affix.Tail(c.Text[start:max(start, r.Clauses[a.Clause].Start)], 60)
	if m := byWhat().FindString(before); m != "" {
		before = strings.TrimSuffix(before, m)
	}
	return affix.Starts(c.Text[b.Outer.End:], "；", ";", "。") && (before == "" || affix.Ends(before, "；", ";") || !strings.ContainsAny(c.Text[start:a.Start], "%％；;"))
}

// byWhat ends with the words that say by what a whole is divided: 从性别看，.
var byWhat = pattern.Lazy(`(?:从|按)[^，,；;。]{1,12}(?:来?看|分|划分|统计|而言)[，,]$`)

// ofOthers reports whether two of the parts name the whole they are of, and not the same.
func (c *block) ofOthers(parts []int) bool {
	named := ""
	for _, i := range parts {
		lead := c.Reading.Lead(&c.Reading.Facts[i])
		k := strings.LastIndex(lead, "占")
		if k < 0 {
			continue
		}
		whole := strings.TrimSuffix(strings.TrimRight(lead[k+len("占"):], " 约近超过达到为"), "的")
		if whole == "" || strings.ContainsAny(whole, "0123456789０１２３４５６７８９、") || figures.Mentions(whole, "总", "全部", "比") {
			continue
		}
		if named != "" && named != whole {
			return true
		}
		named = whole
	}
	return false
}
