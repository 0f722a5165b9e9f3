package evaluation_test

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/graphload/graphload/evaluation"
	"github.com/graphload/graphload/graph"
)

const text = `Norwegian Foreign Minister Eide spoke of fishing. Sweden and Norway will meet. Statoil was named.`

const gold = `{
  "nodes": [
    {"label": "Person", "id": "eide", "name": "Espen Barth Eide", "aliases": ["Eide"]},
    {"label": "Nation", "id": "NOR", "name": "Norway"},
    {"label": "Nation", "id": "SWE", "name": "Sweden"},
    {"label": "Organization", "id": "statoil", "name": "Statoil", "optional": true},
    {"label": "Issue", "id": "fishing", "name": "fishing rights in the Barents Sea"}
  ],
  "edges": [
    {"type": "REPRESENTS", "from": "eide", "to": "NOR", "evidence": "Foreign  Minister Eide ... not there"},
    {"type": "MET_WITH", "from": "NOR", "to": "SWE", "status": "planned", "evidence": "Sweden and Norway will meet."},
    {"type": "ACCUSED", "from": "SWE", "to": "statoil", "evidence": "Statoil"},
    {"type": "DISCUSSED", "from": "NOR", "to": "fishing", "evidence": "spoke of fishing"},
    {"type": "REQUESTED", "from": "SWE", "to": "NOR", "status": "denied", "evidence": "Sweden"},
    {"type": "AIDED", "from": "SWE", "to": "NOR", "evidence": "Sweden", "optional": true}
  ]
}`

// span is the first place of a quotation in the text, which is ASCII.
func span(quotation string) graph.Span {
	start := strings.Index(text, quotation)
	return graph.Span{Start: start, End: start + len(quotation), Text: quotation}
}

// extracted finds some of the gold graph, and some things that are not in it.
func extracted() graph.ArticleGraph {
	return graph.ArticleGraph{
		Nodes: []graph.Node{
			{ID: "person/eide", Label: graph.Person, Name: "Eide"},
			{ID: "person/nobody", Label: graph.Person, Name: "Nobody"},
			{ID: "nation/DNK", Label: graph.Nation, Name: "Denmark"},
			{ID: "nation/NOR", Label: graph.Nation, Name: "Kingdom of Norway", ISO3: "NOR"},
			{ID: "nation/SWE", Label: graph.Nation, Name: "Sweden"},
			{ID: "organization/statoil", Label: graph.Organization, Name: "Statoil"},
			{ID: "issue/fishing", Label: graph.Issue, Name: "Barents Sea fishing"},
		},
		Edges: []graph.Edge{
			{Type: "REPRESENTS", From: "person/eide", To: "nation/NOR", Status: graph.Actual,
				Evidence: []graph.Span{span("Norwegian Foreign Minister Eide")}},
			// The right sentence with the wrong place: no evidence.
			{Type: "MET_WITH", From: "nation/SWE", To: "nation/NOR", Status: graph.Actual,
				Evidence: []graph.Span{{Start: 1, End: 29, Text: "Sweden and Norway will meet."}}},
			{Type: "AIDED", From: "nation/SWE", To: "nation/NOR", Status: graph.Actual},
			{Type: "SUPPORTED", From: "nation/SWE", To: "organization/statoil", Status: graph.Actual},
			{Type: "REQUESTED", From: "nation/SWE", To: "nation/NOR", Status: graph.Actual},
			{Type: "VISITED", From: "person/eide", To: "nation/DNK", Status: graph.Actual},
		},
	}
}

// golds reads gold graphs, given as name and JSON, from a folder of their own.
func golds(t *testing.T, files map[string]string) ([]evaluation.Gold, error) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return evaluation.ReadGolds(dir)
}

