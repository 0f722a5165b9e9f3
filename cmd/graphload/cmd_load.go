package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/graphload/graphload/config"
	"github.com/graphload/graphload/extract"
	"github.com/graphload/graphload/graph"
	"github.com/graphload/graphload/graph/neo4jstore"
	"github.com/graphload/graphload/ingest"
	"github.com/graphload/graphload/internal/localneo4j"
	"github.com/graphload/graphload/pipeline"
)

func newLoadCommand(p *program) *cobra.Command {
	failures := ""
	cmd := &cobra.Command{
		Use:   "load PATH…",
		Short: "Load articles into Neo4j",
		Long: `Extract the graph of each article and write it to Neo4j. A path is a file, a
folder, a pattern or "-" for standard input. Unless the settings name a Neo4j, a
local one is started.

Loading an article again changes nothing; loading a changed article, or an
article with another --min-confidence, replaces what its older version said.

An article that fails is named, and kept in a failure file for 'graphload retry'.
A Neo4j that is lost in mid-run is waited for; if it stays away, the rest of the
articles goes to the failure file.`,
		Example: `  graphload load testdata/articles
  graphload load --failures failed.jsonl news/
  graphload load --uri neo4j+s://example.databases.neo4j.io --password-file aura.txt news/`,
		Args: namesPaths,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.load(cmd, &failureFile{path: failures}, func(opts ingest.Options) iter.Seq2[graph.Document, error] {
				return ingest.Read(cmd.Context(), args, opts)
			})
		},
	}
	addLoadingFlags(cmd)
	cmd.Flags().StringVar(&failures, "failures", "", "`file` to which failed articles are added (default a new one in the user's state folder)")
	return cmd
}

// addLoadingFlags adds the flags of all commands that load.
func addLoadingFlags(cmd *cobra.Command) {
	config.AddFlags(cmd.Flags(), "min_confidence", "batch", "workers", "store_text", "neo4j.wait", "local.bolt_port", "local.http_port")
}

// load takes the articles that read gives into the store, and what fails into
// the failure file.
func (p *program) load(cmd *cobra.Command, failures *failureFile, read func(ingest.Options) iter.Seq2[graph.Document, error]) error {
	cfg, log, err := p.settings(cmd)
	if err != nil {
		return err
	}
	ctx := cmd.Context()
	store, server, err := p.openForLoading(ctx, cfg, log)
	if err != nil {
		return err
	}
	defer closeStore(ctx, store, log)

	ex, err := extract.New(version())
	if err != nil {
		return fmt.Errorf("cannot load the lexicons: %w", err)
	}
	start := time.Now()
	docs := read(ingest.Options{Stdin: p.stdin, Log: log})
	bar := p.newProgress("loading", -1)
	defer failures.close(p)
	l := &pipeline.Loader{
		Store: store, Batch: cfg.Batch,
		Lost: serverLost, Patience: time.Duration(cfg.Neo4j.Wait) * time.Second,
		Waiting: func(err error) { bar.above(p, fmt.Errorf("waiting for Neo4j: %w", err)) },
		Failed: func(f *ingest.Failure) {
			bar.above(p, f)
			failures.add(f)
		},
		Advanced: bar.advance,
	}
	reading := textKeeper{pipeline.Confident{Extractor: ex, Least: cfg.MinConfidence}, cfg.StoreText}
	count, err := l.Load(ctx, pipeline.Analyse(ctx, docs, reading, cfg.Workers, log))
	bar.end()
	if errors.Is(err, pipeline.ErrLost) {
		return &articlesError{failed: count.Failed, done: count.Done(), lost: err}
	}
	if err != nil {
		p.say("what was loaded before is kept, each article as a whole")
		return err
	}
	if count.Done() > 0 {
		if err := p.reportLoad(ctx, store, server, count, time.Since(start)); err != nil {
			return err
		}
	}
	if count.Failed > 0 {
		return &articlesError{failed: count.Failed, done: count.Done()}
	}
	return nil
}

