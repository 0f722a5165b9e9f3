package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/adrg/xdg"

	"github.com/graphload/graphload/ingest"
	"github.com/graphload/graphload/pipeline"
)

// failureFile keeps the articles that failed for another try. It comes into
// being with the first of them.
type failureFile struct {
	path string // empty for a new file in the user's state folder
	// known is the path that the user knows it by, if that is another.
	known string
	file  *os.File
	err   error // the first that writing met
}

// add appends a failure. What cannot be written is told once, by close.
func (f *failureFile) add(failure *ingest.Failure) {
	if f.err == nil && f.file == nil {
		f.err = f.open()
	}
	if f.err == nil {
		f.err = pipeline.WriteFailure(f.file, failure)
	}
}

func (f *failureFile) open() (err error) {
	if f.path == "" {
		name := fmt.Sprintf("%s-%d.jsonl", time.Now().UTC().Format("20060102T150405Z"), os.Getpid())
		f.path, err = xdg.StateFile(filepath.Join("graphload", "failures", name))
		if err != nil {
			return err
		}
	}
	f.file, err = os.OpenFile(f.path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	return err
}

// close tells the user where the failures are, if there were any.
func (f *failureFile) close(p *program) {
	if f.file != nil {
		if err := f.file.Close(); f.err == nil {
			f.err = err
		}
	}
	switch {
	case f.err != nil:
		p.say("cannot write the failure file: %v", f.err)
	case f.file != nil:
		known := cmp.Or(f.known, f.path)
		p.say("what failed is in %s; try it again with: graphload retry %s", known, known)
	}
}
