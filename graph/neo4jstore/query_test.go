package neo4jstore_test

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/graphload/graphload/graph/neo4jstore"
)

func TestQueryValues(t *testing.T) {
	s := openEmpty(t, neo4jstore.Config{})
	for cypher, want := range map[string]any{
		"null":                                  nil,
		"true":                                  true,
		"1":                                     int64(1),
		"1.5":                                   1.5,
		"$text":                                 "it's \"quoted\"",
		"[1, ['a', null]]":                      []any{int64(1), []any{"a", nil}},
		"{a: {b: date('2023-04-05')}}":          map[string]any{"a": map[string]any{"b": "2023-04-05"}},
		"datetime('2023-04-05T06:07:08.009Z')":  "2023-04-05T06:07:08.009Z",
		"datetime('2023-04-05T06:07:08+02:00')": "2023-04-05T06:07:08+02:00",
		"localdatetime('2023-04-05T06:07:08')":  "2023-04-05T06:07:08",
		"localtime('06:07:08.5')":               "06:07:08.5",
		"time('06:07:08+01:00')":                "06:07:08+01:00",
		"duration('P1M2DT3S')":                  "P1M2DT3S",
		"point({x: 1, y: 2})":                   map[string]any{"srid": int64(7203), "x": 1.0, "y": 2.0},
		"point({x: 1, y: 2, z: 3})":             map[string]any{"srid": int64(9157), "x": 1.0, "y": 2.0, "z": 3.0},
	} {
		result, err := s.Query(t.Context(), "RETURN "+cypher+" AS x", map[string]any{"text": "it's \"quoted\""})
		if err != nil {
			t.Errorf("%s: %v", cypher, err)
			continue
		}
		if diff := cmp.Diff(&neo4jstore.Result{Columns: []string{"x"}, Rows: [][]any{{want}}}, result); diff != "" {
			t.Errorf("%s (-want +got):\n%s", cypher, diff)
		}
	}
}

func TestQueryNodesAndPaths(t *testing.T) {
	s := openEmpty(t, neo4jstore.Config{})
	put(t, s, report("1", "1"))
	result, err := s.Query(t.Context(), "MATCH p = (n:Person)-[r:REPRESENTS]->() RETURN n, r, p", nil)
	if err != nil {
		t.Fatal(err)
	}
	node, _ := result.Rows[0][0].(map[string]any)
	edge, _ := result.Rows[0][1].(map[string]any)
	path, _ := result.Rows[0][2].(map[string]any)
	if !cmp.Equal(node["labels"], []any{"Entity", "Person"}) || node["properties"].(map[string]any)["name"] != "Espen Eide" {
		t.Errorf("node %v", node)
	}
	if edge["type"] != "REPRESENTS" || edge["start"] != node["element_id"] || edge["properties"].(map[string]any)["date"] != "2023-04-04" {
		t.Errorf("relationship %v of node %v", edge, node["element_id"])
	}
	nodes, _ := path["nodes"].([]any)
	if len(nodes) != 2 || !cmp.Equal(nodes[0], result.Rows[0][0]) || !cmp.Equal(path["relationships"], []any{result.Rows[0][1]}) {
		t.Errorf("path %v", path)
	}
}

func TestQueryWithoutRowsHasColumns(t *testing.T) {
	s := openEmpty(t, neo4jstore.Config{})
	result, err := s.Query(t.Context(), "MATCH (p:Person) RETURN p.name AS name, p.id", nil)
	if err != nil || !slices.Equal(result.Columns, []string{"name", "p.id"}) || len(result.Rows) != 0 {
		t.Errorf("Query = %+v, %v, want two columns and no rows", result, err)
	}
}

func TestQueryDoesNotWrite(t *testing.T) {
	s := openEmpty(t, neo4jstore.Config{})
	if _, err := s.Query(t.Context(), "CREATE (:Person {name: 'Nobody'})", nil); err == nil {
		t.Error("a statement that writes was taken without Write")
	}
	write(t, s, "CREATE (:Person {name: 'Somebody'})")
	result, err := s.Query(t.Context(), "MATCH (p:Person) RETURN p.name", nil)
	if err != nil || !cmp.Equal(result.Rows, [][]any{{"Somebody"}}) {
		t.Errorf("persons %v, %v, want Somebody alone", result, err)
	}
}

func TestQueryErrors(t *testing.T) {
	s := openEmpty(t, neo4jstore.Config{})
	for _, cypher := range []string{"MATCH (n", "", "RETURN 1/0", "RETURN $missing", "UNWIND range(1, 5000) AS i RETURN 1/(4000-i)"} {
		if _, err := s.Query(t.Context(), cypher, nil); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: error %v, want one line", cypher, err)
		}
	}
}

func TestStreamStops(t *testing.T) {
	s := openEmpty(t, neo4jstore.Config{})
	endless := neo4jstore.Statement{Cypher: "UNWIND range(1, 1000000000) AS i RETURN i"}

	enough := errors.New("enough")
	var seen []any
	err := s.Stream(t.Context(), endless, func(_ []string, rows iter.Seq[[]any]) error {
		for row := range rows {
			if seen = append(seen, row[0]); len(seen) == 3 {
				return enough
			}
		}
		return nil
	})
	if !errors.Is(err, enough) || !cmp.Equal(seen, []any{int64(1), int64(2), int64(3)}) {
		t.Errorf("Stream = %v after %v, want the consumer's error after three rows", err, seen)
	}

	ctx, cancel := context.WithCancel(t.Context())
	err = s.Stream(ctx, endless, func(_ []string, rows iter.Seq[[]any]) error {
		for range rows {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Stream = %v, want context.Canceled", err)
	}
}
