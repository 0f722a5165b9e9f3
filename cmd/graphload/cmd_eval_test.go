package main

import (
	"strings"
	"testing"

	"github.com/graphload/graphload/evaluation"
)

// report holds figures that all differ.
func report() evaluation.GraphReport {
	return evaluation.GraphReport{
		Articles: 2, Read: 2,
		Rows: []evaluation.Row{
			{Name: evaluation.RowNamed, Count: evaluation.Count{TP: 3, FP: 1, FN: 1}},
			{Name: evaluation.RowNodes, Count: evaluation.Count{TP: 1, FN: 2}},
			{Name: evaluation.RowStructure, Count: evaluation.Count{TP: 2}},
			{Name: evaluation.RowEvents, Count: evaluation.Count{TP: 1, FP: 1}},
			{Name: evaluation.RowEdges, Count: evaluation.Count{TP: 3, FP: 1}},
		},
		Reliability: evaluation.Reliability{3: {Right: 0, Of: 1}, 9: {Right: 2, Of: 3}},
	}
}

func TestGraphReportJSON(t *testing.T) {
	var out strings.Builder
	if err := (&program{stdout: &out}).writeGraphReportJSON(report()); err != nil {
		t.Fatal(err)
	}
	const empty = `"edges": 0 }, `
	const want = `{ "NAMED": { "precision": 75, "recall": 75, "f1": 75 }, ` +
		`"NODES": { "precision": 100, "recall": 33.33, "f1": 50 }, ` +
		`"structure": { "precision": 100, "recall": 100, "f1": 100 }, ` +
		`"events": { "precision": 50, "recall": 100, "f1": 66.67 }, ` +
		`"about": { "precision": 0, "recall": 0, "f1": 0 }, ` +
		`"EDGES": { "precision": 75, "recall": 100, "f1": 85.71 }, ` +
		`"reliability": [ ` +
		`{ "from": 0, "to": 0.1, ` + empty + `{ "from": 0.1, "to": 0.2, ` + empty + `{ "from": 0.2, "to": 0.3, ` + empty +
		`{ "from": 0.3, "to": 0.4, "edges": 1, "right": 0 }, ` +
		`{ "from": 0.4, "to": 0.5, ` + empty + `{ "from": 0.5, "to": 0.6, ` + empty + `{ "from": 0.6, "to": 0.7, ` + empty +
		`{ "from": 0.7, "to": 0.8, ` + empty + `{ "from": 0.8, "to": 0.9, ` + empty +
		`{ "from": 0.9, "to": 1, "edges": 3, "right": 66.67 } ] }`
	if got := strings.Join(strings.Fields(out.String()), " "); got != want {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
}

func TestGraphReportTable(t *testing.T) {
	var out strings.Builder
	if err := (&program{stdout: &out}).writeGraphReport(report(), false); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"2 of 2 articles",
		"EDGES 3 4 75.0 100.0 85.7",
		"CONFIDENCE EDGES SHARE RIGHT",
		"0.3-0.4 1 25.0 0.0",
		"0.9-1.0 3 75.0 66.7",
	} {
		if !hasLine(out.String(), line) {
			t.Errorf("no line %q in\n%s", line, out.String())
		}
	}
	if strings.Contains(out.String(), "0.4-0.5") {
		t.Errorf("a band without edges has a line:\n%s", out.String())
	}
}
