package truncation

import (
	"strings"
	"testing"
)

const (
	firstStrand  = leftColumn + "今年备下的疫苗比去年多了三百支，到十一月底还没有用完，没有接种的居民可以在每周三的上午带上身份证到社区登记。"
	secondStrand = rightColumn + "浴室的地上要铺防滑垫，孩子洗澡的时候，大人一步也不要离开，水只放到肚脐，电话响了也先把孩子抱出来再去接。"
)

// byHeight sets the lines of two columns as they stand on the page from the top down: a column has now and then two between those of
// the other, as its lines are set closer.
func byHeight(a, b []string) (lines []string) {
	for i := 0; len(a)+len(b) > 0; i++ {
		from, n := &a, 1
		if i%2 == 1 {
			from = &b
		}
		if i%5 == 3 {
			n = 2
		}
		n = min(n, len(*from))
		lines, *from = append(lines, (*from)[:n]...), (*from)[n:]
	}
	return lines
}

// Lines of two columns in turn are one finding, however irregular the turn.
func TestStrands(t *testing.T) {
	h := harness
	h.Read = readHTML(t)
	for _, width := range []int{16, 19, 21} {
		lines := byHeight(column(firstStrand, width), column(secondStrand, width))
		html := "<h1>社区健康两则</h1>\n<p>⟦truncation/interleaved:" + strings.Join(lines, "<br>\n") + "⟧</p>\n<p>以上两则都来自柳荫社区卫生服务中心。</p>\n"
		found := h.Copy(t, html)
		if len(found) != 1 || !strings.Contains(found[0].Message.ZH, "几栏的行交错在一起") || !strings.Contains(found[0].Message.ZH, "“孩子学会走路以后，家里的…”") {
			t.Errorf("width %d: %+v", width, found)
		}
	}
}

// In text the columns are set apart by the fix, nearly all of their joints right: which is why mend leaves it to a person.
func TestStrandsApart(t *testing.T) {
	lines := byHeight(column(firstStrand, 21), column(secondStrand, 21))
	found := harness.Copy(t, "社区健康两则\n\n⟦truncation/interleaved:"+strings.Join(lines, "\n")+"⟧\n\n以上两则都来自柳荫社区卫生服务中心。\n")
	if len(found) != 1 || len(found[0].Fixes) != 1 || found[0].Confidence >= 0.95 {
		t.Fatalf("%+v", found)
	}
	text := found[0].Fixes[0].Edits[0].Text
	if !strings.Contains(text, firstStrand[:len("入秋以后，柳荫社区的老人陆续来接种流感疫苗。社区卫生服务中心把接种室搬到一楼，")]) {
		t.Error(text)
	}
}

// Words of letters keep the space that the line end stood for, and a number is whole.
func TestApartLatin(t *testing.T) {
	torn := func(text string, width int, end, begin string) []string {
		lines := column(text, width)
		above, below := []rune(lines[2]), []rune(lines[3])
		lines[2], lines[3] = string(above[:len(above)-len(end)])+end, begin+string(below[len(begin):])
		return lines
	}
	for _, c := range []struct{ end, begin, want string }{{"Hib", "DTaP", "Hib DTaP"}, {"1", "20", "120"}} {
		for name, lines := range map[string][]string{
			"strands":     byHeight(torn(firstStrand, 21, c.end, c.begin), column(secondStrand, 21)),
			"alternation": strings.Split(woven(torn(leftColumn, 17, c.end, c.begin), column(rightColumn, 17)), "\n"),
		} {
			found := harness.Copy(t, "社区健康两则\n\n⟦truncation/interleaved:"+strings.Join(lines, "\n")+"⟧\n\n以上两则都来自柳荫社区卫生服务中心。\n")
			if len(found) != 1 || len(found[0].Fixes) != 1 || !strings.Contains(found[0].Fixes[0].Edits[0].Text, c.want) {
				t.Errorf("%s, %s: %+v", name, c.want, found)
			}
		}
	}
}

// Lists and titles read on in no order, and what is wrapped reads on as it stands.
func TestStrandsSilent(t *testing.T) {
	h := harness
	h.Read = readHTML(t)
	titles := strings.Fields("社区门诊周末照常开放 儿童接种可以网上预约 老人体检车开进山村 食堂新设低盐低油窗口 医院夜间门诊延长到零时 学校视力筛查下周开始 血站街头采血点搬家 家庭医生上门量血压 药房试行代煎中药服务 救护车增设两个站点 医保窗口中午不再休息 健康讲座每月一次进社区 慢病随访改用电子档案 口腔科开出牙周专病门诊")
	h.Copy(t, "<h1>要闻</h1>\n<p>"+strings.Join(titles, "</p>\n<p>")+"</p>\n")
	harness.Copy(t, "社区健康两则\n\n"+strings.Join(column(firstStrand, 22), "\n")+"\n"+strings.Join(column(secondStrand, 22), "\n")+"\n")
}
