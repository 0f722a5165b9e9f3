package neo4jstore_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/graphload/graphload/graph"
	"github.com/graphload/graphload/graph/neo4jstore"
)

const eide, norway = "person/espen-eide", "nation/NOR"

// report is a small article of this id and content.
func report(id, version string) graph.ArticleGraph {
	return graph.ArticleGraph{
		Article: graph.Article{ID: id, Title: "Eide arrives", Published: "2023-04-05", Hash: "sha256:" + version, URLs: []string{"https://news.example/1"}},
		Nodes: []graph.Node{
			{ID: eide, Label: graph.Person, Name: "Espen Eide", Aliases: []string{"Eide"},
				Mentions: []graph.Span{{Start: 12, End: 22, Text: "Espen Eide"}, {Start: 40, End: 44, Text: "Eide"}}},
			{ID: norway, Label: graph.Nation, Name: "Norway", ISO2: "NO", ISO3: "NOR",
				Mentions: []graph.Span{{Start: 30, End: 36, Text: "Norway"}}},
			{ID: "issue/fishing-rights", Label: graph.Issue, Name: "fishing rights", Context: []string{"resource", "trade"}},
		},
		Edges: []graph.Edge{
			{Type: "REPRESENTS", From: eide, To: norway, Status: graph.Actual, Confidence: 0.9, Rule: "title", Title: "foreign minister",
				Date: "2023-04-04", Evidence: []graph.Span{{Start: 0, End: 12, Text: "Eide arrived."}}},
			{Type: "DISCUSSED", From: eide, To: "issue/fishing-rights", Status: graph.Actual, Confidence: 0.5, Rule: "verb",
				Evidence: []graph.Span{}, AttributedTo: []string{norway}},
		},
		Extractor: "test 1",
	}
}