func TestScoreGraphs(t *testing.T) {
	marked, err := golds(t, map[string]string{"a.json": gold, "notes.md": "no gold graph"})
	if err != nil {
		t.Fatal(err)
	}
	report := evaluation.ScoreGraphs(marked, map[string]evaluation.Reading{"a": {Text: text, Graph: extracted()}})
	if report.Articles != 1 || report.Read != 1 {
		t.Errorf("%d of %d articles", report.Read, report.Articles)
	}
	want := []evaluation.Row{
		{Name: "node Issue", Count: evaluation.Count{TP: 1}},
		{Name: "node Nation", Count: evaluation.Count{TP: 2, FP: 1}},
		{Name: "node Person", Count: evaluation.Count{TP: 1, FP: 1}},
		{Name: "NAMED", Count: evaluation.Count{TP: 3, FP: 2}},
		{Name: "NODES", Count: evaluation.Count{TP: 4, FP: 2}},
		{Name: "edge DISCUSSED", Count: evaluation.Count{FN: 1}},
		{Name: "edge MET_WITH", Count: evaluation.Count{TP: 1}},
		{Name: "edge REPRESENTS", Count: evaluation.Count{TP: 1}},
		{Name: "edge REQUESTED", Count: evaluation.Count{FP: 1, FN: 1}},
		{Name: "edge VISITED", Count: evaluation.Count{FP: 1}},
		{Name: "structure", Count: evaluation.Count{TP: 1}},
		{Name: "events", Count: evaluation.Count{TP: 1, FP: 2, FN: 1}},
		{Name: "about", Count: evaluation.Count{FN: 1}},
		{Name: "EDGES", Count: evaluation.Count{TP: 2, FP: 2, FN: 2}},
	}
	if !slices.Equal(report.Rows, want) {
		t.Errorf("rows\n%v, want\n%v", report.Rows, want)
	}
	if half := (evaluation.Share{Right: 1, Of: 2}); report.Status != half || report.Evidence != half {
		t.Errorf("status %v and evidence %v, want %v for both", report.Status, report.Evidence, half)
	}
	diff := report.Differences[0]
	if wrong := []string{"Person Nobody", "Nation Denmark", "Sweden REQUESTED Kingdom of Norway", "Eide VISITED Denmark"}; !slices.Equal(diff.Wrong, wrong) {
		t.Errorf("wrong %q, want %q", diff.Wrong, wrong)
	}
	if missing := []string{"NOR DISCUSSED fishing   [spoke of fishing]", "SWE REQUESTED NOR   [Sweden]"}; !slices.Equal(diff.Missing, missing) {
		t.Errorf("missing %q, want %q", diff.Missing, missing)
	}
}

// Optional edges and edges at an optional node count neither way.
func TestReliability(t *testing.T) {
	marked, err := golds(t, map[string]string{"a.json": gold})
	if err != nil {
		t.Fatal(err)
	}
	g := extracted()
	for i, confidence := range []float64{
		0.95, // REPRESENTS: right
		0.7,  // MET_WITH: right
		0.3,  // AIDED: optional
		0.3,  // SUPPORTED: at an optional node
		0.69, // REQUESTED: wrong
		1,    // VISITED: wrong
	} {
		g.Edges[i].Confidence = confidence
	}
	report := evaluation.ScoreGraphs(marked, map[string]evaluation.Reading{"a": {Text: text, Graph: g}})
	want := evaluation.Reliability{6: {Of: 1}, 7: {Right: 1, Of: 1}, 9: {Right: 1, Of: 2}}
	if report.Reliability != want {
		t.Errorf("got %v, want %v", report.Reliability, want)
	}
	if n := report.Reliability.Edges(); n != report.Count("EDGES").Found() {
		t.Errorf("%d edges, but %d count as found", n, report.Count("EDGES").Found())
	}
	if from, to := want.Bounds(6); from != 0.6 || to != 0.7 {
		t.Errorf("band 6 is from %v to %v", from, to)
	}
	g.Edges[0].Confidence, g.Edges[1].Confidence, g.Edges[4].Confidence, g.Edges[5].Confidence = -1, math.NaN(), 0, 7
	report = evaluation.ScoreGraphs(marked, map[string]evaluation.Reading{"a": {Text: text, Graph: g}})
	if want := (evaluation.Reliability{0: {Right: 2, Of: 3}, 9: {Of: 1}}); report.Reliability != want {
		t.Errorf("beyond the bands: got %v, want %v", report.Reliability, want)
	}
}

func TestAnArticleWithoutReadingHasFoundNothing(t *testing.T) {
	marked, err := golds(t, map[string]string{"a.json": gold})
	if err != nil {
		t.Fatal(err)
	}
	report := evaluation.ScoreGraphs(marked, map[string]evaluation.Reading{"b": {Text: text, Graph: extracted()}})
	if report.Read != 0 || report.Count("NODES") != (evaluation.Count{FN: 4}) || report.Count("EDGES") != (evaluation.Count{FN: 4}) {
		t.Errorf("%+v", report)
	}
}

