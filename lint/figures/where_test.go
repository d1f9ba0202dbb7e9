package figures

import "testing"

func TestWhere(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"全市共设立接种门诊126个，其中城区48个，县区88个，预计接种人数将达到35.6万人，比去年的28.5万人增长34.9%。", []string{"全市", "其中", "其中", "全市", "全市", "全市"}},
		{"全市共发现患者12例，其中65岁以上患者占62%，45至64岁患者占30%。", []string{"全市", "其中", "其中", "其中", "其中"}},
		{"全县有学生3215名，其中男生1620名，占50.4%，女生1595名。", []string{"全县", "其中", "其中", "其中"}},
	} {
		r := Read(c.text)
		if len(r.Facts) != len(c.want) {
			t.Fatalf("%s: %d figures", c.text, len(r.Facts))
		}
		for i := range r.Facts {
			if got := r.Where(&r.Facts[i]).Of(c.text); got != c.want[i] {
				t.Errorf("%s: %s is in %q, want %q", c.text, r.Facts[i].Of(c.text), got, c.want[i])
			}
		}
	}
}

// TestNoFigure holds that a step in 下一步 is no number.
func TestNoFigure(t *testing.T) {
	for _, text := range []string{"下一步，全市将新建门诊。", "服务能力进一步提升。"} {
		if r := Read(text); len(r.Facts) != 0 {
			t.Errorf("%s: %+v", text, r.Facts)
		}
	}
	r := Read("今年秋冬季，全市设立门诊126个。")
	if got := r.Period(&r.Facts[0]).Of(r.Text); got != "今年秋冬季" {
		t.Errorf("the period is %q", got)
	}
}
