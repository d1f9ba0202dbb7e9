package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
)

// outline prints each block and what its source looks like.
func outline(doc *lint.Document) string {
	var b strings.Builder
	for _, k := range doc.Blocks {
		level := ""
		if k.Level > 0 || k.Table > 0 {
			level = fmt.Sprint(" ", k.Level, k.Table, k.Row)
		}
		fmt.Fprintf(&b, "%s%s|%s\n", k.Kind, level, k.Text)
	}
	return b.String()
}

func TestHTML(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"an article", `<!doctype html><html><head><title>网页标题</title><style>p{}</style><meta property="article:published_time" content="2025-03-04T08:00"></head>
<body><nav><a href="/">首页</a></nav><h1>社区<b>食</b>堂开张</h1><p>　　老人在家<span>门</span>口吃上热饭。<p>第二段<br>换行后
接着写。<script>var a="不是正文"</script><div class="share-bar">分享到</div><div style="display: none">看不见</div>
<figure><img alt="替代文字"><figcaption>图为食堂一角</figcaption></figure>
<table><caption>价目</caption><tr><td>早餐<td>5元<tr><td>午餐</td><td>8元</td></table>
<ul><li>一日三餐<li>可以送餐</ul><ul><li><a>推荐一</a></li><li><a>推荐二</a></li></ul><footer>版权所有</footer></body></html>`,
			"heading 1 0 0|社区食堂开张\nparagraph|老人在家门口吃上热饭。\nparagraph|第二段\nparagraph|换行后接着写。\ncaption|图为食堂一角\ncaption 0 1 0|价目\ntable-cell 0 1 1|早餐\ntable-cell 0 1 1|5元\ntable-cell 0 1 2|午餐\ntable-cell 0 1 2|8元\nlist-item|一日三餐\nlist-item|可以送餐\n"},
		{"the marked article only", `<h1>题</h1><div>广告</div><article><p>正文</p></article><p>旁文</p>`, "heading 1 0 0|题\nparagraph|正文\n"},
		{"entities", `<p>甲&amp;乙&nbsp;丙&#20013;&copy丁 &bogus; a&b</p>`, "paragraph|甲&乙\u00a0丙中©丁 &bogus; a&b\n"},
		{"soft hyphen and ruby", `<p>糖&shy;尿<wbr>病<ruby>痘<rt>dòu</rt></ruby></p>`, "paragraph|糖尿病痘\n"},
		{"spaces", "<p>  A  B\n甲\n乙 </p>", "paragraph|A B 甲乙\n"},
		{"stray tags", `</p></div><p>甲</b></p>乙<td>丙</td></table>`, "paragraph|甲\nparagraph|乙\ntable-cell|丙\n"},
		{"a frame of one column", `<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>`, "paragraph 0 1 1|甲\nparagraph 0 1 2|乙\n"},
	} {
		doc, err := HTML("a.html", []byte(c.in))
		if err != nil {
			t.Fatal(err)
		}
		if got := outline(doc); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestHTMLRule(t *testing.T) {
	doc, err := HTML("a.html", []byte("<p>甲</p><hr><p>乙</p><p>丙</p>"))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []bool{false, true, false} {
		if b := doc.Blocks[i]; b.Ruled != want {
			t.Errorf("%s: %v", b.Text, b.Ruled)
		}
	}
}

// TestHTMLPlaces finds words that markup splits back in the file.
func TestHTMLPlaces(t *testing.T) {
	src := "<p>前文</p>\n<p>患<em>糖</em>尿病&amp;高血压</p>"
	doc, err := HTML("a.html", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	b := doc.Blocks[1]
	i := strings.Index(b.Text, "糖")
	s := b.Source(i, i+len("糖尿病"))
	if got := doc.Text(s); got != "糖</em>尿病" {
		t.Errorf("source %q", got)
	}
	if p := doc.Position(s.Start); p.Line != 2 || p.Column != 9 {
		t.Errorf("position %+v", p)
	}
	i = strings.Index(b.Text, "&")
	if got := doc.Text(b.Source(i, i+1)); got != "&amp;" {
		t.Errorf("entity %q", got)
	}
}

func TestHTMLNesting(t *testing.T) {
	_, err := HTML("a.html", []byte(strings.Repeat("<div>", 10000)))
	if err == nil || !strings.Contains(err.Error(), "nest deeper") {
		t.Errorf("error %v", err)
	}
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte("<p>甲&amp;乙<br>丙</p><table><tr><td>丁<td>戊</table>"))
	f.Add([]byte("<ul><li><a>x</a></ul><title>&lt;</title><!-- c --><![CDATA[x]]>&#0;&#xD800;&copyx"))
	f.Fuzz(func(t *testing.T, src []byte) {
		doc, err := HTML("a.html", src)
		if err != nil {
			return
		}
		at := 0
		for _, b := range doc.Blocks {
			for _, r := range b.Runs {
				if r.Source.Start < at || r.Source.End > len(src) {
					t.Fatalf("run %+v goes back before %d", r, at)
				}
				at = r.Source.End
				if got := string(src[r.Source.Start:r.Source.End]); !r.Atomic && got != b.Text[r.Text.Start:r.Text.End] {
					t.Fatalf("run %+v: %q is not %q", r, got, b.Text[r.Text.Start:r.Text.End])
				}
			}
		}
	})
}

func BenchmarkHTML(b *testing.B) {
	src := []byte(strings.Repeat("<p>社区<b>食</b>堂开张，老人在家门口吃上热饭&nbsp;，每餐八元。</p>\n", 1000))
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := HTML("a.html", src); err != nil {
			b.Fatal(err)
		}
	}
}
