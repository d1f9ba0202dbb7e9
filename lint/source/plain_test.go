package source

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

const handWrapped = `社区食堂开张

平桥街道的社区食堂上周开张，每餐收费八元，行动不便的老
人可以送餐上门。负责人说，食堂每天供应两百份，菜谱由县
医院营养科拟定，低盐低油，高血压和糖尿病老人另有配餐。
食堂由闲置门面房改造而成，二百平方米，添置了消毒柜、留
样冰箱，后厨装了摄像头，居民用手机就能看到做饭的全过程。

今年，街道还要再开三家这样的食堂，覆盖全部十一个社区，让
更多独居老人在家门口吃上热饭。
`

func TestPlainWrappedByHand(t *testing.T) {
	doc := Plain("a.txt", []byte(handWrapped))
	var got []string
	for _, b := range doc.Blocks {
		got = append(got, b.Text)
	}
	text := strings.Join(got, "|")
	if !strings.Contains(text, "行动不便的老人可以送餐") || !strings.Contains(text, "由县医院营养科") || !strings.Contains(text, "让更多独居老人") {
		t.Errorf("not joined: %s", text)
	}
	if len(doc.Blocks) != 4 || !doc.Blocks[1].Separated || doc.Blocks[0].Text != "社区食堂开张" {
		t.Errorf("%d blocks: %s", len(doc.Blocks), text)
	}
	b := doc.Blocks[1]
	at := strings.Index(b.Text, "老人可以")
	if s := b.Source(at+3, at+6); doc.Text(s) != "人" || doc.Position(s.Start).Line != 4 || doc.Position(s.Start).Column != 1 {
		t.Errorf("position: %q %v", doc.Text(s), doc.Position(s.Start))
	}
}

// Wrapped to characters, of which digits take half the room, with indents for paragraphs and a number that is not parted.
const wrappedToCharacters = `血站的账本
　　本报讯（记者 白露）6月14日上午9时，58岁的公交司机老
秦照例坐在血站的采血椅上，这是他的第146次献血。
　　老秦第一次献血是在1998年，那年他31岁，路过街头的献
血车，一咬牙就上去了。27年来，他献过22次全血，每次
400毫升；献过124次血小板，其中50次是1个治疗量，
74次是2个治疗量，合计198个治疗量。
　　全血两次要隔半年以上，血小板隔14天就能再献，所以
2010年以后，他多半献血小板，一个月来一两回，雷打不
动。
`

func TestPlainWrappedToCharacters(t *testing.T) {
	doc := Plain("a.txt", []byte(wrappedToCharacters))
	if len(doc.Blocks) != 4 {
		t.Fatalf("%d blocks", len(doc.Blocks))
	}
	for i, want := range []string{"", "老秦照例", "每次400毫升；献过124次血小板，其中50次是1个治疗量，74次", "所以2010年以后"} {
		if !strings.Contains(doc.Blocks[i].Text, want) {
			t.Errorf("no %q in %q", want, doc.Blocks[i].Text)
		}
	}
}

