package main

import (
	"context"
	"fmt"
	"iter"
	"log/slog"
	"runtime"
	"runtime/debug"

	"github.com/graphload/graphload/graph"
)

// extractor turns an article into its graph. It is called from several
// goroutines at once.
type extractor interface {
	Extract(graph.Document) graph.ArticleGraph
}

// confident leaves edges below a confidence out of the graphs.
type confident struct {
	extractor
	least float64
}

func (c confident) Extract(doc graph.Document) graph.ArticleGraph {
	g := c.extractor.Extract(doc)
	g.DropBelow(c.least)
	return g
}

// analyse extracts the graphs of docs with this many workers (0: one a core) and
// yields them in the order of docs, an error in the place of the article that
// it concerns. A graph that no store may take is such an error, and so is a
// panic of the extractor: one odd article does not end a run.
//
// At most twice as many articles as workers are in memory. When ctx is done the
// sequence ends early without an error of its own.
func analyse(ctx context.Context, docs iter.Seq2[graph.Document, error], ex extractor, workers int, log *slog.Logger) iter.Seq2[graph.ArticleGraph, error] {
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return func(yield func(graph.ArticleGraph, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()

		type result struct {
			graph graph.ArticleGraph
			err   error
		}
		// Each article gets a place in the queue before work on it begins, so
		// that results leave in the order in which articles came.
		queue := make(chan chan result, workers)
		busy := make(chan struct{}, workers)
		go func() {
			defer close(queue)
			for doc, err := range docs {
				place := make(chan result, 1)
				select {
				case queue <- place:
				case <-ctx.Done():
					return
				}
				if err != nil {
					place <- result{err: err}
					continue
				}
				select {
				case busy <- struct{}{}:
				case <-ctx.Done():
					return
				}
				go func() {
					g, err := extractOne(ex, doc, log)
					<-busy
					place <- result{g, err}
				}()
			}
		}()
		for {
			select {
			case place, open := <-queue:
				if !open {
					return
				}
				select {
				case r := <-place:
					if !yield(r.graph, r.err) {
						return
					}
				case <-ctx.Done():
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}

// extractOne extracts one article and checks the outcome.
func extractOne(ex extractor, doc graph.Document, log *slog.Logger) (g graph.ArticleGraph, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			log.Debug("the extractor panicked", "article", doc.Path, "fault", fault, "stack", string(debug.Stack()))
			err = fmt.Errorf("cannot extract %s: internal fault: %v", doc.Path, fault)
		}
	}()
	g = ex.Extract(doc)
	if err := g.Check(); err != nil {
		return graph.ArticleGraph{}, fmt.Errorf("cannot extract %s: %w", doc.Path, err)
	}
	return g, nil
}
