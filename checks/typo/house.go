package typo

import (
	"strings"

	"github.com/healthlint/healthlint/lint"
)

// houseTable compiles the house's own slips; nil if it has none. They hold
// wherever they stand: the house knows its copy.
func houseTable(typos map[string]string) *table {
	if len(typos) == 0 {
		return nil
	}
	t := &table{forms: make([]form, 0, len(typos))}
	for i := range t.heads {
		t.heads[i] = -1
	}
	s := &slip{severity: lint.Error}
	for wrong, right := range typos {
		t.add(wrong, right, s)
	}
	return t
}

// findHouse reports the house's slips in a passage; of those that overlap, the
// longest.
func findHouse(pass *lint.Pass, p *passage, t *table) {
	if t == nil {
		return
	}
	var hits []hit
	seen := map[lint.Span]bool{}
	for _, text := range []string{p.block.Text, p.text} {
		t.scan(text, func(at int, f *form) {
			h := hit{start: at, end: at + len(f.wrong), form: f}
			// 影射 → 影射科 must leave 影射科 alone.
			k := strings.Index(f.right, f.wrong)
			whole := k >= 0 && at >= k && strings.HasPrefix(text[at-k:], f.right)
			if at := (lint.Span{Start: h.start, End: h.end}); !whole && !seen[at] {
				seen[at] = true
				hits = append(hits, h)
			}
		})
	}
	for _, h := range uncovered(hits) {
		reportKnown(pass, p, h)
	}
}
