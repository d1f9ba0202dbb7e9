package trial

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadPairs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pairs.tsv")
	if err := os.WriteFile(path, []byte("失棉\t失眠\n# no pair\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := ReadPairs(path)
	if err != nil || len(got) != 1 || got[0] != (Text{"失棉", "失眠"}) {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := ReadPairs(path + ".none"); err == nil {
		t.Error("a file that is not there is read")
	}
	articles, err := ReadArticles(filepath.Dir(path))
	if err != nil || len(articles) != 1 || articles[0].Name != "pairs.tsv" {
		t.Errorf("%+v, %v", articles, err)
	}
}

// An edit of the same length mends its place, whatever else is wrong; another must make the whole sentence right.
func TestMended(t *testing.T) {
	two := Text{"他失棉，又头昏眼化。", "他失眠，又头昏眼花。"}
	more := Text{"他失失眠。", "他失眠。"}
	for _, c := range []struct {
		of         Text
		start, end int
		text       string
		want       bool
	}{
		{two, 6, 9, "眠", true},
		{two, 6, 9, "绵", false},
		{two, 3, 6, "失", false}, // nothing is changed
		{two, 6, 9, "", false},
		{more, 3, 6, "", true},
		{more, 6, 12, "失眠", false},
	} {
		if got := c.of.Mended(c.start, c.end, c.text); got != c.want {
			t.Errorf("%s with %q at %d: %v", c.of.Wrong, c.text, c.start, got)
		}
	}
}

func TestReport(t *testing.T) {
	texts := []Tried{
		{Text{"他失棉，又头昏眼化。", "他失眠，又头昏眼花。"}, []Edit{{6, 9, "眠", 0.9, true, "a"}, {24, 27, "花", 0.6, true, "b"}}},
		{Text{"他失棉。", "他失眠。"}, []Edit{{6, 9, "面", 0.85, false, "c"}}},
		{Text{"天晴。", "天晴。"}, []Edit{{0, 3, "大", 0.6, false, "d"}}},
		{Text{"雨停。", "雨停。"}, nil},
	}
	var b strings.Builder
	Report(&b, texts, false, []Line{{Least: 0.8}, {0.8, 0.5, 120}, {Least: 0.5}})
	const want = `  from 0.80  P 0.000 R 0.000 F1 0.000  right sentences flagged 0.00%
  from 0.80, beside it from 0.50  P 0.500 R 0.500 F1 0.500  right sentences flagged 0.00%
  from 0.50  P 0.333 R 0.500 F1 0.400  right sentences flagged 50.00%
`
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", &b, want)
	}
	b.Reset()
	Report(&b, texts[2:], true, []Line{{Least: 0.5}})
	if got, want := b.String(), "  from 0.50  2500.00 per 10,000 Han (1)\n"; got != want {
		t.Errorf("of articles got %q, want %q", got, want)
	}
	b.Reset()
	for i := range texts {
		texts[i].PrintWrong(&b, 0.8)
		texts[i].PrintLow(&b, 0.8)
		texts[i].PrintLost(&b)
	}
	const lists = `  low 0.60 他失棉，又头昏眼[化>花]。 b
  0.85 他失[棉>面]。 c clean false
  lost 他失[棉>眠]。
`
	if b.String() != lists {
		t.Errorf("got\n%swant\n%s", &b, lists)
	}
}
