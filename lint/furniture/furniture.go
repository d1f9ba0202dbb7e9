// Package furniture knows the words of a page that belong to no copy: its buttons, links, counters and labels, as lines of their own
// and in the line of a sentence.
package furniture

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/healthlint/healthlint/lint/lines"
)

//go:embed furniture.tsv
var table string

// Wording is a row of furniture.tsv as one of the things it is.
type Wording struct{ Sort, How, Text string }

// Lines are the wordings that make a line furniture.
var Lines = sync.OnceValue(func() []Wording { return column(1) })

// column lists the wordings by what they are as lines (1) or glued to prose (2).
func column(n int) (list []Wording) {
	for f := range lines.Rows(table, 4) {
		for how := range strings.SplitSeq(f[n], ",") {
			if how != "-" {
				list = append(list, Wording{f[0], how, f[3]})
			}
		}
	}
	return list
}

// hows are what a wording is read as behind prose, what says most first.
var hows = []string{"count", "title", "size", "to", "field", "alone", "sure", "row"}

// wordings are those of the line of a sentence by their first character, the longest first.
var wordings = sync.OnceValue(func() map[rune][]Wording {
	out := map[rune][]Wording{}
	for _, w := range column(2) {
		first, _ := utf8.DecodeRuneInString(w.Text)
		out[first] = append(out[first], w)
	}
	for _, ws := range out {
		slices.SortStableFunc(ws, func(a, b Wording) int {
			return cmp.Or(len(b.Text)-len(a.Text), slices.Index(hows, a.How)-slices.Index(hows, b.How))
		})
	}
	return out
})

// ReadMore returns where the read-more link begins that a paragraph ends with.
func ReadMore(text string) (start int, ok bool) {
	const shortest = 30 // bytes of a paragraph, not a line that is such a link
	if len(text) < shortest {
		return 0, false
	}
	body := strings.TrimRight(text, " \u3000]】>》…→）)")
	for _, w := range readMore {
		if strings.HasSuffix(body, w) {
			return len(strings.TrimRight(body[:len(body)-len(w)], "[【（(<《")), true
		}
	}
	return 0, false
}

var readMore = []string{"阅读全文", "閱讀全文", "展开全文", "展開全文", "查看全文", "查看更多", "阅读原文", "閱讀原文", "全文阅读", "点击查看详情", "繼續閱讀", "继续阅读"}
