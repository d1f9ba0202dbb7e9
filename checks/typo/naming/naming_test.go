package naming

import (
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, wrong, right string }{
		{"院长李建军说，床位够用。李建军表示，明年再增一个病区。李建均说，护士已到位。", "均", "军"},
		{"副主任陈丽萍介绍，流感高发。陈丽苹提醒，老人应接种疫苗。", "苹", "萍"},
		{"主任章立新说，可以出院。张立新表示，谢谢。章立新说，再见。", "张", "章"},
		{"“要对得起信任。”温如故在发言中说。温如故表示，会继续努力。温茹故的发言赢得掌声。", "茹", "如"},
		{"组长汤念慈说，药物须事前审查。汤念辞指出，每次以三个月为限。", "辞", "慈"},
		{"58岁的乔广田背着药箱。乔广田拿起药盒看了看。“不后悔，”乔广天停下来喘口气。", "天", "田"},
		{"主任瞿景行作了解答。刷牙也要勤。翟景行说，牙刷要换。", "翟", "瞿"},
		{"主任郑军师说，没法反驳。郑军师介绍，写了文章。”郑军实在忍不住。", "", ""},
		{"武汉市表示，武汉市说，武汉是英雄的城市。", "", ""},
		{"王海英说，放心。王海英介绍，床位够。王海应该明白。", "", ""},
		{"青云县人民医院开诊。青云县的居民来了，清云县的村民也来了。", "清", "青"},
		{"康泰药业供货，康泰药业负责配送，康态药业开票。", "态", "泰"},
		{"主任张立新说，可以出院。患者张立德说，谢谢。", "", ""},                // another sound
		{"村民李伟明、李伟民是兄弟。村民李伟明说，愿意。村民李伟民、陈华说，也愿意。", "", ""}, // listed
		{"首相高市凸显高市的主张，相高市，相高市。", "", ""},                  // another word's end
		{"宜春市医院开诊，宜春市的人来了，伊春市的人没来。", "", ""},              // both are places
	} {
		got := Find(c.text)
		if c.wrong == "" {
			if len(got) > 0 {
				t.Errorf("%s: %+v", c.text, got)
			}
			continue
		}
		if len(got) != 1 {
			t.Errorf("%s: %+v", c.text, got)
			continue
		}
		m := got[0]
		if c.text[m.Start:m.End] != c.wrong || m.Right() != c.right || !strings.HasPrefix(c.text[m.At:], m.Other) {
			t.Errorf("%s: %+v", c.text, m)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("院长李建军说，青云县人民医院床位够用。记者从青云县卫生健康局获悉，护士王晓敏表示，明年再增一个病区。\n", 60)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text)
	}
}
