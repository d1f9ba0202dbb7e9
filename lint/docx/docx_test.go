package docx

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func read(t *testing.T, name string, o Options) (*File, *Text) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	text, err := f.Read(o)
	if err != nil {
		t.Fatal(err)
	}
	return f, text
}

func outlineOf(t *Text) string {
	var b strings.Builder
	for _, k := range t.Blocks() {
		mark := ""
		if k.Level > 0 || k.Table > 0 {
			mark = fmt.Sprint(" ", k.Level, k.Table, k.Row)
		}
		fmt.Fprintf(&b, "%s%s|%s\n", k.Kind, mark, k.Text)
	}
	return b.String()
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		file string
		o    Options
		want string
	}{
		{"article.docx", Options{}, `heading 1 0 0|石桥镇开通家门口的检查
paragraph|石桥镇卫生院近日添置两台超声设备，村民做检查不必再进城。院长丁一鸣说，全年预计服务三千人次。
heading 2 0 0|收费怎样定
paragraph|收费执行新的县级标准，医保按比例报销。
paragraph|这一段的段末标记已被删去，与下段相连。
paragraph|第一行是地址
paragraph|第二行是时间
paragraph|框外的正文写就诊流程。
paragraph|文本框：就诊请带身份证。
table-cell 0 1 1|项目
table-cell 0 1 1|价格（元）
table-cell 0 1 2|腹部超声
table-cell 0 1 2|80
caption|表1 石桥镇卫生院检查收费
list-item|上午八点开诊
list-item|周日照常
quote|以前拍个片子要跑一天，现在半小时就好。
paragraph|设备款由县财政列支，A&B两项合计六十万元。
`},
		{"library.docx", Options{Original: true}, `heading 1 0 0|流动诊车进山
paragraph|三月起，流动诊车每周进山两次，共计接诊四百人次。
paragraph|详情见官方网站公告 <甲> & 乙。
table-cell 0 1 1|村
table-cell 0 1 1|人次
table-cell 0 1 2|上坪
table-cell 0 1 2|120
paragraph|数据截至三月底。
`},
	} {
		_, text := read(t, c.file, c.o)
		if got := outlineOf(text); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.file, got, c.want)
		}
	}
	_, text := read(t, "library.docx", Options{})
	if got := string(text.Source); !strings.Contains(got, "累计接诊") || strings.Contains(got, "共计") {
		t.Errorf("tracked changes not read as accepted: %q", got)
	}
}
