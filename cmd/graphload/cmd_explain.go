package main

import (
	"bufio"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/graphload/graphload/config"
	"github.com/graphload/graphload/extract"
	"github.com/graphload/graphload/graph"
	"github.com/graphload/graphload/ingest"
)

type explainOptions struct {
	edge   string
	format *choice
}

func newExplainCommand(p *program) *cobra.Command {
	opts := explainOptions{format: newChoice("text", "json")}
	cmd := &cobra.Command{
		Use:   "explain ARTICLE",
		Short: "Tell why the graph of an article holds its edges",
		Long: `Tell why the graph of an article holds its edges: each sentence that says one,
with whom its names, pronouns and descriptions stand for and why, the rule that
found the edge, and what else was considered. ARTICLE is a file or "-" for
standard input.

In a sentence [Blinken|person/antony-blinken] marks a phrase with the nodes that
it stands for; marks nest. The characters \ [ ] | of the text itself have a \
before them there.

--edge TYPE:FROM:TO asks for one edge. FROM and TO are ids or names of nodes,
in upper or lower case; those of an edge without direction may change places.`,
		Example: `  graphload explain article.txt
  graphload explain --edge "MET_WITH:Antony Blinken:person/toshimitsu-motegi" article.txt`,
		Args: namesArticle,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runExplain(p, cmd, args[0], opts)
		},
	}
	cmd.Flags().StringVar(&opts.edge, "edge", "", "explain this edge alone: TYPE:FROM:TO")
	addFormatFlag(cmd, opts.format)
	config.AddFlags(cmd.Flags(), "min_confidence")
	return cmd
}

// namesArticle asks for one path.
func namesArticle(cmd *cobra.Command, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("%s takes one ARTICLE: a file, or - for standard input; %d are given", cmd.Name(), len(args))
	}
	return nil
}

func runExplain(p *program, cmd *cobra.Command, path string, opts explainOptions) error {
	cfg, log, err := p.settings(cmd)
	if err != nil {
		return err
	}
	var wanted *edgeName
	if cmd.Flags().Changed("edge") {
		if wanted, err = parseEdgeName(opts.edge); err != nil {
			return &usageError{err: err, hint: "see 'graphload explain --help'"}
		}
	}
	ctx := cmd.Context()
	doc, err := readOne(ctx, path, ingest.Options{Stdin: p.stdin, Log: log})
	if err != nil {
		return err
	}
	ex, err := extract.New(version())
	if err != nil {
		return fmt.Errorf("cannot load the lexicons: %w", err)
	}
	e := ex.Explain(doc)
	e.DropBelow(cfg.MinConfidence)
	if wanted != nil {
		if err := wanted.narrow(&e); err != nil {
			return fmt.Errorf("%s: %w", doc.Path, err)
		}
	}
	if opts.format.value == "json" {
		e.Article.URLs = notNil(e.Article.URLs)
		return writeJSON(p, e)
	}
	return writeExplanation(bufio.NewWriter(p.stdout), e)
}

// readOne reads the one article of a path.
func readOne(ctx context.Context, path string, opts ingest.Options) (graph.Document, error) {
	var found *graph.Document
	for doc, err := range ingest.Read(ctx, []string{path}, opts) {
		if err != nil {
			return graph.Document{}, err
		}
		if found != nil {
			return graph.Document{}, &usageError{err: fmt.Errorf("%s holds several articles: name one, such as %s", path, found.Path)}
		}
		found = &doc
	}
	if err := ctx.Err(); err != nil {
		return graph.Document{}, err
	}
	if found == nil {
		return graph.Document{}, fmt.Errorf("%s holds no article", path)
	}
	return *found, nil
}

// edgeName is an edge as a user names it.
type edgeName struct {
	typ      graph.EdgeType
	from, to string // ids or names
}

