// Package pipeline takes articles from their sources into a store: read,
// extract, write. What goes wrong with one article is a failure of its own, named
// in a form that can be kept in a file and tried again.
package pipeline

import (
	"context"
	"fmt"
	"iter"
	"log/slog"
	"runtime"
	"runtime/debug"

	"github.com/graphload/graphload/graph"
	"github.com/graphload/graphload/ingest"
)

// Extractor turns an article into its graph. It is called from several
// goroutines at once.
type Extractor interface {
	Extract(graph.Document) graph.ArticleGraph
}

// Confident leaves edges below a confidence out of the graphs.
type Confident struct {
	Extractor
	Least float64
}

// Extract implements Extractor.
func (c Confident) Extract(doc graph.Document) graph.ArticleGraph {
	g := c.Extractor.Extract(doc)
	g.DropBelow(c.Least)
	return g
}

// Analysed is the graph of an article and where the article was read.
type Analysed struct {
	graph.ArticleGraph
	Offset int64 // as in graph.Document
}

// Analyse extracts the graphs of docs with this many workers (0: one a core) and
// yields them in the order of docs, an error in the place of the article that
// it concerns. A graph that no store may take is such an error, a *ingest.Failure,
// and so is a panic of the extractor: one odd article does not end a run.
//
// At most twice as many articles as workers are in memory. When ctx is done the
// sequence ends early without an error of its own.
func Analyse(ctx context.Context, docs iter.Seq2[graph.Document, error], ex Extractor, workers int, log *slog.Logger) iter.Seq2[Analysed, error] {
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return func(yield func(Analysed, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()

		type result struct {
			analysed Analysed
			err      error
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
					g, err := Extract(ex, doc, log)
					<-busy
					place <- result{Analysed{g, doc.Offset}, err}
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
					if !yield(r.analysed, r.err) {
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

// Extract extracts one article and checks the outcome.
func Extract(ex Extractor, doc graph.Document, log *slog.Logger) (g graph.ArticleGraph, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			log.Debug("the extractor panicked", "article", doc.Path, "fault", fault, "stack", string(debug.Stack()))
			err = failure(doc, ingest.Extract, fmt.Errorf("internal fault: %v", fault))
		}
	}()
	g = ex.Extract(doc)
	if err := g.Check(); err != nil {
		return graph.ArticleGraph{}, failure(doc, ingest.Extract, err)
	}
	return g, nil
}

// failure says why an article that was read did not get further.
func failure(doc graph.Document, stage ingest.Stage, err error) *ingest.Failure {
	return &ingest.Failure{Source: doc.Path, Offset: doc.Offset, Stage: stage, Err: err}
}
