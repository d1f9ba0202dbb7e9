package truncation

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/fix"
	"github.com/healthlint/healthlint/lint/source"
)

// paragraphs of HTML, one for every line of a column.
func lineByLine(text string, width int) string {
	return "<p>" + strings.Join(column(text, width), "</p>\n<p>") + "</p>\n"
}

func readHTML(t *testing.T) func(string, []byte) *lint.Document {
	return func(path string, src []byte) *lint.Document {
		doc, err := source.HTML(path, src)
		if err != nil {
			t.Fatal(err)
		}
		return doc
	}
}

// A page of which every line has become a paragraph is one finding, whose fix joins all of them; a word that stands across two
// lines is marked at the first.
func TestWrapped(t *testing.T) {
	h := harness
	h.Read = readHTML(t)
	html := "<h1>社区健康两则</h1>\n" + lineByLine(leftColumn, 16) + lineByLine(rightColumn, 16)
	html = strings.Replace(html, "陆续来接</p>\n<p>种流感疫", "⟦truncation/wrapped:陆续来接</p>\n<p>种流感疫⟧", 1)
	found := h.Copy(t, html)
	if len(found) != 1 || len(found[0].Fixes) != 1 {
		t.Fatalf("%+v", found)
	}
	src := strings.NewReplacer("⟦truncation/wrapped:", "", "⟧", "").Replace(html)
	whole, applied := fix.Apply([]byte(src), found, true)
	if got := string(whole); len(applied) != 1 || !strings.Contains(got, "<p>"+leftColumn) || !strings.Contains(got, rightColumn+"</p>") {
		t.Errorf("%d: %s", len(applied), got)
	}
}

// A page with a few cuts has each of them told.
func TestFewCutsAreTold(t *testing.T) {
	h := harness
	h.Read = readHTML(t)
	found := h.Copy(t, "<h1>社区健康两则</h1>\n<p>"+leftColumn+"</p>\n<p>孩子学会走路以后，家里的热水瓶和药瓶都要放到够不着的地方。⟦truncation/paragraph:烫伤</p>\n<p>时先用流⟧动的凉水冲二十分钟，再剪开衣服，不要涂牙膏。</p>\n")
	if len(found) != 1 {
		t.Errorf("%+v", found)
	}
}
