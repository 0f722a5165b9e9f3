package neo4jstore

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/graphload/graphload/graph"
)

// maxWeight bounds a transaction besides the number of its articles: about the
// number of nodes and edges it writes, so that a few enormous articles do not
// exhaust the server's memory. An article is never divided.
const maxWeight = 50_000

// version tells whether an article has to be written again.
type version struct{ hash, extractor string }

func versionOf(g *graph.ArticleGraph) version { return version{g.Article.Hash, g.Extractor} }

// Put implements graph.Store. A batch larger than the store's batch size is
// written in several transactions; on an error those already done stay, each
// with its articles whole, and putting the same batch again does the rest. If a
// connection is lost in mid-commit and the commit turns out to have counted, its
// articles are reported as Unchanged.
func (s *Store) Put(ctx context.Context, batch []graph.ArticleGraph) ([]graph.Outcome, error) {
	if s.config.ReadOnly {
		return nil, ErrReadOnly
	}
	if err := graph.CheckBatch(batch); err != nil {
		return nil, err
	}
	changed, err := s.changed(ctx, batch)
	if err != nil {
		return nil, err
	}
	outcomes := make(map[string]graph.Outcome, len(changed))
	for part := range transactions(changed, s.config.BatchSize) {
		var done map[string]graph.Outcome
		doing := fmt.Sprintf("writing %d articles from %s on", len(part), part[0].Article.ID)
		err := s.write(ctx, doing, func(tx neo4j.ManagedTransaction) (err error) {
			done, err = put(ctx, tx, part)
			return err
		})
		if err != nil {
			return nil, err
		}
		maps.Copy(outcomes, done)
	}
	list := make([]graph.Outcome, len(batch))
	for i := range batch {
		list[i] = cmp.Or(outcomes[batch[i].Article.ID], graph.Unchanged)
	}
	return list, nil
}

// changed returns the graphs that the database does not hold in this version,
// by id. It only reads, so that loading what is there takes no lock and writes
// no transaction log.
func (s *Store) changed(ctx context.Context, batch []graph.ArticleGraph) ([]*graph.ArticleGraph, error) {
	ids := make([]string, len(batch))
	for i := range batch {
		ids[i] = batch[i].Article.ID
	}
	var held map[string]version
	err := s.read(ctx, func(tx neo4j.ManagedTransaction) (err error) {
		held, err = versions(ctx, tx, ids)
		return err
	})
	if err != nil {
		return nil, s.explain(ctx, "comparing articles", err)
	}
	var changed []*graph.ArticleGraph
	for i := range batch {
		g := &batch[i]
		if v, ok := held[g.Article.ID]; !ok || v != versionOf(g) {
			changed = append(changed, g)
		}
	}
	slices.SortFunc(changed, func(a, b *graph.ArticleGraph) int { return cmp.Compare(a.Article.ID, b.Article.ID) })
	return changed, nil
}

// versions returns the versions of those articles that the database holds.
func versions(ctx context.Context, tx neo4j.ManagedTransaction, ids []string) (map[string]version, error) {
	rows, err := collect(ctx, tx,
		"UNWIND $ids AS id MATCH (a:Article {id: id}) WHERE a.hash IS NOT NULL RETURN a.id, a.hash, a.extractor",
		map[string]any{"ids": ids})
	if err != nil {
		return nil, err
	}
	held := make(map[string]version, len(rows))
	for _, row := range rows {
		held[text(row[0])] = version{text(row[1]), text(row[2])}
	}
	return held, nil
}

// transactions divides graphs into runs of at most size articles and about
// maxWeight nodes and edges.
func transactions(graphs []*graph.ArticleGraph, size int) iter.Seq[[]*graph.ArticleGraph] {
	return func(yield func([]*graph.ArticleGraph) bool) {
		for len(graphs) > 0 {
			n, weight := 0, 0
			for n < len(graphs) && n < size {
				weight += len(graphs[n].Nodes) + len(graphs[n].Edges)
				if n > 0 && weight > maxWeight {
					break
				}
				n++
			}
			if !yield(graphs[:n]) {
				return
			}
			graphs = graphs[n:]
		}
	}
}

