package report

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/healthlint/healthlint/lint/browsertest"
	"github.com/healthlint/healthlint/lint/source"
)

func TestReportInBrowser(t *testing.T) {
	p := browsertest.Open(t, 1200, 900)
	path := filepath.Join(t.TempDir(), "report.html")
	write(t, path, sample("one.txt", copyLines, append(wrongWords, [4]string{"typo/sound", "error", "凑合", "凑和"})...), sample("two.txt", copyLines, wrongWords[1]), sample("clean.txt", copyLines[3:]),
		Entry{Doc: source.Markdown("table.md", []byte("收费表\n\n|项目|价格|\n|---|---|\n|超声|`80`元|\n\n药费表\n\n|药名|价格|\n|---|---|\n|二甲双胍|3元|\n"))})
	p.Violations()
	p.Run(chromedp.Navigate("file://"+path), chromedp.WaitReady("#articles"))
	p.Shot("report-light")
	p.Accessible()
	p.Run(chromedp.ScrollIntoView("a.m"))
	p.Run(chromedp.Focus("a.m"))
	p.Wait(`!document.getElementById("card").hidden && document.getElementById("card").textContent.includes("热饭")`)
	p.Shot("report-card")
	p.Run(chromedp.KeyEvent(kb.Escape))
	p.Wait(`document.getElementById("card").hidden`)
	p.Run(chromedp.Click(`input[name=error]`))
	p.Run(chromedp.Click(`input[name=clean]`))
	p.Wait(`document.querySelectorAll("article:not([hidden])").length === 2 && document.querySelector("#a1f1").hidden`)
	// Of the rule that has only errors nothing is on show, so no article is.
	browsertest.Eval[bool](p, `(() => { const f = document.querySelector(".filters"); f.elements.rule.value = "typo/sound"; f.dispatchEvent(new Event("input")); return true; })()`)
	p.Wait(`document.querySelectorAll("article:not([hidden])").length === 0 && document.querySelector("output").textContent === "0 篇"`)
	for _, r := range p.Requests() {
		if !strings.HasPrefix(r, "file://") {
			t.Errorf("the page asked for %s", r)
		}
	}
	p.Run(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}), chromedp.Reload())
	p.Shot("report-dark")
	p.Accessible()
	p.Run(chromedp.EmulateViewport(390, 844))
	p.Shot("report-390")
	if w := browsertest.Eval[int](p, "document.documentElement.scrollWidth"); w > 390 {
		t.Errorf("the page is %d pixels wide on a screen of 390", w)
	}
	if bad := p.Problems(); len(bad) > 0 {
		t.Errorf("the page complains: %q", bad)
	}
}

// TestManyArticles measures how long a browser takes to open a report of
// 2,000 articles; the limit of the promise is two seconds, the test's is
// wider because a busy machine is no defect of the page.
func TestManyArticles(t *testing.T) {
	if testing.Short() {
		t.Skip("2,000 articles take seconds to write: skipped with -short")
	}
	p := browsertest.Open(t, 1200, 900)
	path := filepath.Join(t.TempDir(), "report.html")
	long := append([]string(nil), copyLines...)
	for range 10 {
		long = append(long, copyLines[1], copyLines[3])
	}
	entries := make([]Entry, 2000)
	for i := range entries {
		entries[i] = sample(fmt.Sprintf("article-%04d.txt", i), long, wrongWords...)
	}
	write(t, path, entries...)
	p.Run(chromedp.Navigate("file://"+path), chromedp.WaitReady("#articles"))
	loaded := browsertest.Eval[float64](p, `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))`)
	pages, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.html"))
	t.Logf("opened after %.0f ms, in %d pages", loaded, len(pages))
	if loaded > 8000 {
		t.Errorf("opened after %.0f ms", loaded)
	}
}
