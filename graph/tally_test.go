package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/graphload/graphload/graph"
)

func TestTallyLines(t *testing.T) {
	var tally graph.Tally
	one := graph.Testimony{Name: "Antony Blinken", Names: []string{"Blinken", "a\nb  c "}, Wikidata: "Q1", Context: []string{"human rights"}}
	two := graph.Testimony{Name: "Antony Blinken", Names: []string{"Blinken", ""}}
	tally.Add(one)
	tally.Add(two)
	want := []string{"1 context human rights", "1 form ", "2 form Blinken", "1 form a\nb  c ", "2 name Antony Blinken", "1 wikidata Q1"}
	if diff := cmp.Diff(want, tally.Lines()); diff != "" {
		t.Fatalf("lines (-want +got):\n%s", diff)
	}
	read, err := graph.ParseTally(tally.Lines())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, read.Lines()); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
	read.Remove(one)
	if diff := cmp.Diff([]string{"1 form ", "1 form Blinken", "1 name Antony Blinken"}, read.Lines()); diff != "" {
		t.Errorf("after removing (-want +got):\n%s", diff)
	}
	if read.Remove(two); !read.Empty() {
		t.Errorf("not empty: %q", read.Lines())
	}
}

func TestParseTallyRefuses(t *testing.T) {
	for _, line := range []string{"", "name", "x name y", "0 name y", "-1 name y", "1 name"} {
		if _, err := graph.ParseTally([]string{line}); err == nil {
			t.Errorf("ParseTally took %q", line)
		}
	}
}
