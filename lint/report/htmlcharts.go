package report

import (
	"cmp"
	"path/filepath"
	"slices"
)

// ruleView is a rule to choose by.
type ruleView struct{ ID, Title string }

type bar struct {
	Name, Rule, Href        string
	Errors, Warnings, Infos int
	E, W, I                 float64 // per cent of the longest bar
	WX, IX                  float64
}

func bars(rows []bar) []bar {
	most := 1
	for _, r := range rows {
		most = max(most, r.Errors+r.Warnings+r.Infos)
	}
	for i := range rows {
		r := &rows[i]
		share := func(n int) float64 { return float64(n) / float64(most) * 100 }
		r.E, r.W, r.I = share(r.Errors), share(r.Warnings), share(r.Infos)
		r.WX, r.IX = r.E, r.E+r.W
	}
	return rows
}

func (h *HTML) charts(v *pageView) {
	for name, b := range h.rules {
		b.Name, b.Rule = h.title(name).In(h.lang), name
		v.Rules = append(v.Rules, *b)
		v.RuleNames = append(v.RuleNames, ruleView{name, b.Name})
	}
	slices.SortFunc(v.Rules, func(a, b bar) int {
		return cmp.Or(cmp.Compare(b.Errors+b.Warnings+b.Infos, a.Errors+a.Warnings+a.Infos), cmp.Compare(a.Rule, b.Rule))
	})
	slices.SortFunc(v.RuleNames, func(a, b ruleView) int { return cmp.Compare(a.ID, b.ID) })
	v.Rules = bars(v.Rules[:min(len(v.Rules), 15)])
	rows := slices.Clone(h.rows)
	slices.SortStableFunc(rows, func(a, b articleRow) int {
		return cmp.Or(cmp.Compare(b.Errors, a.Errors), cmp.Compare(b.Total(), a.Total()))
	})
	for _, r := range rows[:min(len(rows), 15)] {
		if r.Total() == 0 {
			break
		}
		href := "#" + r.ID
		if r.Page > 1 {
			href = filepath.Base(h.pagePath(r.Page-1)) + href
		}
		v.Articles = append(v.Articles, bar{Name: cmp.Or(r.Title, r.Name), Href: href, Errors: r.Errors, Warnings: r.Warnings, Infos: r.Infos})
	}
	v.Articles = bars(v.Articles)
}
