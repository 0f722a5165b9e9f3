package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/graphload/graphload/graph/neo4jstore"
)

// sample is a query worth trying on a graph of news.
type sample struct {
	question string
	cypher   string
}

// samples are in the order of their worth. Some find nothing in some graphs, so
// there are more of them than are shown.
func samples() []sample {
	return []sample{
		{
			"Who met whom?",
			`MATCH (a:Person)-[m:MET_WITH]-(b:Person) WHERE a.id < b.id
RETURN DISTINCT a.name AS person, b.name AS met, m.date AS date, m.place AS place
ORDER BY person, met, date LIMIT 5`,
		},
		{
			"Who accused, warned or attacked whom, and which sentence says so?",
			`MATCH (a)-[r:ACCUSED|THREATENED|SANCTIONED|ATTACKED]->(b) WHERE r.status = 'actual'
RETURN a.name AS who, type(r) AS did, b.name AS whom, r.evidence[0] AS sentence
ORDER BY r.confidence DESC, who, did, whom LIMIT 5`,
		},
		{
			"Who is in the most articles?",
			`MATCH (a:Article)-[m:MENTIONS]->(e:Entity)
RETURN e.name AS name, [l IN labels(e) WHERE l <> 'Entity'][0] AS label, count(a) AS articles, sum(m.count) AS mentions
ORDER BY articles DESC, mentions DESC, name LIMIT 5`,
		},
		{
			"Who holds which office?",
			`MATCH (p:Person)-[r:REPRESENTS]->(b) WHERE r.title IS NOT NULL
RETURN DISTINCT p.name AS person, r.title AS office, b.name AS of
ORDER BY person, office, of LIMIT 5`,
		},
		{
			"Which issues are discussed by the most actors?",
			`MATCH (a)-[:DISCUSSED]->(i:Issue)
RETURN i.name AS issue, count(DISTINCT a) AS actors
ORDER BY actors DESC, issue LIMIT 5`,
		},
	}
}

// shownSamples is how many queries a load shows.
const shownSamples = 3

// showQueries prints the first samples that find something, with their answers.
func (p *program) showQueries(ctx context.Context, store *neo4jstore.Store) error {
	shown := 0
	for _, s := range samples() {
		if shown == shownSamples {
			return nil
		}
		answer, err := store.Query(ctx, s.cypher, nil)
		if err != nil {
			return fmt.Errorf("query %q: %w", s.question, err)
		}
		if len(answer.Rows) == 0 {
			continue
		}
		if shown++; shown == 1 {
			fmt.Fprintln(p.stdout, "\nQueries worth trying:")
		}
		fmt.Fprintf(p.stdout, "\n// %s\n%s\n\n", s.question, s.cypher)
		if err := writeTable(p.stdout, answer.Columns, textRows(slices.Values(answer.Rows)), 72); err != nil {
			return err
		}
	}
	return nil
}