func put(t *testing.T, s *neo4jstore.Store, batch ...graph.ArticleGraph) {
	t.Helper()
	if _, err := s.Put(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
}

// TestModel asks in Cypher for what users ask for.
func TestModel(t *testing.T) {
	s := openEmpty(t, neo4jstore.Config{})
	put(t, s, report("1", "1"))
	for name, c := range map[string]struct {
		cypher string
		want   [][]any
	}{
		"article": {
			"MATCH (a:Article) RETURN a.id, a.title, a.published = date('2023-04-05'), a.urls, a.hash, a.extractor, valueType(a.loaded)",
			[][]any{{"1", "Eide arrives", true, []any{"https://news.example/1"}, "sha256:1", "test 1", "ZONED DATETIME NOT NULL"}},
		},
		"labels": {
			"MATCH (e:Entity) RETURN e.id, labels(e) ORDER BY e.id",
			[][]any{{"issue/fishing-rights", []any{"Entity", "Issue"}}, {norway, []any{"Entity", "Nation"}}, {eide, []any{"Entity", "Person"}}},
		},
		"nation": {
			"MATCH (n:Nation {name: 'Norway'}) RETURN n.iso2, n.iso3, n.wikidata, n.aliases",
			[][]any{{"NO", "NOR", nil, []any{}}},
		},
		"contexts": {
			"MATCH (e:Entity) RETURN e.id, e.context ORDER BY e.id",
			[][]any{{"issue/fishing-rights", []any{"resource", "trade"}}, {norway, nil}, {eide, nil}},
		},
		"issues of a context": {"MATCH (i:Issue) WHERE 'trade' IN i.context RETURN i.name", [][]any{{"fishing rights"}}},
		"what the article itself says": {
			"MATCH (:Entity)-[r]->(:Entity) WHERE r.attributed_to IS NULL RETURN type(r)", [][]any{{"REPRESENTS"}},
		},
		"what others say": {
			"MATCH ()-[r:DISCUSSED]->() MATCH (who:Entity) WHERE who.id IN r.attributed_to RETURN who.name", [][]any{{"Norway"}},
		},
		"mentions": {
			"MATCH (:Article)-[m:MENTIONS]->(e) RETURN e.name, m.count, m.first, m.names, m.name ORDER BY e.name",
			[][]any{
				{"Espen Eide", int64(2), int64(12), []any{"Eide", "Espen Eide"}, "Espen Eide"},
				{"Norway", int64(1), int64(30), []any{"Norway"}, "Norway"},
				{"fishing rights", int64(0), nil, []any{"fishing rights"}, "fishing rights"},
			},
		},
		"subjects": {
			"MATCH (a:Article)-[r:CONCERNS]->(i:Issue) RETURN a.id, i.name, properties(r)",
			[][]any{{"1", "fishing rights", map[string]any{}}},
		},
		"fact": {
			"MATCH (:Person)-[r:REPRESENTS]->(:Nation) RETURN properties(r)",
			[][]any{{map[string]any{"article": "1", "date": "2023-04-04", "status": "actual", "confidence": 0.9, "rule": "title",
				"title": "foreign minister", "evidence": []any{"Eide arrived."}, "starts": []any{int64(0)}, "ends": []any{int64(12)}}}},
		},
		"full-text index finds aliases": {
			"CALL db.index.fulltext.queryNodes('entity_names', 'eide') YIELD node RETURN node.name",
			[][]any{{"Espen Eide"}},
		},
		"unique ids": {
			"SHOW CONSTRAINTS YIELD labelsOrTypes AS l, properties AS p, type AS t WHERE p = ['id'] RETURN l[0], t ORDER BY l[0]",
			[][]any{{"Article", "UNIQUENESS"}, {"Entity", "UNIQUENESS"}},
		},
		"indexes not online": {"SHOW INDEXES YIELD name, state WHERE state <> 'ONLINE' RETURN name", nil},
		"property indexes": {
			`SHOW INDEXES YIELD labelsOrTypes AS l, properties AS p WHERE p IN [['name'], ['published'], ['hash']]
			 RETURN l[0] + '.' + p[0] AS i ORDER BY i`,
			[][]any{{"Alliance.name"}, {"Article.hash"}, {"Article.published"}, {"Issue.name"}, {"Nation.name"}, {"Organization.name"}, {"Person.name"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			result, err := s.Query(t.Context(), c.cypher, nil)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, result.Rows); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestProperties puts an article that has everything and compares what is then in
// the database with the list of properties.
func TestProperties(t *testing.T) {
	s := openEmpty(t, neo4jstore.Config{})
	g := report("1", "1")
	g.Article.Source, g.Text = "wire", "Eide arrived."
	g.Nodes[1].Wikidata = "Q20"
	e := &g.Edges[0]
	e.Place, e.Former, e.AttributedTo = "Oslo", true, []string{norway}
	g.Edges = append(g.Edges, graph.Edge{Type: "SUPPORTED", From: norway, To: eide, Status: graph.Actual, Plover: "SUPPORT"})
	put(t, s, g)
	result, err := s.Query(t.Context(), `MATCH (n) UNWIND keys(n) AS name
		RETURN DISTINCT [l IN labels(n) WHERE l <> 'Entity'][0] AS on, name
		UNION MATCH ()-[r]->() UNWIND keys(r) AS name
		RETURN DISTINCT CASE type(r) WHEN 'MENTIONS' THEN 'MENTIONS' ELSE 'edge' END AS on, name`, nil)
	if err != nil {
		t.Fatal(err)
	}
	type property struct{ on, name string }
	listed := make(map[property]bool)
	for _, p := range graph.Properties() {
		listed[property{p.On, p.Name}] = true
	}
	upkeep := []property{
		{"Article", "edge_types"}, {"Entity", "tally"},
		{"MENTIONS", "name"}, {"MENTIONS", "iso2"}, {"MENTIONS", "iso3"}, {"MENTIONS", "wikidata"}, {"MENTIONS", "context"},
	}
	seen := make(map[property]bool)
	for _, row := range result.Rows {
		p := property{row[0].(string), row[1].(string)}
		if slices.Contains(graph.Labels(), graph.Label(p.on)) && !listed[p] {
			p.on = "Entity"
		}
		if seen[p] = true; !listed[p] && !slices.Contains(upkeep, p) {
			t.Errorf("the database has %+v, which the list of properties does not", p)
		}
	}
	for p := range listed {
		if !seen[p] {
			t.Errorf("the list of properties has %+v, the database does not", p)
		}
	}
}

// TestUnchangedWritesNothing puts articles while another transaction holds the
// locks of all nodes: what writes has to wait, what only reads does not.
func TestUnchangedWritesNothing(t *testing.T) {
	s := openEmpty(t, neo4jstore.Config{})
	put(t, s, report("1", "1"), report("2", "1"))
	before := loaded(t, s)
	locking := neo4jstore.Statement{Write: true,
		Cypher: "MATCH (n) SET n.id = n.id WITH count(n) AS n UNWIND range(1, 1000000) AS i RETURN i"}
	done := errors.New("done")
	err := s.Stream(t.Context(), locking, func(_ []string, rows iter.Seq[[]any]) error {
		for range rows { // the transaction is open as long as rows are left
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			outcomes, err := s.Put(ctx, []graph.ArticleGraph{report("2", "1"), report("1", "1")})
			if err != nil || !cmp.Equal(outcomes, []graph.Outcome{graph.Unchanged, graph.Unchanged}) {
				t.Errorf("unchanged articles under foreign locks: %v, %v", outcomes, err)
			}
			ctx, cancel = context.WithTimeout(t.Context(), 500*time.Millisecond)
			defer cancel()
			if _, err := s.Put(ctx, []graph.ArticleGraph{report("2", "2")}); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("a changed article did not wait for the lock, so the locks prove nothing: %v", err)
			}
			return done
		}
		return nil
	})
	if !errors.Is(err, done) {
		t.Fatal(err)
	}
	if after := loaded(t, s); !cmp.Equal(before, after) {
		t.Errorf("times of loading went from %v to %v", before, after)
	}
}

func loaded(t *testing.T, s *neo4jstore.Store) [][]any {
	t.Helper()
	result, err := s.Query(t.Context(), "MATCH (a:Article) RETURN a.id, a.loaded ORDER BY a.id", nil)
	if err != nil {
		t.Fatal(err)
	}
	return result.Rows
}

// TestTwoStores loads the same articles over two drivers, as two processes
// would.
func TestTwoStores(t *testing.T) {
	stores := []*neo4jstore.Store{openEmpty(t, neo4jstore.Config{}), open(t, neo4jstore.Config{BatchSize: 7})}
	var batch []graph.ArticleGraph
	for i := range 50 {
		batch = append(batch, report(fmt.Sprintf("a%d", i), "1"))
	}
	outcomes := make([][]graph.Outcome, len(stores))
	errs := make([]error, len(stores))
	var wg sync.WaitGroup
	for i, s := range stores {
		wg.Go(func() { outcomes[i], errs[i] = s.Put(t.Context(), batch) })
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	for i := range batch {
		if (outcomes[0][i] == graph.Added) == (outcomes[1][i] == graph.Added) {
			t.Errorf("article %d: outcomes %s and %s, want it added by exactly one", i, outcomes[0][i], outcomes[1][i])
		}
	}
	memory := graph.NewMemory()
	if _, err := memory.Put(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	want, _ := memory.Snapshot(t.Context())
	got, err := stores[0].Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestReadOnly(t *testing.T) {
	put(t, openEmpty(t, neo4jstore.Config{}), report("1", "1"))
	s := open(t, neo4jstore.Config{ReadOnly: true})
	if _, err := s.Put(t.Context(), []graph.ArticleGraph{report("2", "1")}); !errors.Is(err, neo4jstore.ErrReadOnly) {
		t.Errorf("Put: %v, want ErrReadOnly", err)
	}
	if _, err := s.Remove(t.Context(), []string{"1"}); !errors.Is(err, neo4jstore.ErrReadOnly) {
		t.Errorf("Remove: %v, want ErrReadOnly", err)
	}
	if c, err := s.Counts(t.Context()); err != nil || c.Articles != 1 {
		t.Errorf("Counts = %+v, %v, want the one article", c, err)
	}
}
