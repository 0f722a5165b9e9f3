package storetest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/graphload/graphload/graph"
)

// draft is an article graph under construction.
type draft struct{ g graph.ArticleGraph }

// article starts the graph of an article; version stands for its content.
func article(id, version string) *draft {
	return &draft{graph.ArticleGraph{
		Article: graph.Article{
			ID: id, Title: "About " + id, Published: "2023-04-05", Source: "wire",
			URLs: []string{"https://news.example/" + id}, Hash: "sha256:" + version,
		},
		Extractor: "test 1",
	}}
}

// node adds an entity that the article calls by its name and these other forms,
// each once.
func (d *draft) node(id, name string, others ...string) *draft {
	label, _ := graph.LabelOf(id)
	n := graph.Node{ID: id, Label: label, Name: name, Aliases: slices.Sorted(slices.Values(others))}
	for i, form := range append([]string{name}, others...) {
		start := 100*len(d.g.Nodes) + 20*i
		n.Mentions = append(n.Mentions, graph.Span{Start: start, End: start + len([]rune(form)), Text: form})
	}
	d.g.Nodes = append(d.g.Nodes, n)
	return d
}

// nation adds a nation with its codes, called by its name.
func (d *draft) nation(iso3, iso2, name string) *draft {
	d.node(graph.NationID(iso3), name)
	n := &d.g.Nodes[len(d.g.Nodes)-1]
	n.ISO2, n.ISO3 = iso2, iso3
	return d
}

// edge adds an edge with one sentence of evidence.
func (d *draft) edge(kind, from, to string) *draft {
	start := 1000 + 50*len(d.g.Edges)
	sentence := fmt.Sprintf("%s: %s %s %s.", d.g.Article.ID, from, strings.ToLower(kind), to)
	t, _ := graph.EdgeTypeNamed(kind)
	d.g.Edges = append(d.g.Edges, graph.Edge{
		Type: kind, From: from, To: to, Status: graph.Actual, Confidence: 0.75, Plover: t.Plover,
		Date: d.g.Article.Published, Rule: "rule", Evidence: []graph.Span{{Start: start, End: start + len(sentence), Text: sentence}},
	})
	return d
}

const (
	berg   = "person/anna-berg"
	eide   = "person/espen-eide"
	norway = "nation/NOR"
	sweden = "nation/SWE"
	nato   = "alliance/nato"
	issue  = "issue/defence-of-the-north"
)

// visit tells of a visit: every label, edges of each group, every property.
func visit() graph.ArticleGraph {
	d := article("visit", "1").
		node(eide, "Espen Eide", "Eide", "Mr Eide").
		node(berg, "Anna Berg").
		nation("NOR", "NO", "Norway").
		nation("SWE", "SE", "Sweden").
		node(nato, "NATO").
		node("organization/storting", "Storting").
		node(issue, "defence of the north").
		edge("REPRESENTS", eide, norway).
		edge("MET_WITH", eide, berg).
		edge("VISITED", eide, sweden).
		edge("MEMBER_OF", norway, nato).
		edge("DISCUSSED", eide, issue).
		edge("CONCERNS", issue, norway)
	d.g.Nodes[2].Wikidata = "Q20"
	d.g.Nodes[6].Mentions = nil
	d.g.Nodes[6].Context = []string{"military", "territory"}
	e := d.g.Edges
	e[0].Title, e[0].Former = "foreign minister", true
	e[1].Evidence = append(e[1].Evidence, graph.Span{Start: 1900, End: 1911, Text: "They met again."})
	e[2].Place, e[2].Status, e[2].Date, e[2].Confidence = "Stockholm", graph.Planned, "2023-05-01", 1
	e[2].AttributedTo = []string{nato, berg}
	return d.g
}

// quarrel shares the visit's people and nations and says other things of them,
// one of them the same.
func quarrel() graph.ArticleGraph {
	d := article("quarrel", "1").
		node(eide, "Espen Barth Eide", "Eide").
		node(berg, "Anna Berg", "Berg").
		nation("NOR", "NO", "Norway").
		nation("RUS", "RU", "Russia").
		node(issue, "defence of the north").
		edge("MET_WITH", berg, eide).
		edge("ACCUSED", norway, "nation/RUS").
		edge("ACCUSED", "nation/RUS", norway).
		edge("THREATENED", "nation/RUS", norway)
	d.g.Nodes[4].Context = []string{"military", "trade"}
	d.g.Edges[0].AttributedTo = []string{norway}
	return d.g
}

// treaty shares only nations.
func treaty() graph.ArticleGraph {
	return article("treaty", "1").
		nation("NOR", "NO", "Norway").
		nation("SWE", "SE", "Sweden").
		edge("AGREED_WITH", norway, sweden).
		edge("ALLIED_WITH", norway, sweden).g
}

// shared gives n articles that all mention a few nations and some people.
func shared(n int) []graph.ArticleGraph {
	var list []graph.ArticleGraph
	for i := range n {
		person := graph.EntityID(graph.Person, fmt.Sprintf("Person %d", i%7))
		list = append(list, article(fmt.Sprintf("a%03d", i), "1").
			node(person, fmt.Sprintf("Person %d", i%7), fmt.Sprintf("form %d", i%5)).
			nation("NOR", "NO", "Norway").
			nation("USA", "US", "United States").
			edge("REPRESENTS", person, norway).
			edge("ACCUSED", norway, "nation/USA").
			edge("MET_WITH", "nation/USA", norway).g)
	}
	return list
}
