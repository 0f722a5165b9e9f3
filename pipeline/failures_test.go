package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/graphload/graphload/graph"
	"github.com/graphload/graphload/ingest"
)

func TestAFailureFileSaysWhatToReadAgain(t *testing.T) {
	var file bytes.Buffer
	for _, f := range []*ingest.Failure{
		{Source: "news/a.txt", Offset: -1, Stage: ingest.Write, Err: errors.New(`refused "so"` + "\nwith two lines")},
		{Source: "dump.jsonl", Offset: 120, Stage: ingest.Decode, Err: errors.New("no text")},
		{Source: "dump.jsonl", Offset: 980, Stage: ingest.Extract, Err: errors.New("fault")},
		{Source: "torn.zip/b.jsonl", Offset: 50, Stage: ingest.Decode, Err: errors.New("no text")},
		{Source: "torn.zip/b.jsonl", Offset: -1, Stage: ingest.Load, Err: errors.New("unexpected end")},
		{Source: "feed", Offset: -1, Stage: ingest.Load, Err: errors.New("status 500")},
	} {
		if err := WriteFailure(&file, f); err != nil {
			t.Fatal(err)
		}
	}
	if n := strings.Count(file.String(), "\n"); n != 6 {
		t.Errorf("%d lines for 6 failures", n)
	}
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.WriteFile("torn.zip", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	retry, err := ReadFailures(&file)
	if err != nil {
		t.Fatal(err)
	}
	there := map[string][]graph.Document{
		"news/a.txt": {at("news/a.txt", -1)},
		"dump.jsonl": {at("dump.jsonl", 0), at("dump.jsonl", 120), at("dump.jsonl", 500), at("dump.jsonl", 980)},
		"torn.zip":   {at("torn.zip/a.txt", -1), at("torn.zip/b.jsonl", 0), at("torn.zip/b.jsonl", 50)},
		"feed":       {at("https://example.org/1", -1)},
	}
	var got []string
	docs := retry.Read(func(source string) iter.Seq2[graph.Document, error] {
		return func(yield func(graph.Document, error) bool) {
			for _, doc := range there[source] {
				if !yield(doc, nil) {
					return
				}
			}
		}
	})
	for doc := range docs {
		got = append(got, fmt.Sprintf("%s %d", doc.Path, doc.Offset))
	}
	want := []string{
		"news/a.txt -1", "dump.jsonl 120", "dump.jsonl 980",
		"torn.zip/b.jsonl 0", "torn.zip/b.jsonl 50", // all of it: nobody knows what is behind the tear
		"https://example.org/1 -1",
	}
	if !slices.Equal(got, want) {
		t.Errorf("read again\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func at(path string, offset int64) graph.Document {
	return graph.Document{Article: graph.Article{Path: path}, Offset: offset}
}

func TestAWrongFailureFileIsRefusedWithItsLine(t *testing.T) {
	for file, says := range map[string]string{
		`{"source":"a","offset":-1}` + "\nnot JSON\n":              "line 2: no failure",
		"\n" + `{"offset":3}`:                                      "line 2: names no source",
		`{"source":"` + strings.Repeat("a", maxFailureLine) + `"}`: "line 1: longer than",
	} {
		if _, err := ReadFailures(strings.NewReader(file)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%.40q: %v, want an error that says %q", file, err, says)
		}
	}
}
