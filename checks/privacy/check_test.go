package privacy

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/linttest"
)

var harness = linttest.Harness{Checks: []*lint.Check{Check}}

// sample is the number GB 11643 itself prints as an example.
const sample = "11010519491231002X"

// card is a number of no bank: 62 and zeros, closed to pass the Luhn test.
const card = "6200000000000000000"

// phone is of a range that is not assigned.
const phone = "19900000000"

func TestFires(t *testing.T) {
	harness.Valid(t)
	harness.Each(t, map[string]string{
		"identity":          "赵某的身份证号码：⟦privacy/id-number:" + sample + "⟧，今声明作废。",
		"identity grouped":  "证号⟦privacy/id-number:110105 19491231 002X⟧遗失。",
		"identity, wide":    "证号（⟦privacy/id-number:11010519491231002Ｘ⟧）和⟦privacy/id-number:１１０１０５１９４９１２３１００２Ｘ⟧遗失。",
		"old identity":      "赵某，身份证⟦privacy/id-number:110105491231002⟧。",
		"no such province":  "赵某，身份证号⟦privacy/id-number:999999194912310021⟧。",
		"disability card":   "他遗失残疾人证，证号⟦privacy/id-number:11010519491231002144⟧，声明作废。",
		"column of a table": "| 姓名 | 身份证号 | 金额 |\n| 赵某 | ⟦privacy/id-number:999999194912310022⟧ | 8000 |\n| 钱某 | ⟦privacy/id-number:999999491231005⟧ | 9000 |\n",
		"mobile":            "她的电话是⟦privacy/phone:" + phone + "⟧，晚上在家。",
		"mobile grouped":    "可打⟦privacy/phone:199-0000-0000⟧找他。",
		"house":             "家庭电话：⟦privacy/phone:010-00000000⟧。",
		"hotline":           "体检车预约热线：⟦privacy/phone:" + phone + "⟧。",
		"second hotline":    "24小时热线电话：010-00000000；⟦privacy/phone:" + phone + "⟧。",
		"card":              "钱汇入他的卡号⟦privacy/bank-card:" + card + "⟧。",
		"mail":              "写信给⟦privacy/email:lin.xiaozhou@example.com⟧。",
		"office mail":       "写信给⟦privacy/email:jiankang@example.gov.cn⟧。",
		"plate":             "他驾驶⟦privacy/plate:京A·00000⟧离开。",
		"passport":          "护照号⟦privacy/passport:E00000000⟧。",
		"address":           "她住在⟦privacy/address:柳荫小区3号楼2单元501室⟧，平时不出门。",
		"address, room":     "她住⟦privacy/address:柳荫小区 10 号楼 1502 室⟧。",
		"record":            "住院号：⟦privacy/medical-number:20240508⟧。",
		"permit":            "持港澳通行证⟦privacy/passport:C00000000⟧入境。",
		"record, lettered":  "病案号：⟦privacy/medical-number:B20240508⟧。",
		"certificate":       "不动产权第 ⟦privacy/certificate:0000000⟧ 号遗失。",
		"patient":           "胃病患者⟦privacy/patient-name:赵小河⟧说，药不贵。",
		"protected":         "艾滋病患者⟦privacy/protected-person:赵小河⟧说，药不贵。",
		"suffering":         "清河村村民⟦privacy/patient-name:赵小河⟧查出肺癌，家里四处借钱。",
		"age and illness":   "今年52岁的⟦privacy/patient-name:赵小河⟧患有尿毒症，每周透析三次。",
		"illness and name":  "患精神分裂症的⟦privacy/protected-person:赵小河⟧从医院走失。",
		"abused minor":      "12岁的⟦privacy/protected-person:赵小河⟧被继父性侵，警方已经立案。",
		"addict":            "吸毒人员⟦privacy/protected-person:赵小河⟧被送往戒毒所。",
		"landline":          "住户座机是⟦privacy/phone:010-00000000⟧，白天有人接听。",
		"card misprinted":   "余款汇入账号⟦privacy/bank-card:6200000000000000001⟧，户名赵小河。",
		"given name 大":      "艾滋病患者⟦privacy/protected-person:赵大禾⟧说，药不贵。",
		"young victim":      "14岁的未成年被害人⟦privacy/protected-person:赵小河⟧在家中休养。",
		"Taiwan identity":   "被告身分證字號⟦privacy/id-number:A123456789⟧，住址不詳。",
		"Taiwan, uncalled":  "院方將病人資料⟦privacy/id-number:A123456789⟧誤植於公告。",
		"Hong Kong":         "其香港身份證號碼為⟦privacy/id-number:A123456(3)⟧，已報失。",
		"Hong Kong, bare":   "身份證號碼⟦privacy/id-number:A1234563⟧的持有人。",
		"Taiwan mobile":     "請與當事人聯絡，電話⟦privacy/phone:0900-000-000⟧，晚間尤佳。",
		"Hong Kong mobile":  "請致電死者家屬，電話⟦privacy/phone:6000 0000⟧，由其女兒接聽。",
		"minor":             "六月里，患儿⟦privacy/protected-person:赵小河⟧入院。",
	})
}

