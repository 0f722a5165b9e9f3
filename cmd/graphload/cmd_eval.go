package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/graphload/graphload/evaluation"
	"github.com/graphload/graphload/extract"
	"github.com/graphload/graphload/graph"
	"github.com/graphload/graphload/ingest"
	"github.com/graphload/graphload/pipeline"
)

func newEvalCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "eval",
		Short: "Measure what is extracted against labels of your own",
		Long: `Measure what graphload extracts against what a careful reader marked. All figures
are in per cent.

Precision (P) is the share of what was found that is right, recall (R) the share
of what there is that was found, F1 their harmonic mean.`,
		Args: knownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newEvalGraphCommand(p), newEvalNamesCommand(p), newEvalActsCommand(p, loadJudge))
	return cmd
}

type evalGraphOptions struct {
	format *choice
	errors bool
}

func newEvalGraphCommand(p *program) *cobra.Command {
	opts := evalGraphOptions{format: newChoice("table", "json")}
	cmd := &cobra.Command{
		Use:   "graph GOLD_DIR ARTICLES_DIR",
		Short: "Measure the graphs of articles",
		Long: `Compare the graphs of the articles in ARTICLES_DIR with those that a reader drew
from them: the article NAME.txt with the graph GOLD_DIR/NAME.json.

  {"nodes": [{"label": "Person", "id": "eide", "name": "Espen Barth Eide", "aliases": ["Eide"]},
             {"label": "Nation", "id": "NOR", "name": "Norway"}],
   "edges": [{"type": "REPRESENTS", "from": "eide", "to": "NOR", "status": "actual",
              "evidence": "Norwegian Foreign Minister Espen Barth Eide"}]}

The id of a Nation is its ISO alpha-3 code. Without status an edge is actual.
evidence is text of the article, " ... " between passages that stand apart.
"optional": true on a node or edge makes it count neither way.

Nations are matched by their code, issues by half of their words, other nodes by
label and a name or alias; an edge by its type and both ends. A denied edge
matches only a denied one. NAMED is all nodes but issues.

The last table tells how reliable the confidence of edges is: of the edges that
count as right or wrong, the share in each band, and how many of them are right.`,
		Example: `  graphload eval graph testdata/articles testdata/articles
  graphload eval graph --errors gold/ articles/`,
		Args: exactly("GOLD_DIR", "ARTICLES_DIR"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runEvalGraph(p, cmd, args[0], args[1], opts)
		},
	}
	addFormatFlag(cmd, opts.format)
	cmd.Flags().BoolVar(&opts.errors, "errors", false, "tell article by article what is wrong (+) and missing (-)")
	return cmd
}

// exactly asks for these arguments, no fewer and no more.
func exactly(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < len(names) {
			return fmt.Errorf("%s needs %s", cmd.CommandPath(), names[len(args)])
		}
		if len(args) > len(names) {
			return fmt.Errorf("%s takes no more than %s: %q is too much", cmd.CommandPath(), plural(len(names), "argument"), args[len(names)])
		}
		return nil
	}
}

func runEvalGraph(p *program, cmd *cobra.Command, goldDir, articlesDir string, opts evalGraphOptions) error {
	if opts.errors && opts.format.value == "json" {
		return &usageError{err: errors.New("--errors is for reading: it does not go with --format json")}
	}
	_, log, err := p.settings(cmd)
	if err != nil {
		return err
	}
	golds, err := evaluation.ReadGolds(goldDir)
	if err != nil {
		return err
	}
	ex, err := extract.New(version())
	if err != nil {
		return fmt.Errorf("cannot load the lexicons: %w", err)
	}
	readings, err := p.readArticles(cmd.Context(), golds, articlesDir, ex, log)
	if err != nil {
		return err
	}
	if len(readings) == 0 {
		return &articlesError{failed: len(golds)}
	}
	report := evaluation.ScoreGraphs(golds, readings)
	if opts.format.value == "json" {
		err = p.writeGraphReportJSON(report)
	} else {
		err = p.writeGraphReport(report, opts.errors)
	}
	if err != nil {
		return err
	}
	if failed := len(golds) - len(readings); failed > 0 {
		return &articlesError{failed: failed, done: len(readings)}
	}
	return nil
}

// readArticles extracts the articles that the gold graphs are of, by their
// names. It names each that fails and goes on; the error is that of ctx.
func (p *program) readArticles(ctx context.Context, golds []evaluation.Gold, dir string, ex pipeline.Extractor, log *slog.Logger) (map[string]evaluation.Reading, error) {
	readings := make(map[string]evaluation.Reading, len(golds))
	for _, gold := range golds {
		path := filepath.Join(dir, gold.Article+".txt")
		for doc, err := range ingest.Read(ctx, []string{path}, ingest.Options{Log: log}) {
			var g graph.ArticleGraph
			if err == nil {
				g, err = pipeline.Extract(ex, doc, log)
			}
			if err != nil {
				p.say("%v", err)
				continue
			}
			readings[gold.Article] = evaluation.Reading{Text: doc.Text, Graph: g}
		}
	}
	return readings, ctx.Err()
}

