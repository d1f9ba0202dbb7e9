package number

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
)

// What a finding says must be whole: the last item of a list, the subject, the bracket, the 亿 of the copy.
func TestWording(t *testing.T) {
	for _, x := range []struct {
		copy          string
		message, note lint.Text // note is the first
	}{
		{"专家提出⟦number/enumeration:四条建议⟧：一是勤洗手，二是常通风，三是戴口罩。\n",
			lint.Text{ZH: "文中说“四条建议”，列出3项", EN: "the copy says “四条建议” and lists 3"},
			lint.Text{ZH: "列出的是：一是勤洗手，二是常通风，三是戴口罩", EN: "the list: “一是勤洗手，二是常通风，三是戴口罩”"}},
		{"该院成立于1989年，至今已走过⟦number/years:60周年⟧。\n",
			lint.Text{ZH: "从1989年到2025年是36周年，文中为“60周年”", EN: "1989 to 2025 is 36 years, the copy says “60周年”"}, lint.Text{}},
		{"从1989年至2023年的⟦number/years:60年⟧里，该院守护着当地居民。\n",
			lint.Text{ZH: "“1989年至2023年”是34年或35年，文中为“60年”", EN: "“1989年至2023年” is 34 or 35 years, the copy says “60年”"},
			lint.Text{ZH: "首尾都算为35年，只算间隔为34年", EN: "35 years with both ends counted, 34 without"}},
		{"全市医保基金支出由301亿元增加到328亿元，增加⟦number/difference:30亿元⟧。\n",
			lint.Text{ZH: "由301亿元到328亿元相差27亿元，文中为“30亿元”", EN: "301亿元 to 328亿元 is a difference of 27亿, the copy says “30亿元”"},
			lint.Text{ZH: "328亿－301亿＝27亿，文中为30亿元", EN: "328亿 − 301亿 = 27亿, stated 30亿元"}},
		{"全县家庭医生团队由2家增加到4家，增加了⟦number/multiple:2倍⟧。\n",
			lint.Text{ZH: "由2家到4家增加了1倍，文中为“2倍”", EN: "2家 to 4家 is an increase of 100%, the copy says “2倍”"},
			lint.Text{ZH: "4÷2＝2；“增加到”原来的2倍，就是“增加了”1倍", EN: "4 ÷ 2 = 2: 增加到2倍 is 增加了1倍"}},
		{"老人血压⟦number/vital:90/160毫米汞柱⟧，心率正常。\n",
			lint.Text{ZH: "血压“90/160毫米汞柱”高低压颠倒", EN: "the blood pressure “90/160毫米汞柱” has the lower value first"},
			systolicFirst},
		{"全县共有医生⟦number/total:1840人⟧，其中男医生1104人，女医生763人。\n",
			lint.Text{ZH: "各部分合计1867人，文中总数为“1840人”", EN: "the parts add up to 1867, the total is given as “1840人”"},
			lint.Text{ZH: "1104＋763＝1867，文中为1840人", EN: "1104 + 763 = 1867, stated 1840人"}},
		{"全縣診所採購疫苗12萬劑，已經接種8萬劑，還剩⟦number/difference:3萬劑⟧，市民可以預約。\n",
			lint.Text{ZH: "12萬劑去掉8萬劑余4萬劑，文中为“3萬劑”", EN: "12萬劑 less 8萬劑 leaves 4萬劑, the copy says “3萬劑”"},
			lint.Text{ZH: "12萬－8萬＝4萬，文中为3萬劑", EN: "12萬 − 8萬 = 4萬, stated 3萬劑"}},
		{"全院现有职工1260人，设有病床五百张。\n\n据介绍，全院现有职工⟦number/conflict:1620人⟧，设有科室三十个。\n",
			lint.Text{ZH: "“现有职工”后面的数前后不一：此处“1620人”，上文“1260人”", EN: "the figure after “现有职工” is not the same twice: “1620人” here, “1260人” before"}, lint.Text{}},
		{"展览从⟦number/date:5月9日至5月3日⟧开放。\n",
			lint.Text{ZH: "“5月9日至5月3日”的结束早于开始", EN: "“5月9日至5月3日” ends before it begins"}, lint.Text{}},
	} {
		found := harness.Copy(t, x.copy)
		if len(found) != 1 || found[0].Message != x.message || x.note.ZH != "" && (len(found[0].Notes) == 0 || found[0].Notes[0].Text != x.note) {
			t.Errorf("%s: %+v", x.copy, found)
		}
	}
}

func TestWeekdayWording(t *testing.T) {
	h := harness
	h.Read = nil // undated
	found := h.Copy(t, "会议定于2月14日（星期五）召开，2月15日（⟦number/weekday:星期日⟧）闭幕。\n")
	want := lint.Text{ZH: "“2月15日（星期日）”与“2月14日（星期五）”对不上，两处的星期必有一错", EN: "“2月15日（星期日）” does not go with “2月14日（星期五）”: one of the two days of the week is wrong"}
	if len(found) != 1 || found[0].Message != want {
		t.Errorf("%+v", found)
	}
}
