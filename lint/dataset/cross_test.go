package dataset

import (
	"fmt"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint/source"
)

// story writes copy of n different sentences.
func story(seed, n int) string {
	var out strings.Builder
	for i := range n {
		k := mix(uint64(seed*1000 + i))
		for range 20 {
			out.WriteRune(rune(0x4E00 + k%5000))
			k = mix(k)
		}
		out.WriteString("。\n")
	}
	return out.String()
}

func TestCross(t *testing.T) {
	c := NewCross()
	find := func(record int, copy string) (Twin, bool) {
		doc := source.Plain("a.jsonl", []byte(copy))
		return c.Find(Place{Path: "a.jsonl", Record: record}, doc, Sign(doc))
	}
	for i := range 300 {
		if twin, ok := find(i+1, story(i, 20)); ok {
			t.Fatalf("record %d is not %v", i+1, twin)
		}
	}
	if twin, ok := find(301, "换了题目\n"+story(7, 20)); !ok || twin.Record != 8 || twin.Opening == "" {
		t.Errorf("the same story under another title: %v %v", twin, ok)
	}
	if twin, ok := find(302, story(7, 20)+"（编辑：某某）"); !ok || twin.Record != 8 {
		t.Errorf("a third time: %v %v, want the first", twin, ok)
	}
	if twin, ok := find(303, story(7, 10)+story(400, 10)); ok {
		t.Errorf("half a story: %v", twin)
	}
	if _, ok := find(304, "短讯一则。"); ok {
		t.Error("a short notice")
	}
}

func TestRecurring(t *testing.T) {
	c := NewRecurring()
	for i := range 2000 {
		copy := story(i, 12)
		if i%4 == 0 {
			copy += fmt.Sprintf("地址：河口区柳荫路%d号\n", i)
		}
		c.Add(Place{Path: "a.jsonl", Record: i + 1}, Edges(source.Plain("a.jsonl", []byte(copy))))
	}
	top := c.Top()
	if len(top) != 1 || top[0].First.Record != 1 || top[0].Articles > 500 || top[0].Articles < 490 || len(c.counters) > countersKept {
		t.Errorf("%+v, %d counters", top, len(c.counters))
	}
}

func BenchmarkSign(b *testing.B) {
	doc := source.Plain("a.txt", []byte(story(1, 100)))
	b.SetBytes(int64(len(doc.Source)))
	b.ReportAllocs()
	for b.Loop() {
		Sign(doc)
	}
}
