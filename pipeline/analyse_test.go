package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/graphload/graphload/graph"
)

// extractFunc is an extractor made of a function.
type extractFunc func(graph.Document) graph.ArticleGraph

func (f extractFunc) Extract(doc graph.Document) graph.ArticleGraph { return f(doc) }

// echo is the graph of an article that says nothing.
func echo(doc graph.Document) graph.ArticleGraph {
	return graph.ArticleGraph{Article: doc.Article}
}

func numbered(n int) iter.Seq2[graph.Document, error] {
	return func(yield func(graph.Document, error) bool) {
		for i := range n {
			name := fmt.Sprintf("%d", i)
			if !yield(graph.Document{Article: graph.Article{ID: name, Path: name}}, nil) {
				return
			}
		}
	}
}

func discard() *slog.Logger { return slog.New(slog.DiscardHandler) }

// Even articles wait for the odd one after them, so they finish later.
func TestResultsKeepTheOrderOfArticles(t *testing.T) {
	const n = 40
	finished := make([]chan struct{}, n)
	for i := range finished {
		finished[i] = make(chan struct{})
	}
	ex := extractFunc(func(doc graph.Document) graph.ArticleGraph {
		var i int
		fmt.Sscan(doc.ID, &i)
		if i%2 == 0 {
			<-finished[i+1]
		}
		close(finished[i])
		return echo(doc)
	})
	var got, want []string
	for g, err := range Analyse(t.Context(), numbered(n), ex, 4, discard()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, g.Article.ID)
	}
	for i := range n {
		want = append(want, fmt.Sprint(i))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestOneBadArticleLeavesTheOthersAlone(t *testing.T) {
	unreadable := errors.New("cannot read r")
	docs := func(yield func(graph.Document, error) bool) {
		for _, name := range []string{"a", "panics", "r", "invalid", "b"} {
			var err error
			if name == "r" {
				err = unreadable
			}
			if !yield(graph.Document{Article: graph.Article{ID: name, Path: name + ".txt"}, Offset: -1}, err) {
				return
			}
		}
	}
	ex := extractFunc(func(doc graph.Document) graph.ArticleGraph {
		g := echo(doc)
		switch doc.ID {
		case "panics":
			panic("index out of range")
		case "invalid":
			g.Edges = []graph.Edge{{Type: "LIKES"}}
		}
		return g
	})
	var got []string
	for g, err := range Analyse(t.Context(), docs, ex, 2, discard()) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, g.Article.ID)
	}
	want := []string{
		"a",
		"cannot extract panics.txt: internal fault: index out of range",
		"cannot read r",
		`cannot extract invalid.txt: article invalid: unknown edge type "LIKES"`,
		"b",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestAnEndedRunEndsThePipeline(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var read atomic.Int32
	docs := func(yield func(graph.Document, error) bool) {
		for doc := range numbered(1 << 20) {
			read.Add(1)
			if !yield(doc, nil) {
				return
			}
		}
	}
	n := 0
	for range Analyse(ctx, docs, extractFunc(echo), 2, discard()) {
		if n++; n == 10 {
			cancel()
		}
	}
	if n > 20 {
		t.Errorf("%d results after the end", n-10)
	}
	if r := read.Load(); r > 40 {
		t.Errorf("%d articles were read for %d results", r, n)
	}
}

func TestAConsumerThatWaitsHoldsReadingBack(t *testing.T) {
	var read atomic.Int32
	docs := func(yield func(graph.Document, error) bool) {
		for doc := range numbered(1000) {
			read.Add(1)
			if !yield(doc, nil) {
				return
			}
		}
	}
	n := int32(0)
	for range Analyse(t.Context(), docs, extractFunc(echo), 3, discard()) {
		n++
		if ahead := read.Load() - n; ahead > 6 {
			t.Fatalf("%d articles were read ahead with 3 workers", ahead)
		}
	}
	if n != 1000 {
		t.Errorf("%d results", n)
	}
}