// A leaflet: no line is long, few are full, and items hang below their marks.
func TestPlainNarrow(t *testing.T) {
	doc := Plain("a.txt", []byte(`止痛片说明书

［用法］
成人及12岁以上：每次1至2片，每4至6小时一次，
视需要服用；24小时内不得超过8片，即4克。
6岁以上、未满12岁：每次半片至1片，每4至6小时
一次，24小时内不得超过4次，以4片为限。

［警示］
一、服药期间请勿饮酒。每日喝酒三杯以上者，
　　服用前应先询问医师，否则可能伤肝。
二、连续服用不得超过3天，孕妇以及哺乳期
　　妇女慎用。

［过量］
误服过量时，即使没有不适，也要尽快送医。肝损伤
往往要到24至48小时以后才显现，解毒药以8小时
内给予效果最好。
`))
	var got []string
	for _, b := range doc.Blocks {
		got = append(got, b.Text)
	}
	text := strings.Join(got, "|")
	for _, want := range []string{"每4至6小时一次，视需要", "每4至6小时一次，24小时", "三杯以上者，服用前", "哺乳期妇女慎用", "以8小时内给予"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
}

// An interview wrapped to characters: its questions are short, so most lines do not fill the width.
const wrappedInterview = `问：孩子总揉眼睛，要不要紧？
答：先看是不是痒。过敏性结膜炎的孩子，一到花开的时
候就揉，揉得眼圈发黑。冷敷一会儿能好些，但是过一阵
子还会再痒，要把花粉躲开，回家先洗脸、洗眼、换衣。
问：能不能用眼药水？
答：含激素的不能自己买来用，要由医生开，用多久、什
么时候停，都得听医生的，停早停晚都麻烦。人工泪液可
以自己买，挑不含防腐剂的，一天滴四五次都不碍事。
问：游泳以后眼睛红呢？
答：多半是池水里的氯刺激的，用人工泪液冲一冲，第二
天就退了；过了两天还红，就来医院看一看。
问：配镜之前要散瞳吗？
答：十二岁以下第一次验光，都要散瞳。散瞳以后两三个
星期里怕光，出门戴帽子，写作业离窗远些。
`

func TestPlainWrappedInterview(t *testing.T) {
	doc := Plain("a.txt", []byte(wrappedInterview))
	if len(doc.Blocks) != 8 {
		t.Fatalf("%d blocks", len(doc.Blocks))
	}
	for i, want := range map[int]string{1: "花开的时候就揉", 3: "什么时候停", 5: "第二天就退了", 7: "两三个星期里"} {
		if !strings.Contains(doc.Blocks[i].Text, want) {
			t.Errorf("no %q in %q", want, doc.Blocks[i].Text)
		}
	}
}

// Taken from the columns of a page: no measure, but the lines end inside words and numbers. Items begin lines of their own.
const raggedColumn = `县医院夜间门诊侧记
晚上九点半，县医院门诊大厅还亮着灯，候诊椅上坐着三个病
人。
“白天请不下假，只能夜里来。”焊工老梁说，他咳嗽好些天
了，当晚挂号、拍片、取药，
前后用了五十分钟。今年4月起，医院把门诊时间延长到22
时，开设内科、儿科两个诊室，每个诊室一名医
生、两名护士值班。
下一步打算：
一、增加皮肤科，每周三、周五服
务；检验科同步延长时间
2、药房值班到次日零时，取药方
便。
`

func TestPlainTorn(t *testing.T) {
	doc := Plain("a.txt", []byte(raggedColumn))
	if len(doc.Blocks) != 6 {
		t.Fatalf("%d blocks", len(doc.Blocks))
	}
	for i, want := range []string{"侧记", "三个病人。", "咳嗽好些天了，当晚挂号、拍片、取药，前后用了五十分钟。今年4月起，医院把门诊时间延长到22时", "打算", "周五服务；检验科同步延长时间", "方便。"} {
		if !strings.Contains(doc.Blocks[i].Text, want) {
			t.Errorf("no %q in %q", want, doc.Blocks[i].Text)
		}
	}
}

// A line to a paragraph stays so, however even the lines.
func TestPlainOneParagraphToALine(t *testing.T) {
	for _, src := range []string{
		strings.Repeat("平桥街道的社区食堂上周开张，每餐八元，老人可以送餐上门。\n", 10),
		strings.Repeat("关于平桥街道社区食堂开张的通知\n", 10),
		handWrapped[:strings.Index(handWrapped, "负责人")] + "\n短行\n短行也是\n不齐的一行字\n",
	} {
		want := 0
		for _, l := range strings.Split(src, "\n") {
			if strings.TrimSpace(l) != "" {
				want++
			}
		}
		if doc := Plain("a.txt", []byte(src)); len(doc.Blocks) != want {
			t.Errorf("%d blocks, want %d: %.40s", len(doc.Blocks), want, src)
		}
	}
}

func FuzzPlain(f *testing.F) {
	f.Add(handWrapped)
	f.Add(strings.ReplaceAll(handWrapped, "\n", "\r\n"))
	f.Add("\uFEFF　　甲\n乙\n")
	f.Add("甲\n| 镇 | 例 |\n|---|---|\n　| 乙 || \r\n|丙|3|\n丁")
	f.Add("平桥要闻\n\n" + sideBySide + "\n以上两则，请转发。\n" + sideBySide)
	f.Fuzz(func(t *testing.T, src string) {
		doc := Plain("a.txt", []byte(src))
		last := 0
		for _, s := range doc.Spreads {
			if got, want := letters(s.Text), letters(doc.Text(s.Span)); got != want && utf8.ValidString(src) {
				t.Fatalf("set apart, columns are %q, of %q", got, want)
			}
		}
		for _, b := range doc.Blocks {
			if len(doc.Spreads) > 0 {
				last = 0 // columns go back up
			}
			for _, r := range b.Runs {
				if r.Source.Start < last || r.Source.End > len(src) {
					t.Fatalf("run %v after %d", r, last)
				}
				last = r.Source.End
				if !r.Atomic && b.Text[r.Text.Start:r.Text.End] != src[r.Source.Start:r.Source.End] {
					t.Fatalf("run %v is not its source", r)
				}
			}
		}
	})
}

// letters returns all that is not white space, in order of code.
func letters(text string) string {
	r := []rune(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) }), ""))
	slices.Sort(r)
	return string(r)
}

// Two columns as extraction sets them that keeps the layout of the page.
const sideBySide = `　　社区食堂上周开张，每餐收费      学校把课间延长到十五分钟，天
八元，行动不便的老人可以送餐上      晴就到操场上去，每天在户外待够两
门。食堂每天供应两百份，菜谱由      个小时。校医每学期查一次视力，看
县医院营养科拟定，低盐低油，高      不清第五行的，通知家长带孩子去医
血压和糖尿病老人另有配餐。          院散瞳验光。
`

