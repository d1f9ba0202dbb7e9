package typeset

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// read returns the paragraphs of a text as they are read.
func read(src []byte) (paragraphs []string, spreads int) {
	s := Read(src, 0)
	text := ""
	for i, l := range s.Lines {
		if l.Blank() {
			continue
		}
		text += string(src[l.Start:l.End])
		if !s.GoesOn(i) && !s.Flows(i) {
			paragraphs, text = append(paragraphs, text), ""
		}
	}
	return paragraphs, len(s.Spreads)
}

// Pages that pdftotext -layout (poppler 22.12) made of our own copy: fixtures/good/features, set by Chromium in columns.
func TestExtractedColumns(t *testing.T) {
	for name, want := range map[string][]string{
		"two-columns.txt": {
			"与时间赛跑的85分钟",
			"14时07分，患者直接被推进CT室，没有经过急诊抢救室。影像显示",     // the first line ends in a stop
			"按每千克体重0.9毫克计算，其中10%在1分钟内推完",           // from the foot of a column to the head of the next
			"美国国立卫生研究院卒中量表（NIHSS）评分从入院时的11分降到了3分。", // shifted by what stands before it
		},
		"three-columns.txt": {
			"芦苇荡里的送瘟人",
			"“这种就是钉螺，壳上一圈一圈的，右旋，尖尖的像枚螺丝钉。”",
			"闾丘月跪在产垫上，一只手托着产妇的腰，语速慢得像在哄孩子睡觉。3分钟后，一个3280克的男婴", // one blank between columns
			"去年降到11.5%，下降34.7个百分点",
			"县卫健局和民政局联合办班，她学了120个学时",
		},
	} {
		src, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		got, spreads := read(src)
		if spreads != 1 {
			t.Errorf("%s: %d spreads", name, spreads)
		}
		for _, w := range want {
			if !slices.ContainsFunc(got, func(p string) bool { return strings.Contains(p, w) }) {
				t.Errorf("%s: no %q in\n%s", name, w, strings.Join(got, "\n"))
			}
		}
	}
}

const (
	morning = "社区门诊每天早上七点半开门，先来的老人坐在走廊里量血压，护士把数值记在本子上，再按先后叫号。医生说，量血压之前要静坐五分钟，不要说话，也不要跷着腿，量两次取平均。家里有血压计的，早晚各量一次，把本子带来给医生看，药量由医生调整。"
	evening = "学校食堂换了菜谱，油炸的一周只有一次，炒菜少放盐，汤里不放味精。校医在饭厅门口摆了一张桌子，孩子们排着队测视力，看不清第五行的，通知家长带去医院散瞳验光。老师把课间延长到十五分钟，天晴就到操场上去，每天在户外待够两个小时。"
)