// put writes graphs, which are sorted by id, in one transaction, and tells what
// became of each.
func put(ctx context.Context, tx neo4j.ManagedTransaction, graphs []*graph.ArticleGraph) (map[string]graph.Outcome, error) {
	ids := make([]string, len(graphs))
	for i, g := range graphs {
		ids[i] = g.Article.ID
	}
	// Setting a property to what it is writes nothing but takes the node's
	// lock: from here on nobody else changes these articles.
	err := exec(ctx, tx, "UNWIND $ids AS id MERGE (a:Article {id: id}) SET a.id = a.id", map[string]any{"ids": ids})
	if err != nil {
		return nil, err
	}
	held, err := versions(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	outcomes := make(map[string]graph.Outcome, len(graphs))
	var fresh []*graph.ArticleGraph
	var old []string
	for _, g := range graphs {
		id := g.Article.ID
		switch v, ok := held[id]; {
		case !ok:
			outcomes[id] = graph.Added
		case v == versionOf(g):
			outcomes[id] = graph.Unchanged
			continue
		default:
			outcomes[id] = graph.Replaced
			old = append(old, id)
		}
		fresh = append(fresh, g)
	}
	return outcomes, exchange(ctx, tx, old, fresh)
}

// exchange takes out what the articles of the ids old said and puts in what the
// fresh graphs say. The articles are locked; the nodes of fresh ones exist.
func exchange(ctx context.Context, tx neo4j.ManagedTransaction, old []string, fresh []*graph.ArticleGraph) error {
	said, err := testimonies(ctx, tx, old)
	if err != nil {
		return err
	}
	touched := make(map[string]bool)
	for _, w := range said {
		touched[w.entity] = true
	}
	for _, g := range fresh {
		for _, n := range g.Nodes {
			touched[n.ID] = true
		}
	}
	tallies, err := lockEntities(ctx, tx, slices.Sorted(maps.Keys(touched)))
	if err != nil {
		return err
	}
	for _, w := range said {
		tallies[w.entity].Remove(w.Testimony)
	}
	for _, g := range fresh {
		for _, n := range g.Nodes {
			tallies[n.ID].Add(n.Testimony())
		}
	}
	if err := withdraw(ctx, tx, old); err != nil {
		return err
	}
	if err := writeEntities(ctx, tx, tallies); err != nil {
		return err
	}
	return writeArticles(ctx, tx, fresh)
}

// writeArticles fills the articles' nodes and creates their edges.
func writeArticles(ctx context.Context, tx neo4j.ManagedTransaction, fresh []*graph.ArticleGraph) error {
	var articles, mentions, concerns []map[string]any
	facts := make(map[string][]map[string]any)
	for _, g := range fresh {
		a := g.Stored()
		articles = append(articles, map[string]any{"id": a.ID, "props": articleProps(a, g.Edges)})
		for _, issue := range a.Concerns {
			concerns = append(concerns, map[string]any{"from": a.ID, "to": issue})
		}
		for _, n := range g.Nodes {
			mentions = append(mentions, map[string]any{
				"from": a.ID, "to": n.ID, "props": mentionProps(g.Mentioning(n), n.Testimony()),
			})
		}
		for _, f := range g.Facts() {
			facts[f.Type] = append(facts[f.Type], map[string]any{"from": f.From, "to": f.To, "props": factProps(f)})
		}
	}
	err := forRows(ctx, tx, articles,
		"MATCH (a:Article {id: row.id}) SET a += row.props, a.loaded = datetime()")
	if err != nil {
		return err
	}
	err = forRows(ctx, tx, mentions,
		"MATCH (a:Article {id: row.from}) MATCH (e:Entity {id: row.to}) CREATE (a)-[r:MENTIONS]->(e) SET r = row.props")
	if err != nil {
		return err
	}
	err = forRows(ctx, tx, concerns,
		"MATCH (a:Article {id: row.from}) MATCH (i:Entity {id: row.to}) CREATE (a)-[:CONCERNS]->(i)")
	if err != nil {
		return err
	}
	for _, t := range graph.EdgeTypes() {
		err := forRows(ctx, tx, facts[t.Name],
			"MATCH (f:Entity {id: row.from}) MATCH (t:Entity {id: row.to}) CREATE (f)-[r:"+t.Name+"]->(t) SET r = row.props")
		if err != nil {
			return err
		}
	}
	return nil
}

// forRows runs a statement once for every row, in order; without rows it asks
// the server nothing.
func forRows(ctx context.Context, tx neo4j.ManagedTransaction, rows []map[string]any, statement string) error {
	if len(rows) == 0 {
		return nil
	}
	return exec(ctx, tx, "UNWIND $rows AS row "+statement, map[string]any{"rows": rows})
}

func articleProps(a graph.StoredArticle, edges []graph.Edge) map[string]any {
	types := make([]string, len(edges))
	for i, e := range edges {
		types[i] = e.Type
	}
	slices.Sort(types)
	return map[string]any{
		"title":     orNull(a.Title),
		"urls":      a.URLs,
		"source":    orNull(a.Source),
		"published": dateOrNull(a.Published),
		"hash":      a.Hash,
		"extractor": a.Extractor,
		"text":      orNull(a.Text),

		"edge_types": slices.Compact(types),
	}
}

func mentionProps(m graph.Mentioning, said graph.Testimony) map[string]any {
	props := map[string]any{
		"count":    m.Count,
		"first":    m.First,
		"names":    m.Names,
		"name":     said.Name,
		"iso2":     orNull(said.ISO2),
		"iso3":     orNull(said.ISO3),
		"wikidata": orNull(said.Wikidata),
		"context":  listOrNull(said.Context),
	}
	if m.First == graph.NoMention {
		props["first"] = nil
	}
	return props
}

func factProps(f graph.Fact) map[string]any {
	evidence := make([]string, len(f.Evidence))
	starts, ends := make([]int, len(f.Evidence)), make([]int, len(f.Evidence))
	for i, s := range f.Evidence {
		evidence[i], starts[i], ends[i] = s.Text, s.Start, s.End
	}
	props := map[string]any{
		"article":    f.Article,
		"date":       dateOrNull(f.Date),
		"status":     string(f.Status),
		"confidence": f.Confidence,
		"plover":     orNull(f.Plover),
		"evidence":   evidence,
		"starts":     starts,
		"ends":       ends,
		"rule":       f.Rule,
		"title":      orNull(f.Title),
		"place":      orNull(f.Place),

		"attributed_to": listOrNull(f.AttributedTo),
	}
	if f.Former {
		props["former"] = true
	}
	return props
}

// orNull is null, an absent property, for text that is not known.
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// listOrNull is null, an absent property, for a list without anything in it.
func listOrNull(list []string) any {
	if len(list) == 0 {
		return nil
	}
	return list
}

// dateOrNull is the Neo4j date of a checked YYYY-MM-DD, null for none.
func dateOrNull(s string) any {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return nil
	}
	return neo4j.DateOf(t)
}
