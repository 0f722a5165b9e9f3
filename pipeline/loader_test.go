package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/graphload/graphload/graph"
	"github.com/graphload/graphload/ingest"
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
func graphs(ids ...string) iter.Seq2[Analysed, error] {
	return func(yield func(Analysed, error) bool) {
		for _, id := range ids {
			var err error
			if strings.HasPrefix(id, "!") {
				err = &ingest.Failure{Source: id[1:], Offset: -1, Stage: ingest.Load, Err: errors.New("unreadable")}
			}
			if !yield(Analysed{ArticleGraph: graph.ArticleGraph{Article: graph.Article{ID: id, Path: id, Hash: "h"}}, Offset: -1}, err) {
				return
			}
		}
	}
}

var errLost = errors.New("connection lost")

// run loads into the store in batches of 2 and returns the counts, the failures
// named and how far the progress came.
func runLoader(t *testing.T, store *choosyStore, in iter.Seq2[Analysed, error]) (count Tally, failures []string, steps int, err error) {
	t.Helper()
	l := &Loader{
		Store: store, Batch: 2,
		Lost:     func(err error) bool { return errors.Is(err, errLost) },
		Waiting:  func(error) {},
		Failed:   func(f *ingest.Failure) { failures = append(failures, f.Error()) },
		Advanced: func(n int) { steps += n },
	}
	count, err = l.Load(t.Context(), in)
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
	if count.Outcomes[graph.Added] != 5 || count.Failed != 1 || steps != 6 {
		t.Errorf("counted %+v in %d steps", count, steps)
	}
	if !slices.Equal(failures, []string{"cannot read x: unreadable"}) {
		t.Errorf("failures %q", failures)
	}
}

func TestOneIDTwiceGoesIntoTwoBatches(t *testing.T) {
	store := &choosyStore{Memory: graph.NewMemory()}
	count, _, _, err := runLoader(t, store, graphs("a", "a", "a"))
	if err != nil {
		t.Fatal(err)
	}
	if count.Outcomes[graph.Added] != 1 || count.Outcomes[graph.Unchanged] != 2 {
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
	if count.Done() != 3 || count.Failed != 1 || steps != 4 {
		t.Errorf("counted %+v in %d steps", count, steps)
	}
	if !slices.Equal(failures, []string{"cannot write huge: out of memory"}) {
		t.Errorf("failures %q", failures)
	}
	if held, err := store.Counts(t.Context()); err != nil || held.Articles != 3 {
		t.Errorf("the store holds %d articles, %v", held.Articles, err)
	}
}

func TestWhatAStoreLostForGoodDidNotTakeIsNamed(t *testing.T) {
	store := &choosyStore{Memory: graph.NewMemory()}
	asked := 0
	store.refuse = func([]graph.ArticleGraph) error {
		if len(store.batches) == 1 {
			asked++
			return fmt.Errorf("writing: %w", errLost)
		}
		return nil
	}
	count, failures, steps, err := runLoader(t, store, graphs("a", "b", "c", "!x", "d", "e", "f"))
	if !errors.Is(err, ErrLost) || !errors.Is(err, errLost) {
		t.Errorf("error %v, want one that says that the store is lost and why", err)
	}
	if count.Done() != 2 || count.Failed != 5 || steps != 7 || asked != 1 {
		t.Errorf("counted %+v in %d steps, the lost store asked %d times", count, steps, asked)
	}
	var named []string
	for _, f := range failures {
		named = append(named, strings.Fields(strings.TrimSuffix(f, ":"))[2])
	}
	if want := []string{"x:", "c:", "d:", "e:", "f:"}; !slices.Equal(named, want) {
		t.Errorf("failures name %q, want %q", named, want)
	}
}

func TestAStoreThatComesBackGetsEverything(t *testing.T) {
	store := &choosyStore{Memory: graph.NewMemory()}
	var waits int
	store.refuse = func([]graph.ArticleGraph) error {
		if waits == 0 {
			return errLost
		}
		return nil
	}
	l := &Loader{
		Store: store, Batch: 2, Patience: time.Minute,
		Lost:     func(err error) bool { return errors.Is(err, errLost) },
		Waiting:  func(error) { waits++ },
		Failed:   func(f *ingest.Failure) { t.Errorf("failed: %v", f) },
		Advanced: func(int) {},
	}
	count, err := l.Load(t.Context(), graphs("a", "b", "c"))
	if err != nil || count.Outcomes[graph.Added] != 3 || waits != 1 {
		t.Errorf("counted %+v, %v, after %d waits", count, err, waits)
	}
}
