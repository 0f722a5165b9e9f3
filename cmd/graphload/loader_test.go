package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/graphload/graphload/graph"
)

// choosyStore is a store in memory that refuses batches.
type choosyStore struct {
	*graph.Memory
	refuse  func(batch []graph.ArticleGraph) error
	batches []int // sizes of those taken
}

func (s *choosyStore) Put(ctx context.Context, batch []graph.ArticleGraph) ([]graph.Outcome, error) {
	if s.refuse != nil {
		if err := s.refuse(batch); err != nil {
			return nil, err
		}
	}
	s.batches = append(s.batches, len(batch))
	return s.Memory.Put(ctx, batch)
}

// graphs are graphs of articles with these ids; one that begins with "!" is an
// error.
func graphs(ids ...string) iter.Seq2[graph.ArticleGraph, error] {
	return func(yield func(graph.ArticleGraph, error) bool) {
		for _, id := range ids {
			var err error
			if strings.HasPrefix(id, "!") {
				err = errors.New("cannot read " + id[1:])
			}
			if !yield(graph.ArticleGraph{Article: graph.Article{ID: id, Path: id, Hash: "h"}}, err) {
				return
			}
		}
	}
}

var errLost = errors.New("connection lost")

// run loads into the store in batches of 2 and returns the counts, the failures
// named and how far the progress came.
func runLoader(t *testing.T, store *choosyStore, in iter.Seq2[graph.ArticleGraph, error]) (count tally, failures []string, steps int, err error) {
	t.Helper()
	l := &loader{
		store: store, batch: 2,
		lost:     func(err error) bool { return errors.Is(err, errLost) },
		failed:   func(err error) { failures = append(failures, err.Error()) },
		advanced: func(n int) { steps += n },
	}
	count, err = l.load(t.Context(), in)
	return count, failures, steps, err
}

func TestLoadWritesBatches(t *testing.T) {
	store := &choosyStore{Memory: graph.NewMemory()}
	count, failures, steps, err := runLoader(t, store, graphs("a", "b", "!x", "c", "d", "e"))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(store.batches, []int{2, 2, 1}) {
		t.Errorf("batches of %v", store.batches)
	}
	if count.outcomes[graph.Added] != 5 || count.failed != 1 || steps != 6 {
		t.Errorf("counted %+v in %d steps", count, steps)
	}
	if !slices.Equal(failures, []string{"cannot read x"}) {
		t.Errorf("failures %q", failures)
	}
}

func TestOneIDTwiceGoesIntoTwoBatches(t *testing.T) {
	store := &choosyStore{Memory: graph.NewMemory()}
	count, _, _, err := runLoader(t, store, graphs("a", "a", "a"))
	if err != nil {
		t.Fatal(err)
	}
	if count.outcomes[graph.Added] != 1 || count.outcomes[graph.Unchanged] != 2 {
		t.Errorf("counted %+v", count)
	}
}

func TestAnArticleThatTheStoreRefusesFailsAlone(t *testing.T) {
	store := &choosyStore{Memory: graph.NewMemory()}
	store.refuse = func(batch []graph.ArticleGraph) error {
		for _, g := range batch {
			if g.Article.ID == "huge" {
				return errors.New("out of memory")
			}
		}
		return nil
	}
	count, failures, steps, err := runLoader(t, store, graphs("a", "huge", "b", "c"))
	if err != nil {
		t.Fatal(err)
	}
	if count.done() != 3 || count.failed != 1 || steps != 4 {
		t.Errorf("counted %+v in %d steps", count, steps)
	}
	if !slices.Equal(failures, []string{"cannot load huge: out of memory"}) {
		t.Errorf("failures %q", failures)
	}
	if held, err := store.Counts(t.Context()); err != nil || held.Articles != 3 {
		t.Errorf("the store holds %d articles, %v", held.Articles, err)
	}
}

func TestALostStoreEndsTheLoad(t *testing.T) {
	store := &choosyStore{Memory: graph.NewMemory()}
	store.refuse = func([]graph.ArticleGraph) error {
		if len(store.batches) == 1 {
			return fmt.Errorf("writing: %w", errLost)
		}
		return nil
	}
	count, failures, _, err := runLoader(t, store, graphs("a", "b", "c", "d", "e", "f"))
	if !errors.Is(err, errLost) {
		t.Errorf("error %v", err)
	}
	if count.done() != 2 || len(failures) != 0 {
		t.Errorf("counted %+v, failures %q", count, failures)
	}
}

func TestSummary(t *testing.T) {
	for _, c := range []struct {
		outcomes map[graph.Outcome]int
		failed   int
		want     string
	}{
		{map[graph.Outcome]int{graph.Added: 3}, 0, "Loaded 3 articles in 1.5 s: 3 added, 0 replaced, 0 unchanged, 0 failed."},
		{map[graph.Outcome]int{graph.Added: 1, graph.Replaced: 2, graph.Unchanged: 4}, 1, "Loaded 7 articles in 1.5 s: 1 added, 2 replaced, 4 unchanged, 1 failed."},
		{map[graph.Outcome]int{graph.Unchanged: 1}, 0, "Nothing changed: 1 article loaded before, the graph is as it was (1.5 s)."},
		{map[graph.Outcome]int{graph.Unchanged: 2}, 1, "Loaded 2 articles in 1.5 s: 0 added, 0 replaced, 2 unchanged, 1 failed."},
	} {
		count := tally{outcomes: c.outcomes, failed: c.failed}
		if got := count.summary(1500e6); got != c.want {
			t.Errorf("\n got %s\nwant %s", got, c.want)
		}
	}
}