// textKeeper hands the text of an article on with its graph if the store is to
// keep it.
type textKeeper struct {
	pipeline.Extractor
	keep bool
}

// Extract implements pipeline.Extractor.
func (k textKeeper) Extract(doc graph.Document) graph.ArticleGraph {
	g := k.Extractor.Extract(doc)
	if k.keep {
		g.Text = doc.Text
	}
	return g
}

// openForLoading opens the store that the settings name, or else that of the
// local server, which it starts if need be. The server is nil in the first case.
func (p *program) openForLoading(ctx context.Context, cfg *config.Config, log *slog.Logger) (*neo4jstore.Store, *localneo4j.Server, error) {
	if cfg.Neo4j.URI != "" {
		store, err := openNamed(ctx, cfg, readWrite, log)
		return store, nil, err
	}
	server, started, err := localneo4j.Up(ctx, p.localOptions(cfg, log))
	if err != nil {
		return nil, nil, err
	}
	if started {
		p.say("started Neo4j at %s", server.URI)
	} else {
		p.say("Neo4j is running already at %s", server.URI)
	}
	store, err := openLocal(ctx, cfg, server, readWrite, log)
	return store, server, err
}

// reportLoad tells what a load did, what the graph holds now, and what to do
// with it.
func (p *program) reportLoad(ctx context.Context, store *neo4jstore.Store, server *localneo4j.Server, count pipeline.Tally, took time.Duration) error {
	fmt.Fprintln(p.stdout, summary(count, took))
	counts, err := store.Counts(ctx)
	if err != nil {
		return fmt.Errorf("the articles are loaded, but counting failed: %w", err)
	}
	if err := p.writeCounts(counts); err != nil {
		return err
	}
	if err := p.showQueries(ctx, store); err != nil {
		return err
	}
	if server == nil {
		return nil
	}
	fmt.Fprintln(p.stdout, "\nLook at the graph:")
	return p.describeServer(server)
}

// summary is the line that tells what became of the articles of a load.
func summary(t pipeline.Tally, took time.Duration) string {
	if t.Failed == 0 && t.Outcomes[graph.Unchanged] == t.Done() {
		return fmt.Sprintf("Nothing changed: %s loaded before, the graph is as it was (%s).", plural(t.Done(), "article"), rounded(took))
	}
	var parts []string
	for _, o := range []graph.Outcome{graph.Added, graph.Replaced, graph.Unchanged} {
		parts = append(parts, fmt.Sprintf("%d %s", t.Outcomes[o], o))
	}
	parts = append(parts, fmt.Sprintf("%d failed", t.Failed))
	return fmt.Sprintf("Loaded %s in %s: %s.", plural(t.Done(), "article"), rounded(took), strings.Join(parts, ", "))
}

// writeCounts shows what a store holds: nodes by label and edges by type, the
// most frequent types first.
func (p *program) writeCounts(counts graph.Counts) error {
	rows := [][]string{{"Article", fmt.Sprintf("%6d", counts.Articles)}}
	for _, l := range graph.Labels() {
		rows = append(rows, []string{string(l), fmt.Sprintf("%6d", counts.Nodes[l])})
	}
	fmt.Fprintln(p.stdout)
	if err := writeTable(p.stdout, []string{"NODES", " COUNT"}, rows, 0); err != nil {
		return err
	}
	var types []string
	for t, n := range counts.Edges {
		if n > 0 {
			types = append(types, t)
		}
	}
	if len(types) == 0 {
		return nil
	}
	slices.SortFunc(types, func(a, b string) int {
		if d := counts.Edges[b] - counts.Edges[a]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	rows = nil
	for _, t := range types {
		rows = append(rows, []string{t, fmt.Sprintf("%6d", counts.Edges[t])})
	}
	fmt.Fprintln(p.stdout)
	return writeTable(p.stdout, []string{"EDGES", " COUNT"}, rows, 0)
}
