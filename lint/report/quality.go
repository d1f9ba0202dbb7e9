package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/dataset"
)

type jsonQuality struct {
	Whole      int                      `json:"whole"`
	Mendable   int                      `json:"mendable"`
	Returned   int                      `json:"returned"`
	Unreadable int                      `json:"unreadable"`
	Rules      map[string]jsonRuleCount `json:"rules"`
	Worst      []jsonBad                `json:"worst"`
	Recurring  []jsonRecurring          `json:"recurring"`
	Empty      int                      `json:"empty,omitempty"`
	Caps       []jsonCap                `json:"caps,omitempty"`
}

type jsonCap struct {
	Field      string `json:"field,omitempty"`
	Characters int    `json:"characters"`
	Records    int    `json:"records"`
}

type jsonRecurring struct {
	Text     string `json:"text"`
	Articles int    `json:"articles"`
	AtLeast  bool   `json:"atLeast,omitempty"`
	Path     string `json:"path"`
	Record   int    `json:"record,omitempty"`
}

type jsonRuleCount struct {
	Findings int `json:"findings"`
	Articles int `json:"articles"`
}

type jsonBad struct {
	Path     string   `json:"path"`
	Record   int      `json:"record,omitempty"`
	Quality  string   `json:"quality"`
	Errors   int      `json:"errors"`
	Warnings int      `json:"warnings"`
	Rules    []string `json:"rules"`
	Empty    bool     `json:"empty,omitempty"`
}

func (j *JSON) quality(q *dataset.Quality) jsonQuality {
	out := jsonQuality{
		Whole: q.Count[dataset.Whole], Mendable: q.Count[dataset.Mendable], Returned: q.Count[dataset.Returned],
		Unreadable: q.Unreadable, Empty: q.Empty, Rules: map[string]jsonRuleCount{}, Worst: []jsonBad{}, Recurring: []jsonRecurring{},
	}
	for id, n := range q.Rules {
		out.Rules[id] = jsonRuleCount(n)
	}
	for _, b := range q.Worst {
		out.Worst = append(out.Worst, jsonBad{b.Path, b.Record, b.Grade.String(), b.Errors, b.Warnings, append([]string{}, b.Rules...), b.Empty})
	}
	for _, c := range q.Lengths.Caps() {
		out.Caps = append(out.Caps, jsonCap{c.Field, c.Characters, c.Texts})
	}
	for _, l := range q.Recurring.Top() {
		out.Recurring = append(out.Recurring, jsonRecurring{l.Text, l.Articles, l.AtLeast, l.First.Path, l.First.Record})
	}
	return out
}

// capped says that a field seems to cut its texts.
func capped(c dataset.Cap) lint.Text {
	said := lint.Say("%[1]d条正好%[2]d字，几乎没有更长的：多半是按长度截断的", "%[1]d records have just %[2]d characters, next to none more: most likely cut to that length", c.Texts, c.Characters)
	if c.Field == "" {
		return said
	}
	return lint.Text{ZH: "字段" + c.Field + "：" + said.ZH, EN: "field " + c.Field + ": " + said.EN}
}

// place names an article as findings do.
func place(p dataset.Place) string {
	switch {
	case p.Field != "":
		return fmt.Sprintf("%s#%d.%s", p.Path, p.Record, p.Field)
	case p.Record > 0:
		return fmt.Sprintf("%s#%d", p.Path, p.Record)
	}
	return p.Path
}

func (t *Text) grade(g dataset.Grade) string { return gradeName(g).In(t.opt.Lang) }

func gradeName(g dataset.Grade) lint.Text {
	switch g {
	case dataset.Whole:
		return lint.Text{ZH: "完整", EN: "whole"}
	case dataset.Mendable:
		return lint.Text{ZH: "可修", EN: "mendable"}
	}
	return lint.Text{ZH: "退回", EN: "return"}
}

// quality writes what the run says about the archive as a whole.
func (t *Text) quality(q *dataset.Quality) {
	total := q.Total()
	if total == 0 {
		return
	}
	fmt.Fprintf(t.w, "\n%s\n", t.paint.path.Sprint(t.say("数据质量（警告以上）", "Data quality (warnings and errors)")))
	for _, g := range dataset.Grades {
		more := ""
		if g == dataset.Returned {
			more = t.without(q)
		}
		fmt.Fprintf(t.w, "%8d  %5.1f%%  %s%s\n", q.Count[g], 100*float64(q.Count[g])/float64(total), t.grade(g), more)
	}
	for _, c := range q.Lengths.Caps() {
		fmt.Fprintln(t.w, t.paint.warning.Sprint(capped(c).In(t.opt.Lang)))
	}
	if len(q.Rules) > 0 {
		t.qualityRules(q)
	}
	top := q.Recurring.Top()
	if len(top) > 0 {
		fmt.Fprintln(t.w, t.say("许多篇里反复出现的行，多为页面框架", "Lines that recur in many articles, most likely the frame of a page"))
	}
	for _, l := range top {
		fmt.Fprintf(t.w, "%8d  %s  %s\n", l.Articles, visible(l.Text), t.paint.faint.Sprint(Name(place(l.First))))
	}
	if len(q.Worst) > 0 {
		fmt.Fprintln(t.w, t.say("问题最重的%d篇", "The worst %d", len(q.Worst)))
	}
	for _, b := range q.Worst {
		counts := t.say("错误%d 警告%d", "errors %d, warnings %d", b.Errors, b.Warnings)
		if b.Empty {
			counts = t.say("没有正文", "no copy")
		}
		rules := b.Rules[:min(len(b.Rules), 4)]
		tail := ""
		if len(b.Rules) > len(rules) {
			tail = " …"
		}
		if len(rules) > 0 {
			counts += "  "
		}
		fmt.Fprintf(t.w, "  %s  %s  %s%s%s\n", t.paint.path.Sprint(Name(place(b.Place))), t.grade(b.Grade), counts, t.paint.rule.Sprint(strings.Join(rules, " ")), tail)
	}
}

// without says how many of those to be returned have no copy to judge.
func (t *Text) without(q *dataset.Quality) string {
	var why []string
	if q.Empty > 0 {
		why = append(why, t.say("%d篇没有正文", "%d without copy", q.Empty))
	}
	if q.Unreadable > 0 {
		why = append(why, t.say("%d篇读不出", "%d could not be read", q.Unreadable))
	}
	if len(why) == 0 {
		return ""
	}
	return t.say("，其中", ", of which ") + strings.Join(why, t.say("、", ", "))
}

func (t *Text) qualityRules(q *dataset.Quality) {
	ids := slices.SortedFunc(maps.Keys(q.Rules), func(a, b string) int {
		return cmp.Or(cmp.Compare(q.Rules[b].Articles, q.Rules[a].Articles), cmp.Compare(a, b))
	})
	wide := 0
	for _, id := range ids {
		wide = max(wide, len(id))
	}
	fmt.Fprintln(t.w, t.say("各规则涉及的篇数、处数", "Articles and findings by rule"))
	for _, id := range ids {
		n := q.Rules[id]
		fmt.Fprintf(t.w, "%8d %7d  %s%s  %s\n", n.Articles, n.Findings, t.paint.rule.Sprint(id), strings.Repeat(" ", wide-len(id)), t.title(id))
	}
}
