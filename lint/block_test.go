package lint

import (
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"
)

// boldBlock is `影**射**科&amp;室` as a reader sees it: 影射科&室.
func boldBlock() (*Block, []byte) {
	src := []byte("影**射**科&amp;室")
	var w BlockBuilder
	w.Verbatim(src, 0, 3)
	w.Verbatim(src, 5, 8)
	w.Verbatim(src, 10, 13)
	w.Decoded("&", 13, 18)
	w.Verbatim(src, 18, 21)
	return w.Block(Paragraph), src
}

func TestBlockSource(t *testing.T) {
	b, src := boldBlock()
	for _, c := range []struct {
		text, want string
	}{{"影射科", "影**射**科"}, {"射", "射"}, {"&", "&amp;"}, {"科&室", "科&amp;室"}, {b.Text, string(src)}} {
		at := strings.Index(b.Text, c.text)
		s := b.Source(at, at+len(c.text))
		if got := string(src[s.Start:s.End]); got != c.want {
			t.Errorf("Source(%q) = %q, want %q", c.text, got, c.want)
		}
	}
	if s := b.Source(3, 3); s.Start != 3 || s.End != 3 {
		t.Errorf("an insertion after 影 stands at %v, want 3", s)
	}
}

func TestBlockEdits(t *testing.T) {
	for _, c := range []struct {
		old, repl, want string
		exact           bool
	}{
		{"影射科", "影像科", "影**像**科&amp;室", true},
		{"影射科", "影射科室", "影**射**科室&amp;室", true},
		{"科&室", "科室", "影**射**科室", false},
	} {
		b, src := boldBlock()
		at := strings.Index(b.Text, c.old)
		edits, exact := b.Edits(at, at+len(c.old), c.repl)
		got := string(src)
		for i := len(edits) - 1; i >= 0; i-- {
			got = got[:edits[i].Span.Start] + edits[i].Text + got[edits[i].Span.End:]
		}
		if got != c.want || exact != c.exact {
			t.Errorf("%s→%s gave %q exact %v, want %q exact %v", c.old, c.repl, got, exact, c.want, c.exact)
		}
	}
}

// What stands beside an edit in a repaired run is not lost: the run comes out repaired.
func TestBlockEditsInsideRepair(t *testing.T) {
	for _, c := range []struct{ old, repl, want string }{
		{"门", "鬥", "设鬥诊科"}, {"门", "", "设诊科"}, {"诊", "诊所", "设门诊所科"},
		{"设门", "建门", "建门诊科"}, {"设门", "门", "门诊科"}, {"诊科", "诊", "设门诊"}, {"门诊", "门", "设门科"},
		{"设门诊科", "设科", "设科"}, {"门诊", "问珍", "设问珍科"},
	} {
		src := []byte("设@@科")
		var w BlockBuilder
		w.Verbatim(src, 0, 3)
		w.Decoded("门诊", 3, 5)
		w.Verbatim(src, 5, 8)
		b := w.Block(Paragraph)
		at := strings.Index(b.Text, c.old)
		edits, exact := b.Edits(at, at+len(c.old), c.repl)
		got := string(src)
		for i := len(edits) - 1; i >= 0; i-- {
			got = got[:edits[i].Span.Start] + edits[i].Text + got[edits[i].Span.End:]
		}
		// An edit clear of the run leaves the damage to its own fix.
		if got != c.want && got != strings.Replace(c.want, "门诊", "@@", 1) || exact && strings.Contains(got, "门诊") {
			t.Errorf("%s→%s gave %q exact %v, want %q", c.old, c.repl, got, exact, c.want)
		}
	}
}

func TestBlockRewrite(t *testing.T) {
	src := []byte("推動聯(lián)系和醫(yī)保")
	var w BlockBuilder
	w.Verbatim(src, 0, len(src))
	b := w.Block(Paragraph)
	var cuts []Replacement
	for _, r := range []string{"(lián)", "(yī)"} {
		at := strings.Index(b.Text, r)
		cuts = append(cuts, Replacement{Span: Span{at, at + len(r)}})
	}
	b.Rewrite(cuts)
	if b.Text != "推動聯系和醫保" {
		t.Fatalf("text is %q", b.Text)
	}
	at := strings.Index(b.Text, "聯系")
	s := b.Source(at, at+len("聯系"))
	if got := string(src[s.Start:s.End]); got != "聯(lián)系" {
		t.Errorf("聯系 maps to %q", got)
	}
	if b.Verbatim(at, at+len("聯系")) {
		t.Error("a stretch over a removed residue is not verbatim")
	}
}