// Each case is one gold node and what is predicted; found tells whether the
// first predicted node is right.
func TestWhatMatches(t *testing.T) {
	issue := func(id, name string, aliases ...string) graph.Node {
		return graph.Node{ID: "issue/" + id, Label: graph.Issue, Name: name, Aliases: aliases}
	}
	body := func(id, name string, aliases ...string) graph.Node {
		return graph.Node{ID: "organization/" + id, Label: graph.Organization, Name: name, Aliases: aliases}
	}
	const hamas = `{"label": "Organization", "id": "x", "name": "Hamas", "aliases": ["the group"]}`
	const rights = `{"label": "Issue", "id": "x", "name": "fishing rights in the Barents Sea"}`
	for name, c := range map[string]struct {
		text  string
		gold  string
		nodes []graph.Node
		found bool
	}{
		"case and accents aside":     {"", hamas, []graph.Node{body("a", "HAMÁS")}, true},
		"another label":              {"", hamas, []graph.Node{{ID: "alliance/a", Label: graph.Alliance, Name: "Hamas"}}, false},
		"alias in the text":          {"Then the Hamas spoke.", hamas, []graph.Node{body("a", "Movement", "Hamas")}, true},
		"alias not in the text":      {"Then they spoke.", hamas, []graph.Node{body("a", "Movement", "Hamas")}, false},
		"alias inside a word":        {"Then the Hamasite spoke.", hamas, []graph.Node{body("a", "Movement", "Hamas")}, false},
		"alias of two nodes":         {"Then the Hamas spoke.", hamas, []graph.Node{body("a", "Movement", "Hamas"), body("b", "Party", "Hamas")}, false},
		"alias is another's name":    {"Then the Hamas spoke.", hamas, []graph.Node{body("a", "Movement", "Hamas"), body("b", "Hamas")}, false},
		"name before alias":          {"", hamas, []graph.Node{body("a", "Hamas"), body("b", "Group")}, true},
		"code of a nation":           {"", `{"label": "Nation", "id": "nor", "name": "Norway"}`, []graph.Node{{ID: "nation/NOR", Label: graph.Nation, Name: "x"}}, true},
		"name of a nation":           {"", `{"label": "Nation", "id": "NOR", "name": "Norway"}`, []graph.Node{{ID: "nation/SWE", Label: graph.Nation, Name: "Norway"}}, false},
		"half of the words":          {"", rights, []graph.Node{issue("a", "Barents fishing quotas")}, false}, // 2 of 5
		"exactly half of the words":  {"", rights, []graph.Node{issue("a", "fishing right in Barents ports, ship")}, true},
		"two words inside":           {"", rights, []graph.Node{issue("a", "Barents Sea")}, true},
		"one word inside":            {"", rights, []graph.Node{issue("a", "fishing")}, false},
		"an alias of an issue":       {"", rights, []graph.Node{issue("a", "trade", "rights of fishing")}, true},
		"sixth alias of an issue":    {"", rights, []graph.Node{issue("a", "trade", "b", "c", "d", "e", "f", "rights of fishing")}, false},
		"issue that names too much":  {"", rights, []graph.Node{issue("a", "fishing rights Barents Sea trade steel border oil gas")}, false},
		"issue that names just less": {"", rights, []graph.Node{issue("a", "fishing rights Barents Sea trade steel border oil")}, true},
	} {
		t.Run(name, func(t *testing.T) {
			marked, err := golds(t, map[string]string{"a.json": `{"nodes": [` + c.gold + `]}`})
			if err != nil {
				t.Fatal(err)
			}
			report := evaluation.ScoreGraphs(marked, map[string]evaluation.Reading{
				"a": {Text: c.text, Graph: graph.ArticleGraph{Nodes: c.nodes}},
			})
			first := string(c.nodes[0].Label) + " " + c.nodes[0].Name
			if found := !slices.Contains(report.Differences[0].Wrong, first); found != c.found {
				t.Errorf("found %v, want %v: %+v", found, c.found, report.Differences)
			}
		})
	}
}

func TestTheSeventhIssueIsWrong(t *testing.T) {
	marked, err := golds(t, map[string]string{"a.json": `{"nodes": [{"label": "Issue", "id": "x", "name": "fishing rights"}]}`})
	if err != nil {
		t.Fatal(err)
	}
	var g graph.ArticleGraph
	for _, name := range []string{"one", "two", "three", "four", "five", "six", "fishing rights"} {
		g.Nodes = append(g.Nodes, graph.Node{ID: "issue/" + name, Label: graph.Issue, Name: name})
	}
	report := evaluation.ScoreGraphs(marked, map[string]evaluation.Reading{"a": {Graph: g}})
	if c := report.Count("NODES"); c != (evaluation.Count{FP: 7, FN: 1}) {
		t.Errorf("seventh: %+v", c)
	}
	g.Nodes = g.Nodes[1:]
	report = evaluation.ScoreGraphs(marked, map[string]evaluation.Reading{"a": {Graph: g}})
	if c := report.Count("NODES"); c != (evaluation.Count{TP: 1, FP: 5}) {
		t.Errorf("sixth: %+v", c)
	}
}

