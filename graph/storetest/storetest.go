// Package storetest holds what every graph.Store must do, as one suite of tests
// that each store runs.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/graphload/graphload/graph"
)

// Run runs the suite. Each test calls open once for an empty store; what open
// needs to undo it leaves to t.Cleanup.
func Run(t *testing.T, open func(t *testing.T) graph.Store) {
	tests := []struct {
		name string
		run  func(t *testing.T, s graph.Store)
	}{
		{"empty store", testEmpty},
		{"everything comes back", testEverythingComesBack},
		{"loading twice is loading once", testTwice},
		{"order and batches leave no trace", testOrder},
		{"replacing removes what the old version said", testReplace},
		{"another extractor replaces", testExtractor},
		{"deletion of a sentence removes its edge though both ends stay", testEdgeGoes},
		{"removing keeps what others say", testRemove},
		{"removing everything leaves nothing", testRemoveAll},
		{"opposite acts stay two edges", testOpposite},
		{"the same edge of two articles keeps both evidences", testSameEdge},
		{"names and aliases follow the articles", testNames},
		{"codes follow the articles", testCodes},
		{"contexts follow the articles", testContexts},
		{"attributions follow the articles", testAttributions},
		{"symmetric edges are stored once", testSymmetric},
		{"a bad graph is refused with its whole batch", testBadGraph},
		{"the caller's graphs are neither changed nor kept", testCallersGraphs},
		{"the same batch from several goroutines", testConcurrentPut},
		{"articles that share entities from several goroutines", testConcurrentShared},
		{"putting and removing at once", testConcurrentRemove},
		{"hostile text", testHostileText},
		{"cancelled context", testCancelled},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { test.run(t, open(t)) })
	}
}

func put(t *testing.T, s graph.Store, batch ...graph.ArticleGraph) []graph.Outcome {
	t.Helper()
	outcomes, err := s.Put(t.Context(), batch)
	if err != nil {
		t.Fatalf("Put: %v", err)
	}
	return outcomes
}

func remove(t *testing.T, s graph.Store, want int, ids ...string) {
	t.Helper()
	if n, err := s.Remove(t.Context(), ids); err != nil || n != want {
		t.Fatalf("Remove(%v) = %d, %v, want %d", ids, n, err, want)
	}
}

func snapshot(t *testing.T, s graph.Store) *graph.Snapshot {
	t.Helper()
	snap, err := s.Snapshot(t.Context())
	if err != nil {
		t.Fatalf("Snapshot: %v", err)
	}
	return snap
}

// expect fails unless the store holds exactly what a fresh Memory given these
// graphs holds, and counts it so.
func expect(t *testing.T, s graph.Store, graphs ...graph.ArticleGraph) {
	t.Helper()
	m := graph.NewMemory()
	for i := range graphs {
		put(t, m, graphs[i])
	}
	if diff := cmp.Diff(snapshot(t, m), snapshot(t, s)); diff != "" {
		t.Fatalf("store differs from its articles merged in memory (-want +got):\n%s", diff)
	}
	want, err := m.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Counts(t.Context())
	if err != nil {
		t.Fatalf("Counts: %v", err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("counts (-want +got):\n%s", diff)
	}
}

func outcomesAre(t *testing.T, got []graph.Outcome, want ...graph.Outcome) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("outcomes %v, want %v", got, want)
	}
}

func entity(t *testing.T, s graph.Store, id string) graph.Entity {
	t.Helper()
	for _, e := range snapshot(t, s).Entities {
		if e.ID == id {
			return e
		}
	}
	t.Fatalf("no entity %s", id)
	return graph.Entity{}
}

func testEmpty(t *testing.T, s graph.Store) {
	expect(t, s)
	outcomesAre(t, put(t, s))
	remove(t, s, 0)
	remove(t, s, 0, "never-there")
	expect(t, s)
}