func TestSilent(t *testing.T) {
	harness.Each(t, map[string]string{
		"hotlines":        "请拨打120、12320或12345，也可以打010-00000000转总机。",
		"amounts":         "全年支出19900000000元，惠及13900000000人次。",
		"approvals":       "国药准字H20103456，登记号ChiCTR2100012345，批号20240508001。",
		"credit code":     "统一社会信用代码91110105MA00000000。",
		"a long number":   "物流单号999999194912310023，流水号99999919491231002144。",
		"decimals":        "比例为0.1990000000，日期2024-05-08，电话区号010。",
		"doses":           "累计接种13900000000剂次。",
		"who diagnoses":   "心内科主任赵小河确诊了三例心肌梗死。",
		"aliases":         "12岁的小河（化名）患有白血病；村民赵某查出肺癌。",
		"old pupil":       "65岁的赵小河是乡村医生，看了四十年的病。",
		"office":          "中心设在柳荫大厦3号楼2单元501室。",
		"building":        "柳荫小区3号楼2单元的居民正在排队。",
		"alias":           "艾滋病患者赵小河（化名）说，药不贵。患者赵女士、患者赵某也在。",
		"doctor":          "主任医师赵小河说，患者康复出院，患者高烧已退。",
		"not names":       "该患者高危因素较多，患者易并发感染，患者高龄的须小心。",
		"train":           "他乘G1234次列车，苏A组获得第一。",
		"web address":     "链接：http://example.com/2013/03/21/81@8578589.htm，照片见pic@2x.png。",
		"abroad":          "领事保护电话：+1-312-555-0100，24小时有人接听。",
		"tax number":      "税务登记证号码：某国税字110105491231002号。",
		"two numbers":     "联系电话：62000000 000-00000000。",
		"model":           "他试驾了最新E63AMG轿车。",
		"ought to":        "艾滋病患者应随访，定期查血。",
		"model numbers":   "新機型號A1234567、B20250508，料號A123456788，批次C123456(0)。",
		"Taiwan landline": "民眾可撥打衛生局專線02-2000-0000洽詢，或撥1922。",
		"area code":       "咨询请拨0912-000000，由值班人员接听。",
		"table of days":   "2024050820240509",
	})
}

func TestNothingShown(t *testing.T) {
	for _, f := range harness.Copy(t, "赵某（身份证号码：⟦privacy/id-number:"+sample+"⟧）") {
		if strings.Contains(f.Message.ZH+f.Message.EN+f.Text+f.Fixes[0].Message.ZH, sample) {
			t.Errorf("the number is shown: %s %s", f.Message.ZH, f.Text)
		}
		if f.Fixes[0].Edits[0].Text == "" || strings.Contains(f.Fixes[0].Edits[0].Text, sample) {
			t.Errorf("the fix is %+v", f.Fixes[0])
		}
	}
}

func TestHotlineIsOnlyMentioned(t *testing.T) {
	f := harness.Copy(t, "热线电话：010-00000000；⟦privacy/phone:"+phone+"⟧。")
	if len(f) != 1 || f[0].Severity != lint.Info {
		t.Errorf("a hotline is graded %v", f)
	}
	harness.Copy(t, "他的电话是199****0000。") // masked already
}

func TestAccountOfAnOfficeIsOnlyMentioned(t *testing.T) {
	f := harness.Copy(t, "请将罚没款缴至指定银行（账号：⟦privacy/bank-card:"+card+"⟧）。")
	if len(f) != 1 || f[0].Severity != lint.Info {
		t.Errorf("the account is graded %v", f)
	}
}

func TestCheckDigit(t *testing.T) {
	if c := checkDigit(sample[:17]); c != 'X' {
		t.Errorf("check digit %c, want X", c)
	}
	f := harness.Copy(t, "赵某，身份证号码⟦privacy/id-number:110105194912310021⟧。")
	if len(f) != 1 || !strings.Contains(f[0].Notes[0].ZH, "应为X，原文为1") {
		t.Errorf("a wrong check digit is not said: %+v", f)
	}
}

func TestLuhn(t *testing.T) {
	for d, want := range map[string]bool{card: true, "6200000000000000004": false, "0000000000000000": false} {
		if luhn(d) != want {
			t.Errorf("luhn(%s) = %v", d, !want)
		}
	}
}

func TestLongParagraph(t *testing.T) {
	harness.Repeats(t, "患者赵小河说，", "艾滋病患者赵小河，", "3号楼", "弄1号", "护照A", "a@b.cn", "京A·", "62", "第1")
}

func FuzzCheck(f *testing.F) {
	harness.Fuzz(f,
		"护照 E00000000，京A·00000，a@b.cn，患者赵小河说，"+sample,
		"弄1号2室3号楼4单元5楼6户，住院号：1234567",
		"@.\n护照\n第\n京A",
	)
}

func BenchmarkCheck(b *testing.B) {
	page := "五月八日，河口区把一辆体检车开进了柳荫社区，当天为三百二十名老人做了检查，2024年全年共查2.1万人次，电话12320。“以前要跑三个地方，现在下楼就行。”患者赵某说。\n"
	harness.Benchmark(b, strings.Repeat(page, 100))
}

// TestNameFix holds that the fix of a name is what the note advises.
func TestNameFix(t *testing.T) {
	f := harness.Copy(t, "艾滋病患者⟦privacy/protected-person:常青⟧说，药不贵。")
	if len(f) != 1 || f[0].Fixes[0].Edits[0].Text != "某" || f[0].Fixes[0].Message.ZH != "改为“常某”" {
		t.Fatalf("%+v", f)
	}
}
