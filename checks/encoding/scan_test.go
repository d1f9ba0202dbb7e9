package encoding

import "testing"

// Units, words set wide and points that a scanner leaves.
func TestScan(t *testing.T) {
	const whole = "医院在一楼设了测压点。每天有人值守。周末也开。\n"
	harness.Copy(t, whole+"一般老人应低于150/90⟦encoding/look-alike-letter:rnmHg⟧，能耐受的再降一些。\n")
	harness.Copy(t, whole+"⟦encoding/space:血 压 控 制 目 标⟧：一般老人应低于150/90 mmHg，能耐受的再降一些。\n")
	harness.Copy(t, whole+"肝功能异常的患者，须在医生指导下用药⟦encoding/width:．⟧\n")
	harness.Copy(t, whole+"血 压 控 制 目 标\n值班安排：日 一 二 三 四 五 六，每天一人。表头：命 题 类 型 主项 谓项，共五列。名单：王 李 张 刘 陈，按姓氏排。\n")
	harness.Copy(t, "患者按时服药，血压平稳．复查两次，未见异常．随访半年，没有复发．\n")
}

func TestApart(t *testing.T) { harness.Lines(t, "testdata/apart.txt", 5, 6) }