func testEverythingComesBack(t *testing.T, s graph.Store) {
	outcomesAre(t, put(t, s, visit()), graph.Added)
	expect(t, s, visit())
	got := snapshot(t, s)

	article := graph.StoredArticle{
		ID: "visit", Title: "About visit", URLs: []string{"https://news.example/visit"}, Source: "wire",
		Published: "2023-04-05", Hash: "sha256:1", Extractor: "test 1", Concerns: []string{issue},
	}
	if diff := cmp.Diff([]graph.StoredArticle{article}, got.Articles); diff != "" {
		t.Errorf("articles (-want +got):\n%s", diff)
	}
	norwegian := graph.Entity{ID: norway, Label: graph.Nation, Name: "Norway", Aliases: []string{}, ISO2: "NO", ISO3: "NOR", Wikidata: "Q20", Context: []string{}}
	if diff := cmp.Diff(norwegian, entity(t, s, norway)); diff != "" {
		t.Errorf("nation (-want +got):\n%s", diff)
	}
	defence := graph.Entity{ID: issue, Label: graph.Issue, Name: "defence of the north", Aliases: []string{}, Context: []string{"military", "territory"}}
	if diff := cmp.Diff(defence, entity(t, s, issue)); diff != "" {
		t.Errorf("issue (-want +got):\n%s", diff)
	}
	mentions := map[string]graph.Mentioning{}
	for _, m := range got.Mentions {
		mentions[m.Entity] = m
	}
	for id, want := range map[string]graph.Mentioning{
		eide:  {Article: "visit", Entity: eide, Count: 3, First: 0, Names: []string{"Eide", "Espen Eide", "Mr Eide"}},
		issue: {Article: "visit", Entity: issue, Count: 0, First: graph.NoMention, Names: []string{"defence of the north"}},
	} {
		if diff := cmp.Diff(want, mentions[id]); diff != "" {
			t.Errorf("mentions of %s (-want +got):\n%s", id, diff)
		}
	}
	visited := graph.Fact{Article: "visit", Edge: graph.Edge{
		Type: "VISITED", From: eide, To: sweden, Status: graph.Planned, Confidence: 1, Plover: "CONSULT",
		Date: "2023-05-01", Place: "Stockholm", Rule: "rule", Evidence: visit().Edges[2].Evidence, AttributedTo: []string{nato, berg},
	}}
	if diff := cmp.Diff(visited, got.Facts[len(got.Facts)-1]); diff != "" {
		t.Errorf("last fact (-want +got):\n%s", diff)
	}
}

func testTwice(t *testing.T, s graph.Store) {
	outcomesAre(t, put(t, s, visit(), quarrel()), graph.Added, graph.Added)
	outcomesAre(t, put(t, s, treaty(), quarrel(), visit()), graph.Added, graph.Unchanged, graph.Unchanged)
	expect(t, s, visit(), quarrel(), treaty())
}

func testOrder(t *testing.T, s graph.Store) {
	all := []graph.ArticleGraph{visit(), quarrel(), treaty()}
	put(t, s, all...)
	want := snapshot(t, s)
	for _, order := range [][][]int{{{2}, {1}, {0}}, {{1, 0}, {2}}, {{2, 0, 1}}} {
		remove(t, s, 3, "visit", "quarrel", "treaty")
		for _, batch := range order {
			var graphs []graph.ArticleGraph
			for _, i := range batch {
				graphs = append(graphs, all[i])
			}
			put(t, s, graphs...)
		}
		if diff := cmp.Diff(want, snapshot(t, s)); diff != "" {
			t.Errorf("order %v (-want +got):\n%s", order, diff)
		}
	}
}

func testReplace(t *testing.T, s graph.Store) {
	put(t, s, visit(), quarrel())
	changed := article("visit", "2").
		node(eide, "Espen Eide", "Minister Eide").
		node("organization/red-cross", "Red Cross").
		edge("SUPPORTED", eide, "organization/red-cross").g
	changed.Article.Published, changed.Article.URLs = "", nil
	outcomesAre(t, put(t, s, quarrel(), changed), graph.Unchanged, graph.Replaced)
	expect(t, s, changed, quarrel())

	want := []string{"Eide", "Espen Eide", "Minister Eide"} // "Mr Eide" was said by the old version alone
	if e := entity(t, s, eide); !slices.Equal(e.Aliases, want) {
		t.Errorf("aliases after replacing: %q, want %q", e.Aliases, want)
	}
	if e := entity(t, s, norway); e.Wikidata != "" {
		t.Errorf("the code that only the old version knew is still there: %+v", e)
	}
	outcomesAre(t, put(t, s, visit()), graph.Replaced)
	expect(t, s, visit(), quarrel())
}

func testExtractor(t *testing.T, s graph.Store) {
	put(t, s, visit())
	again := quarrel()
	again.Article.ID, again.Extractor = "visit", "test 2"
	outcomesAre(t, put(t, s, again), graph.Replaced)
	outcomesAre(t, put(t, s, again), graph.Unchanged)
	expect(t, s, again)
}

