package words

import (
	"strings"
	"testing"

	"github.com/go-ego/gse"
)

// copyText is written for the tests: figures, names, Latin, quotes, terms, rare characters.
const copyText = `市人民医院影像科主任医师周明远介绍，胃镜下切除早期病变的患者术后3.5天即可出院，B超和CT复查均无异常。
“医联体建设三年来，基层首诊率从12%提高到31.6%！”她说，“双向转诊更顺了。”
国家医保局、国家卫生健康委联合印发《关于完善门诊用药保障机制的指导意见》，自2023年1月1日起施行；参保人每人每年最高可报销5000元……
氯吡格雷、阿托伐他汀钙片等8个品种纳入带量采购。4S店旁的社区卫生服务中心开通了iPhone扫码就诊,排队时间缩短了.市民吴女士:"真方便!"
早产儿视网膜病变筛查、靶向治疗、冠状动脉粥样硬化性心脏病、㱮、𩾌鱼、Ω-3、COVID-19。
工作人员正在重点检查食品安全，加强征管，自己经常参加，实实在在为群众办事。`

func full(t testing.TB, list []string) *gse.Segmenter {
	seg := &gse.Segmenter{SkipLog: true, NotLoadHMM: true}
	seg.Dict = gse.NewDict()
	seg.Init()
	seg.Load = true
	for _, w := range list {
		if err := seg.AddToken(w, houseFreq); err != nil {
			t.Fatal(err)
		}
	}
	eachTerm(func(word string) {
		f, _, ok := Lookup(word)
		if !ok {
			t.Errorf("term %q is not in the dictionary", word)
		}
		if err := seg.AddToken(word, float64(f)); err != nil {
			t.Fatal(err)
		}
	})
	if err := seg.LoadDictEmbed("zh_s"); err != nil {
		t.Fatal(err)
	}
	return seg
}

func joined(text string, ts []Token) string {
	var parts []string
	for _, t := range ts {
		parts = append(parts, text[t.Start:t.End])
	}
	return strings.Join(parts, "|")
}

func TestSameAsFullDictionary(t *testing.T) {
	seg := full(t, nil)
	if got, want := total(), seg.Dict.TotalFreq(); got != want {
		t.Errorf("total frequency %v, gse has %v", got, want)
	}
	var want []string
	for _, s := range Sentences(copyText) {
		for _, g := range seg.Segment([]byte(copyText[s.Start:s.End])) {
			want = append(want, copyText[s.Start+g.Start():s.Start+g.End()])
		}
	}
	w := strings.Join(want, "|")
	if got := joined(copyText, Segment(copyText, nil)); got != w {
		t.Errorf("Segment:\n got %s\nwant %s", got, w)
	}
	if got := joined(copyText, Split(nil, copyText, nil)); got != w {
		t.Errorf("Split:\n got %s\nwant %s", got, w)
	}
}

func TestHouseWords(t *testing.T) {
	text := "早布旦其木格大夫在健康守门人驿站值班。"
	list := NewList([]string{"早布旦其木格", "健康守门人驿站", "一", ""})
	want := "早布旦其木格|大夫|在|健康守门人驿站|值班|。"
	if got := joined(text, Split(nil, text, list)); got != want {
		t.Errorf("Split: %s", got)
	}
	if got := joined(text, Segment(text, list)); got != want {
		t.Errorf("Segment: %s", got)
	}
	if list.Len() != 2 || !list.Has("早布旦其木格") || list.Has("早布旦") {
		t.Error("the list does not hold what it was given")
	}
	if ts := Split(nil, text, list); ts[0].Kind != House || ts[1].Kind != Noun {
		t.Errorf("kinds %v %v", ts[0].Kind, ts[1].Kind)
	}
}

func TestLookup(t *testing.T) {
	for word, want := range map[string]bool{
		"医院": true, "影像": true, "文件": true, "中华人民共和国": true, "4s店": true, "B超": true, "b超": true,
		"影射科": false, "医": true, "医院院": false, "": false, "中华人民共": false, "。": false, "ab": false, "㱮": true,
	} {
		if _, _, ok := Lookup(word); ok != want {
			t.Errorf("Lookup(%q) = %v", word, ok)
		}
	}
	if f, k, _ := Lookup("医院"); f < 1000 || k != Noun {
		t.Errorf("医院: frequency %d kind %d", f, k)
	}
	if _, k, _ := Lookup("北京"); k != Place {
		t.Errorf("北京: kind %d", k)
	}
}

func TestPrefixes(t *testing.T) {
	text := "中华人民共和国成立"
	var got []string
	for _, p := range Prefixes(nil, text) {
		got = append(got, text[:p.End])
	}
	if s := strings.Join(got, " "); s != "中 中华 中华人民 中华人民共和国" {
		t.Errorf("got %s", s)
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"他来了。她走了！", "他来了。|她走了！"},
		{"他说：“好。”她点头。", "他说：“好。”|她点头。"},
		{"“行吗？”，他问。", "“行吗？”，他问。"},
		{"《谁动了我的奶酪？》一书。完", "《谁动了我的奶酪？》一书。|完"},
		{"率为3.5%。1.加强领导", "率为3.5%。|1.加强领导"},
		{"排队短了.市民说:\"真好!\"又说", "排队短了.|市民说:\"真好!\"|又说"},
		{"我……我不知道……\n第二段", "我……我不知道……\n|第二段"},
		{"“这个……”他停住。", "“这个……”|他停住。"},
		{"真的吗？！真的。（见表1。）下一句", "真的吗？！|真的。|（见表1。）|下一句"},
		{"www.nhc.gov.cn发布。", "www.nhc.gov.cn发布。"},
		{"", ""},
		{"没有句号", "没有句号"},
		{"！！！。。。", "！！！。。。"},
	} {
		var parts []string
		for _, s := range Sentences(c.text) {
			parts = append(parts, c.text[s.Start:s.End])
		}
		if got := strings.Join(parts, "|"); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add(copyText)
	f.Add("a中\xffb。…\"《。》")
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, tok := range Split(nil, text, nil) {
			if tok.Start != at || tok.End <= at {
				t.Fatalf("token %+v at %d of %q", tok, at, text)
			}
			at = tok.End
		}
		if at != len(text) {
			t.Fatalf("covered %d of %d bytes of %q", at, len(text), text)
		}
		at = 0
		for _, s := range Sentences(text) {
			if s.Start != at || s.End <= at {
				t.Fatalf("sentence %v at %d of %q", s, at, text)
			}
			at = s.End
		}
		if at != len(text) {
			t.Fatalf("sentences cover %d of %d bytes of %q", at, len(text), text)
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(copyText)))
	var dst []Token
	for b.Loop() {
		dst = Split(dst[:0], copyText, nil)
	}
}

func BenchmarkSegment(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(copyText)))
	for b.Loop() {
		Segment(copyText, nil)
	}
}

func BenchmarkSentences(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(copyText)))
	for b.Loop() {
		Sentences(copyText)
	}
}

func BenchmarkNewList(b *testing.B) {
	var ws []string
	for r := rune(0x4E00); len(ws) < 100000; r++ {
		for q := range rune(8) {
			ws = append(ws, string([]rune{r, 0x5E00 + q, 0x6E00 + r%64}))
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		NewList(ws)
	}
}
