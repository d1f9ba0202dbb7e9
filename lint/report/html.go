package report

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the page
	"encoding/base64"
	"fmt"
	"html/template"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/healthlint/healthlint/lint"
	"github.com/healthlint/healthlint/lint/dataset"
	"github.com/healthlint/healthlint/lint/fix"
)

//go:embed page/report.html
var pageSource string

//go:embed page/report.css
var pageStyle string

//go:embed page/report.js
var pageScript string

// pageBytes bounds the articles on one page, so that a browser opens it at
// once; more go to report-2.html and on.
const pageBytes = 6 << 20

// HTML writes a page to look at: verdict, score, charts, and every article
// with its findings in place. The page asks no other host for anything.
type HTML struct {
	path  string
	lang  string
	date  time.Time
	title func(rule string) lint.Text
	score Score
	pages []bytes.Buffer
	rows  []articleRow
	rules map[string]*bar
	tmpl  *template.Template
	err   error
}

// articleRow is one article in the chart and the index.
type articleRow struct {
	ID                      string
	Page                    int // from 1
	Name, Title             string
	Errors, Warnings, Infos int
}

func (r articleRow) Total() int { return r.Errors + r.Warnings + r.Infos }

// NewHTML returns a reporter that writes to path when the run ends; title
// knows what a rule is called.
func NewHTML(path, lang string, date time.Time, title func(rule string) lint.Text) *HTML {
	h := &HTML{path: path, lang: lang, date: date, title: title, pages: make([]bytes.Buffer, 1), rules: map[string]*bar{}}
	if h.tmpl, h.err = parsePage(lang); h.err == nil {
		h.tmpl.Funcs(template.FuncMap{"name": func(id string) string { return title(id).In(lang) }})
	}
	return h
}

var parsePage = func() func(string) (*template.Template, error) {
	var once sync.Once
	var base *template.Template
	var err error
	return func(lang string) (*template.Template, error) {
		once.Do(func() {
			base, err = template.New("report").Funcs(template.FuncMap{
				"say":  func(zh, en string) string { return zh },
				"name": func(id string) string { return id },
				"in":   func(t lint.Text) string { return t.ZH },
				"inc":  func(i int) int { return i + 1 },
				// Ours, embedded, and named by their hashes in the page's policy.
				"css": func(s string) template.CSS { return template.CSS(s) },
				"js":  func(s string) template.JS { return template.JS(s) },
			}).Parse(pageSource)
		})
		if err != nil {
			return nil, err
		}
		t, err := base.Clone()
		if err != nil {
			return nil, err
		}
		return t.Funcs(template.FuncMap{
			"say": func(zh, en string) string { return lint.Text{ZH: zh, EN: en}.In(lang) },
			"in":  func(t lint.Text) string { return t.In(lang) },
		}), nil
	}
}()

// Entry renders one article.
func (h *HTML) Entry(e Entry) error {
	if h.err != nil {
		return h.err
	}
	h.score.Add(e)
	page := &h.pages[len(h.pages)-1]
	if page.Len() > pageBytes {
		h.pages = append(h.pages, bytes.Buffer{})
		page = &h.pages[len(h.pages)-1]
	}
	v := h.article(e, len(h.rows)+1)
	h.rows = append(h.rows, v.articleRow)
	return h.tmpl.ExecuteTemplate(page, "article", v)
}

type limitView struct {
	Name   string
	Rate   float64
	X      float64 // per cent of the scale
	Passed bool
}

// qualityView is what is said of an archive as a whole.
type qualityView struct {
	Grades []gradeView
	Caps   []lint.Text
}

type gradeView struct {
	Count   int
	Percent float64
	Name    lint.Text
}

func viewQuality(q *dataset.Quality) *qualityView {
	if q == nil || q.Total() == 0 {
		return nil
	}
	v := &qualityView{}
	for _, g := range dataset.Grades {
		v.Grades = append(v.Grades, gradeView{q.Count[g], 100 * float64(q.Count[g]) / float64(q.Total()), gradeName(g)})
	}
	for _, c := range q.Lengths.Caps() {
		v.Caps = append(v.Caps, capped(c))
	}
	return v
}

type pageView struct {
	Lang, Style, Script, Policy string
	Page, Pages                 int
	Links                       []string
	Date                        string
	Summary                     *Summary
	Quality                     *qualityView
	Total, Clean                int
	Score                       *Score
	Rate, RateAll               float64
	X, XAll                     float64
	Limits                      []limitView
	Verdict, VerdictClass       string
	Rules, Articles             []bar
	RuleNames                   []ruleView
	Body                        template.HTML
}

// Close writes the page, or the pages.
func (h *HTML) Close(s *Summary) error {
	if h.err != nil {
		return h.err
	}
	sum := sha256.Sum256([]byte(pageScript))
	css := sha256.Sum256([]byte(pageStyle))
	v := pageView{
		Lang: lint.Text{ZH: "zh-CN", EN: "en"}.In(h.lang), Style: pageStyle, Script: pageScript, Pages: len(h.pages),
		Policy: "default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
			"'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(css[:]) + "'",
		Date: h.date.Format("2006-01-02 15:04"), Summary: s, Quality: viewQuality(s.Quality), Total: s.Total(), Score: &h.score,
	}
	h.verdict(&v)
	h.charts(&v)
	for _, path := range h.Paths() {
		v.Links = append(v.Links, filepath.Base(path))
	}
	for i := range h.pages {
		v.Page = i + 1
		v.Body = template.HTML(h.pages[i].String()) // rendered, and so escaped, above
		var out bytes.Buffer
		if err := h.tmpl.ExecuteTemplate(&out, "page", v); err != nil {
			return err
		}
		if err := fix.WriteFile(h.pagePath(i), out.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// Paths are the pages that Close will write.
func (h *HTML) Paths() []string {
	var paths []string
	for i := range h.pages {
		paths = append(paths, h.pagePath(i))
	}
	return paths
}

func (h *HTML) pagePath(i int) string {
	if i == 0 {
		return h.path
	}
	ext := filepath.Ext(h.path)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(h.path, ext), i+1, ext)
}

func (h *HTML) verdict(v *pageView) {
	for _, r := range h.rows {
		if r.Total() == 0 {
			v.Clean++
		}
	}
	v.Rate = h.score.Rate(h.score.Errors())
	v.RateAll = h.score.Rate(h.score.Errors() + h.score.Warnings())
	const top = 6 // the scale ends at twice the widest limit; beyond it the bar is full
	v.X, v.XAll = min(v.Rate/top*100, 100), min(v.RateAll/top*100, 100)
	over := ""
	for _, l := range Limits {
		v.Limits = append(v.Limits, limitView{l.Name.In(h.lang), l.Rate, l.Rate / top * 100, v.Rate <= l.Rate})
		if v.Rate > l.Rate {
			over = l.Name.In(h.lang)
		}
	}
	say := func(zh, en string, a ...any) string { return lint.Say(zh, en, a...).In(h.lang) }
	switch {
	case h.score.Characters == 0:
		v.Verdict, v.VerdictClass = say("没有可计分的稿件", "no copy to score"), "none"
	case v.Total == 0:
		v.Verdict, v.VerdictClass = say("没有发现问题", "nothing found"), "good"
	case over == "":
		v.Verdict, v.VerdictClass = say("差错率在各类出版物的限度之内", "the rate is within every limit"), "good"
	default:
		v.Verdict, v.VerdictClass = say("差错率超过%s的限度", "the rate is over the limit for %s", over), "bad"
	}
}
