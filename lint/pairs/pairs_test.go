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
