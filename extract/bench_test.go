package extract

import (
	"cmp"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/graphload/graphload/extract/syntax"
	"github.com/graphload/graphload/graph"
)

// tagging hands the sentences of the articles to the part-of-speech tagger
// alone: the floor for the time of an article.
func tagging(x *Extractor, docs []graph.Document) func() {
	var sents [][]syntax.Token
	for _, d := range docs {
		for _, s := range x.sentences(d) {
			sents = append(sents, s.Tokens)
		}
	}
	return func() {
		for _, s := range sents {
			x.tagger.Tag(slices.Clone(s))
		}
	}
}

func sorted(t testing.TB) []graph.Document {
	var docs []graph.Document
	for _, d := range articles(t) {
		docs = append(docs, d)
	}
	slices.SortFunc(docs, func(a, b graph.Document) int { return strings.Compare(a.Text, b.Text) })
	return docs
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		newExtractor(b)
	}
}

// The time of twelve articles.
func BenchmarkExtract(b *testing.B) {
	x, docs := newExtractor(b), sorted(b)
	for b.Loop() {
		for _, d := range docs {
			x.Extract(d)
		}
	}
}

func BenchmarkTagging(b *testing.B) {
	x, docs := newExtractor(b), sorted(b)
	tag := tagging(x, docs)
	for b.Loop() {
		tag()
	}
}

// Reading an article costs at most three times what tagging it costs: the median
// ratio of runs in turn, so that a busy machine slows both.
func TestCostAgainstTagging(t *testing.T) {
	if os.Getenv("GRAPHLOAD_LONG") == "" {
		t.Skip("timing: set GRAPHLOAD_LONG=1")
	}
	x, docs := newExtractor(t), sorted(t)
	tag := tagging(x, docs)
	timed := func(f func()) time.Duration {
		start := time.Now()
		f()
		return time.Since(start)
	}
	var ratios []float64
	for range 15 {
		floor := timed(tag)
		whole := timed(func() {
			for _, d := range docs {
				x.Extract(d)
			}
		})
		ratios = append(ratios, float64(whole)/float64(floor))
	}
	slices.SortFunc(ratios, cmp.Compare[float64])
	median := ratios[len(ratios)/2]
	t.Logf("reading costs %.2f times tagging (%.2f to %.2f)", median, ratios[0], ratios[len(ratios)-1])
	if median > 3 {
		t.Errorf("reading costs %.2f times tagging, want at most 3", median)
	}
}

// An extractor is ready within half a second: the best of three, because the
// machine may be busy with other things.
func TestStartUp(t *testing.T) {
	if os.Getenv("GRAPHLOAD_LONG") == "" {
		t.Skip("timing: set GRAPHLOAD_LONG=1")
	}
	const limit = 500 * time.Millisecond
	best := time.Hour
	for range 3 {
		start := time.Now()
		newExtractor(t)
		best = min(best, time.Since(start))
	}
	t.Logf("starting took %v", best)
	if best > limit {
		t.Errorf("starting took %v, want at most %v", best, limit)
	}
}
