package main

import (
	"time"

	"github.com/schollz/progressbar/v3"
)

// patience is how long a run may take before it shows how far it is.
const patience = time.Second

// progress is a bar on stderr that appears in long runs only, and only if
// stderr is a terminal. Its zero value shows nothing.
type progress struct {
	app   *app
	total int // files; -1 where records are counted, whose number is unknown
	done  int
	begun time.Time
	bar   *progressbar.ProgressBar
}

func (a *app) newProgress(total int) *progress {
	p := &progress{total: total}
	if _, ok := terminal(a.Stderr); ok {
		p.app, p.begun = a, time.Now()
	}
	return p
}

func (p *progress) step() {
	p.done++
	if p.app == nil {
		return
	}
	if p.bar == nil {
		if p.done%16 != 0 || time.Since(p.begun) < patience {
			return
		}
		p.bar = progressbar.NewOptions(p.total,
			progressbar.OptionSetWriter(raw(p.app.Stderr)),
			progressbar.OptionSetDescription(p.app.say("检查", "checking")),
			progressbar.OptionShowCount(),
			progressbar.OptionSetWidth(30),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
		)
		_ = p.bar.Add(p.done)
		return
	}
	_ = p.bar.Add(1)
}

// giveWay takes the bar off the screen if findings are written to the same
// one; a later step draws it again.
func (p *progress) giveWay() {
	if p.bar == nil {
		return
	}
	if _, ok := terminal(p.app.Stdout); ok {
		_ = p.bar.Clear()
	}
}

// end takes the bar off the screen for good.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Clear()
		p.bar = nil
		p.app = nil
	}
}
