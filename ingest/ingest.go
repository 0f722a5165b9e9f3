// Package ingest reads articles from where people keep them: files, folders,
// glob patterns and standard input.
//
// Data flows through it in three steps, a file each: find.go turns what the
// user named into single sources, format.go picks the reader of a source by its
// name, and the reader of the format (text.go with header.go) decodes the bytes
// and tells title and date from the article proper.
package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"log/slog"

	"github.com/graphload/graphload/graph"
)

// DefaultMaxBytes is the size above which a source is refused when Options do
// not say otherwise: 64 MiB.
const DefaultMaxBytes = 64 << 20

// Options say how to read. The zero value reads with the defaults.
type Options struct {
	// MaxBytes is the largest size of a source in bytes; 0 or less means
	// DefaultMaxBytes.
	MaxBytes int64
	// Stdin is what the path "-" reads; nil means that there is none.
	Stdin io.Reader
	// Log gets a warning for what an article survives, such as a malformed
	// date; nil drops it.
	Log *slog.Logger
}

// What can be wrong with a source besides the errors of the file system, which
// are passed on as they are (fs.ErrNotExist, fs.ErrPermission and so on).
var (
	ErrEmpty      = errors.New("the article is empty")
	ErrBlank      = errors.New("the article holds nothing but white space")
	ErrBinary     = errors.New("not a text but binary data")
	ErrEncoding   = errors.New("not valid text")
	ErrTooLarge   = errors.New("larger than the limit")
	ErrFormat     = errors.New("unknown kind of file")
	ErrNotRegular = errors.New("neither a file nor a folder")
	ErrNoArticles = errors.New("the folder holds no articles")
	ErrNoMatch    = errors.New("no file matches the pattern")
)

// Stage tells how far the reading of a source had come.
type Stage string

// The stages, in order.
const (
	Find    Stage = "find"    // looking for the source by its name
	Load    Stage = "read"    // getting its bytes
	Decode  Stage = "decode"  // turning them into an article
	Extract Stage = "extract" // finding its graph
	Write   Stage = "write"   // putting the graph into the store
)

// Failure says why one source gave no article. It concerns that source alone.
type Failure struct {
	Source string // the path as in Article.Path, "-" for standard input
	Offset int64  // the byte of the source that is wrong, -1 if it is no single one
	Stage  Stage
	Err    error
}

// Error names the stage, the source, the byte if there is one, and the reason.
func (f *Failure) Error() string {
	source := f.Source
	if source == stdinPath {
		source = "standard input"
	}
	if f.Offset >= 0 {
		return fmt.Sprintf("cannot %s %s: byte %d: %v", f.Stage, source, f.Offset, f.Err)
	}
	return fmt.Sprintf("cannot %s %s: %v", f.Stage, source, f.Err)
}

func (f *Failure) Unwrap() error { return f.Err }

// failure makes a Failure without an offset. It drops the operation and path
// that the file system puts before its errors, since Failure tells both.
func failure(source string, stage Stage, err error) *Failure {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	return &Failure{Source: source, Offset: -1, Stage: stage, Err: err}
}

// Read gives the articles of paths, each a file, a folder, a glob pattern or
// "-" for standard input, in the order in which they are named, folders in the
// order of their names. Folders are read with all folders below them; what is
// hidden and what has no known ending is passed over there, while a file named
// by itself is always read or refused. A path that is named twice, or by itself
// and by its folder, gives its articles once.
//
// Every error is a *Failure and concerns one source alone; reading goes on after
// it. One article at a time is in memory, and the names in the folders that lead
// to it. The sequence ends early when ctx is done, without an error of its own:
// the caller asks ctx.
func Read(ctx context.Context, paths []string, opts Options) iter.Seq2[graph.Document, error] {
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = DefaultMaxBytes
	}
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	return func(yield func(graph.Document, error) bool) {
		for path, err := range find(ctx, paths) {
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				if !yield(graph.Document{}, err) {
					return
				}
				continue
			}
			for doc, err := range readSource(ctx, path, opts) {
				if ctx.Err() != nil || !yield(doc, err) {
					return
				}
			}
		}
	}
}
