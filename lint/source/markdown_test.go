package source

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint"
)

// quoted writes the blocks of a document one to a line.
func quoted(doc *lint.Document) string {
	var out strings.Builder
	for _, b := range doc.Blocks {
		fmt.Fprintf(&out, "%s", b.Kind)
		if b.Level > 0 {
			fmt.Fprintf(&out, "%d", b.Level)
		}
		if b.Table > 0 {
			fmt.Fprintf(&out, " %d.%d", b.Table, b.Row)
		}
		fmt.Fprintf(&out, " %q\n", b.Text)
	}
	return out.String()
}

func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"heading and paragraph", "# 门诊扩容\n\n　　全市新增三家。\n", `heading1 "门诊扩容"|paragraph "全市新增三家。"`},
		{"setext and atx with closing marks", "扩容\n===\n\n## 二 ##\n", `heading1 "扩容"|heading2 "二"`},
		{"bold inside a word", "影**像**科、影*像*科、~~旧~~", `paragraph "影像科、影像科、旧"`},
		{"a range is not struck out", "6~17岁三成，18~64岁四成，~~旧~~、~半~、~~~三~~~", `paragraph "6~17岁三成，18~64岁四成，旧、~半~、~~~三~~~"`},
		{"entity", "A&amp;B&nbsp;甲&#x4e59;&bogus;&", `paragraph "A&B\u00a0甲乙&bogus;&"`},
		{"escape", `12\*3 \& 甲\乙`, `paragraph "12*3 & 甲\\乙"`},
		{"soft break between Han", "影像\n科与 CT\n室、PCR test\nkit", `paragraph "影像科与 CT室、PCR test kit"`},
		{"soft break, CRLF", "影像\r\n科\r\n", `paragraph "影像科"`},
		{"a paragraph to a line", "甲乙。丙丁。\n戊己。\n庚辛\n壬\n", `paragraph "甲乙。丙丁。"|paragraph "戊己。"|paragraph "庚辛壬"`},
		{"a paragraph to a line, bold", "**甲**乙。丙“丁。”\n戊**己**。\n", `paragraph "甲乙。丙“丁。”"|paragraph "戊己。"`},
		{"a sentence to a line", "甲乙。\n丙丁。\n", `paragraph "甲乙。丙丁。"`},
		{"numbered by hand", "（一）甲。\n（二）乙\n丙。\n丁\n", `paragraph "（一）甲。"|paragraph "（二）乙丙。"|paragraph "丁"`},
		{"soft break in a quote", "> 影像\n> 科\n", `quote "影像科"`},
		{"soft break at bold", "影\n**像**\n科", `paragraph "影像科"`},
		{"hard break", "甲  \n乙\\\n丙<br>丁", `paragraph "甲\n乙\n丙\n丁"`},
		{"list", "- 一\n- 二\n\n  续\n\n1. 三\n   - 四\n", `list-item "一"|list-item "二"|list-item "续"|list-item "三"|list-item "四"`},
		{"task", "- [x] 已接种\n", `list-item "已接种"`},
		{"code, link, image", "运行`go 甲`后看[门诊表](http://a.cn/甲)。![图](b.png)", `paragraph "运行￼后看门诊表。"`},
		{"reference link", "见[表][1]\n\n[1]: http://a.cn \"题\"\n", `paragraph "见表"`},
		{"urls", "见 https://a.cn/a_b_c?x=%E4%BD，或<http://b.cn>。", `paragraph "见 ￼，或￼。"`},
		{"code block and comment", "```\n甲\n```\n\n    乙\n\n<!-- 丙 -->\n\n丁<!-- 戊 -->己\n", `paragraph "丁己"`},
		{"html block", "<div class=\"x\">\n<p>甲<b>乙</b>\n丙</p>\n<script>丁</script>\n</div>\n", `paragraph "甲乙丙"`},
		{"figure", "甲。\n\n<figure>\n<img src=\"a.png\" alt=\"\">\n<figcaption>乙<b>丙</b>\n丁</figcaption>\n戊\n</figure>\n\n![图](b.png)\n<figcaption>己</figcaption>\n\n庚\n", `paragraph "甲。"|caption "乙丙丁"|paragraph "戊"|caption "己"|paragraph "庚"`},
		{"caption in a quote", "> <table>\n> <caption>甲\n> 乙</caption>\n> <tr><td>丙</td></tr>\n> </table>\n", `caption "甲"|caption "乙"|quote "丙"`},
		{"table", "| 区 | 例 |\n|---|---|\n| 东 | **1**2 |\n| 西\\|南 | 3 |\n", `table-cell 1.1 "区"|table-cell 1.1 "例"|table-cell 1.2 "东"|table-cell 1.2 "12"|table-cell 1.3 "西|南"|table-cell 1.3 "3"`},
		{"front matter", "---\ntitle: 门诊扩容\ndate: 2026-03-01\ntags: [甲]\n---\n正文。\n", `heading1 "门诊扩容"|paragraph "正文。"`},
		{"front matter, quoted, CRLF, mark", "\uFEFF---\r\nTitle: \"门诊\"\r\n---\r\n正文。\r\n", `heading1 "门诊"|paragraph "正文。"`},
		{"a rule is no front matter", "---\n\n正文。\n", `paragraph "正文。"`},
		{"broken front matter", "---\n: [\n---\n正文。\n", ``},
		{"empty", "", ``},
		{"mark only", "\uFEFF", ``},
		{"spaces only", "　 \n", ``},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := Markdown("a.md", []byte(c.in))
			checkMap(t, doc)
			got := strings.TrimSuffix(strings.ReplaceAll(quoted(doc), "\n", "|"), "|")
			if c.name == "broken front matter" {
				if !strings.Contains(got, `"正文。"`) {
					t.Errorf("the copy below is lost: %s", got)
				}
				return
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestMarkdownFrontMatter(t *testing.T) {
	doc := Markdown("a.md", []byte("---\ntitle: 门诊扩容\ndate: 2026-03-01\n---\n正文。\n"))
	if doc.Title != "门诊扩容" || !doc.Date.Equal(time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("title %q, date %v", doc.Title, doc.Date)
	}
	at := doc.Blocks[0].Source(0, len("门诊"))
	if p := doc.Position(at.Start); p.Line != 2 || p.Column != 8 {
		t.Errorf("the title stands at %v", p)
	}
	if doc := Markdown("a.md", []byte("# 扩容\n\n## 二\n")); doc.Title != "扩容" {
		t.Errorf("title %q without front matter", doc.Title)
	}
}

// checkMap holds the map of every block against its source: in bounds, never
// going backwards, and what is mapped verbatim reads the same on both sides.
func checkMap(t testing.TB, doc *lint.Document) {
	t.Helper()
	last := 0
	for _, b := range doc.Blocks {
		at := 0
		for _, r := range b.Runs {
			if r.Text.Start != at || r.Text.End <= at || r.Source.Start < last || r.Source.End <= r.Source.Start || r.Source.End > len(doc.Source) {
				t.Fatalf("%q: run %+v after text %d, source %d of %d", b.Text, r, at, last, len(doc.Source))
			}
			if text := b.Text[r.Text.Start:r.Text.End]; !r.Atomic && text != doc.Text(r.Source) {
				t.Fatalf("%q stands for %q", text, doc.Text(r.Source))
			}
			at, last = r.Text.End, r.Source.End
		}
		if at != len(b.Text) || at == 0 || !utf8.ValidString(b.Text) && utf8.Valid(doc.Source) {
			t.Fatalf("%q: runs cover %d of %d bytes", b.Text, at, len(b.Text))
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"影**像**科&amp;\n室", "> a\n> <b>乙</b>\n", "|a|\n|-|\n|`\\|`|", "---\ntitle: x\n---\n- [ ] y", "<p>&#20013;\n<!--", "[a]: <b>\n\\", "https://a.b_c_*d*", "6~17、~~甲~~~乙~丙~~", "1. \t甲\r\n\t乙\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkMap(t, Markdown("a.md", []byte(s)))
		checkMap(t, Plain("a.txt", []byte(s)))
	})
}

func TestMarkdownTooDeepIsPlain(t *testing.T) {
	for _, s := range []string{strings.Repeat(">", 1<<20), strings.Repeat("[", 1<<20), strings.Repeat("+ ", 1<<19), strings.Repeat("![甲\n", 1<<18), strings.Repeat("[甲](", 1<<18), strings.Repeat("*甲_", 1<<18), strings.Repeat("[", 1<<18) + strings.Repeat("]", 1<<18), strings.Repeat("[甲]: b\n", 1<<16)} {
		doc := Markdown("a.md", []byte(s))
		if doc.Format != "text" {
			t.Errorf("%.8q… went to the parser, which is quadratic in it", s)
		}
	}
	for _, s := range []string{strings.Repeat("-", 200) + "\n", "- a\n" + strings.Repeat("> a\n", 100), strings.Repeat("[甲](乙) ", 1000), strings.Repeat("**甲**、", 900), strings.Repeat("[甲]: b\n", 1000)} {
		if doc := Markdown("a.md", []byte(s)); doc.Format != "markdown" {
			t.Errorf("%.20q… is taken for plain text", s)
		}
	}
}

// A rule before a block and italics all through it are told, and bold words and what stands beside italics are not.
func TestMarkdownAsides(t *testing.T) {
	doc := Markdown("a.md", []byte("甲。\n\n---\n*乙*\n_丙 丁_\n\n*戊*己\n\n***\n\n![](a.png)\n\n**庚**\n"))
	var got []string
	for _, b := range doc.Blocks {
		got = append(got, fmt.Sprint(b.Text, " ", b.Ruled, " ", b.Aside))
	}
	if s, want := strings.Join(got, "|"), "甲。 false false|乙丙 丁 true true|戊己 false false|庚 true false"; s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

// What a list item belongs to, which words are a link, and what is no copy behind a block is told beside its text.
func TestMarkdownLayout(t *testing.T) {
	doc := Markdown("a.md", []byte("看[门诊表](a.md)：\n\n```\n甲\n```\n\n- 一\n  - 二\n\n    续\n- 三\n\n![图](b.png)\n\n如图 ![图](b.png)\n\n> 四\n>\n> - 六\n\n<!-- 五 -->\n"))
	var got []string
	for _, b := range doc.Blocks {
		s := fmt.Sprintf("%s %d.%d", b.Text, b.Depth, b.Item)
		for _, l := range b.Links {
			s += " [" + doc.Text(l) + "]"
		}
		if b.Shows {
			s += " shows"
		}
		if b.Quoted {
			s += " quoted"
		}
		got = append(got, s)
	}
	want := "看门诊表： 0.0 [门诊表] shows|一 1.1|二 2.1|续 2.1|三 1.2 shows|如图 0.0 shows|四 0.0 quoted|六 1.1 quoted"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}
