package neo4jstore

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/graphload/graphload/graph"
)

// Counts implements graph.Store. The database keeps the numbers of articles and
// edges itself; entities are counted.
func (s *Store) Counts(ctx context.Context) (graph.Counts, error) {
	var parts []string
	for _, t := range graph.EdgeTypes() {
		parts = append(parts, fmt.Sprintf("MATCH (:Entity)-[r:%s]->() RETURN '%s' AS type, count(r) AS n", t.Name, t.Name))
	}
	var counts graph.Counts
	err := s.read(ctx, func(tx neo4j.ManagedTransaction) error {
		counts = graph.Counts{Nodes: make(map[graph.Label]int), Edges: make(map[string]int)}
		articles, err := collect(ctx, tx, "MATCH (a:Article) RETURN count(a)", nil)
		if err != nil {
			return err
		}
		counts.Articles = number(articles[0][0])
		nodes, err := collect(ctx, tx, "MATCH (e:Entity) RETURN labels(e), count(*)", nil)
		if err != nil {
			return err
		}
		for _, row := range nodes {
			if l, ok := labelAmong(texts(row[0])); ok {
				counts.Nodes[l] += number(row[1])
			}
		}
		edges, err := collect(ctx, tx, strings.Join(parts, " UNION ALL "), nil)
		if err != nil {
			return err
		}
		for _, row := range edges {
			if n := number(row[1]); n > 0 {
				counts.Edges[text(row[0])] = n
			}
		}
		return nil
	})
	if err != nil {
		return graph.Counts{}, s.explain(ctx, "counting", err)
	}
	return counts, nil
}

// Snapshot implements graph.Store. It sees what other transactions commit while
// it reads.
func (s *Store) Snapshot(ctx context.Context) (*graph.Snapshot, error) {
	var snapshot *graph.Snapshot
	err := s.read(ctx, func(tx neo4j.ManagedTransaction) error {
		snapshot = &graph.Snapshot{}
		for _, read := range []func(context.Context, neo4j.ManagedTransaction, *graph.Snapshot) error{
			readArticles, readEntities, readMentions, readFacts,
		} {
			if err := read(ctx, tx, snapshot); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, s.explain(ctx, "reading the graph", err)
	}
	snapshot.Sort() // the server orders strings in its own way
	return snapshot, nil
}

func readArticles(ctx context.Context, tx neo4j.ManagedTransaction, s *graph.Snapshot) error {
	rows, err := collect(ctx, tx, `MATCH (a:Article) OPTIONAL MATCH (a)-[:CONCERNS]->(i:Issue)
		RETURN a.id, a.title, a.urls, a.source, a.published, a.hash, a.extractor, a.text, collect(i.id)`, nil)
	if err != nil {
		return err
	}
	for _, row := range rows {
		a := graph.StoredArticle{
			ID: text(row[0]), Title: text(row[1]), URLs: texts(row[2]), Source: text(row[3]),
			Published: text(row[4]), Hash: text(row[5]), Extractor: text(row[6]), Text: text(row[7]), Concerns: texts(row[8]),
		}
		slices.Sort(a.Concerns)
		s.Articles = append(s.Articles, a)
	}
	return nil
}

func readEntities(ctx context.Context, tx neo4j.ManagedTransaction, s *graph.Snapshot) error {
	rows, err := collect(ctx, tx,
		"MATCH (e:Entity) RETURN e.id, labels(e), e.name, e.aliases, e.iso2, e.iso3, e.wikidata, e.context", nil)
	if err != nil {
		return err
	}
	for _, row := range rows {
		label, _ := labelAmong(texts(row[1]))
		s.Entities = append(s.Entities, graph.Entity{
			ID: text(row[0]), Label: label, Name: text(row[2]), Aliases: texts(row[3]),
			ISO2: text(row[4]), ISO3: text(row[5]), Wikidata: text(row[6]), Context: texts(row[7]),
		})
	}
	return nil
}

func readMentions(ctx context.Context, tx neo4j.ManagedTransaction, s *graph.Snapshot) error {
	rows, err := collect(ctx, tx,
		"MATCH (a:Article)-[m:MENTIONS]->(e:Entity) RETURN a.id, e.id, m.count, coalesce(m.first, $none), m.names",
		map[string]any{"none": graph.NoMention})
	if err != nil {
		return err
	}
	for _, row := range rows {
		s.Mentions = append(s.Mentions, graph.Mentioning{
			Article: text(row[0]), Entity: text(row[1]), Count: number(row[2]), First: number(row[3]), Names: texts(row[4]),
		})
	}
	return nil
}

func readFacts(ctx context.Context, tx neo4j.ManagedTransaction, s *graph.Snapshot) error {
	rows, err := collect(ctx, tx, `MATCH (f:Entity)-[r]->(t:Entity) WHERE r.article IS NOT NULL
		RETURN type(r), f.id, t.id, properties(r)`, nil)
	if err != nil {
		return err
	}
	for _, row := range rows {
		props, _ := row[3].(map[string]any)
		confidence, _ := props["confidence"].(float64)
		former, _ := props["former"].(bool)
		s.Facts = append(s.Facts, graph.Fact{
			Article: text(props["article"]),
			Edge: graph.Edge{
				Type: text(row[0]), From: text(row[1]), To: text(row[2]),
				Status: graph.Status(text(props["status"])), Confidence: confidence,
				Plover: text(props["plover"]), Date: text(props["date"]), Place: text(props["place"]),
				Title: text(props["title"]), Former: former, Rule: text(props["rule"]),
				Evidence: spans(props), AttributedTo: texts(props["attributed_to"]),
			},
		})
	}
	return nil
}

// spans puts the three lists of an edge's evidence together again.
func spans(props map[string]any) []graph.Span {
	evidence := texts(props["evidence"])
	starts, _ := props["starts"].([]any)
	ends, _ := props["ends"].([]any)
	list := make([]graph.Span, len(evidence))
	for i := range list {
		list[i].Text = evidence[i]
		if i < len(starts) && i < len(ends) {
			list[i].Start, list[i].End = number(starts[i]), number(ends[i])
		}
	}
	return list
}

// labelAmong finds the label of the vocabulary among those of a node.
func labelAmong(labels []string) (graph.Label, bool) {
	for _, l := range graph.Labels() {
		if slices.Contains(labels, string(l)) {
			return l, true
		}
	}
	return "", false
}
