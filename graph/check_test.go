package graph_test

import (
	"math"
	"strings"
	"testing"

	"github.com/graphload/graphload/graph"
)

func sound() graph.ArticleGraph {
	return graph.ArticleGraph{
		Article: graph.Article{ID: "a", Published: "2024-02-29"},
		Nodes: []graph.Node{
			{ID: "person/eide", Label: graph.Person, Name: "Eide"},
			{ID: "person/berg", Label: graph.Person, Name: "Berg"},
			{ID: "nation/NOR", Label: graph.Nation, Name: "Norway"},
			{ID: "issue/fish", Label: graph.Issue, Name: "fish", Context: []string{"trade"}},
		},
		Edges: []graph.Edge{
			{Type: "REPRESENTS", From: "person/eide", To: "nation/NOR", Status: graph.Actual, Confidence: 1},
			{Type: "MET_WITH", From: "person/eide", To: "person/berg", Status: graph.Denied},
		},
	}
}

func TestCheck(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*graph.ArticleGraph)
		says  string // empty: nothing is wrong
	}{
		"sound":                {func(*graph.ArticleGraph) {}, ""},
		"empty graph":          {func(g *graph.ArticleGraph) { g.Nodes, g.Edges = nil, nil }, ""},
		"opposite edges":       {func(g *graph.ArticleGraph) { g.Edges = pair("ACCUSED") }, ""},
		"no article id":        {func(g *graph.ArticleGraph) { g.Article.ID = "" }, "no id"},
		"no name":              {func(g *graph.ArticleGraph) { g.Nodes[0].Name = "" }, "without id or name"},
		"no node id":           {func(g *graph.ArticleGraph) { g.Nodes[0].ID = "" }, "without id or name"},
		"unknown label":        {func(g *graph.ArticleGraph) { g.Nodes[0].Label = "City" }, "City"},
		"label and id differ":  {func(g *graph.ArticleGraph) { g.Nodes[0].Label = graph.Nation }, "its id says Person"},
		"id without label":     {func(g *graph.ArticleGraph) { g.Nodes[0].ID = "eide" }, "does not begin with a label"},
		"node twice":           {func(g *graph.ArticleGraph) { g.Nodes[1] = g.Nodes[0] }, "stands twice"},
		"unknown type":         {func(g *graph.ArticleGraph) { g.Edges[0].Type = "LIKES" }, `unknown edge type "LIKES"`},
		"missing end":          {func(g *graph.ArticleGraph) { g.Edges[0].To = "nation/SWE" }, "not among the nodes"},
		"to itself":            {func(g *graph.ArticleGraph) { g.Edges[1].To = "person/eide" }, "to itself"},
		"wrong ends":           {func(g *graph.ArticleGraph) { g.Edges[0].To = "person/berg" }, "may not run from a Person to a Person"},
		"unknown status":       {func(g *graph.ArticleGraph) { g.Edges[0].Status = "sure" }, "sure"},
		"edge twice":           {func(g *graph.ArticleGraph) { g.Edges[1] = g.Edges[0] }, "stands twice"},
		"symmetric both ways":  {func(g *graph.ArticleGraph) { g.Edges = pair("MET_WITH") }, "stands twice"},
		"attributed to nobody": {func(g *graph.ArticleGraph) { g.Edges[0].AttributedTo = []string{"person/moe"} }, "attributed to person/moe, which is not among"},
		"attributed":           {func(g *graph.ArticleGraph) { g.Edges[0].AttributedTo = []string{"person/berg"} }, ""},
		"context of a nation":  {func(g *graph.ArticleGraph) { g.Nodes[2].Context = []string{"trade"} }, "only an Issue"},
		"confidence":           {func(g *graph.ArticleGraph) { g.Edges[0].Confidence = 1.1 }, "between 0 and 1"},
		"no confidence":        {func(g *graph.ArticleGraph) { g.Edges[0].Confidence = math.NaN() }, "between 0 and 1"},
		"no such day":          {func(g *graph.ArticleGraph) { g.Article.Published = "2023-02-29" }, "2023-02-29"},
		"date of an edge":      {func(g *graph.ArticleGraph) { g.Edges[0].Date = "May" }, `"May" is no date`},
		"invalid UTF-8":        {func(g *graph.ArticleGraph) { g.Nodes[2].Aliases = []string{"\xff"} }, "UTF-8"},
		"invalid context":      {func(g *graph.ArticleGraph) { g.Nodes[3].Context = []string{"\xff"} }, "UTF-8"},
		"endless id":           {func(g *graph.ArticleGraph) { g.Article.ID = strings.Repeat("ü", graph.MaxKey) }, "longer than"},
		"endless name":         {func(g *graph.ArticleGraph) { g.Nodes[0].Name = strings.Repeat("e", graph.MaxKey+1) }, "longer than"},
	} {
		t.Run(name, func(t *testing.T) {
			g := sound()
			c.spoil(&g)
			err := g.Check()
			switch {
			case c.says == "" && err != nil:
				t.Errorf("Check: %v, want nothing wrong", err)
			case c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)):
				t.Errorf("Check: %v, want an error that says %q", err, c.says)
			case err != nil && len(err.Error()) > 600:
				t.Errorf("message of %d bytes", len(err.Error()))
			}
		})
	}
}

// pair gives edges of a type both ways.
func pair(kind string) []graph.Edge {
	return []graph.Edge{
		{Type: kind, From: "person/eide", To: "person/berg", Status: graph.Actual},
		{Type: kind, From: "person/berg", To: "person/eide", Status: graph.Actual},
	}
}
