package pairs

import "testing"

func TestUnpaired(t *testing.T) {
	for text, want := range map[string][2]int{
		"另一台名为「梅一号」（Maybach I）作为代号。":   {0, 0},
		"他写出了新的版本（Noctis V）。":          {0, 0},
		"检查分三步：a）抽血；b）拍片；1）取药。":        {0, 0},
		"（检查分两步：a）抽血，b）拍片。":            {1, 0},
		"他说：“明天再来。":                    {1, 0},
		"（1）登记，（2）采血）。":                {0, 1},
		"发车时间（早班17:00）不变，镜片（－6.00 D）。": {0, 0},
	} {
		opened, stray := Unpaired(text)
		if got := [2]int{len(opened), len(stray)}; got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

// 8） closes the bracket that is open, or numbers an item: whichever leaves less unpaired.
func TestNumberedItems(t *testing.T) {
	for text, want := range map[string][2]int{ // left open, closing nothing
		"人数超过定额（定额为 8）时改期":     {0, 0},
		"号码（A、B 或 C）贴好":        {0, 0},
		"医生与病人是一对多（1: N）的":     {0, 0},
		"1）挂号；2）候诊":            {0, 0},
		"三样（包括 1）病历；2）药）带齐":    {0, 0},
		"先看说明（共 3）；再做两件事：1）挂号": {0, 0},
		"分两步（先挂号；1）到一楼；2）到二楼":  {1, 0},
		"定额（见附件 8时改期":          {1, 0},
		"柳荫社区（今年 5 月）新开（夜诊门诊。": {1, 0},
	} {
		opened, stray := Unpaired(text)
		if got := [2]int{len(opened), len(stray)}; got != want {
			t.Errorf("%s: got %v, want %v", text, got, want)
		}
	}
}