func parseEdgeName(text string) (*edgeName, error) {
	parts := strings.SplitN(text, ":", 3)
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	if len(parts) != 3 || slices.Contains(parts, "") {
		return nil, fmt.Errorf("--edge %q is not of the form TYPE:FROM:TO", text)
	}
	typ, ok := graph.EdgeTypeNamed(strings.ToUpper(parts[0]))
	if !ok {
		var names []string
		for _, t := range graph.EdgeTypes() {
			names = append(names, t.Name)
		}
		near := "'graphload schema' lists the types"
		if list := nearest(parts[0], names, 3); len(list) > 0 {
			near = "did you mean " + strings.Join(list, " or ") + "?"
		}
		return nil, fmt.Errorf("--edge: unknown type %q: %s", parts[0], near)
	}
	return &edgeName{typ, parts[1], parts[2]}, nil
}

// narrow leaves in an explanation what concerns the edge. It is an error if the
// graph does not hold it.
func (n *edgeName) narrow(e *extract.Explanation) error {
	names := make(map[string][]string) // of the nodes, with their ids
	for _, node := range e.Graph.Nodes {
		names[node.ID] = append([]string{node.ID, node.Name}, node.Aliases...)
	}
	is := func(id, called string) bool {
		return slices.ContainsFunc(names[id], func(name string) bool { return strings.EqualFold(name, called) })
	}
	matches := func(typ, from, to string) bool {
		return typ == n.typ.Name && (is(from, n.from) && is(to, n.to) || n.typ.Symmetric && is(from, n.to) && is(to, n.from))
	}
	if !slices.ContainsFunc(e.Graph.Edges, func(edge graph.Edge) bool { return matches(edge.Type, edge.From, edge.To) }) {
		return n.missing(e.Graph, is)
	}
	e.Keep(func(r extract.Reason) bool { return matches(r.Type, r.From, r.To) })
	return nil
}

// shownNear is how many near edges or names an error lists.
const shownNear = 5

// missing is the error of an edge that the graph does not hold. It lists what
// comes near: the nodes of names like one that no node has, else the edges that
// share an end with it, first those that share more.
func (n *edgeName) missing(g graph.ArticleGraph, is func(id, called string) bool) error {
	for _, called := range []string{n.from, n.to} {
		if !slices.ContainsFunc(g.Nodes, func(node graph.Node) bool { return is(node.ID, called) }) {
			return fmt.Errorf("the graph has no node %q; %s", called, listed(nearNodes(g, called)))
		}
	}
	ranked := make(map[int][]string)
	for _, e := range g.Edges {
		from, to := is(e.From, n.from) || is(e.To, n.from), is(e.From, n.to) || is(e.To, n.to)
		agree := 0
		for _, same := range []bool{from, to, e.Type == n.typ.Name} {
			if same {
				agree++
			}
		}
		if from || to {
			ranked[agree] = append(ranked[agree], e.Type+":"+e.From+":"+e.To)
		}
	}
	near := slices.Concat(ranked[3], ranked[2], ranked[1])
	return fmt.Errorf("the graph has no edge %s:%s:%s; %s", n.typ.Name, n.from, n.to, listed(near))
}

// listed shows what comes near, each on a line of its own, or says that nothing
// does.
func listed(list []string) string {
	if len(list) == 0 {
		return "nothing comes near it"
	}
	return "near ones:\n  " + strings.Join(list[:min(shownNear, len(list))], "\n  ")
}

// nearNodes are the ids of the nodes whose id, name or one of whose other names
// comes nearest to the word.
func nearNodes(g graph.ArticleGraph, called string) []string {
	ids := make(map[string]string)
	var words []string
	for _, node := range g.Nodes {
		for _, name := range append([]string{node.ID, node.Name}, node.Aliases...) {
			if _, have := ids[name]; !have {
				ids[name] = node.ID
				words = append(words, name)
			}
		}
	}
	var out []string
	for _, name := range nearest(called, words, len(words)) {
		if id := ids[name]; !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
