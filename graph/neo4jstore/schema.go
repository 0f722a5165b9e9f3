package neo4jstore

import (
	"context"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/graphload/graphload/graph"
)

// indexTimeout is how long, in seconds, Open waits for new indexes of a database
// that is already full.
const indexTimeout = 600

// schema lists the statements that create constraints and indexes. All of them
// do nothing where the thing is there.
func schema() []string {
	statements := []string{
		"CREATE CONSTRAINT article_id IF NOT EXISTS FOR (a:Article) REQUIRE a.id IS UNIQUE",
		"CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE",
		"CREATE INDEX article_published IF NOT EXISTS FOR (a:Article) ON (a.published)",
		"CREATE INDEX article_hash IF NOT EXISTS FOR (a:Article) ON (a.hash)",
		"CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (e:Entity) ON EACH [e.name, e.aliases]",
	}
	for _, l := range graph.Labels() {
		statements = append(statements, fmt.Sprintf(
			"CREATE INDEX %s_name IF NOT EXISTS FOR (e:%s) ON (e.name)", strings.ToLower(string(l)), l))
	}
	// What an article said is found by these, whatever the degree of its ends.
	for _, t := range graph.EdgeTypes() {
		statements = append(statements, fmt.Sprintf(
			"CREATE INDEX %s_article IF NOT EXISTS FOR ()-[r:%s]-() ON (r.article)", strings.ToLower(t.Name), t.Name))
	}
	return statements
}

// prepare brings the schema into the database and waits until it is in force.
func (s *Store) prepare(ctx context.Context) error {
	err := s.write(ctx, "creating constraints and indexes", func(tx neo4j.ManagedTransaction) error {
		for _, statement := range schema() {
			if err := exec(ctx, tx, statement, nil); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = s.read(ctx, func(tx neo4j.ManagedTransaction) error {
		return exec(ctx, tx, "CALL db.awaitIndexes($seconds)", map[string]any{"seconds": indexTimeout})
	})
	if err != nil {
		return s.explain(ctx, "waiting for indexes", err)
	}
	return nil
}