// Each column is read by itself, a paragraph to a block, with the places where it stands.
func TestPlainSideBySide(t *testing.T) {
	doc := Plain("a.txt", []byte("平桥要闻\n\n"+sideBySide+"\n以上两则，请转发。\n"))
	if len(doc.Spreads) != 1 || len(doc.Blocks) != 4 {
		t.Fatalf("%d spreads, %d blocks", len(doc.Spreads), len(doc.Blocks))
	}
	left, right := doc.Blocks[1], doc.Blocks[2]
	if !strings.HasSuffix(left.Text, "糖尿病老人另有配餐。") || !strings.Contains(left.Text, "每餐收费八元") || !strings.Contains(right.Text, "医院散瞳验光") || !right.Separated {
		t.Errorf("%q\n%q", left.Text, right.Text)
	}
	at := strings.Index(right.Text, "散瞳")
	if p := doc.Position(right.Source(at, at+6).Start); p.Line != 7 || p.Column != 25 {
		t.Errorf("散瞳 is at %d:%d", p.Line, p.Column)
	}
	s := doc.Spreads[0]
	if want := left.Text + "\n\n" + right.Text; s.Text != want || len(s.Heads) != 2 || doc.Position(s.Span.Start).Line != 3 || doc.Position(s.Span.End).Line != 7 {
		t.Errorf("%+v, want\n%s", s, want)
	}
}

// A table pasted as text reads as it does in Markdown; two lines, or lines of other lengths, stay text.
func TestPlainPipes(t *testing.T) {
	const table = "| 镇 | 病例 | 死亡 |\n| --- | :-: | --- |\n| 甲镇 | | 2 |\n|乙镇|19|　3　|\n"
	plain := Plain("a.txt", []byte("通报如下\n"+table+"以上为通报\n"))
	marked := Markdown("a.md", []byte("通报如下\n\n"+table+"\n以上为通报\n"))
	if got, want := described(plain), described(marked); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if b := plain.Blocks[5]; b.Text != "2" || b.Column != 2 || b.Row != 2 || plain.Position(b.Span().Start).Line != 4 || plain.Position(b.Span().Start).Column != 10 {
		t.Errorf("%q in column %d of row %d at %v", b.Text, b.Column, b.Row, plain.Position(b.Span().Start))
	}
	for _, text := range []string{"| 甲 | 1 |\n| 乙 | 2 |\n", "| 甲 | 1 |\n| 乙 | 2 |\n| 丙 |\n", "| 甲 |\n| 乙 |\n| 丙 |\n", "|甲|1|\n|乙|2|\n|丙|\\||\n"} {
		for _, b := range Plain("a.txt", []byte(text)).Blocks {
			if b.Table > 0 {
				t.Errorf("%q is a cell of %q", b.Text, text)
			}
		}
	}
}

// described lists kinds, places and texts of blocks.
func described(doc *lint.Document) string {
	var w strings.Builder
	for _, b := range doc.Blocks {
		fmt.Fprintln(&w, b.Kind, b.Table, b.Row, b.Column, b.Text)
	}
	return w.String()
}

func TestColumns(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"colspan": {`<table><tr><th>镇<th colspan=2>病例<th>死亡<tr><td>甲<td><td>2<td>3</table>`, "镇0 病例1 死亡3 甲0 22 33 "},
		"rowspan": {`<table><tr><td rowspan="2">甲<td>1<tr><td>2</table><table><tr><td>乙<td rowspan="1">3</table>`, "甲-1 1-1 2-1 乙0 31 "},
	} {
		doc, err := HTML("a.html", []byte(c.page))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, b := range doc.Blocks {
			got += fmt.Sprint(b.Text, b.Column, " ")
		}
		if got != c.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// No line of hand-wrapped text goes on in the number of a page, or in the office that signs below.
func TestWrappedPages(t *testing.T) {
	const page = "河口区卫生健康局把一辆体检车开进了柳荫社区，\n当天为三百二十名老人做了检查，居民凭身份证就\n能查，查完当天可以取结果，不必再跑第二趟医院\n"
	doc := Plain("copy.txt", []byte(page+"— 2 —\n"+page+"河口区卫生健康委员会办公室　2024年5月8日印发\n"+page+"河口区卫生健康委员会\n"))
	var texts []string
	for _, b := range doc.Blocks {
		texts = append(texts, b.Text)
	}
	if len(texts) != 6 || texts[1] != "— 2 —" || !strings.HasSuffix(texts[3], "印发") || len(texts[3]) > 80 || texts[5] != "河口区卫生健康委员会" {
		t.Errorf("%q", texts)
	}
}
