package main

import (
	"testing"

	"github.com/graphload/graphload/graph"
	"github.com/graphload/graphload/internal/neo4jtest"
)

// On a graph that has a bit of everything each sample finds something: none has
// a slip that would keep it from ever being shown.
func TestEverySampleFindsSomething(t *testing.T) {
	srv := neo4jtest.Start(t)
	neo4jtest.Empty(t, srv)
	store := openStore(t, srv)
	edge := func(kind, from, to string) graph.Edge {
		typ, _ := graph.EdgeTypeNamed(kind)
		return graph.Edge{Type: kind, From: from, To: to, Status: graph.Actual, Confidence: 1, Plover: typ.Plover,
			Rule: "test", Evidence: []graph.Span{{Start: 0, End: 3, Text: "A B"}}}
	}
	node := func(id string, label graph.Label) graph.Node {
		return graph.Node{ID: id, Label: label, Name: id, Mentions: []graph.Span{{Start: 0, End: 1, Text: "A"}}}
	}
	office := edge("REPRESENTS", "person/a", "nation/NOR")
	office.Title = "Foreign Minister"
	g := graph.ArticleGraph{
		Article: graph.Article{ID: "article", Hash: "h"},
		Nodes: []graph.Node{
			node("person/a", graph.Person), node("person/b", graph.Person),
			node("nation/NOR", graph.Nation), node("issue/fish", graph.Issue),
		},
		Edges: []graph.Edge{
			office,
			edge("MET_WITH", "person/a", "person/b"),
			edge("ACCUSED", "person/b", "nation/NOR"),
			edge("DISCUSSED", "person/a", "issue/fish"),
		},
	}
	g.Sort()
	if _, err := store.Put(t.Context(), []graph.ArticleGraph{g}); err != nil {
		t.Fatal(err)
	}
	for _, s := range samples() {
		answer, err := store.Query(t.Context(), s.cypher, nil)
		if err != nil {
			t.Errorf("%s: %v", s.question, err)
		} else if len(answer.Rows) == 0 {
			t.Errorf("%s: no rows", s.question)
		}
	}
}
