package pipeline

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/graphload/graphload/graph"
	"github.com/graphload/graphload/ingest"
)

// A failed article as a line of JSON in a failure file.
type failed struct {
	Source string       `json:"source"` // the path or address as in ingest.Failure
	Offset int64        `json:"offset"` // byte of the source, -1 if it is no single one
	Stage  ingest.Stage `json:"stage"`
	Error  string       `json:"error"`
}

// WriteFailure appends a failure to a failure file, as one line of JSON.
func WriteFailure(w io.Writer, f *ingest.Failure) error {
	line, err := json.Marshal(failed{f.Source, f.Offset, f.Stage, f.Err.Error()})
	if err != nil {
		return err
	}
	_, err = w.Write(append(line, '\n'))
	return err
}

// Retry says what a failure file names: the sources to read again, and which of
// their articles are wanted.
type Retry struct {
	sources []failedSource
}

// A failedSource is one file, folder or address in which something failed.
type failedSource struct {
	path  string // what can be read
	whole bool   // all that it holds is wanted
	// wanted are the paths of its articles that failed, each with the places of
	// their records; none stands for all records.
	wanted map[string][]int64
}

// maxFailureLine bounds a line of a failure file, in bytes.
const maxFailureLine = 1 << 20

// ReadFailures reads a failure file. Its error names the line that is wrong.
func ReadFailures(r io.Reader) (*Retry, error) {
	retry := &Retry{}
	place := make(map[string]int)
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxFailureLine)
	n := 0
	for lines.Scan() {
		n++
		if len(lines.Bytes()) == 0 {
			continue
		}
		f := failed{Offset: -1}
		if err := json.Unmarshal(lines.Bytes(), &f); err != nil {
			return nil, fmt.Errorf("line %d: no failure as graphload writes it: %w", n, err)
		}
		if f.Source == "" {
			return nil, fmt.Errorf("line %d: names no source", n)
		}
		path := openable(f.Source)
		if _, known := place[path]; !known {
			place[path] = len(retry.sources)
			retry.sources = append(retry.sources, failedSource{path: path, wanted: make(map[string][]int64)})
		}
		retry.sources[place[path]].add(f)
	}
	if err := lines.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			return nil, fmt.Errorf("line %d: longer than %d bytes", n+1, maxFailureLine)
		}
		return nil, err
	}
	return retry, nil
}

// openable is the file that holds the source: the source itself, or the archive
// whose member it names.
func openable(source string) string {
	for p := source; p != "." && p != "/"; p = path.Dir(p) {
		if info, err := os.Stat(filepath.FromSlash(p)); err == nil && (p == source || info.Mode().IsRegular()) {
			return p
		}
	}
	return source
}

func (s *failedSource) add(f failed) {
	offsets, known := s.wanted[f.Source]
	switch {
	case f.Offset >= 0 && (!known || offsets != nil):
		s.wanted[f.Source] = append(offsets, f.Offset)
	case f.Source == s.path:
		s.whole = true
	default:
		s.wanted[f.Source] = nil
	}
}

// wants tells whether the article is among those that failed.
func (s *failedSource) wants(doc graph.Document) bool {
	offsets, named := s.wanted[doc.Path]
	return s.whole || named && (offsets == nil || doc.Offset < 0 || slices.Contains(offsets, doc.Offset))
}

// Read gives the articles that failed, read again one source after another by
// read, and whatever fails this time.
func (r *Retry) Read(read func(source string) iter.Seq2[graph.Document, error]) iter.Seq2[graph.Document, error] {
	return func(yield func(graph.Document, error) bool) {
		for _, s := range r.sources {
			for doc, err := range read(s.path) {
				if (err != nil || s.wants(doc)) && !yield(doc, err) {
					return
				}
			}
		}
	}
}
