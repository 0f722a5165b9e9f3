package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2 // wrong usage or settings
	exitPartial     = 3 // done, but some articles failed
	exitInterrupted = 130
)

// usageError is wrong usage that a command finds once it runs. Hint, if any,
// says how to learn more.
type usageError struct {
	err  error
	hint string
}

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// articlesError says that articles failed. Each has been named by then.
type articlesError struct {
	failed, done int
	lost         error // why the store was given up in mid-run, if it was
}

func (e *articlesError) Error() string {
	if e.lost != nil {
		return fmt.Sprintf("%v\n%s not in the graph, %d done", e.lost, plural(e.failed, "article"), e.done)
	}
	if e.done == 0 {
		return fmt.Sprintf("no article could be read, %d failed", e.failed)
	}
	return fmt.Sprintf("%s failed, %d done", plural(e.failed, "article"), e.done)
}

// exit tells the user what went wrong, if anything did, and picks the exit code.
func (p *program) exit(ctx context.Context, cmd *cobra.Command, err error) int {
	if err == nil {
		return exitDone
	}
	if ctx.Err() != nil {
		p.say("interrupted")
		return exitInterrupted
	}
	p.say("%v", err)
	var usage *usageError
	var articles *articlesError
	switch {
	case errors.As(err, &usage):
		if usage.hint != "" {
			p.say("%s", usage.hint)
		}
		return exitUsage
	case !p.running: // refused by the parser of the command line
		p.say("see '%s --help'", cmd.CommandPath())
		return exitUsage
	case errors.As(err, &articles) && (articles.done > 0 || articles.lost != nil):
		return exitPartial
	}
	return exitFailed
}

// say writes a message for the user to standard error, each line of it with the
// program's name in front.
func (p *program) say(format string, args ...any) {
	for line := range strings.Lines(fmt.Sprintf(format, args...)) {
		fmt.Fprintf(p.stderr, "graphload: %s\n", strings.TrimRight(line, "\n"))
	}
}

// plural is "1 article", "2 articles".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