func TestEndlessEvidenceDoesNotCount(t *testing.T) {
	long := "Sweden thanked Norway." + strings.Repeat("é", 578) // 600 code points
	marked, err := golds(t, map[string]string{"a.json": `{"nodes": [
		{"label": "Nation", "id": "NOR", "name": "Norway"}, {"label": "Nation", "id": "SWE", "name": "Sweden"}],
		"edges": [{"type": "SUPPORTED", "from": "SWE", "to": "NOR", "evidence": "Sweden thanked Norway."}]}`})
	if err != nil {
		t.Fatal(err)
	}
	for end, want := range map[int]int{600: 1, 601: 0} {
		all := long + "é"
		g := graph.ArticleGraph{
			Nodes: []graph.Node{{ID: "nation/NOR", Label: graph.Nation}, {ID: "nation/SWE", Label: graph.Nation}},
			Edges: []graph.Edge{{Type: "SUPPORTED", From: "nation/SWE", To: "nation/NOR", Status: graph.Actual,
				Evidence: []graph.Span{{End: end, Text: string([]rune(all)[:end])}}}},
		}
		report := evaluation.ScoreGraphs(marked, map[string]evaluation.Reading{"a": {Text: all, Graph: g}})
		if report.Evidence != (evaluation.Share{Right: want, Of: 1}) {
			t.Errorf("%d code points: %+v", end, report.Evidence)
		}
	}
}

func TestReadGoldsRefuses(t *testing.T) {
	const nodes = `"nodes": [{"label": "Nation", "id": "NOR", "name": "Norway"}, {"label": "Nation", "id": "SWE", "name": "Sweden"}]`
	for name, c := range map[string]struct{ content, says string }{
		"broken JSON":    {"{\n\"nodes\": [\n{]", "a.json:3: "},
		"cut JSON":       {"{\n\"nodes\": [\n", "a.json:3: "},
		"wrong kind":     {"{\n\"nodes\": 7}", "a.json:2: "},
		"unknown label":  {`{"nodes": [{"label": "City", "id": "oslo", "name": "Oslo"}]}`, `node oslo has the unknown label "City"`},
		"no name":        {`{"nodes": [{"label": "Person", "id": "eide"}]}`, "without id or name"},
		"node twice":     {`{"nodes": [{"label": "Person", "id": "a", "name": "A"}, {"label": "Person", "id": "a", "name": "B"}]}`, "node a stands twice"},
		"unknown type":   {`{` + nodes + `, "edges": [{"type": "LIKED", "from": "NOR", "to": "SWE", "evidence": "x"}]}`, "LIKED from NOR to SWE: there is no such type"},
		"unknown end":    {`{` + nodes + `, "edges": [{"type": "AIDED", "from": "NOR", "to": "DNK", "evidence": "x"}]}`, "an end is not among the nodes"},
		"unknown status": {`{` + nodes + `, "edges": [{"type": "AIDED", "from": "NOR", "to": "SWE", "evidence": "x", "status": "sure"}]}`, `unknown status "sure"`},
		"no evidence":    {`{` + nodes + `, "edges": [{"type": "AIDED", "from": "NOR", "to": "SWE"}]}`, "no evidence"},
		"edge twice":     {`{` + nodes + `, "edges": [{"type": "MET_WITH", "from": "NOR", "to": "SWE", "evidence": "x"}, {"type": "MET_WITH", "from": "SWE", "to": "NOR", "evidence": "x"}]}`, "stands twice"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := golds(t, map[string]string{"a.json": c.content})
			if err == nil || !strings.Contains(err.Error(), "a.json") || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v, want an error that names the file and says %q", err, c.says)
			}
		})
	}
	if _, err := golds(t, map[string]string{"a.txt": "no gold"}); err == nil {
		t.Error("a folder without gold graphs: no error")
	}
	if _, err := evaluation.ReadGolds(filepath.Join(t.TempDir(), "missing")); err == nil || !strings.Contains(err.Error(), "missing") {
		t.Errorf("a missing folder: %v", err)
	}
}
