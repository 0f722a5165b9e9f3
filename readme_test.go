package graphload_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/graphload/graphload/config"
	"github.com/graphload/graphload/graph"
)

// The README lists the properties of the graph, in their order and no others, and
// tells of every setting.
func TestReadmeTables(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	properties := make(map[string][]string)
	for _, p := range graph.Properties() {
		properties[p.On] = append(properties[p.On], p.Name)
	}
	for on, want := range properties {
		if got := listedIn(string(readme), on); !slices.Equal(got, want) {
			t.Errorf("properties on %s: the README has %q, the schema %q", on, got, want)
		}
	}
	for _, s := range config.Settings() {
		if !strings.Contains(string(readme), "`"+s.Key+"`") || !strings.Contains(string(readme), "`"+s.Env()+"`") ||
			s.Flag != "" && !strings.Contains(string(readme), "`--"+s.Flag+"`") {
			t.Errorf("the README does not tell of the setting %s (%s, --%s)", s.Key, s.Env(), s.Flag)
		}
	}
}

// listedIn are the names at the head of the second column in the row of the
// table whose first column begins with this word, up to whatever follows them.
func listedIn(readme, row string) []string {
	for line := range strings.Lines(readme) {
		if cells := strings.Split(line, "|"); len(cells) == 4 && strings.HasPrefix(cells[1], " `"+row+"`") {
			list, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(cells[2]), "also "), ":")
			list, _, _ = strings.Cut(list, "(")
			var names []string
			for _, name := range regexp.MustCompile("`([a-z0-9_]+)`").FindAllStringSubmatch(list, -1) {
				names = append(names, name[1])
			}
			return names
		}
	}
	return nil
}
