package graph

import (
	"slices"
)

// The methods of this file take the graph of one article apart into what a
// store keeps of it. None of them changes the graph or shares memory with it,
// and lists are never nil, so that what comes back from any store is equal.

// Stored is the article as a store keeps it, with the issues among the nodes as
// its subjects.
func (g *ArticleGraph) Stored() StoredArticle {
	concerns := []string{}
	for _, n := range g.Nodes {
		if n.Label == Issue {
			concerns = append(concerns, n.ID)
		}
	}
	slices.Sort(concerns)
	a := g.Article
	return StoredArticle{
		ID:        a.ID,
		Title:     a.Title,
		URLs:      append([]string{}, a.URLs...),
		Source:    a.Source,
		Published: a.Published,
		Hash:      a.Hash,
		Extractor: g.Extractor,
		Text:      g.Text,
		Concerns:  concerns,
	}
}

// Mentioning is the edge from the article to its node n.
func (g *ArticleGraph) Mentioning(n Node) Mentioning {
	m := Mentioning{
		Article: g.Article.ID,
		Entity:  n.ID,
		Count:   len(n.Mentions),
		First:   NoMention,
		Names:   n.Names(),
	}
	for i, s := range n.Mentions {
		if i == 0 || s.Start < m.First {
			m.First = s.Start
		}
	}
	return m
}

// Facts are the edges of the article as a store keeps them: symmetric ones from
// the smaller id to the larger, sorted by type and ends.
func (g *ArticleGraph) Facts() []Fact {
	own := ArticleGraph{Edges: slices.Clone(g.Edges)}
	own.Sort()
	facts := make([]Fact, 0, len(own.Edges))
	for _, e := range own.Edges {
		e.Evidence = append([]Span{}, e.Evidence...)
		e.AttributedTo = append([]string{}, e.AttributedTo...)
		facts = append(facts, Fact{Article: g.Article.ID, Edge: e})
	}
	return facts
}

// Names are the forms under which the article speaks of the node, sorted, each
// once: its aliases, and its name if the article uses it. The name of a node
// without mentions, such as an issue put into words by the extractor, counts as
// used.
func (n Node) Names() []string {
	names := append([]string{}, n.Aliases...)
	if len(n.Mentions) == 0 || slices.ContainsFunc(n.Mentions, func(s Span) bool { return s.Text == n.Name }) {
		names = append(names, n.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
