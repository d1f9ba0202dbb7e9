package typo

import "testing"

func TestNearestLaw(t *testing.T) {
	for title, want := range map[string]string{
		"个人信息管理法":      "个人信息保护法",
		"传染病防治管理法":     "传染病防治法",
		"基本医疗卫生和健康促进法": "基本医疗卫生与健康促进法",
		"外星生物管理法":      "",
		"林法":           "",
	} {
		if got, _ := nearestLaw(title); got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}