func testEdgeGoes(t *testing.T, s graph.Store) {
	put(t, s, visit(), quarrel())
	shorter := quarrel()
	shorter.Article.Hash = "sha256:shorter"
	shorter.Edges = shorter.Edges[:1]
	put(t, s, shorter)
	expect(t, s, visit(), shorter)
	for _, f := range snapshot(t, s).Facts {
		if f.Type == "ACCUSED" || f.Type == "THREATENED" {
			t.Errorf("edge of the old version is still there: %+v", f)
		}
	}
}

func testRemove(t *testing.T, s graph.Store) {
	put(t, s, visit(), quarrel(), treaty())
	remove(t, s, 1, "quarrel", "never-there", "quarrel")
	expect(t, s, visit(), treaty())
	for _, e := range snapshot(t, s).Entities {
		if e.ID == "nation/RUS" {
			t.Error("an entity that no article mentions is still there")
		}
	}
	remove(t, s, 1, "visit")
	expect(t, s, treaty())
}

func testRemoveAll(t *testing.T, s graph.Store) {
	put(t, s, visit(), quarrel(), treaty())
	remove(t, s, 3, "treaty", "visit", "quarrel")
	expect(t, s)
	outcomesAre(t, put(t, s, visit()), graph.Added)
	expect(t, s, visit())
}

func testOpposite(t *testing.T, s graph.Store) {
	put(t, s, quarrel())
	var accusations []string
	for _, f := range snapshot(t, s).Facts {
		if f.Type == "ACCUSED" {
			accusations = append(accusations, f.From+" "+f.To)
		}
	}
	if want := []string{"nation/NOR nation/RUS", "nation/RUS nation/NOR"}; !slices.Equal(accusations, want) {
		t.Errorf("accusations %q, want %q", accusations, want)
	}
}

func testSameEdge(t *testing.T, s graph.Store) {
	put(t, s, visit())
	put(t, s, quarrel())
	evidence := map[string]int{}
	for _, f := range snapshot(t, s).Facts {
		if f.Type == "MET_WITH" {
			evidence[f.Article] += len(f.Evidence)
		}
	}
	if want := map[string]int{"visit": 2, "quarrel": 1}; !cmp.Equal(evidence, want) {
		t.Errorf("sentences that tell of the meeting: %v, want %v", evidence, want)
	}
}

func testNames(t *testing.T, s graph.Store) {
	named := func(id, name string, others ...string) graph.ArticleGraph {
		return article(id, name+strings.Join(others, "|")).node(eide, name, others...).g
	}
	check := func(name string, aliases ...string) {
		t.Helper()
		e := entity(t, s, eide)
		if e.Name != name || !slices.Equal(e.Aliases, aliases) {
			t.Errorf("name %q, aliases %q, want %q, %q", e.Name, e.Aliases, name, aliases)
		}
	}
	put(t, s, named("1", "Espen Eide", "Eide"))
	check("Espen Eide", "Eide")
	put(t, s, named("2", "Espen Barth Eide", "Eide"))
	check("Espen Barth Eide", "Eide", "Espen Eide") // a tie: the first by string order
	put(t, s, named("3", "Espen Eide", "Minister"))
	check("Espen Eide", "Eide", "Espen Barth Eide", "Minister")
	put(t, s, named("3", "Espen Barth Eide"))
	check("Espen Barth Eide", "Eide", "Espen Eide")
	remove(t, s, 1, "2")
	check("Espen Barth Eide", "Eide", "Espen Eide") // a tie again
	remove(t, s, 1, "3")
	check("Espen Eide", "Eide")

	// The name is canonical and the article uses another form: the name is no
	// form that it uses.
	adjective := article("4", "1").nation("JPN", "JP", "Japan").g
	adjective.Nodes[0].Aliases = []string{"Japanese"}
	adjective.Nodes[0].Mentions[0].Text = "Japanese"
	put(t, s, adjective)
	for _, m := range snapshot(t, s).Mentions {
		if m.Entity == "nation/JPN" && !slices.Equal(m.Names, []string{"Japanese"}) {
			t.Errorf("forms of the nation: %q, want only Japanese", m.Names)
		}
	}
	expect(t, s, named("1", "Espen Eide", "Eide"), adjective)
}