// beside sets texts side by side in columns of so many characters, with so many blanks between.
func beside(width, blanks int, texts ...string) string {
	var out strings.Builder
	var rest [][]rune
	for _, t := range texts {
		rest = append(rest, []rune(t))
	}
	for slices.ContainsFunc(rest, func(r []rune) bool { return len(r) > 0 }) {
		line := ""
		for k, r := range rest {
			n := min(width, len(r))
			for utf8.RuneCountInString(line) < k*(width+blanks) {
				line += " "
			}
			line += string(r[:n])
			rest[k] = r[n:]
		}
		out.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return out.String()
}

func TestColumnsSideBySide(t *testing.T) {
	for _, width := range []int{14, 17, 22, 30} {
		for _, blanks := range []int{3, 4, 9} {
			got, _ := read([]byte("两则短讯\n\n" + beside(width, blanks, morning, evening) + "\n以上两则都来自平桥区。\n"))
			if want := []string{"两则短讯", morning, evening, "以上两则都来自平桥区。"}; !slices.Equal(got, want) {
				t.Errorf("width %d, %d blanks:\n%s", width, blanks, strings.Join(got, "\n"))
			}
		}
	}
}

// Tables, lists in two rows, verse and code are read line by line.
func TestNoColumns(t *testing.T) {
	for _, text := range []string{
		"科室        楼层        电话\n内科门诊    一楼东侧    周一至周五\n外科门诊    一楼西侧    周一至周五\n儿科门诊    二楼东侧    每天上下午\n妇科门诊    二楼西侧    周二至周六\n眼科门诊    三楼东侧    周一至周五\n",
		"白日依山尽，    黄河入海流。\n欲穷千里目，    更上一层楼。\n春眠不觉晓，    处处闻啼鸟。\n夜来风雨声，    花落知多少。\n床前明月光，    疑是地上霜。\n",
		"func main() {\n    fmt.Println(1)    // 打印\n    os.Exit(0)        // 退出\n    return            // 返回\n    panic(nil)        // 不会到这里\n}\n",
		"一、挂号    先到一楼大厅，凭身份证取号。\n二、候诊    到诊区门口签到，坐等叫号。\n三、缴费    手机、窗口、自助机都可以。\n四、取药    凭单子到药房，核对后离开。\n五、复诊    按医生写的日子再来一趟。\n",
		"2019年    住院    3210人，比上年多\n2020年    住院    2987人，比上年少\n2021年    住院    3105人，比上年多\n2022年    住院    3321人，比上年多\n2023年    住院    3498人，比上年多\n",
	} {
		if got, n := read([]byte(text)); n != 0 {
			t.Errorf("columns in\n%s\n%s", text, strings.Join(got, "\n"))
		}
	}
}

// What extraction broke at a mark is one printed line.
func TestBrokenAtMarks(t *testing.T) {
	var out strings.Builder
	for i, line := range wrap(morning+evening, 24) {
		if at := strings.Index(line, "，"); i%2 == 0 && at > 0 {
			line = line[:at] + "\n" + line[at:]
		}
		out.WriteString(line + "\n")
	}
	if got, _ := read([]byte(out.String())); !slices.Contains(got, morning+evening) {
		t.Errorf("of\n%s%s", out.String(), strings.Join(got, "\n"))
	}
}

// wrap sets a text in lines of so many characters.
func wrap(text string, width int) (lines []string) {
	r := []rune(text)
	for len(r) > width {
		lines, r = append(lines, string(r[:width])), r[width:]
	}
	return append(lines, string(r))
}

// Few wide lines are wrapped all the same: those that break off are of one length.
func TestWideLines(t *testing.T) {
	var lines []string
	for _, text := range []string{morning, evening, morning[len("社区门诊"):]} {
		lines = append(lines, wrap(text, 47)...)
	}
	got, _ := read([]byte("两则短讯\n\n" + strings.Join(lines, "\n") + "\n"))
	if !slices.Contains(got, morning) || !slices.Contains(got, evening) {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
}

// A blank line behind every line of a page, and symbols of radicals for characters, as mutool extracts them.
func TestSpacedOut(t *testing.T) {
	radicals := strings.NewReplacer("一", "⼀", "人", "⼈", "子", "⼦", "高", "⾼", "大", "⼤", "十", "⼗")
	lines := append([]string{"两则短讯"}, slices.Concat(wrap(morning, 22), wrap(evening, 22))...)
	got, _ := read([]byte(radicals.Replace(strings.Join(lines, "\n\n"))))
	if want := []string{"两则短讯", radicals.Replace(morning), radicals.Replace(evening)}; !slices.Equal(got, want) {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
	// Copy with a blank line between paragraphs, titles among them.
	lines = strings.SplitAfter(morning+evening, "。")
	lines = append(lines, "门诊楼里的早班护士", "食堂窗口的新菜谱单", "校医桌上的视力表格", "走廊尽头的血压计架", "操场边上的长课间铃")
	if got, _ := read([]byte(strings.Join(lines, "\n\n"))); len(got) < len(lines)-1 {
		t.Errorf("%d of %d: %s", len(got), len(lines), strings.Join(got, "\n"))
	}
}

// Whatever the text, it is read whole and once, with no line going on in itself.
func FuzzRead(f *testing.F) {
	f.Add(beside(14, 4, morning, evening))
	f.Add(beside(12, 3, morning, evening, morning))
	f.Add("一\f二\n\n   三    四\n　　五　　六\r\n")
	for _, name := range []string{"two-columns.txt", "three-columns.txt"} {
		src, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src))
	}
	f.Fuzz(func(t *testing.T, text string) {
		src := []byte(text)
		s := Read(src, 0)
		seen := make([]bool, len(src))
		for i, l := range s.Lines {
			if l.Start > l.End || l.End > len(src) {
				t.Fatalf("line %d: %d to %d of %d", i, l.Start, l.End, len(src))
			}
			for at := l.Start; at < l.End; at++ {
				if seen[at] {
					t.Fatalf("byte %d is read twice", at)
				}
				seen[at] = true
			}
			if s.GoesOn(i) && s.Flows(i) {
				t.Fatalf("line %d goes on twice", i)
			}
			if s.GoesOn(i) && spreadOfLine(s, l) != spreadOfLine(s, s.Lines[i+1]) {
				t.Fatalf("line %d goes on outside its columns", i)
			}
		}
		for at, r := range text {
			if !seen[at] && !strings.ContainsRune(" \t\r\n\f\u3000\u00a0", r) {
				t.Fatalf("byte %d, %q, is not read", at, r)
			}
		}
	})
}

// spreadOfLine returns which spread a line stands in, -1 for none.
func spreadOfLine(s *Setting, l Line) int {
	return slices.IndexFunc(s.Spreads, func(p Spread) bool { return l.Start >= p.Span.Start && l.End <= p.Span.End })
}

func BenchmarkRead(b *testing.B) {
	src, err := os.ReadFile("testdata/three-columns.txt")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		Read(src, 0)
	}
}

// A full line may end in a quotation that ends no sentence, or be narrow for its figures: neither ends a paragraph.
func TestWrappedAtQuotes(t *testing.T) {
	const text = "柳荫社区的老人入秋以后陆续来接种流感疫苗，卫生服务中心把接种室搬到\n一楼，轮椅可以直接推进去，接种前先量血压、问过敏史。站长说，所谓“多\n打几针没有坏处”的说法并不可靠，接种要听医生的，今年打过的“四价”\n就不用再打。行动不便的老人由家庭医生上门登记，约好日子再派车去接。\n本次疫苗的批号为20240301、20240302和20240305，共计\n三万二千支，河口区的十二家卫生院都有，先到先打，打完为止，请各位老\n人带好身份证和医保卡，最好由家人陪同，打完在候诊区坐满半小时再离开\n，没有不适再回家，回家以后多喝水，少洗澡，注意休息，不要喝酒。\n"
	got, _ := read([]byte(text))
	for _, p := range got {
		if last, _ := utf8.DecodeLastRuneInString(p); last != '。' {
			t.Errorf("a paragraph ends in %q", p[len(p)-min(len(p), 30):])
		}
	}
}
