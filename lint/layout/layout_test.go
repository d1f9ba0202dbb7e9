package layout

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/source"
)

// page is one line per block, the kind it must get before a bar.
const page = `heading|河口区把体检车开进社区
byline|■记者 林晓舟
dateline|2024年5月8日 10:20
paragraph|五月八日，河口区卫生健康局把一辆体检车开进了柳荫社区，当天为三百二十名老人做了检查。
caption|图为医护人员在为居民量血压。方舟 摄
heading|一张单子管到底
paragraph|“以前查一次要跑三个地方，现在下楼就行。”家住柳荫社区的居民说。
question|问：哪些人可以预约？
answer|答：六十五岁以上的老人都可以预约。
list-item|1. 带上身份证和医保卡；
list-item|2. 当天早晨空腹
list-item|3. 家属可以陪同
caption|表1　各社区体检人数（单位：人）
table-cell|| 社区 | 人数 |
table-cell|| 柳荫 | 320 |
byline|（林晓舟 方舟）
heading|声明公告两则刊出之前的另一条新闻标题
paragraph|区里的第二家发热门诊昨天启用。（据《河口晚报》）
notice|遗失声明
notice|●赵某遗失营业执照副本一份，现声明作废。
notice|特此声明
boilerplate|上一篇：没有了
boilerplate|访问量：1284
boilerplate|微信扫一扫
boilerplate|责任编辑電話：無`

func TestClassify(t *testing.T) {
	var lines, kinds []string
	for line := range strings.Lines(page) {
		k, text, _ := strings.Cut(strings.TrimRight(line, "\n"), "|")
		if strings.HasPrefix(text, "责任编辑電話") {
			continue
		}
		lines, kinds = append(lines, text), append(kinds, k)
	}
	doc := source.Plain("a.txt", []byte(strings.Join(lines, "\n")))
	Classify(doc)
	for i, b := range doc.Blocks {
		if b.Kind.String() != kinds[i] {
			t.Errorf("%q is %s, want %s", b.Text, b.Kind, kinds[i])
		}
	}
	if doc.Title != lines[0] {
		t.Errorf("title %q", doc.Title)
	}
}

// A line of credits may have commas, and what became of the copy.
func TestLabelledByline(t *testing.T) {
	const story = "五月八日，河口区把一辆体检车开进了柳荫社区，当天为三百二十名老人做了检查。"
	for line, want := range map[string]lint.Kind{
		"来源：微信公众号“柳荫夜话” ，作者：林晓舟，原文已被删": lint.Byline,
		"作者：林晓舟，编辑：方舟":                 lint.Byline,
		"标签: 体检车, 老人, 社区":              lint.Byline,
		"标签贴在药盒上，老人一看就明白":              lint.Paragraph,
		"作者：林晓舟，他把体检车开进了社区，老人都来":       lint.Paragraph,
		"来源很多，作者：林晓舟，原文已被删的文章有三百篇之多":   lint.Paragraph,
	} {
		doc := source.Plain("a.txt", []byte("河口区的体检车\n"+line+"\n"+story+"\n"+story))
		Classify(doc)
		if got := doc.Blocks[1].Kind; got != want && (want == lint.Byline || got == lint.Byline) {
			t.Errorf("%q is %s, want %s", line, got, want)
		}
	}
}

// Whose rights are reserved is furniture, however long the line; whose picture it is, is a caption or copy.
func TestRights(t *testing.T) {
	const story = "五月八日，河口区把一辆体检车开进了柳荫社区，当天为三百二十名老人做了检查。"
	for line, want := range map[string]bool{
		"版权声明：Copyright © 2006-2024 Liuyin Pictorial Corporation, All Rights Reserved 柳荫画报 版权所有": true,
		"《柳荫》，布面油画，92 x 71 cm，柳荫美术馆藏，Photo by Liu Yin © Liu Yin Estate, Courtesy of Hekou":       false,
		"阅读(22553) ┊ 收藏(3) ┊ 喜欢": true,
		"阅读喜欢的书，老人一坐就是一下午":       false,
	} {
		doc := source.Plain("a.txt", []byte("河口区的体检车\n"+story+"\n"+story+"\n"+line+"\n"))
		Classify(doc)
		if got := doc.Blocks[3].Kind == lint.Boilerplate; got != want {
			t.Errorf("%q is %s", line, doc.Blocks[3].Kind)
		}
	}
}