func testCodes(t *testing.T, s graph.Store) {
	coded := func(id, wikidata string) graph.ArticleGraph {
		g := article(id, wikidata).nation("NOR", "NO", "Norway").g
		g.Nodes[0].Wikidata = wikidata
		return g
	}
	put(t, s, coded("1", ""), coded("2", "Q2"), coded("3", "Q20"))
	if e := entity(t, s, norway); e.Wikidata != "Q2" {
		t.Errorf("wikidata %q on a tie, want the first by string order, Q2", e.Wikidata)
	}
	put(t, s, coded("1", "Q20"))
	if e := entity(t, s, norway); e.Wikidata != "Q20" {
		t.Errorf("wikidata %q, want Q20, which most give", e.Wikidata)
	}
	expect(t, s, coded("1", "Q20"), coded("2", "Q2"), coded("3", "Q20"))
}

func testContexts(t *testing.T, s graph.Store) {
	about := func(id string, contexts ...string) graph.ArticleGraph {
		g := article(id, strings.Join(contexts, " ")).node(issue, "defence of the north").g
		g.Nodes[0].Context = contexts
		return g
	}
	check := func(want ...string) {
		t.Helper()
		if got := entity(t, s, issue).Context; !slices.Equal(got, want) {
			t.Errorf("contexts %q, want %q", got, want)
		}
	}
	put(t, s, about("1", "military"), about("2", "human rights", "military"), about("3"))
	check("human rights", "military")
	remove(t, s, 1, "1")
	check("human rights", "military") // 2 says military too
	put(t, s, about("2", "human rights", "trade"))
	check("human rights", "trade")
	expect(t, s, about("2", "human rights", "trade"), about("3"))
	remove(t, s, 1, "2")
	check()
	expect(t, s, about("3"))
}

func testAttributions(t *testing.T, s graph.Store) {
	told := func(id string, by ...string) graph.ArticleGraph {
		g := article(id, strings.Join(by, " ")).node(eide, "Eide").node(berg, "Berg").
			nation("NOR", "NO", "Norway").nation("SWE", "SE", "Sweden").edge("ACCUSED", norway, sweden).g
		g.Edges[0].AttributedTo = by
		return g
	}
	check := func(want map[string][]string) {
		t.Helper()
		got := map[string][]string{}
		for _, f := range snapshot(t, s).Facts {
			got[f.Article] = f.AttributedTo
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("attributions by article (-want +got):\n%s", diff)
		}
	}
	put(t, s, told("1", berg, eide), told("2"))
	check(map[string][]string{"1": {berg, eide}, "2": {}})
	put(t, s, told("1", eide), told("2", berg))
	check(map[string][]string{"1": {eide}, "2": {berg}})
	put(t, s, told("1"))
	check(map[string][]string{"1": {}, "2": {berg}})
	expect(t, s, told("1"), told("2", berg))
}

func testSymmetric(t *testing.T, s graph.Store) {
	put(t, s, quarrel()) // says that Berg met Eide
	reversed := article("reversed", "1").node(eide, "Eide").node(berg, "Berg").edge("MET_WITH", eide, berg).g
	put(t, s, reversed)
	for _, f := range snapshot(t, s).Facts {
		if f.Type == "MET_WITH" && (f.From != berg || f.To != eide) {
			t.Errorf("%s: MET_WITH runs from %s to %s, want from the smaller id", f.Article, f.From, f.To)
		}
	}
	expect(t, s, quarrel(), reversed)
}

func testBadGraph(t *testing.T, s graph.Store) {
	put(t, s, treaty())
	unknown := visit()
	unknown.Edges[0].Type = "LIKES`]->() DETACH DELETE n //"
	undated := visit()
	undated.Edges[0].Date = "last May"
	noEnd := visit()
	noEnd.Edges[0].To = "nation/XXX"
	for name, c := range map[string]struct {
		batch []graph.ArticleGraph
		says  string
	}{
		"unknown edge type": {[]graph.ArticleGraph{quarrel(), unknown}, "unknown edge type"},
		"no date":           {[]graph.ArticleGraph{undated, quarrel()}, "last May"},
		"missing end":       {[]graph.ArticleGraph{quarrel(), noEnd}, "not among the nodes"},
		"one id twice":      {[]graph.ArticleGraph{visit(), quarrel(), visit()}, "twice"},
	} {
		outcomes, err := s.Put(t.Context(), c.batch)
		if err == nil || outcomes != nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "visit") {
			t.Errorf("%s: Put = %v, %v, want an error that names the article and says %q", name, outcomes, err, c.says)
		}
		expect(t, s, treaty())
	}
	put(t, s, quarrel())
	expect(t, s, treaty(), quarrel())
}

