package act_test

import (
	"testing"

	"github.com/graphload/graphload/extract/act"
	"github.com/graphload/graphload/graph"
)

// Each event type, with the classes of its training sentences by status and the
// root that PLOVER has for it. Empty: there is an act, not said which.
func TestClassOf(t *testing.T) {
	table := map[string]struct{ root, planned, possible, denied string }{
		"MET_WITH":          {"CONSULT", "AGREED_WITH", "", "REJECTED"},
		"VISITED":           {"CONSULT", "AGREED_WITH", "", "REJECTED"},
		"AGREED_WITH":       {"AGREE", "AGREED_WITH", "", "REJECTED"},
		"SUPPORTED":         {"SUPPORT", "AGREED_WITH", "", "REJECTED"},
		"COOPERATED_WITH":   {"COOPERATE", "AGREED_WITH", "", "REJECTED"},
		"AIDED":             {"AID", "AGREED_WITH", "", "REJECTED"},
		"YIELDED_TO":        {"YIELD", "AGREED_WITH", "", "REJECTED"},
		"REQUESTED":         {"REQUEST", "REQUESTED", "", "REQUESTED"},
		"ACCUSED":           {"ACCUSE", "ACCUSED", "", "ACCUSED"},
		"REJECTED":          {"REJECT", "REJECTED", "", "REJECTED"},
		"THREATENED":        {"THREATEN", "THREATENED", "", "THREATENED"},
		"PROTESTED":         {"PROTEST", "THREATENED", "", ""},
		"SANCTIONED":        {"COERCE", "THREATENED", "", ""},
		"REDUCED_TIES_WITH": {"SANCTION", "THREATENED", "", ""},
		"MOBILIZED_AGAINST": {"MOBILIZE", "THREATENED", "", ""},
		"COERCED":           {"COERCE", "THREATENED", "", ""},
		"ATTACKED":          {"ASSAULT", "THREATENED", "", ""},
	}
	for _, typ := range graph.EdgeTypes() {
		want, ok := table[typ.Name]
		if ok != (typ.Group == graph.Event) {
			t.Errorf("%s: in the table is %v, an event type is %v", typ.Name, ok, !ok)
			continue
		}
		if !ok {
			continue
		}
		delete(table, typ.Name)
		for status, class := range map[graph.Status]string{
			graph.Actual: typ.Name, graph.Planned: want.planned, graph.Possible: want.possible, graph.Denied: want.denied,
		} {
			if got := act.ClassOf(typ.Name, status); got != class {
				t.Errorf("ClassOf(%s, %s) = %q, want %q", typ.Name, status, got, class)
			}
		}
		if got := act.Root(typ.Name); got != want.root {
			t.Errorf("Root(%s) = %q, want %q", typ.Name, got, want.root)
		}
		if got := act.EdgeType(typ.Name); got != typ.Name {
			t.Errorf("EdgeType(%s) = %q", typ.Name, got)
		}
	}
	for name := range table {
		t.Errorf("no edge type %s", name)
	}
}

// An agreement concluded is a deed: PLOVER's codebook files it under SUPPORT,
// the graph under the edge type of all agreements.
func TestClassOfConcluded(t *testing.T) {
	for status, class := range map[graph.Status]string{
		graph.Actual: act.Concluded, graph.Planned: act.Concluded, graph.Possible: "", graph.Denied: "REJECTED",
	} {
		if got := act.ClassOf(act.Concluded, status); got != class {
			t.Errorf("ClassOf(%s, %s) = %q, want %q", act.Concluded, status, got, class)
		}
	}
	if got := act.EdgeType(act.Concluded); got != "AGREED_WITH" {
		t.Errorf("EdgeType(%s) = %q", act.Concluded, got)
	}
	if got := act.Root(act.Concluded); got != "SUPPORT" {
		t.Errorf("Root(%s) = %q", act.Concluded, got)
	}
}

func TestClassOfNone(t *testing.T) {
	for _, status := range []graph.Status{"-", "", graph.Actual, graph.Planned, graph.Possible, graph.Denied} {
		if got := act.ClassOf(act.None, status); got != act.None {
			t.Errorf("ClassOf(%s, %q) = %q", act.None, status, got)
		}
	}
	if got := act.EdgeType(act.None); got != act.None {
		t.Errorf("EdgeType(%s) = %q", act.None, got)
	}
	for _, class := range []string{act.None, "", "ADORED"} {
		if got := act.Root(class); got != act.None {
			t.Errorf("Root(%q) = %q, want %s", class, got, act.None)
		}
	}
}
