package dataset

import (
	"slices"
	"strings"
	"testing"

	"github.com/healthlint/healthlint/lint"
)

func finding(rule string, s lint.Severity, fixes int) lint.Finding {
	family, _, _ := strings.Cut(rule, "/")
	return lint.Finding{Check: family, Diagnostic: lint.Diagnostic{Rule: rule, Severity: s, Fixes: make([]lint.Fix, fixes)}}
}

func TestGradeOf(t *testing.T) {
	continued := finding("truncation/paragraph", lint.Error, 0)
	continued.Related = []lint.Related{{}}
	for name, c := range map[string]struct {
		findings []lint.Finding
		want     Grade
	}{
		"nothing":      {nil, Whole},
		"info":         {[]lint.Finding{finding("truncation/unclosed", lint.Info, 0)}, Whole},
		"fix":          {[]lint.Finding{finding("typo/term", lint.Error, 1)}, Mendable},
		"no fix":       {[]lint.Finding{finding("percent/conflict", lint.Warning, 0)}, Returned},
		"continuation": {[]lint.Finding{continued}, Mendable},
		"cut, no more": {[]lint.Finding{finding("truncation/paragraph", lint.Error, 0)}, Returned},
		"lost":         {[]lint.Finding{continued, finding("truncation/lost", lint.Warning, 0)}, Returned},
		"ends":         {[]lint.Finding{finding("truncation/article", lint.Error, 0)}, Returned},
		"mojibake":     {[]lint.Finding{finding("encoding/mojibake", lint.Error, 0)}, Returned},
		"repaired":     {[]lint.Finding{finding("encoding/mojibake", lint.Error, 1)}, Mendable},
		"directive":    {[]lint.Finding{finding("directive/reason", lint.Warning, 0)}, Whole},
		"furniture":    {[]lint.Finding{finding("boilerplate/pager", lint.Warning, 0)}, Mendable},
	} {
		if got := GradeOf(c.findings); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestWorstIsBoundedAndOrdered(t *testing.T) {
	q := NewQuality(NewRecurring())
	for i := 1; i <= 40; i++ {
		q.Add(Place{Path: "a.jsonl", Record: i}, []lint.Finding{finding("typo/term", lint.Warning, 1)})
	}
	q.Add(Place{Path: "a.jsonl", Record: 41}, []lint.Finding{finding("typo/term", lint.Error, 1)})
	q.Add(Place{Path: "a.jsonl", Record: 42}, []lint.Finding{finding("truncation/lost", lint.Warning, 0)})
	q.Add(Place{Path: "a.jsonl", Record: 43}, nil)
	q.AddUnreadable()
	var records []int
	for _, b := range q.Worst {
		records = append(records, b.Record)
	}
	if want := []int{42, 41, 1, 2, 3, 4, 5, 6, 7, 8}; !slices.Equal(records, want) {
		t.Errorf("worst %v, want %v", records, want)
	}
	if want := [3]int{1, 41, 2}; q.Count != want || q.Total() != 44 || q.Unreadable != 1 {
		t.Errorf("counts %v, want %v", q.Count, want)
	}
	if got, want := q.Rules["typo/term"], (RuleCount{41, 41}); got != want {
		t.Errorf("typo/term %v, want %v", got, want)
	}
}

// TestEmptyIsReturned holds that an article without copy is none that is whole, and named.
func TestEmptyIsReturned(t *testing.T) {
	q := NewQuality(NewRecurring())
	q.AddEmpty(Place{Path: "a.jsonl", Record: 1})
	q.Add(Place{Path: "a.jsonl", Record: 2}, []lint.Finding{finding("truncation/lost", lint.Warning, 0), finding("directive/unused", lint.Warning, 1)})
	if want := [3]int{0, 0, 2}; q.Count != want || q.Empty != 1 || q.Total() != 2 {
		t.Errorf("counts %v, %d empty", q.Count, q.Empty)
	}
	if len(q.Worst) != 2 || q.Worst[0].Record != 2 || q.Worst[0].Warnings != 1 || !q.Worst[1].Empty {
		t.Errorf("worst %+v", q.Worst)
	}
	if _, ok := q.Rules["directive/unused"]; ok {
		t.Error("a directive counts as copy")
	}
}
