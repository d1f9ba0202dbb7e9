package words

import (
	"slices"
	"strings"
	"testing"
)

func TestNearTerms(t *testing.T) {
	for _, c := range []struct {
		before, after string // the place is where after begins
		want          string // the text as it should be
		slip          Slip
	}{
		{"胃镜和影", "射科检查", "胃镜和影像科检查", Replaced},
		{"服用氯吡", "咯雷后", "服用氯吡格雷后", Replaced},
		{"提升医疗卫", "服务能力", "提升医疗卫生服务能力", Missing},
		{"幽门", "门螺杆菌感染", "幽门螺杆菌感染", Extra},
		{"急性阑", "炎尾手术", "急性阑尾炎手术", Swapped},
		{"", "银像科检查", "影像科检查", Replaced},
	} {
		text := c.before + c.after
		i := slices.IndexFunc(NearTerms(nil, text, len(c.before)), func(n NearTerm) bool {
			return text[:n.Start]+n.Text+text[n.End:] == c.want && n.Slip == c.slip
		})
		if i < 0 {
			t.Errorf("%s: no way to %s", text, c.want)
		}
	}
	for _, n := range NearTerms(nil, "张副所长说", 0) {
		if n.Slip == Extra {
			t.Errorf("a character before a term is not one too many: %+v", n)
		}
	}
	if got := NearTerms(nil, "影像科abc", len("影像科")); got != nil {
		t.Errorf("a Latin letter is near %v", got)
	}
}

func TestEveryEditOfATermIsFound(t *testing.T) {
	var room [longest]rune
	for id := 0; id < int(nearU32(4)); id += 41 {
		term := nearTerm(room[:0], id)
		edits := map[string]int{} // texts with the place of the slip, in characters
		for k := range term {
			edits[string(term[:k])+"龘"+string(term[k+1:])] = k
			if k > 0 {
				edits[string(term[:k])+"龘"+string(term[k:])] = k
				edits[string(term[:k])+string(term[k+1:])+"龘"] = k
			}
			if k+1 < len(term) && term[k] != term[k+1] {
				edits[string(term[:k])+string(term[k+1])+string(term[k])+string(term[k+2:])] = k
			}
		}
		for text, k := range edits {
			at := len(string([]rune(text)[:k]))
			near := NearTerms(nil, text+"龘", at)
			if !slices.ContainsFunc(near, func(n NearTerm) bool { return n.Term == string(term) && n.TermStart == 0 }) {
				t.Errorf("%s is not near %s at character %d", string(term), text, k)
			}
		}
	}
}

func FuzzNearTerms(f *testing.F) {
	f.Add("医疗卫服务体系", 9)
	f.Add("影射科\xff", 3)
	f.Fuzz(func(t *testing.T, text string, at int) {
		if at < 0 || at >= len(text) {
			return
		}
		for _, n := range NearTerms(nil, text, at) {
			mended := text[n.TermStart:n.Start] + n.Text + text[n.End:n.TermEnd]
			if mended != n.Term {
				t.Fatalf("%q at %d: %+v gives %q", text, at, n, mended)
			}
		}
	})
}

func BenchmarkNearTerms(b *testing.B) {
	text := strings.Repeat("胃镜和影射科检查均已完成", 2)
	at := strings.Index(text, "射")
	var dst []NearTerm
	b.ReportAllocs()
	for b.Loop() {
		dst = NearTerms(dst[:0], text, at)
	}
}

// The ends that near.bin closes with are those of its terms.
func TestNearEnds(t *testing.T) {
	ends := NearEnds(func(yield func([]rune) bool) {
		var room [longest]rune
		for id := range termCount {
			if !yield(nearTerm(room[:0], id)) {
				return
			}
		}
	})
	if openEnds(string(ends)) != nearEnds {
		t.Error("near.bin has other ends: run nearterms")
	}
	const exact = 1 // as many characters as the shortest term
	if term := []rune("影像科"); nearEnds.head(term[0], term[1])&nearEnds.tail(term[1], term[2])&exact == 0 {
		t.Error("影像科 is no term")
	}
}