func (p *program) writeGraphReport(report evaluation.GraphReport, errors bool) error {
	if errors {
		for _, diff := range report.Differences {
			fmt.Fprintln(p.stdout, diff.Article)
			for _, line := range diff.Wrong {
				fmt.Fprintf(p.stdout, "  + %s\n", line)
			}
			for _, line := range diff.Missing {
				fmt.Fprintf(p.stdout, "  - %s\n", line)
			}
		}
		fmt.Fprintln(p.stdout)
	}
	fmt.Fprintf(p.stdout, "%d of %d articles\n", report.Read, report.Articles)
	if err := p.writeCounted(report.Rows); err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "Of the edges found, %d of %d have the right status, %d of %d carry the gold evidence.\n",
		report.Status.Right, report.Status.Of, report.Evidence.Right, report.Evidence.Of)
	fmt.Fprintln(p.stdout)
	return writeTable(p.stdout, []string{"CONFIDENCE", "EDGES", "SHARE", "RIGHT"}, reliabilityRows(report.Reliability), 0)
}

// reliabilityRows are the bands that hold edges: the bounds, the edges, and in
// per cent their share of all edges and the share of them that is right.
func reliabilityRows(reliability evaluation.Reliability) [][]string {
	all := reliability.Edges()
	var rows [][]string
	for i, band := range reliability {
		if band.Of == 0 {
			continue
		}
		from, to := reliability.Bounds(i)
		share := evaluation.Share{Right: band.Of, Of: all}
		rows = append(rows, []string{fmt.Sprintf("%.1f-%.1f", from, to), fmt.Sprint(band.Of), percent(share.Ratio()), percent(band.Ratio())})
	}
	return rows
}

// writeCounted writes rows of counts as a table of figures.
func (p *program) writeCounted(rows []evaluation.Row) error {
	var cells [][]string
	for _, row := range rows {
		cells = append(cells, []string{row.Name, fmt.Sprint(row.Marked()), fmt.Sprint(row.Found()),
			percent(row.Precision()), percent(row.Recall()), percent(row.F1())})
	}
	return writeTable(p.stdout, []string{"", "GOLD", "FOUND", "P", "R", "F1"}, cells, 0)
}

// percent shows a fraction in per cent, to 0.1.
func percent(fraction float64) string { return fmt.Sprintf("%.1f", 100*fraction) }

// inPercent is a fraction in per cent, as JSON tells it: to 0.01.
func inPercent(fraction float64) float64 { return math.Round(10000*fraction) / 100 }

// figuresJSON are the figures of a count, in per cent.
type figuresJSON struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

func newFiguresJSON(c evaluation.Count) figuresJSON {
	return figuresJSON{inPercent(c.Precision()), inPercent(c.Recall()), inPercent(c.F1())}
}

func (p *program) writeGraphReportJSON(report evaluation.GraphReport) error {
	figures := func(row string) figuresJSON { return newFiguresJSON(report.Count(row)) }
	return writeJSON(p, struct {
		Named     figuresJSON `json:"NAMED"`
		Nodes     figuresJSON `json:"NODES"`
		Structure figuresJSON `json:"structure"`
		Events    figuresJSON `json:"events"`
		About     figuresJSON `json:"about"`
		Edges     figuresJSON `json:"EDGES"`

		Reliability []bandJSON `json:"reliability"`
	}{
		figures(evaluation.RowNamed), figures(evaluation.RowNodes),
		figures(evaluation.RowStructure), figures(evaluation.RowEvents),
		figures(evaluation.RowAbout), figures(evaluation.RowEdges),
		newBandsJSON(report.Reliability),
	})
}

// bandJSON is how many edges have a confidence between the bounds, and how many
// of them are right, in per cent; a band without edges does not say.
type bandJSON struct {
	From  float64  `json:"from"`
	To    float64  `json:"to"`
	Edges int      `json:"edges"`
	Right *float64 `json:"right,omitempty"`
}

func newBandsJSON(reliability evaluation.Reliability) []bandJSON {
	var bands []bandJSON
	for i, share := range reliability {
		from, to := reliability.Bounds(i)
		band := bandJSON{From: from, To: to, Edges: share.Of}
		if share.Of > 0 {
			right := inPercent(share.Ratio())
			band.Right = &right
		}
		bands = append(bands, band)
	}
	return bands
}
