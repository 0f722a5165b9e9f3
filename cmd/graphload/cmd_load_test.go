package main

import (
	"testing"

	"github.com/graphload/graphload/graph"
	"github.com/graphload/graphload/pipeline"
)

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
		count := pipeline.Tally{Outcomes: c.outcomes, Failed: c.failed}
		if got := summary(count, 1500e6); got != c.want {
			t.Errorf("\n got %s\nwant %s", got, c.want)
		}
	}
}