func testCallersGraphs(t *testing.T, s graph.Store) {
	mine := quarrel()
	put(t, s, mine)
	if diff := cmp.Diff(quarrel(), mine); diff != "" {
		t.Errorf("Put changed the caller's graph (-before +after):\n%s", diff)
	}
	mine.Nodes[0].Aliases[0] = "scribble"
	mine.Nodes[4].Context[0] = "scribble"
	mine.Edges[0].AttributedTo[0] = "scribble"
	mine.Edges[0].Evidence[0].Text = "scribble"
	mine.Article.URLs[0] = "scribble"
	snap := snapshot(t, s)
	for _, f := range snap.Facts {
		f.Evidence[0].Text = "scribble"
		for i := range f.AttributedTo {
			f.AttributedTo[i] = "scribble"
		}
	}
	expect(t, s, quarrel())
}

func testConcurrentPut(t *testing.T, s graph.Store) {
	batch := shared(60)
	together(t, 4, func(i int) error {
		mine := slices.Clone(batch)
		if i%2 == 1 {
			slices.Reverse(mine)
		}
		for part := range slices.Chunk(mine, 20+i) {
			if _, err := s.Put(t.Context(), part); err != nil {
				return err
			}
		}
		return nil
	})
	expect(t, s, batch...)
}

// testConcurrentShared makes every Put change the same entities and no article
// of another worker, so that nothing but the entities themselves keeps the
// workers apart.
func testConcurrentShared(t *testing.T, s graph.Store) {
	batch := shared(40)
	put(t, s, batch[:8]...) // all entities are there
	together(t, 4, func(i int) error {
		for part := range slices.Chunk(batch[8+8*i:16+8*i], 1) {
			if _, err := s.Put(t.Context(), part); err != nil {
				return err
			}
		}
		return nil
	})
	expect(t, s, batch...)
}

func testConcurrentRemove(t *testing.T, s graph.Store) {
	batch := shared(40)
	put(t, s, batch[:20]...)
	var ids []string
	for _, g := range batch[:20] {
		ids = append(ids, g.Article.ID)
	}
	together(t, 3, func(i int) error {
		if i == 0 {
			_, err := s.Put(t.Context(), batch[20:])
			return err
		}
		for part := range slices.Chunk(ids, 3+i) {
			if _, err := s.Remove(t.Context(), part); err != nil {
				return err
			}
		}
		return nil
	})
	expect(t, s, batch[20:]...)
}

// together runs n workers at once and fails on the first error of any.
func together(t *testing.T, n int, work func(i int) error) {
	t.Helper()
	errs := make([]error, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { errs[i] = work(i) })
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

func testHostileText(t *testing.T, s graph.Store) {
	long := strings.Repeat("endless ünïcode ", 20_000)
	texts := []string{
		`"quotes" 'single' \ back\\slash \u0022`,
		"`]->() DETACH DELETE n // ` }) RETURN 1; MATCH (n) DETACH DELETE n",
		"$rows {props} {{ }} %s %d",
		"NUL \x00 bell \a line\nends\r\n\ttab",
		"🇳🇴 👩‍👩‍👧‍👦 e\u0301 \u202eright to left\u202c \ufeff \U0010ffff",
		" leading and trailing ",
		"1 name decoy",
		long,
	}
	var all []graph.ArticleGraph
	for i, text := range texts {
		name := text[:min(len(text), 1000)]
		d := article(fmt.Sprintf("hostile %d %s", i, name), text[:min(len(text), 100)]).
			node(eide, name, text, "form").
			nation("NOR", "NO", "Norway").
			edge("REPRESENTS", eide, norway)
		d.g.Article.Title, d.g.Article.Source, d.g.Article.URLs = text, text, []string{text}
		e := &d.g.Edges[0]
		e.Title, e.Place, e.Rule, e.Evidence[0].Text = text, text, text, text
		all = append(all, d.g)
	}
	put(t, s, treaty())
	put(t, s, all...)
	expect(t, s, append(all, treaty())...)
	for i := range all {
		remove(t, s, 1, all[i].Article.ID)
	}
	expect(t, s, treaty())
}

func testCancelled(t *testing.T, s graph.Store) {
	put(t, s, treaty())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, putErr := s.Put(ctx, []graph.ArticleGraph{visit()})
	_, removeErr := s.Remove(ctx, []string{"treaty"})
	_, snapshotErr := s.Snapshot(ctx)
	_, countsErr := s.Counts(ctx)
	for name, err := range map[string]error{"Put": putErr, "Remove": removeErr, "Snapshot": snapshotErr, "Counts": countsErr} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s with a cancelled context: %v, want context.Canceled", name, err)
		}
	}
	expect(t, s, treaty())
}
