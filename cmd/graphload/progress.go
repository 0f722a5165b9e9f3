package main

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress draws how far a run has come, if a person is there to see it.
type progress struct {
	bar *progressbar.ProgressBar // nil: nobody watches
}

// newProgress begins a bar for this many steps; -1 if their number is unknown.
func (p *program) newProgress(title string, steps int64) *progress {
	if !isTerminal(p.stderr) {
		return &progress{}
	}
	return &progress{bar: progressbar.NewOptions64(steps,
		progressbar.OptionSetWriter(p.stderr),
		progressbar.OptionSetDescription(title),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("articles"),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionFullWidth(),
	)}
}

// advance draws n more steps. A bar that cannot be drawn is no reason to end a
// run, so its errors go.
func (b *progress) advance(n int) {
	if b.bar != nil {
		_ = b.bar.Add(n)
	}
}

// above writes a message that stays, with the bar going on below it.
func (b *progress) above(p *program, message error) {
	if b.bar != nil {
		_ = b.bar.Clear()
	}
	p.say("%v", message)
}

// end takes the bar away.
func (b *progress) end() {
	if b.bar != nil {
		_ = b.bar.Finish()
		_ = b.bar.Clear()
	}
}

// rounded shows a duration with no more digits than anybody wants to read.
func rounded(d time.Duration) string {
	if d < time.Minute {
		return fmt.Sprintf("%.1f s", d.Seconds())
	}
	return d.Round(time.Second).String()
}
