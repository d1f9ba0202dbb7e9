package repair

import "testing"

func TestCleanUp(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"国家卫\u200b健委\ufeff、医\u00ad院\x07", "国家卫健委、医院"},
		{"时间：\u00a0 \u00a0浏览", "时间： 浏览"},
		{"药品&nbsp;耗材&lt;试行&gt;<br/>采购</p>", "药品 耗材<试行>采购"},
		{"P<0.05，A&B，a<b>c&d;", "P<0.05，A&B，ac&d;"}, // <b> is a tag
		{"<script>var a=b||[];</script>门诊照常<STYLE>p{}</style>开放，<script>没有结束", "门诊照常开放，没有结束"},
		{"联<ruby>系<rp>(</rp><rt>xì</rt><rp>)</rp></ruby>社区", "联系社区"},
		{"预约&nbsp挂号、A&amplitude、“&ldquo说明”", "预约 挂号、A&amplitude、““说明”"},
		{"&#36890;&#30693;：&#x5404;地3月1日&#36215;", "通知：各地3月1日起"},
		{"cafe\u0301、カ\u3099", "café、ガ"},
		{"\u0301开头", "\u0301开头"},
		{"家庭👨\u200d👩\u200d👧医生", "家庭👨\u200d👩\u200d👧医生"},
		{"\u3000\u3000本报讯", "本报讯"}, // the reader drops the indent
		{"卫\u200b健委说，聯(lia\u0301n)合", "卫健委说，聯合"},
		{"", ""},
	} {
		if got, _ := repaired(c.in); got != c.want {
			t.Errorf("%q was repaired to %q, want %q", c.in, got, c.want)
		}
	}
}
