package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"

	"github.com/spf13/cobra"

	"github.com/graphload/graphload/config"
	"github.com/graphload/graphload/extract"
	"github.com/graphload/graphload/graph"
	"github.com/graphload/graphload/ingest"
	"github.com/graphload/graphload/pipeline"
)

type extractOptions struct {
	format *choice
}

func newExtractCommand(p *program) *cobra.Command {
	opts := extractOptions{format: newChoice("jsonl", "table")}
	cmd := &cobra.Command{
		Use:   "extract PATH…",
		Short: "Print the graph of each article, without any database",
		Long: `Print the graph of each article, in the order in which they are named. A path is
a file, a folder, a pattern or "-" for standard input.

jsonl is one JSON object a line for each article; table is for reading.`,
		Example: `  graphload extract testdata/articles
  graphload extract --format table article.txt`,
		Args: namesPaths,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runExtract(p, cmd, args, opts)
		},
	}
	addFormatFlag(cmd, opts.format)
	config.AddFlags(cmd.Flags(), "min_confidence", "workers")
	return cmd
}

func runExtract(p *program, cmd *cobra.Command, paths []string, opts extractOptions) error {
	cfg, log, err := p.settings(cmd)
	if err != nil {
		return err
	}
	ex, err := extract.New(version())
	if err != nil {
		return fmt.Errorf("cannot load the lexicons: %w", err)
	}
	ctx := cmd.Context()
	docs := ingest.Read(ctx, paths, ingest.Options{Stdin: p.stdin, Log: log})
	graphs := pipeline.Analyse(ctx, docs, pipeline.Confident{Extractor: ex, Least: cfg.MinConfidence}, cfg.Workers, log)

	write := writeGraphJSON
	if opts.format.value == "table" {
		write = writeGraphTable
	}
	return p.printGraphs(ctx, graphs, write)
}

// printGraphs writes each graph as soon as its turn comes, and names each
// article that failed.
func (p *program) printGraphs(ctx context.Context, graphs iter.Seq2[pipeline.Analysed, error], write func(io.Writer, graph.ArticleGraph) error) error {
	out := bufio.NewWriter(p.stdout)
	var count articlesError
	for g, err := range graphs {
		if err != nil {
			p.say("%v", err)
			count.failed++
			continue
		}
		if err := cmp.Or(write(out, g.ArticleGraph), out.Flush()); err != nil {
			return fmt.Errorf("cannot write the graph of %s: %w", g.Article.Path, err)
		}
		count.done++
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if count.failed > 0 {
		return &count
	}
	return nil
}

// writeGraphJSON writes a graph as one line of JSON. Lists are never null.
func writeGraphJSON(w io.Writer, g graph.ArticleGraph) error {
	g.Article.URLs = notNil(g.Article.URLs)
	g.Nodes = notNil(g.Nodes)
	g.Edges = notNil(g.Edges)
	for i := range g.Nodes {
		n := &g.Nodes[i]
		n.Aliases, n.Mentions = notNil(n.Aliases), notNil(n.Mentions)
	}
	for i := range g.Edges {
		g.Edges[i].Evidence = notNil(g.Edges[i].Evidence)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(g)
}

func notNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// writeGraphTable writes a graph for people: a line that names the article, its
// nodes, its edges.
func writeGraphTable(w io.Writer, g graph.ArticleGraph) error {
	title := cmp.Or(g.Article.Title, "(no title)")
	if _, err := fmt.Fprintf(w, "%s  %s  %s\n\n", g.Article.Path, cmp.Or(g.Article.Published, "(no date)"), title); err != nil {
		return err
	}
	names := make(map[string]string, len(g.Nodes))
	var nodes [][]string
	for _, n := range g.Nodes {
		names[n.ID] = n.Name
		nodes = append(nodes, []string{string(n.Label), n.Name, fmt.Sprint(len(n.Mentions)), n.ID})
	}
	if err := writeTable(w, []string{"LABEL", "NAME", "MENTIONS", "ID"}, nodes, 0); err != nil {
		return err
	}
	var edges [][]string
	for _, e := range g.Edges {
		sentence := ""
		if len(e.Evidence) > 0 {
			sentence = e.Evidence[0].Text
		}
		edges = append(edges, []string{names[e.From], e.Type, names[e.To], string(e.Status), sentence})
	}
	fmt.Fprintln(w)
	if err := writeTable(w, []string{"FROM", "TYPE", "TO", "STATUS", "EVIDENCE"}, edges, 100); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w)
	return err
}