func TestStories(t *testing.T) {
	doc := source.Plain("a.txt", []byte(`河口区把体检车开进社区
五月八日，河口区把一辆体检车开进了柳荫社区。
（林晓舟 方舟）
第二家发热门诊启用
区里的第二家发热门诊昨天启用。（据《河口晚报》）
遗失声明
●赵某遗失营业执照副本一份，现声明作废。
特此声明
问答：流感来了怎么办
专家说，先量体温。`))
	Classify(doc)
	got := Stories(doc)
	want := []struct {
		start, end int
		title      string
		notice     bool
	}{{0, 3, "河口区把体检车开进社区", false}, {3, 5, "第二家发热门诊启用", false}, {5, 8, "", true}, {8, 10, "问答：流感来了怎么办", false}}
	if len(got) != len(want) {
		t.Fatalf("%d stories, want %d: %+v", len(got), len(want), got)
	}
	for i, s := range got {
		title := ""
		if s.Title != nil {
			title = s.Title.Text
		}
		if w := want[i]; s.Start != w.start || s.End != w.end || title != w.title || s.Notice != w.notice {
			t.Errorf("story %d: %d–%d %q %v, want %+v", i, s.Start, s.End, title, s.Notice, w)
		}
	}
}

func TestEndOf(t *testing.T) {
	for text, want := range map[string]Ending{
		"他说：“可以。”":            Stop,
		"已经完成了“三步走”":          Open,
		"工作已经完成。（记者 林晓舟）":     Credit,
		"工作已经完成。（见图3）":        Credit,
		"工作已经完成（见图3）":         Open,
		"社区里的体检车。新华社记者 林晓舟 摄": Credit,
		"如下：":         Colon,
		"一要早发现，":      Pause,
		"战“疫”，":       Pause,
		"他想了很久……":     Ellipsis,
		"全文请看...":     Ellipsis,
		"火速开辟——":      Joint,
		"人均增加95.":     Open,
		"（编辑：林晓舟 方舟）": Credit,
		"（林晓舟 方舟）":    Credit,
		"上午九点，社区里来了一辆车（大约能坐二十人）": Open,
		"": Open,
		// What takes no stop behind the last sentence, or is none.
		"大家怎么看？欢迎留言。@柳荫健康":                     Credit,
		"他辞去了职务。 方舟":                           Credit,
		"他辞去了职务，改由 方舟":                         Open,
		"（读者 林晓舟）本文仅代表作者个人观点":                  Credit,
		"成人一天喝几杯水合适？ 八杯左右":                     Credit,
		"每天走路半小时就够了。更多内容请点击本院网站查看":             Credit,
		"更多的医生正在赶来":                            Open,
		"一照镜子，脸都肿了，呵呵":                         Credit,
		"老人见了医生就笑呵呵":                           Open,
		"第一章：2.1认识血压2.2测量血压2.3控制盐2.4按时服药":      Credit,
		"前言／1 认识血压／12 测量血压 ／35":                Credit,
		"本社报刊：柳荫日报 柳荫晚报 健康周刊 康复之友":             Credit,
		"到会代表：王芳、于 丽、陈一鸣(女)、宋荣、曹红（土家族）、范薇、林晓舟": Credit,
		"到会的有王芳、于丽、陈一鸣、宋荣、曹红、范薇和提供上门":          Open,
		"配置要求\t内存：2GB\t硬盘：8GB可用空间":             Credit,
		"全市共有 十二家医院 参加 了":                      Open,
		"血压计现货，快来微信问价：yaodian88":               Credit,
		"文章为作者独立观点，不代表柳荫网立场":                   Credit,
		"*文章系作者个人观点":                           Credit,
		"柳荫书屋原创文章，转载请申请授权":                     Credit,
		"经同意的转载请求越来越多":                         Open,
		"延伸阅读：《柳荫的夏天》":                         Credit,
		"●健康图书：《柳荫的夏天》《量血压》、《走路》":              Credit,
		"他读过《柳荫的夏天》":                           Open,
		"专页：https://www.example.org/柳荫-100/":   Credit,
		"请看https://www.example.org/柳荫的介绍":      Open,
		"来信请寄：[email\u00a0protected]":          Credit,
		"（为保护老人，文中皆为化名。" + strings.Repeat("感谢柳荫社区的各位帮忙。", 12) + "参考：《柳荫志》）": Credit,
		"这样的想法常让我想到生活的其他层面︰":                                                Colon,
		"这个病例为何又忽然找不到呢？  \n（待续）":                                            Credit,
		"体检前一天不要喝酒。河口医院神经外科林晓舟":                                             Credit,
		"体检前一天不要喝酒。河口医院神经外科的林晓舟":                                            Open,
		"体检前一天不要喝酒。河口医院神经外科说":                                               Open,
		"体检前一天不要喝酒，河口医院神经外科林晓舟":                                             Open,
		"文中除方舟、林晓舟，其他老人均为化名":                                                Credit,
		"照片如无说明，均为方舟所拍":                                                     Credit,
		"照片墙上的老人们正在":                                                        Open,
		"老人的名字是化名":                                                          Open,
		// Whose picture a caption goes with, behind its stop.
		"體檢車要每周開到社區。\n”\n——柳蔭區人民法院":     Credit,
		"體檢車要每周開到社區。\n他說——柳蔭區的":         Open,
		"醫護人員在檢測病人情況。美聯社":               Credit,
		"老人们在车前排队。网上图片":                 Credit,
		"老人们在车前排队。《柳荫晚报》照片":             Credit,
		"老人们在车前排队（右图）。林晓舟提供":            Credit,
		"老人们在车前排队。 照片由受访者提供":            Credit,
		"她說「查完就走」。EYEPRESS圖片":           Credit,
		"老人们说：“查完就走。”柳荫电视台":             Credit,
		"老人们在车前排队。南方周末/受访者提供":           Credit,
		"老人们在车前排队。/柳荫画报":                Credit,
		"各病房的人数。報告截圖":                   Credit,
		"未经书面授权不得转载。法律顾问:柳荫律师事务所 徐柳荫":   Credit,
		"老人们在车前排队。视觉中国 图":               Credit,
		"老人们在车前排队。 © 2019 柳荫人":          Credit,
		"老人们在车前排队。© 2019 她说":            Open,
		"老人们在车前排队。记者从美联社":               Open,
		"老人们在车前排队。她翻看照片":                Open,
		"老人们在车前排队。医院免费提供":               Open,
		"老人们在车前排队。体检车由三家医院提供":           Open,
		"老人们在车前排队。方舟订了一份柳荫晚报":           Open,
		"老人们在车前排队，美联社":                  Open,
		"老人们在“体检车”前排队，查完就走”柳荫电视台":       Open,
		"老人们在车前排队。/他们从柳荫镇赶来":            Open,
		"老人们在车前排队。一位老人的照片登上晚报，他把照片寄回日报": Open,
	} {
		if got, at := EndOf(text); got != want || at > len(text) {
			t.Errorf("EndOf(%q) = %d at %d, want %d", text, got, at, want)
		}
	}
}

