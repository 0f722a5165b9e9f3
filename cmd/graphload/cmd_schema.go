package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/graphload/graphload/graph"
)

type schemaOptions struct {
	format *choice
}

func newSchemaCommand(p *program) *cobra.Command {
	opts := schemaOptions{format: newChoice("table", "json")}
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "List the types of edges and the properties in Neo4j, with their meanings",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return runSchema(p, opts)
		},
	}
	addFormatFlag(cmd, opts.format)
	return cmd
}

// schema is what schema prints in JSON.
type schema struct {
	EdgeTypes  []schemaType     `json:"edge_types"`
	Properties []graph.Property `json:"properties"`
}

// schemaType is an edge type as schema prints it in JSON.
type schemaType struct {
	Name      string         `json:"name"`
	Group     graph.Group    `json:"group"`
	From      graph.LabelSet `json:"from"`
	To        graph.LabelSet `json:"to"`
	Symmetric bool           `json:"symmetric"`
	Plover    string         `json:"plover,omitempty"`
	Quad      int            `json:"quad,omitempty"`
	Meaning   string         `json:"meaning"`
	Example   string         `json:"example"`
}

func runSchema(p *program, opts schemaOptions) error {
	if opts.format.value == "json" {
		all := schema{Properties: graph.Properties()}
		for _, t := range graph.EdgeTypes() {
			all.EdgeTypes = append(all.EdgeTypes, schemaType{
				Name: t.Name, Group: t.Group, From: t.From, To: t.To, Symmetric: t.Symmetric,
				Plover: t.Plover, Quad: t.Quad(), Meaning: t.Meaning, Example: t.Example,
			})
		}
		return writeJSON(p, all)
	}
	var rows [][]string
	for _, t := range graph.EdgeTypes() {
		plover := t.Plover
		if plover == "" {
			plover = "-"
		}
		rows = append(rows,
			[]string{t.Name, plover, ends(t)},
			[]string{"", "", t.Meaning},
			[]string{"", "", "“" + t.Example + "”"},
		)
	}
	if err := writeTable(p.stdout, []string{"TYPE", "PLOVER", "ENDS, MEANING AND EXAMPLE"}, rows, 0); err != nil {
		return err
	}
	fmt.Fprintln(p.stdout)
	rows = nil
	for _, prop := range graph.Properties() {
		rows = append(rows, []string{prop.On, prop.Name, prop.Type, prop.Meaning})
	}
	return writeTable(p.stdout, []string{"ON", "PROPERTY", "TYPE", "MEANING"}, rows, 0)
}

// ends shows which labels an edge type joins: "Person → Nation", with "–" for
// an edge without direction and "any actor" for the four labels that act.
func ends(t graph.EdgeType) string {
	arrow := "→"
	if t.Symmetric {
		arrow = "–"
	}
	return fmt.Sprintf("%s %s %s", labels(t.From), arrow, labels(t.To))
}

func labels(set graph.LabelSet) string {
	if len(set) == len(graph.Labels())-1 && !set.Has(graph.Issue) {
		return "any actor"
	}
	names := make([]string, len(set))
	for i, l := range set {
		names[i] = string(l)
	}
	return strings.Join(names, ", ")
}
