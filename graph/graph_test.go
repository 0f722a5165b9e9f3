package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/graphload/graphload/graph"
)

// Edges below the least confidence go and nodes stay; a store takes what is left
// for another version of the article unless nothing was asked for.
func TestDropBelow(t *testing.T) {
	for _, c := range []struct {
		least     float64
		edges     []string
		extractor string
	}{
		{0, []string{"REPRESENTS", "MET_WITH", "DISCUSSED"}, "test 1"},
		{0.4, []string{"REPRESENTS", "MET_WITH"}, "test 1, confidence from 0.4"},
		{0.5, []string{"REPRESENTS", "MET_WITH"}, "test 1, confidence from 0.5"},
		{0.51, []string{"REPRESENTS"}, "test 1, confidence from 0.51"},
		{1, nil, "test 1, confidence from 1"},
	} {
		g := graph.ArticleGraph{
			Nodes: sound().Nodes,
			Edges: []graph.Edge{
				{Type: "REPRESENTS", Confidence: 0.95},
				{Type: "MET_WITH", Confidence: 0.5},
				{Type: "DISCUSSED", Confidence: 0.35},
			},
			Extractor: "test 1",
		}
		g.DropBelow(c.least)
		var left []string
		for _, e := range g.Edges {
			left = append(left, e.Type)
		}
		if diff := cmp.Diff(c.edges, left); diff != "" {
			t.Errorf("edges from %v (-want +got):\n%s", c.least, diff)
		}
		if diff := cmp.Diff(sound().Nodes, g.Nodes); diff != "" {
			t.Errorf("nodes from %v (-want +got):\n%s", c.least, diff)
		}
		if g.Extractor != c.extractor {
			t.Errorf("extractor %q, want %q", g.Extractor, c.extractor)
		}
	}
}
