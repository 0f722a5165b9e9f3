package graph_test

import (
	"regexp"
	"testing"

	"github.com/graphload/graphload/graph"
)

// TestEdgeTypes checks what stores build on: names that may stand in a Cypher
// statement, each once, and declarations without gaps.
func TestEdgeTypes(t *testing.T) {
	name := regexp.MustCompile(`^[A-Z]+(_[A-Z]+)*$`)
	seen := map[string]bool{}
	for _, e := range graph.EdgeTypes() {
		if !name.MatchString(e.Name) || seen[e.Name] || e.Name == "MENTIONS" {
			t.Errorf("edge type %q: not capitals and underscores, or not the only one", e.Name)
		}
		seen[e.Name] = true
		if e.Meaning == "" || e.Example == "" || e.Counter == "" || len(e.From) == 0 || len(e.To) == 0 {
			t.Errorf("%s is declared with gaps: %+v", e.Name, e)
		}
		if (e.Group == graph.Event) != (e.Plover != "") || (e.Quad() != 0) != (e.Plover != "") {
			t.Errorf("%s: group %s, PLOVER %q, quad %d do not go together", e.Name, e.Group, e.Plover, e.Quad())
		}
		if found, ok := graph.EdgeTypeNamed(e.Name); !ok || found.Meaning != e.Meaning {
			t.Errorf("EdgeTypeNamed(%q) = %v, %v", e.Name, found, ok)
		}
	}
	if _, ok := graph.EdgeTypeNamed("met_with"); ok {
		t.Error("EdgeTypeNamed takes a name in lower case")
	}
}

func TestPloverCodes(t *testing.T) {
	for name, want := range map[string]struct {
		root string
		quad int
	}{
		"MET_WITH": {"CONSULT", 1}, "VISITED": {"CONSULT", 1}, "AGREED_WITH": {"AGREE", 1}, "SUPPORTED": {"SUPPORT", 1},
		"COOPERATED_WITH": {"COOPERATE", 2}, "AIDED": {"AID", 2}, "YIELDED_TO": {"YIELD", 2},
		"REQUESTED": {"REQUEST", 3}, "ACCUSED": {"ACCUSE", 3}, "REJECTED": {"REJECT", 3}, "THREATENED": {"THREATEN", 3},
		"PROTESTED": {"PROTEST", 4}, "REDUCED_TIES_WITH": {"SANCTION", 4}, "MOBILIZED_AGAINST": {"MOBILIZE", 4},
		"COERCED": {"COERCE", 4}, "SANCTIONED": {"COERCE", 4}, "ATTACKED": {"ASSAULT", 4},
		"REPRESENTS": {"", 0}, "MEMBER_OF": {"", 0}, "ALLIED_WITH": {"", 0}, "CONCERNS": {"", 0}, "DISCUSSED": {"", 0},
	} {
		e, ok := graph.EdgeTypeNamed(name)
		if !ok || e.Plover != want.root || e.Quad() != want.quad {
			t.Errorf("%s: PLOVER %q, quad %d, want %q, %d", name, e.Plover, e.Quad(), want.root, want.quad)
		}
	}
	if n := len(graph.EdgeTypes()); n != 22 {
		t.Errorf("%d edge types, the table above has 22", n)
	}
}
