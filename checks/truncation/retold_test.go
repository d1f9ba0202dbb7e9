package truncation

import "testing"

// A heading is whole where the text below says most of it again; a torn paragraph goes on instead.
func TestRetells(t *testing.T) {
	for _, c := range []struct {
		heading, text string
		want          bool
	}{
		{"李院长会见挪威卫生大臣一行", "李院长昨天在门诊楼会见挪威卫生大臣一行，介绍了远程会诊。", true},
		{"柳荫社区足球队赴省城参赛", "昨天上午，柳荫社区足球队乘车赴省城，将同十二支球队比赛。", true},
		{"柳荫社区足球队赴省城参赛", "他们练了三个月，每天下班后跑五公里。", false},
		{"为签约居民提供预约转", "诊和慢性病管理等服务，为签约居民省去排队。", false},
		{"会见客人", "会见客人之后，院长查房。", false}, // too short to tell
	} {
		if got := retells(c.text, c.heading); got != c.want {
			t.Errorf("%s / %s: %v", c.heading, c.text, got)
		}
	}
}
