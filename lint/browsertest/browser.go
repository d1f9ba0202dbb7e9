// Package browsertest opens pages in headless Chromium for tests. Where there
// is no Chromium the test is skipped and says so.
package browsertest

import (
	"context"
	_ "embed" // axe
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// axe-core 4 by Deque Systems, MPL-2.0, as published on npm.
//
//go:embed axe.min.js
var axe string

// Page is one tab and what went wrong in it.
type Page struct {
	t   testing.TB
	Ctx context.Context

	mu       sync.Mutex
	problems []string // console errors, exceptions, policy violations
	requests []string
}

// Open starts Chromium with an empty tab of the size given.
func Open(t testing.TB, width, height int) *Page {
	t.Helper()
	browser := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
			break
		}
	}
	if browser == "" {
		t.Skip("no Chromium here: the test in a browser is skipped")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(browser), chromedp.NoSandbox, chromedp.WindowSize(width, height),
		chromedp.Flag("force-color-profile", "srgb"), chromedp.Flag("lang", "zh-CN"))
	base, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(base, chromedp.WithErrorf(func(string, ...any) {}), chromedp.WithLogf(func(string, ...any) {}))
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, time.Minute)
	t.Cleanup(cancel)
	p := &Page{t: t, Ctx: ctx}
	chromedp.ListenTarget(ctx, p.event)
	p.Run(chromedp.EmulateViewport(int64(width), int64(height)), network.Enable(), runtime.Enable(), emulation.SetFocusEmulationEnabled(true))
	return p
}

func (p *Page) event(e any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := e.(type) {
	case *runtime.EventExceptionThrown:
		p.problems = append(p.problems, e.ExceptionDetails.Error())
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.APITypeError {
			for _, a := range e.Args {
				p.problems = append(p.problems, string(a.Value))
			}
		}
	case *network.EventRequestWillBeSent:
		p.requests = append(p.requests, e.Request.URL)
	case *page.EventJavascriptDialogOpening:
		p.problems = append(p.problems, "a dialog opened: "+e.Message)
	}
}

// Run performs actions; an error ends the test.
func (p *Page) Run(actions ...chromedp.Action) {
	p.t.Helper()
	if err := chromedp.Run(p.Ctx, actions...); err != nil {
		p.Shot("failed")
		p.t.Fatalf("%v; problems so far: %q", err, p.Problems())
	}
}

// Problems returns the errors of the page so far.
func (p *Page) Problems() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.problems...)
}

// Requests returns the addresses asked for so far.
func (p *Page) Requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.requests...)
}

// Violations makes the page record what its content security policy stops;
// call it before the page is opened.
func (p *Page) Violations() {
	p.Run(chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(`addEventListener("securitypolicyviolation", (e) => console.error("policy: " + e.violatedDirective + " " + e.blockedURI))`).Do(ctx)
		return err
	}))
}

// Eval returns the value of an expression; a promise is awaited.
func Eval[T any](p *Page, expression string) (v T) {
	p.t.Helper()
	p.Run(chromedp.Evaluate(expression, &v, func(o *runtime.EvaluateParams) *runtime.EvaluateParams { return o.WithAwaitPromise(true) }))
	return v
}

// Wait waits until an expression holds.
func (p *Page) Wait(expression string) {
	p.t.Helper()
	for range 200 {
		if Eval[bool](p, "!!("+expression+")") {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	p.Shot("failed")
	p.t.Fatalf("waited in vain for %s; problems so far: %q", expression, p.Problems())
}

// Accessible fails the test for what axe-core finds against WCAG 2.2 A and AA
// and its best practices.
func (p *Page) Accessible() {
	p.t.Helper()
	p.Run(chromedp.Evaluate(axe, nil))
	out := Eval[string](p, `axe.run().then((r) => JSON.stringify(r.violations.map((v) => ({id: v.id, help: v.help, nodes: v.nodes.slice(0, 4).map((n) => n.html.slice(0, 200) + " " + n.failureSummary)}))))`)
	var found []struct {
		ID, Help string
		Nodes    []string
	}
	if err := json.Unmarshal([]byte(out), &found); err != nil {
		p.t.Fatal(err)
	}
	for _, v := range found {
		p.t.Errorf("axe: %s: %s\n%q", v.ID, v.Help, v.Nodes)
	}
}

// Shot saves a picture of the page where HEALTHLINT_SHOTS names a folder, for
// people to look at.
func (p *Page) Shot(name string) {
	dir := os.Getenv("HEALTHLINT_SHOTS")
	if dir == "" {
		return
	}
	var png []byte
	if err := chromedp.Run(p.Ctx, chromedp.CaptureScreenshot(&png)); err != nil {
		p.t.Log(err)
		return
	}
	if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s.png", name)), png, 0o666); err != nil {
		p.t.Log(err)
	}
}
