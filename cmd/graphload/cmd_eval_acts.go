package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/graphload/graphload/evaluation"
	"github.com/graphload/graphload/graph"
)

type evalActsOptions struct {
	format *choice
}

// newEvalActsCommand makes the command that measures what load returns; load is
// called once, after the file has been read.
func newEvalActsCommand(p *program, load func() (evaluation.ActClassifier, error)) *cobra.Command {
	opts := evalActsOptions{format: newChoice("table", "json")}
	cmd := &cobra.Command{
		Use:   "acts FILE",
		Short: "Measure which act of one actor on another is read in sentences",
		Long: `Ask of each row of FILE what its source does to its target in its sentence, and
compare the answer with the row's root.

FILE holds tab-separated columns under a line that names them; fields may be
quoted as in CSV. sentence, source, target and root must be there. root is one of
  ` + rootsInLines() + `
or NONE: the source does nothing to the target, or only the reverse holds.

Also read, if there:
  marked_sentence  the sentence with <s>…</s> around the source and <t>…</t>
                   around the target: which of equal words are meant
  penta            the quad class, 1 to 4; without it that of the root counts
  status           actual, planned, possible or denied
  kind             a word of your own for rows that are alike

Macro-F1 is the mean over the classes that the rows or the answers hold,
micro-F1 that of all of them together; NONE is no class there but has its own F1.
Coverage is the share of right roots among the rows whose answers are surest.
Status counts in rows that tell it and whose root is not NONE. Of each kind of
rows the report tells how many were rightly answered as NONE or as any act.`,
		Args: exactly("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runEvalActs(p, cmd, args[0], load, opts)
		},
	}
	addFormatFlag(cmd, opts.format)
	return cmd
}

// rootsInLines lists the roots, a quad class a line.
func rootsInLines() string {
	var b strings.Builder
	last := 0
	for _, root := range evaluation.Roots() {
		quad := graph.EdgeType{Plover: root}.Quad()
		switch {
		case last == 0:
		case quad != last:
			b.WriteString("\n  ")
		default:
			b.WriteString(" ")
		}
		last = quad
		b.WriteString(root)
	}
	return b.String()
}

func runEvalActs(p *program, cmd *cobra.Command, path string, load func() (evaluation.ActClassifier, error), opts evalActsOptions) error {
	rows, err := readActRows(path)
	if err != nil {
		return err
	}
	classifier, err := load()
	if err != nil {
		return err
	}
	report, err := evaluation.ScoreActs(cmd.Context(), rows, classifier)
	if err != nil {
		return err
	}
	if opts.format.value == "json" {
		return p.writeActReportJSON(report)
	}
	return p.writeActReport(report)
}

func readActRows(path string) ([]evaluation.ActRow, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("cannot read the sentences: %w", err)
	}
	defer file.Close()
	return evaluation.ReadActs(path, file)
}

// writeActReport writes the figures, then those of each root, then which root
// was answered as which.
func (p *program) writeActReport(report evaluation.ActReport) error {
	fmt.Fprintln(p.stdout, plural(report.Rows, "row"))
	if report.Unnamed > 0 {
		fmt.Fprintf(p.stdout, "%s with an actor whom the sentence does not name\n", plural(report.Unnamed, "row"))
	}
	figures := [][]string{
		{"roots", percent(report.Roots.MacroF1()), percent(report.Roots.MicroF1()), ""},
		{"quad classes", percent(report.Quads.MacroF1()), percent(report.Quads.MicroF1()), ""},
	}
	if report.Judged.Of > 0 {
		figures = append(figures, []string{"status", percent(report.Status.MacroF1()), "", percent(report.Judged.Ratio())})
	}
	for _, coverage := range evaluation.Coverages() {
		figures = append(figures, []string{fmt.Sprintf("surest %d %%", coverage), "", "", percent(report.Covered[coverage].Ratio())})
	}
	if err := writeTable(p.stdout, []string{"", "MACRO-F1", "MICRO-F1", "ACCURACY"}, figures, 0); err != nil {
		return err
	}
	if len(report.Kinds) > 0 {
		var kinds [][]string
		for _, kind := range slices.Sorted(maps.Keys(report.Kinds)) {
			share := report.Kinds[kind]
			kinds = append(kinds, []string{kind, strconv.Itoa(share.Of), percent(share.Ratio())})
		}
		fmt.Fprintln(p.stdout)
		if err := writeTable(p.stdout, []string{"KIND", "ROWS", "NONE OR ACT RIGHT"}, kinds, 0); err != nil {
			return err
		}
	}
	var rows []evaluation.Row
	for _, root := range evaluation.Roots() {
		rows = append(rows, evaluation.Row{Name: root, Count: report.Roots[root]})
	}
	if report.None.Marked() > 0 {
		rows = append(rows, evaluation.Row{Name: evaluation.NoAct, Count: report.None})
	}
	fmt.Fprintln(p.stdout)
	if err := p.writeCounted(rows); err != nil {
		return err
	}
	fmt.Fprintln(p.stdout, "\nA line for each root, a column for each answer:")
	return p.writeConfusion(report)
}

// writeConfusion writes how often which root was answered as which, with dots
// for never. The columns are headed by the first letters of the roots.
func (p *program) writeConfusion(report evaluation.ActReport) error {
	classes := append(evaluation.Roots(), evaluation.NoAct)
	header := []string{""}
	var rows [][]string
	for _, root := range classes {
		header = append(header, root[:min(len(root), 4)])
		row := []string{root}
		for _, answer := range classes {
			cell := "."
			if n := report.Answers[[2]string{root, answer}]; n > 0 {
				cell = strconv.Itoa(n)
			}
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	return writeTable(p.stdout, header, rows, 0)
}

func (p *program) writeActReportJSON(report evaluation.ActReport) error {
	type f1s struct {
		Macro float64 `json:"macro_f1"`
		Micro float64 `json:"micro_f1"`
	}
	type f1 struct {
		F1 float64 `json:"f1"`
	}
	type status struct {
		Macro    float64 `json:"macro_f1"`
		Accuracy float64 `json:"accuracy"`
	}
	out := struct {
		Root     f1s                `json:"root"`
		Quad     f1s                `json:"quad"`
		Coverage map[string]float64 `json:"coverage"`
		None     *f1                `json:"none,omitempty"`
		Status   *status            `json:"status,omitempty"`
		Kinds    map[string]float64 `json:"kinds,omitempty"`
	}{
		Root:     f1s{inPercent(report.Roots.MacroF1()), inPercent(report.Roots.MicroF1())},
		Quad:     f1s{inPercent(report.Quads.MacroF1()), inPercent(report.Quads.MicroF1())},
		Coverage: make(map[string]float64),
		Kinds:    make(map[string]float64),
	}
	for _, coverage := range evaluation.Coverages() {
		out.Coverage[strconv.Itoa(coverage)] = inPercent(report.Covered[coverage].Ratio())
	}
	for kind, share := range report.Kinds {
		out.Kinds[kind] = inPercent(share.Ratio())
	}
	if report.None.Marked() > 0 {
		out.None = &f1{inPercent(report.None.F1())}
	}
	if report.Judged.Of > 0 {
		out.Status = &status{inPercent(report.Status.MacroF1()), inPercent(report.Judged.Ratio())}
	}
	return writeJSON(p, out)
}
