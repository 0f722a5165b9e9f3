package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/graphload/graphload/graph"
)

// TestCases runs the cases in testdata/cases; the README there tells their form.
func TestCases(t *testing.T) {
	x := newExtractor(t)
	files, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range parseCases(t, name, string(data)) {
			t.Run(fmt.Sprintf("%s:%d", filepath.Base(name), c.line), func(t *testing.T) {
				g := x.Extract(document(c.text))
				for _, want := range c.expect {
					if problem := check(g, want); problem != "" {
						t.Errorf("%s:%d: %s\n%s: %s", name, c.line, c.text, want, problem)
					}
				}
			})
		}
	}
}

type testCase struct {
	line   int
	text   string
	expect []string
}

func parseCases(t *testing.T, name, data string) []testCase {
	t.Helper()
	var out []testCase
	for i, line := range strings.Split(data, "\n") {
		switch {
		case strings.HasPrefix(line, "# "):
			out = append(out, testCase{line: i + 1})
		case line == "":
		case len(out) == 0:
			t.Fatalf("%s:%d: text before the first case", name, i+1)
		case line == "---":
			out[len(out)-1].expect = []string{}
		case out[len(out)-1].expect != nil:
			out[len(out)-1].expect = append(out[len(out)-1].expect, line)
		default:
			c := &out[len(out)-1]
			c.text = strings.TrimSpace(c.text + " " + line)
		}
	}
	for _, c := range out {
		if c.text == "" || len(c.expect) == 0 {
			t.Fatalf("%s:%d: a case without text or expectation", name, c.line)
		}
	}
	return out
}

// check tells what is wrong with an expectation, nothing if it holds.
func check(g graph.ArticleGraph, want string) string {
	rest, absent := strings.CutPrefix(want, "!")
	for _, l := range graph.Labels() {
		if name, ok := strings.CutPrefix(rest, string(l)+" "); ok {
			name, context, asked := strings.Cut(name, " context=")
			for _, n := range g.Nodes {
				if n.Label == l && n.Name == name {
					if got := underscored(n.Context); asked && got != context {
						return fmt.Sprintf("context is %q", got)
					}
					return unless(!absent, "is there")
				}
			}
			return unless(absent, fmt.Sprintf("not among the nodes %v", names(g)))
		}
	}
	for _, et := range graph.EdgeTypes() {
		from, to, ok := strings.Cut(rest, " "+et.Name+" ")
		if !ok {
			continue
		}
		words := strings.Fields(to)
		var props []string
		for len(words) > 0 && (strings.Contains(words[len(words)-1], "=") || words[len(words)-1] == "former") {
			props = append(props, words[len(words)-1])
			words = words[:len(words)-1]
		}
		to = strings.Join(words, " ")
		for _, e := range g.Edges {
			a, b := nameOf(g, e.From), nameOf(g, e.To)
			if e.Type != et.Name || !(a == from && b == to || et.Symmetric && a == to && b == from) {
				continue
			}
			for _, p := range props {
				key, value, _ := strings.Cut(p, "=")
				var by []string
				for _, id := range e.AttributedTo {
					by = append(by, nameOf(g, id))
				}
				got := map[string]string{"status": string(e.Status), "place": underscored([]string{e.Place}), "title": underscored([]string{e.Title}),
					"by": underscored(by), "former": ""}[key]
				if key == "former" && !e.Former || key != "former" && got != value {
					return fmt.Sprintf("%s is %q", key, got)
				}
			}
			return unless(!absent, "is there")
		}
		return unless(absent, fmt.Sprintf("not among the edges %v", edges(g)))
	}
	return "neither a node nor an edge"
}

// underscored writes a list as an expectation does.
func underscored(list []string) string {
	return strings.ReplaceAll(strings.Join(list, ","), " ", "_")
}

func unless(fine bool, problem string) string {
	if fine {
		return ""
	}
	return problem
}

func nameOf(g graph.ArticleGraph, id string) string {
	for _, n := range g.Nodes {
		if n.ID == id {
			return n.Name
		}
	}
	return ""
}

func names(g graph.ArticleGraph) []string {
	var out []string
	for _, n := range g.Nodes {
		out = append(out, string(n.Label)+" "+n.Name)
	}
	return out
}

func edges(g graph.ArticleGraph) []string {
	var out []string
	for _, e := range g.Edges {
		out = append(out, fmt.Sprintf("%s %s %s (%s)", nameOf(g, e.From), e.Type, nameOf(g, e.To), e.Status))
	}
	return out
}

func newExtractor(t testing.TB) *Extractor {
	t.Helper()
	x, err := New("test")
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func document(text string) graph.Document {
	return graph.Document{Article: graph.Article{ID: "case", Published: "2020-02-29"}, Text: text}
}
