package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/graphload/graphload/graph"
)

// knownEndings lists the endings that formatOf knows, for messages.
const knownEndings = ".txt"

// A format reads the articles that one source holds. It fills everything of a
// Document but the path, and the id only if the source states one. Its errors
// are *Failure.
type format func(source) iter.Seq2[graph.Document, error]

// A source is one open file or standard input.
type source struct {
	path string // as in Article.Path
	r    io.Reader
	size int64 // in bytes, 0 if not known before the end
	max  int64 // the largest size that is read
	log  *slog.Logger
}

// formatOf returns the format of the file of this name, nil if it is unknown.
func formatOf(name string) format {
	switch strings.ToLower(path.Ext(name)) {
	case ".txt":
		return readText
	}
	return nil
}

// readSource gives the articles of the source at path with path and id.
func readSource(ctx context.Context, path string, opts Options) iter.Seq2[graph.Document, error] {
	if path == stdinPath {
		return readStdin(ctx, opts)
	}
	return func(yield func(graph.Document, error) bool) {
		read := formatOf(path)
		if read == nil {
			yield(graph.Document{}, failure(path, Load, fmt.Errorf("%w: its name does not end with %s", ErrFormat, knownEndings)))
			return
		}
		// Asked before opening, because opening a named pipe waits for its writer.
		info, err := os.Stat(filepath.FromSlash(path))
		if err != nil {
			yield(graph.Document{}, failure(path, Find, err))
			return
		}
		if !info.Mode().IsRegular() {
			yield(graph.Document{}, failure(path, Load, fmt.Errorf(`%w: give it to standard input, path "-"`, ErrNotRegular)))
			return
		}
		file, err := os.Open(filepath.FromSlash(path))
		if err != nil {
			yield(graph.Document{}, failure(path, Load, err))
			return
		}
		defer file.Close()
		s := source{path: path, r: file, size: info.Size(), max: opts.MaxBytes, log: opts.Log}
		for doc, err := range read(s) {
			doc.Path, doc.Offset = path, -1
			if err == nil && doc.ID == "" {
				doc.ID = shortHash(path)
			}
			if !yield(doc, err) {
				return
			}
		}
	}
}

// readStdin gives the one text on standard input. A read from a terminal or a
// pipe cannot be broken off, so when ctx ends first the read is left behind.
func readStdin(ctx context.Context, opts Options) iter.Seq2[graph.Document, error] {
	return func(yield func(graph.Document, error) bool) {
		if opts.Stdin == nil {
			yield(graph.Document{}, failure(stdinPath, Load, os.ErrClosed))
			return
		}
		type result struct {
			doc graph.Document
			err error
		}
		done := make(chan result, 1)
		go func() {
			s := source{path: stdinPath, r: opts.Stdin, max: opts.MaxBytes, log: opts.Log}
			for doc, err := range readText(s) {
				done <- result{doc, err}
			}
		}()
		select {
		case <-ctx.Done():
		case r := <-done:
			r.doc.Path, r.doc.Offset = stdinPath, -1
			if r.err == nil {
				r.doc.ID = shortHash(r.doc.Text)
			}
			yield(r.doc, r.err)
		}
	}
}

// shortHash is the id of an article that states none: the first 16 hex digits
// of the SHA-256 over its path, or over its text if it has no path.
func shortHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])[:16]
}
