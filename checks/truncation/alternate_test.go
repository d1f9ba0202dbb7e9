package truncation

import (
	"strings"
	"testing"
)

// Two columns of a page, to be read line by line.
const (
	leftColumn  = "入秋以后，柳荫社区的老人陆续来接种流感疫苗。社区卫生服务中心把接种室搬到一楼，轮椅可以直接推进去，接种前先量血压、问过敏史，接种后在候诊区坐满半小时才离开。行动不便的老人由家庭医生上门登记，约好日子再派车去接。"
	rightColumn = "孩子学会走路以后，家里的热水瓶和药瓶都要放到够不着的地方。烫伤时先用流动的凉水冲二十分钟，再剪开衣服，不要涂牙膏和酱油，水疱不要挑破。误服药物要带着药盒去医院，不要自己催吐，也不要让孩子躺着喝水。"
)

// column sets a text in lines of so many characters.
func column(text string, width int) (lines []string) {
	r := []rune(text)
	for len(r) > width {
		lines, r = append(lines, string(r[:width])), r[width:]
	}
	return append(lines, string(r))
}

// woven sets the lines of two columns in turn.
func woven(a, b []string) string {
	var lines []string
	for i := range max(len(a), len(b)) {
		if i < len(a) {
			lines = append(lines, a[i])
		}
		if i < len(b) {
			lines = append(lines, b[i])
		}
	}
	return strings.Join(lines, "\n")
}

// Lines of two texts in turn are one finding, with the texts apart for its fix.
func TestAlternate(t *testing.T) {
	for _, width := range []int{14, 17, 22} {
		lines := woven(column(leftColumn, width), column(rightColumn, width))
		found := harness.Copy(t, "社区健康两则\n\n⟦truncation/interleaved:"+lines+"⟧\n\n今年的接种到月底结束。\n")
		if len(found) != 1 || len(found[0].Fixes) != 1 || found[0].Fixes[0].Edits[0].Text != leftColumn+"\n\n"+rightColumn {
			t.Errorf("width %d: %+v", width, found)
		}
	}
}

// A text of two paragraphs takes its turn again with the second.
func TestAlternateParagraphs(t *testing.T) {
	const first = "入秋以后，柳荫社区的老人陆续来接种流感疫苗。社区卫生服务中心把接种室搬到一楼，轮椅可以直接推进去，接种前先量血压、问过敏史。"
	const second = "行动不便的老人由家庭医生上门登记，约好日子再派车去接。"
	lines := woven(append(column(first, 17), column(second, 17)...), column(rightColumn, 17))
	found := harness.Copy(t, "社区健康两则\n\n⟦truncation/interleaved:"+lines+"⟧\n\n今年的接种到月底结束。\n")
	if len(found) != 1 || len(found[0].Fixes) != 1 || found[0].Fixes[0].Edits[0].Text != first+"\n"+second+"\n\n"+rightColumn {
		t.Errorf("%+v", found)
	}
}

// Two columns side by side are as much, whatever is left of the longer below.
func TestSideBySide(t *testing.T) {
	left, right := column(leftColumn, 17), column(rightColumn, 17)
	for len(right) < len(left) {
		right = append(right, "")
	}
	var lines []string
	for i := range left {
		lines = append(lines, strings.TrimRight(left[i]+"    "+right[i], " "))
	}
	found := harness.Copy(t, "社区健康两则\n\n⟦truncation/interleaved:"+strings.Join(lines, "\n")+"⟧\n\n今年的接种到月底结束。\n")
	if len(found) != 1 || len(found[0].Fixes) != 1 || found[0].Fixes[0].Edits[0].Text != leftColumn+"\n\n"+rightColumn {
		t.Errorf("%+v", found)
	}
	harness.Copy(t, "社区健康两则\n\n内科门诊在一楼东侧    每周一至周五上午\n外科门诊在一楼西侧    每周一至周五下午\n儿科门诊在二楼东侧    每天上午和下午开\n妇科门诊在二楼西侧    每周二至周六上午\n\n今年的接种到月底结束。\n")
}

// Columns that were parted in the wrong place keep a gap inside a line, and are not parted for certain; stories side by side do not
// go on in one another.
func TestSideBySideDoubtful(t *testing.T) {
	left, right := column(leftColumn, 17), column(rightColumn, 17)
	for len(right) < len(left) {
		right = append(right, "")
	}
	for name, gap := range map[string]string{"": "", "一楼    东侧": "一楼    东侧"} {
		var lines []string
		for i := range left {
			line := left[i] + "    " + right[i]
			if i == 3 && gap != "" {
				line = string([]rune(left[i])[:11]) + gap + "    " + right[i]
			}
			lines = append(lines, strings.TrimRight(line, " "))
		}
		found := harness.Copy(t, "社区健康两则\n\n⟦truncation/interleaved:"+strings.Join(lines, "\n")+"⟧\n\n今年的接种到月底结束。\n")
		if len(found) != 1 || (found[0].Confidence >= sureEnough) != (gap == "") {
			t.Errorf("%q: %+v", name, found)
		}
	}
}

// Columns one below the other, lines of verse and lists of one width are in their order.
func TestAlternateSilent(t *testing.T) {
	for _, text := range []string{
		strings.Join(column(leftColumn, 17), "\n") + "\n\n" + strings.Join(column(rightColumn, 17), "\n"),
		"饭后百步走，睡前洗洗脚。\n少盐又少油，血压不用愁。\n白天多晒晒，骨头不易脆。\n早起一杯水，赛过好药汤。\n有病早就医，切莫信偏方。\n心宽气顺畅，活到九十九。",
		"内科门诊在一楼东侧\n外科门诊在一楼西侧\n儿科门诊在二楼东侧\n妇科门诊在二楼西侧\n眼科门诊在三楼东侧\n口腔门诊在三楼西侧\n检验中心在四楼东侧",
	} {
		harness.Copy(t, "社区健康两则\n\n"+text+"\n\n今年的接种到月底结束。\n")
	}
}

// A page that is missing between two numbers takes the rest of a sentence with it: nothing behind goes on with that.
func TestLostPage(t *testing.T) {
	const page = "用药须知\n\n第1页\n\n药片要放在阴凉干燥的地方，不要放在卫生间和厨房，孩子够不着才算放好。\n\n第2页\n\n"
	harness.Copy(t, page+"每次量血压前先坐五分钟，把数值记在本子上，复诊时带给医生看，药量由医生根据⟦truncation/lost:血压的变⟧\n\n第4页\n\n说明书里最要看的是禁忌，吃药前问一问药师，不要自己加量，也不要随便停药。\n")
	harness.Copy(t, page+"每次量血压前先坐五分钟，把数值记在本子上，复诊时带给医生看，药量由医生根据⟦truncation/paragraph:血压的变⟧\n\n第3页\n\n化来调整，不要自己加量，也不要随便停药，吃药前问一问药师。\n")
}

// What the page sets behind copy is no end of a sentence.
func TestBehindFurniture(t *testing.T) {
	harness.Copy(t, whole+"柳荫网友：我妈上个月打了，只是胳膊酸了一天。 3小时前 回复 赞 12\n")
	harness.Copy(t, whole+"抽血前一天晚上不要喝酒，早上不要吃东西，空腹八小时以上。阅读原文\n今年已经查了两千人。\n")
}
