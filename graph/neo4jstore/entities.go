package neo4jstore

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/graphload/graphload/graph"
)

// witness is what a stored article says of one entity.
type witness struct {
	entity string
	graph.Testimony
}

// testimonies reads what the stored articles of these ids say of entities.
func testimonies(ctx context.Context, tx neo4j.ManagedTransaction, ids []string) ([]witness, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	rows, err := collect(ctx, tx, `UNWIND $ids AS id MATCH (:Article {id: id})-[m:MENTIONS]->(e:Entity)
		RETURN e.id, m.name, m.names, m.iso2, m.iso3, m.wikidata, m.context`, map[string]any{"ids": ids})
	if err != nil {
		return nil, err
	}
	said := make([]witness, len(rows))
	for i, row := range rows {
		said[i] = witness{text(row[0]), graph.Testimony{
			Name: text(row[1]), Names: texts(row[2]), ISO2: text(row[3]), ISO3: text(row[4]), Wikidata: text(row[5]),
			Context: texts(row[6]),
		}}
	}
	return said, nil
}

// lockEntities locks the entities of these sorted ids, creating those that are
// missing, and returns their tallies as they stand under the lock.
func lockEntities(ctx context.Context, tx neo4j.ManagedTransaction, ids []string) (map[string]*graph.Tally, error) {
	tallies := make(map[string]*graph.Tally, len(ids))
	if len(ids) == 0 {
		return tallies, nil
	}
	params := map[string]any{"ids": ids}
	err := exec(ctx, tx, "UNWIND $ids AS id MERGE (e:Entity {id: id}) SET e.id = e.id", params)
	if err != nil {
		return nil, err
	}
	// A statement of its own, so that it reads what others wrote before the
	// lock was had.
	rows, err := collect(ctx, tx, "UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN e.id, e.tally", params)
	if err != nil {
		return nil, err
	}
	if len(rows) != len(ids) {
		return nil, errVanished
	}
	for _, row := range rows {
		id := text(row[0])
		tallies[id], err = graph.ParseTally(texts(row[1]))
		if err != nil {
			return nil, fmt.Errorf("property tally of entity %s: %w", id, err)
		}
	}
	return tallies, nil
}

// writeEntities brings entities into line with their tallies and deletes those
// that no article mentions any more.
func writeEntities(ctx context.Context, tx neo4j.ManagedTransaction, tallies map[string]*graph.Tally) error {
	var gone []map[string]any
	kept := make(map[graph.Label][]map[string]any)
	for _, id := range slices.Sorted(maps.Keys(tallies)) {
		t := tallies[id]
		if t.Empty() {
			gone = append(gone, map[string]any{"id": id})
			continue
		}
		e := t.Entity(id)
		kept[e.Label] = append(kept[e.Label], map[string]any{"id": id, "props": map[string]any{
			"name":     e.Name,
			"aliases":  e.Aliases,
			"iso2":     orNull(e.ISO2),
			"iso3":     orNull(e.ISO3),
			"wikidata": orNull(e.Wikidata),
			"context":  listOrNull(e.Context),
			"tally":    t.Lines(),
		}})
	}
	for _, l := range graph.Labels() {
		err := forRows(ctx, tx, kept[l], "MATCH (e:Entity {id: row.id}) SET e:"+string(l)+", e += row.props")
		if err != nil {
			return err
		}
	}
	return forRows(ctx, tx, gone, "MATCH (e:Entity {id: row.id}) DETACH DELETE e")
}

// withdraw deletes the edges of the articles of these ids. Facts are found by
// the index on their article, whatever else their ends are part of, and looked
// for only under the types that the article's node names.
func withdraw(ctx context.Context, tx neo4j.ManagedTransaction, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	rows, err := collect(ctx, tx, "UNWIND $ids AS id MATCH (a:Article {id: id}) UNWIND a.edge_types AS type RETURN type, collect(id)",
		map[string]any{"ids": ids})
	if err != nil {
		return err
	}
	stating := make(map[string][]string, len(rows)) // by edge type, the articles with such edges
	for _, row := range rows {
		stating[text(row[0])] = texts(row[1])
	}
	for _, t := range graph.EdgeTypes() {
		if len(stating[t.Name]) == 0 {
			continue
		}
		if err := exec(ctx, tx, withdrawFacts(t), map[string]any{"ids": stating[t.Name]}); err != nil {
			return err
		}
	}
	return exec(ctx, tx, "UNWIND $ids AS id MATCH (:Article {id: id})-[r:MENTIONS|CONCERNS]->() DELETE r",
		map[string]any{"ids": ids})
}

// withdrawFacts is the statement that deletes the facts of one type. The hint
// keeps a plan made while the database was small from scanning it when it is
// large.
func withdrawFacts(t graph.EdgeType) string {
	return "UNWIND $ids AS id MATCH ()-[r:" + t.Name + " {article: id}]->() USING INDEX r:" + t.Name + "(article) DELETE r"
}

// Remove implements graph.Store, in transactions of the store's batch size.
func (s *Store) Remove(ctx context.Context, ids []string) (int, error) {
	if s.config.ReadOnly {
		return 0, ErrReadOnly
	}
	removed := 0
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	for part := range slices.Chunk(ids, s.config.BatchSize) {
		var n int
		doing := fmt.Sprintf("removing %d articles from %s on", len(part), part[0])
		err := s.write(ctx, doing, func(tx neo4j.ManagedTransaction) (err error) {
			n, err = remove(ctx, tx, part)
			return err
		})
		if err != nil {
			return removed, err
		}
		removed += n
	}
	return removed, nil
}

// remove deletes the articles of these sorted ids and returns how many there
// were.
func remove(ctx context.Context, tx neo4j.ManagedTransaction, ids []string) (int, error) {
	err := exec(ctx, tx, "UNWIND $ids AS id MATCH (a:Article {id: id}) SET a.id = a.id", map[string]any{"ids": ids})
	if err != nil {
		return 0, err
	}
	held, err := versions(ctx, tx, ids)
	if err != nil {
		return 0, err
	}
	there := slices.Sorted(maps.Keys(held))
	if err := exchange(ctx, tx, there, nil); err != nil {
		return 0, err
	}
	return len(there), exec(ctx, tx, "UNWIND $ids AS id MATCH (a:Article {id: id}) DETACH DELETE a", map[string]any{"ids": there})
}