func TestIsDateline(t *testing.T) {
	for text, want := range map[string]bool{
		"2024年5月8日 10:20":       true,
		"中華民國114年9月15日":         true,
		"中華民國一一四年九月十五日":         true,
		"民国114年9月":              true,
		"發布日期：114年6月2日":         true,
		"明德醫院　民國114年6月2日":       true,
		"市科普联盟 × 市药检院　2025年10月": true,
		"一位患者　自2025年10月":        false,
		"中華民國114年9月15日起實施":      false,
		"中華民國衛生局9月15日公布":        false,
		"他生于1914年，98年6月2日去世":    false,
	} {
		if got := IsDateline(text); got != want {
			t.Errorf("IsDateline(%q) = %v", text, got)
		}
	}
}

func FuzzClassify(f *testing.F) {
	f.Add(page)
	f.Add("（（（\n）】。\n|||\n\t\t\n■\n《》版")
	f.Fuzz(func(t *testing.T, text string) {
		doc := source.Plain("f.txt", []byte(text))
		Classify(doc)
		covered := 0
		for _, s := range Stories(doc) {
			if s.Start != covered || s.End < s.Start {
				t.Fatalf("story %+v does not begin at %d", s, covered)
			}
			covered = s.End
		}
		if covered != len(doc.Blocks) {
			t.Fatalf("stories cover %d of %d blocks", covered, len(doc.Blocks))
		}
	})
}

func BenchmarkClassify(b *testing.B) {
	text := []byte(strings.Repeat(strings.ReplaceAll(page, "|", "\n"), 50))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		doc := source.Plain("a.txt", text)
		Classify(doc)
		_ = lint.Paragraph
	}
}

// A page that opens with its head has its headline below.
func TestHeadOfPage(t *testing.T) {
	doc := source.Plain("a.txt", []byte("雁湖日报 2024年12月10日 星期二 第3版 责任编辑 周云\n雪路上的家庭医生\n入冬后的第一场雪刚停，山路上结了一层薄冰。\n"))
	Classify(doc)
	if doc.Blocks[0].Kind != lint.Dateline || doc.Title != "雪路上的家庭医生" {
		t.Errorf("%v, %q", doc.Blocks[0].Kind, doc.Title)
	}
}
