// Command graphload reads news articles, extracts people, nations, alliances,
// organisations and issues with the edges between them, and writes them to
// Neo4j.
//
// Each command is a file: cmd_<verb>.go with its flags (xOptions) and its work
// (runX). What they share is program.go (streams, settings, logger), connect.go
// (which Neo4j), failurefile.go (where what fails is kept), and
// exit.go, the one place where errors become messages and exit codes.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run runs the program and returns its exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// The first signal asks for a clean end; a second one no longer reaches ctx
	// and ends the process at once.
	context.AfterFunc(ctx, stop)

	p := &program{stdin: stdin, stdout: stdout, stderr: stderr}
	root := newRootCommand(p)
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	return p.exit(ctx, cmd, err)
}
