package repair

import (
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/source"
)

// TestReadsInVain holds that reading a stretch in other encodings is charged where it leads to nothing, only there, and ends when
// the document has used up what it may read.
func TestReadsInVain(t *testing.T) {
	vain := strings.Repeat("年@°é", 5000) // each é begins a character of UTF-8 that was read as GBK
	doc := source.Plain("a.txt", []byte(vain))
	spent := trialsFor(doc)
	all := spent.reads
	spent.mojibake(vain)
	if used := all - spent.reads; used < all/2 || used > all+4*windowAfter {
		t.Errorf("%d reads of %d used", used, all)
	}
	const damaged = "鍖婚櫌绱ф€ヤ細璇" // 医院紧急会…
	fresh := trialsFor(source.Plain("a.txt", []byte(damaged)))
	before := fresh.reads
	if m := fresh.mojibake(damaged); len(m) != 1 || fresh.reads != before {
		t.Errorf("%v, %d reads in vain", m, before-fresh.reads)
	}
	if _, ok := spent.misread(asGBK, nil, damaged, 0, 0); ok && spent.reads <= 0 {
		t.Error("read on with nothing left")
	}
}
