package encoding

import (
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/source"
)

// A word divided at the end of a line keeps its hyphen; one that waits for its second half is none.
func TestHyphens(t *testing.T) {
	found := harness.Copy(t, "Bring your ID card when you visit the ⟦encoding/hyphen:clin- ic⟧. 请携带身份证就诊。\n")
	if len(found) != 1 || found[0].Fixes[0].Edits[0].Text != "" || found[0].Fixes[0].Edits[0].Span.Len() != len("- ") {
		t.Errorf("%+v", found)
	}
	harness.Copy(t, "长效支气管扩张剂（long-acting ⟦encoding/hyphen:broncho- dilator⟧）可以减少急性加重。\n")
	harness.Copy(t, "Take it pre- and post-operatively, short- or long-term. 他说了半句就停了，it was interesting- where is it，没有人答话。\n")
}

// A line break as a program writes it is none in prose; a path and a formula have the same letters.
func TestEscapes(t *testing.T) {
	harness.Copy(t, "门诊时间：周二全天、周四上午⟦encoding/markup:\\n⟧地点：门诊二楼A区。⟦encoding/markup:\\n\\n⟧\n")
	harness.Copy(t, "文件在C:\\new下，公式写作\\nu与\\theta，换行写成“\\n”，程序里这样写。\n")
}

// 囗 is no word; a kana between two Han characters is none where the Han one makes a word.
func TestShapes(t *testing.T) {
	for copy, want := range map[string]string{
		"村民在家门⟦encoding/look-alike-letter:囗⟧就能看病，不用再跑县城。\n": "口",
		"病人讚不絕⟦encoding/look-alike-letter:囗⟧，說護士細心。\n":      "口",
		"全市常住人⟦encoding/look-alike-letter:ロ⟧超过三百万，老人占两成。\n": "口",
		"社区⟦encoding/look-alike-letter:エ⟧作人员上门登记，老人不用下楼。\n": "工",
	} {
		if found := harness.Copy(t, copy); len(found) != 1 || found[0].Fixes[0].Edits[0].Text != want {
			t.Errorf("%s: %+v", copy, found)
		}
	}
	harness.Copy(t, "“国”字从囗部，囗读作wéi，是方框的意思。碑文漫漶，只认出“囗囗年”三字。店名叫カフェ，老人常去。\n")
}

// Characters of so many kinds among each other were read in the wrong encoding, whether or not they can be read back.
func TestSoup(t *testing.T) {
	for copy, want := range map[string]string{
		"他說，⟦encoding/mojibake:┋?nの?煽楠`﹀?p狾⟧，一週後順利出院。\n":         "幸好及時輸注血小板",
		"他說，⟦encoding/mojibake:┋?xの?`﹀?q狾?z⟧，一週後順利出院。\n":         "",
		"⟦encoding/mojibake:矫ネЫ矗眶⟧，登革熱患者應在發病後五天內避免蚊蟲叮咬，睡覺掛蚊帳。\n": "衛生局提醒",
		"没有哪样食物能治好前列腺，⟦encoding/mojibake:鍒ヤ俊寤ｅ憡⟧，更别买网上的膏药。\n":    "別信廣告",
		"分类是医生的暗号，不是判决书，⟦encoding/mojibake:?⟧钪找看穿刺结果，也就是细针穿刺。\n": "",
	} {
		found := harness.Copy(t, copy)
		got := ""
		if len(found) == 1 && len(found[0].Fixes) == 1 {
			got = found[0].Fixes[0].Edits[0].Text
		}
		if got != want {
			t.Errorf("%s: %+v", copy, found)
		}
	}
	harness.Copy(t, "日本的カフェ很多，俄罗斯的Москва很冷，α受体与β受体不同，他发来一个表情(´▽`)，问你去不去?\n")
}

// Style sheets, records and scripts belong to no format's copy; what a page quotes of code may be meant.
func TestProgramInPages(t *testing.T) {
	markdown, html := harness, harness
	markdown.Read = source.Markdown
	html.Read = func(path string, src []byte) *lint.Document {
		doc, err := source.HTML(path, src)
		if err != nil {
			t.Fatal(err)
		}
		return doc
	}
	const story = "体检车开进柳荫社区，当天为三百二十名老人做了检查。"
	markdown.Each(t, map[string]string{
		"style":  story + "\n\n⟦encoding/markup:.story p{margin:0 0 1em;line-height:1.8}⟧\n\n" + story + "\n",
		"record": story + "\n\n⟦encoding/markup:{\"id\":20931,\"type\":\"ad\"}⟧\n\n" + story + "\n",
		"fenced": story + "\n\n```\nvar a = 1;\n```\n\n" + story + "\n",
		"set":    story + "\n\n集合{甲,乙}有两个元素。\n",
	})
	html.Each(t, map[string]string{
		"script": "<p>接种疫苗是⟦encoding/markup:document.write('ad');⟧预防这种病的办法。</p>",
	})
}
