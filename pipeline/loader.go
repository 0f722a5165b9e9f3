package pipeline

import (
	"context"
	"errors"
	"iter"
	"time"

	"github.com/graphload/graphload/graph"
	"github.com/graphload/graphload/ingest"
)

// Putter is the part of a graph.Store that loading needs.
type Putter interface {
	Put(ctx context.Context, batch []graph.ArticleGraph) ([]graph.Outcome, error)
}

// Tally counts what became of articles.
type Tally struct {
	Outcomes map[graph.Outcome]int
	Failed   int
}

// Done is how many articles the store holds as they were read.
func (t *Tally) Done() int {
	n := 0
	for _, count := range t.Outcomes {
		n += count
	}
	return n
}

// ErrLost says that the store stayed out of reach for longer than the loader's
// patience. The articles that did not get in are failures, each named.
var ErrLost = errors.New("the store is lost")

// Pauses between attempts to reach a lost store: the first, and the longest that
// doubling leads to.
const (
	firstPause   = 500 * time.Millisecond
	longestPause = 15 * time.Second
)

// Loader writes graphs to a store in batches.
type Loader struct {
	Store Putter
	Batch int // articles in one transaction
	// Lost tells an error of the store itself, in which nothing more will go in
	// for the time being, from one that may concern a single article.
	Lost func(error) bool
	// Patience is how long the loader goes on trying to reach a lost store.
	Patience time.Duration
	// Waiting is told why the loader waits for the store, and Failed each article
	// that failed. Advanced is told how many are settled since it was last called.
	Waiting  func(error)
	Failed   func(*ingest.Failure)
	Advanced func(int)
}

// Load writes graphs until they end or the store is lost for good. What was
// counted as an outcome is in the store, each article as a whole, also when Load
// returns an error. With ErrLost every article that is not in the store has been
// named a failure; with any other error the caller has ended the run.
func (l *Loader) Load(ctx context.Context, graphs iter.Seq2[Analysed, error]) (Tally, error) {
	r := &load{Loader: l, inBatch: make(map[string]bool), count: Tally{Outcomes: make(map[graph.Outcome]int)}}
	for g, err := range graphs {
		if err != nil {
			r.refused(err)
			continue
		}
		if r.inBatch[g.Article.ID] { // an id may stand once in a batch
			if err := r.flush(ctx); err != nil {
				return r.count, err
			}
		}
		r.batch = append(r.batch, g)
		r.inBatch[g.Article.ID] = true
		if len(r.batch) >= l.Batch {
			if err := r.flush(ctx); err != nil {
				return r.count, err
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return r.count, err
	}
	if err := r.flush(ctx); err != nil {
		return r.count, err
	}
	return r.count, r.lost
}

// load is one run of a Loader.
type load struct {
	*Loader
	batch   []Analysed
	inBatch map[string]bool // the ids in batch
	count   Tally
	lost    error // why the store was given up, if it was
}

func (r *load) flush(ctx context.Context) error {
	err := r.put(ctx, r.batch)
	r.batch = r.batch[:0]
	clear(r.inBatch)
	return err
}

// put writes a batch. If the store refuses it for what is in it, the articles
// go in one by one, so that one that is too much for the store fails alone. The
// only error is that of ctx.
func (r *load) put(ctx context.Context, batch []Analysed) error {
	if len(batch) == 0 {
		return nil
	}
	outcomes, err := r.patiently(ctx, batch)
	switch {
	case err == nil:
		for _, o := range outcomes {
			r.count.Outcomes[o]++
		}
		r.Advanced(len(batch))
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case r.lost != nil:
		for _, g := range batch {
			r.fail(unwritten(g, r.lost))
		}
		return nil
	case len(batch) == 1:
		r.fail(unwritten(batch[0], err))
		return nil
	}
	for i := range batch {
		if err := r.put(ctx, batch[i:i+1]); err != nil {
			return err
		}
	}
	return nil
}

// patiently puts a batch into the store, again for as long as the store is lost
// and the patience lasts. Once that is over the store is not asked any more.
func (r *load) patiently(ctx context.Context, batch []Analysed) ([]graph.Outcome, error) {
	if r.lost != nil {
		return nil, r.lost
	}
	graphs := make([]graph.ArticleGraph, len(batch))
	for i, g := range batch {
		graphs[i] = g.ArticleGraph
	}
	giveUp := time.Time{}
	for pause := firstPause; ; pause = min(2*pause, longestPause) {
		outcomes, err := r.Store.Put(ctx, graphs)
		if err == nil || ctx.Err() != nil || !r.Lost(err) {
			return outcomes, err
		}
		if giveUp.IsZero() {
			giveUp = time.Now().Add(r.Patience)
		}
		if left := time.Until(giveUp); left <= 0 {
			r.lost = errors.Join(ErrLost, err)
			return nil, err
		} else {
			pause = min(pause, left)
		}
		r.Waiting(err)
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(pause):
		}
	}
}

// unwritten says why an article with a graph is not in the store.
func unwritten(g Analysed, err error) *ingest.Failure {
	return &ingest.Failure{Source: g.Article.Path, Offset: g.Offset, Stage: ingest.Write, Err: err}
}

// refused counts what came in the place of a graph.
func (r *load) refused(err error) {
	var f *ingest.Failure
	if !errors.As(err, &f) {
		f = &ingest.Failure{Offset: -1, Stage: ingest.Load, Err: err}
	}
	r.fail(f)
}

func (r *load) fail(f *ingest.Failure) {
	r.count.Failed++
	r.Failed(f)
	r.Advanced(1)
}
