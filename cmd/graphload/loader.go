package main

import (
	"context"
	"fmt"
	"iter"

	"github.com/graphload/graphload/graph"
)

// putter is the part of a graph.Store that loading needs.
type putter interface {
	Put(ctx context.Context, batch []graph.ArticleGraph) ([]graph.Outcome, error)
}

// tally counts what became of articles.
type tally struct {
	outcomes map[graph.Outcome]int
	failed   int
}

func (t *tally) done() int {
	n := 0
	for _, count := range t.outcomes {
		n += count
	}
	return n
}

// loader writes graphs to a store in batches.
type loader struct {
	store putter
	batch int // articles in one transaction
	// lost tells an error of the store itself, after which nothing more will go
	// in, from one that may concern a single article.
	lost func(error) bool
	// failed is told each article that failed, and advanced how many are
	// settled since it was last called.
	failed   func(error)
	advanced func(int)
}

// load writes graphs until they end or the store fails. What was counted is in
// the store, each article as a whole, also when load returns an error.
func (l *loader) load(ctx context.Context, graphs iter.Seq2[graph.ArticleGraph, error]) (tally, error) {
	count := tally{outcomes: make(map[graph.Outcome]int)}
	var batch []graph.ArticleGraph
	inBatch := make(map[string]bool)
	flush := func() error {
		err := l.put(ctx, batch, &count)
		batch = batch[:0]
		clear(inBatch)
		return err
	}
	for g, err := range graphs {
		if err != nil {
			l.fail(err, &count)
			continue
		}
		if inBatch[g.Article.ID] { // an id may stand once in a batch
			if err := flush(); err != nil {
				return count, err
			}
		}
		batch = append(batch, g)
		inBatch[g.Article.ID] = true
		if len(batch) == l.batch {
			if err := flush(); err != nil {
				return count, err
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return count, err
	}
	return count, flush()
}

// put writes a batch. If the store refuses it for what is in it, the articles
// go in one by one, so that one that is too much for the store fails alone.
func (l *loader) put(ctx context.Context, batch []graph.ArticleGraph, count *tally) error {
	if len(batch) == 0 {
		return nil
	}
	outcomes, err := l.store.Put(ctx, batch)
	switch {
	case err == nil:
		for _, o := range outcomes {
			count.outcomes[o]++
		}
		l.advanced(len(batch))
		return nil
	case ctx.Err() != nil || l.lost(err):
		return err
	case len(batch) == 1:
		l.fail(fmt.Errorf("cannot load %s: %w", batch[0].Article.Path, err), count)
		return nil
	}
	for i := range batch {
		if err := l.put(ctx, batch[i:i+1], count); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) fail(err error, count *tally) {
	count.failed++
	l.failed(err)
	l.advanced(1)
}
