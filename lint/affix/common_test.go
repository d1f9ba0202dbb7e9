package affix

import "testing"

func TestCommon(t *testing.T) {
	for _, c := range []struct {
		a, b      string
		pre, post int
	}{{"柳荫社区", "柳萌社区", 3, 6}, {"一", "丁", 0, 0}, {"好", "好", 3, 0}, {"好好", "好", 3, 0}, {"", "好", 0, 0}} {
		if pre, post := Common(c.a, c.b); pre != c.pre || post != c.post {
			t.Errorf("Common(%s, %s) = %d, %d, want %d, %d", c.a, c.b, pre, post, c.pre, c.post)
		}
	}
}

func TestCommonLeaves(t *testing.T) {
	for _, c := range [][3]string{{"甲乙丙", "甲丁丙", "乙"}, {"甲丙", "甲乙丙", ""}, {"甲乙乙丙", "甲乙丙", "乙"}} {
		if pre, post := Common(c[0], c[1]); c[0][pre:len(c[0])-post] != c[2] {
			t.Errorf("%v: %q", c, c[0][pre:len(c[0])-post])
		}
	}
}