func TestPositionCountsCodePoints(t *testing.T) {
	long := strings.Repeat("字", 3000)
	d := NewDocument("x", []byte("\uFEFF甲𠮷乙\r\n"+long+"尾"))
	for _, c := range []struct {
		at   string
		want Position
	}{{"甲", Position{1, 1, 3}}, {"乙", Position{1, 3, 10}}, {"尾", Position{2, 3001, 15 + 9000}}} {
		at := strings.Index(string(d.Source), c.at)
		if got := d.Position(at); got != c.want {
			t.Errorf("%s is at %v, want %v", c.at, got, c.want)
		}
	}
}

func FuzzRewriteKeepsMap(f *testing.F) {
	f.Add("推動聯(lián)系和醫(yī)保", 3, 9, "")
	f.Add("a中b", 1, 4, "國國")
	f.Fuzz(func(t *testing.T, s string, i, j int, repl string) {
		if !utf8.ValidString(s) || !utf8.ValidString(repl) || i < 0 || j < i || j > len(s) {
			t.Skip()
		}
		src := []byte(s)
		var w BlockBuilder
		w.Verbatim(src, 0, len(src))
		b := w.Block(Paragraph)
		if len(src) == 0 {
			return
		}
		b.Rewrite([]Replacement{{Span{i, j}, repl}})
		last := 0
		for k := range len(b.Text) {
			sp := b.Source(k, k+1)
			if sp.Start < last || sp.End > len(src) || sp.Start > sp.End {
				t.Fatalf("offset %d maps to %v after %d", k, sp, last)
			}
			last = sp.Start
			r := b.Runs[b.runAt(k)]
			if !r.Atomic && b.Text[k] != src[sp.Start] {
				t.Fatalf("offset %d re-reads to another byte", k)
			}
		}
	})
}

// TestBlockEditsCostInProportion holds what an edit of one block allocates for a text against what twice the text does.
func TestBlockEditsCostInProportion(t *testing.T) {
	spent := func(n int) float64 {
		src := []byte(strings.Repeat("a", n))
		var w BlockBuilder
		w.Verbatim(src, 0, n)
		b := w.Block(Paragraph)
		other := strings.Repeat("b", n)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		b.Edits(0, n, other)
		runtime.ReadMemStats(&after)
		return float64(after.TotalAlloc - before.TotalAlloc)
	}
	if once, twice := spent(20_000), spent(40_000); twice > 3*once+100_000 {
		t.Errorf("%.0f bytes, for twice the text %.0f", once, twice)
	}
}

// Which words are a link is told by their place in the source, whatever was mended in between.
func TestLink(t *testing.T) {
	src := []byte("看[甲&amp;乙](a)和[丙](b)。")
	var w BlockBuilder
	w.Verbatim(src, 0, 3)
	w.Verbatim(src, 4, 7)
	w.Decoded("&", 7, 12)
	w.Verbatim(src, 12, 15)
	w.Verbatim(src, 19, 22)
	w.Verbatim(src, 23, 26)
	w.Verbatim(src, 30, 33)
	b := w.Block(Paragraph)
	b.Links = []Span{{4, 15}, {23, 26}}
	for _, c := range []struct{ in, link string }{{"甲", "甲&乙"}, {"&", "甲&乙"}, {"乙", "甲&乙"}, {"甲&乙", "甲&乙"}, {"丙", "丙"}, {"看", ""}, {"和", ""}, {"乙和", ""}, {"。", ""}} {
		i := strings.Index(b.Text, c.in)
		from, to, ok := b.Link(i, i+len(c.in))
		if got := b.Text[from:to]; got != c.link || ok != (c.link != "") || ok != b.Linked(i, i+len(c.in)) {
			t.Errorf("%s in %s: %q, want %q", c.in, b.Text, got, c.link)
		}
	}
	at := strings.Index(b.Text, "乙")
	b.Rewrite([]Replacement{{Span{at, at + len("乙")}, ""}})
	if from, to, ok := b.Link(3, 4); !ok || b.Text[from:to] != "甲&" {
		t.Errorf("mended: %q", b.Text[from:to])
	}
}
