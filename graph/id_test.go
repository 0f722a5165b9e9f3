package graph_test

import (
	"testing"

	"github.com/graphload/graphload/graph"
)

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Antony Blinken":                  "antony-blinken",
		"José Manuel Albares":             "jose-manuel-albares",
		"U.S. Agency":                     "us-agency",
		"Côte d’Ivoire":                   "cote-divoire",
		"O'Neill":                         "oneill",
		"  Al-Shabaab / (Somalia)  ":      "al-shabaab-somalia",
		"G7":                              "g7",
		"Владимир":                        "владимир",
		"東京":                              "東京",
		"…":                               "x",
		"":                                "x",
		"`]->() DETACH DELETE n //":       "detach-delete-n",
		"semiconductor\nsupply \x00chain": "semiconductor-supply-chain",
	} {
		if got := graph.Slug(name); got != want {
			t.Errorf("Slug(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestIDs(t *testing.T) {
	if got := graph.EntityID(graph.Organization, "Red Cross"); got != "organization/red-cross" {
		t.Errorf("EntityID = %q", got)
	}
	if got := graph.NationID("usa"); got != "nation/USA" {
		t.Errorf("NationID = %q", got)
	}
	for id, want := range map[string]graph.Label{
		"nation/USA": graph.Nation, "person/george-bush~usa-1989": graph.Person, "issue/x": graph.Issue,
		"": "", "person": "", "person/": "", "Person/x": "", "city/tokyo": "",
	} {
		if got, ok := graph.LabelOf(id); got != want || ok != (want != "") {
			t.Errorf("LabelOf(%q) = %q, %v, want %q", id, got, ok, want)
		}
	}
}

func TestHash(t *testing.T) {
	base := graph.Hash("title", "2023-04-05", "wire", "text")
	// Stored articles are compared by this digest: it must not drift.
	if want := "sha256:84e6da74ce92241ddc25528db8c405d411b91eca9a24cbdcbe0956065f87bd6d"; base != want {
		t.Errorf("Hash = %q, want %q", base, want)
	}
	seen := map[string]bool{base: true}
	for _, h := range []string{
		graph.Hash("titl", "e2023-04-05", "wire", "text"),
		graph.Hash("title", "", "wire", "text"),
		graph.Hash("title", "2023-04-05", "wiret", "ext"),
		graph.Hash("", "", "", "title2023-04-05wiretext"),
	} {
		if seen[h] {
			t.Errorf("two articles have the hash %s", h)
		}
		seen[h] = true
	}
}
